//! What another article has in place of a fact that no link ties to it: looked for in its words, not in its facts.
//!
//! The one judgement that the ledger, the promises, the facet "in the other article" and the full texts share. A claim is
//! made only of what was looked at: that the very words stand there, that it happened too late to stand there, that an
//! editor sets it apart. What merely comes near is shown as that, and what is left is "we found no sentence on it".

use crate::compare::features::{FeatureExtractor, FeatureIndex, FeatureSet, speaks, thousandths};
use crate::compare::ledger::LedgerRow;
use crate::compare::passages::{PassagePair, passages, turned};
use crate::compare::same_text::SAME_WORDS;
use crate::compare::words::WordIndex;
use crate::corpus::Corpus;
use model::closed::{Facet, Status, closed_list};
use model::decimal::Decimal;
use model::when::OPEN_START;
use model::{Article, ArticleIndex, Fact, FactIndex, Records, Span, TermIndex, lineage};
use std::cell::OnceCell;
use text::sentences::n_words;

pub use model::closed::AbsenceKind;

/// What the other article has in place of a row's facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Of several facts: [`AbsenceKind::SameWords`] where one of them stands there, [`AbsenceKind::Later`] and
    /// [`AbsenceKind::Outside`] only where it is so of all.
    pub kind: AbsenceKind,
    /// The sentence to show, whatever the kind: that of the very words, else the nearest.
    pub nearest: Option<NearestSentence>,
}

/// A sentence and how near it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NearestSentence {
    /// Where it lies in the other article.
    pub place: Span,
    /// How alike it is to what is looked for, in thousandths; 1000 where the very words stand there, 0 where only the theme
    /// is the same.
    pub score: u32,
    /// By what it is near.
    pub basis: Basis,
}

closed_list! {
    /// By what a sentence comes near to a fact.
    Basis {
        /// What both speak of, as a program finds it, or the very words.
        Likeness = "likeness";
        /// A link of ours ties it to a sentence of the fact, for another statement.
        Link = "link";
        /// It tells a fact on the same theme: no more than that.
        Theme = "theme";
    }
}

impl Absence {
    /// By what that which is near is so.
    pub fn basis(self) -> Basis {
        let nearest = self.nearest.filter(|_| self.kind == AbsenceKind::Nearest);
        nearest.map_or(Basis::Likeness, |nearest| nearest.basis)
    }
}

/// Looks for the facts of articles in the sentences of others: what has been looked up for that, once for all facts.
pub struct AbsenceFinder {
    /// What each fact of these articles speaks of.
    facts: Vec<FeatureSet>,
    pub(crate) sides: Vec<SearchedArticle>,
    pub(crate) words: WordIndex,
}

/// An article that is looked through.
pub(crate) struct SearchedArticle {
    pub(crate) article: ArticleIndex,
    places: Vec<Span>,
    index: FeatureIndex,
    /// By fact its sentence, once it was asked for.
    nearest: Vec<OnceCell<Option<NearestSentence>>>,
    /// By vocabulary and term whether it or a part of it is named there, once it was asked for.
    pub(crate) named: OnceCell<Vec<Vec<bool>>>,
    /// The numbers that it gives, once they were asked for.
    pub(crate) numbers: OnceCell<Vec<Decimal>>,
    /// By lesser article what Full text pairs with it, once it was asked for.
    pairs: Vec<OnceCell<Vec<PassagePair>>>,
}

impl AbsenceFinder {
    /// Among these articles.
    pub fn new(corpus: &Corpus, articles: &[ArticleIndex]) -> Self {
        let mut extractor = FeatureExtractor::new(corpus);
        let side = |&article: &ArticleIndex| {
            let places = corpus.article(article).all_sentences();
            let feature_sets = extractor.of_sentences(article, &places);
            (article, places, feature_sets)
        };
        let sides: Vec<_> = articles.iter().map(side).collect();
        let feature_set =
            |fact: &Fact| if articles.contains(&fact.article) { extractor.of_fact(fact) } else { FeatureSet::new() };
        let facts = corpus.facts.iter().map(feature_set).collect();
        let feature_sets: Vec<&[FeatureSet]> =
            sides.iter().map(|(_, _, feature_sets)| feature_sets.as_slice()).collect();
        let weights = extractor.weights(&feature_sets);
        let sides = sides.into_iter().map(|(article, places, feature_sets)| SearchedArticle {
            article,
            places,
            index: FeatureIndex::of(&feature_sets, &weights),
            nearest: vec![OnceCell::new(); corpus.facts.len()],
            named: OnceCell::new(),
            numbers: OnceCell::new(),
            pairs: vec![OnceCell::new(); corpus.articles.len()],
        });
        Self { facts, sides: sides.collect(), words: WordIndex::of(corpus, articles) }
    }

