//! The compiler's WebAssembly target: rustup's, or where rustup cannot have it Debian's own compiler, which builds
//! the standard library for the target from Debian's source.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::commands::{command, on_path, output_of, path_with};
use crate::failure::{Failure, Outcome};
use crate::steps::Steps;
use crate::{system_packages, tools};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_LINKER: &str = "wasm-ld-22";

/// A `cargo` that stands before the real one on PATH while Trunk runs. Trunk calls the same `cargo` for the page
/// and, in its hook, for a command of the host; only what names the target is built in this special way.
///
/// The page's standard library is built from source: small before fast, and a panic is a trap without words (boot.js
/// says them). That is a seventh of the page in brotli. The compiler takes these flags from a stable toolchain only
/// with RUSTC_BOOTSTRAP. `trunk build` without xtask does without, and makes a page that is that much heavier. Functions
/// that do the same stay apart until the program has been cut in two, for else what is loaded at once and what is
/// loaded later would share some; the cutting takes them together.
const SHIM: &str = r#"#!/bin/sh
# Written by `cargo xtask`: builds for wasm32-unknown-unknown with a standard library of its own, all else as usual.
here=$(dirname "$0")
PATH=$(printf %s "$PATH" | tr : '\n' | grep -Fxv "$here" | paste -sd : -)
export PATH
case " $* " in
*wasm32-unknown-unknown*)
    export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Zmerge-functions=disabled"
    COMPILER ;;
esac
exec cargo "$@"
"#;

/// What stands for `COMPILER` in [`SHIM`] where the toolchain on PATH makes the page.
const OWN_COMPILER: &str = "exec cargo \"$@\"";

/// The same where Debian's does.
const DEBIAN_COMPILER: &str = "unset CARGO RUSTC RUSTUP_TOOLCHAIN LD_LIBRARY_PATH
    export PATH=\"/usr/bin:$PATH\" CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-22
    exec /usr/bin/cargo \"$@\"";

/// What makes the page: a folder with the `cargo` that must stand first on PATH.
pub(crate) struct Compiler {
    folder: PathBuf,
    is_debian: bool,
}

impl Compiler {
    /// Whether that is Debian's, which has no clippy.
    pub(crate) fn is_debian(&self) -> bool {
        self.is_debian
    }

    /// What must stand first on PATH.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }
}

pub(crate) fn ensure(steps: &mut Steps) -> Outcome<Compiler> {
    if is_installed() && has_source() {
        return write_shim("own-cargo", OWN_COMPILER);
    }
    if !is_debian_ready() {
        let Err(failure) = add_by_rustup(steps) else {
            return write_shim("own-cargo", OWN_COMPILER);
        };
        eprintln!("{failure}");
        eprintln!("  Debian's own compiler is installed instead; it is used for the page only.");
        install_debian(steps)?;
    }
    eprintln!(
        "  The page is compiled by Debian's /usr/bin/cargo. To leave that: rustup target add {TARGET} && rustup component add rust-src"
    );
    write_shim("debian-cargo", DEBIAN_COMPILER)
}

/// The `cargo` of [`SHIM`]; its words must name the target.
pub(crate) fn page_cargo(folder: &Path) -> Outcome<Command> {
    let mut cargo = command(&folder.join("cargo").to_string_lossy());
    cargo.env("PATH", path_with([folder.to_owned()])?);
    Ok(cargo)
}

fn is_installed() -> bool {
    let libraries = output_of(command("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    libraries.is_some_and(|folder| holds_core(Path::new(&folder)))
}

/// Whether the standard library's source is there.
fn has_source() -> bool {
    let root = output_of(command("rustc").args(["--print", "sysroot"]));
    root.is_some_and(|root| Path::new(&root).join("lib/rustlib/src/rust/library/std").exists())
}

fn holds_core(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
}

fn add_by_rustup(steps: &mut Steps) -> Outcome {
    if on_path("rustup").is_none() {
        return Err(Failure::new(format!(
            "Rust's target {TARGET} or its source is missing, and there is no rustup to add it"
        )));
    }
    let mut add = command("rustup");
    add.args(["target", "add", TARGET]);
    steps.run(&format!("Adding Rust's target {TARGET}"), &mut add)?;
    let mut add = command("rustup");
    add.args(["component", "add", "rust-src"]);
    steps.run("Adding the standard library's source", &mut add)
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

fn write_shim(name: &str, compiler: &str) -> Outcome<Compiler> {
    let folder = tools::cache()?.join(name);
    let file = folder.join("cargo");
    let words = SHIM.replace("COMPILER", compiler);
    let written =
        fs::create_dir_all(&folder).and_then(|()| fs::write(&file, words)).and_then(|()| make_executable(&file));
    written.map_err(|error| Failure::file(&file, "write", &error))?;
    Ok(Compiler { folder, is_debian: compiler == DEBIAN_COMPILER })
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
