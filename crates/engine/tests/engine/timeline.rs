//! Every dated fact stands on the axis once, and nothing stands on anything else.

use crate::{random, small};
use engine::Corpus;
use engine::plan::Plan;
use engine::query::{Group, Query};
use engine::timeline::{Chart, End, Mark, MarkShape, ROW, Timeline, lanes, own_day, same_subject};
use model::closed::Status;
use model::when::{Days, When, days};
use model::{Article, ArticleIndex, Fact, Records};
use proptest::prelude::*;

const BY: [Group; 3] = [Group::Article, Group::Theme, Group::Actor];

fn chart(corpus: &Corpus, state: &str, window: &str, width: u32) -> Chart {
    let query = Query::parse(state);
    let timeline = Timeline::of(corpus, &Plan::of(corpus, &query));
    Chart::of(corpus, &timeline, lanes(corpus, &query), days(window), width, false).expect("something is dated")
}

/// The second article of the examples tells one fact, of this time and status.
fn telling(when: &str, status: Status) -> Corpus {
    let records = small::records();
    let fact = Fact { when: When::of(when), status: Some(status), ..records.facts[4].clone() };
    Corpus::new(Records { facts: vec![fact], links: Vec::new(), matters: Vec::new(), ..records })
}

fn check(when: &str, status: Status, expected: (MarkShape, End, End)) -> Mark {
    let mark = chart(&telling(when, status), "/timeline", "", 1_000).marks.swap_remove(0);
    assert_eq!((mark.shape, mark.begin, mark.end), expected, "{when}");
    mark
}

#[test]
fn a_time_is_drawn_as_precisely_as_it_is_told() {
    use End::{Firm, Open, Rough};
    check("2001-06-13", Status::Happened, (MarkShape::Point, Firm, Firm));
    check("2001-06", Status::Happened, (MarkShape::Within, Firm, Firm));
    let far = chart(&telling("2001-06", Status::Happened), "/timeline", "", 400);
    assert_eq!(far.marks[0].shape, MarkShape::Point, "a month is a point where it is short");
    check("2001", Status::Happened, (MarkShape::Within, Firm, Firm));
    check("2001~", Status::Happened, (MarkShape::Within, Rough, Rough));
    check("199X", Status::Happened, (MarkShape::Within, Firm, Firm));
    check("1990~/2005", Status::Happened, (MarkShape::Lasting, Rough, Firm));
    check("2005/..", Status::Ongoing, (MarkShape::Lasting, Firm, Open));
    check("2013/..", Status::Planned, (MarkShape::Lasting, Firm, Open));
    check("../2015", Status::Planned, (MarkShape::Lasting, Open, Firm));
    // A promise of June 2011 for 2015 is drawn from then on; what began in 2005 up to then and a little farther.
    let promise = check("../2015", Status::Expected, (MarkShape::Lasting, Open, Firm));
    assert!((60..140).contains(&promise.from) && promise.to == 1_000, "{promise:?}");
    let since = check("2005/..", Status::Ongoing, (MarkShape::Lasting, Firm, Open));
    assert!(since.from == 0 && (830..845).contains(&since.to), "{since:?}");
}

#[test]
fn the_days_of_very_many_publications_are_not_drawn() {
    let drawn = |n_more: usize| {
        let mut records = small::records();
        for at in 0..n_more {
            let article = ArticleIndex::new(records.articles.len());
            records.articles.push(Article { id: format!("more-{at}"), ..records.articles[1].clone() });
            let when = When::of("2001");
            records.facts.push(Fact { id: format!("more-{at}"), article, when, ..records.facts[4].clone() });
        }
        chart(&Corpus::new(records), "/timeline", "", 900).published.len()
    };
    assert_eq!((drawn(0), drawn(10), drawn(11)), (2, 12, 0));
}

