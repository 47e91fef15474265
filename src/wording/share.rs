//! The words of taking a view elsewhere.

/// The button that opens the dialog.
pub(crate) const SHARE: &str = "Share";
/// The title of the dialog.
pub(crate) const TITLE: &str = "Share what is on the screen";
/// Above the link, and its name.
pub(crate) const LINK: &str = "Link";
/// The button that copies the link.
pub(crate) const COPY_LINK: &str = "Copy link";
/// Above the snippet.
pub(crate) const IN_A_BLOG: &str = "In a blog";
/// What the snippet is.
pub(crate) const WHAT: &str = "The sentence, the count and a link, then a frame that shows this view. What comes \
                               before the frame survives feeds and e-mail.";
/// The name of the snippet.
pub(crate) const EMBED_CODE: &str = "Embed code";
/// The button that copies the snippet.
pub(crate) const COPY_EMBED_CODE: &str = "Copy embed code";

/// What a button that copies says when it has.
pub(crate) const COPIED: &str = "Copied";
/// What is said where the browser does not let us copy.
pub(crate) const REFUSED: &str = "Could not copy: select the text instead";
