//! An article to read: beside the list of facts, over a comparison, or by itself.

use crate::derived::derived;
use crate::dom::{Tag, button, focus_in_place, link, next_frame, tag, words};
use crate::state::Explorer;
use crate::views::article_text::{article_text, facts_of};
use crate::views::labels::{article_class, article_name, quiet};
use crate::views::links::{outward, web_address};
use crate::views::phrases::{about, issue, statements};
use engine::Query;
use engine::query::View;
use leptos::prelude::*;
use model::{Article, ArticleIndex, FactIndex};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The article of the selected fact, beside the list.
pub(crate) fn reader(explorer: Explorer) -> Tag {
    let article = derived(move || explorer.selected().map(|fact| explorer.corpus.get().fact(fact).article));
    tag("aside")
        .class("reader")
        .attr("aria-label", "The article")
        .part(move || article.get().map(|article| beside(explorer, article)).unwrap_or_default())
}

/// The article of the selected statement, over the column of the comparison that is its own.
pub(crate) fn pane(explorer: Explorer) -> Tag {
    let article = derived(move || explorer.selected().map(|fact| explorer.corpus.get().fact(fact).article));
    let is_first = Cell::new(true);
    // Where the reader was, to go back there.
    let before = RefCell::new(None::<HtmlElement>);
    let open = move || {
        let is_opened = !is_first.replace(false);
        let Some(article) = article.get() else {
            if let Some(before) = before.take() {
                next_frame(Box::new(move || focus_in_place(&before)));
            }
            return Vec::new();
        };
        let is_second = explorer.query.with_untracked(|query| {
            engine::compare::ledger::pair(&explorer.corpus.get_untracked(), query).is_some_and(|(_, b)| b == article)
        });
        let pane = tag("aside")
            .class(if is_second { "reader drawer second" } else { "reader drawer" })
            .attr("aria-label", "The article")
            .attr("tabindex", "-1")
            .children(beside(explorer, article));
        if is_opened && let Some(opened) = pane.element::<HtmlElement>() {
            before.replace(gloo::utils::document().active_element().and_then(|active| active.dyn_into().ok()));
            next_frame(Box::new(move || focus_in_place(&opened)));
        }
        vec![pane]
    };
    crate::dom::on_key(Box::new(move |key| {
        if key.key() == "Escape" && article.with_untracked(Option::is_some) && !key.default_prevented() {
            explorer.step(|query| Query { fact: None, ..query });
        }
    }));
    tag("div").part(open)
}

fn beside(explorer: Explorer, article: ArticleIndex) -> Vec<Tag> {
    let corpus = explorer.corpus.get_untracked();
    let document = corpus.article(article);
    let id = document.id.clone();
    let whole = move || Some(explorer.href(|query| query.with_view(View::Article(id.clone()))));
    let close = button("plain", move || explorer.step(|query| Query { fact: None, ..query })).text("Close");
    let head = tag("header")
        .child(article_name(&corpus, article))
        .child(tag("a").attr_of("href", whole).text("Whole article"))
        .child(close);
    vec![head, words("h2", "", &document.title), quiet("p", &about(document)), article_text(explorer, article)]
}

/// An article by itself, with its facts beside it.
pub(crate) fn article_page(explorer: Explorer, id: &str) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let Some(article) = corpus.article_of(id) else {
        let all = tag("p").child(link("#/articles").text("All articles"));
        return tag("section").class("page").child(words("h1", "", "There is no such article here.")).child(all);
    };
    let document = corpus.article(article);
    let text = tag("section")
        .class("reader")
        .attr("aria-label", "The article")
        .child(tag("header").child(article_name(&corpus, article)).child(quiet("span", &issue(document))))
        .child(words("h1", "", &document.title))
        .child(quiet("p", &about(document)))
        .child(article_text(explorer, article))
        .child(rights(document));
    tag("div").class(&format!("article {}", article_class(article))).child(text).child(article_facts(explorer, article))
}

/// The facts of one article as a short list; each lights its quote.
fn article_facts(explorer: Explorer, article: ArticleIndex) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let facts: Vec<FactIndex> = facts_of(&corpus, article).collect();
    let empty = facts.is_empty().then(|| {
        quiet("p", "No statements have been drawn from this article yet. Its text is searched and can be read.")
    });
    let list = tag("ol").children(facts.iter().map(|&fact| fact_item(explorer, article, fact)));
    tag("aside")
        .class("told")
        .attr("aria-label", "Statements of this article")
        .child(words("h2", "", &statements(facts.len())))
        .children(empty)
        .child(list)
}

fn fact_item(explorer: Explorer, article: ArticleIndex, fact: FactIndex) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let is_lit = derived(move || explorer.selected() == Some(fact));
    let (article_id, fact_id) = (corpus.article(article).id.clone(), corpus.fact(fact).id.clone());
    let target = move || {
        let fact = Some(fact_id.clone());
        Some(explorer.href(|query| Query { fact, at: None, ..query.with_view(View::Article(article_id.clone())) }))
    };
    let item = tag("a")
        .attr_of("href", target)
        .class_when("on", move || is_lit.get())
        .attr_of("aria-current", move || is_lit.get().then(|| "true".to_owned()))
        .text(&corpus.fact(fact).statement);
    tag("li").child(item)
}

fn rights(article: &Article) -> Tag {
    let source = match web_address(&article.url) {
        Some(url) => tag("p").child(outward(url, "Where it appeared")),
        None => words("p", "", "Its address is not stated in our copy."),
    };
    tag("footer").class("quiet").child(words("p", "", &article.rights)).child(source)
}
