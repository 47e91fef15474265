//! What was told, on a time axis.

use crate::dom::{Tag, tag};
use crate::state::Explorer;

/// The view.
pub(crate) fn timeline(explorer: Explorer) -> Tag {
    let _explorer = explorer;
    tag("section").class("page")
}
