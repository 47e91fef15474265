//! A corpus that can be searched, filtered and compared.
//!
//! Bytes become a [`Corpus`] (records and the indexes over them), a [`Query`] is compiled once into a [`plan::Plan`],
//! and every answer is a pure function of the two. Nothing here knows a browser, a file or a clock.
//!
//! Offsets are UTF-8 bytes in an article's text, end exclusive, everywhere.

#![forbid(unsafe_code)]

// A corpus and its indexes.
pub mod corpus;
mod dictionary;
pub mod elsewhere;
pub mod fields;
mod forms;
mod inverted_index;
mod names;
mod number_lists;
pub mod spelling;
mod text_index;

// What is asked.
pub mod asked;
pub mod bounds;
pub mod plan;
pub mod query;
mod resolve;
mod sets;
pub mod typed;

// What is answered.
pub mod compare;
pub mod facets;
pub mod magnitudes;
pub mod matrix;
pub mod questions;
mod ranked;
pub mod relevance_feedback;
pub mod report;
pub mod search;
pub mod suggest;
pub mod timeline;

// How it is said.
pub mod wording;

pub use corpus::Corpus;
pub use query::Query;
