//! The answer to a query: facts, passages that no fact covers, articles.
//!
//! All words must be found: where no fact under the other conditions has all of them, facts with any are shown
//! ([`Results::relaxed`]). With an operator or a field ([`crate::typed`]) exactly what is asked is found. Passages are
//! sentences that have all the words; only where neither a fact nor a sentence has all, those with any. A sentence
//! carries an article but no actor or theme that we vouch for, so with any condition on another facet there are no
//! passages.

mod around;
mod meant;

pub use around::{AroundField, FoundAround, fields_around};

use crate::corpus::Corpus;
use crate::plan::Plan;
use crate::query::{Group, Query, Sort};
use crate::ranked::{ranked, searched_articles};
use crate::text_index::{TextIndex, names_of};
use crate::typed::{Mistake, OtherKind, Phrase, TypedQuery};
use crate::wording::answers::{self, group_label, outer_voice};
use fixedbitset::FixedBitSet;
use model::when::{Day, Days};
use model::{ArticleIndex, FactIndex, Span, TermIndex};
use std::ops::Range;
use std::sync::Arc;
use text::sorted::unique;
use text::{fold, tokens};

/// What a query finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// Facts, in page order (group, then order within it).
    pub facts: Vec<Hit>,
    /// Sentences that match the words and that no fact of the result covers, best first, at most 1,000; none without
    /// words, and none under a condition on another facet than the article.
    pub passages: Vec<Passage>,
    /// Articles that have the words in what stands around their sentences, best first; none under a condition on another
    /// facet than the article.
    pub around: Vec<FoundAround>,
    /// No fact has all the words, so facts with any of them are shown.
    pub relaxed: bool,
    /// The words as they were understood, for highlighting.
    pub words: Arc<TypedQuery>,
    /// What could not be understood of what was typed; the rest was searched.
    pub mistakes: Vec<Mistake>,
    /// What the reader should know of how it was understood: other names, other spellings; a line each.
    pub meant: Vec<String>,
}

/// A fact and how well it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which.
    pub fact: FactIndex,
    /// The sum of BM25F over the words, in thousandths: without an upper end, at least 1 where a word is found, 0 where
    /// none is asked. Good to compare within one answer only.
    pub score: u32,
}

/// A sentence and how well it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Whose.
    pub article: ArticleIndex,
    /// Where.
    pub span: Span,
    /// As a [`Hit`]'s.
    pub score: u32,
}

/// Facts under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Theme path, article, actor, kind, status or who says it; empty when not grouped.
    pub label: String,
    /// In order.
    pub hits: Vec<Hit>,
}

/// What a query finds: [`search`] with the query compiled for this once.
pub fn results(corpus: &Corpus, query: &Query) -> Results {
    search(corpus, &Plan::of(corpus, query))
}

/// What a compiled query finds. Pure: the same corpus and query give the same results, natively and in a browser.
pub fn search(corpus: &Corpus, plan: &Plan) -> Results {
    let query = &plan.query;
    let scores = match plan.postings.is_empty() {
        true => Vec::new(),
        false => corpus.text_index().facts.scores_beside(&plan.postings, &plan.adjacent),
    };
    let score = |fact: usize| scores.get(fact).copied().unwrap_or(0);
    let mut facts: Vec<Hit> =
        plan.facts().ones().map(|fact| Hit { fact: FactIndex::new(fact), score: score(fact) }).collect();
    sort_hits(corpus, query.sort(), &mut facts);
    let groups = Groups::of(corpus, group(corpus, query));
    facts.sort_by_cached_key(|hit| groups.key(corpus, hit.fact));
    let (passages, around) = (passages(corpus, plan), around::around(corpus, plan));
    let is_found = !facts.is_empty() || !passages.is_empty() || !around.is_empty();
    Results {
        facts,
        passages,
        around,
        relaxed: plan.is_relaxed(),
        mistakes: plan.words.mistakes.clone(),
        meant: meant::meant(corpus, plan, is_found),
        words: Arc::clone(&plan.words),
    }
}

/// How facts are grouped, and where each group stands among the groups.
pub(crate) struct Groups {
    group: Group,
    /// By theme: its place when the tree is read from the top.
    theme_ranks: Vec<u32>,
}

