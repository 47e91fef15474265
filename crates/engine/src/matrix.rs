//! One facet against another: how many facts carry both values, in which article.
//!
//! A cell counts what its click shows, [`Matrix::query`]: the facts of the query's result that carry both values. All
//! conditions meet in the same fact here, whatever the query says, for in a wider unit a count would be that of whole
//! paragraphs or articles. Where several values of a facet are picked and any of them is enough, only they and what
//! rolls up into them are counted: of others no query can say "and one of those".

mod sheets;

use crate::compare::ledger;
use crate::corpus::Corpus;
use crate::fields::Field;
use crate::plan::{Plan, matching};
use crate::query::{NOT_STATED, Pick, Query, Scope, Selection, View};
use crate::sets;
use fixedbitset::FixedBitSet;
use model::ArticleIndex;
use model::closed::{Facet, closed_list};
use std::borrow::Cow;
use text::fold;
use text::sorted::places_by_text;

closed_list! {
    /// How rows or columns are ordered.
    Order {
        Total = "total";
        Name = "name";
        Difference = "difference";
    }
}

/// How rows and columns are ordered, and how many are shown; the query says nothing of that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MatrixLayout {
    /// Of the rows.
    pub row_order: Order,
    /// Of the columns.
    pub column_order: Order,
    /// The first so many rows.
    pub n_rows: usize,
    /// The first so many columns.
    pub n_columns: usize,
}

/// Which articles a cell's number is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// All of them: where an axis has the articles, a cell is not split again.
    All,
    /// One.
    One(ArticleIndex),
    /// All that have no slot of their own.
    Others,
}

/// As many articles as there are marks for have a slot each; of more, the two that are compared, and the others.
const MOST_SLOTS: usize = 3;
/// An empty cell is a finding from so many facts of the other article on.
pub const FINDING: u32 = 3;

/// Rows or columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixAxis {
    /// Of which facet.
    pub facet: Facet,
    /// Places in its [`Field::values`], in order; one past the last is "not stated", which always comes last.
    pub values: Vec<usize>,
    /// How many there are, with those that are not shown.
    pub n: usize,
}

/// Counts of two facets' values, split by article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// What stands at the side.
    pub rows: MatrixAxis,
    /// What stands at the top.
    pub columns: MatrixAxis,
    /// How each cell is split.
    pub slots: Vec<Slot>,
    /// By row, by column, by slot; the last row and the last column of all facts.
    counts: Vec<u32>,
    /// By slot, the facts of its articles, found or not.
    wholes: Vec<u32>,
}

/// Counts under a query that is compiled to a plan, the first rows and columns of them.
pub fn matrix(corpus: &Corpus, query: &Query, plan: &Plan, layout: &MatrixLayout) -> Matrix {
    let query = &in_one_fact(query);
    let (rows, columns) = axes(corpus, query);
    let split = Split::of(corpus, query, plan, rows, columns);
    let (rows, row_facts) = split.axis(rows, layout.row_order, layout.n_rows);
    let (columns, column_facts) = split.axis(columns, layout.column_order, layout.n_columns);
    let n_slots = split.slots.len();
    let mut counts = Vec::with_capacity((row_facts.len() + 1) * (column_facts.len() + 1) * n_slots);
    let mut all = FixedBitSet::with_capacity(corpus.facts.len());
    all.insert_range(..);
    for row in row_facts.iter().chain([&all]) {
        for column in column_facts.iter().chain([&all]) {
            let mut both = row.clone();
            both.intersect_with(column);
            counts.extend(split.by_slot.iter().map(|slot| slot.intersection_count(&both) as u32));
        }
    }
    Matrix { rows, columns, counts, wholes: split.wholes(), slots: split.slots }
}

fn in_one_fact(query: &Query) -> Query {
    Query { scope: None, ..query.clone() }
}

/// The facets that some fact carries a value of.
pub fn usable(corpus: &Corpus) -> Vec<Facet> {
    let has_values = |facet: &Facet| {
        let field = corpus.field(*facet);
        let mut used = (0..field.values.len()).filter(|&value| !field.facts(value).is_empty());
        // Who found a fact is asked only where it differs.
        used.nth(usize::from(*facet == Facet::FoundBy)).is_some()
    };
    Facet::ALL.iter().copied().filter(has_values).collect()
}

