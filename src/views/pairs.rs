//! Which two articles are compared: by date, by title, by how alike they are; and the sides exchanged.

mod article_search;
mod likeness;

use crate::browser::{next_frame, value_of};
use crate::state::explorer;
use crate::wording::compare::{FIRST_ARTICLE, IN_ORDER, SECOND_ARTICLE, SWAP, WITH, order};
use article_search::ArticleSearch;
use engine::compare::pairs::{choices, swapped, with_first, with_second};
use engine::{Corpus, Query};
use leptos::prelude::*;
use likeness::ByLikeness;
use model::ArticleIndex;
use std::mem::take;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent};

/// Exchanges the two sides; all else stays.
#[component]
pub(crate) fn SwapButton() -> impl IntoView {
    let explorer = explorer();
    let swap = move |event: MouseEvent| {
        let focus = focus_again(&event);
        explorer.step(|query| *query = swapped(&explorer.corpus(), take(query)));
        focus();
    };
    view! {
        <button type="button" class="plain swap" on:click=swap>
            {SWAP}
        </button>
    }
}

/// The comparison is built anew for another pair: who chose it by keyboard goes on where they were.
fn focus_again(event: &Event) -> impl FnOnce() + use<> {
    let field = event_target::<Element>(event);
    let class = [".", &field.class_name().replace(' ', ".")].concat();
    let frame = field.closest(".compare").ok().flatten();
    move || {
        let Some(frame) = frame else { return };
        next_frame(Box::new(move || {
            let field = frame.query_selector(&class).ok().flatten();
            if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
                let _borne = field.focus();
            }
        }));
    }
}

/// Which two, where there are more.
#[component]
pub(crate) fn PairChoice(
    /// The first article.
    a: ArticleIndex,
    /// The second article.
    b: ArticleIndex,
) -> impl IntoView {
    let is_by_title = RwSignal::new(false);
    view! {
        <div class="choice">
            <div class="toolbar">
                <ArticleSelect name=FIRST_ARTICLE class="choose first" chosen=a choose=with_first is_by_title />
                <span class="quiet">{WITH}</span>
                <ArticleSelect name=SECOND_ARTICLE class="choose second" chosen=b choose=with_second is_by_title />
                <button
                    type="button"
                    class="plain"
                    on:click=move |_| is_by_title.update(|is_by_title| *is_by_title = !*is_by_title)
                >
                    <span class="away">{IN_ORDER}</span>
                    {move || order(is_by_title.get())}
                </button>
            </div>
            <ByLikeness a b />
        </div>
    }
}

/// Of more articles one is found by its name.
const LISTED: usize = 24;

/// How an article takes a side.
type Choose = fn(&Corpus, Query, ArticleIndex) -> Query;

/// All articles, to choose one for a side.
#[component]
fn ArticleSelect(
    /// What the field is called.
    name: &'static str,
    /// Its class.
    class: &'static str,
    /// The article that has the side now.
    chosen: ArticleIndex,
    /// How another takes it.
    choose: Choose,
    /// Whether they stand by title, and not by date.
    is_by_title: RwSignal<bool>,
) -> impl IntoView {
    let explorer = explorer();
    let take_side = move |event: &Event, article: ArticleIndex| {
        let focus = focus_again(event);
        explorer.step(|query| *query = choose(&explorer.corpus(), take(query), article));
        focus();
    };
    if explorer.corpus().articles.len() > LISTED {
        return view! { <ArticleSearch name class chosen is_by_title choose=Box::new(take_side) /> }.into_any();
    }
    let change = move |event: Event| {
        if let Some(article) = explorer.corpus().article_of(&value_of(&event)) {
            take_side(&event, article);
        }
    };
    let options = move || {
        let corpus = explorer.corpus();
        let option = |(article, name): (ArticleIndex, String)| {
            view! {
                <option value=corpus.article(article).id.clone() selected=article == chosen>
                    {name}
                </option>
            }
        };
        choices(&corpus, is_by_title.get()).into_iter().map(option).collect_view()
    };
    view! {
        <select class=class aria-label=name on:change=change>
            {options}
        </select>
    }
    .into_any()
}
