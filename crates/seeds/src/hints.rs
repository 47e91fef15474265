//! What a person should look at again: no error, for only a person can judge, but what was wrong before in the same way.
//!
//! Each [`crate::Rule`] was a fault that a fact-checker met more than once. A rule finds rather too much; whoever has looked
//! and disagrees writes `exceptions = { "rule" = "why" }` into the record, and an exception that nothing needs is told.

mod articles;
mod facts;
mod links;
mod look;
mod usage;
mod words;

pub use look::Hint;

use crate::link_readings::LinkReading;
use crate::tree::Document;
use model::{Fact, Records};
use std::collections::HashMap;

/// Every hint of all files, by path, line and column.
pub(super) fn hints(documents: &[Document<'_>], records: &Records, link_readings: &[LinkReading]) -> Vec<Hint> {
    let lists = words::WordLists::of(documents, &records.dossier.language);
    let by_id: HashMap<&str, &Fact> = records.facts.iter().map(|fact| (fact.id.as_str(), fact)).collect();
    let rules = facts::FactRules::of(records, lists, &by_id);
    let mut found = Vec::new();
    usage::look(documents, records, &mut found);
    for document in documents {
        match document.file.schema {
            "facts" => rules.look(document, &mut found),
            "article" => articles::look(document, records, &mut found),
            "links" => links::look(document, records, &by_id, link_readings, &mut found),
            _ => {}
        }
    }
    found.sort();
    found.dedup();
    found
}
