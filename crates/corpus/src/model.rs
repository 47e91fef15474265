//! The corpus: articles, vocabularies, facts, links, as plain records with dense indices.
//!
//! An index ([`ArticleIndex`], [`FactIndex`], …) is a place in one [`Corpus`] and means nothing outside it: whatever
//! leaves (URL, JSON, citation) carries the string id.

use crate::closed::{
    ActorKind, Aspect, AuthorView, BlockRole, Extent, FigureRole, Qualifier, Relation, Role, Stance, Status, VoiceType,
    Words,
};
use crate::facets::Coded;
use crate::index::{self, Shelf, Shelves};
use crate::interner::{Interner, places};
use crate::query::Facet;
use crate::spelling::KnownNames;
use crate::when::When;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::OnceLock;

/// Declares a dense index into one vector of the corpus.
macro_rules! dense_index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The same as a place in a vector.
            pub fn at(self) -> usize {
                self.0 as usize
            }

            /// Of a place in a vector; a corpus holds fewer than 2³² of anything.
            pub fn new(place: usize) -> Self {
                Self(u32::try_from(place).unwrap_or(u32::MAX))
            }
        }
    };
}

dense_index! {
    /// A place in [`Records::articles`].
    ArticleIndex
}
dense_index! {
    /// A place in [`Records::facts`].
    FactIndex
}
dense_index! {
    /// A place in one vocabulary.
    TermIndex
}
dense_index! {
    /// A place in [`Records::matters`].
    MatterIndex
}

/// A byte range of an article's text, UTF-8, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// Stored as where it starts and how long it is: lengths are alike and pack well.
impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end.wrapping_sub(span.start))
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, length): (u32, u32)) -> Self {
        Self { start, end: start.wrapping_add(length) }
    }
}

impl Span {
    /// Of a range of places.
    pub fn new(range: Range<usize>) -> Self {
        let narrow = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        Self { start: narrow(range.start), end: narrow(range.end) }
    }

    /// As a range to cut text with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text it covers; empty where it does not lie in `text` at letter boundaries.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Whether `other` lies wholly within.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The part of it that lies in `other`; of two that share no byte, nothing.
    pub fn within(self, other: Self) -> Self {
        let start = self.start.max(other.start);
        Self { start, end: self.end.min(other.end).max(start) }
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// What the dossier says of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    /// Its name: the masthead.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// BCP 47.
    pub language: String,
    /// The state that an address without one opens, as after `#`; empty: the entry.
    pub view: String,
    /// Whose the texts are, and whose the statements.
    pub licence: String,
    /// Where to report an error, in words.
    pub report: String,
    /// The same as an address, `https:` or `mailto:`; may be empty.
    pub report_url: String,
    /// What readers ask, each a stored state.
    pub questions: Vec<Question>,
}

/// A question on the first screen and the state that answers it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// As a reader would ask.
    pub text: String,
    /// As after `#` in the address.
    pub state: String,
}

/// One document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Its slug.
    pub id: String,
    /// As the document gives it.
    pub title: String,
    /// What the page calls it by; may be empty.
    pub publication: String,
    /// Empty: not stated.
    pub volume: String,
    /// Empty: not stated.
    pub issue: String,
    /// Empty: not stated in our copy.
    pub authors: Vec<String>,
    /// When it was published, as precisely as is known.
    pub published: Option<When>,
    /// BCP 47.
    pub language: String,
    /// `http:` or `https:`; empty: not stated in our copy.
    pub url: String,
    /// Who holds the rights in the text.
    pub rights: String,
    /// Metadata that the document does not state: field and why we say so.
    pub inferred: Vec<(String, String)>,
    /// What the article mainly says.
    pub main: Vec<FactIndex>,
    /// Themes that it does not set out to treat, as the editor says; with what rolls up into them.
    pub outside: Vec<TermIndex>,
    /// The body, byte for byte.
    pub text: String,
    /// Its paragraphs, in order, apart; blank lines lie between them.
    pub blocks: Vec<Block>,
    /// Where vocabulary is named in it, in order, apart.
    pub mentions: Vec<Mention>,
}

/// A paragraph, heading, list item or note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub role: BlockRole,
    /// Where it lies.
    pub span: Span,
    /// Its sentences, in order; together they cover its text but for the spaces between them.
    pub sentences: Vec<Span>,
}

/// A place where an article names a term of a vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// Actor, thing or place.
    pub facet: Facet,
    /// Which one.
    pub term: TermIndex,
}

