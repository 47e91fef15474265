//! Two articles compared: subject by subject, by their numbers, by their texts, by what each dwells on.

pub mod absence;
pub mod absences;
pub mod alignment;
pub mod emphasis;
pub mod features;
pub mod headlines;
pub mod ledger;
pub mod looked;
pub mod numbers;
pub mod pairs;
pub mod passages;
pub mod promises;
pub mod row;
pub mod same_text;
pub mod shared_words;
pub mod similarity;
pub mod sources;
pub mod value_axis;
pub(crate) mod words;
