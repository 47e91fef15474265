//! What else is told of the subject of a fact.

use crate::corpus::Corpus;
use model::FactIndex;

/// A subject, and what is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// What it is called.
    pub label: String,
    /// What tells of it, in the order of what is seen.
    pub facts: Vec<FactIndex>,
}

/// The subject of a fact, among those that are seen: the matter in which it is linked, else its theme; `None` where it has neither.
pub fn same_subject(corpus: &Corpus, seen: &[FactIndex], fact: FactIndex) -> Option<Subject> {
    let matter = corpus.links_of(fact).next().map(|link| link.matter);
    let theme = corpus.fact(fact).themes.first();
    let (label, is_of_it): (&str, &dyn Fn(FactIndex) -> bool) = match matter {
        Some(matter) => (&corpus.matters.get(matter.at())?.label, &move |other| {
            corpus.links_of(other).any(|link| link.matter == matter)
        }),
        None => (&corpus.themes.get(theme?.at())?.name, &move |other| corpus.fact(other).themes.first() == theme),
    };
    let facts = seen.iter().copied().filter(|&other| is_of_it(other)).collect();
    Some(Subject { label: label.to_owned(), facts })
}
