//! Which rows of a list are in the page, and how much room the others take: what can be reckoned without a browser.
//!
//! Lengths are in pixels, `screen` is the height of what is seen of the page.

use std::ops::Range;
use text::sorted::unique;

/// Up to so many rows all are in the page.
pub(crate) const MOST: usize = 500;
/// How many rows a frame builds where all will be there.
const CHUNK: usize = 20;
/// How many rows beyond the screen a frame builds on either side where not all will be there.
const STEP: usize = 2;
/// How much more than a screen is built before rows are measured, in screens: that mostly saves building twice.
const MARGIN: f64 = 0.15;
/// The height of a row before any was measured: as the style sheet has it for those that were never drawn.
const GUESS: f64 = 150.0;
/// So many rows are more than a screen.
const LAST: usize = 30;

/// The rows of a list by their heights, and the window of those that are in the page.
pub(super) struct ListWindow {
    /// By place the measured height; 0: not measured.
    heights: Vec<f64>,
    guess: f64,
    /// The places near the screen, or as far as the list is filled.
    places: Range<usize>,
    /// Where the list began on the screen when it was last measured, and how wide it was. It is measured before a
    /// picture only, when the page is laid out already: asked in between, the browser would have to do that for the
    /// answer.
    top: f64,
    width: f64,
    /// Nothing but what is on the screen goes into the first picture of new content: readers wait for that one.
    is_fresh: bool,
    /// The rows that stay are still to come.
    is_bare: bool,
    /// Nothing but what is printed is there, however long the list is.
    is_printed: bool,
}

impl ListWindow {
    /// Of a list without rows.
    pub(super) fn new() -> Self {
        let (heights, guess, places) = (Vec::new(), GUESS, 0..0);
        Self { heights, guess, places, top: 0.0, width: 0.0, is_fresh: true, is_bare: true, is_printed: false }
    }

    /// Begins anew with so many rows: with those on the screen.
    pub(super) fn begin(&mut self, n: usize, screen: f64) {
        self.heights = vec![0.0; n];
        self.is_fresh = true;
        self.places = self.near(MARGIN, screen);
    }

    /// Whether there are too many rows for all to be there.
    pub(super) fn is_windowed(&self) -> bool {
        self.heights.len() > MOST
    }

    /// Whether rows are still to come.
    pub(super) fn is_busy(&self) -> bool {
        !self.is_windowed() && self.places.len() < self.heights.len()
    }

    /// Whether nothing was measured yet of this content.
    pub(super) fn is_fresh(&self) -> bool {
        self.is_fresh
    }

    /// From now on it is content like any other; whether it was fresh.
    pub(super) fn age(&mut self) -> bool {
        std::mem::take(&mut self.is_fresh)
    }

    /// Whether the heights of rows tell anything now.
    pub(super) fn asks_heights(&self) -> bool {
        self.is_windowed() || self.is_fresh
    }

    /// Learns where the list begins on the screen and how wide it is; whether it is as wide as before.
    pub(super) fn learn_frame(&mut self, top: f64, width: f64) -> bool {
        self.top = top;
        std::mem::replace(&mut self.width, width) == width
    }

    /// Learns how high the rows are that are there. In a list of another width all others may be higher or lower now.
    pub(super) fn learn_heights(&mut self, heights: &[(usize, f64)], is_as_wide: bool) {
        if !is_as_wide {
            self.heights.fill(0.0);
        }
        // Headings stay where their cards do not: only what follows each other says how high rows are.
        let (mut sum, mut n) = (0.0, 0.0);
        for &(place, height) in heights {
            self.heights[place] = height;
            if self.places.contains(&place) {
                (sum, n) = (sum + height, n + 1.0);
            }
        }
        if self.is_windowed() && !is_as_wide {
            self.guess = if sum > 0.0 { sum / n } else { GUESS };
        }
    }

    /// Goes on to what is near the screen now, or where all rows will be there to some more of them; whether that is
    /// another window than before.
    pub(super) fn advance(&mut self, screen: f64) -> bool {
        let wanted = self.wanted(screen);
        std::mem::replace(&mut self.places, wanted.clone()) != wanted
    }

