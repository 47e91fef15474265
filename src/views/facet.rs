//! What every facet of the panel has: its group, its counts, and how they are said.

use crate::state::{Explorer, Tallies};
use crate::views::phrases::statements;
use crate::wording::facets::{of_its, of_total, would_be_shown};
use engine::Corpus;
use engine::query::Scope;
use leptos::prelude::*;
use model::closed::Facet;

/// The facets that readers need most; the others are folded at first.
const UNFOLDED: [Facet; 7] =
    [Facet::Actor, Facet::Thing, Facet::Theme, Facet::When, Facet::Voice, Facet::Status, Facet::Article];

/// Whether a facet is unfolded at first: one of those that readers need most, or one in which something is chosen.
pub(crate) fn is_unfolded(explorer: Explorer, facet: Facet) -> bool {
    // Not followed: from then on the reader says.
    UNFOLDED.contains(&facet) || explorer.narrowing().with_untracked(|query| !query.selection(facet).is_empty())
}

/// A facet as a group, which its heading folds; ids are the panel's own, for a sheet may show it a second time.
#[component]
pub(crate) fn FacetGroup(
    /// What it is.
    #[prop(into)]
    name: String,
    /// Its class.
    class: &'static str,
    /// Whether it is unfolded at first.
    is_unfolded: bool,
    /// What stands beside the heading.
    #[prop(into)]
    beside: ViewFn,
    /// What can be chosen.
    children: ChildrenFn,
) -> impl IntoView {
    let (is_open, label) = (RwSignal::new(is_unfolded), name.clone());
    view! {
        <section class=class role="group" aria-label=label>
            <header>
                <h2>
                    <button
                        type="button"
                        class="fold"
                        aria-expanded=move || is_open.get().to_string()
                        on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
                    >
                        {name}
                    </button>
                </h2>
                <Show when=move || is_open.get()>{beside.run()}</Show>
            </header>
            <Show when=move || is_open.get()>{children()}</Show>
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

/// " of 145", where that is more than the count. In a wider scope the result also has statements that do not carry the
/// value, so it is no part of these.
pub(crate) fn out_of(scope: Scope, count: u32, total: usize) -> String {
    if scope == Scope::Fact && count as usize != total { of_total(total) } else { String::new() }
}

/// "12 of its 145 statements match".
pub(crate) fn in_words(corpus: &Corpus, scope: Scope, count: u32, total: usize) -> String {
    match scope {
        Scope::Fact => of_its(count, &statements(corpus, total)),
        _ => would_be_shown(&statements(corpus, count as usize)),
    }
}
