//! Compiles the seeds into the corpus that the page embeds.

use seeds::WantedSeeds;
use std::path::Path;
use std::process::exit;

fn main() {
    [seeds::VARIABLE, seeds::NO_SEEDS].iter().for_each(|name| println!("cargo::rerun-if-env-changed={name}"));
    let wanted = WantedSeeds::of_environment();
    if let WantedSeeds::Folder(folder) = &wanted {
        println!("cargo::rerun-if-changed={}", folder.display());
    }
    if let Err(errors) = build(&wanted) {
        errors.iter().for_each(|error| println!("cargo::error={error}"));
        exit(1);
    }
}

fn build(wanted: &WantedSeeds) -> Result<(), Vec<String>> {
    let records = wanted.records().map_err(|failure| failure.lines())?;
    let bytes = model::codec::encode(&records).map_err(|error| vec![error.to_string()])?;
    let out = std::env::var_os("OUT_DIR").ok_or_else(|| vec!["cargo gives no OUT_DIR".to_owned()])?;
    std::fs::write(Path::new(&out).join("corpus.bin"), bytes).map_err(|error| vec![error.to_string()])
}
