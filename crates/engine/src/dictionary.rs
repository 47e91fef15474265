//! The words of texts, sorted, and their stems: shared by the indexes that were built together.

use crate::number_lists::Lists;
use std::ops::Range;
use text::Stemmer;
use text::interner::Interner;
use text::sorted::{places_by_text, unique};

/// The words of texts and their stems. A word has a place among the words, a stem among the stems, both in the order of
/// the alphabet: the beginning of a word is a range. One that is sought whole is looked up by its hash, for a question of
/// many words asks for each in every index.
#[derive(Debug)]
pub(crate) struct Dictionary {
    words: Interner,
    stems: Interner,
    /// By word its stem.
    stem_of: Vec<u32>,
    /// By stem its words.
    of_stem: Lists,
}

impl Dictionary {
    /// Of words as they were numbered, with the place in the dictionary of each.
    pub(crate) fn of(mut words: Vec<String>) -> (Self, Vec<u32>) {
        let order = places_by_text(&words);
        let mut place_of = vec![0; words.len()];
        (0..).zip(&order).for_each(|(place, &number)| place_of[number as usize] = place);
        let sorted = order.iter().map(|&number| std::mem::take(&mut words[number as usize]));
        let words: Interner = sorted.zip(0..).collect();
        let stemmer = Stemmer::new();
        let mut by_word: Vec<String> = words.keys().map(|word| stemmer.stem(word)).collect();
        let by_stem = places_by_text(&by_word);
        let (mut stems, mut stem_of, mut of_stem) = (Vec::new(), vec![0; words.len()], Lists::new());
        for alike in by_stem.chunk_by(|&one, &other| by_word[one as usize] == by_word[other as usize]) {
            alike.iter().for_each(|&word| stem_of[word as usize] = stems.len() as u32);
            of_stem.push(alike);
            stems.push(alike[0]);
        }
        let stems = stems.iter().map(|&word| std::mem::take(&mut by_word[word as usize])).zip(0..).collect();
        (Self { words, stems, stem_of, of_stem }, place_of)
    }

    /// The word at a place; empty where there is none.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.words.get_index(at).map_or("", |(word, _)| word)
    }

    /// The place of a word.
    pub(crate) fn place_of(&self, word: &str) -> Option<u32> {
        self.words.get(word).copied()
    }

    /// The words of a stem, rising.
    pub(crate) fn of_stem(&self, stem: &str) -> &[u32] {
        self.stems.get(stem).map_or(&[], |&at| self.of_stem.get(at as usize))
    }

    /// The words that begin so.
    pub(crate) fn begun(&self, prefix: &str) -> Range<usize> {
        let from = self.words.partition_point(|word, _| word.as_str() < prefix);
        let n = self.words[from..].partition_point(|word, _| word.starts_with(prefix));
        from..from + n
    }

    /// The stems of the words that begin so, sorted.
    pub(crate) fn stems_begun(&self, prefix: &str) -> Vec<&str> {
        let stem = |at: u32| self.stems.get_index(at as usize).map_or("", |(stem, _)| stem.as_str());
        self.stem_places(prefix).into_iter().map(stem).collect()
    }

    /// The words that begin so, and all others that have the stem of one of them.
    pub(crate) fn grown(&self, prefix: &str) -> Vec<u32> {
        let mut words: Vec<u32> = self.begun(prefix).map(|word| word as u32).collect();
        for stem in self.stem_places(prefix) {
            words.extend_from_slice(self.of_stem.get(stem as usize));
        }
        unique(words)
    }

    fn stem_places(&self, prefix: &str) -> Vec<u32> {
        unique(self.begun(prefix).map(|word| self.stem_of[word]))
    }
}
