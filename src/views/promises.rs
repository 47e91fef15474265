//! What the earlier article promised, and what the later one says came of it.

use crate::state::Explorer;
use crate::views::compare::Shown;
use corpus::model::ArticleIndex;

/// The mode, for a pair.
pub(crate) fn promises(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> Shown {
    let _not_yet = (explorer, a, b);
    Shown { title: Box::new(String::new), beside: None, content: Vec::new() }
}
