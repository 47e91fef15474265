//! How many facts each value of each facet would leave.
//!
//! By hand, for it is what Dossier exists for, and measured (`docs/measurements.md`): at 10,000 facts in a browser all
//! counts are there in a thirtieth of the time that the next engine with facets takes.

use crate::corpus::Corpus;
use crate::fields::Value;
use crate::plan::Plan;
use crate::query::{Choice, NOT_STATED, Query};
use crate::wording::records;
use model::closed::Facet;

/// A facet with its counts under a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// Which facet.
    pub facet: Facet,
    /// Every value in the order of [`crate::fields::Field::values`], then "not stated".
    pub values: Vec<ValueCount>,
}

/// A value with its counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueCount {
    /// As in the URL.
    pub id: String,
    /// As on the page.
    pub name: String,
    /// What it rolls up into: a place in [`FacetCounts::values`].
    pub parent: Option<u32>,
    /// How far down the tree: 0 for a root.
    pub depth: u32,
    /// Facts that the result would have with it as the facet's only pick (any) or added to the picks (all). Where
    /// conditions meet in a paragraph or an article, that can be more than `total`: the result then also shows the
    /// facts that meet the other conditions.
    pub count: u32,
    /// Facts of the corpus that carry it, what rolls up into it included.
    pub total: u32,
    /// How it is chosen now.
    pub choice: Choice,
}

/// All facets with their counts, in [`Facet::ALL`]'s order.
pub fn counts(corpus: &Corpus, plan: &Plan) -> Vec<FacetCounts> {
    tallies(corpus, plan).iter().map(|(facet, counts)| counts_of(corpus, &plan.query, *facet, counts)).collect()
}

/// The bare counts of all facets: of each value in the order of [`crate::fields::Field::values`], then of "not stated".
pub fn tallies(corpus: &Corpus, plan: &Plan) -> Vec<(Facet, Vec<u32>)> {
    Facet::ALL.iter().map(|&facet| (facet, plan.counts(corpus, facet))).collect()
}

fn counts_of(corpus: &Corpus, query: &Query, facet: Facet, counts: &[u32]) -> FacetCounts {
    let field = corpus.field(facet);
    let not_stated = Value { id: NOT_STATED.to_owned(), name: records::not_stated(facet).to_owned(), parent: None };
    let values =
        field.values.iter().chain([&not_stated]).zip(counts).enumerate().map(|(at, (value, &count))| ValueCount {
            id: value.id.clone(),
            name: value.name.clone(),
            parent: value.parent,
            depth: field.depth(at),
            count,
            total: field.facts(at).len() as u32,
            choice: query.choice(facet, &value.id),
        });
    FacetCounts { facet, values: values.collect() }
}
