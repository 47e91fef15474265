//! Stems of English words, by Snowball; and what is one word to a reader though it is spelt in two ways: British and
//! American spellings, number words and digits.

use crate::interner::{Interner, intern};
use crate::listed_words::ListedPairs;
use crate::numbers::in_digits;
use frostem::{Algorithm, Stemmer as Snowball};
use std::sync::OnceLock;

/// What finds the stem of a word.
pub struct Stemmer(Snowball);

/// Words that Snowball gives the stem of others which mean something else, and the stem that they have instead.
static APART: ListedPairs = ListedPairs::new(include_str!("../data/stems_apart.txt"));
/// Words that are spelt in two ways: British and American, short and in full.
static SPELLINGS: ListedPairs = ListedPairs::new(include_str!("../data/spellings.txt"));

/// The verbs that are written with an s or a z have stems like "organis" where it is an s. Shorter stems are other words
/// ("pris" of "prise", which is no prize).
const SHORTEST_IN_S: usize = 6;

impl Default for Stemmer {
    fn default() -> Self {
        Self::new()
    }
}

impl Stemmer {
    /// Of English.
    pub fn new() -> Self {
        Self(Snowball::new(Algorithm::English))
    }

    /// The stem of a folded word. Number words have their digits for a stem, British spellings the American one. The
    /// words of Snowball's English lists are ASCII; of a longer one than any word the end tells nothing.
    ///
    /// ```
    /// let stemmer = text::Stemmer::new();
    /// let stems = ["pipelines", "organisation", "defence", "seven", "tenth", "1990s"].map(|word| stemmer.stem(word));
    /// assert_eq!(stems, ["pipelin", "organiz", "defens", "7", "10th", "1990"]);
    /// assert_ne!(stemmer.stem("author"), stemmer.stem("authority"), "they are kept apart");
    /// ```
    pub fn stem(&self, word: &str) -> String {
        if !word.is_ascii() || word.len() > 32 {
            return word.to_owned();
        }
        if word.starts_with(|letter: char| letter.is_ascii_digit()) {
            return word.strip_suffix('s').unwrap_or(word).to_owned();
        }
        if let Some(stem) = APART.get(word) {
            return stem.to_owned();
        }
        in_digits(word).unwrap_or_else(|| self.spelt_alike(self.snowball(word)))
    }

    fn snowball(&self, word: &str) -> String {
        Some(self.0.stem(word).into_owned()).filter(|stem| !stem.is_empty()).unwrap_or_else(|| word.to_owned())
    }

    /// The stem of the American spelling.
    fn spelt_alike(&self, stem: String) -> String {
        static STEMS: OnceLock<(Interner, Vec<String>)> = OnceLock::new();
        let (british, american) = STEMS.get_or_init(|| {
            let (mut british, mut american) = (Interner::default(), Vec::new());
            for (one, other) in SPELLINGS.all() {
                if intern(&mut british, &self.snowball(one)) as usize == american.len() {
                    american.push(self.snowball(other));
                }
            }
            (british, american)
        });
        if let Some(&at) = british.get(&stem) {
            return american[at as usize].clone();
        }
        match stem.strip_suffix("is").filter(|_| stem.len() >= SHORTEST_IN_S) {
            Some(start) => self.stem(&[start, "ize"].concat()),
            None => stem,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(APART.is_sorted() && SPELLINGS.is_sorted());
    }

    fn check(one: &str, other: &str, is_one_word: bool) {
        let stemmer = Stemmer::new();
        assert_eq!(stemmer.stem(one) == stemmer.stem(other), is_one_word, "{one}, {other}");
    }

    #[test]
    fn british_and_american_spellings_are_one_word_in_all_their_forms() {
        for (british, american) in SPELLINGS.all() {
            check(british, american, true);
        }
        check("defences", "defense", true);
        check("programmes", "program", true);
        check("organisations", "organizing", true);
        check("neighbouring", "neighbors", true);
        check("analysed", "analyzing", true);
        check("prise", "prize", false);
        check("promise", "promises", true);
    }

    #[test]
    fn what_misleads_is_kept_apart() {
        for (word, _) in APART.all() {
            let stemmer = Stemmer::new();
            assert_ne!(stemmer.stem(word), stemmer.snowball(word), "{word} need not be listed");
        }
        check("author", "authors", true);
        check("authorities", "authority", true);
        check("author", "authority", false);
        check("import", "important", false);
        check("internal", "international", false);
        check("position", "positive", false);
        check("privatisation", "privatize", true);
    }
}
