//! Everything below the axis: the grid, publications, lanes, marks with their words, and over them what is pointed at.

use crate::state::explorer;
use crate::views::labels::{ArticleName, article_class, status_class};
use crate::views::phrases::{statements, thousands};
use crate::views::timeline::board::Board;
use crate::views::timeline::place::{ChartPlace, Stroke};
use crate::views::timeline::threads::{Threads, thread};
use engine::timeline::{Chart, End, Lane, Mark, MarkShape, Published, Tick};
use leptos::prelude::*;
use model::{ArticleIndex, Fact, FactIndex};
use std::sync::Arc;

/// How high a row of articles' names is, in pixels.
const NAME_ROW: i32 = 24;
/// Counts are written on marks that are wider than so many pixels.
const COUNT_WIDTH: i32 = 22;

/// All that is drawn; what the pointer does changes nothing of it.
#[component]
pub(super) fn Drawn(
    /// What is drawn, and where.
    chart: Arc<Chart>,
) -> impl IntoView {
    let width = chart.width;
    let bands = chart.published.iter().cloned().map(|published| view! { <PublishedBand published width /> });
    let lanes = chart.lanes.iter().cloned().map(|lane| view! { <LaneName lane width /> });
    let strand = |&(article, y): &(ArticleIndex, i32)| {
        let class = ["strand", "doc", article_class(article)].join(" ");
        view! { <Stroke class place=ChartPlace::at(width, 0).below(y) /> }
    };
    let marks = chart.marks.iter().cloned().enumerate().map(|(at, mark)| view! { <FactMark at mark width /> });
    view! {
        <div class="drawn" style:height=format!("{}px", chart.height)>
            <Grid chart=chart.clone() />
            {bands.collect_view()}
            {lanes.collect_view()}
            {chart.strands.iter().map(strand).collect_view()}
            {marks.collect_view()}
        </div>
    }
}

/// A line at each tick, and what is cut short.
#[component]
fn Grid(
    /// What is drawn, and where.
    chart: Arc<Chart>,
) -> impl IntoView {
    let width = chart.width;
    let line = |tick: Tick| {
        let class = format!("grid{}", if tick.is_strong { " strong" } else { "" });
        view! { <Stroke class place=ChartPlace::at(width, tick.at) /> }
    };
    let cut = |(from, to): (i32, i32)| view! { <Stroke class="cut" place=ChartPlace::between(width, from, to) /> };
    (
        chart.scale.ticks().into_iter().filter(|tick| tick.at >= 0).map(line).collect_view(),
        chart.scale.cuts().into_iter().map(cut).collect_view(),
    )
}

/// When an article was published, with its name where there is room.
#[component]
fn PublishedBand(
    /// Which, and where.
    published: Published,
    /// How wide the chart is.
    width: i32,
) -> impl IntoView {
    let article = published.article;
    let class = format!("published {}", article_class(article));
    let name = published.name.map(|(x, row)| {
        let place = ChartPlace::between(width, x, x + width).below(row * NAME_ROW);
        view! {
            <span class="published-name" style:left=place.left style:width=place.width style:top=place.top>
                <ArticleName article />
            </span>
        }
    });
    view! {
        <Stroke class place=ChartPlace::between(width, published.from, published.to) />
        {name}
    }
}

/// What the marks below it have in common, and how many they are.
#[component]
fn LaneName(
    /// Which lane.
    lane: Lane,
    /// How wide the chart is.
    width: i32,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let place = ChartPlace::between(width, 0, width).below(lane.y);
    // What it is stands above the chart: there is no room for the long name here.
    let n = if corpus.is_found_only() { thousands(lane.n) } else { statements(&corpus, lane.n) };
    let class = lane.article.map(|article| format!("doc {}", article_class(article)));
    let name = lane.article.map_or(lane.label, |article| corpus.article_name(article));
    view! {
        <p class="lane" style:left=place.left style:width=place.width style:top=place.top>
            <span class=class>{name}</span>
            <span class="n">{n}</span>
        </p>
    }
}

/// A fact's mark: its shape says how exactly its time is told, its filling how real it is.
#[component]
fn FactMark(
    /// Its place among the marks.
    at: usize,
    /// The mark.
    mark: Mark,
    /// How wide the chart is.
    width: i32,
) -> impl IntoView {
    let place = place_of(width, &mark);
    let corpus = explorer().corpus();
    let fact = corpus.fact(mark.fact);
    let is_counted = mark.n > 1 && (mark.shape != MarkShape::Count || mark.to - mark.from > COUNT_WIDTH);
    view! {
        <i class=mark_class(fact, &mark) data-at=at style:left=place.left style:width=place.width style:top=place.top>
            {is_counted.then(|| view! { <b>{thousands(mark.n as usize)}</b> })}
            {words(&mark, &fact.statement)}
        </i>
    }
}

/// The statement beside its mark, as much of it as there is room for.
fn words(mark: &Mark, statement: &str) -> Option<AnyView> {
    let (from, to) = mark.words;
    let is_before = from < mark.from;
    let room = ChartPlace::between(mark.to - mark.from, from, to).width;
    (from < to).then(|| {
        view! {
            <span class="words" class:before=is_before style:max-width=room>
                {statement.to_owned()}
            </span>
        }
        .into_any()
    })
}

fn place_of(width: i32, mark: &Mark) -> ChartPlace {
    ChartPlace::between(width, mark.from, mark.to).below(mark.y)
}

fn mark_class(fact: &Fact, mark: &Mark) -> String {
    let shape = match mark.shape {
        MarkShape::Point => "point",
        MarkShape::Within => "within",
        MarkShape::Lasting => "lasting",
        MarkShape::Count => "count",
    };
    let (begin, end) = (end_class(mark.begin, true), end_class(mark.end, false));
    format!("mark {shape} {} {} {begin}{end}", status_class(fact), article_class(fact.article))
}

fn end_class(end: End, is_begin: bool) -> &'static str {
    match (end, is_begin) {
        (End::Firm, _) => "",
        (End::Rough, true) => "rough-begin ",
        (End::Rough, false) => "rough-end ",
        (End::Open, true) => "open-begin ",
        (End::Open, false) => "open-end ",
    }
}

/// What is pointed at, and what is selected with its links.
#[component]
pub(super) fn Rings(
    /// The timeline on the screen.
    board: Board,
) -> impl IntoView {
    let threads = move |fact: Option<FactIndex>| {
        let chart = board.chart.get()?;
        let threads = chart.ties_of(&board.explorer.corpus(), fact?).iter().map(thread).collect();
        Some(view! { <Threads threads width=chart.width height=chart.height /> })
    };
    let ring = move |fact: Option<FactIndex>, state: &'static str| {
        let (width, mark) = (board.chart.with(|chart| chart.as_ref().map(|chart| chart.width))?, board.mark(fact)?);
        Some(view! { <Stroke class=format!("ring{state}") place=place_of(width, &mark) /> })
    };
    view! {
        {move || threads(board.selected.get())}
        {move || threads(board.pointed.get())}
        {move || ring(board.selected.get(), "")}
        {move || ring(board.pointed.get(), " pointed")}
    }
}
