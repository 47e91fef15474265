//! What a mode of the comparison hands to the view that shows it.

use crate::dom::Tag;

/// What a mode shows of a pair. It is built anew for another pair; the filters and the selection it follows itself.
pub(crate) struct ModeContent {
    /// What there is, in a sentence: the heading.
    pub(crate) title: Box<dyn Fn() -> String>,
    /// What stands beside the choice of modes.
    pub(crate) beside: Option<Tag>,
    /// The rest.
    pub(crate) content: Vec<Tag>,
}
