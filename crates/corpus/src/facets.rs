//! Facets: one mechanism over every coded field.
//!
//! A field is coded once: which values each fact carries, with all that they roll up into. Conditions are sets of
//! facts; a count is what one more condition would leave, found for all values of a facet in one pass.
//!
//! By hand, for it is what Dossier exists for, and measured (`docs/measurements.md`): at 10,000 facts in a browser all
//! counts are there in a thirtieth of the time that the next engine with facets takes.

use crate::asking;
use crate::closed::{Role, Stance, Status, VoiceType};
use crate::compare::elsewhere::{Other, others};
use crate::expression::Condition;
use crate::index::Find;
use crate::label;
use crate::model::{Corpus, Fact, Records, Term, TermIndex};
use crate::query::{Choice, Facet, NOT_STATED, Pick, Query, Scope};
use crate::sorted::unique;
use crate::text::Words;
use crate::when::{self, Days, OPEN_END, OPEN_START, When, year_of};
use fixedbitset::FixedBitSet;
use std::borrow::{Borrow, Cow};

/// A value of a coded field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// As in the URL.
    pub id: String,
    /// As on the page.
    pub name: String,
    /// What it rolls up into: a place in [`Coded::values`].
    pub parent: Option<u32>,
}

/// A coded field: its values, and which fact carries which.
#[derive(Debug)]
pub struct Coded {
    /// Which field.
    pub facet: Facet,
    /// In the vocabulary's order; for [`Facet::When`] the bins of the histogram, oldest first.
    pub values: Vec<Value>,
    /// By fact the values it carries; one past the last value stands for "not stated".
    by_fact: Lists,
    /// By value the facts that carry it.
    by_value: Lists,
    /// The same as sets, for a field of few values: counting what two sets share is then the quickest.
    sets: Vec<FixedBitSet>,
}

/// A field of at most so many values has sets.
const FEW: usize = 48;

impl Coded {
    /// A coded field of all facts.
    pub fn of(records: &Records, facet: Facet) -> Self {
        let values = values_of(records, facet);
        let bins: Vec<(u32, Days)> =
            (0..).zip(&values).filter_map(|(at, bin)| Some((at, when::days(&bin.id)?))).collect();
        let others = if facet == Facet::Other { others(records) } else { Vec::new() };
        let mut by_fact = Lists::new();
        for (at, fact) in records.facts.iter().enumerate() {
            let mut codes = match facet {
                Facet::When => touched(&bins, days_told(records, fact)),
                Facet::Other => (0..values.len() as u32).filter(|value| others[at] >> value & 1 == 1).collect(),
                _ => rolled_up(&values, direct_codes(records, facet, fact)),
            };
            if codes.is_empty() {
                codes.push(values.len() as u32);
            }
            by_fact.push(&codes);
        }
        let by_value = by_fact.turned(values.len() + 1);
        let n_sets = if values.len() < FEW { values.len() + 1 } else { 0 };
        let set = |value: usize| {
            let mut set = FixedBitSet::with_capacity(records.facts.len());
            by_value.get(value).iter().for_each(|&fact| set.insert(fact as usize));
            set
        };
        Self { facet, sets: (0..n_sets).map(set).collect(), values, by_fact, by_value }
    }

    /// The place of a value; `None` for an id that it does not know.
    pub fn value_of(&self, id: &str) -> Option<usize> {
        self.values.iter().position(|value| value.id == id)
    }

    /// How far down the tree a value stands: 0 for a root.
    pub fn depth(&self, value: usize) -> u32 {
        let parent = |at: &u32| self.values.get(*at as usize)?.parent;
        std::iter::successors(self.values.get(value).and_then(|value| value.parent), parent)
            .take(self.values.len())
            .count() as u32
    }

    /// The facts that carry a value, what rolls up into it included, rising; for one past the last value those where
    /// the field is not stated.
    pub fn facts(&self, value: usize) -> &[u32] {
        self.by_value.get(value)
    }
}

