//! The words of who and what.

/// In place of the table where no article states anything.
pub(crate) const NOTHING_TO_COUNT: &str = "There is no statement here, so there is nothing to count.";

/// "Here all conditions must meet in the same statement: 12 statements do."
pub(crate) fn in_one_statement(statements: &str) -> String {
    format!("Here all conditions must meet in the same statement: {statements} do.")
}

// What there is to choose.

/// What the button that has rows and columns change places is called.
pub(crate) const EXCHANGE: &str = "Exchange rows and columns";

/// What the choice of rows or columns is called, and that of their order.
pub(crate) fn axis_names(is_rows: bool) -> (&'static str, &'static str) {
    if is_rows { ("Rows", "Order of the rows") } else { ("Columns", "Order of the columns") }
}

fn rows_or_columns(is_rows: bool) -> &'static str {
    if is_rows { "rows" } else { "columns" }
}

/// The button that leaves the first rows or columns.
pub(crate) fn fewer(is_rows: bool) -> String {
    format!("Fewer {}", rows_or_columns(is_rows))
}

/// The button that shows those that are left.
pub(crate) fn show_all(is_rows: bool, n: usize) -> String {
    format!("Show all {n} {}", rows_or_columns(is_rows))
}

/// The button that shows some of those that are left.
pub(crate) fn show_more(is_rows: bool, more: usize, left: usize) -> String {
    format!("Show {more} more {} ({left} left)", rows_or_columns(is_rows))
}

// The table, and what its marks mean.

/// What each shade stands for, the palest first.
pub(crate) const SHADE_NAMES: [&str; 5] = ["under 2 %", "2", "5", "10", "20 % and more"];
/// Before the shades.
pub(crate) const SHARE_OF_ARTICLE: &str = "Share of all that the article states: ";
/// Behind the mark of an empty cell.
pub(crate) const EMPTY_CELL: &str = " nothing, where another article has at least three statements";
/// At the end of what the marks mean.
pub(crate) const ROLLS_UP: &str = "Each value includes what belongs to it.";
/// The heading of the row or column of all.
pub(crate) const ALL: &str = "All";
/// The heading of what has no value.
pub(crate) const NOT_STATED: &str = "not stated";
/// Whose numbers are those of all articles but the first ones.
pub(crate) const OTHER_ARTICLES: &str = "the other articles";
/// Whose numbers are those that are not split.
pub(crate) const ALL_ARTICLES: &str = "all articles";

/// "How many of all statements: actor by theme, split by article".
pub(crate) fn table_name(is_narrowed: bool, rows: &str, columns: &str, is_split: bool) -> String {
    let split = if is_split { ", split by article" } else { "" };
    let what = if is_narrowed { "the statements found" } else { "all statements" };
    format!("How many of {what}: {rows} by {columns}{split}")
}

/// An empty cell that says something.
pub(crate) fn none_in(whose: &str) -> String {
    format!("none in {whose}")
}

/// "4 % of what China Brief, 2008 states"; the share is in thousandths.
pub(crate) fn share_of_what(share: u32, whose: &str) -> String {
    format!("{} % of what {whose} states", (share + 5) / 10)
}
