//! What the command makes of seeds: one file, or a site.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::temporary::TemporaryFolder;
use crate::trouble::{Done, Trouble};

/// The variable that names the command.
const PROGRAM: &str = "DOSSIER_PROGRAM";

/// The folder of the seeds that the page was built from.
pub(crate) fn seeds_folder() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds");
    std::env::var_os("DOSSIER_SEEDS").map_or(beside, PathBuf::from)
}

/// The program `dossier` with the page inside.
///
/// # Errors
/// Where it is not named.
pub fn program() -> Result<PathBuf, Trouble> {
    let program = std::env::var_os(PROGRAM).filter(|it| !it.is_empty()).map(PathBuf::from);
    program.ok_or_else(|| {
        let hint = "`cargo xtask test` names it; by hand: `cargo xtask dist`, then DOSSIER_PROGRAM=$PWD/target/release/dossier";
        Trouble::new(format!("{PROGRAM} names no program `dossier` with the page inside: {hint}"))
    })
}

/// The dossier as one file, from the seeds that the page was built from.
///
/// # Errors
/// Where the command is not named or does not make it.
pub fn published() -> Result<Vec<u8>, Trouble> {
    let folder = TemporaryFolder::new("published")?;
    let file = folder.path().join("one.html");
    publish("--single-file", &file)?;
    std::fs::read(&file).map_err(|error| Trouble::new(format!("there is no {}: {error}", file.display())))
}

/// The dossier as a site, from the seeds that the page was built from.
pub(crate) fn published_site() -> Result<TemporaryFolder, Trouble> {
    let folder = TemporaryFolder::new("site")?;
    publish("--out", folder.path())?;
    Ok(folder)
}

fn publish(option: &str, out: &Path) -> Done {
    let program = program()?;
    let mut command = Command::new(&program);
    succeeds(&program, command.arg("publish").arg(seeds_folder()).arg(option).arg(out))
}

fn succeeds(program: &Path, command: &mut Command) -> Done {
    let name = program.display();
    let output = command
        .output()
        .map_err(|error| Trouble::new(format!("{PROGRAM} names {name}, which cannot be started: {error}")))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Trouble::new(format!("{name} publishes nothing, {}:\n{said}", output.status)))
}
