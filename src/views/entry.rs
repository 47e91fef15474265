//! The first screen: what each article argues, what readers ask, and what there is to explore.

use crate::state::{explorer, href};
use crate::views::labels::{ArticleName, Quotes, VERDICTS, VerdictName, article_class};
use crate::views::links::{link_to_article, link_to_fact};
use crate::views::phrases::{authors, counted, issue, n_facts, statements, thousands};
use crate::wording::entry::{
    ACTORS, QUESTIONS, SIDE_BY_SIDE, TABLE, THEMES, THINGS, WORD, WORDS, all_articles, in_the_ledger, side_by_side,
};
use engine::compare::ledger::{ledger, n_statements, pair};
use engine::facets::{FacetCounts, ValueCount, counts};
use engine::plan::{Plan, matching};
use engine::query::{Choice, NOT_STATED, Pick, View};
use engine::wording::Label;
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::closed::{Facet, Verdict};
use model::{Article, ArticleIndex, Dossier, FactIndex, Question};
use std::sync::Arc;

/// How many articles have a column of their own.
const COLUMNS: usize = 3;
/// How many values a short list shows.
const LIST: usize = 6;
/// The facets of which there is a short list, and what it is called.
const SHORT_LISTS: [(Facet, &str); 3] = [(Facet::Theme, THEMES), (Facet::Actor, ACTORS), (Facet::Thing, THINGS)];

/// What the dossier is, and how much there is in it.
fn description(dossier: &Dossier, n_facts: usize) -> String {
    let what = match n_facts {
        0 => String::new(),
        n => format!("{}.", statements(n)),
    };
    format!("{} {what}", dossier.description)
}

/// Who wrote an article, how long it is, and how much is drawn from it.
fn extent(article: &Article, n_facts: usize) -> String {
    let n_words = counted(article.n_words(), WORD, WORDS);
    format!("{} · {n_words} · {}", authors(article), statements(n_facts))
}

/// What a question opens: "6 statements", "4 subjects and 3 statements, side by side".
fn answer(corpus: &Corpus, question: &Question) -> String {
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

/// The view that an address without a state opens.
#[component]
pub(crate) fn Entry() -> impl IntoView {
    let corpus = explorer().corpus();
    let n = corpus.articles.len();
    let columns = (0..n.min(COLUMNS)).map(ArticleIndex::new);
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
                <p>{description(&corpus.dossier, corpus.facts.len())}</p>
            </header>
            <div class="columns">
                {columns.map(|article| view! { <ArticleColumn article /> }).collect_view()} <Questions />
            </div>
            {more}
            {band}
            <ShortLists />
        </div>
    }
}

