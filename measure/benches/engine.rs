//! How fast the engine is, natively and on one thread: the building of its index, each kind of search, all counts.
//!
//! A measured pass is [`N_QUERIES`] queries, so that no single easy or hard one decides; `keep` divides.

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, Criterion, SamplingMode, criterion_group, criterion_main};
use engine::facets::tallies;
use engine::plan::Plan;
use engine::search::{results, search};
use engine::suggest::suggest;
use engine::wording::sentence::describe;
use engine::{Corpus, Query};
use measure::questions::{self, N_QUERIES, QueryKind, query};
use measure::table::{BENCHED, COUNTS, INDEX, KEY, LOAD};
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
        load(&mut group, &records);
        index(&mut group, &records);
        let corpus = ready(records);
        keys(&mut group, &corpus);
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

/// What a page does with the bytes that it embeds before it can show its first list and its first counts.
fn load(group: &mut BenchmarkGroup<'_, WallTime>, records: &Records) {
    let bytes = model::codec::encode(records).expect("records can be written");
    let counted = || {
        let corpus = Corpus::decode(black_box(&bytes)).expect("they are read back");
        let n_counts = tallies(&corpus, &Plan::of(&corpus, &Query::default())).len();
        (corpus, n_counts)
    };
    group.bench_function(LOAD, |bencher| bencher.iter_with_large_drop(counted));
}

/// What the page asks at each key: the list, the counts, the sentence, the suggestions.
fn keys(group: &mut BenchmarkGroup<'_, WallTime>, corpus: &Corpus) {
    let queries: Vec<Query> =
        questions::searches(corpus, QueryKind::Hurried, N_QUERIES).iter().map(|it| query(it)).collect();
    let key = |query: &Query| {
        let plan = Plan::of(corpus, query);
        let n_facts = search(corpus, &plan).facts.len();
        n_facts
            + tallies(corpus, &plan).len()
            + describe(corpus, &plan).len()
            + suggest(corpus, query, query.q.len(), &[]).len()
    };
    group.bench_function(KEY, |bencher| {
        bencher.iter(|| queries.iter().map(|query| key(black_box(query))).sum::<usize>());
    });
}

fn index(group: &mut BenchmarkGroup<'_, WallTime>, records: &Records) {
    group.bench_function(INDEX, |bencher| {
        bencher.iter_batched(|| records.clone(), ready, BatchSize::PerIteration);
    });
}

fn searches(group: &mut BenchmarkGroup<'_, WallTime>, corpus: &Corpus) {
    for typed in QueryKind::ALL {
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
