//! Which two articles are compared, and what else there is to choose.

use crate::compare::ledger::pair;
use crate::corpus::Corpus;
use crate::query::Query;
use crate::wording::comparison::choice;
use model::ArticleIndex;
use model::closed::Verdict;
use text::fold;
use text::sorted::places_by_text;

/// The query with its two articles exchanged, and with them what is shown of one side only.
pub fn swapped(corpus: &Corpus, query: Query) -> Query {
    let Some((a, b)) = pair(corpus, &query) else { return query };
    let verdict = match query.verdict {
        Some(Verdict::OnlyA) => Some(Verdict::OnlyB),
        Some(Verdict::OnlyB) => Some(Verdict::OnlyA),
        other => other,
    };
    Query { verdict, ..with_pair(corpus, query, b, a) }
}

/// The query with these two.
pub fn with_pair(corpus: &Corpus, query: Query, a: ArticleIndex, b: ArticleIndex) -> Query {
    let id = |article: ArticleIndex| corpus.articles.get(article.at()).map(|article| article.id.clone());
    Query { a: id(a), b: id(b), ..query }
}

/// The query with another first article; where that is the second now, the two are exchanged.
pub fn with_first(corpus: &Corpus, query: Query, first: ArticleIndex) -> Query {
    match pair(corpus, &query) {
        Some((_, b)) if b == first => swapped(corpus, query),
        Some((_, b)) => with_pair(corpus, query, first, b),
        None => query,
    }
}

/// The query with another second article; where that is the first now, the two are exchanged.
pub fn with_second(corpus: &Corpus, query: Query, second: ArticleIndex) -> Query {
    match pair(corpus, &query) {
        Some((a, _)) if a == second => swapped(corpus, query),
        Some((a, _)) => with_pair(corpus, query, a, second),
        None => query,
    }
}

/// All articles to choose from, each with its name: by date, the oldest first and those without one last; or by title.
pub fn choices(corpus: &Corpus, by_title: bool) -> Vec<(ArticleIndex, String)> {
    let articles = &corpus.articles;
    let mut order: Vec<u32> = (0..articles.len() as u32).collect();
    if by_title {
        let titles: Vec<String> = articles.iter().map(|article| fold(&article.title)).collect();
        order = places_by_text(&titles);
    } else {
        // Days before our era are negative.
        let day = |at: u32| articles[at as usize].published.as_ref().map(|when| when.days.first);
        order.sort_by_cached_key(|&at| day(at).map_or(u32::MAX, |day| (day as u32) ^ (1 << 31)));
    }
    let named = |at: u32| {
        let article = ArticleIndex(at);
        (article, choice(corpus, article, by_title))
    };
    order.into_iter().map(named).collect()
}
