//! The answer to a question of the first screen, before the evidence.

use crate::state::explorer;
use crate::wording::phrases::{ANSWER, OURS};
use engine::questions::asked;
use leptos::prelude::*;

/// Question and answer, while the query asks one that has an answer; in a frame too.
#[component]
pub(crate) fn Answer() -> impl IntoView {
    let explorer = explorer();
    let found = Memo::new(move |_| {
        let corpus = explorer.corpus();
        let question = explorer.query().with(|query| asked(&corpus, query).cloned());
        question.filter(|question| !question.answer.is_empty()).map(|question| [question.text, question.answer])
    });
    view! { <div>{move || found.get().map(shown)}</div> }
}

fn shown([question, answer]: [String; 2]) -> impl IntoView {
    view! {
        <section class="answer" aria-label=ANSWER>
            <p class="asked">{question}</p>
            <p>
                <b>{OURS}</b>
                {answer}
            </p>
        </section>
    }
}
