//! Corpora of any size, made by chance that is always the same, to measure the engine with: words and values of
//! facets as unevenly spread as in real text (after Zipf), names in two scripts, trees, dates and numbers.
//!
//! ```
//! let records = measure::records(200);
//! assert_eq!((records.facts.len(), records.articles.len()), (200, 40));
//! assert_eq!(records, measure::records(200));
//! ```

#![forbid(unsafe_code)]

pub mod chance;
pub mod odd;
pub mod questions;
pub mod seed_files;
pub mod table;
pub mod web;
pub mod words;

mod facts;
mod prose;
mod vocabulary;

use chance::{Chance, Zipf};
use model::closed::{Aspect, Extent, Relation};
use model::when::When;
use model::{ArticleIndex, Dossier, FactIndex, Link, Matter, MatterIndex, Records, TermIndex};
use prose::ArticleWriter;

/// How many facts the measured corpora have.
pub const SIZES: [usize; 4] = [200, 2_000, 10_000, 100_000];

/// How many facts there are to an article.
const FACTS_PER_ARTICLE: usize = 5;

/// Records of `n` facts in `n`/5 articles of 300 words; the same for the same `n`.
pub fn records(n: usize) -> Records {
    records_in(n, n.div_ceil(FACTS_PER_ARTICLE))
}

/// Records of `n` facts in so many articles of 300 words; the same for the same numbers.
pub fn records_in(n: usize, n_articles: usize) -> Records {
    let mut chance = Chance::of(n as u64);
    let mut records = vocabulary::records(n, &mut chance);
    records.dossier = dossier();
    let mut writer = ArticleWriter::of(&records, chance);
    let days = writer.days(n_articles);
    let shares = shares(n, n_articles, &mut writer.chance);
    for (published, share) in days.into_iter().zip(shares) {
        write_article(&mut records, &mut writer, published, share);
    }
    let mut chance = writer.chance;
    tie(&mut records, &mut chance);
    records
}

fn dossier() -> Dossier {
    Dossier {
        title: "A made dossier".to_owned(),
        description: "Made by a program, to measure with.".to_owned(),
        language: "en".to_owned(),
        view: "/facts".to_owned(),
        ..Dossier::default()
    }
}

/// How many facts each article states: some none, some many, together `n`.
fn shares(n: usize, n_articles: usize, chance: &mut Chance) -> Vec<usize> {
    let mut shares = vec![0; n_articles];
    (0..n).for_each(|_| shares[chance.below(n_articles)] += 1);
    shares
}

/// The next article with its facts.
fn write_article(records: &mut Records, writer: &mut ArticleWriter, published: When, n_facts: usize) {
    let at = ArticleIndex::new(records.articles.len());
    let cast = writer.cast();
    let mut article = writer.article(records, &cast, at, published);
    let first = records.facts.len();
    let facts = writer.facts(records, &cast, &article, at, n_facts);
    records.facts.extend(facts);
    article.main = (first..records.facts.len()).take(2).map(FactIndex::new).collect();
    records.articles.push(article);
}

/// Ties facts together: a matter to every fifty facts, two links in each.
fn tie(records: &mut Records, chance: &mut Chance) {
    let n = records.facts.len();
    let relations = Zipf::over(Relation::ALL.len());
    let aspects = Zipf::over(Aspect::ALL.len());
    for at in 0..n / 50 {
        let theme = TermIndex::new(chance.below(records.themes.len()));
        records.matters.push(Matter { id: format!("m{at:05}"), label: format!("Matter {at}"), theme });
        for _ in 0..2 {
            let (one, other) = (chance.below(n), chance.below(n));
            records.links.push(Link {
                matter: MatterIndex::new(at),
                from: FactIndex::new(one.min(other)),
                to: FactIndex::new(one.max(other)),
                relation: relations.pick(Relation::ALL, chance),
                aspect: aspects.pick(Aspect::ALL, chance),
                extent: if chance.percent(60) { Extent::Whole } else { Extent::Part },
                why: "Made so.".to_owned(),
            });
        }
    }
}
