//! The list of facts, what narrows it beside it, and the article of the selected one.

use crate::state::href;
use crate::views::card::Card;
use crate::views::facets::FacetPanel;
use crate::views::parts::{article_name, counted, explorer, marked};
use crate::views::reader::Reader;
use crate::views::sentence::{ClearAll, NothingFound, Sentence};
use crate::views::share::ShareButton;
use corpus::model::FactIndex;
use corpus::query::{Group, Scope, Sort, View};
use corpus::search::Passage;
use corpus::{Corpus, Query};
use leptos::html::Dialog;
use leptos::prelude::*;

/// How many rows are in the page at once; more come on request.
const MOST: usize = 500;

/// The view "Statements".
#[component]
pub(crate) fn Facts() -> impl IntoView {
    let explorer = explorer();
    let is_reading = Memo::new(move |_| explorer.selected().is_some());
    view! {
        <div class="facts" class:reading=is_reading>
            <aside class="rail" aria-label="Filters"><FacetPanel /></aside>
            <div class="bar"><Sentence /><div class="actions"><ClearAll words="Clear all" /><ShareButton /></div></div>
            <section class="list" aria-label="Statements">
                <Toolbar />
                <FactList />
                <Passages />
            </section>
            <Show when=move || is_reading.get()><Reader /></Show>
        </div>
    }
}

/// How the list is filtered, grouped and ordered.
#[component]
fn Toolbar() -> impl IntoView {
    let explorer = explorer();
    let narrowed = move || explorer.query.with(|query| query.n_conditions() > 0);
    view! {
        <div class="toolbar">
            <FilterButton />
            <Choose name="Group" options=Group::ALL label=Group::label of=Query::group set=|query, group| query.group = Some(group) />
            <Choose name="Order" options=Sort::ALL label=Sort::label of=Query::sort set=|query, sort| query.sort = Some(sort) />
            <Show when=narrowed>
                <Choose name="Conditions meet" options=Scope::ALL label=Scope::label of=Query::scope set=|query, scope| query.scope = Some(scope) />
            </Show>
        </div>
    }
}

/// A switch of the query as a native list.
#[component]
fn Choose<T: Copy + PartialEq + Send + Sync + 'static>(
    /// What it is called.
    name: &'static str,
    /// What can be chosen.
    options: &'static [T],
    /// How each reads.
    label: fn(T) -> &'static str,
    /// What is chosen.
    of: fn(&Query) -> T,
    /// Chooses.
    set: fn(&mut Query, T),
) -> impl IntoView {
    let explorer = explorer();
    let chosen = move || explorer.query.with(|query| of(query));
    let changed = move |event: leptos::ev::Event| {
        let picked = options.iter().find(|option| label(**option) == event_target_value(&event));
        if let Some(&picked) = picked {
            explorer.step(|mut query| {
                set(&mut query, picked);
                query
            });
        }
    };
    let option = move |option: T| view! { <option value=label(option) selected=move || chosen() == option>{label(option)}</option> };
    view! {
        <select class="choose" aria-label=name on:change=changed>
            {options.iter().map(|&each| option(each)).collect_view()}
        </select>
    }
}

