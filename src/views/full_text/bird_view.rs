//! Where the matches lie in both articles at once: a drawing that says no more than the list of passages.

use super::aligned::AlignedArticles;
use super::ribbons::write;
use crate::state::explorer;
use crate::views::labels::article_class;
use crate::views::phrases::thousands;
use crate::wording::full_text::{WHERE_THEY_LIE, n_words};
use engine::compare::alignment::PassageMatch;
use leptos::prelude::*;
use model::Span;

/// How high the drawing is.
const HIGH: usize = 200;

/// A line for each match, between two bars as long as their articles.
#[component]
pub(super) fn BirdView(
    /// Both articles.
    aligned: AlignedArticles,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let [a, b] = aligned.articles.map(|article| corpus.article(article));
    let scale = Scale { longer: a.text.len().max(b.text.len()).max(1) };
    let middle = |span: Span| (span.start + span.end) as usize / 2;
    let line = move |found: &PassageMatch| scale.line(middle(found.pair.a), middle(found.pair.b));
    let all =
        move || -> String { aligned.matches().iter().filter(|found| aligned.is_shown(found)).map(line).collect() };
    let chosen = move || aligned.chosen.get().and_then(|at| aligned.matches().get(at).map(line));
    view! {
        <div class="lie" aria-hidden="true">
            <h3>{WHERE_THEY_LIE}</h3>
            <svg class="bird" viewBox="0 0 200 200" preserveAspectRatio="none">
                <rect class=article_class(aligned.article(false)) x="0" width="8" height=scale.bar(a.text.len()) />
                <rect class=article_class(aligned.article(true)) x="192" width="8" height=scale.bar(b.text.len()) />
                <path class="all" d=all />
                <path class="one" d=move || chosen().unwrap_or_default() />
            </svg>
            <p class="ends">
                <span class="quiet">{n_words(&thousands(a.n_words()))}</span>
                <span class="quiet">{n_words(&thousands(b.n_words()))}</span>
            </p>
        </div>
    }
}

/// Where places of the articles are in the drawing.
#[derive(Clone, Copy)]
struct Scale {
    /// How long the longer article is.
    longer: usize,
}

impl Scale {
    fn down(self, place: usize) -> i32 {
        (place * HIGH / self.longer) as i32
    }

    /// How long the bar of an article is.
    fn bar(self, length: usize) -> i32 {
        self.down(length).max(4)
    }

    fn line(self, a: usize, b: usize) -> String {
        let (a, b) = (self.down(a), self.down(b));
        let mut out = String::new();
        write(&mut out, &[('M', 10), (' ', a), ('C', 100), (' ', a), (' ', 100), (' ', b), (' ', 190), (' ', b)]);
        out
    }
}
