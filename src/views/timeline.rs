//! What was told, on a time axis: lanes of marks, and beneath them the same as a list.

use crate::derived::{Derived, derived};
use crate::dom::{Tag, button, drawing, link, next_frame, overhear, tag, words};
use crate::state::{Explorer, href};
use crate::views::bar::{clear_all, filter_button};
use crate::views::card::card;
use crate::views::histogram::bin_under;
use crate::views::labels::{article_class, article_name, quiet, status_mark};
use crate::views::phrases::{counted, relation_words, statements, thousands};
use crate::views::sentence::{nothing_found, sentence};
use crate::views::share::share_button;
use crate::views::time_range::{chosen_range, range_fields, set_range};
use engine::query::{Group, View};
use engine::timeline::{Chart, End, Mark, MarkShape, ROW, Timeline, lanes, own_day, undated};
use engine::wording::dates::time;
use engine::wording::{Label, records};
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::closed::{Facet, Status};
use model::when::{self, Days, When, year_of};
use model::{Fact, FactIndex};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, WheelEvent};

/// A timeline on the screen. Small and copied freely.
#[derive(Clone, Copy)]
struct Board {
    explorer: Explorer,
    timeline: Derived<Arc<Timeline>>,
    /// The days that are looked at; `None`: all.
    window: RwSignal<Option<Days>>,
    /// How wide the chart is, in pixels.
    width: RwSignal<u32>,
    chart: Derived<Option<Arc<Chart>>>,
    /// The mark that is pointed at, by its fact.
    pointed: RwSignal<Option<FactIndex>>,
}

impl Board {
    fn new(explorer: Explorer) -> Self {
        let timeline = derived(move || Arc::new(Timeline::of(&explorer.corpus.get(), &explorer.plan.get())));
        let (window, width) = (RwSignal::new(None), RwSignal::new(first_width()));
        let by = derived(move || explorer.query.with(lanes));
        let chart = derived(move || {
            let corpus = explorer.corpus.get();
            timeline.with(|timeline| Chart::of(&corpus, timeline, by.get(), window.get(), width.get()).map(Arc::new))
        });
        Self { explorer, timeline, window, width, chart, pointed: RwSignal::new(None) }
    }

    /// Looks at other days of the axis.
    fn look(self, next: &dyn Fn(&engine::timeline::TimeAxis, Days) -> Days) {
        let now = self.chart.with_untracked(|chart| chart.as_ref().map(|chart| chart.scale.window()));
        let axis = self.timeline.with_untracked(|timeline| timeline.axis.clone());
        if let (Some(now), Some(axis)) = (now, axis) {
            let next = next(&axis, now);
            self.window.set(Some(next).filter(|next| *next != axis.days));
            self.pointed.set(None);
        }
    }

    /// Makes everything larger or smaller, in percent; what lies at so many per mille stays there.
    fn zoom(self, percent: i64, at: i64) {
        self.look(&|axis, now| axis.zoomed(now, percent, at));
    }

    fn go(self, by: i64) {
        self.look(&|axis, now| axis.moved(now, by));
    }

    fn show_all(self) {
        self.look(&|axis, _| axis.days);
    }

    /// Opens what a mark stands for: selects its fact, or looks closer at a count.
    fn open(self, mark: &Mark) {
        if let Some(days) = when::days(&mark.column).filter(|_| mark.n > 1) {
            return self.look(&|axis, _| axis.around(days));
        }
        let id = self.explorer.corpus.with_untracked(|corpus| corpus.fact(mark.fact).id.clone());
        self.explorer.step(|query| Query { fact: Some(id), at: None, ..query });
    }

    /// The mark of a fact, if it is seen.
    fn mark(self, fact: Option<FactIndex>) -> Option<Mark> {
        self.chart.with(|chart| chart.as_ref()?.mark_of(fact?).cloned())
    }
}

