//! Where quotes stand in an article, byte for byte; and where one does not, what stands there instead.

use crate::difference::difference;
use crate::error::Lines;
use std::ops::Range;

/// Finds quotes in one text. A quote costs about as much as it is long, however long the text.
#[derive(Debug)]
pub(super) struct Finder<'t> {
    path: &'t str,
    text: &'t str,
    lines: Lines<'t>,
    /// Every eighth place of the text and the eight bytes there, sorted by those.
    grams: Vec<([u8; GRAM], u32)>,
}

const GRAM: usize = 8;

/// How many grams of a quote are looked at for a rare one: a turn of phrase may stand in every paragraph, but not all
/// of a sentence.
const MOST_GRAMS: usize = 8;

/// What is wrong with a quote: what, hint.
pub(super) type Complaint = (String, String);

impl<'t> Finder<'t> {
    pub(super) fn of(path: &'t str, text: &'t str) -> Self {
        let bytes = text.as_bytes().chunks_exact(GRAM);
        let mut grams: Vec<_> = bytes
            .zip(0_u32..)
            .filter_map(|(bytes, place)| Some((bytes.try_into().ok()?, place * GRAM as u32)))
            .collect();
        grams.sort_unstable();
        Self { path, text, lines: Lines::of(text), grams }
    }

    /// The one place where `exact` stands between `prefix` and `suffix`.
    pub(super) fn locate(&self, exact: &str, prefix: &str, suffix: &str) -> Result<Range<usize>, Complaint> {
        let anywhere = self.places(exact);
        let fits = |range: &Range<usize>| {
            self.text[..range.start].ends_with(prefix) && self.text[range.end..].starts_with(suffix)
        };
        let fitting: Vec<_> = anywhere.iter().filter(|range| fits(range)).collect();
        match (&fitting[..], &anywhere[..]) {
            ([only], _) => Ok((*only).clone()),
            ([], []) => Err(self.missing(exact)),
            ([], [place, ..]) => Err(self.elsewhere(place)),
            (places, _) => Err(self.ambiguous(places)),
        }
    }

    /// Every place where `exact` stands.
    fn places(&self, exact: &str) -> Vec<Range<usize>> {
        if exact.len() < 2 * GRAM {
            return self.text.match_indices(exact).map(|(start, found)| start..start + found.len()).collect();
        }
        // Wherever the quote stands, one of its first eight places is an eighth place of the text.
        let starts = (0..GRAM).flat_map(|first| {
            let (offset, alike) = self.rarest(exact, first);
            alike.iter().filter_map(move |(_, place)| (*place as usize).checked_sub(offset))
        });
        let stands = |start: &usize| self.text.as_bytes()[*start..].starts_with(exact.as_bytes());
        let mut found: Vec<_> = starts.filter(stands).map(|start| start..start + exact.len()).collect();
        found.sort_unstable_by_key(|range| range.start);
        found
    }

    /// Of the quote's grams at `first` and every eighth place after it, the one that the text has least often: where it
    /// begins in the quote, and where it stands in the text.
    fn rarest(&self, exact: &str, first: usize) -> (usize, &[([u8; GRAM], u32)]) {
        let offsets = (first..=exact.len() - GRAM).step_by(GRAM).take(MOST_GRAMS);
        let found = offsets.map(|offset| (offset, self.alike(&exact.as_bytes()[offset..offset + GRAM])));
        found.min_by_key(|(_, alike)| alike.len()).unwrap_or((first, &[]))
    }

    fn alike(&self, gram: &[u8]) -> &[([u8; GRAM], u32)] {
        let from = self.grams.partition_point(|(other, _)| other.as_slice() < gram);
        let to = self.grams.partition_point(|(other, _)| other.as_slice() <= gram);
        &self.grams[from..to]
    }

    fn line(&self, byte: usize) -> usize {
        self.lines.place(byte).0
    }

    fn ambiguous(&self, places: &[&Range<usize>]) -> Complaint {
        let shown: Vec<_> = places
            .iter()
            .take(3)
            .map(|place| format!("{}:{} “{}”", self.path, self.line(place.start), self.around(place)))
            .collect();
        let what = format!("the quote stands {} times in the article", places.len());
        (what, format!("add `prefix` or `suffix` to say which: {}", shown.join(", ")))
    }

    fn elsewhere(&self, place: &Range<usize>) -> Complaint {
        let what = "the quote stands in the article, but not between this `prefix` and `suffix`".to_owned();
        (what, format!("{}:{} has “{}”; spaces count", self.path, self.line(place.start), self.around(place)))
    }

    fn missing(&self, exact: &str) -> Complaint {
        let what = "the quote is not in the article".to_owned();
        let Some(found) = difference(self.text, exact) else {
            return (what, format!("nothing like it is in {}; copy the words from there", self.path));
        };
        let place = format!("{}:{} has “{}”", self.path, self.line(found.at), self.around(&(found.at..found.at)));
        (what, format!("{place}: {}", found.says))
    }

    /// A little of the text about a place, on one line.
    fn around(&self, place: &Range<usize>) -> String {
        let before: Vec<char> = self.text[..place.start].chars().rev().take(15).collect();
        let after: String = self.text[place.start..].chars().take(25).collect();
        let cut: String = before.into_iter().rev().chain(after.chars()).collect();
        let cut = cut.replace(['\n', '\r'], " ");
        format!("…{}…", cut.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "The harbour’s new crane lifts 30 tonnes. It was built in 2008.\nThe old crane was built in 1950, too.";

    fn locate(exact: &str, prefix: &str) -> Result<Range<usize>, Complaint> {
        Finder::of("articles/crane.txt", TEXT).locate(exact, prefix, "")
    }

    #[test]
    fn short_and_long_quotes_are_found_wherever_they_begin() {
        for start in 0..TEXT.len() {
            for end in start + 1..=TEXT.len() {
                let Some(quote) = TEXT.get(start..end) else { continue };
                let finder = Finder::of("", TEXT);
                let expected: Vec<_> = TEXT.match_indices(quote).map(|(at, _)| at..at + quote.len()).collect();
                assert_eq!(finder.places(quote), expected, "{quote}");
            }
        }
    }

    #[test]
    fn what_is_not_there_is_answered_with_what_is() {
        let (what, hint) = locate("harbour's new crane", "").expect_err("not there");
        assert_eq!(what, "the quote is not in the article");
        assert!(hint.starts_with("articles/crane.txt:1 has “…The harbour’s"), "{hint}");
        let (_, hint) = locate("nothing of this", "").expect_err("not there");
        assert!(hint.starts_with("nothing like it"), "{hint}");
    }

    #[test]
    fn a_prefix_tells_two_places_apart() {
        let (what, hint) = locate("was built in ", "").expect_err("twice");
        assert_eq!(what, "the quote stands 2 times in the article");
        assert!(hint.contains("crane.txt:1 ") && hint.contains("crane.txt:2 "), "{hint}");
        assert_eq!(locate("was built in ", "It ").ok().map(|range| range.start), TEXT.find("was built"));
        assert!(locate("was built in ", "She ").expect_err("nowhere").0.contains("not between"));
    }
}
