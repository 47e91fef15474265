//! Which stored question a query asks.

use crate::corpus::Corpus;
use crate::query::Query;
use model::Question;

/// The question that the query asks: its state narrows the same, on the same screen. How the list is grouped and
/// ordered, and what of it is selected, changes no answer.
pub fn asked<'c>(corpus: &'c Corpus, query: &Query) -> Option<&'c Question> {
    let wanted = evidence(query.clone());
    corpus.dossier.questions.iter().find(|question| evidence(Query::parse(&question.state)) == wanted)
}

/// A query without what does not change what it shows as evidence.
fn evidence(query: Query) -> Query {
    Query { group: None, sort: None, fact: None, at: None, with: None, ..query }
}
