//! The list of articles.

use crate::state::{explorer, href};
use crate::views::labels::{NameOverTitle, article_class};
use crate::views::links::{Outward, link_to_article, web_address};
use crate::views::phrases::{about, counted, issue, n_facts, statements_of};
use crate::views::rows::{Content, LongList};
use crate::wording::articles::{MANY_ARTICLES, NO_SOURCE, ONE_ARTICLE, READ, UNDATED};
use crate::wording::phrases::SOURCE;
use engine::query::{Choice, View};
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::closed::Facet;
use model::{Article, ArticleIndex};
use std::rc::Rc;

/// The view "Articles".
#[component]
pub(crate) fn Articles() -> impl IntoView {
    let corpus = explorer().corpus();
    let list: Rc<dyn Content> = Rc::new(ArticleList::of(&corpus));
    let content = move || list.clone();
    view! {
        <section class="page articles">
            <h1>{counted(corpus.articles.len(), ONE_ARTICLE, MANY_ARTICLES)}</h1>
            <LongList content selected=|| None />
        </section>
    }
}

/// All articles as they were published, and under a heading of their own those without a date.
struct ArticleList {
    /// `None`: the heading.
    lines: Vec<Option<ArticleIndex>>,
    n: usize,
}

impl ArticleList {
    fn of(corpus: &Corpus) -> Self {
        let n = corpus.articles.len();
        let (dated, undated): (Vec<_>, Vec<_>) =
            (0..n).map(ArticleIndex::new).partition(|&at| corpus.article(at).published.is_some());
        let has_both = !dated.is_empty() && !undated.is_empty();
        let heading = has_both.then_some(None);
        Self { lines: dated.into_iter().map(Some).chain(heading).chain(undated.into_iter().map(Some)).collect(), n }
    }
}

impl Content for ArticleList {
    fn n(&self) -> usize {
        self.lines.len()
    }

    fn row(&self, place: usize) -> AnyView {
        match self.lines.get(place) {
            Some(&Some(article)) => view! { <ArticleItem article /> }.into_any(),
            Some(None) => view! { <h2 class="section">{UNDATED}</h2> }.into_any(),
            None => ().into_any(),
        }
    }

    fn number(&self, place: usize) -> Option<(usize, usize)> {
        let n_before = self.lines.get(..place)?.iter().flatten().count();
        self.lines.get(place)?.map(|_| (n_before + 1, self.n))
    }

    fn key(&self, place: usize) -> Option<u32> {
        self.lines.get(place).copied().flatten().map(|article| article.0)
    }

    fn place_of(&self, key: u32) -> Option<usize> {
        self.lines.iter().position(|line| *line == Some(ArticleIndex(key)))
    }

    fn n_printed(&self) -> usize {
        self.n
    }

    fn staying(&self, _: usize) -> Vec<u32> {
        let heading = self.lines.iter().position(Option::is_none);
        heading.into_iter().map(|place| place as u32).collect()
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
    let facts =
        (n_facts > 0).then(|| view! { <a href=facts_href(document)>{statements_of(&corpus, article, n_facts)}</a> });
    let source = match web_address(&document.url) {
        Some(url) => view! { <Outward url=url name=SOURCE /> }.into_any(),
        None => view! { <span class="quiet">{NO_SOURCE}</span> }.into_any(),
    };
    view! {
        <article class=format!("item {}", article_class(article))>
            <p>
                <NameOverTitle article />
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
        </article>
    }
}

/// A link to the facts of an article.
fn facts_href(article: &Article) -> String {
    href(&Query { view: View::Facts, ..Query::default() }.with_choice(Facet::Article, &article.id, Choice::Picked))
}
