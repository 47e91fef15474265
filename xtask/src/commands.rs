//! How programs are found and called: from the root of the repository, in a clean environment.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome};

/// The package of the tests that need the built page and a browser. It is compiled by itself: what it speaks with the
/// browser with sets features of what all share that the program does not have.
pub(crate) const WHOLE_PAGE: &str = "whole-page";
/// All other packages. Every step names the same ones: with another choice Cargo chooses other features of what they share,
/// and compiles it once more.
pub(crate) const ALL_ELSE: [&str; 3] = ["--workspace", "--exclude", WHOLE_PAGE];

/// The root of the repository. Cargo says at run time where the package is; the path of the build is for a binary
/// that is started by itself.
pub(crate) fn root() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let package = package.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    package.parent().map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    let named = env::var_os("CARGO_TARGET_DIR").filter(|it| !it.is_empty());
    root().join(named.unwrap_or_else(|| OsString::from("target")))
}

/// A command at the root, without what `cargo run` tells its child: build scripts that watch such variables would
/// run again and again, in turns with the same build done by hand.
pub(crate) fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    for (name, _) in env::vars_os() {
        let inherited = name.to_str().is_some_and(|name| {
            name == "CARGO" || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
        });
        if inherited {
            command.env_remove(name);
        }
    }
    command
}

pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = command("cargo");
    command.args(arguments);
    if colours() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command
}

/// Output is captured, so that programs cannot see for themselves that somebody reads it on a terminal.
pub(crate) fn colours() -> bool {
    use std::io::IsTerminal;
    let asked_not_to = env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
    std::io::stderr().is_terminal() && !asked_not_to && env::var_os("CARGO_TERM_COLOR").is_none()
}

/// What a program prints to stdout, if it runs and succeeds.
pub(crate) fn output_of(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|it| it.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).find_map(|directory| executable(&directory, name))
}

/// The program in the directory, under whatever ending the system gives to programs.
pub(crate) fn executable(directory: &Path, name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    let named = endings.iter().map(|ending| directory.join(format!("{name}{ending}")));
    named.into_iter().find(|path| is_executable(path))
}

#[cfg(unix)]
fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|it| it.is_file() && it.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(path: &Path) -> bool {
    path.is_file()
}

/// PATH with these directories before all others.
pub(crate) fn path_with(directories: impl IntoIterator<Item = PathBuf>) -> Outcome<OsString> {
    let inherited = env::var_os("PATH").unwrap_or_default();
    let all = directories.into_iter().chain(env::split_paths(&inherited));
    let wrong = |error| Failure::new(format!("a folder of tools cannot stand in PATH: {error}"));
    env::join_paths(all).map_err(wrong)
}

/// A folder with these files, for a test; beside the test itself, in target/.
#[cfg(test)]
pub(crate) fn made_folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = env::current_exe().unwrap().with_file_name(format!("xtask-test-{name}"));
    // It may be there from an earlier run.
    let _ = std::fs::remove_dir_all(&folder);
    for (file, text) in files {
        let file = folder.join(file);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    folder
}
