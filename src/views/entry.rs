//! The first screen: what each article argues, what readers ask, and what there is to explore.

use crate::dom::{Tag, link, tag, words};
use crate::state::{Explorer, href};
use crate::views::labels::{VERDICTS, article_class, article_name, quiet, quotes, verdict_name};
use crate::views::links::{link_to_article, link_to_fact};
use crate::views::phrases::{authors, counted, issue, n_facts, statements, thousands};
use engine::compare::ledger::{Ledger, ledger, pair};
use engine::facets::{FacetCounts, ValueCount, counts};
use engine::plan::{Plan, matching};
use engine::query::{Choice, NOT_STATED, Pick, View};
use engine::typed::TypedQuery;
use engine::wording::Label;
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::closed::{Facet, Verdict};
use model::{ArticleIndex, FactIndex, Question};

/// How many articles have a column of their own.
const COLUMNS: usize = 3;
/// How many values a short list shows.
const LIST: usize = 6;

/// The view that an address without a state opens.
pub(crate) fn entry(explorer: Explorer) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let n = corpus.articles.len();
    let columns = (0..n.min(COLUMNS)).map(|at| article_column(&corpus, ArticleIndex::new(at)));
    let more = (n > COLUMNS).then(|| tag("p").child(link("#/articles").text(&format!("All {n} articles"))));
    let band = pair(&corpus, &Query::default())
        .map(|(a, b)| verdict_band(&corpus, &ledger(&corpus, a, b, &Plan::of(&corpus, &Query::default()))));
    tag("div")
        .class("entry")
        .child(title(&corpus))
        .child(tag("div").class("columns").children(columns).children(questions(&corpus)))
        .children(more)
        .children(band)
        .child(lists(&corpus))
}

fn title(corpus: &Corpus) -> Tag {
    let what = match corpus.facts.len() {
        0 => String::new(),
        n => format!("{}.", statements(n)),
    };
    let description = words("p", "", &format!("{} {what}", corpus.dossier.description));
    tag("header").class("title").child(words("h1", "", &corpus.dossier.title)).child(description)
}

fn article_column(corpus: &Corpus, index: ArticleIndex) -> Tag {
    let article = corpus.article(index);
    let n_words = counted(article.n_words(), "word", "words");
    let about = format!("{} · {n_words} · {}", authors(article), statements(n_facts(corpus, index)));
    let head = tag("header")
        .child(tag("p").child(article_name(corpus, index)).text(" ").child(quiet("span", &issue(article))))
        .child(tag("h2").child(link(&link_to_article(article)).text(&article.title)))
        .child(quiet("p", &about));
    let main = article.main.iter().map(|&fact| main_fact(corpus, fact));
    tag("section").class(&format!("column {}", article_class(index))).child(head).children(main)
}

fn main_fact(corpus: &Corpus, fact: FactIndex) -> Tag {
    let statement = link(&link_to_fact(corpus, &Query::default(), fact)).text(&corpus.fact(fact).statement);
    let quote = tag("blockquote").class("q").child(quotes(corpus, fact, &TypedQuery::default()));
    tag("div").class("main-fact").child(tag("h3").class("st").child(statement)).child(quote)
}

fn questions(corpus: &Corpus) -> Option<Tag> {
    let item = |question: &Question| {
        let target = href(&Query::parse(&question.state));
        tag("li").child(link(&target).text(&question.text)).child(quiet("span", &answer(corpus, question)))
    };
    let items = corpus.dossier.questions.iter().map(item);
    let list =
        tag("section").class("questions").attr("aria-label", "Readers ask").child(words("h2", "", "Readers ask"));
    (!corpus.dossier.questions.is_empty()).then(|| list.child(tag("ul").children(items)))
}

/// What a question opens: "6 statements", "4 subjects, side by side".
fn answer(corpus: &Corpus, question: &Question) -> String {
    let query = Query::parse(&question.state);
    match (&query.view, pair(corpus, &query)) {
        (View::Compare, Some((a, b))) => {
            let n = ledger(corpus, a, b, &Plan::of(corpus, &query)).shown(corpus, &query).len();
            format!("{}, side by side", counted(n, "subject", "subjects"))
        }
        (View::Matrix, _) => "a table of who and what".to_owned(),
        _ => statements(matching(corpus, &query).count_ones(..)),
    }
}

