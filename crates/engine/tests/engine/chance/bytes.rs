//! Any bytes as a corpus: refused, or a corpus that can be searched, counted and written again.
//!
//! Chance alone never gets past the first bytes, so the input says which bytes of a right corpus become what.

use crc::{CRC_32_ISO_HDLC, Crc};
use engine::plan::Plan;
use engine::{Corpus, Query, facets, search};
use extract::blocks::blocks;
use model::{Article, Records, Term, codec};
use std::sync::LazyLock;

static RIGHT: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let term = |id: &str| Term { id: id.to_owned(), name: id.to_owned(), ..Term::default() };
    let text = "The gas pipeline will open in 2009.\n\nIt will carry 30 bcm a year.".to_owned();
    let none = String::new;
    let article = Article {
        id: "one".to_owned(),
        title: "One".to_owned(),
        publication: none(),
        short: none(),
        volume: none(),
        issue: none(),
        authors: Vec::new(),
        published: None,
        language: "en".to_owned(),
        url: none(),
        rights: none(),
        inferred: Vec::new(),
        main: Vec::new(),
        outside: Vec::new(),
        blocks: blocks(&text, &[]),
        text,
        mentions: Vec::new(),
    };
    let records = Records {
        articles: vec![article],
        actors: vec![term("china")],
        themes: vec![term("gas")],
        ..Records::default()
    };
    written(&records)
});

fn written(records: &Records) -> Vec<u8> {
    codec::encode(records).expect("records can be written")
}

/// A header whose checksum is that of what follows it: what is wrong there is for the reader of records to find.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    const HEADER: usize = 9;
    if let Some(written) = bytes.get(HEADER..) {
        let checksum = Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(written).to_le_bytes();
        bytes[HEADER - 4..HEADER].copy_from_slice(&checksum);
    }
    bytes
}

pub(crate) fn decode(input: &[u8]) {
    let mut bytes = RIGHT.clone();
    let (length, edits) = input.split_first().map_or((0, input), |(length, edits)| (usize::from(*length), edits));
    for edit in edits.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([edit[0], edit[1]])) % bytes.len();
        bytes[at] = edit[2];
    }
    bytes.truncate(bytes.len().saturating_sub(length % 8));
    let sealed = sealed(bytes.clone());
    for bytes in [&bytes[..], &sealed, input] {
        let Ok(corpus) = Corpus::decode(bytes) else { continue };
        assert!(codec::decode(&written(&corpus)).is_ok());
        let query = Query::parse("/facts?q=a&theme=_&when=2008");
        let _found = search::results(&corpus, &query);
        let _counts = facets::counts(&corpus, &Plan::of(&corpus, &query));
    }
}
