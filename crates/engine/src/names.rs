//! Names of the vocabularies, in every spelling.

use crate::text_index::NAMED;
use model::closed::Facet;
use model::{Records, TermIndex};
use text::each_word;
use text::sorted::{places_by_text, unique};

/// Every name and alias of actors, things, themes and places, folded.
#[derive(Debug)]
pub(crate) struct NameIndex {
    /// Sorted by what they fold to.
    names: Vec<IndexedName>,
    /// Where words of names begin: which name and which byte of it, sorted by what stands from there on.
    words: Vec<(u32, u32)>,
}

/// A name or alias.
#[derive(Clone, Debug)]
pub(crate) struct IndexedName {
    /// Folded, its words parted by one space.
    pub folded: String,
    /// Of which vocabulary.
    pub facet: Facet,
    /// Of which term.
    pub term: TermIndex,
    /// 0: the name itself; otherwise one more than its place among the aliases.
    pub at: u32,
}

impl NameIndex {
    /// Of all vocabularies.
    pub(crate) fn of(records: &Records) -> Self {
        let mut names: Vec<IndexedName> = Vec::new();
        for facet in NAMED {
            for (term, entry) in records.terms(facet).iter().enumerate() {
                for (at, name) in (0..).zip(entry.names()) {
                    let folded = normalize(name);
                    if !folded.is_empty() {
                        names.push(IndexedName { folded, facet, term: TermIndex::new(term), at });
                    }
                }
            }
        }
        let folded: Vec<String> = names.iter().map(|name| name.folded.clone()).collect();
        let names: Vec<IndexedName> = places_by_text(&folded).iter().map(|&at| names[at as usize].clone()).collect();
        let words = words(&names);
        Self { names, words }
    }

    /// The names that fold to a text.
    pub(crate) fn equal(&self, folded: &str) -> &[IndexedName] {
        let from = self.names.partition_point(|name| name.folded.as_str() < folded);
        let n = self.names[from..].partition_point(|name| name.folded == folded);
        &self.names[from..from + n]
    }

    /// The names of which a word, and what follows it, begins so: sorted by what they fold to, each once.
    pub(crate) fn begun(&self, folded: &str) -> impl Iterator<Item = &IndexedName> {
        let from = self.words.partition_point(|&word| self.rest_from(word) < folded);
        let n = self.words[from..].partition_point(|&word| self.rest_from(word).starts_with(folded));
        let names = unique(self.words[from..from + n].iter().map(|&(name, _)| name));
        names.into_iter().filter_map(|name| self.names.get(name as usize))
    }

    fn rest_from(&self, word: (u32, u32)) -> &str {
        rest_from(&self.names, word)
    }
}

fn rest_from(names: &[IndexedName], (name, at): (u32, u32)) -> &str {
    names.get(name as usize).and_then(|name| name.folded.get(at as usize..)).unwrap_or("")
}

fn words(names: &[IndexedName]) -> Vec<(u32, u32)> {
    let mut words: Vec<(u32, u32)> = Vec::new();
    for (name, IndexedName { folded, .. }) in (0..).zip(names) {
        words.push((name, 0));
        words.extend(folded.match_indices(' ').map(|(at, _)| (name, at as u32 + 1)));
    }
    let rests: Vec<String> = words.iter().map(|&word| rest_from(names, word).to_owned()).collect();
    places_by_text(&rests).iter().map(|&at| words[at as usize]).collect()
}

/// Folded words with one space between them.
pub(crate) fn normalize(text: &str) -> String {
    let mut out = String::new();
    each_word(text, &mut |_, word| {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    });
    out
}
