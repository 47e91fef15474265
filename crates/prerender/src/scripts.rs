//! The page's scripts without comments and spaces. Trunk passes on what wasm-bindgen writes as it is.

use std::path::{Path, PathBuf};

/// Writes each script of a built page's folder shorter; doing it twice changes nothing more.
///
/// # Errors
/// Where the folder or a script cannot be read, written or understood: which, and why.
pub fn shorten_scripts(folder: &Path) -> Result<(), String> {
    let about = |path: &Path, why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let entries = std::fs::read_dir(folder).map_err(|error| about(folder, &error))?;
    let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "js")) {
        let script = std::fs::read_to_string(path).map_err(|error| about(path, &error))?;
        let short = shortened(&script).map_err(|why| about(path, &why))?;
        std::fs::write(path, short).map_err(|error| about(path, &error))?;
    }
    Ok(())
}

/// A script without comments and spaces.
///
/// # Errors
/// Where it cannot be understood.
pub fn shortened(script: &str) -> Result<String, String> {
    minifier::js::minify(script).map(|short| short.to_string()).map_err(ToString::to_string)
}
