//! The frame around every view: masthead and navigation, or in a blog one line above and one below.

use crate::address::scroll_to_top;
use crate::state::{Explorer, href};
use crate::views::about::About;
use crate::views::articles::Articles;
use crate::views::compare::Compare;
use crate::views::entry::Entry;
use crate::views::facts::{FactList, Facts, FilterButton};
use crate::views::parts::{article_name, counted, explorer};
use crate::views::reader::{ArticlePage, Reader, web_address};
use crate::views::search_box::SearchBox;
use crate::views::sentence::{ClearAll, Sentence};
use corpus::model::ArticleIndex;
use corpus::query::View;
use corpus::{Corpus, Query};
use leptos::html::Main;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The whole explorer.
#[component]
pub(crate) fn App() -> impl IntoView {
    let explorer = explorer();
    explorer.follow_address();
    let view = Memo::new(move |_| explorer.query.with(|query| shown_view(&query.view)));
    let main = NodeRef::<Main>::new();
    let class = move || format!("explorer view-{}{}", view.with(view_name), if explorer.is_guest { " guest" } else { "" });
    let content = move || screen(explorer, view.get());
    if !explorer.is_guest {
        on_new_screen(explorer, view, main);
    }
    view! {
        <div class=class on:click=move |event| follow_link(explorer, &event)>
            <Show when=move || !explorer.is_guest><Masthead view /></Show>
            <Show when=move || explorer.is_guest><GuestHead view /></Show>
            <main node_ref=main id="main" tabindex="-1">{content}</main>
            <Show when=move || explorer.is_guest fallback=|| view! { <Foot /> }><GuestFoot /></Show>
        </div>
    }
}

/// A view that is not built yet shows the statements under the same query.
fn shown_view(view: &View) -> View {
    match view {
        View::Timeline | View::Matrix => View::Facts,
        view => view.clone(),
    }
}

fn view_name(view: &View) -> &'static str {
    match view {
        View::Entry => "entry",
        View::Compare => "compare",
        View::Articles => "articles",
        View::Article(_) => "article",
        View::About => "about",
        View::Facts | View::Timeline | View::Matrix => "facts",
    }
}

fn screen(explorer: Explorer, view: View) -> AnyView {
    match view {
        View::Entry => view! { <Entry /> }.into_any(),
        View::Compare => view! { <Compare /> }.into_any(),
        View::Articles => view! { <Articles /> }.into_any(),
        View::Article(id) => view! { <ArticlePage id /> }.into_any(),
        View::About => view! { <About /> }.into_any(),
        _ if explorer.is_guest => view! { <GuestFacts /> }.into_any(),
        _ => view! { <Facts /> }.into_any(),
    }
}

/// A new screen begins at its top, with the focus there for who does not see it, and says so in the title.
fn on_new_screen(explorer: Explorer, view: Memo<View>, main: NodeRef<Main>) {
    Effect::new(move |before: Option<View>| {
        let now = view.get();
        if before.as_ref().is_some_and(|before| *before != now) {
            scroll_to_top();
            let is_typing = gloo::utils::document().active_element().is_some_and(|element| element.tag_name() == "INPUT");
            if let (Some(main), false) = (main.get_untracked(), is_typing) {
                let _borne = main.focus();
            }
        }
        now
    });
    Effect::new(move |_| {
        let title = explorer.corpus.with(|corpus| corpus.dossier.title.clone());
        let screen = match view.get() {
            View::Compare => "Compare",
            View::Articles | View::Article(_) => "Articles",
            View::About => "About",
            View::Entry => "",
            _ => "Statements",
        };
        let title = if screen.is_empty() { title } else { format!("{screen} – {title}") };
        gloo::utils::document().set_title(&title);
    });
}

/// Links within the page change the query; the one writer decides what that does to the history.
fn follow_link(explorer: Explorer, event: &leptos::ev::MouseEvent) {
    let is_plain = event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key() && !event.alt_key();
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let link = target.and_then(|target| target.closest("a[href^='#']").ok().flatten());
    let Some(link) = link.filter(|link| is_plain && !event.default_prevented() && !link.has_attribute("target")) else { return };
    let Some(state) = link.get_attribute("href").filter(|href| href.starts_with("#/")) else { return };
    event.prevent_default();
    explorer.step(|_| Query::parse(&state));
}

