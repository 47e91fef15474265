//! The command: a folder of seeds checked, searched and compared, the built page finished.

pub mod command;
pub mod kept;
pub mod schema;
pub mod coverage_report;
pub mod texts;

pub use engine;
pub use seeds::{Failure, compile_folder};
