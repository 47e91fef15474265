//! Passages of two articles that speak of the same, numbers, shares and promises, on small records.

use crate::small;
use engine::Corpus;
use engine::compare::emphasis::emphasis;
use engine::compare::numbers::{figures, implied};
use engine::compare::passages::{PassagePair, passages};
use engine::compare::promises::{Due, Fate, is_order_known, promises};
use engine::wording::Label;
use extract::mentions::NameFinder;
use model::closed::{Facet, Relation};
use model::when::When;
use model::{ArticleIndex, Fact, Figure, Records, Span};

const PARAGRAPHS: [&str; 5] = [
    "The harbour of Example gets a crane for heavy timber. It lifts 30 tonnes and stands on the northern quay.",
    "Fishermen protest against noise at night. Their boats lie in the old basin beside the lighthouse.",
    "A tunnel under the river was drilled in 1998. Its ventilation failed twice during the flood.",
    "Apple growers sold 400 tonnes of fruit abroad. Frost destroyed half the blossoms of the cherry trees.",
    "The mayor opened a library with rare maps. Students catalogue its manuscripts every winter.",
];
const FIRST: ArticleIndex = ArticleIndex(0);
const SECOND: ArticleIndex = ArticleIndex(1);

fn two(one: &str, other: &str) -> Corpus {
    let articles = vec![small::article("one", "One", "2001", one), small::article("two", "Two", "2005", other)];
    Corpus::new(Records { articles, ..Records::default() })
}

fn said(corpus: &Corpus, pair: &PassagePair) -> (String, String) {
    let text = |article: ArticleIndex, place: model::Span| place.of(&corpus.article(article).text).to_owned();
    (text(FIRST, pair.a), text(SECOND, pair.b))
}

/// Both articles' sentences that are the same are found, and nothing else.
fn check_same(one: &str, other: &str) {
    let corpus = two(one, other);
    let found: Vec<(String, String)> =
        passages(&corpus, FIRST, SECOND).iter().map(|pair| said(&corpus, pair)).collect();
    let text = |article: ArticleIndex| {
        let text = &corpus.article(article).text;
        corpus.article(article).sentences().into_iter().map(|place| place.of(text).to_owned()).collect::<Vec<_>>()
    };
    let theirs = text(SECOND);
    let expected: Vec<(String, String)> =
        text(FIRST).into_iter().filter(|one| theirs.contains(one)).map(|one| (one.clone(), one)).collect();
    assert_eq!(found, expected);
}

#[test]
fn shuffled_paragraphs_are_found_again() {
    let shuffled = [3, 0, 4, 2, 1].map(|at: usize| PARAGRAPHS[at]);
    check_same(&PARAGRAPHS.join("\n\n"), &shuffled.join("\n\n"));
    check_same(&PARAGRAPHS.join("\n\n"), &PARAGRAPHS.join("\n\n"));
}

#[test]
fn dropped_sentences_leave_the_others_matched() {
    let first_only = PARAGRAPHS.map(|paragraph| paragraph.split_inclusive(". ").next().expect("a sentence").trim());
    check_same(&PARAGRAPHS.join("\n\n"), &first_only.join("\n\n"));
    check_same(&first_only.join("\n\n"), &PARAGRAPHS[1..4].join("\n\n"));
}

#[test]
fn what_has_nothing_in_common_has_no_passages() {
    assert_eq!(passages(&two(PARAGRAPHS[0], PARAGRAPHS[4]), FIRST, SECOND), []);
    assert_eq!(passages(&two("", PARAGRAPHS[4]), FIRST, SECOND), []);
    assert_eq!(passages(&two("的。", "The."), FIRST, SECOND), []);
}

