//! One of many articles, found by a part of its name: a field with a list of what fits.

use crate::browser::value_of;
use crate::state::explorer;
use engine::compare::pairs::choices;
use leptos::prelude::*;
use model::ArticleIndex;
use text::fold;
use web_sys::Event;

/// What is done with the article that is chosen, and the event that chose it.
pub(super) type TakesSide = Box<dyn Fn(&Event, ArticleIndex)>;

/// As many names are offered at once.
const OFFERED: usize = 20;

/// A field in which the name of an article is typed; it offers those that have what is typed.
#[component]
pub(super) fn ArticleSearch(
    /// What the field is called.
    name: &'static str,
    /// Its class.
    class: &'static str,
    /// The article that is chosen.
    chosen: ArticleIndex,
    /// Whether names stand by title, and not by date.
    is_by_title: RwSignal<bool>,
    /// Chooses another.
    choose: TakesSide,
) -> impl IntoView {
    let explorer = explorer();
    let named = Memo::new(move |_| choices(&explorer.corpus(), is_by_title.get()));
    let typed = RwSignal::new(String::new());
    let fitting = move |typed: &str| {
        let sought = fold(typed.trim());
        named.with(|named| {
            named.iter().filter(|(_, name)| fold(name).contains(&sought)).take(OFFERED).cloned().collect::<Vec<_>>()
        })
    };
    let own = move || named.with(|named| named.iter().find(|(at, _)| *at == chosen).map(|(_, name)| name.clone()));
    let change = move |event: Event| {
        let value = value_of(&event);
        let exact = named.with(|named| named.iter().find(|(_, name)| *name == value).map(|(at, _)| *at));
        let only = || fitting(&value).first().filter(|_| !value.trim().is_empty()).map(|(at, _)| *at);
        if let Some(article) = exact.or_else(only) {
            choose(&event, article);
        }
    };
    let list = format!("{}-list", class.replace(' ', "-"));
    let options =
        move || fitting(&typed.get()).into_iter().map(|(_, name)| view! { <option value=name /> }).collect_view();
    view! {
        <input
            type="text"
            class=class
            list=list.clone()
            aria-label=name
            autocomplete="off"
            placeholder=move || own().unwrap_or_default()
            on:input=move |event: Event| typed.set(value_of(&event))
            on:change=change
        />
        <datalist id=list>{options}</datalist>
    }
}
