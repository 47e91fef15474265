//! The search box.

use crate::state::on_results;
use crate::views::parts::explorer;
use gloo::events::EventListener;
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// One box over facts and article text.
#[component]
pub(crate) fn SearchBox() -> impl IntoView {
    let explorer = explorer();
    let input = NodeRef::<Input>::new();
    let typed = move |event: leptos::ev::Event| {
        let q = event_target_value(&event);
        explorer.refine(move |query| on_results(corpus::Query { q, ..query }));
    };
    let clear = move |_| {
        explorer.step(|query| corpus::Query { q: String::new(), ..query });
        focus(input);
    };
    if !explorer.is_guest {
        on_slash(input);
    }
    view! {
        <form class="search" role="search" on:submit=move |event| event.prevent_default()>
            <svg viewBox="0 0 20 20" aria-hidden="true">
                <circle cx="8.500" cy="8.500" r="5.500" />
                <path d="M13 13l5 5" />
            </svg>
            <input
                node_ref=input
                type="search"
                aria-label="Search statements and articles"
                placeholder="Search statements and articles"
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                prop:value=move || explorer.query.with(|query| query.q.clone())
                on:input=typed
            />
            <Show when=move || explorer.query.with(corpus::Query::has_words) fallback=|| view! { <kbd aria-hidden="true">"/"</kbd> }>
                <button type="button" aria-label="Clear the search" on:click=clear>"×"</button>
            </Show>
        </form>
    }
}

/// `/` goes to the box from anywhere but a field.
fn on_slash(input: NodeRef<Input>) {
    let listener = EventListener::new_with_options(
        &gloo::utils::document(),
        "keydown",
        gloo::events::EventListenerOptions::enable_prevent_default(),
        move |event| {
            let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
            if event.key() == "/" && !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !is_in_field(event) {
                event.prevent_default();
                focus(input);
            }
        },
    );
    let _kept = StoredValue::new_local(listener);
}

fn is_in_field(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| element.matches("input, textarea, select").unwrap_or(false))
}

fn focus(input: NodeRef<Input>) {
    if let Some(input) = input.get_untracked() {
        let _borne = input.focus();
    }
}
