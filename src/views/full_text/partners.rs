//! Below a paragraph, where one article is shown at a time: what answers it in the other.

use super::aligned::{AlignedArticles, why};
use crate::views::labels::{PublicationName, article_class};
use crate::views::phrases::counted;
use crate::wording::full_text::{MANY_PASSAGES_IN, ONE_PASSAGE_IN, READ};
use engine::compare::alignment::PassageMatch;
use leptos::prelude::*;
use model::Span;

/// What answers a paragraph; unfolded where the chosen match is in it.
#[component]
pub(super) fn Partners(
    /// Both articles.
    aligned: AlignedArticles,
    /// Whether the paragraph is of the second.
    is_second: bool,
    /// Where it lies in its article.
    block: Span,
) -> impl IntoView {
    let is_here = move || {
        let matches = aligned.matches();
        let chosen = aligned.chosen.get().and_then(|at| matches.get(at)).map(|found| found.pair.side(is_second));
        chosen.is_some_and(|span| block.covers(span))
    };
    move || {
        let all = partners_of(aligned, is_second, block);
        (!all.is_empty()).then(|| {
            view! {
                // A property, for the reader folds it too.
                <details class="partners" prop:open=is_here>
                    <summary>
                        {counted(all.len(), ONE_PASSAGE_IN, MANY_PASSAGES_IN)}
                        <PublicationName article=aligned.article(!is_second) />
                    </summary>
                    <ul>{all.into_iter().map(|at| view! { <Partner aligned is_second at /> }).collect_view()}</ul>
                </details>
            }
        })
    }
}

/// A passage of the other article, and the way to it.
#[component]
fn Partner(
    /// Both articles.
    aligned: AlignedArticles,
    /// Whether what it answers is of the second.
    is_second: bool,
    /// The number of the match.
    at: usize,
) -> impl IntoView {
    let (matches, corpus) = (aligned.matches(), aligned.explorer.corpus());
    let other = aligned.article(!is_second);
    let partner = |found: &PassageMatch| {
        let said = found.pair.side(!is_second).of(&corpus.article(other).text).to_owned();
        view! {
            <li class=article_class(other)>
                <blockquote class="q" dir="auto">
                    {said}
                </blockquote>
                <p class="tags">
                    <span class="quiet">{why(&corpus, found)}</span>
                    <button class="plain" type="button" data-match=at>
                        {READ}
                    </button>
                </p>
            </li>
        }
    };
    matches.get(at).map(partner)
}

/// For each passage that answers a paragraph, the match that says most of it: one of our reading, then the likest.
fn partners_of(aligned: AlignedArticles, is_second: bool, block: Span) -> Vec<usize> {
    let matches = aligned.matches();
    let mut out: Vec<usize> = Vec::new();
    for (at, found) in matches.iter().enumerate() {
        if !block.covers(found.pair.side(is_second)) || !aligned.is_shown(found) {
            continue;
        }
        let other = found.pair.side(!is_second);
        let rank = |found: &PassageMatch| (found.pair.link.is_some(), found.pair.score);
        match out.iter_mut().find(|place| matches[**place].pair.side(!is_second) == other) {
            Some(place) if rank(&matches[*place]) < rank(found) => *place = at,
            Some(_) => {}
            None => out.push(at),
        }
    }
    out.sort_by_cached_key(|&at| matches[at].pair.side(!is_second).start);
    out
}
