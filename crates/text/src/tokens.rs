//! The words of a text: where each stands, folded and stemmed.

use crate::fold::fold_letter;
use crate::letters::{Script, is_apostrophe, is_letter, is_mark, is_unspaced, script};
use crate::numbers::{is_digit, number_length, tens_length};
use crate::stemmer::Stemmer;
use std::ops::Range;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text it came from, bytes.
    pub range: Range<usize>,
    /// Folded: what the beginning of a word is compared with.
    pub word: String,
    /// Folded and stemmed: what is compared.
    pub stem: String,
}

/// The words of a text, documents and queries alike: runs of letters, with the apostrophes within them, and numbers.
/// Whatever else stands between them parts them (a hyphen, a slash, a space without width), and so do a change from
/// digits to letters or back and a change of script; where a script has no spaces between words, each letter is a word.
/// A number has its thousands ("1,300", "1 300"), its decimals and its ending ("10th", "1990s"), and "twenty-five" is one;
/// so are "%" and "per cent".
///
/// ```
/// let words: Vec<String> = text::tokens("US$1,300bn by the 10th, 30 gas/oil-fields").into_iter().map(|token| token.word).collect();
/// assert_eq!(words, ["us", "1300", "bn", "by", "the", "10th", "30", "gas", "oil", "fields"]);
/// ```
pub fn tokens(text: &str) -> Vec<Token> {
    let stemmer = Stemmer::new();
    let mut out = Vec::new();
    each_word(text, &mut |range, word| out.push(Token { range, stem: stemmer.stem(word), word: word.to_owned() }));
    out
}

/// The words of a text, one after another: where each stands, and folded.
pub fn each_word(text: &str, act: &mut dyn FnMut(Range<usize>, &str)) {
    let mut folded = String::new();
    each_form(text, &mut |range| {
        fold_form(&text[range.clone()], &mut folded);
        act(range, &folded);
    });
}

/// Where the first word ends that ends behind a place; that place, if no word goes over it. "1 300" and "twenty five"
/// go over a space.
///
/// ```
/// assert_eq!(text::first_word_end("US$1 300 km", 4), 8);
/// assert_eq!(text::first_word_end("gas 300", 3), 3);
/// ```
pub fn first_word_end(text: &str, place: usize) -> usize {
    let mut at = 0;
    while let Some(letter) = text.get(..place).filter(|_| at < place).and_then(|before| next_letter(before, at)) {
        at = letter + word_length(&text[letter..]);
    }
    at.max(place)
}

/// Where the words of a text stand, one after another.
pub(crate) fn each_form(text: &str, act: &mut dyn FnMut(Range<usize>)) {
    let mut at = 0;
    while let Some(letter) = next_letter(text, at) {
        at = letter + word_length(&text[letter..]);
        act(letter..at);
    }
}

/// The place of the next letter from a place on.
fn next_letter(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        // Most of what stands between words is ASCII.
        let is_between = |byte: &&u8| byte.is_ascii() && !byte.is_ascii_alphanumeric() && **byte != b'%';
        at += text.as_bytes()[at..].iter().take_while(is_between).count();
        let letter = text[at..].chars().next()?;
        if letter == '%' || is_letter(letter) {
            return Some(at);
        }
        at += letter.len_utf8();
    }
}

/// Folds a form as it is written; of "Gas’s" the gas, of "1,300" the digits.
pub(crate) fn fold_form(form: &str, folded: &mut String) {
    folded.clear();
    if form == "%" {
        return folded.push_str("percent");
    }
    // A point only stands in a number.
    let is_kept = |letter: &char| *letter == '.' || is_letter(*letter) || is_mark(*letter);
    let letters = without_possessive(form).chars().filter(is_kept);
    letters.for_each(|letter| fold_letter(letter, folded));
}

/// How long the word is that a text begins with.
fn word_length(text: &str) -> usize {
    // Most words are plain English, and end at a space.
    let plain = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let ends_plainly = |next: &u8| next.is_ascii() && *next != b'\'';
    if plain > 0 && text.as_bytes().get(plain).is_none_or(ends_plainly) {
        return if plain == 3 && is_per_cent(text) { PER_CENT } else { tens_length(text, plain) };
    }
    if text.starts_with('%') {
        return 1;
    }
    match number_length(text) {
        0 => run_length(text),
        number => number,
    }
}

/// How long "per cent" is.
const PER_CENT: usize = 8;

fn is_per_cent(text: &str) -> bool {
    let start = text.get(..PER_CENT).is_some_and(|start| start.eq_ignore_ascii_case("per cent"));
    start && !text[PER_CENT..].starts_with(char::is_alphanumeric)
}

/// How long the run of letters of one script is that a text begins with.
fn run_length(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    let mut of_word = Script::Unspaced;
    while let Some((at, letter)) = letters.next() {
        let goes_on = match letter {
            _ if at == 0 => {
                of_word = script(letter);
                true
            }
            _ if is_mark(letter) => true,
            _ if of_word == Script::Unspaced => false,
            _ if is_apostrophe(letter) => letters.peek().is_some_and(|&(_, next)| goes_on_with(of_word, next)),
            _ => goes_on_with(of_word, letter),
        };
        if !goes_on {
            return at;
        }
    }
    text.len()
}

fn goes_on_with(of_word: Script, letter: char) -> bool {
    is_letter(letter) && !is_digit(letter) && !is_unspaced(letter) && script(letter) == of_word
}

fn without_possessive(word: &str) -> &str {
    let owner = word.strip_suffix(['s', 'S']).and_then(|rest| rest.strip_suffix(is_apostrophe));
    owner.filter(|owner| !owner.is_empty()).unwrap_or(word)
}
