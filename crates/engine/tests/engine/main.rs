//! The engine against small records, random records and plain-loop references.

mod alignment;
mod article;
mod asking;
mod bytes;
mod chance;
mod compare;
mod facets;
mod label;
mod magnitudes;
mod matrix;
mod measures;
mod mentions;
mod pairs;
mod passages;
mod plain;
mod query;
mod random;
mod reference;
mod report;
mod search;
mod sentence;
mod small;
mod text;
mod timeline;
