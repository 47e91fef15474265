//! The words of two texts side by side.

use engine::compare::passages::THRESHOLD;

/// What a query does here.
pub(crate) const WHAT_FILTERS_DO: &str = "Filters leave nothing out here: both texts and all their matching passages \
                                          stay. Words that are searched are marked.";

/// The title of the mode where no passages match.
pub(crate) const NO_MATCHES: &str = "Both articles whole: no two passages match";

/// The title of the mode: "Both articles whole: 41 matching passages".
pub(crate) fn both_whole(passages: &str) -> String {
    format!("Both articles whole: {passages}")
}

/// Counted: "1 matching passage".
pub(crate) const ONE_PASSAGE: &str = "matching passage";
/// Counted: "41 matching passages".
pub(crate) const MANY_PASSAGES: &str = "matching passages";

/// Why passages match of which nothing more is known.
pub(crate) const SIMILAR: &str = "similar wording";

/// Why passages match: what both of them name.
pub(crate) fn both_name(shared: &str) -> String {
    format!("both: {shared}")
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

/// In what order they are, and how many of them are tied by our reading.
pub(crate) fn order(publication: &str, n_tied: &str, n_alike: &str) -> String {
    format!("in the order of {publication} · {n_tied} tied by our reading, {n_alike} found by likeness alone")
}

/// How the passages are found, and how many that leaves.
pub(crate) fn how(n: &str) -> String {
    format!(
        "Two sentences match where our reading ties statements that they make; else where they, and the paragraphs \
         around them, share subjects, numbers and rare words; the same names and themes only add to that. Their \
         likeness must then come to at least {THRESHOLD} in 1,000, and they must be among the four likest of one of \
         the two. That leaves {n}, in whatever order the articles tell them."
    )
}

/// Why we tie the statements of a match, before the link to its row.
pub(crate) fn our_reading(why: &str) -> String {
    format!("Our reading: {why} ")
}
