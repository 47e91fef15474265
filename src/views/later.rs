//! The views of the program's second part, which is fetched when the first of them is opened. Nothing else may call what
//! is in here, for before that part has arrived a call stops the program: so every module is private, and what leaves is
//! one pointer to each view, which whoever knows that it has arrived may follow.

mod compare;
mod full_text;
mod ledger;
mod matrix;
mod numbers;
mod pairs;
mod promises;
mod shares;
mod timeline;

use crate::dom::Tag;
use crate::state::Explorer;
use corpus::query::View;

/// What builds a view of the second part; `None` of any other view.
pub(crate) fn builder(view: &View) -> Option<fn(Explorer) -> Tag> {
    match view {
        View::Compare => Some(compare::compare),
        View::Timeline => Some(timeline::timeline),
        View::Matrix => Some(matrix::matrix),
        _ => None,
    }
}
