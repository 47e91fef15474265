//! What the rows of a verdict are about, in a few names: for who sees the comparison for the first time.

use crate::compare::ledger::Ledger;
use crate::corpus::Corpus;
use crate::query::{Choice, Query, View};
use model::closed::{Facet, Verdict};

/// A subject or a theme of a comparison's rows, and what shows them.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// Its name.
    pub label: String,
    /// The comparison narrowed to it.
    pub query: Query,
}

/// The rows that come to a verdict.
pub fn rows_of(corpus: &Corpus, ledger: &Ledger, verdict: Verdict) -> Query {
    let [a, b] = [ledger.a, ledger.b].map(|article| corpus.articles.get(article.at()).map(|it| it.id.clone()));
    Query { view: View::Compare, verdict: Some(verdict), a, b, ..Query::default() }
}

/// The subjects that come to a verdict, as the articles tell them; then, of statements that are in no subject, the themes
/// that most of them have. At most so many.
pub fn headlines(corpus: &Corpus, ledger: &Ledger, verdict: Verdict, most: usize) -> Vec<Headline> {
    let all = rows_of(corpus, ledger, verdict);
    let mut out = Vec::new();
    let mut n_of_theme = vec![0_u32; corpus.themes.len()];
    for row in ledger.rows.iter().filter(|row| row.verdict == verdict) {
        match row.matter.and_then(|matter| corpus.matters.get(matter.at())) {
            Some(matter) => {
                let query = Query { matter: Some(matter.id.clone()), verdict: None, ..all.clone() };
                out.push(Headline { label: row.label.clone(), query });
            }
            None => {
                let theme = row.a.first().or(row.b.first()).and_then(|&fact| corpus.fact(fact).themes.first());
                let n = theme.and_then(|theme| n_of_theme.get_mut(theme.at()));
                n.into_iter().for_each(|n| *n += 1);
            }
        }
    }
    let mut themes: Vec<u32> = (0..n_of_theme.len() as u32).filter(|&at| n_of_theme[at as usize] > 0).collect();
    themes.sort_by_cached_key(|&at| !n_of_theme[at as usize]);
    for theme in themes.into_iter().map(|at| &corpus.themes[at as usize]) {
        let query = all.clone().with_choice(Facet::Theme, &theme.id, Choice::Picked);
        out.push(Headline { label: theme.name.clone(), query });
    }
    out.truncate(most);
    out
}
