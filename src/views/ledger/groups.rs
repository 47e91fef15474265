//! The rows of the ledger under their headings: by verdict or by theme, the first of each unfolded.

use super::subject_row::SubjectRow;
use crate::browser::keep;
use crate::state::{explorer, href};
use crate::views::index::IndexEntry;
use crate::views::labels::{VERDICTS, VerdictName, verdict_words};
use crate::views::ledger_row::ComparedPair;
use crate::views::phrases::{n_facts, thousands};
use crate::wording::ledger::{NO_STATEMENTS, NO_THEME, NOTHING, SHOW_MORE, also, unfold_name};
use engine::compare::ledger::{Ledger, LedgerRow, n_statements};
use engine::query;
use engine::{Corpus, Query};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use model::TermIndex;
use model::closed::Verdict;
use std::sync::Arc;
use web_sys::Event;

/// How many rows of each verdict "All" shows before it folds the rest.
const FIRST: usize = 3;

/// Above how many folded rows they are built only when they are unfolded, so many at a time: the browser's own search
/// finds them no more.
const MANY: usize = 500;

/// How long nobody types before folded rows are built, in milliseconds.
const REST: u32 = 300;

/// How many verdicts of all are drawn in one picture with what is typed; those below it come with the next one.
const ABOVE: usize = 2;

/// How many folded subjects are named.
const NAMED: usize = 4;

/// The first subjects of some rows.
fn names<'c>(corpus: &'c Corpus, rows: &[LedgerRow]) -> Vec<&'c str> {
    let matters = rows.iter().filter_map(|row| row.matter.and_then(|matter| corpus.matters.get(matter.at())));
    matters.map(|matter| matter.label.as_str()).take(NAMED).collect()
}

/// Rows under one heading.
struct GroupOfRows {
    /// What tells it from the others of the ledger.
    key: String,
    name: GroupName,
    rows: Vec<LedgerRow>,
}

enum GroupName {
    Verdict(Verdict),
    Theme(String),
}

impl GroupOfRows {
    /// Of what only one article says how many statements, as the tabs count; else how many subjects.
    fn count(&self, rows: &[LedgerRow]) -> usize {
        let counts_statements = matches!(self.name, GroupName::Verdict(Verdict::OnlyA | Verdict::OnlyB));
        if counts_statements { n_statements(&mut rows.iter()) } else { rows.len() }
    }
}

/// The headings of the ledger and the subjects under them.
pub(super) fn index_of(corpus: &Corpus, ledger: &Ledger, chosen: &Query) -> Vec<IndexEntry> {
    let mut groups = first_groups(corpus, ledger, chosen);
    groups.extend(groups_below(corpus, ledger, chosen));
    let here = href(chosen);
    let entry = |label: &str, n: String, is_under, selector, href| IndexEntry {
        label: label.to_owned(),
        n,
        is_under,
        selector,
        href,
    };
    let of_group = |group: &GroupOfRows| {
        let name = match &group.name {
            GroupName::Verdict(verdict) => verdict_words(corpus, *verdict, (ledger.a, ledger.b)),
            GroupName::Theme(name) => name.clone(),
        };
        let selector = format!("[data-group='{}']", group.key);
        let head = entry(&name, thousands(group.count(&group.rows)), false, selector, here.clone());
        let subject = |row: &LedgerRow| {
            let matter = corpus.matters.get(row.matter?.at())?;
            let alone = Query { matter: Some(matter.id.clone()), verdict: None, ..chosen.clone() };
            let selector = format!("[data-subject='{}']", matter.id);
            Some(entry(&row.label, String::new(), true, selector, href(&alone)))
        };
        let subjects: Vec<IndexEntry> = group.rows.iter().filter_map(subject).collect();
        std::iter::once(head).chain(subjects)
    };
    groups.iter().flat_map(of_group).collect()
}

