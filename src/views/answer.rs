//! The answer to a question of the first screen, before the evidence.

use crate::derived::derived;
use crate::dom::{Tag, tag, words};
use crate::state::Explorer;
use engine::questions::asked;
use leptos::prelude::*;

/// Question and answer, while the query asks one that has an answer; in a frame too.
pub(crate) fn answer(explorer: Explorer) -> Tag {
    let found = derived(move || {
        let corpus = explorer.corpus.get();
        let question = explorer.query.with(|query| asked(&corpus, query).cloned());
        question.filter(|question| !question.answer.is_empty()).map(|question| [question.text, question.answer])
    });
    tag("div").part(move || found.get().map(shown).into_iter().collect())
}

fn shown([question, answer]: [String; 2]) -> Tag {
    let answer = tag("p").child(words("b", "", "Our reading: ")).text(&answer);
    tag("section").class("answer").attr("aria-label", "Answer").child(words("p", "asked", &question)).child(answer)
}
