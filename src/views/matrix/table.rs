//! The table of counts, and what its marks mean.

use crate::state::href;
use crate::views::labels::article_class;
use crate::wording::matrix::{
    ALL, ALL_ARTICLES, EMPTY_CELL, NOT_STATED, OTHER_ARTICLES, ROLLS_UP, SHADE_NAMES, SHARE_OF_ARTICLE, none_in,
    share_of_what, table_name,
};
use engine::matrix::{Matrix, Slot};
use engine::wording::records;
use engine::{Corpus, Query};
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// From which share of an article on, per mille, a cell is one shade darker.
const SHADES: [u32; 4] = [20, 50, 100, 200];

/// What the table says.
pub(super) struct Table {
    corpus: Arc<Corpus>,
    query: Query,
    matrix: Arc<Matrix>,
    /// Which columns it has: 0 is that of all.
    part: Range<usize>,
}

/// A row or a column; `None`: all.
type TableLine = Option<usize>;

/// A number in the table: one of those that a row and a column have in common.
#[derive(Clone, Copy)]
struct CellPlace {
    row: TableLine,
    column: TableLine,
    slot: usize,
}

impl Table {
    pub(super) fn new(corpus: Arc<Corpus>, query: Query, matrix: Arc<Matrix>, part: Range<usize>) -> Self {
        Self { corpus, query, matrix, part }
    }

    /// "How many of all statements: actor by theme, split by article".
    pub(super) fn name(&self) -> String {
        let [rows, columns] = self.facets().map(str::to_ascii_lowercase);
        table_name(self.query.narrows(), &rows, &columns, self.is_split())
    }

    fn facets(&self) -> [&str; 2] {
        [self.matrix.rows.facet, self.matrix.columns.facet].map(|facet| records::facet(&self.corpus, facet))
    }

    fn is_split(&self) -> bool {
        self.n_slots() > 1
    }

    fn n_slots(&self) -> usize {
        self.matrix.slots.len()
    }

    /// All rows, then one after another.
    fn rows(&self) -> impl Iterator<Item = TableLine> + use<> {
        lines(0..self.matrix.rows.values.len() + 1)
    }

    /// All columns, then one after another; of a part those that are in it.
    fn columns(&self) -> impl Iterator<Item = TableLine> + use<> {
        lines(self.part.clone())
    }

    fn count(&self, place: CellPlace) -> u32 {
        self.matrix.count(place.row, place.column, place.slot)
    }

    fn is_finding(&self, place: CellPlace) -> bool {
        self.matrix.is_finding(place.row, place.column, place.slot)
    }

    /// Per mille.
    fn share(&self, place: CellPlace) -> u32 {
        self.matrix.share(&self.corpus, place.row, place.column, place.slot)
    }

    /// A link to the statements that are counted.
    fn target(&self, place: CellPlace) -> String {
        href(&self.matrix.query(&self.corpus, &self.query, place.row, place.column, place.slot))
    }

    /// The classes of a cell, `more` the last.
    fn class(&self, slot: usize, more: &str) -> String {
        format!("{}{} {more}", if slot == 0 { "first " } else { "" }, self.slot_class(slot))
    }

    /// The classes of a cell with a number.
    fn counted_class(&self, place: CellPlace) -> String {
        let is_sum = place.row.is_none() || place.column.is_none();
        let shade = if is_sum { "sum".to_owned() } else { format!("s{}", shade(self.share(place))) };
        let of_article = self.matrix.article(place.row, place.column, place.slot).map_or("", article_class);
        format!("{} {of_article}", self.class(place.slot, &shade))
    }

    fn whose(&self, place: CellPlace) -> String {
        match self.matrix.article(place.row, place.column, place.slot) {
            Some(article) => self.corpus.article_name(article),
            None => self.slot_name(place.slot),
        }
    }

    fn slot_name(&self, slot: usize) -> String {
        match self.matrix.slots.get(slot) {
            Some(Slot::One(article)) => self.corpus.article_name(*article),
            Some(Slot::Others) => OTHER_ARTICLES.to_owned(),
            _ => ALL_ARTICLES.to_owned(),
        }
    }

    fn slot_class(&self, slot: usize) -> &'static str {
        match self.matrix.slots.get(slot) {
            Some(Slot::One(article)) => article_class(*article),
            Some(Slot::Others) => "others",
            _ => "",
        }
    }
}

fn lines(part: Range<usize>) -> impl Iterator<Item = TableLine> {
    part.map(|at| at.checked_sub(1))
}

fn shade(share: u32) -> usize {
    1 + SHADES.iter().filter(|&&from| share >= from).count()
}

/// The table.
#[component]
pub(super) fn CountTable(
    /// What it says.
    table: Arc<Table>,
) -> impl IntoView {
    let row = |row| view! { <Row table=table.clone() row /> };
    view! {
        <table>
            <caption class="away">{table.name()}</caption>
            <Head table=table.clone() />
            <tbody>{table.rows().map(row).collect_view()}</tbody>
        </table>
    }
}