/// The rows that the query leaves, by verdict or by theme.
#[component]
pub(super) fn Groups(
    /// The articles.
    pair: ComparedPair,
    /// All rows.
    compared: Memo<Arc<Ledger>>,
) -> impl IntoView {
    let explorer = explorer();
    // What of the query the rows depend on besides the filters: selecting a statement leaves them as they are.
    let chosen = Memo::new(move |_| {
        explorer.query().with(|query| Query {
            verdict: query.verdict,
            matter: query.matter.clone(),
            group: query.group,
            ..Query::default()
        })
    });
    let shown = move |groups: Vec<GroupOfRows>| {
        let n_first = if chosen.with(is_all) { FIRST } else { MANY };
        groups.into_iter().map(|group| view! { <RowGroup group n_first pair /> }).collect_view()
    };
    let first = move || {
        let groups = chosen.with(|chosen| first_groups(&explorer.corpus(), &compared.get(), chosen));
        let is_nothing = chosen.with(|chosen| compared.get().shown(&explorer.corpus(), chosen).is_empty());
        if is_nothing { view! { <Nothing pair /> }.into_any() } else { shown(groups).into_any() }
    };
    let rest = move || {
        let compared = explorer.settled(compared);
        shown(chosen.with(|chosen| groups_below(&explorer.corpus(), &compared, chosen)))
    };
    view! {
        {first}
        {rest}
    }
}

/// In place of rows: that the filters leave none, or that there is nothing to filter.
#[component]
fn Nothing(
    /// The articles.
    pair: ComparedPair,
) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus();
    if n_facts(&corpus, pair.a) + n_facts(&corpus, pair.b) > 0 {
        return view! { <p class="nothing">{NOTHING}</p> }.into_any();
    }
    let texts = move || explorer.href(|query| query.mode = Some(query::Mode::Text));
    view! {
        <p class="nothing">
            <a href=texts>{NO_STATEMENTS}</a>
        </p>
    }
    .into_any()
}

fn is_all(chosen: &Query) -> bool {
    chosen.verdict.is_none() && chosen.matter.is_none()
}

/// The rows that the query's verdict or matter leaves, by verdict or by theme; of all by verdict the first ones.
fn first_groups(corpus: &Corpus, ledger: &Ledger, chosen: &Query) -> Vec<GroupOfRows> {
    if chosen.group == Some(query::Group::Theme) {
        return by_theme(corpus, &ledger.shown(corpus, chosen));
    }
    by_verdict(corpus, ledger, chosen, if is_all(chosen) { &VERDICTS[..ABOVE] } else { &VERDICTS })
}

/// The rows below the first ones.
fn groups_below(corpus: &Corpus, ledger: &Ledger, chosen: &Query) -> Vec<GroupOfRows> {
    let are_there = chosen.group != Some(query::Group::Theme) && is_all(chosen);
    if are_there { by_verdict(corpus, ledger, chosen, &VERDICTS[ABOVE..]) } else { Vec::new() }
}

fn by_verdict(corpus: &Corpus, ledger: &Ledger, chosen: &Query, verdicts: &[Verdict]) -> Vec<GroupOfRows> {
    let shown = ledger.shown(corpus, chosen);
    let group = |&verdict: &Verdict| {
        let rows = shown.iter().filter(|row| row.verdict == verdict).map(|&row| row.clone()).collect();
        GroupOfRows { key: verdict.id().to_owned(), name: GroupName::Verdict(verdict), rows }
    };
    verdicts.iter().map(group).filter(|group| !group.rows.is_empty()).collect()
}

/// The same rows under the branches of the tree of themes, in the vocabulary's order; what has no theme comes last.
fn by_theme(corpus: &Corpus, shown: &[&LedgerRow]) -> Vec<GroupOfRows> {
    let branches: Vec<Option<TermIndex>> = shown.iter().map(|row| branch(corpus, row)).collect();
    let themes = (0..corpus.themes.len()).map(|at| Some(TermIndex::new(at))).chain([None]);
    let group = |theme: Option<TermIndex>| {
        let here = shown.iter().zip(&branches).filter(|(_, branch)| **branch == theme);
        let theme = theme.and_then(|theme| corpus.themes.get(theme.at()));
        let (key, name) = theme.map_or(("", NO_THEME), |theme| (theme.id.as_str(), theme.name.as_str()));
        let rows = here.map(|(&row, _)| row.clone()).collect();
        GroupOfRows { key: key.to_owned(), name: GroupName::Theme(name.to_owned()), rows }
    };
    themes.map(group).filter(|group| !group.rows.is_empty()).collect()
}

