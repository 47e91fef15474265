//! What the reader sees. Every view is a function of the [`crate::state::Explorer`] that gives a [`crate::dom::Tag`].

mod about;
mod app;
mod articles;
mod card;
mod entry;
mod facets;
mod facts;
mod histogram;
pub(crate) mod later;
mod number_facet;
mod parts;
mod reader;
mod rows;
mod search_box;
mod sentence;
mod share;

pub(crate) use app::app;
