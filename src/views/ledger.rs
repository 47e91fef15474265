//! The comparison as a ledger: a row a subject, the relation between the sentences in words.

use crate::derived::derived;
use crate::dom::{Tag, button, keep, link, tag, words};
use crate::state::{Explorer, href};
use crate::views::labels::{VERDICTS, quiet, verdict_name};
use crate::views::ledger_row::{LedgerContext, PairLookup, heads, in_context, missing, pair_view, side};
use crate::views::mode::ModeContent;
use crate::views::phrases::{counted, statements, thousands};
use crate::views::reader::pane;
use crate::views::statement::opened;
use engine::compare::absence::{Absence, AbsenceKind};
use engine::compare::ledger::{Ledger, LedgerRow, ledger};
use engine::compare::promises::uncovered;
use engine::query::Group;
use engine::wording::{Label, records};
use engine::{Corpus, Query};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use model::closed::Verdict;
use model::{ArticleIndex, FactIndex, MatterIndex, TermIndex};
use std::sync::Arc;

/// How many rows of each verdict "All" shows before it folds the rest.
const FIRST: usize = 3;

/// Above how many folded rows they are built only when they are unfolded, so many at a time: the browser's own search
/// finds them no more.
const MANY: usize = 500;

/// How long nobody types before folded rows are built, in milliseconds.
const REST: u32 = 300;

/// How many statements that a subject's links leave open are named.
const OPEN: usize = 6;

/// The mode "Side by side".
pub(crate) fn side_by_side(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> ModeContent {
    let compared = derived(move || Arc::new(ledger(&explorer.corpus.get(), a, b, &explorer.plan.get())));
    let title = move || compared.with(|ledger| summary(&explorer.corpus.get_untracked(), ledger));
    let beside = tag("div").class("verdicts").part(move || vec![verdict_tabs(explorer, &compared.get())]);
    // What of the query the rows depend on besides the filters: selecting a statement leaves them as they are.
    let chosen = derived(move || {
        explorer.query.with(|query| Query {
            verdict: query.verdict,
            matter: query.matter.clone(),
            group: query.group,
            ..Query::default()
        })
    });
    let lookup = PairLookup::of(explorer, a, b);
    let later = lookup.clone();
    let first = move || in_context(explorer, &lookup, &|context| rows(context, &compared.get(), &chosen.get()));
    let rest = move || {
        let compared = explorer.settled(compared);
        in_context(explorer, &later, &|context| rows_below(context, &compared, &chosen.get()))
    };
    let head = heads(&explorer.corpus.get_untracked(), (a, b), groupings(explorer));
    let content = tag("div").child(tag("div").class("ledger").child(head).part(first).part(rest));
    ModeContent {
        title: Box::new(title),
        beside: Some(beside),
        content: vec![back_to_all(explorer), content, pane(explorer)],
    }
}

/// "106 subjects: 14 in both articles, 70 only in China Brief, 22 only in CACI Analyst".
fn summary(corpus: &Corpus, ledger: &Ledger) -> String {
    let (only_a, only_b) = (ledger.count(Verdict::OnlyA), ledger.count(Verdict::OnlyB));
    let both = thousands(ledger.rows.len() - only_a - only_b);
    let subjects = counted(ledger.rows.len(), "subject", "subjects");
    let (a, b) = (records::publication(corpus, ledger.a), records::publication(corpus, ledger.b));
    format!("{subjects}: {both} in both articles, {} only in {a}, {} only in {b}", thousands(only_a), thousands(only_b))
}

/// All, Agree, Changed, Differ … with how many rows each has.
fn verdict_tabs(explorer: Explorer, ledger: &Ledger) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let tab = |verdict: Option<Verdict>, name: Tag, n: usize| {
        let target = move || Some(explorer.href(|query| Query { verdict, matter: None, ..query }));
        let is_on = move || explorer.query.with(|query| query.verdict == verdict && query.matter.is_none());
        let current = move || is_on().then(|| "true".to_owned());
        tag("a")
            .attr_of("href", target)
            .class_when("on", is_on)
            .attr_of("aria-current", current)
            .child(name)
            .text(" ")
            .child(words("span", "n num", &n.to_string()))
    };
    let all = tab(None, words("span", "", "All"), ledger.rows.len());
    let each =
        VERDICTS.map(|verdict| tab(Some(verdict), verdict_name(&corpus, ledger, verdict), ledger.count(verdict)));
    tag("nav").class("switch").attr("aria-label", "Verdict").child(all).children(each)
}

