//! Counts against the contract's sentence.

use crate::{random, reference, small};
use engine::Corpus;
use engine::facets::counts;
use engine::fields::Field;
use engine::plan::Plan;
use engine::query::{Choice, NOT_STATED, Query};
use model::closed::{AbsenceKind, Facet};
use model::when::When;
use model::{Fact, FactIndex, Records};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_count_is_what_choosing_the_value_would_give(records in random::records(), query in random::query()) {
        let corpus = Corpus::new(records.clone());
        let facets = counts(&corpus, &Plan::of(&corpus, &query));
        prop_assert_eq!(facets.iter().map(|counts| counts.facet).collect::<Vec<_>>(), Facet::ALL.to_vec());
        for facet in facets {
            prop_assert_eq!(facet.values.last().map(|value| value.id.as_str()), Some(NOT_STATED));
            for value in &facet.values {
                let expected = (reference::count(&records, &query, facet.facet, &value.id), reference::total(&records, facet.facet, &value.id));
                prop_assert_eq!((value.count as usize, value.total as usize), expected, "{}={} under {}", facet.facet.id(), value.id, query);
            }
        }
    }
}

fn check(state: &str, facet: Facet, value: &str, expected: (u32, u32)) {
    let all = counts(&small::corpus(), &Plan::of(&small::corpus(), &Query::parse(state)));
    let counts = all.iter().find(|counts| counts.facet == facet).expect("the facet");
    let found = counts.values.iter().find(|counts| counts.id == value).expect("the value");
    assert_eq!((found.count, found.total), expected, "{value} under {state}");
}

#[test]
fn picks_of_a_facet_do_not_hide_their_siblings() {
    check("/facts?status=planned", Facet::Status, "happened", (3, 3));
    check("/facts?status=planned", Facet::Theme, "gas", (2, 3));
}

#[test]
fn what_rolls_up_counts_with_its_parent() {
    check("/facts", Facet::Actor, "kazakhstan", (3, 3));
    check("/facts", Facet::Actor, "nazarbayev", (1, 1));
    check("/facts?actor=-kazakhstan", Facet::Actor, "nazarbayev", (0, 1));
    check("/facts?actor=-kazakhstan", Facet::Actor, "kazakhstan", (3, 3));
}

#[test]
fn not_stated_is_a_value() {
    check("/facts", Facet::Theme, NOT_STATED, (1, 1));
    check("/facts?theme=_", Facet::Actor, "russia", (1, 1));
    check("/facts", Facet::Status, NOT_STATED, (0, 0));
}

#[test]
fn a_role_narrows_a_pick() {
    check("/facts?actor=kazakhstan:opponent", Facet::Theme, "sco-enlargement", (1, 1));
    check("/facts?actor=kazakhstan:speaker", Facet::Theme, "energy", (1, 4));
    check("/facts?actor=kazakhstan:host", Facet::Theme, "energy", (0, 4));
}

#[test]
fn conditions_can_meet_in_a_paragraph_or_an_article() {
    check("/facts?actor=russia&theme=energy", Facet::Status, "happened", (0, 3));
    check("/facts?actor=russia&theme=energy&scope=paragraph", Facet::Status, "happened", (2, 3));
    check("/facts?actor=russia&theme=energy&scope=article", Facet::Status, "ongoing", (3, 1));
    check("/facts?actor=-russia&scope=paragraph", Facet::Theme, "energy", (3, 4));
}

#[test]
fn what_the_corpus_does_not_know_it_ignores() {
    check("/facts?actor=nobody&when=soon&other=refuted", Facet::Status, "happened", (3, 3));
}

#[test]
fn what_becomes_of_a_fact_in_the_other_article_is_a_value() {
    // Two of the six are linked to a third.
    check("/facts", Facet::Other, "confirmed", (2, 2));
    check("/facts?status=planned", Facet::Other, "also-spoken", (1, 2));
    check("/facts?other=confirmed", Facet::Other, "also-spoken", (2, 2));
    check("/facts?other=confirmed,also-spoken&other.match=all", Facet::Other, "confirmed", (1, 2));
    check("/facts?other=confirmed", Facet::Status, "planned", (1, 2));
    check("/facts?other=-confirmed", Facet::Status, "planned", (1, 2));
    check("/facts?other=-also-spoken&scope=article", Facet::Status, "planned", (0, 2));
}

