//! The engine without the page: a corpus, what a state finds in it, and its counts.

use engine::facets::tallies;
use engine::plan::Plan;
use engine::search::results;
use engine::{Corpus, Query};
use wasm_bindgen::prelude::*;

/// How many statements a search names: more than a screen holds.
const N_NAMED: usize = 50;

/// A corpus that can be asked.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    corpus: Corpus,
}

#[wasm_bindgen]
impl Engine {
    /// Of the bytes of a corpus; the index of words is built by [`Engine::prepare`] or at the first search.
    ///
    /// # Errors
    /// Where the bytes are no corpus of this version.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Self, JsError> {
        let corpus = Corpus::decode(bytes).map_err(|error| JsError::new(&error.to_string()))?;
        Ok(Self { corpus })
    }

    /// Builds the index of words, as the page does between its first picture and the first key.
    pub fn prepare(&self) {
        self.corpus.prepare_search();
    }

    /// How many statements and passages a state finds, then the ids of the first [`N_NAMED`] statements; a line each.
    pub fn search(&self, state: &str) -> String {
        let found = results(&self.corpus, &Query::parse(state));
        let mut out = format!("{}\n{}", found.facts.len(), found.passages.len());
        for hit in found.facts.iter().take(N_NAMED) {
            out.push('\n');
            out.push_str(&self.corpus.fact(hit.fact).id);
        }
        out
    }

    /// By facet, by value: how many statements a state would find with it.
    pub fn counts(&self, state: &str) -> Vec<u32> {
        let facets = tallies(&self.corpus, &Plan::of(&self.corpus, &Query::parse(state)));
        facets.into_iter().flat_map(|(_, counts)| counts).collect()
    }
}
