//! The command line: what is called, what it answers, how it ends.

use crate::{Failure, compile, scrutiny, texts};
use corpus::model::Records;
use corpus::search::rank_articles;
use corpus::seed::{Compiled, SecondReading};
use corpus::{Corpus, Query, report};
use serde::Serialize;
use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

/// How `dossier` is called.
pub const HELP: &str = "\
dossier: check, search and compare a folder of seeds; put the page's static part into it

  dossier check [DIR] [--coverage] [--agreement] [--list]
                                                         check every file, say what there is
  dossier search [DIR] STATE [--limit N] [--offset N]    what a state finds, as JSON
  dossier search [DIR] --states FILE                     the same for each line of FILE, an answer a line
  dossier search [DIR] --queries FILE                    for each line of FILE, read as plain words, the articles
                                                         that have any of them, best first; an answer a line
  dossier compare [DIR] A B [STATE]                      two articles side by side, as JSON
  dossier prerender [PAGE]                               put articles and statements into PAGE

DIR     the folder of seeds; `seeds` if left out. search also takes a folder of plain texts, <id>.txt each
STATE   what stands after `#` in the page's address: '/facts?q=pipeline&actor=kazakhstan'
A, B    ids of articles
PAGE    an index.html; if left out, the one in the folder that TRUNK_STAGING_DIR names. It shows the seeds
        in the folder that DOSSIER_SEEDS names, `seeds` if it names none

  --coverage   with check: also which sentences, figures and dates are in no fact; facts per theme, thing, actor
  --agreement  with check: also how far the second reader agrees with the facts, field by field
  --list       with check: also what only a person can judge, statement by statement; with --agreement, where the two
               readers differ
  --jsonl FILE with search: texts instead of DIR; each line of FILE is {\"id\": …, \"text\": …}
  --limit N    with search: at most N facts, with --queries articles; without it, all facts, 1,000 articles
  --offset N   with search: leave out the first N
  --help       this

Exit status: 0 fine, 1 the seeds or texts are wrong, 2 the call is wrong. Errors go to the standard error.
";

/// What the command read from outside: nothing else reaches it.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// `DOSSIER_SEEDS`.
    pub seeds: Option<PathBuf>,
    /// `TRUNK_STAGING_DIR`.
    pub staging: Option<PathBuf>,
    /// `TRUNK_SOURCE_DIR`.
    pub sources: Option<PathBuf>,
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
    match Call::read(arguments).and_then(|call| call.run(answers, surroundings)) {
        Ok(outcome) => outcome,
        Err(what) => Outcome {
            status: 2,
            out: String::new(),
            err: format!("dossier: {what}\n`dossier --help` says how it is called\n"),
        },
    }
}

/// A call, read.
#[derive(Debug, PartialEq, Eq)]
enum Call {
    Help,
    Check { folder: PathBuf, also: Also },
    Search { source: Source, asked: Asked, limit: Option<usize>, offset: usize },
    Compare { folder: PathBuf, a: String, b: String, state: String },
    Prerender { page: Option<PathBuf> },
}

/// What `search` searches.
#[derive(Debug, PartialEq, Eq)]
enum Source {
    /// A folder of seeds, or of plain texts.
    Folder(PathBuf),
    /// A file with a text a line.
    JsonLines(PathBuf),
}

/// What `search` searches for.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    /// One state.
    State(String),
    /// A file with a state a line.
    States(PathBuf),
    /// A file with plain words a line.
    Queries(PathBuf),
}

/// What `check` is to say beside right or wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Also {
    coverage: bool,
    agreement: bool,
    list: bool,
}

impl Call {
    fn read(arguments: &[String]) -> Result<Self, String> {
        let mut options = Options::read(arguments)?;
        if options.help {
            return Ok(Self::Help);
        }
        let mut given = std::mem::take(&mut options.rest).into_iter();
        let name = given.next().ok_or("say what to do: check, search, compare or prerender")?;
        let rest: Vec<String> = given.collect();
        options.check(&name)?;
        match name.as_str() {
            "check" => Self::check(&rest, &options),
            "search" => Self::search(&rest, &options),
            "compare" => Self::compare(&rest),
            "prerender" => match rest.as_slice() {
                [] => Ok(Self::Prerender { page: None }),
                [page] => Ok(Self::Prerender { page: Some(page.into()) }),
                _ => Err("prerender takes one PAGE".to_owned()),
            },
            _ => Err(format!("there is no `{name}`; there are check, search, compare and prerender")),
        }
    }

