//! Ten thousand odd questions at 10,000 facts: how long the slowest took. `cargo run --release -p measure --bin odd`.

use engine::search::results;
use engine::{Corpus, Query};
use measure::chance::Chance;
use measure::odd;
use std::time::Instant;

fn main() {
    let corpus = Corpus::new(measure::records(10_000));
    let words: Vec<String> = corpus.facts.iter().take(400).map(|fact| fact.statement.clone()).collect();
    // What is built at the first search is built before.
    let _ready = results(&corpus, &Query { q: "a".to_owned(), ..Query::default() });
    let mut chance = Chance::of(7);
    let mut times: Vec<(f64, String)> = (0..10_000)
        .map(|_| {
            let query = Query { q: odd::question(&mut chance, &words), ..Query::default() };
            let start = Instant::now();
            let _found = results(&corpus, &query);
            (start.elapsed().as_secs_f64() * 1000.0, query.q)
        })
        .collect();
    times.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (slowest, q) = &times[times.len() - 1];
    let shown: String = q.chars().take(60).collect();
    println!("median {:.3} ms, slowest {slowest:.1} ms ({} bytes: {shown:?})", times[times.len() / 2].0, q.len());
}
