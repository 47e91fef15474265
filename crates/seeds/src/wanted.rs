//! Which seeds the page is built from: what the environment says.

use crate::compile::{CompileError, compile_folder};
use model::Records;
use std::env::var_os;
use std::path::PathBuf;

/// The variable of the environment that names the folder of seeds that the page shows.
pub const VARIABLE: &str = "DOSSIER_SEEDS";

/// The variable that, set to anything, has the page built without articles: for a program that puts them in later.
pub const NO_SEEDS: &str = "DOSSIER_NO_SEEDS";

/// The folder of seeds where none is named.
pub fn default_folder() -> PathBuf {
    PathBuf::from("seeds")
}

/// What the page is built from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WantedSeeds {
    /// The seeds of a folder.
    Folder(PathBuf),
    /// None: the page is given its articles when it starts.
    Nothing,
}

impl WantedSeeds {
    /// As [`NO_SEEDS`] and [`VARIABLE`] say, the first before the second; set but empty is not set.
    pub fn of_environment() -> Self {
        let set = |name: &str| var_os(name).filter(|value| !value.is_empty());
        match set(NO_SEEDS) {
            Some(_) => Self::Nothing,
            None => Self::Folder(set(VARIABLE).map_or_else(default_folder, PathBuf::from)),
        }
    }

    /// Their records.
    ///
    /// # Errors
    /// [`CompileError`] where the folder cannot be read or something in it is wrong.
    pub fn records(&self) -> Result<Records, CompileError> {
        match self {
            Self::Folder(folder) => Ok(compile_folder(folder)?.records),
            Self::Nothing => Ok(Records::default()),
        }
    }
}
