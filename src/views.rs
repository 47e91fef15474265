//! What the reader sees. Every view derives from the [`crate::state::Explorer`] in context.

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

pub(crate) use app::App;
