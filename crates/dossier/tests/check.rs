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
fn json_has_every_error_and_hint_with_its_place() {
    let read = |out: &str| -> Vec<serde_json::Value> {
        out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    };
    let mut files = patched::read(&patched::fixture("three"));
    patched::apply("@ links.toml\n- relation = \"fulfils\"\n+ relation = \"confirms\"", &mut files);
    let wrong = call(&["check", "--format", "json", &folder("json", &files).display().to_string()]);
    assert_eq!((wrong.status, wrong.err.as_str()), (1, ""));
    let [error] = &read(&wrong.out)[..] else { panic!("one error: {}", wrong.out) };
    assert!(error["path"].as_str().is_some_and(|path| path.ends_with("json/links.toml")), "{error}");
    assert_eq!((&error["severity"], &error["column"], &error["rule"]), (&"error".into(), &12.into(), &().into()));
    let right = call(&["check", "--format=json", &fixture("scripts")]);
    let found = read(&right.out);
    assert_eq!((right.status, found.len()), (0, 3));
    assert!(found.iter().all(|hint| hint["severity"] == "hint" && hint["rule"].is_string()), "{found:?}");
    assert_eq!(call(&["check", "--format=json", "--strict", &fixture("scripts")]).status, 1);
}

/// Takes one answer, then is gone.
struct OneAnswer(String);

impl std::io::Write for OneAnswer {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if !self.0.is_empty() {
            return Err(std::io::ErrorKind::BrokenPipe.into());
        }
        self.0.push_str(&String::from_utf8_lossy(bytes));
        // The second answer comes because a file changes now.
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("watched");
        fs::write(folder.join("articles/another.txt"), "Another\n\nIt is new.")?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_watched_folder_is_checked_again_when_a_file_changes() {
    let folder = folder("watched", &patched::read(&patched::fixture("three")));
    let call = ["check", "--watch", &folder.display().to_string()].map(str::to_owned);
    let mut answers = OneAnswer(String::new());
    let outcome = dossier::command::run_into(&mut answers, &call, &Surroundings::default());
    assert_eq!((outcome.status, outcome.out.as_str()), (0, ""));
    assert!(answers.0.contains("3 articles"), "{}", answers.0);
}

#[test]
fn pin_notes_what_a_text_is_now_and_leaves_the_rest_of_the_file_alone() {
    let mut files = patched::read(&patched::fixture("three"));
    files.push(SeedFile { path: "articles/note.txt".to_owned(), bytes: b"A note\n\nOf two lines.".to_vec() });
    let courier = files.iter_mut().find(|file| file.path == "articles/2004-courier.toml").expect("the article");
    let kept = String::from_utf8_lossy(&courier.bytes).into_owned();
    let without = kept.lines().filter(|line| !line.starts_with("sha256")).collect::<Vec<_>>().join("\n");
    courier.bytes = format!("# A remark.\n{without}\n").into_bytes();
    let folder = folder("pin", &files);
    let folder_name = folder.display().to_string();
    let checked = call(&["check", &folder_name]).out;
    assert!(checked.contains("not pinned: 2 texts, 2004-courier, note ("), "{checked}");
    let pinned = call(&["pin", &folder_name]);
    assert_eq!((pinned.status, pinned.err.as_str()), (0, ""));
    assert!(pinned.out.ends_with("4 articles, 2 pinned now\n"), "{}", pinned.out);
    let written = fs::read_to_string(folder.join("articles/2004-courier.toml")).expect("the file");
    assert!(written.starts_with("# A remark.\ntitle") && written.contains("sha256 = \"a5098d18"), "{written}");
    assert!(!call(&["check", &folder_name]).out.contains("not pinned"));
    fs::write(folder.join("articles/note.txt"), "Another").expect("the file is written");
    assert!(call(&["check", &folder_name]).err.contains("`sha256` is not that of articles/note.txt"));
    assert!(call(&["pin", &folder_name]).out.contains("pinned anew"));
}

#[test]
fn what_is_asked_wrongly_ends_with_status_2() {
    for arguments in [
        &["check", "no/such/folder"][..],
        &["compare", &fixture("three"), "2001-gazette", "1999-nothing"],
        &["publish", "no/such/folder"],
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
