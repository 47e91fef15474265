//! What stands beside the choice of modes: whether the texts scroll together, and the way from match to match.

use super::aligned::{AlignedArticles, why};
use super::scrolling::Scrolling;
use crate::views::phrases::{counted, thousands};
use crate::wording::full_text::{CHOSEN, LOCK, MANY_MATCHES, NEXT, ONE_MATCH, PREVIOUS, alike, place};
use engine::compare::alignment::MatchKind;
use leptos::prelude::*;

/// "3 of 41"; "41 matches" where none is chosen.
fn place_words(chosen: Option<usize>, shown: &[usize]) -> String {
    match chosen.and_then(|chosen| shown.iter().position(|at| *at == chosen)) {
        Some(at) => place(&thousands(at + 1), &thousands(shown.len())),
        None => counted(shown.len(), ONE_MATCH, MANY_MATCHES),
    }
}

/// A match for who hears it: ": Gas pipeline to China, date: confirmed".
fn said(subject: &str, why: &str) -> String {
    format!(": {subject}, {why}")
}

/// The tools of the mode.
#[component]
pub(super) fn MatchTools(
    /// Both articles.
    aligned: AlignedArticles,
    /// How they scroll.
    scrolling: Scrolling,
) -> impl IntoView {
    let is_locked = scrolling.is_locked;
    let n_alike = aligned.n_of(&[MatchKind::Alike]);
    let stepper = move || (!aligned.shown().is_empty()).then(|| view! { <Stepper aligned scrolling /> });
    view! {
        <div class="match-tools">
            {(n_alike > 0).then(|| view! { <AlikeBox aligned n_alike /> })} <label class="lock">
                <input
                    type="checkbox"
                    prop:checked=move || is_locked.get()
                    on:change=move |_| is_locked.update(|is_locked| *is_locked = !*is_locked)
                />
                {LOCK}
            </label> {stepper}
        </div>
    }
}

/// Whether passages that are only alike are shown.
#[component]
fn AlikeBox(
    /// Both articles.
    aligned: AlignedArticles,
    /// How many there are.
    n_alike: usize,
) -> impl IntoView {
    view! {
        <label class="also-alike">
            <input
                type="checkbox"
                prop:checked=move || aligned.shows_alike.get()
                on:change=move |_| aligned.show_alike(!aligned.shows_alike.get_untracked())
            />
            {alike(n_alike)}
        </label>
    }
}

/// Previous, where we are, next.
#[component]
fn Stepper(
    /// Both articles.
    aligned: AlignedArticles,
    /// How they scroll.
    scrolling: Scrolling,
) -> impl IntoView {
    let what = move || {
        let (matches, corpus) = (aligned.matches(), aligned.explorer.corpus());
        let chosen = aligned.chosen.get().and_then(|at| matches.get(at));
        chosen.map(|found| said(&aligned.subject(found), &why(&corpus, found))).unwrap_or_default()
    };
    view! {
        <span class="stepper">
            <StepButton scrolling is_forward=false />
            <span class="num" role="status" aria-label=CHOSEN>
                {move || place_words(aligned.chosen.get(), &aligned.shown())}
                <span class="away">{what}</span>
            </span>
            <StepButton scrolling is_forward=true />
        </span>
    }
}

/// To the next match, or back; and the key that does the same.
#[component]
fn StepButton(
    /// How the texts scroll.
    scrolling: Scrolling,
    /// To the next.
    is_forward: bool,
) -> impl IntoView {
    let (name, key) = if is_forward { (NEXT, "n") } else { (PREVIOUS, "p") };
    view! {
        <button type="button" class="button" aria-keyshortcuts=key on:click=move |_| scrolling.step(is_forward)>
            {name}
            <kbd aria-hidden="true">{key}</kbd>
        </button>
    }
}
