//! What went wrong, and where: one error for everything that a test meets.

use std::fmt::{self, Debug, Display, Formatter};
use std::panic::Location;

/// How a test ends.
pub type Done = Result<(), Trouble>;

/// What went wrong, with the line of the test or of the harness that saw it.
pub struct Trouble(String);

impl Trouble {
    /// Trouble in plain words.
    #[track_caller]
    pub fn new(what: impl Display) -> Self {
        Self(format!("{what}\n    at {}", Location::caller()))
    }
}

impl<E: std::error::Error> From<E> for Trouble {
    #[track_caller]
    fn from(error: E) -> Self {
        Self::new(error)
    }
}

impl Debug for Trouble {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
