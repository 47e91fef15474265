//! The words of filters.

/// Behind how many facts a value would give: how many carry it.
pub(crate) fn of_total(total: usize) -> String {
    format!(" of {total}")
}

/// The same in words, for those who only hear it: "12 of its 145 statements match".
pub(crate) fn of_its(count: u32, statements: &str) -> String {
    format!("{count} of its {statements} match")
}

/// "12 statements would be shown", where the result has also others than those that carry the value.
pub(crate) fn would_be_shown(statements: &str) -> String {
    format!("{statements} would be shown")
}

/// In the field for a part of a value's name.
pub(crate) const FIND: &str = "Find by name";

/// The name of that field.
pub(crate) fn find_in(label: &str) -> String {
    format!("Find in {label}")
}

/// On the button that shows all values of a facet or the first again.
pub(crate) fn all_or_fewer(is_open: bool, n_values: usize) -> String {
    if is_open { "Fewer".to_owned() } else { format!("All {n_values}") }
}

/// Only heard, behind what that button says.
pub(crate) fn values_of(label: &str) -> String {
    format!(" values of {label}")
}

/// On the button that changes the order of values: how they stand.
pub(crate) fn order_words(by_name: bool) -> &'static str {
    if by_name { "by name" } else { "by number" }
}

/// Only heard, before what that button says.
pub(crate) fn in_order(label: &str) -> String {
    format!("{label}, in order ")
}

/// On the button that changes how many of the picks must be met.
pub(crate) fn match_words(is_all: bool) -> &'static str {
    if is_all { "all of these" } else { "any of these" }
}

/// Below as many values as are shown at most.
pub(crate) fn more_by_name(n_left: usize) -> String {
    format!("{n_left} more: type a part of the name")
}

/// On the button that excludes a value.
pub(crate) const NOT: &str = "not";

/// The name of that button.
pub(crate) fn exclude(name: &str) -> String {
    format!("Exclude {name}")
}

/// The name of the choice of a role.
pub(crate) fn role_of(name: &str) -> String {
    format!("Role of {name}")
}

/// That an actor's role is all the same.
pub(crate) const ANY_ROLE: &str = "in any role";

/// The heading of numbers by size.
pub(crate) const NUMBER: &str = "Number";
/// The name of the choice of a unit.
pub(crate) const UNIT_NAME: &str = "Unit of the numbers";
/// Takes a range of numbers away.
pub(crate) const ANY_NUMBER: &str = "any number";
/// In an empty field for a number.
pub(crate) const NUMBER_FIELD: &str = "number";
/// How a number is typed.
pub(crate) const HOW_TO_TYPE_NUMBERS: &str = "A number as 30, 1.5k, 250m or 10bn";

/// Before the field where a range begins.
pub(crate) const FROM: &str = "from ";
/// Before the field where a range ends.
pub(crate) const TO: &str = "to ";
/// Takes a range of time away.
pub(crate) const ANY_TIME: &str = "any time";
/// In an empty field for a time.
pub(crate) const TIME_FIELD: &str = "year";
/// How a time is typed.
pub(crate) const HOW_TO_TYPE_TIMES: &str = "A year, a month as 2008-07, or a day as 2008-07-31";

/// What the bars are drawn against.
pub(crate) fn at_most(count: u32) -> String {
    format!("at most {count}")
}

/// At a bar: what it stands for, how much of it there is now, and how much in all.
pub(crate) fn bar_words(name: &str, count: u32, total: usize) -> String {
    format!("{name}: {count} of {total}")
}

/// What has no time, to tick.
pub(crate) const NOT_STATED_NAME: &str = "Not stated";

/// The name of that box.
pub(crate) fn undated_name(how_many: &str) -> String {
    format!("Time not stated: {how_many}")
}
