//! The words of how much of an article is about what.

use engine::compare::emphasis::ShareUnit;
use engine::wording::counts::{counted, thousands};
use model::closed::Facet;

/// What the choice of facets is called.
pub(crate) const SHARE_OF_WHAT: &str = "Share of what";
/// What the choice of sentences or statements is called.
pub(crate) const WHAT_IS_COUNTED: &str = "What is counted";
/// The choice of sentences.
pub(crate) const OF_SENTENCES: &str = "Share of sentences";
/// The choice of statements.
pub(crate) const OF_STATEMENTS: &str = "Share of statements";

/// "41 more".
pub(crate) fn n_more(n: usize) -> String {
    format!("{} more", thousands(n))
}

/// "66 actors: 27 counted in both articles, 33 only in China Brief, 6 only in CACI Analyst"; of each article how many it has for
/// itself, and what it is called.
pub(crate) fn values_in_both_or_one(
    things: &str,
    n_both: usize,
    [(only_a, a), (only_b, b)]: [(usize, &str); 2],
) -> String {
    let [both, only_a, only_b] = [n_both, only_a, only_b].map(thousands);
    format!("{things}: {both} counted in both articles, {only_a} only in {a}, {only_b} only in {b}")
}

// The table.

/// What the table is called.
pub(crate) const TABLE: &str = "Shares of the two articles";
/// The head of the column of differences.
pub(crate) const DIFFERENCE: &str = "Difference";
/// Behind it: what differences are counted in.
pub(crate) const POINTS: &str = "percentage points";

/// "% of 96 sentences".
pub(crate) fn percent_of(all: &str) -> String {
    format!("% of {all}")
}

/// " more in China Brief".
pub(crate) fn more_in(publication: &str) -> String {
    format!(" more in {publication}")
}

/// What the link of a cell is called: "60 %, 58 of 96 sentences of China Brief: China; 41 statements".
pub(crate) fn cell_name(share: &str, (n, of): (u32, &str), publication: &str, value: &str, facts: &str) -> String {
    format!("{share}, {n} of {of} of {publication}: {value}; {facts}")
}

// What is counted.

/// In place of the table where neither article has a statement.
const NO_STATEMENT: &str = "Neither article has a statement to count under the present filters.";
/// The end of each note.
const SEVERAL: &str = "One can count for several, so shares can add up to more than 100 %. Shares and \
                       differences are rounded, each by itself.";

/// One value of a facet, and several.
pub(crate) type Nouns = (String, String);

/// "actor", "actors"; of a facet that the dossier has named itself "value of “Products”".
pub(crate) fn nouns(own: Option<&str>, facet: Facet) -> Nouns {
    let (one, many) = noun(facet);
    match own {
        Some(own) => (format!("value of “{own}”"), format!("values of “{own}”")),
        None => (one.to_owned(), many.to_owned()),
    }
}

fn noun(facet: Facet) -> (&'static str, &'static str) {
    match facet {
        Facet::Thing => ("project or agreement", "projects and agreements"),
        Facet::Place => ("place", "places"),
        Facet::Theme => ("theme", "themes"),
        Facet::Status => ("status", "statuses"),
        Facet::Voice => ("kind of speaker", "kinds of speakers"),
        Facet::Kind => ("kind", "kinds"),
        _ => ("actor", "actors"),
    }
}

/// "66 actors".
pub(crate) fn values((one, many): &Nouns, n: usize) -> String {
    counted(n, one, many)
}

/// The heading where there is no row.
pub(crate) fn none_to_count((one, _): &Nouns) -> String {
    format!("No {one} to count")
}

/// What is counted of a facet, and whether filters narrow it.
pub(crate) fn note(unit: ShareUnit, (one, _): &Nouns, is_named: bool, is_narrowed: bool) -> String {
    match (unit, is_named) {
        (ShareUnit::Facts, _) if is_narrowed => {
            format!(
                "Counted are the statements under the present filters, but for those on {one} and article. {SEVERAL}"
            )
        }
        (ShareUnit::Facts, _) => format!("Counted are statements. {SEVERAL}"),
        (ShareUnit::Sentences, true) => format!(
            "Counted are sentences that name the {one}, or what belongs to it, by a name that the dossier knows; filters \
             do not narrow them. {SEVERAL}"
        ),
        (ShareUnit::Sentences, false) => format!(
            "Counted are sentences that a statement with the {one} quotes; filters do not narrow them. {SEVERAL}"
        ),
    }
}

/// Why there is no row; `n`: how many sentences or statements each article has.
pub(crate) fn nothing(unit: ShareUnit, (one, _): &Nouns, n: [u32; 2]) -> String {
    match (unit, n) {
        (ShareUnit::Facts, [0, 0]) => NO_STATEMENT.to_owned(),
        (ShareUnit::Facts, _) => format!("No statement that is counted has a {one}."),
        (ShareUnit::Sentences, _) => format!("No sentence of the two articles goes to a {one}."),
    }
}
