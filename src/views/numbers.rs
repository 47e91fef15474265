//! The same measure in two articles: values, what may be computed of them, and why nothing else is.

use crate::derived::derived;
use crate::dom::{Tag, link, tag, words};
use crate::state::{Explorer, href};
use crate::views::labels::{article_class, article_name, publication_name, quiet};
use crate::views::mode::ModeContent;
use crate::views::phrases::{capitalized, counted, percent, statements};
use crate::views::reader::pane;
use crate::views::statement::statement;
use engine::compare::numbers::{Measure, Measured, ValueAxis, measures, n_figures};
use engine::plan::matching;
use engine::query::{Choice, View};
use engine::wording::dates::time;
use engine::wording::{Label, comparison, records};
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::closed::{Facet, FigureRole};
use model::{ArticleIndex, TermIndex};
use std::sync::Arc;
use text::fold;

/// How many pairs of values a measure says the difference of before it counts the rest.
const PAIRS: usize = 6;

/// The mode, for a pair.
pub(crate) fn numbers(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> ModeContent {
    let given = derived(move || Arc::new(measures(&explorer.corpus.get(), a, b, &explorer.plan.get())));
    let title = move || given.with(|given| summary(given));
    let content = move || {
        let corpus = explorer.corpus.get_untracked();
        let given = given.get();
        let shown = if given.is_empty() { nothing(explorer) } else { table(explorer, &corpus, (a, b), &given) };
        vec![shown, in_all(&corpus, (a, b))]
    };
    ModeContent { title: Box::new(title), beside: None, content: vec![tag("div").part(content), pane(explorer)] }
}

/// "3 measures in both articles; no change can be computed".
fn summary(given: &[Measure]) -> String {
    let n_computed =
        given.iter().filter(|measure| measure.comparisons.iter().any(|pair| pair.computed.is_ok())).count();
    match (given.len(), n_computed) {
        (0, _) => "No measure in both articles".to_owned(),
        (n, 0) => format!("{} in both articles; no change can be computed", counted(n, "measure", "measures")),
        (n, _) => format!("{} in both articles; a change computed for {n_computed}", counted(n, "measure", "measures")),
    }
}

fn nothing(explorer: Explorer) -> Tag {
    let narrowed = explorer.query.with_untracked(Query::narrows);
    let filters = if narrowed { " under the present filters" } else { "" };
    words("p", "nothing", &format!("The two articles give no number of the same measure{filters}."))
}

fn table(explorer: Explorer, corpus: &Corpus, (a, b): (ArticleIndex, ArticleIndex), given: &[Measure]) -> Tag {
    let head = |content: Tag| tag("th").attr("scope", "col").child(content);
    let between = tag("span").text("What may be computed").child(quiet("span", " □ ◇ planned or expected"));
    let heads = tag("tr")
        .child(head(words("span", "", "Measure")))
        .child(head(article_name(corpus, a)))
        .child(head(between))
        .child(head(article_name(corpus, b)));
    let mut rows = Vec::new();
    let mut theme = None;
    for measure in given {
        if theme != Some(measure.theme) {
            theme = Some(measure.theme);
            rows.push(theme_row(corpus, measure.theme));
        }
        rows.push(row(explorer, corpus, measure));
    }
    let name = words("caption", "away", "Measures that both articles give");
    tag("table").class("measures").child(name).child(tag("thead").child(heads)).child(tag("tbody").children(rows))
}

fn theme_row(corpus: &Corpus, theme: Option<TermIndex>) -> Tag {
    let name = theme.map_or_else(|| "No theme stated".to_owned(), |theme| records::path(&corpus.themes, theme));
    let head = words("th", "", &name).attr("scope", "colgroup").attr("colspan", "4");
    tag("tr").class("theme").child(head)
}

fn row(explorer: Explorer, corpus: &Corpus, measure: &Measure) -> Tag {
    let role = (measure.role != FigureRole::Total).then(|| quiet("p", measure.role.label()));
    let name = tag("th").attr("scope", "row").child(words("b", "", &capitalized(&measure.name))).children(role);
    let side = |values: &[Measured]| {
        tag("td").children(values.iter().map(|&value| value_view(explorer, corpus, measure, value)))
    };
    tag("tr").child(name).child(side(&measure.a)).child(between(corpus, measure)).child(side(&measure.b))
}

/// "US$15 bn · 2008", in the common unit too, and the statement that gives it.
fn value_view(explorer: Explorer, corpus: &Corpus, measure: &Measure, value: Measured) -> Tag {
    let fact = corpus.fact(value.fact);
    let when = value.when(corpus).map_or_else(|| "time not stated".to_owned(), |when| time(when, Some(fact.status)));
    let mut details = Vec::new();
    if let Some(figure) = value.figure(corpus) {
        if fold(&figure.measures) != fold(&measure.name) && !figure.measures.is_empty() {
            details.push(figure.measures.clone());
        }
        if figure.derived {
            details.push("our arithmetic".to_owned());
        }
    }
    let common = measure.unit(corpus).and_then(|unit| value.in_unit(corpus, unit));
    details.extend(common.map(|figure| format!("= {}", records::figure(corpus, &figure))));
    details.push(when);
    let amount = value.figure(corpus).map_or_else(String::new, |figure| records::figure(corpus, figure));
    let amount = tag("p").class("amount").child(words("b", "num", &amount)).text(" ").text(&details.join(" · "));
    let class = format!("value {}", article_class(fact.article));
    tag("div").class(&class).child(amount).child(statement(explorer, corpus, value.fact))
}

/// Where the values lie, what may be computed of them, and what follows.
fn between(corpus: &Corpus, measure: &Measure) -> Tag {
    let mut lines: Vec<String> = Vec::new();
    let is_one = measure.comparisons.len() == 1;
    for pair in &measure.comparisons {
        let mut line = capitalized(&comparison::comparison(corpus, pair));
        if !is_one && pair.computed.is_ok() {
            let of = |value: Measured| value.figure(corpus).map_or_else(String::new, |it| records::figure(corpus, it));
            line = format!("{} and {}: {}", of(pair.a), of(pair.b), comparison::comparison(corpus, pair));
        }
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.len() > PAIRS {
        let rest = format!("{} more pairs of values", lines.len() - PAIRS);
        lines.truncate(PAIRS);
        lines.push(rest);
    }
    let follows = measure.implied.iter().map(|implied| {
        let whose = corpus.fact(implied.total.fact).article;
        let head = words("b", "", "What follows by plain arithmetic").text(" ");
        tag("p")
            .class("follows")
            .child(head)
            .child(publication_name(corpus, whose))
            .text(": ")
            .text(&comparison::implied(corpus, implied))
    });
    tag("td")
        .class("between")
        .children(measure.scale.as_ref().map(plot))
        .children(lines.iter().map(|line| words("p", "", line)))
        .children(follows)
}

/// The values as marks on an axis; the cells beside it say the same.
fn plot(scale: &ValueAxis) -> Tag {
    let first = scale.marks.first().map(|mark| mark.article);
    let mut axis = tag("div").class("scale");
    for mark in &scale.marks {
        let lane = if Some(mark.article) == first { "upper" } else { "lower" };
        let ahead = if mark.is_ahead { " ahead" } else { "" };
        let range = if mark.from == mark.to { "" } else { " range" };
        let class = format!("dot {lane}{ahead}{range} {}", article_class(mark.article));
        axis = axis.child(
            tag("i").class(&class).style("left", &percent(mark.from)).style("width", &percent(mark.to - mark.from)),
        );
    }
    let ends = tag("div").class("ends").child(words("span", "", &scale.low)).child(words("span", "", &scale.high));
    tag("div").class("dots").attr("aria-hidden", "true").child(axis).child(ends)
}

/// How many numbers the two give besides, and where they stand.
fn in_all(corpus: &Corpus, (a, b): (ArticleIndex, ArticleIndex)) -> Tag {
    let of = |article: ArticleIndex| {
        let query = Query { q: "figure>=0".to_owned(), view: View::Facts, ..Query::default() };
        let query = query.with_choice(Facet::Article, &corpus.article(article).id, Choice::Picked);
        let n = matching(corpus, &query).count_ones(..);
        let line = tag("p").child(article_name(corpus, article));
        let line = line.text(&format!(" gives {} in all", counted(n_figures(corpus, article), "number", "numbers")));
        match n {
            0 => line.text("."),
            _ => line.text(": ").child(link(&href(&query)).text(&format!("{} with numbers", statements(n)))).text("."),
        }
    };
    tag("div").class("in-all").child(of(a)).child(of(b))
}
