//! A folder of seeds, read and compiled: what the page's `build.rs`, its hook and the command share.
//!
//! Small, so that a build of the page compiles nothing for `build.rs` that only the command needs.

mod folder;

pub use corpus;
pub use folder::read;

use corpus::seed::{Compiled, SeedError};
use std::io;
use std::path::{Path, PathBuf};

/// The variable of the environment that names the folder of seeds that the page shows.
pub const VARIABLE: &str = "DOSSIER_SEEDS";

/// The folder of seeds where none is named.
pub fn default_folder() -> PathBuf {
    PathBuf::from("seeds")
}

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
    let files = read(folder).map_err(Failure::Unreadable)?;
    let within = |error: SeedError| SeedError { path: folder.join(&error.path).display().to_string(), ..error };
    corpus::seed::compile(&files).map_err(|errors| Failure::Wrong(errors.into_iter().map(within).collect()))
}
