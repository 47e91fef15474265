//! Both texts in their panes as they scroll: where everything lies, what is brought into view, how one pane follows the
//! other, and what is drawn between them.

use super::aligned::{AlignedArticles, is_narrow_now};
use super::pointers::Pointers;
use super::ribbons::{Drawn, Ends, Ribbons};
use super::text_pane::TextPane;
use crate::browser::{is_in_field, next_frame, on_key, overhear};
use engine::compare::alignment::{self, Pane, PassageMatch};
use leptos::html::Div;
use leptos::prelude::*;
use model::FactIndex;
use std::ops::Range;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, KeyboardEvent, Node};

/// Both panes and the gap between them. All of it is called by events and frames, where nothing is followed.
#[derive(Clone, Copy)]
pub(super) struct Scrolling {
    aligned: AlignedArticles,
    texts: [TextPane; 2],
    pub(super) ribbons: Ribbons,
    pub(super) pointers: Pointers,
    /// Of each text the first and the last paragraph that can be seen, from 1, and how many there are.
    paragraphs: [RwSignal<(usize, usize, usize)>; 2],
    /// What both texts are in.
    pub(super) frame: NodeRef<Div>,
    /// Whether the panes scroll together.
    pub(super) is_locked: RwSignal<bool>,
    laid: StoredValue<Laid>,
    bundles: StoredValue<Vec<Range<usize>>>,
    /// To where each pane was last scrolled, by the reader or by us: what differs from it is the reader's doing.
    scrolled: StoredValue<[i32; 2]>,
    shown: StoredValue<BroughtIntoView>,
    awaits_frame: StoredValue<bool>,
}

/// Where everything lies, as last measured.
#[derive(Clone, Default)]
struct Laid {
    panes: [Pane; 2],
    width: i32,
    /// By match, where its two sentences lie in their texts.
    ends: Arc<Vec<Ends>>,
    /// Where the paragraphs of each text lie in it.
    paragraphs: Arc<[Vec<(i32, i32)>; 2]>,
}

/// What was last brought into view, and in which article where one is shown at a time.
#[derive(Clone, Copy, Default, PartialEq)]
struct BroughtIntoView {
    chosen: Option<usize>,
    selected: Option<FactIndex>,
    is_second: bool,
}

impl Scrolling {
    pub(super) fn new(aligned: AlignedArticles) -> Self {
        let [a, b] = aligned.articles;
        let bundles = alignment::bundles(&aligned.explorer.corpus(), (a, b), &aligned.matches());
        Self {
            aligned,
            texts: [TextPane::new(aligned, false), TextPane::new(aligned, true)],
            ribbons: Ribbons::new(),
            pointers: Pointers::new(),
            paragraphs: [RwSignal::default(), RwSignal::default()],
            frame: NodeRef::new(),
            is_locked: RwSignal::new(true),
            laid: StoredValue::default(),
            bundles: StoredValue::new(bundles),
            scrolled: StoredValue::default(),
            shown: StoredValue::default(),
            awaits_frame: StoredValue::new(false),
        }
    }

    /// One of the two texts.
    pub(super) fn text(self, is_second: bool) -> TextPane {
        self.texts[usize::from(is_second)]
    }

    /// Follows the window, the fonts, the keys, the query and what is chosen.
    pub(super) fn listen(self) {
        let resized = move || {
            self.aligned.is_narrow.set(is_narrow_now());
            self.later();
        };
        overhear(&gloo::utils::window(), "resize", Box::new(resized));
        let fonts = js_sys::Reflect::get(&gloo::utils::document(), &JsValue::from_str("fonts"));
        if let Some(fonts) = fonts.ok().and_then(|fonts| fonts.dyn_into().ok()) {
            overhear(&fonts, "loadingdone", Box::new(move || self.later()));
        }
        on_key(Box::new(move |event| self.pressed(event)));
        Effect::new(move || {
            let AlignedArticles { explorer, chosen, shows_second, shows_alike, .. } = self.aligned;
            // What narrows the query takes room above the panes; what is chosen or selected is to be seen.
            let _followed = (chosen.get(), explorer.selected(), explorer.narrowing().get(), shows_second.get());
            let _drawn = shows_alike.get();
            self.later();
        });
    }

