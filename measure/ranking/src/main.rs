//! How well the engine ranks the texts of test collections, beside what else people use.
//!
//!     cargo run --release -p ranking -- FOLDER…
//!
//! A FOLDER has `docs.jsonl` and `queries.jsonl` (`{"id", "text"}` a line) and `qrels.tsv` (query, document and gain,
//! parted by tabs). All engines get the same texts and the same queries, in this run, and are asked for 1,000
//! documents a query. What is measured is said in `measures.rs`. Node is needed, for MiniSearch.

mod bm25_crate;
mod collection;
mod engine;
mod measures;
mod minisearch;
mod tuned_bm25;

use collection::{Collection, Ranking};
use measures::Quality;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if folders.is_empty() {
        eprintln!("ranking: name one or more folders with docs.jsonl, queries.jsonl and qrels.tsv");
        return ExitCode::from(2);
    }
    println!("| collection | engine | nDCG@10 | MAP |\n|---|---|---|---|");
    for folder in folders {
        match Collection::read(&folder).and_then(|collection| compare(&collection)) {
            Ok(rows) => rows.iter().for_each(|row| println!("{row}")),
            Err(what) => {
                eprintln!("ranking: {what}");
                return ExitCode::from(1);
            }
        }
    }
    ExitCode::SUCCESS
}

/// A row of the table for each engine.
fn compare(collection: &Collection) -> Result<Vec<String>, String> {
    let row = |name: &str, quality: Quality| {
        format!("| {} | {name} | {:.4} | {:.4} |", collection.name, quality.ndcg, quality.map)
    };
    let quality = |rankings: Vec<Ranking>| Quality::of(&collection.judged, &rankings);
    let mut rows = vec![row("this engine", quality(engine::rankings(collection)?))];
    for (measure, tuned) in tuned_bm25::tuned(collection) {
        let name = format!("BM25 tuned for {measure} (k1 {:.1}, b {:.1})", tuned.k1, tuned.b);
        rows.push(row(&name, tuned.quality));
    }
    rows.push(row("bm25 (crate)", quality(bm25_crate::rankings(collection))));
    rows.push(row("MiniSearch", quality(minisearch::rankings(collection)?)));
    Ok(rows)
}
