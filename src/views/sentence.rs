//! The query as a sentence with parts that can be removed, and what to do when nothing is found.

use crate::state::explorer;
use crate::views::bar::ClearAll;
use crate::views::phrases::statements;
use crate::wording::sentence::{
    LEAVE_ONE_OUT, NO_SINGLE_CAUSE, NOTHING, NOTHING_FOUND, START_AGAIN, not, remove, without,
};
use engine::Query;
use engine::wording::sentence::{Piece, Relaxation, SentencePart, describe, relaxations, to_text};
use leptos::prelude::*;

/// "not " before what is excluded.
fn full_label(part: &SentencePart) -> String {
    if part.excluded { not(&part.label) } else { part.label.clone() }
}

/// "9 statements with ‘pipeline’ about Kazakhstan ×, not Russia ×", as the title of the screen or below one.
#[component]
pub(crate) fn Sentence(
    /// Whether it is the screen's title.
    #[prop(optional)]
    is_title: bool,
) -> impl IntoView {
    let explorer = explorer();
    let pieces = Memo::new(move |_| describe(&explorer.corpus(), &explorer.plan().get()));
    let shown = move || pieces.get().into_iter().map(shown_piece).collect_view();
    let line = match is_title {
        true => view! { <h1 class="sentence">{shown}</h1> }.into_any(),
        false => view! { <p class="sentence">{shown}</p> }.into_any(),
    };
    view! {
        <div class="sentence-line">
            {line} <span class="away" role="status">
                {move || pieces.with(|pieces| to_text(pieces))}
            </span>
        </div>
    }
}

fn shown_piece(piece: Piece) -> AnyView {
    match piece {
        Piece::Text(text) => view! { <span>{text}</span> }.into_any(),
        Piece::Part(part) => view! { <Condition part /> }.into_any(),
    }
}

/// A condition, and the button that removes it.
#[component]
fn Condition(
    /// The condition.
    part: SentencePart,
) -> impl IntoView {
    let explorer = explorer();
    let act = remove(&full_label(&part));
    let SentencePart { label, excluded, without } = part;
    let label = match excluded {
        true => view! { <s>{label}</s> }.into_any(),
        false => view! { <span>{label}</span> }.into_any(),
    };
    view! {
        <span class="part" class:not=excluded>
            {label}
            "\u{a0}"
            <button type="button" aria-label=act on:click=move |_| explorer.step(|query| narrow_as(query, &without))>
                "×"
            </button>
        </span>
    }
}

/// Has a query narrow to what another one does.
fn narrow_as(query: &mut Query, other: &Query) {
    query.q.clone_from(&other.q);
    query.selections.clone_from(&other.selections);
    query.scope = other.scope;
}

/// Nothing is found: which condition stands in the way, and what there is without it.
#[component]
pub(crate) fn NothingFound() -> impl IntoView {
    let explorer = explorer();
    let ways = move || {
        let ways = relaxations(&explorer.corpus(), &explorer.plan().get());
        ways.into_iter().filter(|way| way.count > 0).collect::<Vec<_>>()
    };
    view! {
        <section class="nothing" aria-label=NOTHING_FOUND>
            <h2>{NOTHING}</h2>
            {move || advice(ways())}
        </section>
    }
}

/// The conditions of which any one can be left out.
fn advice(ways: Vec<Relaxation>) -> AnyView {
    if ways.is_empty() {
        return view! { <p>{NO_SINGLE_CAUSE} <ClearAll name=START_AGAIN /></p> }.into_any();
    }
    let ways = ways.into_iter().map(|way| view! { <Way way /> }).collect_view();
    view! {
        <p>{LEAVE_ONE_OUT}</p>
        <ul>{ways}</ul>
    }
    .into_any()
}

/// A condition that can be left out, and how much there is without it.
#[component]
fn Way(
    /// The condition.
    way: Relaxation,
) -> impl IntoView {
    let explorer = explorer();
    let label = without(&full_label(&way.part));
    let relaxed = way.part.without;
    view! {
        <li>
            <button type="button" class="plain" on:click=move |_| explorer.step(|query| narrow_as(query, &relaxed))>
                {label}
            </button>
            " "
            <span class="n">{statements(way.count)}</span>
        </li>
    }
}
