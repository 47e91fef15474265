//! Both texts and the gap between them, and the list of their matches.

use super::aligned::AlignedArticles;
use super::passage_list::PassageList;
use super::pointers::PointerWords;
use super::ribbons::RibbonDrawing;
use super::scrolling::Scrolling;
use super::text_pane::Paragraphs;
use crate::state::explorer;
use crate::views::choice::ChoiceButton;
use crate::views::labels::{NameOverTitle, PublicationName, article_class};
use crate::views::phrases::counted;
use crate::wording::full_text::{MANY_WORDS, ONE_WORD, WHICH, paragraphs_in_view, text_name};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Both articles whole, joined where they match.
#[component]
pub(super) fn BothTexts(
    /// Both articles.
    aligned: AlignedArticles,
    /// How they scroll.
    scrolling: Scrolling,
) -> impl IntoView {
    scrolling.listen();
    let list = move || (!aligned.shown().is_empty()).then(|| view! { <PassageList aligned /> });
    view! {
        <div
            class="both-texts"
            class:second=move || aligned.shows_second.get()
            class:with-alike=move || aligned.shows_alike.get()
            on:click=move |event| clicked(aligned, scrolling, &event)
            node_ref=scrolling.frame
        >
            <Show when=move || aligned.is_narrow.get()>
                <WhichArticle aligned />
            </Show>
            <WholeArticle aligned scrolling is_second=false />
            <RibbonDrawing ribbons=scrolling.ribbons />
            <PointerWords pointers=scrolling.pointers />
            <WholeArticle aligned scrolling is_second=true />
            {list}
        </div>
    }
}

/// An article: what it is called, and its text in a pane.
#[component]
fn WholeArticle(
    /// Both articles.
    aligned: AlignedArticles,
    /// How they scroll.
    scrolling: Scrolling,
    /// Whether it is the second of them.
    is_second: bool,
) -> impl IntoView {
    let (corpus, index) = (explorer().corpus(), aligned.article(is_second));
    let article = corpus.article(index);
    let place = if is_second { "second" } else { "first" };
    let text = scrolling.text(is_second);
    let n_words = article.n_words();
    // Where one text is shown at a time the page scrolls, and nothing tells which paragraph is in view.
    let seen = move || match scrolling.paragraphs_seen(is_second) {
        (first, last, n) if n > 0 && !aligned.is_narrow.get() => paragraphs_in_view(first, last, n),
        _ => counted(n_words, ONE_WORD, MANY_WORDS),
    };
    view! {
        <section class=format!("whole {place} {}", article_class(index))>
            <header>
                <p>
                    <NameOverTitle article=index />
                    <span class="quiet">{seen}</span>
                </p>
                <h2>{article.title.clone()}</h2>
            </header>
            <div
                class="pane"
                lang=article.language.clone()
                tabindex="0"
                role="region"
                aria-label=text_name(&corpus.article_name(index))
                on:scroll=move |_| scrolling.scrolled(is_second)
                node_ref=text.pane
            >
                <Paragraphs text />
            </div>
        </section>
    }
}

/// Where there is room for one article: which.
#[component]
fn WhichArticle(
    /// Both articles.
    aligned: AlignedArticles,
) -> impl IntoView {
    let shows_second = aligned.shows_second;
    let choice = |is_second: bool| {
        let is_on = Memo::new(move |_| shows_second.get() == is_second);
        view! {
            <ChoiceButton is_on choose=Box::new(move || shows_second.set(is_second))>
                <PublicationName article=aligned.article(is_second) />
            </ChoiceButton>
        }
    };
    view! {
        <div class="which" role="group" aria-label=WHICH>
            {choice(false)}
            {choice(true)}
        </div>
    }
}

/// A click on a passage of a text, or on a match of the list.
fn clicked(aligned: AlignedArticles, scrolling: Scrolling, event: &Event) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if let Some((at, listed)) = numbered(&target, "data-match") {
        if aligned.is_narrow.get() {
            let is_second = listed.closest(".first").ok().flatten().is_some();
            aligned.shows_second.set(is_second);
        }
        aligned.choose(at);
    } else if let Some((at, passage)) = numbered(&target, "data-passage") {
        let is_second = passage.closest(".second.whole").ok().flatten().is_some();
        if let Some(span) = scrolling.text(is_second).passage(at) {
            aligned.choose_of(is_second, span);
        }
    }
}

/// What was clicked, or what it is in, that has such a number.
fn numbered(target: &Element, name: &str) -> Option<(usize, Element)> {
    let found = target.closest(&format!("[{name}]")).ok().flatten()?;
    let number = found.get_attribute(name).and_then(|number| number.parse().ok())?;
    Some((number, found))
}
