//! Lines between what is linked.

use engine::timeline::{Mark, ROW};
use leptos::prelude::*;

/// A line from the end of one mark to the begin of the other, with an arrow: as `path` draws it.
pub(super) fn thread((from, to): &(&Mark, &Mark)) -> String {
    let (y, to_y) = (from.y + ROW / 2, to.y + ROW / 2);
    // What begins before the other ends is reached straight, from where both are.
    let meet = from.from.max(to.from) + 3;
    let (x, to_x) = if to.from < from.to { (meet, meet) } else { (from.to, to.from) };
    let bend = ((to_x - x).abs() / 2).min(120);
    let head = match bend {
        0 if to_y > y => "m-4,-5l4,5l4,-5",
        0 => "m-4,5l4,-5l4,5",
        _ => "m-5,-4l5,4l-5,4",
    };
    format!("M{x},{y}C{},{y},{},{to_y},{to_x},{to_y}{head}", x + bend, to_x - bend)
}

/// Lines over the whole chart.
#[component]
pub(super) fn Threads(
    /// The lines.
    threads: Vec<String>,
    /// How wide the chart is.
    width: i32,
    /// How high it is.
    height: i32,
) -> impl IntoView {
    let line = |path: String| view! { <path d=path /> };
    view! {
        <svg class="threads" viewBox=format!("0 0 {width} {height}") preserveAspectRatio="none">
            {threads.into_iter().map(line).collect_view()}
        </svg>
    }
}
