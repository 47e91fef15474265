//! Compiled seeds, kept for the next call: `search` and `compare` compile only what has changed.
//!
//! They lie beside the program where that lies in a `target` folder, else in the user's cache. A file is named by the hash
//! of all seeds and of the program that compiled them, so that it is never of other seeds or of another compiler; what
//! cannot be read or written is compiled as if nothing were kept.

use model::{Records, codec};
use seeds::{CompileError, SeedFile, compile_files, compile_folder};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// So many are kept, the newest.
const MOST: usize = 8;
const ENDING: &str = "corpus";

/// The records of a folder of seeds: as they were kept in `cache`, or compiled and kept.
///
/// # Errors
/// [`CompileError`] where the folder cannot be read or something in it is wrong.
pub fn records(folder: &Path, cache: Option<&Path>) -> Result<Records, CompileError> {
    let Some(cache) = cache else { return compile_folder(folder).map(|compiled| compiled.records) };
    let files = seeds::read(folder).map_err(CompileError::Unreadable)?;
    let kept = cache.join(format!("{}.{ENDING}", key(&files)));
    if let Some(records) = fs::read(&kept).ok().and_then(|bytes| codec::decode(&bytes).ok()) {
        return Ok(records);
    }
    let records = compile_files(folder, &files)?.records;
    keep(cache, &kept, &records);
    Ok(records)
}

/// The hash of all files and of this program.
fn key(files: &[SeedFile]) -> String {
    let mut hash = Sha256::new();
    hash.update(this_program());
    for SeedFile { path, bytes } in files {
        for part in [path.as_bytes(), bytes] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    hash.finalize().iter().fold(String::new(), |mut name, byte| {
        write!(name, "{byte:02x}").unwrap_or_default();
        name
    })
}

/// How large this program is and when it was made: another compiler is another file.
fn this_program() -> String {
    let about = std::env::current_exe().and_then(fs::metadata);
    let made = |about: &fs::Metadata| about.modified().ok()?.duration_since(UNIX_EPOCH).ok();
    about.map_or_else(|_| String::new(), |about| format!("{} {:?}", about.len(), made(&about)))
}

/// Writes beside and renames, so that nobody reads half a file; then forgets the oldest.
fn keep(cache: &Path, kept: &Path, records: &Records) {
    let part = kept.with_extension(format!("{}", std::process::id()));
    let written = codec::encode(records).ok().filter(|bytes| {
        fs::create_dir_all(cache).and_then(|()| fs::write(&part, bytes)).and_then(|()| fs::rename(&part, kept)).is_ok()
    });
    if written.is_none() {
        let _ = fs::remove_file(&part);
        return;
    }
    let mut all: Vec<(std::time::SystemTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(cache).into_iter().flatten().flatten() {
        let path = entry.path();
        let made = entry.metadata().and_then(|about| about.modified());
        all.extend(made.ok().filter(|_| path.extension().is_some_and(|it| it == ENDING)).map(|made| (made, path)));
    }
    all.sort();
    let n_old = all.len().saturating_sub(MOST);
    all.into_iter().take(n_old).for_each(|(_, path)| fs::remove_file(path).unwrap_or_default());
}

/// Where compiled seeds are kept: beside a program that lies in a `target` folder, else in the user's cache; `None` where
/// neither is known.
pub fn cache() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let beside = program.parent()?;
    if beside.components().any(|part| part.as_os_str() == "target") {
        return Some(beside.join("compiled-seeds"));
    }
    let folder = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache =
        folder("XDG_CACHE_HOME").or_else(|| folder("LOCALAPPDATA")).or_else(|| Some(folder("HOME")?.join(".cache")));
    Some(cache?.join("dossier"))
}
