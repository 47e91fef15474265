//! Who and what: one facet against another, split by article.

mod choices;
mod counts;
mod table;

use crate::browser::printed;
use crate::state::explorer;
use crate::views::bar::{ClearAll, FilterButton};
use crate::views::phrases::statements;
use crate::views::sentence::{NothingFound, Sentence};
use crate::views::share::ShareButton;
use crate::wording::matrix::{NOTHING_TO_COUNT, in_one_statement};
use crate::wording::phrases::CLEAR_ALL;
use choices::{AxisChoice, ExchangeAxes, MoreButton};
use counts::{COLUMNS, ROWS, TableCounts};
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use table::{CountTable, Legend, Table};

/// The view.
#[component]
pub(crate) fn Matrix() -> impl IntoView {
    let counts = TableCounts::new(explorer());
    view! {
        <div class="matrix">
            <div class="bar">
                <Sentence is_title=true />
                <div class="actions">
                    <FilterButton />
                    <ClearAll name=CLEAR_ALL />
                    <ShareButton />
                </div>
            </div>
            <div class="toolbar">
                <AxisChoice counts is_rows=true />
                <ExchangeAxes />
                <AxisChoice counts is_rows=false />
            </div>
            <Show when=move || !counts.is_empty() fallback=|| view! { <Nothing /> }>
                <div>
                    <Content counts />
                    <p class="toolbar">
                        <MoreButton counts few=ROWS />
                        <MoreButton counts few=COLUMNS />
                    </p>
                </div>
            </Show>
        </div>
    }
}

/// Why there is no table.
#[component]
fn Nothing() -> impl IntoView {
    if explorer().corpus().facts.is_empty() {
        view! { <p class="nothing">{NOTHING_TO_COUNT}</p> }.into_any()
    } else {
        view! { <NothingFound /> }.into_any()
    }
}

/// What the marks mean, and the table.
#[component]
fn Content(
    /// The counts on the screen.
    counts: TableCounts,
) -> impl IntoView {
    let narrower = move || {
        let n = counts.n_in_one_statement()?;
        Some(view! { <p class="quiet">{in_one_statement(&statements(&counts.explorer.corpus(), n))}</p> })
    };
    let part = move |part: Range<usize>| {
        Arc::new(Table::new(counts.explorer.corpus(), counts.query.get(), counts.shown.get(), part))
    };
    let is_printed = printed();
    let parts = move || {
        let sheets = counts.shown.with(|matrix| matrix.sheets());
        let whole = 0..sheets.last().map_or(0, |last| last.end);
        if is_printed.get() { sheets } else { std::iter::once(whole).collect() }
    };
    let across = move |columns: Range<usize>| {
        let table = part(columns);
        let name = table.name();
        view! {
            <div class="across" role="region" aria-label=name tabindex="0">
                <CountTable table />
            </div>
        }
    };
    view! {
        {narrower}
        {move || view! { <Legend table=part(0..1) /> }}
        {move || parts().into_iter().map(across).collect_view()}
    }
}
