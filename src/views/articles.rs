//! The list of articles.

use crate::state::{explorer, href};
use crate::views::labels::{ArticleName, article_class};
use crate::views::links::{Outward, link_to_article, web_address};
use crate::views::phrases::{about, counted, issue, n_facts, statements};
use crate::wording::articles::{MANY_ARTICLES, NO_SOURCE, ONE_ARTICLE, READ};
use crate::wording::phrases::SOURCE;
use engine::Query;
use engine::query::{Choice, View};
use leptos::prelude::*;
use model::closed::Facet;
use model::{Article, ArticleIndex};

/// The view "Articles".
#[component]
pub(crate) fn Articles() -> impl IntoView {
    let n = explorer().corpus().articles.len();
    let articles = (0..n).map(ArticleIndex::new);
    view! {
        <section class="page articles">
            <h1>{counted(n, ONE_ARTICLE, MANY_ARTICLES)}</h1>
            <ul>{articles.map(|article| view! { <ArticleItem article /> }).collect_view()}</ul>
        </section>
    }
}

/// An article: what is known of it, and where it leads.
#[component]
fn ArticleItem(
    /// Which article.
    article: ArticleIndex,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let document = corpus.article(article);
    let n_facts = n_facts(&corpus, article);
    let facts = (n_facts > 0).then(|| view! { <a href=facts_href(document)>{statements(n_facts)}</a> });
    let source = match web_address(&document.url) {
        Some(url) => view! { <Outward url=url name=SOURCE /> }.into_any(),
        None => view! { <span class="quiet">{NO_SOURCE}</span> }.into_any(),
    };
    view! {
        <li class=article_class(article)>
            <p>
                <ArticleName article />
                " "
                <span class="quiet">{issue(document)}</span>
            </p>
            <h2>
                <a href=link_to_article(document)>{document.title.clone()}</a>
            </h2>
            <p class="quiet">{about(document)}</p>
            <p class="quiet">{document.rights.clone()}</p>
            <p class="actions">
                <a href=link_to_article(document)>{READ}</a>
                {facts}
                {source}
            </p>
        </li>
    }
}

/// A link to the facts of an article.
fn facts_href(article: &Article) -> String {
    href(&Query { view: View::Facts, ..Query::default() }.with_choice(Facet::Article, &article.id, Choice::Picked))
}
