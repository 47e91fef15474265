//! The time facet: a histogram that can be brushed, and two fields that say the same.

use crate::derived::{Derived, derived};
use crate::dom::{Tag, button, tag, value_of, words};
use crate::state::{Explorer, on_results};
use crate::views::facets::{group, in_words, out_of, tally};
use corpus::query::{Choice, Facet, NOT_STATED, Pick};
use corpus::when;
use leptos::prelude::*;
use std::ops::RangeInclusive;
use wasm_bindgen::{JsCast, JsValue};

/// The two ends of the chosen range, as typed; empty for an open one.
pub(crate) type Range = Option<(String, String)>;

/// A bin of the histogram.
#[derive(Clone, PartialEq)]
pub(crate) struct Bin {
    pub(crate) id: String,
    pub(crate) name: String,
    /// Facts that the result would have with it as the only range.
    pub(crate) count: u32,
    /// Facts of the corpus that touch it.
    pub(crate) total: usize,
}

/// The bins with their counts, oldest first, and at the end what is not dated.
fn bins(explorer: Explorer, counts: &[u32]) -> Vec<Bin> {
    let corpus = explorer.corpus.get();
    let coded = corpus.coded(Facet::When);
    let id = |at: usize| coded.values.get(at).map_or(NOT_STATED, |bin| &bin.id).to_owned();
    let name = |at: usize| coded.values.get(at).map_or("", |bin| &bin.name).to_owned();
    let bin = |(at, &count): (usize, &u32)| Bin { id: id(at), name: name(at), count, total: coded.facts(at).len() };
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

/// The range of time that the query names.
pub(crate) fn chosen_range(explorer: Explorer) -> Derived<Range> {
    derived(move || {
        explorer.query.with(|query| {
            query.selection(Facet::When).picks.iter().find(|pick| pick.id != NOT_STATED).map(|pick| ends(&pick.id))
        })
    })
}

/// The two ends of the range, to type.
pub(crate) fn range_fields(explorer: Explorer, range: Derived<Range>) -> Tag {
    let any_time = move || button("plain", move || set_range(explorer, None)).text("any time");
    tag("div")
        .class("range")
        .child(tag("label").text("from ").child(end_field(explorer, range, true)))
        .child(tag("label").text("to ").child(end_field(explorer, range, false)))
        .when(move || range.with(Option::is_some), any_time)
}

/// "2003/2013" as two ends.
fn ends(interval: &str) -> (String, String) {
    let (from, to) = interval.split_once('/').unwrap_or((interval, interval));
    let bare = |end: &str| if end == ".." { String::new() } else { end.to_owned() };
    (bare(from), bare(to))
}

pub(crate) fn set_range(explorer: Explorer, interval: Option<String>) {
    explorer.step(|mut query| {
        let picks = &mut query.selection_mut(Facet::When).picks;
        picks.retain(|pick| pick.id == NOT_STATED);
        picks.extend(interval.map(Pick::of));
        on_results(query)
    });
}

/// The interval of two typed ends; `None` where nothing readable is left.
pub(crate) fn interval(from: &str, to: &str) -> Option<String> {
    let or_open = |end: &str| if end.trim().is_empty() { "..".to_owned() } else { end.trim().to_owned() };
    let text = format!("{}/{}", or_open(from), or_open(to));
    when::days(&text).map(|_| text)
}

/// A year, month or day, typed.
fn end_field(explorer: Explorer, range: Derived<Range>, is_from: bool) -> Tag {
    let is_wrong = RwSignal::new(false);
    let value = move || range.get().map(|(from, to)| if is_from { from } else { to }).unwrap_or_default();
    let changed = move |event: &web_sys::Event| {
        let typed = value_of(event);
        let (from, to) = range.with_untracked(Range::clone).unwrap_or_default();
        let (from, to) = if is_from { (typed, to) } else { (from, typed) };
        let next = interval(&from, &to);
        let is_empty = from.trim().is_empty() && to.trim().is_empty();
        is_wrong.set(next.is_none() && !is_empty);
        if next.is_some() || is_empty {
            set_range(explorer, next);
        }
    };
    tag("input")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("size", "7")
        .attr("placeholder", "year")
        .attr("title", "A year, a month as 2008-07, or a day as 2008-07-31")
        .attr_of("aria-invalid", move || is_wrong.get().then(|| "true".to_owned()))
        .property("value", move || JsValue::from_str(&value()))
        .on("change", changed)
}

/// Bars of the facts that touch each bin; drag across them to choose a range. The fields below say the same.
fn histogram(explorer: Explorer, bins: Derived<Vec<Bin>>, range: Derived<Range>) -> Tag {
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

fn bars(bins: &[Bin], dragged: Option<RangeInclusive<usize>>, range: Range) -> Vec<Tag> {
    let highest = bins.iter().map(|bin| bin.total).max().unwrap_or(1).max(1) as u32;
    let chosen = range.and_then(|(from, to)| when::days(&interval(&from, &to)?));
    let is_in = |at: usize, bin: &Bin| match (&dragged, chosen) {
        (Some(dragged), _) => dragged.contains(&at),
        (None, Some(chosen)) => when::days(&bin.id).is_some_and(|days| days.overlaps(chosen)),
        (None, None) => true,
    };
    bins.iter().enumerate().map(|(at, bin)| bar(bin, highest, is_in(at, bin))).collect()
}

pub(crate) fn bar(bin: &Bin, highest: u32, is_in: bool) -> Tag {
    let share = |n: u32| format!("{}%", (n * 100).div_ceil(highest));
    let piece = |class: &str, n: u32| tag("span").class(class).style("height", &share(n));
    tag("span")
        .class(if is_in { "bin" } else { "bin out" })
        .attr("title", &format!("{}: {} of {}", bin.name, bin.count, bin.total))
        .child(piece("all", bin.total as u32))
        .child(piece("now", bin.count.min(bin.total as u32)))
}

fn bin_ends(bins: Derived<Vec<Bin>>) -> Tag {
    let name = |bin: Option<&Bin>| bin.map(|bin| bin.name.clone()).unwrap_or_default();
    tag("p")
        .class("ends")
        .attr("aria-hidden", "true")
        .child(tag("span").text_of(move || bins.with(|bins| name(bins.first()))))
        .child(tag("span").text_of(move || bins.with(|bins| name(bins.last()))))
}

/// Which of so many equal parts of an element lies under the pointer.
pub(crate) fn bin_under(event: &web_sys::Event, n_bins: usize) -> Option<usize> {
    let pointer = event.dyn_ref::<web_sys::MouseEvent>()?;
    let frame = event.current_target()?.dyn_into::<web_sys::Element>().ok()?.get_bounding_client_rect();
    let across = (f64::from(pointer.client_x()) - frame.left()) / frame.width().max(1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place among few bins, kept within them"
    )]
    let at = (across.clamp(0.0, 1.0) * n_bins as f64) as usize;
    (n_bins > 0).then(|| at.min(n_bins - 1))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_typed_ends_make_an_interval_or_nothing() {
        assert_eq!(interval("2003", "2013").as_deref(), Some("2003/2013"));
        assert_eq!(interval("2003", "").as_deref(), Some("2003/.."));
        assert_eq!(interval("", " 2013 ").as_deref(), Some("../2013"));
        assert_eq!(interval("", ""), None);
        assert_eq!(interval("soon", "2013"), None);
        assert_eq!(ends("2003/.."), ("2003".to_owned(), String::new()));
    }
}
