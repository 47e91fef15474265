//! The pure core of Dossier.
//!
//! Articles, the facts in them and the links between those go in as text ([`seed`], feature `compile`) and come out
//! as bytes; bytes become a [`Corpus`], and every answer is a pure function of a [`Corpus`] and a [`Query`].
//! Nothing here knows a browser, a file or a clock.
//!
//! Offsets are UTF-8 bytes in an article's text, end exclusive, everywhere.

#![forbid(unsafe_code)]

// What there is.
pub mod closed;
pub mod codec;
pub mod decimal;
mod interner;
pub mod model;
pub mod sorted;
pub mod units;
pub mod when;

// From seeds to a corpus.
pub mod article;
pub mod mentions;
#[cfg(feature = "compile")]
pub mod seed;

// What is asked.
pub mod expression;
pub mod figures;
pub mod magnitudes;
pub mod query;

// What is answered.
mod asking;
pub mod compare;
pub mod facets;
pub mod index;
pub mod label;
pub mod matrix;
pub mod plain;
pub mod report;
pub mod runs;
pub mod search;
pub mod sentence;
pub mod spelling;
pub mod suggest;
pub mod text;
pub mod timeline;

pub use model::Corpus;
pub use query::Query;
