//! Matching passages as a reader follows them: what is known of each, which is chosen, and how two panes scroll together.

use crate::small;
use engine::compare::alignment::{MatchKind, Pane, PassageMatch, chosen, follow, matches, rail};
use engine::compare::passages::{PassagePair, passages};
use engine::{Corpus, Query};
use extract::mentions::NameFinder;
use model::{ArticleIndex, Records, Span};
use proptest::prelude::*;

const FIRST: ArticleIndex = ArticleIndex(0);
const SECOND: ArticleIndex = ArticleIndex(1);

/// A match of the sentences of these numbers, ten bytes each.
fn found((a, b, score): (u32, u32, u32)) -> PassageMatch {
    let span = |n: u32| Span { start: 10 * n, end: 10 * n + 9 };
    PassageMatch {
        pair: PassagePair { a: span(a), b: span(b), score, link: None, is_same: false },
        kind: MatchKind::Alike,
        subject: None,
        shared: Vec::new(),
    }
}

fn some_matches() -> impl Strategy<Value = Vec<PassageMatch>> {
    let pairs = prop::collection::btree_map((0..12_u32, 0..12_u32), 100..300_u32, 0..30);
    pairs.prop_map(|pairs| pairs.into_iter().map(|((a, b), score)| found((a, b, score))).collect())
}

fn pane() -> impl Strategy<Value = Pane> {
    (0..20_000_u32, 0..1_500_u32).prop_map(|(more, height)| Pane { length: height + more, height })
}

/// A pane of some lines, with more text than twice what it shows.
fn tall_pane() -> impl Strategy<Value = Pane> {
    (0..20_000_u32, 31..1_500_u32).prop_map(|(more, height)| Pane { length: 2 * height + more, height })
}

fn knots() -> impl Strategy<Value = Vec<(u32, u32)>> {
    prop::collection::btree_map(0..20_000_u32, 0..20_000_u32, 0..20).prop_map(|knots| knots.into_iter().collect())
}

/// The knots that lie within two texts.
fn within(knots: &[(u32, u32)], leading: Pane, other: Pane) -> Vec<(u32, u32)> {
    knots.iter().copied().filter(|knot| knot.0 <= leading.length && knot.1 <= other.length).collect()
}

fn most(pane: Pane) -> u32 {
    pane.length - pane.height
}

