//! What this is, who chose the statements, what our readings mean, whose the texts are.

use crate::state::explorer;
use crate::views::labels::ArticleName;
use crate::views::links::{Outward, web_address};
use crate::wording::about::{
    ERRORS_HEADING, NOBODY, PAGE_HEADING, PROGRAM, READING, READING_HEADING, RIGHTS_HEADING, RIGHTS_NOT_STATED, TITLE,
    WHO, WHO_HEADING, page,
};
use crate::wording::phrases::REPORT;
use leptos::prelude::*;
use model::{ArticleIndex, Fact};

/// The view "About".
#[component]
pub(crate) fn About() -> impl IntoView {
    let corpus = explorer().corpus();
    let dossier = &corpus.dossier;
    let articles = (0..corpus.articles.len()).map(ArticleIndex::new);
    let is_address = web_address(&dossier.report_url).is_some() || dossier.report_url.starts_with("mailto:");
    let report = is_address.then(|| view! { <Outward url=dossier.report_url.clone() name=REPORT /> });
    let is_found = corpus.facts.iter().any(Fact::is_by_program);
    let who = if corpus.is_found_only() { NOBODY } else { WHO };
    let program = if is_found { PROGRAM } else { "" };
    let reading = if corpus.links.is_empty() { "" } else { READING };
    view! {
        <section class="page about">
            <h1>{TITLE}</h1>
            <p>{dossier.description.clone()}</p>
            {part(WHO_HEADING, [who, &dossier.readers, program].join(" "))}
            {part(READING_HEADING, reading.to_owned())}
            <h2>{RIGHTS_HEADING}</h2>
            <p>{dossier.licence.clone()}</p>
            <ul>{articles.map(|article| view! { <Rights article /> }).collect_view()}</ul>
            {part(ERRORS_HEADING, dossier.report.clone())}
            <p>{report}</p>
            {part(PAGE_HEADING, page())}
        </section>
    }
}

/// A heading and what stands below it; nothing where that is nothing.
fn part(heading: &'static str, text: String) -> AnyView {
    if text.is_empty() {
        return ().into_any();
    }
    view! {
        <h2>{heading}</h2>
        <p>{text}</p>
    }
    .into_any()
}

/// Whose an article is.
#[component]
fn Rights(
    /// Which article.
    article: ArticleIndex,
) -> impl IntoView {
    let corpus = explorer().corpus();
    view! {
        <li>
            <ArticleName article />
            ": "
            {match corpus.article(article).rights.as_str() {
                "" => RIGHTS_NOT_STATED.to_owned(),
                rights => rights.to_owned(),
            }}
        </li>
    }
}
