//! The list of facts, what narrows it beside it, and the article of the selected one.

use crate::derived::derived;
use crate::dom::{Tag, button, follow, link, tag, value_of, words};
use crate::state::{Explorer, article_class, href};
use crate::views::card::card;
use crate::views::facets::facet_panel;
use crate::views::parts::{article_name, marked, statements};
use crate::views::reader::reader;
use crate::views::sentence::{clear_all, nothing_found, sentence};
use crate::views::share::share_button;
use corpus::model::FactIndex;
use corpus::query::{Group, Scope, Sort, View};
use corpus::search::{Passage, Results};
use corpus::{Corpus, Query};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::HtmlDialogElement;

/// How many rows are in the page at once; more come on request.
const MOST: usize = 500;

/// The view "Statements".
pub(crate) fn facts(explorer: Explorer) -> Tag {
    let is_reading = derived(move || explorer.selected().is_some());
    let rail = tag("aside").class("rail").attr("aria-label", "Filters").child(facet_panel(explorer));
    let actions = tag("div").class("actions").child(clear_all(explorer, "Clear all")).child(share_button(explorer));
    let bar = tag("div").class("bar").child(sentence(explorer, "h1")).child(actions);
    let list = tag("section")
        .class("list")
        .attr("id", "list")
        .attr("tabindex", "-1")
        .attr("aria-label", "Statements")
        .child(toolbar(explorer))
        .child(fact_list(explorer))
        .child(passages(explorer));
    tag("div")
        .class("facts")
        .class_when("reading", move || is_reading.get())
        .child(rail)
        .child(bar)
        .child(list)
        .when(move || is_reading.get(), move || reader(explorer))
}

/// How the list is filtered, grouped and ordered.
fn toolbar(explorer: Explorer) -> Tag {
    let groups = Group::ALL.iter().map(|group| group.label()).collect();
    let sorts = Sort::ALL.iter().map(|sort| sort.label()).collect();
    let scope = move || {
        let scopes = Scope::ALL.iter().map(|scope| scope.label()).collect();
        choose(
            explorer,
            "Conditions meet",
            scopes,
            |query| query.scope().label(),
            |query, at| query.scope = Scope::ALL.get(at).copied(),
        )
    };
    tag("div")
        .class("toolbar")
        .child(filter_button(explorer))
        .child(choose(
            explorer,
            "Group",
            groups,
            |query| query.group().label(),
            |query, at| query.group = Group::ALL.get(at).copied(),
        ))
        .child(choose(
            explorer,
            "Order",
            sorts,
            |query| query.sort().label(),
            |query, at| query.sort = Sort::ALL.get(at).copied(),
        ))
        .when(move || explorer.query.with(|query| query.n_conditions() > 0), scope)
}

/// A switch of the query as a native list: what it is called, what can be chosen, what is, and how to choose.
fn choose(
    explorer: Explorer,
    name: &'static str,
    labels: Vec<&'static str>,
    of: fn(&Query) -> &'static str,
    set: fn(&mut Query, usize),
) -> Tag {
    let choices: Vec<Tag> = labels.iter().map(|label| words("option", "", label).attr("value", label)).collect();
    let changed = move |event: &web_sys::Event| {
        let chosen = value_of(event);
        if let Some(place) = labels.iter().position(|label| *label == chosen) {
            explorer.step(|mut query| {
                set(&mut query, place);
                query
            });
        }
    };
    tag("select")
        .class("choose")
        .attr("aria-label", name)
        .children(choices)
        .property("value", move || JsValue::from_str(explorer.query.with(of)))
        .on("change", changed)
}

/// Opens the filters where there is no room for them beside the list.
pub(crate) fn filter_button(explorer: Explorer) -> Tag {
    let is_open = RwSignal::new(false);
    let n_conditions = derived(move || explorer.query.with(Query::n_conditions));
    let found = move || format!("Show {}", explorer.results.with(|results| statements(results.facts.len())));
    let sheet = sheet("Filters", is_open, move || {
        let close = button("button on", move || is_open.set(false)).text_of(found);
        let content = tag("div").child(clear_all(explorer, "Clear all")).child(facet_panel(explorer));
        content.child(tag("footer").child(close))
    });
    let name = move || match n_conditions.get() {
        0 => "Filters".to_owned(),
        n => format!("Filters ({n})"),
    };
    let open = button("button filters", move || is_open.set(true))
        .attr("aria-haspopup", "dialog")
        .class_when("on", move || n_conditions.get() > 0)
        .text_of(name);
    tag("span").child(open).child(sheet)
}

