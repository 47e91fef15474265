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
mod pointers;
mod ribbons;
mod scrolling;
mod text_pane;

use crate::state::{Explorer, explorer};
use crate::views::mode::ModeContent;
use crate::wording::full_text::{WHAT_FILTERS_DO, both_whole, paragraphs, passages};
use aligned::AlignedArticles;
use both_texts::BothTexts;
use engine::Query;
use engine::compare::alignment::MatchKind;
use engine::compare::same_text::ParagraphChange;
use leptos::prelude::*;
use match_tools::MatchTools;
use model::ArticleIndex;
use scrolling::Scrolling;

/// "Both articles whole: 41 passages tied by our reading; 1 paragraph moved".
fn title(aligned: AlignedArticles) -> String {
    let n_tied = aligned.n_of(&[MatchKind::Verdict, MatchKind::Tied]);
    let n_alike = if aligned.shows_alike.get() { aligned.n_of(&[MatchKind::Alike]) } else { 0 };
    let passages = passages(n_tied, aligned.n_of(&[MatchKind::Same]), n_alike);
    let n_of = |is_second: bool, is_such: &dyn Fn(ParagraphChange) -> bool| {
        aligned.changes(is_second).iter().filter(|paragraph| is_such(paragraph.change)).count()
    };
    let is_repeated = |change| change == ParagraphChange::Repeated;
    both_whole(
        &passages,
        &paragraphs(
            n_of(false, &|change| change == ParagraphChange::Moved),
            n_of(false, &|change| matches!(change, ParagraphChange::Edited { .. })),
            n_of(false, &is_repeated) + n_of(true, &is_repeated),
        ),
    )
}

/// The mode "Full text".
pub(crate) fn full_text(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> ModeContent {
    let aligned = AlignedArticles::new(explorer, [a, b]);
    let scrolling = Scrolling::new(aligned);
    ModeContent {
        title: Box::new(move || title(aligned)),
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
