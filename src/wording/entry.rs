//! The words of the first screen.

use crate::wording::ledger::subjects;
use engine::wording::counts::thousands;

/// Leads to the articles that have no column here.
pub(crate) fn all_articles(n: usize) -> String {
    format!("All {} articles", thousands(n))
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
pub(crate) fn in_the_ledger(n_subjects: usize, (n_alone, alone): (usize, &str)) -> String {
    match (n_subjects, n_alone) {
        (0, _) => alone.to_owned(),
        (n, 0) => format!("{}, side by side", subjects(n)),
        (n, _) => format!("{} and {alone}, side by side", subjects(n)),
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

/// "How China Brief begins": above its first sentences, where nobody says what it argues.
pub(crate) fn begins(name: &str) -> String {
    format!("How {name} begins")
}

/// The heading of what can be done where no question is asked.
pub(crate) const WAYS: &str = "Where to begin";
/// Leads to two full texts.
pub(crate) const COMPARE_TEXTS: &str = "Compare two texts, passage by passage";
/// Leads to the timeline.
pub(crate) const SEE_DATES: &str = "See what is dated, on a timeline";
/// Leads to the list of all.
pub(crate) const SEE_ALL: &str = "Search and filter sentence by sentence";

/// "China Brief and CACI Analyst".
pub(crate) fn names_of_two(a: &str, b: &str) -> String {
    format!("{a} and {b}")
}

/// "What China Brief argues".
pub(crate) fn argues(name: &str) -> String {
    format!("What {name} argues")
}
