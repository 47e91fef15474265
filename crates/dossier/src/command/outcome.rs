//! How a call ends, and what it prints.

use seeds::CompileError;
use serde::Serialize;

/// How a call ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommandOutput {
    /// 0 fine, 1 the seeds or texts are wrong, 2 the call is wrong.
    pub status: u8,
    /// For the standard output.
    pub out: String,
    /// For the standard error.
    pub err: String,
}

impl CommandOutput {
    pub(super) fn fine(out: String) -> Self {
        Self { status: 0, out, err: String::new() }
    }

    /// What is wrong in the seeds, a line each, and how much it is.
    pub(super) fn wrong_seeds(lines: &[String]) -> Self {
        let n_errors = if lines.len() == 1 { "1 error".to_owned() } else { format!("{} errors", lines.len()) };
        Self { status: 1, out: String::new(), err: format!("{}\n{n_errors}\n", lines.join("\n")) }
    }

    pub(super) fn wrong_call(what: &str) -> Self {
        Self { status: 2, out: String::new(), err: format!("dossier: {what}") }
    }
}

/// An answer as the page's own functions give it; plain data is always written.
pub(super) fn json(answer: &impl Serialize) -> String {
    serde_json::to_string(answer).unwrap_or_default()
}

/// What is wrong in files is an outcome; that they cannot be read is the call's fault.
pub(super) fn failed(failure: &CompileError) -> Result<CommandOutput, String> {
    let lines = failure.lines();
    match failure {
        CompileError::Unreadable(error) => Err(error.to_string()),
        CompileError::Wrong(_) => Ok(CommandOutput::wrong_seeds(&lines)),
    }
}
