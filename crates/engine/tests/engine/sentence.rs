//! The query in words.

use crate::{random, small};
use engine::Corpus;
use engine::plan::Plan;
use engine::query::Query;
use engine::search::results;
use engine::wording::relaxations::culprits;
use engine::wording::sentence::{Piece, SentencePart, describe, to_text};
use engine::wording::shown::shown;
use proptest::prelude::*;

fn pieces(state: &str) -> Vec<Piece> {
    let (corpus, query) = (small::corpus(), Query::parse(state));
    describe(&corpus, &Plan::of(&corpus, &query))
}

fn check(state: &str, expected: &str) {
    assert_eq!(to_text(&pieces(state)), expected, "{state}");
}

#[test]
fn the_number_agrees() {
    check("/facts", "6 statements");
    check("/facts?theme=energy", "4 statements about Energy");
    check("/facts?actor=russia", "1 statement about Russia");
    check("/facts?q=zebra", "No statements with ‘zebra’");
}

#[test]
fn what_a_view_shows_is_its_articles_or_its_statements() {
    let check = |state: &str, expected: &str| {
        let (corpus, query) = (small::corpus(), Query::parse(state));
        assert_eq!(shown(&corpus, &Plan::of(&corpus, &query), &query), expected, "{state}");
    };
    check("/facts?theme=energy", "4 statements about Energy");
    check("/compare", "China Brief, 2008 and CACI Analyst, 2011, side by side");
    check("/compare?theme=energy", "China Brief, 2008 and CACI Analyst, 2011, side by side: 4 statements about Energy");
    check("/articles", "2 articles");
    check("/article/first", "China Brief, 2008: Title of first");
    check("/article/nobody-wrote-it", "6 statements");
}

#[test]
fn words_come_first() {
    check("/facts?q=pipeline&actor=kazakhstan&theme=energy", "1 statement with ‘pipeline’ about Kazakhstan and Energy");
    check("/facts?q=gas%20pipeline%20year", "1 statement with ‘gas’, ‘pipeline’ and ‘year’");
    check(
        "/facts?q=%22gas%20pipeline%22%20-year%20-open%20",
        "1 statement with ‘gas pipeline’ but without ‘year’ or ‘open’",
    );
    check("/facts?q=-pipeline", "3 statements without ‘pipeline’");
    check(
        "/facts?q=uranium%20silent%20",
        "2 statements with ‘uranium’ or ‘silent’ (none has all the words; these have some)",
    );
    check("/facts?q=%3F!", "6 statements");
}

#[test]
fn picks_are_joined_as_they_are_met() {
    check("/facts?actor=kazakhstan,russia", "4 statements about Kazakhstan or Russia");
    check("/facts?actor=kazakhstan,sco&actor.match=all", "1 statement about Kazakhstan and SCO");
    check(
        "/facts?actor=kazakhstan,russia,sco&theme=energy",
        "2 statements about Kazakhstan, Russia or SCO, and Energy",
    );
    check(
        "/facts?actor=kazakhstan&thing=gas-pipeline&theme=gas",
        "1 statement about Kazakhstan and Central Asia–China gas pipeline and Gas",
    );
    check("/facts?actor=kazakhstan:opponent", "1 statement about Kazakhstan (opponent)");
}

#[test]
fn every_facet_has_its_own_words() {
    check("/facts?when=2003/2009", "3 statements, 2003 – 2009");
    check("/facts?when=2008,2011-06", "4 statements, 2008 or June 2011");
    check("/facts?voice=official,unnamed-experts", "2 statements, said by officials or unnamed experts");
    check("/facts?voice=author", "4 statements, said by the author");
    check("/facts?status=planned", "2 statements, planned");
    check("/facts?kind=infrastructure", "1 statement, of the kind Infrastructure");
    check("/facts?stance=believes", "1 statement, where the speaker believes");
    check("/facts?place=xinjiang", "1 statement, in Xinjiang");
    check("/facts?article=first", "3 statements, in China Brief, 2008");
    check("/facts?article=first,second", "6 statements, in China Brief, 2008, or CACI Analyst, 2011");
    check("/facts?theme=energy&status=planned&when=2009", "2 statements about Energy, 2009, planned");
}

