//! The compiler's WebAssembly target: rustup's, or where rustup cannot have it Debian's own compiler, which builds
//! the standard library for the target from Debian's source.

use std::fs;
use std::path::{Path, PathBuf};

use crate::commands::{command, on_path, output_of};
use crate::failure::{Failure, Outcome};
use crate::steps::Steps;
use crate::{system_packages, tools};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_LINKER: &str = "wasm-ld-22";

/// A `cargo` that stands before the real one on PATH while Trunk runs. Trunk calls the same `cargo` for the page
/// and, in its hook, for a command of the host; only what names the target may go to Debian's compiler.
const SHIM: &str = r#"#!/bin/sh
# Written by `cargo xtask`: builds for wasm32-unknown-unknown with Debian's compiler, all else with the usual one.
here=$(dirname "$0")
case " $* " in
*wasm32-unknown-unknown*)
    unset CARGO RUSTC RUSTUP_TOOLCHAIN LD_LIBRARY_PATH
    export PATH="/usr/bin:$PATH" RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22
    exec /usr/bin/cargo "$@" ;;
esac
PATH=$(printf %s "$PATH" | tr : '\n' | grep -Fxv "$here" | paste -sd : -)
export PATH
exec cargo "$@"
"#;

/// Which compiler makes the page.
pub(crate) enum Compiler {
    /// The one that is on PATH.
    Own,
    /// Debian's, through the `cargo` in this folder.
    Debian(PathBuf),
}

impl Compiler {
    /// What must stand first on PATH.
    pub(crate) fn folder(&self) -> Option<&Path> {
        match self {
            Self::Own => None,
            Self::Debian(folder) => Some(folder),
        }
    }
}

pub(crate) fn ensure(steps: &mut Steps) -> Outcome<Compiler> {
    if is_installed() {
        return Ok(Compiler::Own);
    }
    if !is_debian_ready() {
        let Err(failure) = add_by_rustup(steps) else {
            return Ok(Compiler::Own);
        };
        eprintln!("{failure}");
        eprintln!("  Debian's own compiler is installed instead; it is used for the page only.");
        install_debian(steps)?;
    }
    eprintln!("  The page is compiled by Debian's /usr/bin/cargo. To leave that: rustup target add {TARGET}");
    write_shim().map(Compiler::Debian)
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

fn install_debian(steps: &mut Steps) -> Outcome {
    let hint = format!("with a network, `rustup target add {TARGET}` is all that is needed");
    let name = "Installing Debian's Rust compiler with its source";
    system_packages::install(name, &DEBIAN_PACKAGES, steps).map_err(|failure| failure.hint(hint))
}

fn write_shim() -> Outcome<PathBuf> {
    let folder = tools::cache()?.join("debian-cargo");
    let file = folder.join("cargo");
    let written =
        fs::create_dir_all(&folder).and_then(|()| fs::write(&file, SHIM)).and_then(|()| make_executable(&file));
    written.map_err(|error| Failure::file(&file, "write", &error))?;
    Ok(folder)
}

#[cfg(unix)]
fn make_executable(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_executable(_file: &Path) -> std::io::Result<()> {
    Ok(())
}
