//! Names of the vocabularies, in every spelling.

use crate::text_index::NAMED;
use model::closed::Facet;
use model::{Records, TermIndex};
use text::each_word;
use text::sorted::places_by_text;

/// Every name and alias of actors, things, themes and places, folded.
#[derive(Debug)]
pub(crate) struct NameIndex {
    /// Sorted by what they fold to.
    names: Vec<IndexedName>,
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
        Self { names: places_by_text(&folded).iter().map(|&at| names[at as usize].clone()).collect() }
    }

    /// The names that fold to a text.
    pub(crate) fn equal(&self, folded: &str) -> &[IndexedName] {
        let from = self.names.partition_point(|name| name.folded.as_str() < folded);
        let n = self.names[from..].partition_point(|name| name.folded == folded);
        &self.names[from..from + n]
    }

    /// All of them, sorted by what they fold to.
    pub(crate) fn all(&self) -> &[IndexedName] {
        &self.names
    }
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
