//! Articles by a question in plain words.

use crate::small::article;
use engine::Corpus;
use engine::relevance_feedback::rank_articles;
use model::Records;

/// The places of the articles that a question finds, best first.
fn check(texts: &[&str], question: &str, expected: &[u32]) {
    let untitled = |(at, text): (usize, &&str)| {
        let mut article = article(&at.to_string(), "", "", text);
        article.title.clear();
        article
    };
    let articles = texts.iter().enumerate().map(untitled).collect();
    let corpus = Corpus::new(Records { articles, ..Records::default() });
    let found: Vec<u32> = rank_articles(&corpus, question, 10).into_iter().map(|(article, _)| article.0).collect();
    assert_eq!(found, expected, "{question}");
}

#[test]
fn any_word_finds_and_operators_are_words() {
    check(&["gas", "oil", "water"], "gas AND oil ", &[0, 1]);
    check(&["gas", "oil", "water"], "-gas (zebra) ", &[0]);
    check(&["gas", "oil", "water"], "zebra ", &[]);
    check(&["gas", "oil", "water"], "", &[]);
}

#[test]
fn the_last_word_may_be_unfinished_and_slips_are_forgiven() {
    check(&["gas pipeline", "oil", "water"], "pipel", &[0]);
    check(&["gas pipeline", "oil", "water"], "pipel ", &[]);
    check(&["gas pipeline", "oil", "water"], "pipleine ", &[0]);
}

#[test]
fn a_word_said_twice_counts_twice() {
    check(&["gas a b c", "oil a b c", "b", "c"], "gas oil oil ", &[1, 0]);
    check(&["gas a b c", "oil a b c", "b", "c"], "gas oil gas ", &[0, 1]);
}

#[test]
fn words_side_by_side_count_more() {
    check(&["gas and then a third, the branch", "gas and then a third branch", "x", "y"], "third branch ", &[1, 0]);
}

#[test]
fn what_the_best_have_in_common_lifts_others() {
    let texts = [
        "wing wing flutter speed",
        "wing flutter speed",
        "wing garden soil",
        "wing flutter speed chord",
        "soil",
        "rain",
    ];
    let corpus = |texts: &[&str]| {
        let articles = texts.iter().enumerate().map(|(at, text)| article(&at.to_string(), "", "", text)).collect();
        Corpus::new(Records { articles, ..Records::default() })
    };
    let found = rank_articles(&corpus(&texts), "wing ", 10);
    let score = |at: u32| found.iter().find(|(article, _)| article.0 == at).map_or(0, |(_, score)| *score);
    // Both say the word once; one shares its other words with the best.
    assert!(score(1) > score(2), "{found:?}");
    assert_eq!(score(4), 0, "no word of the question, no answer");
}

#[test]
fn no_more_than_asked_for_and_best_first() {
    let texts: Vec<String> = (0..50).map(|n| format!("gas {}", "oil ".repeat(n))).collect();
    let articles = texts.iter().enumerate().map(|(at, text)| article(&at.to_string(), "", "", text)).collect();
    let found = rank_articles(&Corpus::new(Records { articles, ..Records::default() }), "gas oil ", 7);
    assert_eq!(found.len(), 7);
    assert!(found.windows(2).all(|pair| pair[0].1 >= pair[1].1));
}