/// Opens the filters where there is no room for them beside the list.
#[component]
pub(crate) fn FilterButton() -> impl IntoView {
    let explorer = explorer();
    let dialog = NodeRef::<Dialog>::new();
    let is_open = RwSignal::new(false);
    let n_conditions = move || explorer.query.with(Query::n_conditions);
    let is_narrowed = move || n_conditions() > 0;
    let open = move |_| {
        is_open.set(true);
        if let Some(dialog) = dialog.get_untracked() {
            let _borne = dialog.show_modal();
        }
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let found = move || explorer.results.with(|results| format!("Show {}", counted(results.facts.len(), "statement", "statements")));
    view! {
        <button type="button" class="button filters" class:on=is_narrowed aria-haspopup="dialog" on:click=open>
            "Filters "
            <Show when=is_narrowed><b>{n_conditions}</b></Show>
        </button>
        <dialog node_ref=dialog class="sheet" aria-label="Filters" on:close=move |_| is_open.set(false)>
            <header><h2>"Filters"</h2><ClearAll words="Clear all" /><button type="button" class="plain" on:click=close>"Close"</button></header>
            <Show when=move || is_open.get()><FacetPanel /></Show>
            <footer><button type="button" class="button on" on:click=close>{found}</button></footer>
        </dialog>
    }
}

/// A heading or a card of the list.
#[derive(Clone, PartialEq)]
enum Row {
    Heading { label: String, n: usize },
    Fact(FactIndex),
}

impl Row {
    fn key(&self) -> (Option<String>, usize) {
        match self {
            Self::Heading { label, n } => (Some(label.clone()), *n),
            Self::Fact(fact) => (None, fact.at()),
        }
    }
}

/// Headings and cards, in page order.
fn rows(corpus: &Corpus, query: &Query, results: &corpus::search::Results) -> Vec<Row> {
    let sections = corpus::search::sections(corpus, query, results);
    let rows = sections.into_iter().flat_map(|section| {
        let heading = (!section.label.is_empty()).then(|| Row::Heading { label: section.label, n: section.hits.len() });
        heading.into_iter().chain(section.hits.into_iter().map(|hit| Row::Fact(hit.fact)))
    });
    rows.collect()
}

/// The facts of the result.
#[component]
pub(crate) fn FactList() -> impl IntoView {
    let explorer = explorer();
    let most = RwSignal::new(if explorer.is_guest { guest_rows() } else { MOST });
    let all = Memo::new(move |_| rows(&explorer.corpus.get(), &explorer.narrowing.get(), &explorer.results.get()));
    let shown = move || all.with(|rows| rows.iter().take(most.get()).cloned().collect::<Vec<_>>());
    let n_more = move || all.with(Vec::len).saturating_sub(most.get());
    let has_more = move || n_more() > 0;
    let is_empty = move || explorer.results.with(|results| results.facts.is_empty());
    view! {
        <Show when=is_empty><NothingFound /></Show>
        <div class="rows">
            <For each=shown key=Row::key let:row>{row_view(row)}</For>
        </div>
        <Show when=has_more>
            <button type="button" class="button more" on:click=move |_| most.update(|most| *most += if explorer.is_guest { 10 } else { MOST })>
                {move || format!("Show more ({} left)", n_more())}
            </button>
        </Show>
    }
}

/// A guest shows a few, fewer where it is narrow.
fn guest_rows() -> usize {
    let width = gloo::utils::window().inner_width().ok().and_then(|width| width.as_f64());
    if width.is_some_and(|width| width < 560.0) { 4 } else { 7 }
}

fn row_view(row: Row) -> AnyView {
    match row {
        Row::Heading { label, n } => view! { <h2 class="section">{label}<span class="n">{n}</span></h2> }.into_any(),
        Row::Fact(fact) => view! { <Card fact /> }.into_any(),
    }
}

/// Sentences with the words that no fact of the result covers.
#[component]
fn Passages() -> impl IntoView {
    let explorer = explorer();
    let passages = Memo::new(move |_| explorer.results.with(|results| results.passages.clone()));
    let list = move || passages.get().into_iter().map(passage_view).collect_view();
    view! {
        <Show when=move || passages.with(|passages| !passages.is_empty())>
            <section class="passages" aria-labelledby="passages">
                <h2 class="section" id="passages">"Also in the articles, in no statement"<span class="n">{move || passages.with(Vec::len)}</span></h2>
                <ul>{list}</ul>
            </section>
        </Show>
    }
}

fn passage_view(passage: Passage) -> AnyView {
    let explorer = explorer();
    let corpus = explorer.corpus.get_untracked();
    let article = corpus.article(passage.article);
    let words = explorer.words.get_untracked();
    let q = explorer.query.with_untracked(|query| query.q.clone());
    let target = Query { view: View::Article(article.id.clone()), q, at: Some(passage.span), ..Query::default() };
    view! {
        <li class=crate::state::article_class(passage.article)>
            <p class="q">{marked(passage.span.of(&article.text), &words)}</p>
            <p class="tags">{article_name(&corpus, passage.article)} <a href=href(&target)>"Read it there"</a></p>
        </li>
    }
    .into_any()
}
