//! How long seeds of made articles take to compile: 10 to 3,000 with nine facts each, sixty with many, and some of which
//! nobody has read any, so that a program finds the sentences.
//!
//! With a folder as argument the seeds are also written into it, a folder a row, for the command to be timed on.

use measure::seed_files::{seed_files, write_seed_files};
use seeds::SeedFile;
use std::path::PathBuf;
use std::time::Instant;

/// Articles, facts to an article, and whether people wrote them.
const ROWS: [(usize, usize, bool); 7] = [
    (10, 9, true),
    (60, 200, true),
    (100, 9, true),
    (1_000, 9, true),
    (100, 0, false),
    (1_000, 0, false),
    (3_000, 9, true),
];
/// The median of so many.
const N_ROUNDS: usize = 3;

fn main() {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    println!(
        "| articles | facts | found by | ms, median | times as long as a tenth | most memory until then, MB |\n|--:|--:|---|--:|--:|--:|"
    );
    let mut before: Vec<(usize, usize, f64)> = Vec::new();
    for (n, each, is_read) in ROWS {
        let files = files(n, each, is_read);
        if let Some(folder) = &folder {
            write_seed_files(&folder.join(format!("{n}-{each}")), &files).expect("a folder that can be written");
        }
        let mut times = Vec::new();
        let mut n_facts = 0;
        for _ in 0..N_ROUNDS {
            let start = Instant::now();
            let compiled = seeds::compile(&files).expect("what is made is right");
            times.push(start.elapsed().as_secs_f64() * 1000.0);
            n_facts = compiled.records.facts.len();
        }
        times.sort_by(f64::total_cmp);
        let median = times[N_ROUNDS / 2];
        let tenth = before.iter().find(|(tenth, its, _)| tenth * 10 == n && *its == each);
        let growth = tenth.map(|(_, _, time)| format!("{:.1}", median / time)).unwrap_or_default();
        let by = if is_read { "people" } else { "program" };
        println!("| {n} | {n_facts} | {by} | {median:.0} | {growth} | {} |", peak_memory());
        before.push((n, each, median));
    }
}

/// The seeds of so many articles; where nobody has read them, without facts and vocabularies.
fn files(n: usize, each: usize, is_read: bool) -> Vec<SeedFile> {
    let mut files = seed_files(n, n * each.max(9));
    files.retain(|file| is_read || !(file.path.starts_with("facts/") || file.path.starts_with("vocabulary/")));
    files
}

/// The most memory that this process has had, in MB, where the system tells.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.map_or_else(|| "?".to_owned(), |kilobytes| (kilobytes / 1024).to_string())
}
