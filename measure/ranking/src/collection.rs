//! A test collection: texts, queries, and which text answers which query how well.

use serde::Deserialize;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Documents by id, best first.
pub(crate) type Ranking = Vec<String>;

/// What the documents are worth for a query; those not named are worth 0.
pub(crate) type Gains = HashMap<String, f64>;

/// A collection, read.
pub(crate) struct Collection {
    /// The folder's name.
    pub(crate) name: String,
    /// Where the documents are, as the command takes them.
    pub(crate) documents_path: PathBuf,
    pub(crate) documents: Vec<Text>,
    /// Only those with a document of some worth: the others say nothing of who ranks better.
    pub(crate) queries: Vec<Text>,
    /// By query, in their order.
    pub(crate) judged: Vec<Gains>,
}

/// A document or a query.
#[derive(Deserialize)]
pub(crate) struct Text {
    #[serde(deserialize_with = "string_or_number")]
    pub(crate) id: String,
    pub(crate) text: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum DocumentId {
    Text(String),
    Number(i64),
}

fn string_or_number<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(match DocumentId::deserialize(deserializer)? {
        DocumentId::Text(id) => id,
        DocumentId::Number(id) => id.to_string(),
    })
}

impl Collection {
    /// Reads a folder; says in words what is wrong.
    pub(crate) fn read(folder: &Path) -> Result<Self, String> {
        let documents_path = folder.join("docs.jsonl");
        let documents = texts(&documents_path)?;
        let mut gains = gains(&folder.join("qrels.tsv"))?;
        let judged = |query: &Text| gains.remove(&query.id).filter(|gains| gains.values().any(|&gain| gain > 0.0));
        let queries = texts(&folder.join("queries.jsonl"))?;
        let all_judged: Vec<Option<Gains>> = queries.iter().map(judged).collect();
        let keep = queries.into_iter().zip(all_judged).filter_map(|(query, gains)| Some((query, gains?)));
        let (queries, judged) = keep.unzip();
        let name = folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Ok(Self { name, documents_path, documents, queries, judged })
    }
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn texts(path: &Path) -> Result<Vec<Text>, String> {
    let place = |at: usize, error| format!("{}:{}: {error}", path.display(), at + 1);
    let text = read(path)?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| serde_json::from_str(line).map_err(|error| place(at, error))).collect()
}

fn gains(path: &Path) -> Result<HashMap<String, Gains>, String> {
    let mut gains: HashMap<String, Gains> = HashMap::new();
    for (at, line) in read(path)?.lines().enumerate() {
        let (query, document, gain) =
            gain_of(line).ok_or_else(|| format!("{}:{}: no query, document and gain", path.display(), at + 1))?;
        gains.entry(query.to_owned()).or_default().insert(document.to_owned(), gain);
    }
    Ok(gains)
}

fn gain_of(line: &str) -> Option<(&str, &str, f64)> {
    let mut columns = line.split('\t');
    let row = (columns.next()?, columns.next()?, columns.next()?.trim().parse().ok()?);
    columns.next().is_none().then_some(row)
}
