//! A query, compiled once against a corpus: what was typed is read, names and spellings are resolved, every condition
//! is a set of facts. Search, counts, the sentence, the comparison, the matrix and the timeline are answered from it.

use crate::corpus::Corpus;
use crate::fields::Field;
use crate::inverted_index::Postings;
use crate::query::{NOT_STATED, Query};
use crate::resolve::{self, Understood};
use crate::sets::{Units, facts_found, facts_of, join, meet, set_of};
use crate::spelling::Respelt;
use crate::typed::{Condition, Phrase, TypedQuery};
use fixedbitset::FixedBitSet;
use model::closed::Facet;
use std::sync::Arc;

/// The facts that a query finds.
pub fn matching(corpus: &Corpus, query: &Query) -> FixedBitSet {
    Plan::of(corpus, query).facts
}

/// A query against one corpus.
///
/// ```
/// use engine::{Corpus, Query, plan::Plan};
/// let corpus = Corpus::new(model::Records::default());
/// let plan = Plan::of(&corpus, &Query::parse("/facts?q=gas&actor=nobody"));
/// assert_eq!(plan.words.wanted[0].stems, ["gas"]);
/// assert!(plan.facts().is_clear(), "there is no fact");
/// ```
#[derive(Debug)]
pub struct Plan {
    /// What is asked.
    pub query: Query,
    /// What was typed, as the corpus understands it.
    pub words: Arc<TypedQuery>,
    /// Whose names were typed, a line each: "‘Назарбаев’ is Nursultan Nazarbayev".
    pub(crate) names: Vec<String>,
    /// The words that no text has, and what is sought instead.
    pub(crate) unknown: Vec<Respelt>,
    /// The phrases that no text has, so that their words are sought.
    pub(crate) phrases: Vec<String>,
    /// Of each wanted phrase the facts that have it.
    pub(crate) postings: Vec<Postings>,
    /// Of words that were typed as one piece the facts that have them side by side: these come first.
    pub(crate) adjacent: Vec<Postings>,
    /// Facts with all wanted words; then, if there is more than one, facts with any. Facts that an expression asks for,
    /// if there is one. Empty without wanted words.
    wanted: Vec<FixedBitSet>,
    unwanted: FixedBitSet,
    chosen: Vec<Chosen>,
    units: Units,
    n_facts: usize,
    facts: FixedBitSet,
    is_relaxed: bool,
}

/// What is chosen in one facet, as far as the corpus knows it.
#[derive(Debug)]
struct Chosen {
    facet: Facet,
    all: bool,
    /// Of each pick (all), or of the picks together (any).
    picks: Vec<FixedBitSet>,
    exclusions: Vec<(String, FixedBitSet)>,
}

impl Plan {
    /// Compiles a query.
    pub fn of(corpus: &Corpus, query: &Query) -> Self {
        let Understood { words, names, unknown, phrases } = resolve::read(corpus, &query.q);
        let index = (!words.wanted.is_empty() || !words.unwanted.is_empty()).then(|| &corpus.text_index().facts);
        let look_up = |phrases: &[Phrase]| -> Vec<Postings> {
            index.into_iter().flat_map(|index| phrases.iter().map(|phrase| index.find(phrase))).collect()
        };
        let (postings, excluded) = (look_up(&words.wanted), look_up(&words.unwanted));
        let adjacent = look_up(&words.adjacent);
        let n_facts = corpus.facts.len();
        let sets = |all: &[Postings]| -> Vec<FixedBitSet> { all.iter().map(|it| facts_found(n_facts, it)).collect() };
        let (wanted, unwanted) = conditions(corpus, &words, &sets(&postings), &sets(&excluded));
        let mut plan = Self {
            query: query.clone(),
            words: Arc::new(words),
            names,
            unknown,
            phrases,
            postings,
            adjacent,
            wanted,
            unwanted,
            chosen: Facet::ALL.iter().map(|&facet| Chosen::of(corpus, query, facet)).collect(),
            units: Units::of(corpus, query.scope()),
            n_facts,
            facts: FixedBitSet::new(),
            is_relaxed: false,
        };
        (plan.facts, plan.is_relaxed) = plan.find();
        plan
    }

    /// The facts that the query finds: bit *n* is the fact with [`model::FactIndex`] *n*, of as many bits as there are facts.
    pub fn facts(&self) -> &FixedBitSet {
        &self.facts
    }

    /// Whether no fact has all the words, so that those with any are found.
    pub fn is_relaxed(&self) -> bool {
        self.is_relaxed
    }

    /// The facts of the result, and whether that took facts with any of the words for want of one with all.
    fn find(&self) -> (FixedBitSet, bool) {
        let excluded = self.excluded(None);
        let with = |wanted: Option<&FixedBitSet>| self.result(&self.positive(wanted, None), &excluded);
        let all = with(self.wanted.first());
        if !all.is_clear() || self.wanted.len() < 2 {
            return (all, false);
        }
        let any = with(self.wanted.get(1));
        let relaxed = !any.is_clear();
        (any, relaxed)
    }

    /// For each value of a facet, then "not stated", the facts that the result would have with it.
    pub(crate) fn counts(&self, corpus: &Corpus, facet: Facet) -> Vec<u32> {
        let mut counts = self.counts_with(corpus, facet, self.wanted.first());
        if let Some(any) = self.wanted.get(1).filter(|_| counts.contains(&0)) {
            let relaxed = self.counts_with(corpus, facet, Some(any));
            counts
                .iter_mut()
                .zip(relaxed)
                .filter(|(count, _)| **count == 0)
                .for_each(|(count, relaxed)| *count = relaxed);
        }
        counts
    }

