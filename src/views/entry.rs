//! The first screen: what each article argues, what readers ask, and what there is to explore.

use crate::state::{article_class, href};
use crate::views::compare::verdict_name;
use crate::views::parts::{article_name, counted, explorer, link_to_fact, quotes, thousands};
use crate::views::reader::issue;
use corpus::closed::Verdict;
use corpus::compare::{Ledger, ledger, pair};
use corpus::facets::{FacetCounts, ValueCount, counts};
use corpus::model::{ArticleIndex, FactIndex, Question};
use corpus::query::{Choice, Facet, NOT_STATED, Pick, View};
use corpus::text::Words;
use corpus::{Corpus, Query};
use leptos::prelude::*;

/// How many articles have a column of their own.
const COLUMNS: usize = 3;
/// How many values a short list shows.
const LIST: usize = 6;

/// The view that an address without a state opens.
#[component]
pub(crate) fn Entry() -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus.get_untracked();
    let columns = (0..corpus.articles.len().min(COLUMNS)).map(|at| article_column(&corpus, ArticleIndex::new(at)));
    let rest = corpus.articles.len().saturating_sub(COLUMNS);
    let more = (rest > 0).then(|| view! { <p><a href="#/articles">{format!("All {} articles", corpus.articles.len())}</a></p> });
    let compared = pair(&corpus, &Query::default()).map(|(a, b)| verdict_band(&corpus, &ledger(&corpus, a, b, &Query::default())));
    view! {
        <div class="entry">
            <header class="title">
                <h1>{corpus.dossier.title.clone()}</h1>
                <p>{corpus.dossier.description.clone()} " " {what_there_is(&corpus)}</p>
            </header>
            <div class="columns">{columns.collect_view()} {questions(&corpus)}</div>
            {more}
            {compared}
            {lists(&corpus)}
        </div>
    }
}

fn what_there_is(corpus: &Corpus) -> String {
    if corpus.facts.is_empty() {
        return counted(corpus.articles.len(), "article.", "articles.");
    }
    format!("{}, each with the sentence it comes from.", counted(corpus.facts.len(), "statement", "statements"))
}

fn article_column(corpus: &Corpus, index: ArticleIndex) -> AnyView {
    let article = corpus.article(index);
    let n_facts = corpus.facts.iter().filter(|fact| fact.article == index).count();
    let author = if article.authors.is_empty() { "Author not stated in our copy".to_owned() } else { article.authors.join(", ") };
    let n_words = counted(corpus::article::n_article_words(article), "word", "words");
    let link = href(&Query { view: View::Article(article.id.clone()), ..Query::default() });
    let main = article.main.iter().map(|&fact| main_fact(corpus, fact)).collect_view();
    view! {
        <section class=format!("column {}", article_class(index))>
            <header>
                <p>{article_name(corpus, index)} " " {issue(article)}</p>
                <h2><a href=link>{article.title.clone()}</a></h2>
                <p class="quiet">{author}" · "{n_words}" · "{counted(n_facts, "statement", "statements")}</p>
            </header>
            {main}
        </section>
    }
    .into_any()
}

fn main_fact(corpus: &Corpus, fact: FactIndex) -> AnyView {
    let link = link_to_fact(corpus, &Query::default(), fact);
    view! {
        <div class="main-fact">
            <h3 class="st"><a href=link>{corpus.fact(fact).statement.clone()}</a></h3>
            <blockquote class="q">{quotes(corpus, fact, &Words::default())}</blockquote>
        </div>
    }
    .into_any()
}

fn questions(corpus: &Corpus) -> Option<AnyView> {
    let items = corpus.dossier.questions.iter().map(|question| {
        let link = href(&Query::parse(&question.state));
        view! { <li><a href=link>{question.text.clone()}</a><span class="quiet">{answer(corpus, question)}</span></li> }
    });
    (!corpus.dossier.questions.is_empty()).then(|| {
        view! { <section class="questions" aria-labelledby="ask"><h2 id="ask">"Readers ask"</h2><ul>{items.collect_view()}</ul></section> }.into_any()
    })
}

/// What a question opens: "6 statements", "4 subjects, side by side".
fn answer(corpus: &Corpus, question: &Question) -> String {
    let query = Query::parse(&question.state);
    match (&query.view, pair(corpus, &query)) {
        (View::Compare, Some((a, b))) => {
            let n = ledger(corpus, a, b, &query).shown(corpus, &query).len();
            format!("{}, side by side", counted(n, "subject", "subjects"))
        }
        _ => counted(corpus::search::results(corpus, &query).facts.len(), "statement", "statements"),
    }
}