fn back_to_all(explorer: Explorer) -> Tag {
    let target = move || Some(explorer.href(|query| Query { matter: None, ..query }));
    let way = move || tag("p").class("one").child(tag("a").attr_of("href", target).text("← All subjects"));
    tag("div").when(move || explorer.query.with(|query| query.matter.is_some()), way)
}

/// "By verdict", "By theme".
fn groupings(explorer: Explorer) -> Vec<Tag> {
    let item = |group: Option<Group>, name: &str| {
        let target = move || Some(explorer.href(|query| Query { group, ..query }));
        let is_on = move || explorer.query.with(|query| (query.group == Some(Group::Theme)) == group.is_some());
        tag("a")
            .attr_of("href", target)
            .class_when("on", is_on)
            .attr_of("aria-current", move || is_on().then(|| "true".to_owned()))
            .text(name)
    };
    vec![item(None, "By verdict"), item(Some(Group::Theme), "By theme")]
}

/// How many verdicts of all are drawn in one picture with what is typed; those below it come with the next one.
const ABOVE: usize = 2;

fn is_all(chosen: &Query) -> bool {
    chosen.verdict.is_none() && chosen.matter.is_none()
}

/// The rows that the query's verdict or matter leaves, by verdict or by theme; of all by verdict the first ones.
fn rows(context: LedgerContext, ledger: &Ledger, chosen: &Query) -> Vec<Tag> {
    let is_all = is_all(chosen);
    if chosen.group == Some(Group::Theme) {
        return by_theme(context, &ledger.shown(context.corpus, chosen), is_all);
    }
    let groups = by_verdict(context, ledger, chosen, if is_all { &VERDICTS[..ABOVE] } else { &VERDICTS });
    if groups.is_empty() { vec![nothing()] } else { groups }
}

/// The rows below the first ones.
fn rows_below(context: LedgerContext, ledger: &Ledger, chosen: &Query) -> Vec<Tag> {
    let are_there = chosen.group != Some(Group::Theme) && is_all(chosen);
    if are_there { by_verdict(context, ledger, chosen, &VERDICTS[ABOVE..]) } else { Vec::new() }
}

fn by_verdict(context: LedgerContext, ledger: &Ledger, chosen: &Query, verdicts: &[Verdict]) -> Vec<Tag> {
    let (shown, is_all) = (ledger.shown(context.corpus, chosen), is_all(chosen));
    let mut groups = Vec::new();
    for &verdict in verdicts {
        let rows: Vec<&LedgerRow> = shown.iter().copied().filter(|row| row.verdict == verdict).collect();
        if is_all || !rows.is_empty() {
            groups.push(group_view(context, verdict_name(context.corpus, ledger, verdict), &rows, is_all));
        }
    }
    groups
}

fn nothing() -> Tag {
    words("p", "nothing", "No subject comes to this under the present filters.")
}

/// The same rows under the branches of the tree of themes, in the vocabulary's order; what has no theme comes last.
fn by_theme(context: LedgerContext, shown: &[&LedgerRow], is_all: bool) -> Vec<Tag> {
    let branches: Vec<Option<TermIndex>> = shown.iter().map(|row| branch(context.corpus, row)).collect();
    let mut order: Vec<Option<TermIndex>> =
        (0..context.corpus.themes.len()).map(|at| Some(TermIndex::new(at))).collect();
    order.push(None);
    let mut groups = Vec::new();
    for theme in order {
        let here = shown.iter().zip(&branches).filter(|(_, branch)| **branch == theme);
        let rows: Vec<&LedgerRow> = here.map(|(row, _)| *row).collect();
        if !rows.is_empty() {
            let name = theme.and_then(|theme| context.corpus.themes.get(theme.at()));
            let name = name.map_or("No theme stated", |theme| theme.name.as_str());
            groups.push(group_view(context, words("span", "", name), &rows, is_all));
        }
    }
    if groups.is_empty() { vec![nothing()] } else { groups }
}

/// The branch of the tree of themes that a row belongs to.
fn branch(corpus: &Corpus, row: &LedgerRow) -> Option<TermIndex> {
    let of_fact = || row.a.first().or(row.b.first()).and_then(|&fact| corpus.fact(fact).themes.first().copied());
    let theme =
        row.matter.and_then(|matter| corpus.matters.get(matter.at())).map(|matter| matter.theme).or_else(of_fact)?;
    Some(model::lineage(&corpus.themes, theme).first().copied().unwrap_or(theme))
}

