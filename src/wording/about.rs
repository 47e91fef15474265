//! The words of the page about the dossier and its foot.

/// The title of the page.
pub(crate) const TITLE: &str = "About this dossier";
/// Above [`WHO`].
pub(crate) const WHO_HEADING: &str = "Who chose the statements";
/// Who chose the statements, and what was done to be sure of them.
pub(crate) const WHO: &str = "People read the articles and wrote down what each states: one property a statement, in \
                              one sentence of their own, with the words it rests on. Each quote was found word for \
                              word in its article when this page was built. That the words are there does not make \
                              them true.";
/// The same where there are none.
pub(crate) const NOBODY: &str = "Nobody yet: the texts are searched and compared as they are.";
/// What a program does in articles that nobody has read.
pub(crate) const PROGRAM: &str = "In articles that nobody has read for this page, a program has marked each sentence that \
                                  names, dates or counts something. Such sentences are called “found by program” \
                                  everywhere: what they mean, and whether it happened, nobody has judged.";
/// Of an article whose rights nobody states.
pub(crate) const RIGHTS_NOT_STATED: &str = "not stated in our copy";
/// Above [`READING`].
pub(crate) const READING_HEADING: &str = "What “our reading” means";
/// What it means that two statements are tied together.
pub(crate) const READING: &str = "Where two statements are tied together, we say how: one confirms, changes or \
                                  contradicts the other, or both speak of the same subject. That is our judgement. \
                                  Each comes with a line of why and with both quotes, so that you can judge for \
                                  yourself. “No linked statement” says only that we tied none; it does not say that \
                                  the other article is silent.";
/// Above the licence.
pub(crate) const RIGHTS_HEADING: &str = "Whose the texts are";
/// Above what to do about errors.
pub(crate) const ERRORS_HEADING: &str = "Errors";
/// Above what [`page`] says.
pub(crate) const PAGE_HEADING: &str = "This page";

/// Which program this is, and what it does with what it knows of who reads.
pub(crate) fn page() -> String {
    format!(
        "Dossier {}. Everything is in the page: it asks no other server for anything, stores nothing and counts \
         nobody. Its code is free, MIT or Apache-2.0.",
        env!("CARGO_PKG_VERSION")
    )
}
