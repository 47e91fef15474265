//! A statement of a comparison, with the quote it rests on.

use crate::dom::{Tag, link, tag, words};
use crate::state::{Explorer, href};
use crate::views::labels::{article_class, article_name, quotes, status_mark};
use crate::views::phrases::as_of;
use engine::typed::TypedQuery;
use engine::wording::records;
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::FactIndex;

/// A statement with its quote, status, voice and figures; the article opens at it, in its own pane.
pub(crate) fn statement(explorer: Explorer, corpus: &Corpus, index: FactIndex) -> Tag {
    let fact = corpus.fact(index);
    let here = opened(explorer, corpus, index);
    let statement = link(&here).text(&fact.statement);
    // The same link as the statement's: for the pointer, not once more for the keyboard.
    let quote = link(&here).attr("tabindex", "-1").child(quotes(corpus, index, &TypedQuery::default()));
    let figures = fact.figures.iter().map(|figure| records::figure(corpus, figure)).collect::<Vec<_>>().join(", ");
    let status = tag("span")
        .child(status_mark(fact))
        .text(&as_of(corpus, fact).map(|year| format!(", as of {year}")).unwrap_or_default());
    let voice = words("span", "", &records::voice(corpus, fact));
    let foot = tag("p")
        .class("facts-line")
        .child(status)
        .child(voice)
        .children((!figures.is_empty()).then(|| words("b", "", &figures)));
    tag("div")
        .class(&format!("side {}", article_class(fact.article)))
        .child(tag("p").class("whose").child(article_name(corpus, fact.article)))
        .child(tag("h4").class("st").child(statement))
        .child(tag("blockquote").class("q").child(quote))
        .child(foot)
}

/// The comparison with the article of a statement open at its sentence.
pub(crate) fn opened(explorer: Explorer, corpus: &Corpus, fact: FactIndex) -> String {
    let fact = Some(corpus.fact(fact).id.clone());
    explorer.query.with_untracked(|query| href(&Query { fact, at: None, ..query.clone() }))
}
