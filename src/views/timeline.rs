//! What was told, on a time axis: lanes of marks, beside them what is selected, and beneath them the same as a list.

mod axis;
mod board;
mod chosen;
mod frame;
mod legend;
mod list;
mod marks;
mod place;
mod readout;
mod threads;
mod toolbar;

use crate::state::explorer;
use crate::views::bar::{ClearAll, FilterButton};
use crate::views::phrases::{statements, thousands};
use crate::views::sentence::{NothingFound, Sentence};
use crate::views::share::ShareButton;
use crate::wording::phrases::CLEAR_ALL;
use crate::wording::timeline::{NONE_IS_DATED, say_nothing_of_time, say_when};
use board::Board;
use chosen::Chosen;
use engine::query::View;
use engine::timeline::undated;
use frame::ChartFrame;
use legend::Legend;
use leptos::prelude::*;
use list::Years;
use toolbar::Toolbar;

/// The view.
#[component]
pub(crate) fn Timeline() -> impl IntoView {
    let board = Board::new(explorer());
    let is_any_dated = move || board.timeline.with(|timeline| !timeline.facts.is_empty());
    view! {
        <div class="timeline">
            <div class="bar">
                <Sentence is_title=true />
                <div class="actions">
                    <ClearAll name=CLEAR_ALL />
                    <FilterButton />
                    <ShareButton />
                </div>
            </div>
            <UndatedLine board />
            <Show when=is_any_dated fallback=|| view! { <Nothing /> }>
                <Content board />
            </Show>
        </div>
    }
}

/// Why there is no chart.
#[component]
fn Nothing() -> impl IntoView {
    let explorer = explorer();
    let is_none_found = move || explorer.results().with(|results| results.facts.is_empty());
    view! {
        <Show when=is_none_found fallback=|| view! { <p class="nothing">{NONE_IS_DATED}</p> }>
            <NothingFound />
        </Show>
    }
}

/// "46 statements say when · 243 say nothing of their time".
#[component]
fn UndatedLine(
    /// The timeline on the screen.
    board: Board,
) -> impl IntoView {
    let n_dated = move || board.timeline.with(|timeline| timeline.facts.len());
    let n_undated = move || board.timeline.with(|timeline| timeline.n_undated);
    let target = move || {
        board.explorer.href(|query| {
            query.view = View::Facts;
            *query = undated(query);
        })
    };
    view! {
        <p class="dated">
            <span>{move || say_when(&statements(&board.explorer.corpus(), n_dated()))}</span>
            <Show when=move || n_undated() != 0>
                <span>" · " <a href=target>{move || say_nothing_of_time(&thousands(n_undated()))}</a></span>
            </Show>
        </p>
    }
}

/// The chart, beside it what is selected, below it the list.
#[component]
fn Content(
    /// The timeline on the screen.
    board: Board,
) -> impl IntoView {
    view! {
        <div>
            <Toolbar board />
            <div class="charted">
                <div>
                    <ChartFrame board />
                    <Legend />
                </div>
                <Chosen board />
            </div>
            <Years board />
        </div>
    }
}
