//! What can be asked in the one box: operators, fields, spellings, names; and what is suggested.

use crate::{random, reference, small};
use engine::query::{Pick, Query};
use engine::search::{explain, highlights, results};
use engine::suggest::suggest;
use engine::typed::{Expression, read};
use engine::{Corpus, plan};
use model::Records;
use model::closed::Facet;
use proptest::prelude::*;

/// What is asked, as a tree that is written out with all its parentheses.
#[derive(Clone, Debug)]
enum QueryTree {
    Word(String),
    Phrase(String, String),
    Status(&'static str),
    Not(Box<QueryTree>),
    And(Vec<QueryTree>),
    Or(Vec<QueryTree>),
}

impl QueryTree {
    fn text(&self) -> String {
        let all = |parts: &[Self], by: &str| parts.iter().map(Self::text).collect::<Vec<_>>().join(by);
        match self {
            Self::Word(word) => word.clone(),
            Self::Phrase(one, other) => format!("\"{one} {other}\""),
            Self::Status(status) => format!("status:{status}"),
            Self::Not(inner) => format!("NOT ({})", inner.text()),
            Self::And(parts) => format!("({})", all(parts, " AND ")),
            Self::Or(parts) => format!("({})", all(parts, " OR ")),
        }
    }

    /// `is_excluded`: below an odd number of NOTs, where the very forms count.
    fn holds(&self, records: &Records, fact: usize, is_excluded: bool) -> bool {
        let has = |q: &str| {
            // Below a NOT nothing falls back.
            let mut read = if is_excluded { engine::typed::read(q) } else { reference::asked(records, q) };
            read.wanted.iter_mut().for_each(|phrase| phrase.is_exact |= is_excluded);
            read.wanted.iter().all(|phrase| reference::fact_has(records, &records.facts[fact], phrase))
        };
        match self {
            Self::Word(word) => has(&format!("{word} ")),
            Self::Phrase(one, other) => has(&format!("\"{one} {other}\"")),
            Self::Status(status) => {
                reference::carries(records, &records.facts[fact], Facet::Status, &Pick::of(*status))
            }
            Self::Not(inner) => !inner.holds(records, fact, !is_excluded),
            Self::And(parts) => parts.iter().all(|part| part.holds(records, fact, is_excluded)),
            Self::Or(parts) => parts.iter().any(|part| part.holds(records, fact, is_excluded)),
        }
    }
}

fn asked() -> impl Strategy<Value = QueryTree> {
    let word = || prop::sample::select(random::WORDS).prop_map(str::to_owned);
    let leaf = prop_oneof![
        4 => word().prop_map(QueryTree::Word),
        1 => (word(), word()).prop_map(|(one, other)| QueryTree::Phrase(one, other)),
        1 => prop::sample::select(&["planned", "happened"][..]).prop_map(QueryTree::Status),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|part| QueryTree::Not(Box::new(part))),
            prop::collection::vec(inner.clone(), 2..4).prop_map(QueryTree::And),
            prop::collection::vec(inner, 2..4).prop_map(QueryTree::Or),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn operators_find_what_they_say(records in random::records(), asked in asked()) {
        // A tree of one word alone is plain words, which may be forgiven.
        let q = format!("({})", asked.text());
        let corpus = Corpus::new(records.clone());
        let read = engine::search::results(&corpus, &Query { q: q.clone(), ..Query::default() }).words;
        prop_assume!(read.wanted.iter().all(|phrase| phrase.others.is_empty()));
        let found: Vec<usize> = plan::matching(&corpus, &Query { q: q.clone(), ..Query::default() }).ones().collect();
        let expected: Vec<usize> = (0..records.facts.len()).filter(|&fact| asked.holds(&records, fact, false)).collect();
        prop_assert_eq!(found, expected, "{}", q);
    }

    #[test]
    fn whatever_is_typed_is_read(q in "([a-c\"'():<>=-]|AND|OR|NOT|actor:|when:|figure>| |\\PC){0,24}") {
        let words = read(&q);
        for mistake in &words.mistakes {
            prop_assert!(q.get(mistake.range.clone()).is_some() && !mistake.what.is_empty(), "{:?}", mistake);
        }
        let corpus = small::corpus();
        let query = Query { q: q.clone(), ..Query::default() };
        let found = results(&corpus, &query);
        for hit in &found.facts {
            let _lines = explain(&corpus, &found, hit.fact);
        }
        let _lit = highlights(&found.words, &q);
        let caret = q.char_indices().map(|(at, _)| at).next_back().unwrap_or(0);
        prop_assert!(suggest(&corpus, &query, caret, &[]).len() <= 10);
        prop_assert_eq!(Query::parse(&query.to_string()), query);
    }
}

/// The ids of the facts found, as the articles tell them, what was wrong and what was meant.
fn check(q: &str, ids: &[&str], said: &[&str]) {
    let corpus = small::corpus();
    let found = results(&corpus, &Query { q: q.to_owned(), ..Query::parse("/facts?sort=article&group=none") });
    let facts: Vec<&str> = found.facts.iter().map(|hit| corpus.fact(hit.fact).id.as_str()).collect();
    assert_eq!(facts, ids, "{q}");
    let place = |range: std::ops::Range<usize>| q.get(range).unwrap_or("?").to_owned();
    let wrong = found.mistakes.iter().map(|mistake| format!("{}: {}", place(mistake.range.clone()), mistake.what));
    assert_eq!(wrong.chain(found.meant.iter().cloned()).collect::<Vec<_>>(), said, "{q}");
}

#[test]
fn operators_bind_as_readers_expect() {
    check("uranium OR sco ", &["against", "uranium"], &[]);
    check("pipeline AND NOT operation ", &["open", "capacity"], &[]);
    check("pipeline NOT operation", &["open", "capacity"], &[]);
    check("(uranium OR pipeline) -operation ", &["open", "capacity", "uranium"], &[]);
    check("uranium OR pipeline -operation ", &["open", "capacity", "uranium"], &[]);
    check("pipeline (2009 OR uranium) ", &["open", "operation"], &[]);
    check("and or not", &["silent"], &[]);
}

#[test]
fn fields_take_ids_names_and_beginnings() {
    check("actor:kazakhstan pipeline ", &["open"], &[]);
    check("actor:Kaz ", &["open", "against", "uranium"], &[]);
    check("status:planned ", &["open", "capacity"], &[]);
    check("when:2009/2010 operation ", &["operation"], &[]);
    check("-status:planned pipeline ", &["operation"], &[]);
    check("article:first sco", &["against"], &[]);
    check("other:confirmed pipeline ", &["open", "operation"], &[]);
    check("-other:also pipeline ", &["open"], &[]);
}

#[test]
fn what_is_wrong_is_said_at_its_place_and_the_rest_is_searched() {
    check("uranium AND ", &["uranium"], &["AND: AND stands between two words; write another after it"]);
    check("OR uranium ", &["uranium"], &["OR: OR stands between two words; write another before it"]);
    check("(uranium ", &["uranium"], &["(: this parenthesis is not closed"]);
    check("uranium) ", &["uranium"], &["): this parenthesis closes nothing"]);
    check("uranium NOT ", &["uranium"], &["NOT: NOT wants a word after it"]);
    check("actor: uranium ", &["uranium"], &["actor:: actor: wants a value after it"]);
    check("uranium status:planed ", &["uranium"], &["planed: no status is called ‘planed’; did you mean planned?"]);
    let said =
        "confrimed: ‘confrimed’ is nothing that becomes of a statement in another article; did you mean confirmed?";
    check("uranium other:confrimed ", &["uranium"], &[said]);
    check("uranium when:soon ", &["uranium"], &["soon: ‘soon’ is no time; write 2008, 2008-07 or 2003/2008"]);
    check(
        "uranium figure>lots ",
        &["uranium"],
        &["figure>lots: ‘lots’ is no number; write figure>10bn, figure<=5% or figure:20/30"],
    );
}

#[test]
fn misspelt_words_find_what_is_spelt_like_them() {
    check("pipelin ", &["open", "capacity", "operation"], &["also: pipeline"]);
    check("pipleine ", &["open", "capacity", "operation"], &["Nothing has ‘pipleine’; shown is ‘pipeline’"]);
    check("uranim", &["uranium"], &["Nothing has ‘uranim’; shown is ‘uranium’"]);
    check("xranium ", &[], &["Nothing has ‘xranium’"]);
    check("\"uranim\" ", &[], &[]);
}

#[test]
fn other_names_say_whose_they_are() {
    check("Назарбаев ", &["uranium"], &["‘Назарбаев’ is Nursultan Nazarbayev"]);
    check("nazarbayev ", &["uranium"], &[]);
}

#[test]
fn words_that_every_text_has_count_in_phrases_only() {
    check("the pipeline of the gas ", &["open", "capacity", "operation"], &[]);
    let said = "‘against the’ stands nowhere as it is; shown is what has its words";
    check("\"against the\"", &["against"], &[said]);
}

#[test]
fn a_found_fact_says_why() {
    let corpus = small::corpus();
    let found = results(&corpus, &Query { q: "pipelines uranim Назарбаев".to_owned(), ..Query::default() });
    let lines: Vec<String> = found.facts.iter().flat_map(|hit| explain(&corpus, &found, hit.fact)).collect();
    assert!(lines.contains(&"‘pipeline’ in its statement".to_owned()), "{lines:?}");
    assert!(lines.contains(&"‘uranium’ in its statement and quote, spelt otherwise".to_owned()), "{lines:?}");
    assert!(lines.contains(&"‘Назарбаев’ in its names".to_owned()), "{lines:?}");
}

#[test]
fn names_words_phrases_and_values_are_suggested() {
    let corpus = small::corpus();
    let suggested = |q: &str| -> Vec<String> {
        let query = Query { q: q.to_owned(), ..Query::parse("/facts") };
        let all = suggest(&corpus, &query, q.len(), &["gas in 2009".to_owned()]);
        all.iter().map(|one| format!("{} {} → {}", one.kind, one.label, one.query)).collect()
    };
    assert!(suggested("kaz").contains(&"Actor Kazakhstan → /facts?actor=kazakhstan".to_owned()));
    assert!(suggested("gas").contains(&"Recent gas in 2009 → /facts?q=gas%20in%202009".to_owned()));
    assert!(suggested("gas pi").contains(&"Phrase gas pipeline → /facts?q=%22gas%20pipeline%22%20".to_owned()));
    assert!(suggested("status:pl").contains(&"Status planned → /facts?q=status%3Aplanned%20".to_owned()));
    assert!(suggested("sta").contains(&"Field status: → /facts?q=status%3A".to_owned()));
    assert!(suggested("oth").contains(&"Field other: → /facts?q=other%3A".to_owned()));
    assert!(
        suggested("other:con")
            .contains(&"In the other article told again or confirmed → /facts?q=other%3Aconfirmed%20".to_owned())
    );
    assert_eq!(suggested(""), ["Recent gas in 2009 → /facts?q=gas%20in%202009"]);
}

#[test]
fn deep_parentheses_and_long_texts_come_to_an_end() {
    let corpus = small::corpus();
    for q in
        ["(".repeat(100_000), "-".repeat(100_000), "NOT ".repeat(50_000), "(a OR ".repeat(20_000), "\"".repeat(9_999)]
    {
        let found = results(&corpus, &Query { q: q.clone(), ..Query::default() });
        assert!(found.mistakes.len() < 200, "{}", &q[..10]);
    }
}

#[test]
fn an_expression_is_only_read_where_one_is_written() {
    for plain in ["gas oil", "\"gas AND oil\"", "-gas oil", "android ORCA notice", "12:30 https://example.org"] {
        assert!(read(plain).expression.is_none(), "{plain}");
    }
    assert!(matches!(read("gas OR oil").expression, Some(Expression::Any(parts)) if parts.len() == 2));
}
