//! What is wrong with a seed, where, and what to do about it.

use std::fmt::{self, Display, Formatter};
use std::ops::Range;
use strsim::osa_distance;

/// Something wrong in a seed file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeedError {
    /// The file, relative to the folder of seeds, with `/`.
    pub path: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub hint: String,
}

impl SeedError {
    /// What is said of a place in a file, on one line.
    pub(super) fn at(path: &str, (line, column): (usize, usize), what: &str, hint: &str) -> Self {
        Self { path: path.to_owned(), line, column, what: on_one_line(what), hint: on_one_line(hint) }
    }
}

impl Display for SeedError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}: {}; {}", self.path, self.line, self.column, self.what, self.hint)
    }
}

impl std::error::Error for SeedError {}

/// Where the lines of a text begin.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub(super) fn place(&self, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts.get(line.wrapping_sub(1)).copied().unwrap_or(0);
        let before = self.text.get(start..byte).unwrap_or("");
        (line.max(1), before.chars().count() + 1)
    }
}

/// An error is a line; what it cites from a file may be several, or hold signs that are none.
fn on_one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// All that was found wrong so far.
#[derive(Debug, Default)]
pub(super) struct Report {
    errors: Vec<SeedError>,
}

impl Report {
    /// Something wrong in a stretch of a file.
    pub(super) fn at(
        &mut self,
        (path, lines): (&str, &Lines<'_>),
        span: Range<usize>,
        what: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.push(path, lines.place(span.start), &what.into(), &hint.into());
    }

    /// Something wrong with a file as a whole.
    pub(super) fn file(&mut self, path: &str, what: impl Into<String>, hint: impl Into<String>) {
        self.push(path, (1, 1), &what.into(), &hint.into());
    }

    fn push(&mut self, path: &str, place: (usize, usize), what: &str, hint: &str) {
        self.errors.push(SeedError::at(path, place, what, hint));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// By path, line and column; the same said twice of one place is said once.
    pub(super) fn into_sorted(mut self) -> Vec<SeedError> {
        self.errors.sort();
        self.errors.dedup();
        self.errors
    }
}

/// The known word that is nearest to `word`, if one is near enough to be meant.
pub(super) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = (word.chars().count() / 3).clamp(1, 4);
    let near = known.into_iter().filter(|other| other.len().abs_diff(word.len()) <= most * 4);
    let measured = near.map(|other| (osa_distance(word, other), other)).filter(|(distance, _)| *distance <= most);
    measured.min().map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_characters() {
        let lines = Lines::of("a\n„né“ x");
        assert_eq!(lines.place(0), (1, 1));
        assert_eq!(lines.place("a\n„né“ ".len()), (2, 6));
    }

    #[test]
    fn near_words_are_found_and_far_ones_not() {
        assert_eq!(nearest("kazakstan", ["kyrgyzstan", "kazakhstan"]), Some("kazakhstan"));
        assert_eq!(nearest("chian", ["china", "iran"]), Some("china"));
        assert_eq!(nearest("stauts", ["status", "stance"]), Some("status"));
        assert_eq!(nearest("xyz", ["china", "iran"]), None);
    }
}