/// As wide as the chart will be, unless something stands beside it: then it is measured.
fn first_width() -> u32 {
    let width = gloo::utils::window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(1_000.0);
    pixels(width) - if width < 720.0 { 48 } else { 80 }
}

/// Whole pixels, enough to draw on.
fn pixels(width: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a screen")]
    let pixels = width.clamp(160.0, 8_000.0) as u32;
    pixels
}

/// The view.
pub(crate) fn timeline(explorer: Explorer) -> Tag {
    let board = Board::new(explorer);
    let actions = tag("div")
        .class("actions")
        .child(clear_all(explorer, "Clear all"))
        .child(filter_button(explorer))
        .child(share_button(explorer));
    let bar = tag("div").class("bar").child(sentence(explorer, "h1")).child(actions);
    let is_empty = derived(move || board.timeline.with(|timeline| timeline.facts.is_empty()));
    let is_none_found = derived(move || explorer.results.with(|results| results.facts.is_empty()));
    let nothing = move || match is_empty.get() {
        true => vec![nothing(explorer, is_none_found.get())],
        false => Vec::new(),
    };
    tag("div")
        .class("timeline")
        .child(bar)
        .child(undated_line(board))
        .part(nothing)
        .when(move || !is_empty.get(), move || content(board))
}

fn nothing(explorer: Explorer, is_none_found: bool) -> Tag {
    match is_none_found {
        true => nothing_found(explorer),
        false => {
            words("p", "nothing", "None of these statements says when, so there is nothing to put on a time axis.")
        }
    }
}

/// "46 of them say when; 243 do not say when."
fn undated_line(board: Board) -> Tag {
    let explorer = board.explorer;
    let n = derived(move || board.timeline.with(|timeline| (timeline.facts.len(), timeline.n_undated)));
    let target = move || Some(explorer.href(|query| undated(&query.with_view(View::Facts))));
    let more = move || {
        let name = move || format!("{} say nothing of their time", thousands(n.get().1));
        tag("span").text(" · ").child(tag("a").attr_of("href", target).text_of(name))
    };
    tag("p")
        .class("dated")
        .child(tag("span").text_of(move || counted(n.get().0, "statement says when", "statements say when")))
        .when(move || n.get().1 > 0, more)
}

/// The chart, what is selected, the list.
fn content(board: Board) -> Tag {
    let aside = tag("aside")
        .class("chosen")
        .attr("aria-label", "Selected statement")
        .part(move || selected(board.explorer))
        .child(legend());
    tag("div")
        .child(toolbar(board))
        .child(frame(board))
        .child(readout(board))
        .child(tag("div").class("beneath").child(aside).child(list(board)))
}

/// What lanes are by, how close one looks, and the range of time.
fn toolbar(board: Board) -> Tag {
    let explorer = board.explorer;
    let item = |(group, name): (Group, &str)| {
        let target = move || Some(explorer.href(|query| Query { group: Some(group), ..query }));
        let is_on = move || explorer.query.with(lanes) == group;
        tag("a")
            .attr_of("href", target)
            .class_when("on", is_on)
            .attr_of("aria-current", move || is_on().then(|| "true".to_owned()))
            .text(name)
    };
    let choices = [(Group::Article, "By article"), (Group::Theme, "By theme"), (Group::Actor, "By actor")];
    let by = tag("nav").class("switch").attr("aria-label", "Lanes").children(choices.map(item));
    let seen = tag("span").class("seen").text_of(move || seen(board));
    let zoom = tag("div")
        .class("zoom")
        .attr("role", "group")
        .attr("aria-label", "Part of the time axis")
        .child(seen)
        .children(MOVES.map(|(key, sign, name)| act_button(board, key, sign, name)));
    tag("div").class("tools").child(by).child(zoom).child(range_fields(explorer, chosen_range(explorer)))
}

/// "1990 – 2015".
fn seen(board: Board) -> String {
    board.chart.with(|chart| chart.as_ref().map_or_else(String::new, |chart| chart.seen()))
}

