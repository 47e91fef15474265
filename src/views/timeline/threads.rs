//! Lines between what is linked.

use engine::Corpus;
use engine::timeline::{Chart, Mark, ROW};
use leptos::prelude::*;

/// A line from the end of one mark to the begin of the other, with an arrow.
pub(super) struct Thread {
    class: &'static str,
    path: String,
}

impl Thread {
    pub(super) fn between(class: &'static str, from: &Mark, to: &Mark) -> Self {
        let (y, to_y) = (from.y + ROW / 2, to.y + ROW / 2);
        // What begins before the other ends is reached straight, from where both are.
        let meet = from.from.max(to.from) + 3;
        let (x, to_x) = if to.from < from.to { (meet, meet) } else { (from.to, to.from) };
        let bend = ((to_x - x).abs() / 2).min(120);
        let path = format!("M{x},{y}C{},{y},{},{to_y},{to_x},{to_y}m-5,-4l5,4l-5,4", x + bend, to_x - bend);
        Self { class, path }
    }
}

/// Pale lines between what is linked; where a plan leads to what became of it, less pale.
pub(super) fn ties(chart: &Chart, corpus: &Corpus) -> Vec<Thread> {
    let thread = |from: &Mark, to: &Mark| {
        let is_plan = corpus.fact(from.fact).status.is_ahead();
        Thread::between(if is_plan { "plan" } else { "" }, from, to)
    };
    let ties = chart.ties.iter().filter_map(|tie| Some((chart.marks.get(tie.from)?, chart.marks.get(tie.to)?)));
    ties.map(|(from, to)| thread(from, to)).collect()
}

/// Lines over the whole chart.
#[component]
pub(super) fn Threads(
    /// The lines.
    threads: Vec<Thread>,
    /// How wide the chart is.
    width: i32,
    /// How high it is.
    height: i32,
) -> impl IntoView {
    let line = |thread: Thread| view! { <path class=thread.class d=thread.path /> };
    view! {
        <svg class="threads" viewBox=format!("0 0 {width} {height}") preserveAspectRatio="none">
            {threads.into_iter().map(line).collect_view()}
        </svg>
    }
}
