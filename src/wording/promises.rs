//! The words of plans and what became of them.

use engine::compare::promises::Due;
use engine::wording::counts::counted;

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

/// The same where there is none, by how many statements were taken from the earlier article.
pub(crate) fn no_plan(n_taken: usize, earlier: &str, is_narrowed: bool) -> String {
    match (n_taken, is_narrowed) {
        (0, _) => format!("No statement is taken from {earlier}"),
        (_, true) => format!("No plan or forecast among the statements from {earlier}, under the present filters"),
        (_, false) => format!("No plan or forecast among the statements from {earlier}"),
    }
}

/// Behind either, where the articles do not tell which of them came first.
pub(crate) const ORDER_UNKNOWN: &str = "; which of the two is earlier is not known";

/// In place of rows.
pub(crate) const NOTHING: &str = "No plan or forecast comes to this under the present filters.";

/// Whether a promise was due when the later article appeared, in words.
pub(crate) fn due_words(due: Due, later: &str) -> String {
    match due {
        Due::Past => format!("was due before {later}"),
        Due::Ahead => format!("not yet due in {later}"),
        Due::Undated => "when it is due is not stated".to_owned(),
    }
}
