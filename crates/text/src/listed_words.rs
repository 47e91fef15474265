//! Lists of words, kept as one text: a table costs the page two numbers a word.

use std::sync::OnceLock;

/// Words, a line each, in which one can be looked up.
///
/// ```
/// use text::ListedWords;
/// static LIST: ListedWords = ListedWords::new("and\nof\nthe\n");
/// assert!(LIST.has("of") && !LIST.has("o") && !LIST.has("of\nthe"));
/// assert!(LIST.is_sorted());
/// ```
#[derive(Debug)]
pub struct ListedWords {
    words: &'static str,
    split: OnceLock<Vec<&'static str>>,
}

impl ListedWords {
    /// Of words, a line each, in rising order of their bytes.
    pub const fn new(words: &'static str) -> Self {
        Self { words, split: OnceLock::new() }
    }

    /// Whether a word is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.split().binary_search(&word).is_ok()
    }

    /// Whether the words stand in the order in which they are looked up; for the tests of who writes a list.
    pub fn is_sorted(&self) -> bool {
        self.split().is_sorted()
    }

    fn split(&self) -> &[&'static str] {
        self.split.get_or_init(|| self.words.split('\n').filter(|word| !word.is_empty()).collect())
    }
}
