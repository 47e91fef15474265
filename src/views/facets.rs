//! The panel of facets: tick what is wanted, say "not" to what is not, each with live counts.

use crate::state::article_class;
use crate::views::histogram::TimeFacet;
use crate::views::parts::explorer;
use corpus::facets::{FacetCounts, ValueCount};
use corpus::model::ArticleIndex;
use corpus::query::{Choice, Facet};
use leptos::prelude::*;

/// How many values a facet shows before "All".
const FIRST: usize = 6;

/// Every facet that the corpus has values for.
#[component]
pub(crate) fn FacetPanel() -> impl IntoView {
    let explorer = explorer();
    let shown = explorer.counts.with_untracked(|counts| {
        counts.iter().filter(|facet| facet.values.iter().filter(|value| value.total > 0).count() > 1).map(|facet| facet.facet).collect::<Vec<_>>()
    });
    let facets = shown.into_iter().map(|facet| match facet {
        Facet::When => view! { <TimeFacet /> }.into_any(),
        _ => view! { <FacetList facet /> }.into_any(),
    });
    view! { <div class="facets">{facets.collect_view()}</div> }
}

/// The counts of one facet, as they are now.
pub(crate) fn counts_of(facet: Facet) -> Memo<FacetCounts> {
    let explorer = explorer();
    Memo::new(move |_| {
        explorer.counts.with(|counts| {
            counts.iter().find(|counts| counts.facet == facet).cloned().unwrap_or(FacetCounts { facet, values: Vec::new() })
        })
    })
}

/// A facet as a list of values.
#[component]
fn FacetList(
    /// Which.
    facet: Facet,
) -> impl IntoView {
    let counts = counts_of(facet);
    let is_open = RwSignal::new(false);
    let rows = Memo::new(move |_| counts.with(|counts| visible(counts, is_open.get())));
    let n_values = move || counts.with(|counts| counts.values.iter().filter(|value| value.total > 0).count());
    let toggle = move |_| is_open.update(|is_open| *is_open = !*is_open);
    let head_id = format!("facet-{}", facet.id());
    let labelled_by = head_id.clone();
    let is_long = move || n_values() > FIRST;
    view! {
        <section class="facet" role="group" aria-labelledby=labelled_by>
            <header>
                <h2 id=head_id>{facet.label()}</h2>
                <MatchSwitch facet />
                <Show when=is_long>
                    <button type="button" class="plain" aria-expanded=move || is_open.get().to_string() on:click=toggle>
                        {move || if is_open.get() { "Fewer".to_owned() } else { format!("All {}", n_values()) }}
                        <span class="away">{format!(" values of {}", facet.label())}</span>
                    </button>
                </Show>
            </header>
            <ul>
                <For each=move || rows.get() key=|row| row.id.clone() let:row>
                    <ValueRow facet id=row.id.clone() first=row rows />
                </For>
            </ul>
        </section>
    }
}

/// The values that are shown: all that the corpus has, or the first few and whatever is chosen, parents before what
/// rolls up into them.
fn visible(counts: &FacetCounts, all: bool) -> Vec<ValueCount> {
    let used = |value: &&ValueCount| value.total > 0;
    if all || counts.values.iter().filter(used).count() <= FIRST + 1 {
        return tree_order(counts, |_| true);
    }
    let mut by_size: Vec<&ValueCount> = counts.values.iter().filter(used).filter(|value| value.depth == 0).collect();
    by_size.sort_by_key(|value| std::cmp::Reverse((value.count, value.total)));
    let first: Vec<String> = by_size.iter().take(FIRST).map(|value| value.id.clone()).collect();
    let is_chosen = |value: &ValueCount| value.choice != Choice::Open;
    let parent_is_chosen = |value: &ValueCount| value.parent.and_then(|parent| counts.values.get(parent as usize)).is_some_and(is_chosen);
    tree_order(counts, |value| first.contains(&value.id) || is_chosen(value) || parent_is_chosen(value))
}

