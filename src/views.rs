//! What the reader sees. Every view is a function of the [`crate::state::Explorer`] that gives a [`crate::dom::Tag`].

mod about;
mod app;
mod articles;
mod card;
mod compare;
mod entry;
mod facets;
mod facts;
mod full_text;
mod histogram;
mod ledger;
mod matrix;
mod number_facet;
mod numbers;
mod pairs;
mod parts;
mod promises;
mod reader;
mod rows;
mod search_box;
mod sentence;
mod share;
mod shares;
mod timeline;

pub(crate) use app::app;
