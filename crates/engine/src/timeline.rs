//! What was told on a time axis: every dated fact at its own time, drawn as precisely as it is told.
//!
//! A [`Timeline`] is what a query has to show; a [`Chart`] is where each of it stands on so many pixels: in lanes, in
//! rows without overlap, with words beside the marks where there is room. What is told of one moment is one mark. Where
//! a lane would be too high, what begins in a crowded column is counted instead of drawn. All numbers are whole.

mod axis;
mod mark;
mod rows;
mod subject;
mod words;

pub use axis::{Tick, TimeAxis, TimeScale};
pub use mark::{End, Lane, Mark, MarkShape, ROW};
pub use subject::{Subject, same_subject};

use crate::corpus::Corpus;
use crate::plan::{Plan, matching};
use crate::query::{Group, NOT_STATED, Query};
use crate::search::rank;
use crate::wording::dates::time;
use fixedbitset::FixedBitSet;
use mark::{GAP, NAME};
use model::closed::Facet;
use model::when::{Day, Days, OPEN_END, OPEN_START, When};
use model::{ArticleIndex, Fact, FactIndex};
use rows::{Placed, linked, stacked, strands};
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

/// What lanes are by: what the query groups by where that is theme, article or actor; else themes, so that what two
/// articles tell of one stands together; where there are none, articles.
pub fn lanes(corpus: &Corpus, query: &Query) -> Group {
    let or_else = if corpus.themes.is_empty() { Group::Article } else { Group::Theme };
    query.group.filter(|group| matches!(group, Group::Theme | Group::Article | Group::Actor)).unwrap_or(or_else)
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

/// Where everything stands in a window of the axis. Pixels from the left and the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The window and its pixels.
    pub scale: TimeScale,
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
    /// Whether the names of lanes stand beside them.
    pub is_named_beside: bool,
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
    /// By [`Chart::facts`] the mark that stands for it.
    mark_of: Vec<u32>,
}

/// How wide a point is.
const POINT: i32 = 12;
/// How far what goes on is drawn where nothing says how long.
const TAIL: i32 = 54;
/// How far what goes on reaches beyond what is known of it.
const ARROW: i32 = 14;
/// Rows of articles' names above the lanes.
const NAME_ROWS: usize = 3;

impl Chart {
    /// A window of a timeline on so many pixels, the names of lanes above them or beside them; without a window all of
    /// it. `None` where nothing is dated.
    pub fn of(
        corpus: &Corpus,
        timeline: &Timeline,
        by: Group,
        window: Option<Days>,
        width: u32,
        is_named_beside: bool,
    ) -> Option<Self> {
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
        let Placed { marks, mark_of, lanes, rows, height } =
            stacked(corpus, &scale, &marks, strands, top, width, is_named_beside);
        let mut strands = Vec::new();
        for (at, y) in rows.into_iter().filter(|_| by != Group::Article) {
            strands.push((corpus.fact(facts[at as usize]).article, y));
        }
        Some(Self { scale, width, height, is_named_beside, facts, marks, lanes, strands, published, mark_of })
    }

    /// The days that are seen, in words: "1990 – 2015", "June 2011".
    pub fn seen(&self) -> String {
        When::of(&self.scale.edtf_of(self.scale.window())).map_or_else(String::new, |when| time(&when, None))
    }

    /// The mark that stands for a fact.
    pub fn mark_of(&self, fact: FactIndex) -> Option<&Mark> {
        self.marks.get(self.place_of(fact)? as usize)
    }

    fn place_of(&self, fact: FactIndex) -> Option<u32> {
        let at = self.facts.iter().position(|seen| *seen == fact)?;
        self.mark_of.get(at).copied()
    }

    /// The facts that are linked to one of another article, oldest first.
    pub fn linked(&self, corpus: &Corpus) -> Vec<FactIndex> {
        let linked = linked(corpus);
        self.facts.iter().copied().filter(|fact| linked.contains(fact.at())).collect()
    }

    /// What links from one mark to another, of all facts of the mark that stands for this one.
    pub fn ties_of(&self, corpus: &Corpus, fact: FactIndex) -> Vec<(&Mark, &Mark)> {
        let mut ties: Vec<(&Mark, &Mark)> = Vec::new();
        for fact in self.facts_beside(fact) {
            for link in corpus.links_of(fact) {
                let (Some(from), Some(to)) = (self.mark_of(link.from), self.mark_of(link.to)) else { continue };
                if from.fact != to.fact && !ties.iter().any(|tie| (tie.0.fact, tie.1.fact) == (from.fact, to.fact)) {
                    ties.push((from, to));
                }
            }
        }
        ties
    }

    /// All facts of the mark that stands for a fact, oldest first.
    pub fn facts_beside(&self, fact: FactIndex) -> Vec<FactIndex> {
        let place = self.place_of(fact);
        let facts = self.facts.iter().zip(&self.mark_of);
        facts.filter(|(_, mark)| Some(**mark) == place).map(|(fact, _)| *fact).collect()
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
        false if days.first == days.last => MarkShape::Point,
        false if scale.at(days.last + 1) - scale.at(days.first) <= POINT + GAP => MarkShape::Point,
        false => MarkShape::Within,
    };
    if shape == MarkShape::Point || to - from < POINT {
        // A point stands in the middle of what it means; nothing is narrower than one.
        from = (i32::midpoint(from, to) - POINT / 2).clamp(0, (width - POINT).max(0));
        to = from + POINT;
    }
    Some(Mark { fact: index, n: 1, shape, from, to, words: (to, to), y: 0, begin, end, column: String::new() })
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