/// An entry of a vocabulary: actor, thing, theme, place or kind. Its note is for who edits the seeds and stays there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// How seeds and URL write it.
    pub id: String,
    /// How the page writes it.
    pub name: String,
    /// Other names, in any script; for actors also metonyms and adjectives.
    pub aliases: Vec<String>,
    /// What it rolls up into: `organ_of` of an actor, `part_of` of the others.
    pub parent: Option<TermIndex>,
    /// What it belongs to without rolling up: `member_of`.
    pub member_of: Vec<TermIndex>,
    /// What sort of actor.
    pub actor_kind: Option<ActorKind>,
}

/// A unit of measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// How seeds write it.
    pub id: String,
    /// In words, as after "a" for a rate: "year".
    pub name: String,
    /// What the page shows: "bcm", "US$", "%".
    pub symbol: String,
    /// Whether the symbol stands before the number.
    pub before: bool,
    /// What its UCUM code comes to, as [`crate::units`] reads it; empty where it has none.
    pub amount: String,
}

/// One checkable property that an article states.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Readable, stable, never reused.
    pub id: String,
    /// Who states it.
    pub article: ArticleIndex,
    /// One sentence of ours.
    pub statement: String,
    /// What sort of fact.
    pub kind: TermIndex,
    /// As of the article's date.
    pub status: Status,
    /// How it is held by who says it.
    pub stance: Stance,
    /// "did not produce any decision".
    pub negated: bool,
    /// "once it has joined the treaty"; empty: none.
    pub condition: String,
    /// Where the author judges what another says.
    pub author_view: Option<AuthorView>,
    /// The time of what is told; `None`: not stated.
    pub when: Option<When>,
    /// Who says it, from the outside in; empty: the author.
    pub voices: Vec<Voice>,
    /// Who takes part, and how.
    pub actors: Vec<Part>,
    /// Projects, agreements, documents.
    pub things: Vec<TermIndex>,
    /// Subjects; the first is the main one.
    pub themes: Vec<TermIndex>,
    /// Where.
    pub places: Vec<TermIndex>,
    /// Numbers.
    pub figures: Vec<Figure>,
    /// Where in the article its quotes lie, in text order; never empty.
    pub evidence: Vec<Span>,
    /// What the article itself rests on here.
    pub sources: Vec<Source>,
    /// Paths of fields that no quote covers.
    pub inferred: Vec<String>,
    /// A word from us; empty: none.
    pub editor_note: String,
}

/// One link of the chain of who says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Voice {
    /// Who speaks.
    pub speaker: Speaker,
    /// By type.
    pub kind: VoiceType,
    /// Own or reported.
    pub words: Words,
    /// When it spoke; `None`: not stated.
    pub when: Option<When>,
}

/// Who or what speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Speaker {
    /// An actor of the vocabulary.
    Actor(TermIndex),
    /// A thing of the vocabulary: a declaration, a survey.
    Thing(TermIndex),
    /// As the article calls them: "some political commentators".
    Named(String),
}

/// An actor in a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Who.
    pub actor: TermIndex,
    /// How; may be empty.
    pub roles: Vec<Role>,
}

/// A number that a fact gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Decimal, exponent allowed ("40e9"), or "a/b" for a range; never a binary float.
    pub value: String,
    /// A place in [`Records::units`].
    pub unit: TermIndex,
    /// Only where the text gives a rate: a place in [`Records::units`].
    pub per: Option<TermIndex>,
    /// What it measures.
    pub measures: String,
    /// How exact.
    pub qualifier: Option<Qualifier>,
    /// What it is to what it measures.
    pub role: FigureRole,
    /// Its own time where that is not the fact's.
    pub when: Option<When>,
    /// The arithmetic is ours.
    pub derived: bool,
}

/// What an article rests a statement on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// A note of the article: its number, and its place in [`Article::blocks`].
    Note(u32, u32),
    /// As given in brackets.
    Text(String),
}

/// A named group of linked facts: one row of the comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// How seeds and URL write it.
    pub id: String,
    /// How the page writes it.
    pub label: String,
    /// Where it is grouped.
    pub theme: TermIndex,
}

/// A relation between two facts: `to` does this to `from`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The row it belongs to.
    pub matter: MatterIndex,
    /// The earlier fact.
    pub from: FactIndex,
    /// The later fact.
    pub to: FactIndex,
    /// What it does.
    pub relation: Relation,
    /// In which respect.
    pub aspect: Aspect,
    /// How much of it.
    pub extent: Extent,
    /// One line of why.
    pub why: String,
}