proptest! {
    #[test]
    fn the_other_pane_stays_within_its_text(knots in knots(), leading in pane(), other in pane(), at in 0..40_000_u32) {
        let to = follow(&within(&knots, leading, other), leading, other, at);
        prop_assert!(to <= most(other), "{to} of {}", most(other));
    }

    #[test]
    fn who_goes_on_in_texts_of_one_order_goes_on_in_both(knots in knots(), leading in pane(), other in pane()) {
        let mut level: Vec<u32> = knots.iter().map(|knot| knot.1).collect();
        level.sort_unstable();
        let rising: Vec<(u32, u32)> = knots.iter().map(|knot| knot.0).zip(level).collect();
        let knots = within(&rising, leading, other);
        let steps: Vec<u32> = (0..=most(leading)).step_by(37).map(|at| follow(&knots, leading, other, at)).collect();
        prop_assert!(steps.is_sorted(), "{steps:?}");
    }

    #[test]
    fn both_texts_begin_and_end_together(knots in knots(), leading in pane(), other in pane()) {
        prop_assume!(most(leading) > 0);
        let knots: Vec<(u32, u32)> = within(&knots, leading, other).into_iter().filter(|knot| 0 < knot.0 && knot.0 < leading.length).collect();
        prop_assert_eq!(follow(&knots, leading, other, 0), 0);
        prop_assert_eq!(follow(&knots, leading, other, most(leading)), most(other));
    }

    /// Wherever the leading pane reads a knot, the other shows its answer. Away from the ends what is read is a third
    /// down.
    #[test]
    fn what_is_read_has_its_answer_in_view(
        leading in tall_pane(), other in tall_pane(), knot in (any::<prop::sample::Index>(), any::<prop::sample::Index>())
    ) {
        let third = leading.height / 3;
        let at = third + 1 + knot.0.index((most(leading) - 2 * third - 1) as usize) as u32;
        let knot = (at + third, knot.1.index(other.length as usize) as u32);
        let to = follow(&[knot], leading, other, at);
        prop_assert!(to <= knot.1 + 1 && knot.1 <= to + other.height + 1, "{} in {to} + {}", knot.1, other.height);
    }

    #[test]
    fn each_passage_follows_one_match(all in some_matches(), is_second: bool, pick in any::<prop::sample::Index>()) {
        let chosen = (!all.is_empty()).then(|| pick.index(all.len()));
        let followed = rail(&all, is_second, chosen, &|_| true);
        let leading = |at: u32| all[at as usize].pair.side(is_second);
        prop_assert!(followed.windows(2).all(|pair| leading(pair[0]) < leading(pair[1])), "as the article runs, each once");
        for (at, found) in (0..).zip(&all) {
            let span = found.pair.side(is_second);
            let own = followed.iter().copied().find(|&other| leading(other) == span);
            let own = own.expect("every passage has its match");
            let is_chosen = chosen == Some(own as usize);
            prop_assert!(is_chosen || all[own as usize].pair.score >= found.pair.score);
            prop_assert!(chosen != Some(at as usize) || own == at);
        }
    }

    #[test]
    fn an_address_names_its_match(all in some_matches(), pick in any::<prop::sample::Index>()) {
        prop_assume!(!all.is_empty());
        let at = pick.index(all.len());
        let pair = all[at].pair;
        let address = Query { at: Some(pair.a), with: Some(pair.b), ..Query::default() }.to_string();
        let query = Query::parse(&address);
        prop_assert_eq!(chosen(&all, query.at, query.with), Some(at));
        let likest = chosen(&all, Some(pair.a), None).expect("one has that passage");
        prop_assert_eq!(all[likest].pair.a, pair.a);
        prop_assert!(all[likest].pair.score >= pair.score);
        prop_assert_eq!(chosen(&all, None, Some(pair.b)), None);
    }
}

#[test]
fn a_match_says_what_is_known_of_it() {
    let corpus = small::corpus();
    let all = matches(&corpus, FIRST, SECOND);
    let pairs: Vec<PassagePair> = all.iter().map(|found| found.pair).collect();
    assert_eq!(pairs, passages(&corpus, FIRST, SECOND));
    for found in &all {
        let ties = |at: usize| {
            let link = &corpus.links[at];
            let states = |fact, span| corpus.fact(fact).evidence.iter().any(|quote: &Span| quote.overlaps(span));
            states(link.from, found.pair.a) && states(link.to, found.pair.b)
        };
        assert_eq!(found.pair.link.is_some(), (0..corpus.links.len()).any(ties));
        assert!(found.pair.link.is_none_or(ties));
    }
    assert!(all.iter().any(|found| found.pair.link.is_some() && found.subject.is_some()), "{all:?}");
}

#[test]
fn names_and_numbers_that_both_give_are_told() {
    let text = "The crane of Example lifts 30 tonnes of heavy timber.\n\nNothing else is here.";
    let mut articles = vec![small::article("one", "One", "2001", text), small::article("two", "Two", "2005", text)];
    let mut records = small::records();
    for article in &mut articles {
        let names = [(model::closed::Facet::Actor, model::TermIndex(0), "Example")];
        article.mentions = NameFinder::of(&names).mentions(&article.text, &article.blocks);
    }
    let name = records.actors[0].name.clone();
    records = Records { articles, facts: Vec::new(), links: Vec::new(), matters: Vec::new(), ..records };
    let all = matches(&Corpus::new(records), FIRST, SECOND);
    assert_eq!(all[0].shared, [name, "30".to_owned()]);
    assert_eq!((all[0].pair.link, &all[0].subject), (None, &None));
}
