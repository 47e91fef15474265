//! Records as bytes and back; the only place that knows the format.
//!
//! A header (four letters and the version), then strips of bytes, first the lengths of all, then what is in them.
//! Each field of each record has its strip, so that like lies beside like and packs well: all statements, all kinds. A
//! number takes seven bits a byte, the lowest first; a span is how far it starts from where the last one in its strip
//! ended, and its length; a text ends with a byte that no text holds; a value of a closed list is its place there;
//! `Option` is 0 or 1 and the value, a list its length and the items.
//!
//! Decoding takes any bytes: what comes out is whole (every index and span points at something), or an error.

mod strips;

use crate::closed::{
    ActorKind, Aspect, AuthorView, BlockRole, Extent, FigureRole, Qualifier, Relation, Role, Stance, Status, VoiceType,
    Words,
};
use crate::model::{
    Article, ArticleIndex, Block, Corpus, Dossier, Fact, FactIndex, Figure, Link, Matter, MatterIndex, Mention, Part,
    Question, Records, Source, Span, Speaker, Term, TermIndex, Unit, Voice,
};
use crate::query::Facet;
use crate::when::{self, Days, When};
use std::fmt::{self, Display, Formatter};
use strips::{Reader, Writer};

/// Raised whenever the layout of [`Records`] changes: bytes of another version are refused, not misread.
pub const FORMAT_VERSION: u8 = 3;

const HEADER: [u8; 4] = *b"DOSR";

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

/// The bytes of records. The same records give the same bytes.
pub fn encode(records: &Records) -> Vec<u8> {
    let mut writer = Writer::default();
    records.write(&mut writer);
    let mut bytes = HEADER.to_vec();
    bytes.push(FORMAT_VERSION);
    writer.finish(&mut bytes);
    bytes
}

/// The corpus of those bytes.
///
/// # Errors
/// [`DecodeError`] for bytes that are not a whole corpus of [`FORMAT_VERSION`].
///
/// ```
/// use corpus::codec::{decode, encode, DecodeError};
/// let bytes = encode(&corpus::model::Records::default());
/// assert!(decode(&bytes).is_ok());
/// assert_eq!(decode(b"hello").err(), Some(DecodeError::NotACorpus));
/// ```
pub fn decode(bytes: &[u8]) -> Result<Corpus, DecodeError> {
    let rest = bytes.strip_prefix(&HEADER).ok_or(DecodeError::NotACorpus)?;
    let (&version, rest) = rest.split_first().ok_or(DecodeError::Damaged)?;
    if version != FORMAT_VERSION {
        return Err(DecodeError::OtherVersion(version));
    }
    let mut reader = Reader::of(rest).ok_or(DecodeError::Damaged)?;
    let records = Records::read(&mut reader);
    if reader.is_done() && is_whole(&records) { Ok(Corpus::new(records)) } else { Err(DecodeError::Damaged) }
}

