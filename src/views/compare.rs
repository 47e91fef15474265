//! Two articles compared: which two, and how.

use crate::state::explorer;
use crate::views::full_text::full_text;
use crate::views::ledger::SideBySide;
use crate::views::mode::FramedContent;
use crate::views::numbers::numbers;
use crate::views::promises::Promises;
use crate::views::shares::shares;
use crate::wording::compare::ONLY_ONE;
use engine::compare::ledger::pair;
use engine::compare::pairs;
use engine::query::Mode;
use leptos::prelude::*;
use model::ArticleIndex;

/// The view "Compare".
#[component]
pub(crate) fn Compare() -> impl IntoView {
    let explorer = explorer();
    let chosen = Memo::new(move |_| explorer.query().with(|query| pair(&explorer.corpus(), query)));
    let mode = Memo::new(move |_| explorer.query().with(|query| pairs::mode(&explorer.corpus(), query)));
    let is_one_row = move || explorer.query().with(|query| query.matter.is_some());
    let comparison = move || match chosen.get() {
        Some((a, b)) => view! { <Comparison mode=mode.get() a b /> }.into_any(),
        None => view! { <OnlyOne /> }.into_any(),
    };
    view! {
        <div class="compare" class:one-row=is_one_row>
            {comparison}
        </div>
    }
}

#[component]
fn OnlyOne() -> impl IntoView {
    view! {
        <section class="page">
            <h1>{ONLY_ONE}</h1>
        </section>
    }
}

/// Two articles in one of the modes.
#[component]
fn Comparison(
    /// How.
    mode: Mode,
    /// The first article.
    a: ArticleIndex,
    /// The second article.
    b: ArticleIndex,
) -> impl IntoView {
    let explorer = explorer();
    let shown = match mode {
        Mode::Ledger => return view! { <SideBySide a b /> }.into_any(),
        Mode::Promises => return view! { <Promises a b /> }.into_any(),
        Mode::Figures => numbers(explorer, a, b),
        Mode::Text => full_text(explorer, a, b),
        Mode::Emphasis => shares(explorer, a, b),
    };
    view! { <FramedContent shown mode a b /> }.into_any()
}