#[test]
fn lanes_are_themes_unless_the_query_says_otherwise_or_there_are_none() {
    let corpus = small::corpus();
    let labels_of = |corpus: &Corpus, state: &str| -> Vec<(String, usize)> {
        chart(corpus, state, "", 900).lanes.into_iter().map(|lane| (lane.label, lane.n)).collect()
    };
    let labels = |state: &str| labels_of(&corpus, state);
    let named = |names: &[(&str, usize)]| names.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect::<Vec<_>>();
    let by_article = named(&[("China Brief, 2008", 2), ("CACI Analyst, 2011", 2)]);
    assert_eq!(labels("/timeline?group=article"), by_article);
    assert_eq!(labels("/timeline?group=kind"), labels("/timeline"));
    assert_eq!(labels("/timeline"), labels("/timeline?group=theme"));
    assert_eq!(
        labels("/timeline?group=actor"),
        named(&[("Kazakhstan", 1), ("Nursultan Nazarbayev", 1), ("Actor not stated", 2)])
    );
    let mut records = small::records();
    records.themes.clear();
    records.facts.iter_mut().for_each(|fact| fact.themes.clear());
    records.matters.clear();
    records.links.clear();
    assert_eq!(labels_of(&Corpus::new(records), "/timeline"), by_article);
}

#[test]
fn lanes_with_what_is_linked_to_another_article_come_first() {
    let labels = |corpus: &Corpus| -> Vec<String> {
        chart(corpus, "/timeline", "", 900).lanes.into_iter().map(|lane| lane.label).collect()
    };
    assert_eq!(labels(&small::corpus()), ["Energy › Gas", "Energy"]);
    let unlinked = Corpus::new(Records { links: Vec::new(), ..small::records() });
    assert_eq!(labels(&unlinked), ["Energy", "Energy › Gas"]);
}

#[test]
fn a_range_of_time_leaves_the_axis_and_what_is_not_dated() {
    let corpus = small::corpus();
    let timeline = |state: &str| Timeline::of(&corpus, &Plan::of(&corpus, &Query::parse(state)));
    let (all, some, undated) = (timeline("/timeline"), timeline("/timeline?when=2011"), timeline("/timeline?when=_"));
    assert_eq!((all.facts.len(), all.n_undated), (4, 2));
    assert_eq!((some.facts.len(), some.n_undated, undated.facts.len()), (3, 2, 0));
    assert!(all.axis == some.axis && all.axis == undated.axis && all.axis.is_some());
    let query = Query::parse("/timeline?actor=kazakhstan&when=2003/2005");
    assert_eq!(engine::timeline::undated(&query).to_string(), "/timeline?actor=kazakhstan&when=_");
    assert_eq!(timeline("/timeline?q=zeppelin"), Timeline { ..Timeline::default() });
}

#[test]
fn what_only_the_range_of_time_finds_is_on_the_axis() {
    let corpus = small::corpus();
    // In one article: what names Russia says nothing of its time, what is told of 2011 does not name Russia.
    let timeline = |state: &str| Timeline::of(&corpus, &Plan::of(&corpus, &Query::parse(state)));
    let found = timeline("/timeline?actor=russia&when=2011&scope=article");
    assert!(timeline("/timeline?actor=russia&scope=article").facts.is_empty());
    assert_eq!(found.facts.len(), 2);
    assert!(found.axis.is_some_and(|axis| axis.days.overlaps(days("2011").expect("a year"))));
}

#[test]
fn what_one_article_tells_of_one_moment_is_one_mark_and_all_of_it_can_be_reached() {
    let records = small::records();
    let facts: Vec<Fact> = std::iter::repeat_n(records.facts[4].clone(), 1_000).collect();
    let mut records = Records { facts, links: Vec::new(), matters: Vec::new(), ..records };
    let corpus = Corpus::new(records.clone());
    let one = chart(&corpus, "/timeline", "", 1_000);
    let [mark] = one.marks.as_slice() else { panic!("{:?}", one.marks) };
    assert_eq!((mark.shape, mark.n), (MarkShape::Point, 1_000));
    assert_eq!(one.facts_beside(one.facts[7]), one.facts);
    // Not what another article tells of it, or what is denied, or not as sure, or of another day.
    let changes: [fn(&mut Fact); 4] = [
        |fact| fact.article = ArticleIndex(0),
        |fact| fact.negated = true,
        |fact| fact.status = Some(Status::Planned),
        |fact| fact.when = When::of("2011-06-14"),
    ];
    for (at, change) in changes.into_iter().enumerate() {
        change(&mut records.facts[at]);
    }
    let apart = chart(&Corpus::new(records), "/timeline", "", 1_000);
    let mut counts: Vec<u32> = apart.marks.iter().map(|mark| mark.n).collect();
    counts.sort_unstable();
    assert_eq!(counts, [1, 1, 1, 1, 996]);
}

