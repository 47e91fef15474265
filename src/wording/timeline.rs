//! The words of the timeline.

/// Statements are found, and none of them is dated.
pub(crate) const NONE_IS_DATED: &str = "Nothing found here says when, so there is nothing to put on a time axis.";
/// "46 statements on the chart": above it.
pub(crate) fn say_when(statements: &str) -> String {
    format!("{statements} on the time axis")
}

/// "243 say nothing of their time": leads to those.
pub(crate) fn say_nothing_of_time(n: &str) -> String {
    format!("{n} say nothing of their time")
}

/// The name of the choice of lanes.
pub(crate) const LANES_NAME: &str = "Lanes";
/// Lanes are by article.
pub(crate) const BY_ARTICLE: &str = "By article";
/// Lanes are by theme.
pub(crate) const BY_THEME: &str = "By theme";
/// Lanes are by actor.
pub(crate) const BY_ACTOR: &str = "By actor";

/// The name of the buttons that change what part is seen.
pub(crate) const PART_OF_AXIS: &str = "Part of the time axis";
/// Makes everything larger.
pub(crate) const ZOOM_IN: &str = "Zoom in";
/// Makes everything smaller.
pub(crate) const ZOOM_OUT: &str = "Zoom out";
/// Goes to what was before.
pub(crate) const EARLIER: &str = "Earlier";
/// Goes to what came after.
pub(crate) const LATER: &str = "Later";
/// On the button that shows the whole axis.
pub(crate) const ALL: &str = "All";
/// The name of that button.
pub(crate) const ALL_YEARS: &str = "All years";

/// "Chart of 46 statements, 1990 – 2015." and how it is used: the name of the chart.
pub(crate) fn chart_name(statements: &str, seen: &str) -> String {
    let keys = "Plus and minus zoom, the arrow keys move and step, Enter opens. The list below says the same.";
    format!("Chart of {statements}, {seen}. {keys}")
}

/// The name of the line that says what is pointed at.
pub(crate) const POINTED_AT: &str = "Pointed at";
/// In that line behind what a mark for several counts.
pub(crate) const LOOK_CLOSER: &str = "Select it to look closer.";
/// In that line behind statements.
pub(crate) const SELECT_TO_READ: &str = "Select it for its quote.";

/// "12 statements from 2008": what a mark for several counts.
pub(crate) fn many_from(statements: &str, when: &str) -> String {
    format!("{statements} from {when}")
}

/// What the part beside the chart is called.
pub(crate) const SELECTED_STATEMENT: &str = "Selected statement";
/// In its place while nothing is selected.
pub(crate) const HINT: &str =
    "Select a mark for its quote and what it is linked to. Drag across the years to keep only those.";
/// Above the statements that are linked to one of another article.
pub(crate) const LINKED: &str = "Linked between the articles";
/// The heading of the selected statement.
pub(crate) const SELECTED: &str = "Selected";
/// In place of the time of a statement.
pub(crate) const NO_TIME: &str = "Says nothing of its time";
/// Behind what one statement is to another.
pub(crate) const OUR_READING: &str = ", our reading.";
/// Above the statements that have one mark with the selected one.
pub(crate) const SAME_MOMENT: &str = "In the same mark";
/// The way to the comparison.
pub(crate) const SIDE_BY_SIDE: &str = "Side by side";
/// The way into the article.
pub(crate) const IN_THE_ARTICLE: &str = "In the article";
/// The way to the statement before.
pub(crate) const EARLIER_ONE: &str = "‹ Earlier";
/// The way to the statement after.
pub(crate) const LATER_ONE: &str = "Later ›";

/// "1 of 9 on the gas pipeline": at the heading.
pub(crate) fn of_several_on(at: usize, n: usize, subject: &str) -> String {
    format!("{at} of {n} on {subject}")
}

/// "Also on the gas pipeline": above other statements of a subject.
pub(crate) fn also_on(subject: &str) -> String {
    format!("Also on {subject}")
}

/// "and 5 more in the list below".
pub(crate) fn more_below(n: &str) -> String {
    format!("and {n} more in the list below")
}

/// Above the names of lanes, whose order it says.
pub(crate) const LINKED_FIRST: &str = "Linked first";

/// What the legend is called.
pub(crate) const HOW_TO_READ: &str = "How to read the chart";
/// The mark of what is denied.
pub(crate) const DID_NOT: &str = "did not happen";
/// A mark of what is said without a status, or found by a program.
pub(crate) const NOT_STATED: &str = "status not stated";
/// The mark of several statements.
pub(crate) const SEVERAL: &str = "two statements of one moment";
/// A mark for a short time.
pub(crate) const ON_A_DAY: &str = "on a day or in a month";
/// A mark for a year or a month that is not told closer.
pub(crate) const WITHIN_A_YEAR: &str = "some time within it";
/// A mark for what lasts.
pub(crate) const FROM_TO: &str = "from one time to another";
/// A mark for what has no end.
pub(crate) const GOES_ON: &str = "goes on";
/// A mark for what has an end only.
pub(crate) const BY_THEN: &str = "by then";
/// A mark for what is told roughly.
pub(crate) const ABOUT: &str = "about";
/// What lines between marks are.
pub(crate) const LINES_ARE_OUR_READING: &str = "An arrow between two marks is our reading.";

/// The name of the list.
pub(crate) const BY_YEAR: &str = "Statements by year";

/// "46 statements on the chart, oldest first": above the list.
pub(crate) fn on_chart(statements: &str) -> String {
    format!("{statements} on the chart, oldest first")
}

/// Before when the articles appeared.
pub(crate) const PUBLISHED: &str = "Published: ";

/// "Our reading: date: confirmed → June 2011": at a statement, of another one.
pub(crate) fn our_reading(relation: &str, when: &str) -> String {
    format!("Our reading: {relation} → {when}")
}

/// Below the list.
pub(crate) fn show_more(n_left: &str) -> String {
    format!("Show more ({n_left} left)")
}
