//! The sentences of a text, and how many words a reader would count.
//!
//! Sentences are found by rules, for no rule set is right on every text but this one is small, fast, the same
//! everywhere, and errs towards leaving two sentences together: a quote shown with a sentence too much is a smaller
//! harm than half a sentence.

use crate::{Span, fold, is_unspaced};

/// How many words a reader would count: runs between spaces that hold a letter or digit; where a script has no
/// spaces, its letters.
pub fn n_words(text: &str) -> usize {
    text.split_whitespace().map(n_words_of_run).sum()
}

fn n_words_of_run(run: &str) -> usize {
    let n_unspaced = run.chars().filter(|&letter| is_unspaced(letter)).count();
    let has_spaced = run.chars().any(|letter| letter.is_alphanumeric() && !is_unspaced(letter));
    n_unspaced + usize::from(has_spaced)
}

/// The sentences of a part of a text: in order, apart, without spaces around them, nothing but spaces between them.
///
/// ```
/// use text::sentences::sentences;
/// use text::Span;
/// let text = "R. N. Smith went to the U.S. in May. “Why?” he asked (see no. 3). [4] Nobody knew.";
/// let found: Vec<_> = sentences(text, Span::new(0..text.len())).iter().map(|span| span.of(text)).collect();
/// assert_eq!(found, ["R. N. Smith went to the U.S. in May.", "“Why?” he asked (see no. 3). [4]", "Nobody knew."]);
/// ```
pub fn sentences(text: &str, span: Span) -> Vec<Span> {
    let part = span.of(text);
    let offset = span.range().start;
    let mut out = Vec::new();
    let mut push = |from: usize, to: usize| {
        let sentence = part.get(from..to).unwrap_or("");
        let bare = sentence.trim();
        if !bare.is_empty() {
            let start = offset + from + sentence.find(bare).unwrap_or(0);
            out.push(Span::new(start..start + bare.len()));
        }
    };
    let longest = part.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let mut quotes = Quotes { text: part, open: None, none_closes: false };
    let (mut start, mut at) = (0, 0);
    while let Some(letter) = part[at..].chars().next() {
        quotes.pass(at, letter);
        let after = at + letter.len_utf8();
        if letter == '\n' && ends_title(part, start, at, longest) {
            push(start, at);
            start = after;
        }
        if !is_stop(letter) {
            at = after;
            continue;
        }
        let stop = Stop::at(part, start, at);
        if stop.ends_sentence() && !quotes.binds(stop.after_stops) {
            push(start, stop.end);
            start = stop.end;
        }
        at = stop.after_stops;
    }
    push(start, part.len());
    out
}

/// No longer line is taken for a title, in bytes.
const LONGEST_TITLE: usize = 200;

/// Whether a line is no part of a sentence that goes on in the next: without a stop, much shorter than others around
/// it, and with a great letter behind it. So are titles, dates and bylines that nobody set apart.
fn ends_title(part: &str, start: usize, end: usize, longest: usize) -> bool {
    if end - start > LONGEST_TITLE {
        return false;
    }
    let line = part.get(start..end).unwrap_or("").trim();
    let n = line.chars().count();
    if n == 0 || 2 * n >= longest || line.contains('\n') || line.ends_with([',', ';', ':', '-', '–', '—']) {
        return false;
    }
    let next = part.get(end..).unwrap_or("").trim_start().trim_start_matches(is_opener);
    next.starts_with(|letter: char| letter.is_uppercase())
}

fn is_stop(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '؟' | '۔' | '।') || is_wide_stop(letter)
}

/// Stops of scripts that put no space after them.
fn is_wide_stop(letter: char) -> bool {
    matches!(letter, '。' | '！' | '？' | '．' | '｡')
}

fn is_closer(letter: char) -> bool {
    matches!(letter, '”' | '’' | '"' | '\'' | ')' | ']' | '»' | '›' | '）' | '」' | '』' | '》' | '】' | '＂')
}

fn is_opener(letter: char) -> bool {
    matches!(letter, '“' | '‘' | '"' | '\'' | '(' | '[' | '«' | '‹' | '„' | '¿' | '¡' | '—' | '–' | '-' | '•')
}

