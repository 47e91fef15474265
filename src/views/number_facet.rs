//! Numbers by size: a histogram for a unit, and two fields that say the same. What is chosen is `figure:` in the search.

use crate::derived::{Derived, derived};
use crate::dom::{Tag, button, tag, value_of, words};
use crate::state::{Explorer, on_results};
use crate::views::facet::group;
use crate::views::histogram::{Bin, bar, bin_under};
use engine::Query;
use engine::magnitudes::{UnitScale, condition, scales, with_condition};
use engine::typed::bound;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// "Number": nothing where no unit has two different values.
pub(crate) fn number_facet(explorer: Explorer) -> Option<Tag> {
    let all = derived(move || Arc::new(scales(&explorer.corpus.get())));
    if all.with_untracked(|all| all.is_empty()) {
        return None;
    }
    let at = RwSignal::new(chosen_unit(explorer, &all.get()).unwrap_or(0));
    // Everything but what is asked of figures: choosing here does not hide what else there is.
    let rest = derived(move || {
        let query = explorer.settled(explorer.narrowing);
        Query { q: with_condition(&query.q, None), ..query }
    });
    let found = derived(move || Arc::new(engine::plan::matching(&explorer.corpus.get(), &rest.get())));
    let bins = derived(move || {
        all.with(|all| all.get(at.get()).map(|scale| bins(scale, &|at| found.with(|found| found.contains(at)))))
            .unwrap_or_default()
    });
    let heading = tag("header").child(words("h2", "", "Number")).child(unit_choice(explorer, all, at));
    let is_chosen = move || explorer.narrowing.with(|query| condition(&query.q).is_some());
    let any = move || button("plain", move || choose(explorer, None)).text("any number");
    let fields = tag("div")
        .class("range")
        .child(tag("label").text("from ").child(end_field(explorer, all, at, true)))
        .child(tag("label").text("to ").child(end_field(explorer, all, at, false)))
        .when(is_chosen, any);
    Some(
        group("Number", "facet time", heading)
            .child(histogram(explorer, all, at, bins))
            .child(ends(all, at))
            .child(fields),
    )
}

/// The unit that the search names.
fn chosen_unit(explorer: Explorer, all: &[UnitScale]) -> Option<usize> {
    let bound = explorer.narrowing.with_untracked(|query| condition(&query.q).and_then(bound))?;
    let sought = bound.among(&explorer.corpus.get_untracked().units)?;
    all.iter().position(|scale| sought.is_in(scale.unit))
}

fn bins(scale: &UnitScale, is_found: &dyn Fn(usize) -> bool) -> Vec<Bin> {
    let mut out = Vec::new();
    for (at, facts) in scale.facts.iter().enumerate() {
        let name = scale.ends(at..=at).map(|(from, to)| format!("{from} – {to}")).unwrap_or_default();
        let count = facts.iter().filter(|&&fact| is_found(fact as usize)).count() as u32;
        out.push(Bin { id: at.to_string(), name, count, total: facts.len() });
    }
    out
}

/// Which unit, with how many there are.
fn unit_choice(explorer: Explorer, all: Derived<Arc<Vec<UnitScale>>>, at: RwSignal<usize>) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let select = tag("select").class("choose").attr("aria-label", "Unit of the numbers");
    let mut select = select.on("change", move |event| at.set(value_of(event).parse().unwrap_or(0)));
    for (place, scale) in untrack(|| all.get()).iter().enumerate() {
        let name = corpus.units.get(scale.unit.at()).map_or("", |unit| &unit.name);
        select = select.child(words("option", "", name).attr("value", &place.to_string()));
    }
    select.property("value", move || JsValue::from_str(&at.get().to_string()))
}

/// `figure:"1bn/10bn usd"` in the search, or nothing of the kind.
fn choose(explorer: Explorer, wanted: Option<String>) {
    explorer.step(|query| on_results(Query { q: with_condition(&query.q, wanted.as_deref()), ..query }));
}

fn written(explorer: Explorer, scale: &UnitScale, from: &str, to: &str) -> String {
    let corpus = explorer.corpus.get_untracked();
    let unit = corpus.units.get(scale.unit.at()).map_or("", |unit| &unit.id);
    match (from.trim(), to.trim()) {
        ("", to) => format!("figure<=\"{to} {unit}\""),
        (from, "") => format!("figure>=\"{from} {unit}\""),
        (from, to) => format!("figure:\"{from}/{to} {unit}\""),
    }
}

