//! The words of the first screen.

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

/// "4 subjects, side by side": what a question opens that leads to a comparison.
pub(crate) fn subjects_side_by_side(subjects: &str) -> String {
    format!("{subjects}, side by side")
}

/// A row of the comparison.
pub(crate) const SUBJECT: &str = "subject";
/// Several of them.
pub(crate) const SUBJECTS: &str = "subjects";

/// The name of the band of verdicts.
pub(crate) const SIDE_BY_SIDE: &str = "Side by side";

/// "Side by side, 106 subjects": its heading.
pub(crate) fn side_by_side(subjects: &str) -> String {
    format!("{SIDE_BY_SIDE}, {subjects}")
}
