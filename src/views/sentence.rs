//! The query as a sentence with parts that can be removed, and what to do when nothing is found.

use crate::state::explorer;
use crate::views::bar::ClearAll;
use crate::views::phrases::statements;
use crate::wording::sentence::{NOTHING, NOTHING_FOUND, START_AGAIN, not, nothing_meets, remove, without};
use engine::Query;
use engine::wording::relaxations::{Culprits, Relaxation, culprits};
use engine::wording::sentence::{Piece, SentencePart, describe};
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
    view! { <div class="sentence-line">{line}</div> }
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

/// Nothing is found: which conditions stand in the way, and what there is without them.
#[component]
pub(crate) fn NothingFound() -> impl IntoView {
    let explorer = explorer();
    let culprits = move || culprits(&explorer.corpus(), &explorer.plan().get());
    view! {
        <section class="nothing" aria-label=NOTHING_FOUND>
            <h2>{NOTHING}</h2>
            {move || advice(culprits())}
        </section>
    }
}

/// What can never be met, and the conditions that can be left out.
fn advice(Culprits { never, ways }: Culprits) -> AnyView {
    let never = (!never.is_empty()).then(|| view! { <p>{nothing_meets(&labels(&never))}</p> });
    let ways = if ways.is_empty() {
        view! {
            <p>
                <ClearAll name=START_AGAIN />
            </p>
        }
        .into_any()
    } else {
        view! { <ul>{ways.into_iter().map(|way| view! { <Way way /> }).collect_view()}</ul> }.into_any()
    };
    view! {
        {never}
        {ways}
    }
    .into_any()
}

fn labels(parts: &[SentencePart]) -> Vec<String> {
    parts.iter().map(full_label).collect()
}

/// Conditions that can be left out together, and how much there is without them.
#[component]
fn Way(
    /// The conditions.
    way: Relaxation,
) -> impl IntoView {
    let explorer = explorer();
    let Relaxation { parts, without: relaxed, count } = way;
    view! {
        <li>
            <button type="button" class="plain" on:click=move |_| explorer.step(|query| narrow_as(query, &relaxed))>
                {without(&labels(&parts))}
            </button>
            " "
            <span class="n">{statements(&explorer.corpus(), count)}</span>
        </li>
    }
}
