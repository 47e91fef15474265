//! Stems of English words, by Snowball.

use frostem::{Algorithm, Stemmer as Snowball};

/// What finds the stem of a word.
pub struct Stemmer(Snowball);

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

    /// The stem of a folded word. The words of Snowball's English lists are ASCII; of a longer one than any word the
    /// end tells nothing.
    pub fn stem(&self, word: &str) -> String {
        if !word.is_ascii() || word.len() > 32 {
            return word.to_owned();
        }
        Some(self.0.stem(word).into_owned()).filter(|stem| !stem.is_empty()).unwrap_or_else(|| word.to_owned())
    }
}
