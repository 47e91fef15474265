//! Taking the present view elsewhere: its link, and the snippet for a blog.

use crate::embed;
use crate::views::parts::explorer;
use gloo::timers::callback::Timeout;
use leptos::html::{Dialog, Textarea};
use leptos::prelude::*;

/// "Share": the link and the snippet of what is on the screen.
#[component]
pub(crate) fn ShareButton() -> impl IntoView {
    let explorer = explorer();
    let dialog = NodeRef::<Dialog>::new();
    let is_open = RwSignal::new(false);
    let open = move |_| {
        is_open.set(true);
        if let Some(dialog) = dialog.get_untracked() {
            let _borne = dialog.show_modal();
        }
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let link = move || format!("{}#{}", crate::address::base(), explorer.query.get());
    let snippet = move || embed::snippet(explorer);
    view! {
        <button type="button" class="plain" aria-haspopup="dialog" on:click=open>"Share"</button>
        <dialog node_ref=dialog class="sheet share" aria-label="Share" on:close=move |_| is_open.set(false)>
            <header><h2>"Share what is on the screen"</h2><button type="button" class="plain" on:click=close>"Close"</button></header>
            <Show when=move || is_open.get()>
                <h3>"Link"</h3>
                <Copied name="Link" text=link words="Copy link" />
                <h3>"In a blog"</h3>
                <p>"The sentence, the count and a link, then a frame that shows this view. What comes before the frame survives feeds and e-mail."</p>
                <Copied name="Embed code" text=snippet words="Copy embed code" />
            </Show>
        </dialog>
    }
}

/// Text in a field, and a button that copies it.
#[component]
fn Copied<T: Fn() -> String + Copy + Send + Sync + 'static>(name: &'static str, text: T, words: &'static str) -> impl IntoView {
    let field = NodeRef::<Textarea>::new();
    view! {
        <textarea node_ref=field readonly rows="4" aria-label=name prop:value=text></textarea>
        <CopyButton words text />
    }
}

/// A button that copies a text and says whether it could.
#[component]
pub(crate) fn CopyButton<T: Fn() -> String + Clone + Send + Sync + 'static>(
    /// What it says.
    words: &'static str,
    /// What it copies.
    text: T,
) -> impl IntoView {
    let said = RwSignal::new(words);
    let copy = move |_| {
        let text = text();
        leptos::task::spawn_local(async move {
            let copied = embed::copy(&text).await;
            said.set(if copied { "Copied" } else { "Could not copy: select the text instead" });
            Timeout::new(2_500, move || {
                said.try_set(words);
            })
            .forget();
        });
    };
    view! { <button type="button" class="plain copy" on:click=copy><span aria-live="polite">{said}</span></button> }
}
