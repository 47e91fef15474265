//! The words of many texts, each with a number.

use crate::interner::{Interner, intern};
use crate::stop_words::is_stop_word;
use crate::tokens::{each_form, fold_form};
use rustc_hash::FxBuildHasher;
use std::collections::HashMap;
use std::ops::Range;

/// A word's number in a [`Lexicon`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// As many words came before it.
    pub number: u32,
    /// Whether it says nothing by itself.
    pub is_stop_word: bool,
}

/// The bytes of a form of at most fifteen, and how many they are.
type ShortForm = u128;

fn short_form(form: &str) -> Option<ShortForm> {
    let mut bytes = [0; 16];
    bytes.get_mut(..form.len()).filter(|place| place.len() < 16)?.copy_from_slice(form.as_bytes());
    bytes[15] = form.len() as u8;
    Some(u128::from_le_bytes(bytes))
}

/// Numbers the words of texts in the order in which they come. A form that has come before is not folded again, which
/// is most of the work.
///
/// ```
/// use text::lexicon::Lexicon;
/// let mut lexicon = Lexicon::default();
/// let mut numbers = Vec::new();
/// lexicon.each("The gas, and Gas’s", &mut |range, word| numbers.push((range.start, word.number, word.is_stop_word)));
/// assert_eq!(numbers, [(0, 0, true), (4, 1, false), (9, 2, true), (13, 1, false)]);
/// assert_eq!(lexicon.into_words(), ["the", "gas", "and"]);
/// ```
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Short forms as they are written. Their letters are the key, so that looking one up goes to one place in memory.
    short_forms: HashMap<ShortForm, Numbered, FxBuildHasher>,
    words: Interner,
    folded: String,
}

impl Lexicon {
    /// The words of a text, one after another: where each stands (bytes), and its number.
    pub fn each(&mut self, text: &str, act: &mut dyn FnMut(Range<usize>, Numbered)) {
        each_form(text, &mut |range| {
            let word = self.number(&text[range.clone()]);
            act(range, word);
        });
    }

    fn number(&mut self, form: &str) -> Numbered {
        let short = short_form(form);
        if let Some(&known) = short.and_then(|short| self.short_forms.get(&short)) {
            return known;
        }
        fold_form(form, &mut self.folded);
        let number = intern(&mut self.words, &self.folded);
        let word = Numbered { number, is_stop_word: is_stop_word(&self.folded) };
        if let Some(short) = short {
            self.short_forms.insert(short, word);
        }
        word
    }

    /// The word of a number, folded; empty where there is none.
    pub fn word(&self, number: u32) -> &str {
        self.words.get_index(number as usize).map_or("", |(word, _)| word)
    }

    /// All words, folded, by their numbers.
    pub fn into_words(self) -> Vec<String> {
        self.words.into_keys().collect()
    }
}
