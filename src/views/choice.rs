//! One of several choices: as a row of buttons, or as a native list.

use crate::browser::value_of;
use leptos::prelude::*;
use web_sys::Event;

/// One of several choices of which one is on: a button, for it leads nowhere.
#[component]
pub(crate) fn ChoiceButton(
    /// Whether it is on.
    is_on: Memo<bool>,
    /// Chooses it.
    choose: Box<dyn Fn()>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="plain"
            class:on=is_on
            aria-pressed=move || is_on.get().to_string()
            on:click=move |_| choose()
        >
            {children()}
        </button>
    }
}

/// A native list.
#[component]
pub(crate) fn ChoiceList(
    /// What it is called.
    name: String,
    /// What can be chosen.
    labels: Vec<String>,
    /// The place of what is chosen.
    chosen: Memo<usize>,
    /// Chooses what stands at a place.
    choose: Box<dyn Fn(usize)>,
) -> impl IntoView {
    // Each item is told whether it is chosen: a list that has no items yet forgets its value.
    let option = |(at, label): (usize, String)| {
        view! {
            <option value=at prop:selected=move || chosen.get() == at>
                {label}
            </option>
        }
    };
    let change = move |event: Event| {
        if let Ok(at) = value_of(&event).parse() {
            choose(at);
        }
    };
    view! {
        <select class="choose" aria-label=name on:change=change>
            {labels.into_iter().enumerate().map(option).collect_view()}
        </select>
    }
}
