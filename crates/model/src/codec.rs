//! Records as bytes and back; the only place that knows the format.
//!
//! A header (four letters, the version, a checksum), then parts: what all articles share, then each article with its facts,
//! so that one can be read without the others. Each is written as [postcard](https://postcard.jamesmunns.com) writes it. Decoding takes any bytes: what comes out is whole (every index and span points at something), or an
//! error.

use crate::closed::Facet;
use crate::{Article, Fact, FactIndex, Records, Source, Span, Speaker, Term, TermIndex};
use crc::{CRC_32_ISO_HDLC, Crc, Table};
use serde::Deserialize;
use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};

/// Raised whenever the layout of [`Records`] changes: bytes of another version are refused, not misread.
pub const FORMAT_VERSION: u8 = 11;

const MAGIC: [u8; 4] = *b"DOSR";

/// CRC-32 as in zip and PNG. The smallest table: larger ones are faster, but sixteen kilobytes that do not pack.
const CHECKSUM: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC);

/// Why bytes are not a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// They do not begin as a corpus does.
    NotACorpus,
    /// A corpus of another version of the format.
    OtherVersion(u8),
    /// They end too soon, or hold what a corpus does not.
    Damaged,
}

impl Display for DecodeError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotACorpus => formatter.write_str("this is not a corpus of Dossier"),
            Self::OtherVersion(version) => {
                write!(
                    formatter,
                    "this corpus has format {version}, this program reads format {FORMAT_VERSION}; build both from the same source"
                )
            }
            Self::Damaged => formatter.write_str("this corpus is damaged"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// The bytes of records: `DOSR`, [`FORMAT_VERSION`] as one byte, the CRC-32 of what follows as four (the lowest first),
/// then a list of parts, each with its length before it: what all articles share, then each article with its facts. The
/// same records give the same bytes.
///
/// # Errors
/// Where memory runs out; no record is unfit to be written.
pub fn encode(records: &Records) -> Result<Vec<u8>, postcard::Error> {
    let mut parts: Vec<Vec<u8>> = vec![Vec::new()];
    let mut rest = records.facts.as_slice();
    for (at, article) in records.articles.iter().enumerate() {
        let n_its = rest.iter().take_while(|fact| fact.article.at() == at).count();
        let (its, others) = rest.split_at(n_its);
        let its: Vec<Cow<'_, Fact>> = its.iter().map(|fact| written(article, fact)).collect();
        parts.push(postcard::to_allocvec(&(article, its))?);
        rest = others;
    }
    parts[0] = postcard::to_allocvec(&shared(records, rest))?;
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    let written = postcard::to_allocvec(&parts)?;
    Ok([&MAGIC[..], &[FORMAT_VERSION], &CHECKSUM.checksum(&written).to_le_bytes(), &written].concat())
}

/// All but the articles, and the facts that do not stand by article: of compiled seeds none.
fn shared(records: &Records, facts: &[Fact]) -> Records {
    Records {
        dossier: records.dossier.clone(),
        articles: Vec::new(),
        actors: records.actors.clone(),
        things: records.things.clone(),
        themes: records.themes.clone(),
        places: records.places.clone(),
        kinds: records.kinds.clone(),
        units: records.units.clone(),
        facts: facts.to_vec(),
        matters: records.matters.clone(),
        links: records.links.clone(),
        absences: records.absences.clone(),
    }
}

/// The records of those bytes.
///
/// # Errors
/// [`DecodeError`] for bytes that are not a whole corpus of [`FORMAT_VERSION`].
///
/// ```
/// use model::codec::{decode, encode, DecodeError};
/// let bytes = encode(&model::Records::default())?;
/// assert!(decode(&bytes).is_ok());
/// assert_eq!(decode(b"hello").err(), Some(DecodeError::NotACorpus));
/// # Ok::<(), postcard::Error>(())
/// ```
pub fn decode(bytes: &[u8]) -> Result<Records, DecodeError> {
    let (checksum, written) = body(bytes)?;
    if CHECKSUM.checksum(written) != checksum {
        return Err(DecodeError::Damaged);
    }
    let parts = parts(written)?;
    let (shared, articles) = parts.split_first().ok_or(DecodeError::Damaged)?;
    let mut records: Records = part(shared)?;
    let apart = std::mem::take(&mut records.facts);
    for article in articles {
        let (article, facts) = article_of(article)?;
        records.articles.push(article);
        records.facts.extend(facts);
    }
    records.facts.extend(apart);
    if is_whole(&records) { Ok(records) } else { Err(DecodeError::Damaged) }
}

/// One article and its facts alone, without reading the others: what its indices point at is in what all articles share,
/// and the checksum of the whole is not looked at. `None`: there is no such article.
///
/// # Errors
/// [`DecodeError`] where the bytes are not of this version, or that article's are damaged.
///
/// ```
/// use model::codec::{decode_article, encode};
/// let bytes = encode(&model::Records::default())?;
/// assert_eq!(decode_article(&bytes, 0), Ok(None), "there is no article");
/// # Ok::<(), postcard::Error>(())
/// ```
pub fn decode_article(bytes: &[u8], article: usize) -> Result<Option<(Article, Vec<Fact>)>, DecodeError> {
    let parts = parts(body(bytes)?.1)?;
    parts.get(article + 1).map(|bytes| article_of(bytes)).transpose()
}

/// A fact as it is written: a statement that is a sentence of the article stands in its text.
fn written<'f>(article: &Article, fact: &'f Fact) -> Cow<'f, Fact> {
    match fact.evidence.first() {
        Some(sentence) if fact.is_by_program() && article.text.get(sentence.range()) == Some(&fact.statement) => {
            Cow::Owned(Fact { statement: String::new(), ..fact.clone() })
        }
        _ => Cow::Borrowed(fact),
    }
}

