//! The words of the comparison side by side.

use engine::compare::absence::{AbsenceKind, Basis};
use engine::compare::looked::{Looked, LookedFor};
use engine::wording::counts::{counted, thousands};

/// The way from one row back to all of them.
pub(crate) const BACK_TO_ALL: &str = "← All subjects";
/// The link that groups the rows by verdict.
pub(crate) const BY_VERDICT: &str = "By verdict";
/// The link that groups the rows by theme.
pub(crate) const BY_THEME: &str = "By theme";
/// The line that unfolds into the subjects.
pub(crate) const SUBJECTS: &str = "Subjects";
/// Its name.
pub(crate) const INDEX: &str = "Index of subjects";

/// The button that folds what both articles say of a subject.
pub(crate) fn fold_name(subject: &str) -> String {
    format!("What is said of {subject}")
}

/// What the choice of verdicts is called.
pub(crate) const VERDICT_TABS: &str = "Verdict";
/// The choice of no verdict.
pub(crate) const ALL: &str = "All";

/// "106 subjects".
pub(crate) fn subjects(n: usize) -> String {
    counted(n, "subject", "subjects")
}

/// What our reading has of one of two articles.
pub(crate) struct ReadingOf<'n> {
    /// What the article is called.
    pub(crate) name: &'n str,
    /// How many statements were taken from it.
    pub(crate) n_taken: usize,
    /// How many of those that are shown stand in no subject with the other article's.
    pub(crate) n_only: usize,
    /// The same with what they are.
    pub(crate) only: String,
    /// Whether a program found all of them.
    pub(crate) is_found: bool,
}

impl ReadingOf<'_> {
    fn in_words(&self, is_second: bool) -> String {
        match self.n_taken {
            0 => format!("no statement taken from {}", self.name),
            _ if self.is_found => format!("{} in {}", self.only, self.name),
            _ if is_second => format!("{} only in that of {}", thousands(self.n_only), self.name),
            _ => format!("{} only in our reading of {}", self.only, self.name),
        }
    }
}

