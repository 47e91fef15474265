//! The chart in its frame: what the pointer, the wheel and keys do on it, and how wide it is.

use crate::browser::{next_frame, on_scrolling, overhear};
use crate::views::histogram::bin_under;
use crate::views::phrases::statements;
use crate::views::timeline::axis::Axis;
use crate::views::timeline::board::Board;
use crate::views::timeline::marks::{Drawn, Rings};
use crate::views::timeline::readout::Readout;
use crate::wording::timeline::chart_name;
use engine::timeline::Mark;
use leptos::ev::{KeyboardEvent, WheelEvent};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// How wide a chart is on the narrowest sheet of paper, in pixels: the browser tells no width before it prints.
const PAPER: f64 = 660.0;

/// The chart. All that it says the list says too, so that it is one thing to reach by keyboard and silent.
#[component]
pub(super) fn ChartFrame(
    /// The timeline on the screen.
    board: Board,
) -> impl IntoView {
    view! {
        <div
            class="chart"
            class:beside=move || board.chart.with(|chart| chart.as_ref().is_some_and(|chart| chart.is_named_beside))
            role="region"
            tabindex="0"
            aria-label=move || chart_name(&statements(&board.explorer.corpus(), board.n_facts()), &board.seen())
            on:keydown=move |event| on_key(board, &event)
            on:wheel=move |event| on_wheel(board, &event)
        >
            <Axis board />
            <Plot board />
        </div>
    }
}

/// Everything below the axis.
#[component]
fn Plot(
    /// The timeline on the screen.
    board: Board,
) -> impl IntoView {
    let plot = NodeRef::<Div>::new();
    keep_measured(board, plot);
    let open = move |event: &Event| {
        if let Some(mark) = mark_under(board, event) {
            board.open(&mark);
        }
    };
    view! {
        <div class="field">
            <div
                class="plot"
                aria-hidden="true"
                node_ref=plot
                on:pointerover=move |event| board.pointed.set(mark_under(board, &event).map(|mark| mark.fact))
                on:pointerleave=move |_| board.pointed.set(None)
                on:click=move |event| open(&event)
            >
                {move || board.chart.get().map(|chart| view! { <Drawn chart /> })}
                <Rings board />
            </div>
            <Readout board />
        </div>
    }
}

/// Keeps the chart as wide as there is room.
fn keep_measured(board: Board, plot: NodeRef<Div>) {
    let measure = move || {
        // The screen can be gone by the next picture.
        if let Some(plot) = plot.try_get().flatten() {
            board.fit(f64::from(plot.client_width()));
        }
    };
    let window = gloo::utils::window();
    // Not at the event itself, and once more: what stands beside the chart comes and goes with the width of the window, and
    // with what the chart is drawn for.
    on_scrolling(Box::new(move || {
        measure();
        next_frame(Box::new(measure));
    }));
    overhear(&window, "beforeprint", Box::new(move || board.fit(PAPER)));
    overhear(&window, "afterprint", Box::new(measure));
}

fn on_key(board: Board, key: &KeyboardEvent) {
    if !key.ctrl_key() && !key.meta_key() && !key.alt_key() && board.act(&key.key()) {
        key.prevent_default();
    }
}

/// The wheel zooms where that is meant: with the key that zooms pages, or on a chart that has the focus.
fn on_wheel(board: Board, wheel: &WheelEvent) {
    let chart = wheel.current_target().and_then(|chart| chart.dyn_into::<Element>().ok());
    let has_focus = chart.is_some() && gloo::utils::document().active_element() == chart;
    if wheel.ctrl_key() || wheel.meta_key() || has_focus {
        wheel.prevent_default();
        let at = bin_under(wheel, 1_000).unwrap_or(500) as i64;
        board.zoom(if wheel.delta_y() < 0.0 { 80 } else { 125 }, at);
    }
}

fn mark_under(board: Board, event: &Event) -> Option<Mark> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let at: usize = target.closest("[data-at]").ok()??.get_attribute("data-at")?.parse().ok()?;
    board.chart.with(|chart| chart.as_ref()?.marks.get(at).cloned())
}
