//! Answers as plain data for JSON, the same from the command and from the page. Keys are only ever added.

use crate::closed::Verdict;
use crate::compare::{self, Row};
use crate::expression::Mistake;
use crate::facets::{self, FacetCounts, ValueCount};
use crate::json::{Json, objects, write_object};
use crate::model::{ArticleIndex, Corpus, FactIndex, Span};
use crate::query::Query;
use crate::search::{self, Hit, Passage};

objects! {
    SearchReport { total, facts, passages, articles, facets, mistakes, meant }
    MistakeReport { start, end, what }
    FactReport { id, article, score, statement, evidence }
    EvidenceReport { quote, start, end }
    PassageReport { article, start, end, score }
    ArticleReport { id, score }
    CompareReport { unit, rows, counts }
    RowReport { matter, verdict, a, b, links, absence }
    LinkReport { from, to, relation, aspect, extent, why }
    AbsenceReport { kind, nearest }
    NearestReport { start, end, score }
    CountsReport { agree, changed, differ, both, only_a, only_b }
}

impl SearchReport {
    /// As JSON.
    pub fn json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

impl CompareReport {
    /// As JSON.
    pub fn json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

/// The answer to a query.
#[derive(Clone, Debug)]
pub struct SearchReport {
    /// How many facts there are, before `limit` and `offset`.
    pub total: u32,
    /// Facts, in page order.
    pub facts: Vec<FactReport>,
    /// Sentences that no fact of the result covers.
    pub passages: Vec<PassageReport>,
    /// Articles by the words.
    pub articles: Vec<ArticleReport>,
    /// Every value of every facet.
    pub facets: FacetsReport,
    /// What could not be understood of what was typed.
    pub mistakes: Vec<MistakeReport>,
    /// How it was understood, where that is not plain: other names, other spellings.
    pub meant: Vec<String>,
}

/// Something typed that could not be understood.
#[derive(Clone, Debug)]
pub struct MistakeReport {
    /// First byte in what was typed.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// What is wrong and what to do.
    pub what: String,
}

/// A fact that was found.
#[derive(Clone, Debug)]
pub struct FactReport {
    /// Which.
    pub id: String,
    /// Who states it.
    pub article: String,
    /// In thousandths; 0 without words.
    pub score: u32,
    /// One sentence of ours.
    pub statement: String,
    /// Where the article says so.
    pub evidence: Vec<EvidenceReport>,
}

/// A quote and where it stands.
#[derive(Clone, Debug)]
pub struct EvidenceReport {
    /// Verbatim.
    pub quote: String,
    /// First byte in the article's text.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A sentence that no fact covers.
#[derive(Clone, Debug)]
pub struct PassageReport {
    /// Whose.
    pub article: String,
    /// First byte in the article's text.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// In thousandths.
    pub score: u32,
}

/// An article and how well it matches.
#[derive(Clone, Debug)]
pub struct ArticleReport {
    /// Which.
    pub id: String,
    /// In thousandths; 0 without words.
    pub score: u32,
}

/// Counts by facet; an object with the facets' ids as keys, in their order.
#[derive(Clone, Debug)]
pub struct FacetsReport(Vec<FacetCounts>);

struct ValueReport<'a> {
    id: &'a str,
    count: u32,
    total: u32,
}

impl Json for ValueReport<'_> {
    fn write(&self, out: &mut String) {
        write_object(&[("id", &self.id), ("count", &self.count), ("total", &self.total)], out);
    }
}

fn value_report(value: &ValueCount) -> ValueReport<'_> {
    ValueReport { id: &value.id, count: value.count, total: value.total }
}

impl Json for FacetsReport {
    fn write(&self, out: &mut String) {
        let lists: Vec<Vec<ValueReport<'_>>> =
            self.0.iter().map(|counts| counts.values.iter().map(value_report).collect()).collect();
        let fields = self.0.iter().zip(&lists).map(|(counts, list)| (counts.facet.id(), list as &dyn Json));
        write_object(&fields.collect::<Vec<_>>(), out);
    }
}

/// What a query finds: at most `limit` facts from the one at `offset` on, and everything else.
pub fn search_report(corpus: &Corpus, query: &Query, limit: Option<usize>, offset: usize) -> SearchReport {
    let results = search::results(corpus, query);
    let facts = results.facts.iter().skip(offset).take(limit.unwrap_or(usize::MAX));
    let article = |(article, score): &(ArticleIndex, u32)| ArticleReport {
        id: corpus.article(*article).id.clone(),
        score: *score,
    };
    SearchReport {
        total: small(results.facts.len()),
        facts: facts.map(|hit| fact_report(corpus, hit)).collect(),
        passages: results.passages.iter().map(|passage| passage_report(corpus, passage)).collect(),
        articles: search::articles(corpus, &results).iter().map(article).collect(),
        facets: FacetsReport(facets::counts(corpus, query)),
        mistakes: results.mistakes.iter().map(mistake_report).collect(),
        meant: results.meant,
    }
}

