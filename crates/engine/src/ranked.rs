//! Documents of an index by what was typed, best first.

use crate::corpus::Corpus;
use crate::inverted_index::{InvertedIndex, Postings, best_first};
use crate::query::{Pick, Query};
use crate::resolve;
use crate::sets::is_known;
use crate::typed::{Expression, Phrase, TypedQuery};
use fixedbitset::FixedBitSet;
use model::closed::Facet;

/// Documents that the words ask for, best first: those with all, or where `any` is allowed and none has, any; with an
/// expression those for which it holds. Fields say nothing here.
pub(crate) fn ranked(index: &InvertedIndex, words: &TypedQuery, any: bool) -> Vec<(usize, u32)> {
    let look_up = |phrase: &Phrase| index.find(phrase);
    let postings: Vec<Postings> = words.wanted.iter().map(look_up).collect();
    let unwanted: Vec<Postings> = words.unwanted.iter().map(look_up).collect();
    let adjacent: Vec<Postings> = words.adjacent.iter().map(look_up).collect();
    let mut found = match &words.expression {
        Some(expression) => holding(index, expression, &postings, &unwanted),
        None => {
            let mut found = index.all_of(&postings);
            if found.is_empty() && any {
                found = any_of(index, &postings);
            }
            let excluded = documents(index, &unwanted);
            found.retain(|&(at, _)| !excluded.iter().any(|set| set.contains(at)));
            found
        }
    };
    if !adjacent.is_empty() {
        let beside = index.scores_beside(&[], &adjacent);
        found.iter_mut().for_each(|(at, score)| *score += beside.get(*at).copied().unwrap_or(0));
    }
    best_first(&mut found, MOST_RANKED);
    found
}

/// As many documents as an answer has at most.
const MOST_RANKED: usize = 1_000;

pub(crate) fn any_of(index: &InvertedIndex, postings: &[Postings]) -> Vec<(usize, u32)> {
    index.scores(postings).into_iter().enumerate().filter(|(_, score)| *score > 0).collect()
}

fn documents(index: &InvertedIndex, postings: &[Postings]) -> Vec<FixedBitSet> {
    let set = |of_phrase: &Postings| {
        let mut out = FixedBitSet::with_capacity(index.n_documents());
        of_phrase.found.iter().for_each(|found| out.insert(found.document as usize));
        out
    };
    postings.iter().map(set).collect()
}

fn holding(
    index: &InvertedIndex,
    expression: &Expression,
    postings: &[Postings],
    unwanted: &[Postings],
) -> Vec<(usize, u32)> {
    let sets = [documents(index, postings), documents(index, unwanted)];
    let held = resolve::held(expression, index.n_documents(), &[&sets[0], &sets[1]], &|_| None);
    let scores = index.scores(postings);
    let worth = |at: usize| (at, scores.get(at).copied().unwrap_or(0));
    held.map_or_else(Vec::new, |held| held.ones().map(worth).collect())
}

/// The articles whose sentences may be shown; `None` where a condition is on another facet.
pub(crate) fn searched_articles(corpus: &Corpus, query: &Query) -> Option<FixedBitSet> {
    let knows = |facet: Facet, picks: &[Pick]| picks.iter().any(|pick| is_known(corpus, facet, pick));
    let narrows =
        |facet: Facet| knows(facet, &query.selection(facet).picks) || knows(facet, &query.selection(facet).exclusions);
    if Facet::ALL.iter().any(|&facet| facet != Facet::Article && narrows(facet)) {
        return None;
    }
    let selection = query.selection(Facet::Article);
    let picks: Vec<&Pick> = selection.picks.iter().filter(|pick| is_known(corpus, Facet::Article, pick)).collect();
    let mut articles = FixedBitSet::with_capacity(corpus.articles.len());
    for (at, article) in corpus.articles.iter().enumerate() {
        let is_meant = |pick: &Pick| pick.id == article.id;
        let n_met = picks.iter().filter(|pick| is_meant(pick)).count();
        let wanted = if selection.all { picks.len() } else { picks.len().min(1) };
        if n_met >= wanted && !selection.exclusions.iter().any(is_meant) {
            articles.insert(at);
        }
    }
    Some(articles)
}
