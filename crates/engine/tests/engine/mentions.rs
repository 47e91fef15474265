//! Names in texts.

use extract::blocks::blocks;
use extract::mentions::NameFinder;
use model::TermIndex;
use model::closed::{Facet, LineRole};

/// Names found, in order.
fn check(text: &str, names: &[&str], expected: &[&str]) {
    let names: Vec<_> = names.iter().zip(0..).map(|(name, at)| (Facet::Actor, TermIndex(at), *name)).collect();
    let found = NameFinder::of(&names).mentions(text, &blocks(text, &[("skip", LineRole::Skip)]));
    let shown: Vec<&str> = found.iter().map(|mention| mention.span.of(text)).collect();
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn the_longest_name_wins() {
    check(
        "The Central Asia–China gas pipeline",
        &["China", "Central Asia", "Central Asia–China gas pipeline"],
        &["Central Asia–China gas pipeline"],
    );
    check(
        "Central Asia and China",
        &["China", "Central Asia–China gas pipeline", "Central Asia"],
        &["Central Asia", "China"],
    );
}

#[test]
fn names_stand_between_words() {
    check("Kazakhstani Kazakhstan’s, Sino-Kazakhstan", &["Kazakhstan"], &["Kazakhstan", "Kazakhstan"]);
    check("US dollars are us; USA", &["US"], &["US"]);
    check("the U.S. and U.S.A", &["U.S."], &["U.S.", "U.S."]);
}

#[test]
fn a_name_that_goes_on_small_begins_small_within_a_sentence() {
    check(
        "They stop drug traffickers. Drug traffickers flee.",
        &["Drug traffickers"],
        &["drug traffickers", "Drug traffickers"],
    );
    check("some experts from Kazakhstan", &["Experts from Kazakhstan"], &["experts from Kazakhstan"]);
    check("боевая операция", &["Боевая операция"], &["боевая операция"]);
    // Not where the capital is the name's own.
    check("a us troop, an eurasian bank, may day, china", &["US troop", "Eurasian Bank", "May Day", "China"], &[]);
}

#[test]
fn spaces_and_apostrophes_are_alike() {
    check("People's Republic\n of  China", &["People’s Republic of China"], &["People's Republic\n of  China"]);
}

#[test]
fn scripts_without_spaces_need_no_border() {
    check("中国和哈萨克斯坦", &["中国", "哈萨克斯坦"], &["中国", "哈萨克斯坦"]);
    check("카자흐스탄은", &["카자흐스탄"], &["카자흐스탄"]);
}

#[test]
fn no_name_reaches_into_the_next_paragraph_or_stands_in_a_skipped_one() {
    check("Hu\n\nJintao\nskip", &["Hu Jintao", "skip"], &[]);
    check("Hu\nJintao", &["Hu Jintao"], &["Hu\nJintao"]);
}

#[test]
fn of_two_equal_names_the_first_wins() {
    let text = "Kazakhstan";
    let names = [(Facet::Place, TermIndex(3), text), (Facet::Actor, TermIndex(1), text)];
    let found = NameFinder::of(&names).mentions(text, &blocks(text, &[]));
    assert_eq!(
        found.iter().map(|mention| (mention.facet, mention.term)).collect::<Vec<_>>(),
        [(Facet::Place, TermIndex(3))]
    );
}

#[test]
fn odd_names_and_texts_are_borne() {
    check("", &["", " "], &[]);
    check("“Dragon” ’s", &["“Dragon”", "’"], &["“Dragon”", "’"]);
}
