//! Where a quote first parts from the article that it is said to be from, and how, in words.
//!
//! The place is where the article is most like the quote for a reader: case, sorts of spaces, of quotation marks and of
//! hyphens do not count there, nor what cannot be seen.

use strsim::osa_distance;

/// Where a quote parts from a text, and what to say of it.
pub(super) struct Difference {
    /// The place in the text, in bytes.
    pub(super) at: usize,
    /// What is there, and what to do.
    pub(super) says: String,
}

/// The first difference at the place that is most like the quote; none where nothing is like it.
pub(super) fn difference(text: &str, quote: &str) -> Option<Difference> {
    let (there, here) = (Skeleton::of(text), Skeleton::of(quote));
    let enough = here.letters.len().div_ceil(2).min(8);
    let beginning = there.most_alike(&here)?;
    let end = there.reversed().most_alike(&here.reversed())?;
    if beginning.n.max(end.n) < enough {
        return None;
    }
    let begins_right = beginning.n >= enough || beginning.n >= end.n;
    let start =
        if begins_right { Some(beginning.at) } else { start_before(&there, &here, there.letters.len() - end.at) };
    Some(match start {
        Some(start) => Parting::of(text, there.bytes.get(start).copied().unwrap_or(0), quote).in_words(),
        None => wrong_beginning(text, quote, there.bytes.get(there.letters.len() - end.at - end.n).copied(), end.n),
    })
}

/// A text as it is for a reader.
struct Skeleton {
    letters: Vec<char>,
    /// Where each letter stands.
    bytes: Vec<usize>,
}

/// Where two are alike: so many letters from a place on.
struct Alike {
    n: usize,
    at: usize,
}

impl Skeleton {
    fn of(text: &str) -> Self {
        let (mut letters, mut bytes) = (Vec::new(), Vec::new());
        for (at, letter) in text.char_indices().filter(|(_, letter)| !is_invisible(*letter)) {
            let letter = alike(letter);
            if letter != ' ' || letters.last().is_some_and(|last| *last != ' ') {
                letters.push(letter);
                bytes.push(at);
            }
        }
        Self { letters, bytes }
    }

    fn reversed(&self) -> Self {
        Self { letters: self.letters.iter().rev().copied().collect(), bytes: Vec::new() }
    }

    /// Where the longest beginning of the other stands; the first of several.
    fn most_alike(&self, other: &Self) -> Option<Alike> {
        let n_at = |at: usize| self.letters[at..].iter().zip(&other.letters).take_while(|(a, b)| a == b).count();
        let all = (0..self.letters.len()).map(|at| Alike { n: n_at(at), at });
        all.reduce(|best, next| if next.n > best.n { next } else { best })
    }
}

/// Where the quote's first words stand before a place up to which its end is right.
fn start_before(there: &Skeleton, here: &Skeleton, end: usize) -> Option<usize> {
    let from = end.saturating_sub(2 * here.letters.len());
    let window = Skeleton { letters: there.letters.get(from..end)?.to_vec(), bytes: Vec::new() };
    let found = window.most_alike(here).filter(|found| found.n >= FEW_LETTERS)?;
    Some(from + found.at)
}

/// So many letters at the beginning are no accident.
const FEW_LETTERS: usize = 4;

/// Only the end of the quote is right.
fn wrong_beginning(text: &str, quote: &str, right_from: Option<usize>, n_right: usize) -> Difference {
    let at = right_from.unwrap_or(text.len());
    let n_letters = Skeleton::of(quote).letters.len();
    let wrong: String = quote.chars().take(n_letters.saturating_sub(n_right)).collect();
    let right: String = text.get(at..).unwrap_or("").chars().take(SHOWN).collect();
    let (wrong, right) = (wrong.trim(), right.trim());
    Difference { at, says: format!("the quote has “{wrong}” before “{right}…”, the article has not") }
}

/// So many letters of a text are shown.
const SHOWN: usize = 25;

/// The first letters that are not the same in quote and text.
struct Parting<'t> {
    text: &'t str,
    quote: &'t str,
    text_byte: usize,
    quote_byte: usize,
}

impl<'t> Parting<'t> {
    fn of(text: &'t str, start: usize, quote: &'t str) -> Self {
        let mut there = text.get(start..).unwrap_or("").char_indices();
        for (quote_byte, letter) in quote.char_indices() {
            match there.next() {
                Some((_, other)) if other == letter => {}
                other => {
                    let text_byte = other.map_or(text.len(), |(byte, _)| start + byte);
                    return Self { text, quote, text_byte, quote_byte };
                }
            }
        }
        Self { text, quote, text_byte: start, quote_byte: 0 }
    }

