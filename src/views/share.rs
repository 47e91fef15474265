//! Taking the present view elsewhere: its link, and the snippet for a blog.

use crate::address;
use crate::embed::{self, Scheme};
use crate::state::explorer;
use crate::views::choice::ChoiceButton;
use crate::views::copy::{CopiedText, CopyButton};
use crate::views::sheet::Sheet;
use crate::wording::share::{
    COPY_EMBED_CODE, COPY_LINK, EMBED_CODE, IN_A_BLOG, LINK, LOOK, NOT_ON_THE_WEB, PREVIEW, SHARE, TITLE, WHAT,
    preview_name, scheme_name,
};
use leptos::prelude::*;
use std::sync::Arc;

/// "Share": the link and the snippet of what is on the screen.
#[component]
pub(crate) fn ShareButton() -> impl IntoView {
    let is_open = RwSignal::new(false);
    view! {
        <span>
            <button type="button" class="plain" aria-haspopup="dialog" on:click=move |_| is_open.set(true)>
                {SHARE}
            </button>
            <Sheet name=TITLE is_open>
                <Shared />
            </Sheet>
        </span>
    }
}

/// The link and the snippet.
#[component]
fn Shared() -> impl IntoView {
    let (explorer, scheme, is_file) = (explorer(), RwSignal::new(Scheme::System), address::is_file());
    let link = Arc::new(move || explorer.address());
    let code = Arc::new(move || {
        let plan = explorer.plan().get();
        explorer.query().with(|query| embed::snippet(&explorer.corpus(), &plan, query, scheme.get()))
    });
    view! {
        <div class="share">
            <h3>{LINK}</h3>
            <Copied name=LINK text=link act=COPY_LINK rows=2 />
            <h3>{IN_A_BLOG}</h3>
            <p>{if is_file { NOT_ON_THE_WEB } else { WHAT }}</p>
            <SchemeChoice scheme />
            <Copied name=EMBED_CODE text=code act=COPY_EMBED_CODE rows=4 />
            <Show when=move || !is_file>
                <Preview scheme />
            </Show>
        </div>
    }
}

/// Light, dark, or as the reader's system.
#[component]
fn SchemeChoice(
    /// What is chosen.
    scheme: RwSignal<Scheme>,
) -> impl IntoView {
    let option = |one: Scheme| {
        let is_on = Memo::new(move |_| scheme.get() == one);
        view! {
            <ChoiceButton is_on choose=Box::new(move || scheme.set(one))>
                {scheme_name(one)}
            </ChoiceButton>
        }
    };
    view! {
        <p class="looks" role="group" aria-label=LOOK>
            <span>{LOOK}</span>
            {Scheme::ALL.into_iter().map(option).collect_view()}
        </p>
    }
}

/// The frame as a post would show it, on demand: it loads the page once more.
#[component]
fn Preview(
    /// How it looks.
    scheme: RwSignal<Scheme>,
) -> impl IntoView {
    let (explorer, is_shown) = (explorer(), RwSignal::new(false));
    let address = move || explorer.query().with(|query| embed::frame_address(query, scheme.get()));
    view! {
        <div>
            <button
                type="button"
                class="plain copy"
                aria-expanded=move || is_shown.get().to_string()
                on:click=move |_| is_shown.update(|is_shown| *is_shown = !*is_shown)
            >
                {move || preview_name(is_shown.get())}
            </button>
            <Show when=move || is_shown.get()>
                <iframe class="preview" title=PREVIEW src=address />
            </Show>
        </div>
    }
}

/// Text in a field, and a button that copies it.
#[component]
fn Copied(
    /// What the text is.
    name: &'static str,
    /// The text.
    text: CopiedText,
    /// What the button says.
    act: &'static str,
    /// How many lines of it are seen.
    rows: u32,
) -> impl IntoView {
    let shown = text.clone();
    view! {
        <div>
            <textarea readonly=true rows=rows aria-label=name prop:value=move || shown() />
            <CopyButton name=act text />
        </div>
    }
}
