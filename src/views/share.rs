//! Taking the present view elsewhere: its link, and the snippet for a blog.

use crate::dom::{Tag, button, tag, words};
use crate::embed;
use crate::state::Explorer;
use crate::views::facts::sheet;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::rc::Rc;
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
    let link: Text = Rc::new(move || format!("{}#{}", crate::address::base(), explorer.query.get()));
    let code: Text = Rc::new(move || embed::snippet(explorer));
    let what = "The sentence, the count and a link, then a frame that shows this view. What comes before the frame survives feeds and e-mail.";
    tag("div")
        .class("share")
        .child(words("h3", "", "Link"))
        .child(copied("Link", link, "Copy link"))
        .child(words("h3", "", "In a blog"))
        .child(words("p", "", what))
        .child(copied("Embed code", code, "Copy embed code"))
}

/// What is copied, made when it is.
pub(crate) type Text = Rc<dyn Fn() -> String>;

/// Text in a field, and a button that copies it.
fn copied(name: &str, text: Text, act: &'static str) -> Tag {
    let shown = text.clone();
    let field = tag("textarea")
        .attr("readonly", "")
        .attr("rows", "4")
        .attr("aria-label", name)
        .property("value", move || JsValue::from_str(&shown()));
    tag("div").child(field).child(copy_button(act, text))
}

/// A button that copies a text and says whether it could.
pub(crate) fn copy_button(name: &'static str, text: Text) -> Tag {
    let outcome = RwSignal::new(0_usize);
    let copy = move || {
        let text = text();
        leptos::task::spawn_local(async move {
            let is_copied = embed::copy(&text).await;
            outcome.try_set(if is_copied { 1 } else { 2 });
            Timeout::new(SAID, move || {
                outcome.try_set(0);
            })
            .forget();
        });
    };
    let said = move || {
        [name, "Copied", "Could not copy: select the text instead"]
            .get(outcome.get())
            .copied()
            .unwrap_or(name)
            .to_owned()
    };
    button("plain copy", copy).child(tag("span").attr("aria-live", "polite").text_of(said))
}
