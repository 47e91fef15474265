//! The facts of the result as a list of cards under headings.

use super::around::ArticlesAround;
use super::list_place::ListPlace;
use super::listing::{Listing, ListingHeading, ListingRow};
use crate::browser::holds;
use crate::state::explorer;
use crate::views::card::Card;
use crate::views::phrases::{statements_name, thousands};
use crate::views::rows::{Content, LongList, MOST};
use crate::views::sentence::NothingFound;
use crate::wording::facts::{UNDERSTOOD, first_printed, not_understood, show_more};
use leptos::prelude::*;
use model::FactIndex;
use std::rc::Rc;
use std::sync::Arc;

/// With so many sections all headings are in the page, so that one can go from heading to heading.
const MOST_HEADINGS: usize = 100;
/// How many rows more a guest shows on request.
const MORE_FOR_A_GUEST: usize = 10;

/// The facts of the result, how what was typed is understood, or what to do where there are none.
#[component]
pub(crate) fn FactList() -> impl IntoView {
    let explorer = explorer();
    let most = RwSignal::new(if explorer.is_guest() { guest_rows() } else { usize::MAX });
    let listing = Memo::new(move |_| {
        Arc::new(Listing::of(&explorer.corpus(), explorer.narrowing().get(), &explorer.results().get()))
    });
    let n_more = Memo::new(move |_| listing.with(|listing| listing.lines.len()).saturating_sub(most.get()));
    let has_more = move || n_more.get() > 0;
    let printed = RwSignal::new(MOST);
    let n_listed = move || listing.with(|listing| listing.n_cards().min(most.get()));
    let content = move || -> Rc<dyn Content> {
        let listing = listing.get();
        let n = listing.lines.len().min(most.get());
        Rc::new(ListingContent { listing, n, printed })
    };
    view! {
        <div>
            <h2 class="away">{statements_name(&explorer.corpus())}</h2>
            <Understood />
            <ArticlesAround />
            <Show when=move || {
                explorer.results().with(|results| results.facts.is_empty() && results.around.is_empty())
            }>
                <NothingFound />
            </Show>
            <Show when=move || { n_listed() > printed.get() }>
                <p class="print-only">{move || first_printed(&thousands(printed.get()), &thousands(n_listed()))}</p>
            </Show>
            {(!explorer.is_guest()).then(|| view! { <ListPlace listing printed /> })}
            <LongList content selected=move || explorer.selected().map(|fact| fact.0) />
            <Show when=has_more>
                <button
                    type="button"
                    class="button more"
                    on:click=move |_| most.update(|most| *most += MORE_FOR_A_GUEST)
                >
                    {move || show_more(n_more.get())}
                </button>
            </Show>
        </div>
    }
}

/// How what was typed is understood, where that is not plain: another name, another spelling; and what of it is not.
#[component]
fn Understood() -> impl IntoView {
    let explorer = explorer();
    let lines = Memo::new(move |_| {
        explorer.rested_results().with(|results| {
            let mut lines = results.meant.clone();
            lines.extend(results.mistakes.iter().map(|mistake| not_understood(&mistake.what)));
            lines
        })
    });
    view! {
        <div class="understood" role="note" aria-label=UNDERSTOOD>
            {move || lines.get().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        </div>
    }
}

/// A guest shows a few, fewer where it is narrow.
fn guest_rows() -> usize {
    if holds("(max-width:35em)") { 4 } else { 7 }
}

/// The listing as rows, the first so many of them.
struct ListingContent {
    listing: Arc<Listing>,
    n: usize,
    /// How many are printed.
    printed: RwSignal<usize>,
}

impl Content for ListingContent {
    fn n(&self) -> usize {
        self.n
    }

    fn row(&self, place: usize) -> AnyView {
        match self.listing.lines.get(place) {
            Some(&ListingRow::Card(fact, _)) => view! { <Card fact /> }.into_any(),
            Some(&ListingRow::Heading(at)) => heading(at, &self.listing.headings[at]),
            None => ().into_any(),
        }
    }

    fn number(&self, place: usize) -> Option<(usize, usize)> {
        match self.listing.lines.get(place)? {
            ListingRow::Card(_, number) => Some((*number, self.listing.n_cards())),
            ListingRow::Heading(_) => None,
        }
    }

    fn key(&self, place: usize) -> Option<u32> {
        self.listing.fact_at(place).map(|fact| fact.0)
    }

    fn place_of(&self, key: u32) -> Option<usize> {
        self.listing.place_of(FactIndex(key))
    }

    fn n_printed(&self) -> usize {
        self.printed.get_untracked()
    }

    fn staying(&self, first: usize) -> Vec<u32> {
        let headings = &self.listing.headings;
        let all = if headings.len() <= MOST_HEADINGS { headings.len() } else { 0 };
        let here = headings.iter().rfind(|heading| heading.place <= first);
        headings[..all].iter().chain(here).map(|heading| heading.place as u32).collect()
    }
}

fn heading(at: usize, heading: &ListingHeading) -> AnyView {
    view! {
        <h2 class="section" data-section=at>
            {heading.label.clone()}
            " "
            <span class="n">{heading.n}</span>
        </h2>
    }
    .into_any()
}
