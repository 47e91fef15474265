//! From records and the built page to a finished site ([`site`]) or to one file ([`single_file`]).
//!
//! The page is built without articles, once, and packed into the program ([`BuiltPage`]); what is made here of it and of
//! the records of a dossier are the bytes of files. No file is read or written here.

mod built_page;
mod compressed;
mod document;
mod post;
mod single_file;
mod site;

pub use built_page::{BuiltPage, PageFile};
pub use single_file::single_file;
pub use site::{SiteFile, SiteOptions, compressed, site};
