//! What checks of many states find, brought together: the same thing at many widths is one line.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};

use serde::Deserialize;

use crate::trouble::{Done, Trouble};

/// A line names no more situations than these; the rest is counted.
const NAMED: usize = 5;

/// What a check finds: its kind, the kind of element, and what is the matter with this one.
#[derive(Clone, Debug, Deserialize)]
pub struct Finding(pub String, pub String, pub String);

/// What was found, by kind and by kind of element.
#[derive(Debug, Default)]
pub struct Findings(BTreeMap<String, BTreeMap<String, FoundPlace>>);

/// A kind of element with which something is the matter.
#[derive(Debug, Default)]
struct FoundPlace {
    /// How often it was found.
    count: usize,
    /// The first of what was found.
    example: String,
    /// State, width and the like.
    situations: BTreeSet<String>,
}

impl Findings {
    /// Takes in what a check found in a situation.
    pub fn add(&mut self, situation: &str, found: Vec<Finding>) {
        for Finding(kind, place, example) in found {
            let place = self.0.entry(kind).or_default().entry(place).or_default();
            if place.count == 0 {
                place.example = example;
            }
            place.count += 1;
            place.situations.insert(situation.to_owned());
        }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Holds that nothing was found.
    ///
    /// # Errors
    /// Where something was: all of it.
    #[track_caller]
    pub fn none(&self) -> Done {
        if self.is_empty() { Ok(()) } else { Err(Trouble::new(self)) }
    }
}

/// The most frequent kind first, and in it the most frequent place.
impl Display for Findings {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let count = |places: &BTreeMap<String, FoundPlace>| places.values().map(|place| place.count).sum::<usize>();
        let mut kinds: Vec<_> = self.0.iter().collect();
        kinds.sort_by_key(|(_, places)| Reverse(count(places)));
        for (kind, places) in kinds {
            writeln!(formatter, "{kind}: {} ×", count(places))?;
            let mut places: Vec<_> = places.iter().collect();
            places.sort_by_key(|(_, place)| Reverse(place.count));
            for (name, FoundPlace { count, example, situations }) in places {
                writeln!(formatter, "    {name}: {count} ×, as {example}\n        {}", some_of(situations))?;
            }
        }
        Ok(())
    }
}

fn some_of(situations: &BTreeSet<String>) -> String {
    let named = situations.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match situations.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named}, and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_comes_first_and_long_lists_are_counted() {
        let mut findings = Findings::default();
        let found =
            |kind: &str, place: &str, example: &str| Finding(kind.to_owned(), place.to_owned(), example.to_owned());
        assert!(findings.none().is_ok());
        findings.add(
            "wide",
            vec![found("rare", "here", "1"), found("common", "there", "2"), found("common", "there", "3")],
        );
        for width in 0..6 {
            findings.add(&width.to_string(), vec![found("common", "here", "4")]);
        }
        let expected = "common: 8 ×\n    here: 6 ×, as 4\n        0, 1, 2, 3, 4, and 1 more\n    there: 2 ×, as 2\n        wide\n\
                        rare: 1 ×\n    here: 1 ×, as 1\n        wide\n";
        assert_eq!(findings.to_string(), expected);
        assert!(findings.none().is_err());
    }
}
