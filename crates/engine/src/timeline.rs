//! What was told on a time axis: every dated fact at its own time, drawn as precisely as it is told.
//!
//! A [`Timeline`] is what a query has to show; a [`Chart`] is where each of it stands on so many pixels: in lanes, in
//! rows without overlap. Where a lane would be too high, what begins in a crowded column is counted instead of drawn.
//! All numbers are whole.

mod axis;

pub use axis::{Tick, TimeAxis, TimeScale};

use crate::corpus::Corpus;
use crate::plan::{Plan, matching};
use crate::query::{Group, NOT_STATED, Query};
use crate::search::{Groups, rank};
use crate::wording::answers::{group_label, rest_label};
use crate::wording::dates::time;
use fixedbitset::FixedBitSet;
use model::closed::Facet;
use model::when::{Day, Days, OPEN_END, OPEN_START, When};
use model::{ArticleIndex, Fact, FactIndex};
use text::sorted::unique;

/// What a query has to show on a time axis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Its dated facts, oldest first.
    pub facts: Vec<FactIndex>,
    /// How many facts say nothing of their time, whatever range of time the query names.
    pub n_undated: usize,
    /// The years that there would be without a range of time; `None`: nothing is dated.
    pub axis: Option<TimeAxis>,
    /// The articles that tell them.
    pub articles: Vec<ArticleIndex>,
}

impl Timeline {
    /// Of the facts that a query finds.
    pub fn of(corpus: &Corpus, plan: &Plan) -> Self {
        let facts = dated(corpus, plan);
        let (mut days, mut n_undated, mut articles) = (Vec::new(), 0, Vec::new());
        // A range of time can also add facts: by its own condition in a wider scope, or where the words that nothing
        // within it has together are found one by one.
        let at_any_time = at_any_time(corpus, plan);
        for at in at_any_time.ones().chain(facts.iter().map(|fact| fact.at())) {
            let fact = corpus.fact(FactIndex::new(at));
            let Some(when) = &fact.when else {
                n_undated += 1;
                continue;
            };
            articles.push(fact.article.0);
            days.extend(known_ends(corpus, fact, when));
        }
        let articles: Vec<ArticleIndex> = unique(articles).into_iter().map(ArticleIndex).collect();
        let published = articles.iter().filter_map(|&article| corpus.article(article).published.as_ref());
        days.extend(published.flat_map(|when| [when.days.first, when.days.last]).filter(is_known));
        Self { facts, n_undated, axis: TimeAxis::of(&days), articles }
    }
}

/// The facts that there would be without a range of time.
fn at_any_time(corpus: &Corpus, plan: &Plan) -> FixedBitSet {
    if plan.query.selection(Facet::When).picks.is_empty() {
        return plan.facts().clone();
    }
    let mut any_time = plan.query.narrowing();
    any_time.selection_mut(Facet::When).picks.clear();
    matching(corpus, &any_time)
}

/// The dated facts that a query finds, oldest first: by when they are told to begin, or where that is open to end.
fn dated(corpus: &Corpus, plan: &Plan) -> Vec<FactIndex> {
    let found = plan.facts();
    let mut facts: Vec<FactIndex> = found.ones().map(FactIndex::new).collect();
    let days = |fact: &FactIndex| corpus.fact(*fact).when.as_ref().map_or(Days::default(), |when| when.days);
    facts.retain(|fact| corpus.fact(*fact).when.is_some());
    facts.sort_by_cached_key(|&fact| corpus.reading_order(fact));
    facts.sort_by_cached_key(|fact| rank(days(fact).last));
    facts.sort_by_cached_key(|fact| rank(own_day(days(fact))));
    facts
}

/// The day by which a time has its place among others: its first, or where that is open its last.
pub fn own_day(days: Days) -> Day {
    if days.first == OPEN_START { days.last } else { days.first }
}

/// Days that are not open ends.
fn is_known(day: &Day) -> bool {
    *day != OPEN_START && *day != OPEN_END
}

fn known_ends(corpus: &Corpus, fact: &Fact, when: &When) -> impl Iterator<Item = Day> {
    let days = days_stated(corpus, fact, when);
    [days.first, days.last].into_iter().filter(is_known)
}

