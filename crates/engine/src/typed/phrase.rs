//! A word or phrase that is sought.

use std::sync::Arc;
use text::Token;

/// Words that stand side by side; mostly one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// As typed and folded, in order; never empty.
    pub words: Vec<String>,
    /// Their stems.
    pub stems: Vec<String>,
    /// The last word as typed and folded, where it may be the beginning of a longer one.
    pub prefix: Option<String>,
    /// Only these very forms, in quotation marks or behind a minus: no other form, no other spelling.
    pub is_exact: bool,
    /// A word that every text has.
    pub is_stop_word: bool,
    /// Stems of the words of a corpus that the last word may grow into, sorted: whatever these find, the beginning finds.
    /// `None`: nothing was looked up.
    pub grown: Option<Arc<[String]>>,
    /// What else counts in place of it: of a phrase as a whole.
    pub others: Vec<OtherForm>,
}

/// What counts in place of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherForm {
    /// Its stem; of the beginning of a word that beginning.
    pub stem: String,
    /// Whether it is only the beginning of a word.
    pub is_begun: bool,
    /// Why it counts.
    pub kind: OtherKind,
}

/// Why another word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherKind {
    /// The word joined with the one beside it, or a part of one that was typed joined: "crossborder".
    Joined,
    /// The same scale behind a number: "m" for "million".
    Scale,
    /// It is spelt like one that no text has.
    Misspelt,
}

impl Phrase {
    /// Whether it stands at the start of these words.
    pub(crate) fn begins(&self, tokens: &[Token]) -> bool {
        let n = self.n_words();
        tokens.len() >= n && (0..n).all(|at| self.is_met(at, &tokens[at]))
    }

    fn is_met(&self, at: usize, token: &Token) -> bool {
        if self.is_exact {
            let begins = |prefix: &String| at + 1 == self.n_words() && token.word.starts_with(prefix.as_str());
            return self.words.get(at).is_some_and(|word| *word == token.word)
                || self.prefix.as_ref().is_some_and(begins);
        }
        self.stems[at] == token.stem
            || at + 1 == self.n_words() && self.grows_into(token)
            || self.n_words() == 1 && self.others.iter().any(|other| other.is_met(token))
    }

    fn grows_into(&self, token: &Token) -> bool {
        let Some(prefix) = &self.prefix else { return false };
        let is_grown = |grown: &Arc<[String]>| grown.binary_search(&token.stem).is_ok();
        token.word.starts_with(prefix.as_str()) || self.grown.as_ref().is_some_and(is_grown)
    }

    /// The words of several, one after another as one phrase.
    pub(crate) fn side_by_side<'p>(parts: impl IntoIterator<Item = &'p Self>) -> Self {
        let mut out = Self::default();
        for part in parts {
            out.words.extend_from_slice(&part.words);
            out.stems.extend_from_slice(&part.stems);
            out.prefix.clone_from(&part.prefix);
        }
        out
    }

    /// How many words it has.
    pub(crate) fn n_words(&self) -> usize {
        self.stems.len()
    }
}

impl OtherForm {
    fn is_met(&self, token: &Token) -> bool {
        if self.is_begun { token.word.starts_with(self.stem.as_str()) } else { self.stem == token.stem }
    }
}
