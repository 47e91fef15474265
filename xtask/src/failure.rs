//! The one error of the chores: what went wrong, what to do about it, and the exit code.

use std::fmt;
use std::io;
use std::path::Path;

pub(crate) type Outcome<T = ()> = Result<T, Failure>;

#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    hint: Option<String>,
    /// 1: something failed. 2: the call was wrong.
    pub(crate) code: u8,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), hint: None, code: 1 }
    }

    pub(crate) fn wrong_call(message: impl Into<String>) -> Self {
        Self { code: 2, ..Self::new(message) }
    }

    pub(crate) fn file(path: &Path, doing: &str, error: &io::Error) -> Self {
        Self::new(format!("could not {doing} {}: {error}", path.display()))
    }

    /// The last hint given wins: who stands further out knows better what to do.
    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "error: {}", self.message)?;
        match &self.hint {
            Some(hint) => write!(out, "\n  {hint}"),
            None => Ok(()),
        }
    }
}
