//! The page in another's frame: one line above, one below, all controls behind one button.

use crate::state::explorer;
use crate::views::bar::{ClearAll, FilterButton};
use crate::views::facts::FactList;
use crate::views::labels::ArticleName;
use crate::views::links::web_address;
use crate::views::navigation::Navigation;
use crate::views::phrases::statements_name;
use crate::views::reader::Reader;
use crate::views::sentence::Sentence;
use crate::wording::app::{ARTICLES, BACK_TO_AUTHOR, CONTROLS, WHOLE_DOSSIER, both_say, guest_promise, more_articles};
use engine::query::View;
use leptos::prelude::*;
use model::ArticleIndex;

/// How many articles are named in the line that stays in view.
const NAMED: usize = 3;
/// The sources of so many are listed in a frame.
const SOURCES: usize = 12;

/// In a frame: the query as a sentence, and the button behind which all controls are.
#[component]
pub(crate) fn GuestHead(
    /// What is on the screen.
    view: Memo<View>,
    /// Whether the controls of the views are shown; the style sheet follows.
    shows_controls: RwSignal<bool>,
) -> impl IntoView {
    let explorer = explorer();
    let title = move || {
        let corpus = explorer.corpus();
        let subject = explorer.query().with(|query| corpus.matter_label(query.matter.as_deref()).map(both_say));
        subject.unwrap_or_else(|| corpus.dossier.title.clone())
    };
    view! {
        <header class="guest-head">
            <Show
                when=move || view.with(|view| *view == View::Facts)
                fallback=move || view! { <p class="name">{title}</p> }
            >
                <Sentence is_title=true />
            </Show>
            <p class="actions">
                <ClearAll name=BACK_TO_AUTHOR />
                <button
                    type="button"
                    class="button"
                    aria-expanded=move || shows_controls.get().to_string()
                    on:click=move |_| shows_controls.update(|shows| *shows = !*shows)
                >
                    {CONTROLS}
                </button>
            </p>
            <Show when=move || shows_controls.get()>
                <Navigation view />
            </Show>
        </header>
    }
}

/// In a frame: the list, its filters behind a button, the article of the selected fact in its place.
#[component]
pub(crate) fn GuestFacts() -> impl IntoView {
    let explorer = explorer();
    view! {
        <div class="guest-facts">
            <div class="toolbar">
                <FilterButton />
            </div>
            <Show when=move || explorer.selected().is_none() fallback=|| view! { <Reader /> }>
                <section aria-label=statements_name(&explorer.corpus())>
                    <FactList />
                </section>
            </Show>
        </div>
    }
}

/// In a frame: whose texts these are, and in a line that stays in view, which, and the way out.
#[component]
pub(crate) fn GuestFoot() -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus();
    let n = corpus.articles.len();
    let articles = (0..n).map(ArticleIndex::new).take(SOURCES);
    let rest = (n > SOURCES).then(|| view! { <li>{more_articles(n - SOURCES)}</li> });
    let names = articles.clone().take(NAMED).map(|article| view! { <ArticleName article /> }).collect_view();
    view! {
        <section class="guest-rights" aria-label=ARTICLES>
            <p>{guest_promise(&corpus.dossier.title)}</p>
            <ul>{articles.map(|article| view! { <Publication article /> }).collect_view()} {rest}</ul>
        </section>
        <footer class="guest-foot">
            {names} <a href=move || explorer.address() target="_blank" rel="noopener">
                {WHOLE_DOSSIER}
            </a>
        </footer>
    }
}

/// Where an article appeared, and whose it is.
#[component]
fn Publication(
    /// Which article.
    article: ArticleIndex,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let document = corpus.article(article);
    let name = view! { <ArticleName article /> };
    let linked = match web_address(&document.url) {
        Some(url) => view! {
            <a href=url.to_owned() target="_blank" rel="noopener">
                {name}
            </a>
        }
        .into_any(),
        None => name.into_any(),
    };
    view! { <li>{linked} " " <span>{document.rights.clone()}</span></li> }
}