/// What changes the part that is seen: the key that does it, the sign and the name of the button.
const MOVES: [(&str, &str, &str); 5] = [
    ("+", "+", "Zoom in"),
    ("-", "−", "Zoom out"),
    ("ArrowLeft", "←", "Earlier"),
    ("ArrowRight", "→", "Later"),
    ("0", "All", "All years"),
];

fn act_button(board: Board, key: &'static str, sign: &str, name: &str) -> Tag {
    let tag = button("button", move || {
        act(board, key);
    });
    tag.attr("aria-label", name).attr("title", name).text(sign)
}

/// What a key does on the chart; false: nothing.
fn act(board: Board, key: &str) -> bool {
    match key {
        "+" | "=" => board.zoom(60, 500),
        "-" => board.zoom(167, 500),
        "ArrowLeft" => board.go(-300),
        "ArrowRight" => board.go(300),
        "0" | "Home" => board.show_all(),
        "ArrowDown" => point_at_next(board, 1),
        "ArrowUp" => point_at_next(board, -1),
        "Enter" => {
            if let Some(mark) = board.mark(board.pointed.get_untracked()) {
                board.open(&mark);
            }
        }
        _ => return false,
    }
    true
}

/// Points at the mark after or before the one that is pointed at.
fn point_at_next(board: Board, by: isize) {
    let Some(chart) = board.chart.with_untracked(Clone::clone) else { return };
    let pointed = board.pointed.get_untracked();
    let place = chart.marks.iter().position(|mark| Some(mark.fact) == pointed);
    let next = match place {
        Some(place) => place.checked_add_signed(by),
        None if by > 0 => Some(0),
        None => chart.marks.len().checked_sub(1),
    };
    if let Some(mark) = next.and_then(|next| chart.marks.get(next)) {
        board.pointed.set(Some(mark.fact));
    }
}

/// The chart. All that it says the list says too, so that it is one thing to reach by keyboard and silent.
fn frame(board: Board) -> Tag {
    let name = move || {
        let n = statements(board.chart.with(|chart| chart.as_ref().map_or(0, |chart| chart.facts.len())));
        let keys = "Plus and minus zoom, the arrow keys move and step, Enter opens. The list below says the same.";
        Some(format!("Chart of {n}, {}. {keys}", seen(board)))
    };
    let axis = tag("div").class("axis").attr("aria-hidden", "true").child(axis(board));
    let plot = tag("div")
        .class("plot")
        .attr("aria-hidden", "true")
        .on("pointerover", move |event| board.pointed.set(mark_under(board, event).map(|mark| mark.fact)))
        .on("pointerleave", move |_| board.pointed.set(None))
        .on("click", move |event| {
            if let Some(mark) = mark_under(board, event) {
                board.open(&mark);
            }
        })
        .part(move || board.chart.with(|chart| chart.as_ref().map(|chart| plot(board, chart))).into_iter().collect())
        .part(move || rings(board));
    let frame = tag("div")
        .class("chart")
        .attr("role", "group")
        .attr("tabindex", "0")
        .attr_of("aria-label", name)
        .on("keydown", move |event| on_key(board, event))
        .on("wheel", move |event| on_wheel(board, event))
        .child(axis)
        .child(plot.clone());
    if let Some(plot) = plot.element::<HtmlElement>() {
        measure(board, &plot);
    }
    frame
}

/// Keeps the chart as wide as there is room.
fn measure(board: Board, plot: &HtmlElement) {
    let plot = plot.clone();
    let look = move || {
        let width = f64::from(plot.client_width());
        if width > 0.0 && pixels(width) != board.width.get_untracked() {
            board.width.set(pixels(width));
        }
    };
    let later = look.clone();
    overhear(&gloo::utils::window(), "resize", Box::new(look));
    next_frame(Box::new(later));
}

fn on_key(board: Board, event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    if !key.ctrl_key() && !key.meta_key() && !key.alt_key() && act(board, &key.key()) {
        event.prevent_default();
    }
}