    /// What the article without a side in a row of two has in its place; `None` for a row with both.
    pub fn of_row(&self, corpus: &Corpus, row: &LedgerRow, (a, b): (ArticleIndex, ArticleIndex)) -> Option<Absence> {
        match (row.a.as_slice(), row.b.as_slice()) {
            ([], facts) => self.of_facts(corpus, facts, a),
            (facts, []) => self.of_facts(corpus, facts, b),
            _ => None,
        }
    }

    /// What an article has in place of some facts; `None` for one that is not looked through.
    pub fn of_facts(&self, corpus: &Corpus, facts: &[FactIndex], article: ArticleIndex) -> Option<Absence> {
        let side = self.sides.iter().find(|side| side.article == article)?;
        let standing = |&fact: &FactIndex| same_words(corpus, &self.words, corpus.fact(fact));
        let same = facts.iter().flat_map(standing).find(|(there, _)| *there == article);
        if let Some((_, place)) = same {
            let place = side.places.iter().copied().find(|sentence| sentence.overlaps(place)).unwrap_or(place);
            return Some(Absence {
                kind: AbsenceKind::SameWords,
                nearest: Some(NearestSentence { place, score: 1000, basis: Basis::Likeness }),
            });
        }
        let found = facts.iter().filter_map(|&fact| self.nearest(corpus, fact, side));
        // Of equals the first.
        let nearest = found.reduce(|best, other| if other.score > best.score { other } else { best });
        let record = corpus.article(article);
        let all = |holds: fn(&Records, &Fact, &Article) -> bool| {
            facts.iter().all(|&fact| holds(corpus, corpus.fact(fact), record))
        };
        let kind = match nearest {
            _ if all(is_later) => AbsenceKind::Later,
            Some(_) => AbsenceKind::Nearest,
            None if all(is_outside) => AbsenceKind::Outside,
            None => AbsenceKind::NoneFound,
        };
        Some(Absence { kind, nearest })
    }

    /// The sentence of an article that speaks of a fact most; where none does, what Full text pairs with its sentences; at
    /// last one that tells a fact on the same theme.
    fn nearest(&self, corpus: &Corpus, fact: FactIndex, side: &SearchedArticle) -> Option<NearestSentence> {
        let look = || {
            let by_words = self.speaking(fact, side).or_else(|| self.paired(corpus, fact, side));
            by_words.or_else(|| self.on_the_same(corpus, fact, side))
        };
        *side.nearest.get(fact.at())?.get_or_init(look)
    }

    /// What Full text pairs of two of the articles; nothing where one of them is not looked through.
    pub(crate) fn pairs(&self, corpus: &Corpus, a: ArticleIndex, b: ArticleIndex) -> Vec<PassagePair> {
        let pairs = self.passages(corpus, a, b);
        if b < a { turned(pairs) } else { pairs.to_vec() }
    }

    /// The same with the lesser article first.
    fn passages(&self, corpus: &Corpus, a: ArticleIndex, b: ArticleIndex) -> &[PassagePair] {
        let (a, b) = (a.min(b), a.max(b));
        let pairs = self.sides.iter().find(|side| side.article == b).and_then(|side| side.pairs.get(a.at()));
        pairs.map_or(&[], |pairs| pairs.get_or_init(|| passages(corpus, a, b)).as_slice())
    }

    /// The best of the sentences that Full text pairs with those of a fact.
    fn paired(&self, corpus: &Corpus, fact: FactIndex, side: &SearchedArticle) -> Option<NearestSentence> {
        let fact = corpus.fact(fact);
        let is_second = side.article < fact.article;
        let is_told = |pair: &&PassagePair| fact.evidence.iter().any(|quote| quote.overlaps(pair.side(is_second)));
        let pairs = self.passages(corpus, fact.article, side.article).iter().filter(is_told);
        let best = pairs.reduce(|best, pair| if pair.score > best.score { pair } else { best })?;
        let basis = if best.link.is_some() && !best.is_same { Basis::Link } else { Basis::Likeness };
        Some(NearestSentence { place: best.side(!is_second), score: best.score, basis })
    }

