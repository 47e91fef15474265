//! The ways to the views, under the same conditions.

use crate::state::explorer;
use crate::views::phrases::statements_name;
use crate::wording::app::{ARTICLES, COMPARE, MATRIX, TIMELINE, VIEWS};
use engine::Query;
use engine::matrix::usable;
use engine::query::View;
use leptos::prelude::*;

/// The views that there are.
#[component]
pub(crate) fn Navigation(
    /// What is on the screen.
    view: Memo<View>,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let can_compare = corpus.articles.len() > 1;
    let has_dates = corpus.facts.iter().any(|fact| fact.when.is_some());
    let has_axes = usable(&corpus).len() > 1;
    view! {
        <nav class="views" aria-label=VIEWS>
            <NavigationLink target=View::Facts name=statements_name(&corpus) view />
            {can_compare.then(|| view! { <NavigationLink target=View::Compare name=COMPARE view /> })}
            {has_dates.then(|| view! { <NavigationLink target=View::Timeline name=TIMELINE view /> })}
            {has_axes.then(|| view! { <NavigationLink target=View::Matrix name=MATRIX view /> })}
            <NavigationLink target=View::Articles name=ARTICLES view />
        </nav>
    }
}

/// The way to a view, under the same conditions.
#[component]
fn NavigationLink(
    /// Where it leads.
    target: View,
    /// What it says.
    name: &'static str,
    /// What is on the screen.
    view: Memo<View>,
) -> impl IntoView {
    let explorer = explorer();
    let to = target.clone();
    let is_on = Memo::new(move |_| view.with(|view| is_of(view, &target)));
    view! {
        <a
            href=move || explorer.href(|query| show(query, to.clone()))
            class:on=move || is_on.get()
            aria-current=move || is_on.get().then_some("page")
        >
            {name}
        </a>
    }
}

/// Whether what is on the screen is what a link of the navigation leads to: an article is one of the articles.
fn is_of(view: &View, target: &View) -> bool {
    view == target || (matches!(view, View::Article(_)) && *target == View::Articles)
}

/// Another view of the same filters, with nothing selected in it.
fn show(query: &mut Query, view: View) {
    query.view = view;
    (query.fact, query.at, query.with) = (None, None, None);
    (query.matter, query.verdict) = (None, None);
}
