//! The tools that the page needs beyond Rust: what is pinned, where it is found, how it is installed.
//!
//! They lie in a cache outside the checkout, each in a folder of its own version, so that a fresh clone does not
//! compile Trunk again. A folder appears there by a rename when it is finished: one that is there is whole.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::commands::{self, command, executable, on_path, output_of};
use crate::failure::{Failure, Outcome};
use crate::steps::Steps;

/// One tool: which version, and where it comes from.
pub(crate) struct Tool {
    program: &'static str,
    version: &'static str,
    /// The folder in the cache.
    folder: &'static str,
    source: ToolSource,
}

enum ToolSource {
    Crate { name: &'static str, features: &'static [&'static str] },
    Npm { package: &'static str },
}

/// 0.22 needs a newer Rust than ours. Its TLS is only for downloads that we never ask for, so the one that needs
/// no system library is enough.
const TRUNK: Tool = Tool {
    program: "trunk",
    version: "0.21.14",
    folder: "trunk-0.21.14",
    source: ToolSource::Crate { name: "trunk", features: &["--no-default-features", "--features", "rustls"] },
};

/// Must be exactly the version of the library in Cargo.lock.
const WASM_BINDGEN: Tool = Tool {
    program: "wasm-bindgen",
    version: "0.2.129",
    folder: "wasm-bindgen-0.2.129",
    source: ToolSource::Crate { name: "wasm-bindgen-cli", features: &[] },
};

/// From npm, where it comes as WebAssembly for Node in seconds; the crate compiles C++.
const WASM_OPT: Tool = Tool {
    program: "wasm-opt",
    version: "132",
    folder: "binaryen-132",
    source: ToolSource::Npm { package: "binaryen@132.0.0" },
};

/// How `view!` is written.
const LEPTOSFMT: Tool = Tool {
    program: "leptosfmt",
    version: "0.1.33",
    folder: "leptosfmt-0.1.33",
    source: ToolSource::Crate { name: "leptosfmt", features: &[] },
};

/// Only for `fuzz`.
const CARGO_FUZZ: Tool = Tool {
    program: "cargo-fuzz",
    version: "0.13.2",
    folder: "cargo-fuzz-0.13.2",
    source: ToolSource::Crate { name: "cargo-fuzz", features: &[] },
};

/// What steers Firefox; Debian has no package of it.
const GECKODRIVER: Tool = Tool {
    program: "geckodriver",
    version: "0.37.1",
    folder: "geckodriver-0.37.1",
    source: ToolSource::Crate { name: "geckodriver", features: &[] },
};

const TOOLS: [&Tool; 3] = [&TRUNK, &WASM_BINDGEN, &WASM_OPT];

/// These are tools of the host: how fast they compile matters, how fast they run does not. Trunk's own profile has
/// LTO and takes three times as long.
const QUICK_PROFILE: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
];

/// Finds or installs all, and returns the folders that belong on PATH.
pub(crate) fn ensure(steps: &mut Steps) -> Outcome<Vec<PathBuf>> {
    require_node()?;
    let cache = cache()?;
    let mut folders = Vec::new();
    for tool in TOOLS {
        let directory = tool.directory(&cache);
        if executable(&directory, tool.program).is_none() {
            if tool.is_on_path() {
                continue;
            }
            tool.install(&cache, steps)?;
        }
        folders.push(directory);
    }
    Ok(folders)
}

/// Finds or installs what fuzzes, and returns its folder.
pub(crate) fn cargo_fuzz(steps: &mut Steps) -> Outcome<PathBuf> {
    CARGO_FUZZ.ensure(steps)
}

/// Finds or installs what formats views, and returns it.
pub(crate) fn leptosfmt(steps: &mut Steps) -> Outcome<PathBuf> {
    Ok(LEPTOSFMT.ensure(steps)?.join(LEPTOSFMT.program))
}

/// Finds or installs what steers Firefox, and returns it.
pub(crate) fn geckodriver(steps: &mut Steps) -> Outcome<PathBuf> {
    Ok(GECKODRIVER.ensure(steps)?.join(GECKODRIVER.program))
}

/// What runs tests of WebAssembly in a browser; it comes with wasm-bindgen.
pub(crate) fn browser_test_runner(steps: &mut Steps) -> Outcome<PathBuf> {
    Ok(WASM_BINDGEN.ensure(steps)?.join("wasm-bindgen-test-runner"))
}

/// `wasm-opt` and the measuring of sizes run on Node.
fn require_node() -> Outcome {
    if on_path("node").is_some() && on_path("npm").is_some() {
        return Ok(());
    }
    let hint = "install Node 20 or newer with npm: https://nodejs.org, or your system's packages nodejs and npm";
    Err(Failure::new("Node (node, npm) is not on PATH").hint(hint))
}

impl Tool {
    /// Its folder in the cache, where it is installed if it was not.
    fn ensure(&self, steps: &mut Steps) -> Outcome<PathBuf> {
        let cache = cache()?;
        let directory = self.directory(&cache);
        if executable(&directory, self.program).is_none() {
            self.install(&cache, steps)?;
        }
        Ok(directory)
    }

    fn directory(&self, cache: &Path) -> PathBuf {
        let folder = cache.join(self.folder);
        match self.source {
            ToolSource::Crate { .. } => folder.join("bin"),
            ToolSource::Npm { .. } => folder.join("node_modules").join(".bin"),
        }
    }

    /// Whether the first such program on PATH, which is the one that Trunk would take, has the pinned version.
    fn is_on_path(&self) -> bool {
        let version = on_path(self.program).and_then(|path| output_of(Command::new(path).arg("--version")));
        version.as_deref().and_then(version_in) == Some(self.version)
    }

    /// Into a folder beside the final one, then renamed.
    fn install(&self, cache: &Path, steps: &mut Steps) -> Outcome {
        let partial = cache.join(format!("{}.partial", self.folder));
        fs::create_dir_all(&partial).map_err(|error| Failure::file(&partial, "make", &error))?;
        let name = format!("Installing {} {}", self.program, self.version);
        match self.source {
            ToolSource::Crate { name: package, features } => {
                // A build folder that stays after a failure: the next attempt goes on where this one ended.
                let build = cache.join(format!("{}.build", self.folder));
                let package = format!("{package}@{}", self.version);
                steps.run(&name, &mut cargo_install(&package, features, &partial, &build))?;
                // Only space is lost where it cannot be removed.
                let _ = fs::remove_dir_all(build);
            }
            ToolSource::Npm { package } => steps.run(&name, &mut npm_install(package, &partial))?,
        }
        finish(&partial, &cache.join(self.folder))
    }
}

fn cargo_install(package: &str, features: &[&str], root: &Path, build: &Path) -> Command {
    let mut command = commands::cargo(&["install", package, "--locked", "--root"]);
    command.arg(root).args(features).env("CARGO_TARGET_DIR", build).envs(QUICK_PROFILE);
    command
}

fn npm_install(package: &str, folder: &Path) -> Command {
    let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"]).arg(folder).arg(package);
    npm
}

fn finish(partial: &Path, whole: &Path) -> Outcome {
    match fs::rename(partial, whole) {
        // Somebody else was quicker.
        Err(_) if whole.is_dir() => Ok(()),
        outcome => outcome.map_err(|error| Failure::file(partial, "rename", &error)),
    }
}

/// The version in what `--version` prints: the first word that begins with a digit.
fn version_in(output: &str) -> Option<&str> {
    output.split_whitespace().find(|word| word.starts_with(|it: char| it.is_ascii_digit()))
}

/// `DOSSIER_CACHE`, else the user's cache folder as the system has it.
pub(crate) fn cache() -> Outcome<PathBuf> {
    let named = |variable: &str| env::var_os(variable).filter(|it| !it.is_empty()).map(PathBuf::from);
    let system = || if cfg!(windows) { named("LOCALAPPDATA") } else { named("XDG_CACHE_HOME") };
    let home = || env::home_dir().map(|home| home.join(".cache"));
    let cache = named("DOSSIER_CACHE").or_else(|| system().or_else(home).map(|it| it.join("dossier")));
    let missing = || Failure::new("no folder for the tools").hint("set DOSSIER_CACHE to one");
    let cache = cache.ok_or_else(missing)?;
    std::path::absolute(&cache).map_err(|error| Failure::file(&cache, "find", &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_as_the_tools_print_them() {
        assert_eq!(version_in("trunk 0.21.14\n"), Some("0.21.14"));
        assert_eq!(version_in("wasm-bindgen 0.2.129 (abc 2026)"), Some("0.2.129"));
        assert_eq!(version_in("wasm-opt version 132 (version_132)"), Some("132"));
        assert_eq!(version_in("wasm-opt"), None);
    }

    #[test]
    fn folders_tell_versions_apart() {
        assert!(TOOLS.iter().all(|tool| tool.folder.ends_with(tool.version)));
    }

    #[test]
    fn trunk_is_told_the_same_versions() {
        let config = fs::read_to_string(commands::root().join("Trunk.toml")).unwrap();
        for line in [
            format!("trunk-version = \">={}\"", TRUNK.version),
            format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version),
            format!("wasm_opt = \"version_{}\"", WASM_OPT.version),
        ] {
            assert!(config.lines().any(|it| it == line), "Trunk.toml lacks: {line}");
        }
    }

    #[test]
    fn the_library_of_wasm_bindgen_is_the_same_version() {
        let lock = fs::read_to_string(commands::root().join("Cargo.lock")).unwrap();
        let entry = format!("name = \"wasm-bindgen\"\nversion = \"{}\"\n", WASM_BINDGEN.version);
        assert!(lock.replace("\r\n", "\n").contains(&entry), "Cargo.lock has another wasm-bindgen");
    }
}