/// A run of stops, and what stands around it.
struct Stop<'a> {
    /// The sentence so far, without the stop.
    before: &'a str,
    /// The stops themselves.
    stops: &'a str,
    /// One past the last stop.
    after_stops: usize,
    /// One past the closing quotes, brackets and note marks that belong to it.
    end: usize,
    /// What follows that.
    rest: &'a str,
}

impl<'a> Stop<'a> {
    fn at(text: &'a str, start: usize, at: usize) -> Self {
        let after_stops = skip(text, at, is_stop);
        let end = skip_note_marks(text, skip(text, after_stops, is_closer));
        Self { before: &text[start..at], stops: &text[at..after_stops], after_stops, end, rest: &text[end..] }
    }

    fn ends_sentence(&self) -> bool {
        if self.stops.chars().any(is_wide_stop) {
            return true;
        }
        let next = self.rest.trim_start();
        if next.len() == self.rest.len() && !next.is_empty() {
            return false;
        }
        let begins_low = begins_low(next.trim_start_matches(is_opener).trim_start());
        let is_short = self.stops == "." && is_abbreviation(self.before, next);
        !begins_low && !is_short
    }
}

/// Whether a text begins with a small letter that is not the first of a name such as "iOS" or "eBay".
fn begins_low(text: &str) -> bool {
    let mut word = text.chars().take_while(|letter| letter.is_alphanumeric());
    word.next().is_some_and(char::is_lowercase) && !word.any(char::is_uppercase)
}

/// The place after letters of a kind.
fn skip(text: &str, from: usize, is_of_kind: fn(char) -> bool) -> usize {
    text.len() - text[from..].trim_start_matches(is_of_kind).len()
}

/// Notes are marked after a stop as `[3]` or `[3, 4]`, with or without a space before.
fn skip_note_marks(text: &str, from: usize) -> usize {
    let mut end = from;
    while let Some(inner) = text[end..].trim_start().strip_prefix('[') {
        let after = inner.trim_start_matches(|letter: char| letter.is_ascii_digit() || ", –-".contains(letter));
        if after.len() == inner.len() || !after.starts_with(']') {
            break;
        }
        end = text.len() - after.len() + 1;
    }
    end
}

/// Never the end of a sentence.
const BEFORE_NAME: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "capt", "rev", "hon", "st", "gov", "sen", "rep", "mme",
    "mlle", "p", "pp", "vs", "cf", "ed", "eds", "hrsg", "trans", "op", "approx", "ca", "им", "проф", "акад", "ул",
    "см", "г", "стр", "напр",
];
/// Not the end of a sentence where a number follows.
const BEFORE_NUMBER: &[&str] = &[
    "no", "nos", "nr", "vol", "vols", "fig", "figs", "art", "para", "sec", "ch", "bd", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "с", "т", "ст", "рис",
];
/// The end of a sentence only where one clearly begins.
const AT_EITHER: &[&str] = &[
    "etc", "inc", "co", "corp", "ltd", "llc", "bros", "jr", "sr", "al", "cit", "ibid", "dept", "univ", "assn", "est",
    "гг", "др", "пр", "руб", "тыс", "млн", "млрд",
];
/// Words that begin a sentence more often than a name.
const BEGINNERS: &[&str] = &[
    "The",
    "A",
    "An",
    "This",
    "That",
    "These",
    "Those",
    "It",
    "Its",
    "He",
    "She",
    "His",
    "Her",
    "They",
    "Their",
    "We",
    "Our",
    "I",
    "You",
    "There",
    "Here",
    "In",
    "On",
    "At",
    "As",
    "By",
    "For",
    "From",
    "With",
    "But",
    "And",
    "Or",
    "Yet",
    "So",
    "If",
    "When",
    "While",
    "Although",
    "Though",
    "However",
    "Moreover",
    "Nevertheless",
    "Meanwhile",
    "According",
    "After",
    "Before",
    "Since",
    "Both",
    "Some",
    "Many",
    "Most",
    "No",
    "Not",
    "What",
    "Why",
    "How",
    "Who",
    "Another",
    "Also",
    "В",
    "На",
    "Но",
    "И",
    "Это",
    "Он",
    "Она",
    "Они",
    "Как",
];

