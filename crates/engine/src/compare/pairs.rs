//! Which two articles are compared, and what else there is to choose.

use crate::compare::ledger::pair;
use crate::corpus::Corpus;
use crate::query::{Mode, Query};
use crate::wording::comparison::choice;
use model::closed::Verdict;
use model::{ArticleIndex, Fact};
use text::fold;
use text::sorted::places_by_text;

/// How two articles are compared: as the query says; where it does not, side by side, but by their texts where no link
/// ties them and no row is asked for.
pub fn mode(corpus: &Corpus, query: &Query) -> Mode {
    let asks_for_rows = query.matter.is_some() || query.verdict.is_some();
    let is_tied = || pair(corpus, query).is_none_or(|(a, b)| corpus.is_tied(a, b));
    query.mode.unwrap_or(if asks_for_rows || is_tied() { Mode::Ledger } else { Mode::Text })
}

/// The modes in which two articles have something to show, and always the one that is on.
pub fn modes(corpus: &Corpus, (a, b): (ArticleIndex, ArticleIndex), on: Mode) -> Vec<Mode> {
    let facts = || corpus.facts.iter().filter(|fact| [a, b].contains(&fact.article));
    let is_about = |fact: &Fact| !(fact.actors.is_empty() && fact.things.is_empty() && fact.themes.is_empty());
    let has_some = |mode: &Mode| match mode {
        Mode::Ledger | Mode::Text => true,
        Mode::Figures => facts().any(|fact| !fact.figures.is_empty()),
        Mode::Emphasis => facts().any(is_about),
        Mode::Promises => facts().any(Fact::is_ahead),
    };
    Mode::ALL.iter().copied().filter(|mode| *mode == on || has_some(mode)).collect()
}

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