/// What can be written and read back. Reading never fails: what is not there reads as nothing, and the [`Reader`]
/// remembers that it was not.
trait Stored {
    fn write(&self, to: &mut Writer);
    fn read(from: &mut Reader<'_>) -> Self;
}

/// The numbers of as many strips as there are fields, from the first on.
const fn strips_from<const N: usize>(first: usize) -> [usize; N] {
    let mut strips = [first; N];
    let mut at = 0;
    while at < N {
        strips[at] += at;
        at += 1;
    }
    strips
}

/// Records, stored field by field in the order given here, each field in a strip of its own.
macro_rules! records {
    ($first:expr;) => {
        /// How many strips there are.
        const STRIPS: usize = $first;
    };
    ($first:expr; $name:ident { $($field:ident),+ $(,)? } $($rest:tt)*) => {
        impl Stored for $name {
            fn write(&self, to: &mut Writer) {
                let [$($field),+] = const { strips_from($first) };
                $(to.turn_to($field); self.$field.write(to);)+
            }

            fn read(from: &mut Reader<'_>) -> Self {
                let [$($field),+] = const { strips_from($first) };
                $(from.turn_to($field); let $field = Stored::read(from);)+
                Self { $($field),+ }
            }
        }

        records! { $first + [$(stringify!($field)),+].len(); $($rest)* }
    };
}

records! {
    0;
    Records { dossier, articles, actors, things, themes, places, kinds, units, facts, matters, links, mentioned }
    Dossier { title, description, language, view, licence, report, report_url, questions }
    Question { text, state }
    Article {
        id, title, publication, volume, issue, authors, published, language, url, rights, inferred, main, outside, text, blocks,
        mentions,
    }
    Block { role, span, sentences }
    Mention { span, facet, term }
    Term { id, name, aliases, parent, member_of, actor_kind }
    Unit { id, name, symbol, before, ucum }
    Fact {
        id, article, statement, kind, status, stance, negated, condition, author_view, when, voices, actors, things, themes,
        places, figures, evidence, sources, inferred, editor_note,
    }
    Voice { speaker, kind, words, when }
    Part { actor, roles }
    Figure { value, unit, per, measures, qualifier, role, when, derived }
    Matter { id, label, theme }
    Link { matter, from, to, relation, aspect, extent, why }
}

/// Indices, stored as the number they are.
macro_rules! indices {
    ($($name:ident),+) => {
        $(impl Stored for $name {
            fn write(&self, to: &mut Writer) {
                to.number(self.0);
            }

            fn read(from: &mut Reader<'_>) -> Self {
                Self(from.number())
            }
        })+
    };
}

indices!(ArticleIndex, FactIndex, TermIndex, MatterIndex);

/// Values of closed lists, stored as their place there.
macro_rules! closed {
    ($($name:ident),+) => {
        $(impl Stored for $name {
            fn write(&self, to: &mut Writer) {
                to.number(*self as u32);
            }

            fn read(from: &mut Reader<'_>) -> Self {
                Self::ALL[from.number_below(Self::ALL.len())]
            }
        })+
    };
}

closed!(
    ActorKind, Aspect, AuthorView, BlockRole, Extent, Facet, FigureRole, Qualifier, Relation, Role, Stance, Status,
    VoiceType, Words
);

impl Stored for bool {
    fn write(&self, to: &mut Writer) {
        to.number(u32::from(*self));
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.number_below(2) == 1
    }
}

impl Stored for String {
    fn write(&self, to: &mut Writer) {
        to.text(self);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.text()
    }
}

impl Stored for Span {
    fn write(&self, to: &mut Writer) {
        to.span(*self);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        from.span()
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn write(&self, to: &mut Writer) {
        to.number(self.len() as u32);
        self.iter().for_each(|item| item.write(to));
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let mut items = Self::new();
        for _ in 0..from.number() {
            // A length that promises more than there is ends here, whatever it promised.
            if from.is_broken() {
                break;
            }
            items.push(T::read(from));
        }
        items
    }
}

impl<T: Stored> Stored for Option<T> {
    fn write(&self, to: &mut Writer) {
        self.is_some().write(to);
        self.iter().for_each(|item| item.write(to));
    }

    fn read(from: &mut Reader<'_>) -> Self {
        bool::read(from).then(|| T::read(from))
    }
}

impl Stored for (String, String) {
    fn write(&self, to: &mut Writer) {
        to.text(&self.0);
        to.text(&self.1);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        (from.text(), from.text())
    }
}

impl Stored for Speaker {
    fn write(&self, to: &mut Writer) {
        let mut index = |sort: u32, index: TermIndex| [sort, index.0].into_iter().for_each(|number| to.number(number));
        match self {
            Self::Actor(actor) => index(0, *actor),
            Self::Thing(thing) => index(1, *thing),
            Self::Named(name) => {
                to.number(2);
                to.text(name);
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        match from.number_below(3) {
            0 => Self::Actor(Stored::read(from)),
            1 => Self::Thing(Stored::read(from)),
            _ => Self::Named(from.text()),
        }
    }
}

impl Stored for Source {
    fn write(&self, to: &mut Writer) {
        match self {
            Self::Note(number, block) => [0, *number, *block].into_iter().for_each(|number| to.number(number)),
            Self::Text(text) => {
                to.number(1);
                to.text(text);
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        match from.number_below(2) {
            0 => Self::Note(from.number(), from.number()),
            _ => Self::Text(from.text()),
        }
    }
}

impl Stored for When {
    /// The days only where they are not those that the page would read in the text.
    fn write(&self, to: &mut Writer) {
        to.text(&self.edtf);
        let is_read = when::days(&self.edtf) == Some(self.days);
        is_read.write(to);
        if !is_read {
            [self.days.first, self.days.last].into_iter().for_each(|day| to.number(day.cast_unsigned()));
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let edtf = from.text();
        let days = if bool::read(from) {
            when::days(&edtf)
        } else {
            Some(Days { first: from.number().cast_signed(), last: from.number().cast_signed() })
        };
        let days = days.unwrap_or_else(|| from.give_up());
        Self { edtf, days }
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
        && records.mentioned.iter().flatten().all(facts)
}

/// Parents exist and no term is its own ancestor.
fn vocabulary_is_whole(terms: &[crate::model::Term]) -> bool {
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
        && fact.kind.at() < records.kinds.len()
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
