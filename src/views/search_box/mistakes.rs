//! What was typed and could not be understood.

use crate::state::explorer;
use crate::wording::search_box::NOT_UNDERSTOOD;
use engine::typed::Mistake;
use leptos::prelude::*;
use text::runs::runs;

/// What was typed, with what could not be understood marked, and what to do about it.
#[component]
pub(super) fn Mistakes() -> impl IntoView {
    let explorer = explorer();
    // Not while somebody types: half a word is no mistake yet.
    let mistakes = Memo::new(move |_| explorer.rested_results().with(|results| results.mistakes.clone()));
    let lines = move || {
        let mistakes = mistakes.get();
        if mistakes.is_empty() {
            return None;
        }
        let typed = explorer.narrowing().with_untracked(|query| query.q.clone());
        let line = |mistake: &Mistake| view! { <p>{mistake.what.clone()}</p> };
        let lines = mistakes.iter().map(line).collect_view();
        Some(view! {
            <TypedText typed mistakes />
            {lines}
        })
    };
    view! {
        <div class="mistakes" role="note" aria-label=NOT_UNDERSTOOD>
            {lines}
        </div>
    }
}

/// What was typed, with the mistakes underlined.
#[component]
fn TypedText(
    /// What was typed.
    typed: String,
    /// What of it could not be understood.
    mistakes: Vec<Mistake>,
) -> impl IntoView {
    let wrong: Vec<_> = mistakes.iter().map(|mistake| mistake.range.clone()).collect();
    let pieces = runs(0..typed.len(), &[&wrong]).into_iter().map(|run| {
        let piece = typed.get(run.range.clone()).unwrap_or("").to_owned();
        if run.is_in(0) { view! { <u>{piece}</u> }.into_any() } else { piece.into_any() }
    });
    view! { <p class="typed">{pieces.collect_view()}</p> }
}
