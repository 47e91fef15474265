//! The first screen: which articles, what they agree and differ on, what each argues, what readers ask.

use crate::state::{explorer, href};
use crate::views::labels::{ArticleName, Quotes, VerdictName, article_class};
use crate::views::links::{link_to_article, link_to_fact};
use crate::views::phrases::{authors, counted, issue, n_facts, statements, thousands};
use crate::wording::entry::{
    ALL, QUESTIONS, SIDE_BY_SIDE, TABLE, WORD, WORDS, all_articles, argues, in_the_ledger, side_by_side, unit_of,
};
use engine::compare::headlines::{Headline, headlines, rows_of};
use engine::compare::ledger::{Ledger, ledger, n_statements, pair};
use engine::plan::{Plan, matching};
use engine::query::View;
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::closed::Verdict;
use model::{Article, ArticleIndex, FactIndex, Question};
use std::sync::Arc;

/// How many articles have a column of their own.
const COLUMNS: usize = 3;
/// The verdicts as they stand in a row: what both say between what only one says.
const BAND: [Verdict; 6] =
    [Verdict::OnlyA, Verdict::Agree, Verdict::Changed, Verdict::Differ, Verdict::Both, Verdict::OnlyB];
/// How many subjects of a verdict are named.
const NAMED: usize = 3;
/// How long an article is, and how much is drawn from it.
fn extent(article: &Article, n_facts: usize) -> String {
    let n_words = counted(article.n_words(), WORD, WORDS);
    format!("{n_words} · {}", statements(n_facts))
}

