//! Articles: a body, byte for byte, and what is known of it.

use crate::error::{Lines, Report};
use crate::form::is_digest;
use crate::keys::Named;
use crate::names::Names;
use crate::quote::Finder;
use crate::tree::{Document, Fields};
use extract::blocks::blocks;
use extract::mentions::NameFinder;
use model::closed::{BlockRole, Facet, LineRole};
use model::when::When;
use model::{Article, ArticleIndex, Block, Fact, Records, Span, Term, TermIndex, lineage};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

/// The body of an article as a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Body<'d> {
    pub(super) path: &'d str,
    pub(super) bytes: &'d [u8],
}

impl<'d> Body<'d> {
    /// The text; `None`, and a report, where it is none.
    pub(super) fn text(self, report: &mut Report) -> Option<&'d str> {
        match std::str::from_utf8(self.bytes) {
            Ok(text) => {
                if let Some(at) = text.find('\0') {
                    let lines = Lines::of(text);
                    report.at(
                        (self.path, &lines),
                        at..at,
                        "the text holds a NUL",
                        "it may be another sort of file; articles are plain text",
                    );
                    return None;
                }
                Some(text)
            }
            Err(error) => {
                let whole = String::from_utf8_lossy(&self.bytes[..error.valid_up_to()]);
                let lines = Lines::of(&whole);
                let hint = "save it as UTF-8; `file` tells what it is now";
                report.at((self.path, &lines), whole.len()..whole.len(), "the text is not UTF-8", hint);
                None
            }
        }
    }
}

/// An article on its way: what its facts are checked against.
#[derive(Debug)]
pub(super) struct ArticleSource<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) finder: Finder<'d>,
    pub(super) article: Article,
    /// The notes by their numbers, as places among the blocks.
    pub(super) notes: HashMap<u32, u32>,
}

impl<'d> ArticleSource<'d> {
    /// Of a body and what is known of it. Main facts and mentions come later.
    pub(super) fn of(body: Body<'d>, document: &'d Document<'d>, report: &mut Report) -> Option<Self> {
        let text = body.text(report)?;
        let fields = document.root();
        check_text(body.path, text, report);
        check_digest(body, document, report);
        check_lines(text, document, report);
        let mut roles: Vec<_> = fields
            .records("lines")
            .filter_map(|line| Some((line.text("exact"), LineRole::from_id(line.text("role"))?)))
            .collect();
        let first = first_line(text);
        let is_title = fields.located("title").is_none() && first.chars().count() <= LONGEST_TITLE;
        if is_title && !roles.iter().any(|(exact, _)| bare(exact) == first) {
            roles.push((first, LineRole::Title));
        }
        let blocks = blocks(text, &roles);
        let notes = notes(text, &blocks);
        Some(Self {
            document,
            finder: Finder::of(body.path, text),
            article: article(document.stem(), fields, text, blocks),
            notes,
        })
    }

    /// The block that a span lies in.
    pub(super) fn block_at(&self, span: Span) -> Option<&Block> {
        let after = self.article.blocks.partition_point(|block| block.span.start <= span.start);
        self.article.blocks.get(after.checked_sub(1)?).filter(|block| block.span.covers(span))
    }

    /// Looks up where the article names what the vocabulary knows.
    pub(super) fn mention(&mut self, names: &NameFinder<'_>) {
        self.article.mentions = names.mentions(&self.article.text, &self.article.blocks);
    }
}

/// Every name of actors, things and places.
pub(super) fn vocabulary_names(records: &Records) -> Vec<(Facet, TermIndex, &str)> {
    let vocabularies =
        [(Facet::Actor, &records.actors), (Facet::Thing, &records.things), (Facet::Place, &records.places)];
    vocabularies.into_iter().flat_map(|(facet, terms)| names(facet, terms)).collect()
}

fn names(facet: Facet, terms: &[Term]) -> impl Iterator<Item = (Facet, TermIndex, &str)> {
    terms.iter().enumerate().flat_map(move |(at, term)| {
        let all = std::iter::once(&term.name).chain(&term.aliases);
        all.map(move |name| (facet, TermIndex::new(at), name.as_str()))
    })
}

/// A longer first line is no title, but a paragraph.
const LONGEST_TITLE: usize = 200;
/// So much of such a paragraph is the title, in characters.
const LONG_TITLE: usize = 80;

/// The first line that says something.
fn first_line(text: &str) -> &str {
    text.lines().map(bare).find(|line| !line.is_empty()).unwrap_or("")
}

/// The title of an article that nobody has given one.
fn title_of(text: &str) -> String {
    let first = first_line(text);
    if first.chars().count() <= LONGEST_TITLE {
        return first.to_owned();
    }
    let cut: String = first.chars().take(LONG_TITLE).collect();
    let whole_words = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", whole_words.trim_end())
}

