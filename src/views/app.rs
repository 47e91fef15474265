//! The frame around every view: masthead and navigation, or in a blog one line above and one below.

use crate::address::scroll_to_top;
use crate::derived::{Derived, derived};
use crate::dom::{Tag, follow, link, tag, words};
use crate::state::{Explorer, href};
use crate::views::about::about;
use crate::views::answer::answer;
use crate::views::articles::articles;
use crate::views::bar::{clear_all, filter_button};
use crate::views::compare::compare;
use crate::views::entry::entry;
use crate::views::facts::{fact_list, facts};
use crate::views::labels::{article_name, quiet};
use crate::views::links::web_address;
use crate::views::matrix::matrix;
use crate::views::phrases::{counted, statements};
use crate::views::reader::{article_page, reader};
use crate::views::search_box::search_box;
use crate::views::sentence::sentence;
use crate::views::timeline::timeline;
use engine::query::View;
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::ArticleIndex;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// The whole explorer.
pub(crate) fn app(explorer: Explorer) -> Tag {
    explorer.follow_address();
    let view = derived(move || explorer.query.with(|query| query.view.clone()));
    let main = tag("main").attr("id", "main").attr("tabindex", "-1").child(answer(explorer)).part(move || {
        let view = view.get();
        vec![untrack(|| screen(explorer, &view))]
    });
    let page = tag("div")
        .attr_of("class", move || Some(page_class(explorer, &view.get())))
        .on("click", move |event| follow_link(explorer, event));
    if explorer.is_guest {
        return page.child(guest_head(explorer, view)).child(main).child(guest_foot(explorer));
    }
    on_new_screen(explorer, view, main.element());
    page.child(masthead(explorer, view)).child(main).child(foot())
}

fn page_class(explorer: Explorer, view: &View) -> String {
    format!("explorer view-{}{}", view_name(view), if explorer.is_guest { " guest" } else { "" })
}

fn view_name(view: &View) -> &'static str {
    match view {
        View::Entry => "entry",
        View::Compare => "compare",
        View::Articles => "articles",
        View::Article(_) => "article",
        View::About => "about",
        View::Facts => "facts",
        View::Timeline => "timeline",
        View::Matrix => "matrix",
    }
}

/// A screen is built anew only for another screen; what changes within it, it follows itself.
fn screen(explorer: Explorer, view: &View) -> Tag {
    match view {
        View::Entry => entry(explorer),
        View::Compare => compare(explorer),
        View::Timeline => timeline(explorer),
        View::Matrix => matrix(explorer),
        View::Articles => articles(explorer),
        View::Article(id) => article_page(explorer, id),
        View::About => about(explorer),
        _ if explorer.is_guest => guest_facts(explorer),
        _ => facts(explorer),
    }
}

/// A new screen begins at its top, and where Back leads to one the browser shows what was seen there; the focus is on it
/// for who does not see it, and the title says which it is.
fn on_new_screen(explorer: Explorer, view: Derived<View>, main: Option<HtmlElement>) {
    let is_first = Cell::new(true);
    follow(Box::new(move || {
        let title = title(explorer);
        let screen = match view.get() {
            View::Entry => "",
            View::Compare => "Compare – ",
            View::Articles | View::Article(_) => "Articles – ",
            View::About => "About – ",
            View::Timeline => "Timeline – ",
            View::Matrix => "Who and what – ",
            _ => "Statements – ",
        };
        gloo::utils::document().set_title(&format!("{screen}{title}"));
        if !is_first.replace(false) {
            if !explorer.has_travelled() {
                scroll_to_top();
            }
            focus_screen(main.as_ref());
        }
    }));
}

/// The keyboard goes on from the new screen, unless somebody is typing.
fn focus_screen(main: Option<&HtmlElement>) {
    let is_typing = gloo::utils::document().active_element().is_some_and(|element| element.tag_name() == "INPUT");
    if let Some(main) = main.filter(|_| !is_typing) {
        let still = FocusOptions::new();
        still.set_prevent_scroll(true);
        let _borne = main.focus_with_options(&still);
    }
}

/// Links within the page change the query; the one writer decides what that does to the history.
fn follow_link(explorer: Explorer, event: &web_sys::Event) {
    let Some(mouse) = event.dyn_ref::<web_sys::MouseEvent>() else { return };
    let is_plain =
        mouse.button() == 0 && !mouse.ctrl_key() && !mouse.meta_key() && !mouse.shift_key() && !mouse.alt_key();
    if let Some(state) = linked_state(event).filter(|_| is_plain && !event.default_prevented()) {
        event.prevent_default();
        explorer.step(|_| Query::parse(&state));
    }
}

/// The state that the link leads to at which something happens.
fn linked_state(event: &web_sys::Event) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("a[href^='#/']:not([target])").ok().flatten()?.get_attribute("href")
}

