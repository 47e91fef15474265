//! The articles that have the words in their title, author, publication or source.

use crate::state::explorer;
use crate::views::labels::{ArticleName, article_class, marked_runs};
use crate::views::links::link_to_article;
use crate::wording::facts::{AROUND, found_in, more_articles};
use engine::search::{FoundAround, fields_around};
use leptos::prelude::*;

/// How many are shown at once; all on request.
const AT_ONCE: usize = 3;

/// Each a row of its own, before the statements.
#[component]
pub(super) fn ArticlesAround() -> impl IntoView {
    let explorer = explorer();
    let most = RwSignal::new(AT_ONCE);
    move || {
        let found = explorer.results().with(|results| results.around.clone());
        (!found.is_empty()).then(|| {
            let n_more = found.len().saturating_sub(most.get());
            let rows = found.into_iter().take(most.get()).map(|found| view! { <ArticleAround found /> }).collect_view();
            let more = (n_more > 0).then(|| {
                view! {
                    <button type="button" class="plain" on:click=move |_| most.set(usize::MAX)>
                        {more_articles(n_more)}
                    </button>
                }
            });
            view! {
                <section class="passages around" aria-label=AROUND>
                    <ul>{rows}</ul>
                    {more}
                </section>
            }
        })
    }
}

/// An article's title, name and authors, and where the words stand.
#[component]
fn ArticleAround(
    /// Which article, and where.
    found: FoundAround,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let document = corpus.article(found.article);
    let searched = explorer().words().get_untracked();
    view! {
        <li class=article_class(found.article)>
            <p class="st">
                <a href=link_to_article(document)>{marked_runs(&document.title, &searched)}</a>
            </p>
            <p class="tags">
                <ArticleName article=found.article />
                <span>{marked_runs(&document.authors.join(", "), &searched)}</span>
                <span class="quiet">{found_in(&fields_around(&corpus, &searched, found.article))}</span>
            </p>
        </li>
    }
}
