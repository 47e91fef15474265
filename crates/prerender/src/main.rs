//! Trunk's hook: finishes the page in the folder that `TRUNK_STAGING_DIR` names.
//!
//! A program of its own, so that a build of the page compiles no more than this needs.

use seeds::WantedSeeds;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(lines) => {
            lines.iter().for_each(|line| eprintln!("{line}"));
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Vec<String>> {
    let path = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let staging =
        path("TRUNK_STAGING_DIR").ok_or_else(|| vec!["Trunk calls this; TRUNK_STAGING_DIR is not set".to_owned()])?;
    let wanted = WantedSeeds::of_environment();
    let records = wanted.records().map_err(|failure| failure.lines())?;
    let sources = path("TRUNK_SOURCE_DIR");
    if !is_default(&wanted) {
        prerender::leave_out_examples(&staging).map_err(|error| vec![error])?;
    }
    prerender::shorten_scripts(&staging).map_err(|error| vec![error])?;
    prerender::finish(&staging.join("index.html"), &records, sources.as_deref()).map_err(|error| vec![error])
}

/// Whether it is the repository's own dossier, which the examples quote.
fn is_default(wanted: &WantedSeeds) -> bool {
    match wanted {
        WantedSeeds::Folder(folder) => is_same(folder, &seeds::default_folder()),
        WantedSeeds::Nothing => false,
    }
}

/// Whether two paths lead to one folder.
fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    real(one) == real(other)
}
