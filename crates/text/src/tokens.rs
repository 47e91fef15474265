//! The words of a text: where each stands, folded and stemmed.

use crate::fold::fold_letter;
use crate::letters::{is_apostrophe, is_letter, is_mark, is_unspaced};
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

/// The words of a text: runs of letters and digits, with the apostrophes within them. A hyphen parts; where a script
/// has no spaces between words, each letter is a word.
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

/// Where the words of a text stand, one after another.
pub(crate) fn each_form(text: &str, act: &mut dyn FnMut(Range<usize>)) {
    let mut at = 0;
    while let Some(letter) = next_letter(text, at) {
        let end = letter + word_length(&text[letter..]);
        act(letter..end);
        at = end;
    }
}

/// The place of the next letter from a place on.
fn next_letter(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        // Most of what stands between words is ASCII.
        at += text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()).count();
        let letter = text[at..].chars().next()?;
        if is_letter(letter) {
            return Some(at);
        }
        at += letter.len_utf8();
    }
}

/// Folds a form as it is written; of "Gas’s" the gas.
pub(crate) fn fold_form(form: &str, folded: &mut String) {
    folded.clear();
    without_possessive(form).chars().for_each(|letter| fold_letter(letter, folded));
}

/// How long the word is that a text begins with.
fn word_length(text: &str) -> usize {
    // Most words are plain English, and end at a space.
    let plain = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if plain > 0 && text.as_bytes().get(plain).is_none_or(|&byte| byte.is_ascii() && byte != b'\'') {
        return plain;
    }
    let mut letters = text.char_indices().peekable();
    let mut is_alone = false;
    while let Some((at, letter)) = letters.next() {
        let goes_on = match letter {
            _ if at == 0 => {
                is_alone = is_unspaced(letter);
                true
            }
            _ if is_mark(letter) => true,
            _ if is_apostrophe(letter) => {
                !is_alone && letters.peek().is_some_and(|&(_, next)| is_letter(next) && !is_unspaced(next))
            }
            _ => !is_alone && is_letter(letter) && !is_unspaced(letter),
        };
        if !goes_on {
            return at;
        }
    }
    text.len()
}

fn without_possessive(word: &str) -> &str {
    let owner = word.strip_suffix(['s', 'S']).and_then(|rest| rest.strip_suffix(is_apostrophe));
    owner.filter(|owner| !owner.is_empty()).unwrap_or(word)
}
