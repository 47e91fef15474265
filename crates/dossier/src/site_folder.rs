//! A folder that a site is written into, beside what others may have there.
//!
//! What was written is noted in one file of the folder, as `sha256sum` would note it. What stands there unchanged is ours
//! and may be written over or taken away; all else stays, and where it is in the way nothing is written.

use publish::SiteFile;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where it is noted what was written.
pub const NOTE: &str = "dossier-files.sha256";

/// What was done to the folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenSite {
    /// Files of an earlier time that were taken away.
    pub removed: Vec<String>,
    /// Files of an earlier time that somebody has changed since: they stay.
    pub left: Vec<String>,
}

/// Writes the files of a site into a folder, which is made where it is not there; those before the last, which names them.
///
/// # Errors
/// Where files of others are in the way (each is named, and nothing was written), or a file cannot be read or written.
pub fn write_site(home: &Path, files: &[SiteFile]) -> Result<WrittenSite, String> {
    let files = all_files(files);
    let before = noted(&home.join(NOTE));
    let in_the_way: Vec<String> = files
        .iter()
        .filter(|(path, bytes)| is_in_the_way(home, path, bytes, &before))
        .map(|(path, _)| home.join(path).display().to_string())
        .collect();
    if !in_the_way.is_empty() {
        return Err(format!(
            "{}: not written by `dossier publish`, or changed since; move it away, or publish into another folder. \
             Nothing was written",
            in_the_way.join(", ")
        ));
    }
    // Whatever comes in between, all that is ours is noted.
    let now: Note = files.iter().map(|(path, bytes)| (path.clone(), BTreeSet::from([checksum(bytes)]))).collect();
    let mut both = before.clone();
    now.iter().for_each(|(path, sums)| both.entry(path.clone()).or_default().extend(sums.iter().cloned()));
    write(&home.join(NOTE), as_text(&both).as_bytes())?;
    for (path, bytes) in &files {
        write(&home.join(path), bytes)?;
    }
    let written = without_old(home, &before, &now)?;
    write(&home.join(NOTE), as_text(&now).as_bytes())?;
    Ok(written)
}

/// Each file and its compressed forms.
fn all_files(files: &[SiteFile]) -> Vec<(String, &[u8])> {
    let mut all = Vec::new();
    for file in files {
        if let Some((brotli, gzip)) = &file.compressed {
            all.push((format!("{}.br", file.path), &brotli[..]));
            all.push((format!("{}.gz", file.path), &gzip[..]));
        }
        all.push((file.path.clone(), &file.bytes[..]));
    }
    all
}

/// Checksums by path; of two times, where one was broken off.
type Note = BTreeMap<String, BTreeSet<String>>;

/// What is noted; lines that are none, and paths that lead out of the folder, are passed over.
fn noted(note: &Path) -> Note {
    let mut before = Note::new();
    for line in fs::read_to_string(note).unwrap_or_default().lines() {
        let Some((sum, path)) = line.split_once("  ") else { continue };
        let is_within = Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        if is_within && sum.len() == 64 {
            before.entry(path.to_owned()).or_default().insert(sum.to_owned());
        }
    }
    before
}

fn as_text(note: &Note) -> String {
    note.iter().flat_map(|(path, sums)| sums.iter().map(move |sum| format!("{sum}  {path}\n"))).collect()
}

fn is_in_the_way(home: &Path, path: &str, bytes: &[u8], before: &Note) -> bool {
    let target = home.join(path);
    match fs::read(&target) {
        Ok(there) => there != bytes && !is_noted(path, &there, before),
        // A folder of that name, or what may not be read.
        Err(error) => error.kind() != io::ErrorKind::NotFound || target.is_symlink(),
    }
}

fn is_noted(path: &str, bytes: &[u8], before: &Note) -> bool {
    before.get(path).is_some_and(|sums| sums.contains(&checksum(bytes)))
}

/// Takes away what was ours and is no longer, and folders that are empty then.
fn without_old(home: &Path, before: &Note, now: &Note) -> Result<WrittenSite, String> {
    let mut written = WrittenSite::default();
    for path in before.keys().filter(|path| !now.contains_key(*path)) {
        let old = home.join(path);
        let Ok(there) = fs::read(&old) else { continue };
        if !is_noted(path, &there, before) {
            written.left.push(path.clone());
            continue;
        }
        fs::remove_file(&old).map_err(|error| said(&old, &error))?;
        written.removed.push(path.clone());
        let above = old.ancestors().skip(1).take_while(|folder| *folder != home);
        // One that is not empty stays.
        let _emptied = above.map(fs::remove_dir).take_while(Result::is_ok).count();
    }
    Ok(written)
}

/// Writes beside and renames, so that nobody reads half a file. What is the same already is not touched.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    let about = |error: io::Error| said(path, &error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(about)?;
    }
    let mut part = PathBuf::from(path).into_os_string();
    part.push(".part");
    fs::write(&part, bytes).and_then(|()| fs::rename(&part, path)).map_err(|error| {
        // What was begun is of no use to anybody; that it cannot be taken away says nothing more.
        let _ = fs::remove_file(&part);
        about(error)
    })
}

fn said(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}

fn checksum(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}
