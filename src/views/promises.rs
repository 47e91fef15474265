//! What the earlier article promised, and what the later one says came of it.

use crate::state::{Explorer, explorer};
use crate::views::ledger_row::{ComparedPair, Heads, Missing, TiedPairs};
use crate::views::mode::{ModeFrame, SwitchLink};
use crate::views::phrases::{capitalized, n_facts, thousands};
use crate::views::reader::Pane;
use crate::views::statement::Statement;
use crate::wording::promises::{
    ALL, NO_DATE, NOTHING, ORDER_UNKNOWN, WHAT_CAME_OF_IT, due_words, no_plan, plans_and_forecasts,
};
use engine::compare::promises::{Due, Fate, Promise, is_order_known, promises};
use engine::compare::row::ties;
use engine::query::Mode;
use engine::wording::Label;
use engine::wording::dates::time;
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::ArticleIndex;
use model::closed::Verdict;
use std::sync::Arc;

/// The verdicts of the ledger under which promises stand: one choice holds in both modes.
const VERDICTS: [Verdict; 4] = [Verdict::Agree, Verdict::Changed, Verdict::Differ, Verdict::Both];

/// "64 plans and forecasts of China Brief: 1 come true, 8 also spoken of, 55 not linked in CACI Analyst".
fn summary(corpus: &Corpus, promised: &Promised, promises: &[Promise], is_narrowed: bool) -> String {
    let counts = Fate::ALL.iter().map(|&fate| (count(promises, fate), fate.label()));
    let fates: Vec<String> =
        counts.filter(|(n, _)| *n > 0).map(|(n, label)| format!("{} {label}", thousands(n))).collect();
    let [earlier, later] = [promised.earlier, promised.later].map(|article| corpus.short_name(article));
    let counted = match promises.len() {
        0 => no_plan(n_facts(corpus, promised.earlier), earlier, is_narrowed),
        n => plans_and_forecasts(n, earlier, &fates.join(", "), later),
    };
    let is_known = is_order_known(corpus, promised.earlier, promised.later);
    if is_known { counted } else { counted + ORDER_UNKNOWN }
}

/// The two articles in the order of their time, and all that the earlier one promises.
struct Promised {
    earlier: ArticleIndex,
    later: ArticleIndex,
    promises: Vec<Promise>,
}

/// What the earlier article promised, and what the later one says came of it.
#[component]
pub(crate) fn Promises(
    /// The first article.
    a: ArticleIndex,
    /// The second article.
    b: ArticleIndex,
) -> impl IntoView {
    let explorer = explorer();
    let (earlier, later, all) = promises(&explorer.corpus(), a, b);
    let promised = Arc::new(Promised { earlier, later, promises: all });
    let among = promised.clone();
    let shown = Memo::new(move |_| Arc::new(filtered(explorer, &among)));
    let fates = FateVerdicts { is_second_earlier: earlier == b };
    let pair = ComparedPair::new(explorer, earlier, later);
    view! {
        <ModeFrame
            mode=Mode::Promises
            a
            b
            title=Memo::new(move |_| {
                let is_narrowed = explorer.narrowing().with(Query::narrows);
                shown.with(|shown| summary(&explorer.corpus(), &promised, shown, is_narrowed))
            })
            beside=move || view! { <FateTabs fates shown /> }
        >
            <div>
                <div class="ledger">
                    <Heads a=earlier b=later />
                    <FateGroups fates shown pair />
                </div>
            </div>
            <Pane />
        </ModeFrame>
    }
}

/// Those of which the promise or its answer matches the filters.
fn filtered(explorer: Explorer, promised: &Promised) -> Vec<Promise> {
    let corpus = explorer.corpus();
    let plan = explorer.plan().get();
    let found = plan.facts();
    let is_found = |promise: &&Promise| {
        let mut links = promise.links.iter().filter_map(|&at| corpus.links.get(at));
        found.contains(promise.fact.at())
            || links.any(|link| found.contains(link.from.at()) || found.contains(link.to.at()))
    };
    promised.promises.iter().filter(is_found).cloned().collect()
}

fn count(promises: &[Promise], fate: Fate) -> usize {
    promises.iter().filter(|promise| promise.fate == fate).count()
}

/// Which verdict of the ledger each fate is: one choice holds in both modes.
#[derive(Clone, Copy)]
struct FateVerdicts {
    /// Whether the earlier article is the second of the comparison.
    is_second_earlier: bool,
}

impl FateVerdicts {
    /// The fates that come to a verdict.
    fn among(self, verdict: Verdict) -> Vec<Fate> {
        Fate::ALL.iter().copied().filter(|&fate| self.of(fate) == verdict).collect()
    }

    fn of(self, fate: Fate) -> Verdict {
        match fate {
            Fate::Fulfilled | Fate::Partly => Verdict::Agree,
            Fate::Changed => Verdict::Changed,
            Fate::Contradicted | Fate::Failed => Verdict::Differ,
            Fate::StillPlanned | Fate::AlsoSpoken => Verdict::Both,
            Fate::Unlinked if self.is_second_earlier => Verdict::OnlyB,
            Fate::Unlinked => Verdict::OnlyA,
        }
    }
}

