//! The search box.

use crate::derived::derived;
use crate::dom::{Tag, button, drawing, keep, tag, value_of, words};
use crate::state::{Explorer, on_results};
use corpus::Query;
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// What the box is called.
const NAME: &str = "Search statements and articles";

/// One box over facts and article text.
pub(crate) fn search_box(explorer: Explorer) -> Tag {
    let typed = move |event: &web_sys::Event| {
        let q = value_of(event);
        explorer.refine(|query| on_results(Query { q, ..query }));
    };
    let input = tag("input")
        .attr("type", "search")
        .attr("aria-label", NAME)
        .attr("placeholder", NAME)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .property("value", move || JsValue::from_str(&explorer.query.with(|query| query.q.clone())))
        .on("input", typed);
    let field: Option<HtmlElement> = input.element();
    if let Some(field) = field.clone().filter(|_| !explorer.is_guest) {
        on_slash(field);
    }
    let has_words = derived(move || explorer.query.with(Query::has_words));
    let beside = move || {
        let field = field.clone();
        let clear = move || {
            explorer.step(|query| Query { q: String::new(), ..query });
            focus(field.as_ref());
        };
        if has_words.get() {
            button("", clear).attr("aria-label", "Clear the search").text("×")
        } else {
            words("kbd", "", "/").attr("aria-hidden", "true")
        }
    };
    tag("form")
        .class("search")
        .attr("role", "search")
        .on("submit", |event| event.prevent_default())
        .child(lens())
        .child(input)
        .part(move || vec![beside()])
}

fn lens() -> Tag {
    let circle = drawing("circle").attr("cx", "8.5").attr("cy", "8.5").attr("r", "5.5");
    let handle = drawing("path").attr("d", "M13 13l5 5");
    drawing("svg").attr("viewBox", "0 0 20 20").attr("aria-hidden", "true").child(circle).child(handle)
}

/// `/` goes to the box from anywhere but a field.
fn on_slash(field: HtmlElement) {
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&gloo::utils::document(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        let is_bare = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if event.key() == "/" && is_bare && !is_in_field(event) {
            event.prevent_default();
            focus(Some(&field));
        }
    });
    keep(Box::new(listener));
}

fn is_in_field(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| element.matches("input, textarea, select").unwrap_or(false))
}

fn focus(field: Option<&HtmlElement>) {
    if let Some(field) = field {
        let _borne = field.focus();
    }
}
