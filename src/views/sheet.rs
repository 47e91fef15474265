//! A dialog over the page.

use crate::wording::phrases::CLOSE;
use leptos::html::Dialog;
use leptos::prelude::*;
use web_sys::HtmlDialogElement;

/// A dialog over the page; its content is there only while it is open.
#[component]
pub(crate) fn Sheet(
    /// Its title.
    name: &'static str,
    /// Whether it is open; the reader closes it here.
    is_open: RwSignal<bool>,
    /// Its content.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let is_open = is_open.get();
        if let Some(dialog) = dialog.get() {
            show(&dialog, is_open);
        }
    });
    view! {
        <dialog class="sheet" aria-label=name on:close=move |_| is_open.set(false) node_ref=dialog>
            <header>
                <h2>{name}</h2>
                <button type="button" class="plain" on:click=move |_| is_open.set(false)>
                    {CLOSE}
                </button>
            </header>
            <Show when=move || is_open.get()>{children()}</Show>
        </dialog>
    }
}

/// Opens and closes: only when it is opened so does a dialog hold the focus and keep what is under it out of reach.
fn show(dialog: &HtmlDialogElement, is_open: bool) {
    match is_open {
        true if !dialog.open() => {
            let _borne = dialog.show_modal();
        }
        false if dialog.open() => dialog.close(),
        _ => {}
    }
}
