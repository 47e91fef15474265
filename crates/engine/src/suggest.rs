//! What may be meant while somebody types: names, values of fields, words and phrases of the corpus.

use crate::corpus::Corpus;
use crate::inverted_index::most_of;
use crate::names::{IndexedName, normalize};
use crate::query::{Choice, Query};
use crate::resolve::values_named;
use crate::typed::{FIELDS, is_quote};
use crate::wording::counts::statements;
use crate::wording::{records, typing};
use model::closed::Facet;
use std::ops::Range;
use text::{Stemmer, fold};

/// A way to go on.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What it is: "Actor", "Theme", `typing::PHRASE`, `typing::FIELD`, `typing::RECENT`.
    pub kind: String,
    /// What it is called.
    pub label: String,
    /// What to know of it: the name that was typed, how many statements; may be empty.
    pub note: String,
    /// The query that choosing it gives.
    pub query: Query,
}

impl Suggestion {
    /// Whether it is the name of a field, behind which a value comes.
    pub fn is_field(&self) -> bool {
        self.kind == typing::FIELD
    }
}

/// As many as a reader looks through.
const MOST: usize = 10;
/// So many of names, and of words and phrases.
const MOST_NAMES: usize = 6;
const MOST_WORDS: usize = 3;
/// So many words may a name have that is completed.
const LONGEST_NAME: usize = 4;

/// What may be meant. `caret` is the byte of [`Query::q`] up to which is typed; `recent` are earlier texts, newest
/// first.
///
/// ```
/// use engine::{Corpus, Query};
/// use engine::suggest::suggest;
/// use model::Records;
/// let query = Query { q: "act".to_owned(), ..Query::default() };
/// let found = suggest(&Corpus::new(Records::default()), &query, 3, &[]);
/// assert_eq!((found[0].kind.as_str(), found[0].query.q.as_str()), ("Field", "actor:"));
/// ```
pub fn suggest(corpus: &Corpus, query: &Query, caret: usize, recent: &[String]) -> Vec<Suggestion> {
    let Some(before) = query.q.get(..caret.min(query.q.len())) else { return Vec::new() };
    let typed = Input { query, caret: before.len() };
    let start = before
        .rfind(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')'))
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let piece = &before[start..];
    if let Some((name, value)) = piece.trim_start_matches('-').split_once(':')
        && let Some((_, Some(facet))) = FIELDS.iter().find(|(known, _)| *known == name)
    {
        let at = before.len() - value.len();
        return typed.values(corpus, *facet, value.trim_matches(is_quote), at..before.len());
    }
    let mut out = typed.recent(before, recent);
    if !normalize(piece).is_empty() {
        out.extend(typed.names(corpus, before));
        out.extend(typed.words(corpus, before, start));
        out.extend(typed.fields(corpus, piece, start));
    }
    out.truncate(MOST);
    out
}

/// What is typed, and up to where.
struct Input<'a> {
    query: &'a Query,
    caret: usize,
}