/// "Side by side, 106 subjects": how many rows come to which verdict.
fn verdict_band(corpus: &Corpus, ledger: &Ledger) -> AnyView {
    let cell = |&verdict: &Verdict| {
        let mut query = Query { view: View::Compare, verdict: Some(verdict), ..Query::default() };
        query.a = Some(corpus.article(ledger.a).id.clone());
        query.b = Some(corpus.article(ledger.b).id.clone());
        view! { <li><a href=href(&query)><b class="num">{thousands(ledger.count(verdict))}</b> " " {verdict_name(corpus, ledger, verdict)}</a></li> }
    };
    let order = [Verdict::Agree, Verdict::Changed, Verdict::Differ, Verdict::Both, Verdict::OnlyA, Verdict::OnlyB];
    view! {
        <section class="band" aria-label="Side by side">
            <h2>"Side by side, "{counted(ledger.rows.len(), "subject", "subjects")}</h2>
            <ul>{order.iter().map(cell).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Short lists of themes, actors and things, and the time spoken of, each split by article.
fn lists(corpus: &Corpus) -> AnyView {
    let by_article: Vec<Vec<FacetCounts>> = (0..corpus.articles.len().min(COLUMNS))
        .map(|at| {
            let mut query = Query::default();
            query.selection_mut(Facet::Article).picks.push(Pick::of(corpus.articles[at].id.clone()));
            counts(corpus, &query)
        })
        .collect();
    let list = |facet: Facet, title: &'static str| short_list(&by_article, facet, title);
    view! {
        <div class="lists">
            {list(Facet::Theme, "Themes")} {list(Facet::Actor, "Actors")} {list(Facet::Thing, "Projects and agreements")}
            {times(&by_article)}
        </div>
    }
    .into_any()
}

fn values(by_article: &[Vec<FacetCounts>], facet: Facet) -> &[ValueCount] {
    let first = by_article.first().and_then(|counts| counts.iter().find(|counts| counts.facet == facet));
    first.map_or(&[], |counts| counts.values.as_slice())
}

/// How many facts of each article carry a value.
fn split(by_article: &[Vec<FacetCounts>], facet: Facet, at: usize) -> Vec<u32> {
    let count = |counts: &Vec<FacetCounts>| counts.iter().find(|counts| counts.facet == facet)?.values.get(at).map(|value| value.count);
    by_article.iter().map(|counts| count(counts).unwrap_or(0)).collect()
}

fn short_list(by_article: &[Vec<FacetCounts>], facet: Facet, title: &'static str) -> Option<AnyView> {
    let all = values(by_article, facet);
    let is_top = |value: &ValueCount| value.id != NOT_STATED && value.total > 0 && (value.depth == 0 || facet != Facet::Theme);
    let mut top: Vec<(usize, &ValueCount)> = all.iter().enumerate().filter(|(_, value)| is_top(value)).collect();
    top.sort_by_key(|(_, value)| std::cmp::Reverse(value.total));
    let highest = top.first().map_or(1, |(_, value)| value.total);
    let row = |(at, value): &(usize, &ValueCount)| {
        let link = href(&Query { view: View::Facts, ..Query::default() }.with_choice(facet, &value.id, Choice::Picked));
        view! {
            <li>
                <a href=link><span>{value.name.clone()}</span> {split_bar(&split(by_article, facet, *at), highest)} <b class="num">{value.total}</b></a>
            </li>
        }
    };
    (!top.is_empty()).then(|| {
        view! { <section><h2>{title}</h2><ul>{top.iter().take(LIST).map(row).collect_view()}</ul></section> }.into_any()
    })
}

fn split_bar(split: &[u32], highest: u32) -> AnyView {
    let piece = |(at, n): (usize, &u32)| view! { <i class=article_class(ArticleIndex::new(at)) style:width=format!("{}%", n * 100 / highest.max(1))></i> };
    view! { <span class="split" aria-hidden="true">{split.iter().enumerate().map(piece).collect_view()}</span> }.into_any()
}

fn times(by_article: &[Vec<FacetCounts>]) -> Option<AnyView> {
    let bins: Vec<(usize, &ValueCount)> = values(by_article, Facet::When).iter().enumerate().filter(|(_, bin)| bin.id != NOT_STATED).collect();
    let highest = bins.iter().map(|(_, bin)| bin.total).max().unwrap_or(0).max(1);
    let bar = |(at, bin): &(usize, &ValueCount)| {
        let link = href(&Query { view: View::Facts, ..Query::default() }.with_choice(Facet::When, &bin.id, Choice::Picked));
        let piece = |(at, n): (usize, u32)| view! { <i class=article_class(ArticleIndex::new(at)) style:height=format!("{}%", n * 100 / highest)></i> };
        let pieces = split(by_article, Facet::When, *at).into_iter().enumerate().rev().map(piece).collect_view();
        let name = format!("{}: {}", bin.name, counted(bin.total as usize, "statement", "statements"));
        view! { <li><a href=link aria-label=name.clone() title=name>{pieces}</a></li> }
    };
    let ends = (bins.first().map(|(_, bin)| bin.name.clone()), bins.last().map(|(_, bin)| bin.name.clone()));
    (bins.len() > 1).then(|| {
        view! {
            <section>
                <h2>"Time spoken of"</h2>
                <ol class="times">{bins.iter().map(bar).collect_view()}</ol>
                <p class="ends" aria-hidden="true"><span>{ends.0}</span><span>{ends.1}</span></p>
            </section>
        }
        .into_any()
    })
}
