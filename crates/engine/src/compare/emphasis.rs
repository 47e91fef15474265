//! How much of each article goes to what: shares, for articles differ in length.

use crate::corpus::Corpus;
use crate::names::normalize;
use crate::plan::matching;
use crate::query::{Choice, Query, View};
use fixedbitset::FixedBitSet;
use model::closed::Facet;
use model::{Article, ArticleIndex, Mention, Span, TermIndex, lineage};
use text::fold;
use text::interner::{Interner, intern};
use text::sorted::{places_by_text, unique};

/// The share of two articles that goes to one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Actor, thing and place are counted in sentences that name them, theme and status in facts.
    pub facet: Facet,
    /// Which value.
    pub id: String,
    /// Of the first article, per mille.
    pub a: u32,
    /// Of the second, per mille.
    pub b: u32,
}

/// Every value that one of the two has, by facet, then as the vocabulary lists it. What rolls up counts with its
/// parent.
pub fn emphasis(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex) -> Vec<Share> {
    let mut out = Vec::new();
    for facet in [Facet::Actor, Facet::Thing, Facet::Place, Facet::Theme, Facet::Status] {
        let counts = counts(corpus, [a, b], facet, unit(facet), &Query::default());
        for row in &counts.rows {
            let [a, b] = counts.shares(row);
            if a > 0 || b > 0 {
                let id = corpus.field(facet).values[row.value].id.clone();
                out.push(Share { facet, id, a, b });
            }
        }
    }
    out
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareUnit {
    /// Sentences of the article: those that name an actor, a thing or a place, under whatever name; of the other
    /// facets those that a fact with the value quotes. No filter narrows them.
    Sentences,
    /// The article's facts under the query.
    Facts,
}

/// What is counted of a facet unless somebody asks for the other.
pub fn unit(facet: Facet) -> ShareUnit {
    if is_named(facet) { ShareUnit::Sentences } else { ShareUnit::Facts }
}

/// Whether sentences name its values.
pub fn is_named(facet: Facet) -> bool {
    matches!(facet, Facet::Actor | Facet::Thing | Facet::Place)
}

/// How many sentences or facts of two articles go to each value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// How many each article has.
    pub n: [u32; 2],
    /// The values that one of the two has, as the vocabulary lists them.
    pub rows: Vec<ShareRow>,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareRow {
    /// A place in [`crate::fields::Field::values`].
    pub value: usize,
    /// How many of each article's sentences or facts.
    pub n: [u32; 2],
    /// How many of each article's facts, whatever is counted: what [`facts_with`] finds.
    pub n_facts: [u32; 2],
}

/// In which order values are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareOrder {
    /// By how far the shares are apart, the most first.
    Difference,
    /// By the first article's share, the most first.
    First,
    /// By the second's.
    Second,
    /// By name.
    Name,
}

impl Counts {
    /// A row's shares, per mille of each article.
    pub fn shares(&self, row: &ShareRow) -> [u32; 2] {
        [0, 1].map(|side| {
            let n = self.n[side].max(1);
            (row.n[side] * 1000 + n / 2) / n
        })
    }

    /// A row's shares in whole percent of each article, half of one rounded up.
    pub fn percents(&self, row: &ShareRow) -> [u32; 2] {
        [0, 1].map(|side| (200 * row.n[side] + self.n[side]) / (2 * self.n[side].max(1)))
    }

    /// By how many whole percentage points a row's shares differ: of the shares as they are, before they are rounded.
    pub fn points(&self, row: &ShareRow) -> u32 {
        let [of_a, of_b] = self.n.map(|n| u64::from(n.max(1)));
        let [a, b] = row.n.map(u64::from);
        let apart = (a * of_b).abs_diff(b * of_a);
        ((200 * apart + of_a * of_b) / (2 * of_a * of_b)) as u32
    }

    /// Places of rows in order; by the first article's share, and then by the second's, where the order leaves it open.
    pub fn sorted(&self, corpus: &Corpus, facet: Facet, order: ShareOrder) -> Vec<u32> {
        let share = |at: u32, side: usize| self.shares(&self.rows[at as usize])[side];
        let values = &corpus.field(facet).values;
        let mut places: Vec<u32> = (0..self.rows.len() as u32).collect();
        if order == ShareOrder::Name {
            let names: Vec<String> = self.rows.iter().map(|row| fold(&values[row.value].name)).collect();
            return places_by_text(&names);
        }
        places.sort_by_cached_key(|&at| !share(at, 1));
        places.sort_by_cached_key(|&at| !share(at, 0));
        match order {
            ShareOrder::Second => places.sort_by_cached_key(|&at| !share(at, 1)),
            ShareOrder::Difference => places.sort_by_cached_key(|&at| !share(at, 0).abs_diff(share(at, 1))),
            ShareOrder::First | ShareOrder::Name => {}
        }
        places
    }
}

