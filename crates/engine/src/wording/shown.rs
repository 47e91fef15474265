//! What a view shows, said where it is not seen itself: in a link, as the title of a frame.

use super::counts::counted;
use super::sentence::{describe, to_text};
use crate::Corpus;
use crate::compare::ledger::pair;
use crate::plan::Plan;
use crate::query::{Query, View};

/// Which articles it is on where it is on articles, else which statements: "China Brief, 2008 and CACI Analyst, 2011, side
/// by side", "5 statements on Water".
///
/// ```
/// use engine::{Corpus, Query, plan::Plan, wording::shown::shown};
/// let corpus = Corpus::new(model::Records::default());
/// let said = |state: &str| {
///     let query = Query::parse(state);
///     shown(&corpus, &Plan::of(&corpus, &query), &query)
/// };
/// assert_eq!(said("/articles"), "0 articles");
/// assert_eq!(said("/article/none"), said("/facts"), "which is not there");
/// ```
pub fn shown(corpus: &Corpus, plan: &Plan, query: &Query) -> String {
    let asked = || to_text(&describe(corpus, plan));
    match &query.view {
        View::Compare => match pair(corpus, query) {
            Some((a, b)) => {
                let both = format!("{} and {}, side by side", corpus.article_name(a), corpus.article_name(b));
                if query.narrows() { format!("{both}: {}", asked()) } else { both }
            }
            None => asked(),
        },
        View::Article(id) => match corpus.article_of(id) {
            Some(article) => corpus.name_and_title(article),
            None => asked(),
        },
        View::Articles => counted(corpus.articles.len(), "article", "articles"),
        _ => asked(),
    }
}
