//! The list of facts, what narrows it beside it, and the article of the selected one.

use crate::derived::{Derived, derived};
use crate::dom::{Tag, button, follow, link, tag, value_of, words};
use crate::state::{Explorer, href};
use crate::views::bar::{clear_all, filter_button};
use crate::views::card::card;
use crate::views::facets::facet_panel;
use crate::views::labels::{article_class, article_name, marked};
use crate::views::reader::reader;
use crate::views::rows::{Content, MOST, RowList};
use crate::views::sentence::{nothing_found, sentence};
use crate::views::share::share_button;
use engine::query::{Group, Scope, Sort, View};
use engine::search::{Passage, Results};
use engine::wording::Label;
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::FactIndex;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsValue;

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
    let chosen = derived(move || explorer.query.with(of));
    tag("select")
        .class("choose")
        .attr("aria-label", name)
        .children(choices)
        .property("value", move || JsValue::from_str(chosen.get()))
        .on("change", changed)
}

/// A row of the list.
#[derive(Clone, Copy, PartialEq)]
enum ListingRow {
    /// The heading of a section: a place in [`Listing::headings`].
    Heading(usize),
    /// A card, and its number among the cards.
    Card(FactIndex, usize),
}

/// The list in page order, as long as it narrows to the same.
#[derive(PartialEq)]
struct Listing {
    /// Cards show what of it they meet, so that another one makes other cards.
    narrowing: Query,
    lines: Vec<ListingRow>,
    /// What each section is called, how many facts it has, and at which place it begins.
    headings: Vec<(String, usize, usize)>,
}

impl Listing {
    fn of(corpus: &Corpus, narrowing: Query, results: &Results) -> Self {
        let (mut lines, mut headings, mut n) = (Vec::new(), Vec::new(), 0);
        for section in engine::search::sections(corpus, &narrowing, results) {
            if !section.label.is_empty() {
                let place = lines.len();
                lines.push(ListingRow::Heading(headings.len()));
                headings.push((section.label, section.hits.len(), place));
            }
            for hit in section.hits {
                n += 1;
                lines.push(ListingRow::Card(hit.fact, n));
            }
        }
        Self { narrowing, lines, headings }
    }

    fn place_of(&self, fact: FactIndex) -> Option<usize> {
        self.lines.iter().position(|line| matches!(line, ListingRow::Card(its, _) if *its == fact))
    }

    /// The place that a row of another listing has here.
    fn place_like(&self, line: ListingRow) -> Option<usize> {
        match line {
            ListingRow::Card(fact, _) => self.place_of(fact),
            ListingRow::Heading(_) => None,
        }
    }
}

/// The listing as rows, the first so many of them.
struct ListingContent {
    explorer: Explorer,
    listing: Arc<Listing>,
    n: usize,
}

/// With so many sections all headings are in the page, so that one can go from heading to heading.
const MOST_HEADINGS: usize = 100;

impl Content for ListingContent {
    fn n(&self) -> usize {
        self.n
    }

    fn row(&self, place: usize) -> Tag {
        let listing = &self.listing;
        match listing.lines.get(place) {
            Some(ListingRow::Card(fact, number)) => {
                let card = card(self.explorer, *fact);
                if self.n <= MOST {
                    return card;
                }
                let n_cards = listing.lines.len() - listing.headings.len();
                card.attr("aria-posinset", &number.to_string()).attr("aria-setsize", &n_cards.to_string())
            }
            Some(ListingRow::Heading(at)) => {
                let (label, n, _) = &listing.headings[*at];
                words("h2", "section", label).text(" ").child(words("span", "n", &n.to_string()))
            }
            None => tag("div"),
        }
    }

    fn staying(&self, first: usize) -> Vec<u32> {
        let headings = &self.listing.headings;
        let all = if headings.len() <= MOST_HEADINGS { headings.len() } else { 0 };
        let here = headings.iter().rfind(|heading| heading.2 <= first);
        let lit = self.explorer.selected().and_then(|fact| self.listing.place_of(fact));
        let places = headings[..all].iter().chain(here).map(|heading| heading.2).chain(lit);
        places.map(|place| place as u32).collect()
    }
}