/// The branch of the tree of themes that a row belongs to.
fn branch(corpus: &Corpus, row: &LedgerRow) -> Option<TermIndex> {
    let of_fact = || row.a.first().or(row.b.first()).and_then(|&fact| corpus.fact(fact).themes.first().copied());
    let theme =
        row.matter.and_then(|matter| corpus.matters.get(matter.at())).map(|matter| matter.theme).or_else(of_fact)?;
    Some(model::lineage(&corpus.themes, theme).first().copied().unwrap_or(theme))
}

/// The rows of one verdict or theme: the first few, the rest folded but found by the browser's own search.
#[component]
fn RowGroup(
    /// The rows and their name.
    group: GroupOfRows,
    /// How many rows are not folded.
    n_first: usize,
    /// The articles.
    pair: ComparedPair,
) -> impl IntoView {
    let n = group.count(&group.rows);
    let n_folded = n - group.count(group.rows.get(..n_first).unwrap_or(&group.rows));
    let GroupOfRows { key, name, rows: mut first } = group;
    let rest = first.split_off(n_first.min(first.len()));
    let is_open = RwSignal::new(false);
    let name = match name {
        GroupName::Verdict(verdict) => view! { <VerdictName verdict a=pair.a b=pair.b /> }.into_any(),
        GroupName::Theme(name) => view! { <span>{name}</span> }.into_any(),
    };
    let also = also(&names(&explorer().corpus(), &rest));
    let n = thousands(n);
    let unfold = (!rest.is_empty()).then(|| view! { <Unfold also n=n_folded is_open /> });
    view! {
        <section class="verdict">
            <h2 data-group=key>{name} " " <span class="n num">{n}</span> {unfold}</h2>
            {first.into_iter().map(|row| view! { <SubjectRow row pair /> }).collect_view()}
            <Folded rows=rest is_open pair />
        </section>
    }
}

/// "Also: Outside interference, Water … 12 more".
#[component]
fn Unfold(
    /// What is folded, in words.
    also: String,
    /// How many rows, or statements, that is.
    n: usize,
    /// Whether they are unfolded.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <span class="also">
            <span class="quiet">{also}</span>
            <button
                type="button"
                class="plain"
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
            >
                {move || unfold_name(is_open.get(), n)}
            </button>
        </span>
    }
}

/// Folded rows. They are built when nobody waits for them: after a rest, or where there are very many, some at each
/// asking.
#[component]
fn Folded(
    /// The rows.
    rows: Vec<LedgerRow>,
    /// Whether they are unfolded.
    is_open: RwSignal<bool>,
    /// The articles.
    pair: ComparedPair,
) -> impl IntoView {
    let n = rows.len();
    let rows = StoredValue::new(rows);
    let (is_rested, n_asked) = (RwSignal::new(false), RwSignal::new(MANY));
    if n > 0 {
        keep(Box::new(Timeout::new(REST, move || is_rested.set(true))));
    }
    let is_due = Memo::new(move |_| is_open.get() || is_rested.get() && n <= MANY);
    let built = move || if is_due.get() { 0..n_asked.get().min(n) } else { 0..0 };
    let row = move |at: usize| {
        let row = rows.with_value(|rows| rows.get(at).cloned());
        row.map(|row| view! { <SubjectRow row pair /> })
    };
    view! {
        <div
            class="folded"
            hidden=move || (!is_open.get()).then_some("until-found")
            on:beforematch=move |_: Event| is_open.set(true)
        >
            <For each=built key=|at| *at children=row />
            <Show when=move || n_asked.get() < n>
                <p>
                    <button type="button" class="plain" on:click=move |_| n_asked.update(|n_asked| *n_asked += MANY)>
                        {SHOW_MORE}
                    </button>
                </p>
            </Show>
        </div>
    }
}
