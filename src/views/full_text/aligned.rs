//! What the parts of the mode share: both articles, their matches, and which of these is chosen.

use crate::browser::holds;
use crate::state::Explorer;
use crate::views::phrases::relation_words;
use crate::wording::full_text::{SAME_WORDS, SIMILAR, both_name};
use engine::Corpus;
use engine::compare::alignment::{self, MatchKind, PassageMatch};
use engine::compare::same_text::{ChangedParagraph, same_text};
use engine::query::JoinedPassages;
use leptos::prelude::*;
use model::{ArticleIndex, Span};
use std::sync::Arc;

/// In a narrower window one article is shown at a time; as the style sheet has it.
const NARROW: &str = "(max-width:39.99875em)";
/// How many words of a passage name it.
const WORDS: usize = 8;

/// Whether the window has room for one article only.
pub(super) fn is_narrow_now() -> bool {
    holds(NARROW)
}

/// What the parts of the mode share.
#[derive(Clone, Copy)]
pub(super) struct AlignedArticles {
    pub(super) explorer: Explorer,
    pub(super) articles: [ArticleIndex; 2],
    matches: StoredValue<Arc<Vec<PassageMatch>>>,
    changes: StoredValue<[Vec<ChangedParagraph>; 2]>,
    /// The chosen match.
    pub(super) chosen: Memo<Option<usize>>,
    /// Whether passages that are only alike are shown too: as the query says, or where it names one.
    pub(super) shows_alike: Memo<bool>,
    /// Whether one article is shown at a time, and whether that is the second.
    pub(super) is_narrow: RwSignal<bool>,
    pub(super) shows_second: RwSignal<bool>,
}

impl AlignedArticles {
    pub(super) fn new(explorer: Explorer, articles: [ArticleIndex; 2]) -> Self {
        let [a, b] = articles;
        let matches = Arc::new(alignment::matches(&explorer.corpus(), a, b));
        let (named, among_shown) = (matches.clone(), matches.clone());
        let chosen = Memo::new(move |_| explorer.query().with(|query| alignment::chosen(&named, query.at, query.with)));
        let is_all_alike = matches.iter().all(|found| found.kind == MatchKind::Alike);
        let shows_alike = Memo::new(move |_| {
            let is_alike = |at: usize| among_shown.get(at).is_some_and(|found| found.kind == MatchKind::Alike);
            let joined = explorer.query().with(|query| query.passages);
            joined.map_or(is_all_alike, |joined| joined == JoinedPassages::Alike) || chosen.get().is_some_and(is_alike)
        });
        let changes = same_text(&explorer.corpus(), a, b).paragraphs;
        Self {
            explorer,
            articles,
            matches: StoredValue::new(matches),
            changes: StoredValue::new(changes),
            chosen,
            shows_alike,
            is_narrow: RwSignal::new(is_narrow_now()),
            shows_second: RwSignal::new(false),
        }
    }

    /// Passages of the two that match, shown or not, as the first article runs.
    pub(super) fn matches(self) -> Arc<Vec<PassageMatch>> {
        self.matches.get_value()
    }

    /// Whether a match is shown now.
    pub(super) fn is_shown(self, found: &PassageMatch) -> bool {
        found.kind != MatchKind::Alike || self.shows_alike.get()
    }

    /// The numbers of the matches that are shown now.
    pub(super) fn shown(self) -> Vec<usize> {
        let matches = self.matches();
        (0..matches.len()).filter(|&at| self.is_shown(&matches[at])).collect()
    }

    /// How many matches rest on that.
    pub(super) fn n_of(self, kinds: &[MatchKind]) -> usize {
        self.matches.with_value(|matches| matches.iter().filter(|found| kinds.contains(&found.kind)).count())
    }

    /// What became of the paragraphs of one of the two.
    pub(super) fn changes(self, is_second: bool) -> Vec<ChangedParagraph> {
        self.changes.with_value(|changes| changes[usize::from(is_second)].clone())
    }

    /// Shows passages that are only alike, or leaves them out.
    pub(super) fn show_alike(self, shows: bool) {
        let is_hidden = |at: usize| self.matches().get(at).is_some_and(|found| found.kind == MatchKind::Alike);
        let loses_chosen = !shows && self.chosen.get().is_some_and(is_hidden);
        self.explorer.refine(|query| {
            query.passages = Some(if shows { JoinedPassages::Alike } else { JoinedPassages::Tied });
            if loses_chosen {
                (query.at, query.with) = (None, None);
            }
        });
    }

    /// One of the two articles.
    pub(super) fn article(self, is_second: bool) -> ArticleIndex {
        self.articles[usize::from(is_second)]
    }

    /// Whether a match is the chosen one.
    pub(super) fn is_chosen(self, place: usize) -> bool {
        self.chosen.get() == Some(place)
    }

    /// Chooses the match of that number.
    pub(super) fn choose(self, place: usize) {
        if let Some(found) = self.matches().get(place) {
            let (at, with) = (Some(found.pair.a), Some(found.pair.b));
            let passages = self.shows_alike.get().then_some(JoinedPassages::Alike);
            self.explorer.refine(|query| {
                query.at = at;
                query.with = with;
                query.passages = passages;
                query.fact = None;
            });
        }
    }

    /// The match that a click on a passage chooses: the likest, or the one after the chosen.
    pub(super) fn choose_of(self, is_second: bool, passage: Span) {
        let (chosen, matches) = (self.chosen.get(), self.matches());
        let (mut likest, mut after) = (None, None);
        for (place, found) in matches.iter().enumerate() {
            if found.pair.side(is_second) != passage || !self.is_shown(found) {
                continue;
            }
            if after.is_none() && chosen < Some(place) {
                after = Some(place);
            }
            if likest.is_none_or(|(_, score)| score < found.pair.score) {
                likest = Some((place, found.pair.score));
            }
        }
        let is_of_passage = |found: &PassageMatch| found.pair.side(is_second) == passage && self.is_shown(found);
        let first = || matches.iter().position(is_of_passage);
        let is_chosen = chosen.and_then(|at| matches.get(at)).is_some_and(|it| it.pair.side(is_second) == passage);
        let next = if is_chosen { after.or_else(first) } else { likest.map(|(place, _)| place) };
        if let Some(next) = next {
            self.choose(next);
        }
    }

    /// What a match is about; where that is not known, how its passage in the first article begins.
    pub(super) fn subject(self, found: &PassageMatch) -> String {
        found.subject.clone().unwrap_or_else(|| self.beginning(found, false))
    }

    /// "In July 2008, Beijing and KazMunayGas signed a …"
    pub(super) fn beginning(self, found: &PassageMatch, is_second: bool) -> String {
        let corpus = self.explorer.corpus();
        let passage = found.pair.side(is_second).of(&corpus.article(self.article(is_second)).text);
        let words: Vec<&str> = passage.split_whitespace().take(WORDS + 1).collect();
        match words.get(..WORDS) {
            Some(first) if words.len() > WORDS => format!("{} …", first.join(" ")),
            _ => words.join(" "),
        }
    }
}

/// Why they match, in words.
pub(super) fn why(corpus: &Corpus, found: &PassageMatch) -> String {
    match found.pair.link.and_then(|at| corpus.links.get(at)) {
        Some(link) => relation_words(link),
        None if found.kind == MatchKind::Same => SAME_WORDS.to_owned(),
        None if found.shared.is_empty() => SIMILAR.to_owned(),
        None => both_name(&found.shared.join(", ")),
    }
}

/// Whole pixels.
pub(super) fn whole(length: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "a length on a screen")]
    let whole = length as i32;
    whole
}
