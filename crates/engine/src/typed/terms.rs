//! What a query is made of: words as they were typed, and conditions on fields.

use crate::bounds::Bound;
use crate::typed::phrase::Phrase;
use model::closed::Facet;
use std::ops::Range;

/// A piece without spaces, or in quotation marks, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TypedTerm {
    /// Where, with its sign and quotes.
    pub(crate) range: Range<usize>,
    /// Where, without.
    pub(crate) inner: Range<usize>,
    pub(crate) excluded: bool,
    /// Each of its words; in quotation marks, or excluded, all of them side by side.
    pub(crate) parts: Vec<Phrase>,
}

impl TypedTerm {
    pub(super) fn n_words(&self) -> usize {
        self.parts.iter().map(Phrase::n_words).sum()
    }

    pub(super) fn is_stop_word(&self) -> bool {
        self.parts.iter().all(|part| part.is_stop_word)
    }
}

/// `actor:kazakhstan`: a field and what it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Where it stands in what was typed, bytes.
    pub range: Range<usize>,
    /// Where its value stands, without quotation marks.
    pub value: Range<usize>,
    /// What is asked.
    pub predicate: Predicate,
}

/// What a condition asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Predicate {
    /// A facet has a value: as typed, an id, a name or the beginning of one.
    Facet(Facet, String),
    /// A figure lies there.
    Figure(Bound),
}

/// Fields that can be asked for by name: each facet with values of its own, and `figure`.
pub const FIELDS: [(&str, Option<Facet>); 14] = [
    ("actor", Some(Facet::Actor)),
    ("thing", Some(Facet::Thing)),
    ("theme", Some(Facet::Theme)),
    ("place", Some(Facet::Place)),
    ("kind", Some(Facet::Kind)),
    ("status", Some(Facet::Status)),
    ("words", Some(Facet::Words)),
    ("stance", Some(Facet::Stance)),
    ("voice", Some(Facet::Voice)),
    ("article", Some(Facet::Article)),
    ("when", Some(Facet::When)),
    ("other", Some(Facet::Other)),
    ("by", Some(Facet::FoundBy)),
    ("figure", None),
];

/// As many words and conditions count; what is pasted beyond that is left out.
pub const MOST_WORDS: usize = 32;