fn values_of(records: &Records, facet: Facet) -> Vec<Value> {
    let of_terms = |terms: &[Term]| {
        terms
            .iter()
            .map(|term| Value {
                id: term.id.clone(),
                name: term.name.clone(),
                parent: term.parent.map(|parent| parent.0),
            })
            .collect()
    };
    let flat =
        |pairs: Vec<(String, String)>| pairs.into_iter().map(|(id, name)| Value { id, name, parent: None }).collect();
    match facet {
        Facet::Actor => of_terms(&records.actors),
        Facet::Thing => of_terms(&records.things),
        Facet::Theme => of_terms(&records.themes),
        Facet::Place => of_terms(&records.places),
        Facet::Kind => of_terms(&records.kinds),
        Facet::When => flat(bins(records)),
        Facet::Voice => {
            flat(VoiceType::ALL.iter().map(|kind| (kind.id().to_owned(), kind.label().to_owned())).collect())
        }
        Facet::Status => {
            flat(Status::ALL.iter().map(|status| (status.id().to_owned(), status.label().to_owned())).collect())
        }
        Facet::Stance => {
            flat(Stance::ALL.iter().map(|stance| (stance.id().to_owned(), stance.label().to_owned())).collect())
        }
        Facet::Article => {
            let ids = records.articles.iter().map(|article| article.id.clone());
            flat(ids.zip(label::article_names(records)).collect())
        }
        // Where there is no other article, nothing can become of a fact in it.
        Facet::Other if records.articles.len() < 2 => Vec::new(),
        Facet::Other => {
            flat(Other::ALL.iter().map(|other| (other.id().to_owned(), other.label().to_owned())).collect())
        }
    }
}

/// The values that a fact carries itself.
fn direct_codes(records: &Records, facet: Facet, fact: &Fact) -> Vec<u32> {
    let of_terms = |terms: &[TermIndex]| terms.iter().map(|term| term.0).collect();
    match facet {
        Facet::Actor => fact.actors.iter().map(|part| part.actor.0).collect(),
        Facet::Thing => of_terms(&fact.things),
        Facet::Theme => of_terms(&fact.themes),
        Facet::Place => of_terms(&fact.places),
        Facet::Kind => vec![fact.kind.0],
        Facet::Voice if fact.voices.is_empty() => vec![VoiceType::Author as u32],
        Facet::Voice => fact.voices.iter().map(|voice| voice.kind as u32).collect(),
        Facet::Status => vec![fact.status as u32],
        Facet::Stance => vec![fact.stance as u32],
        Facet::Article => {
            vec![fact.article.0].into_iter().filter(|&article| (article as usize) < records.articles.len()).collect()
        }
        Facet::When | Facet::Other => Vec::new(),
    }
}

/// Those values and all that they roll up into, rising.
fn rolled_up(values: &[Value], direct: Vec<u32>) -> Vec<u32> {
    let mut codes: Vec<u32> = direct.into_iter().filter(|&code| (code as usize) < values.len()).collect();
    let mut at = 0;
    while let Some(&code) = codes.get(at) {
        let parent = values.get(code as usize).and_then(|value| value.parent);
        codes.extend(parent.filter(|parent| (*parent as usize) < values.len() && !codes.contains(parent)));
        at += 1;
    }
    unique(codes)
}

/// The days that count for filters; `None`: not stated.
fn days_told(records: &Records, fact: &Fact) -> Option<Days> {
    let published = records.articles.get(fact.article.at()).and_then(|article| article.published.as_ref());
    fact.when.as_ref().map(|when| when.days_told(fact.status, published.map(|when| when.days)))
}

/// A histogram has at most so many bins; years become decades, decades centuries.
const MOST_BINS: i32 = 120;

/// Years from the first to the last that is told of, without gaps, as EDTF and as the page says them.
fn bins(records: &Records) -> Vec<(String, String)> {
    let ends =
        records.facts.iter().filter_map(|fact| days_told(records, fact)).flat_map(|days| [days.first, days.last]);
    let years: Vec<i32> =
        ends.filter(|&day| day != OPEN_START && day != OPEN_END).map(|day| year_of(day).clamp(0, 9999)).collect();
    let (Some(&first), Some(&last)) = (years.iter().min(), years.iter().max()) else { return Vec::new() };
    let (width, n_digits) = match last - first {
        0..MOST_BINS => (1, 4),
        span if span / 10 < MOST_BINS - 1 => (10, 3),
        _ => (100, 2),
    };
    let id = |bin: i32| format!("{bin:0n_digits$}{:X<1$}", "", 4 - n_digits);
    let named = |id: String| (id.clone(), When::of(&id).map_or(id, |when| when.label(None)));
    (first / width..=last / width).map(id).map(named).collect()
}

