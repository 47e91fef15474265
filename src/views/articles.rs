//! The list of articles.

use crate::state::{article_class, href};
use crate::views::parts::{article_name, counted, explorer};
use crate::views::reader::{about, issue, web_address};
use corpus::model::ArticleIndex;
use corpus::query::{Choice, Facet, View};
use corpus::{Corpus, Query};
use leptos::prelude::*;

/// The view "Articles".
#[component]
pub(crate) fn Articles() -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus.get_untracked();
    let items = (0..corpus.articles.len()).map(|at| item(&corpus, ArticleIndex::new(at))).collect_view();
    view! {
        <section class="page articles">
            <h1>{counted(corpus.articles.len(), "article", "articles")}</h1>
            <ul>{items}</ul>
        </section>
    }
}

fn item(corpus: &Corpus, index: ArticleIndex) -> AnyView {
    let article = corpus.article(index);
    let read = href(&Query { view: View::Article(article.id.clone()), ..Query::default() });
    let told = href(&Query { view: View::Facts, ..Query::default() }.with_choice(Facet::Article, &article.id, Choice::Picked));
    let n_facts = corpus.facts.iter().filter(|fact| fact.article == index).count();
    let source = web_address(&article.url).map(|url| view! { <a href=url rel="noopener" target="_blank">"Where it appeared"</a> });
    let missing = article.url.is_empty().then_some("Address not stated in our copy");
    let statements = (n_facts > 0).then(|| view! { <a href=told>{counted(n_facts, "statement", "statements")}</a> });
    view! {
        <li class=article_class(index)>
            <p>{article_name(corpus, index)} " " {issue(article)}</p>
            <h2><a href=read.clone()>{article.title.clone()}</a></h2>
            <p class="quiet">{about(article)}</p>
            <p class="quiet">{article.rights.clone()}</p>
            <p class="actions"><a href=read>"Read"</a> {statements} {source} <span class="quiet">{missing}</span></p>
        </li>
    }
    .into_any()
}
