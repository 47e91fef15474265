//! Who and what: one facet against another, split by article.

use crate::derived::{Derived, derived};
use crate::dom::{Tag, button, link, tag, value_of, words};
use crate::state::{Explorer, href};
use crate::views::bar::{clear_all, filter_button};
use crate::views::labels::{article_class, quiet};
use crate::views::phrases::statements;
use crate::views::sentence::{nothing_found, sentence};
use crate::views::share::share_button;
use engine::matrix::{Matrix, MatrixAxis, MatrixLayout, Order, Slot, axes, matrix as counted, usable};
use engine::query::Scope;
use engine::wording::Label;
use engine::wording::records;
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::closed::Facet;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// How many rows and columns are shown at first, and how many more at once: a table of everything has a million cells.
const ROWS: Few = Few { first: 12, more: 100, of: "rows" };
const COLUMNS: Few = Few { first: 8, more: 40, of: "columns" };
/// From which share of an article on, per mille, a cell is one shade darker.
const SHADES: [u32; 4] = [20, 50, 100, 200];

#[derive(Clone, Copy)]
struct Few {
    first: usize,
    more: usize,
    of: &'static str,
}

/// The view.
pub(crate) fn matrix(explorer: Explorer) -> Tag {
    let layout = RwSignal::new(MatrixLayout {
        row_order: Order::Total,
        column_order: Order::Total,
        n_rows: ROWS.first,
        n_columns: COLUMNS.first,
    });
    // What the counts depend on, and what their links keep.
    let query = derived(move || {
        let mut query = explorer.narrowing.get();
        let now = explorer.query.get();
        (query.rows, query.columns) = (now.rows, now.columns);
        (query.a, query.b, query.mode) = (now.a, now.b, now.mode);
        query
    });
    let shown =
        derived(move || Arc::new(counted(&explorer.corpus.get(), &query.get(), &explorer.plan.get(), &layout.get())));
    let actions = tag("div")
        .class("actions")
        .child(filter_button(explorer))
        .child(clear_all(explorer, "Clear all"))
        .child(share_button(explorer));
    let bar = tag("div").class("bar").child(sentence(explorer, "h1")).child(actions);
    let view = MatrixView { explorer, query, shown };
    let is_empty = derived(move || shown.with(|matrix| matrix.rows.n == 0 || matrix.columns.n == 0));
    let content = move || {
        let more =
            tag("p").class("toolbar").child(more_button(view, layout, ROWS)).child(more_button(view, layout, COLUMNS));
        tag("div").part(move || view.content()).child(more)
    };
    tag("div")
        .class("matrix")
        .child(bar)
        .child(axis_choice(view, layout))
        .when(move || is_empty.get(), move || nothing(explorer))
        .when(move || !is_empty.get(), content)
}

fn nothing(explorer: Explorer) -> Tag {
    if explorer.corpus.with_untracked(|corpus| corpus.facts.is_empty()) {
        return words("p", "nothing", "There is no statement here, so there is nothing to count.");
    }
    nothing_found(explorer)
}

/// What there is to choose: rows, columns, and how each is ordered.
fn axis_choice(view: MatrixView, layout: RwSignal<MatrixLayout>) -> Tag {
    let explorer = view.explorer;
    let facets: Vec<Facet> = explorer.corpus.with_untracked(|corpus| usable(corpus));
    let names: Vec<&str> =
        explorer.corpus.with_untracked(|corpus| facets.iter().map(|&facet| records::facet(corpus, facet)).collect());
    let can_differ = explorer.corpus.with_untracked(|corpus| corpus.articles.len() > 1);
    let orders: Vec<&str> = Order::ALL
        .iter()
        .filter(|&&order| can_differ || order != Order::Difference)
        .map(|order| order.label())
        .collect();
    let place = |facets: &[Facet], facet: Facet| facets.iter().position(|its| *its == facet).unwrap_or(0);
    let (of_rows, of_columns) = (facets.clone(), facets.clone());
    let now_rows = move || place(&of_rows, view.shown.with(|matrix| matrix.rows.facet));
    let now_columns = move || place(&of_columns, view.shown.with(|matrix| matrix.columns.facet));
    let set = move |at: usize, is_row: bool| {
        let Some(&facet) = facets.get(at) else { return };
        explorer.step(|query| {
            let (rows, columns) = explorer.corpus.with_untracked(|corpus| axes(corpus, &query));
            let (rows, columns) = if is_row { (facet, columns) } else { (rows, facet) };
            Query { rows: Some(rows), columns: Some(columns), ..query }
        });
    };
    let (set_rows, order_rows) = (set.clone(), move || layout.with(|layout| layout.row_order as usize));
    let order = |at: usize| Order::ALL.get(at).copied().unwrap_or(Order::Total);
    let swap = move || {
        explorer.step(|query| {
            let (rows, columns) = explorer.corpus.with_untracked(|corpus| axes(corpus, &query));
            Query { rows: Some(columns), columns: Some(rows), ..query }
        });
    };
    tag("div")
        .class("toolbar")
        .child(quiet("span", "Rows"))
        .child(choose("Rows", &names, Box::new(now_rows), Box::new(move |at| set_rows(at, true))))
        .child(choose(
            "Order of the rows",
            &orders,
            Box::new(order_rows),
            Box::new(move |at| layout.update(|layout| layout.row_order = order(at))),
        ))
        .child(button("plain", swap).attr("aria-label", "Exchange rows and columns").text("⇄"))
        .child(quiet("span", "Columns"))
        .child(choose("Columns", &names, Box::new(now_columns), Box::new(move |at| set(at, false))))
        .child(choose(
            "Order of the columns",
            &orders,
            Box::new(move || layout.with(|layout| layout.column_order as usize)),
            Box::new(move |at| layout.update(|layout| layout.column_order = order(at))),
        ))
}

