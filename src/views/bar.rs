//! The buttons of the bar above a view: taking every condition away, and the filters where they do not stand beside it.

use crate::derived::derived;
use crate::dom::{Tag, button, tag};
use crate::state::Explorer;
use crate::views::facets::facet_panel;
use crate::views::phrases::statements;
use crate::views::sheet::sheet;
use engine::Query;
use leptos::prelude::*;

/// Takes every condition away.
pub(crate) fn clear_all(explorer: Explorer, name: &'static str) -> Tag {
    tag("span")
        .class("clear")
        .when(move || explorer.can_clear(), move || button("plain", move || explorer.clear()).text(name))
}

/// Opens the filters where there is no room for them beside the list.
pub(crate) fn filter_button(explorer: Explorer) -> Tag {
    let is_open = RwSignal::new(false);
    let n_conditions = derived(move || explorer.query.with(Query::n_conditions));
    let found = move || format!("Show {}", explorer.results.with(|results| statements(results.facts.len())));
    let sheet = sheet("Filters", is_open, move || {
        let close = button("button on", move || is_open.set(false)).text_of(found);
        let content = tag("div").child(clear_all(explorer, "Clear all")).child(facet_panel(explorer));
        content.child(tag("footer").child(close))
    });
    let name = move || match n_conditions.get() {
        0 => "Filters".to_owned(),
        n => format!("Filters ({n})"),
    };
    let open = button("button filters", move || is_open.set(true))
        .attr("aria-haspopup", "dialog")
        .class_when("on", move || n_conditions.get() > 0)
        .text_of(name);
    tag("span").child(open).child(sheet)
}
