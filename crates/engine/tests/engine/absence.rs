//! What is said not to stand in an article does not: the judgement on absences against plain loops over words.

use crate::{random, small};
use engine::Corpus;
use engine::compare::absence::{Absence, AbsenceFinder, AbsenceKind};
use engine::compare::absences::absences;
use engine::compare::ledger::ledger;
use engine::compare::passages::passages;
use engine::plan::Plan;
use engine::query::Query;
use model::closed::{Facet, Status};
use model::when::When;
use model::{Article, ArticleIndex, Fact, FactIndex, Records, Span, TermIndex, lineage};
use proptest::prelude::*;
use text::sentences::n_words;
use text::tokens;

const FIRST: ArticleIndex = ArticleIndex(0);
const SECOND: ArticleIndex = ArticleIndex(1);

/// The words of a text between single spaces.
fn words(text: &str) -> String {
    tokens(text).iter().map(|token| format!(" {}", token.word)).collect::<String>() + " "
}

fn quotes<'r>(records: &'r Records, fact: &'r Fact) -> impl Iterator<Item = &'r str> {
    fact.evidence.iter().map(|quote| quote.of(&records.articles[fact.article.at()].text))
}

/// The very words, looked for letter by letter.
fn stands_there(records: &Records, fact: &Fact, article: &Article) -> bool {
    let text = words(&article.text);
    quotes(records, fact).all(|quote| n_words(quote) >= 5 && text.contains(&words(quote)))
}

fn is_outside(records: &Records, fact: &Fact, article: &Article) -> bool {
    let main = fact.themes.first();
    main.is_some_and(|&theme| lineage(&records.themes, theme).iter().any(|theme| article.outside.contains(theme)))
}

fn happened_later(fact: &Fact, article: &Article) -> bool {
    let (Some(when), Some(published)) = (&fact.when, &article.published) else { return false };
    fact.status == Some(Status::Happened) && when.days.first > published.days.last
}

