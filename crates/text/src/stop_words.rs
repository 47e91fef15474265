//! Words that say nothing by themselves.

use crate::word_list::WordList;

/// English words that say nothing by themselves: pronouns, articles, prepositions, auxiliaries, as Snowball and others
/// leave them out. Folded, sorted.
static STOP_WORDS: WordList = WordList::new(
    "a about after again all also am an and any are as at be because been before being between both but by can \
     cannot could did do does doing down during each few for from further had has have having he her here hers \
     herself him himself his how if in into is it its itself just me might more most must my myself no nor not \
     now of off on once only or other ought our ours ourselves out over own same shall she should so some such \
     than that the their theirs them themselves then there these they this those through to too under until up \
     very was we were what when where which while who whom why will with would you your yours yourself yourselves",
);

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
