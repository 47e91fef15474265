//! The words of numbers beside each other.

use engine::wording::counts::counted;

/// What the table is called.
pub(crate) const TABLE: &str = "Measures side by side";
/// The head of the column of measures.
pub(crate) const MEASURE: &str = "Measure";
/// The head of the column between the articles.
pub(crate) const BETWEEN: &str = "What may be computed";
/// Behind it: the marks of what lies ahead.
pub(crate) const AHEAD: &str = " □ ◇ planned or expected";
/// At the line of a value that only follows by arithmetic.
pub(crate) fn implied_level(value: &str) -> String {
    format!("{value}, our arithmetic")
}

/// Before what an article's numbers imply.
pub(crate) const FOLLOWS: &str = "What follows by plain arithmetic";
/// The heading of the measures without a theme.
pub(crate) const NO_THEME: &str = "No theme stated";
/// Beside a value without a time.
pub(crate) const NO_TIME: &str = "no time in the statement";
/// Beside a value that no article gives.
pub(crate) const DERIVED: &str = "our arithmetic";

/// "3 measures side by side; no change can be computed; 1 pair of numbers tied that do not measure the same".
pub(crate) fn in_both_articles(n_given: usize, n_computed: usize, n_apart: usize) -> String {
    let given = match (n_given, n_computed) {
        (0, _) => "No measure side by side".to_owned(),
        (n, 0) => format!("{} side by side; no change can be computed", measures(n)),
        (n, _) => format!("{} side by side; a change computed for {n_computed}", measures(n)),
    };
    match n_apart {
        0 => given,
        n => format!("{given}; {} not said to measure the same", counted(n, "linked pair", "linked pairs")),
    }
}

fn measures(n: usize) -> String {
    counted(n, "measure", "measures")
}

/// In place of the table.
pub(crate) fn nothing(is_narrowed: bool) -> String {
    let filters = if is_narrowed { " under the present filters" } else { "" };
    format!("The statements of the two articles give no number of the same measure{filters}.")
}

/// "US$15 bn and US$20 bn: …"
pub(crate) fn of_pair(a: &str, b: &str, computed: &str) -> String {
    format!("{a} and {b}: {computed}")
}

/// "14 more pairs of values".
pub(crate) fn more_pairs(n: usize) -> String {
    format!("{n} more pairs of values")
}

/// ": 41 numbers in the statements taken from it"; the article itself may give more.
pub(crate) fn gives_in_all(n: usize, n_taken: usize) -> String {
    match n_taken {
        0 => ": no statement is taken from it".to_owned(),
        _ => format!(": {} in the statements taken from it", counted(n, "number", "numbers")),
    }
}

/// "12 statements with numbers".
pub(crate) fn with_numbers(statements: &str) -> String {
    format!("{statements} with numbers")
}