/// The bins that days touch; an open end reaches the end of the histogram.
fn touched(bins: &[(u32, Days)], days: Option<Days>) -> Vec<u32> {
    let Some(days) = days else { return Vec::new() };
    let from = bins.partition_point(|(_, bin)| bin.last < days.first);
    bins.iter().skip(from).take_while(|(_, bin)| bin.first <= days.last).map(|&(at, _)| at).collect()
}

/// Lists of small numbers, one after another.
#[derive(Debug)]
struct Lists {
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    fn new() -> Self {
        Self { ends: Vec::new(), items: Vec::new() }
    }

    fn push(&mut self, items: &[u32]) {
        self.items.extend_from_slice(items);
        self.ends.push(self.items.len() as u32);
    }

    fn get(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        let end = self.ends.get(at).map_or(start, |&end| end as usize);
        self.items.get(start..end).unwrap_or(&[])
    }

    /// For each of `n` items the lists that hold it.
    fn turned(&self, n: usize) -> Self {
        let mut holders: Vec<Vec<u32>> = vec![Vec::new(); n];
        for (list, at) in (0..).zip(0..self.ends.len()) {
            for &item in self.get(at) {
                if let Some(holders) = holders.get_mut(item as usize) {
                    holders.push(list);
                }
            }
        }
        let mut turned = Self::new();
        holders.iter().for_each(|holders| turned.push(holders));
        turned
    }
}

/// A facet with its counts under a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// Which facet.
    pub facet: Facet,
    /// Every value, in [`Coded::values`]' order, then "not stated".
    pub values: Vec<ValueCount>,
}

/// A value with its counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueCount {
    /// As in the URL.
    pub id: String,
    /// As on the page.
    pub name: String,
    /// What it rolls up into: a place in [`FacetCounts::values`].
    pub parent: Option<u32>,
    /// How far down the tree: 0 for a root.
    pub depth: u32,
    /// Facts that the result would have with it as the facet's only pick (any) or added to the picks (all). Where
    /// conditions meet in a paragraph or an article, that can be more than `total`: the result then also shows the
    /// facts that meet the other conditions.
    pub count: u32,
    /// Facts of the corpus that carry it, what rolls up into it included.
    pub total: u32,
    /// How it is chosen now.
    pub choice: Choice,
}

/// All facets with their counts, in [`Facet::ALL`]'s order.
pub fn counts(corpus: &Corpus, query: &Query) -> Vec<FacetCounts> {
    tallies(corpus, query).iter().map(|(facet, counts)| counts_of(corpus, query, *facet, counts)).collect()
}

/// The bare counts of all facets: of each value in [`Coded::values`]' order, then of "not stated".
pub fn tallies(corpus: &Corpus, query: &Query) -> Vec<(Facet, Vec<u32>)> {
    let conditions = Conditions::of(corpus, query);
    Facet::ALL.iter().map(|&facet| (facet, conditions.counts(facet))).collect()
}

fn counts_of(corpus: &Corpus, query: &Query, facet: Facet, counts: &[u32]) -> FacetCounts {
    let coded = corpus.coded(facet);
    let not_stated = Value { id: NOT_STATED.to_owned(), name: label::not_stated(facet).to_owned(), parent: None };
    let values =
        coded.values.iter().chain([&not_stated]).zip(counts).enumerate().map(|(at, (value, &count))| ValueCount {
            id: value.id.clone(),
            name: value.name.clone(),
            parent: value.parent,
            depth: coded.depth(at),
            count,
            total: coded.facts(at).len() as u32,
            choice: query.choice(facet, &value.id),
        });
    FacetCounts { facet, values: values.collect() }
}

/// The facts that a query finds.
pub fn matching(corpus: &Corpus, query: &Query) -> FixedBitSet {
    Conditions::of(corpus, query).facts().0
}

