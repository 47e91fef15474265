//! What the parts of the mode share: both articles, their matches, and which of these is chosen.

use crate::derived::Derived;
use crate::state::Explorer;
use crate::views::phrases::relation_words;
use engine::compare::alignment::PassageMatch;
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::{ArticleIndex, Span};
use std::sync::Arc;

/// What the parts of the mode share.
#[derive(Clone)]
pub(super) struct AlignedArticles {
    pub(super) explorer: Explorer,
    pub(super) articles: [ArticleIndex; 2],
    pub(super) matches: Arc<Vec<PassageMatch>>,
    /// The chosen match.
    pub(super) chosen: Derived<Option<usize>>,
    /// Whether one article is shown at a time, and whether that is the second.
    pub(super) is_narrow: RwSignal<bool>,
    pub(super) shows_second: RwSignal<bool>,
}

impl AlignedArticles {
    /// Chooses the match of that number.
    pub(super) fn choose(&self, place: usize) {
        if let Some(found) = self.matches.get(place) {
            let (at, with) = (Some(found.pair.a), Some(found.pair.b));
            self.explorer.refine(|query| Query { at, with, fact: None, ..query });
        }
    }

    /// The match that a click on a passage chooses: the likest, or the one after the chosen.
    pub(super) fn choose_of(&self, is_second: bool, passage: Span) {
        let chosen = self.chosen.with_untracked(|chosen| *chosen);
        let (mut likest, mut after) = (None, None);
        for (place, found) in self.matches.iter().enumerate() {
            if found.pair.side(is_second) != passage {
                continue;
            }
            if after.is_none() && chosen < Some(place) {
                after = Some(place);
            }
            if likest.is_none_or(|(_, score)| score < found.pair.score) {
                likest = Some((place, found.pair.score));
            }
        }
        let first = || self.matches.iter().position(|found| found.pair.side(is_second) == passage);
        let is_chosen = chosen.and_then(|at| self.matches.get(at)).is_some_and(|it| it.pair.side(is_second) == passage);
        let next = if is_chosen { after.or_else(first) } else { likest.map(|(place, _)| place) };
        if let Some(next) = next {
            self.choose(next);
        }
    }
}

/// Why they match, in words.
pub(super) fn why(corpus: &Corpus, found: &PassageMatch) -> String {
    match found.pair.link.and_then(|at| corpus.links.get(at)) {
        Some(link) => relation_words(link),
        None if found.shared.is_empty() => "similar wording".to_owned(),
        None => format!("both: {}", found.shared.join(", ")),
    }
}

/// Whole pixels.
pub(super) fn whole(length: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a length on a screen")]
    let whole = length as i32;
    whole
}
