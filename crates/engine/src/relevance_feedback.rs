//! Articles by a question in plain words: no operators, any of the words, best first.
//!
//! To BM25F this adds three things that do well on every collection that we measured. A word that is said again counts
//! again. Words that are asked side by side count more where they stand side by side. And what the best articles have
//! in common lifts others that have it too (Rocchio, “Relevance Feedback in Information Retrieval”, 1971), with the
//! best articles for judges; it finds none that has no word of the question.

use crate::corpus::Corpus;
use crate::inverted_index::{InvertedIndex, Postings, best_first};
use crate::spelling;
use crate::typed::Phrase;
use model::ArticleIndex;
use std::collections::{BTreeMap, BTreeSet};
use text::{is_stop_word, tokens};

/// As many words of a question count.
const MOST_WORDS: usize = 256;
/// What two words side by side are worth, to one word that as many have. At 0 they may stand anywhere; higher than
/// 0.3, and articles with the same phrase push away those that are about the same.
const PAIR: f64 = 0.15;
/// How many of the best articles say what they have in common.
const MODELS: usize = 10;
/// How many words they say.
const SHARED: usize = 30;
/// What all these are worth together, to the words that were asked. At 0 only what was asked counts; at 1 it hardly
/// counts for more, and where one article answers best the others bury it.
const SHARED_WORTH: f64 = 0.5;

/// Articles by plain words: any of them, without operators, the last one perhaps the beginning of a word, spellings
/// forgiven. The best `limit`, best first, with whole thousandths; only those with a word.
///
/// ```
/// use engine::corpus::Corpus;
/// use engine::relevance_feedback::rank_articles;
/// use model::Records;
/// assert!(rank_articles(&Corpus::new(Records::default()), "gas AND oil", 10).is_empty());
/// ```
pub fn rank_articles(corpus: &Corpus, question: &str, limit: usize) -> Vec<(ArticleIndex, u32)> {
    let index = corpus.article_text_index();
    let wanted = wanted(index, question);
    let mut sums = vec![0.0; index.n_documents()];
    for phrase in &wanted {
        index.add_worths(&index.find(phrase), 1.0, &mut sums);
    }
    for pair in wanted.windows(2) {
        let stems = pair.iter().flat_map(|phrase| phrase.stems.clone()).collect();
        index.add_worths(&index.find(&Phrase { stems, ..Phrase::default() }), PAIR, &mut sums);
    }
    for (mut postings, worth) in shared(corpus, &sums) {
        postings.found.retain(|found| sums[found.document as usize] > 0.0);
        index.add_worths(&postings, worth * wanted.len() as f64, &mut sums);
    }
    let mut found: Vec<(usize, u32)> =
        InvertedIndex::thousandths(sums).into_iter().enumerate().filter(|it| it.1 > 0).collect();
    best_first(&mut found, limit);
    found.into_iter().map(|(at, score)| (ArticleIndex::new(at), score)).collect()
}

/// The words of a question, as often as it says them; without those that say nothing, if it says others.
fn wanted(index: &InvertedIndex, question: &str) -> Vec<Phrase> {
    let mut wanted: Vec<Phrase> = Vec::new();
    for token in tokens(question).into_iter().take(MOST_WORDS) {
        let prefix = (token.range.end == question.len()).then(|| token.word.clone());
        let is_stop_word = is_stop_word(&token.word);
        let (words, stems) = (vec![token.word], vec![token.stem]);
        let mut phrase = Phrase { words, stems, prefix, is_stop_word, ..Phrase::default() };
        if !spelling::is_known(&[index], &phrase) {
            spelling::forgive_phrase(&[index], &mut phrase);
        }
        wanted.push(phrase);
    }
    if wanted.iter().any(|phrase| !phrase.is_stop_word) {
        wanted.retain(|phrase| !phrase.is_stop_word);
    }
    wanted
}

/// What the best articles have in common: where it stands, and its share of [`SHARED_WORTH`].
fn shared(corpus: &Corpus, sums: &[f64]) -> Vec<(Postings, f64)> {
    let index = corpus.article_text_index();
    let mut worths: BTreeMap<String, f64> = BTreeMap::new();
    for (article, trust) in models(sums) {
        for stem in stems_of(corpus, article) {
            let worth = index.worth_of(&stem, article);
            *worths.entry(stem).or_default() += trust * worth;
        }
    }
    let mut best: Vec<(String, f64)> = worths.into_iter().collect();
    best.sort_by(|one, other| other.1.total_cmp(&one.1));
    best.truncate(SHARED);
    let sum: f64 = best.iter().map(|(_, worth)| worth).sum();
    let postings = |stem: String| index.find(&Phrase { stems: vec![stem], ..Phrase::default() });
    best.into_iter().map(|(stem, worth)| (postings(stem), SHARED_WORTH * worth / sum)).collect()
}

/// The best articles, and how far each is trusted: the eighth power of its score, so that what is nearly as good as
/// the best counts, and one that answers much better than all others stands alone.
fn models(sums: &[f64]) -> Vec<(usize, f64)> {
    let scores = sums.iter().enumerate().filter(|(_, sum)| **sum > 0.0);
    let mut best: Vec<(usize, u32)> = scores.map(|(at, &sum)| (at, (sum * 1000.0) as u32)).collect();
    best_first(&mut best, MODELS);
    let most = best.first().map_or(1.0, |&(at, _)| sums[at]);
    let trust = |at: usize| [(); 3].iter().fold(sums[at] / most, |trust, ()| trust * trust);
    best.into_iter().map(|(at, _)| (at, trust(at))).collect()
}

/// The stems of an article that say something, each once.
fn stems_of(corpus: &Corpus, article: usize) -> BTreeSet<String> {
    let article = corpus.article(ArticleIndex::new(article));
    let tokens = tokens(&article.title).into_iter().chain(tokens(&article.text));
    tokens.filter(|token| token.word.len() > 1 && !is_stop_word(&token.word)).map(|token| token.stem).collect()
}