    fn wanted(&self, screen: f64) -> Range<usize> {
        let (n, now) = (self.heights.len(), &self.places);
        let beyond = |screens: f64| if self.is_fresh { 0.0 } else { screens };
        let near = self.near(beyond(0.5), screen);
        let (start, end) = (now.start.min(near.start), now.end.max(near.end));
        if self.is_windowed() {
            return if *now == (start..end) { start..end } else { self.grown(beyond(1.0), beyond(MARGIN), screen) };
        }
        if self.is_fresh {
            return start..end;
        }
        if end < n { start..n.min(end + CHUNK) } else { start.saturating_sub(CHUNK)..n }
    }

    /// What is on the screen, what is there of what lies up to `far` screens beyond, and a few rows more: a frame that
    /// builds many is a late one.
    fn grown(&self, far: f64, margin: f64, screen: f64) -> Range<usize> {
        let (far, seen) = (self.near(far, screen), self.near(margin, screen));
        let there = self.places.start.max(far.start)..self.places.end.min(far.end);
        let is_joined = there.start < there.end && there.start <= seen.end && seen.start <= there.end;
        let kept = if is_joined { there.start.min(seen.start)..there.end.max(seen.end) } else { seen };
        let step = if self.is_fresh { 0 } else { STEP };
        kept.start.saturating_sub(step).max(far.start)..(kept.end + step).min(far.end)
    }

    /// Has just these rows there.
    pub(super) fn go_to(&mut self, places: Range<usize>) {
        self.places = places.start..places.end.min(self.heights.len());
    }

    /// Has the last rows there, more than a screen of them.
    pub(super) fn go_to_end(&mut self) {
        let n = self.heights.len();
        self.places = n.saturating_sub(LAST)..n;
    }

    /// Has the rows there that are printed: the first so many of those that are counted, with the headings above them.
    /// `number` is what each place is counted as.
    pub(super) fn print(&mut self, n_printed: usize, number: &dyn Fn(usize) -> Option<usize>) {
        let n = self.heights.len();
        let end = (0..n).position(|place| number(place) == Some(n_printed)).map_or(n, |last| last + 1);
        self.go_to(0..end);
        self.is_printed = true;
    }

    /// Goes back to what is near the screen.
    pub(super) fn go_back(&mut self, screen: f64) {
        self.is_printed = false;
        self.places = self.near(0.5, screen);
    }

    /// The places of all rows that are to be there, rising: those of the window, those that stay, and the one with the
    /// focus.
    pub(super) fn rows(&self, staying: &dyn Fn(usize) -> Vec<u32>, focused: Option<usize>) -> Vec<u32> {
        let mut rows = if self.is_fresh || self.is_printed { Vec::new() } else { staying(self.places.start) };
        if let Some(place) = focused.filter(|_| !self.is_printed) {
            // With its neighbours, so that the next Tab leads to the next row.
            rows.extend((place.saturating_sub(1)..=place + 1).map(|place| place as u32));
        }
        rows.extend(self.places.clone().map(|place| place as u32));
        rows.retain(|&place| (place as usize) < self.heights.len());
        unique(rows)
    }

    /// Notes that these rows are there now.
    pub(super) fn note_placed(&mut self) {
        self.is_bare = self.is_fresh;
    }

    /// Whether rows that stay are not there yet though they should.
    pub(super) fn lacks_staying(&self) -> bool {
        self.is_bare && !self.is_fresh
    }

    /// The room to leave above each of the rows that are there, and behind the last.
    pub(super) fn rooms(&self, there: impl Iterator<Item = usize>) -> (Vec<f64>, f64) {
        let mut next = 0;
        let above = |place: usize| {
            let room = self.room(next..place);
            next = place + 1;
            room
        };
        let rooms = there.map(above).collect();
        (rooms, self.room(next..self.heights.len()))
    }

    fn room(&self, places: Range<usize>) -> f64 {
        places.map(|place| self.height(place)).sum()
    }