/// The days that count for filters, as well.
fn days_stated(corpus: &Corpus, fact: &Fact, when: &When) -> Days {
    let published = corpus.articles.get(fact.article.at()).and_then(|article| article.published.as_ref());
    when.days_stated(fact.status, published.map(|when| when.days))
}

/// The query that finds what is not dated, under its other conditions.
pub fn undated(query: &Query) -> Query {
    let mut query = query.clone();
    let selection = query.selection_mut(Facet::When);
    selection.picks.clear();
    selection.picks.push(crate::query::Pick::of(NOT_STATED));
    query
}

/// What lanes are by: what the query groups by where that is theme or actor, else articles.
pub fn lanes(query: &Query) -> Group {
    query.group.filter(|group| matches!(group, Group::Theme | Group::Actor)).unwrap_or(Group::Article)
}

/// How an end of something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// As a date.
    Firm,
    /// About, or doubted.
    Rough,
    /// Not at all: it goes on, or nobody says since when.
    Open,
}

/// As what something is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkShape {
    /// So short that it has one place: a day, a month.
    Point,
    /// Somewhere within: a year, a decade.
    Within,
    /// It lasts from one time to another.
    Lasting,
    /// What begins in a column, counted.
    Count,
}

/// Something on the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which fact; of a count the first.
    pub fact: FactIndex,
    /// How many facts it stands for.
    pub n: u32,
    /// As what it is drawn.
    pub shape: MarkShape,
    /// Its left edge, in pixels.
    pub from: i32,
    /// Its right edge.
    pub to: i32,
    /// The top of its row, in pixels.
    pub y: i32,
    /// How its begin is told.
    pub begin: End,
    /// How its end is told.
    pub end: End,
    /// Of a count: the column's days, EDTF.
    pub column: String,
}

/// Facts of one article, theme or actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// What they have in common.
    pub label: String,
    /// Which article, where lanes are articles.
    pub article: Option<ArticleIndex>,
    /// Its top, in pixels.
    pub y: i32,
    /// How many facts of it are seen.
    pub n: usize,
}

/// When an article was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Which.
    pub article: ArticleIndex,
    /// The left edge of its day, month or year, in pixels.
    pub from: i32,
    /// The right edge.
    pub to: i32,
    /// Where its name stands, where there is room: left edge and row.
    pub name: Option<(i32, i32)>,
}

/// A link between two facts that are both drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawnLink {
    /// A place in [`model::Records::links`].
    pub link: usize,
    /// Places in [`Chart::marks`].
    pub from: usize,
    /// The later one.
    pub to: usize,
}

/// Where everything stands in a window of the axis. Pixels from the left and the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The window and its pixels.
    pub scale: TimeScale,
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
    /// The facts that are seen, oldest first: what the list says.
    pub facts: Vec<FactIndex>,
    /// In the same order.
    pub marks: Vec<Mark>,
    /// From the top.
    pub lanes: Vec<Lane>,
    /// Where in a lane that is no article the rows of which article begin.
    pub strands: Vec<(ArticleIndex, i32)>,
    /// Publications that are seen.
    pub published: Vec<Published>,
    /// Links between what is drawn, the first few hundred.
    pub ties: Vec<DrawnLink>,
    /// By [`Chart::facts`] the mark that stands for it.
    mark_of: Vec<u32>,
}

/// How high a row is.
pub const ROW: i32 = 18;
/// How high the name of a lane, or of an article, is.
const NAME: i32 = 24;
/// Room below a lane.
const BELOW: i32 = 10;
/// How wide a point is.
const POINT: i32 = 12;
/// How far what goes on is drawn where nothing says how long.
const TAIL: i32 = 54;
/// How far what goes on reaches beyond what is known of it.
const ARROW: i32 = 14;
/// Between two marks of a row.
const GAP: i32 = 3;
/// More lanes than this are put together.
const MOST_LANES: usize = 24;
/// Rows of a lane, from the most to the fewest, until the chart is no higher and fuller than the next two allow.
const ROWS: [usize; 7] = [20, 9, 6, 4, 2, 1, 0];
const MOST_ROWS: usize = 48;
const MOST_MARKS: usize = 500;
/// More links than this would be a thicket.
const MOST_TIES: usize = 300;
/// Rows of articles' names above the lanes.
const NAME_ROWS: usize = 2;

