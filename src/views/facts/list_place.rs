//! Where in a long list the reader is: a line that stays in view, and leads to any other section.

use super::listing::{Listing, ListingHeading};
use crate::browser::on_scrolling;
use crate::state::{Explorer, explorer};
use crate::views::choice::ChoiceList;
use crate::views::index::{Index, IndexEntry};
use crate::views::phrases::thousands;
use crate::views::rows::MOST;
use crate::wording::facts::{ON_PAPER, SECTIONS, SECTIONS_OF_LIST, place_in_list, print_words};
use leptos::html::Div;
use leptos::prelude::*;
use model::FactIndex;
use std::sync::Arc;
use web_sys::Element;

/// A shorter list needs none.
const LONG: usize = 12;
/// Of more sections not all are in the page.
const MOST_SECTIONS: usize = 100;
/// So many statements of a longer list are printed, as the reader likes; or all.
const PRINTED: [usize; 2] = [MOST, 2_000];
/// So far below the line, in pixels, lies what is read; where no card is there, one of the next of so many such steps.
const BELOW: f32 = 24.0;
const STEPS: u8 = 8;

/// The sections, folded, and how far the list is read.
#[component]
pub(super) fn ListPlace(
    /// The list.
    listing: Memo<Arc<Listing>>,
    /// How many of its statements are printed.
    printed: RwSignal<usize>,
) -> impl IntoView {
    let (explorer, line, read) = (explorer(), NodeRef::<Div>::new(), RwSignal::new(None));
    on_scrolling(Box::new(move || {
        let line = line.get();
        if let Some(fact) = line.and_then(|line| card_below(explorer, &line)) {
            read.set(Some(fact));
        }
    }));
    let n = move || listing.with(|listing| listing.n_cards());
    let n_sections = move || listing.with(|listing| listing.headings.len());
    let place = move || listing.with(|listing| place_words(listing, read.get()));
    let entries = Memo::new(move |_| listing.with(|listing| sections(listing, &explorer.href(|_| {}))));
    view! {
        <Show when=move || { n() > LONG }>
            <div class="place" node_ref=line>
                <Show when=move || (2..=MOST_SECTIONS).contains(&n_sections())>
                    <Index name=SECTIONS_OF_LIST entries label=|| SECTIONS.into_any() />
                </Show>
                <span class="quiet num">{place}</span>
                <Show when=move || { n() > MOST }>
                    <PaperChoice n=n() printed />
                </Show>
            </div>
        </Show>
    }
}

/// How much of a list is printed that is too long to be printed unasked.
#[component]
fn PaperChoice(
    /// How many statements it has.
    n: usize,
    /// How many are printed.
    printed: RwSignal<usize>,
) -> impl IntoView {
    let choices: Vec<usize> = PRINTED.into_iter().filter(|&most| most < n).chain([usize::MAX]).collect();
    let words = |&most: &usize| print_words((most < n).then(|| thousands(most)), &thousands(n));
    let labels = choices.iter().map(words).collect();
    let its = choices.clone();
    let chosen = Memo::new(move |_| its.iter().position(|&most| most == printed.get()).unwrap_or(0));
    let choose = Box::new(move |place: usize| printed.set(choices.get(place).copied().unwrap_or(MOST)));
    view! { <ChoiceList name=ON_PAPER.to_owned() labels chosen choose /> }
}

/// "Energy › Gas · 34 of 310": the section and the number of the card that is read, at first of the first.
fn place_words(listing: &Listing, read: Option<FactIndex>) -> String {
    let place = read.and_then(|fact| listing.place_of(fact)).unwrap_or(0);
    let number = read.and_then(|fact| listing.number_of(fact)).unwrap_or(1);
    let section = listing.headings.iter().rfind(|heading| heading.place <= place);
    let section = section.map_or("", |heading| heading.label.as_str());
    place_in_list(section, &thousands(number), &thousands(listing.n_cards()))
}

fn sections(listing: &Listing, here: &str) -> Vec<IndexEntry> {
    let entry = |(at, heading): (usize, &ListingHeading)| IndexEntry {
        label: heading.label.clone(),
        n: thousands(heading.n),
        is_under: false,
        selector: format!("[data-section='{at}']"),
        href: here.to_owned(),
    };
    listing.headings.iter().enumerate().map(entry).collect()
}

/// The card below the line.
#[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
fn card_below(explorer: Explorer, line: &Element) -> Option<FactIndex> {
    let at = line.get_bounding_client_rect();
    let (left, bottom) = (at.left() as f32 + BELOW, at.bottom() as f32);
    let card = (1..=STEPS).find_map(|step| {
        let under = gloo::utils::document().element_from_point(left, bottom + BELOW * f32::from(step))?;
        under.closest("[data-fact]").ok().flatten()
    });
    explorer.corpus().fact_of(&card?.get_attribute("data-fact")?)
}
