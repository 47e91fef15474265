//! An index of what stands below: a line that unfolds into the names of its parts, each of which leads there.

use crate::browser::keys::ESCAPE;
use crate::browser::{focus_in_place, next_frame};
use leptos::html::Button;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

/// What is above a part is only estimated until it is drawn: it may move for so many frames.
const FRAMES: usize = 4;

/// A part of what stands below.
#[derive(Clone, PartialEq)]
pub(crate) struct IndexEntry {
    /// What it is called.
    pub(crate) label: String,
    /// How much it holds.
    pub(crate) n: String,
    /// Whether it stands under the one before that does not.
    pub(crate) is_under: bool,
    /// Its element, as a selector within the explorer.
    pub(crate) selector: String,
    /// Its address, for where its element is not there.
    pub(crate) href: String,
}

/// A line that unfolds into the parts of what stands below. Escape folds it.
#[component]
pub(crate) fn Index(
    /// What it says: where the reader is, or what it lists.
    #[prop(into)]
    label: ViewFn,
    /// What it is called.
    name: &'static str,
    /// The parts; asked for when it is unfolded.
    entries: Memo<Vec<IndexEntry>>,
) -> impl IntoView {
    let (is_open, line) = (RwSignal::new(false), NodeRef::<Button>::new());
    let fold = move |key: KeyboardEvent| {
        if is_open.get() && key.key() == ESCAPE {
            key.prevent_default();
            is_open.set(false);
            line.get().iter().for_each(|line| focus_in_place(line));
        }
    };
    let item = move |entry: IndexEntry| view! { <IndexItem entry is_open /> };
    view! {
        <div class="index" on:keydown=fold>
            <button
                type="button"
                class="fold"
                aria-label=name
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
                node_ref=line
            >
                {label.run()}
            </button>
            <Show when=move || is_open.get()>
                <ol>{move || entries.get().into_iter().map(item).collect_view()}</ol>
            </Show>
        </div>
    }
}

/// A part, which a click leads to.
#[component]
fn IndexItem(
    /// Which.
    entry: IndexEntry,
    /// Whether the index is unfolded.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let IndexEntry { label, n, is_under, selector, href } = entry;
    let lead = move |click: MouseEvent| {
        let link = click.target().and_then(|target| target.dyn_into::<Element>().ok());
        let explorer = link.and_then(|link| link.closest(".explorer").ok().flatten());
        let part = explorer.and_then(|explorer| explorer.query_selector(&selector).ok().flatten());
        is_open.set(false);
        if let Some(part) = part {
            click.prevent_default();
            lead_to(part);
        }
    };
    view! {
        <li class:under=is_under>
            <a href=href on:click=lead>
                {label}
                " "
                <span class="n num">{n}</span>
            </a>
        </li>
    }
}

/// Brings a part to the top of what is seen, unfolded, and has the keyboard go on from there.
fn lead_to(part: Element) {
    if let Ok(Some(folded)) = part.closest("[hidden]")
        && let Ok(found) = Event::new("beforematch")
    {
        let _handled = folded.dispatch_event(&found);
    }
    let _valid = part.set_attribute("tabindex", "-1");
    scroll_to(part, FRAMES);
}

fn scroll_to(part: Element, n_frames: usize) {
    next_frame(Box::new(move || {
        if n_frames == FRAMES {
            part.dyn_ref().into_iter().for_each(focus_in_place);
        }
        part.scroll_into_view();
        if n_frames > 0 {
            scroll_to(part, n_frames - 1);
        }
    }));
}