/// A native list: what it is called, what can be chosen, which is, and what to do with another.
fn choose(name: &str, labels: &[&str], now: Box<dyn Fn() -> usize>, set: Box<dyn Fn(usize)>) -> Tag {
    let mut list = tag("select").class("choose").attr("aria-label", name);
    for (at, label) in labels.iter().enumerate() {
        list = list.child(words("option", "", label).attr("value", &at.to_string()));
    }
    list.property("value", move || JsValue::from_str(&now().to_string())).on("change", move |event| {
        if let Ok(at) = value_of(event).parse() {
            set(at);
        }
    })
}

/// More rows or columns, where there are more; and back to the first ones.
fn more_button(view: MatrixView, layout: RwSignal<MatrixLayout>, few: Few) -> Tag {
    let is_rows = few.of == ROWS.of;
    let n = derived(move || view.shown.with(|matrix| if is_rows { matrix.rows.n } else { matrix.columns.n }));
    let n_shown = derived(move || layout.with(|layout| if is_rows { layout.n_rows } else { layout.n_columns }));
    let name = move || match n.get().saturating_sub(n_shown.get()) {
        0 => format!("Fewer {}", few.of),
        left if left <= few.more => format!("Show all {} {}", n.get(), few.of),
        left => format!("Show {} more {} ({left} left)", few.more, few.of),
    };
    let act = move || {
        let next = if n_shown.get() >= n.get() { few.first } else { n_shown.get() + few.more };
        layout.update(|layout| if is_rows { layout.n_rows = next } else { layout.n_columns = next });
    };
    tag("span").when(move || n.get() > few.first, move || button("button", act).text_of(name))
}

/// The counts, and where they come from.
#[derive(Clone, Copy)]
struct MatrixView {
    explorer: Explorer,
    query: Derived<Query>,
    shown: Derived<Arc<Matrix>>,
}

impl MatrixView {
    fn content(self) -> Vec<Tag> {
        let (corpus, query, matrix) = (self.explorer.corpus.get(), self.query.get(), self.shown.get());
        let table = Table { corpus: &corpus, query: &query, matrix: &matrix };
        let name = table.name();
        let region = tag("div")
            .class("across")
            .attr("role", "region")
            .attr("aria-label", &name)
            .attr("tabindex", "0")
            .child(table.build(&name));
        let narrower = (query.scope() != Scope::Fact).then(|| {
            let n: u32 = (0..matrix.slots.len()).map(|slot| matrix.count(None, None, slot)).sum();
            quiet("p", &format!("Here all conditions must meet in the same statement: {} do.", statements(n as usize)))
        });
        narrower.into_iter().chain([table.legend(), region]).collect()
    }
}

struct Table<'a> {
    corpus: &'a Corpus,
    query: &'a Query,
    matrix: &'a Matrix,
}

/// A row or a column; `None`: all.
type TableLine = Option<usize>;

