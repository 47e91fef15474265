//! `check`: what a folder of right seeds holds.

use super::arguments::Also;
use crate::coverage_report;
use seeds::{Compiled, SecondReading};
use std::fmt::Write;
use std::path::Path;

/// What a folder holds, and what a person should look at again.
pub(super) fn counts(folder: &Path, compiled: &Compiled, also: Also) -> String {
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
