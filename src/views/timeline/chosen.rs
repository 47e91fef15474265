//! Beside the chart: the selected statement, what it is linked to, and what else is told of its subject.

use crate::state::{explorer, href};
use crate::views::labels::article_class;
use crate::views::links::{compared, link_to_article};
use crate::views::phrases::{relation_words, thousands};
use crate::views::statement::Statement;
use crate::views::timeline::board::Board;
use crate::wording::phrases::CLOSE;
use crate::wording::timeline::{
    EARLIER_ONE, HINT, IN_THE_ARTICLE, LATER_ONE, LINKED, NO_TIME, OUR_READING, SAME_MOMENT, SELECTED,
    SELECTED_STATEMENT, SIDE_BY_SIDE, also_on, more_below, of_several_on,
};
use engine::timeline::{Chart, Subject, same_subject};
use engine::wording::dates::time;
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::{FactIndex, Link};

/// How many linked statements are shown with their quotes; further ones are in the list of the subject.
const LINKED_SHOWN: usize = 2;
/// How many statements a short list has.
const LISTED: usize = 12;

/// The selected statement; while nothing is selected, what the articles have in common.
#[component]
pub(super) fn Chosen(
    /// The timeline on the screen.
    board: Board,
) -> impl IntoView {
    // As the query stands: any other query builds it anew.
    let content = move || {
        let chart = board.chart.get()?;
        Some(match board.explorer.selected() {
            Some(fact) => selected(board, &chart, fact),
            None => nothing_selected(board, &chart),
        })
    };
    view! {
        <aside class="chosen" aria-label=SELECTED_STATEMENT>
            {content}
        </aside>
    }
}

fn nothing_selected(board: Board, chart: &Chart) -> AnyView {
    let linked = chart.linked(&board.explorer.corpus());
    view! {
        <p class="quiet">{HINT}</p>
        {short_list(board, view! { <h2>{LINKED}</h2> }.into_any(), &linked)}
    }
    .into_any()
}

/// The selected fact with its quote, what it is linked to, and what else there is.
fn selected(board: Board, chart: &Chart, fact: FactIndex) -> AnyView {
    let corpus = board.explorer.corpus();
    let close = move |_| board.explorer.step(|query| query.fact = None);
    let links: Vec<&Link> = corpus.links_of(fact).filter(|link| link.from != link.to).collect();
    let other = |link: &Link| if link.from == fact { link.to } else { link.from };
    let reading =
        |link: &&Link| view! { <Reading why=link.why.clone() relation=relation_words(link) fact=other(link) /> };
    let mut shown: Vec<FactIndex> = links.iter().take(LINKED_SHOWN).map(|link| other(link)).collect();
    shown.push(fact);
    let mut beside = chart.facts_beside(fact);
    beside.retain(|fact| !shown.contains(fact));
    let subject = same_subject(&corpus, &chart.facts, fact);
    let also = subject.as_ref().map(|subject| {
        let facts: Vec<FactIndex> = subject.facts.iter().copied().filter(|fact| !shown.contains(fact)).collect();
        short_list(board, view! { <h3>{also_on(&subject.label)}</h3> }.into_any(), &facts)
    });
    view! {
        <header>
            <h2>{SELECTED}</h2>
            <span class="quiet">{subject.as_ref().and_then(|subject| place_in(subject, fact))}</span>
            <button type="button" class="plain" on:click=close>
                {CLOSE}
            </button>
        </header>
        <Told fact />
        {links.iter().take(LINKED_SHOWN).map(reading).collect_view()}
        {short_list(board, view! { <h3>{SAME_MOMENT}</h3> }.into_any(), &beside)}
        {also}
        {ways(board, &corpus, chart, fact, links.first().copied())}
    }
    .into_any()
}

/// "1 of 9 on Gas pipeline".
fn place_in(subject: &Subject, fact: FactIndex) -> Option<String> {
    let at = subject.facts.iter().position(|one| *one == fact)?;
    Some(of_several_on(at + 1, subject.facts.len(), &subject.label))
}

/// A statement with its time and its quote.
#[component]
fn Told(
    /// Which fact.
    fact: FactIndex,
) -> impl IntoView {
    let when = when(&explorer().corpus(), fact);
    view! {
        <h3 class="when">{if when.is_empty() { NO_TIME.to_owned() } else { when }}</h3>
        <Statement fact />
    }
}

/// "by the end of 2009"; empty where it says nothing of its time.
fn when(corpus: &Corpus, fact: FactIndex) -> String {
    let fact = corpus.fact(fact);
    fact.when.as_ref().map(|when| time(when, fact.status)).unwrap_or_default()
}

/// What our reading has of the selected statement and another one.
#[component]
fn Reading(
    /// "date: confirmed".
    relation: String,
    /// Why.
    why: String,
    /// The other one.
    fact: FactIndex,
) -> impl IntoView {
    view! {
        <p class="reading">
            <b>{relation}</b>
            <span class="quiet">{OUR_READING}</span>
            " "
            {why}
        </p>
        <Told fact />
    }
}

/// Statements as links that select them; nothing of none.
fn short_list(board: Board, heading: AnyView, facts: &[FactIndex]) -> Option<AnyView> {
    let corpus = board.explorer.corpus();
    let item = |&fact: &FactIndex| {
        let its = corpus.fact(fact);
        view! {
            <li>
                <a href=selecting(board, &corpus, fact)>
                    <span class="when">{when(&corpus, fact)}</span>
                    <span class=format!("doc {}", article_class(its.article))>{its.statement.clone()}</span>
                </a>
            </li>
        }
    };
    let n_more = facts.len().saturating_sub(LISTED);
    let more = (n_more > 0).then(|| view! { <p class="quiet">{more_below(&thousands(n_more))}</p> });
    (!facts.is_empty()).then(|| {
        view! {
            {heading}
            <ul>{facts.iter().take(LISTED).map(item).collect_view()}</ul>
            {more}
        }
        .into_any()
    })
}

/// The same with a fact selected.
fn selecting(board: Board, corpus: &Corpus, fact: FactIndex) -> String {
    let mut query = board.unselected.get();
    query.fact = Some(corpus.fact(fact).id.clone());
    href(&query)
}

/// Where one can go from here: to the comparison, into the article, to the statements before and after.
fn ways(board: Board, corpus: &Corpus, chart: &Chart, fact: FactIndex, link: Option<&Link>) -> AnyView {
    let its = corpus.fact(fact);
    let whole = Query { fact: Some(its.id.clone()), ..Query::parse(&link_to_article(corpus.article(its.article))) };
    let way = |name: &'static str, target: String| view! { <a href=target>{name}</a> };
    let at = chart.facts.iter().position(|one| *one == fact);
    let step = |by: isize, name: &'static str| {
        let next = *chart.facts.get(at?.checked_add_signed(by)?)?;
        Some(way(name, selecting(board, corpus, next)))
    };
    let is_between = |link: &&Link| corpus.fact(link.from).article != corpus.fact(link.to).article;
    view! {
        <nav class="ways">
            {link.filter(is_between).map(|link| way(SIDE_BY_SIDE, compared(corpus, link)))}
            {way(IN_THE_ARTICLE, href(&whole))} {step(-1, EARLIER_ONE)} {step(1, LATER_ONE)}
        </nav>
    }
    .into_any()
}