    /// Measures and draws before the next picture.
    fn later(self) {
        if self.awaits_frame.get_value() {
            return;
        }
        self.awaits_frame.set_value(true);
        next_frame(Box::new(move || {
            if !self.laid.is_disposed() {
                // A frame follows nothing; it is asked for where something has changed.
                untrack(|| self.lay());
            }
        }));
    }

    fn lay(self) {
        self.awaits_frame.set_value(false);
        self.measure();
        let AlignedArticles { explorer, chosen, shows_second, .. } = self.aligned;
        let shown =
            BroughtIntoView { chosen: chosen.get(), selected: explorer.selected(), is_second: shows_second.get() };
        if self.shown.get_value() != shown {
            self.shown.set_value(shown);
            self.bring_into_view();
        }
        self.draw();
    }

    fn measure(self) {
        let [first, second] = self.texts;
        let ends = first.measured().into_iter().zip(second.measured()).map(|(a, b)| Ends { a, b });
        let ribbons = self.frame.get().and_then(|frame| frame.query_selector(".ribbons").ok().flatten());
        self.laid.set_value(Laid {
            panes: [first.size(), second.size()],
            width: ribbons.map_or(0, |ribbons| ribbons.client_width()),
            ends: Arc::new(ends.collect()),
            paragraphs: Arc::new(self.texts.map(TextPane::paragraphs)),
        });
    }

    /// Shows both passages of the chosen match, or the quotes of the selected fact. What can be seen stays where it is,
    /// and the other comes beside it.
    fn bring_into_view(self) {
        if self.aligned.is_narrow.get() {
            return self.text(self.aligned.shows_second.get()).bring_into_page();
        }
        let laid = self.laid.get_value();
        let ends = self.aligned.chosen.get().and_then(|chosen| laid.ends.get(chosen).copied());
        if let Some(Ends { a, b }) = ends {
            return self.show([a, b]);
        }
        for (at, text) in self.texts.into_iter().enumerate() {
            if let Some(quoted) = text.quoted() {
                let third = height(laid.panes[at]) / 3;
                self.scroll(at, text.extent(quoted).0 - third);
                self.lead(at);
            }
        }
    }

    fn show(self, ends: [(i32, i32); 2]) {
        let (panes, scrolled) = (self.laid.get_value().panes, self.scroll_tops());
        let is_seen = |at: usize| {
            let (top, bottom) = (ends[at].0 - scrolled[at], ends[at].1 - scrolled[at]);
            let height = height(panes[at]);
            top >= 0 && (bottom <= height || top < height / 3)
        };
        let level = match [is_seen(0), is_seen(1)] {
            [true, _] => ends[0].0 - scrolled[0],
            [_, true] => ends[1].0 - scrolled[1],
            _ => height(panes[0]) / 3,
        };
        for at in [0, 1] {
            if !is_seen(at) {
                let lowest = height(panes[at]) - (ends[at].1 - ends[at].0);
                self.scroll(at, ends[at].0 - level.min(lowest.max(0)));
            }
        }
    }

    fn scroll_tops(self) -> [i32; 2] {
        self.texts.map(TextPane::scroll_top)
    }

    /// Scrolls a pane without taking that for the reader's doing.
    fn scroll(self, at: usize, to: i32) {
        let now = self.texts[at].scroll_to(to.max(0));
        self.scrolled.update_value(|scrolled| scrolled[at] = now);
    }

    /// A pane was scrolled. The other follows only where the reader did it.
    pub(super) fn scrolled(self, is_second: bool) {
        let at = usize::from(is_second);
        let now = self.texts[at].scroll_top();
        if self.scrolled.get_value()[at] != now {
            self.scrolled.update_value(|scrolled| scrolled[at] = now);
            self.lead(at);
        }
        self.draw();
    }

    /// Has the other pane show what answers this one.
    fn lead(self, at: usize) {
        if !self.is_locked.get() || self.aligned.is_narrow.get() {
            return;
        }
        let laid = self.laid.get_value();
        let mut knots = Vec::new();
        let is_shown = |found: &PassageMatch| self.aligned.is_shown(found);
        for place in alignment::rail(&self.aligned.matches(), at == 1, self.aligned.chosen.get(), &is_shown) {
            if let Some(ends) = laid.ends.get(place as usize) {
                let (here, there) = if at == 0 { (ends.a, ends.b) } else { (ends.b, ends.a) };
                knots.push((middle(here), middle(there)));
            }
        }
        let scrolled = self.scrolled.get_value()[at].unsigned_abs();
        let to = alignment::follow(&knots, laid.panes[at], laid.panes[1 - at], scrolled);
        self.scroll(1 - at, to.try_into().unwrap_or(i32::MAX));
    }

