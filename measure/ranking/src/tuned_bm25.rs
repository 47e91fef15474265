//! Plain BM25 (Robertson and Zaragoza, 2009) over words without stop words, stemmed by Snowball's English rules, with
//! the k1 and b that do best on the very collection that they are measured on: a bar that no engine meets by chance.

use crate::collection::{Collection, Ranking};
use crate::measures::DEPTH;
use crate::measures::Quality;
use frostem::{Algorithm, Stemmer};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What BM25 comes to at a place of the grid.
#[derive(Clone, Copy)]
pub(crate) struct Tuned {
    pub(crate) k1: f64,
    pub(crate) b: f64,
    pub(crate) quality: Quality,
}

/// The best of the grid (k1 from 0.4 to 2.4 by 0.2, b from 0 to 1 by 0.1) by either measure.
pub(crate) fn tuned(collection: &Collection) -> [(&'static str, Tuned); 2] {
    let index = Index::of(collection);
    let steps = |n: u32, first: f64, step: f64| (0..n).map(move |at| first + step * f64::from(at));
    let grid = steps(11, 0.4, 0.2).flat_map(|k1| steps(11, 0.0, 0.1).map(move |b| (k1, b)));
    let measure =
        |(k1, b)| Tuned { k1, b, quality: Quality::of(&collection.judged, &index.rankings(collection, k1, b)) };
    let measured: Vec<Tuned> = grid.map(measure).collect();
    let best = |value: fn(&Tuned) -> f64| {
        let first = Tuned { k1: 0.0, b: 0.0, quality: Quality::default() };
        measured.iter().fold(first, |best, it| if value(it) > value(&best) { *it } else { best })
    };
    [("nDCG@10", best(|it| it.quality.ndcg)), ("MAP", best(|it| it.quality.map))]
}

struct Index {
    reader: Tokenizer,
    /// By word: which documents have it, how often.
    found: HashMap<String, Vec<(usize, f64)>>,
    lengths: Vec<f64>,
}

impl Index {
    fn of(collection: &Collection) -> Self {
        let mut index = Self { reader: Tokenizer::new(), found: HashMap::new(), lengths: Vec::new() };
        for (at, document) in collection.documents.iter().enumerate() {
            let words = index.reader.words(&document.text);
            index.lengths.push(words.len() as f64);
            let mut counts: BTreeMap<String, f64> = BTreeMap::new();
            words.into_iter().for_each(|word| *counts.entry(word).or_default() += 1.0);
            counts.into_iter().for_each(|(word, count)| index.found.entry(word).or_default().push((at, count)));
        }
        index
    }

    fn rankings(&self, collection: &Collection, k1: f64, b: f64) -> Vec<Ranking> {
        let id = |at: usize| collection.documents[at].id.clone();
        let ranking = |question: &str| self.ranking(question, k1, b).into_iter().map(id).collect();
        collection.queries.iter().map(|query| ranking(&query.text)).collect()
    }

    /// A word that a query says twice counts twice; what is worth the same stays in the collection's order.
    fn ranking(&self, question: &str, k1: f64, b: f64) -> Vec<usize> {
        let average = self.lengths.iter().sum::<f64>() / self.lengths.len().max(1) as f64;
        let mut scores = vec![0.0; self.lengths.len()];
        for word in self.reader.words(question) {
            let found = self.found.get(&word).map_or(&[][..], Vec::as_slice);
            let rarity = (1.0 + (scores.len() as f64 - found.len() as f64 + 0.5) / (found.len() as f64 + 0.5)).ln();
            for &(at, count) in found {
                let length = 1.0 - b + b * self.lengths[at] / average;
                scores[at] += rarity * count * (k1 + 1.0) / (count + k1 * length);
            }
        }
        let mut ranking: Vec<usize> = (0..scores.len()).filter(|&at| scores[at] > 0.0).collect();
        ranking.sort_by(|&one, &other| scores[other].total_cmp(&scores[one]));
        ranking.truncate(DEPTH);
        ranking
    }
}

/// Cuts a text into words.
struct Tokenizer {
    stemmer: Stemmer,
    stop_words: HashSet<String>,
}

impl Tokenizer {
    fn new() -> Self {
        let stop_words = stop_words::get(stop_words::LANGUAGE::English);
        let stop_words = stop_words.iter().map(|word| word.to_string()).collect();
        Self { stemmer: Stemmer::new(Algorithm::English), stop_words }
    }

    fn words(&self, text: &str) -> Vec<String> {
        let small = text.to_lowercase();
        let words = small.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
        let words = words.map(|word| word.trim_matches('\'')).filter(|word| !word.is_empty());
        let wanted = words.filter(|word| !self.stop_words.contains(*word));
        wanted.map(|word| self.stemmer.stem(word).into_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_stemmed_and_those_that_say_nothing_are_left_out() {
        assert_eq!(
            Tokenizer::new().words("What isn't in the 'boundary-layers'? Flows."),
            ["boundari", "layer", "flow"]
        );
    }
}