/// What the query has as rows and columns; actors and themes, or what there is instead.
pub fn axes(corpus: &Corpus, query: &Query) -> (Facet, Facet) {
    let usable = usable(corpus);
    let or_first = |named: Option<Facet>, usual: Facet, but: Option<Facet>| {
        let named = named.filter(|facet| usable.contains(facet));
        let other = usable.iter().copied().filter(|facet| Some(*facet) != but);
        let first = || if other.clone().any(|facet| facet == usual) { Some(usual) } else { other.clone().next() };
        named.or_else(first).unwrap_or(usual)
    };
    let rows = or_first(query.rows, Facet::Actor, query.columns);
    (rows, or_first(query.columns, Facet::Theme, Some(rows)))
}

/// The facts that are found, by the slots that they are counted in.
struct Split<'a> {
    corpus: &'a Corpus,
    query: &'a Query,
    slots: Vec<Slot>,
    by_slot: Vec<FixedBitSet>,
}

impl<'a> Split<'a> {
    fn of(corpus: &'a Corpus, query: &'a Query, plan: &Plan, rows: Facet, columns: Facet) -> Self {
        let slots = slots(corpus, query, rows, columns);
        let found = if plan.query.scope() == Scope::Fact {
            Cow::Borrowed(plan.facts())
        } else {
            Cow::Owned(matching(corpus, query))
        };
        let mut by_slot = Vec::with_capacity(slots.len());
        for slot in &slots {
            let mut facts = found.as_ref().clone();
            facts.intersect_with(&facts_of_slot(corpus, &slots, *slot));
            by_slot.push(facts);
        }
        Self { corpus, query, slots, by_slot }
    }

    fn wholes(&self) -> Vec<u32> {
        self.slots.iter().map(|slot| facts_of_slot(self.corpus, &self.slots, *slot).count_ones(..) as u32).collect()
    }

    /// The first values of a facet that any fact has which is found, and the facts that carry each.
    fn axis(&self, facet: Facet, order: Order, n_first: usize) -> (MatrixAxis, Vec<FixedBitSet>) {
        let field = self.corpus.field(facet);
        let chosen = known(self.corpus, facet, self.query.selection(facet));
        let (mut values, mut counts) = (Vec::new(), Vec::new());
        for value in 0..=field.values.len() {
            let Some(facts) = carriers(self.corpus, field, &chosen, value) else { continue };
            let of_value = self.by_slot.iter().map(|slot| count_in(slot, &facts));
            counts.extend(of_value);
            if counts[values.len() * self.slots.len()..].iter().all(|&count| count == 0) {
                counts.truncate(values.len() * self.slots.len());
            } else {
                values.push(value);
            }
        }
        let first = self.ordered(field, &values, &counts, order, n_first);
        let shown: Vec<usize> = first.into_iter().map(|at| values[at as usize]).collect();
        let mut sets = Vec::with_capacity(shown.len());
        for &value in &shown {
            let facts = carriers(self.corpus, field, &chosen, value).unwrap_or_default();
            let mut set = FixedBitSet::with_capacity(self.corpus.facts.len());
            facts.iter().for_each(|&fact| set.insert(fact as usize));
            sets.push(set);
        }
        (MatrixAxis { facet, values: shown, n: values.len() }, sets)
    }

    /// The first so many places in `values`, in order; by name it is those with most facts that are ordered.
    fn ordered(&self, field: &Field, values: &[usize], counts: &[u32], order: Order, n_first: usize) -> Vec<u32> {
        let n_slots = self.slots.len();
        let of = |at: u32| &counts[at as usize * n_slots..][..n_slots];
        let mut out: Vec<u32> = (0..values.len() as u32).collect();
        out.sort_by_cached_key(|&at| !of(at).iter().sum::<u32>());
        if order == Order::Difference {
            out.sort_by_cached_key(|&at| !self.difference(of(at)));
        }
        let is_last = |at: u32| values[at as usize] == field.values.len();
        out.sort_by_cached_key(|&at| u32::from(is_last(at)));
        out.truncate(n_first);
        if order == Order::Name {
            let names: Vec<String> = out.iter().map(|&at| fold(name_of(field, values[at as usize]))).collect();
            out = places_by_text(&names).into_iter().map(|at| out[at as usize]).collect();
            out.sort_by_cached_key(|&at| u32::from(is_last(at)));
        }
        out
    }

