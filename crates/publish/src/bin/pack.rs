//! Packs a built page for the program: `pack FOLDER FILE`, called by `cargo xtask dist`.
//!
//! It stands apart from the command, which has the packed page inside.

use publish::BuiltPage;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match words.as_slice() {
        [folder, file] => pack(Path::new(folder), Path::new(file)),
        _ => Err("it is called `pack FOLDER FILE`".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("{what}");
            ExitCode::FAILURE
        }
    }
}

fn pack(folder: &Path, file: &Path) -> Result<(), String> {
    let mut files = Vec::new();
    read(folder, "", &mut files)?;
    // Types are for who programs against the page, and not sent.
    files.retain(|(path, _)| !path.ends_with(".d.ts"));
    for (path, bytes) in files.iter_mut().filter(|(path, _)| path.ends_with(".js")) {
        let script = String::from_utf8_lossy(bytes);
        *bytes = prerender::shortened(&script).map_err(|why| format!("{path}: {why}"))?.into_bytes();
    }
    fs::write(file, BuiltPage::of(files)?.packed()?).map_err(|error| format!("{}: {error}", file.display()))
}

/// All files below a folder, with `/` in their paths on every system.
fn read(folder: &Path, before: &str, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), String> {
    let about = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(about)? {
        let entry = entry.map_err(about)?;
        let path = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push((path, fs::read(entry.path()).map_err(about)?));
        }
    }
    Ok(())
}
