//! The words of what is shown, in a sentence.

/// The name of the part that stands where nothing is found.
pub(crate) const NOTHING_FOUND: &str = "Nothing found";
/// What is said where nothing is found.
pub(crate) const NOTHING: &str = "No statement meets all of this.";
/// What is said before the conditions of which one stands in the way.
pub(crate) const LEAVE_ONE_OUT: &str = "Leave one out:";
/// What is said where no single condition does.
pub(crate) const NO_SINGLE_CAUSE: &str = "No single condition is the cause. ";
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

/// The button that leaves a condition out where nothing is found: "without not Russia".
pub(crate) fn without(condition: &str) -> String {
    format!("without {condition}")
}
