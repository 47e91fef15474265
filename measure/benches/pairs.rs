//! How fast two long articles and all articles are compared, and how fast a matrix of two facets is counted.

use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};
use engine::compare::ledger::ledger;
use engine::compare::passages::passages;
use engine::compare::similarity::similarity;
use engine::matrix::{MatrixLayout, Order, matrix};
use engine::plan::Plan;
use engine::report::compare_report;
use engine::{Corpus, Query};
use extract::blocks::blocks;
use model::{Article, ArticleIndex, Mention, Records, Span};
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

/// Two articles of 20,000 words each, with all that the made ones of which they are joined name and state.
fn long_pair() -> Corpus {
    const PARTS: usize = 67;
    let mut made = measure::records(2 * PARTS * 5);
    let parts = std::mem::take(&mut made.articles);
    let mut starts = Vec::new();
    for side in parts.chunks(PARTS) {
        let mut text = String::new();
        let mut mentions = Vec::new();
        for part in side {
            let start = text.len() as u32;
            starts.push(start);
            mentions.extend(part.mentions.iter().map(|found| Mention { span: moved(found.span, start), ..*found }));
            text.push_str(&part.text);
            text.push_str("\n\n");
        }
        made.articles.push(Article { blocks: blocks(&text, &[]), mentions, text, ..side[0].clone() });
    }
    for fact in &mut made.facts {
        let part = fact.article.at();
        fact.article = ArticleIndex::new(part / PARTS);
        fact.evidence.iter_mut().for_each(|span| *span = moved(*span, starts[part]));
        fact.sources.clear();
    }
    Corpus::new(made)
}

fn moved(span: Span, by: u32) -> Span {
    Span { start: span.start + by, end: span.end + by }
}

fn compared(criterion: &mut Criterion) {
    let corpus = long_pair();
    let (a, b) = (ArticleIndex(0), ArticleIndex(1));
    let mut group = criterion.benchmark_group("two articles of 20,000 words");
    group.sample_size(20);
    group.bench_function("matching passages", |bencher| bencher.iter(|| passages(black_box(&corpus), a, b)));
    let query = Query::default();
    group.bench_function("the ledger", |bencher| {
        bencher.iter(|| ledger(black_box(&corpus), a, b, &Plan::of(black_box(&corpus), &query)));
    });
    let whole = "all that `dossier compare` says";
    group.bench_function(whole, |bencher| bencher.iter(|| compare_report(black_box(&corpus), a, b, &query)));
    group.finish();
}

fn counted(criterion: &mut Criterion) {
    let corpus = Corpus::new(measure::records(10_000));
    let mut group = criterion.benchmark_group("matrix of 10,000 facts");
    group.sample_size(20);
    for (name, n_rows, n_columns) in [("12 by 8", 12, 8), ("100 by 40", 100, 40)] {
        let asked = MatrixLayout { row_order: Order::Total, column_order: Order::Total, n_rows, n_columns };
        let query = Query::parse("/matrix");
        group.bench_function(name, |bencher| {
            bencher.iter(|| matrix(&corpus, black_box(&query), &Plan::of(&corpus, black_box(&query)), &asked));
        });
    }
    group.finish();
}

criterion_group!(benches, alike, compared, counted);
criterion_main!(benches);
