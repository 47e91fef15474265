//! Which words two quotes have in common, and in which numbers they differ: what is underlined where they stand side by
//! side. It says what stands there and nothing of what that means.

use std::ops::Range;
use text::numbers::is_number;
use text::{Token, is_stop_word, tokens};

/// Words of a text beside another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedWords {
    /// Words that the other text has in some form; those with only a space between them are one range.
    pub same: Vec<Range<usize>>,
    /// Numbers in digits that the other text has not.
    pub other_numbers: Vec<Range<usize>>,
}

/// The words of a text that another has too, by their stems and without words that every text has, and the numbers that
/// it has not; ranges are UTF-8 bytes of the text.
///
/// ```
/// use engine::compare::shared_words::shared_words;
/// let text = "operational by the end of 2009";
/// let found = shared_words(text, "in operation since 2010");
/// assert_eq!(found.same.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>(), ["operational"]);
/// assert_eq!(found.other_numbers.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>(), ["2009"]);
/// ```
pub fn shared_words(text: &str, other: &str) -> SharedWords {
    let others = tokens(other);
    let mut found = SharedWords::default();
    for token in tokens(text).into_iter().filter(|token| !is_stop_word(&token.word)) {
        if others.iter().any(|other| is_same(&token, other)) {
            add(&mut found.same, text, token.range);
        } else if is_number(&token.word) {
            add(&mut found.other_numbers, text, token.range);
        }
    }
    found
}

fn is_same(one: &Token, other: &Token) -> bool {
    if is_number(&one.word) { one.word == other.word } else { one.stem == other.stem }
}

fn add(ranges: &mut Vec<Range<usize>>, text: &str, next: Range<usize>) {
    match ranges.last_mut() {
        Some(last) if text.get(last.end..next.start).is_some_and(|between| between.trim().is_empty()) => {
            last.end = next.end;
        }
        _ => ranges.push(next),
    }
}
