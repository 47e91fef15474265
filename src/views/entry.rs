//! The first screen: which articles, what they agree and differ on, what each argues, what readers ask.

use crate::state::{explorer, href};
use crate::views::labels::{NameOverTitle, Quotes, VerdictName, article_class};
use crate::views::links::{link_to_article, link_to_fact};
use crate::views::phrases::{authors, counted, issue, n_facts, statements, statements_among, statements_of, thousands};
use crate::wording::entry::{
    ALL, COMPARE_TEXTS, QUESTIONS, SEE_ALL, SEE_DATES, SIDE_BY_SIDE, TABLE, WAYS, WORD, WORDS, all_articles, argues,
    begins, in_the_ledger, names_of_two, side_by_side, unit_of,
};
use engine::compare::headlines::{Headline, headlines, rows_of};
use engine::compare::ledger::{Ledger, ledger, n_statements, pair};
use engine::compare::pairs::with_pair;
use engine::plan::{Plan, matching};
use engine::query::{Mode, View};
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::closed::Verdict;
use model::{Article, ArticleIndex, FactIndex, Question};
use std::sync::Arc;

/// Up to so many articles have a column of their own, with what they argue; of more, the heads of the newest are shown.
const COLUMNS: usize = 4;
/// As many as that.
const MOST: usize = 12;
/// The verdicts as they stand in a row: what both say between what only one says.
const BAND: [Verdict; 6] =
    [Verdict::OnlyA, Verdict::Agree, Verdict::Changed, Verdict::Differ, Verdict::Both, Verdict::OnlyB];
/// How many subjects of a verdict are named.
const NAMED: usize = 3;
/// How long an article is, and how much is drawn from it.
fn extent(corpus: &Corpus, index: ArticleIndex) -> String {
    let article = corpus.article(index);
    let n_words = counted(article.n_words(), WORD, WORDS);
    format!("{n_words} · {}", statements_of(corpus, index, n_facts(corpus, index)))
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
            in_the_ledger(both.len(), (n_alone, &statements(corpus, n_alone)))
        }
        (View::Matrix, _) => TABLE.to_owned(),
        _ => statements_among(corpus, &mut matching(corpus, &query).ones().map(FactIndex::new)),
    }
}

/// The view that an address without a state opens: which articles, how they compare, what each argues, what readers ask.
#[component]
pub(crate) fn Entry() -> impl IntoView {
    let corpus = explorer().corpus();
    let n = corpus.articles.len();
    let is_many = n > COLUMNS;
    let shown = newest_first(&corpus).into_iter().take(MOST);
    let heads: Vec<ArticleIndex> = if is_many { shown.collect() } else { (0..n).map(ArticleIndex::new).collect() };
    let arguments = (!is_many).then(|| heads.iter().map(|&article| view! { <Argument article /> }).collect_view());
    let more = (n > heads.len()).then(|| {
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
            <div class="columns" class:many=is_many>
                {heads.iter().map(|&article| view! { <ArticleHead article is_many /> }).collect_view()}
            </div>
            {more}
            {band}
            {arguments.map(|arguments| view! { <div class="columns arguments">{arguments}</div> })}
            <Questions />
            <Ways />
        </div>
    }
}

/// Which article it is: name, title, author, length; among many also how it begins.
#[component]
fn ArticleHead(
    /// Which article.
    article: ArticleIndex,
    /// Whether it stands among many.
    is_many: bool,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let document = corpus.article(article);
    let opening = document.opening(OPENING).filter(|_| is_many).map(|opening| {
        let opening = opening.of(&document.text).to_owned();
        view! {
            <p class="begins" lang=document.language.clone() dir="auto">
                {opening}
            </p>
        }
    });
    view! {
        <header>
            <p class="line">
                <NameOverTitle article />
                <span class="quiet">{extent(&corpus, article)}</span>
            </p>
            <h2>
                <a href=link_to_article(document)>{document.title.clone()}</a>
            </h2>
            <p class="quiet">{byline(document)}</p>
            {opening}
        </header>
    }
}

/// The facts that an article is about, where the dossier says which; else how it begins.
#[component]
fn Argument(
    /// Which article.
    article: ArticleIndex,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let document = corpus.article(article);
    let main = &document.main;
    let opening = if main.is_empty() { document.opening(OPENING) } else { None };
    let name = corpus.short_name(article);
    let heading = if main.is_empty() { begins(name) } else { argues(name) };
    let begun = opening.map(|opening| {
        view! {
            <blockquote class="q opening" lang=document.language.clone() dir="auto">
                <a href=link_to_article(document)>{opening.of(&document.text).to_owned()}</a>
            </blockquote>
        }
    });
    (!main.is_empty() || opening.is_some()).then(|| {
        view! {
            <section class=article_class(article)>
                <h2>{heading}</h2>
                {begun}
                {main.iter().map(|&fact| view! { <MainFact fact /> }).collect_view()}
            </section>
        }
    })
}

/// How much of an article's beginning is shown: whole sentences, in bytes.
const OPENING: usize = 320;

/// All articles, the newest first, those without a date last.
fn newest_first(corpus: &Corpus) -> Vec<ArticleIndex> {
    let (mut dated, undated): (Vec<_>, Vec<_>) =
        (0..corpus.articles.len()).map(ArticleIndex::new).partition(|&at| corpus.article(at).published.is_some());
    dated.reverse();
    dated.extend(undated);
    dated
}

/// What can be done with articles that nobody has written questions for.
#[component]
fn Ways() -> impl IntoView {
    let corpus = explorer().corpus();
    let item = |(query, words, what): (Query, &'static str, String)| {
        view! {
            <li>
                <a href=href(&query)>{words}</a>
                <span class="quiet">{what}</span>
            </li>
        }
    };
    corpus.dossier.questions.is_empty().then(|| {
        view! {
            <section class="questions" aria-label=WAYS>
                <h2>{WAYS}</h2>
                <ul>{ways(&corpus).into_iter().map(item).collect_view()}</ul>
            </section>
        }
    })
}

/// Where one can begin, each with what is there: two texts, what is dated, all of it.
fn ways(corpus: &Corpus) -> Vec<(Query, &'static str, String)> {
    let facts = || (0..corpus.facts.len()).map(FactIndex::new);
    let mut dated = facts().filter(|&fact| corpus.fact(fact).when.is_some()).peekable();
    let view = |view: View| Query { view, ..Query::default() };
    let texts = pair(corpus, &Query::default()).map(|(a, b)| {
        let query = with_pair(corpus, Query { mode: Some(Mode::Text), ..view(View::Compare) }, a, b);
        (query, COMPARE_TEXTS, names_of_two(corpus.short_name(a), corpus.short_name(b)))
    });
    let on_axis = dated.peek().is_some();
    let dates = on_axis.then(|| (view(View::Timeline), SEE_DATES, statements_among(corpus, &mut dated)));
    let any = !corpus.facts.is_empty();
    let all = any.then(|| (view(View::Facts), SEE_ALL, statements_among(corpus, &mut facts())));
    [texts, dates, all].into_iter().flatten().collect()
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
    (ledger.n_in_both() > 0).then(|| {
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
