//! What is pointed at, in words, at its mark.

use crate::state::explorer;
use crate::views::labels::{ArticleName, StatusMark};
use crate::views::phrases::statements;
use crate::views::timeline::board::Board;
use crate::views::timeline::place::ChartPlace;
use crate::wording::timeline::{LOOK_CLOSER, POINTED_AT, SELECT_TO_READ, many_from};
use engine::Corpus;
use engine::timeline::{Mark, MarkShape, ROW};
use engine::wording::dates::time;
use leptos::prelude::*;
use model::FactIndex;
use model::when::When;

/// Of a mark for several as many are read out.
const READ_OUT: usize = 6;

/// "12 statements from 2008".
fn many(corpus: &Corpus, mark: &Mark) -> String {
    let when = When::of(&mark.column).map(|when| time(&when, None)).unwrap_or_default();
    many_from(&statements(corpus, mark.n as usize), &when)
}

/// What is pointed at, in words: below its mark, and aloud.
#[component]
pub(super) fn Readout(
    /// The timeline on the screen.
    board: Board,
) -> impl IntoView {
    let pointed = move || board.mark(board.pointed.get());
    let place = move || pointed().map(|mark| place_of(board, &mark));
    let is_late = move || pointed().is_some_and(|mark| mark.from + mark.to > board.width.get() as i32);
    view! {
        <div
            class="readout"
            class:before=is_late
            role="status"
            aria-label=POINTED_AT
            style:left=move || place().map(|place| place.left)
            style:top=move || place().map(|place| place.top)
        >
            {move || pointed().map(|mark| read_out(board, &mark))}
        </div>
    }
}

/// At the begin of what is early on the chart, at the end of what is late.
fn place_of(board: Board, mark: &Mark) -> ChartPlace {
    let width = board.width.get() as i32;
    let at = if mark.from + mark.to > width { mark.to } else { mark.from };
    ChartPlace::at(width, at).below(mark.y + ROW)
}

fn read_out(board: Board, mark: &Mark) -> AnyView {
    if mark.shape == MarkShape::Count {
        return view! {
            <b>{many(&board.explorer.corpus(), mark)}</b>
            <p class="quiet">{LOOK_CLOSER}</p>
        }
        .into_any();
    }
    let facts = board.chart.with(|chart| chart.as_ref().map_or_else(Vec::new, |chart| chart.facts_beside(mark.fact)));
    let corpus = board.explorer.corpus();
    let n = (facts.len() > 1).then(|| view! { <span>{statements(&corpus, facts.len())}</span> });
    let statement = |fact: &FactIndex| view! { <p class="st">{corpus.fact(*fact).statement.clone()}</p> };
    view! {
        <p class="facts-line">
            <FactsLine fact=mark.fact />
            {n}
        </p>
        {facts.iter().take(READ_OUT).map(statement).collect_view()}
        <p class="quiet">{SELECT_TO_READ}</p>
    }
    .into_any()
}

/// "June 2011 ● happened ■ China Brief, 2008".
#[component]
pub(super) fn FactsLine(
    /// Of which fact.
    fact: FactIndex,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let its = corpus.fact(fact);
    let when = its.when.as_ref().map(|when| time(when, its.status)).unwrap_or_default();
    view! {
        <b class="when">{when}</b>
        <StatusMark fact />
        <ArticleName article=its.article />
    }
}
