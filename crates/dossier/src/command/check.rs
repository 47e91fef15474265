//! `check`: what a folder of right seeds holds.

use super::arguments::{Also, Format};
use super::outcome::{CommandOutput, failed, json};
use crate::coverage_report;
use seeds::{CompileError, Compiled, Hint, SecondReading, SeedError, compile_folder};
use serde::Serialize;
use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

/// The answer of `check`.
///
/// # Errors
/// What is said where the folder cannot be read.
pub(super) fn check(folder: &Path, also: Also) -> Result<CommandOutput, String> {
    match (compile_folder(folder), also.format) {
        (Ok(compiled), Format::Text) => Ok(checked(folder, &compiled, also)),
        (Ok(compiled), Format::Json) => Ok(as_json(folder, &compiled, also)),
        (Err(CompileError::Wrong(errors)), Format::Json) => {
            let found = errors.iter().map(|error| CheckLine::of(error, "error", None));
            Ok(CommandOutput { status: 1, out: found.map(|found| json(&found) + "\n").collect(), err: String::new() })
        }
        (Err(failure), _) => failed(&failure),
    }
}

/// Answers of `check`, one after each change of a file, until the reader of the answers goes.
///
/// # Errors
/// What is said where the folder cannot be read.
pub(super) fn watched(folder: &Path, also: Also, answers: &mut dyn Write) -> Result<CommandOutput, String> {
    let mut before = None;
    loop {
        let files = Some(seeds::read(folder).map_err(|error| error.to_string())?);
        if files != before {
            let said = check(folder, also)?;
            let text = format!("{}{}\n", said.out, said.err);
            if answers.write_all(text.as_bytes()).and_then(|()| answers.flush()).is_err() {
                return Ok(CommandOutput::fine(String::new()));
            }
            before = files;
        }
        std::thread::sleep(BETWEEN_LOOKS);
    }
}

/// So long between two looks at the files: soon enough after saving, and no load.
const BETWEEN_LOOKS: Duration = Duration::from_millis(500);

/// Something that `check` says, as JSON.
#[derive(Serialize)]
struct CheckLine<'f> {
    path: &'f str,
    line: usize,
    column: usize,
    /// `error`, `warning` or `hint`.
    severity: &'f str,
    /// The rule of a hint.
    rule: Option<&'f str>,
    what: &'f str,
    hint: &'f str,
}

impl<'f> CheckLine<'f> {
    fn of(error: &'f SeedError, severity: &'f str, rule: Option<&'f str>) -> Self {
        let SeedError { path, line, column, what, hint } = error;
        Self { path, line: *line, column: *column, severity, rule, what, hint }
    }
}

/// Warnings and hints, those that are excepted left out.
fn as_json(folder: &Path, compiled: &Compiled, also: Also) -> CommandOutput {
    let open = within(folder, compiled.hints.iter().filter(|hint| hint.excepted.is_none()));
    let status = u8::from(also.strict && !open.is_empty());
    let found = open.iter().map(|hint| CheckLine::of(&hint.told, hint.rule.loudness(), Some(hint.rule.id())));
    CommandOutput { status, out: found.map(|found| json(&found) + "\n").collect(), err: String::new() }
}

/// In words: with `strict`, hints that nobody excepted are errors.
fn checked(folder: &Path, compiled: &Compiled, also: Also) -> CommandOutput {
    let open: Vec<&Hint> = compiled.hints.iter().filter(|hint| hint.excepted.is_none()).collect();
    if also.strict && !open.is_empty() {
        return CommandOutput::wrong_seeds(&lines(folder, open));
    }
    CommandOutput::fine(counts(folder, compiled, also))
}

fn lines<'h>(folder: &Path, hints: impl IntoIterator<Item = &'h Hint>) -> Vec<String> {
    within(folder, hints).iter().map(ToString::to_string).collect()
}

/// The hints with paths that begin with the folder.
fn within<'h>(folder: &Path, hints: impl IntoIterator<Item = &'h Hint>) -> Vec<Hint> {
    let within = |hint: &Hint| {
        let path = folder.join(&hint.told.path).display().to_string();
        Hint { told: SeedError { path, ..hint.told.clone() }, ..hint.clone() }
    };
    hints.into_iter().map(within).collect()
}

/// "3 hints, 2 excepted".
fn hint_counts(hints: &[Hint]) -> String {
    let n_excepted = hints.iter().filter(|hint| hint.excepted.is_some()).count();
    let n_of = |loudness: &str| {
        hints.iter().filter(|hint| hint.excepted.is_none() && hint.rule.loudness() == loudness).count()
    };
    format!("warnings {}, hints {}, excepted with a reason {n_excepted}", n_of("warning"), n_of("hint"))
}

/// So many texts that are not pinned are named.
const MOST_NAMED: usize = 3;

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
    let read: Vec<_> = records.facts.iter().filter(|fact| !fact.is_by_program()).collect();
    let n_found = records.facts.len() - read.len();
    let n_quotes = read.iter().map(|fact| fact.evidence.len()).sum();
    let mut out = format!("{}: all is right\n", folder.display());
    let mut line = |text: String| writeln!(out, "{text}").unwrap_or_default();
    line(format!(
        "{}, {} with {}, {} with {}",
        many(records.articles.len(), "article", "articles"),
        many(read.len(), "fact", "facts"),
        many(n_quotes, "quote", "quotes"),
        many(records.matters.len(), "matter", "matters"),
        many(records.links.len(), "link", "links"),
    ));
    line(terms.join(", "));
    if n_found > 0 {
        let found = many(n_found, "sentence found by program", "sentences found by program");
        line(format!("{found} in articles without a facts file: each names, dates or counts something"));
    }
    line(format!(
        "for a second reader: status, stance or voice of {}{}",
        many(compiled.second_reader.len(), "fact", "facts"),
        if also.list { "" } else { " (--list)" }
    ));
    if !compiled.unpinned.is_empty() {
        let first = compiled.unpinned[..compiled.unpinned.len().min(MOST_NAMED)].join(", ");
        let more = if compiled.unpinned.len() > MOST_NAMED { " …" } else { "" };
        let n = many(compiled.unpinned.len(), "text", "texts");
        line(format!(
            "not pinned: {n}, {first}{more} (`dossier pin` notes what they are, so that no change goes unseen)"
        ));
    }
    line(hint_counts(&compiled.hints));
    let shown = compiled.hints.iter().filter(|hint| also.list || hint.excepted.is_none());
    lines(folder, shown).into_iter().for_each(&mut line);
    if also.list && !also.agreement {
        compiled.second_reader.iter().for_each(|reading| line(reading_line(folder, reading)));
    }
    if also.coverage {
        out.push_str(&coverage_report::coverage(compiled));
    }
    if also.agreement {
        out.push_str(&coverage_report::agreements(compiled, also.list));
    }
    out
}

fn reading_line(folder: &Path, reading: &SecondReading) -> String {
    let fields: Vec<String> = reading.fields.iter().map(|(field, value)| format!("{field} {value}")).collect();
    let path = folder.join(&reading.path);
    format!("{}:{}: {}: {}: “{}”", path.display(), reading.line, reading.fact, fields.join(", "), reading.quote)
}
