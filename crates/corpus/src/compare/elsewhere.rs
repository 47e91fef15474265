//! What becomes of each fact in the other articles: the facet "in the other article".
//!
//! What links say follows from them at once. Where there is none, the sentences of all other articles have to be looked
//! through, and that grows with facts times sentences: two seconds for 10,000 facts and 40,000 sentences, a hundred times
//! that for ten times as many. So it is done once, when the seeds are compiled, and [`Records::mentioned`] keeps what was
//! found, a byte or two a fact; who opens the page pays half a millisecond for 10,000 facts. Records that were made
//! otherwise can be without it (100,000 made facts are): then a fact without a link has no value, and the page says "not
//! looked for", never "not mentioned".

use super::absence::{SAYS, speaks};
use super::likeness::{Features, Gist, Shelf, all_sentences};
use crate::closed::{Relation, Verdict, closed_list};
use crate::model::{ArticleIndex, FactIndex, Link, Records};

closed_list! {
    /// What becomes of a fact in the other articles. What is outside another article's subject is not mentioned there.
    Other {
        Confirmed = "confirmed", "confirmed";
        Changed = "changed", "changed";
        Contradicted = "contradicted", "contradicted";
        AlsoSaid = "also-said", "also said";
        Mentioned = "mentioned", "mentioned but not linked";
        NotMentioned = "not-mentioned", "not mentioned";
    }
}

impl Other {
    fn of(relation: Relation) -> Self {
        match relation.verdict() {
            Verdict::Agree => Self::Confirmed,
            Verdict::Changed => Self::Changed,
            Verdict::Differ => Self::Contradicted,
            _ => Self::AlsoSaid,
        }
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// What becomes of each fact in the other articles, as sets: the bit of each value stands at its place in
/// [`Other::ALL`]. By the links that tie it to them (named for the later of the two facts, but it is one relation); where
/// there is none, by whether a sentence of theirs mentions it. Nothing in a corpus of one article.
pub(crate) fn others(records: &Records) -> Vec<u8> {
    let mut out = linked(records);
    if let Some(mentioned) = records.mentioned.as_ref().filter(|_| records.articles.len() > 1) {
        let is_bare = |set: &&mut u8| **set == 0;
        mentioned.iter().for_each(|fact| {
            out.get_mut(fact.at()).filter(is_bare).into_iter().for_each(|set| *set = Other::Mentioned.bit());
        });
        out.iter_mut().filter(is_bare).for_each(|set| *set = Other::NotMentioned.bit());
    }
    out
}

/// What the links to other articles make of each fact.
fn linked(records: &Records) -> Vec<u8> {
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

/// The facts that no link ties to another article and of which yet a sentence of another article speaks, rising: the
/// same as [`super::absence::Search`] finds one by one.
pub fn mentioned(records: &Records) -> Vec<FactIndex> {
    let linked = linked(records);
    let bare: Vec<usize> = (0..linked.len()).filter(|&fact| linked[fact] == 0).collect();
    if bare.is_empty() || records.articles.len() < 2 {
        return Vec::new();
    }
    let mut features = Features::new(records);
    let (mut gists, mut articles): (Vec<Gist>, Vec<ArticleIndex>) = (Vec::new(), Vec::new());
    for (at, article) in records.articles.iter().enumerate() {
        gists.extend(features.of_sentences(ArticleIndex::new(at), &all_sentences(article)));
        articles.resize(gists.len(), ArticleIndex::new(at));
    }
    let facts: Vec<Gist> = bare.iter().map(|&fact| features.of_fact(&records.facts[fact])).collect();
    let scale = features.scale(&[&gists]);
    let shelf = Shelf::of(&gists, &scale);
    let mut sums = vec![0.0; gists.len()];
    let mut is_mentioned = |fact: usize, gist: &Gist| {
        // A little less than is asked, for what is looked up is summed in another order.
        let likely = shelf.likely(gist, (SAYS - 1) as f32 / 1000.0, &mut sums);
        likely.into_iter().map(|at| at as usize).any(|at| {
            let (likeness, coverage) = scale.pair(gist, &gists[at]);
            articles[at] != records.facts[fact].article && speaks(likeness, coverage)
        })
    };
    bare.into_iter()
        .zip(&facts)
        .filter(|(fact, gist)| is_mentioned(*fact, gist))
        .map(|(fact, _)| FactIndex::new(fact))
        .collect()
}
