//! The rows of a list in the page, and what the browser tells of them: scrolling, sizes, focus, print, keys.

use super::content::Content;
use super::list_window::ListWindow;
use super::placed_row::{PlacedRow, pixels, set_style};
use crate::browser::keys::END;
use crate::browser::{focus_in_place, is_in_field, next_frame, on_key, overhear};
use leptos::prelude::{Owner, untrack};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, Node};

/// Lower than any page ends.
const BOTTOM: f64 = 1e9;

/// Where a list has its rows from.
pub(super) struct RowSource {
    /// What it shows.
    pub(super) content: Box<dyn Fn() -> Rc<dyn Content>>,
    /// The key of the selected row.
    pub(super) selected: Box<dyn Fn() -> Option<u32>>,
}

/// A list of rows.
pub(super) struct RowList {
    frame: HtmlElement,
    /// Behind the last row: room for those that are not there.
    rest: HtmlElement,
    owner: Owner,
    source: RowSource,
    /// Whether it goes on before the next picture; by itself, for a host may have the browser say so at any moment.
    awaits_frame: Cell<bool>,
    state: RefCell<RowListState>,
}

struct RowListState {
    content: Rc<dyn Content>,
    window: ListWindow,
    shown: Vec<PlacedRow>,
    /// Of the rows of this content. An owner remembers all that it ever owned, so the list's own would grow with each row.
    owner: Owner,
    /// What was on the screen when the list was last at rest.
    anchor: Anchor,
    /// The room behind the last row, in pixels.
    room_behind: f64,
    /// What the list says of itself: whether it is windowed, whether rows are still to come.
    said: Option<(bool, bool)>,
}

/// Where a row was on the screen.
type Anchor = Option<(usize, f64)>;

/// Which row has the focus, and which of its links and buttons.
type Focus = Option<(usize, u32)>;

impl RowList {
    /// A list without rows yet, in an element that has nothing but room behind them. The current owner owns the rows.
    pub(super) fn new(frame: HtmlElement, rest: HtmlElement, source: RowSource) -> Self {
        let owner = Owner::current().unwrap_or_default();
        let state = RowListState {
            content: (source.content)(),
            window: ListWindow::new(),
            shown: Vec::new(),
            owner: owner.with(Owner::new),
            anchor: None,
            room_behind: 0.0,
            said: None,
        };
        Self { frame, rest, owner, source, awaits_frame: Cell::new(false), state: RefCell::new(state) }
    }

    /// What is to be shown now.
    pub(super) fn content(&self) -> Rc<dyn Content> {
        (self.source.content)()
    }

    /// The key of the row that is selected now.
    pub(super) fn selected(&self) -> Option<u32> {
        (self.source.selected)()
    }

    /// Follows scrolling, the window's size, printing, and the key that leads to the end.
    pub(super) fn listen(self: &Rc<Self>) {
        let window = gloo::utils::window();
        let calling = |act: fn(&Rc<Self>)| -> Box<dyn Fn()> {
            let rows = Rc::downgrade(self);
            Box::new(move || with(&rows, act))
        };
        overhear(&gloo::utils::document(), "scroll", calling(Self::await_frame));
        overhear(&window, "resize", calling(Self::await_frame));
        overhear(&window, "beforeprint", calling(|rows| rows.turn_to(print)));
        overhear(&window, "afterprint", calling(|rows| rows.turn_to(|window, _| window.go_back(screen_height()))));
        let rows = Rc::downgrade(self);
        on_key(Box::new(move |event| {
            let rows = rows.upgrade().filter(|rows| event.key() == END && !is_in_field(event) && rows.leads_to(event));
            if let Some(rows) = rows {
                event.prevent_default();
                rows.go_to_end();
            }
        }));
    }

    /// Whether a key pressed there scrolls the page of a list that is not all there.
    fn leads_to(&self, event: &KeyboardEvent) -> bool {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        let frame: &Node = &self.frame;
        let is_near = target.is_some_and(|target| target.contains(Some(frame)) || frame.contains(Some(&target)));
        is_near && self.state.borrow().window.is_windowed()
    }

