//! Which passages of two articles speak of the same.
//!
//! Two sentences match where a link of ours ties facts that they tell, or where they share rare words, numbers, things
//! or matters, as do the paragraphs around them; that they name the same countries and are in the same field adds to
//! that, but never makes a match.
//!
//! The assignment is free: every pair of sentences above the threshold that is among the best few of one of the two. A
//! monotone one would not do: two articles on one subject take it up in different orders, and one sentence of a summary
//! answers several of the other's. On the default dossier the longest chain in which neither article runs backwards
//! holds 22 of the 58 pairs shown, and 11 if no sentence may stand in it twice.
//!
//! Of those 58, 56 are listed as matches, of the 17 among them that no link ties 15; 71 pairs are listed. By reading
//! alone, without what our links say, 44 of the 58 are: what only a link makes a match is to be shown as our reading.

use crate::compare::features::{FeatureExtractor, FeatureIndex, FeatureSet, FeatureWeights, thousandths};
use crate::compare::same_text::same_sentences;
use crate::corpus::Corpus;
use model::{ArticleIndex, FactIndex, Span};
use std::sync::Arc;
use text::sorted::unique;

/// Two sentences, one of each article, that speak of the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PassagePair {
    /// Of the first article.
    pub a: Span,
    /// Of the second.
    pub b: Span,
    /// How alike, in thousandths; 1000 where they are the same word for word.
    pub score: u32,
    /// The link of ours that ties what the two tell, a place in [`model::Records::links`]; of several the one
    /// that says most plainly how they stand to each other. `None`: found by similarity alone.
    pub link: Option<usize>,
    /// Whether the two are the same word for word.
    pub is_same: bool,
}

impl PassagePair {
    /// Whether more than likeness makes it a pair: a link of ours, or the same words.
    pub fn is_told(self) -> bool {
        self.link.is_some() || self.is_same
    }

    /// Where it is in the first article or, if so, in the second.
    pub fn side(self, is_second: bool) -> Span {
        if is_second { self.b } else { self.a }
    }
}

/// From which similarity on two sentences are shown as matching, in thousandths: judged on the default dossier, on
/// which anything from 91 to 110 shows the same.
pub const THRESHOLD: u32 = 95;

/// How much the paragraphs around the sentences count.
const AROUND: f32 = 0.3;

/// Of how many best partners of one of its two sentences a pair must be.
const PARTNERS: usize = 4;

/// The sentences of an article and the paragraphs that they stand in.
struct ArticleSentences {
    places: Vec<Span>,
    feature_sets: Vec<FeatureSet>,
    /// By sentence, which of the paragraphs.
    paragraph: Vec<usize>,
    paragraphs: Vec<FeatureSet>,
    /// The linked facts, and the sentence that tells each.
    telling: Vec<(FactIndex, u32)>,
}

impl ArticleSentences {
    fn of(extractor: &mut FeatureExtractor<'_>, corpus: &Corpus, article: ArticleIndex) -> Self {
        let places = corpus.article(article).sentences();
        let mut feature_sets = extractor.of_sentences(article, &places);
        let telling = telling(extractor, corpus, article, &places);
        for &(fact, at) in &telling {
            let matters = corpus.links_of(fact).map(|link| extractor.matter(link.matter));
            feature_sets[at as usize].extend(matters);
        }
        let feature_sets: Vec<FeatureSet> = feature_sets.into_iter().map(unique).collect();
        let blocks = &corpus.article(article).blocks;
        let block_of = |place: &Span| blocks.partition_point(|block| block.span.end <= place.start);
        let paragraph: Vec<usize> = places.iter().map(block_of).collect();
        let mut paragraphs: Vec<FeatureSet> = vec![Vec::new(); blocks.len()];
        for (&at, feature_set) in paragraph.iter().zip(&feature_sets) {
            paragraphs.get_mut(at).into_iter().for_each(|paragraph| paragraph.extend(feature_set));
        }
        Self { places, feature_sets, paragraph, paragraphs: paragraphs.into_iter().map(unique).collect(), telling }
    }

    fn telling(&self, fact: FactIndex) -> Option<u32> {
        self.telling.iter().find(|(stated, _)| *stated == fact).map(|&(_, at)| at)
    }
}

/// The linked facts of an article and the sentence that tells each.
fn telling(
    extractor: &mut FeatureExtractor<'_>,
    corpus: &Corpus,
    article: ArticleIndex,
    places: &[Span],
) -> Vec<(FactIndex, u32)> {
    let ends = unique(corpus.links.iter().flat_map(|link| [link.from.0, link.to.0]));
    let linked = ends.into_iter().map(FactIndex).filter(|&fact| corpus.fact(fact).article == article);
    linked.filter_map(|fact| Some((fact, extractor.telling(corpus.fact(fact), places)? as u32))).collect()
}

/// A link between two articles, by places of the sentences that tell its ends.
struct SentenceLink {
    a: u32,
    b: u32,
    link: usize,
}

