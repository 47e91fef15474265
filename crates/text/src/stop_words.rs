//! Words that say nothing by themselves.

use crate::listed_words::ListedWords;

/// English words that say nothing by themselves: pronouns, articles, prepositions, auxiliaries, as Snowball and others
/// leave them out. Folded, sorted.
static STOP_WORDS: ListedWords = ListedWords::new(include_str!("../data/stop_words.txt"));

/// Whether a folded word is one that every text has.
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.has(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_words_are_sorted() {
        assert!(STOP_WORDS.is_sorted());
        assert!(is_stop_word("the") && !is_stop_word("gas"));
    }
}
