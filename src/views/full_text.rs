//! Two articles whole, side by side, with the passages that speak of the same joined.
//!
//! The texts are drawn once, a sentence an element; what is searched, selected and chosen changes only the sentences
//! that it touches. Where the matching sentences lie is measured once a layout, so that scrolling reads no layout.

mod aligned;
mod bird_view;
mod both_texts;
mod match_tools;
mod partners;
mod passage_list;
mod ribbons;
mod scrolling;
mod text_pane;

use crate::state::{Explorer, explorer};
use crate::views::mode::ModeContent;
use crate::views::phrases::counted;
use crate::wording::full_text::{MANY_PASSAGES, NO_MATCHES, ONE_PASSAGE, WHAT_FILTERS_DO, both_whole};
use aligned::AlignedArticles;
use both_texts::BothTexts;
use engine::Query;
use leptos::prelude::*;
use match_tools::MatchTools;
use model::ArticleIndex;
use scrolling::Scrolling;

fn title(n_matches: usize) -> String {
    match n_matches {
        0 => NO_MATCHES.to_owned(),
        n => both_whole(&counted(n, ONE_PASSAGE, MANY_PASSAGES)),
    }
}

/// The mode "Full text".
pub(crate) fn full_text(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> ModeContent {
    let aligned = AlignedArticles::new(explorer, [a, b]);
    let scrolling = Scrolling::new(aligned);
    let title = title(aligned.n_matches());
    ModeContent {
        title: Box::new(move || title.clone()),
        beside: Some(view! { <MatchTools aligned scrolling /> }.into_any()),
        content: vec![view! { <WhatFiltersDo/> }.into_any(), view! { <BothTexts aligned scrolling/> }.into_any()],
    }
}

/// Where there are filters, that they leave nothing out.
#[component]
fn WhatFiltersDo() -> impl IntoView {
    let explorer = explorer();
    view! {
        <div>
            <Show when=move || explorer.query().with(Query::narrows)>
                <p class="asked quiet">{WHAT_FILTERS_DO}</p>
            </Show>
        </div>
    }
}
