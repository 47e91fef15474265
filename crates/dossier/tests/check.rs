//! `dossier check` on broken seeds: the same words as the compiler's, and exit status 1.

#[path = "../../seeds/tests/patched/mod.rs"]
mod patched;

use dossier::command::{CommandOutput, Surroundings, run};
use seeds::SeedFile;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn call(arguments: &[&str]) -> CommandOutput {
    run(&arguments.iter().map(|argument| (*argument).to_owned()).collect::<Vec<_>>(), &Surroundings::default())
}

fn fixture(name: &str) -> String {
    patched::fixture(name).display().to_string()
}

/// A folder with those files, of this test alone.
fn folder(name: &str, files: &[SeedFile]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    for file in files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, &file.bytes).expect("the file is written");
    }
    folder
}

#[test]
fn every_broken_seed_is_answered_with_its_golden_and_status_1() {
    let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds/tests/golden/seed_errors");
    let patches = fs::read_dir(goldens).expect("goldens").map(|entry| entry.expect("an entry").path());
    for patch in patches.filter(|path| path.extension().is_some_and(|ending| ending == "patch")) {
        let mut files = patched::read(&patched::fixture("three"));
        patched::apply(&fs::read_to_string(&patch).expect("the patch"), &mut files);
        let folder = folder("check", &files);
        let outcome = call(&["check", &folder.display().to_string()]);
        let said = outcome.err.replace(&format!("{}/", folder.display()), "");
        let golden = fs::read_to_string(patch.with_extension("txt")).expect("the golden");
        let n_errors = golden.lines().count();
        let end = if n_errors == 1 { "1 error\n".to_owned() } else { format!("{n_errors} errors\n") };
        assert_eq!(said, golden + &end, "{}", patch.display());
        assert_eq!((outcome.status, outcome.out.as_str()), (1, ""), "{}", patch.display());
    }
}

#[test]
fn hidden_files_are_left_out() {
    let mut files = patched::read(&patched::fixture("three"));
    files.push(SeedFile { path: "facts/.2001-gazette.toml.swp".to_owned(), bytes: vec![0xff] });
    files.push(SeedFile { path: ".cache/x.toml".to_owned(), bytes: vec![0xff] });
    let outcome = call(&["check", &folder("hidden", &files).display().to_string()]);
    assert_eq!((outcome.status, outcome.err.as_str()), (0, ""));
}

#[test]
fn right_seeds_are_counted() {
    let outcome = call(&["check", &fixture("three")]);
    assert_eq!((outcome.status, outcome.err.as_str()), (0, ""));
    assert!(outcome.out.contains("3 articles, 16 facts with 18 quotes, 5 matters with 6 links\n"), "{}", outcome.out);
    let listed = call(&["check", "--list", &fixture("three")]);
    assert_eq!(listed.out.lines().count(), outcome.out.lines().count() + 16);
}

#[test]
fn what_is_asked_wrongly_ends_with_status_2() {
    for arguments in [
        &["check", "no/such/folder"][..],
        &["compare", &fixture("three"), "2001-gazette", "1999-nothing"],
        &["prerender"],
        &["dance"],
        &[],
    ] {
        let outcome = call(arguments);
        assert_eq!((outcome.status, outcome.out.as_str()), (2, ""), "{arguments:?}");
        assert!(outcome.err.starts_with("dossier: "), "{}", outcome.err);
    }
}

#[test]
fn answers_are_one_line_of_json() {
    let found = call(&["search", &fixture("three"), "/facts?actor=fishermen", "--limit", "1"]);
    let found: serde_json::Value = serde_json::from_str(&found.out).expect("JSON");
    assert_eq!((&found["total"], found["facts"].as_array().map(Vec::len)), (&serde_json::json!(3), Some(1)));
    let compared = call(&["compare", &fixture("three"), "2001-gazette", "2004-courier"]);
    let compared: serde_json::Value = serde_json::from_str(&compared.out).expect("JSON");
    assert!(
        compared["rows"].as_array().is_some_and(|rows| rows.iter().any(|row| row["matter"] == "crane-date")),
        "{compared}"
    );
}

#[test]
fn the_program_writes_errors_to_the_standard_error() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_dossier")).args(["check", "no/such/folder"]).output().expect("it runs");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no/such/folder"));
    let output =
        Command::new(env!("CARGO_BIN_EXE_dossier")).args(["check", &fixture("one")]).output().expect("it runs");
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

#[test]
fn what_is_kept_is_used_and_never_believed_of_other_seeds() {
    let files = patched::read(&patched::fixture("three"));
    let seeds = folder("kept-seeds", &files);
    let cache = folder("kept-cache", &[]);
    let surroundings = Surroundings { cache: Some(cache.clone()), ..Surroundings::default() };
    let search = || {
        let outcome =
            run(&["search".to_owned(), seeds.display().to_string(), "/facts?q=crane".to_owned()], &surroundings);
        assert_eq!((outcome.status, outcome.err.as_str()), (0, ""));
        outcome.out
    };
    let kept =
        || -> Vec<PathBuf> { fs::read_dir(&cache).expect("a folder").map(|it| it.expect("a file").path()).collect() };
    let first = search();
    let [file] = kept().try_into().expect("one file is kept");
    assert_eq!(search(), first);

    // What is kept is what answers: other records under the same name give another answer.
    fs::write(&file, model::codec::encode(&model::Records::default()).expect("bytes")).expect("it is written");
    assert_ne!(search(), first);
    // What is damaged is compiled anew.
    fs::write(&file, "no corpus").expect("it is written");
    assert_eq!(search(), first);

    // Seeds that change are others.
    let fact = seeds.join("facts/2001-gazette.toml");
    let text = fs::read_to_string(&fact).expect("facts");
    fs::write(&fact, text.replace("Port Example plans a new crane.", "The town plans a new crane."))
        .expect("it is written");
    assert!(search().contains("The town plans a new crane."));
    assert_eq!(kept().len(), 2);
}
