//! Records as the page says them.

use crate::small::{article, corpus, figure, records, voice};
use engine::Corpus;
use engine::wording::records;
use model::closed::{FigureRole, Qualifier, Status, VoiceType, Words};
use model::{ArticleIndex, Fact, FactIndex, Figure, Records, Speaker, TermIndex};

fn check(figure: &Figure, expected: &str) {
    assert_eq!(records::figure(&corpus(), figure).replace('\u{A0}', " "), expected, "{figure:?}");
}

#[test]
fn figures_read_as_readers_write_them() {
    let (bcm, usd, rmb, km, percent, times, t, bare) = (0, 1, 2, 3, 4, 5, 8, 9);
    let a_year = |figure: Figure| Figure { per: Some(TermIndex(6)), ..figure };
    check(&a_year(figure("30", bcm)), "30 bcm a year");
    check(&figure("40e9", usd), "US$40 bn");
    check(&figure("7e9", usd), "US$7 bn");
    check(&figure("1.5e9", usd), "US$1.5 bn");
    check(&figure("2e12", usd), "US$2 trillion");
    check(&figure("50e6", rmb), "RMB 50 million");
    check(&a_year(figure("20e6", t)), "20 million t a year");
    check(&figure("1.5e9", bare), "1.5 billion");
    check(&figure("1300", km), "1,300 km");
    check(&figure("1234567", km), "1,234,567 km");
    check(&figure("24", percent), "24 %");
    check(&figure("0.05", percent), "0.05 %");
    check(&figure("2/3", bare), "2 – 3");
    check(&figure("40e9/50e9", usd), "US$40 – 50 bn");
    check(&figure("900e6/2e9", usd), "US$900 million – 2 bn");
    check(&Figure { role: FigureRole::Change, ..figure("3", times) }, "3 times");
    check(&a_year(Figure { role: FigureRole::Added, ..figure("25", bcm) }), "25 bcm a year more");
    check(&Figure { qualifier: Some(Qualifier::MoreThan), ..figure("500", km) }, "more than 500 km");
    check(&Figure { qualifier: Some(Qualifier::About), ..figure("5", percent) }, "about 5 %");
    check(&Figure { per: Some(TermIndex(7)), ..figure("90", km) }, "90 km an hour");
    check(&figure("1", 6), "1 year");
    check(&figure("2", 6), "2 years");
}

#[test]
fn odd_figures_are_shown_as_they_are() {
    let bare = 9;
    check(&figure("0", bare), "0");
    check(&figure("-2.50", bare), "−2.5");
    check(&figure("007", bare), "7");
    check(&figure("many", bare), "many");
    check(&figure("1e999999999", bare), "1e999999999");
    check(&figure("", bare), "");
    check(&figure("1e-3", bare), "0.001");
    check(&figure("1,300", bare), "1,300");
    check(&figure("3", 99), "3");
}

#[test]
fn articles_are_called_by_publication_and_year() {
    let names = |articles: Vec<model::Article>| -> Vec<String> {
        let n = articles.len();
        let corpus = Corpus::new(Records { articles, ..Records::default() });
        (0..n).map(|at| corpus.article_name(ArticleIndex::new(at))).collect()
    };
    let check = |articles: &[(&str, &str, &str)], expected: &[&str]| {
        assert_eq!(
            names(
                articles.iter().map(|(id, publication, published)| article(id, publication, published, "")).collect()
            ),
            expected
        );
    };
    check(
        &[("a", "China Brief", "2008"), ("b", "CACI Analyst", "2011-06-22")],
        &["China Brief, 2008", "CACI Analyst, 2011"],
    );
    check(&[("a", "X", "2008"), ("b", "X", "2008-05")], &["X, 2008", "X, May 2008"]);
    check(&[("a", "X", "2008"), ("b", "X", "2008")], &["X, 2008: Title of a", "X, 2008: Title of b"]);
    check(&[("a", "", "2008"), ("b", "X", "")], &["Title of a, 2008", "X"]);
    check(&[("a", "X", "2008/2009")], &["X, 2008 – 2009"]);
    let untitled = |id: &str| model::Article { title: String::new(), ..article(id, "", "", "") };
    assert_eq!(names(vec![untitled("a"), untitled("b")]), ["a", "b"]);
    let same = |id: &str| model::Article { title: "T".to_owned(), ..article(id, "X", "2008", "") };
    assert_eq!(names(vec![same("a"), same("b")]), ["X, 2008: T (a)", "X, 2008: T (b)"]);
    let short = |short: &str| model::Article { short: short.to_owned(), ..article("a", "X", "2010-07-02", "") };
    assert_eq!(names(vec![short("Apple"), short("The bug, 2010")]), ["Apple, 2010", "The bug, 2010"]);
    assert_eq!(corpus().short_name(ArticleIndex(0)), "China Brief");
}