/// What is counted of two articles for a facet. Of the query only filters count, and of those not the facet's own
/// picks, for a value is counted whether or not it is picked, nor which article.
pub fn counts(corpus: &Corpus, articles: [ArticleIndex; 2], facet: Facet, unit: ShareUnit, query: &Query) -> Counts {
    let field = corpus.field(facet);
    let found = matching(corpus, &filters(query, facet, unit));
    let [a, b] = articles.map(|article| {
        let is_its = |&fact: &u32| corpus.facts[fact as usize].article == article && found.contains(fact as usize);
        let n_with = |value: usize| field.facts(value).iter().copied().filter(is_its).count() as u32;
        let of_facts: Vec<u32> = (0..field.values.len()).map(n_with).collect();
        let (n, counted) = match unit {
            ShareUnit::Sentences => of_sentences(corpus, article, facet),
            ShareUnit::Facts => ((0..corpus.facts.len() as u32).filter(is_its).count(), of_facts.clone()),
        };
        (n as u32, counted, of_facts)
    });
    let mut rows = Vec::new();
    for value in 0..field.values.len() {
        let n = [a.1[value], b.1[value]];
        if n != [0, 0] {
            rows.push(ShareRow { value, n, n_facts: [a.2[value], b.2[value]] });
        }
    }
    Counts { n: [a.0, b.0], rows }
}

/// The filters that facts are counted under.
fn filters(query: &Query, facet: Facet, unit: ShareUnit) -> Query {
    let mut out = if unit == ShareUnit::Sentences { Query::default() } else { query.narrowing() };
    out.scope = None;
    out.selection_mut(facet).picks.clear();
    out.selection_mut(facet).all = false;
    *out.selection_mut(Facet::Article) = Default::default();
    out
}

/// The state that lists the facts of an article which were counted with a value.
pub fn facts_with(
    corpus: &Corpus,
    article: ArticleIndex,
    facet: Facet,
    value: usize,
    unit: ShareUnit,
    query: &Query,
) -> Query {
    filters(query, facet, unit)
        .with_view(View::Facts)
        .with_choice(Facet::Article, &corpus.article(article).id, Choice::Picked)
        .with_choice(facet, &corpus.field(facet).values[value].id, Choice::Picked)
}

/// How many sentences an article has, and by value how many go to it.
fn of_sentences(corpus: &Corpus, article: ArticleIndex, facet: Facet) -> (usize, Vec<u32>) {
    let spans = corpus.article(article).sentences();
    let n_values = corpus.field(facet).values.len();
    let counted = if is_named(facet) {
        let mut counted = vec![0; n_values];
        let (text, mut names) = (corpus.article(article), VocabularyNames::of(corpus, facet));
        for &span in &spans {
            let mut named = Vec::new();
            text.mentions_in(span).iter().for_each(|mention| names.name_by(text, mention, &mut named));
            for term in each_with_parents(corpus, facet, named.into_iter()) {
                counted[term as usize] += 1;
            }
        }
        counted
    } else {
        (0..n_values).map(|value| n_quoted(corpus, article, facet, value, &spans)).collect()
    };
    (spans.len(), counted)
}

/// The names of a facet's terms, normalized, and what is named within each mention that was met.
struct VocabularyNames {
    facet: Facet,
    names: Vec<(String, TermIndex)>,
    /// Mentions as they are written, each with its place in `within`.
    met: Interner,
    within: Vec<Vec<TermIndex>>,
}

impl VocabularyNames {
    fn of(corpus: &Corpus, facet: Facet) -> Self {
        let mut names = Vec::new();
        for (at, term) in corpus.terms(facet).iter().enumerate() {
            names.extend(term.names().map(|name| (between_words(name), TermIndex::new(at))));
        }
        Self { facet, names, met: Interner::default(), within: Vec::new() }
    }

    /// Whom a mention names: its own term, and what is named within a longer name ("Turkmenistan-China gas pipeline").
    fn name_by(&mut self, article: &Article, mention: &Mention, out: &mut Vec<TermIndex>) {
        out.extend((mention.facet == self.facet).then_some(mention.term));
        let written = mention.span.of(&article.text);
        if !written.contains([' ', '-', '–']) {
            return;
        }
        let at = intern(&mut self.met, written) as usize;
        if at == self.within.len() {
            let words = between_words(written);
            let is_within = |(name, _): &&(String, TermIndex)| {
                name.len() > 2 && name.len() < words.len() && words.contains(name.as_str())
            };
            self.within.push(self.names.iter().filter(is_within).map(|(_, term)| *term).collect());
        }
        out.extend(&self.within[at]);
    }
}

/// Folded words with a space around each, so that only whole words are found in them.
fn between_words(text: &str) -> String {
    [" ", &normalize(text), " "].concat()
}

/// How many sentences the facts with a value quote.
fn n_quoted(corpus: &Corpus, article: ArticleIndex, facet: Facet, value: usize, spans: &[Span]) -> u32 {
    let mut quoted = FixedBitSet::with_capacity(spans.len());
    for &fact in corpus.field(facet).facts(value) {
        let fact = &corpus.facts[fact as usize];
        for evidence in fact.evidence.iter().filter(|_| fact.article == article) {
            let from = spans.partition_point(|span| span.end <= evidence.start);
            let to = spans.partition_point(|span| span.start < evidence.end);
            (from..to).for_each(|sentence| quoted.insert(sentence));
        }
    }
    quoted.count_ones(..) as u32
}

fn each_with_parents(corpus: &Corpus, facet: Facet, found: impl Iterator<Item = TermIndex>) -> Vec<u32> {
    unique(found.flat_map(|term| lineage(corpus.terms(facet), term)).map(|term| term.0))
}
