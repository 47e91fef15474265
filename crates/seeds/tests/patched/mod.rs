//! Seeds with something changed, for tests: a fixture and a small patch.
//!
//! A patch is `@ path`, then `- line` for each line to take out and after it `+ line` for each to put there. Lines
//! with `+` alone go to the end; a file that is not there is made. `@ path absent` takes a file away, `@ path hex`
//! writes bytes. `#` begins a remark.

use seeds::SeedFile;
use std::path::{Path, PathBuf};

/// Where the fixture of that name lies.
pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("crates/seeds/tests/fixtures").join(name))
        .find(|folder| folder.is_dir())
        .expect("the fixture")
}

/// Every file of a folder.
pub(crate) fn read(folder: &Path) -> Vec<SeedFile> {
    let mut files = Vec::new();
    read_into(folder, "", &mut files);
    files.sort();
    files
}

fn read_into(folder: &Path, prefix: &str, files: &mut Vec<SeedFile>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = format!("{prefix}{}", path.file_name().expect("a name").to_string_lossy());
        if path.is_dir() {
            read_into(&path, &format!("{name}/"), files);
        } else {
            files.push(SeedFile { path: name, bytes: std::fs::read(&path).expect("a file") });
        }
    }
}

/// Changes files as a patch says.
pub(crate) fn apply(patch: &str, files: &mut Vec<SeedFile>) {
    let (mut path, mut hunk) = (String::new(), Vec::new());
    for line in patch.lines().chain(["@ "]) {
        if let Some(next) = line.strip_prefix("@ ") {
            apply_to_file(&path, &hunk, files);
            (path, hunk) = (next.to_owned(), Vec::new());
        } else if !line.starts_with('#') {
            hunk.push(line);
        }
    }
}

fn apply_to_file(header: &str, hunk: &[&str], files: &mut Vec<SeedFile>) {
    if let Some(path) = header.strip_suffix(" absent") {
        return files.retain(|file| file.path != path);
    }
    let path = header.strip_suffix(" hex").unwrap_or(header);
    if path.is_empty() {
        return;
    }
    if !files.iter().any(|file| file.path == path) {
        files.push(SeedFile { path: path.to_owned(), bytes: Vec::new() });
    }
    let file = files.iter_mut().find(|file| file.path == path).expect("the file");
    if header.ends_with(" hex") {
        let digits = hunk.concat().replace("+ ", "");
        file.bytes =
            (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).expect("hex")).collect();
        return;
    }
    let text = String::from_utf8(std::mem::take(&mut file.bytes)).expect("text");
    file.bytes = patched(&text, hunk).into_bytes();
}

fn patched(text: &str, hunk: &[&str]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut at = lines.len();
    for change in hunk {
        if let Some(old) = change.strip_prefix("- ") {
            at = lines.iter().position(|line| line == old).unwrap_or_else(|| panic!("no line `{old}`"));
            lines.remove(at);
        } else if let Some(new) = change.strip_prefix("+ ").or_else(|| change.strip_prefix('+')) {
            lines.insert(at, new.to_owned());
            at += 1;
        } else {
            panic!("neither - nor +: `{change}`");
        }
    }
    lines.join("\n") + "\n"
}