/// All, come true, changed … with how many promises each has.
#[component]
fn FateTabs(
    /// The verdict of each fate.
    fates: FateVerdicts,
    /// The promises that the filters leave.
    shown: Memo<Arc<Vec<Promise>>>,
) -> impl IntoView {
    let tab = |verdict: Verdict| {
        let of = fates.among(verdict);
        let labels: Vec<&str> = of.iter().map(|fate| fate.label()).collect();
        let n = Memo::new(move |_| shown.with(|shown| of.iter().map(|&fate| count(shown, fate)).sum()));
        view! { <FateTab verdict=Some(verdict) name=capitalized(&labels.join(", ")) n /> }
    };
    view! {
        <div class="verdicts">
            <nav class="switch" aria-label=WHAT_CAME_OF_IT>
                <FateTab verdict=None name=ALL n=Memo::new(move |_| shown.with(|shown| shown.len())) />
                {VERDICTS.into_iter().chain([fates.of(Fate::Unlinked)]).map(tab).collect_view()}
            </nav>
        </div>
    }
}

#[component]
fn FateTab(
    /// The verdict that it leaves; `None`: all.
    verdict: Option<Verdict>,
    /// Its name.
    #[prop(into)]
    name: String,
    /// How many promises it leaves.
    n: Memo<usize>,
) -> impl IntoView {
    let explorer = explorer();
    view! {
        <SwitchLink
            href=Memo::new(move |_| explorer.href(|query| query.verdict = verdict))
            is_on=Memo::new(move |_| explorer.query().with(|query| query.verdict == verdict))
        >
            {name}
            " "
            <span class="n num">{move || thousands(n.get())}</span>
        </SwitchLink>
    }
}

/// The promises by fate, as far as the verdict leaves them.
#[component]
fn FateGroups(
    /// The verdict of each fate.
    fates: FateVerdicts,
    /// The promises that the filters leave.
    shown: Memo<Arc<Vec<Promise>>>,
    /// The earlier and the later article.
    pair: ComparedPair,
) -> impl IntoView {
    let explorer = explorer();
    let verdict = Memo::new(move |_| explorer.query().with(|query| query.verdict));
    let groups = move |shown: &[Promise], among: &[Fate]| {
        let is_left = |fate: &Fate| verdict.get().is_none_or(|verdict| verdict == fates.of(*fate));
        let group = |fate: Fate| {
            let promises = shown.iter().filter(|promise| promise.fate == fate).cloned().collect();
            view! { <FateGroup fate promises pair /> }
        };
        let is_there = |fate: &Fate| count(shown, *fate) > 0;
        among.iter().copied().filter(is_left).filter(is_there).map(group).collect_view()
    };
    let linked: Vec<Fate> = Fate::ALL.iter().copied().filter(|&fate| fate != Fate::Unlinked).collect();
    // Those without a link are many, and below the others: they come with the next picture.
    let is_nothing = move || {
        let is_left = |promise: &Promise| verdict.get().is_none_or(|verdict| verdict == fates.of(promise.fate));
        !shown.with(|shown| shown.iter().any(is_left))
    };
    view! {
        <Show when=is_nothing>
            <p class="nothing">{NOTHING}</p>
        </Show>
        {move || groups(&shown.get(), &linked)}
        {move || groups(&explorer.settled(shown), &[Fate::Unlinked])}
    }
}

/// The promises of one fate: those first that were due.
#[component]
fn FateGroup(
    /// The fate.
    fate: Fate,
    /// The promises that have it.
    promises: Vec<Promise>,
    /// The earlier and the later article.
    pair: ComparedPair,
) -> impl IntoView {
    let n = thousands(promises.len());
    let due = |&due: &Due| promises.iter().filter(move |promise| promise.due == due).cloned();
    let rows = Due::ALL.iter().flat_map(due).map(|promise| view! { <PromiseRow promise pair /> });
    view! {
        <section class="verdict">
            <h2>{capitalized(fate.label())} " " <span class="n num">{n}</span></h2>
            {rows.collect_view()}
        </section>
    }
}

#[component]
fn PromiseRow(
    /// The promise.
    promise: Promise,
    /// The earlier and the later article.
    pair: ComparedPair,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let fact = corpus.fact(promise.fact);
    // A time before the promise is when it was made.
    let when = fact.when.as_ref().filter(|_| promise.due != Due::Undated);
    let when = when.map_or_else(|| NO_DATE.to_owned(), |when| time(when, fact.status));
    let is_over = matches!(promise.fate, Fate::Fulfilled | Fate::Partly) && promise.due == Due::Ahead;
    let due = (!is_over).then(|| due_words(promise.due, &corpus.article_name(pair.b)));
    let ties = ties(&corpus, &promise.links, (pair.a, pair.b));
    let pairs = if ties.is_empty() {
        view! { <Unanswered promise pair /> }.into_any()
    } else {
        view! { <TiedPairs ties pair /> }.into_any()
    };
    view! {
        <div class="row">
            <div class="subject">
                <h3>{when}</h3>
                <p class="quiet">{due}</p>
            </div>
            <div class="pairs">{pairs}</div>
        </div>
    }
}

/// A promise that no link answers, and what the later article has in its place.
#[component]
fn Unanswered(
    /// The promise.
    promise: Promise,
    /// The earlier and the later article.
    pair: ComparedPair,
) -> impl IntoView {
    view! {
        <div class="pair">
            <Statement fact=promise.fact />
            <div class="relation only">
                <p>{promise.fate.label()}</p>
            </div>
            <Missing facts=vec![promise.fact] article=pair.b absence=promise.absence pair />
        </div>
    }
}
