//! What there is: the records of a dossier, the lists that are closed in code, dates, numbers, units, and all of it as
//! bytes. Knows no index and no query.
//!
//! [`Records`] is everything that is stored; [`codec`] writes and reads it. Places in its lists are dense indices
//! ([`FactIndex`] …) that mean nothing outside one [`Records`]: whatever leaves carries the string id.

#![forbid(unsafe_code)]

pub mod closed;
pub mod codec;
pub mod decimal;
pub mod units;
pub mod when;

mod records;

pub use records::*;
pub use text::Span;
