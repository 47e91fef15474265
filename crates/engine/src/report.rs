//! Answers as plain data for JSON, the same from the command and from the page. Keys are only ever added.

use crate::asked::{LeftOut, ask};
use crate::compare::absence::{Absence, AbsenceFinder, Basis, NearestSentence};
use crate::compare::ledger::{self, LedgerRow};
use crate::compare::looked::Looked;
use crate::compare::sources::SourceAgreement;
use crate::compare::{emphasis, numbers, passages, promises, row, sources};
use crate::corpus::Corpus;
use crate::facets::{self, FacetCounts, ValueCount};
use crate::plan::Plan;
use crate::query::{NOT_STATED, Query};
use crate::search::{self, AroundField, FoundAround, Hit, Passage, fields_around};
use crate::typed::{Mistake, TypedQuery};
use crate::wording::lists::Label;
use crate::wording::{comparison as wording, records};
use model::closed::{Facet, Verdict};
use model::{ArticleIndex, FactIndex, Figure, Span};
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

/// The answer to a query.
#[derive(Clone, Debug, Serialize)]
pub struct SearchReport {
    /// How many facts there are, before `limit` and `offset`.
    pub total: u32,
    /// Facts, in page order.
    pub facts: Vec<FactReport>,
    /// Sentences that no fact of the result covers.
    pub passages: Vec<PassageReport>,
    /// Articles by the words.
    pub articles: Vec<ArticleReport>,
    /// Articles that have the words in their title, author, publication or source.
    pub around: Vec<AroundReport>,
    /// Every value of every facet.
    pub facets: FacetsReport,
    /// What could not be understood of what was typed.
    pub mistakes: Vec<MistakeReport>,
    /// How it was understood, where that is not plain: other names, other spellings.
    pub meant: Vec<String>,
    /// What of the state the corpus does not have.
    pub left_out: Vec<LeftOutReport>,
}

/// A value of a state that the corpus does not have: it narrows nothing.
#[derive(Clone, Debug, Serialize)]
pub struct LeftOutReport {
    /// The key that it stands behind.
    pub key: String,
    /// As the state has it.
    pub value: String,
    /// The id of the nearest that there is.
    pub nearest: Option<String>,
}

/// Something typed that could not be understood.
#[derive(Clone, Debug, Serialize)]
pub struct MistakeReport {
    /// First byte in what was typed.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// What is wrong and what to do.
    pub what: String,
}

/// A fact that was found.
#[derive(Clone, Debug, Serialize)]
pub struct FactReport {
    /// Which.
    pub id: String,
    /// Who states it.
    pub article: String,
    /// In thousandths; 0 without words.
    pub score: u32,
    /// One sentence of ours; what a program found is one of the article.
    pub statement: String,
    /// Where the article says so.
    pub evidence: Vec<EvidenceReport>,
    /// `person` or `program`.
    pub by: &'static str,
}

/// A quote and where it stands.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceReport {
    /// Verbatim.
    pub quote: String,
    /// First byte in the article's text.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A sentence that no fact covers.
#[derive(Clone, Debug, Serialize)]
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
#[derive(Clone, Debug, Serialize)]
pub struct ArticleReport {
    /// Which.
    pub id: String,
    /// In thousandths; 0 without words.
    pub score: u32,
}

/// An article that has the words in what stands around its sentences.
#[derive(Clone, Debug, Serialize)]
pub struct AroundReport {
    /// Which.
    pub id: String,
    /// In thousandths.
    pub score: u32,
    /// `title`, `author` (and publication), `source` (and all other metadata): where the words stand.
    pub fields: Vec<&'static str>,
}

/// Counts by facet; an object with the facets' ids as keys, in their order.
#[derive(Clone, Debug)]
pub struct FacetsReport(Vec<(Facet, Vec<ValueReport>)>);

/// The fields of an object must be known to the compiler, and the facets are: each is a field, in their order.
impl Serialize for FacetsReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("FacetsReport", self.0.len())?;
        for (facet, values) in &self.0 {
            object.serialize_field(facet.id(), values)?;
        }
        object.end()
    }
}

