//! The search box: a combobox after the pattern of WAI-ARIA, with suggestions while somebody types, and below it what
//! could not be understood.

mod mistakes;
mod search;
mod suggestions;

use crate::browser::{is_in_field, keep, on_key};
use crate::state::{Explorer, explorer};
use crate::wording::search_box::{CLEAR, NAME, NAME_OF_FOUND};
use engine::Query;
use gloo::timers::callback::Timeout;
use leptos::html::Input;
use leptos::prelude::*;
use mistakes::Mistakes;
use search::SearchField;
use suggestions::Suggestions;

/// How long after the first picture the index is built, in milliseconds.
const WARM_UP: u32 = 200;

/// One box over facts and article text.
#[component]
pub(crate) fn SearchBox() -> impl IntoView {
    let explorer = explorer();
    let (search, field) = (SearchField::new(explorer), NodeRef::new());
    warm_up(explorer);
    if !explorer.is_guest() {
        on_slash(field);
    }
    let clear = move |_| {
        explorer.step(|query| query.q.clear());
        focus(field);
    };
    view! {
        <form class="search" role="search" on:submit=|event| event.prevent_default()>
            <Lens />
            <Field search field />
            <Show
                when=move || explorer.query().with(Query::has_words)
                fallback=|| view! { <kbd aria-hidden="true">"/"</kbd> }
            >
                <button type="button" aria-label=CLEAR on:click=clear>
                    "×"
                </button>
            </Show>
            <div class="below">
                <Mistakes />
                <Suggestions search />
            </div>
        </form>
    }
}

/// The first search builds the index: better between the first picture and the first key than at that key.
fn warm_up(explorer: Explorer) {
    keep(Box::new(Timeout::new(WARM_UP, move || explorer.corpus().prepare_search())));
}

/// The sign of searching.
#[component]
fn Lens() -> impl IntoView {
    view! {
        <svg viewBox="0 0 20 20" aria-hidden="true">
            <circle cx="8.5" cy="8.5" r="5.5" />
            <path d="M13,13l5,5" />
        </svg>
    }
}

/// Where is typed.
#[component]
fn Field(
    /// What is searched for, and what is suggested.
    search: SearchField,
    /// The element.
    field: NodeRef<Input>,
) -> impl IntoView {
    let name = if search.explorer.corpus().is_found_only() { NAME_OF_FOUND } else { NAME };
    view! {
        <input
            node_ref=field
            type="text"
            role="combobox"
            aria-label=name
            placeholder=name
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            enterkeyhint="search"
            aria-autocomplete="list"
            aria-controls=search.list_id()
            aria-expanded=move || (search.n() != 0).to_string()
            aria-activedescendant=move || search.active_id()
            prop:value=move || search.explorer.query().with(|query| query.q.clone())
            on:input=move |event| search.typed(&event)
            on:keydown=move |event| search.pressed(&event)
            on:blur=move |_| search.leave()
        />
    }
}

/// `/` goes to the box from anywhere but a field.
fn on_slash(field: NodeRef<Input>) {
    on_key(Box::new(move |event| {
        let is_bare = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if event.key() == "/" && is_bare && !is_in_field(event) {
            event.prevent_default();
            focus(field);
        }
    }));
}

fn focus(field: NodeRef<Input>) {
    if let Some(field) = field.get() {
        let _borne = field.focus();
    }
}
