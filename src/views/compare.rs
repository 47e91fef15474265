//! Two articles compared: which two, and how.

use crate::derived::derived;
use crate::dom::{Tag, tag, words};
use crate::state::Explorer;
use crate::views::bar::filter_button;
use crate::views::full_text::full_text;
use crate::views::ledger::side_by_side;
use crate::views::numbers::numbers;
use crate::views::pairs::{pair_choice, swap_button};
use crate::views::promises::promises;
use crate::views::sentence::sentence;
use crate::views::share::share_button;
use crate::views::shares::shares;
use engine::Query;
use engine::compare::ledger::pair;
use engine::query::Mode;
use engine::wording::Label;
use leptos::prelude::*;
use model::ArticleIndex;

/// The view "Compare".
pub(crate) fn compare(explorer: Explorer) -> Tag {
    let chosen = derived(move || explorer.query.with(|query| pair(&explorer.corpus.get(), query)));
    let mode = derived(move || explorer.query.with(Query::mode));
    let is_one_row = move || explorer.query.with(|query| query.matter.is_some());
    tag("div").class("compare").class_when("one-row", is_one_row).part(move || match chosen.get() {
        Some((a, b)) => comparison(explorer, mode.get(), a, b),
        None => vec![only_one()],
    })
}

fn only_one() -> Tag {
    let why = words("h1", "", "There is only one article here, so there is nothing to compare.");
    tag("section").class("page").child(why)
}

fn comparison(explorer: Explorer, mode: Mode, a: ArticleIndex, b: ArticleIndex) -> Vec<Tag> {
    let shown = match mode {
        Mode::Ledger => side_by_side(explorer, a, b),
        Mode::Figures => numbers(explorer, a, b),
        Mode::Text => full_text(explorer, a, b),
        Mode::Emphasis => shares(explorer, a, b),
        Mode::Promises => promises(explorer, a, b),
    };
    let actions = tag("div")
        .class("actions")
        .child(filter_button(explorer))
        .child(swap_button(explorer))
        .child(share_button(explorer));
    let heading = tag("h1").class("sentence").text_of(shown.title);
    let bar = tag("div").class("bar").child(heading).child(actions);
    let lead = if mode == Mode::Text { "Words of these are marked: " } else { "With any of these: " };
    let under = move || tag("div").class("under").child(words("span", "", lead)).child(sentence(explorer, "p"));
    let narrowed = tag("div").when(move || explorer.query.with(Query::narrows), under);
    let is_choice = explorer.corpus.with_untracked(|corpus| corpus.articles.len() > 2);
    let choice = is_choice.then(|| pair_choice(explorer, a, b));
    let switches = tag("div").class("switches").child(modes(explorer)).children(shown.beside);
    let content = tag("div").class(&format!("mode mode-{}", mode.id())).children(shown.content);
    [bar, narrowed].into_iter().chain(choice).chain([switches, content]).collect()
}

/// Side by side, Numbers, Full text …: the same pair, filters and selection in each.
fn modes(explorer: Explorer) -> Tag {
    let item = |mode: Mode| {
        let target = move || Some(explorer.href(|query| Query { mode: Some(mode), matter: None, ..query }));
        let is_on = move || explorer.query.with(|query| query.mode() == mode);
        tag("a")
            .attr_of("href", target)
            .class_when("on", is_on)
            .attr_of("aria-current", move || is_on().then(|| "true".to_owned()))
            .text(mode.label())
    };
    tag("nav").class("switch").attr("aria-label", "How to compare").children(Mode::ALL.iter().copied().map(item))
}
