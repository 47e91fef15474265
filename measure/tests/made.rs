//! What is made is whole, always the same, and as uneven as real text.

use engine::search::results;
use measure::questions::{QueryKind, query, searches};
use measure::records;
use model::closed::{BlockRole, Facet};
use model::codec::{decode, encode};
use std::collections::HashMap;

#[test]
fn the_same_size_gives_the_same_bytes() {
    assert_eq!(encode(&records(2_000)).unwrap(), encode(&records(2_000)).unwrap());
}

#[test]
fn it_reads_back_as_it_was_written() {
    let made = records(2_000);
    let read = decode(&encode(&made).unwrap()).unwrap();
    assert_eq!(read, made);
}

#[test]
fn articles_have_their_words_and_facts_their_sentences() {
    let made = records(2_000);
    assert!(made.articles.iter().all(|article| article.n_words() == 300));
    let (mut n_sentences, mut n_covered) = (0, 0);
    for article in &made.articles {
        let facts: Vec<_> =
            made.facts.iter().filter(|fact| made.articles[fact.article.at()].id == article.id).collect();
        for sentence in article.blocks.iter().filter(|it| it.role == BlockRole::Paragraph).flat_map(|it| &it.sentences)
        {
            n_sentences += 1;
            n_covered +=
                usize::from(facts.iter().any(|fact| fact.evidence.iter().any(|span| span.overlaps(*sentence))));
        }
        for fact in facts {
            let lies = |span| article.blocks.iter().flat_map(|it| &it.sentences).any(|it| it.covers(span));
            assert!(fact.evidence.iter().all(|&span| lies(span) && !span.of(&article.text).is_empty()), "{}", fact.id);
        }
    }
    assert!(n_covered * 10 > n_sentences && n_covered * 2 < n_sentences, "{n_covered} of {n_sentences}");
}

#[test]
fn vocabularies_grow_with_the_facts() {
    let made = records(10_000);
    assert_eq!((made.actors.len(), made.themes.len()), (632, 63));
    assert!(
        made.actors.iter().any(|actor| actor.parent.is_some()) && made.actors.iter().any(|it| !it.aliases.is_empty())
    );
}

/// By value how often, the most frequent first.
fn ranked<T: std::hash::Hash + Eq>(items: impl Iterator<Item = T>) -> Vec<usize> {
    let mut times = HashMap::new();
    items.for_each(|item| *times.entry(item).or_insert(0) += 1);
    let mut times: Vec<usize> = times.into_values().collect();
    times.sort_unstable_by_key(|&n| std::cmp::Reverse(n));
    times
}

#[test]
fn words_and_values_fall_as_zipf_says() {
    let made = records(10_000);
    let words = made.articles.iter().flat_map(|article| article.text.split_whitespace());
    let words = ranked(words.map(|word| word.trim_end_matches(['.', ',']).to_lowercase()));
    assert!(words.len() > 20_000, "{} words", words.len());
    for rank in [2, 10, 100, 1_000] {
        let product = words[rank - 1] * rank;
        assert!((words[0] / 2..words[0] * 2).contains(&product), "rank {rank}: {product}, the first {}", words[0]);
    }
    let actors = ranked(made.facts.iter().flat_map(|fact| fact.actors.iter().map(|part| part.actor)));
    assert!(actors[0] > 4 * actors[9] && actors[9] > 4 * actors[99]);
}

#[test]
fn searches_find_what_they_were_made_of() {
    let corpus = engine::Corpus::new(records(200));
    for typed in [QueryKind::Word, QueryKind::Words, QueryKind::Phrase] {
        for search in searches(&corpus, typed, 20) {
            assert!(!results(&corpus, &query(&search)).facts.is_empty(), "{search}");
        }
    }
    assert_eq!(searches(&corpus, QueryKind::Typo, 5), searches(&corpus, QueryKind::Typo, 5));
    assert!(corpus.field(Facet::When).values.len() > 20);
}