    /// Scrolls to the end at once: on the way there the browser would find the page longer than it was guessed to be,
    /// and stop short.
    fn go_to_end(self: &Rc<Self>) {
        self.turn_to(|window, _| window.go_to_end());
        gloo::utils::window().scroll_to_with_x_and_y(0.0, BOTTOM);
    }

    /// Shows other content. What has the focus keeps it where the row with the same key is there too.
    pub(super) fn show(self: &Rc<Self>, content: Rc<dyn Content>) {
        let state = &mut *self.state.borrow_mut();
        let moved = |place: usize| content.place_of(state.content.key(place)?);
        let focus = state.focus().map(|(place, at)| (moved(place), at));
        state.window.begin(content.n(), screen_height());
        state.content = content;
        state.shown.drain(..).for_each(PlacedRow::remove);
        state.owner = self.owner.with(Owner::new);
        self.mark(state);
        self.place(state, focus.and_then(|(place, _)| place));
        match focus {
            Some((Some(place), at)) => state.refocus(place, at),
            Some((None, _)) => self.focus_list(),
            None => {}
        }
        self.await_frame();
    }

    /// Builds the rows with these keys anew, where they are there.
    pub(super) fn build_anew(self: &Rc<Self>, keys: &[Option<u32>]) {
        let state = &mut *self.state.borrow_mut();
        let places: Vec<usize> = keys.iter().flatten().filter_map(|&key| state.content.place_of(key)).collect();
        let focus = state.focus();
        state.shown.extract_if(.., |row| places.contains(&row.place)).for_each(PlacedRow::remove);
        self.place(state, focus.map(|(place, _)| place));
        if let Some((place, at)) = focus.filter(|(place, _)| places.contains(place)) {
            state.refocus(place, at);
        }
        self.await_frame();
    }

    /// Has the list go on before the next picture.
    fn await_frame(self: &Rc<Self>) {
        if !self.awaits_frame.replace(true) {
            let rows = Rc::downgrade(self);
            next_frame(Box::new(move || with(&rows, Self::go_on)));
        }
    }

    /// Builds what has come near the screen; where all rows will be there, some more of them.
    fn go_on(self: &Rc<Self>) {
        self.awaits_frame.set(false);
        let state = &mut *self.state.borrow_mut();
        let frame = self.frame.get_bounding_client_rect();
        let is_as_wide = state.window.learn_frame(frame.top(), frame.width());
        let anchor = state.measure(is_as_wide);
        let has_moved = state.window.advance(screen_height());
        if has_moved || !is_as_wide || state.window.lacks_staying() {
            let focused = state.focus().map(|(place, _)| place);
            self.place(state, focused);
            self.mark(state);
            self.await_frame();
        }
        if state.window.age() {
            self.await_frame();
        }
        state.hold(anchor);
        state.anchor = anchor;
    }

    /// Shows other rows at once.
    fn turn_to(self: &Rc<Self>, turn: fn(&mut ListWindow, &dyn Content)) {
        let state = &mut *self.state.borrow_mut();
        turn(&mut state.window, &*state.content);
        self.place(state, None);
        self.mark(state);
        self.await_frame();
    }

    /// Puts the rows of the window into the page, and those that stay; takes all others away.
    fn place(&self, state: &mut RowListState, focused: Option<usize>) {
        let content = state.content.clone();
        let wanted = state.window.rows(&|first| self.staying(&*content, first), focused);
        let mut before = std::mem::take(&mut state.shown).into_iter().peekable();
        for place in wanted.into_iter().map(|place| place as usize) {
            while let Some(gone) = before.next_if(|row| row.place < place) {
                gone.remove();
            }
            let kept = before.next_if(|row| row.place == place);
            state.shown.extend(kept.or_else(|| Self::build(&*content, place, &state.window, &state.owner)));
        }
        before.for_each(PlacedRow::remove);
        let mut next: Element = self.rest.clone().into();
        for row in state.shown.iter_mut().rev() {
            next = row.stand_before(&next, &self.frame);
        }
        state.window.note_placed();
        self.make_room(state);
    }

