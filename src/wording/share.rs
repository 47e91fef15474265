//! The words of taking a view elsewhere.

use crate::embed::Scheme;

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
/// Said in its place of a page that was opened from a disk.
pub(crate) const NOT_ON_THE_WEB: &str = "This page is a file on your device. Put it on a host first: link and code \
                                         name the place where it is opened.";
/// The name of the choice of a look.
pub(crate) const LOOK: &str = "Look";

/// How the frame looks.
pub(crate) fn scheme_name(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::System => "as the reader’s system",
        Scheme::Light => "light",
        Scheme::Dark => "dark",
    }
}

/// The button that shows the frame, and hides it.
pub(crate) fn preview_name(is_shown: bool) -> &'static str {
    if is_shown { "Hide the preview" } else { "Show a preview" }
}
/// The name of the frame that shows it.
pub(crate) const PREVIEW: &str = "Preview of the frame";

/// The name of the snippet.
pub(crate) const EMBED_CODE: &str = "Embed code";
/// The button that copies the snippet.
pub(crate) const COPY_EMBED_CODE: &str = "Copy embed code";

/// What a button that copies says when it has.
pub(crate) const COPIED: &str = "Copied";
/// What is said where the browser does not let us copy.
pub(crate) const REFUSED: &str = "Could not copy: select the text instead";
