//! What finishes the built page: articles and statements as plain HTML, one style sheet, short scripts.
//!
//! `finish` works on a built page in its folder, [`fill`] on its text; `Sheet` is the bundled style sheet, and
//! [`shorten_scripts`] is for what the page loads. With the feature `sheet`, the default, all of it is there.

#[cfg(feature = "sheet")]
mod finished;
mod places;
mod scripts;
#[cfg(feature = "sheet")]
mod sheet;
mod static_part;

#[cfg(feature = "sheet")]
pub use finished::{ENTRY, finish, leave_out_examples};
pub use places::{PLACE, attribute, fill, with_each, with_sheet, with_told_at_start};
pub use scripts::{shorten_scripts, shortened};
#[cfg(feature = "sheet")]
pub use sheet::{Sheet, bundle};
pub use static_part::{MOST_BYTES, static_part};