    fn check(rest: &[String], options: &Options) -> Result<Self, String> {
        let also = options.also;
        match rest {
            [] => Ok(Self::Check { folder: seeds::default_folder(), also }),
            [folder] => Ok(Self::Check { folder: folder.into(), also }),
            _ => Err("check takes one DIR".to_owned()),
        }
    }

    fn search(rest: &[String], options: &Options) -> Result<Self, String> {
        let (file, mut rest) = (|file: &str| PathBuf::from(file), rest.iter());
        let asked = match (&options.states, &options.queries) {
            (Some(_), Some(_)) => return Err("search takes --states or --queries, not both".to_owned()),
            (Some(states), None) => Asked::States(file(states)),
            (None, Some(queries)) => Asked::Queries(file(queries)),
            (None, None) => Asked::State(rest.next_back().ok_or("search takes a STATE, before it a DIR")?.clone()),
        };
        let source = match (&options.jsonl, rest.next()) {
            (Some(_), Some(folder)) => return Err(format!("search takes a DIR or --jsonl, not both: `{folder}`")),
            (Some(texts), None) => Source::JsonLines(file(texts)),
            (None, folder) => Source::Folder(folder.map_or_else(seeds::default_folder, |folder| file(folder))),
        };
        match rest.next() {
            Some(stray) => Err(format!("search takes a DIR and one STATE, or --states or --queries: not `{stray}`")),
            None => Ok(Self::Search { source, asked, limit: options.limit, offset: options.offset.unwrap_or(0) }),
        }
    }

    fn compare(rest: &[String]) -> Result<Self, String> {
        let (folder, a, b, state) = match rest {
            [a, b] => (seeds::default_folder(), a, b, String::new()),
            // An id holds none of the signs that every state but the empty one holds.
            [a, b, state] if state.is_empty() || state.contains(['/', '?', '=', '#']) => {
                (seeds::default_folder(), a, b, state.clone())
            }
            [folder, a, b] => (folder.into(), a, b, String::new()),
            [folder, a, b, state] => (folder.into(), a, b, state.clone()),
            _ => return Err("compare takes the ids A and B, before them a DIR, after them a STATE".to_owned()),
        };
        Ok(Self::Compare { folder, a: a.clone(), b: b.clone(), state })
    }

    fn run(self, answers: &mut dyn io::Write, surroundings: &Surroundings) -> Result<Outcome, String> {
        match self {
            Self::Help => Ok(Outcome::fine(HELP.to_owned())),
            Self::Check { folder, also } => with_seeds(&folder, |compiled| Ok(counts(&folder, &compiled, also))),
            Self::Search { source, asked, limit, offset } => search(answers, &source, &asked, limit, offset),
            Self::Compare { folder, a, b, state } => with_seeds(&folder, |compiled| {
                let corpus = Corpus::new(compiled.records);
                let article = |id: &str| corpus.article_of(id).ok_or_else(|| no_article(&corpus, id));
                Ok(report::compare_report(&corpus, article(&a)?, article(&b)?, &Query::parse(&state)).json() + "\n")
            }),
            Self::Prerender { page } => {
                let page = page.or_else(|| Some(surroundings.staging.as_ref()?.join("index.html")));
                let page = page.ok_or("prerender needs a PAGE, or TRUNK_STAGING_DIR")?;
                let folder = surroundings.seeds.clone().unwrap_or_else(seeds::default_folder);
                with_seeds(&folder, |compiled| {
                    prerender::finish(&page, &compiled.records, surroundings.sources.as_deref())?;
                    Ok(String::new())
                })
            }
        }
    }
}

/// Options and what is left without them.
#[derive(Debug, Default)]
struct Options {
    help: bool,
    also: Also,
    limit: Option<usize>,
    offset: Option<usize>,
    jsonl: Option<String>,
    states: Option<String>,
    queries: Option<String>,
    rest: Vec<String>,
}

