//! How much of each article goes to what.

use crate::state::Explorer;
use crate::views::compare::Shown;
use corpus::model::ArticleIndex;

/// The mode, for a pair.
pub(crate) fn shares(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> Shown {
    let _not_yet = (explorer, a, b);
    Shown { title: Box::new(String::new), beside: None, content: Vec::new() }
}
