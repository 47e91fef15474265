//! A row of the ledger: a subject, and what both articles say of it.

use crate::state::{explorer, href};
use crate::views::ledger_row::{ComparedPair, Missing, TiedPairs};
use crate::views::phrases::{relation_words, statements};
use crate::views::statement::Statement;
use crate::wording::ledger::{NOT_COVERED, NOT_LINKED, and_more, before_open, before_tied, comes_to, fold_name};
use engine::compare::absence::{AbsenceKind, Basis};
use engine::compare::ledger::LedgerRow;
use engine::compare::row::{open, ties};
use engine::wording::{Label, records};
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::closed::Verdict;
use model::{ArticleIndex, FactIndex};
use web_sys::Event;

/// How many statements that a subject's links leave open are named at once.
const OPEN: usize = 6;

/// A subject: for each link both sentences and what ties them; or the one sentence and what stands against it.
#[component]
pub(super) fn SubjectRow(
    /// The row.
    row: LedgerRow,
    /// The articles.
    pair: ComparedPair,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let n = count(&corpus, &row, pair);
    let address = own_address(&corpus, &row, pair.asked);
    let label = row.label.clone();
    let matter = row.matter.and_then(|matter| corpus.matters.get(matter.at())).map(|matter| matter.id.clone());
    let is_open = RwSignal::new(true);
    let pairs = match row.verdict {
        Verdict::OnlyA => view! { <OneSided row is_left=true pair /> }.into_any(),
        Verdict::OnlyB => view! { <OneSided row is_left=false pair /> }.into_any(),
        _ => view! { <TwoSided row pair /> }.into_any(),
    };
    view! {
        <div class="row">
            <div class="subject" data-subject=matter>
                <h3>
                    <a href=address>{label.clone()}</a>
                    " "
                    <button
                        type="button"
                        class="fold"
                        aria-label=fold_name(&label)
                        aria-expanded=move || is_open.get().to_string()
                        on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
                    />
                </h3>
                <p class="quiet">{n}</p>
            </div>
            <div
                class="pairs"
                hidden=move || (!is_open.get()).then_some("until-found")
                on:beforematch=move |_: Event| is_open.set(true)
            >
                {pairs}
            </div>
        </div>
    }
}

/// "date: confirmed; 5 more not linked here", of one side "1 statement".
fn count(corpus: &Corpus, row: &LedgerRow, pair: ComparedPair) -> String {
    if row.a.is_empty() || row.b.is_empty() {
        let mut facts = row.a.iter().chain(&row.b);
        let is_found = facts.all(|&fact| corpus.fact(fact).is_by_program());
        // What a program found says so itself.
        return if is_found { String::new() } else { statements(corpus, row.n_facts()) };
    }
    let strongest = row.links.first().and_then(|&at| corpus.links.get(at));
    let verdict = strongest.map_or_else(|| row.verdict.label().to_ascii_lowercase(), relation_words);
    let n_open = open(corpus, row, pair.a).len() + open(corpus, row, pair.b).len();
    comes_to(&verdict, n_open)
}

/// Of one row: its matter's, or its only fact's.
fn own_address(corpus: &Corpus, row: &LedgerRow, asked: Memo<Query>) -> impl Fn() -> String + Send + use<> {
    let matter = row.matter.and_then(|matter| corpus.matters.get(matter.at()));
    let fact = row.a.first().or(row.b.first()).filter(|_| matter.is_none());
    let matter = matter.map(|matter| matter.id.clone());
    let fact = fact.map(|&fact| corpus.fact(fact).id.clone());
    move || {
        let mut query = asked.get();
        if matter.is_some() {
            query.verdict = None;
        }
        (query.matter, query.fact) = (matter.clone(), fact.clone());
        href(&query)
    }
}

/// The pairs of a row that both articles have a side in, and what they leave open.
#[component]
fn TwoSided(
    /// The row.
    row: LedgerRow,
    /// The articles.
    pair: ComparedPair,
) -> impl IntoView {
    let ties = ties(&explorer().corpus(), &row.links, (pair.a, pair.b));
    view! {
        <TiedPairs ties pair />
        <LeftOpen row pair />
    }
}

/// Statements of one article, and beside the first what the other has in their place.
#[component]
fn OneSided(
    /// The row.
    row: LedgerRow,
    /// Whether its statements are those of the article on the left.
    is_left: bool,
    /// The articles.
    pair: ComparedPair,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let absence = pair.absence_of_row(&corpus, &row);
    let (facts, other) = if is_left { (row.a, pair.b) } else { (row.b, pair.a) };
    let missing = |at: usize| match at {
        0 => view! { <Missing facts=facts.clone() article=other absence pair /> }.into_any(),
        _ => view! { <div /> }.into_any(),
    };
    let pair_of = |(at, &fact): (usize, &FactIndex)| {
        let said = view! { <Statement fact /> }.into_any();
        let (left, right) = if is_left { (said, missing(at)) } else { (missing(at), said) };
        let relation = (at == 0).then_some(NOT_LINKED);
        view! {
            <div class="pair">
                {left} <div class="relation only">
                    <p>{relation}</p>
                </div> {right}
            </div>
        }
    };
    facts.iter().enumerate().map(pair_of).collect_view()
}

