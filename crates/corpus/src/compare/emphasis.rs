//! How much of each article goes to what: shares, for articles differ in length.

use super::likeness::{mentions_in, sentences, terms};
use crate::closed::Status;
use crate::label::lineage;
use crate::model::{ArticleIndex, Corpus, TermIndex};
use crate::order::rising;
use crate::query::Facet;

/// The share of two articles that goes to one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Actor, thing and place are counted in sentences that name them, theme and status in facts.
    pub facet: Facet,
    /// Which value.
    pub id: String,
    /// Of the first article, per mille.
    pub a: u32,
    /// Of the second, per mille.
    pub b: u32,
}

/// Every value that one of the two has, by facet, then as the vocabulary lists it. What rolls up counts with its parent.
pub fn emphasis(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex) -> Vec<Share> {
    let mut out = Vec::new();
    for facet in [Facet::Actor, Facet::Thing, Facet::Place, Facet::Theme, Facet::Status] {
        let (of_a, of_b) = (per_mille(corpus, a, facet), per_mille(corpus, b, facet));
        for (at, (a, b)) in of_a.into_iter().zip(of_b).enumerate() {
            if a > 0 || b > 0 {
                out.push(Share { facet, id: id_of(corpus, facet, at), a, b });
            }
        }
    }
    out
}

fn id_of(corpus: &Corpus, facet: Facet, at: usize) -> String {
    match facet {
        Facet::Status => Status::ALL.get(at).map_or_else(String::new, |status| status.id().to_owned()),
        _ => terms(corpus, facet).get(at).map_or_else(String::new, |term| term.id.clone()),
    }
}

fn per_mille(corpus: &Corpus, article: ArticleIndex, facet: Facet) -> Vec<u32> {
    let lists = match facet {
        Facet::Theme | Facet::Status => of_facts(corpus, article, facet),
        _ => of_sentences(corpus, article, facet),
    };
    let n_values = if facet == Facet::Status { Status::ALL.len() } else { terms(corpus, facet).len() };
    let mut n_having = vec![0_u32; n_values];
    lists.iter().flatten().for_each(|&value| n_having.get_mut(value as usize).into_iter().for_each(|n| *n += 1));
    let n = (lists.len() as u32).max(1);
    n_having.into_iter().map(|having| (having * 1000 + n / 2) / n).collect()
}

/// By sentence, what it names.
fn of_sentences(corpus: &Corpus, article: ArticleIndex, facet: Facet) -> Vec<Vec<u32>> {
    let text = corpus.article(article);
    let named = |span| {
        let mentions = mentions_in(text, span).iter().filter(|mention| mention.facet == facet);
        each_with_parents(corpus, facet, mentions.map(|mention| mention.term))
    };
    sentences(corpus, article).into_iter().map(named).collect()
}

/// By fact, its themes or its status.
fn of_facts(corpus: &Corpus, article: ArticleIndex, facet: Facet) -> Vec<Vec<u32>> {
    let facts = corpus.facts.iter().filter(|fact| fact.article == article);
    let values = facts.map(|fact| match facet {
        Facet::Status => vec![fact.status as u32],
        _ => each_with_parents(corpus, facet, fact.themes.iter().copied()),
    });
    values.collect()
}

fn each_with_parents(corpus: &Corpus, facet: Facet, found: impl Iterator<Item = TermIndex>) -> Vec<u32> {
    rising(found.flat_map(|term| lineage(terms(corpus, facet), term)).map(|term| term.0))
}
