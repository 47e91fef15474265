//! What there is to choose: rows, columns, how each is ordered, and how many are shown.

use crate::state::explorer;
use crate::views::choice::ChoiceList;
use crate::views::matrix::counts::{Few, TableCounts};
use crate::wording::matrix::{EXCHANGE, axis_names, fewer, show_all, show_more};
use engine::matrix::{Order, axes, usable};
use engine::wording::{Label, records};
use leptos::prelude::*;
use model::closed::Facet;

/// What a button says where so many are shown of so many.
fn more_name(few: Few, n: usize, n_shown: usize) -> String {
    match n.saturating_sub(n_shown) {
        0 => fewer(few.is_rows),
        left if left <= few.more => show_all(few.is_rows, n),
        left => show_more(few.is_rows, few.more, left),
    }
}

/// Which facet stands at the side or at the top, and in what order.
#[component]
pub(super) fn AxisChoice(
    /// The counts on the screen.
    counts: TableCounts,
    /// Whether it is that at the side.
    is_rows: bool,
) -> impl IntoView {
    let (name, order_name) = axis_names(is_rows);
    view! {
        <span class="quiet">{name}</span>
        <FacetChoice counts is_rows name />
        <OrderChoice counts is_rows name=order_name />
    }
}

/// Which facet stands at the side or at the top.
#[component]
fn FacetChoice(
    /// The counts on the screen.
    counts: TableCounts,
    /// Whether it is that at the side.
    is_rows: bool,
    /// What the list is called.
    name: &'static str,
) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus();
    let facets = usable(&corpus);
    let labels = facets.iter().map(|&facet| records::facet(&corpus, facet).to_owned()).collect();
    let chosen = {
        let facets = facets.clone();
        let place = move |facet: Facet| facets.iter().position(|its| *its == facet).unwrap_or(0);
        Memo::new(move |_| counts.with_axis(is_rows, |axis| place(axis.facet)))
    };
    let choose = Box::new(move |at: usize| {
        let Some(&facet) = facets.get(at) else { return };
        explorer.step(|query| {
            let (rows, columns) = axes(&explorer.corpus(), query);
            let (rows, columns) = if is_rows { (facet, columns) } else { (rows, facet) };
            (query.rows, query.columns) = (Some(rows), Some(columns));
        });
    });
    view! { <ChoiceList name=name.to_owned() labels chosen choose /> }
}

/// How rows or columns are ordered.
#[component]
fn OrderChoice(
    /// The counts on the screen.
    counts: TableCounts,
    /// Whether it is the rows.
    is_rows: bool,
    /// What the list is called.
    name: &'static str,
) -> impl IntoView {
    let can_differ = explorer().corpus().articles.len() > 1;
    let orders = Order::ALL.iter().filter(|&&order| can_differ || order != Order::Difference);
    let labels = orders.map(|order| order.label().to_owned()).collect();
    let layout = counts.layout;
    let chosen =
        Memo::new(move |_| layout.with(|layout| if is_rows { layout.row_order } else { layout.column_order }) as usize);
    let choose = Box::new(move |at: usize| {
        let order = Order::ALL.get(at).copied().unwrap_or(Order::Total);
        layout.update(|layout| *(if is_rows { &mut layout.row_order } else { &mut layout.column_order }) = order);
    });
    view! { <ChoiceList name=name.to_owned() labels chosen choose /> }
}

/// A button that has rows and columns change places.
#[component]
pub(super) fn ExchangeAxes() -> impl IntoView {
    let explorer = explorer();
    let exchange = move |_| {
        explorer.step(|query| {
            let (rows, columns) = axes(&explorer.corpus(), query);
            (query.rows, query.columns) = (Some(columns), Some(rows));
        });
    };
    view! {
        <button type="button" class="plain" aria-label=EXCHANGE on:click=exchange>
            "⇄"
        </button>
    }
}

/// More rows or columns, where there are more; and back to the first ones.
#[component]
pub(super) fn MoreButton(
    /// The counts on the screen.
    counts: TableCounts,
    /// How many of what.
    few: Few,
) -> impl IntoView {
    let Few { first, more, is_rows } = few;
    let layout = counts.layout;
    let n = move || counts.with_axis(is_rows, |axis| axis.n);
    let n_shown = move || layout.with(|layout| if is_rows { layout.n_rows } else { layout.n_columns });
    let act = move |_| {
        let next = if n_shown() >= n() { first } else { n_shown() + more };
        layout.update(|layout| *(if is_rows { &mut layout.n_rows } else { &mut layout.n_columns }) = next);
    };
    view! {
        <span>
            <Show when=move || { n() > first }>
                <button type="button" class="button" on:click=act>
                    {move || more_name(few, n(), n_shown())}
                </button>
            </Show>
        </span>
    }
}
