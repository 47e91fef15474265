//! The query as a sentence with parts that can be removed, and what to do when nothing is found.

use crate::views::parts::{counted, explorer};
use corpus::sentence::{Part, Piece, Relaxation, describe, plain, relaxations};
use leptos::prelude::*;

/// "9 statements with ‘pipeline’ about Kazakhstan ×, not Russia ×".
#[component]
pub(crate) fn Sentence(
    /// Whether it is the title of the screen.
    #[prop(default = true)]
    is_title: bool,
) -> impl IntoView {
    let explorer = explorer();
    let pieces = Memo::new(move |_| describe(&explorer.corpus.get(), &explorer.narrowing.get(), &explorer.results.get()));
    let content = move || pieces.get().into_iter().map(piece_view).collect_view();
    let line = if is_title { view! { <h1 class="sentence">{content}</h1> }.into_any() } else { view! { <p class="sentence">{content}</p> }.into_any() };
    view! {
        {line}
        <p class="away" role="status">
            {move || pieces.with(|pieces| plain(pieces))}
        </p>
    }
}

fn piece_view(piece: Piece) -> AnyView {
    match piece {
        Piece::Text(text) => text.into_any(),
        Piece::Part(part) => part_view(part),
    }
}

fn part_view(part: Part) -> AnyView {
    let explorer = explorer();
    let name = format!("Remove {}{}", if part.excluded { "not " } else { "" }, part.label);
    let class = if part.excluded { "part not" } else { "part" };
    let words = if part.excluded { view! { <s>{part.label}</s> }.into_any() } else { part.label.into_any() };
    let without = part.without;
    let remove = move |_| {
        let without = without.clone();
        explorer.step(move |now| keep_screen(without, &now));
    };
    view! {
        <span class=class>
            {words} <button type="button" aria-label=name on:click=remove>"×"</button>
        </span>
    }
    .into_any()
}

/// A query that says what narrows, on the screen that is shown now.
fn keep_screen(narrowing: corpus::Query, now: &corpus::Query) -> corpus::Query {
    corpus::Query { q: narrowing.q, selections: narrowing.selections, scope: narrowing.scope, ..now.clone() }
}

/// Nothing is found: which condition stands in the way, and what there is without it.
#[component]
pub(crate) fn NothingFound() -> impl IntoView {
    let explorer = explorer();
    let ways = Memo::new(move |_| relaxations(&explorer.corpus.get(), &explorer.narrowing.get()));
    let helps = move || ways.get().into_iter().filter(|way| way.count > 0).map(way_view).collect_view();
    let any_helps = move || ways.with(|ways| ways.iter().any(|way| way.count > 0));
    view! {
        <section class="nothing" aria-label="Nothing found">
            <h2>"No statement meets all of this."</h2>
            <Show
                when=any_helps
                fallback=move || view! { <p>"No single condition is the cause. "<ClearAll words="Start again without any" /></p> }
            >
                <p>"Leave one out:"</p>
                <ul>{helps}</ul>
            </Show>
        </section>
    }
}

fn way_view(way: Relaxation) -> AnyView {
    let explorer = explorer();
    let label = format!("without {}{}", if way.part.excluded { "“not " } else { "“" }, way.part.label) + "”";
    let gives = counted(way.count, "statement", "statements");
    let without = way.part.without;
    let drop_it = move |_| {
        let without = without.clone();
        explorer.step(move |now| keep_screen(without, &now));
    };
    view! {
        <li>
            <button type="button" class="plain" on:click=drop_it>{label}</button>
            <span class="n">{gives}</span>
        </li>
    }
    .into_any()
}

/// Takes every condition away.
#[component]
pub(crate) fn ClearAll(
    /// What the button says.
    words: &'static str,
) -> impl IntoView {
    let explorer = explorer();
    view! {
        <Show when=move || explorer.can_clear()>
            <button type="button" class="plain" on:click=move |_| explorer.clear()>{words}</button>
        </Show>
    }
}