impl Options {
    fn read(arguments: &[String]) -> Result<Self, String> {
        let mut options = Self::default();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let (name, value) = argument
                .split_once('=')
                .map_or((argument.as_str(), None), |(name, value)| (name, Some(value.to_owned())));
            let mut value = || value.clone().or_else(|| arguments.next().cloned());
            let number = |value: Option<String>| {
                value.and_then(|value| value.parse().ok()).ok_or_else(|| format!("{name} needs a number"))
            };
            let file = |value: Option<String>| {
                value.filter(|value| !value.is_empty()).ok_or_else(|| format!("{name} needs a file"))
            };
            match name {
                "--help" | "-h" => options.help = true,
                "--coverage" => options.also.coverage = true,
                "--agreement" => options.also.agreement = true,
                "--list" => options.also.list = true,
                "--limit" => options.limit = Some(number(value())?),
                "--offset" => options.offset = Some(number(value())?),
                "--jsonl" => options.jsonl = Some(file(value())?),
                "--states" => options.states = Some(file(value())?),
                "--queries" => options.queries = Some(file(value())?),
                "--" => options.rest.extend(arguments.by_ref().cloned()),
                _ if argument.starts_with('-') => return Err(format!("there is no option {name}")),
                _ => options.rest.push(argument.clone()),
            }
        }
        Ok(options)
    }

    /// An option that a command does not take is an error, not a wish unheard.
    fn check(&self, command: &str) -> Result<(), String> {
        let stray = [
            ("--coverage", self.also.coverage, "check"),
            ("--agreement", self.also.agreement, "check"),
            ("--list", self.also.list, "check"),
            ("--limit", self.limit.is_some(), "search"),
            ("--offset", self.offset.is_some(), "search"),
            ("--jsonl", self.jsonl.is_some(), "search"),
            ("--states", self.states.is_some(), "search"),
            ("--queries", self.queries.is_some(), "search"),
        ];
        match stray.into_iter().find(|(_, is_given, taker)| *is_given && *taker != command) {
            Some((option, _, taker)) => Err(format!("{option} belongs to {taker}")),
            None => Ok(()),
        }
    }
}

