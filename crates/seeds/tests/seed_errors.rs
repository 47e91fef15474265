//! What the compiler says of broken seeds: each case is a patch of the fixture `three` in `golden/seed_errors`, and
//! beside it what is said. `DOSSIER_BLESS=1 cargo test` writes what is said now.

mod patched;

use seeds::{SeedFile, compile};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn goldens() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/seed_errors")
}

/// The names of the cases: of the files with that ending.
fn names(ending: &str) -> BTreeSet<String> {
    let files = fs::read_dir(goldens()).expect("the folder of goldens").map(|entry| entry.expect("an entry").path());
    files
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
        .collect()
}

fn base() -> Vec<SeedFile> {
    patched::read(&patched::fixture("three"))
}

fn said(patch: &str) -> String {
    let mut files = base();
    patched::apply(patch, &mut files);
    match compile(&files) {
        Ok(_) => "all is right\n".to_owned(),
        Err(errors) => errors.iter().map(|error| format!("{error}\n")).collect(),
    }
}

#[test]
fn every_broken_seed_is_answered_as_its_golden_says() {
    let mut wrong = Vec::new();
    for name in names("patch") {
        let patch = fs::read_to_string(goldens().join(format!("{name}.patch"))).expect("the patch");
        let golden = goldens().join(format!("{name}.txt"));
        let said = said(&patch);
        assert_ne!(said, "all is right\n", "{name} breaks nothing");
        if std::env::var_os("DOSSIER_BLESS").is_some() {
            fs::write(golden, said).expect("the golden is written");
        } else if fs::read_to_string(golden).ok().as_ref() != Some(&said) {
            wrong.push(format!("{name}:\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "said now (DOSSIER_BLESS=1 writes it):\n{}", wrong.join("\n"));
}

#[test]
fn no_golden_is_unused() {
    let unused: Vec<_> = names("txt").difference(&names("patch")).cloned().collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_error_has_a_place_and_a_hint() {
    for name in names("patch") {
        let mut files = base();
        patched::apply(&fs::read_to_string(goldens().join(format!("{name}.patch"))).expect("the patch"), &mut files);
        for error in compile(&files).expect_err("a broken seed") {
            assert!(
                error.line > 0 && error.column > 0 && !error.what.is_empty() && !error.hint.is_empty(),
                "{name}: {error}"
            );
            assert!(!error.what.contains('\n') && !error.hint.contains('\n'), "{name}: {error}");
        }
    }
}