/// The wheel zooms where that is meant: with the key that zooms pages, or on a chart that has the focus.
fn on_wheel(board: Board, event: &Event) {
    let Some(wheel) = event.dyn_ref::<WheelEvent>() else { return };
    let chart = event.current_target().and_then(|chart| chart.dyn_into::<Element>().ok());
    let has_focus = chart.is_some() && gloo::utils::document().active_element() == chart;
    if wheel.ctrl_key() || wheel.meta_key() || has_focus {
        event.prevent_default();
        let at = bin_under(event, 1_000).unwrap_or(500) as i64;
        board.zoom(if wheel.delta_y() < 0.0 { 80 } else { 125 }, at);
    }
}

fn mark_under(board: Board, event: &Event) -> Option<Mark> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let at: usize = target.closest("[data-at]").ok()??.get_attribute("data-at")?.parse().ok()?;
    board.chart.with_untracked(|chart| chart.as_ref()?.marks.get(at).cloned())
}

/// Names of years, months or days; drag across them to choose a range. The fields above say the same.
fn axis(board: Board) -> Tag {
    // Where the drag began and where it is, in pixels; before it began nowhere.
    let (began, at) = (RwSignal::new(None::<usize>), RwSignal::new(0));
    let under = move |event: &Event| bin_under(event, board.width.get_untracked() as usize);
    let begin = move |event: &Event| {
        at.set(under(event).unwrap_or(0));
        began.set(under(event));
    };
    let end = move |_: &Event| {
        let from = began.get_untracked();
        began.set(None);
        let to = at.get_untracked();
        let range = board.chart.with_untracked(|chart| Some(chart.as_ref()?.scale.range(from? as i32, to as i32)));
        if let Some(range) = range {
            set_range(board.explorer, Some(range));
        }
    };
    let dragged = move || began.get().map(|from| (from.min(at.get()) as i32, from.max(at.get()) as i32));
    tag("div")
        .class("ticks")
        .on("pointerdown", begin)
        .on("pointermove", move |event| {
            if began.get_untracked().is_some() {
                at.set(under(event).unwrap_or(0));
            }
        })
        .on("pointerup", end)
        .on("pointerleave", move |_| began.set(None))
        .part(move || board.chart.with(|chart| chart.as_ref().map(|chart| tick_names(chart)).unwrap_or_default()))
        .part(move || {
            let chosen = if let Some(dragged) = dragged() { vec![dragged] } else { chosen(board) };
            let width = board.width.get() as i32;
            chosen.into_iter().map(|(from, to)| at_place("i", "range-band", width, (from, to - from, 0))).collect()
        })
}

/// The ranges of time that the query names, in pixels.
fn chosen(board: Board) -> Vec<(i32, i32)> {
    let mut bands = Vec::new();
    board.chart.with(|chart| {
        let Some(chart) = chart else { return };
        board.explorer.narrowing.with(|query| {
            for days in query.selection(Facet::When).picks.iter().filter_map(|pick| when::days(&pick.id)) {
                let window = chart.scale.window();
                if days.overlaps(window) {
                    let (first, last) = (days.first.max(window.first), days.last.min(window.last));
                    bands.push((chart.scale.at(first), chart.scale.at(last + 1)));
                }
            }
        });
    });
    bands
}

/// An element at so many of `width` pixels from the left: left edge, width, top.
fn at_place(name: &str, class: &str, width: i32, (x, wide, y): (i32, i32, i32)) -> Tag {
    let of_width = |pixels: i32| format!("calc(100%*{pixels}/{width})");
    tag(name).class(class).style("left", &of_width(x)).style("width", &of_width(wide)).style("top", &format!("{y}px"))
}