/// With a folder of seeds, if it is there and right.
fn with_seeds(folder: &Path, act: impl FnOnce(Compiled) -> Result<String, String>) -> Result<Outcome, String> {
    match compile(folder) {
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

/// How deep an answer to one of many queries goes: as deep as test collections are judged.
const DEEPEST: usize = 1000;

/// Asks one or many; the files of queries are read before anything is indexed.
fn search(
    answers: &mut dyn io::Write,
    source: &Source,
    asked: &Asked,
    limit: Option<usize>,
    offset: usize,
) -> Result<Outcome, String> {
    let read = match asked {
        Asked::State(_) => Ok(Vec::new()),
        Asked::States(file) | Asked::Queries(file) => texts::lines(file),
    };
    let (lines, corpus) = match read.and_then(|lines| Ok((lines, Corpus::new(records_of(source)?)))) {
        Ok(both) => both,
        Err(failure) => return failed(&failure),
    };
    match asked {
        Asked::State(state) => {
            Ok(Outcome::fine(report::search_report(&corpus, &Query::parse(state), limit, offset).json() + "\n"))
        }
        Asked::States(_) => write_lines(answers, &lines, &|state| state_answer(&corpus, state, limit, offset)),
        Asked::Queries(_) => write_lines(answers, &lines, &|plain| articles_answer(&corpus, plain, limit, offset)),
    }
}

fn records_of(source: &Source) -> Result<Records, Failure> {
    match source {
        Source::JsonLines(file) => texts::of_json_lines(file),
        Source::Folder(folder) if texts::is_plain(folder) => texts::of_folder(folder),
        Source::Folder(folder) => compile(folder).map(|compiled| compiled.records),
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
    report.json()
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
    serde_json::to_string(&Answer { articles: ranked.collect() }).unwrap_or_default()
}

fn no_article(corpus: &Corpus, id: &str) -> String {
    let ids: Vec<&str> = corpus.articles.iter().map(|article| article.id.as_str()).collect();
    format!("there is no article `{id}`; there are {}", ids.join(", "))
}

/// What a folder holds, and what a person should look at again.
fn counts(folder: &Path, compiled: &Compiled, also: Also) -> String {
    let records = &compiled.records;
    let many = |n: usize, one: &str, more: &str| format!("{n} {}", if n == 1 { one } else { more });
    let terms = [
        many(records.actors.len(), "actor", "actors"),
        many(records.things.len(), "thing", "things"),
        many(records.themes.len(), "theme", "themes"),
        many(records.places.len(), "place", "places"),
        many(records.kinds.len(), "kind", "kinds"),
        many(records.units.len(), "unit", "units"),
    ];
    let n_quotes = records.facts.iter().map(|fact| fact.evidence.len()).sum();
    let mut out = format!("{}: all is right\n", folder.display());
    let mut line = |text: String| writeln!(out, "{text}").unwrap_or_default();
    line(format!(
        "{}, {} with {}, {} with {}",
        many(records.articles.len(), "article", "articles"),
        many(records.facts.len(), "fact", "facts"),
        many(n_quotes, "quote", "quotes"),
        many(records.matters.len(), "matter", "matters"),
        many(records.links.len(), "link", "links"),
    ));
    line(terms.join(", "));
    line(format!(
        "for a second reader: status, stance or voice of {}{}",
        many(compiled.second_reader.len(), "fact", "facts"),
        if also.list { "" } else { " (--list)" }
    ));
    if also.list && !also.agreement {
        compiled.second_reader.iter().for_each(|reading| line(reading_line(folder, reading)));
    }
    if also.coverage {
        out.push_str(&scrutiny::coverage(compiled));
    }
    if also.agreement {
        out.push_str(&scrutiny::agreements(compiled, also.list));
    }
    out
}

fn reading_line(folder: &Path, reading: &SecondReading) -> String {
    let fields: Vec<String> = reading.fields.iter().map(|(field, value)| format!("{field} {value}")).collect();
    let path = folder.join(&reading.path);
    format!("{}:{}: {}: {}: “{}”", path.display(), reading.line, reading.fact, fields.join(", "), reading.quote)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Call, String> {
        Call::read(&arguments.iter().map(|argument| (*argument).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn the_folder_may_be_left_out() {
        let folder = || PathBuf::from("seeds");
        assert_eq!(read(&["check"]), Ok(Call::Check { folder: folder(), also: Also::default() }));
        assert_eq!(
            read(&["check", "--list", "x"]),
            Ok(Call::Check { folder: "x".into(), also: Also { list: true, ..Also::default() } })
        );
        let search = |source, asked, limit| Ok(Call::Search { source, asked, limit, offset: 0 });
        let (seeds, state) = (|| Source::Folder(folder()), || Asked::State("/facts".into()));
        assert_eq!(read(&["search", "/facts", "--limit=3"]), search(seeds(), state(), Some(3)));
        assert_eq!(read(&["search", "x", "/facts"]), search(Source::Folder("x".into()), state(), None));
        assert_eq!(read(&["search", "/facts", "--jsonl", "x"]), search(Source::JsonLines("x".into()), state(), None));
        assert_eq!(read(&["search", "--states", "x"]), search(seeds(), Asked::States("x".into()), None));
        let queries = || Asked::Queries("x".into());
        assert_eq!(read(&["search", "y", "--queries=x"]), search(Source::Folder("y".into()), queries(), None));
        assert_eq!(
            read(&["search", "--jsonl=y", "--queries=x"]),
            search(Source::JsonLines("y".into()), queries(), None)
        );
        let compare = |folder: PathBuf, state: &str| {
            Ok(Call::Compare { folder, a: "a".into(), b: "b".into(), state: state.into() })
        };
        assert_eq!(read(&["compare", "a", "b"]), compare(folder(), ""));
        assert_eq!(read(&["compare", "a", "b", "/compare?theme=gas"]), compare(folder(), "/compare?theme=gas"));
        assert_eq!(read(&["compare", "/tmp/x", "a", "b"]), compare("/tmp/x".into(), ""));
        assert_eq!(read(&["compare", "x", "a", "b", "theme=gas"]), compare("x".into(), "theme=gas"));
    }

    #[test]
    fn a_wrong_call_says_what_is_wrong() {
        for (arguments, expected) in [
            (&["chekc"][..], "there is no `chekc`"),
            (&[], "say what to do"),
            (&["check", "--lsit"], "there is no option --lsit"),
            (&["search", "/facts", "--limit"], "--limit needs a number"),
            (&["search", "/facts", "--limit", "-1"], "--limit needs a number"),
            (&["check", "--limit", "3"], "--limit belongs to search"),
            (&["search"], "search takes a STATE"),
            (&["search", "x", "y", "/facts"], "search takes a DIR and one STATE"),
            (&["search", "x", "/facts", "--states", "y"], "search takes a DIR and one STATE"),
            (&["search", "--states", "x", "--queries", "y"], "search takes --states or --queries, not both"),
            (&["search", "x", "/facts", "--jsonl", "y"], "search takes a DIR or --jsonl, not both"),
            (&["search", "--queries"], "--queries needs a file"),
            (&["compare", "a", "b", "--jsonl", "x"], "--jsonl belongs to search"),
            (&["compare", "a"], "compare takes the ids"),
        ] {
            let said = read(arguments).expect_err("a wrong call");
            assert!(said.starts_with(expected), "{said}");
        }
    }
}
