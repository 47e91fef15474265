//! What this is, who chose the statements, what our readings mean, whose the texts are.

use crate::dom::{Tag, tag, words};
use crate::state::Explorer;
use crate::views::labels::article_name;
use crate::views::links::{outward, web_address};
use leptos::prelude::*;
use model::ArticleIndex;

const WHO: &str = "People read the articles and wrote down what each states: one property a statement, in one sentence of their own, with the words it rests on. Each quote was found word for word in its article when this page was built. That the words are there does not make them true.";
const READING: &str = "Where two statements are tied together, we say how: one confirms, changes or contradicts the other, or both speak of the same subject. That is our judgement. Each comes with a line of why and with both quotes, so that you can judge for yourself. “No linked statement” says only that we tied none; it does not say that the other article is silent.";
const PAGE: &str = "Everything is in the page: it asks no other server for anything, stores nothing and counts nobody. Its code is free, MIT or Apache-2.0.";

/// The view "About".
pub(crate) fn about(explorer: Explorer) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let dossier = &corpus.dossier;
    let rights = (0..corpus.articles.len()).map(|at| {
        let index = ArticleIndex::new(at);
        tag("li").child(article_name(&corpus, index)).text(": ").text(&corpus.article(index).rights)
    });
    let is_address = web_address(&dossier.report_url).is_some() || dossier.report_url.starts_with("mailto:");
    let report = is_address.then(|| outward(&dossier.report_url, "Report an error"));
    let heading = |text: &str| words("h2", "", text);
    let paragraph = |text: &str| words("p", "", text);
    tag("section")
        .class("page about")
        .child(words("h1", "", "About this dossier"))
        .child(paragraph(&dossier.description))
        .child(heading("Who chose the statements"))
        .child(paragraph(WHO))
        .child(heading("What “our reading” means"))
        .child(paragraph(READING))
        .child(heading("Whose the texts are"))
        .child(paragraph(&dossier.licence))
        .child(tag("ul").children(rights))
        .child(heading("Errors"))
        .child(paragraph(&dossier.report).text(" ").children(report))
        .child(heading("This page"))
        .child(paragraph(&format!("Dossier {}. {PAGE}", env!("CARGO_PKG_VERSION"))))
}
