//! A button that copies a text.

use crate::dom::{Tag, button, tag};
use crate::embed;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::rc::Rc;

/// How long a button says what it did.
const SAID: u32 = 2_500;

/// What is copied, made when it is.
pub(crate) type CopiedText = Rc<dyn Fn() -> String>;

/// A button that copies a text and says whether it could.
pub(crate) fn copy_button(name: &'static str, text: CopiedText) -> Tag {
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
