//! Holds that `trunk build --release` by hand makes the page that these chores make: a second run of Trunk in an
//! environment with nothing of ours gives the same files, byte for byte.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::commands::{command, path_with, target};
use crate::failure::{Failure, Outcome};
use crate::page::{self, Workshop};
use crate::steps::Steps;
use crate::wasm_target::Compiler;

/// Besides PATH: they say where things lie, not how they are made.
const KEPT: [&str; 4] = ["HOME", "CARGO_HOME", "RUSTUP_HOME", "CARGO_TARGET_DIR"];

/// To be called when the page has been built. The same target folder is used, so that only Trunk's work is done again.
pub(crate) fn check(workshop: &Workshop, seeds: Option<&Path>, steps: &mut Steps) -> Outcome {
    if workshop.compiler() == Compiler::Debian {
        eprintln!("  Not compared with a plain `trunk build`: that needs rustup's target.");
        return Ok(());
    }
    let plain = target().join("plain-dist");
    steps.run("Building the page by Trunk alone", &mut trunk(workshop, seeds, &plain)?)?;
    steps.work("Comparing the two pages", || compare(&page::dist(), &plain))
}

fn trunk(workshop: &Workshop, seeds: Option<&Path>, dist: &Path) -> Outcome<Command> {
    let mut trunk = command("trunk");
    trunk.args(["build", "--release", "--dist"]).arg(dist);
    trunk.env_clear().env("PATH", path_with(workshop.tools().iter().cloned())?);
    trunk.envs(KEPT.iter().filter_map(|name| Some((name, env::var_os(name)?))));
    // Another dossier is another page.
    trunk.envs(seeds.map(|it| ("DOSSIER_SEEDS", it)));
    Ok(trunk)
}

fn compare(ours: &Path, plain: &Path) -> Outcome {
    let differences = differences(ours, plain)?;
    if differences.is_empty() {
        return Ok(());
    }
    let message = format!("`trunk build --release` by itself makes another page:\n    {}", differences.join("\n    "));
    let hint = format!("ours is in {}, the plain one in {}", ours.display(), plain.display());
    Err(Failure::new(message).hint(hint))
}

/// A line for each file that is not the same in both folders.
fn differences(ours: &Path, plain: &Path) -> Outcome<Vec<String>> {
    let (ours, mut plain) = (files(ours)?, files(plain)?);
    let mut lines = Vec::new();
    for (name, bytes) in ours {
        match plain.remove(&name) {
            None => lines.push(format!("{name}: only ours")),
            Some(other) if other != bytes => {
                lines.push(format!("{name}: {} and {} bytes, not the same", bytes.len(), other.len()));
            }
            Some(_) => {}
        }
    }
    lines.extend(plain.into_keys().map(|name| format!("{name}: only the plain one")));
    Ok(lines)
}

/// All files below a folder, by their path in it.
fn files(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(inner) = waiting.pop() {
        let here = folder.join(&inner);
        let entries = fs::read_dir(&here).map_err(|error| Failure::file(&here, "read", &error))?;
        for entry in entries.flatten() {
            let (path, inner) = (entry.path(), inner.join(entry.file_name()));
            if path.is_dir() {
                waiting.push(inner);
            } else {
                let bytes = fs::read(&path).map_err(|error| Failure::file(&path, "read", &error))?;
                files.insert(inner.display().to_string(), bytes);
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::made_folder;

    #[test]
    fn the_same_files_are_the_same_page() {
        let files = [("index.html", "<p>"), ("fonts/a.woff2", "font")];
        let (ours, plain) = (made_folder("plain-same-ours", &files), made_folder("plain-same-plain", &files));
        assert!(compare(&ours, &plain).is_ok());
    }

    #[test]
    fn every_difference_is_named() {
        let ours = made_folder("plain-ours", &[("index.html", "<p>"), ("a/b.js", "one"), ("page-1.wasm", "")]);
        let plain = made_folder("plain-plain", &[("index.html", "<p>"), ("a/b.js", "other"), ("page-2.wasm", "")]);
        let expected =
            ["a/b.js: 3 and 5 bytes, not the same", "page-1.wasm: only ours", "page-2.wasm: only the plain one"];
        assert_eq!(differences(&ours, &plain).unwrap(), expected);
        assert!(compare(&ours, &plain).unwrap_err().to_string().contains("a/b.js"));
        assert!(differences(&ours, Path::new("/no/such/folder")).is_err());
    }
}
