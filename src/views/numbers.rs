//! The same measure in two articles: values, what may be computed of them, and why nothing else is.

use crate::state::{Explorer, explorer, href};
use crate::views::labels::{ArticleName, PublicationName, article_class};
use crate::views::mode::ModeContent;
use crate::views::phrases::{capitalized, n_facts, percent, statements_of};
use crate::views::reader::Pane;
use crate::views::statement::Statement;
use crate::wording::numbers::{
    AHEAD, BETWEEN, DERIVED, FOLLOWS, MEASURE, NO_THEME, NO_TIME, TABLE, gives_in_all, implied_level, in_both_articles,
    more_pairs, nothing, of_pair, with_numbers,
};
use engine::compare::numbers::{Implied, Measure, Measured, measures, n_figures};
use engine::compare::value_axis::{ValueAxis, ValueLevel, ValueMark, value_axis};
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

/// "3 measures side by side; no change can be computed".
fn summary(corpus: &Corpus, given: &[Measure]) -> String {
    let n_computed =
        given.iter().filter(|measure| measure.comparisons.iter().any(|pair| pair.computed.is_ok())).count();
    let n_apart = given.iter().filter(|measure| measure.is_apart(corpus)).count();
    in_both_articles(given.len() - n_apart, n_computed, n_apart)
}

