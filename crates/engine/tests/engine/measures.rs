//! Measures that two articles give, and shares of their text, on small records.

use crate::small;
use engine::Corpus;
use engine::compare::emphasis::{ShareOrder, ShareUnit, counts, emphasis, facts_with};
use engine::compare::numbers::{Measure, measures};
use engine::compare::value_axis::{ValueMark, value_axis};
use engine::plan::{Plan, matching};
use engine::query::Query;
use engine::wording::comparison;
use model::closed::{Facet, FigureRole, Qualifier, Status};
use model::when::When;
use model::{ArticleIndex, FactIndex, Figure, Records, TermIndex};

const FIRST: ArticleIndex = ArticleIndex(0);
const SECOND: ArticleIndex = ArticleIndex(1);
const USD: u32 = 1;
const PERCENT: u32 = 4;
const TIMES: u32 = 5;

fn trade(value: &str, unit: u32) -> Figure {
    Figure { measures: "Trade".to_owned(), ..small::figure(value, unit) }
}

/// Records where facts 2 (of the first article) and 4 (of the second) have these figures, and both happened.
fn with(a: Vec<Figure>, b: Vec<Figure>) -> Records {
    let mut records = small::records();
    records.links = Vec::new();
    for (at, figures) in [(2, a), (4, b)] {
        let fact = &mut records.facts[at];
        (fact.figures, fact.status, fact.when) = (figures, Some(Status::Happened), When::of("2005"));
    }
    records
}

fn found(records: Records, state: &str) -> (Corpus, Vec<Measure>) {
    let corpus = Corpus::new(records);
    let found = measures(&corpus, FIRST, SECOND, &Plan::of(&corpus, &Query::parse(state)));
    (corpus, found)
}

#[test]
fn values_of_one_measure_stand_together_and_changes_last() {
    let change = |value: &str| Figure { role: FigureRole::Change, ..trade(value, TIMES) };
    let records = with(vec![change("3"), trade("10", USD), trade("12", USD)], vec![trade("15", USD), change("2")]);
    let (_, found) = found(records, "");
    let shape: Vec<(usize, usize, usize)> =
        found.iter().map(|measure| (measure.a.len(), measure.b.len(), measure.comparisons.len())).collect();
    assert_eq!(shape, [(2, 1, 2), (1, 1, 1)]);
    assert_eq!(found[1].role, FigureRole::Change);
}

#[test]
fn a_measure_shows_if_either_of_its_facts_matches() {
    let records = || with(vec![trade("10", USD)], vec![trade("15", USD)]);
    let n = |state: &str| found(records(), state).1.len();
    assert_eq!(n("/compare?theme=sco-enlargement"), 1, "the first's fact has the theme");
    assert_eq!(n("/compare?actor=nazarbayev"), 1, "the second's fact has the actor");
    assert_eq!(n("/compare?theme=gas"), 0);
}

/// Marks as "from-to", with "?" behind what lay ahead.
fn check_scale(a: Figure, b: Figure, status: Status, expected: Option<&str>) {
    let mut records = with(vec![a], vec![b]);
    records.facts[4].status = Some(status);
    let (corpus, found) = found(records, "");
    let scale = value_axis(&corpus, &found[0]);
    let shown = scale.map(|scale| {
        let mark = |mark: &ValueMark| format!("{}-{}{}", mark.from, mark.to, if mark.is_ahead { "?" } else { "" });
        let marks: Vec<String> = scale.marks.iter().map(mark).collect();
        format!("{} {} {}", scale.low, scale.high.replace('\u{A0}', " "), marks.join(" "))
    });
    assert_eq!(shown.as_deref(), expected);
}

#[test]
fn only_values_of_one_kind_have_an_axis() {
    let usd = |value: &str| trade(value, USD);
    check_scale(usd("10e9"), usd("40e9"), Status::Expected, Some("0 US$40 bn 250-250 1000-1000?"));
    check_scale(usd("10/20"), usd("40"), Status::Happened, Some("0 US$40 250-500 1000-1000"));
    check_scale(usd("-10"), usd("30"), Status::Happened, Some("US$−10 US$30 0-0 1000-1000"));
    check_scale(usd("0"), usd("0"), Status::Happened, None);
    check_scale(usd("some"), usd("1"), Status::Happened, None);
    check_scale(usd("10"), Figure { role: FigureRole::Added, ..usd("5") }, Status::Happened, None);
    check_scale(usd("10"), Figure { per: Some(TermIndex(6)), ..usd("5") }, Status::Happened, None);
    let change = |value: &str| Figure { role: FigureRole::Change, ..trade(value, TIMES) };
    check_scale(change("3"), change("2"), Status::Happened, Some("0 3 times 1000-1000 666-666"));
    check_scale(change("3"), change("2"), Status::Expected, None);
}