    /// How far the shares of the first two articles are apart, in millionths.
    fn difference(&self, counts: &[u32]) -> u32 {
        let mut shares = Vec::with_capacity(counts.len());
        for (slot, &count) in self.slots.iter().zip(counts) {
            if let Slot::One(article) = slot {
                shares.push(share(count, n_facts(self.corpus, *article), 1_000_000));
            }
        }
        match shares.as_slice() {
            [one, other, ..] => one.abs_diff(*other),
            _ => 0,
        }
    }
}

/// The articles that are counted apart: those that the query lets in.
fn slots(corpus: &Corpus, query: &Query, rows: Facet, columns: Facet) -> Vec<Slot> {
    if [rows, columns].contains(&Facet::Article) {
        return vec![Slot::All];
    }
    let selection = query.selection(Facet::Article);
    let chosen = known(corpus, Facet::Article, selection);
    let is_in = |at: &ArticleIndex| {
        let id = &corpus.article(*at).id;
        let is = |pick: &Pick| pick.id == *id;
        !selection.exclusions.iter().any(is) && (chosen.picks.is_empty() || chosen.picks.iter().any(is))
    };
    let let_in: Vec<ArticleIndex> = (0..corpus.articles.len()).map(ArticleIndex::new).filter(is_in).collect();
    if let_in.len() <= MOST_SLOTS {
        return let_in.into_iter().map(Slot::One).collect();
    }
    let mut slots = Vec::new();
    if let Some((a, b)) = ledger::pair(corpus, query) {
        slots.extend([a, b].into_iter().filter(|at| let_in.contains(at)).map(Slot::One));
    }
    slots.push(Slot::Others);
    slots
}

fn facts_of_slot(corpus: &Corpus, slots: &[Slot], slot: Slot) -> FixedBitSet {
    let field = corpus.field(Facet::Article);
    let mut out = FixedBitSet::with_capacity(corpus.facts.len());
    let add = |article: ArticleIndex, out: &mut FixedBitSet| {
        field.facts(article.at()).iter().for_each(|&fact| out.insert(fact as usize));
    };
    match slot {
        Slot::One(article) => add(article, &mut out),
        Slot::All => out.toggle_range(..),
        Slot::Others => {
            for slot in slots {
                if let Slot::One(article) = slot {
                    add(*article, &mut out);
                }
            }
            out.toggle_range(..);
        }
    }
    out
}

/// How many facts an article states.
fn n_facts(corpus: &Corpus, article: ArticleIndex) -> u32 {
    corpus.field(Facet::Article).facts(article.at()).len() as u32
}

fn count_in(set: &FixedBitSet, facts: &[u32]) -> u32 {
    facts.iter().map(|&fact| u32::from(set.contains(fact as usize))).sum()
}

fn share(count: u32, whole: u32, of: u64) -> u32 {
    let whole = u64::from(whole.max(1));
    ((u64::from(count) * of + whole / 2) / whole) as u32
}

/// What is chosen, without what the corpus does not know.
fn known(corpus: &Corpus, facet: Facet, selection: &Selection) -> Selection {
    let mut out = selection.clone();
    out.picks.retain(|pick| sets::is_known(corpus, facet, pick));
    out
}

fn id_of(field: &Field, value: usize) -> &str {
    field.values.get(value).map_or(NOT_STATED, |value| &value.id)
}

fn name_of(field: &Field, value: usize) -> &str {
    field.values.get(value).map_or("", |value| &value.name)
}

/// Whether a value rolls up into another.
fn is_beneath(field: &Field, value: usize, id: &str) -> bool {
    let mut at = field.values.get(value);
    // A tree is at most as deep as it has values.
    for _ in 0..field.values.len() {
        at = at.and_then(|value| field.values.get(value.parent? as usize));
        match at {
            Some(above) if above.id == id => return true,
            Some(_) => {}
            None => return false,
        }
    }
    false
}

/// What is chosen (and known) with a value besides; `None`: no query says so.
fn with_value(field: &Field, chosen: &Selection, value: usize) -> Option<Selection> {
    let id = id_of(field, value);
    let mut next = chosen.clone();
    let is_picked = chosen.picks.iter().any(|pick| pick.id == id);
    if chosen.all || chosen.picks.len() < 2 {
        if !is_picked {
            next.picks.push(Pick::of(id));
        }
        next.all = next.picks.len() > 1;
    } else if is_picked {
        next.picks.retain(|pick| pick.id == id);
    } else if chosen.picks.iter().any(|pick| pick.role.is_none() && is_beneath(field, value, &pick.id)) {
        next.picks = vec![Pick::of(id)];
    } else {
        return None;
    }
    Some(next)
}

