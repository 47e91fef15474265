//! The matrix against plain loops, and against the list that each cell leads to.

use crate::{random, reference, small};
use engine::Corpus;
use engine::matrix::{FINDING, Matrix, MatrixAxis, MatrixLayout, Order, Slot, matrix};
use engine::plan::{Plan, matching};
use engine::query::{NOT_STATED, Pick, Query};
use model::closed::Facet;
use model::{Article, ArticleIndex, Fact, Records, TermIndex};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

const ALL: MatrixLayout =
    MatrixLayout { row_order: Order::Total, column_order: Order::Total, n_rows: usize::MAX, n_columns: usize::MAX };

/// A row or a column, or all of them.
type LineIndex = Option<usize>;

fn cells(matrix: &Matrix) -> Vec<(LineIndex, LineIndex, usize)> {
    let lines = |axis: &MatrixAxis| (0..axis.values.len()).map(Some).chain([None]).collect::<Vec<LineIndex>>();
    let (rows, columns) = (lines(&matrix.rows), lines(&matrix.columns));
    let cell = |row: LineIndex| {
        columns.iter().flat_map(move |&column| (0..matrix.slots.len()).map(move |slot| (row, column, slot)))
    };
    rows.into_iter().flat_map(cell).collect()
}

fn id_of(corpus: &Corpus, axis: &MatrixAxis, line: LineIndex) -> Option<String> {
    let value = axis.values[line?];
    Some(corpus.field(axis.facet).values.get(value).map_or(NOT_STATED, |value| &value.id).to_owned())
}

/// Whether a fact belongs into a cell, by what the records say.
fn belongs(corpus: &Corpus, matrix: &Matrix, (row, column, slot): (LineIndex, LineIndex, usize), fact: &Fact) -> bool {
    let carries = |axis: &MatrixAxis, line: LineIndex| {
        id_of(corpus, axis, line).is_none_or(|id| reference::carries(corpus, fact, axis.facet, &Pick::of(id)))
    };
    let is_of_slot = match matrix.slots[slot] {
        Slot::All => true,
        Slot::One(article) => fact.article == article,
        Slot::Others => !matrix.slots.contains(&Slot::One(fact.article)),
    };
    is_of_slot && carries(&matrix.rows, row) && carries(&matrix.columns, column)
}

fn has_many_picks(query: &Query, facet: Facet) -> bool {
    query.selection(facet).picks.len() > 1 && !query.selection(facet).all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_cell_counts_what_its_click_shows(
        records in random::records(),
        query in random::query(),
        rows in option::of(select(Facet::ALL)),
        columns in option::of(select(Facet::ALL)),
    ) {
        let corpus = Corpus::new(records);
        let query = Query { rows, columns, ..query };
        let matrix = matrix(&corpus, &query, &Plan::of(&corpus, &query), &ALL);
        for (row, column, slot) in cells(&matrix) {
            let count = matrix.count(row, column, slot);
            let cell_query = matrix.query(&corpus, &query, row, column, slot);
            prop_assert_eq!(Query::parse(&cell_query.to_string()), cell_query.clone());
            if count > 0 {
                prop_assert_eq!(count as usize, matching(&corpus, &cell_query).count_ones(..), "{} for {}", cell_query, query);
            }
        }
    }

    #[test]
    fn counts_are_those_of_plain_loops(
        records in random::records(),
        query in random::query(),
        rows in option::of(select(Facet::ALL)),
        columns in option::of(select(Facet::ALL)),
    ) {
        let corpus = Corpus::new(records);
        let query = Query { rows, columns, scope: None, ..query };
        let matrix = matrix(&corpus, &query, &Plan::of(&corpus, &query), &ALL);
        let (rows, columns) = (matrix.rows.facet, matrix.columns.facet);
        prop_assume!(!has_many_picks(&query, rows) && !has_many_picks(&query, columns));
        let found = reference::result(&corpus, &query).0;
        for cell in cells(&matrix) {
            let expected = found.iter().filter(|&&at| belongs(&corpus, &matrix, cell, &corpus.facts[at])).count();
            prop_assert_eq!(matrix.count(cell.0, cell.1, cell.2) as usize, expected, "{:?} for {}", cell, query);
        }
        for axis in [&matrix.rows, &matrix.columns] {
            let ids = corpus.field(axis.facet).values.iter().map(|value| value.id.as_str()).chain([NOT_STATED]);
            let has = |id: &&str| found.iter().any(|&at| reference::carries(&corpus, &corpus.facts[at], axis.facet, &Pick::of(*id)));
            prop_assert_eq!(axis.n, ids.filter(has).count());
            prop_assert_eq!(axis.values.len(), axis.n);
        }
    }
}

