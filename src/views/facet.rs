//! What every facet of the panel has: its group, its counts, and how they are said.

use crate::state::{Explorer, Tallies};
use crate::views::phrases::statements;
use crate::wording::facets::{of_its, of_total, would_be_shown};
use engine::query::Scope;
use leptos::prelude::*;
use model::closed::Facet;

/// A facet as a group, its heading first; ids are the panel's own, for a sheet may show it a second time.
#[component]
pub(crate) fn FacetGroup(
    /// What it is.
    #[prop(into)]
    name: String,
    /// Its class.
    class: &'static str,
    /// Its heading, then what can be chosen.
    children: Children,
) -> impl IntoView {
    view! {
        <section class=class role="group" aria-label=name>
            {children()}
        </section>
    }
}

/// How many facts each value of a facet would give, in the order of its values, then "not stated".
pub(crate) fn tally(explorer: Explorer, facet: Facet) -> Memo<Vec<u32>> {
    Memo::new(move |_| {
        let of_facet = |all: &Tallies| all.iter().find(|(its, _)| *its == facet).map(|(_, counts)| counts.clone());
        explorer.counts().with(|all| of_facet(all)).unwrap_or_default()
    })
}

/// " of 145". In a wider scope the result also has statements that do not carry the value, so it is no part of these.
pub(crate) fn out_of(scope: Scope, total: usize) -> String {
    if scope == Scope::Fact { of_total(total) } else { String::new() }
}

/// "12 of its 145 statements match".
pub(crate) fn in_words(scope: Scope, count: u32, total: usize) -> String {
    match scope {
        Scope::Fact => of_its(count, &statements(total)),
        _ => would_be_shown(&statements(count as usize)),
    }
}