/// A value of a facet.
#[derive(Clone, Debug, Serialize)]
pub struct ValueReport {
    /// Which; `_` is "not stated".
    pub id: String,
    /// How many facts the result would have with it alone picked.
    pub count: u32,
    /// How many facts carry it.
    pub total: u32,
}

fn facets_report(counts: Vec<FacetCounts>, limit: Option<usize>) -> FacetsReport {
    let value = |ValueCount { id, count, total, .. }| ValueReport { id, count, total };
    let values = |counts: FacetCounts| (counts.facet, most(counts.values, limit).into_iter().map(value).collect());
    FacetsReport(counts.into_iter().map(values).collect())
}

/// The values of the highest counts, of equal counts those with the most facts, in the order in which they stand; what
/// is not stated is always among them.
fn most(mut values: Vec<ValueCount>, limit: Option<usize>) -> Vec<ValueCount> {
    let Some(limit) = limit.filter(|limit| *limit < values.len()) else { return values };
    let mut places: Vec<usize> = (0..values.len()).filter(|&at| values[at].id != NOT_STATED).collect();
    places.sort_by_cached_key(|&at| !values[at].total);
    places.sort_by_cached_key(|&at| !values[at].count);
    places.truncate(limit);
    let mut at = 0..;
    values.retain(|value| at.next().is_some_and(|at| places.contains(&at)) || value.id == NOT_STATED);
    values
}

/// What a query finds: at most `limit` facts from the one at `offset` on, and of each facet so many values; and
/// everything else.
pub fn search_report(corpus: &Corpus, query: &Query, limit: Option<usize>, offset: usize) -> SearchReport {
    let plan = Plan::of(corpus, query);
    let results = search::search(corpus, &plan);
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
        around: results.around.iter().map(|found| around_report(corpus, &results.words, found)).collect(),
        facets: facets_report(facets::counts(corpus, &plan), limit),
        mistakes: results.mistakes.iter().map(mistake_report).collect(),
        meant: results.meant,
        left_out: Vec::new(),
    }
}

/// What a state in its text form finds, held against the corpus.
pub fn search_state(corpus: &Corpus, state: &str, limit: Option<usize>, offset: usize) -> SearchReport {
    let asked = ask(corpus, state);
    SearchReport { left_out: left_out(asked.left_out), ..search_report(corpus, &asked.query, limit, offset) }
}

/// Two articles side by side under a state in its text form, held against the corpus.
pub fn compare_state(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex, state: &str) -> CompareReport {
    let asked = ask(corpus, state);
    CompareReport { left_out: left_out(asked.left_out), ..compare_report(corpus, a, b, &asked.query) }
}

fn left_out(left_out: Vec<LeftOut>) -> Vec<LeftOutReport> {
    let report =
        |LeftOut { key, value, nearest, .. }| LeftOutReport { key, value, nearest: nearest.map(|nearest| nearest.id) };
    left_out.into_iter().map(report).collect()
}

fn around_report(corpus: &Corpus, words: &TypedQuery, found: &FoundAround) -> AroundReport {
    let fields = fields_around(corpus, words, found.article).into_iter().map(AroundField::id).collect();
    AroundReport { id: corpus.article(found.article).id.clone(), score: found.score, fields }
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
        by: fact.found_by.id(),
    }
}

fn passage_report(corpus: &Corpus, passage: &Passage) -> PassageReport {
    let Passage { article, span, score } = *passage;
    PassageReport { article: corpus.article(article).id.clone(), start: span.start, end: span.end, score }
}

/// Two articles side by side.
#[derive(Clone, Debug, Serialize)]
pub struct CompareReport {
    /// What is counted: always `matter`, a row.
    pub unit: &'static str,
    /// The rows that the query shows.
    pub rows: Vec<RowReport>,
    /// How many rows come to which verdict, of all verdicts and matters.
    pub counts: CountsReport,
    /// How long the two are.
    pub sentences: SentencesReport,
    /// Every measure that both give.
    pub figures: Vec<ComparisonReport>,
    /// What figures of one of them imply, by our arithmetic.
    pub implied: Vec<ImpliedReport>,
    /// Passages that speak of the same.
    pub passages: Vec<PairReport>,
    /// Shares of the text.
    pub emphasis: Vec<ShareReport>,
    /// Plans and forecasts of the earlier article in the later one.
    pub promises: Vec<PromiseReport>,
    /// What of the state the corpus does not have.
    pub left_out: Vec<LeftOutReport>,
}