impl Table<'_> {
    /// "Who and what: statements by actor and theme, split by article".
    fn name(&self) -> String {
        let [rows, columns] = self.facets();
        let split = if self.matrix.slots.len() > 1 { ", split by article" } else { "" };
        let what = if self.query.narrows() { "the statements found" } else { "all statements" };
        format!("How many of {what}: {} by {}{split}", rows.to_ascii_lowercase(), columns.to_ascii_lowercase())
    }

    fn facets(&self) -> [&'static str; 2] {
        [self.matrix.rows.facet, self.matrix.columns.facet].map(|facet| records::facet(self.corpus, facet))
    }

    fn build(&self, name: &str) -> Tag {
        let mut body = tag("tbody").child(self.row(None));
        for row in 0..self.matrix.rows.values.len() {
            body = body.child(self.row(Some(row)));
        }
        tag("table").child(words("caption", "away", name)).child(self.head()).child(body)
    }

    fn columns(&self) -> impl Iterator<Item = TableLine> {
        [None].into_iter().chain((0..self.matrix.columns.values.len()).map(Some))
    }

    /// The columns' names, each over the marks of its articles.
    fn head(&self) -> Tag {
        let n_slots = self.matrix.slots.len();
        let corner = self.facets().join(" / ");
        let is_split = n_slots > 1;
        let mut names =
            tag("tr").child(words("td", "corner", &corner).attr("rowspan", if is_split { "2" } else { "1" }));
        let mut marks = tag("tr");
        for column in self.columns() {
            let scope = if is_split { "colgroup" } else { "col" };
            let name = self.heading(&self.matrix.columns, column).attr("scope", scope);
            names = names.child(name.attr("colspan", &n_slots.to_string()));
            for slot in 0..n_slots {
                let name = words("span", "away", &self.slot_name(slot));
                marks = marks.child(tag("th").attr("scope", "col").class(self.slot_class(slot)).child(name));
            }
        }
        let head = tag("thead").child(names);
        if is_split { head.child(marks) } else { head }
    }

    /// "Energy › Gas", "All".
    fn heading(&self, axis: &MatrixAxis, at: TableLine) -> Tag {
        let field = self.corpus.field(axis.facet);
        let Some(value) = at.and_then(|at| axis.values.get(at)) else {
            return words("th", "all", "All");
        };
        let Some(value) = field.values.get(*value) else { return words("th", "quiet", "not stated") };
        let above = value.parent.and_then(|parent| field.values.get(parent as usize));
        let path = above.map(|above| quiet("span", &[&above.name, " › "].concat()));
        tag("th").children(path).text(&value.name)
    }

    fn row(&self, row: TableLine) -> Tag {
        let mut out = tag("tr").child(self.heading(&self.matrix.rows, row).attr("scope", "row"));
        for column in self.columns() {
            for slot in 0..self.matrix.slots.len() {
                out = out.child(self.cell(row, column, slot));
            }
        }
        if row.is_none() { out.class("all") } else { out }
    }

    fn cell(&self, row: TableLine, column: TableLine, slot: usize) -> Tag {
        let count = self.matrix.count(row, column, slot);
        let cell = tag("td");
        if self.matrix.is_finding(row, column, slot) {
            let none = ["none in ", &self.slot_name(slot)].concat();
            let mark = words("span", "", "—").attr("aria-hidden", "true");
            return cell
                .class(&self.class(slot, "none"))
                .attr("title", &none)
                .child(mark)
                .child(words("span", "away", &none));
        }
        if count == 0 {
            return cell.class(&self.class(slot, ""));
        }
        let share = self.matrix.share(self.corpus, row, column, slot);
        let target = self.matrix.query(self.corpus, self.query, row, column, slot);
        let number = link(&href(&target)).text(&count.to_string());
        let said = format!("{} % of what {} states", (share + 5) / 10, self.whose(row, column, slot));
        let is_sum = row.is_none() || column.is_none();
        let shade = if is_sum { "sum".to_owned() } else { format!("s{}", shade(share)) };
        cell.class(&self.class_of(row, column, slot, &shade)).attr("title", &said).child(number)
    }

    fn class(&self, slot: usize, more: &str) -> String {
        [if slot == 0 { "first " } else { "" }, self.slot_class(slot), " ", more].concat()
    }

    fn class_of(&self, row: TableLine, column: TableLine, slot: usize, more: &str) -> String {
        let of_article = self.matrix.article(row, column, slot).map_or("", article_class);
        [&self.class(slot, more), " ", of_article].concat()
    }

    fn whose(&self, row: TableLine, column: TableLine, slot: usize) -> String {
        match self.matrix.article(row, column, slot) {
            Some(article) => self.corpus.article_name(article),
            None => self.slot_name(slot),
        }
    }

    fn slot_name(&self, slot: usize) -> String {
        match self.matrix.slots.get(slot) {
            Some(Slot::One(article)) => self.corpus.article_name(*article),
            Some(Slot::Others) => "the other articles".to_owned(),
            _ => "all articles".to_owned(),
        }
    }

    fn slot_class(&self, slot: usize) -> &'static str {
        match self.matrix.slots.get(slot) {
            Some(Slot::One(article)) => article_class(*article),
            Some(Slot::Others) => "others",
            _ => "",
        }
    }

    /// Which mark is whose, what the shades mean, and what an empty cell does.
    fn legend(&self) -> Tag {
        let mut out = tag("p").class("legend");
        for slot in 0..self.matrix.slots.len() {
            out = out.child(words("span", &["doc ", self.slot_class(slot)].concat(), &self.slot_name(slot)));
        }
        let mut steps = tag("span").text("Share of all that the article states: ");
        for (at, name) in ["under 2 %", "2", "5", "10", "20 % and more"].into_iter().enumerate() {
            steps = steps.child(words("i", &format!("s{}", at + 1), name));
        }
        out = out.child(steps);
        if self.matrix.slots.len() > 1 {
            let none = words("i", "none", "—").attr("aria-hidden", "true");
            out = out
                .child(tag("span").child(none).text(" nothing, where another article has at least three statements"));
        }
        out.child(words("span", "", "A value counts with what rolls up into it."))
    }
}

fn shade(share: u32) -> usize {
    1 + SHADES.iter().filter(|&&from| share >= from).count()
}
