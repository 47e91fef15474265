//! `docs/command.md` and `docs/annotation.md` show what the command prints. `DOSSIER_BLESS=1 cargo test` writes it anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Lines longer than this are cut.
const LONGEST: usize = 600;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What a call prints, on whichever stream.
fn printed(call: &str) -> String {
    let output =
        Command::new(env!("CARGO_BIN_EXE_dossier")).args(words(call)).current_dir(root()).output().expect("it runs");
    let text = String::from_utf8([output.stdout, output.stderr].concat()).expect("text");
    text.lines().map(|line| format!("{}\n", cut(line))).collect()
}

fn cut(line: &str) -> String {
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.trim_end().to_owned(),
    }
}

/// As a shell would cut a line: by spaces, but for those within single quotation marks.
fn words(call: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for letter in call.chars() {
        match letter {
            '\'' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            _ => words.last_mut().expect("a word").push(letter),
        }
    }
    words
}

#[test]
fn every_call_prints_what_the_document_shows() {
    check("docs/command.md");
}

#[test]
fn the_agreement_of_two_readers_is_as_the_document_shows() {
    check("docs/annotation.md");
}

/// Holds what stands under each call against what it prints.
fn check(name: &str) {
    let path = root().join(name);
    let document = fs::read_to_string(&path).expect("the document");
    let mut expected = String::new();
    let mut is_output = false;
    for line in document.lines() {
        if let Some(call) = line.strip_prefix("$ dossier ") {
            expected.push_str(&format!("{line}\n{}", printed(call)));
            is_output = true;
        } else {
            is_output &= line != "```";
            expected.push_str(&if is_output { String::new() } else { format!("{line}\n") });
        }
    }
    if std::env::var_os("DOSSIER_BLESS").is_some() {
        fs::write(&path, &expected).expect("the document is written");
    } else {
        assert!(document == expected, "{name} is out of step; DOSSIER_BLESS=1 cargo test -p dossier writes it anew");
    }
}