/// Who wrote it, and where it stood: "Author not stated in our copy · Vol. 8, issue 21".
fn byline(article: &Article) -> String {
    let parts = [authors(article), issue(article)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The answer to a question, or what it opens: "6 statements", "4 subjects and 3 statements, side by side".
fn answer(corpus: &Corpus, question: &Question) -> String {
    if !question.answer.is_empty() {
        return question.answer.clone();
    }
    let query = Query::parse(&question.state);
    match (&query.view, pair(corpus, &query)) {
        (View::Compare, Some((a, b))) => {
            let ledger = ledger(corpus, a, b, &Plan::of(corpus, &query));
            let (both, one): (Vec<_>, Vec<_>) =
                ledger.shown(corpus, &query).into_iter().partition(|row| !row.a.is_empty() && !row.b.is_empty());
            let n_alone = n_statements(&mut one.into_iter());
            in_the_ledger(both.len(), n_alone)
        }
        (View::Matrix, _) => TABLE.to_owned(),
        _ => statements(matching(corpus, &query).count_ones(..)),
    }
}

/// The view that an address without a state opens: which articles, how they compare, what each argues, what readers ask.
#[component]
pub(crate) fn Entry() -> impl IntoView {
    let corpus = explorer().corpus();
    let n = corpus.articles.len();
    let columns = || (0..n.min(COLUMNS)).map(ArticleIndex::new);
    let more = (n > COLUMNS).then(|| {
        view! {
            <p>
                <a href="#/articles">{all_articles(n)}</a>
            </p>
        }
    });
    let band = pair(&corpus, &Query::default()).map(|(a, b)| view! { <VerdictBand a b /> });
    view! {
        <div class="entry">
            <header class="title">
                <h1>{corpus.dossier.title.clone()}</h1>
                <p>{corpus.dossier.description.clone()}</p>
            </header>
            <div class="columns">{columns().map(|article| view! { <ArticleHead article /> }).collect_view()}</div>
            {band}
            <div class="columns arguments">
                {columns().map(|article| view! { <Argument article /> }).collect_view()}
            </div>
            <Questions />
            {more}
        </div>
    }
}

/// Which article it is: name, title, author, length.
#[component]
fn ArticleHead(
    /// Which article.
    article: ArticleIndex,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let document = corpus.article(article);
    view! {
        <header>
            <p class="line">
                <ArticleName article />
                <span class="quiet">{extent(document, n_facts(&corpus, article))}</span>
            </p>
            <h2>
                <a href=link_to_article(document)>{document.title.clone()}</a>
            </h2>
            <p class="quiet">{byline(document)}</p>
        </header>
    }
}

/// The facts that an article is about, where the dossier says which.
#[component]
fn Argument(
    /// Which article.
    article: ArticleIndex,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let main = &corpus.article(article).main;
    let heading = (!main.is_empty()).then(|| argues(corpus.short_name(article)));
    view! {
        <section class=article_class(
            article,
        )>
            {heading.map(|heading| view! { <h2>{heading}</h2> })}
            {main.iter().map(|&fact| view! { <MainFact fact /> }).collect_view()}
        </section>
    }
}

/// A fact that an article is about, with its quote.
#[component]
fn MainFact(
    /// Which fact.
    fact: FactIndex,
) -> impl IntoView {
    let corpus = explorer().corpus();
    view! {
        <div class="main-fact">
            <h3 class="st">
                <a href=link_to_fact(&corpus, &Query::default(), fact)>{corpus.fact(fact).statement.clone()}</a>
            </h3>
            <blockquote class="q" dir="auto">
                <Quotes fact />
            </blockquote>
        </div>
    }
}

/// What readers ask, where the dossier says so.
#[component]
fn Questions() -> impl IntoView {
    let corpus = explorer().corpus();
    let item = |question: &Question| {
        view! {
            <li>
                <a href=href(&Query::parse(&question.state))>{question.text.clone()}</a>
                <span class="quiet">{answer(&corpus, question)}</span>
            </li>
        }
    };
    let questions = &corpus.dossier.questions;
    (!questions.is_empty()).then(|| {
        view! {
            <section class="questions" aria-label=QUESTIONS>
                <h2>{QUESTIONS}</h2>
                <ul>{questions.iter().map(item).collect_view()}</ul>
            </section>
        }
    })
}

/// What two articles agree and differ on, and what only one of them says: numbers, and the subjects behind them.
#[component]
fn VerdictBand(
    /// The first article of the comparison.
    a: ArticleIndex,
    /// The second.
    b: ArticleIndex,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let ledger = Arc::new(ledger(&corpus, a, b, &Plan::of(&corpus, &Query::default())));
    let cell = |verdict: Verdict| view! { <VerdictCell verdict ledger=ledger.clone() /> };
    (!ledger.rows.is_empty()).then(|| {
        view! {
            <section class="band" aria-label=SIDE_BY_SIDE>
                <h2>{side_by_side(corpus.short_name(a), corpus.short_name(b), ledger.n_in_both())}</h2>
                <ul>{BAND.into_iter().map(cell).collect_view()}</ul>
            </section>
        }
    })
}

/// A verdict: how much comes to it, and what that is about.
#[component]
fn VerdictCell(
    /// Which verdict.
    verdict: Verdict,
    /// The comparison.
    ledger: Arc<Ledger>,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let n = ledger.n_of(verdict);
    let is_of_one = matches!(verdict, Verdict::OnlyA | Verdict::OnlyB);
    let subject = |(at, headline): (usize, Headline)| {
        view! {
            {(at > 0).then_some(", ")}
            <a href=href(&headline.query)>{headline.label}</a>
        }
    };
    let named = headlines(&corpus, &ledger, verdict, NAMED);
    let has_more = is_of_one || named.len() < n;
    let subjects = named.into_iter().enumerate().map(subject).collect_view();
    let all = href(&rows_of(&corpus, &ledger, verdict));
    view! {
        <li class:none=n == 0>
            <a class="verdict" href=all.clone()>
                <VerdictName verdict a=ledger.a b=ledger.b />
                " "
                <b class="num">{thousands(n)}</b>
                {unit_of(n, is_of_one)}
            </a>
            {(n > 0)
                .then(|| {
                    view! {
                        <p>
                            {subjects}
                            {has_more
                                .then(|| {
                                    view! {
                                        ", "
                                        <a class="all" href=all>
                                            {ALL}
                                        </a>
                                    }
                                })}
                        </p>
                    }
                })}
        </li>
    }
}