fn is_abbreviation(before: &str, next: &str) -> bool {
    let word_start = before.char_indices().rev().find(|&(_, letter)| !(letter.is_alphanumeric() || letter == '.'));
    let word = word_start.map_or(before, |(at, letter)| &before[at + letter.len_utf8()..]);
    let folded = fold(word);
    let begins_clearly = || {
        let first = next.trim_start_matches(is_opener).split(|letter: char| !letter.is_alphanumeric()).next();
        next.is_empty() || first.is_some_and(|first| BEGINNERS.contains(&first))
    };
    if is_initial(word) || BEFORE_NAME.contains(&folded.as_str()) {
        return !next.is_empty();
    }
    if is_dotted(word) || AT_EITHER.contains(&folded.as_str()) {
        return !begins_clearly() && !is_where(before, word, next);
    }
    let before_number = next.chars().next().is_some_and(char::is_numeric) && BEFORE_NUMBER.contains(&folded.as_str());
    before_number || is_list_number(before)
}

/// "in the U.S." before what is not named with it: "in the U.S. Jobs also noted", but not "in the U.S. Senate".
fn is_where(before: &str, word: &str, next: &str) -> bool {
    let mut words = before.strip_suffix(word).unwrap_or("").split_whitespace().rev();
    let is_place = words.next() == Some("the") && words.next().is_some_and(|word| IN_WHERE.contains(&word));
    let first = next.trim_start_matches(is_opener).split(|letter: char| !letter.is_alphanumeric()).next();
    let is_word = |first: &str| first.starts_with(char::is_uppercase) && !AFTER_STATE.contains(&first);
    is_place && word.starts_with(char::is_uppercase) && first.is_some_and(is_word)
}

/// Before the place where something is.
const IN_WHERE: &[&str] = &["in", "In", "within", "across", "throughout", "outside", "to", "from"];
/// What is named with the state before it.
const AFTER_STATE: &[&str] = &[
    "Air",
    "Ambassador",
    "Army",
    "Attorney",
    "Bank",
    "Bureau",
    "Capitol",
    "Census",
    "Central",
    "Coast",
    "Congress",
    "Constitution",
    "Consulate",
    "Court",
    "Customs",
    "Department",
    "District",
    "East",
    "Embassy",
    "Environmental",
    "Federal",
    "Fish",
    "Food",
    "Forces",
    "Foreign",
    "Forest",
    "General",
    "Geological",
    "Government",
    "Gulf",
    "House",
    "Immigration",
    "Justice",
    "Marine",
    "Marines",
    "Midwest",
    "Military",
    "Mint",
    "Mission",
    "National",
    "Naval",
    "Navy",
    "North",
    "Northeast",
    "Office",
    "Olympic",
    "Open",
    "Pacific",
    "Patent",
    "Postal",
    "President",
    "Presidential",
    "Secret",
    "Secretary",
    "Securities",
    "Security",
    "Senate",
    "Senator",
    "South",
    "Southern",
    "Special",
    "State",
    "Supreme",
    "Trade",
    "Treasury",
    "Vice",
    "Virgin",
    "West",
    "Western",
];

/// "U.S", "e.g", "т.е".
fn is_dotted(word: &str) -> bool {
    let is_short = |piece: &str| piece.chars().count() <= 2 && piece.chars().all(char::is_alphabetic);
    word.contains('.') && word.split('.').all(is_short)
}

fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// "1." at the start of a note.
fn is_list_number(before: &str) -> bool {
    let bare = before.trim();
    !bare.is_empty() && bare.len() <= 4 && bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// The quotation that is open: one that does not end with a stop is part of a sentence, not made of sentences, as the
/// title in `Smith, “The Dragon. A Study,” London 2007`.
struct Quotes<'a> {
    text: &'a str,
    /// Where it closes, and whether it binds its sentences together.
    open: Option<(usize, bool)>,
    /// No quotation closes any more.
    none_closes: bool,
}

impl Quotes<'_> {
    fn pass(&mut self, at: usize, letter: char) {
        if self.open.is_some_and(|(closes, _)| closes <= at) {
            self.open = None;
        }
        if letter == '“' && self.open.is_none() && !self.none_closes {
            match self.text[at..].find('”') {
                Some(length) => {
                    let quoted = &self.text[at..at + length];
                    self.open = Some((at + length, !quoted.trim_end().ends_with(is_stop)));
                }
                None => self.none_closes = true,
            }
        }
    }

    fn binds(&self, at: usize) -> bool {
        self.open.is_some_and(|(closes, binds)| binds && at < closes)
    }
}