/// The rows of one verdict or theme; in "All" the first few, the rest folded but found by the browser's own search.
fn group_view(context: LedgerContext, name: Tag, rows: &[&LedgerRow], is_all: bool) -> Tag {
    let n_first = if is_all { FIRST } else { MANY };
    let (first, rest) = rows.split_at(n_first.min(rows.len()));
    let is_open = RwSignal::new(false);
    let unfold = (!rest.is_empty()).then(|| unfold_button(context.corpus, rest, is_open));
    let heading =
        tag("h2").child(name).text(" ").child(words("span", "n num", &thousands(rows.len()))).children(unfold);
    let folded = tag("div")
        .class("folded")
        .attr_of("hidden", move || (!is_open.get()).then(|| "until-found".to_owned()))
        .on("beforematch", move |_| is_open.set(true));
    fill_later(context, &folded, rest, is_open);
    tag("section")
        .class("verdict")
        .child(heading)
        .children(first.iter().map(|row| row_view(context, row)))
        .child(folded)
}

/// Builds folded rows when nobody waits for them: after a rest, or where there are very many, some at each asking.
fn fill_later(context: LedgerContext, folded: &Tag, rows: &[&LedgerRow], is_open: RwSignal<bool>) {
    if rows.is_empty() {
        return;
    }
    let (explorer, lookup) = (context.explorer, context.lookup.clone());
    let rows: Vec<LedgerRow> = rows.iter().map(|&row| row.clone()).collect();
    let is_rested = RwSignal::new(false);
    let n_shown = RwSignal::new(MANY);
    keep(Box::new(Timeout::new(REST, move || is_rested.set(true))));
    let more = button("plain", move || n_shown.update(|n| *n += MANY)).text("Show more");
    let n_rows = rows.len();
    let is_due = derived(move || is_open.get() || is_rested.get() && n_rows <= MANY);
    let _built = folded
        .clone()
        .part(move || match is_due.get() {
            true => in_context(explorer, &lookup, &|context| {
                rows.iter().take(n_shown.get()).map(|row| row_view(context, row)).collect()
            }),
            false => Vec::new(),
        })
        .when(move || n_shown.get() < n_rows, move || tag("p").child(more.clone()));
}

/// "Also: Outside interference, Water … 12 more".
fn unfold_button(corpus: &Corpus, rest: &[&LedgerRow], is_open: RwSignal<bool>) -> Tag {
    let n = rest.len();
    let mut names: Vec<&str> = rest
        .iter()
        .filter_map(|row| row.matter.and_then(|matter| corpus.matters.get(matter.at())))
        .map(|matter| matter.label.as_str())
        .collect();
    names.truncate(4);
    let also = if names.is_empty() { String::new() } else { format!("Also: {} ", names.join(", ")) };
    let name = move || if is_open.get() { "Fewer".to_owned() } else { format!("{} more", thousands(n)) };
    let fold = button("plain", move || is_open.update(|is_open| *is_open = !*is_open))
        .attr_of("aria-expanded", move || Some(is_open.get().to_string()))
        .text_of(name);
    tag("span").class("also").child(quiet("span", &also)).child(fold)
}

/// A subject: for each link both sentences and what ties them; or the one sentence and what stands against it.
fn row_view(context: LedgerContext, row: &LedgerRow) -> Tag {
    let absence = context.lookup.search.of_row(context.corpus, row, (context.a, context.b));
    let mut pairs = Vec::new();
    match row.verdict {
        Verdict::OnlyA => one_sided(context, &row.a, (context.a, context.b), absence, &mut pairs),
        Verdict::OnlyB => one_sided(context, &row.b, (context.b, context.a), absence, &mut pairs),
        _ => {
            let links = row.links.iter().filter_map(|&at| context.corpus.links.get(at));
            pairs.extend(links.filter_map(|link| pair_view(context, link, context.a, context.b)));
            pairs.extend(left_open(context, row));
        }
    }
    let n = statements(row.a.len() + row.b.len());
    let n = if row.a.is_empty() || row.b.is_empty() { n } else { format!("{} · {n}", row.verdict.label()) };
    let subject = tag("div")
        .class("subject")
        .child(tag("h3").child(link(&own_address(context, row)).text(&row.label)))
        .child(quiet("p", &n));
    tag("div").class("row").child(subject).child(tag("div").class("pairs").children(pairs))
}

