//! The browser benchmark: what other engines are given, what all are asked, and the tables of what was found.

use crate::questions::{QueryKind, picks, searches};
use crate::table::machine;
use engine::Corpus;
use model::closed::Facet;
use model::{Article, Fact, FactIndex, Term, TermIndex};
use serde_json::{Map, Value, json};
use std::error::Error;

/// How many facts the corpora of the browser benchmark have.
pub const SIZES: [usize; 3] = [200, 2_000, 10_000];

/// How many searches are asked, a third of each kind.
const N_SEARCHES: usize = 201;
/// How many values are picked, one after another.
const N_PICKS: usize = 40;

/// What other engines index: a document a fact (statement, quote, names) and a document an article (title, text), so
/// that each word of the corpus is there once, as it is for ours.
pub fn documents(corpus: &Corpus) -> Value {
    let facts = (0..corpus.facts.len()).map(|at| fact_document(corpus, FactIndex::new(at)));
    facts.chain(corpus.articles.iter().map(article_document)).collect()
}

fn fact_document(corpus: &Corpus, at: FactIndex) -> Value {
    let fact = corpus.fact(at);
    let quotes: Vec<&str> = corpus.quotes(at).collect();
    json!({ "id": fact.id, "statement": fact.statement, "quote": quotes.join(" … "), "names": names(corpus, fact) })
}

fn article_document(article: &Article) -> Value {
    json!({ "id": article.id, "title": article.title, "text": article.text })
}

/// Names and other names of all that a fact is tagged with.
fn names(corpus: &Corpus, fact: &Fact) -> String {
    let actors = fact.actors.iter().map(|part| part.actor);
    let lists: [(&[Term], Vec<TermIndex>); 4] = [
        (&corpus.actors, actors.collect()),
        (&corpus.things, fact.things.clone()),
        (&corpus.themes, fact.themes.clone()),
        (&corpus.places, fact.places.clone()),
    ];
    let terms = lists.iter().flat_map(|(terms, places)| places.iter().map(|place| &terms[place.at()]));
    let names: Vec<&str> =
        terms.flat_map(|term| std::iter::once(&term.name).chain(&term.aliases)).map(String::as_str).collect();
    names.join(", ")
}

/// By fact the values that it carries in each facet, with what they roll up into, for engines that have facets.
pub fn facets(corpus: &Corpus) -> Value {
    let mut by_fact: Vec<Map<String, Value>> = vec![Map::new(); corpus.facts.len()];
    // What becomes of a fact in other articles is no field of a document that another engine could be given.
    for &facet in Facet::ALL.iter().filter(|&&facet| facet != Facet::Other) {
        let field = corpus.field(facet);
        for (at, value) in field.values.iter().enumerate() {
            for &fact in field.facts(at) {
                let values = by_fact[fact as usize].entry(facet.id()).or_insert_with(|| json!([]));
                values.as_array_mut().into_iter().for_each(|values| values.push(json!(value.id)));
            }
        }
    }
    let by_id = corpus.facts.iter().map(|fact| fact.id.clone()).zip(by_fact.into_iter().map(Value::Object));
    Value::Object(by_id.collect())
}

/// What is asked: words, three words, and three words of which the last is unfinished, in turn; then single picks.
pub fn questions(corpus: &Corpus) -> Value {
    let kinds =
        [QueryKind::Word, QueryKind::Words, QueryKind::Prefix].map(|typed| searches(corpus, typed, N_SEARCHES / 3));
    let mixed: Vec<&String> = (0..N_SEARCHES).map(|at| &kinds[at % 3][at / 3]).collect();
    let picked = picks(corpus, N_PICKS).into_iter().filter_map(|query| {
        let facet = Facet::ALL.iter().find(|&&facet| !query.selection(facet).is_empty())?;
        Some(json!({ "facet": facet.id(), "id": query.selection(*facet).picks[0].id }))
    });
    json!({ "searches": mixed, "picks": picked.collect::<Vec<_>>() })
}

/// A measured thing: its key in what the browser says, what the table calls it, and how its numbers are written.
struct ResultRow {
    key: &'static str,
    label: &'static str,
    unit: ResultUnit,
}

#[derive(Clone, Copy)]
enum ResultUnit {
    Milliseconds,
    Kilobytes,
}

const ROWS: [ResultRow; 8] = [
    ResultRow { key: "counted", label: "load to first counts of facets", unit: ResultUnit::Milliseconds },
    ResultRow { key: "load", label: "load to ready", unit: ResultUnit::Milliseconds },
    ResultRow { key: "first", label: "first query", unit: ResultUnit::Milliseconds },
    ResultRow { key: "p50", label: "query, p50", unit: ResultUnit::Milliseconds },
    ResultRow { key: "p95", label: "query, p95", unit: ResultUnit::Milliseconds },
    ResultRow { key: "recount", label: "facets counted anew, p50", unit: ResultUnit::Milliseconds },
    ResultRow { key: "bytesReady", label: "bytes until ready", unit: ResultUnit::Kilobytes },
    ResultRow { key: "bytesAll", label: "bytes after all queries", unit: ResultUnit::Kilobytes },
];

/// The engine that the others are set against.
const OURS: &str = "dossier";