    fn in_words(&self) -> Difference {
        let ways = [Self::invisible, Self::ellipsis, Self::spaces, Self::line_end, Self::words];
        let says = ways.into_iter().find_map(|way| way(self)).unwrap_or_else(|| self.letter());
        Difference { at: self.text_byte, says }
    }

    fn here(&self) -> &'t str {
        self.quote.get(self.quote_byte..).unwrap_or("")
    }

    fn there(&self) -> &'t str {
        self.text.get(self.text_byte..).unwrap_or("")
    }

    /// Which of the quote's characters it is, from 1.
    fn nth(&self) -> usize {
        self.quote.get(..self.quote_byte).unwrap_or("").chars().count() + 1
    }

    fn before(&self) -> Option<char> {
        self.quote.get(..self.quote_byte)?.chars().next_back()
    }

    fn invisible(&self) -> Option<String> {
        let first = |text: &str| text.chars().next().filter(|letter| is_invisible(*letter)).map(shown);
        let nth = self.nth();
        let in_quote =
            || Some(format!("the quote has {} as its character {nth}, the article has not", first(self.here())?));
        let in_text = || {
            Some(format!("the article has {} before the quote’s character {nth}; copy it too", first(self.there())?))
        };
        in_quote().or_else(in_text)
    }

    fn ellipsis(&self) -> Option<String> {
        let is_one = ["…", "...", "[…]", "[...]", "(…)", "(...)", ". . ."]
            .iter()
            .any(|dots| self.here().trim_start().starts_with(dots));
        is_one.then(|| {
            "the quote leaves words out (…); give two quotes, one before and one behind what is left out".to_owned()
        })
    }

    fn spaces(&self) -> Option<String> {
        let is_space = |text: &str| text.starts_with([' ', '\u{a0}']);
        let is_double = self.before().is_some_and(|letter| letter == ' ' || letter == '\u{a0}');
        let nth = self.nth();
        match (is_double, is_space(self.here()), is_space(self.there())) {
            (true, true, false) => {
                Some(format!("the quote has two spaces at its character {nth}, the article has one"))
            }
            (true, false, true) => {
                Some(format!("the article has two spaces before the quote’s character {nth}; copy both"))
            }
            _ => None,
        }
    }

    /// Where the article's line, or paragraph, ends.
    fn line_end(&self) -> Option<String> {
        let there = self.there();
        let blank = there.find(|letter: char| !letter.is_whitespace()).unwrap_or(there.len());
        let n_breaks = there[..blank].matches('\n').count();
        let nth = self.nth();
        match n_breaks {
            0 => None,
            _ if there.starts_with("\r\n") && self.here().starts_with('\n') => Some(format!(
                "the article’s line ends with CR LF before the quote’s character {nth}; write \\r\\n there"
            )),
            1 => Some(format!(
                "the article has a line break where the quote has {} as its character {nth}; write \\n there, or quote what stands on one line",
                self.here().chars().next().map_or("nothing".to_owned(), shown)
            )),
            _ => Some(format!(
                "the article’s paragraph ends before the quote’s character {nth}; a quote stays within one paragraph: give one for each"
            )),
        }
    }

    /// Words that are added, left out, or others.
    fn words(&self) -> Option<String> {
        // From the beginning of the word: up to here both are the same.
        let begun = self.quote.get(..self.quote_byte)?.trim_end_matches(|letter: char| !letter.is_whitespace()).len();
        let start = self.text_byte.checked_sub(self.quote_byte - begun)?;
        let here: Vec<&str> = self.quote.get(begun..)?.split_whitespace().collect();
        let there: Vec<&str> = self.text.get(start..)?.split_whitespace().take(here.len() + MOST_WORDS).collect();
        let goes_on = |here: &[&str], there: &[&str]| {
            let n = here.len().min(GOES_ON);
            n > 0 && there.len() >= n && here[..n].iter().zip(there).all(|(one, other)| is_same_word(one, other))
        };
        let n_words = |n: usize| (n <= here.len() && n <= there.len()).then_some(n);
        for n in (1..=MOST_WORDS).filter_map(n_words) {
            if goes_on(&here[n..], &there) {
                return Some(format!("the quote has the added “{}”", here[..n].join(" ")));
            }
            if goes_on(&here, &there[n..]) {
                return Some(format!("the quote leaves “{}” out; give two quotes, or the whole", there[..n].join(" ")));
            }
            let (mine, its) = (here[..n].join(" "), there[..n].join(" "));
            if (n == here.len() || goes_on(&here[n..], &there[n..])) && osa_distance(&mine, &its) > FEW_CHANGES {
                return Some(format!("the quote has “{mine}”, the article has “{its}”"));
            }
        }
        None
    }

    /// One letter beside the other.
    fn letter(&self) -> String {
        let here = self.here().chars().next().map_or("nothing".to_owned(), shown);
        let there = self.there().chars().next();
        let there = there.map_or("the article ends".to_owned(), |letter| format!("the article has {}", shown(letter)));
        format!("where the quote has {here} as its character {}, {there}", self.nth())
    }
}

