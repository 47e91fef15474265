//! MiniSearch from npm as a page would call it: the last word may be the beginning of one, typos are forgiven, all else
//! as it comes. It runs on Node, in a process of its own.

use crate::collection::{Collection, Ranking, Text};
use crate::measures::DEPTH;
use serde_json::json;
use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const VERSION: &str = "7.2.0";

/// Takes `{documents, queries, depth}`, gives a list of ids for each query.
const SCRIPT: &str = "
const read = require('node:fs').readFileSync
const MiniSearch = require('minisearch')
const { documents, queries, depth } = JSON.parse(read(0, 'utf8'))
const engine = new MiniSearch({ fields: ['text'] })
engine.addAll(documents)
const options = { prefix: (word, at, words) => at === words.length - 1, fuzzy: 0.2 }
const ranking = query => engine.search(query, options).slice(0, depth).map(found => found.id)
process.stdout.write(JSON.stringify(queries.map(ranking)))
";

/// What it finds for each query.
pub(crate) fn rankings(collection: &Collection) -> Result<Vec<Ranking>, String> {
    let folder = installed()?;
    let document = |text: &Text| json!({"id": text.id, "text": text.text});
    let asked = json!({
        "documents": collection.documents.iter().map(document).collect::<Vec<_>>(),
        "queries": collection.queries.iter().map(|query| query.text.as_str()).collect::<Vec<_>>(),
        "depth": DEPTH,
    });
    let answer = answer_of(Command::new("node").args(["-e", SCRIPT]).current_dir(&folder), &asked.to_string())?;
    serde_json::from_str(&answer).map_err(|error| format!("MiniSearch's answer: {error}"))
}

fn answer_of(command: &mut Command, input: &str) -> Result<String, String> {
    let about = |error: std::io::Error| format!("node: {error}");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(about)?;
    // Dropped at the end of the statement, so that the script sees the end of its input.
    child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(input.as_bytes())).map_err(about)?;
    let output = child.wait_with_output().map_err(about)?;
    if !output.status.success() {
        return Err(format!("node: {}", output.status));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("node: {error}"))
}

/// The folder where it is installed; a folder appears there by a rename when it is finished.
fn installed() -> Result<PathBuf, String> {
    let folder =
        cache().ok_or("no folder for MiniSearch; set DOSSIER_CACHE to one")?.join(format!("minisearch-{VERSION}"));
    if folder.join("node_modules").join("minisearch").is_dir() {
        return Ok(folder);
    }
    let partial = folder.with_extension("partial");
    let about = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    fs::create_dir_all(&partial).map_err(|error| about(&partial, error))?;
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix"]).arg(&partial);
    let status = npm.arg(format!("minisearch@{VERSION}")).stdout(Stdio::null()).status();
    match status.map_err(|error| format!("npm: {error}"))? {
        status if status.success() => fs::rename(&partial, &folder).map_err(|error| about(&folder, error))?,
        status => return Err(format!("npm: {status}")),
    }
    Ok(folder)
}

/// The chores' cache: `DOSSIER_CACHE`, else the user's cache folder as the system has it.
fn cache() -> Option<PathBuf> {
    let named = |variable: &str| env::var_os(variable).filter(|it| !it.is_empty()).map(PathBuf::from);
    let system = named(if cfg!(windows) { "LOCALAPPDATA" } else { "XDG_CACHE_HOME" });
    let home = || env::home_dir().map(|home| home.join(".cache"));
    named("DOSSIER_CACHE").or_else(|| system.or_else(home).map(|it| it.join("dossier")))
}