/// A text says something, and it is text.
fn check_text(path: &str, text: &str, report: &mut Report) {
    let first = first_line(text);
    let start = first.get(..first.len().min(14)).unwrap_or("").to_lowercase();
    let n_tags = ["</p>", "</div>", "</span>", "<br>"].iter().map(|tag| text.matches(tag).count()).sum::<usize>();
    if first.is_empty() {
        report.file(path, "the article has no text", "put its words into the file, or take the file away");
    } else if start.starts_with("<!doctype") || start.starts_with("<html") || n_tags >= MANY_TAGS {
        let hint = "save the page as plain text: its tags would be read as words";
        report.file(path, "this is HTML, not plain text", hint);
    }
}

/// So many tags do not stand in a text by accident.
const MANY_TAGS: usize = 5;

fn article(id: &str, fields: Fields<'_>, text: &str, blocks: Vec<Block>) -> Article {
    let owned = |key: &str| fields.text(key).to_owned();
    let inferred = fields.value("inferred").and_then(Fields::of);
    let reasons = inferred.into_iter().flat_map(|reasons| {
        reasons
            .table
            .iter()
            .map(move |(field, _)| (field.get_ref().clone().into_owned(), reasons.text(field.get_ref()).to_owned()))
    });
    let has_title = fields.located("title").is_some();
    let first_line = (!has_title).then(|| ("title".to_owned(), "the first line of the text".to_owned()));
    Article {
        id: id.to_owned(),
        title: if has_title { owned("title") } else { title_of(text) },
        publication: owned("publication"),
        short: owned("short"),
        volume: owned("volume"),
        issue: owned("issue"),
        authors: fields.texts("authors").map(|author| author.text.to_owned()).collect(),
        published: When::of(fields.text("published")),
        language: owned("language"),
        url: owned("url"),
        rights: owned("rights"),
        inferred: reasons.chain(first_line).collect(),
        main: Vec::new(),
        outside: Vec::new(),
        text: text.to_owned(),
        blocks,
        mentions: Vec::new(),
    }
}

/// The themes that an article does not set out to treat; it states nothing on them.
pub(super) fn outside(
    source: &ArticleSource<'_>,
    place: ArticleIndex,
    facts: &[Fact],
    names: &Names<'_>,
    themes: &[Term],
    report: &mut Report,
) -> Vec<TermIndex> {
    let mut outside = Vec::new();
    for id in source.document.root().texts("outside") {
        let Some(theme) = names.place(Named::Theme, id.text).map(TermIndex::new) else { continue };
        let is_on_it = |fact: &&Fact| {
            fact.article == place && fact.themes.iter().any(|&own| lineage(themes, own).contains(&theme))
        };
        if let Some(fact) = facts.iter().find(is_on_it) {
            let what = format!("`outside` has `{}`, and yet the article states `{}` on it", id.text, fact.id);
            report.at(source.document.place(), id.span, what, "what an article speaks of is not outside its subject");
        } else if outside.contains(&theme) {
            report.at(source.document.place(), id.span, format!("`outside` has `{}` twice", id.text), "leave one out");
        } else {
            outside.push(theme);
        }
    }
    outside
}

/// The SHA-256 digest of an article's text, as `sha256` has it: 64 small hexadecimal digits.
///
/// ```
/// assert!(seeds::body_digest(b"Hello World!").starts_with("7f83b165"));
/// ```
pub fn body_digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut out, byte| {
        write!(out, "{byte:02x}").unwrap_or_default();
        out
    })
}

fn check_digest(body: Body<'_>, document: &Document<'_>, report: &mut Report) {
    let actual = body_digest(body.bytes);
    match document.root().located("sha256") {
        Some(stated) if is_digest(stated.text) && stated.text != actual => {
            let hint = format!(
                "if the body is meant to be as it is, write sha256 = \"{actual}\", as `dossier pin` does; if not, restore it"
            );
            report.at(document.place(), stated.span, format!("`sha256` is not that of {}", body.path), hint);
        }
        Some(_) => {}
        None => {}
    }
}

/// Every line that is named is there, and has one role.
fn check_lines(text: &str, document: &Document<'_>, report: &mut Report) {
    let there: HashSet<&str> = text.lines().map(bare).collect();
    let mut named = HashSet::new();
    for exact in document.root().records("lines").filter_map(|line| line.located("exact")) {
        if !there.contains(bare(exact.text)) {
            let hint = "`exact` is a whole line of the text, letter for letter, but for spaces around it";
            report.at(document.place(), exact.span.clone(), format!("the article has no line `{}`", exact.text), hint);
        } else if !named.insert(bare(exact.text)) {
            report.at(
                document.place(),
                exact.span,
                "the line is named twice",
                "a role counts wherever the line stands; leave one out",
            );
        }
    }
}

fn bare(line: &str) -> &str {
    line.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}')
}

fn notes(text: &str, blocks: &[Block]) -> HashMap<u32, u32> {
    let mut notes = HashMap::new();
    for (block, place) in blocks.iter().zip(0..).filter(|(block, _)| block.role == BlockRole::Note) {
        let digits = block.span.of(text).split('.').next().unwrap_or("");
        if let Ok(number) = digits.parse() {
            notes.entry(number).or_insert(place);
        }
    }
    notes
}