/// The facts that carry a value in the way in which it is picked; `None`: no query says so.
fn carriers<'a>(corpus: &Corpus, field: &'a Field, chosen: &Selection, value: usize) -> Option<Cow<'a, [u32]>> {
    let facts = field.facts(value);
    if chosen.picks.is_empty() || facts.is_empty() {
        return Some(Cow::Borrowed(facts));
    }
    let with = with_value(field, chosen, value)?;
    if with.all || with.picks.iter().all(|pick| pick.role.is_none()) {
        return Some(Cow::Borrowed(facts));
    }
    let sets: Vec<FixedBitSet> = with.picks.iter().filter_map(|pick| sets::set_of(corpus, field.facet, pick)).collect();
    let set = sets::join(corpus.facts.len(), &sets);
    Some(facts.iter().copied().filter(|&fact| set.contains(fact as usize)).collect())
}

impl Matrix {
    /// The facts of a cell in one of its slots. Without a row, of all rows; without a column, of all columns.
    pub fn count(&self, row: Option<usize>, column: Option<usize>, slot: usize) -> u32 {
        let (n_rows, n_columns) = (self.rows.values.len(), self.columns.values.len());
        let cell = row.unwrap_or(n_rows) * (n_columns + 1) + column.unwrap_or(n_columns);
        self.counts.get(cell * self.slots.len() + slot).copied().unwrap_or(0)
    }

    /// How much of all that its article states is in a cell, per mille.
    pub fn share(&self, corpus: &Corpus, row: Option<usize>, column: Option<usize>, slot: usize) -> u32 {
        let whole = match self.article(row, column, slot) {
            Some(article) => n_facts(corpus, article),
            None => self.wholes.get(slot).copied().unwrap_or(0),
        };
        share(self.count(row, column, slot), whole, 1000)
    }

    /// The one article that a cell's slot is of.
    pub fn article(&self, row: Option<usize>, column: Option<usize>, slot: usize) -> Option<ArticleIndex> {
        let on = |axis: &MatrixAxis, at: Option<usize>| {
            Some(axis).filter(|axis| axis.facet == Facet::Article)?.values.get(at?).copied().map(ArticleIndex::new)
        };
        match self.slots.get(slot) {
            Some(Slot::One(article)) => Some(*article),
            Some(Slot::All) => on(&self.rows, row).or(on(&self.columns, column)),
            _ => None,
        }
    }

    /// Whether it tells something that nothing is there: another article has several facts in the cell.
    pub fn is_finding(&self, row: Option<usize>, column: Option<usize>, slot: usize) -> bool {
        let is_one = |at: usize| matches!(self.slots.get(at), Some(Slot::One(_)));
        let tells = |other: usize| is_one(other) && self.count(row, column, other) >= FINDING;
        is_one(slot) && self.count(row, column, slot) == 0 && (0..self.slots.len()).any(tells)
    }

    /// What a click on a cell asks: the list of the facts that it counts.
    pub fn query(
        &self,
        corpus: &Corpus,
        query: &Query,
        row: Option<usize>,
        column: Option<usize>,
        slot: usize,
    ) -> Query {
        let mut out = Query { fact: None, at: None, matter: None, verdict: None, ..in_one_fact(query) };
        for (axis, at) in [(&self.rows, row), (&self.columns, column)] {
            if let Some(&value) = at.and_then(|at| axis.values.get(at)) {
                pick(corpus, &mut out, axis.facet, value);
            }
        }
        match self.slots.get(slot) {
            Some(Slot::One(article)) => pick(corpus, &mut out, Facet::Article, article.at()),
            Some(Slot::Others) => {
                for slot in &self.slots {
                    if let Slot::One(article) = slot {
                        let id = &corpus.article(*article).id;
                        out.selection_mut(Facet::Article).exclusions.push(Pick::of(id));
                    }
                }
            }
            _ => {}
        }
        out.with_view(View::Facts)
    }
}

fn pick(corpus: &Corpus, query: &mut Query, facet: Facet, value: usize) {
    let chosen = known(corpus, facet, query.selection(facet));
    if let Some(next) = with_value(corpus.field(facet), &chosen, value) {
        *query.selection_mut(facet) = next;
    }
}
