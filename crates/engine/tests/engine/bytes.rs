//! Records as bytes: they come back as they were, and no bytes make an answer panic.

use crate::{random, small};
use crc::{CRC_32_ISO_HDLC, Crc};
use engine::Corpus;
use engine::compare::ledger::pair;
use engine::plan::Plan;
use engine::query::Query;
use engine::report::{compare_report, search_report};
use engine::search::{results, sections};
use engine::wording::records;
use engine::wording::relaxations::culprits;
use engine::wording::sentence::{describe, to_text};
use model::codec::{DecodeError, FORMAT_VERSION, decode, decode_article, encode};
use model::{Article, FactIndex, Records};
use proptest::prelude::*;
use proptest::sample::Index;

/// Every answer there is.
fn ask_all(corpus: &Corpus, query: &Query) {
    let found = results(corpus, query);
    sections(corpus, query, &found);
    to_text(&describe(corpus, &Plan::of(corpus, query)));
    culprits(corpus, &Plan::of(corpus, query));
    search_report(corpus, query, Some(5), 1);
    if let Some((a, b)) = pair(corpus, query) {
        compare_report(corpus, a, b, query);
        compare_report(corpus, a, a, query);
    }
    for (at, fact) in corpus.facts.iter().enumerate() {
        records::voice(corpus, fact);
        records::status(corpus, fact);
        corpus.quotes(FactIndex::new(at)).count();
        fact.figures.iter().for_each(|figure| drop(records::figure(corpus, figure)));
    }
    corpus.articles.iter().map(Article::n_words).sum::<usize>();
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
        let corpus = decode(&bytes_of(&records)).expect("the same records");
        prop_assert_eq!(&corpus, &records);
    }

    #[test]
    fn each_article_is_read_without_the_others(mut records in random::records(), changed in any::<Index>()) {
        records.facts.sort_by_key(|fact| fact.article);
        let mut bytes = bytes_of(&records);
        for (at, article) in records.articles.iter().enumerate() {
            let facts: Vec<_> = records.facts.iter().filter(|fact| fact.article.at() == at).cloned().collect();
            prop_assert_eq!(decode_article(&bytes, at), Ok(Some((article.clone(), facts))));
        }
        prop_assert_eq!(decode_article(&bytes, records.articles.len()), Ok(None));
        // What is damaged elsewhere does no harm, and nothing makes it panic.
        let at = changed.index(bytes.len());
        bytes[at] ^= 1;
        (0..=records.articles.len()).for_each(|at| drop(decode_article(&bytes, at)));
    }

    #[test]
    fn damaged_bytes_are_an_error_or_a_corpus_that_answers(
        records in prop_oneof![random::records(), Just(small::records())],
        damage in prop::collection::vec((any::<Index>(), any::<u8>()), 1..4),
        query in random::query(),
    ) {
        let mut written = bytes_of(&records)[HEADER..].to_vec();
        for (at, byte) in damage {
            let n = written.len();
            written[at.index(n)] = byte;
        }
        if let Ok(corpus) = Corpus::decode(&sealed(&written)) {
            ask_all(&corpus, &query);
            QUERIES.iter().for_each(|state| ask_all(&corpus, &Query::parse(state)));
        }
    }

    #[test]
    fn bytes_cut_short_or_drawn_out_are_damaged(records in random::records(), at in any::<Index>(), more in any::<u8>()) {
        let mut bytes = bytes_of(&records);
        let cut = at.index(bytes.len());
        prop_assert!(decode(&bytes[..cut]).is_err());
        prop_assert!(cut <= HEADER || decode(&sealed(&bytes[HEADER..cut])).is_err());
        bytes.push(more);
        prop_assert_eq!(decode(&bytes).err(), Some(DecodeError::Damaged));
        prop_assert_eq!(decode(&sealed(&bytes[HEADER..])).err(), Some(DecodeError::Damaged));
    }

    #[test]
    fn a_changed_byte_is_noticed(records in random::records(), at in any::<Index>(), change in 1_u8..) {
        let mut bytes = bytes_of(&records);
        let at = at.index(bytes.len());
        bytes[at] ^= change;
        prop_assert!(decode(&bytes).is_err());
    }

    #[test]
    fn no_bytes_make_decoding_panic(tail in prop::collection::vec(any::<u8>(), 0..300)) {
        drop(decode(&sealed(&tail)));
        drop(decode(&tail));
    }

    #[test]
    fn random_queries_are_answered(records in random::records(), text in "\\PC{0,40}") {
        let corpus = Corpus::new(records);
        ask_all(&corpus, &Query { q: text.clone(), ..Query::default() });
        ask_all(&corpus, &Query::parse(&text));
    }
}

fn bytes_of(records: &Records) -> Vec<u8> {
    encode(records).expect("records can be written")
}

/// The letters, the version and the checksum.
const HEADER: usize = 9;

/// Bytes behind a header with their right checksum, so that what is wrong in them is for the reader of records to find.
fn sealed(written: &[u8]) -> Vec<u8> {
    [&b"DOSR"[..], &[FORMAT_VERSION], &Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(written).to_le_bytes(), written]
        .concat()
}

#[test]
fn the_header_is_what_it_is_said_to_be() {
    let bytes = bytes_of(&Records::default());
    assert_eq!(sealed(&bytes[HEADER..]), bytes);
    let newer = [&b"DOSR"[..], &[FORMAT_VERSION + 1]].concat();
    assert_eq!(decode(&newer).err(), Some(DecodeError::OtherVersion(FORMAT_VERSION + 1)));
    assert_eq!(decode(b"").err(), Some(DecodeError::NotACorpus));
}

#[test]
fn an_empty_corpus_answers() {
    let corpus = Corpus::new(Records::default());
    QUERIES.iter().for_each(|state| ask_all(&corpus, &Query::parse(state)));
}
