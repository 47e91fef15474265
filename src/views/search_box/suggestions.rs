//! What the search box suggests while somebody types.

use crate::views::search_box::search::SearchField;
use crate::wording::search_box::SUGGESTIONS;
use engine::suggest::Suggestion;
use leptos::html::Li;
use leptos::prelude::*;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The suggestions. Pressing the pointer on one leaves the focus in the box.
#[component]
pub(super) fn Suggestions(
    /// What is searched for, and what is suggested.
    search: SearchField,
) -> impl IntoView {
    // All that is shown of a suggestion: one that is suggested again in the same place stays as it is.
    let key = |(at, suggestion): &(usize, Suggestion)| {
        (*at, suggestion.kind.clone(), suggestion.label.clone(), suggestion.note.clone())
    };
    view! {
        <ul
            class="suggestions"
            role="listbox"
            id=search.list_id()
            aria-label=SUGGESTIONS
            on:mousedown=|event| event.prevent_default()
        >
            <For
                each=move || search.found.get().into_iter().enumerate()
                key
                children=move |(at, suggestion)| view! { <SuggestionOption search at suggestion /> }
            />
        </ul>
    }
}

/// A suggestion, which a click chooses.
#[component]
fn SuggestionOption(
    /// What is searched for, and what is suggested.
    search: SearchField,
    /// Its place among the suggestions.
    at: usize,
    /// The suggestion.
    suggestion: Suggestion,
) -> impl IntoView {
    let option = NodeRef::<Li>::new();
    let is_active = move || search.active.get() == at;
    Effect::new(move |_| {
        if is_active()
            && let Some(option) = option.get()
        {
            bring_into_view(&option);
        }
    });
    view! {
        <li
            node_ref=option
            role="option"
            id=search.option_id(at)
            aria-selected=move || is_active().to_string()
            on:click=move |_| search.choose(at)
        >
            <span class="what">{suggestion.label}</span>
            " "
            <span class="note">{suggestion.note}</span>
            " "
            <span class="kind">{suggestion.kind}</span>
        </li>
    }
}

fn bring_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
