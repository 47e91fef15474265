//! The words of what is shown, in a sentence.

/// The name of the part that stands where nothing is found.
pub(crate) const NOTHING_FOUND: &str = "Nothing found";
/// What is said where nothing is found.
pub(crate) const NOTHING: &str = "Nothing meets all of this.";
/// What takes all of them away.
pub(crate) const START_AGAIN: &str = "Start again without any";

/// A condition that excludes: "not Russia".
pub(crate) fn not(label: &str) -> String {
    format!("not {label}")
}

/// The button that removes a condition: "Remove not Russia".
pub(crate) fn remove(condition: &str) -> String {
    format!("Remove {condition}")
}

/// What no statement meets, whatever else is asked.
pub(crate) fn nothing_meets(conditions: &[String]) -> String {
    format!("No statement at all: {}.", conditions.join("; "))
}

/// The button that leaves conditions out where nothing is found: "without not Russia".
pub(crate) fn without(conditions: &[String]) -> String {
    format!("without {}", conditions.join(" and "))
}
