//! The command `dossier`.

use dossier::command::{Surroundings, run_into};
use std::io::{IsTerminal, Write, stderr, stdout};
use std::process::ExitCode;

/// The page without articles, packed; empty where this program was built without it.
static PAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/page.pack"));

fn main() -> ExitCode {
    let arguments: Vec<String> =
        std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned()).collect();
    let is_plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let surroundings = Surroundings {
        cache: dossier::kept::cache(),
        page: Some(PAGE).filter(|page| !page.is_empty()),
        is_terminal: !is_plain && stdout().is_terminal() && stderr().is_terminal(),
    };
    let outcome = run_into(&mut stdout().lock(), &arguments, &surroundings);
    // A reader that closes early (`| head`) is no error.
    let _ = stdout().write_all(outcome.out.as_bytes());
    let _ = stderr().write_all(outcome.err.as_bytes());
    ExitCode::from(outcome.status)
}