/// A query as sets of facts.
pub(crate) struct Conditions<'a> {
    corpus: &'a Corpus,
    units: Units,
    /// What was typed.
    pub(crate) words: Words,
    /// What the reader should know of how it was understood.
    pub(crate) meant: Vec<String>,
    /// Of each wanted phrase the facts that have it.
    pub(crate) finds: Vec<Find>,
    /// Facts with all wanted words; then, if there is more than one, facts with any. Facts that an expression asks for,
    /// if there is one. Empty without wanted words.
    wanted: Vec<FixedBitSet>,
    unwanted: FixedBitSet,
    chosen: Vec<Chosen>,
}

/// What is chosen in one facet, as far as the corpus knows it.
struct Chosen {
    facet: Facet,
    all: bool,
    /// Of each pick (all), or of the picks together (any).
    picks: Vec<FixedBitSet>,
    exclusions: Vec<(String, FixedBitSet)>,
}

impl<'a> Conditions<'a> {
    pub(crate) fn of(corpus: &'a Corpus, query: &Query) -> Self {
        let (words, meant) = asking::read(corpus, &query.q);
        let shelf = &corpus.shelves().facts;
        let finds: Vec<Find> = words.wanted.iter().map(|phrase| shelf.find(phrase)).collect();
        let sets: Vec<FixedBitSet> = finds.iter().map(|find| facts_found(corpus, find)).collect();
        let unwanted: Vec<FixedBitSet> =
            words.unwanted.iter().map(|phrase| facts_found(corpus, &shelf.find(phrase))).collect();
        let mut wanted: Vec<FixedBitSet> = Vec::new();
        let mut excluded = FixedBitSet::with_capacity(corpus.facts.len());
        match &words.expression {
            Some(expression) => {
                let field = |condition: &Condition| asking::field(corpus, condition).ok();
                wanted.extend(asking::held(expression, corpus.facts.len(), &[&sets, &unwanted], &field));
            }
            None => {
                wanted.extend(meet(&sets));
                if sets.len() > 1 {
                    wanted.push(join(corpus.facts.len(), &sets));
                }
                excluded = join(corpus.facts.len(), &unwanted);
            }
        }
        let chosen = Facet::ALL.iter().map(|&facet| Chosen::of(corpus, query, facet)).collect();
        Self {
            units: Units::of(corpus, query.scope()),
            wanted,
            finds,
            unwanted: excluded,
            chosen,
            words,
            meant,
            corpus,
        }
    }

