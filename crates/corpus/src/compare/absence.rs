//! What the other article has in place of what only one of two says: looked for in its sentences, not in its facts.

use super::Row;
use super::likeness::{Features, Gist, Scale, Shelf, all_sentences, terms, thousandths};
use crate::closed::closed_list;
use crate::label::lineage;
use crate::model::{Article, ArticleIndex, Corpus, Fact, FactIndex, Span, TermIndex};
use crate::order::rising;
use crate::query::Facet;

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

/// Looks for the facts of articles in the sentences of others.
pub struct Search<'c> {
    corpus: &'c Corpus,
    /// What each fact of these articles speaks of.
    facts: Vec<Gist>,
    scale: Scale,
    sides: Vec<Side>,
}

/// An article that is looked through.
struct Side {
    article: ArticleIndex,
    places: Vec<Span>,
    gists: Vec<Gist>,
}

impl<'c> Search<'c> {
    /// Among these articles.
    pub fn new(corpus: &'c Corpus, articles: &[ArticleIndex]) -> Self {
        let mut features = Features::new(corpus);
        let side = |&article: &ArticleIndex| {
            let places = all_sentences(corpus.article(article));
            let gists = features.of_sentences(article, &places);
            Side { article, places, gists }
        };
        let sides: Vec<Side> = articles.iter().map(side).collect();
        let gist = |fact: &Fact| if articles.contains(&fact.article) { features.of_fact(fact) } else { Gist::new() };
        let facts = corpus.facts.iter().map(gist).collect();
        let gists: Vec<&[Gist]> = sides.iter().map(|side| side.gists.as_slice()).collect();
        let scale = features.scale(&gists);
        Self { corpus, facts, scale, sides }
    }

    /// What an article has in place of each of these rows; `None` for those in which it has its side.
    pub fn of_rows(&self, rows: &[&Row], article: ArticleIndex) -> Vec<Option<Absence>> {
        let lists = rows.iter().map(|row| [row.a.as_slice(), row.b.as_slice()].concat());
        let is_there = |facts: &[FactIndex]| facts.iter().any(|&fact| self.corpus.fact(fact).article == article);
        self.of_lists(lists.collect(), article)
            .into_iter()
            .zip(rows)
            .map(|(absence, row)| absence.filter(|_| !is_there(&row.a) && !is_there(&row.b)))
            .collect()
    }

    /// What an article has in place of each of these lists of facts; `None` for an article that is not looked through.
    pub fn of_lists(&self, lists: Vec<Vec<FactIndex>>, article: ArticleIndex) -> Vec<Option<Absence>> {
        let Some(side) = self.sides.iter().find(|side| side.article == article) else { return vec![None; lists.len()] };
        let shelf = Shelf::of(&side.gists, &self.scale);
        lists.into_iter().map(|facts| Some(self.absence(&facts, side, &shelf))).collect()
    }

    fn absence(&self, facts: &[FactIndex], side: &Side, shelf: &Shelf<'_>) -> Absence {
        let mut nearest: Option<Nearest> = None;
        for gist in facts.iter().filter_map(|fact| self.facts.get(fact.at())) {
            let scores = shelf.likenesses(gist).into_iter().zip(shelf.coverages(gist));
            for (&place, (likeness, coverage)) in side.places.iter().zip(scores) {
                let score = thousandths(likeness);
                if speaks(likeness, coverage) && nearest.is_none_or(|nearest| score > nearest.score) {
                    nearest = Some(Nearest { place, score });
                }
            }
        }
        let article = self.corpus.article(side.article);
        let kind = match nearest {
            Some(_) => AbsenceKind::Mentioned,
            None if self.are_outside(facts, article) => AbsenceKind::Outside,
            None => AbsenceKind::NotMentioned,
        };
        Absence { kind, nearest }
    }

    /// Whether each of the facts is mainly on what the article does not set out to treat.
    fn are_outside(&self, facts: &[FactIndex], article: &Article) -> bool {
        let is_outside = |fact: &FactIndex| {
            let main = self.corpus.fact(*fact).themes.first();
            main.is_some_and(|&theme| {
                lineage(&self.corpus.themes, theme).iter().any(|theme| article.outside.contains(theme))
            })
        };
        !article.outside.is_empty() && facts.iter().all(is_outside)
    }
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
    let missing = rising(about.into_iter().filter(|&(facet, term)| !is_named(facet, term)));
    missing.into_iter().filter_map(|(facet, term)| Some(terms(corpus, facet).get(term.at())?.name.clone())).collect()
}
