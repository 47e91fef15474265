//! A list of any length. Up to [`MOST`] rows all are in the page, those on the screen at once and the rest in the next
//! frames; of more only those near the screen, and whatever must stay: with empty room of their height for the others.
//!
//! Room above a row is its margin, so that rows stay siblings in their order. Heights are measured where rows are built
//! and guessed elsewhere; when a guess turns out wrong, the page is scrolled by the difference, and what is on the
//! screen stays where it is. For print all rows are there.

use crate::dom::{Owned, Tag, focus_in_place, is_in_field, next_frame, on_key, overhear, place_before, tag};
use leptos::prelude::Owner;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::{Rc, Weak};
use text::sorted::unique;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, Node, NodeList};

/// Up to so many rows all are in the page.
pub(crate) const MOST: usize = 500;
/// How many rows a frame builds where all will be there.
const CHUNK: usize = 20;
/// How much more than a screen is built before rows are measured, in screens: that mostly saves building twice.
const MARGIN: f64 = 0.15;
/// The height of a row, in pixels, before any was measured: as the style sheet has it for those that were never drawn.
const GUESS: f64 = 150.0;

/// So many rows are more than a screen.
const LAST: usize = 30;
/// Lower than any page ends.
const BOTTOM: f64 = 1e9;

/// What a list shows, and how.
pub(crate) trait Content {
    /// How many rows there are.
    fn n(&self) -> usize;
    /// The row at a place.
    fn row(&self, place: usize) -> Tag;
    /// The places of rows that stay wherever one scrolls; `first` is the first row near the screen.
    fn staying(&self, first: usize) -> Vec<u32>;
}

/// A list of rows.
pub(crate) struct RowList {
    frame: Tag,
    /// Behind the last row: room for those that are not there.
    rest: Tag,
    owner: Owner,
    state: RefCell<RowListState>,
}

struct RowListState {
    content: Rc<dyn Content>,
    /// By place the measured height in pixels; 0: not measured.
    heights: Vec<f64>,
    guess: f64,
    /// The places near the screen, or as far as the list is filled.
    window: Range<usize>,
    shown: Vec<PlacedRow>,
    /// What was on the screen when the list was last at rest, and how wide the list was.
    anchor: Anchor,
    width: f64,
    /// Where the list began on the screen when it was last measured. It is measured before a picture only, when the
    /// page is laid out already: asked in between, the browser would have to do that for the answer.
    top: f64,
    awaits_frame: bool,
    /// Nothing but what is on the screen goes into the first picture of new content: readers wait for that one.
    is_fresh: bool,
    /// The rows that stay are still to come.
    is_bare: bool,
    /// The room behind the last row, in pixels.
    rest: f64,
    /// What the list says of itself: whether it is windowed, whether rows are still to come.
    said: Option<(bool, bool)>,
}

struct PlacedRow {
    place: usize,
    owned: Owned,
    /// The room above it, in pixels.
    gap: f64,
}

/// Where a row was on the screen.
type Anchor = Option<(usize, f64)>;

impl RowList {
    /// An empty list, and the element that it is in.
    pub(crate) fn new(content: Rc<dyn Content>) -> (Tag, Rc<Self>) {
        let rest = tag("div").attr("aria-hidden", "true");
        let frame = tag("div").class("rows").child(rest.clone());
        let state = RowListState {
            content,
            heights: Vec::new(),
            guess: GUESS,
            window: 0..0,
            shown: Vec::new(),
            anchor: None,
            width: 0.0,
            top: 0.0,
            awaits_frame: false,
            is_fresh: true,
            is_bare: true,
            rest: 0.0,
            said: None,
        };
        let owner = Owner::current().unwrap_or_default();
        let rows = Rc::new(Self { frame: frame.clone(), rest, owner, state: RefCell::new(state) });
        rows.listen();
        (frame, rows)
    }

