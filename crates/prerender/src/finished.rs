//! A page in its folder, as Trunk leaves it, finished.

use crate::places::{STARTER, attribute, fill, with_sheet, with_told_at_start};
use crate::sheet::{Sheet, bundle};
use model::Records;
use std::io;
use std::path::Path;

/// The style sheet that imports all others, from the folder of the sources on.
pub const ENTRY: &str = "style/main.css";

/// Finishes the page in a file: fills its places, and where the sources are named, puts the bundled style sheet beside
/// it in the place of the one that it links to. Doing it twice changes nothing more.
///
/// # Errors
/// Where the page or a style sheet cannot be read, written or understood: which, and why.
pub fn finish(page: &Path, records: &Records, sources: Option<&Path>) -> Result<(), String> {
    let about = |error: io::Error| format!("{}: {error}", page.display());
    let filled = fill(&std::fs::read_to_string(page).map_err(about)?, records)?;
    let filled = match sources {
        Some(sources) => place_sheet(page, &filled, &bundle(&sources.join(ENTRY))?)?,
        None => filled,
    };
    std::fs::write(page, with_size(page, &filled)?).map_err(about)
}

/// The page that says how many bytes its program has, by which it tells how much of them has arrived: what a server
/// says of a compressed file is not what comes out of it. A page without a program stays as it is.
fn with_size(page: &Path, text: &str) -> Result<String, String> {
    let Ok(program) = attribute(text, STARTER, "data-program") else { return Ok(text.to_owned()) };
    let program = page.with_file_name(program.trim_start_matches("./"));
    let about = std::fs::metadata(&program).map_err(|error| format!("{}: {error}", program.display()))?;
    with_told_at_start(text, &[("data-program-bytes", &about.len().to_string())])
}

/// Takes the examples out of the folder of a built page: they quote the repository's own dossier, so that beside another
/// one they would frame what is not there.
///
/// # Errors
/// Where they are there and cannot be removed.
pub fn leave_out_examples(built: &Path) -> Result<(), String> {
    let examples = built.join("examples");
    match std::fs::remove_dir_all(&examples) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(format!("{}: {error}", examples.display())),
        _ => Ok(()),
    }
}

/// Writes the sheet beside the page and takes away the one that the page had; gives the page that links to it.
fn place_sheet(page: &Path, text: &str, sheet: &Sheet) -> Result<String, String> {
    let (text, before) = with_sheet(text, &sheet.name)?;
    let (new, old) = (page.with_file_name(&sheet.name), page.with_file_name(before));
    std::fs::write(&new, &sheet.text).map_err(|error| format!("{}: {error}", new.display()))?;
    if old != new && old.exists() {
        std::fs::remove_file(&old).map_err(|error| format!("{}: {error}", old.display()))?;
    }
    Ok(text)
}