#[test]
fn a_link_ties_the_sentences_that_say_most_of_its_facts() {
    let tied = |statement: &str| {
        let mut records = small::records();
        records.facts[2].statement = statement.to_owned();
        let start = records.articles[0].text.find("India").expect("a sentence");
        records.facts[2].evidence.insert(0, Span::new(start..start + "India cannot join".len()));
        // Of the two on the pipeline the second says more plainly how the facts stand to each other.
        records.links = vec![
            small::link(0, 0, 3, Relation::BearsOn),
            small::link(0, 0, 3, Relation::Fulfils),
            small::link(1, 2, 5, Relation::BearsOn),
        ];
        let corpus = Corpus::new(records);
        let pairs = passages(&corpus, FIRST, SECOND);
        let said = pairs.iter().filter_map(|pair| Some((said(&corpus, pair).0, said(&corpus, pair).1, pair.link?)));
        said.collect::<Vec<_>>()
    };
    let pipeline = ("The gas pipeline will open in 2009.", "The pipeline is in operation since 2009.", 1);
    let check = |statement: &str, first: &str| {
        let expected = [pipeline, (first, "Russia said nothing.", 2)];
        let expected = expected.map(|(first, second, link)| (first.to_owned(), second.to_owned(), link));
        assert_eq!(tied(statement), expected);
    };
    check("India is not to join.", "India cannot join the SCO.");
    check("Kazakhstan is against it.", "Astana is against it.");
    check("No word in common.", "Astana is against it.");
}

#[test]
fn shares_count_sentences_and_facts() {
    let mut records = small::records();
    records.articles[0].mentions = NameFinder::of(&[(Facet::Actor, model::TermIndex(1), "Astana")])
        .mentions(&records.articles[0].text, &records.articles[0].blocks);
    let shares = emphasis(&Corpus::new(records), FIRST, SECOND);
    let share = |facet: Facet, id: &str| {
        shares.iter().find(|share| (share.facet, share.id.as_str()) == (facet, id)).map(|share| (share.a, share.b))
    };
    assert_eq!(share(Facet::Actor, "nazarbayev"), Some((250, 0)));
    assert_eq!(share(Facet::Actor, "kazakhstan"), Some((250, 0)), "who rolls up counts with the parent");
    assert_eq!(share(Facet::Theme, "gas"), Some((667, 333)));
    assert_eq!(share(Facet::Theme, "energy"), Some((667, 667)));
    assert_eq!(share(Facet::Status, "planned"), Some((667, 0)));
    assert_eq!(share(Facet::Actor, "russia"), None);
}

#[test]
fn promises_have_a_fate_and_a_due_date() {
    let corpus = small::corpus();
    let (earlier, later, found) = promises(&corpus, SECOND, FIRST);
    assert_eq!((earlier, later), (FIRST, SECOND));
    let told: Vec<(&str, Fate, Due, usize)> = found
        .iter()
        .map(|promise| (corpus.fact(promise.fact).id.as_str(), promise.fate, promise.due, promise.links.len()))
        .collect();
    assert_eq!(told, [("open", Fate::Fulfilled, Due::Past, 1), ("capacity", Fate::AlsoSpoken, Due::Past, 1)]);
}

#[test]
fn where_no_article_is_known_to_be_earlier_the_first_one_promises() {
    #[track_caller]
    fn check(first: &str, second: &str, (a, b): (ArticleIndex, ArticleIndex), expected: (ArticleIndex, bool)) {
        let mut records = small::records();
        (records.articles[0].published, records.articles[1].published) = (When::of(first), When::of(second));
        let corpus = Corpus::new(records);
        let (earlier, _, _) = promises(&corpus, a, b);
        assert_eq!((earlier, is_order_known(&corpus, a, b)), expected, "{first:?}, {second:?}");
    }

    for pair in [(FIRST, SECOND), (SECOND, FIRST)] {
        check("2008", "2011", pair, (FIRST, true));
        check("2011", "2008", pair, (SECOND, true));
        check("2008", "2008", pair, (pair.0, false));
        check("2008", "", pair, (pair.0, false));
        check("", "2011", pair, (pair.0, false));
    }
}

