//! What is pointed at, in words.

use crate::state::explorer;
use crate::views::labels::{ArticleName, StatusMark};
use crate::views::phrases::statements;
use crate::views::timeline::board::Board;
use crate::wording::timeline::{HINT, LOOK_CLOSER, POINTED_AT, many_from};
use engine::timeline::Mark;
use engine::wording::dates::time;
use leptos::prelude::*;
use model::FactIndex;
use model::when::When;

/// "12 statements from 2008".
fn many(mark: &Mark) -> String {
    let when = When::of(&mark.column).map(|when| time(&when, None)).unwrap_or_default();
    many_from(&statements(mark.n as usize), &when)
}

/// What is pointed at, in words.
#[component]
pub(super) fn Readout(
    /// The timeline on the screen.
    board: Board,
) -> impl IntoView {
    let line = move || match board.mark(board.pointed.get()) {
        None => view! { <span class="quiet">{HINT}</span> }.into_any(),
        Some(mark) if mark.n > 1 => view! {
            <b>{many(&mark)}</b>
            <span class="quiet">{LOOK_CLOSER}</span>
        }
        .into_any(),
        Some(mark) => view! {
            <FactsLine fact=mark.fact />
            <span class="st">{board.explorer.corpus().fact(mark.fact).statement.clone()}</span>
        }
        .into_any(),
    };
    view! {
        <p class="readout" role="status" aria-label=POINTED_AT>
            {line}
        </p>
    }
}

/// "June 2011 ● happened ■ China Brief, 2008".
#[component]
pub(super) fn FactsLine(
    /// Of which fact.
    fact: FactIndex,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let its = corpus.fact(fact);
    let when = its.when.as_ref().map(|when| time(when, Some(its.status))).unwrap_or_default();
    view! {
        <b class="when">{when}</b>
        <StatusMark fact />
        <ArticleName article=its.article />
    }
}
