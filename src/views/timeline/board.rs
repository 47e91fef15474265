//! The state of a timeline on the screen: what it shows, which part of it is looked at, what is pointed at.

use crate::browser::keys::{ENTER, HOME};
use crate::state::Explorer;
use engine::Query;
use engine::timeline::{Chart, Mark, TimeAxis, Timeline, lanes};
use leptos::prelude::*;
use model::FactIndex;
use model::when::{self, Days};
use std::sync::Arc;

/// A timeline on the screen. Small and copied freely.
#[derive(Clone, Copy)]
pub(super) struct Board {
    pub(super) explorer: Explorer,
    pub(super) timeline: Memo<Arc<Timeline>>,
    /// The days that are looked at; `None`: all.
    window: RwSignal<Option<Days>>,
    /// How wide the chart is, in pixels.
    pub(super) width: RwSignal<u32>,
    pub(super) chart: Memo<Option<Arc<Chart>>>,
    /// The mark that is pointed at, by its fact.
    pub(super) pointed: RwSignal<Option<FactIndex>>,
    /// The fact that is selected.
    pub(super) selected: Memo<Option<FactIndex>>,
    /// What is asked, with nothing selected: what the links of all statements have in common.
    pub(super) unselected: Memo<Query>,
}

impl Board {
    pub(super) fn new(explorer: Explorer) -> Self {
        let timeline = Memo::new(move |_| Arc::new(Timeline::of(&explorer.corpus(), &explorer.plan().get())));
        let (window, width) = (RwSignal::new(None), RwSignal::new(first_width()));
        let by = Memo::new(move |_| explorer.query().with(|query| lanes(&explorer.corpus(), query)));
        let chart = Memo::new(move |_| {
            let corpus = explorer.corpus();
            let (by, window, width) = (by.get(), window.get(), width.get());
            timeline
                .with(|timeline| Chart::of(&corpus, timeline, by, window, width, is_wide(window_width())).map(Arc::new))
        });
        Self {
            explorer,
            timeline,
            window,
            width,
            chart,
            pointed: RwSignal::new(None),
            selected: Memo::new(move |_| explorer.selected()),
            unselected: Memo::new(move |_| Query { fact: None, at: None, ..explorer.query().get() }),
        }
    }

    /// "1990 – 2015".
    pub(super) fn seen(self) -> String {
        self.chart.with(|chart| chart.as_ref().map_or_else(String::new, |chart| chart.seen()))
    }

    /// How many statements are on the chart.
    pub(super) fn n_facts(self) -> usize {
        self.chart.with(|chart| chart.as_ref().map_or(0, |chart| chart.facts.len()))
    }

    /// The mark of a fact, if it is seen.
    pub(super) fn mark(self, fact: Option<FactIndex>) -> Option<Mark> {
        self.chart.with(|chart| chart.as_ref()?.mark_of(fact?).cloned())
    }

    /// Draws on as many pixels as there are.
    pub(super) fn fit(self, width: f64) {
        if width > 0.0 && pixels(width) != self.width.get() {
            self.width.set(pixels(width));
        }
    }

    /// Looks at other days of the axis.
    fn look(self, next: &dyn Fn(&TimeAxis, Days) -> Days) {
        let now = self.chart.with(|chart| chart.as_ref().map(|chart| chart.scale.window()));
        let axis = self.timeline.with(|timeline| timeline.axis.clone());
        if let (Some(now), Some(axis)) = (now, axis) {
            let next = next(&axis, now);
            self.window.set(Some(next).filter(|next| *next != axis.days));
            self.pointed.set(None);
        }
    }

    /// Makes everything larger or smaller, in percent; what lies at so many per mille stays there.
    pub(super) fn zoom(self, percent: i64, at: i64) {
        self.look(&|axis, now| axis.zoomed(now, percent, at));
    }

    fn go(self, by: i64) {
        self.look(&|axis, now| axis.moved(now, by));
    }

    fn show_all(self) {
        self.look(&|axis, _| axis.days);
    }

    /// Opens what a mark stands for: selects its fact, or looks closer at a count.
    pub(super) fn open(self, mark: &Mark) {
        if let Some(days) = when::days(&mark.column).filter(|_| mark.n > 1) {
            return self.look(&|axis, _| axis.around(days));
        }
        let id = self.explorer.corpus().fact(mark.fact).id.clone();
        self.explorer.step(|query| {
            query.fact = Some(id);
            query.at = None;
        });
    }

    /// Points at the mark after or before the one that is pointed at.
    fn point_at_next(self, by: isize) {
        let Some(chart) = self.chart.get() else { return };
        let pointed = self.pointed.get();
        let place = chart.marks.iter().position(|mark| Some(mark.fact) == pointed);
        let next = match place {
            Some(place) => place.checked_add_signed(by),
            None if by > 0 => Some(0),
            None => chart.marks.len().checked_sub(1),
        };
        if let Some(mark) = next.and_then(|next| chart.marks.get(next)) {
            self.pointed.set(Some(mark.fact));
        }
    }

    /// Does what a key means on the chart; false: nothing.
    pub(super) fn act(self, key: &str) -> bool {
        match key {
            "+" | "=" => self.zoom(60, 500),
            "-" => self.zoom(167, 500),
            "ArrowLeft" => self.go(-300),
            "ArrowRight" => self.go(300),
            "0" | HOME => self.show_all(),
            "ArrowDown" => self.point_at_next(1),
            "ArrowUp" => self.point_at_next(-1),
            ENTER => {
                if let Some(mark) = self.mark(self.pointed.get()) {
                    self.open(&mark);
                }
            }
            _ => return false,
        }
        true
    }
}

/// As wide as the chart will be, unless something stands beside it: then it is measured.
fn first_width() -> u32 {
    let width = window_width();
    pixels(width)
        - if is_wide(width) {
            598
        } else if width < 720.0 {
            48
        } else {
            80
        }
}

/// Whether names of lanes and what is selected stand beside the chart, as in the style sheet.
fn is_wide(window_width: f64) -> bool {
    window_width >= 1_100.0
}

fn window_width() -> f64 {
    gloo::utils::window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(1_000.0)
}

/// Whole pixels, enough to draw on.
fn pixels(width: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a screen")]
    let pixels = width.clamp(160.0, 8_000.0) as u32;
    pixels
}
