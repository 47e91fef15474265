//! A dialog over the page.

use crate::dom::{Tag, button, follow, tag, words};
use leptos::prelude::*;
use web_sys::HtmlDialogElement;

/// A dialog over the page; its content is there only while it is open.
pub(crate) fn sheet(name: &'static str, is_open: RwSignal<bool>, content: impl Fn() -> Tag + 'static) -> Tag {
    let head =
        tag("header").child(words("h2", "", name)).child(button("plain", move || is_open.set(false)).text("Close"));
    let dialog = tag("dialog")
        .class("sheet")
        .attr("aria-label", name)
        .on("close", move |_| is_open.set(false))
        .child(head)
        .when(move || is_open.get(), content);
    if let Some(element) = dialog.element::<HtmlDialogElement>() {
        follow(Box::new(move || match is_open.get() {
            true if !element.open() => {
                let _borne = element.show_modal();
            }
            false if element.open() => element.close(),
            _ => {}
        }));
    }
    dialog
}
