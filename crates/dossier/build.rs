//! Puts the packed page beside the program's code: the one that `DOSSIER_PAGE` names, as `cargo xtask dist` does, or none.

use std::path::{Path, PathBuf};
use std::process::exit;

const VARIABLE: &str = "DOSSIER_PAGE";

fn main() {
    println!("cargo::rerun-if-env-changed={VARIABLE}");
    let page = std::env::var_os(VARIABLE).filter(|page| !page.is_empty()).map(PathBuf::from);
    if let Some(page) = &page {
        println!("cargo::rerun-if-changed={}", page.display());
    }
    if let Err(what) = place(page.as_deref()) {
        println!("cargo::error={what}");
        exit(1);
    }
}

fn place(page: Option<&Path>) -> Result<(), String> {
    let bytes = match page {
        Some(page) => std::fs::read(page).map_err(|error| format!("{VARIABLE}: {}: {error}", page.display()))?,
        None => Vec::new(),
    };
    let out = std::env::var_os("OUT_DIR").ok_or("cargo gives no OUT_DIR")?;
    std::fs::write(Path::new(&out).join("page.pack"), bytes).map_err(|error| error.to_string())
}
