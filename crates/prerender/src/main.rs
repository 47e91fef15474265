//! Trunk's hook: finishes the page in the folder that `TRUNK_STAGING_DIR` names.
//!
//! A program of its own, so that a build of the page compiles no more than this needs.

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
    let folder = path(seeds::VARIABLE).unwrap_or_else(seeds::default_folder);
    let compiled = seeds::compile_folder(&folder).map_err(|failure| failure.lines())?;
    let sources = path("TRUNK_SOURCE_DIR");
    if !is_same(&folder, &seeds::default_folder()) {
        prerender::leave_out_examples(&staging).map_err(|error| vec![error])?;
    }
    prerender::shorten_scripts(&staging).map_err(|error| vec![error])?;
    prerender::finish(&staging.join("index.html"), &compiled.records, sources.as_deref()).map_err(|error| vec![error])
}

/// Whether two paths lead to one folder.
fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    real(one) == real(other)
}