/// Bars of the facts that touch each bin; a click chooses one. The fields below say the same.
fn histogram(
    explorer: Explorer,
    all: Derived<Arc<Vec<UnitScale>>>,
    at: RwSignal<usize>,
    bins: Derived<Vec<Bin>>,
) -> Tag {
    let began = RwSignal::new(usize::MAX);
    let under = move |event: &web_sys::Event| bin_under(event, bins.with_untracked(Vec::len)).unwrap_or(0);
    let end = move |event: &web_sys::Event| {
        let (from, to) = (began.get_untracked(), under(event));
        began.set(usize::MAX);
        let scale = all.with_untracked(|all| all.get(at.get_untracked()).cloned());
        let ends = scale.as_ref().and_then(|scale| scale.ends(from.min(to)..=from.min(usize::MAX - 1).max(to)));
        if let (Some(scale), Some((from, to))) = (scale, ends) {
            choose(explorer, Some(written(explorer, &scale, &from, &to)));
        }
    };
    tag("div")
        .class("bars")
        .attr("aria-hidden", "true")
        .on("pointerdown", move |event| began.set(under(event)))
        .on("pointerup", end)
        .part(move || {
            let chosen = explorer.narrowing.with(|query| condition(&query.q).and_then(bound));
            let corpus = explorer.corpus.get_untracked();
            let scale = all.with(|all| all.get(at.get()).cloned());
            let Some(scale) = scale else { return Vec::new() };
            let bins = bins.get();
            let highest = bins.iter().map(|bin| bin.total as u32).max().unwrap_or(1).max(1);
            let sought = chosen.and_then(|bound| bound.among(&corpus.units));
            let is_in = |at: usize| sought.as_ref().is_none_or(|sought| scale.meets(at, sought));
            bins.iter().enumerate().map(|(at, bin)| bar(bin, highest, is_in(at))).collect()
        })
}

fn ends(all: Derived<Arc<Vec<UnitScale>>>, at: RwSignal<usize>) -> Tag {
    let end = move |is_first: bool| {
        let ends =
            all.with(|all| all.get(at.get()).and_then(|scale| scale.ends(0..=scale.facts.len().saturating_sub(1))));
        ends.map(|(from, to)| if is_first { from } else { to }).unwrap_or_default()
    };
    tag("p")
        .class("ends")
        .attr("aria-hidden", "true")
        .child(tag("span").text_of(move || end(true)))
        .child(tag("span").text_of(move || end(false)))
}

/// A number, typed: "10bn", "1.5k", "30".
fn end_field(explorer: Explorer, all: Derived<Arc<Vec<UnitScale>>>, at: RwSignal<usize>, is_from: bool) -> Tag {
    let is_wrong = RwSignal::new(false);
    let ends = move || explorer.narrowing.with(|query| condition(&query.q).map(typed_ends)).unwrap_or_default();
    let changed = move |event: &web_sys::Event| {
        let typed = value_of(event);
        let (from, to) = untrack(ends);
        let (from, to) = if is_from { (typed, to) } else { (from, typed) };
        let is_empty = from.trim().is_empty() && to.trim().is_empty();
        let Some(scale) = all.with_untracked(|all| all.get(at.get_untracked()).cloned()) else { return };
        let wanted = written(explorer, &scale, &from, &to);
        is_wrong.set(!is_empty && bound(&wanted).is_none());
        if is_empty || !is_wrong.get_untracked() {
            choose(explorer, (!is_empty).then_some(wanted));
        }
    };
    tag("input")
        .attr("type", "text")
        .attr("size", "7")
        .attr("placeholder", "number")
        .attr("title", "A number as 30, 1.5k, 250m or 10bn")
        .attr_of("aria-invalid", move || is_wrong.get().then(|| "true".to_owned()))
        .property("value", move || {
            let (from, to) = ends();
            JsValue::from_str(if is_from { &from } else { &to })
        })
        .on("change", changed)
}

/// The two ends of a condition as typed, without the unit; empty for an open one.
fn typed_ends(condition: &str) -> (String, String) {
    let bare = condition.trim_start_matches("figure");
    let text = bare.trim_start_matches([':', '=', '<', '>']).trim_matches('"');
    let text = text.split(' ').next().unwrap_or("");
    match (bare.as_bytes().first(), text.split_once('/')) {
        (Some(b'<'), _) => (String::new(), text.to_owned()),
        (Some(b'>'), _) => (text.to_owned(), String::new()),
        (_, Some((from, to))) => (from.to_owned(), to.to_owned()),
        (_, None) => (text.to_owned(), text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_condition_are_what_the_fields_show() {
        let check = |typed: &str, from: &str, to: &str| {
            assert_eq!(typed_ends(typed), (from.to_owned(), to.to_owned()), "{typed}");
        };
        check("figure:\"1bn/10bn usd\"", "1bn", "10bn");
        check("figure>=\"10 km\"", "10", "");
        check("figure<5%", "", "5%");
        check("figure:20", "20", "20");
    }
}
