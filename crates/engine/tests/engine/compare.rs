//! Rows of the comparison.

use crate::{random, small};
use engine::Corpus;
use engine::compare::headlines::{Headline, headlines};
use engine::compare::ledger::{Ledger, LedgerRow, ledger, pair};
use engine::plan::{Plan, matching};
use engine::query::Query;
use model::closed::{Relation, Verdict};
use model::{ArticleIndex, Records};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn compare(corpus: &Corpus, state: &str) -> Ledger {
    let query = Query::parse(state);
    let (a, b) = pair(corpus, &query).expect("two articles");
    ledger(corpus, a, b, &Plan::of(corpus, &query))
}

/// A row as "verdict label: a facts | b facts".
fn show(corpus: &Corpus, row: &LedgerRow) -> String {
    let ids = |facts: &[model::FactIndex]| {
        facts.iter().map(|&fact| corpus.fact(fact).id.as_str()).collect::<Vec<_>>().join(" ")
    };
    format!("{} {}: {} | {}", row.verdict.id(), row.label, ids(&row.a), ids(&row.b))
}

fn check(records: Records, state: &str, expected: &[&str]) {
    let corpus = Corpus::new(records);
    let rows: Vec<String> = compare(&corpus, state).rows.iter().map(|row| show(&corpus, row)).collect();
    assert_eq!(rows, expected, "{state}");
}

const GAS: &str = "agree Gas pipeline: open capacity | operation";

#[test]
fn a_row_is_a_matter_or_a_fact_in_none() {
    let single = ["only_a Enlargement of the SCO: against | ", "only_b Energy:  | uranium", "only_b :  | silent"];
    check(small::records(), "/compare", &[GAS, single[0], single[1], single[2]]);
}

#[test]
fn the_query_chooses_rows_and_changes_none() {
    check(small::records(), "/compare?kind=infrastructure", &[GAS]);
    check(small::records(), "/compare?article=first&theme=gas", &[GAS]);
    check(small::records(), "/compare?q=uranium", &["only_b Energy:  | uranium"]);
    check(small::records(), "/compare?q=zebra", &[]);
}

#[test]
fn the_head_is_the_strongest_verdict_between_the_two() {
    let with = |links| Records { links, ..small::records() };
    let link = small::link;
    check(
        with(vec![link(0, 0, 3, Relation::Fulfils), link(0, 1, 3, Relation::Updates)]),
        "/compare?theme=gas",
        &["changed Gas pipeline: open capacity | operation"],
    );
    check(
        with(vec![link(0, 0, 3, Relation::Fulfils), link(0, 0, 3, Relation::Fails)]),
        "/compare?thing=gas-pipeline",
        &["differ Gas pipeline: open | operation"],
    );
    let within = vec![link(0, 0, 1, Relation::Contradicts), link(0, 0, 3, Relation::Continues)];
    check(with(within), "/compare?theme=gas", &["both Gas pipeline: open capacity | operation"]);
}

#[test]
fn a_matter_told_by_one_only_is_one_row_of_that_side() {
    let records = Records { links: vec![small::link(0, 0, 1, Relation::Qualifies)], ..small::records() };
    check(
        records.clone(),
        "/compare?theme=gas",
        &["only_a Gas pipeline: open capacity | ", "only_b Energy › Gas:  | operation"],
    );
    check(
        records,
        "/compare?theme=gas&a=second",
        &["only_a Energy › Gas: operation | ", "only_b Gas pipeline:  | open capacity"],
    );
}

#[test]
fn rows_come_by_verdict_and_then_as_the_articles_tell_them() {
    let link = small::link;
    let links =
        vec![link(1, 0, 4, Relation::Restates), link(0, 1, 3, Relation::Fails), link(1, 2, 5, Relation::BearsOn)];
    check(
        Records { links, ..small::records() },
        "/compare",
        &["differ Gas pipeline: capacity | operation", "agree Unused: open against | uranium silent"],
    );
}

#[test]
fn links_of_a_row_come_strongest_first() {
    let corpus = small::corpus();
    assert_eq!(compare(&corpus, "/compare").rows[0].links, [1, 0]);
}

#[test]
fn a_state_can_name_one_verdict_and_one_matter() {
    let corpus = small::corpus();
    let shown = |state: &str| compare(&corpus, state).shown(&corpus, &Query::parse(state)).len();
    assert_eq!(shown("/compare"), 4);
    assert_eq!(shown("/compare?verdict=only_b"), 2);
    assert_eq!(shown("/compare?matter=gas-pipeline"), 1);
    assert_eq!(shown("/compare?matter=gas-pipeline&verdict=differ"), 0);
    assert_eq!(shown("/compare?matter=nothing"), 4);
    assert_eq!(compare(&corpus, "/compare?verdict=only_b").count(Verdict::Agree), 1);
}

