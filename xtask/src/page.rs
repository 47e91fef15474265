//! The release page: Trunk, with the pinned tools and without a network.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::commands::{cargo, colours, command, path_with, root};
use crate::failure::Outcome;
use crate::sizes::{self, Weights};
use crate::steps::Steps;
use crate::tools;
use crate::wasm_target::{self, Compiler};

/// All that Trunk needs, found or installed.
pub(crate) struct Workshop {
    compiler: Compiler,
    tools: Vec<PathBuf>,
}

impl Workshop {
    pub(crate) fn ensure(steps: &mut Steps) -> Outcome<Self> {
        let compiler = wasm_target::ensure(steps)?;
        Ok(Self { compiler, tools: tools::ensure(steps)? })
    }

    pub(crate) fn compiler(&self) -> Compiler {
        self.compiler
    }

    /// The folders that belong on PATH.
    pub(crate) fn tools(&self) -> &[PathBuf] {
        &self.tools
    }

    /// Trunk's own downloads and its question for a newer version are off: what it needs is there. Its offline
    /// mode makes its cargo offline too, so what Cargo.lock names is fetched before. None of this changes the page.
    fn trunk(&self, words: &[&str], seeds: Option<&Path>) -> Outcome<Command> {
        let mut trunk = command("trunk");
        trunk.args(words);
        self.compiler.prepare(&mut trunk, &self.tools)?;
        trunk.env("TRUNK_OFFLINE", "true").env("TRUNK_SKIP_VERSION_CHECK", "true");
        // Trunk takes only `true` or `false` in NO_COLOR and stops at the usual `1`.
        trunk.env_remove("NO_COLOR").env("TRUNK_COLOR", if colours() { "always" } else { "never" });
        // Set but empty is not set.
        trunk.env_remove("DOSSIER_SEEDS").env_remove(NO_SEEDS).envs(seeds.map(|it| ("DOSSIER_SEEDS", it)));
        Ok(trunk)
    }

    /// A tool that was installed with them.
    pub(crate) fn tool(&self, name: &str) -> Outcome<Command> {
        let mut tool = command(name);
        tool.env("PATH", path_with(self.tools.iter().cloned())?);
        Ok(tool)
    }
}

/// Where it is set the page is built without articles.
const NO_SEEDS: &str = "DOSSIER_NO_SEEDS";

pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

pub(crate) fn build(workshop: &Workshop, seeds: Option<&Path>, steps: &mut Steps) -> Outcome {
    fetch(workshop.compiler, steps)?;
    let mut trunk = workshop.trunk(&["build", "--release"], seeds)?;
    let alone = "alone: cargo xtask build --verbose";
    steps.run("Building the page", &mut trunk).map_err(|failure| failure.hint(alone))
}

/// The page on Leptos itself, in a folder of its own.
pub(crate) fn build_whole(workshop: &Workshop, dist: &Path, steps: &mut Steps) -> Outcome {
    fetch(workshop.compiler, steps)?;
    let mut trunk = workshop.trunk(&["build", "--release", "--features", "whole", "--dist"], None)?;
    steps.run("Building the page on Leptos itself", trunk.arg(dist))
}

/// The page without articles, in a folder of its own.
pub(crate) fn build_empty(workshop: &Workshop, dist: &Path, steps: &mut Steps) -> Outcome {
    fetch(workshop.compiler, steps)?;
    let mut trunk = workshop.trunk(&["build", "--release", "--dist"], None)?;
    steps.run("Building the page without articles", trunk.arg(dist).env(NO_SEEDS, "1"))
}

/// Builds for development and watches, until it is ended.
pub(crate) fn watch(workshop: &Workshop, seeds: Option<&Path>, port: u16, open: bool, steps: &mut Steps) -> Outcome {
    fetch(workshop.compiler, steps)?;
    let port = port.to_string();
    let mut words = vec!["serve", "--address", "127.0.0.1", "--port", &port];
    if open {
        words.push("--open");
    }
    let mut trunk = workshop.trunk(&words, seeds)?;
    steps.run_shown("Building, watching and serving (Ctrl-C ends it)", &mut trunk)
}

fn fetch(compiler: Compiler, steps: &mut Steps) -> Outcome {
    let hint = "where Cargo.toml has changed, `cargo check` brings Cargo.lock up to date; else it needs a network";
    let fetched = steps.run("Fetching what Cargo.lock names", &mut cargo(&["fetch", "--locked"]));
    fetched.map_err(|failure| failure.hint(hint))?;
    if compiler == Compiler::Toolchain {
        return Ok(());
    }
    // Debian's compiler builds the standard library too, from crates that only it asks for.
    let mut fetch = compiler.cargo(&["fetch", "--locked", "--target", wasm_target::TARGET])?;
    steps.run("Fetching what the standard library names", &mut fetch)
}

/// Shows what the built page weighs.
pub(crate) fn weigh(steps: &mut Steps) -> Outcome<Weights> {
    let weighed = steps.work("Weighing the page", || sizes::weigh(&dist()))?;
    println!("{weighed}");
    Ok(weighed)
}
