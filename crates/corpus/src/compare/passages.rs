//! Which passages of two articles speak of the same.
//!
//! The assignment is free: every pair of sentences above the threshold that is among the best few of one of the two. A
//! monotone one would not do: two articles on one subject take it up in different orders, and one sentence of a summary
//! answers several of the other's. On the default dossier the longest chain in which neither article runs backwards
//! holds 23 of the 49 pairs shown, and 9 if no sentence may stand in it twice.

use super::likeness::{Features, Gist, Scale, Shelf, sentences, thousandths};
use crate::model::{ArticleIndex, Corpus, Span};
use crate::order::by_number;

/// Two sentences, one of each article, that speak of the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Of the first article.
    pub a: Span,
    /// Of the second.
    pub b: Span,
    /// How alike, in thousandths.
    pub score: u32,
}

impl Pair {
    /// Where it is in the first article or, if so, in the second.
    pub fn side(self, is_second: bool) -> Span {
        if is_second { self.b } else { self.a }
    }
}

/// From which likeness on two sentences are shown as matching, in thousandths: judged on the default dossier.
pub const THRESHOLD: u32 = 104;

/// How much the paragraphs around the sentences count.
const AROUND: f32 = 0.3;

/// Of how many best partners of one of its two sentences a pair must be.
const PARTNERS: usize = 4;

/// The sentences of an article and the paragraphs that they stand in.
struct Side {
    places: Vec<Span>,
    gists: Vec<Gist>,
    /// By sentence, which of the paragraphs.
    paragraph: Vec<usize>,
    paragraphs: Vec<Gist>,
}

impl Side {
    fn of(features: &mut Features<'_>, corpus: &Corpus, article: ArticleIndex) -> Self {
        let places = sentences(corpus, article);
        let gists = features.of_sentences(article, &places);
        let blocks = &corpus.article(article).blocks;
        let block_of = |place: &Span| blocks.partition_point(|block| block.span.end <= place.start);
        let paragraph: Vec<usize> = places.iter().map(block_of).collect();
        let mut paragraphs: Vec<Gist> = vec![Vec::new(); blocks.len()];
        for (&at, gist) in paragraph.iter().zip(&gists) {
            paragraphs.get_mut(at).into_iter().for_each(|paragraph| paragraph.extend(gist));
        }
        Self { places, gists, paragraph, paragraphs: paragraphs.into_iter().map(each_once).collect() }
    }
}

fn each_once(mut gist: Gist) -> Gist {
    gist = by_number(gist, &|feature| feature);
    gist.dedup();
    gist
}

/// The passages of two articles that speak of the same, as the first article runs, then the second.
pub fn passages(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex) -> Vec<Pair> {
    alike(corpus, a, b, THRESHOLD)
}

/// The same with a threshold of one's own, in thousandths.
pub fn alike(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex, threshold: u32) -> Vec<Pair> {
    let mut features = Features::new(corpus);
    let (a, b) = (Side::of(&mut features, corpus, a), Side::of(&mut features, corpus, b));
    let scale = features.scale(&[&a.gists, &b.gists]);
    let mut found = candidates(&a, &b, &scale, threshold);
    keep_best(&mut found, a.places.len(), b.places.len());
    let pair = |found: Found| Pair { a: a.places[found.a as usize], b: b.places[found.b as usize], score: found.score };
    found.into_iter().map(pair).collect()
}

/// A pair, by places of its sentences.
#[derive(Clone, Copy)]
struct Found {
    a: u32,
    b: u32,
    score: u32,
}

/// All pairs from the threshold on, as the first article runs, then the second.
fn candidates(a: &Side, b: &Side, scale: &Scale, threshold: u32) -> Vec<Found> {
    let shelf = Shelf::of(&b.gists, scale);
    let around = Shelf::of(&b.paragraphs, scale);
    let around: Vec<Vec<f32>> = a.paragraphs.iter().map(|gist| around.likenesses(gist)).collect();
    let mut out = Vec::new();
    for (at, gist) in a.gists.iter().enumerate() {
        let around = &around[a.paragraph[at]];
        for (other, likeness) in shelf.likenesses(gist).into_iter().enumerate() {
            let near = around.get(b.paragraph[other]).copied().unwrap_or(0.0);
            let score = thousandths(likeness * (1.0 - AROUND) + near * AROUND);
            if likeness > 0.0 && score >= threshold {
                out.push(Found { a: at as u32, b: other as u32, score });
            }
        }
    }
    out
}

/// Only those that are among the best few of one of their sentences.
fn keep_best(found: &mut Vec<Found>, n_a: usize, n_b: usize) {
    let best_first = by_number((0..found.len() as u32).collect(), &|at| !found[at as usize].score);
    let (mut n_of_a, mut n_of_b) = (vec![0; n_a], vec![0; n_b]);
    let mut kept = Vec::new();
    for at in best_first {
        let Found { a, b, .. } = found[at as usize];
        let (of_a, of_b) = (&mut n_of_a[a as usize], &mut n_of_b[b as usize]);
        if *of_a < PARTNERS || *of_b < PARTNERS {
            kept.push(at);
        }
        (*of_a, *of_b) = (*of_a + 1, *of_b + 1);
    }
    let kept = by_number(kept, &|at| at);
    *found = kept.into_iter().map(|at| found[at as usize]).collect();
}
