//! What of the articles no fact carries: sentences without a quote, figures and dates that stand in no record.
//!
//! `coverage.toml` lists what is left out on purpose, each with the reason: sentences that only lead over, numbers that
//! state nothing. What is neither carried nor listed is for `dossier check --coverage` to show, not an error: facts
//! are written one by one.

use crate::article::ArticleSource;
use crate::error::Report;
use crate::tree::{Document, Fields};
use extract::said::{Said, number_spans};
use model::when::When;
use model::{Article, ArticleIndex, Fact, Records, Source, Span};
use std::collections::BTreeMap;

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
struct ArticleSpan {
    article: ArticleIndex,
    span: Span,
}

/// The passages that `coverage.toml` lists as left out on purpose.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Listed {
    sentences: Vec<ArticleSpan>,
    numbers: Vec<ArticleSpan>,
}

/// What is listed. A record that covers nothing that the facts lack is an error; only the articles that are listed
/// are looked through for that.
pub(super) fn listed(
    documents: &[Document<'_>],
    sources: &[ArticleSource<'_>],
    facts: &[Fact],
    report: &mut Report,
) -> Listed {
    let document = documents.iter().find(|document| document.path == "coverage.toml" && document.is_whole);
    let Some(document) = document else { return Listed::default() };
    let mut found: BTreeMap<ArticleIndex, ArticleCoverage> = BTreeMap::new();
    let mut of_key = |key: &str| {
        let mut listed = Vec::new();
        for fields in document.root().records(key) {
            let Some(passage) = located(document, fields, sources, report) else { continue };
            let article = passage.article;
            let found = found
                .entry(article)
                .or_insert_with(|| ArticleCoverage::of(&sources[article.at()].article, facts_of(facts, article)));
            let (bare, what, hint) = match key {
                "sentence" => (
                    &found.bare_sentences,
                    "no whole sentence without a fact stands here",
                    "leave it out, or give all of it",
                ),
                _ => (&found.bare_numbers, "no figure or date that its facts lack stands here", "leave it out"),
            };
            if !bare.iter().any(|&span| passage.span.covers(span)) {
                report.at(document.place(), fields.span("exact"), what, hint);
            }
            listed.push(passage);
        }
        listed
    };
    Listed { sentences: of_key("sentence"), numbers: of_key("number") }
}

/// The coverage of each article, in the articles' order.
pub(crate) fn coverage(records: &Records, listed: &Listed) -> Vec<Coverage> {
    let of = |(at, article): (usize, &Article)| {
        let at = ArticleIndex::new(at);
        ArticleCoverage::of(article, facts_of(&records.facts, at)).coverage(at, listed)
    };
    records.articles.iter().enumerate().map(of).collect()
}

/// The facts of an article: facts stand by article.
fn facts_of(facts: &[Fact], article: ArticleIndex) -> &[Fact] {
    let from = facts.partition_point(|fact| fact.article < article);
    let to = facts.partition_point(|fact| fact.article <= article);
    facts.get(from..to).unwrap_or(&[])
}

/// Where a listed passage stands.
fn located(
    document: &Document<'_>,
    fields: Fields<'_>,
    sources: &[ArticleSource<'_>],
    report: &mut Report,
) -> Option<ArticleSpan> {
    let exact = fields.located("exact")?;
    let at = sources.iter().position(|source| source.article.id == fields.text("article"))?;
    match sources[at].finder.locate(exact.text, fields.text("prefix"), fields.text("suffix")) {
        Ok(range) => Some(ArticleSpan { article: ArticleIndex::new(at), span: Span::new(range) }),
        Err((what, hint)) => {
            report.at(document.place(), exact.span, what, hint);
            None
        }
    }
}

/// What an article has, and what of it no fact has.
struct ArticleCoverage {
    n_sentences: usize,
    bare_sentences: Vec<Span>,
    n_numbers: usize,
    bare_numbers: Vec<Span>,
}

impl ArticleCoverage {
    /// Of an article and its facts.
    fn of(article: &Article, facts: &[Fact]) -> Self {
        let touching = |span: Span| facts.iter().filter(move |fact| touches(fact, span));
        let (mut n_sentences, mut n_numbers) = (0, 0);
        let (mut bare_sentences, mut bare_numbers) = (Vec::new(), Vec::new());
        for sentence in article.sentences() {
            n_sentences += 1;
            if touching(sentence).next().is_none() {
                bare_sentences.push(sentence);
            }
            for number in number_spans(sentence.of(&article.text)) {
                n_numbers += 1;
                let start = sentence.range().start;
                let span = Span::new(start + number.start..start + number.end);
                let said = Said::of(std::iter::once(span.of(&article.text)));
                if !touching(span).any(|fact| carries(fact, &said)) {
                    bare_numbers.push(span);
                }
            }
        }
        Self { n_sentences, bare_sentences, n_numbers, bare_numbers }
    }

    fn coverage(&self, article: ArticleIndex, listed: &Listed) -> Coverage {
        let unlisted = |bare: &[Span], listed: &[ArticleSpan]| -> Vec<Span> {
            let is_listed = |span: Span| listed.iter().any(|it| it.article == article && it.span.covers(span));
            bare.iter().copied().filter(|&span| !is_listed(span)).collect()
        };
        let bare_sentences = unlisted(&self.bare_sentences, &listed.sentences);
        let bare_numbers = unlisted(&self.bare_numbers, &listed.numbers);
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

fn touches(fact: &Fact, span: Span) -> bool {
    fact.evidence.iter().any(|quote| quote.overlaps(span))
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
        Source::Text(text) => text.clone(),
        Source::Note(number, _) => number.to_string(),
    }));
    Said::of(parts.iter().map(String::as_str)).says_some_of(said)
}
