//! Taking the present view elsewhere: its link, and the snippet for a blog.

use crate::dom::{Tag, button, tag, words};
use crate::embed;
use crate::state::Explorer;
use crate::views::facts::sheet;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// How long a button says what it did.
const SAID: u32 = 2_500;

/// "Share": the link and the snippet of what is on the screen.
pub(crate) fn share_button(explorer: Explorer) -> Tag {
    let is_open = RwSignal::new(false);
    let open = button("plain", move || is_open.set(true)).attr("aria-haspopup", "dialog").text("Share");
    tag("span").child(open).child(sheet("Share what is on the screen", is_open, move || share(explorer)))
}

fn share(explorer: Explorer) -> Tag {
    let link = move || format!("{}#{}", crate::address::base(), explorer.query.get());
    let what = "The sentence, the count and a link, then a frame that shows this view. What comes before the frame survives feeds and e-mail.";
    tag("div")
        .class("share")
        .child(words("h3", "", "Link"))
        .child(copied("Link", link, "Copy link"))
        .child(words("h3", "", "In a blog"))
        .child(words("p", "", what))
        .child(copied("Embed code", move || embed::snippet(explorer), "Copy embed code"))
}

/// Text in a field, and a button that copies it.
fn copied(name: &str, text: impl Fn() -> String + Copy + 'static, act: &'static str) -> Tag {
    let field = tag("textarea").attr("readonly", "").attr("rows", "4").attr("aria-label", name).property("value", move || JsValue::from_str(&text()));
    tag("div").child(field).child(copy_button(act, text))
}

/// A button that copies a text and says whether it could.
pub(crate) fn copy_button(name: &'static str, text: impl Fn() -> String + 'static) -> Tag {
    let said = RwSignal::new(name);
    let copy = move || {
        let text = text();
        leptos::task::spawn_local(async move {
            let is_copied = embed::copy(&text).await;
            said.try_set(if is_copied { "Copied" } else { "Could not copy: select the text instead" });
            Timeout::new(SAID, move || {
                said.try_set(name);
            })
            .forget();
        });
    };
    button("plain copy", copy).child(tag("span").attr("aria-live", "polite").text_of(move || said.get().to_owned()))
}
