//! The compiler's WebAssembly target: rustup's, or where rustup cannot have it Debian's own compiler, which builds
//! the standard library for the target from Debian's source.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::commands::{self, command, on_path, output_of, path_with};
use crate::failure::{Failure, Outcome};
use crate::steps::Steps;
use crate::system_packages;

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_LINKER: &str = "wasm-ld-22";

/// What makes the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compiler {
    /// The toolchain on PATH, as it is.
    Toolchain,
    /// Debian's, which has no standard library for the target and no clippy.
    Debian,
}

impl Compiler {
    /// A call of cargo for the target.
    pub(crate) fn cargo(self, words: &[&str]) -> Outcome<Command> {
        let mut cargo = commands::cargo(words);
        self.prepare(&mut cargo, &[])?;
        Ok(cargo)
    }

    /// Readies a program that calls cargo for the target, with these folders of tools first on PATH.
    pub(crate) fn prepare(self, program: &mut Command, tools: &[PathBuf]) -> Outcome {
        if self == Self::Toolchain {
            program.env("PATH", path_with(tools.iter().cloned())?);
            return Ok(());
        }
        let before = tools.iter().cloned().chain([PathBuf::from("/usr/bin")]);
        program.env("PATH", path_with(before)?);
        // What rustup tells its children of its own compiler.
        for name in ["CARGO", "RUSTC", "RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH"] {
            program.env_remove(name);
        }
        program.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER);
        program.env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
        // Trunk's hook builds a command for the host, where cargo builds the standard library only for a named target.
        program.env("CARGO_BUILD_TARGET", debian_host()?);
        Ok(())
    }
}

pub(crate) fn ensure(steps: &mut Steps) -> Outcome<Compiler> {
    if is_installed() {
        return Ok(Compiler::Toolchain);
    }
    if !is_debian_ready() {
        let Err(failure) = add_by_rustup(steps) else {
            return Ok(Compiler::Toolchain);
        };
        eprintln!("{failure}");
        eprintln!("  Debian's own compiler is installed instead; it is used for the page only.");
        install_debian(steps)?;
    }
    eprintln!("  The page is compiled by Debian's /usr/bin/cargo. To leave that: rustup target add {TARGET}");
    Ok(Compiler::Debian)
}

fn is_installed() -> bool {
    let libraries = output_of(command("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    libraries.is_some_and(|folder| holds_core(Path::new(&folder)))
}

fn holds_core(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
}

fn add_by_rustup(steps: &mut Steps) -> Outcome {
    if on_path("rustup").is_none() {
        return Err(Failure::new(format!("Rust's target {TARGET} is missing, and there is no rustup to add it")));
    }
    let mut add = command("rustup");
    add.args(["target", "add", TARGET]);
    steps.run(&format!("Adding Rust's target {TARGET}"), &mut add)
}

/// An older Rust of Debian's may be there without what builds the standard library for another target.
fn is_debian_ready() -> bool {
    let linker = Path::new("/usr/bin").join(DEBIAN_LINKER);
    let needed = ["/usr/bin/rustc", "/usr/bin/cargo", "/usr/lib/rustlib/src/rust/library"];
    linker.exists() && needed.iter().all(|it| Path::new(it).exists())
}

fn debian_host() -> Outcome<String> {
    let host = output_of(command("/usr/bin/rustc").args(["--print", "host-tuple"]));
    host.ok_or_else(|| Failure::new("Debian's /usr/bin/rustc does not say which machine it is for"))
}

fn install_debian(steps: &mut Steps) -> Outcome {
    let hint = format!("with a network, `rustup target add {TARGET}` is all that is needed");
    let name = "Installing Debian's Rust compiler with its source";
    system_packages::install(name, &DEBIAN_PACKAGES, steps).map_err(|failure| failure.hint(hint))
}
