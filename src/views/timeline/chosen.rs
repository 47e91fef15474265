//! Beside the list: the selected statement, and how the chart is read.

use crate::state::explorer;
use crate::views::card::Card;
use crate::wording::phrases::CLOSE;
use crate::wording::timeline::{
    ABOUT, BY_THEN, FROM_TO, GOES_ON, HOW_TO_READ, LINES_ARE_OUR_READING, ON_A_DAY, SELECTED, WITHIN_A_YEAR,
};
use engine::wording::Label;
use leptos::prelude::*;
use model::closed::Status;

/// The selected statement, and how the chart is read.
#[component]
pub(super) fn Chosen() -> impl IntoView {
    view! {
        <aside class="chosen" aria-label=SELECTED>
            <Selected />
            <Legend />
        </aside>
    }
}

/// The selected fact with its quote, its article and its links.
#[component]
fn Selected() -> impl IntoView {
    let explorer = explorer();
    let close = move |_| explorer.step(|query| query.fact = None);
    // The card is as the query stands: any other query builds it anew.
    move || {
        explorer.selected().map(|fact| {
            view! {
                <header>
                    <h2>{SELECTED}</h2>
                    <button type="button" class="plain" on:click=close>
                        {CLOSE}
                    </button>
                </header>
                <Card fact />
            }
        })
    }
}

/// How the chart is read.
#[component]
fn Legend() -> impl IntoView {
    let status = |status: &Status| view! { <span class=format!("sta {}", status.id())>{status.label()}</span> };
    view! {
        <div class="legend">
            <h2>{HOW_TO_READ}</h2>
            <p>{Status::ALL.iter().map(status).collect_view()}</p>
            <p>
                <ShapeOfMark class="mark point happened" means=ON_A_DAY />
                <ShapeOfMark class="mark within happened" means=WITHIN_A_YEAR />
                <ShapeOfMark class="mark lasting happened" means=FROM_TO />
                <ShapeOfMark class="mark lasting happened open-end" means=GOES_ON />
                <ShapeOfMark class="mark lasting planned open-begin" means=BY_THEN />
                <ShapeOfMark class="mark lasting happened rough-begin" means=ABOUT />
            </p>
            <p class="quiet">{LINES_ARE_OUR_READING}</p>
        </div>
    }
}

/// A mark, and what its shape says of a time.
#[component]
fn ShapeOfMark(
    /// As what the mark is drawn.
    class: &'static str,
    /// What that says.
    means: &'static str,
) -> impl IntoView {
    view! {
        <span>
            <i class=class />
            {means}
        </span>
    }
}
