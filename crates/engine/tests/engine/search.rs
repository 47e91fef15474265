//! What a query finds, and in which order.

use crate::{random, reference, small};
use engine::Corpus;
use engine::query::{Group, Query, Sort};
use engine::search::{Hit, Results, articles, group, highlights, results, sections};
use engine::typed::read;
use model::closed::Facet;
use model::when::When;
use model::{Fact, Records, Span};
use proptest::prelude::*;

fn found(results: &Results) -> Vec<usize> {
    let mut facts: Vec<usize> = results.facts.iter().map(|hit| hit.fact.at()).collect();
    facts.sort_unstable();
    facts
}

/// Whether `before` may stand before `hit` in a list sorted so.
fn is_ordered(records: &Records, sort: Sort, before: &Hit, hit: &Hit) -> bool {
    let fact = |hit: &Hit| &records.facts[hit.fact.at()];
    let dated = |hit: &Hit| fact(hit).when.as_ref().map(|when| when.days);
    match sort {
        Sort::Relevance => before.score >= hit.score,
        Sort::Article => before.fact < hit.fact,
        Sort::When => match (dated(before), dated(hit)) {
            (Some(before), Some(after)) => before <= after,
            (before, _) => before.is_some() || dated(hit).is_none(),
        },
        Sort::Newest => match (dated(before), dated(hit)) {
            (Some(before), Some(after)) => (before.last, before.first) >= (after.last, after.first),
            (before, _) => before.is_some() || dated(hit).is_none(),
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_facts_are_those_that_plain_loops_find(records in random::records(), query in random::query()) {
        let corpus = Corpus::new(records.clone());
        let results = results(&corpus, &query);
        prop_assume!(results.words.wanted.iter().all(|phrase| phrase.others.is_empty()));
        prop_assert_eq!((found(&results), results.relaxed), reference::result(&records, &query), "{}", query);
        for hit in &results.facts {
            let has_any = results.words.wanted.iter().any(|phrase| reference::fact_has(&records, &records.facts[hit.fact.at()], phrase));
            prop_assert_eq!(hit.score > 0, has_any);
        }
    }

    #[test]
    fn facts_stand_in_order_under_their_headings(records in random::records(), query in random::query()) {
        let corpus = Corpus::new(records.clone());
        let results = results(&corpus, &query);
        let sections = sections(&corpus, &query, &results);
        let joined: Vec<Hit> = sections.iter().flat_map(|section| section.hits.clone()).collect();
        prop_assert_eq!(&joined, &results.facts);
        for section in &sections {
            prop_assert!(section.hits.windows(2).all(|pair| is_ordered(&records, query.sort(), &pair[0], &pair[1])), "{}", query);
            prop_assert_eq!(section.label.is_empty(), group(&corpus, &query) == Group::None);
        }
    }

    #[test]
    fn passages_are_sentences_with_the_words_that_no_fact_covers(records in random::records(), query in random::query()) {
        let mut only_articles = Query { q: query.q.clone(), ..Query::default() };
        *only_articles.selection_mut(Facet::Article) = query.selection(Facet::Article).clone();
        let query = only_articles;
        let corpus = Corpus::new(records.clone());
        let results = results(&corpus, &query);
        let covers = |article: usize, span: Span| {
            let facts = results.facts.iter().map(|hit| &records.facts[hit.fact.at()]);
            facts.filter(|fact| fact.article.at() == article).flat_map(|fact| &fact.evidence).any(|quote| quote.overlaps(span))
        };
        let all = reference::sentences(&records);
        let has = |text: &str, any: bool| {
            let mut each = results.words.wanted.iter().map(|phrase| reference::has_phrase(text, phrase));
            if any { each.any(|has| has) } else { each.all(|has| has) }
        };
        let any = (results.relaxed || results.facts.is_empty()) && !all.iter().any(|(_, _, text)| has(text, false));
        let is_shown = |&(article, span, text): &(usize, Span, &str)| {
            let is_unwanted = results.words.unwanted.iter().any(|phrase| reference::has_phrase(text, phrase));
            let is_read = reference::reads(&records, &query, article);
            !results.words.wanted.is_empty() && has(text, any) && !is_unwanted && is_read && !covers(article, span)
        };
        let expected: Vec<_> = all.iter().copied().filter(is_shown).map(|(article, span, _)| (article, span)).collect();
        let mut found: Vec<_> = results.passages.iter().map(|passage| (passage.article.at(), passage.span)).collect();
        found.sort_unstable();
        prop_assert_eq!(found, expected, "{}", query);
        prop_assert!(results.passages.windows(2).all(|pair| pair[0].score >= pair[1].score));
    }

    #[test]
    fn what_is_lit_in_a_text_has_the_words(text in "[a-cé “”'\\-.中]{0,40}", q in "[a-cé \"'\\-中]{0,12}") {
        let words = read(&q);
        let lit = highlights(&words, &text);
        prop_assert!(lit.windows(2).all(|pair| pair[0].end <= pair[1].start));
        let has_any = words.wanted.iter().any(|phrase| reference::has_phrase(&text, phrase));
        prop_assert_eq!(!lit.is_empty(), has_any);
        for range in lit {
            prop_assert!(words.wanted.iter().any(|phrase| reference::has_phrase(&text[range.clone()], phrase)));
        }
    }
}

/// Ids of the facts found, in page order.
fn check(state: &str, expected: &[&str]) -> Results {
    let corpus = small::corpus();
    let results = results(&corpus, &Query::parse(state));
    let ids: Vec<&str> = results.facts.iter().map(|hit| corpus.fact(hit.fact).id.as_str()).collect();
    assert_eq!(ids, expected, "{state}");
    results
}

#[test]
fn words_are_found_stemmed_and_folded() {
    check("/facts?q=PIPELINES%20&sort=article", &["open", "capacity", "operation"]);
    check("/facts?q=%22gas%20pipeline%22&sort=article", &["open", "capacity", "operation"]);
    // What stands nowhere so is its words.
    let fallen = check("/facts?q=%22pipeline%20gas%22&sort=article", &["open", "capacity", "operation"]);
    assert_eq!(fallen.meant, ["‘pipeline gas’ stands nowhere as it is; shown is what has its words"]);
}

#[test]
fn the_last_word_may_go_on() {
    check("/facts?q=uran", &["uranium"]);
    check("/facts?q=uran%20", &[]);
    check("/facts?q=opera&sort=article", &["operation"]);
}

#[test]
fn names_find_facts_in_other_scripts_and_by_metonym() {
    check("/facts?q=%D0%BD%D0%B0%D0%B7%D0%B0%D1%80%D0%B1%D0%B0%D0%B5%D0%B2", &["uranium"]);
    check("/facts?q=astana%20", &["against", "open"]);
}

#[test]
fn a_fact_that_says_the_word_stands_above_one_that_is_tagged_with_it() {
    check("/facts?q=sco%20", &["against"]);
    check("/facts?q=kazakhstan", &["against", "open"]);
}

#[test]
fn where_no_fact_has_all_words_facts_with_any_are_shown() {
    let results = check("/facts?q=uranium%20silent%20", &["uranium", "silent"]);
    assert!(results.relaxed);
    assert!(!check("/facts?q=uranium%20president%20", &["uranium"]).relaxed);
    assert!(!check("/facts?q=zebra%20lion%20", &[]).relaxed);
}

#[test]
fn unwanted_words_exclude() {
    check("/facts?q=pipeline%20-gas%20&sort=article", &[]);
    check("/facts?q=pipeline%20-year%20-open%20", &["operation"]);
}

#[test]
fn facts_are_grouped_by_theme_and_sorted_by_time() {
    let corpus = small::corpus();
    let query = Query::parse("/facts");
    let results = check("/facts", &["uranium", "open", "capacity", "operation", "against", "silent"]);
    let labels: Vec<String> = sections(&corpus, &query, &results).into_iter().map(|section| section.label).collect();
    assert_eq!(labels, ["Energy", "Energy › Gas", "Enlargement of the SCO", "Theme not stated"]);
    check("/facts?group=none&sort=newest", &["capacity", "operation", "uranium", "open", "against", "silent"]);
    check("/facts?group=article&sort=article", &["open", "capacity", "against", "operation", "uranium", "silent"]);
}

fn check_passages(state: &str, expected: &[&str]) {
    let corpus = small::corpus();
    let found = results(&corpus, &Query::parse(state));
    let texts: Vec<&str> =
        found.passages.iter().map(|passage| passage.span.of(&corpus.article(passage.article).text)).collect();
    assert_eq!(texts, expected, "{state}");
}

#[test]
fn passages_are_what_no_fact_of_the_result_covers() {
    check_passages("/facts?q=branch", &["A third branch will follow."]);
    check_passages("/facts?q=interviews", &["1. Interviews in Almaty."]);
    check_passages("/facts?q=pipeline%20", &[]);
    check_passages("/facts?q=branch&article=first", &[]);
    check_passages("/facts?q=branch&article=-first", &["A third branch will follow."]);
    check_passages("/facts?q=branch&actor=russia", &[]);
    check_passages("/facts?q=branch&actor=nobody", &["A third branch will follow."]);
    check_passages("/facts?q=interviews%20zebra", &["1. Interviews in Almaty."]);
    check_passages("/facts?q=branch%20pipeline%20", &["A third branch will follow."]);
    check_passages("/facts", &[]);
}

#[test]
fn articles_are_ranked_by_the_words() {
    let ids = |state: &str| -> Vec<(u32, bool)> {
        let corpus = small::corpus();
        articles(&corpus, &results(&corpus, &Query::parse(state)))
            .iter()
            .map(|(article, score)| (article.0, *score > 0))
            .collect()
    };
    assert_eq!(ids("/facts"), [(0, false), (1, false)]);
    assert_eq!(ids("/facts?q=branch"), [(1, true)]);
    assert_eq!(ids("/facts?q=zebra"), []);
}

#[test]
fn scores_are_whole_thousandths_and_stay_what_they_are() {
    let results = check("/facts?q=uranium%20", &["uranium"]);
    assert_eq!(results.facts[0].score, 1327);
}

#[test]
fn a_rare_word_is_worth_more_than_a_common_one() {
    let base = small::records();
    let fact = |statement: &str| Fact { statement: statement.to_owned(), ..base.facts[5].clone() };
    let facts = vec![fact("common"), fact("common"), fact("common"), fact("rare")];
    let corpus = Corpus::new(Records { facts, links: Vec::new(), ..base.clone() });
    let found = results(&corpus, &Query::parse("/facts?q=common%20rare%20"));
    assert_eq!((found.relaxed, found.facts[0].fact.0), (true, 3));
}

/// Facts of those statements and times, told one after the other: their order under a state.
fn check_order(facts: &[(&str, &str)], state: &str, expected: &[u32]) {
    let base = small::records();
    let fact = |(statement, when): &(&str, &str)| Fact {
        statement: (*statement).to_owned(),
        when: When::of(when),
        ..base.facts[5].clone()
    };
    let corpus = Corpus::new(Records { facts: facts.iter().map(fact).collect(), links: Vec::new(), ..base.clone() });
    let found: Vec<u32> = results(&corpus, &Query::parse(state)).facts.iter().map(|hit| hit.fact.0).collect();
    assert_eq!(found, expected, "{state}");
}

#[test]
fn words_whose_stems_sort_otherwise_are_found() {
    let facts = [("skies", ""), ("skis", ""), ("sky", ""), ("dying", ""), ("dies", ""), ("dinosaur", "")];
    check_order(&facts, "/facts?q=ski%20", &[1]);
    check_order(&facts, "/facts?q=sky%20", &[2, 0]);
    check_order(&facts, "/facts?q=die%20", &[3, 4]);
}

#[test]
fn times_are_sorted_by_their_first_day_then_their_last() {
    let facts = [("", "2008/2010"), ("", ""), ("", "2008"), ("", "../2009"), ("", "2008/.."), ("", "2008")];
    check_order(&facts, "/facts?sort=when", &[3, 2, 5, 0, 4, 1]);
    check_order(&facts, "/facts?sort=newest", &[4, 0, 3, 2, 5, 1]);
    check_order(&facts, "/facts?sort=article", &[0, 1, 2, 3, 4, 5]);
}

#[test]
fn hits_are_lit_where_they_stand() {
    let check = |q: &str, text: &str, expected: &[&str]| {
        let lit: Vec<&str> = highlights(&read(q), text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(lit, expected, "{q}");
    };
    check("pipe", "A pipeline and two Pipes.", &["pipeline", "Pipes"]);
    check("\"gas pipelines\" ", "gas pipeline, gas pipelines; pipelines", &["gas pipelines"]);
    check("kazakhstan gas", "Kazakhstan’s gas", &["Kazakhstan’s", "gas"]);
    check("中国", "说中国话", &["中国"]);
    check("-gas ", "gas", &[]);
    check("a \"a b\" \"b c\" ", "a b c", &["a b c"]);
}
