//! What build.rs and the command share: a folder of seeds, read and compiled, and the page's static part.
//!
//! With build.rs this is the only native code that touches files.

pub mod command;
pub mod folder;
pub mod html;
pub mod prerender;
pub mod schema;
pub mod scrutiny;
pub mod texts;

pub use corpus;

use corpus::seed::{Compiled, SeedError};
use std::io;
use std::path::Path;

/// Why a folder of seeds gives no corpus.
#[derive(Debug)]
pub enum Failure {
    /// It cannot be read.
    Unreadable(io::Error),
    /// It can, and this is wrong in it.
    Wrong(Vec<SeedError>),
}

impl Failure {
    /// What to print, a line each.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::Unreadable(error) => vec![error.to_string()],
            Self::Wrong(errors) => errors.iter().map(ToString::to_string).collect(),
        }
    }
}

/// Reads and compiles a folder of seeds. Paths in errors begin with the folder.
///
/// # Errors
/// [`Failure`] where the folder cannot be read or something in it is wrong.
pub fn compile(folder: &Path) -> Result<Compiled, Failure> {
    let files = folder::read(folder).map_err(Failure::Unreadable)?;
    let within = |error: SeedError| SeedError { path: folder.join(&error.path).display().to_string(), ..error };
    corpus::seed::compile(&files).map_err(|errors| Failure::Wrong(errors.into_iter().map(within).collect()))
}