/// How many sentences the paragraphs of the two have.
#[derive(Clone, Copy, Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the articles'")]
pub struct SentencesReport {
    pub a: u32,
    pub b: u32,
}

/// A measure that both articles give.
#[derive(Clone, Debug, Serialize)]
pub struct ComparisonReport {
    /// What is measured.
    pub measures: String,
    /// The first article's value.
    pub a: ValueOfReport,
    /// The second's.
    pub b: ValueOfReport,
    /// The second less the first in the first's unit, a decimal.
    pub difference: Option<String>,
    /// The second by the first, in thousandths.
    pub ratio: Option<u32>,
    /// Why neither is computed.
    pub reason: Option<&'static str>,
}

/// A value that a fact gives.
#[derive(Clone, Debug, Serialize)]
pub struct ValueOfReport {
    /// Whose.
    pub fact: String,
    /// A decimal, or two with `/` between.
    pub value: String,
    /// The unit's id.
    pub unit: String,
    /// Value and unit as the page shows them.
    pub shown: String,
    /// EDTF; `None`: not stated.
    pub when: Option<String>,
    /// Who says it.
    pub voice: String,
    /// As of the article's date; empty: not stated.
    pub status: &'static str,
    /// Verbatim.
    pub quote: String,
}

/// What follows from figures of one article.
#[derive(Clone, Debug, Serialize)]
pub struct ImpliedReport {
    /// Facts: the one of the total, the one of the change.
    pub from: Vec<String>,
    /// A decimal.
    pub value: String,
    /// The unit's id.
    pub unit: String,
    /// The same in words.
    pub words: String,
}

/// Two passages that speak of the same.
#[derive(Clone, Debug, Serialize)]
pub struct PairReport {
    /// Of the first article.
    pub a: PlaceReport,
    /// Of the second.
    pub b: PlaceReport,
    /// How alike, in thousandths.
    pub score: u32,
    /// What ties them; `None`: no link of ours.
    pub link: Option<LinkReport>,
    /// Whether they are the same word for word; without that and a link they are only alike.
    pub same: bool,
}

/// Where a passage stands.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceReport {
    /// First byte in the article's text.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// The shares of two articles that go to one value.
#[derive(Clone, Debug, Serialize)]
pub struct ShareReport {
    /// `actor`, `thing` and `place` of sentences, `theme` and `status` of facts.
    pub facet: &'static str,
    /// Which value.
    pub id: String,
    /// Per mille of the first article.
    pub a: u32,
    /// Per mille of the second.
    pub b: u32,
}

/// A plan or forecast of the earlier article.
#[derive(Clone, Debug, Serialize)]
pub struct PromiseReport {
    /// Which.
    pub fact: String,
    /// What the later article says of it.
    pub fate: &'static str,
    /// Whether it was due by then.
    pub due: &'static str,
    /// By which links.
    pub links: Vec<LinkReport>,
    /// Where there is no link: what the later article has instead.
    pub absence: Option<AbsenceReport>,
}

/// Facts on the row's subject on which its links come to no verdict.
#[derive(Clone, Debug, Serialize)]
pub struct UncoveredReport {
    /// Of the first article.
    pub a: Vec<String>,
    /// Of the second.
    pub b: Vec<String>,
}

/// A row of the comparison.
#[derive(Clone, Debug, Serialize)]
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
    /// What the other article has instead; `None` for a row of both.
    pub absence: Option<AbsenceReport>,
    /// What a row of both leaves open.
    pub uncovered: Option<UncoveredReport>,
}

/// A link of a row.
#[derive(Clone, Debug, Serialize)]
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
    /// Of a link that makes the two agree: `same`, `different` or `not-stated`.
    pub sources: Option<&'static str>,
}

