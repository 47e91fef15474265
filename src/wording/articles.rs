//! The words of articles and their texts.

/// Counted: "1 article".
pub(crate) const ONE_ARTICLE: &str = "article";
/// Counted: "2 articles".
pub(crate) const MANY_ARTICLES: &str = "articles";
/// Above the articles without a date.
pub(crate) const UNDATED: &str = "Date not stated in our copy";
/// The link to an article.
pub(crate) const READ: &str = "Read";
/// In the place of that link.
pub(crate) const NO_SOURCE: &str = "Address not stated in our copy";

/// What a mark in a text leads to: "2 statements from this sentence".
pub(crate) fn from_sentence(statements: &str) -> String {
    format!("{statements} from this sentence")
}
