//! The command: a folder of seeds checked, searched and compared, the built page finished.
//!
//! [`command::run`] takes the arguments and the [`command::Surroundings`] and gives a [`command::CommandOutput`]; nothing
//! else is read from outside.

pub mod command;
pub mod coverage_report;
pub mod kept;
pub mod schema;
pub mod site_folder;
pub mod texts;

pub use engine;
pub use seeds::{CompileError, compile_folder};
