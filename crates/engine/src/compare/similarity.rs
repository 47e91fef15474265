//! How alike whole articles are: the cosine of what they speak of, each thing weighed by how often the article speaks
//! of it and by how few articles do (TF-IDF). What counts as a thing is as in [`crate::compare::features`].
//!
//! Weights are whole numbers, so that sums are the same in whatever order the articles come.

use crate::compare::features::{FeatureExtractor, FeatureSet};
use crate::corpus::Corpus;
use model::ArticleIndex;

/// What an article is to itself; 0: nothing in common.
pub const SAME: u32 = 1000;

/// How alike all articles are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Similarity {
    n: usize,
    /// By article, by article.
    cells: Vec<u32>,
}

impl Similarity {
    /// How alike two are, in whole thousandths.
    pub fn between(&self, one: ArticleIndex, other: ArticleIndex) -> u32 {
        self.of(one).get(other.at()).copied().unwrap_or(0)
    }

    /// How alike one is to each, in the corpus's order.
    pub fn of(&self, one: ArticleIndex) -> &[u32] {
        self.cells.get(one.at() * self.n..).and_then(|rest| rest.get(..self.n)).unwrap_or(&[])
    }

    /// The two that are most alike, then the two that are least; `None`: there are not two.
    pub fn extremes(&self) -> Option<[(ArticleIndex, ArticleIndex); 2]> {
        let mut order: Vec<u32> = (0..self.cells.len() as u32).filter(|&at| self.is_pair(at)).collect();
        order.sort_by_cached_key(|&at| self.cells[at as usize]);
        let named = |at: u32| (ArticleIndex::new(at as usize / self.n), ArticleIndex::new(at as usize % self.n));
        Some([named(*order.last()?), named(*order.first()?)])
    }

    /// Each pair once.
    fn is_pair(&self, at: u32) -> bool {
        (at as usize) / self.n < (at as usize) % self.n
    }
}

/// How alike all articles are to each other.
pub fn similarity(corpus: &Corpus) -> Similarity {
    let spoken = Spoken::of(corpus);
    let n = corpus.articles.len();
    let mut cells = Vec::with_capacity(n * n);
    (0..n).for_each(|one| cells.extend(spoken.similarities(one)));
    Similarity { n, cells }
}

/// How alike an article is to each, in whole thousandths, in the corpus's order.
pub fn similarities(corpus: &Corpus, article: ArticleIndex) -> Vec<u32> {
    Spoken::of(corpus).similarities(article.at())
}

/// All other articles, the one that is most alike first; of those that are as alike, as the corpus has them.
pub fn ranked(similarities: &[u32], article: ArticleIndex) -> Vec<ArticleIndex> {
    let mut order: Vec<u32> = (0..similarities.len() as u32).collect();
    order.sort_by_cached_key(|&at| !similarities[at as usize]);
    order.retain(|&at| at != article.0);
    order.into_iter().map(ArticleIndex).collect()
}

/// What the articles speak of.
struct Spoken {
    /// By article what it speaks of, and how much.
    by_article: Vec<Vec<(u32, u64)>>,
    /// By feature the articles that speak of it, and how much.
    by_feature: Vec<Vec<(u32, u64)>>,
    lengths: Vec<f64>,
}

impl Spoken {
    fn of(corpus: &Corpus) -> Self {
        let mut extractor = FeatureExtractor::new(corpus);
        let (mut feature_sets, mut times) = (Vec::new(), Vec::new());
        for at in 0..corpus.articles.len() {
            let sentences = corpus.articles[at].all_sentences();
            let (feature_set, of_each) = counted(&extractor.of_sentences(ArticleIndex::new(at), &sentences));
            feature_sets.push(feature_set);
            times.push(of_each);
        }
        let weights = extractor.weights(&[&feature_sets]);
        let weight = |feature: u32, times: u32| {
            let often = 1.0 + libm::log(f64::from(times));
            (100.0 * often * libm::sqrt(f64::from(weights.square(feature))) + 0.5) as u64
        };
        let n_features = feature_sets.iter().flatten().max().map_or(0, |&most| most as usize + 1);
        let mut by_feature = vec![Vec::new(); n_features];
        let (mut by_article, mut lengths) = (Vec::new(), Vec::new());
        for (at, (feature_set, times)) in (0..).zip(feature_sets.iter().zip(&times)) {
            let mut weights = Vec::with_capacity(feature_set.len());
            let mut square = 0;
            for (&feature, &times) in feature_set.iter().zip(times) {
                let weight = weight(feature, times);
                square += weight * weight;
                weights.push((feature, weight));
                by_feature[feature as usize].push((at, weight));
            }
            by_article.push(weights);
            lengths.push(libm::sqrt(square as f64));
        }
        Self { by_article, by_feature, lengths }
    }

    fn similarities(&self, one: usize) -> Vec<u32> {
        let mut sums = vec![0_u64; self.lengths.len()];
        for &(feature, weight) in self.by_article.get(one).into_iter().flatten() {
            self.by_feature[feature as usize].iter().for_each(|&(other, its)| sums[other as usize] += weight * its);
        }
        let own = self.lengths.get(one).copied().unwrap_or(0.0);
        let cosine = |sum: u64, length: f64| if sum == 0 { 0.0 } else { sum as f64 / (own * length) };
        let mut out: Vec<u32> =
            sums.iter().zip(&self.lengths).map(|(&sum, &length)| (cosine(sum, length) * 1000.0 + 0.5) as u32).collect();
        // An article without a word is like itself all the same.
        if let Some(itself) = out.get_mut(one) {
            *itself = SAME;
        }
        out
    }
}

/// What the sentences of an article speak of, rising, and of each how many do.
fn counted(feature_sets: &[FeatureSet]) -> (FeatureSet, Vec<u32>) {
    let mut all = feature_sets.concat();
    all.sort_unstable();
    let (mut feature_set, mut times) = (Vec::new(), Vec::new());
    for same in all.chunk_by(|one, next| one == next) {
        feature_set.push(same[0]);
        times.push(same.len() as u32);
    }
    (feature_set, times)
}