fn of(state: &str, layout: MatrixLayout) -> (Corpus, Matrix) {
    let corpus = small::corpus();
    let matrix = matrix(&corpus, &Query::parse(state), &Plan::of(&corpus, &Query::parse(state)), &layout);
    (corpus, matrix)
}

fn names(corpus: &Corpus, axis: &MatrixAxis) -> Vec<String> {
    (0..axis.values.len()).filter_map(|at| id_of(corpus, axis, Some(at))).collect()
}

fn check_rows(state: &str, layout: MatrixLayout, expected: &[&str]) {
    let (corpus, matrix) = of(state, layout);
    assert_eq!(names(&corpus, &matrix.rows), expected, "{state}");
}

#[test]
fn rows_stand_by_number_by_name_or_by_difference() {
    check_rows("/matrix", ALL, &["kazakhstan", "nazarbayev", "russia", "sco", NOT_STATED]);
    let by_name = MatrixLayout { row_order: Order::Name, ..ALL };
    check_rows("/matrix", by_name, &["kazakhstan", "nazarbayev", "russia", "sco", NOT_STATED]);
    check_rows("/matrix?rows=theme", by_name, &["energy", "sco-enlargement", "gas", NOT_STATED]);
    let by_difference = MatrixLayout { row_order: Order::Difference, n_rows: 2, ..ALL };
    // Two of three statements in one article, one of three in the other; none and one.
    check_rows("/matrix", by_difference, &["kazakhstan", "nazarbayev"]);
}

#[test]
fn picks_that_any_is_enough_of_are_the_rows() {
    check_rows("/matrix?actor=kazakhstan,russia", ALL, &["kazakhstan", "nazarbayev", "russia"]);
    check_rows("/matrix?actor=kazakhstan", ALL, &["kazakhstan", "nazarbayev", "sco"]);
    check_rows("/matrix?actor=kazakhstan,sco&actor.match=all", ALL, &["kazakhstan", "sco"]);
    let (corpus, matrix) = of("/matrix?actor=kazakhstan:opponent,russia", ALL);
    assert_eq!(names(&corpus, &matrix.rows), ["kazakhstan", "russia"]);
    assert_eq!(matrix.count(Some(0), None, 0), 1, "only where it is an opponent");
}

#[test]
fn an_actor_stands_against_itself_and_others() {
    let (corpus, matrix) = of("/matrix?rows=actor&columns=actor", ALL);
    let query = matrix.query(&corpus, &Query::parse("/matrix?rows=actor&columns=actor"), Some(0), Some(3), 0);
    assert_eq!(query.to_string(), "/facts?actor=kazakhstan,sco&actor.match=all&article=first&rows=actor&columns=actor");
    assert_eq!((matrix.count(Some(0), Some(3), 0), matrix.count(Some(0), Some(0), 0)), (1, 2));
}

#[test]
fn where_the_articles_are_an_axis_cells_are_not_split() {
    let (corpus, matrix) = of("/matrix?columns=article", ALL);
    assert_eq!(matrix.slots, [Slot::All]);
    assert_eq!((matrix.count(Some(0), Some(0), 0), matrix.count(Some(0), Some(1), 0)), (2, 1));
    assert_eq!(matrix.article(Some(0), Some(1), 0), Some(ArticleIndex(1)));
    assert_eq!(matrix.share(&corpus, Some(0), Some(0), 0), 667, "two of the three statements of the first");
}

