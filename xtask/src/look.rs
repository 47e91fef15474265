//! Pictures of every view at several widths, light and dark; beside those of another build, or of Leptos itself.

use std::path::{Path, PathBuf};

use crate::call::PictureCall;
use crate::commands::{cargo, target};
use crate::failure::Outcome;
use crate::page::{self, Workshop};
use crate::steps::Steps;
use crate::system_packages;

/// Builds the page, takes its pictures, and says which differ from those of what it is held against.
pub(crate) fn run(call: &PictureCall, steps: &mut Steps) -> Outcome {
    let driver = system_packages::ensure_browser(steps)?;
    let workshop = Workshop::ensure(steps)?;
    page::build(&workshop, None, steps)?;
    let before = match &call.before {
        Some(before) => Some(before.clone()),
        None if call.whole => Some(whole(&workshop, steps)?),
        None => None,
    };
    let out = target().join("look");
    let mut look = cargo(&["run", "--quiet", "--package", "whole-page", "--bin", "look", "--"]);
    look.arg(&out).arg(page::dist()).args(before).env("CHROMEDRIVER", driver);
    steps.run_shown("Taking pictures", &mut look)
}

/// The page on Leptos itself, in place of the light elements of `slim`: where it lies.
pub(crate) fn whole(workshop: &Workshop, steps: &mut Steps) -> Outcome<PathBuf> {
    let dist = target().join("whole-dist");
    page::build_whole(workshop, &dist, steps)?;
    Ok(dist)
}

/// Holds that the page on Leptos itself starts in every view and says nothing in the console.
pub(crate) fn check_whole(workshop: &Workshop, driver: &Path, steps: &mut Steps) -> Outcome {
    let dist = whole(workshop, steps)?;
    let mut look = cargo(&["run", "--quiet", "--package", "whole-page", "--bin", "look", "--", "--quick"]);
    look.arg(target().join("look-whole")).arg(dist).env("CHROMEDRIVER", driver);
    steps.run("Every view of the page on Leptos itself", &mut look)
}