/// Title, search and navigation.
#[component]
fn Masthead(view: Memo<View>) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus.get_untracked();
    let counts = format!("{} · {}", counted(corpus.articles.len(), "article", "articles"), counted(corpus.facts.len(), "statement", "statements"));
    view! {
        <header class="masthead">
            <a class="skip" href="#main" on:click=skip>"Skip to the content"</a>
            <Show when=move || view.get() != View::Entry>
                <p class="name"><a href="#/">{corpus_title(explorer)}</a><span class="quiet">{counts.clone()}</span></p>
            </Show>
            <SearchBox />
            <Navigation view />
        </header>
    }
}

fn corpus_title(explorer: Explorer) -> String {
    explorer.corpus.with_untracked(|corpus| corpus.dossier.title.clone())
}

/// The fragment is the state, so the jump is made by hand.
fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    let main = gloo::utils::document().get_element_by_id("main").and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(main) = main {
        let _borne = main.focus();
    }
}

/// The views that there are.
#[component]
fn Navigation(view: Memo<View>) -> impl IntoView {
    let explorer = explorer();
    let can_compare = explorer.corpus.with_untracked(|corpus| corpus.articles.len() > 1);
    let item = move |target: View, name: &'static str| {
        let to = target.clone();
        let link = move || explorer.href(|query| without_selection(query).with_view(to.clone()));
        let is_on = move || view.with(|view| view_name(view) == view_name(&target) || (matches!(view, View::Article(_)) && target == View::Articles));
        view! { <a href=link class:on=is_on.clone() aria-current=move || is_on().then_some("page")>{name}</a> }
    };
    view! {
        <nav class="views" aria-label="Views">
            {item(View::Facts, "Statements")}
            {can_compare.then(|| item(View::Compare, "Compare"))}
            {item(View::Articles, "Articles")}
        </nav>
    }
}

fn without_selection(query: Query) -> Query {
    Query { fact: None, at: None, matter: None, verdict: None, ..query }
}

/// The foot of a page of its own.
#[component]
fn Foot() -> impl IntoView {
    view! {
        <footer class="foot">
            <p>"Every quote is found word for word in its article. How statements are tied together is our reading."</p>
            <p><a href="#/about">"About"</a> <a href="#/about">"Report an error"</a></p>
        </footer>
    }
}

/// In a frame: the query as a sentence, and the way out.
#[component]
fn GuestHead(view: Memo<View>) -> impl IntoView {
    let explorer = explorer();
    let whole = move || format!("{}{}", crate::address::base(), explorer.query.with(href));
    let has_sentence = move || view.with(|view| *view == View::Facts);
    view! {
        <header class="guest-head">
            <Show when=has_sentence fallback=move || view! { <p class="name">{corpus_title(explorer)}</p> }>
                <Sentence />
            </Show>
            <p class="actions">
                <ClearAll words="Back to the author’s selection" />
                <a href=whole target="_blank" rel="noopener">"Open the full dossier"</a>
            </p>
        </header>
    }
}

/// In a frame: the list, its filters behind a button, the article of the selected fact in its place.
#[component]
fn GuestFacts() -> impl IntoView {
    let explorer = explorer();
    view! {
        <div class="guest-facts">
            <div class="toolbar"><FilterButton /></div>
            <Show when=move || explorer.selected().is_some() fallback=|| view! { <section aria-label="Statements"><FactList /></section> }>
                <Reader />
            </Show>
        </div>
    }
}

/// In a frame: whose texts these are.
#[component]
fn GuestFoot() -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus.get_untracked();
    let items = (0..corpus.articles.len()).map(|at| publication(&corpus, ArticleIndex::new(at))).collect_view();
    view! { <footer class="guest-foot"><p>{corpus.dossier.title.clone()}" · found word for word in the articles"</p><ul>{items}</ul></footer> }
}

fn publication(corpus: &Corpus, index: ArticleIndex) -> AnyView {
    let article = corpus.article(index);
    let name = article_name(corpus, index);
    let linked = match web_address(&article.url) {
        Some(url) => view! { <a href=url target="_blank" rel="noopener">{name}</a> }.into_any(),
        None => name,
    };
    view! { <li>{linked} " " <span>{article.rights.clone()}</span></li> }.into_any()
}
