//! Words in the gap beside passages whose partner cannot be seen: what they are about, and where the partner is. A drawing
//! that says no more than the list of passages.

use super::ribbons::{Drawn, Ends};
use crate::wording::full_text::pointer;
use leptos::prelude::*;

/// How far words stand apart, in pixels.
const APART: i32 = 32;

/// What stands beside passages now.
#[derive(Clone, Copy)]
pub(super) struct Pointers(RwSignal<Vec<Pointer>>);

/// The words beside a passage.
#[derive(Clone, PartialEq)]
struct Pointer {
    words: String,
    top: i32,
    is_second: bool,
}

impl Pointers {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Says of each passage that can be seen and whose partner cannot what it is about; where words would stand on words,
    /// and where it is the same as of the one before, of the first alone.
    pub(super) fn draw(self, drawn: &Drawn, joined: &[(Ends, String)]) {
        let beside = |(ends, subject): &(Ends, String)| [0, 1].map(|side| of(drawn, *ends, subject, side));
        let mut all: Vec<Pointer> = joined.iter().flat_map(beside).flatten().collect();
        all.sort_by_cached_key(|pointer| pointer.top.unsigned_abs());
        let mut out: Vec<Pointer> = Vec::new();
        for pointer in all {
            if out.last().is_none_or(|last| last.top + APART <= pointer.top && last.words != pointer.words) {
                out.push(pointer);
            }
        }
        self.0.maybe_update(|shown| {
            let differs = *shown != out;
            *shown = out;
            differs
        });
    }
}

/// The words beside the passage of one side, where it can be seen and the other cannot.
fn of(drawn: &Drawn, ends: Ends, subject: &str, side: usize) -> Option<Pointer> {
    let (places, seen) = drawn.on_screen(&ends);
    let (top, bottom) = places[side];
    let middle = i32::midpoint(top, bottom).clamp(APART / 2, (drawn.heights[side] - APART / 2).max(APART / 2));
    let is_above = places[1 - side].0 < drawn.heights[1 - side] / 2;
    let pointer = || Pointer { words: pointer(subject, is_above), top: middle, is_second: side == 1 };
    (seen[side] && !seen[1 - side]).then(pointer)
}

/// The words in the gap.
#[component]
pub(super) fn PointerWords(
    /// Which.
    pointers: Pointers,
) -> impl IntoView {
    let words = |pointer: Pointer| {
        view! {
            <li class:right=pointer.is_second style:top=format!("{}px", pointer.top)>
                {pointer.words}
            </li>
        }
    };
    view! {
        <ul class="pointers" aria-hidden="true">
            {move || pointers.0.get().into_iter().map(words).collect_view()}
        </ul>
    }
}
