//! Which two articles are compared, and how alike articles are.

use crate::{random, small};
use engine::Corpus;
use engine::compare::ledger::{ledger, pair};
use engine::compare::pairs::{choices, swapped, with_first, with_second};
use engine::compare::similarity::{SAME, Similarity, ranked, similarities, similarity};
use engine::plan::Plan;
use engine::query::Query;
use model::closed::Verdict;
use model::{Article, ArticleIndex, Records};
use proptest::prelude::*;

const TEXTS: [&str; 4] = [
    "The harbour of Example gets a crane for heavy timber. It lifts 30 tonnes and stands on the northern quay.",
    "The crane on the northern quay is late. The harbour waits, and its timber with it.",
    "Apple growers sold fruit abroad. Frost destroyed half the blossoms of the cherry trees.",
    "Frost came late this year. Apple growers pick their fruit in September.",
];

fn of(articles: Vec<Article>) -> Corpus {
    Corpus::new(Records { articles, ..Records::default() })
}

fn four() -> Corpus {
    let article = |at: usize| small::article(&format!("article-{at}"), "X", "2001", TEXTS[at]);
    of((0..4).map(article).collect())
}

fn all(n: usize) -> impl Iterator<Item = ArticleIndex> {
    (0..n).map(ArticleIndex::new)
}

fn check_matrix(similarity: &Similarity, n: usize) {
    for one in all(n) {
        assert_eq!(similarity.between(one, one), SAME);
        for other in all(n) {
            assert_eq!(similarity.between(one, other), similarity.between(other, one));
            assert!(similarity.between(one, other) <= SAME);
        }
    }
}

#[test]
fn what_speaks_of_the_same_is_alike() {
    let corpus = four();
    let similarity = similarity(&corpus);
    check_matrix(&similarity, 4);
    let of = |at: u32| ranked(similarity.of(ArticleIndex(at)), ArticleIndex(at))[0];
    assert_eq!([of(0), of(1), of(2), of(3)], [1, 0, 3, 2].map(ArticleIndex));
    assert_eq!(similarity.between(ArticleIndex(0), ArticleIndex(2)), 0, "no word in common");
    let [(one, other), (least, of_all)] = similarity.extremes().expect("there are pairs");
    assert!(all(4).flat_map(|a| all(4).map(move |b| (a, b))).filter(|(a, b)| a != b).all(|(a, b)| {
        let between = similarity.between(a, b);
        similarity.between(least, of_all) <= between && between <= similarity.between(one, other)
    }));
}