/// "Side by side, 106 subjects": how many rows come to which verdict.
fn verdict_band(corpus: &Corpus, ledger: &Ledger) -> Tag {
    let cell = |verdict: Verdict| {
        let ends = [ledger.a, ledger.b].map(|article| Some(corpus.article(article).id.clone()));
        let [a, b] = ends;
        let target = Query { view: View::Compare, verdict: Some(verdict), a, b, ..Query::default() };
        let count = words("b", "num", &thousands(ledger.count(verdict)));
        tag("li").child(link(&href(&target)).child(count).text(" ").child(verdict_name(corpus, ledger, verdict)))
    };
    let heading = format!("Side by side, {}", counted(ledger.rows.len(), "subject", "subjects"));
    let list = tag("ul").children(VERDICTS.map(cell));
    tag("section").class("band").attr("aria-label", "Side by side").child(words("h2", "", &heading)).child(list)
}

/// The counts of every facet, article by article.
type ByArticle = Vec<Vec<FacetCounts>>;

/// Short lists of themes, actors and things, and the time spoken of, each split by article.
fn lists(corpus: &Corpus) -> Tag {
    let of_article = |article: &model::Article| {
        let mut query = Query::default();
        query.selection_mut(Facet::Article).picks.push(Pick::of(article.id.clone()));
        counts(corpus, &Plan::of(corpus, &query))
    };
    let by_article: ByArticle = corpus.articles.iter().take(COLUMNS).map(of_article).collect();
    let facets = [(Facet::Theme, "Themes"), (Facet::Actor, "Actors"), (Facet::Thing, "Projects and agreements")];
    let short = facets.into_iter().filter_map(|(facet, title)| short_list(&by_article, facet, title));
    tag("div").class("lists").children(short).children(times(&by_article))
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

fn short_list(by_article: &ByArticle, facet: Facet, title: &str) -> Option<Tag> {
    let is_top = |value: &ValueCount| value.id != NOT_STATED && value.total > 0 && value.depth == 0;
    let mut top: Vec<(usize, &ValueCount)> =
        values(by_article, facet).iter().enumerate().filter(|(_, value)| is_top(value)).collect();
    top.sort_by_cached_key(|(_, value)| !value.total);
    let highest = top.first()?.1.total;
    let row = |(at, value): &(usize, &ValueCount)| {
        let bar = split_bar(&split(by_article, facet, *at), highest);
        let target = link(&picking(facet, &value.id)).child(words("span", "", &value.name)).child(bar);
        tag("li").child(target.child(words("b", "num", &value.total.to_string())))
    };
    Some(tag("section").child(words("h2", "", title)).child(tag("ul").children(top.iter().take(LIST).map(row))))
}

fn split_bar(split: &[u32], highest: u32) -> Tag {
    let pieces = split.iter().enumerate().map(|(at, n)| {
        tag("i").class(article_class(ArticleIndex::new(at))).style("width", &format!("{}%", n * 100 / highest.max(1)))
    });
    tag("span").class("split").attr("aria-hidden", "true").children(pieces)
}

fn times(by_article: &ByArticle) -> Option<Tag> {
    let bins: Vec<(usize, &ValueCount)> =
        values(by_article, Facet::When).iter().enumerate().filter(|(_, bin)| bin.id != NOT_STATED).collect();
    let highest = bins.iter().map(|(_, bin)| bin.total).max().unwrap_or(0).max(1);
    let bar = |(at, bin): &(usize, &ValueCount)| {
        let pieces = split(by_article, Facet::When, *at).into_iter().enumerate().rev().map(|(at, n)| {
            tag("i").class(article_class(ArticleIndex::new(at))).style("height", &format!("{}%", n * 100 / highest))
        });
        let name = format!("{}: {}", bin.name, statements(bin.total as usize));
        tag("li")
            .child(link(&picking(Facet::When, &bin.id)).attr("aria-label", &name).attr("title", &name).children(pieces))
    };
    let (first, last) = (bins.first()?.1, bins.last().filter(|_| bins.len() > 1)?.1);
    let ends = tag("p")
        .class("ends")
        .attr("aria-hidden", "true")
        .child(words("span", "", &first.name))
        .child(words("span", "", &last.name));
    let bars = tag("ol").class("times").children(bins.iter().map(bar));
    Some(tag("section").child(words("h2", "", Facet::When.label())).child(bars).child(ends))
}
