//! The one reader of a folder of seeds, for the page's build, its hook and the command.

use std::io;
use std::path::Path;

/// A file of the folder of seeds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeedFile {
    /// Relative to the folder, with `/`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Every file of a folder and of the folders in it, by path; hidden ones are left out.
///
/// # Errors
/// Of the file system, with the path that it is about.
pub fn read(folder: &Path) -> io::Result<Vec<SeedFile>> {
    let mut files = Vec::new();
    read_into(folder, "", &mut files)?;
    files.sort();
    Ok(files)
}

fn read_into(folder: &Path, prefix: &str, files: &mut Vec<SeedFile>) -> io::Result<()> {
    let about = |path: &Path, error: &io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    for entry in std::fs::read_dir(folder).map_err(|error| about(folder, &error))? {
        let path = entry.map_err(|error| about(folder, &error))?.path();
        let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { continue };
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            read_into(&path, &format!("{prefix}{name}/"), files)?;
        } else {
            let bytes = std::fs::read(&path).map_err(|error| about(&path, &error))?;
            files.push(SeedFile { path: format!("{prefix}{name}"), bytes });
        }
    }
    Ok(())
}
