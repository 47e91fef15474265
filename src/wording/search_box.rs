//! The words of the search box.

/// What the box is called.
pub(crate) const NAME: &str = "Search statements and articles";
/// The same where a program found all that is listed.
pub(crate) const NAME_OF_FOUND: &str = "Search sentences and articles";
/// The button that empties the box.
pub(crate) const CLEAR: &str = "Clear the search";
/// The name of the list below the box.
pub(crate) const SUGGESTIONS: &str = "Suggestions";
/// The name of what is said of mistakes.
pub(crate) const NOT_UNDERSTOOD: &str = "Not understood";
