//! The words of statements and their cards.

use engine::search::AroundField;
use model::closed::Stance;

/// The name of the filters beside the list.
pub(crate) const FILTERS: &str = "Filters";
/// The name of the choice of headings.
pub(crate) const GROUP: &str = "Group";
/// The name of the choice of an order.
pub(crate) const ORDER: &str = "Order";
/// The name of the choice of what must meet the conditions.
pub(crate) const SCOPE: &str = "Conditions meet";

/// The name of the lines above the list that say how what was typed is understood.
pub(crate) const UNDERSTOOD: &str = "How it is understood";

/// Of what was typed, what has no meaning.
pub(crate) fn not_understood(what: &str) -> String {
    format!("Not understood: {what}.")
}

/// The line that unfolds into the sections of the list.
pub(crate) const SECTIONS: &str = "Sections";
/// Its name.
pub(crate) const SECTIONS_OF_LIST: &str = "Sections of the list";

/// How far a list is read: "Energy › Gas · 34 of 310".
pub(crate) fn place_in_list(section: &str, number: &str, n: &str) -> String {
    let separator = if section.is_empty() { "" } else { " · " };
    format!("{section}{separator}{number} of {n}")
}

/// Below the few statements that a guest shows.
pub(crate) fn show_more(n_left: usize) -> String {
    format!("Show more ({n_left} left)")
}

/// On paper, above a list that is too long to be printed as a whole.
pub(crate) fn first_printed(n_printed: &str, n: &str) -> String {
    format!("The first {n_printed} of {n} statements are printed; above the list you can choose more.")
}

/// The name of the choice of how much of a long list is printed.
pub(crate) const ON_PAPER: &str = "On paper";

/// What can be chosen there: the first so many, or all.
pub(crate) fn print_words(first: Option<String>, n: &str) -> String {
    match first {
        Some(first) => format!("Print the first {first}"),
        None => format!("Print all {n}"),
    }
}

/// The name of the articles before the list.
pub(crate) const AROUND: &str = "Articles by title, author or source";

/// Where in what stands around an article the words are: "found in its title and author".
pub(crate) fn found_in(fields: &[AroundField]) -> String {
    let name = |field: &AroundField| match field {
        AroundField::Title => "title",
        AroundField::Author => "author or publication",
        AroundField::Source => "source",
    };
    let names: Vec<&str> = fields.iter().map(name).collect();
    format!("found in its {}", names.join(" and "))
}

/// Below the first of these articles.
pub(crate) fn more_articles(n_left: usize) -> String {
    format!("Show all ({n_left} more)")
}

/// The name of the passages below the list.
pub(crate) const PASSAGES: &str = "Also in the articles";
/// Above the passages, before their number.
pub(crate) const PASSAGES_HEADING: &str = "Also in the articles, in no statement here ";
/// Leads from a passage to its article.
pub(crate) const READ_THERE: &str = "Read it there";

/// Below the passages.
pub(crate) fn more_passages(n_left: usize) -> String {
    format!("Show more passages ({n_left} left)")
}

/// What is said before what we say of a statement.
pub(crate) const OUR_READING: &str = "Our reading";

/// Between "Our reading" and where the other statement of a link is.
pub(crate) fn relation_in(relation: &str) -> String {
    format!(" {relation} in ")
}

/// Where the other statement of a link is, if not in another article.
pub(crate) const SAME_ARTICLE: &str = "the same article →";
/// What is said before what a statement rests on.
pub(crate) const RESTS_ON: &str = "Rests on: ";

/// What leads to a note that a statement rests on.
pub(crate) fn note(number: u32) -> String {
    format!("note {number}")
}

/// Said before why a statement is found.
pub(crate) const WHY: &str = "Why";
/// Below a quote: what of the statement's figures, dates and names it does not say.
pub(crate) fn unsaid_names(names: &[String]) -> String {
    format!("Not in the quote: {}", names.join(", "))
}

/// The figures, dates and names that it says.
pub(crate) const IN_QUOTE: &str = "In the quote";
/// Said of our note.
pub(crate) const OUR_NOTE: &str = "Our note";
/// Said of every statement.
pub(crate) const FOUND_WORD_FOR_WORD: &str = "The quote stands word for word in the article: found by program.";
/// The same of what a program found.
pub(crate) const BY_PROGRAM: &str = "A program found this sentence because it names, dates or counts something. Nobody has \
                                     read it for this page.";
/// What of a statement is ours: the words that its quote has not.
pub(crate) fn own_reading(own_words: &[String]) -> String {
    match own_words {
        [] => "Our reading: in the quote’s own words.".to_owned(),
        words => format!("Our reading: not the quote’s words are {}.", words.join(", ")),
    }
}

/// What copies a card's link.
pub(crate) const COPY_LINK: &str = "Copy link";
/// What leads to the article by itself.
pub(crate) const WHOLE_ARTICLE: &str = "Whole article";

/// How it is held, where it is not simply stated.
pub(crate) fn stance_words(stance: Stance) -> Option<&'static str> {
    match stance {
        Stance::States => None,
        Stance::Believes => Some("said as a belief"),
        Stance::Expects => Some("said as an expectation"),
        Stance::Hopes => Some("said as a hope"),
        Stance::Fears => Some("said as a fear"),
        Stance::Doubts => Some("said as a doubt"),
        Stance::Denies => Some("said as a denial"),
        Stance::CallsFor => Some("said as a demand"),
    }
}

/// What must come true first.
pub(crate) fn on_condition(condition: &str) -> String {
    format!("on a condition: {condition}")
}

/// In the gutter of a card, where what is told still lay ahead.
pub(crate) fn as_of_year(year: &str) -> String {
    format!("as of {year}")
}

/// The same behind the status of a statement in a comparison.
pub(crate) fn status_as_of(year: &str) -> String {
    format!(", as of {year}")
}

/// Behind a number that the article does not say itself.
pub(crate) const OUR_ARITHMETIC: &str = " (our arithmetic)";