impl Groups {
    pub(crate) fn of(corpus: &Corpus, group: Group) -> Self {
        let n = if group == Group::Theme { corpus.themes.len() } else { 0 };
        let lines: Vec<Vec<TermIndex>> = (0..n).map(|at| model::lineage(&corpus.themes, TermIndex::new(at))).collect();
        let mut theme_ranks = vec![0; n];
        let mut read: Vec<u32> = (0..n as u32).collect();
        for depth in (0..lines.iter().map(Vec::len).max().unwrap_or(0)).rev() {
            read.sort_by_cached_key(|&at| lines[at as usize].get(depth).map_or(0, |term| term.0 + 1));
        }
        (0..).zip(read).for_each(|(rank, theme)| theme_ranks[theme as usize] = rank);
        Self { group, theme_ranks }
    }

    /// What has no theme comes last.
    pub(crate) fn key(&self, corpus: &Corpus, fact: FactIndex) -> u32 {
        let fact = corpus.fact(fact);
        match self.group {
            Group::None => 0,
            Group::Theme => {
                fact.themes.first().and_then(|theme| self.theme_ranks.get(theme.at())).copied().unwrap_or(u32::MAX)
            }
            Group::Article => fact.article.0,
            Group::Actor => fact.actors.first().map_or(u32::MAX, |part| part.actor.0),
            Group::Kind => fact.kind.map_or(u32::MAX, |kind| kind.0),
            Group::Status => fact.status.map_or(u32::MAX, |status| status as u32),
            Group::Voice => outer_voice(fact).map_or(u32::MAX, |kind| kind as u32),
        }
    }
}

/// How facts are grouped: as the query says; where it does not, by theme, or where no fact has one by article, and not at
/// all where words are searched for.
pub fn group(corpus: &Corpus, query: &Query) -> Group {
    let has_themes = || corpus.facts.iter().any(|fact| !fact.themes.is_empty());
    let usual = || if has_themes() { Group::Theme } else { Group::Article };
    query.group.unwrap_or_else(|| if query.has_words() { Group::None } else { usual() })
}

/// Sorts as a group is sorted: what is not dated comes last, and what is alike as the articles tell it.
fn sort_hits(corpus: &Corpus, sort: Sort, hits: &mut [Hit]) {
    hits.sort_by_cached_key(|hit| corpus.reading_order(hit.fact));
    let mut by_day = |number: &dyn Fn(Days) -> Day| {
        let days = |hit: &Hit| corpus.fact(hit.fact).when.as_ref().map(|when| when.days);
        hits.sort_by_cached_key(|hit| days(hit).map_or(u32::MAX, |days| rank(number(days))));
    };
    match sort {
        Sort::Relevance => hits.sort_by_cached_key(|hit| !hit.score),
        Sort::Article => {}
        Sort::When => {
            by_day(&|days| days.last);
            by_day(&|days| days.first);
        }
        Sort::Newest => {
            by_day(&|days| !days.first);
            by_day(&|days| !days.last);
        }
    }
}

/// Days as numbers that rise with them.
pub(crate) fn rank(day: Day) -> u32 {
    day.cast_unsigned() ^ 1 << 31
}

/// The facts of results under their headings, as the query groups them; `results` are those of that very query.
pub fn sections(corpus: &Corpus, query: &Query, results: &Results) -> Vec<Section> {
    let group = group(corpus, query);
    let groups = Groups::of(corpus, group);
    let mut sections: Vec<Section> = Vec::new();
    let mut last = None;
    for &hit in &results.facts {
        let key = Some(groups.key(corpus, hit.fact));
        if std::mem::replace(&mut last, key) != key {
            sections.push(Section { label: group_label(corpus, group, corpus.fact(hit.fact)), hits: Vec::new() });
        }
        sections.last_mut().into_iter().for_each(|section| section.hits.push(hit));
    }
    sections
}

/// The articles of results with their scores (as a [`Hit`]'s), by the words, best first, at most 1,000; without words
/// all of them with 0, in the corpus's order; where fields are asked those of the facts, with 0. Apart from the rest,
/// for it takes an index of its own.
pub fn articles(corpus: &Corpus, results: &Results) -> Vec<(ArticleIndex, u32)> {
    let words = &results.words;
    let all = || (0..corpus.articles.len()).map(ArticleIndex::new);
    if words.expression.is_some() && !words.fields.is_empty() {
        // What fields ask for is told by facts: their articles.
        let telling = unique(results.facts.iter().map(|hit| corpus.fact(hit.fact).article.0));
        return telling.into_iter().map(|article| (ArticleIndex(article), 0)).collect();
    }
    if words.wanted.is_empty() {
        return all().map(|article| (article, 0)).collect();
    }
    let found = ranked(corpus.article_text_index(), words, true);
    found.into_iter().map(|(at, score)| (ArticleIndex::new(at), score)).collect()
}

