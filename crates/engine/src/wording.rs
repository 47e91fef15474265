//! How answers are said to the reader: every English word that the page shows of the engine's own stands in these
//! modules, one for each sort of answer. All else knows values by their ids.

pub(crate) mod answers;
pub(crate) mod article_names;
pub mod comparison;
pub mod counts;
pub mod dates;
pub mod lists;
pub mod proof;
pub mod records;
pub mod relaxations;
pub mod sentence;
pub mod shown;
pub(crate) mod typing;

pub use lists::Label;
