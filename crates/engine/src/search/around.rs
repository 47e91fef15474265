//! Articles that are found by what stands around their sentences: title, author, publication, source, metadata.

use crate::corpus::Corpus;
use crate::inverted_index::{Postings, best_first};
use crate::plan::Plan;
use crate::ranked::{any_of, ranked, searched_articles};
use crate::spelling::is_known;
use crate::text_index::each_text_around;
use crate::typed::{Phrase, TypedQuery};
use model::ArticleIndex;
use std::borrow::Cow;
use text::tokens;

/// An article that has the words in what stands around its sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundAround {
    /// Which.
    pub article: ArticleIndex,
    /// As a [`crate::search::Hit`]'s.
    pub score: u32,
}

/// What stands around an article's sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AroundField {
    /// Its title.
    Title,
    /// Who wrote and who published it.
    Author,
    /// When, volume and issue, address, rights, sources.
    Source,
}

impl AroundField {
    /// As in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Author => "author",
            Self::Source => "source",
        }
    }
}

const FIELDS: [AroundField; 3] = [AroundField::Title, AroundField::Author, AroundField::Source];

/// Beginnings of fewer letters are of anything.
const SHORTEST_PREFIX: usize = 3;

/// The articles with all the words; where no text has them all, those with a word that only stands there.
pub(super) fn around(corpus: &Corpus, plan: &Plan) -> Vec<FoundAround> {
    if plan.words.wanted.is_empty() || !plan.words.fields.is_empty() {
        return Vec::new();
    }
    let Some(articles) = searched_articles(corpus, &plan.query) else { return Vec::new() };
    let index = &corpus.text_index().around;
    let words = without_short_beginnings(&plan.words);
    let mut found = ranked(index, &words, false);
    if found.is_empty() && words.expression.is_none() {
        found = any_of(index, &only_around(corpus, plan, &words));
        best_first(&mut found, usize::MAX);
    }
    let mut out = Vec::new();
    for (article, score) in found {
        if articles.contains(article) {
            out.push(FoundAround { article: ArticleIndex::new(article), score });
        }
    }
    out
}

fn without_short_beginnings(words: &TypedQuery) -> Cow<'_, TypedQuery> {
    let is_short =
        |phrase: &Phrase| phrase.prefix.as_ref().is_some_and(|prefix| prefix.chars().count() < SHORTEST_PREFIX);
    if !words.wanted.iter().any(is_short) {
        return Cow::Borrowed(words);
    }
    let mut words = words.clone();
    for phrase in words.wanted.iter_mut().chain(&mut words.adjacent).filter(|phrase| is_short(phrase)) {
        phrase.prefix = None;
    }
    Cow::Owned(words)
}

/// What no fact and no sentence has.
fn only_around(corpus: &Corpus, plan: &Plan, words: &TypedQuery) -> Vec<Postings> {
    let index = corpus.text_index();
    let mut out = Vec::new();
    for (phrase, facts) in words.wanted.iter().zip(&plan.postings) {
        if facts.found.is_empty() && !is_known(&[&index.sentences], phrase) {
            out.push(index.around.find(phrase));
        }
    }
    out
}

/// Where in what stands around an article words stand: at least one place of an article that was found so.
pub fn fields_around(corpus: &Corpus, words: &TypedQuery, article: ArticleIndex) -> Vec<AroundField> {
    let words = without_short_beginnings(words);
    let mut fields = Vec::new();
    each_text_around(corpus.article(article), &mut |field, text| {
        let (field, tokens) = (FIELDS[field], tokens(text));
        let stands = |at: usize| words.wanted.iter().any(|phrase| phrase.begins(&tokens[at..]));
        if fields.last() != Some(&field) && (0..tokens.len()).any(stands) {
            fields.push(field);
        }
    });
    fields
}
