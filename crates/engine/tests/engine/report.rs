//! Answers as JSON.

use crate::small;
use engine::query::Query;
use engine::report::{compare_report, search_report};
use model::ArticleIndex;
use model::closed::Facet;
use serde::Serialize;

fn json(report: &impl Serialize) -> String {
    serde_json::to_string(report).expect("plain data")
}

#[test]
fn a_search_is_written_in_the_contracts_shape() {
    let report = json(&search_report(&small::corpus(), &Query::parse("/facts?q=branch%20uranium%20"), None, 0));
    let expected = concat!(
        r#"{"total":1,"facts":[{"id":"uranium","article":"second","score":1327,"statement":"The president promised uranium.","#,
        r#""evidence":[{"quote":"Nazarbayev spoke of uranium","start":70,"end":97}],"by":"person"}],"#,
        r#""passages":[{"article":"second","start":41,"end":68,"score":"#
    );
    assert!(report.starts_with(expected), "{report}");
    assert!(report.contains(r#"],"articles":[{"id":"second","score":"#), "{report}");
    let themes = concat!(
        r#""theme":[{"id":"energy","count":1,"total":4},{"id":"gas","count":0,"total":3},"#,
        r#"{"id":"sco-enlargement","count":0,"total":1},{"id":"_","count":0,"total":1}]"#
    );
    assert!(report.contains(themes), "{report}");
}

#[test]
fn facets_are_an_object_in_their_order() {
    let report = json(&search_report(&small::corpus(), &Query::default(), None, 0));
    let at = |facet: &Facet| report.find(&format!("\"{}\":[{{", facet.id()));
    let places: Vec<Option<usize>> = Facet::ALL.iter().map(at).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{report}");
}

#[test]
fn a_page_of_facts_leaves_the_total() {
    let page = search_report(&small::corpus(), &Query::parse("/facts?sort=article&group=none"), Some(2), 3);
    let ids: Vec<&str> = page.facts.iter().map(|fact| fact.id.as_str()).collect();
    assert_eq!((page.total, ids), (6, vec!["operation", "uranium"]));
    assert!(search_report(&small::corpus(), &Query::default(), None, 99).facts.is_empty());
}

#[test]
fn a_comparison_is_written_in_the_contracts_shape() {
    let query = Query::parse("/compare?theme=gas,sco-enlargement");
    let report = json(&compare_report(&small::corpus(), ArticleIndex(0), ArticleIndex(1), &query));
    let expected = concat!(
        r#"{"unit":"matter","rows":[{"matter":"gas-pipeline","verdict":"agree","a":["open","capacity"],"b":["operation"],"links":["#,
        r#"{"from":"open","to":"operation","relation":"fulfils","aspect":"other","extent":"whole","why":"","sources":"not-stated"},"#,
        r#"{"from":"capacity","to":"operation","relation":"bears-on","aspect":"other","extent":"whole","why":"","sources":null}],"absence":null,"uncovered":{"a":[],"b":[]}},"#,
        r#"{"matter":null,"verdict":"only_a","a":["against"],"b":[],"links":[],"absence":{"kind":"none-found","nearest":null,"looked":[{"what":"words","text":"Astana is against it","found":false,"like":false},{"what":"name","text":"Kazakhstan","found":false,"like":false},{"what":"name","text":"SCO","found":false,"like":false}]},"uncovered":null}],"#,
        r#""counts":{"agree":1,"changed":0,"differ":0,"both":0,"only_a":1,"only_b":0},"sentences":{"a":4,"b":4},"figures":[],"implied":[],"#,
        r#""passages":[{"a":{"start":0,"end":35},"b":{"start":0,"end":40},"score":821,"link":"#,
        r#"{"from":"open","to":"operation","relation":"fulfils","aspect":"other","extent":"whole","why":"","sources":"not-stated"},"same":false},{"a":{"start":36,"#
    );
    assert!(report.starts_with(expected), "{report}");
    let later = [
        r#"],"emphasis":[{"facet":"theme","id":"energy","a":667,"b":667},"#,
        r#"],"promises":[{"fact":"open","fate":"fulfilled","due":"past","links":[{"from":"open","#,
        r#""why":"","sources":null}],"absence":null}],"left_out":[]}"#,
    ];
    assert!(later.iter().all(|part| report.contains(part)), "{report}");
}
