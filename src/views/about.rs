//! What this is, who chose the statements, what our readings mean, whose the texts are.

use crate::views::parts::{article_name, explorer};
use crate::views::reader::web_address;
use corpus::model::ArticleIndex;
use leptos::prelude::*;

/// The view "About".
#[component]
pub(crate) fn About() -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus.get_untracked();
    let dossier = corpus.dossier.clone();
    let rights = (0..corpus.articles.len()).map(|at| {
        let index = ArticleIndex::new(at);
        view! { <li>{article_name(&corpus, index)}": "{corpus.articles[at].rights.clone()}</li> }
    });
    let is_address = web_address(&dossier.report_url).is_some() || dossier.report_url.starts_with("mailto:");
    let report = is_address.then(|| view! { " " <a href=dossier.report_url.clone() rel="noopener" target="_blank">"Report an error"</a> });
    view! {
        <section class="page about">
            <h1>"About this dossier"</h1>
            <p>{dossier.description.clone()}</p>
            <h2>"Who chose the statements"</h2>
            <p>
                "People read the articles and wrote down what each states: one property a statement, in one sentence of their own, with the words it rests on. "
                "Each quote was found word for word in its article when this page was built. That the words are there does not make them true."
            </p>
            <h2>"What “our reading” means"</h2>
            <p>
                "Where two statements are tied together, we say how: one confirms, changes or contradicts the other, or both speak of the same subject. "
                "That is our judgement, and each comes with a line of why and both quotes, so that you can judge for yourself. "
                "“No linked statement” says only that we tied none; it does not say that the other article is silent."
            </p>
            <h2>"Whose the texts are"</h2>
            <p>{dossier.licence.clone()}</p>
            <ul>{rights.collect_view()}</ul>
            <h2>"Errors"</h2>
            <p>{dossier.report.clone()} {report}</p>
            <h2>"This page"</h2>
            <p>
                "Dossier "{env!("CARGO_PKG_VERSION")}
                ". Everything is in the page: it asks no other server for anything, stores nothing and counts nobody. Its code is free, MIT or Apache-2.0."
            </p>
        </section>
    }
}
