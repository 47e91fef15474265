//! Marks in rows: in lanes one below the other, what is told of one moment gathered, words where there is room for them.

use super::axis::TimeScale;
use super::mark::{End, GAP, Lane, Mark, MarkShape, NAME, ROW};
use super::words::{keep_for_words, left, length, right, spread_words, widen};
use crate::corpus::Corpus;
use crate::query::Group;
use crate::search::Groups;
use crate::wording::answers::{group_label, rest_label};
use fixedbitset::FixedBitSet;
use model::FactIndex;
use model::when::Days;
use text::sorted::unique;

/// Room below a lane.
const BELOW: i32 = 10;
/// More lanes than this are put together.
const MOST_LANES: usize = 24;
/// Rows of a lane, from the most to the fewest, until the chart is no higher and fuller than the next two allow; at the
/// first try each mark keeps room for words.
const ROWS: [usize; 8] = [MOST_ROWS, 20, 9, 6, 4, 2, 1, 0];
const MOST_ROWS: usize = 48;
const MOST_MARKS: usize = 500;
/// Marks that share their rows: those of one lane and one article, all others of the lane below them.
pub(super) struct Strand {
    lane: usize,
    /// Places in the list of facts.
    facts: Vec<u32>,
    /// By place in the strand the first that tells of the same moment: its own, or one before.
    firsts: Vec<usize>,
}

/// The lanes without their heights, and what is in them from the top.
pub(super) struct Strands {
    lanes: Vec<Lane>,
    strands: Vec<Strand>,
}

/// Facts in lanes: those with a statement that is linked to another article first, but articles as they appeared.
pub(super) fn strands(corpus: &Corpus, facts: &[FactIndex], by: Group) -> Strands {
    let groups = Groups::of(corpus, by);
    let keys: Vec<u32> = facts.iter().map(|&fact| groups.key(corpus, fact)).collect();
    let article = |at: u32| facts.get(at as usize).map_or(0, |&fact| corpus.fact(fact).article.0.min(2));
    let kept = kept(&keys);
    // What is in no lane of its own comes last.
    let lane_of = |at: u32| kept.binary_search(&keys[at as usize]).unwrap_or(kept.len());
    let mut is_linked = vec![by == Group::Article; kept.len() + 1];
    let linked = linked(corpus);
    for (at, fact) in (0..).zip(facts) {
        // Nor is it a subject of its own what states none.
        is_linked[lane_of(at)] |= keys[at as usize] != u32::MAX && linked.contains(fact.at());
    }
    is_linked[kept.len()] = false;
    let mut order: Vec<u32> = (0..facts.len() as u32).collect();
    order.sort_by_cached_key(|&at| article(at));
    order.sort_by_cached_key(|&at| (lane_of(at) + if is_linked[lane_of(at)] { 0 } else { kept.len() }) as u32);
    let mut out = Strands { lanes: Vec::new(), strands: Vec::new() };
    for chunk in order.chunk_by(|&one, &next| lane_of(one) == lane_of(next)) {
        let Some(&first) = chunk.first() else { continue };
        let fact = corpus.fact(facts[first as usize]);
        let is_rest = lane_of(first) == kept.len();
        let label = if is_rest { rest_label(by).to_owned() } else { group_label(corpus, by, fact) };
        let article_of_lane = (by == Group::Article && !is_rest).then_some(fact.article);
        out.lanes.push(Lane { label, article: article_of_lane, y: 0, n: chunk.len() });
        for strand in chunk.chunk_by(|&one, &next| article(one) == article(next)) {
            let firsts = firsts(corpus, facts, strand);
            out.strands.push(Strand { lane: out.lanes.len() - 1, facts: strand.to_vec(), firsts });
        }
    }
    out
}

/// The facts that are linked to one of another article.
pub(super) fn linked(corpus: &Corpus) -> FixedBitSet {
    let mut linked = FixedBitSet::with_capacity(corpus.facts.len());
    for link in &corpus.links {
        if corpus.fact(link.from).article != corpus.fact(link.to).article {
            linked.insert(link.from.at());
            linked.insert(link.to.at());
        }
    }
    linked
}

/// The keys of lanes, rising: all, or those with the most facts.
fn kept(keys: &[u32]) -> Vec<u32> {
    let mut sorted = keys.to_vec();
    sorted.sort_unstable();
    let mut lanes: Vec<&[u32]> = sorted.chunk_by(|one, next| one == next).collect();
    lanes.sort_by_cached_key(|lane| !(lane.len() as u32));
    if lanes.len() > MOST_LANES {
        lanes.truncate(MOST_LANES - 1);
    }
    unique(lanes.iter().filter_map(|lane| lane.first().copied()))
}