/// Of one row: its matter's, or its only fact's.
fn own_address(context: LedgerContext, row: &LedgerRow) -> String {
    let matter = row.matter.and_then(|matter: MatterIndex| context.corpus.matters.get(matter.at()));
    let fact = row.a.first().or(row.b.first()).filter(|_| matter.is_none());
    context.explorer.query.with_untracked(|query| {
        let matter = matter.map(|matter| matter.id.clone());
        let fact = fact.map(|&fact| context.corpus.fact(fact).id.clone());
        let verdict = if matter.is_some() { None } else { query.verdict };
        href(&Query { matter, fact, verdict, ..query.clone() })
    })
}

/// What the links of a row leave open on either side: "Not mentioned in CACI Analyst: US$7 bn, a third …".
fn left_open(context: LedgerContext, row: &LedgerRow) -> Option<Tag> {
    let sides = [(context.a, context.b), (context.b, context.a)].map(|(article, other)| {
        let open: Vec<FactIndex> = uncovered(context.corpus, row, article)
            .into_iter()
            .filter(|fact| !row.a.contains(fact) && !row.b.contains(fact))
            .collect();
        let absences: Vec<Option<Absence>> =
            open.iter().map(|&fact| context.lookup.search.of_facts(context.corpus, &[fact], other)).collect();
        let cell = tag("div");
        [AbsenceKind::NotMentioned, AbsenceKind::Mentioned, AbsenceKind::Outside].into_iter().fold(
            cell,
            |cell, kind| {
                let of_kind =
                    open.iter().zip(&absences).filter(|(_, absence)| absence.is_some_and(|found| found.kind == kind));
                let mut facts: Vec<FactIndex> = of_kind.map(|(fact, _)| *fact).collect();
                // Numbers first: they are short, and what a reader compares.
                facts.sort_by_cached_key(|&fact| u32::from(context.corpus.fact(fact).figures.is_empty()));
                cell.children((!facts.is_empty()).then(|| open_line(context, &facts, kind, other)))
            },
        )
    });
    let [left, right] = sides;
    let is_empty = |cell: &Tag| cell.node().child_element_count() == 0;
    let note =
        if is_empty(&left) && is_empty(&right) { return None } else { quiet("p", "not covered by this reading") };
    Some(tag("div").class("pair open").child(left).child(note).child(right))
}

fn open_line(context: LedgerContext, facts: &[FactIndex], kind: AbsenceKind, other: ArticleIndex) -> Tag {
    let name = records::publication(context.corpus, other);
    let begin = match kind {
        AbsenceKind::NotMentioned => format!("Not mentioned in {name}: "),
        AbsenceKind::Mentioned => format!("Mentioned in {name}, not linked: "),
        AbsenceKind::Outside => format!("Outside the subject of {name}: "),
    };
    let line = facts.iter().take(OPEN).enumerate().fold(words("p", "", &begin), |line, (at, &fact)| {
        let line = if at > 0 { line.text(" · ") } else { line };
        line.child(
            link(&opened(context.explorer, context.corpus, fact))
                .attr("title", &context.corpus.fact(fact).statement)
                .text(&in_short(context, fact)),
        )
    });
    let n_more = facts.len().saturating_sub(OPEN);
    if n_more > 0 { line.text(&format!(" · and {n_more} more")) } else { line }
}

/// "US$7 bn (cost)"; without a number the statement.
fn in_short(context: LedgerContext, fact: FactIndex) -> String {
    let fact = context.corpus.fact(fact);
    match fact.figures.first() {
        Some(figure) if figure.measures.is_empty() => records::figure(context.corpus, figure),
        Some(figure) => format!("{} ({})", records::figure(context.corpus, figure), figure.measures),
        None => fact.statement.trim_end_matches('.').to_owned(),
    }
}

/// Statements of one article, and beside the first what the other has in their place.
fn one_sided(
    context: LedgerContext,
    facts: &[FactIndex],
    (own, other): (ArticleIndex, ArticleIndex),
    absence: Option<Absence>,
    pairs: &mut Vec<Tag>,
) {
    for (at, &fact) in facts.iter().enumerate() {
        let none = if at == 0 { missing(context, facts, other, absence) } else { tag("div") };
        let only = format!("only {}", records::publication(context.corpus, own));
        let relation = tag("div").class("relation only").child(words("p", "", if at == 0 { &only } else { "" }));
        let fact_side = side(context, fact);
        let (left, right) = if own == context.a { (fact_side, none) } else { (none, fact_side) };
        pairs.push(tag("div").class("pair").child(left).child(relation).child(right));
    }
}
