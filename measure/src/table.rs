//! Tables of what was measured, kept in `docs/measurements.md` between two marks.

use crate::questions::{N_QUERIES, QueryKind};
use serde_json::Value;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

/// The sizes that `cargo bench` measures, in facts.
pub const BENCHED: [usize; 3] = [200, 10_000, 100_000];
/// The name of the bench of the index.
pub const INDEX: &str = "index";
/// The name of the bench of what stands between the bytes of a corpus and the first counts of all facets.
pub const LOAD: &str = "bytes to counts";
/// The name of the bench of all that a key in the search box asks of the engine.
pub const KEY: &str = "a key";
/// The name of the bench of all counts with one value picked.
pub const COUNTS: &str = "counts";

/// Milliseconds that one search of this kind may take at 10,000 and at 100,000 facts.
const SEARCH_LIMITS: [f64; 2] = [1.0, 8.0];
/// The same for all counts.
const COUNT_LIMITS: [f64; 2] = [0.2, 1.0];

/// What is written between `<!-- name -->` and the next `<!-- end -->`.
///
/// # Errors
/// Where the file cannot be read or written, or has no such marks.
pub fn keep(file: &Path, name: &str, table: &str) -> io::Result<()> {
    let text = fs::read_to_string(file)?;
    let kept = between(&text, name, table);
    let kept = kept.ok_or_else(|| io::Error::other(format!("it has no <!-- {name} --> followed by <!-- end -->")))?;
    fs::write(file, kept)
}

fn between(text: &str, name: &str, table: &str) -> Option<String> {
    let (before, rest) = text.split_once(&format!("<!-- {name} -->\n"))?;
    let (_, after) = rest.split_once("<!-- end -->")?;
    Some(format!("{before}<!-- {name} -->\n{}\n<!-- end -->{after}", table.trim_end()))
}

/// What criterion has found out, under its folder in `target`: medians in milliseconds for one query.
///
/// # Errors
/// Where `cargo bench -p measure` has not been run.
pub fn engine(criterion: &Path) -> io::Result<String> {
    let mut out = format!("{}\n\n", machine());
    out.push_str("| ms, median | 200 facts | 10,000 | at most | 100,000 | at most |\n|---|--:|--:|--:|--:|--:|\n");
    out.push_str(&engine_row(criterion, LOAD, "from bytes to the first counts of all facets", 1, None)?);
    out.push_str(&engine_row(criterion, INDEX, "index built, after that", 1, None)?);
    out.push_str(&engine_row(criterion, KEY, "a key: list, counts, sentence, suggestions", N_QUERIES, None)?);
    for typed in QueryKind::ALL {
        let limits = (typed == QueryKind::Hurried).then_some(SEARCH_LIMITS);
        out.push_str(&engine_row(criterion, typed.label(), typed.label(), N_QUERIES, limits)?);
    }
    out.push_str(&engine_row(
        criterion,
        COUNTS,
        "all facets counted, one value picked",
        N_QUERIES,
        Some(COUNT_LIMITS),
    )?);
    Ok(out)
}

/// What the benches of the comparison measure: group, name, milliseconds at most.
const COMPARED: [(&str, &str, Option<f64>); 6] = [
    ("two articles of 20,000 words", "matching passages", None),
    ("two articles of 20,000 words", "all that `dossier compare` says", Some(100.0)),
    ("all pairs of 200 articles", "2,100 words", Some(2_000.0)),
    ("all pairs of 200 articles", "10,200 words", Some(2_000.0)),
    ("matrix of 10,000 facts", "12 by 8", None),
    ("matrix of 10,000 facts", "100 by 40", None),
];

/// What criterion has found out of comparisons: medians in milliseconds.
///
/// # Errors
/// Where `cargo bench -p measure` has not been run.
pub fn compared(criterion: &Path) -> io::Result<String> {
    let mut out = format!("{}\n\n| ms, median | | at most |\n|---|--:|--:|\n", machine());
    for (group, name, limit) in COMPARED {
        let cell = milliseconds(median(&criterion.join(group).join(name))?);
        let limit = limit.map_or_else(String::new, |limit| limit.to_string());
        out.push_str(&format!("| {group}: {name} | {cell} | {limit} |\n"));
    }
    Ok(out)
}

/// The median that criterion keeps in a bench's folder, in milliseconds.
fn median(bench: &Path) -> io::Result<f64> {
    let estimates: Value = serde_json::from_str(&fs::read_to_string(bench.join("new/estimates.json"))?)?;
    Ok(estimates["median"]["point_estimate"].as_f64().unwrap_or(f64::NAN) / 1e6)
}

fn engine_row(criterion: &Path, bench: &str, label: &str, n: usize, limits: Option<[f64; 2]>) -> io::Result<String> {
    let mut cells = Vec::new();
    for size in BENCHED {
        cells.push(median(&criterion.join(size.to_string()).join(bench))? / n as f64);
    }
    let limit = |at: usize| limits.map_or_else(String::new, |limits| limits[at].to_string());
    let [small, middle, large] = [0, 1, 2].map(|at| milliseconds(cells[at]));
    Ok(format!("| {label} | {small} | {middle} | {} | {large} | {} |\n", limit(0), limit(1)))
}

/// Two figures, or whole milliseconds above a hundred.
fn milliseconds(number: f64) -> String {
    match number {
        100.0.. => format!("{number:.0}"),
        10.0.. => format!("{number:.1}"),
        1.0.. => format!("{number:.2}"),
        0.1.. => format!("{number:.3}"),
        _ => format!("{number:.4}"),
    }
}

/// What it was measured on and when, without a name that tells one machine from another of its kind.
pub fn machine() -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let models = cpu.lines().filter_map(|line| line.strip_prefix("model name")?.split_once(':'));
    let model = models.map(|(_, model)| model.trim()).next().unwrap_or("a processor that does not say its name");
    let n_cores = std::thread::available_parallelism().map_or(1, usize::from);
    let rustc = Command::new("rustc").arg("--version").output().map(|output| output.stdout).unwrap_or_default();
    let rustc = String::from_utf8_lossy(&rustc);
    let rustc: Vec<&str> = rustc.split_whitespace().take(2).collect();
    format!("Measured on {}: {model}, {n_cores} cores, {}.", today(), rustc.join(" "))
}

/// The day in UTC, as `2026-01-31`; after Howard Hinnant's `civil_from_days`.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    civil(seconds / 86_400)
}

fn civil(days_since_1970: u64) -> String {
    let shifted = days_since_1970 + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    format!("{:04}-{month:02}-{day:02}", year_of_era + era * 400 + u64::from(month <= 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_stands_between_its_marks() {
        let text = "a\n<!-- one -->\nold\n<!-- end -->\nb\n<!-- two -->\n<!-- end -->\n";
        let kept = between(text, "one", "new\n").unwrap();
        assert_eq!(kept, text.replace("old", "new"));
        assert_eq!(between(&kept, "two", "x").unwrap().matches("<!-- end -->").count(), 2);
        assert_eq!(between(text, "three", "x"), None);
    }

    #[test]
    fn days_are_counted_as_the_calendar_does() {
        assert_eq!([0, 59, 11_016, 20_819].map(civil), ["1970-01-01", "1970-03-01", "2000-02-29", "2027-01-01"]);
    }
}