fn tick_names(chart: &Chart) -> Vec<Tag> {
    let mut names = Vec::new();
    for tick in chart.scale.ticks() {
        if tick.at >= 0 && tick.at + 34 <= chart.width {
            let class = if tick.is_strong { "strong" } else { "" };
            names.push(at_place("span", class, chart.width, (tick.at, 0, 0)).text(&tick.label));
        }
    }
    for (from, to) in chart.scale.cuts().into_iter().filter(|(from, to)| to - from > 24) {
        names.push(at_place("b", "", chart.width, (from, to - from, 0)).text("…"));
    }
    names
}

/// Everything below the axis.
fn plot(board: Board, chart: &Chart) -> Tag {
    let corpus = board.explorer.corpus.get_untracked();
    let width = chart.width;
    let mut all = Vec::new();
    for tick in chart.scale.ticks().iter().filter(|tick| tick.at >= 0) {
        all.push(at_place("i", if tick.is_strong { "grid strong" } else { "grid" }, width, (tick.at, 0, 0)));
    }
    for (from, to) in chart.scale.cuts() {
        all.push(at_place("i", "cut", width, (from, to - from, 0)));
    }
    for one in &chart.published {
        let class = format!("published {}", article_class(one.article));
        all.push(at_place("i", &class, width, (one.from, one.to - one.from, 0)));
        if let Some((x, row)) = one.name {
            all.push(
                at_place("span", "published-name", width, (x, width, row * 24))
                    .child(article_name(&corpus, one.article)),
            );
        }
    }
    for lane in &chart.lanes {
        let name = match lane.article {
            Some(article) => article_name(&corpus, article),
            None => words("span", "", &lane.label),
        };
        let name = name.text(" ").child(words("span", "n", &thousands(lane.n)));
        all.push(at_place("p", "lane", width, (0, width, lane.y)).child(name));
    }
    for &(article, y) in &chart.strands {
        let class = format!("strand doc {}", article_class(article));
        all.push(at_place("i", &class, width, (0, 0, y)));
    }
    all.push(threads(chart, &corpus));
    for (at, mark) in chart.marks.iter().enumerate() {
        all.push(mark_view(&corpus, width, mark).attr("data-at", &at.to_string()));
    }
    tag("div").class("drawn").style("height", &format!("{}px", chart.height)).children(all)
}

/// A fact's mark: its shape says how exactly its time is told, its filling how real it is.
fn mark_view(corpus: &Corpus, width: i32, mark: &Mark) -> Tag {
    let fact = corpus.fact(mark.fact);
    let shape = match mark.shape {
        MarkShape::Point => "point",
        MarkShape::Within => "within",
        MarkShape::Lasting => "lasting",
        MarkShape::Count => "count",
    };
    let class = format!(
        "mark {shape} {} {} {}{}",
        filling(fact),
        article_class(fact.article),
        end_class(mark.begin, true),
        end_class(mark.end, false)
    );
    let tag = at_place("i", &class, width, (mark.from, mark.to - mark.from, mark.y));
    if mark.shape == MarkShape::Count && mark.to - mark.from > 22 { tag.text(&thousands(mark.n as usize)) } else { tag }
}

/// What did not happen is drawn as what was given up.
fn filling(fact: &Fact) -> &'static str {
    if fact.negated && fact.status == Status::Happened { Status::Abandoned.id() } else { fact.status.id() }
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

/// Pale lines between what is linked; where a plan leads to what became of it, less pale.
fn threads(chart: &Chart, corpus: &Corpus) -> Tag {
    let mut lines = Vec::new();
    for tie in &chart.ties {
        let (Some(from), Some(to)) = (chart.marks.get(tie.from), chart.marks.get(tie.to)) else { continue };
        let is_plan = corpus.fact(from.fact).status.is_ahead();
        lines.push(thread(if is_plan { "plan" } else { "" }, from, to));
    }
    threads_of(chart, lines)
}

fn threads_of(chart: &Chart, lines: Vec<Tag>) -> Tag {
    drawing("svg")
        .attr("class", "threads")
        .attr("viewBox", &format!("0 0 {} {}", chart.width, chart.height))
        .attr("preserveAspectRatio", "none")
        .children(lines)
}