    /// The places of rows that are there wherever one scrolls. The selection is not followed here: an effect of its own
    /// does.
    fn staying(&self, content: &dyn Content, first: usize) -> Vec<u32> {
        let selected = untrack(|| self.selected()).and_then(|key| content.place_of(key));
        let mut places = content.staying(first);
        places.extend(selected.map(|place| place as u32));
        places
    }

    fn build(content: &dyn Content, place: usize, window: &ListWindow, owner: &Owner) -> Option<PlacedRow> {
        let row = PlacedRow::new(place, owner, &|| content.row(place))?;
        if window.is_fresh() {
            row.lay_out_at_once();
        }
        if let Some(number) = content.number(place).filter(|_| window.is_windowed()) {
            row.count(number);
        }
        Some(row)
    }

    /// Leaves room for the rows that are not there: above those that are, and behind them.
    fn make_room(&self, state: &mut RowListState) {
        let (above, behind) = state.window.rooms(state.shown.iter().map(|row| row.place));
        for (row, room) in state.shown.iter_mut().zip(above) {
            row.leave(room);
        }
        if std::mem::replace(&mut state.room_behind, behind) != behind {
            set_style(&self.rest, "height", &pixels(behind));
        }
    }

    /// Says whether rows are still to come, and whether there are too many for all to be there.
    fn mark(&self, state: &mut RowListState) {
        let (is_windowed, is_busy) = (state.window.is_windowed(), state.window.is_busy());
        if state.said.replace((is_windowed, is_busy)) != Some((is_windowed, is_busy)) {
            let _valid = self.frame.class_list().toggle_with_force("windowed", is_windowed);
            let _valid = self.frame.set_attribute("aria-busy", if is_busy { "true" } else { "false" });
        }
    }

    /// What had the focus is gone: the reader goes on with the list.
    fn focus_list(&self) {
        let list = self.frame.closest("[tabindex]").ok().flatten();
        if let Some(list) = list.and_then(|list| list.dyn_into::<HtmlElement>().ok()) {
            focus_in_place(&list);
        }
    }
}

impl RowListState {
    /// Measures the rows that are there, and finds what must not move: the first on the screen. After the list has
    /// become wider or narrower that is what it was before.
    fn measure(&mut self, is_as_wide: bool) -> Anchor {
        if self.window.asks_heights() {
            let heights: Vec<(usize, f64)> = self.shown.iter().map(|row| (row.place, row.height())).collect();
            self.window.learn_heights(&heights, is_as_wide);
        }
        if !self.window.is_windowed() {
            return None;
        }
        if is_as_wide { self.shown.iter().find_map(|row| row.on_screen(screen_height())) } else { self.anchor }
    }

    /// Scrolls by as much as a row has moved on the screen.
    fn hold(&self, anchor: Anchor) {
        let Some((place, top)) = anchor else { return };
        let moved = self.row(place).map_or(0.0, |row| row.top() - top);
        if moved.abs() >= 1.0 {
            gloo::utils::window().scroll_by_with_x_and_y(0.0, moved);
        }
    }

    /// What has the focus.
    fn focus(&self) -> Focus {
        let active = gloo::utils::document().active_element()?;
        self.shown.iter().find_map(|row| Some((row.place, row.place_of_link(&active)?)))
    }

    fn refocus(&self, place: usize, at: u32) {
        if let Some(row) = self.row(place) {
            row.focus_link(at);
        }
    }

    fn row(&self, place: usize) -> Option<&PlacedRow> {
        self.shown.iter().find(|row| row.place == place)
    }
}

fn print(window: &mut ListWindow, content: &dyn Content) {
    window.print(content.n_printed(), &|place| content.number(place).map(|(number, _)| number));
}

fn with(rows: &Weak<RowList>, act: fn(&Rc<RowList>)) {
    if let Some(rows) = rows.upgrade() {
        act(&rows);
    }
}

fn screen_height() -> f64 {
    gloo::utils::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0)
}
