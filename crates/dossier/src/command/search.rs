//! `search`: what one state finds, or each line of a file.

use super::arguments::{Asked, Source};
use super::{Outcome, failed, json};
use crate::kept;
use crate::texts;
use engine::relevance_feedback::rank_articles;
use engine::{Corpus, Query, report};
use model::Records;
use seeds::Failure;
use serde::Serialize;
use std::io;
use std::path::Path;

/// How deep an answer to one of many queries goes: as deep as test collections are judged.
const DEEPEST: usize = 1000;

/// Asks one or many; the files of queries are read before anything is indexed.
pub(super) fn search(
    answers: &mut dyn io::Write,
    source: &Source,
    asked: &Asked,
    (limit, offset): (Option<usize>, usize),
    cache: Option<&Path>,
) -> Result<Outcome, String> {
    let read = match asked {
        Asked::State(_) => Ok(Vec::new()),
        Asked::States(file) | Asked::Queries(file) => texts::lines(file),
    };
    let (lines, corpus) = match read.and_then(|lines| Ok((lines, Corpus::new(records_of(source, cache)?)))) {
        Ok(both) => both,
        Err(failure) => return failed(&failure),
    };
    match asked {
        Asked::State(state) => {
            Ok(Outcome::fine(json(&report::search_report(&corpus, &Query::parse(state), limit, offset)) + "\n"))
        }
        Asked::States(_) => write_lines(answers, &lines, &|state| state_answer(&corpus, state, limit, offset)),
        Asked::Queries(_) => write_lines(answers, &lines, &|plain| articles_answer(&corpus, plain, limit, offset)),
    }
}

fn records_of(source: &Source, cache: Option<&Path>) -> Result<Records, Failure> {
    match source {
        Source::JsonLines(file) => texts::of_json_lines(file),
        Source::Folder(folder) if texts::is_plain(folder) => texts::of_folder(folder),
        Source::Folder(folder) => kept::records(folder, cache),
    }
}

/// Answers line by line, each as soon as it is found. A reader that closes early (`| head`) is no error.
fn write_lines(out: &mut dyn io::Write, lines: &[String], answer: &dyn Fn(&str) -> String) -> Result<Outcome, String> {
    for line in lines {
        match writeln!(out, "{}", answer(line)) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            written => written.map_err(|error| format!("the answers cannot be written: {error}"))?,
        }
    }
    Ok(Outcome::default())
}

/// The answer to one state of many: articles and passages only where they have the words, and not without end.
fn state_answer(corpus: &Corpus, state: &str, limit: Option<usize>, offset: usize) -> String {
    let mut report = report::search_report(corpus, &Query::parse(state), limit, offset);
    report.articles.retain(|article| article.score > 0);
    report.articles.truncate(DEEPEST);
    report.passages.truncate(DEEPEST);
    json(&report)
}

/// The answer to plain words.
#[derive(Serialize)]
struct Answer<'a> {
    articles: Vec<Ranked<'a>>,
}

/// An article and its score, in thousandths.
#[derive(Serialize)]
struct Ranked<'a> {
    id: &'a str,
    score: u32,
}

fn articles_answer(corpus: &Corpus, plain: &str, limit: Option<usize>, offset: usize) -> String {
    let found = rank_articles(corpus, plain, DEEPEST).into_iter().skip(offset).take(limit.unwrap_or(DEEPEST));
    let ranked = found.map(|(article, score)| Ranked { id: &corpus.article(article).id, score });
    json(&Answer { articles: ranked.collect() })
}
