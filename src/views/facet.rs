//! What every facet of the panel has: its group, its counts, and how they are said.

use crate::derived::{Derived, derived};
use crate::dom::{Tag, tag};
use crate::state::{Explorer, Tallies};
use crate::views::phrases::statements;
use engine::query::Scope;
use model::closed::Facet;

/// A facet as a group with a heading; ids are the panel's own, for a sheet may show it a second time.
pub(crate) fn group(name: &str, class: &str, heading: Tag) -> Tag {
    tag("section").class(class).attr("role", "group").attr("aria-label", name).child(heading)
}

/// How many facts each value of a facet would give, in the order of its values, then "not stated".
pub(crate) fn tally(explorer: Explorer, facet: Facet) -> Derived<Vec<u32>> {
    derived(move || {
        let of_facet = |all: &Tallies| all.iter().find(|(its, _)| *its == facet).map(|(_, counts)| counts.clone());
        explorer.counts.with(|all| of_facet(all)).unwrap_or_default()
    })
}

/// " of 145". In a wider scope the result also has statements that do not carry the value, so it is no part of these.
pub(crate) fn out_of(scope: Scope, total: usize) -> String {
    if scope == Scope::Fact { format!(" of {total}") } else { String::new() }
}

/// "12 of its 145 statements match".
pub(crate) fn in_words(scope: Scope, count: u32, total: usize) -> String {
    match scope {
        Scope::Fact => format!("{count} of its {} match", statements(total)),
        _ => format!("{} would be shown", statements(count as usize)),
    }
}