/// Tables of what `web/run.mjs` wrote: a table a size, medians over the rounds, ours as 1 in brackets; then where ours
/// is not first.
///
/// # Errors
/// Where that is not what the file holds.
pub fn table(found: &str) -> Result<String, Box<dyn Error>> {
    let found: Value = serde_json::from_str(found)?;
    let engines = found["engines"].as_array().ok_or("no engines")?;
    let names: Vec<&str> = engines.iter().filter_map(|engine| engine["name"].as_str()).collect();
    let titles: Vec<&str> = engines.iter().filter_map(|engine| engine["title"].as_str()).collect();
    let runs = found["runs"].as_array().ok_or("no runs")?;
    let browser = found["browser"].as_str().unwrap_or("Chromium");
    let mut out = format!("{} {browser}, headless.\n", machine());
    let mut behind = Vec::new();
    for n in SIZES {
        let runs: Vec<&Value> = runs.iter().filter(|run| run["size"] == n).collect();
        let rules = "--:|".repeat(titles.len());
        out.push_str(&format!("\n| {n} facts | {} |\n|---|{rules}\n", titles.join(" | ")));
        for row in &ROWS {
            let medians: Vec<Option<f64>> = names.iter().map(|name| median(&runs, name, row.key)).collect();
            out.push_str(&line(row, &names, &medians));
            behind.extend(place(row, n, (&names, &titles), &medians));
        }
    }
    out.push('\n');
    out.push_str(&if behind.is_empty() {
        "Ours is first in every row.\n".to_owned()
    } else {
        format!("Ours is not first in:\n\n{}", behind.concat())
    });
    Ok(out)
}

/// Of all rounds of one engine; nothing where it cannot do what is measured.
fn median(runs: &[&Value], engine: &str, key: &str) -> Option<f64> {
    let mut numbers: Vec<f64> =
        runs.iter().filter(|run| run["engine"] == engine).filter_map(|run| run[key].as_f64()).collect();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}

fn line(row: &ResultRow, names: &[&str], medians: &[Option<f64>]) -> String {
    let ours = of(OURS, names, medians);
    let cell = |median: &Option<f64>| match (median, ours) {
        (Some(median), Some(ours)) => format!("{} ({})", written(*median, row.unit), ratio(median / ours)),
        (Some(median), None) => written(*median, row.unit),
        (None, _) => "–".to_owned(),
    };
    let cells: Vec<String> = medians.iter().map(cell).collect();
    format!("| {} | {} |\n", row.label, cells.join(" | "))
}

fn of(engine: &str, names: &[&str], medians: &[Option<f64>]) -> Option<f64> {
    names.iter().zip(medians).find(|(name, _)| **name == engine).and_then(|(_, median)| *median)
}

/// A line where another engine has less; a twentieth less is a tie.
fn place(row: &ResultRow, n: usize, (names, titles): (&[&str], &[&str]), medians: &[Option<f64>]) -> Option<String> {
    let ours = of(OURS, names, medians)?;
    let others = titles.iter().zip(medians).filter_map(|(title, median)| Some((title, (*median)?)));
    let mut ahead: Vec<(&&str, f64)> = others.filter(|&(_, median)| median < ours * 0.95).collect();
    ahead.sort_by(|one, other| one.1.total_cmp(&other.1));
    let said: Vec<String> = ahead.iter().map(|(title, median)| format!("{title} {}", ratio(median / ours))).collect();
    (!said.is_empty()).then(|| format!("- {} at {n} facts: {}\n", row.label, said.join(", ")))
}

fn written(number: f64, unit: ResultUnit) -> String {
    match unit {
        ResultUnit::Kilobytes => format!("{:.0} kB", number / 1000.0),
        ResultUnit::Milliseconds => match number {
            100.0.. => format!("{number:.0} ms"),
            10.0.. => format!("{number:.1} ms"),
            _ => format!("{number:.2} ms"),
        },
    }
}

fn ratio(number: f64) -> String {
    match number {
        10.0.. => format!("{number:.0}"),
        0.95..1.05 => "1".to_owned(),
        1.0.. => format!("{number:.1}"),
        _ => format!("{number:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_where_ours_is_behind() {
        let run = |engine: &str, size: usize, load: f64, recount: Option<f64>| json!({ "engine": engine, "size": size, "load": load, "recount": recount });
        let runs: Vec<Value> =
            SIZES.iter().flat_map(|&n| [run(OURS, n, 2.0, Some(1.0)), run("other", n, 1.0, None)]).collect();
        let engines = json!([{ "name": OURS, "title": "Dossier" }, { "name": "other", "title": "Other 1.0" }]);
        let found = json!({ "browser": "Chromium 1", "engines": engines, "runs": runs }).to_string();
        let table = table(&found).unwrap();
        assert!(table.contains("| load to ready | 2.00 ms (1) | 1.00 ms (0.50) |"), "{table}");
        assert!(table.contains("| facets counted anew, p50 | 1.00 ms (1) | – |"), "{table}");
        assert!(table.contains("- load to ready at 200 facts: Other 1.0 0.50"), "{table}");
    }

    #[test]
    fn other_engines_are_given_all_that_ours_has() {
        let corpus = Corpus::new(crate::records(200));
        let documents = documents(&corpus);
        assert_eq!(documents.as_array().map(Vec::len), Some(240));
        assert!(documents[0]["quote"].as_str().is_some_and(|quote| !quote.is_empty()));
        assert_eq!(
            facets(&corpus)[&corpus.facts[0].id]["article"],
            json!([corpus.articles[corpus.facts[0].article.at()].id])
        );
        let questions = questions(&corpus);
        assert_eq!(questions["searches"].as_array().map(Vec::len), Some(N_SEARCHES));
        assert_eq!(questions["picks"].as_array().map(Vec::len), Some(N_PICKS));
    }
}
