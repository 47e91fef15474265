//! An article to read: beside the list of facts, over a comparison, or by itself.

use crate::browser::keys::ESCAPE;
use crate::browser::{focus_in_place, next_frame, on_key};
use crate::state::{Explorer, explorer};
use crate::views::article_text::{ArticleText, facts_of};
use crate::views::labels::{NameOverTitle, article_class};
use crate::views::links::{Outward, web_address};
use crate::views::phrases::{about, issue, statements_of};
use crate::wording::full_text::paragraphs_in_view;
use crate::wording::phrases::{CLOSE, SOURCE};
use crate::wording::reader::{ALL_ARTICLES, ARTICLE, FACTS, NAMES, NO_ARTICLE, NO_FACTS, NO_SOURCE, WHOLE};
use engine::compare::ledger::pair;
use engine::query::View;
use leptos::html::Aside;
use leptos::prelude::*;
use model::closed::BlockRole;
use model::{ArticleIndex, FactIndex, Span};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The article of the selected fact, beside the list; where there is no room for that, over it.
#[component]
pub(crate) fn Reader() -> impl IntoView {
    let explorer = explorer();
    let pane = NodeRef::<Aside>::new();
    close_on_escape(explorer);
    let opened = explorer.selected();
    Effect::new(move |before: Option<Option<FactIndex>>| {
        let fact = explorer.selected();
        let is_opened = before.map_or(opened.is_some(), |before| before.is_none()) && fact.is_some();
        if is_opened {
            next_frame(Box::new(move || focus_if_over(pane)));
        }
        fact
    });
    view! {
        <aside class="reader" aria-label=ARTICLE tabindex="-1" node_ref=pane>
            <SelectedArticle />
        </aside>
    }
}

/// Only what lies over the page takes the focus: beside the list it would be taken from where the reader is.
fn focus_if_over(pane: NodeRef<Aside>) {
    let is_over = pane.try_get_untracked().flatten().is_some_and(|pane| pane.offset_parent().is_none());
    if is_over {
        focus_pane(pane);
    }
}

fn close_on_escape(explorer: Explorer) {
    on_key(Box::new(move |key| {
        if key.key() == ESCAPE && explorer.selected().is_some() && !key.default_prevented() {
            close(explorer);
        }
    }));
}

/// Closes the article; the keyboard goes on from the statement at which it was open.
fn close(explorer: Explorer) {
    let id = explorer.query().with_untracked(|query| query.fact.clone());
    let active = gloo::utils::document().active_element();
    let within = active.and_then(|active| active.closest(".explorer").ok().flatten());
    explorer.step(|query| query.fact = None);
    next_frame(Box::new(move || {
        let card = id.and_then(|id| within?.query_selector(&format!("[data-fact='{id}']")).ok().flatten());
        let link = card.and_then(|card| card.query_selector("a").ok().flatten());
        if let Some(link) = link.and_then(|link| link.dyn_into().ok()) {
            focus_in_place(&link);
        }
    }));
}

/// The article that the selected fact is in. It is built anew only for another article.
fn selected_article(explorer: Explorer) -> Memo<Option<ArticleIndex>> {
    Memo::new(move |_| explorer.selected().map(|fact| explorer.corpus().fact(fact).article))
}

/// The article of the selected fact; nothing where none is.
#[component]
fn SelectedArticle() -> impl IntoView {
    let article = selected_article(explorer());
    move || article.get().map(|article| view! { <OpenArticle article /> })
}

/// The article of the selected statement, over the column of the comparison that is its own.
#[component]
pub(crate) fn Pane() -> impl IntoView {
    let explorer = explorer();
    let article = selected_article(explorer);
    let second = Memo::new(move |_| {
        let compared = explorer.query().with(|query| pair(&explorer.corpus(), query));
        compared.map(|(_, second)| second)
    });
    let pane = NodeRef::<Aside>::new();
    move_focus(article, pane);
    close_on_escape(explorer);
    let open = move |article| {
        view! {
            <aside
                class="reader drawer"
                class:second=move || second.get() == Some(article)
                aria-label=ARTICLE
                tabindex="-1"
                node_ref=pane
            >
                <OpenArticle article />
            </aside>
        }
    };
    view! { <div>{move || article.get().map(open)}</div> }
}

/// An article that is opened has the focus; when it is closed, the reader is back where they were.
fn move_focus(article: Memo<Option<ArticleIndex>>, pane: NodeRef<Aside>) {
    Effect::new(move |before: Option<Option<HtmlElement>>| {
        let is_open = article.get().is_some();
        // What is open when the screen is new was not opened just now.
        let before = before?;
        if is_open {
            next_frame(Box::new(move || focus_pane(pane)));
            return gloo::utils::document().active_element().and_then(|active| active.dyn_into().ok());
        }
        if let Some(before) = before {
            next_frame(Box::new(move || focus_in_place(&before)));
        }
        None
    });
}

fn focus_pane(pane: NodeRef<Aside>) {
    // Nothing is followed from within a frame, and by then the pane may be gone with its screen.
    if let Some(pane) = pane.try_get_untracked().flatten() {
        focus_in_place(&pane);
    }
}

/// An article beside something else, with the ways to all of it and back.
#[component]
fn OpenArticle(
    /// Which article.
    article: ArticleIndex,
) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus();
    let document = corpus.article(article);
    let (id, reading) = (document.id.clone(), RwSignal::new(None));
    view! {
        <header>
            <NameOverTitle article />
            <PlaceInText article reading />
            <NamesChoice />
            <a href=move || explorer.href(|query| query.view = View::Article(id.clone()))>{WHOLE}</a>
            <button type="button" class="plain" on:click=move |_| close(explorer)>
                {CLOSE}
            </button>
        </header>
        <h2>{document.title.clone()}</h2>
        <p class="quiet">{about(document)}</p>
        <ArticleText article reading />
    }
}