/// Every fact with each other article, and what the finder of the two says.
fn each(corpus: &Corpus, check: &mut dyn FnMut(&Fact, &Article, Absence, &AbsenceFinder)) {
    let articles: Vec<ArticleIndex> = (0..corpus.articles.len()).map(ArticleIndex::new).collect();
    for (&a, &b) in articles.iter().flat_map(|a| articles.iter().map(move |b| (a, b))).filter(|(a, b)| a != b) {
        let finder = AbsenceFinder::new(corpus, &[a, b]);
        for (at, fact) in corpus.facts.iter().enumerate().filter(|(_, fact)| fact.article == a) {
            let absence = finder.of_facts(corpus, &[FactIndex::new(at)], b).expect("an article that is looked through");
            check(fact, corpus.article(b), absence, &finder);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_first_kind_that_holds_is_said(records in random::records()) {
        let corpus = Corpus::new(records.clone());
        each(&corpus, &mut |fact, article, absence, _| {
            let expected = match absence.nearest {
                _ if stands_there(&records, fact, article) => AbsenceKind::SameWords,
                _ if happened_later(fact, article) => AbsenceKind::Later,
                Some(_) => AbsenceKind::Nearest,
                None if is_outside(&records, fact, article) => AbsenceKind::Outside,
                None => AbsenceKind::NoneFound,
            };
            assert_eq!(absence.kind, expected, "{} in {}", fact.id, article.id);
        });
    }

    #[test]
    fn where_no_sentence_was_found_the_words_are_not_there_and_full_text_pairs_none(records in random::records()) {
        let corpus = Corpus::new(records);
        let mut n_none_found = 0;
        each(&corpus, &mut |fact, article, absence, _| {
            if absence.kind == AbsenceKind::NoneFound {
                n_none_found += 1;
                prop_none_found(&corpus, fact, article);
            }
        });
    }

    #[test]
    fn of_who_is_not_named_no_name_stands_there(records in random::records()) {
        let corpus = Corpus::new(records.clone());
        each(&corpus, &mut |fact, article, _, finder| {
            let (at, there) = (position(&records, fact), corpus.article_of(&article.id).expect("an article"));
            let text = words(&format!("{}\n\n{}", article.title, article.text));
            for name in finder.unnamed(&corpus, &[at], there) {
                for facet in [Facet::Actor, Facet::Thing, Facet::Theme, Facet::Place] {
                    for term in records.terms(facet).iter().filter(|term| term.names().any(|other| other == name)) {
                        for name in term.names() {
                            assert!(!text.contains(&words(name)), "{name} stands in {}", article.id);
                        }
                    }
                }
            }
        });
    }

    #[test]
    fn the_facet_says_of_two_articles_what_the_comparison_says(records in random::records()) {
        let corpus = Corpus::new(records.clone());
        let found = absences(&records);
        if let [_, _] = records.articles.as_slice() {
            each(&corpus, &mut |fact, _, absence, _| {
                let at = position(&records, fact);
                let said = found.iter().find(|(fact, _)| *fact == at).map(|(_, kind)| *kind);
                assert!(said.is_none_or(|kind| kind == absence.kind), "{}", fact.id);
            });
        }
    }

    #[test]
    fn what_is_said_of_several_articles_is_so_in_each(records in random::records()) {
        let corpus = Corpus::new(records.clone());
        let found = absences(&records);
        let mut kinds: Vec<Vec<AbsenceKind>> = vec![Vec::new(); records.facts.len()];
        each(&corpus, &mut |fact, _, absence, _| kinds[position(&records, fact).at()].push(absence.kind));
        for (fact, said) in found {
            let kinds = &kinds[fact.at()];
            match said {
                AbsenceKind::SameWords | AbsenceKind::Nearest => assert!(kinds.contains(&said)),
                AbsenceKind::Later => assert!(kinds.iter().all(|kind| *kind == AbsenceKind::Later)),
                AbsenceKind::Outside => assert!(!kinds.contains(&AbsenceKind::NoneFound)),
                AbsenceKind::NoneFound => assert!(!kinds.contains(&AbsenceKind::SameWords) && !kinds.contains(&AbsenceKind::Nearest)),
            }
        }
    }
}

fn prop_none_found(corpus: &Corpus, fact: &Fact, article: &Article) {
    assert!(!stands_there(corpus, fact, article), "{} stands in {}", fact.id, article.id);
    let other = corpus.article_of(&article.id).expect("an article");
    let pairs = passages(corpus, fact.article, other);
    let is_paired = pairs.iter().any(|pair| fact.evidence.iter().any(|quote| quote.overlaps(pair.a)));
    assert!(!is_paired, "Full text pairs a sentence of {}", fact.id);
}

fn position(records: &Records, fact: &Fact) -> FactIndex {
    FactIndex::new(records.facts.iter().position(|other| other.id == fact.id).expect("a fact"))
}

#[test]
fn what_is_in_no_link_is_looked_for_in_the_sentences() {
    let corpus = small::corpus();
    let ledger = ledger(&corpus, FIRST, SECOND, &Plan::of(&corpus, &Query::default()));
    let search = AbsenceFinder::new(&corpus, &[FIRST, SECOND]);
    for row in &ledger.rows {
        let absence = search.of_row(&corpus, row, (FIRST, SECOND));
        assert_eq!(absence.is_some(), row.a.is_empty() || row.b.is_empty());
        let in_second = absence.filter(|_| row.b.is_empty());
        assert_eq!(in_second.map(|absence| absence.kind), row.b.is_empty().then_some(AbsenceKind::NoneFound));
    }
}

#[test]
fn of_several_facts_it_is_outside_or_later_where_each_is() {
    let mut records = small::records();
    records.articles[0].outside = vec![TermIndex(0)];
    records.facts[4].when = None;
    let corpus = Corpus::new(records);
    // The second article's facts: the pipeline (gas, which counts with energy), uranium (energy), Russia (no theme).
    let search = AbsenceFinder::new(&corpus, &[FIRST, SECOND]);
    let kinds = [&[4][..], &[5], &[4, 5]].map(|facts| {
        let facts: Vec<FactIndex> = facts.iter().map(|&at| FactIndex(at)).collect();
        search.of_facts(&corpus, &facts, FIRST).map(|absence| absence.kind)
    });
    assert_eq!(kinds, [AbsenceKind::Outside, AbsenceKind::NoneFound, AbsenceKind::NoneFound].map(Some));
}

/// What the second of two articles has in place of the first's only fact, which is quoted so.
fn check(text: &str, quote: &str, other: &str, expected: AbsenceKind) {
    let articles = vec![small::article("one", "One", "2001", text), small::article("two", "Two", "2005", other)];
    let facts = vec![small::fact(&articles, "fact", 0, quote, "It is so.")];
    let kinds = vec![small::term("kind", "Kind", None)];
    let corpus = Corpus::new(Records { articles, facts, kinds, ..Records::default() });
    let found = AbsenceFinder::new(&corpus, &[FIRST, SECOND]).of_facts(&corpus, &[FactIndex(0)], SECOND);
    assert_eq!(found.map(|absence| absence.kind), Some(expected), "{quote} in {other}");
}

#[test]
fn the_very_words_are_found_however_they_are_typed() {
    use AbsenceKind::{Nearest, NoneFound, SameWords};
    let quote = "the “Arab spring” revolutions had begun in Sino-Kazakh trade";
    let text = format!("Most say that {quote}.");
    check(&text, quote, &format!("Others say: {quote}!"), SameWords);
    check(
        &text,
        quote,
        "It was in the \"Arab spring\" revolutions had begun in Sino–Kazakh trade, they say.",
        SameWords,
    );
    check(&text, quote, "THE ‘ARAB SPRING’\nrevolutions  had be\u{AD}gun in\u{A0}Sino Kazakh trade", SameWords);
    check(&text, quote, "Nothing of that is here.", NoneFound);
    check("Beijing supports it now.", "Beijing supports it now", "Elsewhere: Beijing supports it now.", Nearest);
}

#[test]
fn what_happened_afterwards_cannot_stand_in_an_earlier_article() {
    let mut records = small::records();
    records.links.clear();
    // Of 2011, in an article of 2008; what goes on may have begun at any time, and a plan is no event.
    let kinds = |records: &Records| {
        let corpus = Corpus::new(records.clone());
        let search = AbsenceFinder::new(&corpus, &[FIRST, SECOND]);
        [3, 4].map(|fact| search.of_facts(&corpus, &[FactIndex(fact)], FIRST).map(|absence| absence.kind))
    };
    records.facts[3].status = Some(Status::Happened);
    records.facts[4].status = Some(Status::Happened);
    assert_eq!(kinds(&records), [AbsenceKind::Later, AbsenceKind::Later].map(Some));
    records.facts[3].status = Some(Status::Ongoing);
    assert_ne!(kinds(&records)[0], Some(AbsenceKind::Later));
    records.facts[4].status = Some(Status::Planned);
    records.facts[3].when = When::of("2008");
    let found = kinds(&records);
    assert!(!found.contains(&Some(AbsenceKind::Later)), "{found:?}");
}

/// The names, figures and dates of a fact, looked for in an article: those that are not there.
fn check_looked(other: &str, expected: &[&str]) {
    let mut records = small::records();
    records.articles[1] = small::article("second", "CACI Analyst", "2011", other);
    records.facts.truncate(3);
    (records.links, records.places) = (Vec::new(), vec![small::term("kz", "Kazakhstan", None)]);
    let fact = &mut records.facts[2];
    (fact.places, fact.when) = (vec![TermIndex(0)], When::of("2006"));
    fact.figures = vec![small::figure("30", 0), small::figure("7e9", 1)];
    let corpus = Corpus::new(records);
    let finder = AbsenceFinder::new(&corpus, &[FIRST, SECOND]);
    let looked = finder.looked(&corpus, &[FactIndex(2)], SECOND);
    let missing = looked.iter().filter(|looked| !looked.is_found).map(|looked| looked.text.replace('\u{A0}', " "));
    let missing: Vec<String> = missing.collect();
    assert_eq!(missing, expected, "{other}");
}

#[test]
fn names_are_looked_for_by_every_name_and_figures_in_every_unit() {
    let quote = "Astana is against it";
    check_looked("Nothing.", &[quote, "Kazakhstan", "SCO", "30 bcm", "US$7 bn", "2006"]);
    // By the actor's alias the place is named too; within a compound; as the beginning of a word.
    check_looked("Astana, 2006.", &[quote, "SCO", "30 bcm", "US$7 bn"]);
    check_looked("The Sino–Kazakhstan border.", &[quote, "SCO", "30 bcm", "US$7 bn", "2006"]);
    check_looked("Kazakhstani experts of the SCO.", &[quote, "30 bcm", "US$7 bn", "2006"]);
    check_looked("30 billion cubic metres for seven billion dollars.", &[quote, "Kazakhstan", "SCO", "2006"]);
    check_looked("ASTANA IS\nAGAINST IT.", &["SCO", "30 bcm", "US$7 bn", "2006"]);
}

#[test]
fn an_article_with_another_form_of_a_name_is_not_said_not_to_name_it() {
    #[track_caller]
    fn check(name: &str, other: &str, is_unnamed: bool) {
        let mut records = small::records();
        records.articles[1] = small::article("second", "CACI Analyst", "2011", other);
        records.facts.truncate(3);
        (records.links, records.places) = (Vec::new(), vec![small::term("place", name, None)]);
        let fact = &mut records.facts[2];
        (fact.places, fact.actors, fact.things) = (vec![TermIndex(0)], Vec::new(), Vec::new());
        let corpus = Corpus::new(records);
        let finder = AbsenceFinder::new(&corpus, &[FIRST, SECOND]);
        assert_eq!(!finder.unnamed(&corpus, &[FactIndex(2)], SECOND).is_empty(), is_unnamed, "{name} in {other}");
        let looked = finder.looked(&corpus, &[FactIndex(2)], SECOND);
        let looked = looked.iter().find(|looked| looked.text == name).expect("the name was looked for");
        assert_eq!(!looked.is_found && !looked.is_like, is_unnamed, "{name} in {other}: {looked:?}");
    }

    check("Uyghurs", "A Uyghur singer.", false);
    check("Companies", "One company moved.", false);
    check("Россия", "Вчера в России прошел дождь.", false);
    check("Drug traffickers", "They speak of drug trafficking.", false);
    check("Uyghurs", "A Kazakh singer.", true);
    check("Россия", "Вчера прошел дождь.", true);
    check("UN", "It was undone.", true);
    check("新疆", "中国与哈萨克斯坦。", true);
}

#[test]
fn a_title_and_a_note_are_looked_through() {
    check_looked(
        "A text.\n\nNotes\n\n1. The SCO in 2006.",
        &["Astana is against it", "Kazakhstan", "30 bcm", "US$7 bn"],
    );
}

#[test]
fn a_sentence_is_shown_with_the_very_words() {
    let articles = vec![
        small::article("one", "One", "2001", "Trade between the two is growing fast."),
        small::article(
            "two",
            "Two",
            "2005",
            "A first sentence. They say trade between the two is growing fast. A last.",
        ),
    ];
    let facts = vec![small::fact(&articles, "fact", 0, "Trade between the two is growing fast", "It grows.")];
    let kinds = vec![small::term("kind", "Kind", None)];
    let corpus = Corpus::new(Records { articles, facts, kinds, ..Records::default() });
    let found = AbsenceFinder::new(&corpus, &[FIRST, SECOND]).of_facts(&corpus, &[FactIndex(0)], SECOND);
    let place: Option<Span> = found.and_then(|found| found.nearest).map(|nearest| nearest.place);
    let text = &corpus.article(SECOND).text;
    assert_eq!(place.map(|place| place.of(text)), Some("They say trade between the two is growing fast."));
}