/// The facts of the result.
pub(crate) fn fact_list(explorer: Explorer) -> Tag {
    let most = RwSignal::new(if explorer.is_guest { guest_rows() } else { usize::MAX });
    let listing = derived(move || {
        Arc::new(Listing::of(&explorer.corpus.get(), explorer.narrowing.get(), &explorer.results.get()))
    });
    let n_more = derived(move || listing.with(|listing| listing.lines.len()).saturating_sub(most.get()));
    let is_empty = move || explorer.results.with(|results| results.facts.is_empty());
    let more = move || {
        let name = move || format!("Show more ({} left)", n_more.get());
        button("button more", move || most.update(|most| *most += MORE_FOR_A_GUEST)).text_of(name)
    };
    tag("div")
        .child(understood(explorer))
        .when(is_empty, move || nothing_found(explorer))
        .child(fact_rows(explorer, listing, most))
        .when(move || n_more.get() > 0, more)
}

/// How what was typed is understood, where that is not plain: another name, another spelling; and what of it is not.
fn understood(explorer: Explorer) -> Tag {
    let lines = derived(move || {
        explorer.results.with(|results| {
            let wrong = results.mistakes.iter().map(|mistake| format!("Not understood: {}.", mistake.what));
            results.meant.iter().cloned().chain(wrong).collect::<Vec<_>>()
        })
    });
    tag("div")
        .class("understood")
        .attr("role", "status")
        .attr("aria-label", "How it is understood")
        .part(move || lines.with(|lines| lines.iter().map(|line| words("p", "", line)).collect()))
}

/// How many rows more a guest shows on request.
const MORE_FOR_A_GUEST: usize = 10;

/// The rows themselves: other ones for another listing; the selected one, and the one that was, are built anew.
fn fact_rows(explorer: Explorer, listing: Derived<Arc<Listing>>, most: RwSignal<usize>) -> Tag {
    let shown = move || {
        let listing = listing.get();
        let n = listing.lines.len().min(most.get());
        Rc::new(ListingContent { explorer, listing, n })
    };
    let before = RefCell::new(untrack(shown));
    let (list, rows) = RowList::new(before.borrow().clone());
    let selected = Cell::new(None);
    let selecting = rows.clone();
    follow(Box::new(move || {
        let next = shown();
        let last = before.replace(next.clone());
        let moved = |place: usize| next.listing.place_like(*last.listing.lines.get(place)?);
        untrack(|| rows.show(next.clone(), &moved));
    }));
    follow(Box::new(move || {
        let now = explorer.selected();
        let changed = [selected.replace(now), now].into_iter().flatten();
        let places: Vec<usize> =
            listing.with_untracked(|listing| changed.filter_map(|fact| listing.place_of(fact)).collect());
        untrack(|| selecting.build_anew(&places));
    }));
    list
}

/// A guest shows a few, fewer where it is narrow.
fn guest_rows() -> usize {
    let width = gloo::utils::window().inner_width().ok().and_then(|width| width.as_f64());
    if width.is_some_and(|width| width < 560.0) { 4 } else { 7 }
}

/// How many passages are shown at once; more come on request.
const PASSAGES: usize = 20;

/// Sentences with the words that no fact of the result covers, the best first.
fn passages(explorer: Explorer) -> Tag {
    let most = RwSignal::new(PASSAGES);
    let results = derived(move || explorer.settled(explorer.results));
    let n = derived(move || results.with(|results| results.passages.len()));
    let shown = move || {
        results.with(|results| {
            results.passages.iter().take(most.get()).map(|passage| passage_view(explorer, passage)).collect()
        })
    };
    let more = move || {
        let name = move || format!("Show more passages ({} left)", n.get().saturating_sub(most.get()));
        button("button more", move || most.update(|most| *most += PASSAGES)).text_of(name)
    };
    let section = move || {
        let count = tag("span").class("n").text_of(move || n.get().to_string());
        let heading = words("h2", "section", "Also in the articles, in no statement here ").child(count);
        tag("section")
            .class("passages")
            .attr("aria-label", "Also in the articles")
            .child(heading)
            .child(tag("ul").part(shown))
            .when(move || n.get() > most.get(), more)
    };
    tag("div").when(move || n.get() > 0, section)
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
