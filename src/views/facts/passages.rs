//! What the articles say with the words that no fact of the result covers.

use crate::state::{explorer, href};
use crate::views::labels::{ArticleName, article_class, marked_runs};
use crate::wording::facts::{PASSAGES, PASSAGES_HEADING, READ_THERE, more_passages};
use engine::Query;
use engine::query::View;
use engine::search::Passage;
use leptos::prelude::*;

/// How many passages are shown at once; more come on request.
const AT_ONCE: usize = 20;

/// Sentences with the words that no fact of the result covers, the best first.
#[component]
pub(super) fn Passages() -> impl IntoView {
    let explorer = explorer();
    let most = RwSignal::new(AT_ONCE);
    let results = Memo::new(move |_| explorer.settled(explorer.results()));
    let n = Memo::new(move |_| results.with(|results| results.passages.len()));
    let (is_any, has_more) = (move || n.get() > 0, move || n.get() > most.get());
    let passages = move || {
        let shown = |passage: &Passage| view! { <PassageItem passage=*passage /> };
        results.with(|results| results.passages.iter().take(most.get()).map(shown).collect_view())
    };
    view! {
        <div>
            <Show when=is_any>
                <section class="passages" aria-label=PASSAGES>
                    <h2 class="section">{PASSAGES_HEADING}<span class="n">{move || n.get()}</span></h2>
                    <ul>{passages}</ul>
                    <Show when=has_more>
                        <button
                            type="button"
                            class="button more"
                            on:click=move |_| most.update(|most| *most += AT_ONCE)
                        >
                            {move || more_passages(n.get().saturating_sub(most.get()))}
                        </button>
                    </Show>
                </section>
            </Show>
        </div>
    }
}

/// A sentence of an article, and the way there.
#[component]
fn PassageItem(
    /// Which sentence.
    passage: Passage,
) -> impl IntoView {
    let (explorer, article) = (explorer(), passage.article);
    let corpus = explorer.corpus();
    let document = corpus.article(article);
    // Not followed: with other results all passages are built anew.
    let q = explorer.query().with_untracked(|query| query.q.clone());
    let searched = explorer.words().get_untracked();
    let target = Query { view: View::Article(document.id.clone()), q, at: Some(passage.span), ..Query::default() };
    view! {
        <li class=article_class(article)>
            <p class="q" dir="auto">
                {marked_runs(passage.span.of(&document.text), &searched)}
            </p>
            <p class="tags">
                <ArticleName article />
                <a href=href(&target)>{READ_THERE}</a>
            </p>
        </li>
    }
}
