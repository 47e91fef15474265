//! What a program finds in a text: its paragraphs, where it names what the vocabularies know, and which figures, dates
//! and names its words bear out.
//!
//! [`records::records`] makes records of the sentences that name, date or count something, by [`dates::dates`] among others;
//! [`blocks::blocks`] cuts a text into paragraphs, [`mentions::NameFinder`] finds names in it, [`said::Said`] answers
//! whether a quote says a value, a date or a name.

#![forbid(unsafe_code)]

pub mod blocks;
pub mod dates;
pub mod mentions;
pub mod records;
pub mod said;
