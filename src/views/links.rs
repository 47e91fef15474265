//! Links to a statement, to an article, and out of this page.

use crate::state::href;
use engine::query::View;
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::{Article, FactIndex, Link};

/// A link to where a fact is selected.
pub(crate) fn link_to_fact(corpus: &Corpus, query: &Query, fact: FactIndex) -> String {
    let mut query = query.clone().with_view(View::Facts);
    (query.fact, query.at) = (Some(corpus.fact(fact).id.clone()), None);
    href(&query)
}

/// A link to an article by itself.
pub(crate) fn link_to_article(article: &Article) -> String {
    href(&Query { view: View::Article(article.id.clone()), ..Query::default() })
}

/// A link to the row of the comparison that a link is in.
pub(crate) fn compared(corpus: &Corpus, tie: &Link) -> String {
    let (from, to) = (corpus.fact(tie.from).article, corpus.fact(tie.to).article);
    href(&Query {
        view: View::Compare,
        matter: corpus.matters.get(tie.matter.at()).map(|matter| matter.id.clone()),
        a: Some(corpus.article(from.min(to)).id.clone()),
        b: Some(corpus.article(from.max(to)).id.clone()),
        ..Query::default()
    })
}

/// An address that may become a link.
pub(crate) fn web_address(url: &str) -> Option<&str> {
    Some(url).filter(|url| url.starts_with("https://") || url.starts_with("http://"))
}

/// A link that leaves this page.
#[component]
pub(crate) fn Outward(
    /// Where it leads.
    #[prop(into)]
    url: String,
    /// What it says.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    view! {
        <a href=url rel="noopener" target="_blank">
            {name}
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(web_address("https://example.org/"), Some("https://example.org/"));
        assert_eq!(web_address("javascript:alert(1)"), None);
        assert_eq!(web_address(""), None);
    }
}