#[test]
fn an_article_is_like_itself_and_like_its_double() {
    let texts = [TEXTS[0], TEXTS[0], TEXTS[2], ""];
    let article = |(at, text): (usize, &&str)| small::article(&format!("article-{at}"), "X", "2001", text);
    let similarity = similarity(&of(texts.iter().enumerate().map(article).collect()));
    check_matrix(&similarity, 4);
    assert_eq!(similarity.between(ArticleIndex(0), ArticleIndex(1)), SAME);
    assert_eq!(similarity.between(ArticleIndex(0), ArticleIndex(3)), 0);
    assert_eq!(self::similarity(&of(Vec::new())).extremes(), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_articles_changes_nothing(
        words in prop::collection::vec(prop::collection::vec(prop::sample::select(random::WORDS), 1..30), 2..7),
        turn in any::<prop::sample::Index>(),
    ) {
        let n = words.len();
        let texts: Vec<String> = words.iter().map(|words| words.join(" ") + ".").collect();
        let article = |(at, text): (usize, &String)| small::article(&format!("article-{at}"), "X", "2001", text);
        let articles: Vec<Article> = texts.iter().enumerate().map(article).collect();
        let mut turned = articles.clone();
        turned.rotate_left(turn.index(n));
        turned.swap(0, n - 1);
        let (one, other) = (of(articles), of(turned));
        let (before, after) = (similarity(&one), similarity(&other));
        check_matrix(&before, n);
        let place = |at: ArticleIndex| other.article_of(&one.article(at).id).expect("it is there");
        for a in all(n) {
            prop_assert_eq!(before.of(a), similarities(&one, a));
            for b in all(n) {
                prop_assert_eq!(before.between(a, b), after.between(place(a), place(b)));
            }
        }
    }

    #[test]
    fn a_later_article_may_come_first(
        records in random::records().prop_filter("there are two articles", |records| records.articles.len() > 1)
    ) {
        let corpus = Corpus::new(records);
        let (a, b) = (ArticleIndex(0), ArticleIndex(1));
        let (one, other) = (ledger(&corpus, a, b, &Plan::of(&corpus, &Query::default())), ledger(&corpus, b, a, &Plan::of(&corpus, &Query::default())));
        let mirrored = |verdict: Verdict| match verdict {
            Verdict::OnlyA => Verdict::OnlyB,
            Verdict::OnlyB => Verdict::OnlyA,
            other => other,
        };
        prop_assert_eq!(one.rows.len(), other.rows.len());
        for row in &one.rows {
            let is_mirror = |its: &&engine::compare::ledger::LedgerRow| {
                its.matter == row.matter && its.verdict == mirrored(row.verdict) && its.a == row.b && its.b == row.a && its.links == row.links
            };
            prop_assert!(other.rows.iter().any(|its| is_mirror(&its)), "{:?}", row);
        }
    }
}

fn check(state: &str, change: impl Fn(&Corpus, Query) -> Query, expected: &str) {
    assert_eq!(change(&four(), Query::parse(state)).to_string(), expected, "{state}");
}

#[test]
fn sides_are_exchanged_with_what_is_shown_of_them() {
    let swap = |corpus: &Corpus, query| swapped(corpus, query);
    check("/compare", swap, "/compare?a=article-1&b=article-0");
    check("/compare?a=article-1&b=article-0", swap, "/compare?a=article-0&b=article-1");
    let state = "/compare?q=frost&mode=text&verdict=only_a&a=article-3&fact=some";
    check(state, swap, "/compare?q=frost&mode=text&verdict=only_b&a=article-0&b=article-3&fact=some");
    check("/compare?verdict=agree&b=article-2", swap, "/compare?verdict=agree&a=article-2&b=article-0");
    let one = of(vec![small::article("only", "X", "2001", TEXTS[0])]);
    assert_eq!(swapped(&one, Query::parse("/compare")).to_string(), "/compare");
}

#[test]
fn choosing_the_article_of_the_other_side_exchanges_the_two() {
    let first = |at: u32| move |corpus: &Corpus, query| with_first(corpus, query, ArticleIndex(at));
    let second = |at: u32| move |corpus: &Corpus, query| with_second(corpus, query, ArticleIndex(at));
    check("/compare", first(2), "/compare?a=article-2&b=article-1");
    check("/compare", first(1), "/compare?a=article-1&b=article-0");
    check("/compare?verdict=only_a", second(0), "/compare?verdict=only_b&a=article-1&b=article-0");
    check("/compare?mode=figures", second(3), "/compare?mode=figures&a=article-0&b=article-3");
    let corpus = four();
    let query = with_second(&corpus, Query::parse("/compare?a=article-2"), ArticleIndex(3));
    assert_eq!(pair(&corpus, &query), Some((ArticleIndex(2), ArticleIndex(3))));
}

#[test]
fn articles_to_choose_from_stand_by_date_or_by_title() {
    let article = |id: &str, published: &str, title: &str| Article {
        title: title.to_owned(),
        ..small::article(id, "Gazette", published, TEXTS[0])
    };
    let articles = vec![article("a", "2008", "Zebras"), article("b", "", "apples"), article("c", "1999-05", "Éclairs")];
    let corpus = of(articles);
    let names = |by_title| choices(&corpus, by_title).into_iter().map(|(_, name)| name).collect::<Vec<_>>();
    assert_eq!(names(false), ["May 1999 · Gazette: Éclairs", "2008 · Gazette: Zebras", "no date · Gazette: apples"]);
    assert_eq!(names(true), ["apples · Gazette, no date", "Éclairs · Gazette, May 1999", "Zebras · Gazette, 2008"]);
}
