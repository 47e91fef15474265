//! The matching passages as a list: what the ribbons show, and why they match.

use super::aligned::{AlignedArticles, whole, why};
use super::bird_view::BirdView;
use crate::browser::{next_frame, spread};
use crate::state::{explorer, href};
use crate::views::phrases::counted;
use crate::wording::full_text::{HOW, LIST, MANY_PASSAGES, ONE_PASSAGE, SIDE_BY_SIDE, how, order, our_reading};
use engine::Query;
use engine::compare::alignment::PassageMatch;
use engine::query::View;
use leptos::html::Ol;
use leptos::prelude::*;
use std::rc::Rc;
use text::interner::{Interner, intern};
use web_sys::{Element, HtmlElement};

/// How many subjects a frame lists.
const CHUNK: usize = 60;

/// The list, how its passages were found, and where they lie.
#[component]
pub(super) fn PassageList(
    /// Both articles.
    aligned: AlignedArticles,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let n_subjects = move || groups(&aligned.matches(), &aligned.shown()).len();
    view! {
        <aside class="matches" aria-label=LIST>
            <h2>{move || counted(aligned.shown().len(), ONE_PASSAGE, MANY_PASSAGES)}</h2>
            <p class="quiet">{move || order(n_subjects(), corpus.short_name(aligned.article(false)))}</p>
            {move || view! { <ListedPassages aligned shown=aligned.shown() /> }}
            <details class="how">
                <summary>{HOW}</summary>
                <p class="quiet">{how()}</p>
            </details>
            <BirdView aligned />
        </aside>
    }
}

/// The matches, a subject an item: some now, and the others in the frames that follow.
#[component]
fn ListedPassages(
    /// Both articles.
    aligned: AlignedArticles,
    /// The numbers of the matches that are shown.
    shown: Vec<usize>,
) -> impl IntoView {
    let groups = groups(&aligned.matches(), &shown);
    let n_chunks = groups.len().div_ceil(CHUNK);
    let groups = StoredValue::new(groups);
    let n_listed = RwSignal::new(0);
    let list_chunk = move |chunk| {
        // In a later frame there may be no list any more.
        let _gone = n_listed.try_set(chunk + 1);
    };
    spread(0..n_chunks, 1, Rc::default(), Rc::new(list_chunk));
    let list = NodeRef::new();
    follow_chosen(aligned, list, n_listed);
    let items = move |chunk: usize| {
        let its = groups.with_value(|groups| groups.chunks(CHUNK).nth(chunk).map(<[Vec<usize>]>::to_vec));
        let item = |group: Vec<usize>| view! { <SubjectItem aligned group /> };
        its.unwrap_or_default().into_iter().map(item).collect_view()
    };
    view! {
        <ol class="listed" aria-busy=move || (n_listed.get() < n_chunks).to_string() node_ref=list>
            <For each=move || 0..n_listed.get() key=|chunk| *chunk children=items />
        </ol>
    }
}

/// The numbers of the matches by what they are about, in the order in which the first article comes to it; a match of
/// which that is not known stands by itself.
fn groups(matches: &[PassageMatch], shown: &[usize]) -> Vec<Vec<usize>> {
    let subject = |at: usize| matches.get(at).and_then(|found| found.subject.as_deref());
    let (mut names, mut groups) = (Interner::default(), Vec::<Vec<usize>>::new());
    let mut group_of: Vec<usize> = Vec::new();
    for &at in shown {
        let name = subject(at).map(|subject| intern(&mut names, subject) as usize);
        match name.and_then(|name| group_of.get(name)) {
            Some(&group) => groups[group].push(at),
            None => {
                group_of.extend(name.map(|_| groups.len()));
                groups.push(vec![at]);
            }
        }
    }
    groups
}