/// The years of the axis, and of each value from when to when and at what place.
fn check_times(a: Option<&str>, b: Option<&str>, expected: Option<&str>) {
    let mut records = with(vec![trade("15", USD)], vec![trade("40", USD)]);
    records.facts[4].status = Some(Status::Expected);
    (records.facts[2].when, records.facts[4].when) = (a.and_then(When::of), b.and_then(When::of));
    records.articles[1].published = When::of("2011-06-22");
    let (corpus, found) = found(records, "");
    let axis = value_axis(&corpus, &found[0]).expect("an axis");
    let marks = axis.marks.iter().map(|mark| format!("{}-{}@{}", mark.time.from, mark.time.to, mark.time.at));
    let marks: Vec<String> = marks.collect();
    let shown = axis.years.map(|(first, last)| format!("{first} {last} {}", marks.join(" ")));
    assert_eq!(shown.as_deref(), expected, "{a:?} {b:?}");
}

#[test]
fn values_with_a_time_have_an_axis_of_time() {
    check_times(Some("2008"), Some("2015"), Some("2008 2015 0-124@62 875-1000@937"));
    check_times(Some("2008"), Some("../2015"), Some("2008 2015 0-124@62 434-1000@1000"));
    check_times(Some("2008"), Some("2008"), None);
    check_times(Some("2008"), None, None);
    check_times(Some("../2008"), Some("2015"), None);
    check_times(Some("2008"), Some("2015/.."), None);
}

#[test]
fn what_follows_by_arithmetic_lies_on_the_axis() {
    let double = Figure { role: FigureRole::Change, ..trade("2", TIMES) };
    let (corpus, found) = found(with(vec![trade("15", USD)], vec![trade("40", USD), double]), "");
    let axis = value_axis(&corpus, &found[0]).expect("an axis");
    let levels: Vec<(u32, String)> =
        axis.levels.iter().map(|level| (level.at, level.label.replace('\u{A0}', " "))).collect();
    assert_eq!(levels, [(500, "about US$20".to_owned())]);
}

#[test]
fn values_that_only_a_link_ties_have_no_axis_in_common() {
    let mut records =
        with(vec![trade("1300", USD)], vec![Figure { measures: "Debt".to_owned(), ..trade("1000", USD) }]);
    records.links = small::records().links.into_iter().take(1).collect();
    (records.links[0].from, records.links[0].to) = (FactIndex(2), FactIndex(4));
    let (corpus, apart) = found(records.clone(), "");
    assert!(apart[0].is_apart(&corpus) && value_axis(&corpus, &apart[0]).is_none(), "{apart:?}");
    records.facts[4].figures[0].measures = "Trade".to_owned();
    let (corpus, alike) = found(records, "");
    assert!(!alike[0].is_apart(&corpus) && value_axis(&corpus, &alike[0]).is_some(), "{alike:?}");
}

fn check_words(a: Figure, b: Figure, expected: &str) {
    let (corpus, found) = found(with(vec![a], vec![b]), "");
    assert_eq!(comparison::comparison(&corpus, &found[0].comparisons[0]).replace('\u{A0}', " "), expected);
}

#[test]
fn a_difference_is_said_as_exactly_as_the_values_are() {
    let about = |figure: Figure| Figure { qualifier: Some(Qualifier::About), ..figure };
    check_words(trade("15e9", USD), trade("40e9", USD), "US$25 bn more, 2.67 times as much (our arithmetic)");
    check_words(about(trade("40", USD)), trade("10", USD), "about US$30 less, 0.25 times as much (our arithmetic)");
    check_words(
        trade("20", PERCENT),
        trade("24", PERCENT),
        "4 percentage points more, 1.2 times as much (our arithmetic)",
    );
    check_words(trade("20", USD), trade("20", USD), "the same amount (our arithmetic)");
    check_words(
        trade("0.1", PERCENT),
        trade("0.10005", PERCENT),
        "0.00005 percentage points more, 1 times as much (our arithmetic)",
    );
}

#[test]
fn what_is_only_linked_is_not_said_to_measure_the_same() {
    let mut records = with(vec![trade("10", USD)], vec![Figure { measures: "Debt".to_owned(), ..trade("5", USD) }]);
    records.links = vec![small::link(0, 2, 4, model::closed::Relation::BearsOn)];
    let (corpus, found) = found(records, "");
    assert_eq!(
        comparison::comparison(&corpus, &found[0].comparisons[0]),
        "no ratio: the two are not said to measure the same"
    );
}

#[test]
fn a_value_in_another_unit_says_when_it_is_rounded() {
    let mut records = with(vec![trade("100", 3)], vec![trade("10", 10), trade("2500", 11)]);
    records.units.push(small::unit("mi", "miles", "mi", false));
    records.units.push(small::unit("m", "metres", "m", false));
    let (corpus, found) = found(records, "");
    let unit = found[0].unit(&corpus).expect("the first has one");
    let shown = |at: usize| {
        let figure = found[0].b[at].in_unit(&corpus, unit).expect("it has another unit");
        engine::wording::records::figure(&corpus, &figure).replace('\u{A0}', " ")
    };
    assert_eq!((shown(0), shown(1)), ("about 16.093 km".to_owned(), "2.5 km".to_owned()));
    assert!(found[0].a[0].in_unit(&corpus, unit).is_none(), "it is in that unit already");
}

