//! Writes what was measured into `docs/measurements.md` and the README: without arguments what `cargo bench -p measure` found; with
//! `web FILE` what the browser found, as `cargo xtask bench-web` collects it; with `grow FILE` or `publish FILE` what these
//! printed.

use measure::table;
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/measurements.md");
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (name, table) = match words.as_slice() {
        [] => {
            let criterion = target()?.join("criterion");
            table::keep(&file, "compared", &table::compared(&criterion)?)?;
            ("engine", table::engine(&criterion)?)
        }
        [word, found] if word == "web" => ("bench-web", measure::web::table(&std::fs::read_to_string(found)?)?),
        [word, found] if ["grow", "publish"].contains(&word.as_str()) => {
            (word.as_str(), format!("{}\n\n{}", table::machine(), std::fs::read_to_string(found)?))
        }
        _ => return Err("usage: keep [web FILE | grow FILE | publish FILE]".into()),
    };
    println!("{table}");
    table::keep(&file, name, &table)?;
    if name == "bench-web" {
        // The README shows the largest corpus; a table begins with its size.
        let largest = table.split("\n\n").filter(|part| part.starts_with('|')).last().unwrap_or("");
        table::keep(&file.with_file_name("../README.md"), name, largest)?;
    }
    Ok(())
}

/// This program lies in `target/release`.
fn target() -> Result<PathBuf, Box<dyn Error>> {
    let program = std::env::current_exe()?;
    Ok(program.ancestors().nth(2).ok_or("the program lies in no folder")?.to_owned())
}
