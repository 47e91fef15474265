//! How fast the engine is, natively and on one thread: the building of its index, each kind of search, all counts.
//!
//! A measured pass is [`N_QUERIES`] queries, so that no single easy or hard one decides; `keep` divides.

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, Criterion, SamplingMode, criterion_group, criterion_main};
use engine::facets::tallies;
use engine::plan::Plan;
use engine::search::results;
use engine::{Corpus, Query};
use measure::questions::{self, N_QUERIES, Typed, query};
use measure::table::{BENCHED, COUNTS, INDEX};
use model::Records;
use std::hint::black_box;
use std::time::Duration;

fn engine(criterion: &mut Criterion) {
    for n in BENCHED {
        let records = measure::records(n);
        let mut group = criterion.benchmark_group(n.to_string());
        let seconds = if n > 10_000 { 4 } else { 2 };
        group.sample_size(10).sampling_mode(SamplingMode::Flat);
        group.warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(seconds));
        index(&mut group, &records);
        let corpus = ready(records);
        searches(&mut group, &corpus);
        facets(&mut group, &corpus);
        group.finish();
    }
}

/// What is built at the first search is built too.
fn ready(records: Records) -> Corpus {
    let corpus = Corpus::new(records);
    black_box(results(&corpus, &query("\"the\"")));
    corpus
}

fn index(group: &mut BenchmarkGroup<'_, WallTime>, records: &Records) {
    group.bench_function(INDEX, |bencher| {
        bencher.iter_batched(|| records.clone(), ready, BatchSize::PerIteration);
    });
}

fn searches(group: &mut BenchmarkGroup<'_, WallTime>, corpus: &Corpus) {
    for typed in Typed::ALL {
        let queries: Vec<Query> = questions::searches(corpus, typed, N_QUERIES).iter().map(|it| query(it)).collect();
        group.bench_function(typed.label(), |bencher| {
            bencher.iter(|| queries.iter().map(|query| results(corpus, black_box(query)).facts.len()).sum::<usize>());
        });
    }
}

fn facets(group: &mut BenchmarkGroup<'_, WallTime>, corpus: &Corpus) {
    let queries = questions::picks(corpus, N_QUERIES);
    group.bench_function(COUNTS, |bencher| {
        bencher.iter(|| {
            queries.iter().map(|query| tallies(corpus, &Plan::of(corpus, black_box(query))).len()).sum::<usize>()
        });
    });
}

criterion_group!(benches, engine);
criterion_main!(benches);
