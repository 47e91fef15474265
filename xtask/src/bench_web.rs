//! `bench-web`: our engine in WebAssembly beside those of others, in one browser on the same made corpora. What it
//! finds is printed and kept in `docs/measurements.md`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::commands::{cargo, command, path_with, root, target};
use crate::failure::{Failure, Outcome};
use crate::steps::Steps;
use crate::wasm_target::{self, TARGET};
use crate::{system_packages, tools};

const ENGINE: &str = "measure-engine";

pub(crate) fn run(steps: &mut Steps) -> Outcome {
    let tools = tools::ensure(steps)?;
    system_packages::ensure_browser(steps)?;
    let site = target().join("bench-web");
    make(&site)?;
    engine(&site, &tools, steps)?;
    let mut lay_out = cargo(&["run", "--quiet", "--release", "--package", "measure", "--bin", "lay-out", "--"]);
    steps.run("Making the corpora", lay_out.arg(&site))?;
    let others = others(steps)?;
    steps.run("Building the other engines' indexes", node(&others, "prepare.mjs").arg(&site))?;
    let found = site.join("found.json");
    steps.run("Measuring in Chromium", node(&others, "run.mjs").args([&site, &found]))?;
    let mut keep = cargo(&["run", "--quiet", "--release", "--package", "measure", "--bin", "keep", "--", "web"]);
    steps.run_shown("Keeping the table in docs/measurements.md", keep.arg(&found))
}

fn make(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|error| Failure::file(folder, "make", &error))
}

/// Made as Trunk makes the page's: same profile, same compiler, same tools.
fn engine(site: &Path, tools: &[PathBuf], steps: &mut Steps) -> Outcome {
    let build = ["build", "--package", ENGINE, "--profile", "page", "--target", TARGET];
    let mut build = wasm_target::ensure(steps)?.cargo(&build)?;
    steps.run("Building the engine for the browser", &mut build)?;
    let built = target().join(TARGET).join("page").join("measure_engine.wasm");
    let glue = site.join("glue");
    let path = path_with(tools.iter().cloned())?;
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "engine", "--out-dir"]);
    steps.run("Binding it to JavaScript", bindgen.arg(&glue).arg(built).env("PATH", &path))?;
    let wasm = glue.join("engine_bg.wasm");
    let mut smaller = command("wasm-opt");
    smaller.args(["-Oz", "--converge", "--output"]).args([&wasm, &wasm]);
    steps.run("Making it smaller", smaller.env("PATH", &path))
}

/// The other engines with what measures them, in the cache: npm's folder is no part of the checkout. They are
/// installed anew where another list of them is wanted.
fn others(steps: &mut Steps) -> Outcome<PathBuf> {
    let folder = tools::cache()?.join("bench-web");
    let ours = root().join("measure/web");
    let lock = "package-lock.json";
    let is_installed = folder.join("node_modules").is_dir() && same(&ours.join(lock), &folder.join(lock));
    copy(&ours, &folder)?;
    if !is_installed {
        let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder);
        let installed = steps.run("Installing the other engines", &mut npm);
        // The next attempt must not take half an installation for a whole one.
        if installed.is_err() {
            let _ = fs::remove_file(folder.join(lock));
        }
        installed?;
    }
    Ok(folder)
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

fn node(folder: &Path, script: &str) -> Command {
    let mut node = command("node");
    node.arg(folder.join(script)).current_dir(folder);
    node
}