    fn height(&self, place: usize) -> f64 {
        let measured = self.heights.get(place).copied().unwrap_or(0.0);
        if measured > 0.0 { measured } else { self.guess }
    }

    /// The places on the screen and so many screens above and below.
    fn near(&self, screens: f64, screen: f64) -> Range<usize> {
        let first = self.place_at(-self.top - screens * screen);
        let last = self.place_at(-self.top + (1.0 + screens) * screen);
        first..(last + 1).min(self.heights.len())
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
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: f64 = 900.0;
    const NONE_STAY: &dyn Fn(usize) -> Vec<u32> = &|_| Vec::new();

    /// A list at the top of the screen after its first picture, all its rows that are there so high.
    fn drawn(n: usize, height: f64) -> ListWindow {
        let mut list = ListWindow::new();
        list.begin(n, SCREEN);
        look(&mut list, 0.0, height);
        list
    }

    /// What a frame does: measures, goes on; whether rows must be placed.
    fn look(list: &mut ListWindow, top: f64, height: f64) -> bool {
        let is_as_wide = list.learn_frame(top, 600.0);
        if list.asks_heights() {
            let there: Vec<(usize, f64)> = list.places.clone().map(|place| (place, height)).collect();
            list.learn_heights(&there, is_as_wide);
        }
        let has_changed = list.advance(SCREEN);
        let must_place = has_changed || !is_as_wide || list.lacks_staying();
        if must_place {
            list.note_placed();
        }
        list.age();
        must_place
    }

    #[test]
    fn a_short_list_begins_with_what_is_seen_and_is_filled_in_chunks() {
        let mut list = ListWindow::new();
        list.begin(70, SCREEN);
        // Six rows and a part of guessed height fit on a screen and its margin.
        assert_eq!((list.places.clone(), list.is_busy(), list.is_windowed()), (0..7, true, false));
        look(&mut list, 0.0, GUESS);
        let mut ends = Vec::new();
        while look(&mut list, 0.0, GUESS) && ends.len() < 10 {
            ends.push(list.places.end);
        }
        // Half a screen beyond the first, and a chunk a frame from there.
        assert_eq!(ends, [30, 50, 70]);
        assert_eq!((list.places.clone(), list.is_busy()), (0..70, false));
    }

    #[test]
    fn rows_lower_than_guessed_are_added_before_the_first_picture() {
        let list = drawn(70, 50.0);
        // Seven measured ones are 350 high, the others are guessed.
        assert_eq!(list.places, 0..11);
    }

    #[test]
    fn a_list_that_is_filled_from_below_ends_at_its_top() {
        let mut list = drawn(70, GUESS);
        list.go_to(50..70);
        let mut starts = Vec::new();
        while look(&mut list, -60.0 * GUESS, GUESS) && starts.len() < 10 {
            starts.push(list.places.start);
        }
        assert_eq!(starts, [30, 10, 0]);
    }

    #[test]
    fn of_a_long_list_only_what_is_near_the_screen_is_there() {
        let mut list = drawn(10_000, 90.0);
        assert!(list.is_windowed() && !list.is_busy());
        look(&mut list, 0.0, 90.0);
        for scrolled in [0.0, 45_000.0, 400_000.0, 899_100.0] {
            while look(&mut list, -scrolled, 90.0) {
                let (first, last) = ((scrolled / 90.0) as usize, ((scrolled + SCREEN) / 90.0) as usize);
                let places = &list.places;
                assert!(places.contains(&first) && places.contains(&last.min(9_999)), "{scrolled}: {places:?}");
            }
            let (first, last) = ((scrolled / 90.0) as usize, ((scrolled + SCREEN) / 90.0) as usize);
            assert!(list.places.contains(&first), "{scrolled}: {:?}", list.places);
            assert!(list.places.contains(&last.min(9_999)), "{scrolled}: {:?}", list.places);
            assert!(list.places.len() <= 32, "{scrolled}: {:?}", list.places);
        }
        // A little further the window already reaches.
        let mut n_frames = 0;
        while look(&mut list, -450_000.0, 90.0) {
            n_frames += 1;
        }
        assert!((2..8).contains(&n_frames), "what lies beyond the screen comes in {n_frames} frames");
        assert!(!look(&mut list, -450_050.0, 90.0));
        let before = list.places.clone();
        assert!(look(&mut list, -450_400.0, 90.0));
        assert!(before.end < list.places.end && list.places.end <= before.end + 8, "{before:?} {:?}", list.places);
    }

    #[test]
    fn the_room_of_a_list_is_that_of_all_its_rows() {
        let list = drawn(1_000, 100.0);
        // Measured to be 100 high, and guessed so for the others.
        let (above, behind) = list.rooms([3, 4, 10, 990].into_iter());
        assert_eq!((above, behind), (vec![300.0, 0.0, 500.0, 97_900.0], 900.0));
        assert_eq!(list.rooms(std::iter::empty()), (Vec::new(), 100_000.0));
        assert_eq!(ListWindow::new().rooms(std::iter::empty()).1, 0.0);
    }

    #[test]
    fn rows_that_stay_come_after_the_first_picture() {
        let mut list = ListWindow::new();
        list.begin(1_000, SCREEN);
        let staying = |first: usize| vec![0, first as u32, 700];
        assert_eq!(list.rows(&staying, None), [0, 1, 2, 3, 4, 5, 6]);
        list.note_placed();
        list.age();
        assert!(list.lacks_staying());
        list.go_to(400..402);
        assert_eq!(list.rows(&staying, None), [0, 400, 401, 700]);
        list.note_placed();
        assert!(!list.lacks_staying());
    }

    #[test]
    fn the_focused_row_is_there_with_its_neighbours() {
        let mut list = drawn(1_000, GUESS);
        list.go_to(400..402);
        assert_eq!(list.rows(NONE_STAY, Some(0)), [0, 1, 400, 401]);
        assert_eq!(list.rows(NONE_STAY, Some(402)), [400, 401, 402, 403]);
        assert_eq!(list.rows(NONE_STAY, Some(999)), [400, 401, 998, 999]);
    }

    #[test]
    fn another_width_makes_the_heights_unknown_but_of_what_is_there() {
        let mut list = drawn(1_000, 100.0);
        look(&mut list, -50_000.0, 100.0);
        assert!(!list.learn_frame(-50_000.0, 300.0));
        list.go_to(500..503);
        // One that stays says nothing of the height of others.
        list.learn_heights(&[(0, 20.0), (500, 200.0), (501, 220.0), (502, 240.0)], false);
        assert_eq!((list.height(0), list.height(501), list.height(700)), (20.0, 220.0, 220.0));
    }

    #[test]
    fn the_first_of_many_rows_are_printed_with_their_headings_and_nothing_else() {
        let staying = |_: usize| vec![700];
        // A heading above each ten rows.
        let number = |place: usize| (!place.is_multiple_of(11)).then(|| place - place / 11);
        let mut list = drawn(1_000, GUESS);
        list.print(MOST, &number);
        assert_eq!(list.rows(&staying, Some(999)), (0..550).collect::<Vec<u32>>());
        list.go_back(SCREEN);
        assert!(list.rows(&staying, Some(999)).ends_with(&[700, 998, 999]));
        let mut short = drawn(510, GUESS);
        short.print(MOST, &number);
        assert_eq!(short.places, 0..510, "fewer than are printed, with their headings more");
        list.print(800, &number);
        assert_eq!(list.places, 0..880, "as many as were asked for");
    }

    #[test]
    fn end_and_an_empty_list() {
        let mut list = drawn(1_000, GUESS);
        list.go_to_end();
        assert_eq!(list.places, 970..1_000);
        list.go_back(SCREEN);
        assert_eq!(list.places, 0..10);
        let mut empty = drawn(0, GUESS);
        empty.go_to_end();
        assert!(empty.rows(NONE_STAY, Some(3)).is_empty() && !empty.is_busy());
    }
}
