//! Ten thousand questions that nobody means: none makes the engine panic.

use engine::plan::Plan;
use engine::search::{highlights, results};
use engine::suggest::suggest;
use engine::wording::sentence::describe;
use engine::{Corpus, Query};
use measure::chance::Chance;
use measure::odd;

#[test]
fn no_question_however_odd_makes_the_engine_panic() {
    let corpus = Corpus::new(measure::records(200));
    let words: Vec<String> = corpus.facts.iter().take(40).map(|fact| fact.statement.clone()).collect();
    let mut chance = Chance::of(7);
    for at in 0..10_000 {
        let q = odd::question(&mut chance, &words);
        // As typed, and as an address.
        let query = if at % 2 == 0 { Query { q, ..Query::default() } } else { Query::parse(&format!("/facts?q={q}")) };
        let found = results(&corpus, &query);
        for mistake in &found.mistakes {
            assert!(query.q.get(mistake.range.clone()).is_some(), "{mistake:?}");
        }
        if at % 50 == 0 {
            let _said = describe(&corpus, &Plan::of(&corpus, &query));
            let _lit = highlights(&found.words, &query.q);
            let _more = suggest(&corpus, &query, query.q.len(), &[]);
        }
    }
}
