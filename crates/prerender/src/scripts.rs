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
        let short = minifier::js::minify(&script).map_err(|why| about(path, &why))?.to_string();
        std::fs::write(path, short).map_err(|error| about(path, &error))?;
    }
    Ok(())
}