/// Everything that is stored: what the seeds say, checked and resolved.
///
/// Articles are sorted by their first possible day of publication, then id; facts by article, then by where their
/// first quote lies; vocabularies as the seeds list them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Records {
    /// What the dossier says of itself.
    pub dossier: Dossier,
    /// The documents.
    pub articles: Vec<Article>,
    /// Who.
    pub actors: Vec<Term>,
    /// Named projects, agreements, documents, programmes.
    pub things: Vec<Term>,
    /// Subjects, a small tree.
    pub themes: Vec<Term>,
    /// Where.
    pub places: Vec<Term>,
    /// Sorts of facts.
    pub kinds: Vec<Term>,
    /// Units of figures.
    pub units: Vec<Unit>,
    /// What the articles state.
    pub facts: Vec<Fact>,
    /// Rows of the comparison.
    pub matters: Vec<Matter>,
    /// What ties facts together.
    pub links: Vec<Link>,
    /// The facts that no link ties to another article and of which yet a sentence of another article speaks, rising: what
    /// [`crate::compare::elsewhere::mentioned`] finds. `None`: nobody has looked.
    pub mentioned: Option<Vec<FactIndex>>,
}

/// [`Records`] and all that follows from them: ids by name, coded fields, the text index.
#[derive(Debug)]
pub struct Corpus {
    records: Records,
    fact_ids: Interner,
    article_ids: Interner,
    coded: Vec<Coded>,
    /// By fact, how many facts the articles tell before it.
    told: Vec<u32>,
    shelves: OnceLock<Shelves>,
    article_shelf: OnceLock<Shelf>,
    known_names: OnceLock<KnownNames>,
}

impl std::ops::Deref for Corpus {
    type Target = Records;

    fn deref(&self) -> &Records {
        &self.records
    }
}

impl Corpus {
    /// Of checked records (see [`crate::codec`] for those that come as bytes).
    pub fn new(records: Records) -> Self {
        let fact_ids = places(records.facts.iter().map(|fact| fact.id.as_str()));
        let article_ids = places(records.articles.iter().map(|article| article.id.as_str()));
        let coded = Facet::ALL.iter().map(|&facet| Coded::of(&records, facet)).collect();
        let told = told(&records);
        let (shelves, article_shelf, known_names) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self { records, fact_ids, article_ids, coded, told, shelves, article_shelf, known_names }
    }

    /// The fact of that id.
    pub fn fact_of(&self, id: &str) -> Option<FactIndex> {
        self.fact_ids.get(id).copied().map(FactIndex)
    }

    /// The article of that id.
    pub fn article_of(&self, id: &str) -> Option<ArticleIndex> {
        self.article_ids.get(id).copied().map(ArticleIndex)
    }

    /// One fact.
    pub fn fact(&self, fact: FactIndex) -> &Fact {
        &self.records.facts[fact.at()]
    }

    /// One article.
    pub fn article(&self, article: ArticleIndex) -> &Article {
        &self.records.articles[article.at()]
    }

    /// The article that states a fact.
    pub fn article_stating(&self, fact: FactIndex) -> &Article {
        self.article(self.fact(fact).article)
    }

    /// The words of a fact's quotes, in text order.
    pub fn quotes(&self, fact: FactIndex) -> impl Iterator<Item = &str> {
        let text = &self.article_stating(fact).text;
        self.fact(fact).evidence.iter().map(move |span| span.of(text))
    }

    /// How many facts the articles tell before it: by article, then by where their first quotes lie.
    pub(crate) fn told(&self, fact: FactIndex) -> u32 {
        self.told.get(fact.at()).copied().unwrap_or(u32::MAX)
    }

    /// A coded field: its values and which fact carries which.
    pub fn coded(&self, facet: Facet) -> &Coded {
        &self.coded[facet as usize]
    }

    /// The text index of facts and sentences; built at the first search.
    pub fn shelves(&self) -> &Shelves {
        self.shelves.get_or_init(|| Shelves::of(&self.records))
    }

    /// The text index of the articles as wholes; built at the first search.
    pub fn article_shelf(&self) -> &Shelf {
        self.article_shelf.get_or_init(|| index::article_shelf(&self.records))
    }

    /// Every name and alias of the vocabularies; sorted at the first search.
    pub fn known_names(&self) -> &KnownNames {
        self.known_names.get_or_init(|| KnownNames::of(&self.records))
    }

    /// The links that touch a fact.
    pub fn links_of(&self, fact: FactIndex) -> impl Iterator<Item = &Link> {
        self.records.links.iter().filter(move |link| link.from == fact || link.to == fact)
    }
}

/// By fact its place when the articles are read from the first to the last.
fn told(records: &Records) -> Vec<u32> {
    let facts = &records.facts;
    let mut read: Vec<u32> = (0..facts.len() as u32).collect();
    read.sort_by_cached_key(|&at| facts[at as usize].evidence.first().map_or(0, |span| span.start));
    read.sort_by_cached_key(|&at| facts[at as usize].article.0);
    let mut told = vec![0; facts.len()];
    (0..).zip(read).for_each(|(rank, fact)| told[fact as usize] = rank);
    told
}
