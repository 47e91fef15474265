//! Lists of words, and of pairs of them, kept as one text: a table costs the page two numbers a word.

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

/// Pairs of words, a line each with a space between, in which the second is looked up by the first.
///
/// ```
/// use text::ListedPairs;
/// static LIST: ListedPairs = ListedPairs::new("colour color\ndefence defense\n");
/// assert_eq!((LIST.get("defence"), LIST.get("color")), (Some("defense"), None));
/// assert!(LIST.is_sorted());
/// ```
#[derive(Debug)]
pub struct ListedPairs(ListedWords);

impl ListedPairs {
    /// Of pairs, a line each, in rising order of the bytes of their first words.
    pub const fn new(pairs: &'static str) -> Self {
        Self(ListedWords::new(pairs))
    }

    /// What stands behind a word.
    pub fn get(&self, word: &str) -> Option<&'static str> {
        let pairs = self.0.split();
        let at = pairs.binary_search_by(|pair| parted(pair).0.cmp(word)).ok()?;
        pairs.get(at).map(|pair| parted(pair).1)
    }

    /// All pairs.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.0.split().iter().map(|pair| parted(pair))
    }

    /// Whether the pairs stand in the order in which they are looked up; for the tests of who writes a list.
    pub fn is_sorted(&self) -> bool {
        self.0.split().is_sorted_by_key(|pair| parted(pair).0)
    }
}

fn parted(pair: &'static str) -> (&'static str, &'static str) {
    pair.split_once(' ').unwrap_or((pair, ""))
}
