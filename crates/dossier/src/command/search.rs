//! `search`: what one state finds, or each line of a file.

use super::arguments::{SearchInput, SearchSource};
use super::outcome::{CommandOutput, failed, json};
use crate::kept;
use crate::texts;
use engine::relevance_feedback::rank_articles;
use engine::{Corpus, report};
use model::Records;
use seeds::CompileError;
use serde::Serialize;
use std::io;
use std::path::Path;

/// How deep an answer to one of many queries goes: as deep as test collections are judged.
const DEEPEST: usize = 1000;

/// Asks one or many; the files of queries are read before anything is indexed.
pub(super) fn search(
    answers: &mut dyn io::Write,
    source: &SearchSource,
    input: &SearchInput,
    (limit, offset): (Option<usize>, usize),
    cache: Option<&Path>,
) -> Result<CommandOutput, String> {
    let read = match input {
        SearchInput::State(_) => Ok(Vec::new()),
        SearchInput::States(file) | SearchInput::Queries(file) => texts::lines(file),
    };
    let (lines, corpus) = match read.and_then(|lines| Ok((lines, Corpus::new(records_of(source, cache)?)))) {
        Ok(both) => both,
        Err(failure) => return failed(&failure),
    };
    match input {
        SearchInput::State(state) => {
            Ok(CommandOutput::fine(json(&report::search_state(&corpus, state, limit, offset)) + "\n"))
        }
        SearchInput::States(_) => write_lines(answers, &lines, &|state| state_answer(&corpus, state, limit, offset)),
        SearchInput::Queries(_) => {
            write_lines(answers, &lines, &|question| articles_answer(&corpus, question, limit, offset))
        }
    }
}

fn records_of(source: &SearchSource, cache: Option<&Path>) -> Result<Records, CompileError> {
    match source {
        SearchSource::JsonLines(file) => texts::of_json_lines(file),
        SearchSource::Folder(folder) if texts::is_plain(folder) => texts::of_folder(folder),
        SearchSource::Folder(folder) => kept::records(folder, cache),
    }
}

/// Answers line by line, each as soon as it is found. A reader that closes early (`| head`) is no error.
fn write_lines(
    out: &mut dyn io::Write,
    lines: &[String],
    answer: &dyn Fn(&str) -> String,
) -> Result<CommandOutput, String> {
    for line in lines {
        match writeln!(out, "{}", answer(line)) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            written => written.map_err(|error| format!("the answers cannot be written: {error}"))?,
        }
    }
    Ok(CommandOutput::default())
}

/// The answer to one state of many: articles and passages only where they have the words, and not without end.
fn state_answer(corpus: &Corpus, state: &str, limit: Option<usize>, offset: usize) -> String {
    let mut report = report::search_state(corpus, state, limit, offset);
    report.articles.retain(|article| article.score > 0);
    report.articles.truncate(DEEPEST);
    report.passages.truncate(DEEPEST);
    json(&report)
}

/// The answer to plain words.
#[derive(Serialize)]
struct RankedArticles<'a> {
    articles: Vec<Ranked<'a>>,
}

/// An article and its score, in thousandths.
#[derive(Serialize)]
struct Ranked<'a> {
    id: &'a str,
    score: u32,
}

fn articles_answer(corpus: &Corpus, question: &str, limit: Option<usize>, offset: usize) -> String {
    let found = rank_articles(corpus, question, DEEPEST).into_iter().skip(offset).take(limit.unwrap_or(DEEPEST));
    let ranked = found.map(|(article, score)| Ranked { id: &corpus.article(article).id, score });
    json(&RankedArticles { articles: ranked.collect() })
}
