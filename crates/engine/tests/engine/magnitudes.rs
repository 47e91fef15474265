//! The histogram of numbers against what the search finds.

use crate::{random, small};
use engine::magnitudes::scales;
use engine::plan::matching;
use engine::{Corpus, Query};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_bin_holds_what_asking_for_it_finds(records in random::records(), values in prop::collection::vec(1_u32..90_000, 24)) {
        let mut records = records;
        let given: Vec<_> = values.iter().map(|value| small::figure(&format!("{value}e-1"), value % 2)).collect();
        records.units = vec![small::unit("km", "kilometres", "km", false), small::unit("bcm", "cubic metres", "bcm", false)];
        let n_facts = records.facts.len();
        prop_assume!(n_facts > 0);
        given.into_iter().enumerate().for_each(|(at, figure)| records.facts[at % n_facts].figures.push(figure));
        let corpus = Corpus::new(records);
        prop_assert!(!scales(&corpus).is_empty(), "there are numbers");
        for scale in scales(&corpus) {
            let unit = &corpus.units[scale.unit.at()].id;
            for (at, facts) in scale.facts.iter().enumerate() {
                let (from, to) = scale.ends(at..=at).expect("the bin has ends");
                let asked = Query { q: format!("figure:\"{from}/{to} {unit}\""), ..Query::default() };
                let found: Vec<u32> = matching(&corpus, &asked).ones().map(|fact| fact as u32).collect();
                prop_assert_eq!(&found, facts, "{}", asked.q);
            }
            prop_assert!(scale.facts.first().is_some_and(|facts| !facts.is_empty()), "it begins where numbers do");
            prop_assert!(scale.facts.last().is_some_and(|facts| !facts.is_empty()), "it ends where they do");
        }
    }
}