/// A subject: its only match, or all of them, folded.
#[component]
fn SubjectItem(
    /// Both articles.
    aligned: AlignedArticles,
    /// The numbers of its matches.
    group: Vec<usize>,
) -> impl IntoView {
    let (matches, corpus) = (aligned.matches(), explorer().corpus());
    let all: Vec<(usize, &PassageMatch)> = group.iter().filter_map(|&at| Some((at, matches.get(at)?))).collect();
    let Some(&(first, head)) = all.first() else { return ().into_any() };
    let subject = aligned.subject(head);
    if all.len() == 1 {
        let why = why(&corpus, head);
        return view! {
            <MatchEntry aligned at=first>
                <b>{subject}</b>
                <span class="quiet">{why}</span>
            </MatchEntry>
        }
        .into_any();
    }
    let n_all = all.len();
    let entry = |(at, found): (usize, &PassageMatch)| {
        let (why, begins) = (why(&corpus, found), aligned.beginning(found, false));
        view! {
            <MatchEntry aligned at>
                <span>{why}</span>
                {beginning(begins)}
            </MatchEntry>
        }
    };
    view! {
        <li>
            <details>
                <summary>
                    <b>{subject}</b>
                    " "
                    <span class="n num">{n_all}</span>
                </summary>
                <ol>{all.into_iter().map(entry).collect_view()}</ol>
            </details>
        </li>
    }
    .into_any()
}

/// How a passage begins.
fn beginning(words: String) -> impl IntoView {
    view! { <span class="begins">{words}</span> }
}

/// A match, which a click chooses, and our reading of it.
#[component]
fn MatchEntry(
    /// Both articles.
    aligned: AlignedArticles,
    /// The number of the match.
    at: usize,
    /// What it is called.
    children: Children,
) -> impl IntoView {
    view! {
        <li>
            <button type="button" data-match=at aria-current=move || aligned.is_chosen(at).then_some("true")>
                {children()}
            </button>
            <OurReading aligned at />
        </li>
    }
}

/// Our reading of a match, and the way to its row side by side.
#[component]
fn OurReading(
    /// Both articles.
    aligned: AlignedArticles,
    /// The number of the match.
    at: usize,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let link = aligned.matches().get(at).and_then(|found| found.pair.link);
    let tie = link.and_then(|link| corpus.links.get(link))?;
    let [a, b] = aligned.articles.map(|article| Some(corpus.article(article).id.clone()));
    let matter = corpus.matters.get(tie.matter.at()).map(|matter| matter.id.clone());
    let row = href(&Query { view: View::Compare, a, b, matter, ..Query::default() });
    Some(view! { <p class="reading quiet">{our_reading(&tie.why)} <a href=row>{SIDE_BY_SIDE}</a></p> })
}

/// Opens what the chosen match is folded in, and scrolls the list to it: once, as soon as it is listed.
fn follow_chosen(aligned: AlignedArticles, list: NodeRef<Ol>, n_listed: RwSignal<usize>) {
    let shown = StoredValue::new(None);
    let show_chosen = move || {
        let chosen = aligned.chosen.get();
        let entry = chosen.and_then(|at| list.get().and_then(|list| entry_of(&list, at)));
        if shown.get_value() != chosen && entry.is_some() == chosen.is_some() {
            shown.set_value(chosen);
            if let (Some(list), Some(entry)) = (list.get(), entry) {
                show(&list, &entry);
            }
        }
    };
    Effect::new(move || {
        let _followed = (aligned.chosen.get(), n_listed.get());
        next_frame(Box::new(move || {
            if !shown.is_disposed() {
                // A frame follows nothing; the effect asks for it anew.
                untrack(show_chosen);
            }
        }));
    });
}

/// The entry of a match in the list, where it is listed yet.
fn entry_of(list: &Element, at: usize) -> Option<Element> {
    list.query_selector(&format!("[data-match='{at}']")).ok().flatten()?.parent_element()
}

fn show(list: &HtmlElement, entry: &Element) {
    if let Ok(Some(folded)) = entry.closest("details") {
        let _valid = folded.set_attribute("open", "");
    }
    let (pane, at) = (list.get_bounding_client_rect(), entry.get_bounding_client_rect());
    if at.top() < pane.top() || at.bottom() > pane.bottom() {
        list.set_scroll_top(list.scroll_top() + whole(at.top() - pane.top() - pane.height() / 3.0));
    }
}
