//! The words of the frame of all views: masthead, navigation, foot, what a guest shows, the bar above a view, dialogs.

use engine::asked::LeftOut;
use engine::query::View;

/// The link past masthead and filters.
pub(crate) const SKIP: &str = "Skip to the content";

/// The name of the navigation.
pub(crate) const VIEWS: &str = "Views";
/// The way to the statements; the name of their list.
pub(crate) const STATEMENTS: &str = "Statements";
/// The same where a program found all of them.
pub(crate) const SENTENCES: &str = "Sentences";
/// The way to the comparison.
pub(crate) const COMPARE: &str = "Compare";
/// The way to the timeline.
pub(crate) const TIMELINE: &str = "Timeline";
/// The way to who and what.
pub(crate) const MATRIX: &str = "Who and what";
/// The way to the articles.
pub(crate) const ARTICLES: &str = "Articles";

/// The page's title: what is on the screen, and which dossier it is.
pub(crate) fn screen_title(shown: &str, dossier: &str) -> String {
    if shown.is_empty() { dossier.to_owned() } else { format!("{shown} – {dossier}") }
}

/// What a screen is called where nothing is asked on it; what is listed is called `statements`.
pub(crate) fn screen_name(view: &View, statements: &'static str) -> &'static str {
    match view {
        View::Entry => "",
        View::Compare => COMPARE,
        View::Articles | View::Article(_) => ARTICLES,
        View::About => ABOUT,
        View::Timeline => TIMELINE,
        View::Matrix => MATRIX,
        View::Facts => statements,
    }
}

/// "Compare China Brief, 2008, and CACI Analyst, 2011".
pub(crate) fn compared(a: &str, b: &str) -> String {
    format!("{COMPARE} {a} and {b}")
}

/// In a frame that shows one subject: "What both articles say: Water".
pub(crate) fn both_say(subject: &str) -> String {
    format!("What both articles say: {subject}")
}

/// What the foot says of quotes.
pub(crate) const WORD_FOR_WORD: &str = "Every quote is found word for word in its article.";
/// The same where a program found all that is listed.
pub(crate) const FOUND: &str = "The sentences were found by program, word for word.";
/// And of what ties statements.
pub(crate) const READING: &str = "How statements are tied together is our reading.";
/// The link from the foot to the page about the dossier.
pub(crate) const ABOUT: &str = "About";

/// In a frame: what takes every condition away that the author did not set.
pub(crate) const BACK_TO_AUTHOR: &str = "Back to the author’s selection";
/// In a frame: the button behind which all controls are.
pub(crate) const CONTROLS: &str = "Filters and views";
/// In a frame: the way out.
pub(crate) const WHOLE_DOSSIER: &str = "Open the full dossier ↗";

/// What a guest shows, and that it can be trusted.
pub(crate) fn guest_promise(title: &str) -> String {
    format!("{title} · found word for word in the articles")
}

/// "and 48 more, named in the full dossier": of whose texts a frame shows.
pub(crate) fn more_articles(n: usize) -> String {
    format!("and {n} more, named in the full dossier")
}

/// The button that opens the filters where nothing is filtered; their dialog.
pub(crate) const FILTERS: &str = "Filters";

/// The button that opens the filters: "Filters (2)".
pub(crate) fn filters_set(n: usize) -> String {
    format!("Filters ({n})")
}

/// The button that closes the filters: "Show 12 statements".
pub(crate) fn show_found(statements: &str) -> String {
    format!("Show {statements}")
}

/// The name of the line on what an address asks and the dossier does not have.
pub(crate) const NOT_HERE: &str = "Not in this dossier";

/// That line: "Not in this dossier: actor ‘nobody’. It is left out."
pub(crate) fn not_here(left_out: &[LeftOut]) -> String {
    let labels: Vec<&str> = left_out.iter().map(|left_out| left_out.label.as_str()).collect();
    let is = if labels.len() == 1 { "It is" } else { "They are" };
    format!("Not in this dossier: {}. {is} left out of what is shown.", labels.join(", "))
}

/// The button that takes the nearest in place of it.
pub(crate) fn instead(name: &str) -> String {
    format!("Take {name} instead")
}
