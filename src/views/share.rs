//! Taking the present view elsewhere: its link, and the snippet for a blog.

use crate::dom::{Tag, button, tag, words};
use crate::embed;
use crate::state::Explorer;
use crate::views::copy::{CopiedText, copy_button};
use crate::views::sheet::sheet;
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// "Share": the link and the snippet of what is on the screen.
pub(crate) fn share_button(explorer: Explorer) -> Tag {
    let is_open = RwSignal::new(false);
    let open = button("plain", move || is_open.set(true)).attr("aria-haspopup", "dialog").text("Share");
    tag("span").child(open).child(sheet("Share what is on the screen", is_open, move || share(explorer)))
}

fn share(explorer: Explorer) -> Tag {
    let link: CopiedText = Rc::new(move || format!("{}#{}", crate::address::base(), explorer.query.get()));
    let code: CopiedText = Rc::new(move || embed::snippet(explorer));
    let what = "The sentence, the count and a link, then a frame that shows this view. What comes before the frame survives feeds and e-mail.";
    tag("div")
        .class("share")
        .child(words("h3", "", "Link"))
        .child(copied("Link", link, "Copy link"))
        .child(words("h3", "", "In a blog"))
        .child(words("p", "", what))
        .child(copied("Embed code", code, "Copy embed code"))
}

/// Text in a field, and a button that copies it.
fn copied(name: &str, text: CopiedText, act: &'static str) -> Tag {
    let shown = text.clone();
    let field = tag("textarea")
        .attr("readonly", "")
        .attr("rows", "4")
        .attr("aria-label", name)
        .property("value", move || JsValue::from_str(&shown()));
    tag("div").child(field).child(copy_button(act, text))
}