#[test]
fn a_title_is_not_said_once_more_above_it() {
    let check = |article: model::Article, expected: &str| {
        let corpus = Corpus::new(Records { articles: vec![article], ..Records::default() });
        assert_eq!(corpus.name_over_title(ArticleIndex(0)), expected);
    };
    check(article("a", "China Brief", "2008", ""), "China Brief, 2008");
    check(article("a", "", "2008-05-03", ""), "Publication not stated, 2008");
    check(article("a", "", "", ""), "Publication not stated");
    check(model::Article { short: "The crane".to_owned(), ..article("a", "", "2008", "") }, "The crane, 2008");
    check(model::Article { title: "X".to_owned(), ..article("a", "X Weekly", "2008", "") }, "X Weekly, 2008");
    check(model::Article { title: String::new(), ..article("a", "", "2008", "") }, "a, 2008");
}

#[test]
fn articles_of_one_outlet_are_told_apart_where_there_is_little_room_too() {
    let check = |articles: &[(&str, &str, &str)], expected: &[&str]| {
        let articles = articles.iter().map(|(id, publication, published)| article(id, publication, published, ""));
        let corpus = Corpus::new(Records { articles: articles.collect(), ..Records::default() });
        let names: Vec<&str> = (0..expected.len()).map(|at| corpus.short_name(ArticleIndex::new(at))).collect();
        assert_eq!(names, expected);
    };
    check(&[("a", "X", "2008"), ("b", "Y", "2008")], &["X", "Y"]);
    check(
        &[("a", "X", "2010-07-02"), ("b", "X", "2010-07-17"), ("c", "Y", "2010")],
        &["X, 2 July 2010", "X, 17 July 2010", "Y"],
    );
    check(&[("a", "X", "2008-07-02"), ("b", "X", "2010")], &["X, 2008", "X, 2010"]);
    check(&[("a", "X", ""), ("b", "X", "")], &["X: Title of a", "X: Title of b"]);
    check(&[("a", "", ""), ("b", "", "")], &["Title of a", "Title of b"]);
}

#[test]
fn a_voice_is_a_chain() {
    let check =
        |fact: u32, expected: &str| assert_eq!(records::voice(&corpus(), corpus().fact(FactIndex(fact))), expected);
    check(0, "The author");
    check(2, "experts, as reported");
    check(4, "Nursultan Nazarbayev, in their own words");
    let plan = voice(Speaker::Thing(TermIndex(0)), VoiceType::Document, Words::Reported);
    let mut records = records();
    records.facts[4].voices.push(plan);
    let chain = records::voice(&Corpus::new(records.clone()), &records.facts[4]);
    assert_eq!(chain, "Nursultan Nazarbayev › Central Asia–China gas pipeline, as reported");
    let unnamed = Fact {
        voices: vec![voice(Speaker::Named(String::new()), VoiceType::Observers, Words::Reported)],
        ..records.facts[0].clone()
    };
    assert_eq!(records::voice(&corpus(), &unnamed), "Observers, as reported");
}

#[test]
fn a_status_is_as_of_its_article() {
    let check = |article: u32, status: Status, negated: bool, expected: &str| {
        let fact = Fact { article: ArticleIndex(article), status: Some(status), negated, ..records().facts[0].clone() };
        assert_eq!(records::status(&corpus(), &fact), expected);
    };
    check(0, Status::Planned, false, "planned, as of 2008");
    check(0, Status::Planned, true, "not planned, as of 2008");
    check(1, Status::Happened, true, "did not happen, as of 2011");
    check(1, Status::Happened, false, "happened");
}

#[test]
fn a_term_is_shown_with_what_it_rolls_up_into() {
    let themes = records().themes;
    assert_eq!(records::path(&themes, TermIndex(1)), "Energy › Gas");
    assert_eq!(records::path(&themes, TermIndex(0)), "Energy");
    assert_eq!(records::path(&themes, TermIndex(9)), "");
}
