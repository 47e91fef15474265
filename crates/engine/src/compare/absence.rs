//! What the other article has in place of what only one of two says: looked for in its sentences, not in its facts.

use crate::compare::features::{FeatureExtractor, FeatureIndex, FeatureSet, speaks, thousandths};
use crate::compare::ledger::LedgerRow;
use crate::corpus::Corpus;
use model::closed::{Facet, closed_list};
use model::{Article, ArticleIndex, Fact, FactIndex, Span, TermIndex, lineage};
use std::cell::OnceCell;

closed_list! {
    /// Why a row has one side only.
    AbsenceKind {
        NotMentioned = "not-mentioned";
        Mentioned = "mentioned";
        Outside = "outside";
    }
}

/// What the other article has in place of a row's facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Which of the three. [`AbsenceKind::Outside`] only where the editor says so of the main theme of each of the
    /// facts, and no sentence speaks of them: what an article does mention, it mentions, whatever it set out to treat.
    pub kind: AbsenceKind,
    /// The sentence that speaks of it.
    pub nearest: Option<NearestSentence>,
}

/// A sentence and how near it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NearestSentence {
    /// Where it lies in the other article.
    pub place: Span,
    /// How alike it is to what is looked for, in thousandths.
    pub score: u32,
}

/// Looks for the facts of articles in the sentences of others: what has been looked up for that, once for all facts.
pub struct AbsenceFinder {
    /// What each fact of these articles speaks of.
    facts: Vec<FeatureSet>,
    sides: Vec<SearchedArticle>,
}

/// An article that is looked through.
struct SearchedArticle {
    article: ArticleIndex,
    places: Vec<Span>,
    index: FeatureIndex,
    /// By fact its sentence, once it was asked for.
    nearest: Vec<OnceCell<Option<NearestSentence>>>,
}

impl AbsenceFinder {
    /// Among these articles.
    pub fn new(corpus: &Corpus, articles: &[ArticleIndex]) -> Self {
        let mut extractor = FeatureExtractor::new(corpus);
        let side = |&article: &ArticleIndex| {
            let places = corpus.article(article).all_sentences();
            let feature_sets = extractor.of_sentences(article, &places);
            (article, places, feature_sets)
        };
        let sides: Vec<_> = articles.iter().map(side).collect();
        let feature_set =
            |fact: &Fact| if articles.contains(&fact.article) { extractor.of_fact(fact) } else { FeatureSet::new() };
        let facts = corpus.facts.iter().map(feature_set).collect();
        let feature_sets: Vec<&[FeatureSet]> =
            sides.iter().map(|(_, _, feature_sets)| feature_sets.as_slice()).collect();
        let weights = extractor.weights(&feature_sets);
        let sides = sides.into_iter().map(|(article, places, feature_sets)| {
            let (index, nearest) =
                (FeatureIndex::of(&feature_sets, &weights), vec![OnceCell::new(); corpus.facts.len()]);
            SearchedArticle { article, places, index, nearest }
        });
        Self { facts, sides: sides.collect() }
    }

    /// What the article without a side in a row of two has in its place; `None` for a row with both.
    pub fn of_row(&self, corpus: &Corpus, row: &LedgerRow, (a, b): (ArticleIndex, ArticleIndex)) -> Option<Absence> {
        match (row.a.as_slice(), row.b.as_slice()) {
            ([], facts) => self.of_facts(corpus, facts, a),
            (facts, []) => self.of_facts(corpus, facts, b),
            _ => None,
        }
    }

    /// What an article has in place of some facts; `None` for one that is not looked through.
    pub fn of_facts(&self, corpus: &Corpus, facts: &[FactIndex], article: ArticleIndex) -> Option<Absence> {
        let side = self.sides.iter().find(|side| side.article == article)?;
        let mut nearest: Option<NearestSentence> = None;
        for found in facts.iter().filter_map(|&fact| self.nearest(fact, side)) {
            if nearest.is_none_or(|nearest| found.score > nearest.score) {
                nearest = Some(found);
            }
        }
        let kind = match nearest {
            Some(_) => AbsenceKind::Mentioned,
            None if are_outside(corpus, facts, corpus.article(article)) => AbsenceKind::Outside,
            None => AbsenceKind::NotMentioned,
        };
        Some(Absence { kind, nearest })
    }

    /// The sentence of an article that speaks of a fact most.
    fn nearest(&self, fact: FactIndex, side: &SearchedArticle) -> Option<NearestSentence> {
        let look = || {
            let feature_set = &self.facts[fact.at()];
            let scores = side.index.similarities(feature_set).into_iter().zip(side.index.coverages(feature_set));
            let mut nearest: Option<NearestSentence> = None;
            for (&place, (similarity, coverage)) in side.places.iter().zip(scores) {
                let score = thousandths(similarity);
                if speaks(similarity, coverage) && nearest.is_none_or(|nearest| score > nearest.score) {
                    nearest = Some(NearestSentence { place, score });
                }
            }
            nearest
        };
        *side.nearest.get(fact.at())?.get_or_init(look)
    }
}

/// Whether each of the facts is mainly on what the article does not set out to treat.
fn are_outside(corpus: &Corpus, facts: &[FactIndex], article: &Article) -> bool {
    let is_outside = |fact: &FactIndex| {
        let main = corpus.fact(*fact).themes.first();
        main.is_some_and(|&theme| lineage(&corpus.themes, theme).iter().any(|theme| article.outside.contains(theme)))
    };
    !article.outside.is_empty() && facts.iter().all(is_outside)
}

/// Who and what facts are about that an article does not name anywhere, as the vocabularies list them: "None of its
/// sentences names …".
pub fn unnamed(corpus: &Corpus, facts: &[FactIndex], article: ArticleIndex) -> Vec<String> {
    let mentions = &corpus.article(article).mentions;
    let is_named = |facet: Facet, term: TermIndex| {
        let holds = |found: TermIndex| lineage(corpus.terms(facet), found).contains(&term);
        mentions.iter().any(|mention| mention.facet == facet && holds(mention.term))
    };
    let mut about = Vec::new();
    for fact in facts.iter().map(|&fact| corpus.fact(fact)) {
        about.extend(fact.things.iter().map(|&thing| (Facet::Thing, thing)));
        about.extend(fact.actors.iter().map(|part| (Facet::Actor, part.actor)));
        about.extend(fact.places.iter().map(|&place| (Facet::Place, place)));
    }
    about.retain(|&(facet, term)| !is_named(facet, term));
    about.sort_by_cached_key(|(_, term)| term.0);
    about.sort_by_cached_key(|(facet, _)| *facet as u32);
    about.dedup();
    about.into_iter().filter_map(|(facet, term)| Some(corpus.terms(facet).get(term.at())?.name.clone())).collect()
}
