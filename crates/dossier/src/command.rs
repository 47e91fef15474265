//! The command: what is called, what it answers, how it ends.

mod arguments;
mod check;
mod search;

use crate::kept;
use arguments::{Arguments, Call, Check, Pair, Prerender};
use check::counts;
use clap::Parser;
use engine::{Corpus, Query, report};
use search::search;
use seeds::Compiled;
use seeds::{Failure, compile_folder};
use serde::Serialize;
use std::io;
use std::path::{Path, PathBuf};

/// What the command read from outside: nothing else reaches it.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// `DOSSIER_SEEDS`.
    pub seeds: Option<PathBuf>,
    /// `TRUNK_STAGING_DIR`.
    pub staging: Option<PathBuf>,
    /// `TRUNK_SOURCE_DIR`.
    pub sources: Option<PathBuf>,
    /// Where compiled seeds are kept; `None`: they are not.
    pub cache: Option<PathBuf>,
}

/// How a call ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// 0 fine, 1 the seeds or texts are wrong, 2 the call is wrong.
    pub status: u8,
    /// For the standard output.
    pub out: String,
    /// For the standard error.
    pub err: String,
}

impl Outcome {
    fn fine(out: String) -> Self {
        Self { status: 0, out, err: String::new() }
    }

    fn wrong_call(what: &str) -> Self {
        Self { status: 2, out: String::new(), err: format!("dossier: {what}") }
    }
}

/// Runs a call: its arguments without the program's name.
pub fn run(arguments: &[String], surroundings: &Surroundings) -> Outcome {
    let mut answers = Vec::new();
    let outcome = run_into(&mut answers, arguments, surroundings);
    Outcome { out: String::from_utf8_lossy(&answers).into_owned() + &outcome.out, ..outcome }
}

/// Runs a call as [`run`] does, but where it asks many queries each answer goes to `answers` as soon as it is found,
/// and only what comes after them is in the outcome.
pub fn run_into(answers: &mut dyn io::Write, arguments: &[String], surroundings: &Surroundings) -> Outcome {
    let words = std::iter::once("dossier").chain(arguments.iter().map(String::as_str));
    let called = match Arguments::try_parse_from(words) {
        Ok(called) => called.call,
        Err(told) => return told_by_clap(&told),
    };
    done(called, answers, surroundings)
        .unwrap_or_else(|what| Outcome::wrong_call(&format!("{what}\n`dossier --help` says how it is called\n")))
}

/// Help, or what is wrong with the call.
fn told_by_clap(told: &clap::Error) -> Outcome {
    let words = told.to_string();
    if told.use_stderr() { Outcome::wrong_call(words.trim_start_matches("error: ")) } else { Outcome::fine(words) }
}

fn done(call: Call, answers: &mut dyn io::Write, surroundings: &Surroundings) -> Result<Outcome, String> {
    match call {
        Call::Check(Check { folder, also }) => with_seeds(&folder, |compiled| Ok(counts(&folder, &compiled, also))),
        Call::Search(asked) => {
            let (source, what) = asked.meant()?;
            search(answers, &source, &what, (asked.limit, asked.offset), surroundings.cache.as_deref())
        }
        Call::Compare(compare) => {
            let pair = compare.meant()?;
            match kept::records(&pair.folder, surroundings.cache.as_deref()) {
                Ok(records) => compared(&Corpus::new(records), &pair).map(Outcome::fine),
                Err(failure) => failed(&failure),
            }
        }
        Call::Prerender(Prerender { page }) => finished(page, surroundings),
    }
}

/// An answer as the page's own functions give it; plain data is always written.
fn json(answer: &impl Serialize) -> String {
    serde_json::to_string(answer).unwrap_or_default()
}

fn compared(corpus: &Corpus, pair: &Pair) -> Result<String, String> {
    let article = |id: &str| corpus.article_of(id).ok_or_else(|| no_article(corpus, id));
    let (a, b) = (article(&pair.a)?, article(&pair.b)?);
    Ok(json(&report::compare_report(corpus, a, b, &Query::parse(&pair.state))) + "\n")
}

fn finished(page: Option<PathBuf>, surroundings: &Surroundings) -> Result<Outcome, String> {
    let page = page.or_else(|| Some(surroundings.staging.as_ref()?.join("index.html")));
    let page = page.ok_or("prerender needs a PAGE, or TRUNK_STAGING_DIR")?;
    let folder = surroundings.seeds.clone().unwrap_or_else(seeds::default_folder);
    with_seeds(&folder, |compiled| {
        prerender::finish(&page, &compiled.records, surroundings.sources.as_deref())?;
        Ok(String::new())
    })
}

/// With a folder of seeds, if it is there and right.
fn with_seeds(folder: &Path, act: impl FnOnce(Compiled) -> Result<String, String>) -> Result<Outcome, String> {
    match compile_folder(folder) {
        Ok(compiled) => act(compiled).map(Outcome::fine),
        Err(failure) => failed(&failure),
    }
}

/// What is wrong in files is an outcome; that they cannot be read is the call's fault.
fn failed(failure: &Failure) -> Result<Outcome, String> {
    let lines = failure.lines();
    match failure {
        Failure::Unreadable(error) => Err(error.to_string()),
        Failure::Wrong(_) => {
            let n_errors = if lines.len() == 1 { "1 error".to_owned() } else { format!("{} errors", lines.len()) };
            Ok(Outcome { status: 1, out: String::new(), err: format!("{}\n{n_errors}\n", lines.join("\n")) })
        }
    }
}

fn no_article(corpus: &Corpus, id: &str) -> String {
    let ids: Vec<&str> = corpus.articles.iter().map(|article| article.id.as_str()).collect();
    format!("there is no article `{id}`; there are {}", ids.join(", "))
}