/// By value how many facts carry it, then "not stated".
fn totals(records: Records) -> Vec<u32> {
    let corpus = Corpus::new(records);
    let counts = counts(&corpus, &Plan::of(&corpus, &Query::default())).swap_remove(Facet::Other as usize);
    assert_eq!(counts.facet, Facet::Other);
    counts.values.iter().map(|value| value.total).collect()
}

#[test]
fn what_nobody_has_looked_for_is_neither_found_nor_not() {
    use AbsenceKind::{Later, Nearest, NoneFound};
    let looked = |absences: Option<Vec<(u32, AbsenceKind)>>| Records {
        absences: absences.map(|facts| facts.into_iter().map(|(fact, kind)| (FactIndex(fact), kind)).collect()),
        ..small::records()
    };
    assert_eq!(totals(looked(None)), [2, 0, 0, 2, 0, 0, 0, 0, 0, 3]);
    assert_eq!(totals(looked(Some(vec![(2, NoneFound), (4, Later), (5, NoneFound)]))), [2, 0, 0, 2, 0, 1, 0, 0, 2, 0]);
    let linked = looked(Some(vec![(0, Nearest), (5, Nearest)]));
    assert_eq!(totals(linked), [2, 0, 0, 2, 0, 0, 1, 0, 0, 2], "what is linked is not merely near");
    let mut one = small::records();
    one.articles.truncate(1);
    one.facts.truncate(3);
    one.links = Vec::new();
    assert_eq!(totals(one), [3], "there is no other article");
}

fn bins(times: &[&str]) -> Vec<(String, String)> {
    let base = small::records();
    let fact = |time: &&str| Fact { when: When::of(time), ..base.facts[0].clone() };
    let records = Records { facts: times.iter().map(fact).collect(), ..base.clone() };
    Field::of(&records, Facet::When).values.into_iter().map(|value| (value.id, value.name)).collect()
}

#[test]
fn the_histogram_has_a_bin_a_year_or_coarser_or_finer_ones() {
    let ids = |times: &[&str]| -> Vec<String> { bins(times).into_iter().map(|(id, _)| id).collect() };
    assert_eq!(ids(&["2008-07", "2011/.."]), ["2008", "2009", "2010", "2011"]);
    assert_eq!(ids(&[]), Vec::<String>::new());
    assert_eq!(ids(&["2010-06-29", "2010-07-02"]), ["2010-06-29", "2010-06-30", "2010-07-01", "2010-07-02"]);
    assert_eq!(ids(&["2010-11", "2011-02-03"]), ["2010-11", "2010-12", "2011-01", "2011-02"], "more than two months");
    assert_eq!(bins(&["2010-11", "2011-02-03"])[1].1, "December 2010");
    let decades = bins(&["1850", "2008"]);
    assert_eq!((decades.len(), decades[0].0.as_str(), decades[0].1.as_str()), (16, "185X", "1850s"));
    assert_eq!(decades.last().map(|(id, _)| id.as_str()), Some("200X"));
    assert_eq!(bins(&["0100", "2008"]).first(), Some(&("01XX".to_owned(), "2nd century".to_owned())));
}

#[test]
fn a_value_knows_how_it_is_chosen_and_how_deep_it_stands() {
    let all = counts(&small::corpus(), &Plan::of(&small::corpus(), &Query::parse("/facts?theme=gas,-energy")));
    let themes = all.iter().find(|counts| counts.facet == Facet::Theme).expect("themes");
    let shown: Vec<_> = themes.values.iter().map(|value| (value.name.as_str(), value.depth, value.choice)).collect();
    let expected = [
        ("Energy", 0, Choice::Excluded),
        ("Gas", 1, Choice::Picked),
        ("Enlargement of the SCO", 0, Choice::Open),
        ("not stated", 0, Choice::Open),
    ];
    assert_eq!(shown, expected);
}