/// What the other article has instead of a fact.
#[derive(Clone, Debug, Serialize)]
pub struct AbsenceReport {
    /// `same-words`, `later`, `nearest`, `outside` or `none-found`: the first that holds.
    pub kind: &'static str,
    /// The sentence to show, whatever the kind: that of the very words, else the nearest.
    pub nearest: Option<NearestReport>,
    /// What was looked for in the whole article.
    pub looked: Vec<LookedReport>,
}

/// Something that was looked for.
#[derive(Clone, Debug, Serialize)]
pub struct LookedReport {
    /// `words`, `name`, `figure` or `date`.
    pub what: &'static str,
    /// As the fact has it.
    pub text: String,
    /// Whether it stands there.
    pub found: bool,
    /// Of a name that was not found: whether one of its words, or a word like it, stands there.
    pub like: bool,
}

/// The nearest sentence of the other article.
#[derive(Clone, Debug, Serialize)]
pub struct NearestReport {
    /// First byte in the article's text.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// In thousandths.
    pub score: u32,
    /// The same as `basis` being `link`.
    pub tied: bool,
    /// By what it is near: `likeness`, `link` (ours, for another statement) or `theme`.
    pub basis: &'static str,
}

/// How many rows come to which verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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
    let ledger = ledger::ledger(corpus, a, b, &Plan::of(corpus, query));
    let count = |verdict| small(ledger.count(verdict));
    let length = |article| small(corpus.article(article).sentences().len());
    let figures = numbers::figures(corpus, a, b);
    let finder = AbsenceFinder::new(corpus, &[a, b]);
    let (_, later, promised) = promises::promises_by(corpus, &finder, a, b);
    let implied = [a, b].into_iter().flat_map(|article| numbers::implied(corpus, article));
    CompareReport {
        unit: "matter",
        rows: row_reports(corpus, &finder, (a, b), &ledger.shown(corpus, query)),
        counts: CountsReport {
            agree: count(Verdict::Agree),
            changed: count(Verdict::Changed),
            differ: count(Verdict::Differ),
            both: count(Verdict::Both),
            only_a: count(Verdict::OnlyA),
            only_b: count(Verdict::OnlyB),
        },
        sentences: SentencesReport { a: length(a), b: length(b) },
        figures: figures.iter().filter_map(|comparison| comparison_report(corpus, comparison)).collect(),
        implied: implied.filter_map(|implied| implied_report(corpus, &implied)).collect(),
        passages: finder.pairs(corpus, a, b).iter().map(|pair| pair_report(corpus, pair)).collect(),
        emphasis: emphasis::emphasis(corpus, a, b).into_iter().map(share_report).collect(),
        promises: promised.iter().map(|promise| promise_report(corpus, &finder, (promise, later))).collect(),
        left_out: Vec::new(),
    }
}

/// Rows with what the other article has in place of those of one side.
fn row_reports(
    corpus: &Corpus,
    finder: &AbsenceFinder,
    (a, b): (ArticleIndex, ArticleIndex),
    rows: &[&LedgerRow],
) -> Vec<RowReport> {
    let absence = |row: &LedgerRow| {
        let (facts, article) = if row.b.is_empty() { (&row.a, b) } else { (&row.b, a) };
        let found = finder.of_row(corpus, row, (a, b))?;
        Some(absence_report(&found, finder.looked(corpus, facts, article)))
    };
    rows.iter().map(|row| RowReport { absence: absence(row), ..row_report(corpus, (a, b), row) }).collect()
}

fn row_report(corpus: &Corpus, (a, b): (ArticleIndex, ArticleIndex), row: &LedgerRow) -> RowReport {
    let is_of_both = !row.a.is_empty() && !row.b.is_empty();
    let uncovered = |article| ids(corpus, &row::uncovered(corpus, row, article));
    RowReport {
        matter: row.matter.and_then(|matter| corpus.matters.get(matter.at())).map(|matter| matter.id.clone()),
        verdict: row.verdict.id(),
        a: ids(corpus, &row.a),
        b: ids(corpus, &row.b),
        links: link_reports(corpus, &row.links),
        absence: None,
        uncovered: is_of_both.then(|| UncoveredReport { a: uncovered(a), b: uncovered(b) }),
    }
}