impl Chart {
    /// A window of a timeline on so many pixels; without a window all of it. `None` where nothing is dated.
    pub fn of(corpus: &Corpus, timeline: &Timeline, by: Group, window: Option<Days>, width: u32) -> Option<Self> {
        let scale = TimeScale::new(timeline.axis.clone()?, window, width);
        let width = width as i32;
        let mut facts = Vec::new();
        let mut marks = Vec::new();
        for &fact in &timeline.facts {
            if let Some(mark) = mark(corpus, &scale, width, fact) {
                facts.push(fact);
                marks.push(mark);
            }
        }
        let published = published(corpus, &timeline.articles, &scale, width);
        let top = published.iter().filter_map(|one| one.name).map(|(_, row)| (row + 1) * NAME).max().unwrap_or(0);
        let strands = strands(corpus, &facts, by);
        let Placed { marks, mark_of, lanes, rows, height } = stacked(&scale, &marks, strands, top);
        let mut strands = Vec::new();
        for (at, y) in rows.into_iter().filter(|_| by != Group::Article) {
            strands.push((corpus.fact(facts[at as usize]).article, y));
        }
        let ties = ties(corpus, &facts, &mark_of);
        Some(Self { scale, width, height, facts, marks, lanes, strands, published, ties, mark_of })
    }

    /// The days that are seen, in words: "1990 – 2015", "June 2011".
    pub fn seen(&self) -> String {
        When::of(&self.scale.edtf_of(self.scale.window())).map_or_else(String::new, |when| time(&when, None))
    }

    /// The mark that stands for a fact.
    pub fn mark_of(&self, fact: FactIndex) -> Option<&Mark> {
        let at = self.facts.iter().position(|seen| *seen == fact)?;
        self.marks.get(*self.mark_of.get(at)? as usize)
    }
}

/// Where a fact stands on the axis; `None`: not in the window.
fn mark(corpus: &Corpus, scale: &TimeScale, width: i32, index: FactIndex) -> Option<Mark> {
    let fact = corpus.fact(index);
    let when = fact.when.as_ref()?;
    let days = days_stated(corpus, fact, when);
    if !days.overlaps(scale.window()) {
        return None;
    }
    let (rough_begin, rough_end) = when.is_rough();
    let end = |day: Day, is_rough: bool| match (is_known(&day), is_rough) {
        (false, _) => End::Open,
        (true, true) => End::Rough,
        (true, false) => End::Firm,
    };
    let (begin, end) = (end(when.days.first, rough_begin), end(when.days.last, rough_end));
    let (mut from, mut to) = (scale.at(days.first.max(scale.window().first)), width);
    if is_known(&days.last) {
        to = scale.at(days.last.min(scale.window().last) + 1);
    } else {
        to = to.min(from + TAIL);
    }
    if !is_known(&days.first) {
        from = from.max(to - TAIL);
    }
    if end == End::Open && is_known(&days.last) {
        to = width.min(to + ARROW);
    }
    let shape = match when.is_lasting() {
        true => MarkShape::Lasting,
        false if scale.at(days.last + 1) - scale.at(days.first) <= POINT + GAP => MarkShape::Point,
        false => MarkShape::Within,
    };
    if shape == MarkShape::Point || to - from < POINT {
        // A point stands in the middle of what it means; nothing is narrower than one.
        from = (i32::midpoint(from, to) - POINT / 2).clamp(0, (width - POINT).max(0));
        to = from + POINT;
    }
    Some(Mark { fact: index, n: 1, shape, from, to, y: 0, begin, end, column: String::new() })
}

/// Marks that share their rows: those of one lane and one article, all others of the lane below them.
struct Strand {
    lane: usize,
    /// Places in the list of facts.
    facts: Vec<u32>,
}

/// The lanes without their heights, and what is in them from the top.
struct Strands {
    lanes: Vec<Lane>,
    strands: Vec<Strand>,
}

