//! The time facet: a histogram that can be brushed, and two fields that say the same.

use crate::derived::{Derived, derived};
use crate::dom::{Tag, tag, words};
use crate::state::Explorer;
use crate::views::facet::{group, in_words, out_of, tally};
use crate::views::histogram::{Bin, bar, bin_under};
use crate::views::time_range::{TypedRange, chosen_range, interval, range_fields, set_range};
use engine::query::{Choice, NOT_STATED};
use engine::wording::Label;
use leptos::prelude::*;
use model::closed::Facet;
use model::when;
use std::ops::RangeInclusive;
use wasm_bindgen::JsValue;

/// The bins with their counts, oldest first, and at the end what is not dated.
fn bins(explorer: Explorer, counts: &[u32]) -> Vec<Bin> {
    let corpus = explorer.corpus.get();
    let field = corpus.field(Facet::When);
    let id = |at: usize| field.values.get(at).map_or(NOT_STATED, |bin| &bin.id).to_owned();
    let name = |at: usize| field.values.get(at).map_or("", |bin| &bin.name).to_owned();
    let bin = |(at, &count): (usize, &u32)| Bin { id: id(at), name: name(at), count, total: field.facts(at).len() };
    counts.iter().enumerate().map(bin).collect()
}

/// "Time spoken of".
pub(crate) fn time_facet(explorer: Explorer) -> Tag {
    let counts = tally(explorer, Facet::When);
    let all = derived(move || bins(explorer, &counts.get()));
    let bins = derived(move || all.with(|bins| bins.split_last().map(|(_, bins)| bins.to_vec()).unwrap_or_default()));
    let range = chosen_range(explorer);
    let highest = move || format!("at most {}", bins.with(|bins| bins.iter().map(|bin| bin.count).max().unwrap_or(0)));
    let heading =
        tag("header").child(words("h2", "", Facet::When.label())).child(tag("span").class("quiet").text_of(highest));
    let not_stated = move || all.with(|bins| bins.last().filter(|bin| bin.total > 0).cloned());
    let undated = move || not_stated().map(|bin| not_stated_row(explorer, &bin)).into_iter().collect();
    group(Facet::When.label(), "facet time", heading)
        .child(histogram(explorer, bins, range))
        .child(bin_ends(bins))
        .child(range_fields(explorer, range))
        .child(tag("ul").part(undated))
}

/// Bars of the facts that touch each bin; drag across them to choose a range. The fields below say the same.
fn histogram(explorer: Explorer, bins: Derived<Vec<Bin>>, range: Derived<TypedRange>) -> Tag {
    // Where the drag began and where it is; NOWHERE between drags.
    let (began, at) = (RwSignal::new(NOWHERE), RwSignal::new(NOWHERE));
    let under = move |event: &web_sys::Event| bin_under(event, bins.with_untracked(Vec::len)).unwrap_or(NOWHERE);
    let begin = move |event: &web_sys::Event| {
        began.set(under(event));
        at.set(under(event));
    };
    let go_on = move |event: &web_sys::Event| {
        if began.get_untracked() != NOWHERE {
            at.set(under(event));
        }
    };
    let end = move |_: &web_sys::Event| {
        let (from, to) = (began.get_untracked(), at.get_untracked());
        began.set(NOWHERE);
        let id = |at: usize| bins.with_untracked(|bins| bins.get(at).map(|bin| bin.id.clone()));
        if let (Some(from), Some(to)) = (id(from.min(to)), id(from.max(to))) {
            set_range(explorer, interval(&from, &to));
        }
    };
    tag("div")
        .class("bars")
        .attr("aria-hidden", "true")
        .on("pointerdown", begin)
        .on("pointermove", go_on)
        .on("pointerup", end)
        .on("pointerleave", move |_| began.set(NOWHERE))
        .part(move || {
            let (from, to) = (began.get(), at.get());
            bars(&bins.get(), (from != NOWHERE).then(|| from.min(to)..=from.max(to)), range.get())
        })
}

/// No bin.
const NOWHERE: usize = usize::MAX;

fn bars(bins: &[Bin], dragged: Option<RangeInclusive<usize>>, range: TypedRange) -> Vec<Tag> {
    let highest = bins.iter().map(|bin| bin.total).max().unwrap_or(1).max(1) as u32;
    let chosen = range.and_then(|(from, to)| when::days(&interval(&from, &to)?));
    let is_in = |at: usize, bin: &Bin| match (&dragged, chosen) {
        (Some(dragged), _) => dragged.contains(&at),
        (None, Some(chosen)) => when::days(&bin.id).is_some_and(|days| days.overlaps(chosen)),
        (None, None) => true,
    };
    bins.iter().enumerate().map(|(at, bin)| bar(bin, highest, is_in(at, bin))).collect()
}

fn bin_ends(bins: Derived<Vec<Bin>>) -> Tag {
    let name = |bin: Option<&Bin>| bin.map(|bin| bin.name.clone()).unwrap_or_default();
    tag("p")
        .class("ends")
        .attr("aria-hidden", "true")
        .child(tag("span").text_of(move || bins.with(|bins| name(bins.first()))))
        .child(tag("span").text_of(move || bins.with(|bins| name(bins.last()))))
}

fn not_stated_row(explorer: Explorer, bin: &Bin) -> Tag {
    let (is_on, scope) =
        explorer.narrowing.with(|query| (query.choice(Facet::When, NOT_STATED) == Choice::Picked, query.scope()));
    let tick = tag("input")
        .attr("type", "checkbox")
        .attr("aria-label", &format!("Time not stated: {}", in_words(scope, bin.count, bin.total)))
        .property("checked", move || JsValue::from_bool(is_on))
        .on("change", move |_| explorer.toggle(Facet::When, NOT_STATED, Choice::Picked));
    let number = tag("span")
        .class("n")
        .attr("aria-hidden", "true")
        .child(words("b", "", &bin.count.to_string()))
        .text(&out_of(scope, bin.total));
    tag("li")
        .class(if is_on { "fv is-on" } else { "fv" })
        .child(tag("label").child(tick).child(words("span", "name", "Not stated")).child(number))
}
