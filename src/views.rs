//! What the reader sees. Every view is a function of the [`crate::state::Explorer`] that gives a [`crate::dom::Tag`].

mod parts;
mod sentence;
mod search_box;
mod histogram;
mod facets;
mod card;
mod facts;
mod reader;
mod entry;
mod articles;
mod compare;
mod about;
mod share;
mod app;

pub(crate) use app::app;
