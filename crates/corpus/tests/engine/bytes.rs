//! Records as bytes: they come back as they were, and no bytes make an answer panic.

use crate::{random, small};
use corpus::codec::{DecodeError, decode, encode};
use corpus::compare::pair;
use corpus::model::FactIndex;
use corpus::query::Query;
use corpus::report::{compare_report, search_report};
use corpus::search::{results, sections};
use corpus::sentence::{describe, plain, relaxations};
use corpus::{Corpus, article, label};
use proptest::prelude::*;
use proptest::sample::Index;

/// Every answer there is.
fn ask_all(corpus: &Corpus, query: &Query) {
    let found = results(corpus, query);
    sections(corpus, query, &found);
    plain(&describe(corpus, query, &found));
    relaxations(corpus, query);
    search_report(corpus, query, Some(5), 1);
    if let Some((a, b)) = pair(corpus, query) {
        compare_report(corpus, a, b, query);
        compare_report(corpus, a, a, query);
    }
    for (at, fact) in corpus.facts.iter().enumerate() {
        label::voice(corpus, fact);
        label::status(corpus, fact);
        corpus.quotes(FactIndex::new(at)).count();
        fact.figures.iter().for_each(|figure| drop(label::figure(corpus, figure)));
    }
    corpus.articles.iter().map(article::n_article_words).sum::<usize>();
}

const QUERIES: [&str; 4] = [
    "/facts",
    "/facts?q=the%20pipe&scope=paragraph",
    "/facts?actor=kazakhstan:host,-a0&theme=energy,t1&when=2008/..&scope=article",
    "/compare?a=two",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn records_come_back_as_they_were(records in random::records()) {
        let corpus = decode(&encode(&records)).expect("the same records");
        prop_assert_eq!(&*corpus, &records);
    }

    #[test]
    fn damaged_bytes_are_an_error_or_a_corpus_that_answers(
        records in prop_oneof![random::records(), Just(small::records())],
        damage in prop::collection::vec((any::<Index>(), any::<u8>()), 1..4),
        query in random::query(),
    ) {
        let mut bytes = encode(&records);
        for (at, byte) in damage {
            let n = bytes.len();
            bytes[at.index(n)] = byte;
        }
        if let Ok(corpus) = decode(&bytes) {
            ask_all(&corpus, &query);
            QUERIES.iter().for_each(|state| ask_all(&corpus, &Query::parse(state)));
        }
    }

    #[test]
    fn bytes_cut_short_or_drawn_out_are_damaged(records in random::records(), at in any::<Index>(), more in any::<u8>()) {
        let mut bytes = encode(&records);
        let cut = at.index(bytes.len());
        prop_assert!(decode(&bytes[..cut]).is_err());
        bytes.push(more);
        prop_assert_eq!(decode(&bytes).err(), Some(DecodeError::Damaged));
    }

    #[test]
    fn no_bytes_make_decoding_panic(tail in prop::collection::vec(any::<u8>(), 0..300)) {
        drop(decode(&[header(), tail].concat()));
    }

    #[test]
    fn nothing_in_the_strips_makes_decoding_panic(fills in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), n_strips())) {
        let lengths = fills.iter().map(|fill| fill.len() as u8).collect();
        drop(decode(&[header(), lengths, fills.concat()].concat()));
    }

    #[test]
    fn random_queries_are_answered(records in random::records(), text in "\\PC{0,40}") {
        let corpus = Corpus::new(records);
        ask_all(&corpus, &Query { q: text.clone(), ..Query::default() });
        ask_all(&corpus, &Query::parse(&text));
    }
}

fn header() -> Vec<u8> {
    encode(&corpus::model::Records::default())[..5].to_vec()
}

/// What follows the header of an empty corpus: the length of each strip, all short, and what is in them.
fn n_strips() -> usize {
    let rest = &encode(&corpus::model::Records::default())[5..];
    let fits = |n: &usize| n + rest[..*n].iter().map(|length| usize::from(*length)).sum::<usize>() == rest.len();
    (1..rest.len()).find(fits).expect("strips")
}

#[test]
fn an_empty_corpus_answers() {
    let corpus = Corpus::new(corpus::model::Records::default());
    QUERIES.iter().for_each(|state| ask_all(&corpus, &Query::parse(state)));
}