    fn draw(self) {
        let laid = self.laid.get_value();
        let chosen = self.aligned.chosen.get();
        let drawn = Drawn { width: laid.width, scrolled: self.scroll_tops(), heights: laid.panes.map(height) };
        let joined = self.bundles.with_value(|bundles| self.joined(bundles, &laid.ends));
        let chosen = chosen.and_then(|chosen| laid.ends.get(chosen).copied());
        self.ribbons.draw(&drawn, &joined, chosen);
        self.pointers.draw(&drawn, &joined);
        for (side, paragraphs) in laid.paragraphs.iter().enumerate() {
            let (top, bottom) = (drawn.scrolled[side], drawn.scrolled[side] + drawn.heights[side]);
            let first = paragraphs.partition_point(|paragraph| paragraph.1 <= top);
            let last = paragraphs.partition_point(|paragraph| paragraph.0 < bottom);
            let seen = (first + 1, last.max(first + 1), paragraphs.len());
            self.paragraphs[side].maybe_update(|shown| std::mem::replace(shown, seen) != seen);
        }
    }

    /// The first and the last paragraph of a text that can be seen, from 1, and how many there are: 0 before it is laid.
    pub(super) fn paragraphs_seen(self, is_second: bool) -> (usize, usize, usize) {
        self.paragraphs[usize::from(is_second)].get()
    }

    /// What is joined by one ribbon each, and what that is about: of the matches that are shown those that go on from one
    /// to the next together.
    fn joined(self, bundles: &[Range<usize>], ends: &[Ends]) -> Vec<(Ends, String)> {
        let matches = self.aligned.matches();
        let is_shown =
            |bundle: &&Range<usize>| matches.get(bundle.start).is_some_and(|found| self.aligned.is_shown(found));
        let together = |bundle: &Range<usize>| {
            let (first, last) = (ends.get(bundle.start)?, ends.get(bundle.end.checked_sub(1)?)?);
            let subject = self.aligned.subject(matches.get(bundle.start)?);
            Some((Ends { a: (first.a.0, last.a.1), b: (first.b.0, last.b.1) }, subject))
        };
        bundles.iter().filter(is_shown).filter_map(together).collect()
    }

    /// From match to match; without one from the first that begins below.
    pub(super) fn step(self, is_forward: bool) {
        let shown = self.aligned.shown();
        let n = shown.len();
        let below = || {
            let [scrolled, _] = self.scrolled.get_value();
            let is_below =
                |at: &usize| self.laid.with_value(|laid| laid.ends.get(*at).is_some_and(|ends| ends.a.0 >= scrolled));
            shown.iter().position(is_below).unwrap_or(0)
        };
        let chosen = self.aligned.chosen.get().and_then(|chosen| shown.iter().position(|at| *at == chosen));
        let next = match (chosen, is_forward) {
            (Some(at), true) => at + 1,
            (Some(at), false) => at + n - 1,
            (None, true) => below(),
            (None, false) => below() + n - 1,
        };
        if n > 0 {
            self.aligned.choose(shown[next % n]);
        }
    }

    fn pressed(self, event: &KeyboardEvent) {
        let Some(frame) = self.frame.get() else { return };
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        // The buttons stand above, beside the choice of modes.
        let view = frame.closest(".compare").ok().flatten().unwrap_or_else(|| Element::from(frame));
        let is_near = target.is_some_and(|target| target.contains(Some(&view)) || view.contains(Some(&target)));
        let is_bare = !(event.ctrl_key() || event.meta_key() || event.alt_key() || is_in_field(event));
        match event.key().as_str() {
            "n" if is_near && is_bare => self.step(true),
            "p" if is_near && is_bare => self.step(false),
            _ => {}
        }
    }
}

fn middle((top, bottom): (i32, i32)) -> u32 {
    ((top + bottom) / 2).unsigned_abs()
}

fn height(pane: Pane) -> i32 {
    pane.height.try_into().unwrap_or(i32::MAX)
}
