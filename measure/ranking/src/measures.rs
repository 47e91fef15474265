//! How good a ranking is, as `trec_eval` has it.
//!
//! - nDCG@10: the first ten documents' gains, as the judges gave them, each divided by the binary logarithm of its
//!   rank plus one, summed; divided by the same sum of the best ranking there could be (Järvelin and Kekäläinen, 2002).
//!   Negative gains are 0.
//! - Average precision: at each document of some worth, the share of such documents so far; summed, and divided by how
//!   many there are in all. MAP is its mean over the queries.

use crate::collection::{Gains, Ranking};

/// How deep a ranking is looked at.
pub(crate) const DEPTH: usize = 1000;

/// Means over all queries, from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Quality {
    pub(crate) ndcg: f64,
    pub(crate) map: f64,
}

impl Quality {
    /// Of rankings and the gains of the same queries.
    pub(crate) fn of(judged: &[Gains], rankings: &[Ranking]) -> Self {
        let mean = |measure: &dyn Fn(&Gains, &[String]) -> f64| {
            let sum: f64 = judged.iter().zip(rankings).map(|(gains, ranking)| measure(gains, ranking)).sum();
            sum / judged.len().max(1) as f64
        };
        Self { ndcg: mean(&|gains, ranking| ndcg(gains, ranking, 10)), map: mean(&average_precision) }
    }
}

/// Normalised discounted cumulative gain of the first `depth` documents; 0 where no document has any worth.
fn ndcg(gains: &Gains, ranking: &[String], depth: usize) -> f64 {
    let mut ideal: Vec<f64> = gains.values().copied().collect();
    ideal.sort_by(|one, other| other.total_cmp(one));
    let best = discounted(ideal.into_iter().take(depth));
    let found = ranking.iter().take(depth).map(|document| gains.get(document).copied().unwrap_or(0.0));
    if best > 0.0 { discounted(found) / best } else { 0.0 }
}

fn discounted(gains: impl Iterator<Item = f64>) -> f64 {
    gains.enumerate().map(|(at, gain)| gain.max(0.0) / (at as f64 + 2.0).log2()).sum()
}

/// Average precision; 0 where no document has any worth.
fn average_precision(gains: &Gains, ranking: &[String]) -> f64 {
    let is_relevant = |document: &String| gains.get(document).is_some_and(|&gain| gain > 0.0);
    let n_relevant = gains.values().filter(|&&gain| gain > 0.0).count();
    let ranks = ranking.iter().enumerate().filter(|(_, document)| is_relevant(document)).map(|(at, _)| at + 1);
    let sum: f64 = (1..).zip(ranks).map(|(n_so_far, rank)| f64::from(n_so_far) / rank as f64).sum();
    sum / n_relevant.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gains(list: &[(&str, f64)]) -> Gains {
        list.iter().map(|(document, gain)| ((*document).to_owned(), *gain)).collect()
    }

    fn ranking(list: &str) -> Ranking {
        list.split(' ').map(str::to_owned).collect()
    }

    fn close(one: f64, other: f64) {
        assert!((one - other).abs() < 1e-9, "{one} is not {other}");
    }

    #[test]
    fn gains_are_discounted_by_rank_and_held_against_the_best_order() {
        let judged = gains(&[("a", 3.0), ("b", 2.0), ("c", 1.0), ("d", 0.0)]);
        close(ndcg(&judged, &ranking("a b c d"), 10), 1.0);
        // Found: 2 + 0 / log2 3 + 3 / 2. Best: 3 + 2 / log2 3 + 1 / 2.
        let log2_3 = 1.584_962_500_721_156;
        close(ndcg(&judged, &ranking("b x a"), 10), 3.5 / (3.5 + 2.0 / log2_3));
        // Of the first two: 2 of at best 3 + 2 / log2 3.
        close(ndcg(&judged, &ranking("b x a"), 2), 2.0 / (3.0 + 2.0 / log2_3));
    }

    #[test]
    fn only_ten_are_looked_at_and_what_is_worth_less_than_nothing_is_worth_nothing() {
        let judged = gains(&[("a", 1.0), ("b", -1.0)]);
        close(ndcg(&judged, &ranking("0 1 2 3 4 5 6 7 8 a"), 10), 1.0 / 11.0_f64.log2());
        close(ndcg(&judged, &ranking("0 1 2 3 4 5 6 7 8 9 a"), 10), 0.0);
        close(ndcg(&judged, &ranking("b a"), 10), 1.0 / 3.0_f64.log2());
        close(ndcg(&gains(&[]), &ranking("a"), 10), 0.0);
    }

    #[test]
    fn precision_is_averaged_over_all_documents_of_worth() {
        let judged = gains(&[("a", 3.0), ("b", 1.0), ("c", 2.0), ("d", 0.0)]);
        // Found at 1, 3 and never: 1 / 1, 2 / 3, 0.
        close(average_precision(&judged, &ranking("a d b x")), (1.0 + 2.0 / 3.0) / 3.0);
        close(average_precision(&judged, &ranking("x d")), 0.0);
        close(average_precision(&gains(&[("d", 0.0)]), &ranking("d")), 0.0);
    }

    #[test]
    fn means_are_over_queries() {
        let judged = [gains(&[("a", 1.0)]), gains(&[("a", 2.0)])];
        let quality = Quality::of(&judged, &[ranking("a"), ranking("x a")]);
        close(quality.ndcg, (1.0 + 1.0 / 3.0_f64.log2()) / 2.0);
        close(quality.map, (1.0 + 0.5) / 2.0);
    }
}
