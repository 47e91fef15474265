//! The words of the first screen.

use crate::wording::ledger::subjects;
use crate::wording::phrases::statements;

/// Leads to the articles that have no column here.
pub(crate) fn all_articles(n: usize) -> String {
    format!("All {n} articles")
}

/// How long an article is: of one word.
pub(crate) const WORD: &str = "word";
/// The same of several.
pub(crate) const WORDS: &str = "words";

/// The heading of questions.
pub(crate) const QUESTIONS: &str = "Start with a question";
/// What a question opens that leads to who and what.
pub(crate) const TABLE: &str = "a table of who and what";

/// "4 subjects and 3 statements, side by side": what a question opens that leads to a comparison.
pub(crate) fn in_the_ledger(n_subjects: usize, n_alone: usize) -> String {
    match (n_subjects, n_alone) {
        (0, n) => statements(n),
        (n, 0) => format!("{}, side by side", subjects(n)),
        (n, alone) => format!("{} and {}, side by side", subjects(n), statements(alone)),
    }
}

/// The name of the band of verdicts.
pub(crate) const SIDE_BY_SIDE: &str = "Side by side";
/// Leads to all that comes to a verdict, behind a few of it.
pub(crate) const ALL: &str = "all ›";

/// "China Brief and CACI Analyst compared: 26 subjects in both".
pub(crate) fn side_by_side(a: &str, b: &str, n_in_both: usize) -> String {
    format!("{a} and {b} compared: {} in both", subjects(n_in_both))
}

/// " statements", behind how much only one article says; " subjects", behind how much both do.
pub(crate) fn unit_of(n: usize, is_of_one: bool) -> &'static str {
    match (is_of_one, n) {
        (true, 1) => " statement",
        (true, _) => " statements",
        (false, 1) => " subject",
        (false, _) => " subjects",
    }
}

/// "What China Brief argues".
pub(crate) fn argues(name: &str) -> String {
    format!("What {name} argues")
}
