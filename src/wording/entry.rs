//! The words of the first screen.

use crate::wording::ledger::subjects;
use crate::wording::phrases::statements;

/// The heading of the themes that most statements have.
pub(crate) const THEMES: &str = "Themes";
/// The heading of the actors.
pub(crate) const ACTORS: &str = "Actors";
/// The heading of the things.
pub(crate) const THINGS: &str = "Projects and agreements";

/// Leads to the articles that have no column here.
pub(crate) fn all_articles(n: usize) -> String {
    format!("All {n} articles")
}

/// How long an article is: of one word.
pub(crate) const WORD: &str = "word";
/// The same of several.
pub(crate) const WORDS: &str = "words";

/// The heading of questions.
pub(crate) const QUESTIONS: &str = "Readers ask";
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

/// "Side by side, 26 subjects in both": its heading.
pub(crate) fn side_by_side(n_in_both: usize) -> String {
    format!("{SIDE_BY_SIDE}, {} in both", subjects(n_in_both))
}
