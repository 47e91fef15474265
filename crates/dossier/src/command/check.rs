//! `check`: what a folder of right seeds holds.

use super::arguments::Also;
use super::outcome::CommandOutput;
use crate::coverage_report;
use seeds::{Compiled, Hint, SecondReading, SeedError};
use std::fmt::Write;
use std::path::Path;

/// The answer of `check`: with `strict`, hints that nobody excepted are errors.
pub(super) fn checked(folder: &Path, compiled: &Compiled, also: Also) -> CommandOutput {
    let open: Vec<&Hint> = compiled.hints.iter().filter(|hint| hint.excepted.is_none()).collect();
    if also.strict && !open.is_empty() {
        return CommandOutput::wrong_seeds(&lines(folder, open));
    }
    CommandOutput::fine(counts(folder, compiled, also))
}

fn lines<'h>(folder: &Path, hints: impl IntoIterator<Item = &'h Hint>) -> Vec<String> {
    let within = |hint: &Hint| {
        let path = folder.join(&hint.told.path).display().to_string();
        Hint { told: SeedError { path, ..hint.told.clone() }, ..hint.clone() }
    };
    hints.into_iter().map(|hint| within(hint).to_string()).collect()
}

/// "3 hints, 2 excepted".
fn hint_counts(hints: &[Hint]) -> String {
    let n_excepted = hints.iter().filter(|hint| hint.excepted.is_some()).count();
    let n_of = |loudness: &str| {
        hints.iter().filter(|hint| hint.excepted.is_none() && hint.rule.loudness() == loudness).count()
    };
    format!("warnings {}, hints {}, excepted with a reason {n_excepted}", n_of("warning"), n_of("hint"))
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