/// The plainest verdict first.
fn ties(corpus: &Corpus, a: &ArticleSentences, b: &ArticleSentences) -> Vec<SentenceLink> {
    let mut out = Vec::new();
    for (at, link) in corpus.links.iter().enumerate() {
        for (in_a, in_b) in [(link.from, link.to), (link.to, link.from)] {
            if let (Some(a), Some(b)) = (a.telling(in_a), b.telling(in_b)) {
                out.push(SentenceLink { a, b, link: at });
            }
        }
    }
    out.sort_by_cached_key(|tie| corpus.links[tie.link].relation.verdict() as u32);
    out
}

/// The passages of two articles that speak of the same, as the first article runs, then the second: the same whichever
/// comes first.
pub fn passages(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex) -> Vec<PassagePair> {
    if b < a {
        return turned(&passages(corpus, b, a));
    }
    let same = same_sentences(corpus, a, b);
    let mut out = alike(corpus, a, b, THRESHOLD);
    // A sentence that stands there word for word is like no other.
    let has_same = |pair: &PassagePair| same.iter().any(|(one, other)| *one == pair.a || *other == pair.b);
    out.retain(|pair| pair.link.is_some() || !has_same(pair));
    for (a, b) in same {
        match out.iter_mut().find(|pair| (pair.a, pair.b) == (a, b)) {
            Some(pair) => (pair.score, pair.is_same) = (1000, true),
            None => out.push(PassagePair { a, b, score: 1000, link: None, is_same: true }),
        }
    }
    in_order(out)
}

/// The same pairs where the second article comes first.
pub(crate) fn turned(pairs: &[PassagePair]) -> Vec<PassagePair> {
    in_order(pairs.iter().map(|pair| PassagePair { a: pair.b, b: pair.a, ..*pair }).collect())
}

/// As the first article runs, then the second.
fn in_order(mut pairs: Vec<PassagePair>) -> Vec<PassagePair> {
    pairs.sort_by_cached_key(|pair| pair.b.start);
    pairs.sort_by_cached_key(|pair| pair.a.start);
    pairs
}

/// The same with a threshold of one's own, in thousandths.
pub fn alike(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex, threshold: u32) -> Vec<PassagePair> {
    let mut extractor = FeatureExtractor::new(corpus);
    let (a, b) = (ArticleSentences::of(&mut extractor, corpus, a), ArticleSentences::of(&mut extractor, corpus, b));
    let weights = extractor.weights(&[&a.feature_sets, &b.feature_sets]);
    let mut found = candidates(&a, &b, &weights, &ties(corpus, &a, &b), threshold);
    keep_best(&mut found, a.places.len(), b.places.len());
    let pair = |ScoredPair { a: one, b: other, score, link }| PassagePair {
        a: a.places[one as usize],
        b: b.places[other as usize],
        score,
        link,
        is_same: false,
    };
    found.into_iter().map(pair).collect()
}

/// A pair, by places of its sentences.
#[derive(Clone, Copy)]
struct ScoredPair {
    a: u32,
    b: u32,
    score: u32,
    link: Option<usize>,
}

/// All pairs that are tied or from the threshold on, as the first article runs, then the second.
fn candidates(
    a: &ArticleSentences,
    b: &ArticleSentences,
    weights: &Arc<FeatureWeights>,
    ties: &[SentenceLink],
    threshold: u32,
) -> Vec<ScoredPair> {
    let index = FeatureIndex::of(&b.feature_sets, weights).strict();
    let around = FeatureIndex::of(&b.paragraphs, weights);
    let around: Vec<Vec<f32>> = a.paragraphs.iter().map(|feature_set| around.similarities(feature_set)).collect();
    let mut out = Vec::new();
    for (at, feature_set) in a.feature_sets.iter().enumerate() {
        let around = &around[a.paragraph[at]];
        let ties: Vec<&SentenceLink> = ties.iter().filter(|tie| tie.a as usize == at).collect();
        for (other, similarity) in index.similarities(feature_set).into_iter().enumerate() {
            let near = around.get(b.paragraph[other]).copied().unwrap_or(0.0);
            let score = thousandths(similarity * (1.0 - AROUND) + near * AROUND);
            let link = ties.iter().find(|tie| tie.b as usize == other).map(|tie| tie.link);
            if link.is_some() || similarity > 0.0 && score >= threshold {
                out.push(ScoredPair { a: at as u32, b: other as u32, score, link });
            }
        }
    }
    out
}

/// Only those that are tied, or among the best few of one of their sentences.
fn keep_best(found: &mut Vec<ScoredPair>, n_a: usize, n_b: usize) {
    let mut best_first: Vec<u32> = (0..found.len() as u32).collect();
    best_first.sort_by_cached_key(|&at| !found[at as usize].score);
    let (mut n_of_a, mut n_of_b) = (vec![0; n_a], vec![0; n_b]);
    let mut kept = Vec::new();
    for at in best_first {
        let ScoredPair { a, b, link, .. } = found[at as usize];
        let (of_a, of_b) = (&mut n_of_a[a as usize], &mut n_of_b[b as usize]);
        if link.is_some() || *of_a < PARTNERS || *of_b < PARTNERS {
            kept.push(at);
        }
        (*of_a, *of_b) = (*of_a + 1, *of_b + 1);
    }
    kept.sort_unstable();
    *found = kept.into_iter().map(|at| found[at as usize]).collect();
}