/// The mode, for a pair.
pub(crate) fn numbers(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> ModeContent {
    let given = Memo::new(move |_| Arc::new(measures(&explorer.corpus(), a, b, &explorer.plan().get())));
    ModeContent {
        title: Box::new(move || given.with(|given| summary(&explorer.corpus(), given))),
        beside: None,
        content: vec![view! { <Numbers a b given/> }.into_any(), view! { <Pane/> }.into_any()],
    }
}

/// The measures that both articles give, and how many numbers each gives besides.
#[component]
fn Numbers(
    /// The first article.
    a: ArticleIndex,
    /// The second article.
    b: ArticleIndex,
    /// What they give.
    given: Memo<Arc<Vec<Measure>>>,
) -> impl IntoView {
    let explorer = explorer();
    let is_narrowed = move || explorer.query().with(Query::narrows);
    let shown = move || {
        let given = given.get();
        if given.is_empty() {
            view! { <p class="nothing">{move || nothing(is_narrowed())}</p> }.into_any()
        } else {
            view! { <MeasureTable a b given /> }.into_any()
        }
    };
    view! {
        <div>
            {shown} <div class="in-all">
                <NumbersInAll article=a />
                <NumbersInAll article=b />
            </div>
        </div>
    }
}

/// The measures by theme: what each article gives, and between the two what may be computed.
#[component]
fn MeasureTable(
    /// The first article.
    a: ArticleIndex,
    /// The second article.
    b: ArticleIndex,
    /// The measures.
    given: Arc<Vec<Measure>>,
) -> impl IntoView {
    let of_theme = |of_theme: &[Measure]| {
        let theme = of_theme.first().and_then(|measure| measure.theme);
        let rows = of_theme.iter().map(|measure| view! { <MeasureRow measure=measure.clone() /> }).collect_view();
        view! {
            <ThemeRow theme />
            {rows}
        }
    };
    view! {
        <table class="measures">
            <caption class="away">{TABLE}</caption>
            <thead>
                <tr>
                    <th scope="col">
                        <span>{MEASURE}</span>
                    </th>
                    <th scope="col">
                        <ArticleName article=a />
                    </th>
                    <th scope="col">
                        <span>{BETWEEN} <span class="quiet">{AHEAD}</span></span>
                    </th>
                    <th scope="col">
                        <ArticleName article=b />
                    </th>
                </tr>
            </thead>
            <tbody>{given.chunk_by(|one, next| one.theme == next.theme).map(of_theme).collect_view()}</tbody>
        </table>
    }
}

/// The head of the measures of a theme.
#[component]
fn ThemeRow(
    /// Which; none: no theme is stated.
    theme: Option<TermIndex>,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let name = theme.map_or_else(|| NO_THEME.to_owned(), |theme| records::path(&corpus.themes, theme));
    view! {
        <tr class="theme">
            <th scope="colgroup" colspan="4">
                {name}
            </th>
        </tr>
    }
}

/// A measure: its name, the values of each article, and what follows of the two.
#[component]
fn MeasureRow(
    /// The measure.
    measure: Measure,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let role = (measure.role != FigureRole::Total).then(|| view! { <p class="quiet">{measure.role.label()}</p> });
    let given = |values: &[Measured]| {
        let given = |&value: &Measured| {
            let details = details(&corpus, &measure, value);
            view! { <GivenValue value details /> }
        };
        values.iter().map(given).collect_view()
    };
    let lines = lines(&corpus, &measure);
    view! {
        <tr>
            <th scope="row">
                <b>{capitalized(&measure.name)}</b>
                {role}
            </th>
            <td>{given(&measure.a)}</td>
            <td class="between">
                {value_axis(&corpus, &measure).map(|scale| view! { <ValuePlot scale /> })}
                {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
                {measure.implied.iter().map(|implied| view! { <WhatFollows implied=implied.clone() /> }).collect_view()}
            </td>
            <td>{given(&measure.b)}</td>
        </tr>
    }
}

/// "US$15 bn · 2008", in the common unit too, and the statement that gives it.
#[component]
fn GivenValue(
    /// The value.
    value: Measured,
    /// What is said beside it.
    details: String,
) -> impl IntoView {
    let corpus = explorer().corpus();
    view! {
        <div class=format!("value {}", article_class(corpus.fact(value.fact).article))>
            <p class="amount">
                <b class="num">{amount(&corpus, value)}</b>
                " "
                {details}
            </p>
            <Statement fact=value.fact />
        </div>
    }
}

/// "US$15 bn".
fn amount(corpus: &Corpus, value: Measured) -> String {
    value.figure(corpus).map_or_else(String::new, |figure| records::figure(corpus, figure))
}

/// What a value measures where that is not the measure's name, whose arithmetic it is, the common unit, the time.
fn details(corpus: &Corpus, measure: &Measure, value: Measured) -> String {
    let status = corpus.fact(value.fact).status;
    let when = value.when(corpus).map_or_else(|| NO_TIME.to_owned(), |when| time(when, status));
    let mut details = Vec::new();
    if let Some(figure) = value.figure(corpus) {
        if fold(&figure.measures) != fold(&measure.name) && !figure.measures.is_empty() {
            details.push(figure.measures.clone());
        }
        if figure.derived {
            details.push(DERIVED.to_owned());
        }
    }
    let common = measure.unit(corpus).and_then(|unit| value.in_unit(corpus, unit));
    details.extend(common.map(|figure| format!("= {}", records::figure(corpus, &figure))));
    details.push(when);
    details.join(" · ")
}

/// What may be computed of a measure's values, or why nothing may.
fn lines(corpus: &Corpus, measure: &Measure) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let is_one = measure.comparisons.len() == 1;
    for pair in &measure.comparisons {
        let computed = comparison::comparison(corpus, pair);
        let line = match is_one || pair.computed.is_err() {
            true => capitalized(&computed),
            false => of_pair(&amount(corpus, pair.a), &amount(corpus, pair.b), &computed),
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.len() > PAIRS {
        let rest = more_pairs(lines.len() - PAIRS);
        lines.truncate(PAIRS);
        lines.push(rest);
    }
    lines
}

/// What an article's numbers imply.
#[component]
fn WhatFollows(
    /// What.
    implied: Implied,
) -> impl IntoView {
    let corpus = explorer().corpus();
    view! {
        <p class="follows">
            <b>{FOLLOWS}</b>
            " "
            <PublicationName article=corpus.fact(implied.total.fact).article />
            ": "
            {comparison::implied(&corpus, &implied)}
        </p>
    }
}

/// The values as marks on an axis, and where all have a time, in time; the cells beside it say the same.
#[component]
fn ValuePlot(
    /// The axis.
    scale: ValueAxis,
) -> impl IntoView {
    if let Some(years) = scale.years {
        return view! { <ValuesInTime scale years /> }.into_any();
    }
    let first = scale.marks.first().map(|mark| mark.article);
    let mark = |mark: &ValueMark| {
        view! {
            <i
                class=mark_class(mark, if Some(mark.article) == first { "upper" } else { "lower" })
                style:left=percent(mark.from)
                style:width=percent(mark.to - mark.from)
            />
        }
    };
    view! {
        <div class="dots" aria-hidden="true">
            <div class="scale">{scale.marks.iter().map(mark).collect_view()}</div>
            <div class="ends">
                <span>{scale.low}</span>
                <span>{scale.high}</span>
            </div>
        </div>
    }
    .into_any()
}

/// Values over their times. No line joins them: what lies between is not known. What only follows by arithmetic has no
/// time, and is drawn across.
#[component]
fn ValuesInTime(
    /// The axis.
    scale: ValueAxis,
    /// The years in which it begins and ends.
    years: (i32, i32),
) -> impl IntoView {
    let level = |level: &ValueLevel| {
        view! {
            <s style:bottom=percent(level.at)>
                <span>{implied_level(&level.label)}</span>
            </s>
        }
    };
    let mark = |mark: &ValueMark| {
        let side = if mark.time.at > MIDDLE { "late" } else { "early" };
        let place = mark_class(mark, &[side, if mark.from < LOW { " low" } else { "" }].concat());
        view! {
            <u
                style:left=percent(mark.time.from)
                style:width=percent(mark.time.to - mark.time.from)
                style:bottom=percent(mark.from)
            />
            <i
                class=place
                style:left=percent(mark.time.at)
                style:bottom=percent(mark.from)
                style:height=percent(mark.to - mark.from)
            >
                <b>{mark.label.clone()}</b>
            </i>
        }
    };
    view! {
        <div class="in-time" aria-hidden="true">
            <div class="field">
                {scale.levels.iter().map(level).collect_view()} {scale.marks.iter().map(mark).collect_view()}
            </div>
            <div class="ends">
                <span>{years.0}</span>
                <span>{years.1}</span>
            </div>
        </div>
    }
}

/// The middle of an axis, per mille.
const MIDDLE: u32 = 500;
/// Below this, per mille, there is no room under a mark for its value.
const LOW: u32 = 200;

fn mark_class(mark: &ValueMark, place: &str) -> String {
    let ahead = if mark.is_ahead { " ahead" } else { "" };
    let range = if mark.from == mark.to { "" } else { " range" };
    format!("dot {place}{ahead}{range} {}", article_class(mark.article))
}

/// How many numbers an article gives besides, and where they stand.
#[component]
fn NumbersInAll(
    /// Which article.
    article: ArticleIndex,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let query = Query { q: "figure>=0".to_owned(), view: View::Facts, ..Query::default() };
    let query = query.with_choice(Facet::Article, &corpus.article(article).id, Choice::Picked);
    let n = matching(&corpus, &query).count_ones(..);
    let counted = with_numbers(&statements_of(&corpus, article, n));
    let found = move || {
        view! {
            " ("
            <a href=href(&query)>{counted.clone()}</a>
            ")"
        }
    };
    view! {
        <p>
            <ArticleName article />
            {gives_in_all(n_figures(&corpus, article), n_facts(&corpus, article))}
            {(n > 0).then(found)}
            "."
        </p>
    }
}
