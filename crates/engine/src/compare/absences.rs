//! What all the other articles have in place of each fact that no link ties to them, by the judgement of
//! [`crate::compare::absence`].
//!
//! It takes a fifth of a second for the 9,000 facts of 1,000 made articles, a second for the 27,000 of 3,000. So it is done
//! once, when the seeds are compiled, and [`Records::absences`] keeps what was found.

use crate::compare::absence::{AbsenceFinder, is_later, is_outside, same_words};
use crate::compare::features::{FeatureExtractor, FeatureIndex, FeatureSet, speaks};
use crate::compare::words::WordIndex;
use crate::corpus::Corpus;
use crate::elsewhere::linked;
use model::closed::AbsenceKind;
use model::{Article, ArticleIndex, Fact, FactIndex, Records};

/// Up to so many articles every two are compared as the comparison does it; of more, each is held against all at once.
const PAIRED: usize = 12;

/// What the other articles have in place of the facts that no link ties to one of them, rising: what
/// [`AbsenceFinder`] finds in each, and of all of them together what says most. That it happened later, or is outside
/// their subject, is said only where it is so of all.
pub fn absences(records: &Records) -> Vec<(FactIndex, AbsenceKind)> {
    let linked = linked(records);
    let bare: Vec<FactIndex> =
        linked.iter().enumerate().filter(|(_, set)| **set == 0).map(|(at, _)| FactIndex::new(at)).collect();
    if bare.is_empty() || records.articles.len() < 2 {
        return Vec::new();
    }
    if records.articles.len() <= PAIRED { in_pairs(records, &bare) } else { at_once(records, &bare) }
}

/// Of what several articles have in a fact's place, that which can be said of them together.
fn together(kinds: &[AbsenceKind]) -> AbsenceKind {
    let all = |meant: &[AbsenceKind]| kinds.iter().all(|kind| meant.contains(kind));
    let found = [AbsenceKind::SameWords, AbsenceKind::Nearest].into_iter().find(|kind| kinds.contains(kind));
    match found {
        Some(kind) => kind,
        None if all(&[AbsenceKind::Later]) => AbsenceKind::Later,
        None if all(&[AbsenceKind::Later, AbsenceKind::Outside]) => AbsenceKind::Outside,
        None => AbsenceKind::NoneFound,
    }
}

fn in_pairs(records: &Records, bare: &[FactIndex]) -> Vec<(FactIndex, AbsenceKind)> {
    let corpus = Corpus::new(records.clone());
    let mut kinds: Vec<Vec<AbsenceKind>> = vec![Vec::new(); bare.len()];
    let articles = || (0..corpus.articles.len()).map(ArticleIndex::new);
    for (a, b) in articles().flat_map(|a| articles().filter(move |&b| a < b).map(move |b| (a, b))) {
        let finder = AbsenceFinder::new(&corpus, &[a, b]);
        for (&fact, kinds) in bare.iter().zip(&mut kinds) {
            let other = match corpus.fact(fact).article {
                article if article == a => b,
                article if article == b => a,
                _ => continue,
            };
            kinds.extend(finder.of_facts(&corpus, &[fact], other).map(|absence| absence.kind));
        }
    }
    bare.iter().zip(kinds).map(|(&fact, kinds)| (fact, together(&kinds))).collect()
}

/// The same of many articles, where what is near is found for all of them at once: by the same likeness, but weighed
/// among all their sentences, and without what Full text pairs.
fn at_once(records: &Records, bare: &[FactIndex]) -> Vec<(FactIndex, AbsenceKind)> {
    let near = spoken_of(records, bare);
    let articles: Vec<ArticleIndex> = (0..records.articles.len()).map(ArticleIndex::new).collect();
    let words = WordIndex::of(records, &articles);
    let kind = |fact: &Fact, is_near: bool| {
        let others =
            || articles.iter().filter(|&&at| at != fact.article).filter_map(|at| records.articles.get(at.at()));
        let all = |holds: &dyn Fn(&Article) -> bool| others().all(holds);
        let later = |article: &Article| is_later(records, fact, article);
        match is_near {
            _ if !same_words(records, &words, fact).is_empty() => AbsenceKind::SameWords,
            true => AbsenceKind::Nearest,
            false if all(&later) => AbsenceKind::Later,
            false if all(&|article| later(article) || is_outside(records, fact, article)) => AbsenceKind::Outside,
            false => AbsenceKind::NoneFound,
        }
    };
    bare.iter().zip(near).map(|(&fact, is_near)| (fact, kind(&records.facts[fact.at()], is_near))).collect()
}

/// Of each of these facts, whether a sentence of another article that is not too early for it speaks of it.
fn spoken_of(records: &Records, bare: &[FactIndex]) -> Vec<bool> {
    let mut extractor = FeatureExtractor::new(records);
    let (mut feature_sets, mut articles): (Vec<FeatureSet>, Vec<ArticleIndex>) = (Vec::new(), Vec::new());
    for (at, article) in records.articles.iter().enumerate() {
        feature_sets.extend(extractor.of_sentences(ArticleIndex::new(at), &article.all_sentences()));
        articles.resize(feature_sets.len(), ArticleIndex::new(at));
    }
    let facts: Vec<FeatureSet> = bare.iter().map(|fact| extractor.of_fact(&records.facts[fact.at()])).collect();
    let weights = extractor.weights(&[&feature_sets]);
    let index = FeatureIndex::of(&feature_sets, &weights);
    let mut sums = vec![0.0; feature_sets.len()];
    let mut is_sought = vec![false; weights.n_features()];
    let mut is_spoken_of = |fact: &Fact, feature_set: &FeatureSet| {
        let sought = weights.sought(feature_set);
        let likely = index.likely(&sought, &mut sums);
        feature_set.iter().for_each(|&feature| is_sought[feature as usize] = true);
        let is_meant = |at: &usize| {
            let article = articles[*at];
            article != fact.article && !is_later(records, fact, &records.articles[article.at()])
        };
        let found = likely.into_iter().map(|at| at as usize).filter(is_meant).any(|at| {
            let (similarity, coverage) = weights.pair(&sought, &is_sought, (&feature_sets[at], index.length(at)));
            speaks(similarity, coverage)
        });
        feature_set.iter().for_each(|&feature| is_sought[feature as usize] = false);
        found
    };
    bare.iter().zip(&facts).map(|(fact, feature_set)| is_spoken_of(&records.facts[fact.at()], feature_set)).collect()
}
