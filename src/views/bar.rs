//! Buttons that stand on several screens: taking every condition away, and the filters where they do not stand beside a
//! view.

use crate::state::explorer;
use crate::views::facets::FacetPanel;
use crate::views::phrases::statements;
use crate::views::sheet::Sheet;
use crate::wording::app::{FILTERS, filters_set, show_found};
use crate::wording::phrases::CLEAR_ALL;
use engine::Query;
use leptos::prelude::*;

/// "Filters", "Filters (2)".
fn filters(n_conditions: usize) -> String {
    match n_conditions {
        0 => FILTERS.to_owned(),
        n => filters_set(n),
    }
}

/// Takes every condition away.
#[component]
pub(crate) fn ClearAll(
    /// What the button says.
    name: &'static str,
) -> impl IntoView {
    let explorer = explorer();
    view! {
        <span class="clear">
            <Show when=move || explorer.can_clear()>
                <button type="button" class="plain" on:click=move |_| explorer.clear()>
                    {name}
                </button>
            </Show>
        </span>
    }
}

/// Opens the filters where there is no room for them beside the list.
#[component]
pub(crate) fn FilterButton() -> impl IntoView {
    let explorer = explorer();
    let is_open = RwSignal::new(false);
    let n_conditions = Memo::new(move |_| explorer.query().with(Query::n_conditions));
    let found =
        move || show_found(&explorer.results().with(|results| statements(&explorer.corpus(), results.facts.len())));
    view! {
        <span>
            <button
                type="button"
                class="button filters"
                class:on=move || { n_conditions.get() > 0 }
                aria-haspopup="dialog"
                on:click=move |_| is_open.set(true)
            >
                {move || filters(n_conditions.get())}
            </button>
            <Sheet name=FILTERS is_open>
                <div>
                    <ClearAll name=CLEAR_ALL />
                    <FacetPanel />
                    <footer>
                        <button type="button" class="button on" on:click=move |_| is_open.set(false)>
                            {found}
                        </button>
                    </footer>
                </div>
            </Sheet>
        </span>
    }
}