    fn speaking(&self, fact: FactIndex, side: &SearchedArticle) -> Option<NearestSentence> {
        let feature_set = &self.facts[fact.at()];
        let scores = side.index.similarities(feature_set).into_iter().zip(side.index.coverages(feature_set));
        let mut nearest: Option<NearestSentence> = None;
        for (&place, (similarity, coverage)) in side.places.iter().zip(scores) {
            let score = thousandths(similarity);
            if speaks(similarity, coverage) && nearest.is_none_or(|nearest| score > nearest.score) {
                nearest = Some(NearestSentence { place, score, basis: Basis::Likeness });
            }
        }
        nearest
    }

    /// The sentence likest to a fact among those that tell a fact on the same: its main theme, or one within that, and
    /// somebody or something.
    fn on_the_same(&self, corpus: &Corpus, fact: FactIndex, side: &SearchedArticle) -> Option<NearestSentence> {
        let similarities = side.index.similarities(&self.facts[fact.at()]);
        let its = corpus.field(Facet::Article).facts(side.article.at()).iter();
        let others = its.map(|&other| corpus.fact(FactIndex(other)));
        let mut best: Option<(u32, usize)> = None;
        for other in others.filter(|other| is_on_the_same(corpus, corpus.fact(fact), other)) {
            // Quotes before the last one often only tell what "it" is.
            let Some(quote) = other.evidence.last() else { continue };
            let Some(at) = side.places.iter().position(|sentence| sentence.overlaps(*quote)) else { continue };
            let score = similarities.get(at).copied().map_or(0, thousandths);
            if best.is_none_or(|(highest, _)| score > highest) {
                best = Some((score, at));
            }
        }
        let place = *side.places.get(best?.1)?;
        Some(NearestSentence { place, score: 0, basis: Basis::Theme })
    }
}

/// Whether a fact is on the main theme of another one, or one within that, and about somebody or something that it is about.
fn is_on_the_same(corpus: &Corpus, fact: &Fact, other: &Fact) -> bool {
    let Some(&theme) = fact.themes.first() else { return false };
    let above = |at: &TermIndex| corpus.themes.get(at.at())?.parent;
    let mut line = std::iter::successors(other.themes.first().copied(), above).take(corpus.themes.len());
    let shares_actor = || fact.actors.iter().any(|own| other.actors.iter().any(|part| part.actor == own.actor));
    let shares_thing = || fact.things.iter().any(|thing| other.things.contains(thing));
    line.any(|at| at == theme) && (shares_actor() || shares_thing())
}

/// The other articles in which all that a fact quotes stands word for word, each quote of it long enough, and where its
/// first quote does.
pub(crate) fn same_words(records: &Records, words: &WordIndex, fact: &Fact) -> Vec<(ArticleIndex, Span)> {
    let own = records.articles.get(fact.article.at()).map_or("", |article| article.text.as_str());
    let (Some((&first, rest)), true) =
        (fact.evidence.split_first(), fact.evidence.iter().all(|quote| n_words(quote.of(own)) >= SAME_WORDS))
    else {
        return Vec::new();
    };
    let mut standing = words.same_words(fact.article, first);
    for &quote in rest {
        let there = words.same_words(fact.article, quote);
        standing.retain(|(article, _)| there.iter().any(|(other, _)| other == article));
    }
    standing
}

/// Whether a fact happened only after an article was published. What goes on may have begun at any time.
pub(crate) fn is_later(_: &Records, fact: &Fact, article: &Article) -> bool {
    let (Some(when), Some(published)) = (&fact.when, &article.published) else { return false };
    fact.status == Some(Status::Happened) && when.days.first != OPEN_START && when.days.first > published.days.last
}

/// Whether a fact is mainly on what an article does not set out to treat, as the editor says.
pub(crate) fn is_outside(records: &Records, fact: &Fact, article: &Article) -> bool {
    let is_set_apart = |&theme: &_| lineage(&records.themes, theme).iter().any(|theme| article.outside.contains(theme));
    fact.themes.first().is_some_and(is_set_apart)
}