/// So many words at most are shown as added, left out or changed.
const MOST_WORDS: usize = 4;
/// Behind such words so many must be the same again.
const GOES_ON: usize = 2;
/// A word that differs by so few letters is misspelt, and the letter is shown.
const FEW_CHANGES: usize = 2;

/// The last word of a quote may be cut short, and a mark may follow in the text.
fn is_same_word(one: &str, other: &str) -> bool {
    one == other || one.len() >= 3 && other.starts_with(one)
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// What is alike for a reader is alike here.
fn alike(letter: char) -> char {
    match letter {
        '‘' | '’' | '‚' | 'ʼ' | '`' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        _ if letter.is_whitespace() => ' ',
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// A letter as messages show it: those that are easily mistaken with their number.
fn shown(letter: char) -> String {
    let name = match letter {
        '\n' => "a line break",
        '\r' => "a carriage return",
        '\t' => "a tab",
        ' ' => "a space",
        '\u{a0}' => "a no-break space",
        '\u{2009}' => "a thin space",
        '\u{202f}' => "a narrow no-break space",
        '\u{200b}' => "a zero-width space",
        '\u{ad}' => "a soft hyphen",
        _ if letter.is_ascii_alphanumeric() => return format!("`{letter}`"),
        _ if letter.is_whitespace() || letter.is_control() || is_invisible(letter) => "an invisible character",
        _ => return format!("{letter} (U+{:04X})", u32::from(letter)),
    };
    format!("{name} (U+{:04X})", u32::from(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The harbour’s new crane lifts 30 tonnes. It was built\nin 2008.\n\nThe old co\u{ad}lossus was built in 1950, too.";

    fn check(quote: &str, says: &str) {
        let said = difference(TEXT, quote).map(|difference| difference.says);
        assert_eq!(said.as_deref(), Some(says).filter(|says| !says.is_empty()), "{quote}");
    }

    #[test]
    fn the_first_true_difference_is_named_and_placed() {
        check("harbour's new crane", "where the quote has ' (U+0027) as its character 8, the article has ’ (U+2019)");
        check("The harbour’s new drane lifts", "where the quote has `d` as its character 19, the article has `c`");
        check(
            "Xhe harbour’s new crane lifts",
            "the quote has “X” before “he harbour’s new crane li…”, the article has not",
        );
        check("the harbour’s new crane", "where the quote has `t` as its character 1, the article has `T`");
        check("in 1950, too. And more", "where the quote has a space (U+0020) as its character 14, the article ends");
        check("nothing of this", "");
    }

    #[test]
    fn what_cannot_be_seen_is_named() {
        check("new crane li\u{ad}fts", "the quote has a soft hyphen (U+00AD) as its character 13, the article has not");
        check(
            "The old colossus was",
            "the article has a soft hyphen (U+00AD) before the quote’s character 11; copy it too",
        );
        check("new crane  lifts 30", "the quote has two spaces at its character 11, the article has one");
        check(
            "new crane\u{a0}lifts",
            "where the quote has a no-break space (U+00A0) as its character 10, the article has a space (U+0020)",
        );
    }

    #[test]
    fn ends_of_lines_and_paragraphs_are_named() {
        check(
            "It was built in 2008.",
            "the article has a line break where the quote has a space (U+0020) as its character 13; write \\n there, or quote what stands on one line",
        );
        check(
            "in 2008. The old",
            "the article’s paragraph ends before the quote’s character 9; a quote stays within one paragraph: give one for each",
        );
    }

    #[test]
    fn words_that_are_added_left_out_or_changed_are_named() {
        let spaced = difference("It cost\u{a0}seven million.", "It cost\u{a0}only seven million");
        assert_eq!(
            spaced.map(|found| found.says).as_deref(),
            Some("the quote has the added “only”"),
            "a wide space too"
        );
        check("The harbour’s very new crane lifts", "the quote has the added “very”");
        check("The harbour’s crane lifts 30", "the quote leaves “new” out; give two quotes, or the whole");
        check("The harbour’s new crane carries 30 tonnes", "the quote has “carries”, the article has “lifts”");
        check(
            "The harbour’s new crane … It was built",
            "the quote leaves words out (…); give two quotes, one before and one behind what is left out",
        );
        check(
            "harbour’s new crane lifts 30 tonnes, it",
            "where the quote has , (U+002C) as its character 36, the article has . (U+002E)",
        );
    }
}