/// "26 subjects in both articles; 182 statements only in our reading of China Brief, 33 only in that of CACI Analyst": that
/// we took a statement from one alone does not say that the other is silent.
pub(crate) fn in_both_or_one(n_both: usize, [a, b]: [ReadingOf<'_>; 2], is_narrowed: bool) -> String {
    let filters = if is_narrowed { ", under the present filters" } else { "" };
    let (a, b) = (a.in_words(false), b.in_words(a.n_taken > 0 && !a.is_found));
    match n_both {
        0 if !is_narrowed => format!("No subject tied: {a}, {b}"),
        _ => format!("{} in both articles; {a}, {b}{filters}", subjects(n_both)),
    }
}

// Rows under their headings.

/// In place of rows.
pub(crate) const NOTHING: &str = "No subject comes to this under the present filters.";
/// The same where neither article has a statement: leads to their texts.
pub(crate) const NO_STATEMENTS: &str =
    "Nobody has taken statements from either article yet. Compare their full texts →";
/// The heading of the rows without a theme.
pub(crate) const NO_THEME: &str = "No theme stated";
/// The button below unfolded rows that are not all.
pub(crate) const SHOW_MORE: &str = "Show more";

/// "Also: Outside interference, Water "; empty where nothing can be named.
pub(crate) fn also(names: &[&str]) -> String {
    if names.is_empty() { String::new() } else { format!("Also: {} ", names.join(", ")) }
}

/// "12 more", "Fewer".
pub(crate) fn unfold_name(is_open: bool, n: usize) -> String {
    if is_open { "Fewer".to_owned() } else { format!("{} more", thousands(n)) }
}

// A row.

/// Between statements of both articles that no link of the row ties.
pub(crate) const NOT_COVERED: &str = "not covered by this reading";

/// What comes before statements that another subject ties.
pub(crate) fn before_tied(publication: &str) -> String {
    format!("Tied to {publication} under other subjects: ")
}

/// What comes before statements that have no counterpart.
pub(crate) fn before_open((kind, basis): (AbsenceKind, Basis), publication: &str) -> String {
    match kind {
        AbsenceKind::Nearest if basis == Basis::Link => {
            format!("From sentences that our reading ties to {publication} for other statements: ")
        }
        AbsenceKind::Nearest if basis == Basis::Theme => {
            format!("On a theme that {publication} has statements on: ")
        }
        AbsenceKind::SameWords => format!("Word for word in {publication}, found by program: "),
        AbsenceKind::Later => format!("Later than {publication}: "),
        AbsenceKind::Nearest => format!("Near a sentence of {publication}, found by program: "),
        AbsenceKind::Outside => format!("Outside the subject of {publication}: "),
        AbsenceKind::NoneFound => format!("No sentence found in {publication}: "),
    }
}

/// What opens the statements that are not named.
pub(crate) fn and_more(n: usize) -> String {
    format!("and {n} more")
}

/// "date: confirmed; 5 more not linked here": what a subject comes to, and what is left.
pub(crate) fn comes_to(verdict: &str, n_open: usize) -> String {
    match n_open {
        0 => verdict.to_owned(),
        n => format!("{verdict}; {} more not linked here", thousands(n)),
    }
}

/// In place of a statement that stands above, tied to another one.
pub(crate) const AS_ABOVE: &str = "The same statement as above: ";

/// Beside statements of one article alone.
pub(crate) const NOT_LINKED: &str = "not linked by our reading";

// Both articles at the heads of the columns, and two statements.

/// The head of the column between the articles.
pub(crate) const OUR_READING: &str = "Our reading";
/// What an underlined word of a quote is.
pub(crate) const SAME_WORDS: &str = "word in both quotes";
/// What a number with a broken line under it is.
pub(crate) const OTHER_NUMBERS: &str = "number in one quote";
/// Before a relation, for who does not see the column's head.
pub(crate) const OUR_READING_IS: &str = "Our reading: ";

/// "1,024 words".
pub(crate) fn words(n: usize) -> String {
    counted(n, "word", "words")
}

/// "51 sentences".
pub(crate) fn sentences(n: usize) -> String {
    counted(n, "sentence", "sentences")
}

/// In place of a statement whose subject is not the article's.
pub(crate) fn does_not_treat(publication: &str) -> String {
    format!("{publication} does not set out to treat it, says the editor.")
}

/// Above a sentence that a statement quotes which has only its theme in common with another one.
pub(crate) const ON_THE_SAME_THEME: &str = "Quoted by a statement on the same theme";

/// Above a sentence that a link of ours ties to a statement whose quotes share a sentence with this one's.
pub(crate) const TIED_FOR_ANOTHER: &str =
    "Nearest sentence: our reading ties it to another statement that quotes the same sentence";

/// Under a sentence that a program has found.
pub(crate) const NOT_OUR_READING: &str =
    "Not part of our reading: whether it speaks of this is for the reader to judge.";

/// In place of a statement of what came after the article.
pub(crate) fn came_after(publication: &str, published: &str) -> String {
    format!("{publication} is of {published}; this came after it.")
}

/// "Uyghurs or Xinjiang stand nowhere in CACI Analyst." Without names that no sentence was found.
pub(crate) fn none_found(publication: &str, names: &[String]) -> String {
    match names {
        [] => format!("We found no sentence on it in {publication}."),
        [name] => format!("{publication} does not name {name} anywhere."),
        [others @ .., last] => format!("{publication} does not name {} or {last} anywhere.", others.join(", ")),
    }
}

/// Above what was found in place of several statements: of one of them, or of all.
pub(crate) fn of_several(n: usize, is_one: bool) -> String {
    format!("For {} of these {} statements", if is_one { "one" } else { "all" }, thousands(n))
}

/// In place of a statement, in an article whose text is not there.
pub(crate) fn has_no_text(publication: &str) -> String {
    format!("{publication} has no text in this dossier.")
}

/// What opens the list of what was looked for.
pub(crate) const WHAT_WAS_LOOKED_FOR: &str = "What was looked for";

/// "“Xinjiang” or another name of it: not there".
pub(crate) fn looked(looked: &Looked) -> String {
    let text = match looked.what {
        LookedFor::Words => format!("“{}”", looked.text),
        LookedFor::Name => format!("“{}” or another name of it", looked.text),
        LookedFor::Figure => format!("the number in “{}”, whatever it counts", looked.text),
        LookedFor::Date => format!("the year {}", looked.text),
    };
    let found = match (looked.is_found, looked.is_like) {
        (true, _) => "there",
        (false, true) => "not there, but a word of it, or one like it, is",
        (false, false) => "not there",
    };
    format!("{text}: {found}")
}