/// A dialog over the page; its content is there only while it is open.
pub(crate) fn sheet(name: &'static str, is_open: RwSignal<bool>, content: impl Fn() -> Tag + 'static) -> Tag {
    let head =
        tag("header").child(words("h2", "", name)).child(button("plain", move || is_open.set(false)).text("Close"));
    let dialog = tag("dialog")
        .class("sheet")
        .attr("aria-label", name)
        .on("close", move |_| is_open.set(false))
        .child(head)
        .when(move || is_open.get(), content);
    if let Some(element) = dialog.element::<HtmlDialogElement>() {
        follow(Box::new(move || match is_open.get() {
            true if !element.open() => {
                let _borne = element.show_modal();
            }
            false if element.open() => element.close(),
            _ => {}
        }));
    }
    dialog
}

/// A heading or a card of the list, in page order.
fn rows(corpus: &Corpus, query: &Query, results: &Results) -> Vec<String> {
    let sections = corpus::search::sections(corpus, query, results);
    let rows = sections.into_iter().flat_map(|section| {
        let heading =
            (!section.label.is_empty()).then(|| format!("{HEADING}{}\n{}", section.hits.len(), section.label));
        heading.into_iter().chain(section.hits.into_iter().map(|hit| hit.fact.0.to_string()))
    });
    rows.collect()
}

/// What the key of a heading begins with; that of a card is the fact's place.
const HEADING: char = '§';

fn row_view(explorer: Explorer, key: &str) -> Tag {
    match key.strip_prefix(HEADING).and_then(|heading| heading.split_once('\n')) {
        Some((n, label)) => words("h2", "section", label).text(" ").child(words("span", "n", n)),
        None => card(explorer, FactIndex(key.parse().unwrap_or(0))),
    }
}

/// The facts of the result.
pub(crate) fn fact_list(explorer: Explorer) -> Tag {
    let more_at_once = if explorer.is_guest { 10 } else { MOST };
    let most = RwSignal::new(if explorer.is_guest { guest_rows() } else { MOST });
    let all = derived(move || rows(&explorer.corpus.get(), &explorer.narrowing.get(), &explorer.results.get()));
    let n_more = derived(move || all.with(Vec::len).saturating_sub(most.get()));
    let is_empty = move || explorer.results.with(|results| results.facts.is_empty());
    let shown = move || all.with(|rows| rows.iter().take(most.get()).cloned().collect());
    let more = move || {
        let name = move || format!("Show more ({} left)", n_more.get());
        button("button more", move || most.update(|most| *most += more_at_once)).text_of(name)
    };
    tag("div")
        .when(is_empty, move || nothing_found(explorer))
        .child(tag("div").class("rows").keyed(shown, move |key| row_view(explorer, key)))
        .when(move || n_more.get() > 0, more)
}

/// A guest shows a few, fewer where it is narrow.
fn guest_rows() -> usize {
    let width = gloo::utils::window().inner_width().ok().and_then(|width| width.as_f64());
    if width.is_some_and(|width| width < 560.0) { 4 } else { 7 }
}

/// Sentences with the words that no fact of the result covers.
fn passages(explorer: Explorer) -> Tag {
    let passages = derived(move || explorer.results.with(|results| results.passages.clone()));
    let section = move || {
        let n = tag("span").class("n").text_of(move || passages.with(Vec::len).to_string());
        let heading = words("h2", "section", "Also in the articles, in no statement here ").child(n);
        let list =
            tag("ul").part(move || passages.get().iter().map(|passage| passage_view(explorer, passage)).collect());
        tag("section").class("passages").attr("aria-label", "Also in the articles").child(heading).child(list)
    };
    tag("div").when(move || passages.with(|passages| !passages.is_empty()), section)
}

fn passage_view(explorer: Explorer, passage: &Passage) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let article = corpus.article(passage.article);
    let q = explorer.query.with_untracked(|query| query.q.clone());
    let target = Query { view: View::Article(article.id.clone()), q, at: Some(passage.span), ..Query::default() };
    let quote =
        explorer.words.with_untracked(|searched| marked(tag("p").class("q"), passage.span.of(&article.text), searched));
    let foot = tag("p")
        .class("tags")
        .child(article_name(&corpus, passage.article))
        .child(link(&href(&target)).text("Read it there"));
    tag("li").class(article_class(passage.article)).child(quote).child(foot)
}