#[test]
fn a_unit_of_the_dossiers_own_converts_by_what_it_is() {
    let compared = |amount: &str, value: &str| {
        let mut records = with(vec![trade("100", 3)], vec![trade(value, 10)]);
        records.units.push(small::unit_of("verst", "versts", "versts", false, amount));
        let (corpus, found) = found(records, "");
        found.first().map(|measure| comparison::comparison(&corpus, &measure.comparisons[0]).replace('\u{A0}', " "))
    };
    let words = compared("1066.8 m^1", "50");
    assert_eq!(words.as_deref(), Some("46.66 km less, 0.53 times as much (our arithmetic)"));
    for amount in ["", "1066.8 m^2", "1 {verst}^1", "versts", "0 m^1"] {
        assert_eq!(compared(amount, "50"), None, "{amount}");
    }
}

#[test]
fn of_degrees_no_ratio_is_computed() {
    let degrees = |value: &str| trade(value, 10);
    let mut records = with(vec![degrees("10")], vec![degrees("20")]);
    records.units.push(small::unit_of("celsius", "degrees Celsius", "°C", false, "~1 Cel^1"));
    let (corpus, found) = found(records, "");
    let words = comparison::comparison(&corpus, &found[0].comparisons[0]).replace('\u{A0}', " ");
    assert_eq!(words, "10 °C more (our arithmetic)");
}

#[test]
fn a_stated_base_year_is_named() {
    let mut records = with(vec![trade("10", USD)], Vec::new());
    let change = Figure { role: FigureRole::Change, when: When::of("2005/2015"), ..trade("2", TIMES) };
    records.facts[4].figures = vec![Figure { when: When::of("2015"), ..trade("40", USD) }, change];
    let (corpus, found) = found(records, "");
    let words: Vec<String> = found[0].implied.iter().map(|implied| comparison::implied(&corpus, implied)).collect();
    assert_eq!(words.join("; ").replace('\u{A0}', " "), "2 times and US$40 imply about US$20 in 2005 (our arithmetic)");
}

#[test]
fn every_count_is_what_its_link_lists() {
    let corpus = small::corpus();
    for state in ["", "/compare?actor=kazakhstan", "/compare?theme=-gas&status=planned,ongoing&scope=article"] {
        let query = Query::parse(state);
        for facet in [Facet::Actor, Facet::Theme, Facet::Status, Facet::Voice] {
            let counted = counts(&corpus, [FIRST, SECOND], facet, ShareUnit::Facts, &query);
            for row in &counted.rows {
                for (side, article) in [FIRST, SECOND].into_iter().enumerate() {
                    let listed = facts_with(&corpus, article, facet, row.value, ShareUnit::Facts, &query);
                    let n = matching(&corpus, &listed).count_ones(..) as u32;
                    assert_eq!(row.n[side], n, "{state}: {listed}");
                    assert_eq!(row.n_facts[side], n);
                }
            }
        }
    }
}

#[test]
fn sentences_are_counted_whatever_the_filters() {
    let corpus = small::corpus();
    let of = |state: &str| counts(&corpus, [FIRST, SECOND], Facet::Theme, ShareUnit::Sentences, &Query::parse(state));
    let all = of("");
    assert_eq!(all, of("/compare?actor=russia"));
    assert_eq!(all.n, [4, 4]);
    let gas = all.rows.iter().find(|row| corpus.field(Facet::Theme).values[row.value].id == "gas").expect("it is told");
    assert_eq!((gas.n, gas.n_facts, all.shares(gas)), ([2, 1], [2, 1], [500, 250]));
}

#[test]
fn shares_are_those_that_the_command_prints_in_every_order() {
    let corpus = small::corpus();
    let counted = counts(&corpus, [FIRST, SECOND], Facet::Theme, ShareUnit::Facts, &Query::default());
    let printed: Vec<[u32; 2]> = emphasis(&corpus, FIRST, SECOND)
        .into_iter()
        .filter(|share| share.facet == Facet::Theme)
        .map(|share| [share.a, share.b])
        .collect();
    assert_eq!(counted.rows.iter().map(|row| counted.shares(row)).collect::<Vec<_>>(), printed);
    let names = |order: ShareOrder| {
        let name = |at: u32| corpus.field(Facet::Theme).values[counted.rows[at as usize].value].id.as_str();
        counted.sorted(&corpus, Facet::Theme, order).into_iter().map(name).collect::<Vec<_>>()
    };
    assert_eq!(names(ShareOrder::Difference), ["gas", "sco-enlargement", "energy"]);
    assert_eq!(names(ShareOrder::First), ["energy", "gas", "sco-enlargement"]);
    assert_eq!(names(ShareOrder::Second), ["energy", "gas", "sco-enlargement"]);
    assert_eq!(names(ShareOrder::Name), ["energy", "sco-enlargement", "gas"]);
}
