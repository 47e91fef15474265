//! What the other article has in place of what only one of two says: looked for in its sentences, not in its facts.

use super::Row;
use super::likeness::{Features, Gist, Shelf, all_sentences, terms, thousandths};
use crate::closed::closed_list;
use crate::label::lineage;
use crate::model::{Article, ArticleIndex, Corpus, Fact, FactIndex, Span, TermIndex};
use crate::query::Facet;
use std::cell::OnceCell;

closed_list! {
    /// Why a row has one side only.
    AbsenceKind {
        NotMentioned = "not-mentioned", "not mentioned";
        Mentioned = "mentioned", "mentioned, not linked";
        Outside = "outside", "outside this article’s subject";
    }
}

/// What the other article has in place of a row's facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Which of the three. [`AbsenceKind::Outside`] only where the editor says so of the main theme of each of the facts,
    /// and no sentence speaks of them: what an article does mention, it mentions, whatever it set out to treat.
    pub kind: AbsenceKind,
    /// The sentence that speaks of it.
    pub nearest: Option<Nearest>,
}

/// A sentence and how near it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// Where it lies in the other article.
    pub place: Span,
    /// How alike it is to what is looked for, in thousandths.
    pub score: u32,
}

/// From which likeness on a sentence does speak of a fact, in thousandths: judged on the default dossier.
const SPEAKS_OF: u32 = 175;
/// How much of what the fact says the sentence must have, in thousandths: that the same pipeline is named is not enough.
pub(super) const SAYS: u32 = 190;

/// Whether a sentence that is so alike to a fact, and has so much of it, speaks of it.
pub(super) fn speaks(likeness: f32, coverage: f32) -> bool {
    thousandths(likeness) >= SPEAKS_OF && thousandths(coverage) >= SAYS
}

/// How near a score is, in words.
pub fn nearness(score: u32) -> &'static str {
    match score {
        600.. => "says nearly the same",
        300.. => "speaks of much the same",
        _ => "touches on it",
    }
}

/// Looks for the facts of articles in the sentences of others: what has been looked up for that, once for all facts.
pub struct Search {
    /// What each fact of these articles speaks of.
    facts: Vec<Gist>,
    sides: Vec<Side>,
}

/// An article that is looked through.
struct Side {
    article: ArticleIndex,
    places: Vec<Span>,
    shelf: Shelf,
    /// By fact its sentence, once it was asked for.
    nearest: Vec<OnceCell<Option<Nearest>>>,
}

impl Search {
    /// Among these articles.
    pub fn new(corpus: &Corpus, articles: &[ArticleIndex]) -> Self {
        let mut features = Features::new(corpus);
        let side = |&article: &ArticleIndex| {
            let places = all_sentences(corpus.article(article));
            let gists = features.of_sentences(article, &places);
            (article, places, gists)
        };
        let sides: Vec<_> = articles.iter().map(side).collect();
        let gist = |fact: &Fact| if articles.contains(&fact.article) { features.of_fact(fact) } else { Gist::new() };
        let facts = corpus.facts.iter().map(gist).collect();
        let gists: Vec<&[Gist]> = sides.iter().map(|(_, _, gists)| gists.as_slice()).collect();
        let scale = features.scale(&gists);
        let sides = sides.into_iter().map(|(article, places, gists)| {
            let (shelf, nearest) = (Shelf::of(&gists, &scale), vec![OnceCell::new(); corpus.facts.len()]);
            Side { article, places, shelf, nearest }
        });
        Self { facts, sides: sides.collect() }
    }

    /// What the article without a side in a row of two has in its place; `None` for a row with both.
    pub fn of_row(&self, corpus: &Corpus, row: &Row, (a, b): (ArticleIndex, ArticleIndex)) -> Option<Absence> {
        match (row.a.as_slice(), row.b.as_slice()) {
            ([], told) => self.of_facts(corpus, told, a),
            (told, []) => self.of_facts(corpus, told, b),
            _ => None,
        }
    }

    /// What an article has in place of some facts; `None` for one that is not looked through.
    pub fn of_facts(&self, corpus: &Corpus, facts: &[FactIndex], article: ArticleIndex) -> Option<Absence> {
        let side = self.sides.iter().find(|side| side.article == article)?;
        let mut nearest: Option<Nearest> = None;
        for found in facts.iter().filter_map(|&fact| self.nearest(fact, side)) {
            if nearest.is_none_or(|nearest| found.score > nearest.score) {
                nearest = Some(found);
            }
        }
        let kind = match nearest {
            Some(_) => AbsenceKind::Mentioned,
            None if are_outside(corpus, facts, corpus.article(article)) => AbsenceKind::Outside,
            None => AbsenceKind::NotMentioned,
        };
        Some(Absence { kind, nearest })
    }

    /// The sentence of an article that speaks of a fact most.
    fn nearest(&self, fact: FactIndex, side: &Side) -> Option<Nearest> {
        let look = || {
            let gist = &self.facts[fact.at()];
            let scores = side.shelf.likenesses(gist).into_iter().zip(side.shelf.coverages(gist));
            let mut nearest: Option<Nearest> = None;
            for (&place, (likeness, coverage)) in side.places.iter().zip(scores) {
                let score = thousandths(likeness);
                if speaks(likeness, coverage) && nearest.is_none_or(|nearest| score > nearest.score) {
                    nearest = Some(Nearest { place, score });
                }
            }
            nearest
        };
        *side.nearest.get(fact.at())?.get_or_init(look)
    }
}

/// Whether each of the facts is mainly on what the article does not set out to treat.
fn are_outside(corpus: &Corpus, facts: &[FactIndex], article: &Article) -> bool {
    let is_outside = |fact: &FactIndex| {
        let main = corpus.fact(*fact).themes.first();
        main.is_some_and(|&theme| lineage(&corpus.themes, theme).iter().any(|theme| article.outside.contains(theme)))
    };
    !article.outside.is_empty() && facts.iter().all(is_outside)
}

/// Who and what facts are about that an article does not name anywhere, as the vocabularies list them: "None of its
/// sentences names …".
pub fn unnamed(corpus: &Corpus, facts: &[FactIndex], article: ArticleIndex) -> Vec<String> {
    let mentions = &corpus.article(article).mentions;
    let is_named = |facet: Facet, term: TermIndex| {
        let holds = |found: TermIndex| lineage(terms(corpus, facet), found).contains(&term);
        mentions.iter().any(|mention| mention.facet == facet && holds(mention.term))
    };
    let mut about = Vec::new();
    for fact in facts.iter().map(|&fact| corpus.fact(fact)) {
        about.extend(fact.things.iter().map(|&thing| (Facet::Thing, thing)));
        about.extend(fact.actors.iter().map(|part| (Facet::Actor, part.actor)));
        about.extend(fact.places.iter().map(|&place| (Facet::Place, place)));
    }
    about.retain(|&(facet, term)| !is_named(facet, term));
    about.sort_by_cached_key(|(_, term)| term.0);
    about.sort_by_cached_key(|(facet, _)| *facet as u32);
    about.dedup();
    about.into_iter().filter_map(|(facet, term)| Some(terms(corpus, facet).get(term.at())?.name.clone())).collect()
}
