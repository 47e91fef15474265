//! What the page itself says to the reader, a module for each view. What it says of facts, links and figures is in
//! `engine::wording`.

pub(crate) mod about;
pub(crate) mod app;
pub(crate) mod articles;
pub(crate) mod compare;
pub(crate) mod entry;
pub(crate) mod facets;
pub(crate) mod facts;
pub(crate) mod full_text;
pub(crate) mod ledger;
pub(crate) mod matrix;
pub(crate) mod numbers;
pub(crate) mod phrases;
pub(crate) mod promises;
pub(crate) mod reader;
pub(crate) mod search_box;
pub(crate) mod sentence;
pub(crate) mod share;
pub(crate) mod shares;
pub(crate) mod timeline;