#[test]
fn what_is_crowded_is_counted() {
    let records = small::records();
    let mut facts: Vec<Fact> = Vec::new();
    for at in 0..1_000 {
        let when = When::of(&format!("20{:02}-{:02}-{:02}", at % 10, at % 12 + 1, at % 28 + 1));
        facts.push(Fact { when, ..records.facts[4].clone() });
    }
    let corpus = Corpus::new(Records { facts, links: Vec::new(), matters: Vec::new(), ..records });
    let chart = chart(&corpus, "/timeline", "", 1_000);
    assert_eq!(chart.marks.iter().map(|mark| mark.n).sum::<u32>(), 1_000);
    let counts: Vec<&Mark> = chart.marks.iter().filter(|mark| mark.shape == MarkShape::Count).collect();
    assert!(!counts.is_empty() && counts.iter().all(|mark| mark.n > 1 && mark.words.0 == mark.words.1), "{counts:?}");
}

#[test]
fn ties_lead_from_mark_to_mark() {
    let corpus = small::corpus();
    let chart = chart(&corpus, "/timeline", "", 900);
    let mut n_ties = 0;
    for &fact in &chart.facts {
        for (from, to) in chart.ties_of(&corpus, fact) {
            assert!(corpus.links.iter().any(|link| (link.from, link.to) == (from.fact, to.fact)));
            assert!(from.fact == fact || to.fact == fact);
            n_ties += 1;
        }
    }
    assert!(n_ties > 0);
}

#[test]
fn a_subject_is_what_is_linked_or_else_a_theme() {
    let corpus = small::corpus();
    let chart_of = |corpus: &Corpus| chart(corpus, "/timeline", "", 900);
    let link = &corpus.links[0];
    let subject = same_subject(&corpus, &chart_of(&corpus).facts, link.from).expect("it is linked");
    assert_eq!(subject.label, corpus.matters[link.matter.at()].label);
    assert!(subject.facts.contains(&link.from) && subject.facts.contains(&link.to));
    let unlinked = Corpus::new(Records { links: Vec::new(), ..small::records() });
    let subject = same_subject(&unlinked, &chart_of(&unlinked).facts, link.from).expect("it has a theme");
    assert_eq!((subject.label.as_str(), subject.facts.len()), ("Gas", 3));
}

#[test]
fn words_stand_beside_marks_where_there_is_room() {
    // Room on the right of what is early, on the left of what is late, and none beside what lasts all along.
    let words = |when: &str, status: Status| {
        let mark = check_any(when, status);
        (mark.words.0 < mark.from, mark.words.1 > mark.to)
    };
    assert_eq!(words("2001-06", Status::Happened), (false, true));
    assert_eq!(words("2011-06", Status::Happened), (true, false));
    assert_eq!(words("2001/2011", Status::Happened), (false, false));
}

fn check_any(when: &str, status: Status) -> Mark {
    chart(&telling(when, status), "/timeline", "2001/2011", 1_000).marks.swap_remove(0)
}

/// The days that count for filters, read anew from the records.
fn stated(corpus: &Corpus, fact: &Fact) -> Option<Days> {
    let published = corpus.article(fact.article).published.as_ref().map(|when| when.days);
    fact.when.as_ref().map(|when| when.days_stated(fact.status, published))
}

/// The left edge of a mark with its words.
fn left(mark: &Mark) -> i32 {
    mark.from.min(mark.words.0)
}

/// The right edge of a mark with its words.
fn right(mark: &Mark) -> i32 {
    mark.to.max(mark.words.1)
}

