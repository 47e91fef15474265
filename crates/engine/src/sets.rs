//! Sets of facts, and the units within which conditions must meet.

use crate::corpus::Corpus;
use crate::fields::{days_stated, rolled_up};
use crate::inverted_index::Postings;
use crate::number_lists::Lists;
use crate::query::{NOT_STATED, Pick, Scope};
use fixedbitset::FixedBitSet;
use model::closed::{Facet, Role};
use model::{Fact, when};
use std::borrow::{Borrow, Cow};

/// Whether the corpus knows what a pick means; what it does not know it ignores.
pub(crate) fn is_known(corpus: &Corpus, facet: Facet, pick: &Pick) -> bool {
    match facet {
        _ if pick.id == NOT_STATED => true,
        Facet::When => when::days(&pick.id).is_some(),
        _ => corpus.field(facet).value_of(&pick.id).is_some(),
    }
}

/// The facts that carry what is picked; `None` where the corpus does not know it.
pub(crate) fn set_of(corpus: &Corpus, facet: Facet, pick: &Pick) -> Option<FixedBitSet> {
    let field = corpus.field(facet);
    if !is_known(corpus, facet, pick) {
        return None;
    }
    if pick.id == NOT_STATED {
        return Some(facts_of(corpus.facts.len(), field.facts(field.values.len())));
    }
    if facet == Facet::When {
        let wanted = when::days(&pick.id)?;
        let overlaps = |fact: &Fact| days_stated(corpus, fact).is_some_and(|days| days.overlaps(wanted));
        return Some(facts_where(corpus, overlaps));
    }
    let value = field.value_of(&pick.id)?;
    let carriers = field.facts(value);
    Some(match pick.role.filter(|_| facet == Facet::Actor) {
        None => facts_of(corpus.facts.len(), carriers),
        Some(role) => {
            let acting: Vec<u32> = carriers.iter().copied().filter(|&fact| acts(corpus, fact, value, role)).collect();
            facts_of(corpus.facts.len(), &acting)
        }
    })
}

/// Whether an actor, or what rolls up into it, has a role in a fact.
fn acts(corpus: &Corpus, fact: u32, actor: usize, role: Role) -> bool {
    let parts = corpus.facts.get(fact as usize).map_or(&[][..], |fact| &fact.actors);
    let values = &corpus.field(Facet::Actor).values;
    parts
        .iter()
        .any(|part| part.roles.contains(&role) && rolled_up(values, vec![part.actor.0]).contains(&(actor as u32)))
}

pub(crate) fn facts_where(corpus: &Corpus, is_wanted: impl Fn(&Fact) -> bool) -> FixedBitSet {
    let mut out = FixedBitSet::with_capacity(corpus.facts.len());
    corpus.facts.iter().enumerate().filter(|(_, fact)| is_wanted(fact)).for_each(|(at, _)| out.insert(at));
    out
}

pub(crate) fn facts_of(n_facts: usize, facts: &[u32]) -> FixedBitSet {
    let mut out = FixedBitSet::with_capacity(n_facts);
    facts.iter().for_each(|&fact| out.insert(fact as usize));
    out
}

pub(crate) fn facts_found(n_facts: usize, postings: &Postings) -> FixedBitSet {
    let mut out = FixedBitSet::with_capacity(n_facts);
    postings.found.iter().for_each(|found| out.insert(found.document as usize));
    out
}

/// What all sets hold; `None` of no sets.
pub(crate) fn meet(sets: &[FixedBitSet]) -> Option<FixedBitSet> {
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
#[derive(Debug)]
pub(crate) enum Units {
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
    pub(crate) fn of(corpus: &Corpus, scope: Scope) -> Self {
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
            unit.iter().for_each(|&fact| unit_of[fact as usize] = facts.len() as u32);
            facts.push(unit);
        }
        Self::Groups { unit_of, facts }
    }

    /// Units in which each positive condition is met by some fact, and no fact is excluded.
    pub(crate) fn meeting(&self, positive: &[&FixedBitSet], excluded: &FixedBitSet) -> FixedBitSet {
        let n_units = match self {
            Self::Facts(n) => *n,
            Self::Groups { facts, .. } => facts.len(),
        };
        let mut units = FixedBitSet::with_capacity(n_units);
        units.insert_range(..);
        positive.iter().for_each(|facts| units.intersect_with(&self.touched_by(facts)));
        units.difference_with(&self.touched_by(excluded));
        units
    }

    fn touched_by<'b>(&self, facts: &'b FixedBitSet) -> Cow<'b, FixedBitSet> {
        let Self::Groups { unit_of, facts: by_unit } = self else { return Cow::Borrowed(facts) };
        let mut units = FixedBitSet::with_capacity(by_unit.len());
        facts.ones().filter_map(|fact| unit_of.get(fact)).for_each(|&unit| units.insert(unit as usize));
        Cow::Owned(units)
    }

    /// The facts of units that meet one of the conditions, or all where there is none.
    pub(crate) fn facts_meeting(&self, units: FixedBitSet, positive: &[&FixedBitSet]) -> FixedBitSet {
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