/// Roots by size, each followed by what rolls up into it.
fn tree_order(counts: &FacetCounts, wanted: impl Fn(&ValueCount) -> bool) -> Vec<ValueCount> {
    let mut out = Vec::new();
    let wanted = |value: &ValueCount| value.total > 0 && wanted(value);
    push_children(counts, None, &wanted, &mut out);
    out
}

fn push_children(counts: &FacetCounts, parent: Option<u32>, wanted: &dyn Fn(&ValueCount) -> bool, out: &mut Vec<ValueCount>) {
    let mut children: Vec<(u32, &ValueCount)> = (0_u32..).zip(&counts.values).filter(|(_, value)| value.parent == parent).collect();
    if counts.facet != Facet::Article && counts.facet != Facet::Status {
        children.sort_by_key(|(_, value)| (value.id == corpus::query::NOT_STATED, std::cmp::Reverse(value.total)));
    }
    for (place, value) in children {
        if wanted(value) {
            out.push(value.clone());
        }
        push_children(counts, Some(place), wanted, out);
    }
}

/// One value: its box, its name, its counts, and "not".
#[component]
fn ValueRow(
    facet: Facet,
    id: String,
    first: ValueCount,
    rows: Memo<Vec<ValueCount>>,
) -> impl IntoView {
    let explorer = explorer();
    let key = id.clone();
    let now = Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.id == key).map(|row| (row.count, row.choice))));
    let count = move || now.get().map_or(0, |(count, _)| count);
    let choice = move || now.get().map_or(Choice::Open, |(_, choice)| choice);
    let class = move || match choice() {
        Choice::Open if count() == 0 => "fv none",
        Choice::Open => "fv",
        Choice::Picked => "fv is-on",
        Choice::Excluded => "fv is-not",
    };
    let name = first.name.clone();
    let total = first.total;
    let spoken = move || format!("{name}: {} of its {total} statements match", count());
    let (pick_id, not_id) = (id.clone(), id);
    let name_class = match facet {
        Facet::Article => format!("name doc {}", article_class(ArticleIndex(article_place(&first)))),
        _ => "name".to_owned(),
    };
    let not_name = format!("Exclude {}", first.name);
    view! {
        <li class=class style:--depth=first.depth.to_string()>
            <label>
                <input
                    type="checkbox"
                    aria-label=spoken
                    prop:checked=move || choice() == Choice::Picked
                    on:change=move |_| explorer.toggle(facet, &pick_id, Choice::Picked)
                />
                <span class=name_class>{first.name.clone()}</span>
                <span class="n" aria-hidden="true"><b>{count}</b>" of "{total}</span>
            </label>
            <button
                type="button"
                class="exclude"
                aria-label=not_name
                aria-pressed=move || (choice() == Choice::Excluded).to_string()
                on:click=move |_| explorer.toggle(facet, &not_id, Choice::Excluded)
            >
                "not"
            </button>
        </li>
    }
}

/// The article that a value of the article facet stands for.
fn article_place(value: &ValueCount) -> u32 {
    let explorer = explorer();
    explorer.corpus.get_untracked().article_of(&value.id).map_or(u32::MAX, |article| article.0)
}

/// Whether one of the picks is enough or all must be met; asked only where there are two.
#[component]
fn MatchSwitch(facet: Facet) -> impl IntoView {
    let explorer = explorer();
    let asks = move || explorer.query.with(|query| query.selection(facet).picks.len() > 1);
    let all = move || explorer.query.with(|query| query.selection(facet).all);
    let switch = move |_| {
        explorer.step(|mut query| {
            let selection = query.selection_mut(facet);
            selection.all = !selection.all;
            query
        });
    };
    view! {
        <Show when=asks>
            <button type="button" class="plain match" aria-label=format!("{}: match any or all", facet.label()) on:click=switch>
                {move || if all() { "all of these" } else { "any of these" }}
            </button>
        </Show>
    }
}