/// An article and its facts, each with its statement.
fn article_of(bytes: &[u8]) -> Result<(Article, Vec<Fact>), DecodeError> {
    let (article, mut facts): (Article, Vec<Fact>) = part(bytes)?;
    for fact in facts.iter_mut().filter(|fact| fact.is_by_program() && fact.statement.is_empty()) {
        let sentence = fact.evidence.first().and_then(|sentence| article.text.get(sentence.range()));
        fact.statement = sentence.unwrap_or("").to_owned();
    }
    Ok((article, facts))
}

/// The checksum, and what stands behind the header.
fn body(bytes: &[u8]) -> Result<(u32, &[u8]), DecodeError> {
    let rest = bytes.strip_prefix(&MAGIC).ok_or(DecodeError::NotACorpus)?;
    let (&version, rest) = rest.split_first().ok_or(DecodeError::Damaged)?;
    if version != FORMAT_VERSION {
        return Err(DecodeError::OtherVersion(version));
    }
    let (checksum, written) = rest.split_first_chunk().ok_or(DecodeError::Damaged)?;
    Ok((u32::from_le_bytes(*checksum), written))
}

fn parts(written: &[u8]) -> Result<Vec<&[u8]>, DecodeError> {
    part(written)
}

/// What is written in a part, all of it.
fn part<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> Result<T, DecodeError> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Ok(value),
        _ => Err(DecodeError::Damaged),
    }
}

/// Whether every index and every span points at something.
fn is_whole(records: &Records) -> bool {
    let facts = |fact: &FactIndex| fact.at() < records.facts.len();
    let vocabularies = [&records.actors, &records.things, &records.themes, &records.places, &records.kinds];
    vocabularies.iter().all(|terms| vocabulary_is_whole(terms))
        && records.articles.iter().all(|article| {
            let spans = |span: &Span| lies_in(&article.text, *span);
            article.main.iter().all(facts)
                && article.outside.iter().all(|theme| theme.at() < records.themes.len())
                && article.blocks.iter().all(|block| spans(&block.span) && block.sentences.iter().all(spans))
                && article.mentions.iter().all(|mention| {
                    spans(&mention.span) && terms_of(records, mention.facet).is_some_and(|n| mention.term.at() < n)
                })
        })
        && records.facts.iter().all(|fact| fact_is_whole(records, fact))
        && records.matters.iter().all(|matter| matter.theme.at() < records.themes.len())
        && records
            .links
            .iter()
            .all(|link| link.matter.at() < records.matters.len() && facts(&link.from) && facts(&link.to))
        && records.absences.iter().flatten().all(|(fact, _)| facts(fact))
}

/// Parents exist and no term is its own ancestor.
fn vocabulary_is_whole(terms: &[Term]) -> bool {
    terms.iter().all(|term| {
        let mut above = term.parent;
        let mut depth = 0;
        while let Some(parent) = above {
            depth += 1;
            let Some(next) = terms.get(parent.at()).filter(|_| depth <= terms.len()) else { return false };
            above = next.parent;
        }
        term.member_of.iter().all(|other| other.at() < terms.len())
    })
}

fn terms_of(records: &Records, facet: Facet) -> Option<usize> {
    match facet {
        Facet::Actor => Some(records.actors.len()),
        Facet::Thing => Some(records.things.len()),
        Facet::Place => Some(records.places.len()),
        _ => None,
    }
}

fn fact_is_whole(records: &Records, fact: &Fact) -> bool {
    let Some(article) = records.articles.get(fact.article.at()) else { return false };
    let within = |terms: &[TermIndex], n: usize| terms.iter().all(|term| term.at() < n);
    let n_units = records.units.len();
    !fact.evidence.is_empty()
        && fact.evidence.iter().all(|span| lies_in(&article.text, *span))
        && fact.kind.is_none_or(|kind| kind.at() < records.kinds.len())
        && within(&fact.things, records.things.len())
        && within(&fact.themes, records.themes.len())
        && within(&fact.places, records.places.len())
        && fact.actors.iter().all(|part| part.actor.at() < records.actors.len())
        && fact
            .figures
            .iter()
            .all(|figure| figure.unit.at() < n_units && figure.per.is_none_or(|per| per.at() < n_units))
        && fact.sources.iter().all(|source| match source {
            Source::Note(_, block) => (*block as usize) < article.blocks.len(),
            Source::Text(_) => true,
        })
        && fact.voices.iter().all(|voice| match &voice.speaker {
            Speaker::Actor(actor) => actor.at() < records.actors.len(),
            Speaker::Thing(thing) => thing.at() < records.things.len(),
            Speaker::Named(_) => true,
        })
}

fn lies_in(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some()
}
