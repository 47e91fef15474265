//! Taking the present view elsewhere: its link, and the snippet for a blog.

use crate::embed;
use crate::state::explorer;
use crate::views::copy::{CopiedText, CopyButton};
use crate::views::sheet::Sheet;
use crate::wording::share::{COPY_EMBED_CODE, COPY_LINK, EMBED_CODE, IN_A_BLOG, LINK, SHARE, TITLE, WHAT};
use leptos::prelude::*;
use std::sync::Arc;

/// "Share": the link and the snippet of what is on the screen.
#[component]
pub(crate) fn ShareButton() -> impl IntoView {
    let is_open = RwSignal::new(false);
    view! {
        <span>
            <button type="button" class="plain" aria-haspopup="dialog" on:click=move |_| is_open.set(true)>
                {SHARE}
            </button>
            <Sheet name=TITLE is_open>
                <Shared />
            </Sheet>
        </span>
    }
}

/// The link and the snippet.
#[component]
fn Shared() -> impl IntoView {
    let explorer = explorer();
    let link = Arc::new(move || explorer.address());
    let code = Arc::new(move || {
        let plan = explorer.plan().get();
        explorer.query().with(|query| embed::snippet(&explorer.corpus(), &plan, query))
    });
    view! {
        <div class="share">
            <h3>{LINK}</h3>
            <Copied name=LINK text=link act=COPY_LINK />
            <h3>{IN_A_BLOG}</h3>
            <p>{WHAT}</p>
            <Copied name=EMBED_CODE text=code act=COPY_EMBED_CODE />
        </div>
    }
}

/// Text in a field, and a button that copies it.
#[component]
fn Copied(
    /// What the text is.
    name: &'static str,
    /// The text.
    text: CopiedText,
    /// What the button says.
    act: &'static str,
) -> impl IntoView {
    let shown = text.clone();
    view! {
        <div>
            <textarea readonly=true rows="4" aria-label=name prop:value=move || shown() />
            <CopyButton name=act text />
        </div>
    }
}