/// An article, and the facts that it is about.
#[component]
fn ArticleColumn(
    /// Which article.
    article: ArticleIndex,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let document = corpus.article(article);
    let main = document.main.iter().map(|&fact| view! { <MainFact fact /> });
    view! {
        <section class=format!("column {}", article_class(article))>
            <header>
                <p>
                    <ArticleName article />
                    " "
                    <span class="quiet">{issue(document)}</span>
                </p>
                <h2>
                    <a href=link_to_article(document)>{document.title.clone()}</a>
                </h2>
                <p class="quiet">{extent(document, n_facts(&corpus, article))}</p>
            </header>
            {main.collect_view()}
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
            <blockquote class="q">
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

/// "Side by side, 26 subjects": how many of them come to which verdict, and how many statements stand alone.
#[component]
fn VerdictBand(
    /// The first article of the comparison.
    a: ArticleIndex,
    /// The second.
    b: ArticleIndex,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let ledger = ledger(&corpus, a, b, &Plan::of(&corpus, &Query::default()));
    let item = |verdict: Verdict| {
        view! {
            <li>
                <a href=verdict_href(&corpus, a, b, verdict)>
                    <b class="num">{thousands(ledger.n_of(verdict))}</b>
                    " "
                    <VerdictName verdict a b />
                </a>
            </li>
        }
    };
    view! {
        <section class="band" aria-label=SIDE_BY_SIDE>
            <h2>{side_by_side(ledger.n_in_both())}</h2>
            <ul>{VERDICTS.into_iter().map(item).collect_view()}</ul>
        </section>
    }
}

/// A link to the rows of two articles that come to a verdict.
fn verdict_href(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex, verdict: Verdict) -> String {
    let [a, b] = [a, b].map(|article| Some(corpus.article(article).id.clone()));
    href(&Query { view: View::Compare, verdict: Some(verdict), a, b, ..Query::default() })
}

/// The counts of every facet, article by article.
type ByArticle = Vec<Vec<FacetCounts>>;

fn by_article(corpus: &Corpus) -> ByArticle {
    let of_article = |article: &Article| {
        let mut query = Query::default();
        query.selection_mut(Facet::Article).picks.push(Pick::of(article.id.clone()));
        counts(corpus, &Plan::of(corpus, &query))
    };
    corpus.articles.iter().take(COLUMNS).map(of_article).collect()
}

fn values(by_article: &ByArticle, facet: Facet) -> &[ValueCount] {
    let first = by_article.first().and_then(|counts| counts.iter().find(|counts| counts.facet == facet));
    first.map_or(&[], |counts| counts.values.as_slice())
}

/// How many facts of each article carry a value.
fn split(by_article: &ByArticle, facet: Facet, at: usize) -> Vec<u32> {
    let count = |counts: &Vec<FacetCounts>| {
        counts.iter().find(|counts| counts.facet == facet)?.values.get(at).map(|value| value.count)
    };
    by_article.iter().map(|counts| count(counts).unwrap_or(0)).collect()
}

fn picking(facet: Facet, id: &str) -> String {
    href(&Query { view: View::Facts, ..Query::default() }.with_choice(facet, id, Choice::Picked))
}

/// Short lists of themes, actors and things, and the time spoken of, each split by article.
#[component]
fn ShortLists() -> impl IntoView {
    let by_article = Arc::new(by_article(&explorer().corpus()));
    let of_facet = |(facet, name)| view! { <ShortList facet name by_article=by_article.clone() /> };
    let short = SHORT_LISTS.into_iter().map(of_facet).collect_view();
    view! { <div class="lists">{short} <Times by_article /></div> }
}

/// The values of a facet that most facts carry, where there are any.
#[component]
fn ShortList(
    /// Which facet.
    facet: Facet,
    /// What the list is called.
    name: &'static str,
    /// How many facts carry which value.
    by_article: Arc<ByArticle>,
) -> impl IntoView {
    let is_top = |value: &ValueCount| value.id != NOT_STATED && value.total > 0 && value.depth == 0;
    let mut top: Vec<(usize, &ValueCount)> =
        values(&by_article, facet).iter().enumerate().filter(|(_, value)| is_top(value)).collect();
    top.sort_by_cached_key(|(_, value)| !value.total);
    let highest = top.first()?.1.total;
    let item = |&(at, value): &(usize, &ValueCount)| {
        view! {
            <li>
                <a href=picking(facet, &value.id)>
                    <span>{value.name.clone()}</span>
                    <SplitBar split=split(&by_article, facet, at) highest />
                    <b class="num">{value.total}</b>
                </a>
            </li>
        }
    };
    Some(view! {
        <section>
            <h2>{name}</h2>
            <ul>{top.iter().take(LIST).map(item).collect_view()}</ul>
        </section>
    })
}

/// A bar with a piece for each article.
#[component]
fn SplitBar(
    /// How many facts of each article.
    split: Vec<u32>,
    /// How many make a whole bar.
    highest: u32,
) -> impl IntoView {
    let piece = |(at, n): (usize, u32)| {
        let width = format!("{}%", n * 100 / highest.max(1));
        view! { <i class=article_class(ArticleIndex::new(at)) style:width=width /> }
    };
    view! {
        <span class="split" aria-hidden="true">
            {split.into_iter().enumerate().map(piece).collect_view()}
        </span>
    }
}

/// The time spoken of, where there is any.
#[component]
fn Times(
    /// How many facts carry which value.
    by_article: Arc<ByArticle>,
) -> impl IntoView {
    let bins = values(&by_article, Facet::When).iter().enumerate().filter(|(_, bin)| bin.id != NOT_STATED);
    let bins: Vec<(usize, &ValueCount)> = bins.collect();
    let (first, last) = (bins.first()?.1, bins.last().filter(|_| bins.len() > 1)?.1);
    let highest = bins.iter().map(|(_, bin)| bin.total).max().unwrap_or(0).max(1);
    let bar = |&(at, bin): &(usize, &ValueCount)| {
        view! { <TimeBar bin=bin.clone() split=split(&by_article, Facet::When, at) highest /> }
    };
    Some(view! {
        <section>
            <h2>{Facet::When.label()}</h2>
            <ol class="times">{bins.iter().map(bar).collect_view()}</ol>
            <p class="ends" aria-hidden="true">
                <span>{first.name.clone()}</span>
                <span>{last.name.clone()}</span>
            </p>
        </section>
    })
}

/// How many facts speak of a stretch of time, the pieces of the articles one above the other.
#[component]
fn TimeBar(
    /// The stretch of time.
    bin: ValueCount,
    /// How many facts of each article.
    split: Vec<u32>,
    /// How many make a whole bar.
    highest: u32,
) -> impl IntoView {
    let name = format!("{}: {}", bin.name, statements(bin.total as usize));
    let piece = |(at, n): (usize, u32)| {
        let height = format!("{}%", n * 100 / highest);
        view! { <i class=article_class(ArticleIndex::new(at)) style:height=height /> }
    };
    view! {
        <li>
            <a href=picking(Facet::When, &bin.id) aria-label=name.clone() title=name>
                {split.into_iter().enumerate().rev().map(piece).collect_view()}
            </a>
        </li>
    }
}
