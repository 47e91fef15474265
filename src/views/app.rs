//! The frame around every view: masthead and navigation, or in a blog one line above and one below.

use crate::address::scroll_to_top;
use crate::browser::{focus_in_place, next_frame};
use crate::state::{Explorer, explorer};
use crate::views::about::About;
use crate::views::announcer::Announcer;
use crate::views::answer::Answer;
use crate::views::articles::Articles;
use crate::views::compare::Compare;
use crate::views::entry::Entry;
use crate::views::facts::Facts;
use crate::views::guest::{GuestFacts, GuestFoot, GuestHead};
use crate::views::left_out::LeftOutNote;
use crate::views::matrix::Matrix;
use crate::views::navigation::Navigation;
use crate::views::phrases::{counted, statements_among, statements_name};
use crate::views::reader::ArticlePage;
use crate::views::search_box::SearchBox;
use crate::views::timeline::Timeline;
use crate::wording::app::{ABOUT, FOUND, READING, SKIP, WORD_FOR_WORD, compared, screen_name, screen_title};
use crate::wording::articles::{MANY_ARTICLES, ONE_ARTICLE};
use crate::wording::phrases::REPORT;
use engine::compare::ledger::pair;
use engine::query::View;
use engine::wording::sentence::{describe, to_text};
use engine::{Corpus, Query};
use leptos::html::Main;
use leptos::prelude::*;
use model::FactIndex;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

/// How much there is: "2 articles · 310 statements".
fn extent(corpus: &Corpus) -> String {
    let articles = counted(corpus.articles.len(), ONE_ARTICLE, MANY_ARTICLES);
    // What a program found is said where it is shown.
    let mut read = (0..corpus.facts.len()).map(FactIndex::new).filter(|&fact| !corpus.fact(fact).is_by_program());
    if corpus.is_found_only() {
        return articles;
    }
    format!("{articles} · {}", statements_among(corpus, &mut read))
}

/// The whole explorer.
#[component]
pub(crate) fn App() -> impl IntoView {
    let explorer = explorer();
    explorer.follow_address();
    let view = Memo::new(move |_| explorer.query().with(|query| query.view.clone()));
    let (main, shows_controls) = (NodeRef::<Main>::new(), RwSignal::new(false));
    let (head, foot) = match explorer.is_guest() {
        true => (view! { <GuestHead view shows_controls /> }.into_any(), view! { <GuestFoot /> }.into_any()),
        false => (view! { <Masthead view /> }.into_any(), view! { <Foot /> }.into_any()),
    };
    if explorer.owns_page() {
        on_new_screen(explorer, view, main);
    }
    view! {
        <div
            class=move || page_class(&view.get(), explorer.is_guest(), shows_controls.get())
            on:click=move |event| {
                follow_link(explorer, &event);
                keep_focus(main);
            }
        >
            {head}
            <main id="main" tabindex="-1" node_ref=main>
                <LeftOutNote />
                <Answer />
                {move || view! { <Screen view=view.get() /> }}
            </main>
            {foot}
            <p class="print-only">{move || explorer.address()}</p>
            <Announcer />
        </div>
    }
}

fn page_class(view: &View, is_guest: bool, shows_controls: bool) -> String {
    let mut classes = vec!["explorer", view_class(view)];
    classes.extend(is_guest.then_some("guest"));
    classes.extend(shows_controls.then_some("controls"));
    classes.join(" ")
}

fn view_class(view: &View) -> &'static str {
    match view {
        View::Entry => "view-entry",
        View::Compare => "view-compare",
        View::Articles => "view-articles",
        View::Article(_) => "view-article",
        View::About => "view-about",
        View::Facts => "view-facts",
        View::Timeline => "view-timeline",
        View::Matrix => "view-matrix",
    }
}

/// A screen is built anew only for another screen; what changes within it, it follows itself.
#[component]
fn Screen(
    /// Which.
    view: View,
) -> impl IntoView {
    let explorer = explorer();
    match view {
        View::Entry => view! { <Entry /> }.into_any(),
        View::Compare => view! { <Compare /> }.into_any(),
        View::Timeline => view! { <Timeline /> }.into_any(),
        View::Matrix => view! { <Matrix /> }.into_any(),
        View::Articles => view! { <Articles /> }.into_any(),
        View::Article(id) => view! { <ArticlePage id /> }.into_any(),
        View::About => view! { <About /> }.into_any(),
        View::Facts if explorer.is_guest() => view! { <GuestFacts /> }.into_any(),
        View::Facts => view! { <Facts /> }.into_any(),
    }
}

/// A new screen begins at its top, and where Back leads to one the browser shows what was seen there; the focus is on it
/// for who does not see it, and the title says which it is.
fn on_new_screen(explorer: Explorer, view: Memo<View>, main: NodeRef<Main>) {
    Effect::new(move || {
        let title = &explorer.corpus().dossier.title;
        gloo::utils::document().set_title(&screen_title(&shown(explorer, &view.get()), title));
    });
    Effect::new(move |before: Option<()>| {
        view.track();
        if before.is_some() {
            if !explorer.has_travelled() {
                scroll_to_top();
            }
            focus_screen(main.get().as_ref());
        }
    });
}

