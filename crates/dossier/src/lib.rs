//! The command: a folder of seeds checked, searched and compared, the built page finished.

pub mod command;
pub mod schema;
pub mod scrutiny;
pub mod texts;

pub use engine;
pub use seeds::{Failure, compile_folder};
