//! Plain texts as a corpus without facts and vocabulary, and files of one query a line: so that collections made for
//! measuring search can be run through the command.

use crate::CompileError;
use extract::blocks::blocks;
use model::{Article, Records};
use seeds::SeedError;
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};
use std::collections::HashMap;
use std::fmt::{self, Formatter};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Nobody reads more errors of one file, and one of another kind has as many as lines.
const MOST_ERRORS: usize = 100;

/// Whether a folder holds plain texts: no `dossier.toml`, and a `.txt` directly in it.
pub fn is_plain(folder: &Path) -> bool {
    let is_text = |entry: io::Result<fs::DirEntry>| entry.is_ok_and(|entry| id_in(&entry.path()).is_some());
    !folder.join("dossier.toml").exists() && fs::read_dir(folder).is_ok_and(|mut entries| entries.any(is_text))
}

/// The texts of a folder, `<id>.txt` each, by id. Whatever else lies there, and what is hidden, is left out.
///
/// # Errors
/// [`CompileError`] where something cannot be read, or is not UTF-8.
pub fn of_folder(folder: &Path) -> Result<Records, CompileError> {
    let about = |error| about(folder, &error);
    let mut texts: Vec<(String, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder).map_err(about)? {
        let path = entry.map_err(about)?.path();
        texts.extend(id_in(&path).map(|id| (id, path)));
    }
    texts.sort();
    let (mut records, mut wrong) = (Records::default(), Vec::new());
    for (id, path) in texts {
        let bytes = fs::read(&path).map_err(|error| self::about(&path, &error))?;
        match String::from_utf8(bytes) {
            Ok(text) => records.articles.push(article(id, text)),
            Err(error) => wrong.push(not_utf8(&path, 1, error.as_bytes())),
        }
        if wrong.len() == MOST_ERRORS {
            break;
        }
    }
    if wrong.is_empty() { Ok(records) } else { Err(CompileError::Wrong(wrong)) }
}

/// The id of a text is its file's name.
fn id_in(path: &Path) -> Option<String> {
    let id = path.file_name()?.to_str()?.strip_suffix(".txt")?;
    let is_text = !id.is_empty() && !id.starts_with('.') && path.is_file();
    is_text.then(|| id.to_owned())
}

/// The texts of a file with `{"id": …, "text": …}` on each line, in its order; an id is a string or a whole number,
/// other keys are passed over, and so are empty lines.
///
/// # Errors
/// [`CompileError`] where the file cannot be read, or a line is not UTF-8, no such object, or has the id of another.
pub fn of_json_lines(path: &Path) -> Result<Records, CompileError> {
    let mut records = Records::default();
    let mut lines_of_ids: HashMap<String, usize> = HashMap::new();
    each_line(path, |number, line| {
        if line.trim().is_empty() {
            return Ok(());
        }
        let Line { id: TextId(id), text } =
            serde_json::from_str(line).map_err(|error| no_text(path, number, line, &error))?;
        if let Some(other) = lines_of_ids.insert(id.clone(), number) {
            let what = format!("the id `{id}` is the id of line {other}");
            return Err(wrong(path, number, 1, what, "each text has an id of its own"));
        }
        records.articles.push(article(id, text));
        Ok(())
    })?;
    Ok(records)
}

/// The lines of a file, without their ends. What follows the last line's end is no line.
///
/// # Errors
/// [`CompileError`] where the file cannot be read or is not UTF-8.
pub fn lines(path: &Path) -> Result<Vec<String>, CompileError> {
    let mut lines = Vec::new();
    each_line(path, |_, line| {
        lines.push(line.to_owned());
        Ok(())
    })?;
    Ok(lines)
}

/// A line of a file of texts.
#[derive(Deserialize)]
struct Line {
    id: TextId,
    text: String,
}

struct TextId(String);

impl<'de> Deserialize<'de> for TextId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyId)
    }
}

/// Collections number their texts as often as they name them.
struct AnyId;

impl Visitor<'_> for AnyId {
    type Value = TextId;

    fn expecting(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string or a whole number")
    }

    fn visit_str<E: Error>(self, id: &str) -> Result<TextId, E> {
        Ok(TextId(id.to_owned()))
    }

    fn visit_u64<E: Error>(self, id: u64) -> Result<TextId, E> {
        Ok(TextId(id.to_string()))
    }

    fn visit_i64<E: Error>(self, id: i64) -> Result<TextId, E> {
        Ok(TextId(id.to_string()))
    }
}

/// A text and its id, and nothing that anybody said of it.
fn article(id: String, text: String) -> Article {
    let blocks = blocks(&text, &[]);
    Article {
        id,
        title: String::new(),
        publication: String::new(),
        short: String::new(),
        volume: String::new(),
        issue: String::new(),
        authors: Vec::new(),
        published: None,
        language: String::new(),
        url: String::new(),
        rights: String::new(),
        inferred: Vec::new(),
        main: Vec::new(),
        outside: Vec::new(),
        text,
        blocks,
        mentions: Vec::new(),
    }
}

/// Reads a file line by line, numbered from 1, so that it is never in memory as a whole; gathers what is wrong.
fn each_line(path: &Path, mut act: impl FnMut(usize, &str) -> Result<(), SeedError>) -> Result<(), CompileError> {
    let about = |error| about(path, &error);
    let mut file = BufReader::new(File::open(path).map_err(about)?);
    let (mut bytes, mut errors) = (Vec::new(), Vec::new());
    for number in 1.. {
        bytes.clear();
        if file.read_until(b'\n', &mut bytes).map_err(about)? == 0 || errors.len() == MOST_ERRORS {
            break;
        }
        let acted = match std::str::from_utf8(&bytes) {
            Ok(line) => act(number, bare(number, line)),
            Err(_) => Err(not_utf8(path, number, &bytes)),
        };
        errors.extend(acted.err());
    }
    if errors.is_empty() { Ok(()) } else { Err(CompileError::Wrong(errors)) }
}

/// Without its end, and the file's first line without a byte order mark.
fn bare(number: usize, line: &str) -> &str {
    let line = line.trim_end_matches(['\n', '\r']);
    if number == 1 { line.strip_prefix('\u{feff}').unwrap_or(line) } else { line }
}

fn about(path: &Path, error: &io::Error) -> CompileError {
    CompileError::Unreadable(io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}

fn wrong(path: &Path, line: usize, column: usize, what: String, hint: &str) -> SeedError {
    SeedError { path: path.display().to_string(), line, column, what, hint: hint.to_owned() }
}

fn no_text(path: &Path, number: usize, line: &str, error: &serde_json::Error) -> SeedError {
    let said = error.to_string();
    let what = said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _)| what);
    let before = line.as_bytes().get(..error.column().saturating_sub(1)).unwrap_or(line.as_bytes());
    let hint = r#"each line is an object: {"id": "…", "text": "…"}"#;
    wrong(path, number, String::from_utf8_lossy(before).chars().count() + 1, what.to_owned(), hint)
}

/// Says where bytes cease to be UTF-8; `line` is the number of their first line.
fn not_utf8(path: &Path, line: usize, bytes: &[u8]) -> SeedError {
    let right = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let column = right.chars().rev().take_while(|&letter| letter != '\n').count() + 1;
    let line = line + right.matches('\n').count();
    wrong(path, line, column, "this is not UTF-8".to_owned(), "save the file as UTF-8")
}
