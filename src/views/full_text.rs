//! Two articles whole, side by side, with the passages that speak of the same joined.

use crate::state::Explorer;
use crate::views::compare::Shown;
use corpus::model::ArticleIndex;

/// The mode, for a pair.
pub(crate) fn full_text(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> Shown {
    let _not_yet = (explorer, a, b);
    Shown { title: Box::new(String::new), beside: None, content: Vec::new() }
}
