//! Words beside marks: room is kept for them while marks are put into rows, and then they take what is left free there.

use super::mark::{GAP, Mark, MarkShape};

/// How wide a mark with a number of one digit is at least.
const NUMBER: i32 = 18;
/// How wide letters are taken to be, in pixels: Latin ones, all others.
const LETTERS: (i32, i32) = (7, 12);
/// Fewer words than this is wide say nothing.
const FEWEST_WORDS: i32 = 12 * LETTERS.0;
/// What words have kept free, and how far they go where more is free.
const KEPT_FOR_WORDS: i32 = 30 * LETTERS.0;
const MOST_WORDS: i32 = 64 * LETTERS.0;

/// Makes room for the number on a mark.
pub(super) fn widen(mark: &mut Mark, width: i32) {
    let needed = NUMBER + 7 * (mark.n.checked_ilog10().unwrap_or(0) as i32);
    if mark.n > 1 && mark.to - mark.from < needed {
        mark.from = (i32::midpoint(mark.from, mark.to) - needed / 2).clamp(0, (width - needed).max(0));
        mark.to = mark.from + needed;
    }
}

/// How long a text is, about, on one line, with space around it.
pub(super) fn length(text: &str) -> i32 {
    let letter = |letter: char| if letter.is_ascii() { LETTERS.0 } else { LETTERS.1 };
    (text.chars().map(letter).sum::<i32>() + 2 * LETTERS.1).min(MOST_WORDS)
}

/// Keeps room for words on the side that has enough, or more.
pub(super) fn keep_for_words(mark: &mut Mark, length: i32, width: i32) {
    let wanted = length.min(KEPT_FOR_WORDS).min(width / 3);
    let (left, right) = (mark.from, width - mark.to);
    let is_left = match (left >= wanted, right >= wanted) {
        (true, true) => left > right,
        (false, false) => left > right,
        (is_left, _) => is_left,
    };
    let room = wanted.min(left.max(right));
    if room >= length.min(FEWEST_WORDS) {
        mark.words = if is_left { (mark.from - room, mark.from) } else { (mark.to, mark.to + room) };
    }
}

/// Has the words of all marks take what is free beside them in their rows.
pub(super) fn spread_words(marks: &mut [Mark], width: i32, length: &dyn Fn(&Mark) -> i32) {
    let mut order: Vec<u32> = (0..marks.len() as u32).collect();
    order.sort_by_cached_key(|&at| left(&marks[at as usize]).cast_unsigned());
    order.sort_by_cached_key(|&at| marks[at as usize].y.cast_unsigned());
    let mut taken = (-1, 0);
    for (place, &at) in order.iter().enumerate() {
        let next = order.get(place + 1).map(|&next| &marks[next as usize]);
        let mark = &marks[at as usize];
        let next = next.filter(|next| next.y == mark.y).map_or(width, |next| left(next) - GAP);
        if taken.0 != mark.y {
            taken = (mark.y, 0);
        }
        if mark.shape != MarkShape::Count {
            marks[at as usize].words = words_between(mark, taken.1, next, length(mark));
        }
        taken.1 = right(&marks[at as usize]) + GAP;
    }
}

/// Where words stand in what is free from one place to another, on the side that was kept for them or else has more.
fn words_between(mark: &Mark, from: i32, to: i32, length: i32) -> (i32, i32) {
    let is_left = match mark.words.0 == mark.words.1 {
        true => mark.from - from > to - mark.to,
        false => mark.words.0 < mark.from,
    };
    let words = match is_left {
        true => (from.max(mark.from - length), mark.from),
        false => (mark.to, to.min(mark.to + length)),
    };
    if words.1 - words.0 < length.min(FEWEST_WORDS) { (mark.to, mark.to) } else { words }
}

/// The left edge of a mark with its words.
pub(super) fn left(mark: &Mark) -> i32 {
    mark.from.min(mark.words.0)
}

/// The right edge of a mark with its words.
pub(super) fn right(mark: &Mark) -> i32 {
    mark.to.max(mark.words.1)
}