/// A line from the end of one mark to the begin of the other, with an arrow.
fn thread(class: &str, from: &Mark, to: &Mark) -> Tag {
    let (y, to_y) = (from.y + ROW / 2, to.y + ROW / 2);
    // What begins before the other ends is reached straight, from where both are.
    let meet = from.from.max(to.from) + 3;
    let (x, to_x) = if to.from < from.to { (meet, meet) } else { (from.to, to.from) };
    let bend = ((to_x - x).abs() / 2).min(120);
    let path = format!("M{x} {y}C{} {y} {} {to_y} {to_x} {to_y}m-5 -4l5 4l-5 4", x + bend, to_x - bend);
    drawing("path").attr("class", class).attr("d", &path)
}

/// What is pointed at, and what is selected with its links.
fn rings(board: Board) -> Vec<Tag> {
    let selected = board.explorer.selected();
    let mut rings = Vec::new();
    let Some(chart) = board.chart.get() else { return rings };
    let corpus = board.explorer.corpus.get_untracked();
    let mut lines = Vec::new();
    for tie in selected.into_iter().flat_map(|fact| corpus.links_of(fact)) {
        if let (Some(from), Some(to)) = (chart.mark_of(tie.from), chart.mark_of(tie.to)) {
            lines.push(thread("strong", from, to));
        }
    }
    if !lines.is_empty() {
        rings.push(threads_of(&chart, lines));
    }
    for (fact, class) in [(selected, "ring"), (board.pointed.get(), "ring pointed")] {
        if let Some(mark) = fact.and_then(|fact| chart.mark_of(fact)) {
            rings.push(at_place("i", class, chart.width, (mark.from, mark.to - mark.from, mark.y)));
        }
    }
    rings
}

/// What is pointed at, in words.
fn readout(board: Board) -> Tag {
    let corpus = board.explorer.corpus;
    tag("p").class("readout").attr("role", "status").attr("aria-label", "Pointed at").part(move || {
        let Some(mark) = board.mark(board.pointed.get()) else {
            return vec![quiet(
                "span",
                "Point at a mark to read it; select it for its quote. Drag across the years to keep only those.",
            )];
        };
        let corpus = corpus.get_untracked();
        if mark.n > 1 {
            let when = When::of(&mark.column).map(|when| time(&when, None)).unwrap_or_default();
            return vec![
                words("b", "", &format!("{} from {when}", statements(mark.n as usize))),
                quiet("span", "Select it to look closer."),
            ];
        }
        let fact = corpus.fact(mark.fact);
        let mut line = facts_line(&corpus, fact);
        line.push(words("span", "st", &fact.statement));
        line
    })
}

/// "June 2011 ● happened ■ China Brief, 2008".
fn facts_line(corpus: &Corpus, fact: &Fact) -> Vec<Tag> {
    let when = fact.when.as_ref().map(|when| time(when, Some(fact.status))).unwrap_or_default();
    vec![words("b", "when", &when), status_mark(fact), article_name(corpus, fact.article)]
}

/// The selected fact with its quote, its article and its links.
fn selected(explorer: Explorer) -> Vec<Tag> {
    let Some(fact) = explorer.selected() else { return Vec::new() };
    // The card is as the query stands.
    explorer.narrowing.with(|_| {});
    let close = button("plain", move || explorer.step(|query| Query { fact: None, ..query })).text("Close");
    let head = tag("header").child(words("h2", "", "Selected statement")).child(close);
    vec![head, untrack(|| card(explorer, fact))]
}