impl Input<'_> {
    /// The query with a part of what was typed put otherwise.
    fn with(&self, range: Range<usize>, put: &str) -> Query {
        let mut q = self.query.q.clone();
        q.replace_range(range, put);
        Query { q, ..self.query.clone() }
    }

    fn recent(&self, before: &str, recent: &[String]) -> Vec<Suggestion> {
        let typed = fold(before.trim());
        let fits = recent.iter().filter(|q| fold(q).starts_with(&typed) && q.trim() != before.trim());
        let query = |q: &String| Query { q: q.clone(), ..self.query.clone() };
        fits.take(2)
            .map(|q| Suggestion {
                kind: typing::RECENT.to_owned(),
                label: q.clone(),
                note: String::new(),
                query: query(q),
            })
            .collect()
    }

    /// Actors, things, themes and places of which a word begins as the last words typed; the more facts, the further
    /// up.
    fn names(&self, corpus: &Corpus, before: &str) -> Vec<Suggestion> {
        let mut found: Vec<(&IndexedName, usize)> = Vec::new();
        let n_facts = |name: &IndexedName| corpus.field(name.facet).facts(name.term.at()).len() as u32;
        for start in starts(before) {
            let typed = normalize(&before[start..]);
            let begun = (!typed.is_empty()).then(|| corpus.name_index().begun(&typed));
            for name in begun.into_iter().flatten().filter(|name| n_facts(name) > 0) {
                let is_same = |(known, _): &(&IndexedName, usize)| (known.facet, known.term) == (name.facet, name.term);
                if !found.iter().any(is_same) {
                    found.push((name, start));
                }
            }
        }
        found.sort_by_cached_key(|(name, _)| !n_facts(name));
        let best = found.into_iter().take(MOST_NAMES);
        best.filter_map(|(name, start)| self.name(corpus, name, start, n_facts(name))).collect()
    }

    /// The query with a term picked in place of what is typed from a place on.
    fn name(&self, corpus: &Corpus, name: &IndexedName, start: usize, n_facts: u32) -> Option<Suggestion> {
        let term = corpus.terms(name.facet).get(name.term.at())?;
        let alias = name.at.checked_sub(1).and_then(|at| term.aliases.get(at as usize));
        let shown_alias = alias.filter(|alias| !fold(&term.name).contains(&fold(alias)));
        let counted = statements(corpus, n_facts as usize);
        let note = shown_alias.map_or_else(|| counted.clone(), |alias| format!("{alias} · {counted}"));
        let rest = self.with(start..self.caret, "");
        let query = Query { q: rest.q.trim().to_owned(), ..rest }.with_choice(name.facet, &term.id, Choice::Picked);
        let kind = records::facet(corpus, name.facet).to_owned();
        Some(Suggestion { kind, label: term.name.clone(), note, query })
    }

    /// Words that go on as typed, and phrases with the word before.
    fn words(&self, corpus: &Corpus, before: &str, start: usize) -> Vec<Suggestion> {
        let index = &corpus.text_index().facts;
        let prefix = normalize(&before[start..]);
        if prefix.contains(' ') || prefix.chars().count() < 2 {
            return Vec::new();
        }
        let previous = before[..start].split_whitespace().next_back().map(normalize).filter(|word| !word.is_empty());
        let earlier =
            previous.map(|word| (before[..start].trim_end().rfind(char::is_whitespace).map_or(0, |at| at + 1), word));
        let suggestion = |kind, label: String, from: usize, put: &str| {
            let query = self.with(from..self.caret, put);
            Suggestion { kind, label, note: String::new(), query }
        };
        if let Some((from, word)) = earlier.filter(|(_, word)| !word.contains(' ')) {
            let stem = Stemmer::new().stem(&word);
            let phrases = most_of(index.words_behind(&stem, &prefix), MOST_WORDS);
            if !phrases.is_empty() {
                let labels = phrases.into_iter().map(|next| format!("{word} {next}"));
                let phrase = |label: String| {
                    let put = format!("\"{label}\" ");
                    suggestion(typing::PHRASE.to_owned(), label, from, &put)
                };
                return labels.map(phrase).collect();
            }
        }
        let words = most_of(index.words_from(&prefix).filter(|(word, _)| *word != prefix).collect(), MOST_WORDS);
        words
            .into_iter()
            .map(|word| suggestion(typing::WORD.to_owned(), word.to_owned(), start, &format!("{word} ")))
            .collect()
    }

    /// Names of fields that begin as typed.
    fn fields(&self, corpus: &Corpus, piece: &str, start: usize) -> Vec<Suggestion> {
        let is_begun = |name: &str| piece.len() > 1 && name.starts_with(piece);
        let has_values = |facet: &Option<Facet>| *facet != Some(Facet::Other) || corpus.articles.len() > 1;
        let known = FIELDS.iter().filter(|(name, facet)| is_begun(name) && has_values(facet));
        let suggestion = |(name, facet): &(&'static str, Option<Facet>)| {
            let sign = if facet.is_some() { ":" } else { ">" };
            let note = facet.map_or(typing::NUMBER, |facet| records::facet(corpus, facet)).to_owned();
            let label = format!("{name}{sign}");
            Suggestion { kind: typing::FIELD.to_owned(), query: self.with(start..self.caret, &label), label, note }
        };
        known.map(suggestion).collect()
    }

    /// Values of a field that are named so.
    fn values(&self, corpus: &Corpus, facet: Facet, value: &str, range: Range<usize>) -> Vec<Suggestion> {
        let field = corpus.field(facet);
        let ids: Vec<&str> = if value.is_empty() {
            field.values.iter().map(|value| value.id.as_str()).collect()
        } else {
            values_named(corpus, facet, value)
        };
        let kind = records::facet(corpus, facet).to_owned();
        let mut found: Vec<(u32, Suggestion)> = Vec::new();
        for id in ids {
            let Some(at) = field.value_of(id) else { continue };
            let n = field.facts(at).len() as u32;
            let note = statements(corpus, n as usize);
            let query = self.with(range.clone(), &format!("{id} "));
            found.push((n, Suggestion { kind: kind.clone(), label: field.values[at].name.clone(), note, query }));
        }
        found.sort_by_cached_key(|(n, _)| !n);
        found.into_iter().take(MOST).map(|(_, suggestion)| suggestion).collect()
    }
}

/// Where the last words begin, the most words first.
fn starts(before: &str) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    let mut was_space = true;
    for (at, letter) in before.char_indices() {
        let is_space = letter.is_whitespace() || matches!(letter, '(' | ')' | '-') || is_quote(letter);
        if was_space && !is_space {
            starts.push(at);
        }
        was_space = is_space;
    }
    starts.split_off(starts.len().saturating_sub(LONGEST_NAME))
}
