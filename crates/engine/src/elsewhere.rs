//! What becomes of each fact in the other articles: the facet "in the other article".
//!
//! What links say follows from them at once. Where there is none, [`Records::absences`] tells what was found when the
//! seeds were compiled; who opens the page pays half a millisecond for 10,000 facts. Records that were made otherwise can
//! be without it (100,000 made facts are): then a fact without a link has no value, and the page says "not looked for".

use model::closed::{AbsenceKind, Relation, Verdict, closed_list};
use model::{FactIndex, Link, Records};

closed_list! {
    /// What becomes of a fact in the other articles.
    Other {
        Confirmed = "confirmed";
        Changed = "changed";
        Contradicted = "contradicted";
        AlsoSpoken = "also-spoken";
        SameWords = "same-words";
        Later = "later";
        Nearest = "nearest";
        Outside = "outside";
        NoneFound = "none-found";
    }
}

impl Other {
    fn of(relation: Relation) -> Self {
        match relation.verdict() {
            Verdict::Agree => Self::Confirmed,
            Verdict::Changed => Self::Changed,
            Verdict::Differ => Self::Contradicted,
            _ => Self::AlsoSpoken,
        }
    }

    fn of_absence(kind: AbsenceKind) -> Self {
        match kind {
            AbsenceKind::SameWords => Self::SameWords,
            AbsenceKind::Later => Self::Later,
            AbsenceKind::Nearest => Self::Nearest,
            AbsenceKind::Outside => Self::Outside,
            AbsenceKind::NoneFound => Self::NoneFound,
        }
    }

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// What becomes of each fact in the other articles, as sets: the bit of each value stands at its place in
/// [`Other::ALL`]. By the links that tie it to them (named for the later of the two facts, but it is one relation);
/// where there is none, by what they have in its place. Nothing in a corpus of one article.
pub(crate) fn others(records: &Records) -> Vec<u16> {
    let mut out = linked(records);
    if records.articles.len() > 1 {
        for &(fact, kind) in records.absences.iter().flatten() {
            out.get_mut(fact.at())
                .filter(|set| **set == 0)
                .into_iter()
                .for_each(|set| *set = Other::of_absence(kind).bit());
        }
    }
    out
}

/// What the links to other articles make of each fact.
pub(crate) fn linked(records: &Records) -> Vec<u16> {
    let mut out = vec![0; records.facts.len()];
    let article = |fact: FactIndex| records.facts.get(fact.at()).map(|fact| fact.article);
    for Link { from, to, relation, .. } in &records.links {
        if article(*from) != article(*to) {
            for fact in [from, to] {
                out.get_mut(fact.at()).into_iter().for_each(|set| *set |= Other::of(*relation).bit());
            }
        }
    }
    out
}
