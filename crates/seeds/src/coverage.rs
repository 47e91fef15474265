//! What of the articles no fact carries: sentences without a quote, figures and dates that stand in no record.
//!
//! `coverage.toml` lists what is left out on purpose, each with the reason: sentences that only lead over, numbers that
//! state nothing. What is neither carried nor listed is for `dossier check --coverage` to show, not an error: facts
//! are written one by one.

use crate::article::Source;
use crate::error::Report;
use crate::tree::{Document, Fields};
use extract::said::{Said, number_spans};
use model::closed::BlockRole;
use model::when::When;
use model::{Article, ArticleIndex, Fact, Source as RestsOn, Span};

/// What of one article is in facts, and what is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The sentences of its paragraphs; each is with a fact, listed or bare.
    pub n_sentences: usize,
    /// Sentences that a quote touches.
    pub n_with_fact: usize,
    /// Sentences that are listed as only leading over.
    pub n_listed_sentences: usize,
    /// Sentences without a fact that are not listed.
    pub bare_sentences: Vec<Span>,
    /// Figures and dates found in the paragraphs.
    pub n_numbers: usize,
    /// Figures and dates that are listed as stating nothing.
    pub n_listed_numbers: usize,
    /// Figures and dates that no fact carries whose quote has them, and that are not listed.
    pub bare_numbers: Vec<Span>,
}

/// A passage of an article: a sentence, a figure, a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Passage {
    article: ArticleIndex,
    span: Span,
}

/// The coverage of each article, in the articles' order. What is listed though a fact has it is an error.
pub(super) fn coverage(
    documents: &[Document<'_>],
    sources: &[Source<'_>],
    facts: &[Fact],
    report: &mut Report,
) -> Vec<Coverage> {
    let document = documents.iter().find(|document| document.path == "coverage.toml" && document.is_whole);
    let found: Vec<Found> = sources
        .iter()
        .zip((0..).map(ArticleIndex::new))
        .map(|(source, article)| Found::of(&source.article, article, facts))
        .collect();
    let sentences = found.iter().flat_map(|found| found.bare_sentences.iter().copied()).collect();
    let numbers = found.iter().flat_map(|found| found.bare_numbers.iter().copied()).collect();
    let mut unlisted = |key: &str, bare: Vec<Passage>| match document {
        Some(document) => without_listed(document, key, bare, sources, report),
        None => bare,
    };
    let (sentences, numbers) = (unlisted("sentence", sentences), unlisted("number", numbers));
    found.iter().map(|found| found.coverage(&sentences, &numbers)).collect()
}

/// The passages that no record of `coverage.toml` covers; a record that covers none is reported.
fn without_listed(
    document: &Document<'_>,
    key: &str,
    bare: Vec<Passage>,
    sources: &[Source<'_>],
    report: &mut Report,
) -> Vec<Passage> {
    let mut rest = bare.clone();
    for fields in document.root().records(key) {
        let Some(listed) = listed(document, fields, sources, report) else { continue };
        let is_listed = |passage: &Passage| passage.article == listed.article && listed.span.covers(passage.span);
        if !bare.iter().any(is_listed) {
            let (what, hint) = match key {
                "sentence" => ("no whole sentence without a fact stands here", "leave it out, or give all of it"),
                _ => ("no figure or date that its facts lack stands here", "leave it out"),
            };
            report.at(document.place(), fields.span("exact"), what, hint);
        }
        rest.retain(|passage| !is_listed(passage));
    }
    rest
}

/// Where a listed passage stands.
fn listed(document: &Document<'_>, fields: Fields<'_>, sources: &[Source<'_>], report: &mut Report) -> Option<Passage> {
    let exact = fields.located("exact")?;
    let at = sources.iter().position(|source| source.article.id == fields.text("article"))?;
    match sources[at].finder.locate(exact.text, fields.text("prefix"), fields.text("suffix")) {
        Ok(range) => Some(Passage { article: ArticleIndex::new(at), span: Span::new(range) }),
        Err((what, hint)) => {
            report.at(document.place(), exact.span, what, hint);
            None
        }
    }
}

/// What an article has, and what of it no fact has.
struct Found {
    article: ArticleIndex,
    n_sentences: usize,
    bare_sentences: Vec<Passage>,
    n_numbers: usize,
    bare_numbers: Vec<Passage>,
}

impl Found {
    fn of(article: &Article, at: ArticleIndex, facts: &[Fact]) -> Self {
        let passage = |span: Span| Passage { article: at, span };
        let touching = |span: Span| facts.iter().filter(move |fact| touches(fact, at, span));
        let (mut n_sentences, mut n_numbers) = (0, 0);
        let (mut bare_sentences, mut bare_numbers) = (Vec::new(), Vec::new());
        for sentence in sentences(article) {
            n_sentences += 1;
            if touching(sentence).next().is_none() {
                bare_sentences.push(passage(sentence));
            }
            for number in number_spans(sentence.of(&article.text)) {
                n_numbers += 1;
                let start = sentence.range().start;
                let span = Span::new(start + number.start..start + number.end);
                let said = Said::of(std::iter::once(span.of(&article.text)));
                if !touching(span).any(|fact| carries(fact, &said)) {
                    bare_numbers.push(passage(span));
                }
            }
        }
        Self { article: at, n_sentences, bare_sentences, n_numbers, bare_numbers }
    }

    fn coverage(&self, sentences: &[Passage], numbers: &[Passage]) -> Coverage {
        let own = |all: &[Passage]| -> Vec<Span> {
            all.iter().filter(|passage| passage.article == self.article).map(|passage| passage.span).collect()
        };
        let (bare_sentences, bare_numbers) = (own(sentences), own(numbers));
        Coverage {
            n_sentences: self.n_sentences,
            n_with_fact: self.n_sentences - self.bare_sentences.len(),
            n_listed_sentences: self.bare_sentences.len() - bare_sentences.len(),
            bare_sentences,
            n_numbers: self.n_numbers,
            n_listed_numbers: self.bare_numbers.len() - bare_numbers.len(),
            bare_numbers,
        }
    }
}

/// The sentences of the paragraphs.
fn sentences(article: &Article) -> impl Iterator<Item = Span> {
    let paragraphs = article.blocks.iter().filter(|block| block.role == BlockRole::Paragraph);
    paragraphs.flat_map(|block| block.sentences.iter().copied())
}

fn touches(fact: &Fact, article: ArticleIndex, span: Span) -> bool {
    fact.article == article && fact.evidence.iter().any(|quote| quote.overlaps(span))
}

/// Whether a record says a number or a month: in its statement, figures, dates or sources.
fn carries(fact: &Fact, said: &Said) -> bool {
    let date = |when: &Option<When>| when.as_ref().map_or_else(String::new, |when| when.edtf.replace('/', " "));
    let mut parts = vec![fact.statement.clone(), fact.condition.clone(), date(&fact.when)];
    for figure in &fact.figures {
        parts.extend([figure.value.replace('/', " "), figure.measures.clone(), date(&figure.when)]);
    }
    parts.extend(fact.voices.iter().map(|voice| date(&voice.when)));
    parts.extend(fact.sources.iter().map(|source| match source {
        RestsOn::Text(text) => text.clone(),
        RestsOn::Note(number, _) => number.to_string(),
    }));
    Said::of(parts.iter().map(String::as_str)).says_some_of(said)
}
