//! A button that copies a text.

use crate::embed;
use crate::wording::share::{COPIED, REFUSED};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::sync::Arc;

/// How long a button says what it did.
const SAID: u32 = 2_500;

/// What is copied, made when it is.
pub(crate) type CopiedText = Arc<dyn Fn() -> String + Send + Sync>;

/// What became of copying.
#[derive(Clone, Copy)]
enum CopyOutcome {
    None,
    Copied,
    Refused,
}

/// A button that copies a text and says whether it could.
#[component]
pub(crate) fn CopyButton(
    /// What it says until then.
    name: &'static str,
    /// What it copies.
    text: CopiedText,
) -> impl IntoView {
    let outcome = RwSignal::new(CopyOutcome::None);
    let said = move || match outcome.get() {
        CopyOutcome::None => name,
        CopyOutcome::Copied => COPIED,
        CopyOutcome::Refused => REFUSED,
    };
    view! {
        <button type="button" class="plain copy" on:click=move |_| copy(text(), outcome)>
            <span aria-live="polite">{said}</span>
        </button>
    }
}

/// Copies a text and says for a while what became of it; the button may be gone before.
fn copy(text: String, outcome: RwSignal<CopyOutcome>) {
    leptos::task::spawn_local(async move {
        let is_copied = embed::copy(&text).await;
        outcome.try_set(if is_copied { CopyOutcome::Copied } else { CopyOutcome::Refused });
        Timeout::new(SAID, move || {
            outcome.try_set(CopyOutcome::None);
        })
        .forget();
    });
}