/// Of each fact of a strand the first that the same article tells of the same time with the same status. What is told
/// of the same days stands together, for facts come by their days.
fn firsts(corpus: &Corpus, facts: &[FactIndex], strand: &[u32]) -> Vec<usize> {
    let fact = |at: usize| corpus.fact(facts[strand[at] as usize]);
    let days = |at: usize| fact(at).when.as_ref().map(|when| when.days);
    let is_same = |one: usize, next: usize| {
        let (one, next) = (fact(one), fact(next));
        (&one.when, one.status, one.negated, one.article) == (&next.when, next.status, next.negated, next.article)
    };
    let mut firsts: Vec<usize> = Vec::with_capacity(strand.len());
    let mut begin = 0;
    for at in 0..strand.len() {
        if days(begin) != days(at) {
            begin = at;
        }
        let first = (begin..at).find(|&one| firsts[one] == one && is_same(one, at));
        firsts.push(first.unwrap_or(at));
    }
    firsts
}

/// Strands in rows, one below the other.
pub(super) fn stacked(
    corpus: &Corpus,
    scale: &TimeScale,
    marks: &[Mark],
    strands: Strands,
    top: i32,
    width: i32,
    is_named_beside: bool,
) -> Placed {
    let Strands { lanes, strands } = strands;
    let columns = columns(scale);
    let length = |mark: &Mark| length(&corpus.fact(mark.fact).statement);
    let mut marks = gathered(marks, &strands);
    for mark in &mut marks {
        widen(mark, width);
        keep_for_words(mark, length(mark), width);
    }
    let mut all: Vec<Packed> = Vec::new();
    for (at, most) in ROWS.into_iter().enumerate() {
        if at == 1 {
            marks.iter_mut().for_each(|mark| mark.words = (mark.to, mark.to));
        }
        all = strands.iter().map(|strand| packed(&marks, &columns, strand, most)).collect();
        if is_little(&all) {
            break;
        }
    }
    let mut placed = Placed { marks: Vec::new(), mark_of: vec![0; marks.len()], lanes, rows: Vec::new(), height: top };
    let (mut lane, mut lowest) = (usize::MAX, 0);
    for (strand, packed) in strands.iter().zip(&all) {
        if strand.lane != lane {
            placed.height = placed.height.max(lowest) + if lane == usize::MAX { 0 } else { BELOW };
            lane = strand.lane;
            placed.lanes[lane].y = placed.height;
            // A name beside its lane is as high as one above it, with its count below it.
            lowest = if is_named_beside { placed.height + 2 * ROW } else { 0 };
            placed.height += if is_named_beside { BELOW / 2 } else { NAME };
        }
        placed.rows.extend(strand.facts.first().map(|&fact| (fact, placed.height)));
        placed.put(scale, &marks, &columns, strand, packed);
        placed.height += packed.n_rows as i32 * ROW;
    }
    placed.height = placed.height.max(lowest) + BELOW;
    placed.sort();
    spread_words(&mut placed.marks, width, &length);
    placed
}

/// The marks, with how many each stands for where one stands for several.
fn gathered(marks: &[Mark], strands: &[Strand]) -> Vec<Mark> {
    let mut marks = marks.to_vec();
    for strand in strands {
        let others = strand.firsts.iter().enumerate().filter(|(at, first)| at != *first);
        others.for_each(|(_, &first)| marks[strand.facts[first] as usize].n += 1);
    }
    marks
}

/// Whether all of it can be drawn.
fn is_little(all: &[Packed]) -> bool {
    let (mut n_rows, mut n_marks) = (0, 0);
    for strand in all {
        n_rows += strand.n_rows;
        n_marks += strand.n_drawn + strand.counts.len();
    }
    n_rows <= MOST_ROWS && n_marks <= MOST_MARKS
}

/// Columns in which things can be counted: the days of each, and its edges within the window.
struct Column {
    days: Days,
    from: i32,
    to: i32,
}

fn columns(scale: &TimeScale) -> Vec<Column> {
    let window = scale.window();
    let mut starts = vec![window.first];
    starts.extend(scale.ticks().iter().map(|tick| tick.day).filter(|&day| day > window.first));
    let mut columns = Vec::with_capacity(starts.len());
    for (at, &first) in starts.iter().enumerate() {
        let next = starts.get(at + 1).map_or(window.last + 1, |&next| next);
        let days = Days { first, last: next - 1 };
        columns.push(Column { days, from: scale.at(first), to: scale.at(next) });
    }
    columns
}

/// The column in which something begins.
fn column_at(columns: &[Column], at: i32) -> usize {
    columns.partition_point(|column| column.to <= at).min(columns.len().saturating_sub(1))
}

