//! The dossier of the two articles: that it is whole, and that its comparison says what the articles say.

use corpus::article::n_article_words;
use corpus::closed::{BlockRole, Verdict};
use corpus::model::{ArticleIndex, Fact, Records, Source, TermIndex};
use corpus::query::View;
use corpus::seed::Compiled;
use corpus::{Corpus, Query, compare, facets};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

static SEEDS: LazyLock<Compiled> = LazyLock::new(|| {
    dossier::compile(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")).expect("the seeds are right")
});

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| Corpus::new(SEEDS.records.clone()));

fn facts_of(article: &str) -> Vec<&'static Fact> {
    let at = CORPUS.article_of(article).expect("the article");
    CORPUS.facts.iter().filter(|fact| fact.article == at).collect()
}

#[test]
fn no_less_is_in_it_than_was_found() {
    let records: &Records = &SEEDS.records;
    let at_least = |n: usize, least: usize, what: &str| assert!(n >= least, "{n} {what}, less than {least}");
    at_least(facts_of("2008-nascent-partnership").len(), 210, "facts of 2008");
    at_least(facts_of("2011-strategic-relations").len(), 70, "facts of 2011");
    at_least(records.actors.len(), 60, "actors");
    at_least(records.things.len(), 40, "things");
    at_least(records.themes.len(), 20, "themes");
    at_least(records.matters.len(), 30, "matters");
    let article = |fact: corpus::model::FactIndex| records.facts[fact.at()].article;
    let between: Vec<_> = records.links.iter().filter(|link| article(link.from) != article(link.to)).collect();
    at_least(between.len(), 45, "links between the articles");
    at_least(between.iter().map(|link| link.matter.at()).collect::<BTreeSet<_>>().len(), 20, "matters of both");
    at_least(records.links.len() - between.len(), 12, "arguments within an article");
    at_least(records.dossier.questions.len(), 8, "questions");
}

#[test]
fn no_sentence_and_no_number_of_the_articles_is_left_out() {
    for (article, coverage) in SEEDS.records.articles.iter().zip(&SEEDS.coverage) {
        let text = |span: &corpus::model::Span| span.of(&article.text).to_owned();
        assert_eq!(coverage.bare_sentences.iter().map(text).collect::<Vec<_>>(), [""; 0], "{}", article.id);
        assert_eq!(coverage.bare_numbers.iter().map(text).collect::<Vec<_>>(), [""; 0], "{}", article.id);
        assert!(coverage.n_numbers > n_article_words(article) / 100, "the finder finds numbers in {}", article.id);
        assert!(10 * coverage.n_listed_sentences <= coverage.n_sentences, "{}: too much only leads over", article.id);
    }
}

#[test]
fn every_statement_was_read_twice() {
    let read: BTreeSet<&str> = SEEDS.readings.iter().map(|reading| reading.fact.as_str()).collect();
    let once: Vec<&str> = CORPUS.facts.iter().map(|fact| fact.id.as_str()).filter(|id| !read.contains(id)).collect();
    assert_eq!(once, [""; 0]);
}

#[test]
fn every_note_of_the_article_bears_a_statement() {
    let article = &CORPUS.articles[CORPUS.article_of("2008-nascent-partnership").expect("the article").at()];
    let n_notes = article.blocks.iter().filter(|block| block.role == BlockRole::Note).count();
    let cited: BTreeSet<u32> = CORPUS
        .facts
        .iter()
        .flat_map(|fact| &fact.sources)
        .filter_map(|source| if let Source::Note(number, _) = source { Some(*number) } else { None })
        .collect();
    assert_eq!((n_notes, cited.into_iter().collect::<Vec<_>>()), (13, (1..=13).collect()));
}

#[test]
fn a_statement_is_one_short_sentence() {
    for fact in &CORPUS.facts {
        let statement = &fact.statement;
        assert!(statement.chars().count() <= 200 && statement.ends_with(['.', '”']), "{}: {statement}", fact.id);
    }
}

#[test]
fn the_oil_pipeline_and_the_gas_pipeline_are_never_one_matter() {
    let theme = |id: &str| TermIndex::new(CORPUS.themes.iter().position(|theme| theme.id == id).expect("the theme"));
    let (oil, gas) = (theme("oil"), theme("gas"));
    for (at, matter) in CORPUS.matters.iter().enumerate() {
        let ends = CORPUS.links.iter().filter(|link| link.matter.at() == at).flat_map(|link| [link.from, link.to]);
        let themes: BTreeSet<TermIndex> = ends.flat_map(|fact| CORPUS.fact(fact).themes.clone()).collect();
        assert!(!(themes.contains(&oil) && themes.contains(&gas)), "{} joins oil and gas", matter.id);
    }
}

/// The verdict of the row of a matter, and the relations of its links by aspect.
fn row(matter: &str) -> (Verdict, Vec<(&'static str, &'static str)>) {
    let ledger = compare::ledger(&CORPUS, ArticleIndex::new(0), ArticleIndex::new(1), &Query::default());
    let of = |row: &&compare::Row| row.matter.is_some_and(|at| CORPUS.matters[at.at()].id == matter);
    let row = ledger.rows.iter().find(of).expect("the row");
    let links = row.links.iter().map(|&at| &CORPUS.links[at]);
    (row.verdict, links.map(|link| (link.relation.id(), link.aspect.id())).collect())
}

#[test]
fn the_comparison_says_what_the_articles_say() {
    assert_eq!(row("pakistan-membership").0, Verdict::Differ);
    assert_eq!(row("water").0, Verdict::Both);
    assert_eq!(row("dependence-on-china").0, Verdict::Both);
    let (verdict, links) = row("gas-pipeline");
    assert_eq!(verdict, Verdict::Agree);
    assert!(links.contains(&("fulfils", "date")));
    assert!(!links.iter().any(|(relation, aspect)| *relation == "fulfils" && *aspect != "date"), "{links:?}");
}

#[test]
fn every_question_has_an_answer() {
    for question in &CORPUS.dossier.questions {
        let query = Query::parse(&question.state);
        let n_facts = facets::matching(&CORPUS, &query).count();
        let n_rows = match query.view {
            View::Compare => {
                let (a, b) = compare::pair(&CORPUS, &query).expect("two articles");
                compare::ledger(&CORPUS, a, b, &query).shown(&CORPUS, &query).len()
            }
            _ => 1,
        };
        assert!(n_facts > 0 && n_rows > 0, "{}: {n_facts} facts, {n_rows} rows", question.text);
    }
}
