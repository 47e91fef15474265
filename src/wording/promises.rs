//! The words of plans and what became of them.

use crate::wording::phrases::counted;
use engine::compare::promises::Due;

/// What the choice of fates is called.
pub(crate) const WHAT_CAME_OF_IT: &str = "What came of it";
/// The choice of no fate.
pub(crate) const ALL: &str = "All";
/// The heading of a promise without a date.
pub(crate) const NO_DATE: &str = "no date";

/// "64 plans and forecasts of China Brief: 1 come true, 8 also spoken of, 55 not linked in CACI Analyst".
pub(crate) fn plans_and_forecasts(n: usize, earlier: &str, fates: &str, later: &str) -> String {
    format!("{} of {earlier}: {fates} in {later}", counted(n, "plan or forecast", "plans and forecasts"))
}

/// Whether a promise was due when the later article appeared, in words.
pub(crate) fn due_words(due: Due, later: &str) -> String {
    match due {
        Due::Past => format!("was due before {later}"),
        Due::Ahead => format!("not yet due in {later}"),
        Due::Undated => "when it is due is not stated".to_owned(),
    }
}
