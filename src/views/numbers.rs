//! The same measure in two articles: values, what may be computed of them, and why nothing else is.

use crate::state::Explorer;
use crate::views::compare::Shown;
use corpus::model::ArticleIndex;

/// The mode, for a pair.
pub(crate) fn numbers(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> Shown {
    let _not_yet = (explorer, a, b);
    Shown { title: Box::new(String::new), beside: None, content: Vec::new() }
}