#[test]
fn articles_that_are_left_out_have_no_slot() {
    assert_eq!(of("/matrix?article=first", ALL).1.slots, [Slot::One(ArticleIndex(0))]);
    assert_eq!(of("/matrix?article=-first", ALL).1.slots, [Slot::One(ArticleIndex(1))]);
}

/// Five articles, `n` facts of the first theme in each.
fn five(n: [usize; 5]) -> Corpus {
    let base = small::records();
    let article = |at: usize| Article { id: format!("article-{at}"), ..base.articles[0].clone() };
    let fact = |at: usize| Fact {
        article: ArticleIndex::new(at),
        themes: vec![TermIndex(0)],
        actors: vec![small::part(0, &[])],
        ..base.facts[0].clone()
    };
    let facts = n.iter().enumerate().flat_map(|(at, &n)| vec![fact(at); n]).collect();
    Corpus::new(Records { articles: (0..5).map(article).collect(), facts, links: Vec::new(), ..base })
}

#[test]
fn of_many_articles_two_are_counted_apart() {
    let corpus = five([4, 0, 2, 7, 1]);
    let counts = |state: &str| {
        let query = Query::parse(state);
        let matrix = matrix(&corpus, &query, &Plan::of(&corpus, &query), &ALL);
        let cell = |slot: usize| {
            let count = matrix.count(Some(0), Some(0), slot);
            let shown = matching(&corpus, &matrix.query(&corpus, &query, Some(0), Some(0), slot)).count_ones(..);
            assert_eq!(count as usize, shown, "{state}, {slot}");
            (count, matrix.is_finding(Some(0), Some(0), slot))
        };
        (0..matrix.slots.len()).map(cell).collect::<Vec<_>>()
    };
    assert_eq!(counts("/matrix"), [(4, false), (0, true), (10, false)]);
    assert_eq!(counts("/matrix?a=article-3&b=article-1"), [(7, false), (0, true), (7, false)]);
    assert_eq!(counts("/matrix?a=article-2&b=article-1"), [(2, false), (0, false), (12, false)]);
    assert_eq!(counts("/matrix?article=-article-0"), [(0, false), (10, false)]);
    assert_eq!(counts("/matrix?article=article-0,article-1,article-3"), [(4, false), (0, true), (7, false)]);
}

#[test]
fn nothing_is_a_finding_only_against_three() {
    assert_eq!(FINDING, 3);
    for (n, expected) in [(2, false), (3, true)] {
        let corpus = five([n, 0, 0, 0, 0]);
        let matrix = matrix(
            &corpus,
            &Query::parse("/matrix?article=article-0,article-1"),
            &Plan::of(&corpus, &Query::parse("/matrix?article=article-0,article-1")),
            &ALL,
        );
        assert_eq!(matrix.is_finding(Some(0), Some(0), 1), expected);
        assert!(!matrix.is_finding(Some(0), Some(0), 0));
    }
}

#[test]
fn without_actors_or_themes_other_facets_take_their_place() {
    let base = small::records();
    let bare = |fact: &Fact| Fact { actors: Vec::new(), themes: Vec::new(), ..fact.clone() };
    let corpus = Corpus::new(Records { facts: base.facts.iter().map(bare).collect(), ..base });
    let axes = |state: &str| engine::matrix::axes(&corpus, &Query::parse(state));
    assert_eq!(axes("/matrix"), (Facet::Thing, Facet::When));
    assert_eq!(axes("/matrix?rows=actor&columns=status"), (Facet::Thing, Facet::Status));
    assert_eq!(axes("/matrix?columns=thing"), (Facet::When, Facet::Thing));
    let none = Corpus::new(Records::default());
    assert_eq!(engine::matrix::axes(&none, &Query::default()), (Facet::Actor, Facet::Theme));
    assert_eq!(matrix(&none, &Query::default(), &Plan::of(&none, &Query::default()), &ALL).rows.n, 0);
}