    /// The facts of the result, and whether that took facts with any of the words for want of one with all.
    pub(crate) fn facts(&self) -> (FixedBitSet, bool) {
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
    fn counts(&self, facet: Facet) -> Vec<u32> {
        let mut counts = self.counts_with(facet, self.wanted.first());
        if let Some(any) = self.wanted.get(1).filter(|_| counts.contains(&0)) {
            let relaxed = self.counts_with(facet, Some(any));
            counts
                .iter_mut()
                .zip(relaxed)
                .filter(|(count, _)| **count == 0)
                .for_each(|(count, relaxed)| *count = relaxed);
        }
        counts
    }

    fn counts_with(&self, facet: Facet, wanted: Option<&FixedBitSet>) -> Vec<u32> {
        let coded = self.corpus.coded(facet);
        let others = self.positive(wanted, Some(facet));
        let units = self.units.meeting(&others, &self.excluded(None));
        let mut counts = self.count_within(coded, &units, &others);
        let lifted = self.chosen.iter().filter(|chosen| chosen.facet == facet).flat_map(|chosen| &chosen.exclusions);
        for (id, _) in lifted {
            let place = if id == NOT_STATED { Some(coded.values.len()) } else { coded.value_of(id) };
            let Some((place, count)) = place.and_then(|place| Some((place, counts.get_mut(place)?))) else { continue };
            let carriers = facts_of(self.corpus, coded.facts(place));
            let picks: Vec<&FixedBitSet> = others.iter().copied().chain([&carriers]).collect();
            *count = self.result(&picks, &self.excluded(Some((facet, id)))).count_ones(..) as u32;
        }
        counts
    }

    /// One pass for all values. A unit that meets all other conditions counts for each value that a fact in it
    /// carries: its facts that meet another condition, and those that carry the value.
    fn count_within(&self, coded: &Coded, units: &FixedBitSet, others: &[&FixedBitSet]) -> Vec<u32> {
        let mut counts = vec![0_u32; coded.values.len() + 1];
        let Units::Groups { facts, .. } = &self.units else {
            if units.count_ones(..) == self.corpus.facts.len() {
                return (0..counts.len()).map(|value| coded.facts(value).len() as u32).collect();
            }
            if !coded.sets.is_empty() {
                return coded.sets.iter().map(|set| units.intersection_count(set) as u32).collect();
            }
            let codes = units.ones().flat_map(|fact| coded.by_fact.get(fact));
            codes.for_each(|&code| counts[code as usize] += 1);
            return counts;
        };
        let mut last_unit = vec![usize::MAX; counts.len()];
        let met = join(self.corpus.facts.len(), others);
        for unit in units.ones() {
            let facts = facts.get(unit);
            let n_met = facts.iter().filter(|&&fact| met.contains(fact as usize)).count() as u32;
            for &fact in facts {
                let is_new = u32::from(!met.contains(fact as usize));
                for &code in coded.by_fact.get(fact as usize) {
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

/// Whether the corpus knows what a pick means; what it does not know it ignores.
pub(crate) fn is_known(corpus: &Corpus, facet: Facet, pick: &Pick) -> bool {
    match facet {
        _ if pick.id == NOT_STATED => true,
        Facet::When => when::days(&pick.id).is_some(),
        _ => corpus.coded(facet).value_of(&pick.id).is_some(),
    }
}

/// The facts that carry what is picked; `None` where the corpus does not know it.
pub(crate) fn set_of(corpus: &Corpus, facet: Facet, pick: &Pick) -> Option<FixedBitSet> {
    let coded = corpus.coded(facet);
    if !is_known(corpus, facet, pick) {
        return None;
    }
    if pick.id == NOT_STATED {
        return Some(facts_of(corpus, coded.facts(coded.values.len())));
    }
    if facet == Facet::When {
        let wanted = when::days(&pick.id)?;
        let overlaps = |fact: &Fact| days_told(corpus, fact).is_some_and(|days| days.overlaps(wanted));
        return Some(facts_where(corpus, overlaps));
    }
    let value = coded.value_of(&pick.id)?;
    let carriers = coded.facts(value);
    Some(match pick.role.filter(|_| facet == Facet::Actor) {
        None => facts_of(corpus, carriers),
        Some(role) => {
            let acting: Vec<u32> = carriers.iter().copied().filter(|&fact| acts(corpus, fact, value, role)).collect();
            facts_of(corpus, &acting)
        }
    })
}

/// Whether an actor, or what rolls up into it, has a role in a fact.
fn acts(corpus: &Corpus, fact: u32, actor: usize, role: Role) -> bool {
    let parts = corpus.facts.get(fact as usize).map_or(&[][..], |fact| &fact.actors);
    let values = &corpus.coded(Facet::Actor).values;
    parts
        .iter()
        .any(|part| part.roles.contains(&role) && rolled_up(values, vec![part.actor.0]).contains(&(actor as u32)))
}

pub(crate) fn facts_where(corpus: &Corpus, is_wanted: impl Fn(&Fact) -> bool) -> FixedBitSet {
    let mut out = FixedBitSet::with_capacity(corpus.facts.len());
    corpus.facts.iter().enumerate().filter(|(_, fact)| is_wanted(fact)).for_each(|(at, _)| out.insert(at));
    out
}

fn facts_of(corpus: &Corpus, facts: &[u32]) -> FixedBitSet {
    let mut out = FixedBitSet::with_capacity(corpus.facts.len());
    facts.iter().for_each(|&fact| out.insert(fact as usize));
    out
}

fn facts_found(corpus: &Corpus, find: &Find) -> FixedBitSet {
    let mut out = FixedBitSet::with_capacity(corpus.facts.len());
    find.found.iter().for_each(|found| out.insert(found.document as usize));
    out
}

/// What all sets hold; `None` of no sets.
fn meet(sets: &[FixedBitSet]) -> Option<FixedBitSet> {
    let (first, rest) = sets.split_first()?;
    let mut out = first.clone();
    rest.iter().for_each(|set| out.intersect_with(set));
    Some(out)
}

/// What any set holds.
pub(crate) fn join<B: Borrow<FixedBitSet>>(n_facts: usize, sets: &[B]) -> FixedBitSet {
    let mut out = FixedBitSet::with_capacity(n_facts);
    sets.iter().for_each(|set| out.union_with(set.borrow()));
    out
}

/// Where conditions must meet: facts, paragraphs or articles.
enum Units {
    /// Each fact is a unit; so many there are.
    Facts(usize),
    /// Units of more than one fact.
    Groups {
        /// By fact its unit.
        unit_of: Vec<u32>,
        /// By unit its facts.
        facts: Lists,
    },
}

impl Units {
    fn of(corpus: &Corpus, scope: Scope) -> Self {
        let paragraph = |(at, fact): (u32, &Fact)| match scope {
            Scope::Paragraph => paragraph_of(corpus, fact).unwrap_or(u32::MAX - at),
            Scope::Fact | Scope::Article => 0,
        };
        let n = corpus.facts.len();
        if scope == Scope::Fact {
            return Self::Facts(n);
        }
        let paragraphs: Vec<u32> = (0..).zip(&corpus.facts).map(paragraph).collect();
        let key = |at: &u32| (corpus.facts[*at as usize].article.0, paragraphs[*at as usize]);
        let mut sorted: Vec<u32> = (0..n as u32).collect();
        sorted.sort_by_cached_key(|at| key(at).1);
        sorted.sort_by_cached_key(|at| key(at).0);
        let (mut unit_of, mut facts) = (vec![0; n], Lists::new());
        for unit in sorted.chunk_by(|one, next| key(one) == key(next)) {
            unit.iter().for_each(|&fact| unit_of[fact as usize] = facts.ends.len() as u32);
            facts.push(unit);
        }
        Self::Groups { unit_of, facts }
    }

    /// Units in which each positive condition is met by some fact, and no fact is excluded.
    fn meeting(&self, positive: &[&FixedBitSet], excluded: &FixedBitSet) -> FixedBitSet {
        let n_units = match self {
            Self::Facts(n) => *n,
            Self::Groups { facts, .. } => facts.ends.len(),
        };
        let mut units = FixedBitSet::with_capacity(n_units);
        units.insert_range(..);
        positive.iter().for_each(|facts| units.intersect_with(&self.touched_by(facts)));
        units.difference_with(&self.touched_by(excluded));
        units
    }

    fn touched_by<'b>(&self, facts: &'b FixedBitSet) -> Cow<'b, FixedBitSet> {
        let Self::Groups { unit_of, facts: by_unit } = self else { return Cow::Borrowed(facts) };
        let mut units = FixedBitSet::with_capacity(by_unit.ends.len());
        facts.ones().filter_map(|fact| unit_of.get(fact)).for_each(|&unit| units.insert(unit as usize));
        Cow::Owned(units)
    }

    /// The facts of units that meet one of the conditions, or all where there is none.
    fn facts_meeting(&self, units: FixedBitSet, positive: &[&FixedBitSet]) -> FixedBitSet {
        let Self::Groups { unit_of, facts: by_unit } = self else { return units };
        let mut facts = FixedBitSet::with_capacity(unit_of.len());
        units.ones().flat_map(|unit| by_unit.get(unit)).for_each(|&fact| facts.insert(fact as usize));
        if !positive.is_empty() {
            facts.intersect_with(&join(unit_of.len(), positive));
        }
        facts
    }
}

/// The paragraph in which a fact's first quote begins: a place in its article's blocks.
fn paragraph_of(corpus: &Corpus, fact: &Fact) -> Option<u32> {
    let start = fact.evidence.first()?.start;
    let blocks = &corpus.articles.get(fact.article.at())?.blocks;
    let at = blocks.partition_point(|block| block.span.end <= start);
    blocks.get(at).filter(|block| block.span.start <= start).map(|_| at as u32)
}
