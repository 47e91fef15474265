//! The words of two texts side by side.

use engine::compare::passages::THRESHOLD;
use engine::compare::same_text::ParagraphChange;
use engine::wording::counts::{counted, thousands};

/// What a query does here.
pub(crate) const WHAT_FILTERS_DO: &str = "Filters leave nothing out here: both texts and all their matching passages \
                                          stay. Words that are searched are marked.";

/// The title of the mode: "Both articles whole: 41 passages tied by our reading; 1 paragraph moved, 1 edited".
pub(crate) fn both_whole(passages: &str, paragraphs: &str) -> String {
    let separator = if paragraphs.is_empty() { "" } else { "; " };
    format!("Both articles whole: {passages}{separator}{paragraphs}")
}

/// "41 passages tied by our reading, 2 in the same words, 17 alike".
pub(crate) fn passages(n_tied: usize, n_same: usize, n_alike: usize) -> String {
    let parts = [(n_tied, "tied by our reading"), (n_same, "in the same words"), (n_alike, "alike, found by program")];
    listed(&parts, ONE_PASSAGE, MANY_PASSAGES).unwrap_or_else(|| NO_PASSAGE.to_owned())
}

/// "1 paragraph moved, 1 edited, 1 repeated"; empty where there is none.
pub(crate) fn paragraphs(n_moved: usize, n_edited: usize, n_repeated: usize) -> String {
    let parts = [(n_moved, "moved"), (n_edited, "edited"), (n_repeated, "repeated")];
    listed(&parts, "paragraph", "paragraphs").unwrap_or_default()
}

/// What there is of several sorts, the unit named once.
fn listed(parts: &[(usize, &str)], one: &str, many: &str) -> Option<String> {
    let mut there = parts.iter().filter(|(n, _)| *n > 0);
    let (n, sort) = there.next()?;
    let first = format!("{} {sort}", counted(*n, one, many));
    Some(there.fold(first, |all, (n, sort)| format!("{all}, {} {sort}", thousands(*n))))
}

/// Where no passage is tied and none is the same.
const NO_PASSAGE: &str = "no passage tied by our reading, none in the same words";

/// What became of a paragraph, above it.
pub(crate) fn changed(change: ParagraphChange) -> String {
    match change {
        ParagraphChange::Moved => "moved: the same words at another place".to_owned(),
        ParagraphChange::Repeated => "repeated: the same words as another paragraph here".to_owned(),
        ParagraphChange::Edited { n_same, n_words } => {
            format!("edited: {} of its {} words the same", thousands(n_same), thousands(n_words))
        }
    }
}

/// Counted: "1 passage".
pub(crate) const ONE_PASSAGE: &str = "passage";
/// Counted: "41 passages".
pub(crate) const MANY_PASSAGES: &str = "passages";

/// The box that shows what is only alike, and how much that is.
pub(crate) fn alike(n: usize) -> String {
    format!("Also alike, found by program ({})", thousands(n))
}

/// Why passages match that are the same.
pub(crate) const SAME_WORDS: &str = "the same words, found by program";
/// Why passages match of which nothing more is known.
pub(crate) const SIMILAR: &str = "alike, found by program";

/// Why passages match: what both of them name.
pub(crate) fn both_name(shared: &str) -> String {
    format!("found by program, both: {shared}")
}

/// Above the drawing of where matches lie.
pub(crate) const WHERE_THEY_LIE: &str = "Where they lie";

/// Below the bar of an article: "2,872 words".
pub(crate) fn n_words(n: &str) -> String {
    format!("{n} words")
}

/// The name of the choice between the two texts, where there is room for one.
pub(crate) const WHICH: &str = "Article shown";

/// What the pane of an article is called: "China Brief, 2008, the text".
pub(crate) fn text_name(article: &str) -> String {
    format!("{article}, the text")
}

/// How long an article is: "1 word".
pub(crate) const ONE_WORD: &str = "word";
/// How long an article is: "2,872 words".
pub(crate) const MANY_WORDS: &str = "words";

/// The box that has the texts scroll together.
pub(crate) const LOCK: &str = "Scroll together";
/// The name of what is said of the chosen match.
pub(crate) const CHOSEN: &str = "The chosen match";
/// The button that leads to the next match.
pub(crate) const NEXT: &str = "Next";
/// The button that leads to the match before.
pub(crate) const PREVIOUS: &str = "Previous";

/// The place of the chosen match: "3 of 41".
pub(crate) fn place(at: &str, n: &str) -> String {
    format!("{at} of {n}")
}

/// Counted where none is chosen: "1 match".
pub(crate) const ONE_MATCH: &str = "match";
/// Counted where none is chosen: "41 matches".
pub(crate) const MANY_MATCHES: &str = "matches";

/// Counted before the publication that they are in: "1 matching passage in ".
pub(crate) const ONE_PASSAGE_IN: &str = "matching passage in ";
/// Counted before the publication that they are in: "2 matching passages in ".
pub(crate) const MANY_PASSAGES_IN: &str = "matching passages in ";
/// The button that leads to a passage of the other article.
pub(crate) const READ: &str = "Read it there";

/// The name of the list of matches.
pub(crate) const LIST: &str = "Matching passages";
/// Unfolds how they are found.
pub(crate) const HOW: &str = "How they are found";
/// The link from a match to its row side by side.
pub(crate) const SIDE_BY_SIDE: &str = "Side by side";

/// What they are about, and in what order: "14 subjects, as China Brief tells them".
pub(crate) fn order(n_subjects: usize, publication: &str) -> String {
    format!("{}, as {publication} tells them", counted(n_subjects, "subject", "subjects"))
}

/// Which paragraphs of a text are in view: "paragraph 5 of 18", "paragraphs 1 – 3 of 7".
pub(crate) fn paragraphs_in_view(first: usize, last: usize, n: usize) -> String {
    let (first, last, n) = (thousands(first), thousands(last), thousands(n));
    if first == last { format!("paragraph {first} of {n}") } else { format!("paragraphs {first} – {last} of {n}") }
}

/// How the passages are found.
pub(crate) fn how() -> String {
    format!(
        "Two sentences match where our reading ties statements that they make, and where they are the same word for \
         word, each with one other. Tinted are the quotes that our reading ties, and sentences in the same words. Shown \
         on demand is what a program takes for alike: where two sentences, and the paragraphs around them, share \
         subjects, numbers and rare words, their likeness comes to at least {THRESHOLD} in 1,000, and they are among the \
         four likest of one of the two."
    )
}

/// Beside a passage whose partner cannot be seen: what it is about, and where the partner is.
pub(crate) fn pointer(subject: &str, is_above: bool) -> String {
    let arrow = if is_above { "↑" } else { "↓" };
    format!("{arrow} {subject}")
}

/// Why we tie the statements of a match, before the link to its row.
pub(crate) fn our_reading(why: &str) -> String {
    format!("Our reading: {why} ")
}