    /// Follows scrolling, the window's size, printing, and the key that leads to the end.
    fn listen(self: &Rc<Self>) {
        let window = gloo::utils::window();
        let calling = |act: fn(&Rc<Self>)| -> Box<dyn Fn()> {
            let rows = Rc::downgrade(self);
            Box::new(move || with(&rows, act))
        };
        overhear(&gloo::utils::document(), "scroll", calling(Self::later));
        overhear(&window, "resize", calling(Self::later));
        overhear(&window, "beforeprint", calling(|rows| rows.show_window(Some(0..usize::MAX))));
        overhear(&window, "afterprint", calling(|rows| rows.show_window(None)));
        let rows = Rc::downgrade(self);
        on_key(Box::new(move |event| {
            let rows =
                rows.upgrade().filter(|rows| event.key() == "End" && !is_in_field(event) && rows.leads_to(event));
            if let Some(rows) = rows {
                event.prevent_default();
                rows.go_to_end();
            }
        }));
    }

    /// Whether a key pressed there scrolls the page of a list that is not all there.
    fn leads_to(&self, event: &KeyboardEvent) -> bool {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        let frame: &Node = self.frame.node();
        let is_near = target.is_some_and(|target| target.contains(Some(frame)) || frame.contains(Some(&target)));
        is_near && self.state.borrow().is_windowed()
    }

    /// Scrolls to the end at once: on the way there the browser would find the page longer than it was guessed to be,
    /// and stop short.
    fn go_to_end(self: &Rc<Self>) {
        let n = self.state.borrow().heights.len();
        self.show_window(Some(n.saturating_sub(LAST)..n));
        gloo::utils::window().scroll_to_with_x_and_y(0.0, BOTTOM);
    }

    /// Shows other content. What has the focus keeps it where `moved` knows the place that its row has now.
    pub(crate) fn show(self: &Rc<Self>, content: Rc<dyn Content>, moved: &dyn Fn(usize) -> Option<usize>) {
        let state = &mut *self.state.borrow_mut();
        let focus = self.focus(state).map(|(place, at)| (moved(place), at));
        state.heights = vec![0.0; content.n()];
        state.content = content;
        state.is_fresh = true;
        state.window = self.near(state, MARGIN);
        state.shown.drain(..).for_each(|row| row.owned.element().remove());
        self.mark(state);
        self.place(state, focus.and_then(|(place, _)| place));
        match focus {
            Some((Some(place), at)) => state.refocus(place, at),
            Some((None, _)) => self.focus_list(),
            None => {}
        }
        self.await_frame(state);
    }

    /// Builds the rows at these places anew, where they are there.
    pub(crate) fn build_anew(self: &Rc<Self>, places: &[usize]) {
        let state = &mut *self.state.borrow_mut();
        let focus = self.focus(state);
        for row in state.shown.extract_if(.., |row| places.contains(&row.place)) {
            row.owned.element().remove();
        }
        self.place(state, focus.map(|(place, _)| place));
        if let Some((place, at)) = focus.filter(|(place, _)| places.contains(place)) {
            state.refocus(place, at);
        }
        self.await_frame(state);
    }

    /// Has the list go on before the next picture.
    fn later(self: &Rc<Self>) {
        self.await_frame(&mut self.state.borrow_mut());
    }

    fn await_frame(self: &Rc<Self>, state: &mut RowListState) {
        if !std::mem::replace(&mut state.awaits_frame, true) {
            let rows = Rc::downgrade(self);
            next_frame(Box::new(move || with(&rows, Self::go_on)));
        }
    }

    /// Builds what has come near the screen; where all rows will be there, some more of them.
    fn go_on(self: &Rc<Self>) {
        let state = &mut *self.state.borrow_mut();
        state.awaits_frame = false;
        let width = state.width;
        let anchor = self.measure(state);
        let wanted = self.wanted(state);
        let lacks_staying = state.is_bare && !state.is_fresh;
        if wanted != state.window || width != state.width || lacks_staying {
            let focused = self.focus(state).map(|(place, _)| place);
            state.window = wanted;
            self.place(state, focused);
            self.mark(state);
            self.await_frame(state);
        }
        if std::mem::take(&mut state.is_fresh) {
            self.await_frame(state);
        }
        state.hold(anchor);
        state.anchor = anchor;
    }

    /// Shows just these rows, or again those near the screen.
    fn show_window(self: &Rc<Self>, window: Option<Range<usize>>) {
        let state = &mut *self.state.borrow_mut();
        let n = state.heights.len();
        state.window = window.map_or_else(|| self.near(state, 0.5), |window| window.start..window.end.min(n));
        self.place(state, None);
        self.mark(state);
        self.await_frame(state);
    }