/// A strand in rows.
struct Packed {
    /// By place in the strand the row; [`COUNTED`]: its column is counted.
    rows: Vec<u32>,
    /// The columns that are counted.
    counts: Vec<u32>,
    n_drawn: usize,
    n_rows: usize,
}

const COUNTED: u32 = u32::MAX;

/// Puts each mark with its words into the first row in which there is room; where there is none among so many rows, all that begins
/// in that column is counted, in a row of counts above the others.
fn packed(marks: &[Mark], columns: &[Column], strand: &Strand, most: usize) -> Packed {
    let Strand { facts, firsts, .. } = strand;
    let mark = |at: u32| &marks[facts[at as usize] as usize];
    let mut order: Vec<u32> = (0..facts.len() as u32).filter(|&at| firsts[at as usize] == at as usize).collect();
    order.sort_by_cached_key(|&at| mark(at).from.cast_unsigned());
    let mut is_counted = vec![false; columns.len()];
    loop {
        let mut rows = vec![COUNTED; facts.len()];
        let mut taken: Vec<Vec<(i32, i32)>> = Vec::new();
        let (mut is_crowded, mut n_drawn) = (false, 0);
        for &at in &order {
            let column = column_at(columns, mark(at).from);
            if is_counted[column] {
                continue;
            }
            let (from, to) = (left(mark(at)), right(mark(at)) + GAP);
            let is_free = |row: &Vec<(i32, i32)>| row.iter().all(|other| other.1 <= from || to <= other.0);
            let row = taken.iter().position(is_free).unwrap_or(taken.len());
            if row >= most {
                is_counted[column] = true;
                is_crowded = true;
                continue;
            }
            if row == taken.len() {
                taken.push(Vec::new());
            }
            taken[row].push((from, to));
            rows[at as usize] = row as u32;
            n_drawn += 1;
        }
        if is_crowded {
            continue;
        }
        let counts: Vec<u32> = (0..).zip(&is_counted).filter(|(_, is)| **is).map(|(at, _)| at).collect();
        let n_rows = taken.len() + usize::from(!counts.is_empty());
        return Packed { rows, counts, n_drawn, n_rows };
    }
}

/// What is there so far.
pub(super) struct Placed {
    pub(super) marks: Vec<Mark>,
    /// By fact the mark that stands for it.
    pub(super) mark_of: Vec<u32>,
    pub(super) lanes: Vec<Lane>,
    /// Of each strand a fact, and where its rows begin.
    pub(super) rows: Vec<(u32, i32)>,
    pub(super) height: i32,
}

impl Placed {
    /// Takes in a strand below all others.
    fn put(&mut self, scale: &TimeScale, marks: &[Mark], columns: &[Column], strand: &Strand, packed: &Packed) {
        let y = self.height;
        let below = y + if packed.counts.is_empty() { 0 } else { ROW };
        let mut count_of: Vec<Option<usize>> = vec![None; columns.len()];
        for (at, &fact) in strand.facts.iter().enumerate() {
            let mark = &marks[fact as usize];
            let first = strand.firsts[at];
            if first != at {
                self.mark_of[fact as usize] = self.mark_of[strand.facts[first] as usize];
                continue;
            }
            self.mark_of[fact as usize] = self.marks.len() as u32;
            let row = packed.rows[at];
            if row != COUNTED {
                self.marks.push(Mark { y: below + row as i32 * ROW, ..mark.clone() });
                continue;
            }
            let at = column_at(columns, mark.from);
            if let Some(place) = count_of[at] {
                self.mark_of[fact as usize] = place as u32;
                self.marks[place].n += mark.n;
                continue;
            }
            count_of[at] = Some(self.marks.len());
            let Column { days, from, to } = &columns[at];
            let (from, to) = (*from + 1, (*to - 1).max(*from + 2));
            let column = scale.edtf_of(*days);
            let (begin, end) = (End::Firm, End::Firm);
            let words = (to, to);
            self.marks.push(Mark { shape: MarkShape::Count, from, to, words, y, begin, end, column, ..mark.clone() });
        }
    }

    /// Has the marks stand in the order of the facts: each before all that a later fact has.
    fn sort(&mut self) {
        let mut order: Vec<u32> = Vec::with_capacity(self.marks.len());
        let mut place_of = vec![u32::MAX; self.marks.len()];
        for mark in &mut self.mark_of {
            let place = &mut place_of[*mark as usize];
            if *place == u32::MAX {
                *place = order.len() as u32;
                order.push(*mark);
            }
            *mark = *place;
        }
        let mut sorted: Vec<Mark> = Vec::with_capacity(order.len());
        sorted.extend(order.iter().filter_map(|&at| self.marks.get(at as usize)).cloned());
        self.marks = sorted;
    }
}
