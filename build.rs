//! Compiles the seeds into the corpus that the page embeds.

use std::path::{Path, PathBuf};
use std::process::exit;

fn main() {
    println!("cargo::rerun-if-env-changed={}", seeds::VARIABLE);
    let seeds = std::env::var_os(seeds::VARIABLE).map_or_else(seeds::default_folder, PathBuf::from);
    println!("cargo::rerun-if-changed={}", seeds.display());
    if let Err(errors) = build(&seeds) {
        errors.iter().for_each(|error| println!("cargo::error={error}"));
        exit(1);
    }
}

fn build(seeds: &Path) -> Result<(), Vec<String>> {
    let compiled = seeds::compile_folder(seeds).map_err(|failure| failure.lines())?;
    let bytes = model::codec::encode(&compiled.records).map_err(|error| vec![error.to_string()])?;
    let out = std::env::var_os("OUT_DIR").ok_or_else(|| vec!["cargo gives no OUT_DIR".to_owned()])?;
    std::fs::write(Path::new(&out).join("corpus.bin"), bytes).map_err(|error| vec![error.to_string()])
}