/// What two figures of the same measure come to: "difference ratio", or why nothing.
fn check_figures(change: impl Fn(&mut Fact, &mut Fact), expected: &str) {
    let mut records = small::records();
    records.links = Vec::new();
    let (before, after) = records.facts.split_at_mut(3);
    let (a, b) = (&mut before[0], &mut after[0]);
    for (fact, value) in [(&mut *a, "10"), (&mut *b, "15")] {
        fact.figures = vec![Figure { measures: "Trade".to_owned(), ..small::figure(value, 1) }];
        (fact.status, fact.when) = (Some(model::closed::Status::Happened), When::of("2008"));
    }
    change(a, b);
    let corpus = Corpus::new(records);
    let found: Vec<String> = figures(&corpus, FIRST, SECOND)
        .into_iter()
        .map(|found| match found.computed {
            Ok(computed) => format!("{} {:?}", computed.difference, computed.ratio),
            Err(reason) => reason.label().to_owned(),
        })
        .collect();
    assert_eq!(found.join("; "), expected);
}

#[test]
fn only_what_is_comparable_is_computed() {
    use model::closed::{FigureRole, Status};
    check_figures(|_, _| {}, "5 Some(1500)");
    check_figures(|a, _| a.figures[0].value = "20".to_owned(), "-5 Some(750)");
    check_figures(|a, _| a.figures[0].value = "0".to_owned(), "15 None");
    check_figures(|a, _| a.figures[0].value = "10/20".to_owned(), "one of the values is a range or not a plain number");
    check_figures(|_, b| b.figures[0].unit.0 = 2, "");
    check_figures(|_, b| b.figures[0].measures = "Debt".to_owned(), "");
    check_figures(|_, b| b.figures[0].role = FigureRole::Added, "an added amount is not set against a total");
    check_figures(|_, b| b.status = Some(Status::Expected), "one happened, the other was expected");
    check_figures(|_, b| b.negated = true, "one of them is denied or given up");
    check_figures(|a, _| a.condition = "if it rains".to_owned(), "one of them holds under a condition");
    let expected = |fact: &mut Fact, when: &str| (fact.status, fact.when) = (Some(Status::Expected), When::of(when));
    check_figures(|a, b| [a, b].into_iter().for_each(|fact| expected(fact, "2010")), "5 Some(1500)");
    check_figures(
        |a, b| {
            expected(a, "2010");
            expected(b, "2015");
        },
        "two expectations for different times",
    );
}

#[test]
fn units_of_one_kind_are_made_the_same() {
    let mut records = small::records();
    records.links = Vec::new();
    records.units.push(small::unit("mcm", "million cubic metres", "mcm", false));
    let mcm = records.units.len() as u32 - 1;
    let figure = |value: &str, unit: u32| vec![Figure { measures: "Gas".to_owned(), ..small::figure(value, unit) }];
    (records.facts[2].figures, records.facts[4].figures) = (figure("2", 0), figure("500", mcm));
    let found = figures(&Corpus::new(records), FIRST, SECOND);
    let computed = found[0].computed.as_ref().expect("both happened");
    assert_eq!((computed.difference.as_str(), computed.ratio), ("-1.5", Some(250)));
}

#[test]
fn a_total_and_a_factor_imply_where_it_started() {
    let mut records = small::records();
    let figure = |value: &str, unit: u32| Figure { measures: "trade".to_owned(), ..small::figure(value, unit) };
    records.facts[4].figures = vec![
        figure("40e9", 1),
        Figure { role: model::closed::FigureRole::Change, ..figure("2", 5) },
        Figure { role: model::closed::FigureRole::Change, ..figure("3", 4) },
    ];
    let corpus = Corpus::new(records);
    let found: Vec<String> = implied(&corpus, SECOND).into_iter().map(|implied| implied.value).collect();
    assert_eq!(found, ["20000000000"]);
    assert!(implied(&corpus, FIRST).is_empty());
}
