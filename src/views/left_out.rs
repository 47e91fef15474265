//! What an address asks and the dossier does not have.

use crate::state::explorer;
use crate::wording::app::{NOT_HERE, instead, not_here};
use engine::asked::LeftOut;
use leptos::prelude::*;

/// One line, until the reader asks for something else, in frames as well; where something near is there, a button takes
/// it.
#[component]
pub(crate) fn LeftOutNote() -> impl IntoView {
    let explorer = explorer();
    move || {
        let left_out = explorer.left_out().get();
        (!left_out.is_empty()).then(|| {
            view! {
                <p class="left-out" role="note" aria-label=NOT_HERE>
                    <span>{not_here(&left_out)}</span>
                    {left_out.into_iter().map(|left_out| view! { <Mend left_out /> }).collect_view()}
                </p>
            }
        })
    }
}

/// Takes the nearest in place of what was left out.
#[component]
fn Mend(
    /// What was left out.
    left_out: LeftOut,
) -> impl IntoView {
    let explorer = explorer();
    let name = left_out.nearest.as_ref()?.name.clone();
    let mend = move |_| explorer.step(|query| *query = left_out.mended(std::mem::take(query)));
    Some(view! {
        " "
        <button type="button" class="plain" on:click=mend>
            {instead(&name)}
        </button>
    })
}
