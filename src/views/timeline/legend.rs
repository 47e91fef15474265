//! How the chart is read.

use crate::state::explorer;
use crate::wording::timeline::{
    ABOUT, BY_THEN, DID_NOT, FROM_TO, GOES_ON, HOW_TO_READ, LINES_ARE_OUR_READING, NOT_STATED, ON_A_DAY, SEVERAL,
    WITHIN_A_YEAR,
};
use engine::wording::Label;
use leptos::prelude::*;
use model::closed::Status;

/// How the chart is read: what fills a mark, what shape it has.
#[component]
pub(super) fn Legend() -> impl IntoView {
    let corpus = explorer().corpus();
    let is_used = |status: Option<Status>| corpus.facts.iter().any(|fact| fact.status == status && fact.when.is_some());
    let is_denied = corpus.facts.iter().any(|fact| fact.negated && fact.when.is_some());
    let used = Status::ALL.iter().filter(|status| is_used(Some(**status)));
    let status = |status: &Status| view! { <span class=format!("sta {}", status.id())>{status.label()}</span> };
    let unstated =
        is_used(None).then(|| view! { <ShapeOfMark class="mark point unstated" number="" means=NOT_STATED /> });
    view! {
        <div class="legend" role="group" aria-label=HOW_TO_READ>
            {used.map(status).collect_view()}
            {unstated}
            {is_denied.then(|| view! { <span class="sta negated">{DID_NOT}</span> })}
            <ShapeOfMark class="mark point happened" number="" means=ON_A_DAY />
            <ShapeOfMark class="mark within happened" number="" means=WITHIN_A_YEAR />
            <ShapeOfMark class="mark lasting happened" number="" means=FROM_TO />
            <ShapeOfMark class="mark lasting happened open-end" number="" means=GOES_ON />
            <ShapeOfMark class="mark lasting planned open-begin" number="" means=BY_THEN />
            <ShapeOfMark class="mark lasting happened rough-begin" number="" means=ABOUT />
            <ShapeOfMark class="mark point happened" number="2" means=SEVERAL />
            {(!corpus.links.is_empty()).then(|| view! { <span>{LINES_ARE_OUR_READING}</span> })}
        </div>
    }
}

/// A mark, and what its shape says of a time.
#[component]
fn ShapeOfMark(
    /// As what the mark is drawn.
    class: &'static str,
    /// The number on it.
    number: &'static str,
    /// What that says.
    means: &'static str,
) -> impl IntoView {
    view! {
        <span>
            <i class=class>{(!number.is_empty()).then(|| view! { <b>{number}</b> })}</i>
            {means}
        </span>
    }
}