/// What is on the screen, in a few words: what is asked, which article, which two.
fn shown(explorer: Explorer, view: &View) -> String {
    let corpus = explorer.corpus();
    let asked = || to_text(&describe(&corpus, &explorer.plan().get()));
    let is_asked = || explorer.query().with(Query::narrows);
    match view {
        View::Article(id) => corpus.article_of(id).map(|article| corpus.name_and_title(article)),
        View::Compare => {
            let pair = explorer.query().with(|query| pair(&corpus, query));
            pair.map(|(a, b)| compared(&corpus.article_name(a), &corpus.article_name(b)))
        }
        View::Facts | View::Timeline | View::Matrix if is_asked() => Some(asked()),
        _ => None,
    }
    .unwrap_or_else(|| screen_name(view, statements_name(&corpus)).to_owned())
}

/// A click may take away what had the focus: the keyboard goes on from the next condition that can be removed, or from
/// what the click changed, never from the top of the page.
fn keep_focus(main: NodeRef<Main>) {
    next_frame(Box::new(move || {
        let main = main.try_get_untracked().flatten();
        let Some(explorer) = main.and_then(|main| main.closest(".explorer").ok().flatten()) else { return };
        let document = gloo::utils::document();
        let is_lost = document.active_element().is_none_or(|active| Some(active) == document.body().map(Into::into));
        let next = [".part>button", "#list", "#main"]
            .into_iter()
            .find_map(|selector| explorer.query_selector(selector).ok().flatten());
        if let Some(next) = next.filter(|_| is_lost).and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
            focus_in_place(&next);
        }
    }));
}

/// The keyboard goes on from the new screen, unless somebody is typing.
fn focus_screen(main: Option<&HtmlElement>) {
    let is_typing = gloo::utils::document().active_element().is_some_and(|element| element.tag_name() == "INPUT");
    if let Some(main) = main.filter(|_| !is_typing) {
        focus_in_place(main);
    }
}

/// Links within the page change the query; the one writer decides what that does to the history.
fn follow_link(explorer: Explorer, click: &MouseEvent) {
    let is_plain =
        click.button() == 0 && !click.ctrl_key() && !click.meta_key() && !click.shift_key() && !click.alt_key();
    if let Some(state) = linked_state(click).filter(|_| is_plain && !click.default_prevented()) {
        click.prevent_default();
        explorer.step(|query| *query = Query::parse(&state));
    }
}

/// The state that the link leads to at which something happens.
fn linked_state(click: &MouseEvent) -> Option<String> {
    let target = click.target()?.dyn_into::<Element>().ok()?;
    target.closest("a[href^='#/']:not([target])").ok().flatten()?.get_attribute("href")
}

/// Title, search and navigation.
#[component]
fn Masthead(
    /// What is on the screen.
    view: Memo<View>,
) -> impl IntoView {
    view! {
        <header class="masthead">
            <a href="#main" class="skip" on:click=skip>
                {SKIP}
            </a>
            <Show when=move || view.with(|view| *view != View::Entry)>
                <DossierName />
            </Show>
            <SearchBox />
            <Navigation view />
        </header>
    }
}

/// The dossier's title, and how much there is in it.
#[component]
fn DossierName() -> impl IntoView {
    let corpus = explorer().corpus();
    view! {
        <p class="name">
            <a href="#/">{corpus.dossier.title.clone()}</a>
            <span class="quiet">{extent(&corpus)}</span>
        </p>
    }
}

/// The fragment is the state, so the jump is made by hand, and within this explorer: there may be others.
fn skip(click: MouseEvent) {
    click.prevent_default();
    let link = click.target().and_then(|target| target.dyn_into::<Element>().ok());
    let explorer = link.and_then(|link| link.closest(".explorer").ok().flatten());
    // Past the filters, where there are any.
    let in_it = |selector: &str| explorer.as_ref()?.query_selector(selector).ok().flatten();
    let content = in_it("#list").or_else(|| in_it("#main"));
    if let Some(content) = content.and_then(|content| content.dyn_into::<HtmlElement>().ok()) {
        let _borne = content.focus();
    }
}

/// The foot of a page of its own.
#[component]
fn Foot() -> impl IntoView {
    let corpus = explorer().corpus();
    let found = if corpus.is_found_only() { FOUND } else { WORD_FOR_WORD };
    let promise = if corpus.links.is_empty() { found.to_owned() } else { [found, READING].join(" ") };
    view! {
        <footer class="foot">
            <p>{promise}</p>
            <p>
                <a href="#/about">{ABOUT}</a>
                <a href="#/about">{REPORT}</a>
            </p>
        </footer>
    }
}
