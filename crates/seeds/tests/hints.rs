//! What is said of right seeds that a person should look at again: each case is a patch of the fixture `three` in
//! `golden/hints`, and beside it what is said. `DOSSIER_BLESS=1 cargo test` writes what is said now.

mod patched;

use seeds::{Compiled, Rule, compile};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn goldens() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/hints")
}

fn patches() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(goldens()).expect("the goldens").map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "patch"));
    paths.sort();
    paths
}

fn compiled(path: &Path) -> Compiled {
    let mut files = patched::read(&patched::fixture("three"));
    patched::apply(&fs::read_to_string(path).expect("the patch"), &mut files);
    compile(&files).unwrap_or_else(|errors| panic!("{}: {errors:?}", path.display()))
}

#[test]
fn every_case_is_answered_as_its_golden_says() {
    let mut wrong = Vec::new();
    for path in patches() {
        let said: String = compiled(&path).hints.iter().map(|hint| format!("{hint}\n")).collect();
        let golden = path.with_extension("txt");
        if std::env::var_os("DOSSIER_BLESS").is_some() {
            fs::write(golden, said).expect("the golden is written");
        } else if fs::read_to_string(golden).ok().as_ref() != Some(&said) {
            wrong.push(format!("{}:\n{said}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "said now (DOSSIER_BLESS=1 writes it):\n{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_case_in_which_it_finds_something() {
    let found: BTreeSet<&str> =
        patches().iter().flat_map(|path| compiled(path).hints).map(|hint| hint.rule.id()).collect();
    let all: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    assert_eq!(found, all);
}

#[test]
fn where_nothing_is_to_be_looked_at_nothing_is_said() {
    for name in ["three", "one", "bare"] {
        let compiled = compile(&patched::read(&patched::fixture(name))).expect("a right fixture");
        assert_eq!(compiled.hints, [], "{name}");
    }
    for name in ["happened_since", "stands_alone_named"] {
        assert_eq!(compiled(&goldens().join(format!("{name}.patch"))).hints, [], "{name}");
    }
}