fn check_chart(corpus: &Corpus, query: &Query, chart: &Chart) -> Result<(), TestCaseError> {
    // Every dated fact of the result that touches the window is there once, oldest first.
    let found = engine::plan::matching(corpus, query);
    let mut expected: Vec<usize> = found.ones().collect();
    expected.retain(|&at| stated(corpus, &corpus.facts[at]).is_some_and(|days| days.overlaps(chart.scale.window())));
    let mut seen: Vec<usize> = chart.facts.iter().map(|fact| fact.at()).collect();
    let own = |at: usize| own_day(corpus.facts[at].when.as_ref().expect("it is dated").days);
    prop_assert!(seen.windows(2).all(|pair| own(pair[0]) <= own(pair[1])));
    seen.sort_unstable();
    prop_assert_eq!(seen, expected);
    // Each is in one mark, and the marks stand in the same order.
    let n: u32 = chart.marks.iter().map(|mark| mark.n).sum();
    prop_assert_eq!(n as usize, chart.facts.len());
    let mut firsts = chart.marks.iter().map(|mark| mark.fact).peekable();
    for &fact in &chart.facts {
        prop_assert!(chart.mark_of(fact).is_some());
        firsts.next_if_eq(&fact);
    }
    prop_assert_eq!(firsts.next(), None);
    // Nothing stands on anything else or out of the chart.
    for (at, one) in chart.marks.iter().enumerate() {
        prop_assert!(0 <= one.from && one.from < one.to && one.to <= chart.width.max(14), "{one:?} in {}", chart.width);
        prop_assert!(one.y + ROW <= chart.height);
        for other in &chart.marks[at + 1..] {
            let is_apart = one.y != other.y || right(one) < left(other) || right(other) < left(one);
            prop_assert!(is_apart, "{one:?} and {other:?}");
        }
        prop_assert!(left(one) >= 0 && right(one) <= chart.width.max(14), "{one:?} in {}", chart.width);
        prop_assert!(one.words.0 == one.words.1 || one.words.1 == one.from || one.words.0 == one.to, "{one:?}");
        let facts = chart.facts_beside(one.fact);
        prop_assert_eq!((facts.first(), facts.len()), (Some(&one.fact), one.n as usize));
        if one.shape != MarkShape::Count {
            for fact in facts.iter().map(|&fact| corpus.fact(fact)) {
                let first = corpus.fact(one.fact);
                prop_assert_eq!((&fact.when, fact.status, fact.article), (&first.when, first.status, first.article));
            }
        }
        for lane in chart.lanes.iter().filter(|_| !chart.is_named_beside) {
            prop_assert!(one.y + ROW <= lane.y || lane.y + ROW <= one.y, "{one:?} and {lane:?}");
        }
    }
    let n_in_lanes: usize = chart.lanes.iter().map(|lane| lane.n).sum();
    prop_assert_eq!(n_in_lanes, chart.facts.len());
    Ok(())
}

proptest! {
    #[test]
    fn every_dated_fact_stands_once_and_on_nothing_else(
        records in random::records(), query in random::query(), by in prop::sample::select(&BY[..]),
        width in 200_u32..1_600, moves in prop::collection::vec((20_i64..200, 0_i64..1_001), 0..6), n_times in 1_usize..40,
        is_named_beside in any::<bool>()
    ) {
        // The same facts many times, so that some columns are crowded.
        let facts = records.facts.iter().cycle().take(records.facts.len() * n_times).cloned().collect();
        let corpus = Corpus::new(Records { facts, ..records });
        let timeline = Timeline::of(&corpus, &Plan::of(&corpus, &query));
        if let Some(axis) = &timeline.axis {
            for fact in &timeline.facts {
                let days = stated(&corpus, corpus.fact(*fact)).expect("it is dated");
                prop_assert!(days.overlaps(axis.days), "{days:?} off {axis:?}");
            }
            let mut window = axis.days;
            for (percent, at) in moves {
                window = axis.zoomed(window, percent, at);
            }
            let chart = Chart::of(&corpus, &timeline, by, Some(window), width, is_named_beside).expect("there is an axis");
            check_chart(&corpus, &query, &chart)?;
        } else {
            prop_assert!(timeline.facts.is_empty());
        }
    }
}
