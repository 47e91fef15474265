//! Names of years, months or days; drag across them to choose a range. The fields above say the same.

use crate::views::histogram::bin_under;
use crate::views::time_range::set_range;
use crate::views::timeline::board::Board;
use crate::views::timeline::place::{ChartPlace, Stroke};
use crate::wording::timeline::LINKED_FIRST;
use engine::timeline::{Chart, Tick};
use leptos::prelude::*;
use model::closed::Facet;
use model::when;
use std::sync::Arc;
use web_sys::Event;

/// The name of a tick is left out where there is no room of so many pixels for it.
const NAME_WIDTH: i32 = 34;
/// What is cut short is marked where it is wider than so many pixels.
const CUT_WIDTH: i32 = 24;

/// From one pixel to another.
type Band = (i32, i32);

/// Names of years, months or days; drag across them to choose a range. The fields above say the same.
#[component]
pub(super) fn Axis(
    /// The timeline on the screen.
    board: Board,
) -> impl IntoView {
    let drag = Drag::new(board);
    let bands = move || drag.dragged().map_or_else(|| chosen(board), |dragged| vec![dragged]);
    let band = move |(from, to): Band| {
        let place = ChartPlace::between(board.width.get() as i32, from, to);
        view! { <Stroke class="range-band" place /> }
    };
    view! {
        <div class="axis" aria-hidden="true">
            {move || is_linked_first(board).then(|| view! { <span class="order">{LINKED_FIRST}</span> })}
            <div
                class="ticks"
                on:pointerdown=move |event| drag.begin(&event)
                on:pointermove=move |event| drag.go_on(&event)
                on:pointerup=move |_| drag.end()
                on:pointerleave=move |_| drag.began.set(None)
            >
                {move || board.chart.get().map(|chart| view! { <TickNames chart /> })}
                {move || bands().into_iter().map(band).collect_view()}
            </div>
        </div>
    }
}

/// Whether lanes with linked statements come first: articles come as they appeared.
fn is_linked_first(board: Board) -> bool {
    board.chart.with(|chart| {
        chart.as_ref().is_some_and(|chart| {
            chart.lanes.len() > 1
                && chart.lanes.iter().all(|lane| lane.article.is_none())
                && !chart.linked(&board.explorer.corpus()).is_empty()
        })
    })
}

/// A range that is being chosen by the pointer.
#[derive(Clone, Copy)]
struct Drag {
    board: Board,
    /// Where it began, in pixels; `None`: nothing is dragged.
    began: RwSignal<Option<usize>>,
    /// Where it is.
    at: RwSignal<usize>,
}

impl Drag {
    fn new(board: Board) -> Self {
        Self { board, began: RwSignal::new(None), at: RwSignal::new(0) }
    }

    fn under(self, event: &Event) -> Option<usize> {
        bin_under(event, self.board.width.get() as usize)
    }

    fn begin(self, event: &Event) {
        self.at.set(self.under(event).unwrap_or(0));
        self.began.set(self.under(event));
    }

    fn go_on(self, event: &Event) {
        if self.began.get().is_some() {
            self.at.set(self.under(event).unwrap_or(0));
        }
    }

    fn end(self) {
        let (from, to) = (self.began.get(), self.at.get());
        self.began.set(None);
        let range = self.board.chart.with(|chart| Some(chart.as_ref()?.scale.range(from? as i32, to as i32)));
        if let Some(range) = range {
            set_range(self.board.explorer, Some(range));
        }
    }

    fn dragged(self) -> Option<Band> {
        let (from, at) = (self.began.get()?, self.at.get());
        Some((from.min(at) as i32, from.max(at) as i32))
    }
}

/// The ranges of time that the query names, in pixels.
fn chosen(board: Board) -> Vec<Band> {
    let Some(chart) = board.chart.get() else { return Vec::new() };
    let window = chart.scale.window();
    board.explorer.narrowing().with(|query| {
        let picks = query.selection(Facet::When).picks.iter();
        let seen = picks.filter_map(|pick| when::days(&pick.id)).filter(|days| days.overlaps(window));
        let band = |days: when::Days| {
            let (first, last) = (days.first.max(window.first), days.last.min(window.last));
            (chart.scale.at(first), chart.scale.at(last + 1))
        };
        seen.map(band).collect()
    })
}

/// The names of ticks, and what is cut short.
#[component]
fn TickNames(
    /// What is drawn.
    chart: Arc<Chart>,
) -> impl IntoView {
    let width = chart.width;
    let ticks = chart.scale.ticks().into_iter().filter(|tick| tick.at >= 0 && tick.at + NAME_WIDTH <= width);
    let ticks: Vec<Tick> = ticks.collect();
    let cuts = chart.scale.cuts().into_iter().map(|cut| unnamed(cut, &ticks));
    let cuts = cuts.filter(|(from, to)| to - from > CUT_WIDTH).collect::<Vec<_>>();
    let names = ticks.into_iter().map(|tick| {
        let place = ChartPlace::at(width, tick.at);
        view! {
            <span
                class=if tick.is_strong { "strong" } else { "" }
                style:left=place.left
                style:width=place.width
                style:top=place.top
            >
                {tick.label}
            </span>
        }
    });
    let cuts = cuts.into_iter().map(|(from, to)| {
        let place = ChartPlace::between(width, from, to);
        view! {
            <b style:left=place.left style:width=place.width style:top=place.top>
                "…"
            </b>
        }
    });
    (names.collect_view(), cuts.collect_view())
}

/// What of a cut is left by the name of the tick before it, which reaches into it.
fn unnamed((from, to): Band, ticks: &[Tick]) -> Band {
    let names = ticks.iter().filter(|tick| tick.at <= from).map(|tick| tick.at + NAME_WIDTH);
    (names.max().unwrap_or(from).max(from), to)
}
