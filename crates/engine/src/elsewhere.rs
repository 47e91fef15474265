//! What becomes of each fact in the other articles: the facet "in the other article".
//!
//! What links say follows from them at once. Where there is none, the sentences of all other articles have to be looked
//! through: a fifth of a second for the 9,000 facts of 1,000 made articles, a second for the 27,000 of 3,000. So it is
//! done once, when the seeds are compiled, and [`Records::mentioned`] keeps what was found, a byte or two a fact; who
//! opens the page pays half a millisecond for 10,000 facts. Records that were made otherwise can be without it (100,000
//! made facts are): then a fact without a link has no value, and the page says "not looked for", never "not mentioned".

use crate::compare::features::{FeatureExtractor, FeatureIndex, FeatureSet, speaks};
use model::closed::{Relation, Verdict, closed_list};
use model::{ArticleIndex, FactIndex, Link, Records};

closed_list! {
    /// What becomes of a fact in the other articles. What is outside another article's subject is not mentioned there.
    Other {
        Confirmed = "confirmed";
        Changed = "changed";
        Contradicted = "contradicted";
        AlsoSaid = "also-said";
        Mentioned = "mentioned";
        NotMentioned = "not-mentioned";
    }
}

impl Other {
    fn of(relation: Relation) -> Self {
        match relation.verdict() {
            Verdict::Agree => Self::Confirmed,
            Verdict::Changed => Self::Changed,
            Verdict::Differ => Self::Contradicted,
            _ => Self::AlsoSaid,
        }
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// What becomes of each fact in the other articles, as sets: the bit of each value stands at its place in
/// [`Other::ALL`]. By the links that tie it to them (named for the later of the two facts, but it is one relation);
/// where there is none, by whether a sentence of theirs mentions it. Nothing in a corpus of one article.
pub(crate) fn others(records: &Records) -> Vec<u8> {
    let mut out = linked(records);
    if let Some(mentioned) = records.mentioned.as_ref().filter(|_| records.articles.len() > 1) {
        let is_bare = |set: &&mut u8| **set == 0;
        mentioned.iter().for_each(|fact| {
            out.get_mut(fact.at()).filter(is_bare).into_iter().for_each(|set| *set = Other::Mentioned.bit());
        });
        out.iter_mut().filter(is_bare).for_each(|set| *set = Other::NotMentioned.bit());
    }
    out
}

/// What the links to other articles make of each fact.
fn linked(records: &Records) -> Vec<u8> {
    let mut out = vec![0; records.facts.len()];
    let article = |fact: FactIndex| records.facts.get(fact.at()).map(|fact| fact.article);
    for Link { from, to, relation, .. } in &records.links {
        if article(*from) != article(*to) {
            for fact in [from, to] {
                out.get_mut(fact.at()).into_iter().for_each(|set| *set |= Other::of(*relation).bit());
            }
        }
    }
    out
}

/// The facts that no link ties to another article and of which yet a sentence of another article speaks, rising: the
/// same as [`crate::compare::absence::AbsenceFinder`] finds one by one.
pub fn mentioned(records: &Records) -> Vec<FactIndex> {
    let linked = linked(records);
    let bare: Vec<usize> = (0..linked.len()).filter(|&fact| linked[fact] == 0).collect();
    if bare.is_empty() || records.articles.len() < 2 {
        return Vec::new();
    }
    let mut extractor = FeatureExtractor::new(records);
    let (mut feature_sets, mut articles): (Vec<FeatureSet>, Vec<ArticleIndex>) = (Vec::new(), Vec::new());
    for (at, article) in records.articles.iter().enumerate() {
        feature_sets.extend(extractor.of_sentences(ArticleIndex::new(at), &article.all_sentences()));
        articles.resize(feature_sets.len(), ArticleIndex::new(at));
    }
    let facts: Vec<FeatureSet> = bare.iter().map(|&fact| extractor.of_fact(&records.facts[fact])).collect();
    let weights = extractor.weights(&[&feature_sets]);
    let index = FeatureIndex::of(&feature_sets, &weights);
    let mut sums = vec![0.0; feature_sets.len()];
    let mut is_sought = vec![false; weights.n_features()];
    let mut is_mentioned = |fact: usize, feature_set: &FeatureSet| {
        let (sought, own) = (weights.sought(feature_set), records.facts[fact].article);
        let likely = index.likely(&sought, &mut sums);
        feature_set.iter().for_each(|&feature| is_sought[feature as usize] = true);
        let found = likely.into_iter().map(|at| at as usize).filter(|&at| articles[at] != own).any(|at| {
            let (similarity, coverage) = weights.pair(&sought, &is_sought, (&feature_sets[at], index.length(at)));
            speaks(similarity, coverage)
        });
        feature_set.iter().for_each(|&feature| is_sought[feature as usize] = false);
        found
    };
    bare.into_iter()
        .zip(&facts)
        .filter(|(fact, feature_set)| is_mentioned(*fact, feature_set))
        .map(|(fact, _)| FactIndex::new(fact))
        .collect()
}
