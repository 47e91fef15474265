//! What the reader sees. Every view is a function of the [`crate::state::Explorer`] that gives a [`crate::dom::Tag`].

pub(crate) mod app;

mod about;
mod article_text;
mod articles;
mod bar;
mod card;
mod compare;
mod copy;
mod entry;
mod facet;
mod facets;
mod facts;
mod full_text;
mod histogram;
mod labels;
mod ledger;
mod ledger_row;
mod links;
mod matrix;
mod mode;
mod number_facet;
mod numbers;
mod pairs;
mod phrases;
mod promises;
mod reader;
mod rows;
mod search_box;
mod sentence;
mod share;
mod shares;
mod sheet;
mod statement;
mod time_facet;
mod time_range;
mod timeline;
