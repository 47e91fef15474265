//! A statement of a comparison, with the quote it rests on.

use crate::state::{Explorer, explorer, href};
use crate::views::labels::{ArticleName, ComparedQuotes, StatusMark, article_class};
use crate::views::phrases::as_of;
use crate::wording::facts::status_as_of;
use engine::Corpus;
use engine::wording::records;
use leptos::prelude::*;
use model::FactIndex;

/// A statement with its quote, status, voice and figures; the article opens at it, in its own pane.
#[component]
pub(crate) fn Statement(
    /// Which fact.
    fact: FactIndex,
    /// The statements that it is tied to, beside it.
    #[prop(optional)]
    beside: Vec<FactIndex>,
) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus();
    let stated = corpus.fact(fact);
    let here = opened(explorer, &corpus, fact);
    let figures = stated.figures.iter().map(|figure| records::figure(&corpus, figure)).collect::<Vec<_>>().join(", ");
    view! {
        <div class=format!("side {}", article_class(stated.article))>
            <p class="whose">
                <ArticleName article=stated.article />
            </p>
            {(!stated.is_by_program())
                .then(|| {
                    view! {
                        <p class="st">
                            <a href=here.clone()>{stated.statement.clone()}</a>
                        </p>
                    }
                })}
            <blockquote class="q" dir="auto">
                // The same link as the statement's: for the pointer, not once more for the keyboard.
                <a href=here tabindex=(!stated.is_by_program()).then_some("-1")>
                    <ComparedQuotes fact beside />
                </a>
            </blockquote>
            <p class="facts-line">
                <span>
                    <StatusMark fact />
                    {as_of(&corpus, stated).map(|year| status_as_of(&year))}
                </span>
                <span>{records::voice(&corpus, stated)}</span>
                {(!figures.is_empty()).then(|| view! { <b>{figures}</b> })}
            </p>
        </div>
    }
}

/// The comparison with the article of a statement open at its sentence.
pub(crate) fn opened(explorer: Explorer, corpus: &Corpus, fact: FactIndex) -> String {
    // Not followed: rows are built anew for any other query, except where only the selected statement differs, and that
    // the link replaces.
    let mut query = explorer.query().get_untracked();
    (query.fact, query.at) = (Some(corpus.fact(fact).id.clone()), None);
    href(&query)
}
