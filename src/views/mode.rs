//! What the modes of the comparison have in common: what stands above each of them, and the choice among them.

use crate::state::explorer;
use crate::views::bar::FilterButton;
use crate::views::pairs::{PairChoice, SwapButton};
use crate::views::sentence::Sentence;
use crate::views::share::ShareButton;
use crate::wording::compare::{HOW_TO_COMPARE, before_filters};
use engine::Query;
use engine::compare::pairs::modes;
use engine::query::Mode;
use engine::wording::Label;
use leptos::prelude::*;
use model::ArticleIndex;

/// What a mode shows of a pair. It is built anew for another pair; the filters and the selection it follows itself.
pub(crate) struct ModeContent {
    /// What there is, in a sentence: the heading.
    pub(crate) title: Box<dyn Fn() -> String>,
    /// What stands beside the choice of modes.
    pub(crate) beside: Option<AnyView>,
    /// The rest.
    pub(crate) content: Vec<AnyView>,
}

/// A mode that hands over what it shows, in the frame of all modes.
#[component]
pub(crate) fn FramedContent(
    /// What it shows.
    shown: ModeContent,
    /// Which mode.
    mode: Mode,
    /// The first article.
    a: ArticleIndex,
    /// The second article.
    b: ArticleIndex,
) -> impl IntoView {
    // The frame takes functions that could go to another thread: what cannot is kept on this one.
    let title = StoredValue::new_local(shown.title);
    let beside = StoredValue::new_local(shown.beside);
    let content = StoredValue::new_local(shown.content);
    view! {
        <ModeFrame
            mode
            a
            b
            title=Memo::new(move |_| title.with_value(|title| title()))
            beside=move || beside.try_update_value(Option::take).flatten()
        >
            {content.try_update_value(std::mem::take)}
        </ModeFrame>
    }
}

/// A mode under what stands above all of them: what there is, the filters, which two, and how to compare.
#[component]
pub(crate) fn ModeFrame(
    /// Which mode.
    mode: Mode,
    /// The first article.
    a: ArticleIndex,
    /// The second article.
    b: ArticleIndex,
    /// What there is, in a sentence: the heading.
    title: Memo<String>,
    /// What stands beside the choice of modes.
    #[prop(optional, into)]
    beside: ViewFn,
    /// What the mode shows.
    children: Children,
) -> impl IntoView {
    let explorer = explorer();
    let has_choice = explorer.corpus().articles.len() > 2;
    view! {
        <div class="bar">
            <h1 class="sentence">{title}</h1>
            <div class="actions">
                <FilterButton />
                <SwapButton />
                <ShareButton />
            </div>
        </div>
        <div>
            <Show when=move || explorer.query().with(Query::narrows)>
                <div class="under">
                    <span>{before_filters(mode)}</span>
                    <Sentence />
                </div>
            </Show>
        </div>
        {has_choice.then(|| view! { <PairChoice a b /> })}
        <div class="switches">
            <Modes mode a b />
            {beside.run()}
        </div>
        <div class=format!("mode-{}", mode.id()) class:mode=true>
            {children()}
        </div>
    }
}

/// Side by side, Numbers, Full text …: the same pair, filters and selection in each.
#[component]
fn Modes(
    /// The one that is on.
    mode: Mode,
    /// The first article.
    a: ArticleIndex,
    /// The second article.
    b: ArticleIndex,
) -> impl IntoView {
    let explorer = explorer();
    let item = |other: Mode| {
        view! {
            <SwitchLink
                href=Memo::new(move |_| {
                    explorer
                        .href(|query| {
                            query.mode = Some(other);
                            query.matter = None;
                        })
                })
                is_on=Memo::new(move |_| other == mode)
            >
                {other.label()}
            </SwitchLink>
        }
    };
    view! {
        <nav class="switch" aria-label=HOW_TO_COMPARE>
            {modes(&explorer.corpus(), (a, b), mode).into_iter().map(item).collect_view()}
        </nav>
    }
}

/// One of several ways to look at the same, as a link; the one that is on is marked.
#[component]
pub(crate) fn SwitchLink(
    /// Where it leads.
    href: Memo<String>,
    /// Whether it is on.
    is_on: Memo<bool>,
    /// Its name.
    children: Children,
) -> impl IntoView {
    view! {
        <a href=href class:on=is_on aria-current=move || is_on.get().then_some("true")>
            {children()}
        </a>
    }
}