/// Statements with nothing against them, by what the other article has in their place.
type OpenLines = Vec<(Found, Vec<FactIndex>)>;

/// What the other article has, and by what that is so; `None`: another subject ties it.
type Found = Option<(AbsenceKind, Basis)>;

/// What the links of a row leave open on either side: "No sentence found in CACI Analyst: US$7 bn, a third …".
#[component]
fn LeftOpen(
    /// The row.
    row: LedgerRow,
    /// The articles.
    pair: ComparedPair,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let left = open_lines(&corpus, &row, pair, (pair.a, pair.b));
    let right = open_lines(&corpus, &row, pair, (pair.b, pair.a));
    let side = move |lines: OpenLines, other: ArticleIndex| {
        let line = |(found, facts)| view! { <OpenLine found facts other asked=pair.asked /> };
        view! { <div>{lines.into_iter().map(line).collect_view()}</div> }
    };
    let is_open = !left.is_empty() || !right.is_empty();
    is_open.then(|| {
        view! { <div class="pair open">{side(left, pair.b)} <p class="quiet">{NOT_COVERED}</p> {side(right, pair.a)}</div> }
    })
}

fn open_lines(
    corpus: &Corpus,
    row: &LedgerRow,
    pair: ComparedPair,
    (own, other): (ArticleIndex, ArticleIndex),
) -> OpenLines {
    let is_tied = |fact: FactIndex| {
        let ends = corpus.links_of(fact).flat_map(|link| [link.from, link.to]);
        ends.into_iter().any(|end| corpus.fact(end).article == other)
    };
    let found = |fact: FactIndex| {
        let absence = pair.absence_of(corpus, fact, other).filter(|_| !is_tied(fact));
        (fact, absence.map(|absence| (absence.kind, absence.basis())))
    };
    let found: Vec<(FactIndex, Found)> = open(corpus, row, own).into_iter().map(found).collect();
    let line = |kind: Found| {
        let of_kind = found.iter().filter(|(_, found)| *found == kind);
        let mut facts: Vec<FactIndex> = of_kind.map(|(fact, _)| *fact).collect();
        // Numbers first: they are short, and what a reader compares.
        facts.sort_by_cached_key(|&fact| u32::from(corpus.fact(fact).figures.is_empty()));
        (kind, facts)
    };
    let kinds = AbsenceKind::ALL.iter().flat_map(|&kind| Basis::ALL.iter().map(move |&basis| Some((kind, basis))));
    [None].into_iter().chain(kinds).map(line).filter(|(_, facts)| !facts.is_empty()).collect()
}

/// Statements that have the same in their place, in short.
#[component]
fn OpenLine(
    /// What the other article has in their place.
    found: Found,
    /// The statements.
    facts: Vec<FactIndex>,
    /// The other article.
    other: ArticleIndex,
    /// What is asked, for the links.
    asked: Memo<Query>,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let item = |(at, &fact): (usize, &FactIndex)| {
        view! {
            {(at > 0).then_some(" · ")}
            <a href=opened(&corpus, fact, asked) title=corpus.fact(fact).statement.clone()>
                {in_short(&corpus, fact)}
            </a>
        }
    };
    let publication = corpus.short_name(other);
    let before = found.map_or_else(|| before_tied(publication), |found| before_open(found, publication));
    let (first, rest) = facts.split_at(OPEN.min(facts.len()));
    let more = (!rest.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{and_more(rest.len())}</summary>
                <span>{rest.iter().enumerate().map(item).collect_view()}</span>
            </details>
        }
    });
    view! { <div class="line">{before} {first.iter().enumerate().map(item).collect_view()} {more}</div> }
}

/// The comparison with the article of a statement open at its sentence.
fn opened(corpus: &Corpus, fact: FactIndex, asked: Memo<Query>) -> impl Fn() -> String + Send + use<> {
    let id = corpus.fact(fact).id.clone();
    move || {
        let mut query = asked.get();
        (query.fact, query.at) = (Some(id.clone()), None);
        href(&query)
    }
}

/// "US$7 bn (cost)"; without a number the statement.
fn in_short(corpus: &Corpus, fact: FactIndex) -> String {
    let fact = corpus.fact(fact);
    match fact.figures.first() {
        Some(figure) if figure.measures.is_empty() => records::figure(corpus, figure),
        Some(figure) => format!("{} ({})", records::figure(corpus, figure), figure.measures),
        None => fact.statement.trim_end_matches('.').to_owned(),
    }
}