    fn counts_with(&self, corpus: &Corpus, facet: Facet, wanted: Option<&FixedBitSet>) -> Vec<u32> {
        let field = corpus.field(facet);
        let others = self.positive(wanted, Some(facet));
        let units = self.units.meeting(&others, &self.excluded(None));
        let mut counts = self.count_within(field, &units, &others);
        let lifted = self.chosen.iter().filter(|chosen| chosen.facet == facet).flat_map(|chosen| &chosen.exclusions);
        for (id, _) in lifted {
            let place = if id == NOT_STATED { Some(field.values.len()) } else { field.value_of(id) };
            let Some((place, count)) = place.and_then(|place| Some((place, counts.get_mut(place)?))) else { continue };
            let carriers = facts_of(self.n_facts, field.facts(place));
            let picks: Vec<&FixedBitSet> = others.iter().copied().chain([&carriers]).collect();
            *count = self.result(&picks, &self.excluded(Some((facet, id)))).count_ones(..) as u32;
        }
        counts
    }

    /// One pass for all values. A unit that meets all other conditions counts for each value that a fact in it
    /// carries: its facts that meet another condition, and those that carry the value.
    fn count_within(&self, field: &Field, units: &FixedBitSet, others: &[&FixedBitSet]) -> Vec<u32> {
        let mut counts = vec![0_u32; field.values.len() + 1];
        let Units::Groups { facts, .. } = &self.units else {
            if units.count_ones(..) == self.n_facts {
                return (0..counts.len()).map(|value| field.facts(value).len() as u32).collect();
            }
            if !field.sets.is_empty() {
                return field.sets.iter().map(|set| units.intersection_count(set) as u32).collect();
            }
            let codes = units.ones().flat_map(|fact| field.by_fact.get(fact));
            codes.for_each(|&code| counts[code as usize] += 1);
            return counts;
        };
        let mut last_unit = vec![usize::MAX; counts.len()];
        let met = join(self.n_facts, others);
        for unit in units.ones() {
            let facts = facts.get(unit);
            let n_met = facts.iter().filter(|&&fact| met.contains(fact as usize)).count() as u32;
            for &fact in facts {
                let is_new = u32::from(!met.contains(fact as usize));
                for &code in field.by_fact.get(fact as usize) {
                    let last = std::mem::replace(&mut last_unit[code as usize], unit);
                    counts[code as usize] += is_new + if last == unit { 0 } else { n_met };
                }
            }
        }
        counts
    }

    /// Every positive condition; where values of a facet are tried in turn, without its picks if any of them is enough.
    fn positive<'b>(&'b self, wanted: Option<&'b FixedBitSet>, tried: Option<Facet>) -> Vec<&'b FixedBitSet> {
        let chosen = self.chosen.iter().filter(|chosen| chosen.all || Some(chosen.facet) != tried);
        wanted.into_iter().chain(chosen.flat_map(|chosen| &chosen.picks)).collect()
    }

    /// All that is excluded, but for one value of one facet.
    fn excluded(&self, lifted: Option<(Facet, &str)>) -> FixedBitSet {
        let mut out = self.unwanted.clone();
        for chosen in &self.chosen {
            let kept = chosen.exclusions.iter().filter(|(id, _)| lifted != Some((chosen.facet, id.as_str())));
            kept.for_each(|(_, facts)| out.union_with(facts));
        }
        out
    }

    fn result(&self, positive: &[&FixedBitSet], excluded: &FixedBitSet) -> FixedBitSet {
        self.units.facts_meeting(self.units.meeting(positive, excluded), positive)
    }
}

impl Chosen {
    fn of(corpus: &Corpus, query: &Query, facet: Facet) -> Self {
        let selection = query.selection(facet);
        let mut picks: Vec<FixedBitSet> =
            selection.picks.iter().filter_map(|pick| set_of(corpus, facet, pick)).collect();
        if !selection.all && !picks.is_empty() {
            picks = vec![join(corpus.facts.len(), &picks)];
        }
        let exclusions =
            selection.exclusions.iter().filter_map(|pick| Some((pick.id.clone(), set_of(corpus, facet, pick)?)));
        Self { facet, all: selection.all, picks, exclusions: exclusions.collect() }
    }
}

/// Facts that have what is wanted (see [`Plan::wanted`]), and those that have what is not.
fn conditions(
    corpus: &Corpus,
    words: &TypedQuery,
    wanted: &[FixedBitSet],
    unwanted: &[FixedBitSet],
) -> (Vec<FixedBitSet>, FixedBitSet) {
    let n_facts = corpus.facts.len();
    if let Some(expression) = &words.expression {
        let field = |condition: &Condition| resolve::field(corpus, condition).ok();
        let held = resolve::held(expression, n_facts, &[wanted, unwanted], &field);
        return (held.into_iter().collect(), FixedBitSet::with_capacity(n_facts));
    }
    let mut out: Vec<FixedBitSet> = meet(wanted).into_iter().collect();
    if wanted.len() > 1 {
        out.push(join(n_facts, wanted));
    }
    (out, join(n_facts, unwanted))
}
