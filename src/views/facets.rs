//! The panel of facets: tick what is wanted, say "not" to what is not, each with live counts.

use crate::derived::{Derived, derived};
use crate::dom::{Tag, button, tag, words};
use crate::state::{Explorer, article_class};
use crate::views::histogram::time_facet;
use crate::views::parts::statements;
use corpus::Query;
use corpus::facets::{FacetCounts, ValueCount};
use corpus::order::sort_by_number;
use corpus::query::{Choice, Facet, NOT_STATED, Scope};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// How many values a facet shows before "All".
const FIRST: usize = 6;

/// Every facet that the corpus has values for.
pub(crate) fn facet_panel(explorer: Explorer) -> Tag {
    let has_choice = |facet: &&FacetCounts| facet.values.iter().filter(|value| value.total > 0).count() > 1;
    let shown: Vec<Facet> =
        explorer.counts.with_untracked(|counts| counts.iter().filter(has_choice).map(|facet| facet.facet).collect());
    tag("div").class("facets").children(shown.into_iter().map(|facet| match facet {
        Facet::When => time_facet(explorer),
        _ => facet_list(explorer, facet),
    }))
}

/// The counts of one facet, as they are now.
pub(crate) fn counts_of(explorer: Explorer, facet: Facet) -> Derived<FacetCounts> {
    derived(move || {
        let found = |counts: &FacetCounts| counts.facet == facet;
        explorer
            .counts
            .with(|counts| counts.iter().find(|counts| found(counts)).cloned())
            .unwrap_or(FacetCounts { facet, values: Vec::new() })
    })
}

/// A facet as a group with a heading; ids are the panel's own, for a sheet may show it a second time.
pub(crate) fn group(name: &str, class: &str, heading: Tag) -> Tag {
    tag("section").class(class).attr("role", "group").attr("aria-label", name).child(heading)
}

/// A facet as a list of values.
fn facet_list(explorer: Explorer, facet: Facet) -> Tag {
    let counts = counts_of(explorer, facet);
    let is_open = RwSignal::new(false);
    let rows = derived(move || counts.with(|counts| visible(counts, is_open.get())));
    let n_values = move || counts.with(|counts| counts.values.iter().filter(|value| value.total > 0).count());
    let all = move || {
        let name = move || if is_open.get() { "Fewer".to_owned() } else { format!("All {}", n_values()) };
        button("plain", move || is_open.update(|is_open| *is_open = !*is_open))
            .attr_of("aria-expanded", move || Some(is_open.get().to_string()))
            .text_of(name)
            .child(words("span", "away", &format!(" values of {}", facet.label())))
    };
    let heading = tag("header")
        .child(words("h2", "", facet.label()))
        .child(match_switch(explorer, facet))
        .when(move || n_values() > FIRST + 1, all);
    let keys = move || rows.with(|rows| rows.iter().map(|row| row.id.clone()).collect());
    let row = move |id: &str| value_row(explorer, facet, id, rows);
    group(facet.label(), "facet", heading).child(tag("ul").keyed(keys, row))
}

/// The values that are shown: all that the corpus has, or the first few and whatever is chosen, parents before what
/// rolls up into them.
fn visible(counts: &FacetCounts, all: bool) -> Vec<ValueCount> {
    let used = |value: &&ValueCount| value.total > 0;
    if all || counts.values.iter().filter(used).count() <= FIRST + 1 {
        return tree_order(counts, |_| true);
    }
    let mut by_size: Vec<&ValueCount> = counts.values.iter().filter(used).filter(|value| value.depth == 0).collect();
    sort_by_number(&mut by_size, |value| !value.total);
    sort_by_number(&mut by_size, |value| !value.count);
    let first: Vec<String> = by_size.iter().take(FIRST).map(|value| value.id.clone()).collect();
    let is_chosen = |value: &ValueCount| value.choice != Choice::Open;
    let parent_is_chosen =
        |value: &ValueCount| value.parent.and_then(|parent| counts.values.get(parent as usize)).is_some_and(is_chosen);
    tree_order(counts, |value| first.contains(&value.id) || is_chosen(value) || parent_is_chosen(value))
}

/// Roots by size, each followed by what rolls up into it.
fn tree_order(counts: &FacetCounts, wanted: impl Fn(&ValueCount) -> bool) -> Vec<ValueCount> {
    let mut out = Vec::new();
    let wanted = |value: &ValueCount| value.total > 0 && wanted(value);
    push_children(counts, None, &wanted, &mut out);
    out
}