fn passages(corpus: &Corpus, plan: &Plan) -> Vec<Passage> {
    let words = &plan.words;
    let is_asked = !words.wanted.is_empty() && words.fields.is_empty();
    let Some(articles) = is_asked.then(|| searched_articles(corpus, &plan.query)).flatten() else {
        return Vec::new();
    };
    let TextIndex { sentences, sentence_places, .. } = corpus.text_index();
    let covered = Covered::of(corpus, plan.facts());
    let found = ranked(sentences, words, plan.is_relaxed() || plan.facts().is_clear()).into_iter();
    let placed = found
        .filter_map(|(at, score)| sentence_places.get(at).map(|&(article, span)| Passage { article, span, score }));
    placed.filter(|passage| articles.contains(passage.article.at()) && !covered.overlaps(passage)).collect()
}

/// The quotes of facts, by article, sorted and joined.
struct Covered(Vec<Vec<Span>>);

impl Covered {
    fn of(corpus: &Corpus, facts: &FixedBitSet) -> Self {
        let mut by_article: Vec<Vec<Span>> = vec![Vec::new(); corpus.articles.len()];
        for fact in facts.ones().filter_map(|fact| corpus.facts.get(fact)) {
            if let Some(spans) = by_article.get_mut(fact.article.at()) {
                spans.extend(&fact.evidence);
            }
        }
        Self(by_article.into_iter().map(joined).collect())
    }

    fn overlaps(&self, passage: &Passage) -> bool {
        let spans = self.0.get(passage.article.at()).map_or(&[][..], Vec::as_slice);
        let from = spans.partition_point(|span| span.end <= passage.span.start);
        spans.get(from).is_some_and(|span| span.overlaps(passage.span))
    }
}

fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| span.start < span.end);
    spans.sort_by_cached_key(|span| span.start);
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut().filter(|last| span.start <= last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => out.push(span),
        }
    }
    out
}

/// Why a fact is found, a line for each word: where it stands and in what form; for the reader.
pub fn explain(corpus: &Corpus, results: &Results, fact: FactIndex) -> Vec<String> {
    let record = corpus.fact(fact);
    let quotes: Vec<&str> = corpus.quotes(fact).collect();
    let names = names_of(corpus, record);
    let fields: [(&str, Vec<&str>); 3] =
        [(answers::STATEMENT, vec![record.statement.as_str()]), (answers::QUOTE, quotes), (answers::NAMES, names)];
    let lines = results.words.wanted.iter().filter_map(|phrase| explain_phrase(phrase, &fields));
    lines.collect()
}

/// "‘pipelines’ in its statement and quote", "‘Kazakhstan’ in its names".
fn explain_phrase(phrase: &Phrase, fields: &[(&str, Vec<&str>)]) -> Option<String> {
    let mut places: Vec<&str> = Vec::new();
    let mut forms: Vec<&str> = Vec::new();
    for (field, texts) in fields {
        for text in texts {
            let tokens = tokens(text);
            let Some(at) = (0..tokens.len()).find(|&at| phrase.begins(&tokens[at..])) else { continue };
            let last = &tokens[at + phrase.n_words() - 1];
            let form = text.get(tokens[at].range.start..last.range.end).unwrap_or("");
            if !places.contains(field) {
                places.push(field);
            }
            if !forms.iter().any(|known| fold(known) == fold(form)) && forms.len() < 3 {
                forms.push(form);
            }
        }
    }
    (!places.is_empty()).then(|| {
        answers::found_as(&forms, &places, phrase.others.iter().any(|other| other.kind == OtherKind::Misspelt))
    })
}

/// Where the words stand in a text: byte ranges, in order, apart.
///
/// ```
/// use engine::search::highlights;
/// use engine::typed::read;
/// assert_eq!(highlights(&read("pipe"), "A pipeline, two pipes"), [2..10, 16..21]);
/// ```
pub fn highlights(words: &TypedQuery, text: &str) -> Vec<Range<usize>> {
    if words.wanted.is_empty() {
        return Vec::new();
    }
    let tokens = tokens(text);
    let mut out: Vec<Range<usize>> = Vec::new();
    for at in 0..tokens.len() {
        let here = &tokens[at..];
        let lengths = words.wanted.iter().filter(|phrase| phrase.begins(here)).map(|phrase| phrase.n_words());
        let Some(last) = lengths.max().and_then(|length| here.get(length - 1)) else { continue };
        let range = here[0].range.start..last.range.end;
        match out.last_mut().filter(|before| range.start < before.end) {
            Some(before) => before.end = before.end.max(range.end),
            None => out.push(range),
        }
    }
    out
}
