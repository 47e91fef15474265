//! Links as another person read them, who had the two statements with their quotes and not the relation.

use crate::tree::{Document, Fields};
use model::closed::{Aspect, Extent, Relation};

/// A link as a second reader has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkReading {
    /// Whose reading it is; empty: the second reader's.
    pub reader: String,
    /// The id of the earlier fact.
    pub from: String,
    /// The id of the later fact.
    pub to: String,
    /// What the later does to the earlier.
    pub relation: Relation,
    /// In which respect.
    pub aspect: Aspect,
    /// How much of the earlier it covers.
    pub extent: Extent,
}

/// The readings of `second/links.toml`.
pub(super) fn read(document: &Document<'_>) -> Vec<LinkReading> {
    let reading = |fields: Fields<'_>| {
        Some(LinkReading {
            reader: fields.text("reader").to_owned(),
            from: fields.text("from").to_owned(),
            to: fields.text("to").to_owned(),
            relation: Relation::from_id(fields.text("relation"))?,
            aspect: Aspect::from_id(fields.text("aspect")).unwrap_or(Aspect::Other),
            extent: Extent::from_id(fields.text("extent")).unwrap_or(Extent::Whole),
        })
    };
    document.root().records("reading").filter_map(reading).collect()
}
