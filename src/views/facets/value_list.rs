//! A facet as a list of its values, the first few of them or all.

use super::value_row::ValueRow;
use super::values::{FIRST, Wish, chosen, order, shown, used};
use crate::browser::value_of;
use crate::state::{Explorer, explorer};
use crate::views::facet::{FacetGroup, is_unfolded, tally};
use crate::wording::facets::{
    FIND, all_or_fewer, find_in, in_order, match_words, more_by_name, order_words, values_of,
};
use engine::wording::records;
use leptos::prelude::*;
use model::closed::Facet;
use web_sys::Event;

/// A list of more values can be searched and sorted.
const LONG: usize = 12;

/// How the values of one facet are shown.
#[derive(Clone, Copy)]
struct FacetView {
    explorer: Explorer,
    facet: Facet,
    /// Whether all of them are shown.
    is_open: RwSignal<bool>,
    /// Whether they stand by name rather than by number.
    by_name: RwSignal<bool>,
    /// What a name must have, as typed.
    sought: RwSignal<String>,
}

impl FacetView {
    fn new(explorer: Explorer, facet: Facet) -> Self {
        Self {
            explorer,
            facet,
            is_open: RwSignal::new(false),
            by_name: RwSignal::new(false),
            sought: RwSignal::new(String::new()),
        }
    }

    /// What the facet is called.
    fn label(self) -> String {
        records::facet(&self.explorer.corpus(), self.facet).to_owned()
    }

    /// The values that are shown, and how many more there are. Which stand there follows from the counts, their order
    /// does not: nothing jumps while one types or ticks. What is chosen already when the list is built stands first.
    fn shown(self, counts: Memo<Vec<u32>>) -> Memo<(Vec<u32>, usize)> {
        let Self { explorer, facet, is_open, by_name, sought, .. } = self;
        let order = Memo::new(move |_| {
            let corpus = explorer.corpus();
            let chosen = explorer.narrowing().with_untracked(|query| chosen(query, corpus.field(facet)));
            order(&corpus, facet, by_name.get(), &chosen)
        });
        Memo::new(move |_| {
            let (counts, order, sought) = (counts.get(), order.get(), sought.get());
            let (query, corpus) = (explorer.narrowing().get(), explorer.corpus());
            let wish = Wish { query: &query, is_open: is_open.get(), sought: &sought };
            shown(corpus.field(facet), &counts, &order, &wish)
        })
    }
}

/// A facet as a list of its values, each to tick or to exclude, with its counts.
#[component]
pub(super) fn ValueList(
    /// Which facet.
    facet: Facet,
) -> impl IntoView {
    let explorer = explorer();
    let view = FacetView::new(explorer, facet);
    let counts = tally(explorer, facet);
    let n_values = used(explorer.corpus().field(facet)).count();
    let shown = view.shown(counts);
    let n_left = move || shown.with(|(_, n_left)| *n_left);
    view! {
        <FacetGroup
            name=view.label()
            class="facet"
            is_unfolded=is_unfolded(explorer, facet)
            beside=move || {
                view! {
                    <MatchSwitch view />
                    {(n_values > FIRST + 1).then(|| view! { <OpenButton view n_values /> })}
                }
            }
        >
            {(n_values > LONG).then(|| view! { <Finder view /> })}
            <ul>
                <For each=move || shown.with(|(values, _)| values.clone()) key=|value| *value let:value>
                    <ValueRow facet value=value as usize counts />
                </For>
            </ul>
            <Show when=move || view.is_open.get() && (n_left() > 0)>
                <p class="quiet">{move || more_by_name(n_left())}</p>
            </Show>
        </FacetGroup>
    }
}

/// Whether one of the picks is enough or all must be met; asked only where there are two.
#[component]
fn MatchSwitch(
    /// Of which facet.
    view: FacetView,
) -> impl IntoView {
    let FacetView { explorer, facet, .. } = view;
    let change = move |_| {
        explorer.step(|query| {
            let selection = query.selection_mut(facet);
            selection.all = !selection.all;
        });
    };
    let is_asked = move || explorer.query().with(|query| query.selection(facet).picks.len() > 1);
    let is_all = move || explorer.query().with(|query| query.selection(facet).all);
    view! {
        <span>
            <Show when=is_asked>
                <button type="button" class="plain match" on:click=change>
                    <span class="away">{format!("{}: ", view.label())}</span>
                    {move || match_words(is_all())}
                </button>
            </Show>
        </span>
    }
}

/// "All 34", "Fewer".
#[component]
fn OpenButton(
    /// Of which facet.
    view: FacetView,
    /// How many values it has.
    n_values: usize,
) -> impl IntoView {
    let FacetView { is_open, sought, .. } = view;
    let change = move |_| {
        is_open.update(|is_open| *is_open = !*is_open);
        sought.set(String::new());
    };
    view! {
        <button type="button" class="plain" aria-expanded=move || is_open.get().to_string() on:click=change>
            {move || all_or_fewer(is_open.get(), n_values)}
            <span class="away">{values_of(&view.label())}</span>
        </button>
    }
}

/// A field for a part of the name, and the order; where all values are shown.
#[component]
fn Finder(
    /// Of which facet.
    view: FacetView,
) -> impl IntoView {
    let FacetView { is_open, by_name, sought, .. } = view;
    let type_in = move |event: Event| sought.set(value_of(&event));
    view! {
        <Show when=move || is_open.get()>
            <div class="finder">
                <input
                    type="text"
                    aria-label=find_in(&view.label())
                    placeholder=FIND
                    autocomplete="off"
                    prop:value=move || sought.get()
                    on:input=type_in
                />
                <button
                    type="button"
                    class="plain match"
                    on:click=move |_| by_name.update(|by_name| *by_name = !*by_name)
                >
                    <span class="away">{in_order(&view.label())}</span>
                    {move || order_words(by_name.get())}
                </button>
            </div>
        </Show>
    }
}
