//! What is made of the words of the command line: a manual page, and what shells need to complete a call.

use super::arguments::Arguments;
use clap::CommandFactory;
use clap_complete::Shell;

/// What a shell reads.
pub(super) fn completions(shell: Shell) -> String {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "dossier", &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// The manual page, with every command in it, as `man` reads it.
pub(super) fn manual() -> Result<String, String> {
    let mut out = Vec::new();
    let command = Arguments::command().flatten_help(true);
    clap_mangen::Man::new(command).render(&mut out).map_err(|error| error.to_string())?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}
