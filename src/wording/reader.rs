//! The words of an article beside something else.

/// The name of what an article is read in.
pub(crate) const ARTICLE: &str = "The article";
/// The link to an article by itself.
pub(crate) const WHOLE: &str = "Whole article";
/// The name of the list beside an article.
pub(crate) const FACTS: &str = "Statements of this article";
/// In the place of that list where it would be empty.
pub(crate) const NO_FACTS: &str =
    "No statements have been drawn from this article yet. Its text is searched and can be read.";
/// The title where an address names no article.
pub(crate) const NO_ARTICLE: &str = "There is no such article here.";
/// The link from there to those that there are.
pub(crate) const ALL_ARTICLES: &str = "All articles";
/// In the place of that link.
pub(crate) const NO_SOURCE: &str = "Its address is not stated in our copy.";
/// The box that has names marked in the text.
pub(crate) const NAMES: &str = "Mark names";
