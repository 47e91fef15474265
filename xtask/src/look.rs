//! Every view before the eyes: pictures at several widths, light and dark, beside those of another build or of Leptos
//! itself; what a checker finds that stands in the way of readers; what does not fit into the window at any width.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::call::{LookPart, PictureCall};
use crate::commands::{cargo, target};
use crate::failure::Outcome;
use crate::page::{self, Workshop};
use crate::steps::Steps;
use crate::{npm, system_packages};

/// The variable in which the whole-page tests are told where axe-core is.
pub(crate) const AXE: &str = "DOSSIER_AXE";

/// Builds the page, takes its pictures, says which differ from those of what it is held against, and lists what is wrong
/// with the page as it is.
pub(crate) fn run(call: &PictureCall, steps: &mut Steps) -> Outcome {
    let driver = system_packages::ensure_browser(steps)?;
    let workshop = Workshop::ensure(steps)?;
    page::build(&workshop, None, steps)?;
    let outcomes: Vec<Outcome> = call.parts().map(|part| look(part, call, &workshop, &driver, steps)).collect();
    outcomes.into_iter().collect()
}

fn look(part: LookPart, call: &PictureCall, workshop: &Workshop, driver: &Path, steps: &mut Steps) -> Outcome {
    let mut look = program(part.word(), &target().join("look"), &page::dist(), driver);
    match part {
        LookPart::Pictures => {
            look.args(before(call, workshop, driver, steps)?);
            steps.run_shown("Taking pictures", &mut look)
        }
        LookPart::Access => {
            look.env(AXE, axe(steps)?);
            steps.run_shown("Looking for what stands in the way of readers", &mut look)
        }
        LookPart::Widths => steps.run_shown("Looking for what does not fit", &mut look),
    }
}

/// The program that looks, of which `out` and `dist` are absolute.
fn program(what: &str, out: &Path, dist: &Path, driver: &Path) -> Command {
    let mut look = cargo(&["run", "--quiet", "--package", "whole-page", "--bin", "look", "--", what]);
    look.arg(out).arg(dist).env("CHROMEDRIVER", driver);
    look
}

/// What the pictures are held against.
fn before(call: &PictureCall, workshop: &Workshop, driver: &Path, steps: &mut Steps) -> Outcome<Option<PathBuf>> {
    match &call.before {
        Some(before) => Ok(Some(before.clone())),
        None if call.whole => whole(workshop, driver, steps).map(Some),
        None => Ok(None),
    }
}

/// The one file of axe-core, the checker, installed where it is not there.
pub(crate) fn axe(steps: &mut Steps) -> Outcome<PathBuf> {
    let folder = npm::installed("tests/web", "access", "the checker of what stands in the way of readers", steps)?;
    Ok(folder.join("node_modules/axe-core/axe.min.js"))
}

/// The page on Leptos itself, in place of the light elements of `slim`: where it lies. It must start in every view and say
/// nothing in the console.
fn whole(workshop: &Workshop, driver: &Path, steps: &mut Steps) -> Outcome<PathBuf> {
    let dist = target().join("whole-dist");
    page::build_whole(workshop, &dist, steps)?;
    let mut look = program("quick", &target().join("look-whole"), &dist, driver);
    steps.run("Every view of the page on Leptos itself", &mut look)?;
    Ok(dist)
}
