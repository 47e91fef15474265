//! What the page says by itself in Compare, and what two readers found who held it against the articles.
//!
//! `tests/readings/said_in_compare.txt` holds every line; a whole-page test writes it and holds the page to it.
//! `tests/readings/first.json` and `second.json` are the readings: which bytes were read, and each line that is not simply
//! true.

use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Reading {
    reader: String,
    /// Who or what reads, and how.
    about: String,
    /// The SHA-256 of what was read, in hexadecimal digits.
    sha256: String,
    lines: Vec<JudgedLine>,
}

#[derive(Deserialize)]
struct JudgedLine {
    said: String,
    judgement: Judgement,
    why: String,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Judgement {
    False,
    Doubtful,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/readings")
}

fn said() -> String {
    fs::read_to_string(folder().join("said_in_compare.txt")).expect("what the page says")
}

fn readings() -> [Reading; 2] {
    ["first.json", "second.json"].map(|name| {
        let text = fs::read_to_string(folder().join(name)).expect(name);
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
    })
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn two_readers_have_read_every_line_as_it_is_now() {
    let (said, [first, second]) = (said(), readings());
    assert_ne!(first.reader, second.reader);
    let lines: BTreeSet<&str> = said.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")).collect();
    assert!(lines.len() > 250, "{} lines", lines.len());
    for reading in [first, second] {
        assert!(!reading.about.is_empty());
        assert_eq!(
            reading.sha256,
            digest(said.as_bytes()),
            "{}: the page says something else now; read it",
            reading.reader
        );
        for line in &reading.lines {
            assert!(lines.contains(line.said.as_str()), "{} judged what is not said: {}", reading.reader, line.said);
            assert!(line.why.len() > 20, "{}: why is {} doubtful?", reading.reader, line.said);
        }
    }
}

#[test]
fn none_of_it_was_found_false() {
    for reading in readings() {
        let found: Vec<&str> = reading
            .lines
            .iter()
            .filter(|line| line.judgement == Judgement::False)
            .map(|line| line.said.as_str())
            .collect();
        assert!(found.is_empty(), "{} found false: {found:#?}", reading.reader);
    }
}