    fn wanted(&self, state: &RowListState) -> Range<usize> {
        let (n, now) = (state.heights.len(), &state.window);
        let beyond = |screens: f64| if state.is_fresh { 0.0 } else { screens };
        let near = self.near(state, beyond(0.5));
        let (start, end) = (now.start.min(near.start), now.end.max(near.end));
        if state.is_windowed() {
            return if *now == (start..end) { start..end } else { self.near(state, beyond(1.0)) };
        }
        if state.is_fresh {
            return start..end;
        }
        if end < n { start..n.min(end + CHUNK) } else { start.saturating_sub(CHUNK)..n }
    }

    /// The places on the screen and so many screens above and below.
    fn near(&self, state: &RowListState, screens: f64) -> Range<usize> {
        let height = screen_height();
        let first = state.place_at(-state.top - screens * height);
        let last = state.place_at(-state.top + (1.0 + screens) * height);
        first..(last + 1).min(state.heights.len())
    }

    /// Measures the rows that are there, and finds what must not move: the row with the focus, or the first on the
    /// screen. After the list has become wider or narrower that is where it was before.
    fn measure(&self, state: &mut RowListState) -> Anchor {
        let frame = self.frame.node().get_bounding_client_rect();
        state.top = frame.top();
        let is_as_wide = std::mem::replace(&mut state.width, frame.width()) == frame.width();
        if !state.is_windowed() && !state.is_fresh {
            return None;
        }
        if !is_as_wide {
            state.heights.fill(0.0);
        }
        // Headings stay where their cards do not: only what follows each other says how high rows are.
        let (mut sum, mut n) = (0.0, 0.0);
        for row in &state.shown {
            let height = row.owned.element().get_bounding_client_rect().height();
            state.heights[row.place] = height;
            if state.window.contains(&row.place) {
                (sum, n) = (sum + height, n + 1.0);
            }
        }
        if !state.is_windowed() {
            return None;
        }
        if is_as_wide {
            return state.shown.iter().find_map(PlacedRow::on_screen);
        }
        state.guess = if sum > 0.0 { sum / n } else { GUESS };
        state.anchor
    }

    /// Puts the rows of the window into the page, and those that stay; takes all others away.
    fn place(&self, state: &mut RowListState, focused: Option<usize>) {
        let content = state.content.clone();
        let mut before = std::mem::take(&mut state.shown).into_iter().peekable();
        for place in state.places(focused) {
            let place = place as usize;
            while let Some(gone) = before.next_if(|row| row.place < place) {
                gone.owned.element().remove();
            }
            let kept = before.next_if(|row| row.place == place);
            state.shown.push(kept.unwrap_or_else(|| self.build(&*content, place, state.is_fresh)));
        }
        before.for_each(|gone| gone.owned.element().remove());
        place_before(self.rest.node(), &mut state.shown.iter().map(|row| &row.owned));
        state.is_bare = state.is_fresh;
        let rest = state.make_room();
        if std::mem::replace(&mut state.rest, rest) != rest {
            let _rest = self.rest.clone().style("height", &pixels(rest));
        }
    }

    /// Builds a row. The browser lays out what is surely seen at once, and need not find out first whether it is.
    fn build(&self, content: &dyn Content, place: usize, is_seen: bool) -> PlacedRow {
        let owned = Owned::new(&self.owner, &|| {
            let row = content.row(place);
            if is_seen { row.style("content-visibility", "visible") } else { row }
        });
        PlacedRow { place, owned, gap: 0.0 }
    }

    /// Says whether rows are still to come, and whether there are too many for all to be there.
    fn mark(&self, state: &mut RowListState) {
        let is_windowed = state.is_windowed();
        let is_busy = !is_windowed && state.window.len() < state.heights.len();
        if state.said.replace((is_windowed, is_busy)) != Some((is_windowed, is_busy)) {
            self.frame.set("class", if is_windowed { "rows windowed" } else { "rows" });
            self.frame.set("aria-busy", if is_busy { "true" } else { "false" });
        }
    }

