//! Articles, vocabularies, facts, links: plain records with dense indices.
//!
//! An index ([`ArticleIndex`], [`FactIndex`], …) is a place in one [`Records`] and means nothing outside it: whatever
//! leaves (URL, JSON, citation) carries the string id.

use crate::closed::{
    AbsenceKind, Aspect, AuthorView, BlockRole, Extent, Facet, FigureRole, FoundBy, Qualifier, Relation, Role, Stance,
    Status, VoiceType, Words,
};
use crate::when::When;
use serde::{Deserialize, Serialize};
use text::Span;
use text::sentences::n_words;

/// Declares a dense index into one vector of the corpus.
macro_rules! dense_index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// Who read the articles, when and how; may be empty.
    pub readers: String,
    /// Whose the texts are, and whose the statements.
    pub licence: String,
    /// Where to report an error, in words.
    pub report: String,
    /// The same as an address, `https:` or `mailto:`; may be empty.
    pub report_url: String,
    /// What readers ask, each a stored state.
    pub questions: Vec<Question>,
    /// What facets are called here, where it is not what they are called elsewhere.
    pub labels: Vec<(Facet, String)>,
}

/// A question on the first screen and the state that answers it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// As a reader would ask.
    pub text: String,
    /// As after `#` in the address.
    pub state: String,
    /// Our reading, at most two sentences; empty: none.
    pub answer: String,
}

/// One document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Its slug.
    pub id: String,
    /// As the document gives it.
    pub title: String,
    /// Where it was published; may be empty.
    pub publication: String,
    /// What the page is to call it instead of the publication; may be empty.
    pub short: String,
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
    /// What its UCUM code comes to, as [`crate::units`] reads it: "1000 m^1" of a kilometre; empty where it has none.
    pub amount: String,
}

/// One checkable property that an article states.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Readable, stable, never reused.
    pub id: String,
    /// Who states it.
    pub article: ArticleIndex,
    /// A person or a program.
    pub found_by: FoundBy,
    /// One sentence of ours; of a program that of the article.
    pub statement: String,
    /// What sort of fact.
    pub kind: Option<TermIndex>,
    /// As of the article's date; `None`: not stated.
    pub status: Option<Status>,
    /// How it is held by who says it; `None`: not stated.
    pub stance: Option<Stance>,
    /// The article says that it is not so: "did not produce any decision".
    pub negated: bool,
    /// "once it has joined the treaty"; empty: none.
    pub condition: String,
    /// Where the author judges what another says.
    pub author_view: Option<AuthorView>,
    /// The time of what is told; `None`: not stated.
    pub when: Option<When>,
    /// Who says it, from the outside in; empty: the author, or of what a program found, not stated.
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
    /// Paths of fields that no quote covers, as the editor says.
    pub inferred: Vec<String>,
    /// Paths of what its quotes do not say, as a program found: of `when`, or `when.year` where they say the rest, `figures.0`, and by id of `actors.`, `things.`
    /// and `places.`, those that the fact has or its statement names.
    pub unquoted: Vec<String>,
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
    /// What it measures: "capacity". Figures are set against each other only where this is the same, folded.
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
    /// The facts that no link ties to another article, rising, and what the others have in their place: what
    /// `engine::compare::absences::absences` finds. `None`: nobody has looked.
    pub absences: Option<Vec<(FactIndex, AbsenceKind)>>,
}

/// A term of a vocabulary and what it rolls up into, the root first.
pub fn lineage(terms: &[Term], term: TermIndex) -> Vec<TermIndex> {
    let parent = |at: &TermIndex| terms.get(at.at())?.parent;
    let mut line: Vec<TermIndex> = std::iter::successors(Some(term), parent).take(terms.len()).collect();
    line.reverse();
    line
}

impl Term {
    /// Its name, then its other names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.aliases).map(String::as_str)
    }
}

impl Fact {
    /// Whether a program found it and nobody has read it.
    pub fn is_by_program(&self) -> bool {
        self.found_by == FoundBy::Program
    }

    /// Whether it was still ahead when its article was written; of what is not stated it is not known.
    pub fn is_ahead(&self) -> bool {
        self.status.is_some_and(Status::is_ahead)
    }
}

/// What has at most so many words at the beginning of a text is taken for a line above it.
const LINE_WORDS: usize = 4;

impl Article {
    /// How long it is: the words of its paragraphs, without title, headings and notes.
    pub fn n_words(&self) -> usize {
        let paragraphs = self.blocks.iter().filter(|block| block.role == BlockRole::Paragraph);
        paragraphs.map(|block| n_words(block.span.of(&self.text))).sum()
    }

    /// The sentences of its paragraphs, as it runs: what its length is counted in.
    pub fn sentences(&self) -> Vec<Span> {
        self.sentences_of(|role| role == BlockRole::Paragraph)
    }

    /// The whole sentences that its text begins with and that come to at most so many bytes, of one paragraph; at least one
    /// sentence. A paragraph that begins with less than a sentence, such as a date line, is passed over where there is another.
    pub fn opening(&self, n_bytes: usize) -> Option<Span> {
        let is_line =
            |block: &&Block| block.sentences.first().is_none_or(|first| n_words(first.of(&self.text)) <= LINE_WORDS);
        let paragraphs = || self.blocks.iter().filter(|block| block.role == BlockRole::Paragraph);
        let paragraph = paragraphs().find(|block| !is_line(block)).or_else(|| paragraphs().next())?;
        let first = paragraph.sentences.first()?;
        let fits = |sentence: &&Span| (sentence.end - first.start) as usize <= n_bytes;
        let last = paragraph.sentences.iter().take_while(fits).last().unwrap_or(first);
        Some(Span { start: first.start, end: last.end })
    }

    /// Every sentence that it has, headings and notes as well: where something can be mentioned.
    pub fn all_sentences(&self) -> Vec<Span> {
        self.sentences_of(|role| matches!(role, BlockRole::Paragraph | BlockRole::Heading | BlockRole::Note))
    }

    fn sentences_of(&self, is_wanted: impl Fn(BlockRole) -> bool) -> Vec<Span> {
        let blocks = self.blocks.iter().filter(|block| is_wanted(block.role));
        blocks.flat_map(|block| block.sentences.iter().copied()).collect()
    }

    /// What it names within a span.
    pub fn mentions_in(&self, span: Span) -> &[Mention] {
        let from = self.mentions.partition_point(|mention| mention.span.end <= span.start);
        let to = self.mentions.partition_point(|mention| mention.span.start < span.end);
        self.mentions.get(from..to).unwrap_or(&[])
    }
}

impl Records {
    /// The vocabulary of a facet whose values have names: actor, thing, place, theme, kind; of others nothing.
    pub fn terms(&self, facet: Facet) -> &[Term] {
        match facet {
            Facet::Actor => &self.actors,
            Facet::Thing => &self.things,
            Facet::Place => &self.places,
            Facet::Theme => &self.themes,
            Facet::Kind => &self.kinds,
            _ => &[],
        }
    }
}
