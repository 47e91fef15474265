//! The engine against small records, random records and plain-loop references.

mod absence;
mod alignment;
mod article;
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
mod query;
mod random;
mod reference;
mod relevance_feedback;
mod report;
mod search;
mod search_box;
mod sentence;
mod small;
mod text;
mod timeline;
