//! What a row of the ledger consists of: the links between its two sides, and what they leave open. Every statement that
//! the row counts is an end of one of these links, or open.

use crate::compare::ledger::LedgerRow;
use crate::corpus::Corpus;
use fixedbitset::FixedBitSet;
use model::closed::Verdict;
use model::{ArticleIndex, Fact, FactIndex, Span, TermIndex, lineage};
use text::sorted::unique;

/// A link, and the statements that it ties as they stand: one of each article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Its place among the links.
    pub link: usize,
    /// The statement of the article on the left.
    pub left: FactIndex,
    /// That of the article on the right.
    pub right: FactIndex,
}

/// Those of some links that tie a statement of one article to one of another.
pub fn ties(corpus: &Corpus, links: &[usize], (left, right): (ArticleIndex, ArticleIndex)) -> Vec<Tie> {
    let tie = |&at: &usize| {
        let link = corpus.links.get(at)?;
        let is_forward = corpus.fact(link.from).article == left;
        let (a, b) = if is_forward { (link.from, link.to) } else { (link.to, link.from) };
        let is_across = corpus.fact(a).article == left && corpus.fact(b).article == right;
        is_across.then_some(Tie { link: at, left: a, right: b })
    };
    links.iter().filter_map(tie).collect()
}

/// Links of which all tie the same statement of one article, at least one; it stands once beside all of the other's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TiedGroup {
    /// The links.
    pub ties: Vec<Tie>,
    /// Whether the statement that they share is the one on the left.
    pub is_left_shared: bool,
}

/// The same links, those that share a statement together: with the first that is left all that share its statement on the
/// left; where none does, all that share the one on the right.
pub fn beside_each_other(ties: Vec<Tie>) -> Vec<TiedGroup> {
    let (mut remaining, mut out) = (ties, Vec::new());
    while let Some(&first) = remaining.first() {
        let is_left_shared = remaining.iter().filter(|tie| tie.left == first.left).count() > 1;
        let shares = |tie: &Tie| if is_left_shared { tie.left == first.left } else { tie.right == first.right };
        let (ties, others): (Vec<Tie>, Vec<Tie>) = remaining.into_iter().partition(shares);
        out.push(TiedGroup { ties, is_left_shared });
        remaining = others;
    }
    out
}

/// What the links of a row leave open in one article: its statements of the row that no link ties to the other article,
/// and others on the same things.
pub fn open(corpus: &Corpus, row: &LedgerRow, own: ArticleIndex) -> Vec<FactIndex> {
    let mut open = row.untied(corpus);
    open.retain(|&fact| corpus.fact(fact).article == own);
    let others = uncovered(corpus, row, own).into_iter();
    open.extend(others.filter(|fact| !row.a.contains(fact) && !row.b.contains(fact)));
    open
}

/// What a row's links leave open: facts of one article on the main things of its facts there (where they name none,
/// told in their very sentences) that no link between its two sides confirms, changes or contradicts. As the article
/// tells them.
///
/// "In operation: confirmed; 30 bcm, equal thirds, US$7 bn: no sentence found."
pub fn uncovered(corpus: &Corpus, row: &LedgerRow, article: ArticleIndex) -> Vec<FactIndex> {
    let own: Vec<FactIndex> =
        row.a.iter().chain(&row.b).copied().filter(|&fact| corpus.fact(fact).article == article).collect();
    let settled = settled(corpus, row);
    let things = with_parents(corpus, own.iter().filter_map(|&fact| corpus.fact(fact).things.first().copied()));
    let sentences = sentences_with(corpus, &own, article);
    let is_about = |fact: &Fact| match things.is_empty() {
        true => fact.evidence.iter().any(|quote| sentences.iter().any(|sentence| sentence.overlaps(*quote))),
        false => with_parents(corpus, fact.things.iter().copied()).iter().any(|thing| things.contains(thing)),
    };
    let all = corpus.facts.iter().enumerate().filter(|(at, fact)| fact.article == article && !settled.contains(*at));
    let mut out: Vec<FactIndex> = all.filter(|(_, fact)| is_about(fact)).map(|(at, _)| FactIndex::new(at)).collect();
    out.sort_by_cached_key(|&fact| corpus.reading_order(fact));
    out
}

/// The sentences of an article that bear facts.
fn sentences_with(corpus: &Corpus, facts: &[FactIndex], article: ArticleIndex) -> Vec<Span> {
    let mut sentences = corpus.article(article).all_sentences();
    let bears = |sentence: Span| {
        facts.iter().any(|&fact| corpus.fact(fact).evidence.iter().any(|quote| sentence.overlaps(*quote)))
    };
    sentences.retain(|&sentence| bears(sentence));
    sentences
}

/// Facts on which the row's links come to a verdict.
fn settled(corpus: &Corpus, row: &LedgerRow) -> FixedBitSet {
    let mut out = FixedBitSet::with_capacity(corpus.facts.len());
    for link in row.links.iter().filter_map(|&at| corpus.links.get(at)) {
        if link.relation.verdict() != Verdict::Both {
            [link.from, link.to].iter().for_each(|fact| out.insert(fact.at()));
        }
    }
    out
}

fn with_parents(corpus: &Corpus, things: impl Iterator<Item = TermIndex>) -> Vec<u32> {
    unique(things.flat_map(|thing| lineage(&corpus.things, thing)).map(|thing| thing.0))
}