#[test]
fn what_is_not_stated_is_said() {
    check("/facts?when=_", "2 statements, time not stated");
    check("/facts?actor=_&theme=energy", "2 statements about Energy, actor not stated");
    check("/facts?actor=_,russia", "3 statements about no stated actor or Russia");
    check("/facts?when=-_", "4 statements, not without a stated time");
}

#[test]
fn exclusions_come_last() {
    check("/facts?actor=-russia", "5 statements, not Russia");
    check("/facts?actor=-kazakhstan", "3 statements, not Kazakhstan or its bodies");
    check(
        "/facts?actor=-kazakhstan:party&theme=energy,-gas",
        "1 statement about Energy, not Kazakhstan (party), not Gas",
    );
    check("/facts?voice=-author&status=-planned", "2 statements, not said by the author, not planned");
    check(
        "/facts?article=-first&place=-xinjiang&kind=-position",
        "1 statement, not of the kind Position, not in China Brief, 2008, not in Xinjiang",
    );
}

#[test]
fn a_wider_scope_is_said() {
    check(
        "/facts?actor=russia&theme=energy&scope=paragraph",
        "2 statements about Russia and Energy, in the same paragraph",
    );
    check("/facts?scope=article", "6 statements");
    check("/facts?actor=russia&scope=fact", "1 statement about Russia");
}

#[test]
fn what_the_corpus_does_not_know_is_not_said() {
    check("/facts?actor=nobody,russia&theme=-nothing&when=soon&other=refuted", "1 statement about Russia");
}

#[test]
fn what_becomes_of_a_statement_is_said_with_where() {
    check("/facts?other=confirmed", "2 statements, told again or confirmed in the other article");
    check(
        "/facts?actor=kazakhstan&other=also-said,confirmed",
        "1 statement about Kazakhstan, also spoken of or told again or confirmed in the other article",
    );
    check(
        "/facts?other=confirmed,also-spoken&other.match=all",
        "1 statement, told again or confirmed and also spoken of in the other article",
    );
    check("/facts?other=-not-mentioned", "6 statements, without those not found in the other article");
    check("/facts?other=later,nearest", "No statements, still to come or with a near sentence in the other article");
    check("/facts?other=_", "3 statements, not looked for in the other article");
    check("/facts?other=_,confirmed", "5 statements, not looked for or told again or confirmed in the other article");
    check("/facts?other=-_", "3 statements, without those not looked for in the other article");
}

#[test]
fn among_several_other_articles_what_none_of_them_has_is_said_of_all() {
    #[track_caller]
    fn check(state: &str, sentence: &str) {
        let mut three = small::records();
        three.articles.push(small::article("third", "Third", "2012", "Nothing of that."));
        let (corpus, query) = (Corpus::new(three), Query::parse(state));
        assert_eq!(to_text(&describe(&corpus, &Plan::of(&corpus, &query))), sentence);
    }

    check("/facts?other=confirmed", "2 statements, told again or confirmed in another article");
    check("/facts?other=none-found", "No statements, not found in any other article");
    check("/facts?other=later", "No statements, still to come in all other articles");
    check("/facts?other=nearest,none-found", "No statements, with a near sentence or not found in any other article");
}