fn legend() -> Tag {
    let status = |status: &Status| words("span", &format!("sta {}", status.id()), status.label());
    let shape = |(class, name): (&str, &str)| tag("span").child(words("i", &format!("mark {class}"), "")).text(name);
    let shapes = [
        ("point happened", "on a day or in a month"),
        ("within happened", "somewhere within a year"),
        ("lasting happened", "from one time to another"),
        ("lasting happened open-end", "goes on"),
        ("lasting planned open-begin", "by then"),
        ("lasting happened rough-begin", "about"),
    ];
    tag("div")
        .class("legend")
        .child(words("h2", "", "How to read the chart"))
        .child(tag("p").children(Status::ALL.iter().map(status)))
        .child(tag("p").children(shapes.map(shape)))
        .child(quiet("p", "A line between two marks is our reading: what one says of the other."))
}

/// How many statements the list shows at once; more come on request.
const LISTED: usize = 200;

/// The same as a list, by year.
fn list(board: Board) -> Tag {
    let most = RwSignal::new(LISTED);
    let n = derived(move || board.chart.with(|chart| chart.as_ref().map_or(0, |chart| chart.facts.len())));
    let title = move || format!("{} on the chart, oldest first", statements(n.get()));
    let more = move || {
        let name = move || format!("Show more ({} left)", thousands(n.get().saturating_sub(most.get())));
        button("button more", move || most.update(|most| *most += LISTED)).text_of(name)
    };
    tag("section")
        .class("years")
        .attr("aria-label", "Statements by year")
        .child(tag("h2").text_of(title))
        .part(move || published_line(board))
        .part(move || years(board, most.get()))
        .when(move || n.get() > most.get(), more)
}

/// When the articles were published.
fn published_line(board: Board) -> Vec<Tag> {
    let corpus = board.explorer.corpus.get_untracked();
    let mut line = quiet("p", "Published: ");
    let mut n = 0;
    board.chart.with(|chart| {
        for one in chart.iter().flat_map(|chart| &chart.published).filter(|one| one.name.is_some()) {
            let when = corpus.article(one.article).published.as_ref().map(|when| time(when, None)).unwrap_or_default();
            let name = words(
                "span",
                &format!("doc {}", article_class(one.article)),
                &records::publication(&corpus, one.article),
            );
            line = line.clone().child(name).text(&format!(" {when} "));
            n += 1;
        }
    });
    if n > 0 { vec![line] } else { Vec::new() }
}

/// A heading a year, and beneath it what begins in it.
fn years(board: Board, most: usize) -> Vec<Tag> {
    let corpus = board.explorer.corpus.get_untracked();
    let Some(chart) = board.chart.get() else { return Vec::new() };
    let year = |fact: &FactIndex| corpus.fact(*fact).when.as_ref().map_or(0, |when| year_of(own_day(when.days)));
    let listed = chart.facts.get(..most).unwrap_or(&chart.facts);
    let mut years = Vec::new();
    for facts in listed.chunk_by(|one, next| year(one) == year(next)) {
        let heading = words("h3", "num", &facts.first().map_or(0, year).to_string());
        let items = tag("ul").children(facts.iter().map(|&fact| list_item(board, &corpus, &chart, fact)));
        years.push(tag("div").class("year").child(heading).child(items));
    }
    years
}

fn list_item(board: Board, corpus: &Corpus, chart: &Chart, index: FactIndex) -> Tag {
    let explorer = board.explorer;
    let fact = corpus.fact(index);
    let id = Some(fact.id.clone());
    let target = explorer.query.with_untracked(|query| href(&Query { fact: id, at: None, ..query.clone() }));
    let is_on = move || explorer.selected() == Some(index);
    let statement = link(&target)
        .class("st")
        .attr_of("aria-current", move || is_on().then(|| "true".to_owned()))
        .text(&fact.statement);
    let mut line = facts_line(corpus, fact);
    for tie in corpus.links_of(index).filter(|tie| tie.from == index && chart.mark_of(tie.to).is_some()) {
        let other = corpus.fact(tie.to);
        let when = other.when.as_ref().map(|when| time(when, Some(other.status))).unwrap_or_default();
        line.push(words("span", "", &format!("Our reading: {} → {when}", relation_words(tie))));
    }
    tag("li").child(statement).child(tag("p").class("facts-line").children(line))
}
