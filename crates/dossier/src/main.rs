//! The command `dossier`.

use dossier::command::{Surroundings, run_into};
use std::io::{Write, stderr, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> =
        std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned()).collect();
    let path = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(Into::into);
    let surroundings = Surroundings {
        seeds: path(seeds::VARIABLE),
        staging: path("TRUNK_STAGING_DIR"),
        sources: path("TRUNK_SOURCE_DIR"),
        cache: dossier::kept::cache(),
    };
    let outcome = run_into(&mut stdout().lock(), &arguments, &surroundings);
    // A reader that closes early (`| head`) is no error.
    let _ = stdout().write_all(outcome.out.as_bytes());
    let _ = stderr().write_all(outcome.err.as_bytes());
    ExitCode::from(outcome.status)
}
