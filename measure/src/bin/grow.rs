//! How long seeds of 10, 100, 1,000 and 3,000 made articles take to compile, nine facts to an article.
//!
//! With a folder as argument the seeds are also written into it, a folder a size, for the command to be timed on.

use measure::seed_files::seed_files;
use std::path::{Path, PathBuf};
use std::time::Instant;

const SIZES: [usize; 4] = [10, 100, 1_000, 3_000];
const FACTS_PER_ARTICLE: usize = 9;
/// The median of so many.
const N_ROUNDS: usize = 3;

fn main() {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    println!("| articles | facts | ms, median | times as long as a tenth |\n|--:|--:|--:|--:|");
    let mut before: Option<(usize, f64)> = None;
    for n in SIZES {
        let files = seed_files(n, n * FACTS_PER_ARTICLE);
        if let Some(folder) = &folder {
            write(&folder.join(n.to_string()), &files);
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
        let growth = before.filter(|(tenth, _)| tenth * 10 == n).map(|(_, time)| format!("{:.1}", median / time));
        println!("| {n} | {n_facts} | {median:.0} | {} |", growth.unwrap_or_default());
        before = Some((n, median));
    }
}

fn write(folder: &Path, files: &[seeds::SeedFile]) {
    for file in files {
        let path = folder.join(&file.path);
        let parent = path.parent().expect("a folder");
        std::fs::create_dir_all(parent)
            .and_then(|()| std::fs::write(&path, &file.bytes))
            .expect("a file that can be written");
    }
}
