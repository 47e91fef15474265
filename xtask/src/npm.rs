//! What Node's packages do for us: a folder of ours with its lock, copied into the cache and installed there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::commands::{command, root};
use crate::failure::{Failure, Outcome};
use crate::steps::Steps;
use crate::tools;

const LOCK: &str = "package-lock.json";

/// A folder of the checkout in the cache, with its packages: npm's folder is no part of the checkout. They are installed
/// anew where another list of them is wanted. `what` is said while that is done.
pub(crate) fn installed(ours: &str, name: &str, what: &str, steps: &mut Steps) -> Outcome<PathBuf> {
    let (ours, folder) = (root().join(ours), tools::cache()?.join(name));
    let is_installed = folder.join("node_modules").is_dir() && same(&ours.join(LOCK), &folder.join(LOCK));
    copy(&ours, &folder)?;
    if !is_installed {
        let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder);
        let installed = steps.run(&format!("Installing {what}"), &mut npm);
        // The next attempt must not take half an installation for a whole one.
        if installed.is_err() {
            let _ = fs::remove_file(folder.join(LOCK));
        }
        installed?;
    }
    Ok(folder)
}

pub(crate) fn make(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|error| Failure::file(folder, "make", &error))
}

fn same(one: &Path, other: &Path) -> bool {
    fs::read(one).ok().is_some_and(|bytes| fs::read(other).is_ok_and(|others| others == bytes))
}

/// A folder's files and those of the folders in it, but for what npm installs.
fn copy(from: &Path, to: &Path) -> Outcome {
    make(to)?;
    let entries = fs::read_dir(from).map_err(|error| Failure::file(from, "read", &error))?;
    for entry in entries.flatten().filter(|entry| entry.file_name() != "node_modules") {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(&from, &to).map_err(|error| Failure::file(&from, "copy", &error))?;
        }
    }
    Ok(())
}
