//! The words of what all modes of the comparison have.

use engine::query::Mode;

/// The heading where there are no two articles.
pub(crate) const ONLY_ONE: &str = "There is only one article here, so there is nothing to compare.";
/// What the choice of modes is called.
pub(crate) const HOW_TO_COMPARE: &str = "How to compare";

/// What comes before the filters: what they do in a mode.
pub(crate) fn before_filters(mode: Mode) -> &'static str {
    if mode == Mode::Text { "Words of these are marked: " } else { "With any of these: " }
}

// Which two articles.

/// The button that exchanges the two sides.
pub(crate) const SWAP: &str = "⇄ Swap sides";
/// What the choice of the first article is called.
pub(crate) const FIRST_ARTICLE: &str = "First article";
/// Between the choices of the two articles.
pub(crate) const WITH: &str = "with";
/// What the choice of the second article is called.
pub(crate) const SECOND_ARTICLE: &str = "Second article";
/// Before the order, for who does not see the list that it orders.
pub(crate) const IN_ORDER: &str = "Articles in order ";

/// The order that the articles are in, and that the button changes.
pub(crate) fn order(is_by_title: bool) -> &'static str {
    if is_by_title { "by title" } else { "by date" }
}

/// What unfolds the choice by likeness.
pub(crate) const BY_LIKENESS: &str = "Choose by likeness";
/// What the numbers mean, above them.
pub(crate) const LIKENESS_MEANING: &str =
    "How alike the words of two articles are, from 0 (none in common) to 100 (the same).";
/// Before the first article, and the one at that end of the scale.
pub(crate) const ENDS_OF_ONE: [&str; 2] = ["Most alike to ", "Most different to "];
/// Before the two articles at that end of the scale.
pub(crate) const ENDS_OF_ALL: [&str; 2] = ["The two most alike of all: ", "The two most different of all: "];
/// Between the names of two articles.
pub(crate) const AND: &str = " and ";
/// What the table of all pairs is called.
pub(crate) const ALL_PAIRS: &str = "How alike any two articles are; choose a pair";
/// What the list of articles like the first is called.
pub(crate) const MOST_ALIKE: &str = "The most alike first";