fn strands(corpus: &Corpus, facts: &[FactIndex], by: Group) -> Strands {
    let groups = Groups::of(corpus, by);
    let keys: Vec<u32> = facts.iter().map(|&fact| groups.key(corpus, fact)).collect();
    let article = |at: u32| facts.get(at as usize).map_or(0, |&fact| corpus.fact(fact).article.0.min(2));
    let kept = kept(&keys);
    // What is in no lane of its own comes last.
    let lane_of = |at: u32| kept.binary_search(&keys[at as usize]).unwrap_or(kept.len());
    let mut order: Vec<u32> = (0..facts.len() as u32).collect();
    order.sort_by_cached_key(|&at| article(at));
    order.sort_by_cached_key(|&at| lane_of(at) as u32);
    let mut out = Strands { lanes: Vec::new(), strands: Vec::new() };
    for chunk in order.chunk_by(|&one, &next| lane_of(one) == lane_of(next)) {
        let Some(&first) = chunk.first() else { continue };
        let fact = corpus.fact(facts[first as usize]);
        let is_rest = lane_of(first) == kept.len();
        let label = if is_rest { rest_label(by).to_owned() } else { group_label(corpus, by, fact) };
        let article_of_lane = (by == Group::Article && !is_rest).then_some(fact.article);
        out.lanes.push(Lane { label, article: article_of_lane, y: 0, n: chunk.len() });
        for strand in chunk.chunk_by(|&one, &next| article(one) == article(next)) {
            out.strands.push(Strand { lane: out.lanes.len() - 1, facts: strand.to_vec() });
        }
    }
    out
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

/// Strands in rows, one below the other.
fn stacked(scale: &TimeScale, marks: &[Mark], strands: Strands, top: i32) -> Placed {
    let Strands { lanes, strands } = strands;
    let columns = columns(scale);
    let mut all: Vec<Packed> = Vec::new();
    for most in ROWS {
        all = strands.iter().map(|strand| packed(marks, &columns, &strand.facts, most)).collect();
        if is_little(&all) {
            break;
        }
    }
    let mut placed = Placed { marks: Vec::new(), mark_of: vec![0; marks.len()], lanes, rows: Vec::new(), height: top };
    let mut lane = usize::MAX;
    for (strand, packed) in strands.iter().zip(&all) {
        if strand.lane != lane {
            placed.height += if lane == usize::MAX { 0 } else { BELOW };
            lane = strand.lane;
            placed.lanes[lane].y = placed.height;
            placed.height += NAME;
        }
        placed.rows.extend(strand.facts.first().map(|&fact| (fact, placed.height)));
        placed.put(scale, marks, &columns, strand, packed);
        placed.height += packed.n_rows as i32 * ROW;
    }
    placed.height += BELOW;
    placed.sort();
    placed
}

/// Whether all of it can be drawn.
fn is_little(all: &[Packed]) -> bool {
    let (mut n_rows, mut n_marks) = (0, 0);
    for strand in all {
        n_rows += strand.n_rows;
        n_marks += strand.rows.len() - strand.n_counted + strand.counts.len();
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
    n_counted: usize,
    n_rows: usize,
}

const COUNTED: u32 = u32::MAX;

/// Puts each mark into the first row in which there is room; where there is none among so many rows, all that begins
/// in that column is counted, in a row of counts above the others.
fn packed(marks: &[Mark], columns: &[Column], facts: &[u32], most: usize) -> Packed {
    let from = |at: u32| marks[facts[at as usize] as usize].from;
    let mut order: Vec<u32> = (0..facts.len() as u32).collect();
    order.sort_by_cached_key(|&at| from(at).cast_unsigned());
    let mut is_counted = vec![false; columns.len()];
    loop {
        let mut rows = vec![COUNTED; facts.len()];
        let mut ends: Vec<i32> = Vec::new();
        let (mut is_crowded, mut n_counted) = (false, 0);
        for &at in &order {
            let column = column_at(columns, from(at));
            if is_counted[column] {
                n_counted += 1;
                continue;
            }
            let row = ends.iter().position(|end| *end <= from(at)).unwrap_or(ends.len());
            if row >= most {
                is_counted[column] = true;
                is_crowded = true;
                continue;
            }
            ends.resize(ends.len().max(row + 1), 0);
            ends[row] = marks[facts[at as usize] as usize].to + GAP;
            rows[at as usize] = row as u32;
        }
        if is_crowded {
            continue;
        }
        let counts: Vec<u32> = (0..).zip(&is_counted).filter(|(_, is)| **is).map(|(at, _)| at).collect();
        let n_rows = ends.len() + usize::from(!counts.is_empty());
        return Packed { rows, counts, n_counted, n_rows };
    }
}

/// What is there so far.
struct Placed {
    marks: Vec<Mark>,
    /// By fact the mark that stands for it.
    mark_of: Vec<u32>,
    lanes: Vec<Lane>,
    /// Of each strand a fact, and where its rows begin.
    rows: Vec<(u32, i32)>,
    height: i32,
}

impl Placed {
    /// Takes in a strand below all others.
    fn put(&mut self, scale: &TimeScale, marks: &[Mark], columns: &[Column], strand: &Strand, packed: &Packed) {
        let y = self.height;
        let below = y + if packed.counts.is_empty() { 0 } else { ROW };
        let mut count_of: Vec<Option<usize>> = vec![None; columns.len()];
        for (&fact, &row) in strand.facts.iter().zip(&packed.rows) {
            let mark = &marks[fact as usize];
            self.mark_of[fact as usize] = self.marks.len() as u32;
            if row != COUNTED {
                self.marks.push(Mark { y: below + row as i32 * ROW, ..mark.clone() });
                continue;
            }
            let at = column_at(columns, mark.from);
            if let Some(place) = count_of[at] {
                self.mark_of[fact as usize] = place as u32;
                self.marks[place].n += 1;
                continue;
            }
            count_of[at] = Some(self.marks.len());
            let Column { days, from, to } = &columns[at];
            let (from, to) = (*from + 1, (*to - 1).max(*from + 2));
            let column = scale.edtf_of(*days);
            self.marks.push(Mark { shape: MarkShape::Count, from, to, y, column, ..mark.clone() });
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

/// How many publications are drawn at most: more of them would cover what is told.
const MOST_PUBLISHED: usize = 12;

/// The publications in the window, with their names where there is room; none where there are very many.
fn published(corpus: &Corpus, articles: &[ArticleIndex], scale: &TimeScale, width: i32) -> Vec<Published> {
    let mut out = Vec::new();
    for &article in articles {
        let Some(when) = &corpus.article(article).published else { continue };
        if !when.days.overlaps(scale.window()) {
            continue;
        }
        let (from, to) = (scale.at(when.days.first).max(0), scale.at(when.days.last.saturating_add(1)).min(width));
        out.push(Published { article, from, to, name: None });
    }
    if out.len() > MOST_PUBLISHED {
        return Vec::new();
    }
    out.sort_by_cached_key(|one| one.from.cast_unsigned());
    let mut ends = [0; NAME_ROWS];
    for one in &mut out {
        // Letters of this size are no wider than this, with the mark before them.
        let length = corpus.article_name(one.article).chars().count() as i32 * 8 + 20;
        let from = one.from.min(width - length);
        if let Some(row) = ends.iter().position(|end| *end <= from) {
            ends[row] = from + length;
            one.name = Some((from, row as i32));
        }
    }
    out
}

/// Links between facts that are seen, each pair of marks once.
fn ties(corpus: &Corpus, facts: &[FactIndex], mark_of: &[u32]) -> Vec<DrawnLink> {
    let mut mark = vec![u32::MAX; corpus.facts.len()];
    for (fact, &its) in facts.iter().zip(mark_of) {
        mark[fact.at()] = its;
    }
    let mut ties: Vec<DrawnLink> = Vec::new();
    for (link, record) in corpus.links.iter().enumerate() {
        let end = |fact: FactIndex| mark.get(fact.at()).copied().filter(|&mark| mark != u32::MAX);
        let (Some(from), Some(to)) = (end(record.from), end(record.to)) else { continue };
        let (from, to) = (from as usize, to as usize);
        if from != to && !ties.iter().any(|tie| (tie.from, tie.to) == (from, to)) {
            ties.push(DrawnLink { link, from, to });
        }
        if ties.len() >= MOST_TIES {
            break;
        }
    }
    ties
}