#[test]
fn a_pair_is_what_the_query_names_and_the_first_that_are_left() {
    let corpus = small::corpus();
    let check = |state: &str, expected: (u32, u32)| {
        assert_eq!(
            pair(&corpus, &Query::parse(state)),
            Some((ArticleIndex(expected.0), ArticleIndex(expected.1))),
            "{state}"
        );
    };
    check("/compare", (0, 1));
    check("/compare?a=second", (1, 0));
    check("/compare?b=first", (1, 0));
    check("/compare?a=second&b=first", (1, 0));
    check("/compare?a=second&b=second", (1, 0));
    check("/compare?a=nothing&b=nobody", (0, 1));
    let one = Records { articles: vec![small::article("a", "", "", "")], ..Records::default() };
    assert_eq!(pair(&Corpus::new(one), &Query::default()), None);
    assert_eq!(pair(&Corpus::new(Records::default()), &Query::default()), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_fact_of_the_two_has_a_row_and_a_query_only_chooses(records in random::records(), query in random::query()) {
        let corpus = Corpus::new(records.clone());
        let Some((a, b)) = pair(&corpus, &query) else { return Ok(()) };
        let all = ledger(&corpus, a, b, &Plan::of(&corpus, &Query::default()));
        for (at, fact) in records.facts.iter().enumerate() {
            let is_in = |facts: &[model::FactIndex]| facts.iter().any(|fact| fact.at() == at);
            prop_assert_eq!(all.rows.iter().any(|row| is_in(&row.a)), fact.article == a);
            prop_assert_eq!(all.rows.iter().any(|row| is_in(&row.b)), fact.article == b);
        }
        let found = matching(&corpus, &query);
        let has_match = |row: &LedgerRow| row.a.iter().chain(&row.b).any(|fact| found.contains(fact.at()));
        let expected: Vec<LedgerRow> = all.rows.into_iter().filter(has_match).collect();
        prop_assert_eq!(ledger(&corpus, a, b, &Plan::of(&corpus, &query)).rows, expected);
    }

    #[test]
    fn a_statement_of_one_article_alone_is_counted_once(records in random::records()) {
        let corpus = Corpus::new(records);
        let Some((a, b)) = pair(&corpus, &Query::default()) else { return Ok(()) };
        let ledger = ledger(&corpus, a, b, &Plan::of(&corpus, &Query::default()));
        for verdict in [Verdict::OnlyA, Verdict::OnlyB] {
            let rows = ledger.rows.iter().filter(|row| row.verdict == verdict);
            let facts: BTreeSet<u32> = rows.flat_map(|row| row.a.iter().chain(&row.b)).map(|fact| fact.0).collect();
            prop_assert_eq!(ledger.n_of(verdict), facts.len());
        }
    }

    #[test]
    fn a_row_of_both_sides_has_the_first_verdict_of_its_links(records in random::records()) {
        let corpus = Corpus::new(records.clone());
        let Some((a, b)) = pair(&corpus, &Query::default()) else { return Ok(()) };
        for row in ledger(&corpus, a, b, &Plan::of(&corpus, &Query::default())).rows {
            let verdicts: Vec<Verdict> = row.links.iter().map(|&at| records.links[at].relation.verdict()).collect();
            match (row.a.is_empty(), row.b.is_empty()) {
                (false, false) => prop_assert_eq!(row.verdict, verdicts.iter().copied().min().unwrap_or(Verdict::Both)),
                (false, true) => prop_assert_eq!(row.verdict, Verdict::OnlyA),
                _ => prop_assert_eq!(row.verdict, Verdict::OnlyB),
            }
            prop_assert!(verdicts.is_sorted());
        }
    }
}

proptest! {
    #[test]
    fn a_headline_leads_to_rows_of_its_verdict(records in random::records()) {
        let corpus = Corpus::new(records);
        let Some((a, b)) = pair(&corpus, &Query::default()) else { return Ok(()) };
        let all = ledger(&corpus, a, b, &Plan::of(&corpus, &Query::default()));
        for &verdict in Verdict::ALL {
            let named = headlines(&corpus, &all, verdict, 5);
            prop_assert_eq!(named.is_empty(), all.count(verdict) == 0 || only_without_theme(&corpus, &all, verdict));
            for Headline { label, query } in named {
                let narrowed = ledger(&corpus, a, b, &Plan::of(&corpus, &query));
                let shown = narrowed.shown(&corpus, &query);
                prop_assert!(shown.iter().any(|row| row.verdict == verdict), "{} of {}", label, verdict.id());
            }
        }
    }
}

/// Whether no row of a verdict has a name: neither a subject nor a theme.
fn only_without_theme(corpus: &Corpus, all: &Ledger, verdict: Verdict) -> bool {
    let mut rows = all.rows.iter().filter(|row| row.verdict == verdict);
    rows.all(|row| {
        let first = row.a.first().or(row.b.first());
        row.matter.is_none() && first.is_none_or(|&fact| corpus.fact(fact).themes.is_empty())
    })
}
