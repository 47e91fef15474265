//! The chart as a list, by year.

use crate::state::{explorer, href};
use crate::views::labels::PublicationName;
use crate::views::phrases::{relation_words, statements, thousands};
use crate::views::timeline::board::Board;
use crate::views::timeline::readout::FactsLine;
use crate::wording::timeline::{BY_YEAR, PUBLISHED, on_chart, our_reading, show_more};
use engine::Corpus;
use engine::timeline::{Chart, own_day};
use engine::wording::dates::time;
use leptos::prelude::*;
use model::when::year_of;
use model::{ArticleIndex, FactIndex, Link};
use std::sync::Arc;

/// How many statements the list shows at once; more come on request.
const LISTED: usize = 200;

/// "Our reading: date: confirmed → June 2011".
fn reading(corpus: &Corpus, tie: &Link) -> String {
    let other = corpus.fact(tie.to);
    let when = other.when.as_ref().map(|when| time(when, other.status)).unwrap_or_default();
    our_reading(&relation_words(tie), &when)
}

/// The chart as a list, by year.
#[component]
pub(super) fn Years(
    /// The timeline on the screen.
    board: Board,
) -> impl IntoView {
    let most = RwSignal::new(LISTED);
    let n_left = move || board.n_facts().saturating_sub(most.get());
    let years = move || {
        let chart = board.chart.get()?;
        let years = by_year(&board.explorer.corpus(), &chart, most.get());
        let year = |(year, facts)| view! { <Year year facts board chart=chart.clone() /> };
        Some(years.into_iter().map(year).collect_view())
    };
    view! {
        <section class="years" aria-label=BY_YEAR>
            <h2>{move || on_chart(&statements(&board.explorer.corpus(), board.n_facts()))}</h2>
            <PublishedLine board />
            {years}
            <Show when=move || n_left() != 0>
                <button type="button" class="button more" on:click=move |_| most.update(|most| *most += LISTED)>
                    {move || show_more(&thousands(n_left()))}
                </button>
            </Show>
        </section>
    }
}

/// When the articles were published.
#[component]
fn PublishedLine(
    /// The timeline on the screen.
    board: Board,
) -> impl IntoView {
    let articles = move || -> Vec<ArticleIndex> {
        let Some(chart) = board.chart.get() else { return Vec::new() };
        chart.published.iter().filter(|one| one.name.is_some()).map(|one| one.article).collect()
    };
    move || {
        let names = articles().into_iter().map(|article| view! { <PublishedWhen article /> }).collect_view();
        (!names.is_empty()).then(|| view! { <p class="quiet">{PUBLISHED} {names}</p> })
    }
}

/// "■ China Brief June 2008".
#[component]
fn PublishedWhen(
    /// Which article.
    article: ArticleIndex,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let when = corpus.article(article).published.as_ref().map(|when| time(when, None)).unwrap_or_default();
    view! {
        <PublicationName article />
        {format!(" {when} ")}
    }
}

/// The first facts of a chart by the year that they begin in.
fn by_year(corpus: &Corpus, chart: &Chart, most: usize) -> Vec<(i32, Vec<FactIndex>)> {
    let year = |fact: &FactIndex| corpus.fact(*fact).when.as_ref().map_or(0, |when| year_of(own_day(when.days)));
    let listed = chart.facts.get(..most).unwrap_or(&chart.facts);
    let years = listed.chunk_by(|one, next| year(one) == year(next));
    years.map(|facts| (facts.first().map_or(0, year), facts.to_vec())).collect()
}

/// A year, and beneath it what begins in it.
#[component]
fn Year(
    /// Which.
    year: i32,
    /// What begins in it.
    facts: Vec<FactIndex>,
    /// The timeline on the screen.
    board: Board,
    /// What is drawn of it.
    chart: Arc<Chart>,
) -> impl IntoView {
    let item = |fact| view! { <ListItem fact board chart=chart.clone() /> };
    view! {
        <div class="year">
            <h3 class="num">{year}</h3>
            <ul>{facts.into_iter().map(item).collect_view()}</ul>
        </div>
    }
}

/// A statement as a link that selects it, with its time, and what it says of others on the chart.
#[component]
fn ListItem(
    /// Which fact.
    fact: FactIndex,
    /// The timeline on the screen.
    board: Board,
    /// What is drawn of it.
    chart: Arc<Chart>,
) -> impl IntoView {
    let corpus = board.explorer.corpus();
    let its = corpus.fact(fact);
    let id = its.id.clone();
    let target = move || {
        let mut query = board.unselected.get();
        query.fact = Some(id.clone());
        href(&query)
    };
    let current = move || (board.selected.get() == Some(fact)).then_some("true");
    let ties = corpus.links_of(fact).filter(|tie| tie.from == fact && chart.mark_of(tie.to).is_some());
    let readings = ties.map(|tie| view! { <span>{reading(&corpus, tie)}</span> }).collect_view();
    view! {
        <li>
            <a href=target class="st" aria-current=current>
                {its.statement.clone()}
            </a>
            <p class="facts-line">
                <FactsLine fact />
                {readings}
            </p>
        </li>
    }
}
