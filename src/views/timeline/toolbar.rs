//! What lanes are by, how close one looks, and the range of time.

use crate::state::explorer;
use crate::views::time_range::{RangeFields, chosen_range};
use crate::views::timeline::board::Board;
use crate::wording::timeline::{
    ALL, ALL_YEARS, BY_ACTOR, BY_ARTICLE, BY_THEME, EARLIER, LANES_NAME, LATER, PART_OF_AXIS, ZOOM_IN, ZOOM_OUT,
};
use engine::query::Group;
use engine::timeline::lanes;
use leptos::prelude::*;

const LANES: [(Group, &str); 3] = [(Group::Theme, BY_THEME), (Group::Article, BY_ARTICLE), (Group::Actor, BY_ACTOR)];

/// What changes the part that is seen: the key that does it, the sign and the name of the button.
const MOVES: [(&str, &str, &str); 5] = [
    ("+", "+", ZOOM_IN),
    ("-", "−", ZOOM_OUT),
    ("ArrowLeft", "←", EARLIER),
    ("ArrowRight", "→", LATER),
    ("0", ALL, ALL_YEARS),
];

/// What lanes are by, how close one looks, and the range of time.
#[component]
pub(super) fn Toolbar(
    /// The timeline on the screen.
    board: Board,
) -> impl IntoView {
    let explorer = board.explorer;
    let corpus = explorer.corpus();
    let has_some = |(group, _): &(Group, &str)| match group {
        Group::Theme => corpus.facts.iter().any(|fact| !fact.themes.is_empty()),
        Group::Actor => corpus.facts.iter().any(|fact| !fact.actors.is_empty()),
        _ => true,
    };
    let choice = |(group, name)| view! { <LanesBy group name /> };
    let step = |(key, sign, name)| view! { <MoveButton board key sign name /> };
    view! {
        <div class="tools">
            <nav class="switch" aria-label=LANES_NAME>
                {LANES.into_iter().filter(has_some).map(choice).collect_view()}
            </nav>
            <div class="zoom" role="group" aria-label=PART_OF_AXIS>
                <span class="seen">{move || board.seen()}</span>
                {MOVES.into_iter().map(step).collect_view()}
            </div>
            <RangeFields range=chosen_range(explorer) />
        </div>
    }
}

/// A link to the same with other lanes.
#[component]
fn LanesBy(
    /// What lanes are by.
    group: Group,
    /// What it says.
    name: &'static str,
) -> impl IntoView {
    let explorer = explorer();
    let target = move || explorer.href(|query| query.group = Some(group));
    let is_on = move || explorer.query().with(|query| lanes(&explorer.corpus(), query)) == group;
    view! {
        <a href=target class:on=is_on aria-current=move || is_on().then_some("true")>
            {name}
        </a>
    }
}

/// A button that does what a key does on the chart.
#[component]
fn MoveButton(
    /// The timeline on the screen.
    board: Board,
    /// Which key.
    key: &'static str,
    /// What it shows.
    sign: &'static str,
    /// What it is called.
    name: &'static str,
) -> impl IntoView {
    let act = move |_| {
        board.act(key);
    };
    view! {
        <button type="button" class="button" aria-label=name title=name on:click=act>
            {sign}
        </button>
    }
}