#[test]
fn each_part_can_be_removed() {
    let parts: Vec<(String, bool, String)> =
        pieces("/facts?q=gas%20-year%20pipeline&actor=kazakhstan,-russia&theme=energy&scope=paragraph")
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Part(SentencePart { label, excluded, without }) => Some((label, excluded, without.to_string())),
                Piece::Text(_) => None,
            })
            .collect();
    let expected = [
        ("‘gas’", false, "/facts?q=-year%20pipeline&actor=kazakhstan,-russia&theme=energy&scope=paragraph"),
        ("‘pipeline’", false, "/facts?q=gas%20-year&actor=kazakhstan,-russia&theme=energy&scope=paragraph"),
        ("‘year’", true, "/facts?q=gas%20pipeline&actor=kazakhstan,-russia&theme=energy&scope=paragraph"),
        ("Kazakhstan", false, "/facts?q=gas%20-year%20pipeline&actor=-russia&theme=energy&scope=paragraph"),
        ("Energy", false, "/facts?q=gas%20-year%20pipeline&actor=kazakhstan,-russia&scope=paragraph"),
        ("Russia", true, "/facts?q=gas%20-year%20pipeline&actor=kazakhstan&theme=energy&scope=paragraph"),
        ("in the same paragraph", false, "/facts?q=gas%20-year%20pipeline&actor=kazakhstan,-russia&theme=energy"),
    ];
    assert_eq!(parts, expected.map(|(label, excluded, without)| (label.to_owned(), excluded, without.to_owned())));
}

/// What can never be met, and what to leave out, with what that gives.
fn check_culprits(state: &str, never: &[&str], ways: &[(&str, usize)]) {
    let corpus = small::corpus();
    let culprits = culprits(&corpus, &Plan::of(&corpus, &Query::parse(state)));
    let labels = |parts: &[SentencePart]| -> Vec<String> { parts.iter().map(|part| part.label.clone()).collect() };
    let found: Vec<(String, usize)> =
        culprits.ways.iter().map(|way| (labels(&way.parts).join(" + "), way.count)).collect();
    let expected: Vec<(String, usize)> = ways.iter().map(|(label, n)| ((*label).to_owned(), *n)).collect();
    assert_eq!(
        (labels(&culprits.never), found),
        (never.iter().map(|&label| label.to_owned()).collect(), expected),
        "{state}"
    );
}

#[test]
fn an_empty_result_says_what_dropping_conditions_gives() {
    check_culprits("/facts?q=uranium%20&theme=gas&status=-abandoned", &[], &[("‘uranium’", 3), ("Gas", 1)]);
    check_culprits("/facts?q=zebra%20&theme=gas", &[], &[("‘zebra’", 3)]);
    check_culprits(
        "/facts?q=zebra%20&theme=gas&status=abandoned",
        &["‘zebra’", "abandoned"],
        &[("‘zebra’ + abandoned", 3)],
    );
    check_culprits(
        "/facts?q=uranium%20&theme=gas&actor=sco",
        &[],
        &[("‘uranium’ + SCO", 3), ("‘uranium’ + Gas", 1), ("SCO + Gas", 1)],
    );
    check_culprits("/facts?q=zebra%20", &[], &[("‘zebra’", 6)]);
}

#[test]
fn a_field_whose_value_there_is_not_is_not_in_the_sentence() {
    check("/facts?q=actor%3Anobody%20", "6 statements");
    check("/facts?q=gas%20actor%3Anobody%20", "3 statements with ‘gas’");
}

#[test]
fn a_word_without_end_is_cut() {
    let state = format!("/facts?q={}", "x".repeat(500));
    check(&state, &format!("No statements with ‘{}…’", "x".repeat(60)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_sentence_has_no_gaps_and_its_parts_keep_their_promise(records in random::records(), query in random::query()) {
        let corpus = Corpus::new(records);
        let sentence = to_text(&describe(&corpus, &Plan::of(&corpus, &query)));
        prop_assert!(!["  ", " ,", ",,", " or or ", " and and "].iter().any(|flaw| sentence.contains(flaw)) && sentence.trim() == sentence, "{}", sentence);
        for way in culprits(&corpus, &Plan::of(&corpus, &query)).ways {
            prop_assert_eq!(results(&corpus, &way.without).facts.len(), way.count);
        }
    }
}
