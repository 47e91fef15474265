//! The list of facts, what narrows it beside it, and the article of the selected one.

mod around;
mod fact_list;
mod listing;
mod passages;

use crate::browser::value_of;
use crate::state::explorer;
use crate::views::bar::{ClearAll, FilterButton};
use crate::views::facets::FacetPanel;
use crate::views::reader::Reader;
use crate::views::sentence::Sentence;
use crate::views::share::ShareButton;
use crate::wording::facts::{FILTERS, GROUP, ORDER, SCOPE, STATEMENTS};
use crate::wording::phrases::CLEAR_ALL;
use engine::Query;
use engine::query::{Group, Scope, Sort};
use engine::wording::Label;
use leptos::prelude::*;
use passages::Passages;
use web_sys::Event;

pub(crate) use fact_list::FactList;

/// The view "Statements": filters, list, and the article of the selected statement.
#[component]
pub(crate) fn Facts() -> impl IntoView {
    let explorer = explorer();
    let is_reading = Memo::new(move |_| explorer.selected().is_some());
    view! {
        <div class="facts" class:reading=move || is_reading.get()>
            <aside class="rail" aria-label=FILTERS>
                <FacetPanel />
            </aside>
            <div class="bar">
                <Sentence is_title=true />
                <div class="actions">
                    <ClearAll name=CLEAR_ALL />
                    <ShareButton />
                </div>
            </div>
            <section class="list" id="list" tabindex="-1" aria-label=STATEMENTS>
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
                of=|query| query.group().label()
                set=|query, place| query.group = Group::ALL.get(place).copied()
            />
            <QueryChoice
                name=ORDER
                labels=Sort::ALL.iter().map(|sort| sort.label()).collect()
                of=|query| query.sort().label()
                set=|query, place| query.sort = Sort::ALL.get(place).copied()
            />
            <Show when=move || explorer.query().with(|query| query.n_conditions() > 0)>
                <QueryChoice
                    name=SCOPE
                    labels=Scope::ALL.iter().map(|scope| scope.label()).collect()
                    of=|query| query.scope().label()
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
    of: fn(&Query) -> &'static str,
    /// Chooses what stands at a place.
    set: fn(&mut Query, usize),
) -> impl IntoView {
    let explorer = explorer();
    let chosen = Memo::new(move |_| explorer.query().with(of));
    let option = |&label: &&'static str| {
        view! {
            <option value=label prop:selected=move || chosen.get() == label>
                {label}
            </option>
        }
    };
    let options = labels.iter().map(option).collect_view();
    let change = move |event: Event| {
        let chosen = value_of(&event);
        if let Some(place) = labels.iter().position(|label| *label == chosen) {
            explorer.step(|query| set(query, place));
        }
    };
    view! {
        <select class="choose" aria-label=name on:change=change>
            {options}
        </select>
    }
}
