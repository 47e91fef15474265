//! The range of time that the query names: what it is, and two fields to type it.

use crate::derived::{Derived, derived};
use crate::dom::{Tag, button, tag, value_of};
use crate::state::{Explorer, on_results};
use engine::query::{NOT_STATED, Pick};
use leptos::prelude::*;
use model::closed::Facet;
use model::when;
use wasm_bindgen::JsValue;

/// The two ends of the chosen range, as typed; empty for an open one.
pub(crate) type TypedRange = Option<(String, String)>;

/// The range of time that the query names.
pub(crate) fn chosen_range(explorer: Explorer) -> Derived<TypedRange> {
    derived(move || {
        explorer.query.with(|query| {
            query.selection(Facet::When).picks.iter().find(|pick| pick.id != NOT_STATED).map(|pick| ends(&pick.id))
        })
    })
}

/// The two ends of the range, to type.
pub(crate) fn range_fields(explorer: Explorer, range: Derived<TypedRange>) -> Tag {
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
fn end_field(explorer: Explorer, range: Derived<TypedRange>, is_from: bool) -> Tag {
    let is_wrong = RwSignal::new(false);
    let value = move || range.get().map(|(from, to)| if is_from { from } else { to }).unwrap_or_default();
    let changed = move |event: &web_sys::Event| {
        let typed = value_of(event);
        let (from, to) = range.with_untracked(TypedRange::clone).unwrap_or_default();
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