fn mistake_report(mistake: &Mistake) -> MistakeReport {
    let Mistake { range, what } = mistake;
    MistakeReport { start: small(range.start), end: small(range.end), what: what.clone() }
}

fn fact_report(corpus: &Corpus, hit: &Hit) -> FactReport {
    let fact = corpus.fact(hit.fact);
    let article = corpus.article(fact.article);
    let evidence =
        |span: &Span| EvidenceReport { quote: span.of(&article.text).to_owned(), start: span.start, end: span.end };
    FactReport {
        id: fact.id.clone(),
        article: article.id.clone(),
        score: hit.score,
        statement: fact.statement.clone(),
        evidence: fact.evidence.iter().map(evidence).collect(),
    }
}

fn passage_report(corpus: &Corpus, passage: &Passage) -> PassageReport {
    let Passage { article, span, score } = *passage;
    PassageReport { article: corpus.article(article).id.clone(), start: span.start, end: span.end, score }
}

/// Two articles side by side.
#[derive(Clone, Debug)]
pub struct CompareReport {
    /// What is counted: always `matter`, a row.
    pub unit: &'static str,
    /// The rows that the query shows.
    pub rows: Vec<RowReport>,
    /// How many rows come to which verdict, of all verdicts and matters.
    pub counts: CountsReport,
}

/// A row of the comparison.
#[derive(Clone, Debug)]
pub struct RowReport {
    /// `None`: a fact that is in no matter.
    pub matter: Option<String>,
    /// What it comes to.
    pub verdict: &'static str,
    /// Facts of the first article.
    pub a: Vec<String>,
    /// Facts of the second.
    pub b: Vec<String>,
    /// What ties them.
    pub links: Vec<LinkReport>,
    /// What the other article has instead; not yet computed.
    pub absence: Option<AbsenceReport>,
}

/// A link of a row.
#[derive(Clone, Debug)]
pub struct LinkReport {
    /// The earlier fact.
    pub from: String,
    /// The later fact.
    pub to: String,
    /// What it does.
    pub relation: &'static str,
    /// In which respect.
    pub aspect: &'static str,
    /// How much of it.
    pub extent: &'static str,
    /// One line of why.
    pub why: String,
}

/// What the other article has instead of a fact.
#[derive(Clone, Debug)]
pub struct AbsenceReport {
    /// `not-mentioned`, `mentioned` or `outside`.
    pub kind: &'static str,
    /// The nearest sentence.
    pub nearest: Option<NearestReport>,
}

/// The nearest sentence of the other article.
#[derive(Clone, Debug)]
pub struct NearestReport {
    /// First byte in the article's text.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// In thousandths.
    pub score: u32,
}

/// How many rows come to which verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the verdicts'")]
pub struct CountsReport {
    pub agree: u32,
    pub changed: u32,
    pub differ: u32,
    pub both: u32,
    pub only_a: u32,
    pub only_b: u32,
}

/// Two articles side by side, under a query.
pub fn compare_report(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex, query: &Query) -> CompareReport {
    let ledger = compare::ledger(corpus, a, b, query);
    let count = |verdict| small(ledger.count(verdict));
    CompareReport {
        unit: "matter",
        rows: ledger.shown(corpus, query).into_iter().map(|row| row_report(corpus, row)).collect(),
        counts: CountsReport {
            agree: count(Verdict::Agree),
            changed: count(Verdict::Changed),
            differ: count(Verdict::Differ),
            both: count(Verdict::Both),
            only_a: count(Verdict::OnlyA),
            only_b: count(Verdict::OnlyB),
        },
    }
}

fn row_report(corpus: &Corpus, row: &Row) -> RowReport {
    let ids = |facts: &[FactIndex]| facts.iter().map(|&fact| corpus.fact(fact).id.clone()).collect();
    RowReport {
        matter: row.matter.and_then(|matter| corpus.matters.get(matter.at())).map(|matter| matter.id.clone()),
        verdict: row.verdict.id(),
        a: ids(&row.a),
        b: ids(&row.b),
        links: row.links.iter().filter_map(|&at| link_report(corpus, at)).collect(),
        absence: None,
    }
}

fn link_report(corpus: &Corpus, at: usize) -> Option<LinkReport> {
    let link = corpus.links.get(at)?;
    Some(LinkReport {
        from: corpus.fact(link.from).id.clone(),
        to: corpus.fact(link.to).id.clone(),
        relation: link.relation.id(),
        aspect: link.aspect.id(),
        extent: link.extent.id(),
        why: link.why.clone(),
    })
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
