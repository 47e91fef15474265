//! Two articles side by side: a row a matter.

use crate::corpus::Corpus;
use crate::plan::Plan;
use crate::query::Query;
use crate::wording::records;
use fixedbitset::FixedBitSet;
use model::closed::Verdict;
use model::{ArticleIndex, FactIndex, Link, MatterIndex};
use text::sorted::unique;

/// A comparison of two articles under a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    /// Which.
    pub a: ArticleIndex,
    /// With which.
    pub b: ArticleIndex,
    /// Rows that the query shows, by verdict in [`Verdict::ALL`]'s order, then as the articles tell them.
    pub rows: Vec<LedgerRow>,
}

/// A matter, or a fact that is in none.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerRow {
    /// `None`: one fact that is in no matter.
    pub matter: Option<MatterIndex>,
    /// Its label: the matter's, or the fact's main theme.
    pub label: String,
    /// The head: the first of differ, changed, agree, both that its links have; or only one side.
    pub verdict: Verdict,
    /// Facts of the first article, as it tells them.
    pub a: Vec<FactIndex>,
    /// Facts of the second.
    pub b: Vec<FactIndex>,
    /// Places in [`model::Records::links`], strongest verdict first: those between the two articles; in a row
    /// of one side only those within it.
    pub links: Vec<usize>,
}

impl Ledger {
    /// How many rows come to that verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }

    /// How much comes to that verdict: how many subjects, and of what only one article says how many statements.
    pub fn n_of(&self, verdict: Verdict) -> usize {
        match verdict {
            Verdict::OnlyA | Verdict::OnlyB => n_statements(&mut self.rows.iter().filter(|row| row.verdict == verdict)),
            _ => self.count(verdict),
        }
    }

    /// How many subjects are in both.
    pub fn n_in_both(&self) -> usize {
        self.rows.len() - self.count(Verdict::OnlyA) - self.count(Verdict::OnlyB)
    }

    /// The rows of the verdict and the matter that the query names, if it names one that there is.
    pub fn shown(&self, corpus: &Corpus, query: &Query) -> Vec<&LedgerRow> {
        let is_named = |at: MatterIndex| {
            corpus.matters.get(at.at()).is_some_and(|matter| Some(&matter.id) == query.matter.as_ref())
        };
        let is_known = corpus.matters.iter().any(|matter| Some(&matter.id) == query.matter.as_ref());
        let is_shown = |row: &&LedgerRow| {
            (!is_known || row.matter.is_some_and(is_named))
                && query.verdict.is_none_or(|verdict| row.verdict == verdict)
        };
        self.rows.iter().filter(is_shown).collect()
    }
}

/// How many statements some rows hold: one that is in several, once.
pub fn n_statements(rows: &mut dyn Iterator<Item = &LedgerRow>) -> usize {
    let mut facts: Vec<FactIndex> = Vec::new();
    for row in rows {
        facts.extend_from_slice(&row.a);
        facts.extend_from_slice(&row.b);
    }
    unique(facts.into_iter().map(|fact| fact.0)).len()
}

impl LedgerRow {
    /// How many statements it holds.
    pub fn n_facts(&self) -> usize {
        self.a.len() + self.b.len()
    }

    /// Its facts that no link of the row ties to the other article: as the articles tell them.
    pub fn untied(&self, corpus: &Corpus) -> Vec<FactIndex> {
        let links = || self.links.iter().filter_map(|&at| corpus.links.get(at));
        let across = |link: &Link| corpus.fact(link.from).article != corpus.fact(link.to).article;
        let is_tied = |fact: FactIndex| links().any(|link| across(link) && (link.from == fact || link.to == fact));
        self.a.iter().chain(&self.b).copied().filter(|&fact| !is_tied(fact)).collect()
    }
}

/// Two articles side by side; the query chooses rows, never sides or verdicts. What it says of a matter or a verdict
/// narrows only what [`Ledger::shown`] gives.
pub fn ledger(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex, plan: &Plan) -> Ledger {
    let mut rows = matter_rows(corpus, a, b);
    rows.extend(single_rows(corpus, a, b, &rows));
    let found = plan.facts();
    rows.retain(|row| row.a.iter().chain(&row.b).any(|fact| found.contains(fact.at())));
    rows.sort_by_cached_key(|row| row.a.first().or(row.b.first()).map_or(u32::MAX, |&fact| corpus.reading_order(fact)));
    rows.sort_by_cached_key(|row| row.verdict as u32);
    Ledger { a, b, rows }
}