    /// The place of the row that has the focus, and which of its links and buttons.
    fn focus(&self, state: &RowListState) -> Option<(usize, u32)> {
        let active = gloo::utils::document().active_element()?;
        let row = state.shown.iter().find(|row| row.owned.element().contains(Some(&active)))?;
        let links = row.links()?;
        let at = (0..links.length()).find(|&at| links.get(at).as_ref() == Some(&active))?;
        Some((row.place, at))
    }

    /// What had the focus is gone: the reader goes on with the list.
    fn focus_list(&self) {
        let list = self.frame.node().closest("[tabindex]").ok().flatten();
        if let Some(list) = list.and_then(|list| list.dyn_into::<HtmlElement>().ok()) {
            focus_in_place(&list);
        }
    }
}

impl RowListState {
    fn is_windowed(&self) -> bool {
        self.heights.len() > MOST
    }

    fn height(&self, place: usize) -> f64 {
        let measured = self.heights.get(place).copied().unwrap_or(0.0);
        if measured > 0.0 { measured } else { self.guess }
    }

    /// The row at so many pixels from the list's top; the last where there are not so many.
    fn place_at(&self, offset: f64) -> usize {
        let mut bottom = 0.0;
        let place = (0..self.heights.len()).find(|&place| {
            bottom += self.height(place);
            bottom > offset
        });
        place.unwrap_or(self.heights.len().saturating_sub(1))
    }

    /// The places that are to be there, rising.
    fn places(&self, focused: Option<usize>) -> Vec<u32> {
        let mut places = if self.is_fresh { Vec::new() } else { self.content.staying(self.window.start) };
        if let Some(place) = focused {
            // With its neighbours, so that the next Tab leads to the next row.
            places.extend((place.saturating_sub(1)..=place + 1).map(|place| place as u32));
        }
        places.extend(self.window.clone().map(|place| place as u32));
        places.retain(|place| (*place as usize) < self.heights.len());
        unique(places)
    }

    /// Leaves room above each row for those that are not there; how much is left behind the last.
    fn make_room(&mut self) -> f64 {
        let mut next = 0;
        for at in 0..self.shown.len() {
            let place = self.shown[at].place;
            let gap = self.room(next..place);
            self.shown[at].leave(gap);
            next = place + 1;
        }
        self.room(next..self.heights.len())
    }

    fn room(&self, places: Range<usize>) -> f64 {
        places.map(|place| self.height(place)).sum()
    }

    /// Scrolls by as much as a row has moved on the screen.
    fn hold(&self, anchor: Anchor) {
        let Some((place, top)) = anchor else { return };
        let row = self.shown.iter().find(|row| row.place == place);
        let moved = row.map_or(0.0, |row| row.owned.element().get_bounding_client_rect().top() - top);
        if moved.abs() >= 1.0 {
            gloo::utils::window().scroll_by_with_x_and_y(0.0, moved);
        }
    }

    fn refocus(&self, place: usize, at: u32) {
        let row = self.shown.iter().find(|row| row.place == place);
        let link = row.and_then(PlacedRow::links).and_then(|links| links.get(at));
        if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
            focus_in_place(&link);
        }
    }
}

impl PlacedRow {
    /// What in it can have the focus.
    fn links(&self) -> Option<NodeList> {
        self.owned.element().query_selector_all("a,button").ok()
    }

    /// Where it is on the screen, if it is.
    fn on_screen(&self) -> Anchor {
        let frame = self.owned.element().get_bounding_client_rect();
        (frame.bottom() > 0.0 && frame.top() < screen_height()).then(|| (self.place, frame.top()))
    }

    fn leave(&mut self, gap: f64) {
        if std::mem::replace(&mut self.gap, gap) != gap {
            let _row = self.owned.tag.clone().style("margin-top", &pixels(gap));
        }
    }
}

fn with(rows: &Weak<RowList>, act: fn(&Rc<RowList>)) {
    if let Some(rows) = rows.upgrade() {
        act(&rows);
    }
}

fn screen_height() -> f64 {
    gloo::utils::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0)
}

/// As style has it, to a tenth. Printing floats would bring its own kilobytes.
fn pixels(length: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "a length on a screen")]
    let tenths = (length * 10.0) as i64;
    format!("{}.{}px", tenths / 10, tenths % 10)
}
