//! Any text as an address and as what is typed: it is read, printed and read again as the same, searched, suggested
//! for and said as a sentence, without a panic.

use engine::plan::Plan;
use engine::suggest::suggest;
use engine::wording::relaxations::culprits;
use engine::wording::sentence::describe;
use engine::{Corpus, Query, search};
use model::{Records, Term};
use std::sync::LazyLock;

/// Something to find, so that more than the reading runs.
static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let term = |id: &str, name: &str| Term { id: id.to_owned(), name: name.to_owned(), ..Term::default() };
    let records = Records {
        actors: vec![term("kazakhstan", "Kazakhstan"), term("china", "China")],
        themes: vec![term("gas", "Gas")],
        ..Records::default()
    };
    Corpus::new(records)
});

pub(crate) fn ask(text: &str) {
    let from_address = Query::parse(text);
    assert_eq!(Query::parse(&from_address.to_string()), from_address);
    let held = engine::asked::ask(&CORPUS, text);
    let again = engine::asked::ask(&CORPUS, &held.query.to_string());
    assert_eq!((&again.query, again.left_out.len()), (&held.query, 0), "{text}");
    for query in [from_address, held.query, Query { q: text.to_owned(), ..Query::default() }] {
        let results = search::results(&CORPUS, &query);
        for mistake in &results.mistakes {
            assert!(query.q.get(mistake.range.clone()).is_some(), "{mistake:?}");
        }
        let _lit = search::highlights(&results.words, text);
        let _said = describe(&CORPUS, &Plan::of(&CORPUS, &query));
        let _ways = culprits(&CORPUS, &Plan::of(&CORPUS, &query));
        let _more = suggest(&CORPUS, &query, query.q.len(), &[]);
    }
}
