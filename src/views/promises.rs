//! What the earlier article promised, and what the later one says came of it.

use crate::derived::derived;
use crate::dom::{Tag, tag, words};
use crate::state::Explorer;
use crate::views::labels::quiet;
use crate::views::ledger_row::{LedgerContext, PairLookup, heads, in_context, missing, pair_view, side};
use crate::views::mode::ModeContent;
use crate::views::phrases::{capitalized, counted, thousands};
use crate::views::reader::pane;
use engine::compare::promises::{Due, Fate, Promise};
use engine::wording::dates::time;
use engine::wording::{Label, records};
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::ArticleIndex;
use model::closed::Verdict;
use std::rc::Rc;
use std::sync::Arc;

/// The earlier article, the later one, and what the first promises.
type Promised = (ArticleIndex, ArticleIndex, Vec<Promise>);

/// The mode, for a pair.
pub(crate) fn promises(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> ModeContent {
    // Looked up once a pair: the filters only choose among them.
    let all = derived(move || Arc::new(engine::compare::promises::promises(&explorer.corpus.get(), a, b)));
    let shown = derived(move || Arc::new(filtered(explorer, &all.get())));
    let title = move || shown.with(|shown| summary(&explorer.corpus.get_untracked(), shown));
    let beside = tag("div").class("verdicts").part(move || vec![tabs(explorer, &shown.get())]);
    let verdict = derived(move || explorer.query.with(|query| query.verdict));
    let lookup = all.with_untracked(|all| PairLookup::of(explorer, all.0, all.1));
    let later = lookup.clone();
    let head = heads(&explorer.corpus.get_untracked(), (lookup.a, lookup.b), Vec::new());
    let linked = move || groups(explorer, &lookup, &shown.get(), verdict.get(), &LINKED);
    // Many, and below the others: they come with the next picture.
    let unlinked = move || {
        let shown = explorer.settled(shown);
        groups(explorer, &later, &shown, verdict.get(), &[Fate::Unlinked])
    };
    let content = tag("div").child(tag("div").class("ledger").child(head).part(linked).part(unlinked));
    ModeContent { title: Box::new(title), beside: Some(beside), content: vec![content, pane(explorer)] }
}

/// Those of which the promise or its answer matches the filters.
fn filtered(explorer: Explorer, (earlier, later, all): &Promised) -> Promised {
    let corpus = explorer.corpus.get();
    let plan = explorer.plan.get();
    let found = plan.facts();
    let mut shown = Vec::new();
    for promise in all {
        let mut links = promise.links.iter().filter_map(|&at| corpus.links.get(at));
        if found.contains(promise.fact.at())
            || links.any(|link| found.contains(link.from.at()) || found.contains(link.to.at()))
        {
            shown.push(promise.clone());
        }
    }
    (*earlier, *later, shown)
}

fn count(promises: &[Promise], fate: Fate) -> usize {
    promises.iter().filter(|promise| promise.fate == fate).count()
}

/// "64 plans and forecasts of China Brief: 1 confirmed, 0 changed … 55 not linked in CACI Analyst".
fn summary(corpus: &Corpus, (earlier, later, promises): &Promised) -> String {
    let n = counted(promises.len(), "plan or forecast", "plans and forecasts");
    let fates: Vec<String> =
        Fate::ALL.iter().map(|&fate| format!("{} {}", thousands(count(promises, fate)), fate.label())).collect();
    let (earlier, later) = (records::publication(corpus, *earlier), records::publication(corpus, *later));
    format!("{n} of {earlier}: {} in {later}", fates.join(", "))
}

/// The verdict of the ledger that a fate is: one choice holds in both modes.
fn verdict_of(explorer: Explorer, fate: Fate, earlier: ArticleIndex) -> Verdict {
    let pair =
        explorer.query.with_untracked(|query| engine::compare::ledger::pair(&explorer.corpus.get_untracked(), query));
    match fate {
        Fate::Fulfilled => Verdict::Agree,
        Fate::Changed => Verdict::Changed,
        Fate::Contradicted => Verdict::Differ,
        Fate::AlsoSaid => Verdict::Both,
        Fate::Unlinked if pair.is_some_and(|(_, b)| b == earlier) => Verdict::OnlyB,
        Fate::Unlinked => Verdict::OnlyA,
    }
}

/// All, confirmed, changed … with how many promises each has.
fn tabs(explorer: Explorer, (earlier, _, promises): &Promised) -> Tag {
    let tab = |verdict: Option<Verdict>, name: &str, n: usize| {
        let target = move || Some(explorer.href(|query| Query { verdict, ..query }));
        let is_on = move || explorer.query.with(|query| query.verdict == verdict);
        tag("a")
            .attr_of("href", target)
            .class_when("on", is_on)
            .attr_of("aria-current", move || is_on().then(|| "true".to_owned()))
            .text(name)
            .text(" ")
            .child(words("span", "n num", &thousands(n)))
    };
    let each = Fate::ALL.iter().map(|&fate| {
        tab(Some(verdict_of(explorer, fate, *earlier)), &capitalized(fate.label()), count(promises, fate))
    });
    let all = tab(None, "All", promises.len());
    tag("nav").class("switch").attr("aria-label", "What came of it").child(all).children(each)
}

/// The fates that a link tells.
const LINKED: [Fate; 4] = [Fate::Fulfilled, Fate::Changed, Fate::Contradicted, Fate::AlsoSaid];

/// The promises of some fates, as far as the verdict leaves them.
fn groups(
    explorer: Explorer,
    lookup: &Rc<PairLookup>,
    (earlier, _, promises): &Promised,
    verdict: Option<Verdict>,
    fates: &[Fate],
) -> Vec<Tag> {
    in_context(explorer, lookup, &|context| {
        let is_shown = |fate: &Fate| verdict.is_none_or(|verdict| verdict == verdict_of(explorer, *fate, *earlier));
        fates.iter().copied().filter(is_shown).map(|fate| group(context, promises, fate)).collect()
    })
}

/// The promises of one fate: those first that were due.
fn group(context: LedgerContext, promises: &[Promise], fate: Fate) -> Tag {
    let heading = tag("h2").text(&capitalized(fate.label())).text(" ").child(words(
        "span",
        "n num",
        &thousands(count(promises, fate)),
    ));
    let mut rows = Vec::new();
    for &due in Due::ALL {
        let here = promises.iter().filter(|promise| promise.fate == fate && promise.due == due);
        rows.extend(here.map(|promise| row(context, promise)));
    }
    tag("section").class("verdict").child(heading).children(rows)
}

fn row(context: LedgerContext, promise: &Promise) -> Tag {
    let (earlier, later) = (context.a, context.b);
    let fact = context.corpus.fact(promise.fact);
    let when = fact.when.as_ref().map_or_else(|| "no date".to_owned(), |when| time(when, Some(fact.status)));
    let name = context.corpus.article_name(later);
    let due = match promise.due {
        Due::Past => format!("was due before {name}"),
        Due::Ahead => format!("not yet due in {name}"),
        Due::Undated => "so not known whether it was due".to_owned(),
    };
    let subject = tag("div").class("subject").child(words("h3", "", &when)).child(quiet("p", &due));
    let links = promise.links.iter().filter_map(|&at| context.corpus.links.get(at));
    let mut pairs: Vec<Tag> = links.filter_map(|link| pair_view(context, link, earlier, later)).collect();
    if pairs.is_empty() {
        let relation = tag("div").class("relation only").child(words("p", "", promise.fate.label()));
        let none = missing(context, &[promise.fact], later, promise.absence);
        pairs.push(tag("div").class("pair").child(side(context, promise.fact)).child(relation).child(none));
    }
    tag("div").class("row").child(subject).child(tag("div").class("pairs").children(pairs))
}