fn ids(corpus: &Corpus, facts: &[FactIndex]) -> Vec<String> {
    facts.iter().map(|&fact| corpus.fact(fact).id.clone()).collect()
}

fn link_reports(corpus: &Corpus, links: &[usize]) -> Vec<LinkReport> {
    links.iter().filter_map(|&at| link_report(corpus, at)).collect()
}

fn absence_report(absence: &Absence, looked: Vec<Looked>) -> AbsenceReport {
    let near = |nearest: NearestSentence| NearestReport {
        start: nearest.place.start,
        end: nearest.place.end,
        score: nearest.score,
        tied: nearest.basis == Basis::Link,
        basis: nearest.basis.id(),
    };
    let looked = looked.into_iter().map(|looked| LookedReport {
        what: looked.what.id(),
        text: looked.text,
        found: looked.is_found,
        like: looked.is_like,
    });
    AbsenceReport { kind: absence.kind.id(), nearest: absence.nearest.map(near), looked: looked.collect() }
}

fn comparison_report(corpus: &Corpus, comparison: &numbers::Comparison) -> Option<ComparisonReport> {
    let computed = comparison.computed.as_ref().ok();
    Some(ComparisonReport {
        measures: comparison.measures.clone(),
        a: value_of_report(corpus, comparison.a)?,
        b: value_of_report(corpus, comparison.b)?,
        difference: computed.map(|computed| computed.difference.clone()),
        ratio: computed.and_then(|computed| computed.ratio),
        reason: comparison.computed.as_ref().err().map(|reason| reason.label()),
    })
}

fn value_of_report(corpus: &Corpus, measured: numbers::Measured) -> Option<ValueOfReport> {
    let (fact, figure) = (corpus.fact(measured.fact), measured.figure(corpus)?);
    Some(ValueOfReport {
        fact: fact.id.clone(),
        value: figure.value.clone(),
        unit: unit_id(corpus, figure),
        shown: records::figure(corpus, figure),
        when: measured.when(corpus).map(|when| when.edtf.clone()),
        voice: records::voice(corpus, fact),
        status: fact.status.map_or("", |status| status.id()),
        quote: corpus.quotes(measured.fact).collect::<Vec<_>>().join(" … "),
    })
}

fn unit_id(corpus: &Corpus, figure: &Figure) -> String {
    corpus.units.get(figure.unit.at()).map_or_else(String::new, |unit| unit.id.clone())
}

fn implied_report(corpus: &Corpus, implied: &numbers::Implied) -> Option<ImpliedReport> {
    Some(ImpliedReport {
        from: ids(corpus, &[implied.total.fact, implied.change.fact]),
        value: implied.value.clone(),
        unit: unit_id(corpus, implied.total.figure(corpus)?),
        words: wording::implied(corpus, implied),
    })
}

fn pair_report(corpus: &Corpus, pair: &passages::PassagePair) -> PairReport {
    let place = |span: Span| PlaceReport { start: span.start, end: span.end };
    let link = pair.link.and_then(|at| link_report(corpus, at));
    PairReport { a: place(pair.a), b: place(pair.b), score: pair.score, link, same: pair.is_same }
}

fn share_report(share: emphasis::Share) -> ShareReport {
    ShareReport { facet: share.facet.id(), id: share.id, a: share.a, b: share.b }
}

fn promise_report(
    corpus: &Corpus,
    finder: &AbsenceFinder,
    (promise, later): (&promises::Promise, ArticleIndex),
) -> PromiseReport {
    let looked = || finder.looked(corpus, &[promise.fact], later);
    PromiseReport {
        fact: corpus.fact(promise.fact).id.clone(),
        fate: promise.fate.id(),
        due: promise.due.id(),
        links: link_reports(corpus, &promise.links),
        absence: promise.absence.as_ref().map(|absence| absence_report(absence, looked())),
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
        sources: sources::sources(corpus, link).map(SourceAgreement::id),
    })
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
