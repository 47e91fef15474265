//! How much of each article goes to what: shares, for articles differ in length.

mod share_table;
mod view;

use crate::state::{Explorer, explorer};
use crate::views::choice::ChoiceButton;
use crate::views::mode::ModeContent;
use crate::wording::shares::{OF_SENTENCES, OF_STATEMENTS, SHARE_OF_WHAT, WHAT_IS_COUNTED, n_more};
use engine::compare::emphasis::ShareUnit;
use engine::wording::records;
use leptos::prelude::*;
use model::ArticleIndex;
use model::closed::Facet;
use share_table::ShareTable;
use view::{FACETS, SharesView};

/// How many more values are shown at a time.
const MORE: usize = 200;

/// The mode, for a pair.
pub(crate) fn shares(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> ModeContent {
    let shares = SharesView::new(explorer, [a, b]);
    ModeContent {
        title: Box::new(move || shares.summary()),
        beside: Some(view! { <FacetSwitch shares /> }.into_any()),
        content: vec![view! { <Shares shares/> }.into_any()],
    }
}

/// What is counted, the shares, and how they are to be read.
#[component]
fn Shares(
    /// What is shown.
    shares: SharesView,
) -> impl IntoView {
    let nothing = move || view! { <p class="nothing">{move || shares.nothing()}</p> };
    view! {
        <div class="toolbar">
            <UnitSwitch shares />
        </div>
        <div>
            <Show when=move || shares.has_rows() fallback=nothing>
                <ShareTable shares />
            </Show>
        </div>
        <div>
            <Show when=move || shares.has_more()>
                <MoreRows shares />
            </Show>
        </div>
        <p class="quiet note">{move || shares.note()}</p>
    }
}

/// Actor, Theme, Status …: of what the shares are.
#[component]
fn FacetSwitch(
    /// What is shown.
    shares: SharesView,
) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus();
    let item = |facet: Facet| {
        let is_on = move || shares.facet.get() == facet;
        view! {
            <a
                href=move || explorer.href(|query| query.rows = Some(facet))
                class:on=is_on
                aria-current=move || is_on().then_some("true")
            >
                {records::facet(&corpus, facet).to_owned()}
            </a>
        }
    };
    let has_values = |facet: &Facet| !corpus.field(*facet).values.is_empty();
    view! {
        <nav class="switch" aria-label=SHARE_OF_WHAT>
            {FACETS.into_iter().filter(has_values).map(item).collect_view()}
        </nav>
    }
}

/// Sentences or statements.
#[component]
fn UnitSwitch(
    /// What is shown.
    shares: SharesView,
) -> impl IntoView {
    let choice = |unit: ShareUnit, name: &'static str| {
        let is_on = Memo::new(move |_| shares.unit.get() == unit);
        view! {
            <ChoiceButton is_on choose=Box::new(move || shares.chosen_unit.set(Some(unit)))>
                {name}
            </ChoiceButton>
        }
    };
    view! {
        <div class="units" role="group" aria-label=WHAT_IS_COUNTED>
            {choice(ShareUnit::Sentences, OF_SENTENCES)}
            {choice(ShareUnit::Facts, OF_STATEMENTS)}
        </div>
    }
}

/// "41 more".
#[component]
fn MoreRows(
    /// What is shown.
    shares: SharesView,
) -> impl IntoView {
    let left = move || {
        let n_left = shares.n_rows().saturating_sub(shares.n_shown.get());
        n_more(n_left.min(MORE))
    };
    view! {
        <button type="button" class="button" on:click=move |_| shares.n_shown.update(|n| *n += MORE)>
            {left}
        </button>
    }
}
