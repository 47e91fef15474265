//! The crate `bm25` as it comes: its English tokenizer, its k1 and b.

use crate::collection::{Collection, Ranking};
use crate::measures::DEPTH;
use bm25::{Language, SearchEngineBuilder};

/// What it finds for each query.
pub(crate) fn rankings(collection: &Collection) -> Vec<Ranking> {
    let texts = collection.documents.iter().map(|document| document.text.as_str());
    let engine = SearchEngineBuilder::<u32>::with_corpus(Language::English, texts).build();
    let id = |at: u32| collection.documents[at as usize].id.clone();
    let ranking =
        |question: &str| engine.search(question, DEPTH).into_iter().map(|found| id(found.document.id)).collect();
    collection.queries.iter().map(|query| ranking(&query.text)).collect()
}
