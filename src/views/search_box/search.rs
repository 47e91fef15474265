//! What the search box and its suggestions share: what is searched for, what is suggested, and what keys do.

use crate::browser::keys::{END, ENTER, ESCAPE, HOME};
use crate::browser::value_of;
use crate::state::{Explorer, show_results};
use engine::suggest::{Suggestion, suggest};
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// How many earlier searches are remembered, while the page is open and nowhere else.
const RECENT: usize = 20;
/// No suggestion.
const NONE: usize = usize::MAX;

/// What is searched for, and what is suggested. Small and copied freely.
#[derive(Clone, Copy)]
pub(super) struct SearchField {
    pub(super) explorer: Explorer,
    /// Tells the ids of this box from those of another on the same page.
    number: u32,
    /// Whether suggestions are wanted.
    is_open: RwSignal<bool>,
    /// Up to which byte is typed.
    caret: RwSignal<usize>,
    pub(super) found: Memo<Vec<Suggestion>>,
    /// Which of them is meant by Enter.
    pub(super) active: RwSignal<usize>,
    recent: RwSignal<Vec<String>>,
}

impl SearchField {
    pub(super) fn new(explorer: Explorer) -> Self {
        thread_local!(static NEXT: Cell<u32> = const { Cell::new(0) });
        let (is_open, caret, recent) = (RwSignal::new(false), RwSignal::new(0), RwSignal::new(Vec::new()));
        let found = Memo::new(move |_| {
            if !is_open.get() {
                return Vec::new();
            }
            let corpus = explorer.corpus();
            explorer
                .query()
                .with(|query| recent.with(|recent: &Vec<String>| suggest(&corpus, query, caret.get(), recent)))
        });
        let number = NEXT.with(|next| next.replace(next.get() + 1));
        Self { explorer, number, is_open, caret, found, active: RwSignal::new(NONE), recent }
    }

    pub(super) fn list_id(self) -> String {
        format!("suggestions-{}", self.number)
    }

    pub(super) fn option_id(self, at: usize) -> String {
        format!("suggestion-{}-{at}", self.number)
    }

    /// The id of the suggestion that is meant by Enter.
    pub(super) fn active_id(self) -> Option<String> {
        let active = self.active.get();
        (active < self.n()).then(|| self.option_id(active))
    }

    /// How many suggestions are on the screen.
    pub(super) fn n(self) -> usize {
        self.found.with(Vec::len)
    }

    pub(super) fn typed(self, event: &Event) {
        let q = value_of(event);
        self.open(event);
        self.explorer.refine(|query| {
            query.q = q;
            show_results(query);
        });
    }

    /// Asks for suggestions to what stands before the caret.
    fn open(self, event: &Event) {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let caret = field.and_then(|field| field.selection_start().ok().flatten()).unwrap_or(u32::MAX);
        self.caret.set(byte_at(&value_of(event), caret));
        self.active.set(NONE);
        self.is_open.set(true);
    }

    fn close(self) {
        self.active.set(NONE);
        self.is_open.set(false);
    }

    /// What was searched for is done: it can be suggested again.
    pub(super) fn leave(self) {
        self.close();
        // Not followed: an effect that moves the focus away from the box calls this as well.
        let q = self.explorer.query().with_untracked(|query| query.q.trim().to_owned());
        if !q.is_empty() {
            self.recent.update(|recent| {
                recent.retain(|before| *before != q);
                recent.insert(0, q);
                recent.truncate(RECENT);
            });
        }
    }

    pub(super) fn pressed(self, key: &KeyboardEvent) {
        if key.is_composing() {
            return;
        }
        let is_shown = self.n() > 0;
        match key.key().as_str() {
            "ArrowDown" if key.alt_key() => self.open(key),
            "ArrowUp" if key.alt_key() => self.close(),
            "ArrowDown" => self.go(key, 0, |at| at + 1),
            "ArrowUp" => self.go(key, NONE, |at| at.wrapping_sub(1)),
            ENTER if self.active.get() < self.n() => self.choose(self.active.get()),
            ENTER => self.leave(),
            ESCAPE if is_shown => self.close(),
            ESCAPE => self.explorer.step(|query| query.q.clear()),
            // The caret moves; nothing is meant by Enter any more.
            HOME | END | "ArrowLeft" | "ArrowRight" => return self.active.set(NONE),
            _ => return,
        }
        key.prevent_default();
    }

    /// To the next suggestion or the one before, from the last to the first and back; opens the list where it is closed.
    fn go(self, event: &Event, first: usize, next: fn(usize) -> usize) {
        if self.n() == 0 {
            self.open(event);
        }
        let (n, now) = (self.n(), self.active.get());
        let to = if now < n { next(now) } else { first };
        let wrapped = if to == NONE { n.saturating_sub(1) } else { to % n.max(1) };
        self.active.set(wrapped);
    }

    pub(super) fn choose(self, at: usize) {
        let Some(chosen) = self.found.with(|found| found.get(at).cloned()) else { return };
        self.leave();
        self.caret.set(chosen.query.q.len());
        // Behind the name of a field comes its value.
        self.is_open.set(chosen.is_field());
        self.explorer.step(|query| {
            *query = chosen.query;
            show_results(query);
        });
    }
}

/// The byte at so many UTF-16 units: browsers count in these.
fn byte_at(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    let ends = |(at, letter): (usize, char)| {
        let is_end = left < letter.len_utf16();
        left = left.saturating_sub(letter.len_utf16());
        is_end.then_some(at)
    };
    text.char_indices().find_map(ends).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_is_found_among_letters_of_any_width() {
        let text = "aй𝄞z";
        assert_eq!([0, 1, 2, 4, 5, 9].map(|units| byte_at(text, units)), [0, 1, 3, 7, 8, 8]);
        assert_eq!(byte_at("", 3), 0);
    }
}
