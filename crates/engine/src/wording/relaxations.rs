//! Where nothing is found: which conditions stand in the way, and what there is without them.

use crate::corpus::Corpus;
use crate::plan::{Plan, matching};
use crate::query::Query;
use crate::wording::sentence::{SentencePart, parts};

/// Conditions that are left out together, and what that gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Relaxation {
    /// Which, at least one.
    pub parts: Vec<SentencePart>,
    /// The query without them.
    pub without: Query,
    /// How many facts there would be, at least one.
    pub count: usize,
}

/// Why a result is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Culprits {
    /// What no fact meets, whatever else is asked.
    pub never: Vec<SentencePart>,
    /// Ways out, those that give most first; each with as few conditions as will do.
    pub ways: Vec<Relaxation>,
}

/// Among so many conditions pairs are tried.
const MOST_PAIRED: usize = 12;

/// Each condition whose dropping gives something. Where none does: what can never be met, and what dropping all of that
/// gives; or else each pair whose dropping gives something; or else each condition by itself, all others dropped.
pub fn culprits(corpus: &Corpus, plan: &Plan) -> Culprits {
    let parts = parts(corpus, plan);
    let mut tried = Tried { corpus, query: &plan.query, parts: &parts, ways: Vec::new() };
    (0..parts.len()).for_each(|at| tried.without(&[at]));
    let mut never = Vec::new();
    if tried.ways.is_empty() && parts.len() > 1 {
        let all: Vec<usize> = (0..parts.len()).collect();
        let others = |at: usize| all.iter().copied().filter(|other| *other != at).collect::<Vec<_>>();
        let is_dead = |at: &usize| !parts[*at].excluded && tried.count(&others(*at)) == 0;
        let dead: Vec<usize> = all.iter().copied().filter(is_dead).collect();
        if !dead.is_empty() && dead.len() < parts.len() {
            tried.without(&dead);
        }
        let pairs = if tried.ways.is_empty() { parts.len().min(MOST_PAIRED) } else { 0 };
        for first in 0..pairs {
            (first + 1..pairs).for_each(|second| tried.without(&[first, second]));
        }
        if tried.ways.is_empty() {
            all.iter().for_each(|&at| tried.without(&others(at)));
        }
        never.extend(dead.iter().map(|&at| parts[at].clone()));
    }
    let mut ways = tried.ways;
    ways.sort_by_cached_key(|way| !(way.count as u32));
    Culprits { never, ways }
}

struct Tried<'c> {
    corpus: &'c Corpus,
    query: &'c Query,
    parts: &'c [SentencePart],
    ways: Vec<Relaxation>,
}

impl Tried<'_> {
    /// The query without the parts at these places.
    fn leave_out(&self, places: &[usize]) -> Query {
        let mut query = self.query.clone();
        for part in places.iter().map(|&at| &self.parts[at]) {
            let left = parts(self.corpus, &Plan::of(self.corpus, &query));
            let same = left.into_iter().find(|other| (&other.label, other.excluded) == (&part.label, part.excluded));
            query = same.map_or(query, |same| same.without);
        }
        query
    }

    fn count(&self, places: &[usize]) -> usize {
        matching(self.corpus, &self.leave_out(places)).count_ones(..)
    }

    fn without(&mut self, places: &[usize]) {
        let without = self.leave_out(places);
        let count = matching(self.corpus, &without).count_ones(..);
        if count > 0 {
            let parts = places.iter().map(|&at| self.parts[at].clone()).collect();
            self.ways.push(Relaxation { parts, without, count });
        }
    }
}