/// Which paragraphs are in view: "paragraph 5 of 18".
#[component]
fn PlaceInText(
    /// Of which article.
    article: ArticleIndex,
    /// What of it is in view.
    reading: RwSignal<Option<Span>>,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let place = move || {
        let paragraphs = corpus.article(article).blocks.iter().filter(|block| block.role == BlockRole::Paragraph);
        let (mut n, mut before, mut until) = (0, 0, 0);
        let seen = reading.get()?;
        for block in paragraphs {
            n += 1;
            before += usize::from(block.span.end <= seen.start);
            until += usize::from(block.span.start < seen.end);
        }
        (n > 0).then(|| paragraphs_in_view(before.min(n - 1) + 1, until.max(before + 1).min(n), n))
    };
    view! { <span class="quiet where">{place}</span> }
}

/// Whether names are marked: the style sheet follows the box.
#[component]
fn NamesChoice() -> impl IntoView {
    view! {
        <label class="names">
            <input type="checkbox" />
            {NAMES}
        </label>
    }
}

/// An article by itself, with its facts beside it.
#[component]
pub(crate) fn ArticlePage(
    /// The article's id, as in the address: there may be none of that id.
    id: String,
) -> impl IntoView {
    match explorer().corpus().article_of(&id) {
        Some(article) => view! { <WholeArticle article /> }.into_any(),
        None => view! { <NoArticle /> }.into_any(),
    }
}

/// What an address of no article leads to.
#[component]
fn NoArticle() -> impl IntoView {
    view! {
        <section class="page">
            <h1>{NO_ARTICLE}</h1>
            <p>
                <a href="#/articles">{ALL_ARTICLES}</a>
            </p>
        </section>
    }
}

/// An article by itself, with its facts beside it.
#[component]
fn WholeArticle(
    /// Which article.
    article: ArticleIndex,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let document = corpus.article(article);
    let reading = RwSignal::new(None);
    view! {
        <div class=format!("article {}", article_class(article))>
            <section class="reader" aria-label=ARTICLE>
                <header>
                    <NameOverTitle article />
                    <span class="quiet">{issue(document)}</span>
                    <PlaceInText article reading />
                    <NamesChoice />
                </header>
                <h1>{document.title.clone()}</h1>
                <p class="quiet">{about(document)}</p>
                <ArticleText article reading />
                <Rights article />
            </section>
            <ArticleFacts article reading />
        </div>
    }
}

/// The facts of one article as a short list, which follows reading; each lights its quote.
#[component]
fn ArticleFacts(
    /// Which article.
    article: ArticleIndex,
    /// What of it is in view.
    reading: RwSignal<Option<Span>>,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let facts: Vec<FactIndex> = facts_of(&corpus, article).collect();
    let list = NodeRef::<Aside>::new();
    Effect::new(move || {
        reading.track();
        next_frame(Box::new(move || list.try_get_untracked().flatten().iter().for_each(show_read)));
    });
    view! {
        <aside class="told" aria-label=FACTS node_ref=list>
            <h2>{statements_of(&corpus, article, facts.len())}</h2>
            {facts.is_empty().then(|| view! { <p class="quiet">{NO_FACTS}</p> })}
            <ol>{facts.into_iter().map(|fact| view! { <FactItem fact reading /> }).collect_view()}</ol>
        </aside>
    }
}

/// Scrolls the list, where it is one that scrolls, to the first fact of what is in view.
fn show_read(list: &HtmlElement) {
    let read = list.query_selector(".read").ok().flatten();
    // Who goes through the list by hand or keyboard is not disturbed.
    if let Some(read) = read.filter(|_| !list.matches(":hover,:focus-within").unwrap_or(false)) {
        let (pane, at) = (list.get_bounding_client_rect(), read.get_bounding_client_rect());
        #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
        let above = (at.top() - pane.top() - pane.height() / ABOVE_READ) as i32;
        list.set_scroll_top(list.scroll_top() + above);
    }
}

/// The first fact of what is in view stands so far down its list.
const ABOVE_READ: f64 = 5.0;

/// A fact of the article that is read: a link that lights its quote.
#[component]
fn FactItem(
    /// Which fact.
    fact: FactIndex,
    /// What of its article is in view.
    reading: RwSignal<Option<Span>>,
) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus();
    let told = corpus.fact(fact);
    let quote = told.evidence.first().copied();
    let is_read = Memo::new(move |_| reading.get().zip(quote).is_some_and(|(seen, quote)| seen.overlaps(quote)));
    let (article_id, fact_id) = (corpus.article(told.article).id.clone(), told.id.clone());
    let is_lit = Memo::new(move |_| explorer.selected() == Some(fact));
    let target = move || {
        explorer.href(|query| {
            query.view = View::Article(article_id.clone());
            query.fact = Some(fact_id.clone());
            query.at = None;
        })
    };
    view! {
        <li class:read=is_read>
            <a href=target class:on=move || is_lit.get() aria-current=move || is_lit.get().then_some("true")>
                {told.statement.clone()}
            </a>
        </li>
    }
}

/// Whose an article is, and where it appeared.
#[component]
fn Rights(
    /// Which article.
    article: ArticleIndex,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let document = corpus.article(article);
    let source = match web_address(&document.url) {
        Some(url) => view! { <Outward url=url name=SOURCE /> }.into_any(),
        None => NO_SOURCE.into_any(),
    };
    view! {
        <footer class="quiet">
            <p>{document.rights.clone()}</p>
            <p>{source}</p>
        </footer>
    }
}