/// The columns' names, each over the marks of its articles.
#[component]
fn Head(
    /// What the table says.
    table: Arc<Table>,
) -> impl IntoView {
    let n_slots = table.n_slots();
    let (scope, n_rows) = if table.is_split() { ("colgroup", "2") } else { ("col", "1") };
    let name = |column| view! { <Heading table=table.clone() is_row=false at=column scope n_columns=n_slots /> };
    let names = table.columns().map(name).collect_view();
    let marks = table.is_split().then(|| {
        let mark = |slot| view! { <ArticleMark table=table.clone() whose=slot /> };
        view! { <tr>{table.columns().flat_map(|_| (0..n_slots).map(mark)).collect_view()}</tr> }
    });
    view! {
        <thead>
            <tr>
                <th class="corner" rowspan=n_rows scope="col">
                    {table.facets().join(" / ")}
                </th>
                {names}
            </tr>
            {marks}
        </thead>
    }
}

/// The mark of an article, its name for who does not see it.
#[component]
fn ArticleMark(
    /// What the table says.
    table: Arc<Table>,
    /// Whose mark: a slot.
    whose: usize,
) -> impl IntoView {
    view! {
        <th scope="col" class=table.slot_class(whose)>
            <span class="away">{table.slot_name(whose)}</span>
        </th>
    }
}

/// The name of a row or a column: "Energy › Gas", "All".
#[component]
fn Heading(
    /// What the table says.
    table: Arc<Table>,
    /// Whether it is a row's.
    is_row: bool,
    /// Which one.
    at: TableLine,
    /// What it is the heading of.
    scope: &'static str,
    /// Over how many columns it stands.
    #[prop(optional)]
    n_columns: Option<usize>,
) -> impl IntoView {
    let axis = if is_row { &table.matrix.rows } else { &table.matrix.columns };
    let field = table.corpus.field(axis.facet);
    let value = at.and_then(|at| axis.values.get(at)).map(|&value| field.values.get(value));
    let (class, name) = match value {
        None => (Some("all"), ALL.to_owned()),
        Some(None) => (Some("quiet"), NOT_STATED.to_owned()),
        Some(Some(value)) => (None, value.name.clone()),
    };
    let above = value.flatten().and_then(|value| field.values.get(value.parent? as usize));
    view! {
        <th class=class scope=scope colspan=n_columns>
            <span>
                {above.map(|above| view! { <span class="quiet">{format!("{} › ", above.name)}</span> })} {name}
            </span>
        </th>
    }
}

#[component]
fn Row(
    /// What the table says.
    table: Arc<Table>,
    /// Which row.
    row: TableLine,
) -> impl IntoView {
    let places =
        table.columns().flat_map(|column| (0..table.n_slots()).map(move |slot| CellPlace { row, column, slot }));
    let cells = places.map(|place| view! { <Cell table=table.clone() place /> }).collect_view();
    view! {
        <tr class=row.is_none().then_some("all")>
            <Heading table=table.clone() is_row=true at=row scope="row" />
            {cells}
        </tr>
    }
}

/// A number as a link to what it counts; or nothing, which can be a finding.
#[component]
fn Cell(
    /// What the table says.
    table: Arc<Table>,
    /// Which cell.
    place: CellPlace,
) -> impl IntoView {
    if table.is_finding(place) {
        let none = none_in(&table.slot_name(place.slot));
        return view! {
            <td class=table.class(place.slot, "none") title=none>
                <span aria-hidden="true">"—"</span>
                <span class="away">{none.clone()}</span>
            </td>
        }
        .into_any();
    }
    match table.count(place) {
        0 => view! { <td class=table.class(place.slot, "") /> }.into_any(),
        count => view! {
            <td class=table.counted_class(place) title=share_of_what(table.share(place), &table.whose(place))>
                <a href=table.target(place)>{count}</a>
            </td>
        }
        .into_any(),
    }
}

/// Which mark is whose, what the shades mean, and what an empty cell does.
#[component]
pub(super) fn Legend(
    /// What the table says.
    table: Arc<Table>,
) -> impl IntoView {
    let mark = |slot| {
        view! { <span class=format!("doc {}", table.slot_class(slot))>{table.slot_name(slot)}</span> }
    };
    let step = |(at, name): (usize, &'static str)| view! { <i class=format!("s{}", at + 1)>{name}</i> };
    let empty = table.is_split().then(|| {
        view! {
            <span>
                <i class="none" aria-hidden="true">
                    "—"
                </i>
                {EMPTY_CELL}
            </span>
        }
    });
    view! {
        <p class="legend">
            {(0..table.n_slots()).map(mark).collect_view()}
            <span>{SHARE_OF_ARTICLE} {SHADE_NAMES.into_iter().enumerate().map(step).collect_view()}</span> {empty}
            <span>{ROLLS_UP}</span>
        </p>
    }
}
