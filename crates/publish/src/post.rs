//! A post of a blog with frames of this dossier in it, to look at and to copy from.

use engine::plan::{Plan, matching};
use engine::query::{Choice, View};
use engine::wording::shown::shown;
use engine::{Corpus, Query, facets};
use maud::{DOCTYPE, Markup, html};
use model::Records;
use model::closed::Facet;

/// From `examples/` to the page.
const PAGE_BESIDE: &str = "../index.html";

/// How high a frame is.
const HEIGHT: u32 = 640;

/// The sheet of the post.
pub(crate) fn post_style() -> &'static str {
    include_str!("post.css")
}

/// The post: one view a frame, with the line above it that stays where no frame is shown, and the code for it. Where the
/// site's address is known the code has it, and can be pasted anywhere.
pub(crate) fn post(records: &Records, address: Option<&str>) -> String {
    let corpus = Corpus::new(records.clone());
    let page = address.map_or_else(|| PAGE_BESIDE.to_owned(), ToOwned::to_owned);
    let title = &corpus.dossier.title;
    let frames: Vec<Markup> = worth_framing(&corpus).iter().map(|query| frame(&corpus, &page, query)).collect();
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title) " – a sample post" }
                link rel="stylesheet" href="post.css";
                link rel="icon" href="data:,";
            }
            body {
                main {
                    h1 { "A sample post with “" (title) "”" }
                    p {
                        "What stands between two paragraphs of a post: a line that leads to the page, and below it the same view, live. "
                        "In a feed reader or an e-mail, where frames do not survive, the line says what it shows."
                    }
                    @for frame in &frames { section { (frame) details { summary { "Code for a post" } pre { code { (frame.clone().into_string()) } } } } }
                    p {
                        "Any view can be framed: go to it in " a href=(page) { "the page" } ", press “Share”, copy the code."
                    }
                }
            }
        }
    };
    markup.into_string()
}

/// A line and a frame of one view.
fn frame(corpus: &Corpus, page: &str, query: &Query) -> Markup {
    let words = format!("{}: {}", corpus.dossier.title, shown(corpus, &Plan::of(corpus, query), query));
    html! {
        p { a href=(format!("{page}#{query}")) { (words) } }
        iframe src=(format!("{page}?embed#{query}")) title=(words) width="100%" height=(HEIGHT) loading="lazy" allow="clipboard-write" {}
    }
}

/// What is worth framing: what is told of one subject and of one actor, and two articles side by side; where nothing is
/// told, the articles.
fn worth_framing(corpus: &Corpus) -> Vec<Query> {
    let mut views: Vec<Query> = Vec::new();
    for facet in [Facet::Theme, Facet::Actor] {
        views.extend(of_one(corpus, facet, views.first()));
    }
    if corpus.articles.len() > 1 && !corpus.facts.is_empty() {
        views.push(Query::default().with_view(View::Compare));
    }
    if views.is_empty() {
        views.push(Query::default().with_view(View::Articles));
    }
    views
}

/// The value that most statements carry, but not most of all statements, nor those that are shown already: such a view
/// says little.
fn of_one(corpus: &Corpus, facet: Facet, before: Option<&Query>) -> Option<Query> {
    let counts = facets::counts(corpus, &Plan::of(corpus, &Query::default()));
    let mut values = counts.into_iter().find(|counts| counts.facet == facet)?.values;
    // The last is "not stated".
    values.truncate(corpus.field(facet).values.len());
    // Of several that are carried as often the first.
    values.sort_by_key(|value| std::cmp::Reverse(value.total));
    let shown = before.map(|query| matching(corpus, query));
    let is_new = |query: &Query| {
        let found = matching(corpus, query);
        let again = shown.as_ref().map_or(0, |shown| found.intersection_count(shown));
        2 * again <= found.count_ones(..)
    };
    let half = corpus.facts.len().div_ceil(2);
    let fits = values.iter().filter(|value| value.total > 0 && value.total as usize <= half);
    let view = |id: &str| Query::default().with_view(View::Facts).with_choice(facet, id, Choice::Picked);
    fits.map(|value| view(&value.id)).find(is_new)
}