fn push_children(
    counts: &FacetCounts,
    parent: Option<u32>,
    wanted: &dyn Fn(&ValueCount) -> bool,
    out: &mut Vec<ValueCount>,
) {
    let mut children: Vec<(u32, &ValueCount)> =
        (0_u32..).zip(&counts.values).filter(|(_, value)| value.parent == parent).collect();
    if counts.facet != Facet::Article && counts.facet != Facet::Status {
        sort_by_number(&mut children, |(_, value)| !value.total);
        sort_by_number(&mut children, |(_, value)| u32::from(value.id == NOT_STATED));
    }
    for (place, value) in children {
        if wanted(value) {
            out.push(value.clone());
        }
        push_children(counts, Some(place), wanted, out);
    }
}

/// One value: its box, its name, its counts, and "not".
fn value_row(explorer: Explorer, facet: Facet, id: &str, rows: Derived<Vec<ValueCount>>) -> Tag {
    let Some(first) = rows.with_untracked(|rows| rows.iter().find(|row| row.id == id).cloned()) else {
        return tag("li");
    };
    let key = id.to_owned();
    let now =
        derived(move || rows.with(|rows| rows.iter().find(|row| row.id == key).map(|row| (row.count, row.choice))));
    let count = move || now.get().map_or(0, |(count, _)| count);
    let choice = move || now.get().map_or(Choice::Open, |(_, choice)| choice);
    let (pick_id, not_id) = (id.to_owned(), id.to_owned());
    let (name, total) = (first.name.clone(), first.total);
    let spoken = move || Some(format!("{name}: {}", in_words(explorer, count(), total)));
    let tick = tag("input")
        .attr("type", "checkbox")
        .attr_of("aria-label", spoken)
        .property("checked", move || JsValue::from_bool(choice() == Choice::Picked))
        .on("change", move |_| {
            let is_excluded = explorer.query.with_untracked(|query| query.choice(facet, &pick_id) == Choice::Excluded);
            explorer.toggle(facet, &pick_id, if is_excluded { Choice::Excluded } else { Choice::Picked });
        });
    let number = tag("span")
        .class("n")
        .attr("aria-hidden", "true")
        .child(tag("b").text_of(move || count().to_string()))
        .text_of(move || out_of(explorer, total));
    let label =
        tag("label").child(tick).child(words("span", &name_class(explorer, facet, id), &first.name)).child(number);
    let exclude = button("exclude", move || explorer.toggle(facet, &not_id, Choice::Excluded))
        .attr("aria-label", &format!("Exclude {}", first.name))
        .attr_of("aria-pressed", move || Some((choice() == Choice::Excluded).to_string()))
        .text("not");
    tag("li")
        .class("fv")
        .class_when("is-on", move || choice() == Choice::Picked)
        .class_when("is-not", move || choice() == Choice::Excluded)
        .class_when("none", move || count() == 0)
        .style("--depth", &first.depth.to_string())
        .child(label)
        .child(exclude)
}

/// " of 145". In a wider scope the result also has statements that do not carry the value, so it is no part of these.
pub(crate) fn out_of(explorer: Explorer, total: u32) -> String {
    match explorer.narrowing.with(Query::scope) {
        Scope::Fact => format!(" of {total}"),
        _ => String::new(),
    }
}

/// "12 of its 145 statements match".
pub(crate) fn in_words(explorer: Explorer, count: u32, total: u32) -> String {
    match explorer.narrowing.with(Query::scope) {
        Scope::Fact => format!("{count} of its {} match", statements(total as usize)),
        _ => format!("{} would be shown", statements(count as usize)),
    }
}

fn name_class(explorer: Explorer, facet: Facet, id: &str) -> String {
    let article = explorer.corpus.with_untracked(|corpus| corpus.article_of(id));
    match (facet, article) {
        (Facet::Article, Some(article)) => format!("name doc {}", article_class(article)),
        _ => "name".to_owned(),
    }
}

/// Whether one of the picks is enough or all must be met; asked only where there are two.
fn match_switch(explorer: Explorer, facet: Facet) -> Tag {
    let switch = move || {
        explorer.step(|mut query| {
            let selection = query.selection_mut(facet);
            selection.all = !selection.all;
            query
        });
    };
    let all = move || explorer.query.with(|query| query.selection(facet).all);
    let asks = move || explorer.query.with(|query| query.selection(facet).picks.len() > 1);
    let now = move || if all() { "all of these" } else { "any of these" }.to_owned();
    tag("span").when(asks, move || {
        let name = format!("{}: ", facet.label());
        button("plain match", switch).child(words("span", "away", &name)).text_of(now)
    })
}
