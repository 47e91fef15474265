//! How fast all articles are compared with each other, and how fast a matrix of two facets is counted.

use corpus::article::blocks;
use corpus::compare::similarity::similarity;
use corpus::matrix::{Asked, Order, matrix};
use corpus::model::{Article, Records};
use corpus::{Corpus, Query};
use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};
use std::hint::black_box;

const N_ARTICLES: usize = 200;

/// Articles that are each as long as `n` made ones.
fn joined(n: usize) -> Corpus {
    let made = measure::records(N_ARTICLES * n * 5);
    let article = |parts: &[Article]| {
        let text = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n\n");
        Article { blocks: blocks(&text, &[]), mentions: Vec::new(), text, ..parts[0].clone() }
    };
    Corpus::new(Records { articles: made.articles.chunks(n).map(article).collect(), ..Records::default() })
}

fn alike(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("all pairs of 200 articles");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    for (name, corpus) in [
        ("300 words, with vocabulary and facts", Corpus::new(measure::records(N_ARTICLES * 5))),
        ("2,100 words", joined(7)),
        ("10,200 words", joined(34)),
    ] {
        assert_eq!(corpus.articles.len(), N_ARTICLES);
        group.bench_function(name, |bencher| bencher.iter(|| similarity(black_box(&corpus))));
    }
    group.finish();
}

fn counted(criterion: &mut Criterion) {
    let corpus = Corpus::new(measure::records(10_000));
    let mut group = criterion.benchmark_group("matrix of 10,000 facts");
    group.sample_size(20);
    for (name, n_rows, n_columns) in [("12 by 8", 12, 8), ("100 by 40", 100, 40)] {
        let asked = Asked { row_order: Order::Total, column_order: Order::Total, n_rows, n_columns };
        let query = Query::parse("/matrix");
        group.bench_function(name, |bencher| bencher.iter(|| matrix(&corpus, black_box(&query), &asked)));
    }
    group.finish();
}

criterion_group!(benches, alike, counted);
criterion_main!(benches);