/// A row a matter that has facts in one of the two.
fn matter_rows(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex) -> Vec<LedgerRow> {
    let mut links_by_matter: Vec<Vec<usize>> = vec![Vec::new(); corpus.matters.len()];
    for (at, link) in corpus.links.iter().enumerate() {
        if let Some(links) = links_by_matter.get_mut(link.matter.at()) {
            links.push(at);
        }
    }
    let rows =
        links_by_matter.iter().enumerate().map(|(at, links)| matter_row(corpus, MatterIndex::new(at), links, a, b));
    rows.filter(|row| !row.a.is_empty() || !row.b.is_empty()).collect()
}

fn matter_row(corpus: &Corpus, matter: MatterIndex, links: &[usize], a: ArticleIndex, b: ArticleIndex) -> LedgerRow {
    let link = |at: &usize| corpus.links.get(*at);
    let side = |article: ArticleIndex| {
        let ends = links.iter().filter_map(link).flat_map(|link| [link.from, link.to]);
        let mut facts: Vec<FactIndex> = ends.filter(|&fact| corpus.fact(fact).article == article).collect();
        facts.sort_by_cached_key(|&fact| corpus.reading_order(fact));
        facts.dedup();
        facts
    };
    let (side_a, side_b) = if a == b { (side(a), Vec::new()) } else { (side(a), side(b)) };
    let is_one_sided = side_a.is_empty() || side_b.is_empty();
    let article = |fact: FactIndex| corpus.fact(fact).article;
    let is_within = |fact: FactIndex| [a, b].contains(&article(fact));
    let is_of_row = |link: &Link| {
        is_within(link.from) && is_within(link.to) && (is_one_sided || article(link.from) != article(link.to))
    };
    let mut row_links: Vec<usize> = links.iter().copied().filter(|at| link(at).is_some_and(is_of_row)).collect();
    let verdict_of = |at: &usize| link(at).map(|link| link.relation.verdict());
    row_links.sort_by_cached_key(|at| verdict_of(at).map_or(u32::MAX, |verdict| verdict as u32));
    let verdict = match (side_a.is_empty(), side_b.is_empty()) {
        (false, true) => Verdict::OnlyA,
        (true, _) => Verdict::OnlyB,
        // Both tell of it, but what links them goes through a third article: the same subject, no verdict.
        (false, false) => row_links.first().and_then(verdict_of).unwrap_or(Verdict::Both),
    };
    let label = corpus.matters.get(matter.at()).map_or_else(String::new, |matter| matter.label.clone());
    LedgerRow { matter: Some(matter), label, verdict, a: side_a, b: side_b, links: row_links }
}

/// A row for each fact of the two that is in no row yet.
fn single_rows(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex, rows: &[LedgerRow]) -> Vec<LedgerRow> {
    let mut placed = FixedBitSet::with_capacity(corpus.facts.len());
    rows.iter().flat_map(|row| row.a.iter().chain(&row.b)).for_each(|fact| placed.insert(fact.at()));
    let alone = (0..corpus.facts.len()).filter(|&at| !placed.contains(at)).map(FactIndex::new);
    alone.filter_map(|fact| single_row(corpus, fact, a, b)).collect()
}

fn single_row(corpus: &Corpus, fact: FactIndex, a: ArticleIndex, b: ArticleIndex) -> Option<LedgerRow> {
    let record = corpus.fact(fact);
    let (verdict, side_a, side_b) = match record.article {
        article if article == a => (Verdict::OnlyA, vec![fact], Vec::new()),
        article if article == b => (Verdict::OnlyB, Vec::new(), vec![fact]),
        _ => return None,
    };
    let label = record.themes.first().map_or_else(String::new, |&theme| records::path(&corpus.themes, theme));
    Some(LedgerRow { matter: None, label, verdict, a: side_a, b: side_b, links: Vec::new() })
}

/// The two articles that the query names; where it names none, those that most links tie, and where it names fewer, the
/// corpus's first that are left. `None`: there are not two.
pub fn pair(corpus: &Corpus, query: &Query) -> Option<(ArticleIndex, ArticleIndex)> {
    let named = |id: &Option<String>| id.as_deref().and_then(|id| corpus.article_of(id));
    if let (None, None, Some(most_tied)) = (named(&query.a), named(&query.b), corpus.most_tied()) {
        return Some(most_tied);
    }
    let first_but = |other: Option<ArticleIndex>| {
        (0..corpus.articles.len()).map(ArticleIndex::new).find(|&article| Some(article) != other)
    };
    let (a, b) = (named(&query.a), named(&query.b));
    let a = a.or_else(|| first_but(b))?;
    let b = b.filter(|&b| b != a).or_else(|| first_but(Some(a)))?;
    Some((a, b))
}
