//! Words that several views say: labels, what is known of an article.

/// What takes every condition away.
pub(crate) const CLEAR_ALL: &str = "Clear all";
/// What closes something.
pub(crate) const CLOSE: &str = "Close";
/// The way to tell of an error.
pub(crate) const REPORT: &str = "Report an error";
/// What is stated of an article's publication, as a heading.
pub(crate) const SOURCE: &str = "Where it appeared";

// Labels.

/// What stands for the text between two quotes.
pub(crate) const LEFT_OUT: &str = " […] ";
/// Before the only article of the two that has a subject.
pub(crate) const ONLY: &str = "Only ";

// The answer to a question of the first screen.

/// What the answer is called.
pub(crate) const ANSWER: &str = "Answer";
/// What says whose answer it is.
pub(crate) const OURS: &str = "Our reading: ";

// What is known of an article, and how a link ties statements.

/// Behind the number of an article's words.
pub(crate) const WORDS: &str = "words";
/// In place of authors.
pub(crate) const NO_AUTHOR: &str = "Author not stated in our copy";
/// Behind a relation that holds for a part of what is said.
pub(crate) const IN_PART: &str = " in part";

/// "Vol. 8".
pub(crate) fn volume(number: &str) -> String {
    format!("Vol. {number}")
}

/// "issue 21".
pub(crate) fn issue_number(number: &str) -> String {
    format!("issue {number}")
}

/// Why an article has the date that it has, which may be a year alone.
pub(crate) fn date_inferred(edtf: &str, why: &str) -> String {
    let what = if edtf.len() == "2008".len() { "year" } else { "date" };
    format!("{what} inferred: {why}")
}
