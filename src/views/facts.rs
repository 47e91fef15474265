//! The list of facts, what narrows it beside it, and the article of the selected one.

mod around;
mod fact_list;
mod list_place;
mod listing;
mod passages;

use crate::browser::{next_frame, on_scrolling};
use crate::state::{Explorer, explorer};
use crate::views::article_text::bring_into_view;
use crate::views::bar::{ClearAll, FilterButton};
use crate::views::choice::ChoiceList;
use crate::views::facets::FacetPanel;
use crate::views::phrases::statements_name;
use crate::views::reader::Reader;
use crate::views::sentence::Sentence;
use crate::views::share::ShareButton;
use crate::wording::facts::{FILTERS, GROUP, ORDER, SCOPE};
use crate::wording::phrases::CLEAR_ALL;
use engine::query::{Group, Scope, Sort};
use engine::search::group;
use engine::wording::Label;
use engine::{Corpus, Query};
use leptos::html::{Div, Section};
use leptos::prelude::*;
use passages::Passages;
use web_sys::Element;

pub(crate) use fact_list::FactList;

/// The view "Statements": filters, list, and the article of the selected statement.
#[component]
pub(crate) fn Facts() -> impl IntoView {
    let explorer = explorer();
    let is_reading = Memo::new(move |_| explorer.selected().is_some());
    let list = NodeRef::<Section>::new();
    // Where Back leads to, the browser shows what was seen there.
    if !explorer.has_travelled() {
        next_frame(Box::new(move || show_selected(explorer, list, ROWS_COME_IN, 0)));
    }
    let (bar, bar_height) = (NodeRef::<Div>::new(), RwSignal::new(0));
    let measure = move || {
        // In a later frame there may be no bar any more.
        if let Some(height) = bar.try_get_untracked().flatten().map(|bar| bar.offset_height()) {
            bar_height.maybe_update(|before| std::mem::replace(before, height) != height);
        }
    };
    on_scrolling(Box::new(measure));
    Effect::new(move || {
        explorer.query().track();
        next_frame(Box::new(measure));
    });
    view! {
        <div
            class="facts"
            class:reading=move || is_reading.get()
            style:--bar=move || format!("{}px", bar_height.get())
        >
            <aside class="rail" aria-label=FILTERS>
                <FacetPanel />
            </aside>
            <div class="bar" node_ref=bar>
                <Sentence is_title=true />
                <div class="actions">
                    <ClearAll name=CLEAR_ALL />
                    <ShareButton />
                </div>
            </div>
            <section class="list" id="list" tabindex="-1" aria-label=statements_name(&explorer.corpus()) node_ref=list>
                <Toolbar />
                <FactList />
                <Passages />
            </section>
            <Show when=move || is_reading.get()>
                <Reader />
            </Show>
        </div>
    }
}

fn is_in_window(card: &Element) -> bool {
    let (at, window) = (card.get_bounding_client_rect(), gloo::utils::window());
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    at.height() > 0.0 && at.top() >= 0.0 && at.top() < height / 2.0
}

/// The rows of a list come within so many frames.
const ROWS_COME_IN: usize = 60;

/// So many frames a card stays where it is before it is taken to stay there: rows above it are drawn meanwhile.
const STILL: usize = 15;

/// Who comes by a link to a statement sees its card in the list, once it is there and stays.
fn show_selected(explorer: Explorer, list: NodeRef<Section>, n_frames: usize, n_still: usize) {
    // The screen may be another by now.
    let Some(within) = list.try_get_untracked().flatten().filter(|_| n_frames > 0) else { return };
    let card = within.query_selector(".card.selected").ok().flatten();
    let is_seen = card.as_ref().is_some_and(is_in_window);
    // What lies above is only estimated until it is drawn, so the card may move once more.
    card.into_iter().filter(|_| !is_seen).for_each(|card| bring_into_view(&card, explorer.owns_page()));
    let n_still = if is_seen { n_still + 1 } else { 0 };
    if n_still < STILL {
        next_frame(Box::new(move || show_selected(explorer, list, n_frames - 1, n_still)));
    }
}

/// How the list is filtered, grouped and ordered; and where there are conditions, what must meet them.
#[component]
fn Toolbar() -> impl IntoView {
    let explorer = explorer();
    view! {
        <div class="toolbar">
            <FilterButton />
            <QueryChoice
                name=GROUP
                labels=Group::ALL.iter().map(|group| group.label()).collect()
                of=|corpus, query| group(corpus, query).label()
                set=|query, place| query.group = Group::ALL.get(place).copied()
            />
            <QueryChoice
                name=ORDER
                labels=Sort::ALL.iter().map(|sort| sort.label()).collect()
                of=|_, query| query.sort().label()
                set=|query, place| query.sort = Sort::ALL.get(place).copied()
            />
            <Show when=move || explorer.query().with(|query| query.n_conditions() > 0)>
                <QueryChoice
                    name=SCOPE
                    labels=Scope::ALL.iter().map(|scope| scope.label()).collect()
                    of=|_, query| query.scope().label()
                    set=|query, place| query.scope = Scope::ALL.get(place).copied()
                />
            </Show>
        </div>
    }
}

/// A switch of the query as a native list.
#[component]
fn QueryChoice(
    /// What it is called.
    name: &'static str,
    /// What can be chosen.
    labels: Vec<&'static str>,
    /// What is.
    of: fn(&Corpus, &Query) -> &'static str,
    /// Chooses what stands at a place.
    set: fn(&mut Query, usize),
) -> impl IntoView {
    let explorer = explorer();
    let labels: Vec<String> = labels.into_iter().map(str::to_owned).collect();
    let place = |labels: &[String], label| labels.iter().position(|its| its == label).unwrap_or(0);
    let its = labels.clone();
    let chosen = Memo::new(move |_| place(&its, explorer.query().with(|query| of(&explorer.corpus(), query))));
    let choose = Box::new(move |place| explorer.step(|query| set(query, place)));
    view! { <ChoiceList name=name.to_owned() labels chosen choose /> }
}
