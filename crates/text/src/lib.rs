//! Text as everything else reads it: folded, cut into words and sentences, stemmed; the same at build time and in the
//! page. Knows no article.
//!
//! Offsets are UTF-8 bytes, end exclusive: a [`Span`]. [`tokens`] gives the words of a text, [`fold`] what they are
//! compared by, [`sentences::sentences`] its sentences.

#![forbid(unsafe_code)]

pub mod interner;
pub mod letters;
pub mod lexicon;
pub mod numbers;
pub mod runs;
pub mod sentences;
pub mod sorted;

mod fold;
mod listed_words;
mod span;
mod stemmer;
mod stop_words;
mod tokens;

pub use fold::fold;
pub use letters::{is_apostrophe, is_unspaced};
pub use listed_words::{ListedPairs, ListedWords};
pub use span::Span;
pub use stemmer::Stemmer;
pub use stop_words::is_stop_word;
pub use tokens::{Token, each_word, first_word_end, tokens};