fn title(explorer: Explorer) -> String {
    explorer.corpus.with_untracked(|corpus| corpus.dossier.title.clone())
}

/// Title, search and navigation.
fn masthead(explorer: Explorer, view: Derived<View>) -> Tag {
    let name = move || {
        let corpus = explorer.corpus.get_untracked();
        let counts =
            format!("{} · {}", counted(corpus.articles.len(), "article", "articles"), statements(corpus.facts.len()));
        tag("p").class("name").child(link("#/").text(&corpus.dossier.title)).child(quiet("span", &counts))
    };
    let skip = link("#main").class("skip").on("click", skip).text("Skip to the content");
    tag("header")
        .class("masthead")
        .child(skip)
        .when(move || view.with(|view| *view != View::Entry), name)
        .child(search_box(explorer))
        .child(navigation(explorer, view))
}

/// The fragment is the state, so the jump is made by hand.
fn skip(event: &web_sys::Event) {
    event.prevent_default();
    // Past the filters, where there are any.
    let document = gloo::utils::document();
    let content = document.get_element_by_id("list").or_else(|| document.get_element_by_id("main"));
    if let Some(content) = content.and_then(|content| content.dyn_into::<HtmlElement>().ok()) {
        let _borne = content.focus();
    }
}

/// The views that there are.
fn navigation(explorer: Explorer, view: Derived<View>) -> Tag {
    let can_compare = explorer.corpus.with_untracked(|corpus| corpus.articles.len() > 1);
    let item = |target: View, name: &str| {
        let to = target.clone();
        let state = move || Some(explorer.href(|query| without_selection(query).with_view(to.clone())));
        let is_on = derived(move || {
            view.with(|view| {
                view_name(view) == view_name(&target) || (matches!(view, View::Article(_)) && target == View::Articles)
            })
        });
        let current = move || is_on.get().then(|| "page".to_owned());
        tag("a")
            .attr_of("href", state)
            .class_when("on", move || is_on.get())
            .attr_of("aria-current", current)
            .text(name)
    };
    tag("nav")
        .class("views")
        .attr("aria-label", "Views")
        .child(item(View::Facts, "Statements"))
        .children(can_compare.then(|| item(View::Compare, "Compare")))
        .child(item(View::Timeline, "Timeline"))
        .child(item(View::Matrix, "Who and what"))
        .child(item(View::Articles, "Articles"))
}

fn without_selection(query: Query) -> Query {
    Query { fact: None, at: None, with: None, matter: None, verdict: None, ..query }
}

/// The foot of a page of its own.
fn foot() -> Tag {
    let links = tag("p").child(link("#/about").text("About")).child(link("#/about").text("Report an error"));
    let what = "Every quote is found word for word in its article. How statements are tied together is our reading.";
    tag("footer").class("foot").child(words("p", "", what)).child(links)
}

/// In a frame: the query as a sentence, and the way out.
fn guest_head(explorer: Explorer, view: Derived<View>) -> Tag {
    let whole = move || Some(format!("{}{}", crate::address::base(), explorer.query.with(href)));
    let out =
        tag("a").attr_of("href", whole).attr("target", "_blank").attr("rel", "noopener").text("Open the full dossier");
    let line = move || match view.get() {
        View::Facts => vec![sentence(explorer, "h1")],
        _ => vec![words("p", "name", &title(explorer))],
    };
    let actions = tag("p").class("actions").child(clear_all(explorer, "Back to the author’s selection")).child(out);
    tag("header").class("guest-head").part(line).child(actions)
}

/// In a frame: the list, its filters behind a button, the article of the selected fact in its place.
fn guest_facts(explorer: Explorer) -> Tag {
    let is_reading = derived(move || explorer.selected().is_some());
    let content = move || match is_reading.get() {
        true => vec![reader(explorer)],
        false => vec![tag("section").attr("aria-label", "Statements").child(fact_list(explorer))],
    };
    tag("div").class("guest-facts").child(tag("div").class("toolbar").child(filter_button(explorer))).part(content)
}

/// In a frame: whose texts these are.
fn guest_foot(explorer: Explorer) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let items = (0..corpus.articles.len()).map(|at| publication(&corpus, ArticleIndex::new(at)));
    let what = format!("{} · found word for word in the articles", corpus.dossier.title);
    tag("footer").class("guest-foot").child(words("p", "", &what)).child(tag("ul").children(items))
}

fn publication(corpus: &Corpus, index: ArticleIndex) -> Tag {
    let article = corpus.article(index);
    let name = article_name(corpus, index);
    let linked = match web_address(&article.url) {
        Some(url) => link(url).attr("target", "_blank").attr("rel", "noopener").child(name),
        None => name,
    };
    tag("li").child(linked).text(" ").child(words("span", "", &article.rights))
}
