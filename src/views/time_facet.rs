//! The time facet: a histogram that can be brushed, and two fields that say the same.

use crate::state::{Explorer, explorer};
use crate::views::facet::{FacetGroup, in_words, out_of, tally};
use crate::views::histogram::{Bin, bar, bin_under};
use crate::views::time_range::{RangeFields, TypedRange, chosen_range, interval, set_range};
use crate::wording::facets::{NOT_STATED_NAME, at_most, undated_name};
use engine::query::{Choice, NOT_STATED};
use engine::wording::Label;
use leptos::prelude::*;
use model::closed::Facet;
use model::when;
use std::ops::RangeInclusive;
use web_sys::PointerEvent;

/// The bins with their counts, oldest first, and at the end what is not dated.
fn bins(explorer: Explorer, counts: &[u32]) -> Vec<Bin> {
    let corpus = explorer.corpus();
    let field = corpus.field(Facet::When);
    let id = |at: usize| field.values.get(at).map_or(NOT_STATED, |bin| &bin.id).to_owned();
    let name = |at: usize| field.values.get(at).map_or("", |bin| &bin.name).to_owned();
    let bin = |(at, &count): (usize, &u32)| Bin { id: id(at), name: name(at), count, total: field.facts(at).len() };
    counts.iter().enumerate().map(bin).collect()
}

/// "Time spoken of".
#[component]
pub(crate) fn TimeFacet() -> impl IntoView {
    let explorer = explorer();
    let counts = tally(explorer, Facet::When);
    let all = Memo::new(move |_| bins(explorer, &counts.get()));
    let dated =
        Memo::new(move |_| all.with(|bins| bins.split_last().map(|(_, bins)| bins.to_vec()).unwrap_or_default()));
    let range = chosen_range(explorer);
    let highest = move || dated.with(|bins| bins.iter().map(|bin| bin.count).max().unwrap_or(0));
    view! {
        <FacetGroup
            name=Facet::When.label()
            class="facet time"
            is_unfolded=true
            beside=move || view! { <span class="quiet">{move || at_most(highest())}</span> }
        >
            <TimeBars bins=dated range />
            <FirstAndLast bins=dated />
            <RangeFields range />
            <ul>
                <Show when=move || all.with(|bins| bins.last().is_some_and(|bin| bin.total > 0))>
                    <Undated bins=all />
                </Show>
            </ul>
        </FacetGroup>
    }
}

/// No bin.
const NOWHERE: usize = usize::MAX;

/// Bars of the facts that touch each bin; drag across them to choose a range. The fields below say the same.
#[component]
fn TimeBars(
    /// The bins, oldest first.
    bins: Memo<Vec<Bin>>,
    /// The range that the query names.
    range: Memo<TypedRange>,
) -> impl IntoView {
    let explorer = explorer();
    // Where the drag began and where it is; NOWHERE between drags.
    let (began, at) = (RwSignal::new(NOWHERE), RwSignal::new(NOWHERE));
    let under = move |event: &PointerEvent| bin_under(event, bins.with(Vec::len)).unwrap_or(NOWHERE);
    let begin = move |event: PointerEvent| {
        began.set(under(&event));
        at.set(under(&event));
    };
    let go_on = move |event: PointerEvent| {
        if began.get() != NOWHERE {
            at.set(under(&event));
        }
    };
    let end = move |_| {
        let (from, to) = (began.get(), at.get());
        began.set(NOWHERE);
        let id = |at: usize| bins.with(|bins| bins.get(at).map(|bin| bin.id.clone()));
        if let (Some(from), Some(to)) = (id(from.min(to)), id(from.max(to))) {
            set_range(explorer, interval(&from, &to));
        }
    };
    let bars = move || {
        let (from, to) = (began.get(), at.get());
        bars(&bins.get(), (from != NOWHERE).then(|| from.min(to)..=from.max(to)), range.get())
    };
    view! {
        <div
            class="bars"
            aria-hidden="true"
            on:pointerdown=begin
            on:pointermove=go_on
            on:pointerup=end
            on:pointerleave=move |_| began.set(NOWHERE)
        >
            {bars}
        </div>
    }
}

fn bars(bins: &[Bin], dragged: Option<RangeInclusive<usize>>, range: TypedRange) -> Vec<AnyView> {
    let highest = bins.iter().map(|bin| bin.total).max().unwrap_or(1).max(1) as u32;
    let chosen = range.and_then(|(from, to)| when::days(&interval(&from, &to)?));
    let is_in = |at: usize, bin: &Bin| match (&dragged, chosen) {
        (Some(dragged), _) => dragged.contains(&at),
        (None, Some(chosen)) => when::days(&bin.id).is_some_and(|days| days.overlaps(chosen)),
        (None, None) => true,
    };
    bins.iter().enumerate().map(|(at, bin)| bar(bin, highest, is_in(at, bin)).into_any()).collect()
}

/// What the bars begin and end with.
#[component]
fn FirstAndLast(
    /// The bins, oldest first.
    bins: Memo<Vec<Bin>>,
) -> impl IntoView {
    let name = |bin: Option<&Bin>| bin.map(|bin| bin.name.clone()).unwrap_or_default();
    view! {
        <p class="ends" aria-hidden="true">
            <span>{move || bins.with(|bins| name(bins.first()))}</span>
            <span>{move || bins.with(|bins| name(bins.last()))}</span>
        </p>
    }
}

/// What has no time, to tick.
#[component]
fn Undated(
    /// The bins, the last of them for what has no time.
    bins: Memo<Vec<Bin>>,
) -> impl IntoView {
    let explorer = explorer();
    let numbers = move || bins.with(|bins| bins.last().map(|bin| (bin.count, bin.total)).unwrap_or_default());
    let scope = move || explorer.narrowing().with(|query| query.scope());
    let is_on = move || explorer.narrowing().with(|query| query.choice(Facet::When, NOT_STATED) == Choice::Picked);
    let name = move || {
        let (count, total) = numbers();
        undated_name(&in_words(&explorer.corpus(), scope(), count, total))
    };
    view! {
        <li class="fv" class:is-on=is_on>
            <label>
                <input
                    type="checkbox"
                    aria-label=name
                    prop:checked=is_on
                    on:change=move |_| explorer.toggle(Facet::When, NOT_STATED, Choice::Picked)
                />
                <span class="name">{NOT_STATED_NAME}</span>
                <span class="n" aria-hidden="true">
                    <b>{move || numbers().0}</b>
                    {move || out_of(scope(), numbers().0, numbers().1)}
                </span>
            </label>
        </li>
    }
}
