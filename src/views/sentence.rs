//! The query as a sentence with parts that can be removed, and what to do when nothing is found.

use crate::derived::derived;
use crate::dom::{Tag, button, tag, words};
use crate::state::Explorer;
use crate::views::bar::clear_all;
use crate::views::phrases::statements;
use engine::Query;
use engine::wording::sentence::{Piece, Relaxation, SentencePart, describe, relaxations, to_text};
use leptos::prelude::*;

/// "9 statements with ‘pipeline’ about Kazakhstan ×, not Russia ×", as the title of the screen or below one.
pub(crate) fn sentence(explorer: Explorer, name: &str) -> Tag {
    let pieces = derived(move || describe(&explorer.corpus.get(), &explorer.plan.get()));
    let shown = tag(name)
        .class("sentence")
        .part(move || pieces.get().into_iter().map(|piece| piece_view(explorer, piece)).collect());
    let spoken =
        tag("span").class("away").attr("role", "status").text_of(move || pieces.with(|pieces| to_text(pieces)));
    tag("div").class("sentence-line").child(shown).child(spoken)
}

fn piece_view(explorer: Explorer, piece: Piece) -> Tag {
    match piece {
        Piece::Text(text) => words("span", "", &text),
        Piece::Part(part) => part_view(explorer, part),
    }
}

/// "not " before what is excluded.
fn full_label(part: &SentencePart) -> String {
    format!("{}{}", if part.excluded { "not " } else { "" }, part.label)
}

fn part_view(explorer: Explorer, part: SentencePart) -> Tag {
    let name = format!("Remove {}", full_label(&part));
    let label = words(if part.excluded { "s" } else { "span" }, "", &part.label);
    let without = part.without;
    let remove = button("", move || explorer.step(|now| on_screen(&without, now))).attr("aria-label", &name).text("×");
    tag("span").class(if part.excluded { "part not" } else { "part" }).child(label).text("\u{a0}").child(remove)
}

/// What a query narrows to, on the screen that is shown now.
fn on_screen(narrowing: &Query, now: Query) -> Query {
    Query { q: narrowing.q.clone(), selections: narrowing.selections.clone(), scope: narrowing.scope, ..now }
}

/// Nothing is found: which condition stands in the way, and what there is without it.
pub(crate) fn nothing_found(explorer: Explorer) -> Tag {
    let advice = move || {
        let ways: Vec<Relaxation> =
            relaxations(&explorer.corpus.get(), &explorer.plan.get()).into_iter().filter(|way| way.count > 0).collect();
        if ways.is_empty() {
            let clear = clear_all(explorer, "Start again without any");
            return vec![tag("p").text("No single condition is the cause. ").child(clear)];
        }
        let list = tag("ul").children(ways.into_iter().map(|way| way_view(explorer, way)));
        vec![words("p", "", "Leave one out:"), list]
    };
    let heading = words("h2", "", "No statement meets all of this.");
    tag("section").class("nothing").attr("aria-label", "Nothing found").child(heading).part(advice)
}

fn way_view(explorer: Explorer, way: Relaxation) -> Tag {
    let label = format!("without {}", full_label(&way.part));
    let without = way.part.without;
    let drop_it = button("plain", move || explorer.step(|now| on_screen(&without, now))).text(&label);
    tag("li").child(drop_it).text(" ").child(words("span", "n", &statements(way.count)))
}
