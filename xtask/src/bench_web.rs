//! `bench-web`: our engine in WebAssembly beside those of others, in one browser on the same made corpora. What it
//! finds is printed and kept in `docs/measurements.md`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::commands::{cargo, command, path_with, target};
use crate::failure::Outcome;
use crate::steps::Steps;
use crate::wasm_target::{self, TARGET};
use crate::{npm, system_packages, tools};

const ENGINE: &str = "measure-engine";

pub(crate) fn run(steps: &mut Steps) -> Outcome {
    let tools = tools::ensure(steps)?;
    system_packages::ensure_browser(steps)?;
    let site = target().join("bench-web");
    npm::make(&site)?;
    engine(&site, &tools, steps)?;
    let mut lay_out = cargo(&["run", "--quiet", "--release", "--package", "measure", "--bin", "lay-out", "--"]);
    steps.run("Making the corpora", lay_out.arg(&site))?;
    let others = npm::installed("measure/web", "bench-web", "the other engines", steps)?;
    steps.run("Building the other engines' indexes", node(&others, "prepare.mjs").arg(&site))?;
    let found = site.join("found.json");
    steps.run("Measuring in Chromium", node(&others, "run.mjs").args([&site, &found]))?;
    let mut keep = cargo(&["run", "--quiet", "--release", "--package", "measure", "--bin", "keep", "--", "web"]);
    steps.run_shown("Keeping the table in docs/measurements.md", keep.arg(&found))
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

fn node(folder: &Path, script: &str) -> Command {
    let mut node = command("node");
    node.arg(folder.join(script)).current_dir(folder);
    node
}
