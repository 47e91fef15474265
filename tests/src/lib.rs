//! Whole-page tests in a real browser, as a person would do it.
//!
//! [`Site`] serves the built page from a sub-path, as a blog would, or is the dossier as one file; [`in_browser`] starts a
//! Chromium of its own on it, [`in_browser_of`] a browser of one's choice, and hands over a [`Page`] whose verbs are a
//! person's. What is on the screen is found by its computed role and accessible name, never by its place or its class. At
//! the end the console must be empty.
//!
//! The tests look at the release page: build it with `cargo xtask build`, or name another folder in `DOSSIER_DIST`.

mod audit;
mod browser;
mod driver;
mod element;
mod findings;
mod firefox;
mod look;
mod page;
mod paper;
mod single_file;
mod site;
mod states;
mod survey;
mod temporary;
mod test_run;
mod trouble;

pub use audit::{Area, DrawnArea};
pub use browser::Browser;
pub use driver::BrowserKind;
pub use element::{Element, Name};
pub use findings::{Finding, Findings};
pub use look::look;
pub use page::{Lit, Page};
pub use paper::{Paper, PrintedSheet};
pub use server::Response;
pub use single_file::{program, published};
pub use site::{Site, built, compiled, copy_folder, dist, fixture, seeds};
pub use states::{FEW_STATES, SCHEMES, STATES, state, states_of};
pub use survey::{survey_access, survey_widths};
pub use temporary::TemporaryFolder;
pub use test_run::{in_browser, in_browser_of};
pub use thirtyfour::Key;
pub use trouble::{Done, Trouble};
