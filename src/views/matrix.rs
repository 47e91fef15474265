//! Who and what: one facet against another, split by article.

use crate::dom::{Tag, tag};
use crate::state::Explorer;

/// The view.
pub(crate) fn matrix(explorer: Explorer) -> Tag {
    let _explorer = explorer;
    tag("section").class("page")
}
