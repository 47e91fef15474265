//! The words of the search box.

/// What the box is called, where what is listed is called `statements`.
pub(crate) fn search_name(statements: &str) -> String {
    format!("Search {} and articles", statements.to_lowercase())
}

/// The button that empties the box.
pub(crate) const CLEAR: &str = "Clear the search";
/// The name of the list below the box.
pub(crate) const SUGGESTIONS: &str = "Suggestions";
/// The name of what is said of mistakes.
pub(crate) const NOT_UNDERSTOOD: &str = "Not understood";
