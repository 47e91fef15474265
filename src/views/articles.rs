//! The list of articles.

use crate::dom::{Tag, link, tag, words};
use crate::state::{Explorer, href};
use crate::views::labels::{article_class, article_name, quiet};
use crate::views::links::{link_to_article, outward, web_address};
use crate::views::phrases::{about, counted, issue, n_facts, statements};
use engine::query::{Choice, View};
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::ArticleIndex;
use model::closed::Facet;

/// The view "Articles".
pub(crate) fn articles(explorer: Explorer) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let n = corpus.articles.len();
    let items = (0..n).map(|at| item(&corpus, ArticleIndex::new(at)));
    tag("section")
        .class("page articles")
        .child(words("h1", "", &counted(n, "article", "articles")))
        .child(tag("ul").children(items))
}

fn item(corpus: &Corpus, index: ArticleIndex) -> Tag {
    let article = corpus.article(index);
    let facts_href =
        href(&Query { view: View::Facts, ..Query::default() }.with_choice(Facet::Article, &article.id, Choice::Picked));
    let n_facts = n_facts(corpus, index);
    let source = match web_address(&article.url) {
        Some(url) => outward(url, "Where it appeared"),
        None => quiet("span", "Address not stated in our copy"),
    };
    let actions = tag("p")
        .class("actions")
        .child(link(&link_to_article(article)).text("Read"))
        .children((n_facts > 0).then(|| link(&facts_href).text(&statements(n_facts))))
        .child(source);
    tag("li")
        .class(article_class(index))
        .child(tag("p").child(article_name(corpus, index)).text(" ").child(quiet("span", &issue(article))))
        .child(tag("h2").child(link(&link_to_article(article)).text(&article.title)))
        .child(quiet("p", &about(article)))
        .child(quiet("p", &article.rights))
        .child(actions)
}
