//! The facts of a result and their headings, in page order.

use engine::search::{Results, sections};
use engine::{Corpus, Query};
use model::FactIndex;

/// A row of the list.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum ListingRow {
    /// The heading of a section: a place in [`Listing::headings`].
    Heading(usize),
    /// A card, and its number among the cards.
    Card(FactIndex, usize),
}

/// The heading of a section.
#[derive(PartialEq)]
pub(super) struct ListingHeading {
    pub(super) label: String,
    /// How many facts the section has.
    pub(super) n: usize,
    /// The place that it begins at.
    pub(super) place: usize,
}

/// The list in page order, as long as it narrows to the same.
#[derive(PartialEq)]
pub(super) struct Listing {
    /// Cards show what of it they meet, so that another one makes other cards.
    narrowing: Query,
    pub(super) lines: Vec<ListingRow>,
    pub(super) headings: Vec<ListingHeading>,
}

impl Listing {
    pub(super) fn of(corpus: &Corpus, narrowing: Query, results: &Results) -> Self {
        let (mut lines, mut headings, mut number) = (Vec::new(), Vec::new(), 0);
        for section in sections(corpus, &narrowing, results) {
            if !section.label.is_empty() {
                let place = lines.len();
                lines.push(ListingRow::Heading(headings.len()));
                headings.push(ListingHeading { label: section.label, n: section.hits.len(), place });
            }
            for hit in section.hits {
                number += 1;
                lines.push(ListingRow::Card(hit.fact, number));
            }
        }
        Self { narrowing, lines, headings }
    }

    /// How many cards there are.
    pub(super) fn n_cards(&self) -> usize {
        self.lines.len() - self.headings.len()
    }

    /// The fact of the card at a place.
    pub(super) fn fact_at(&self, place: usize) -> Option<FactIndex> {
        match self.lines.get(place)? {
            ListingRow::Card(fact, _) => Some(*fact),
            ListingRow::Heading(_) => None,
        }
    }

    /// The number of a fact's card.
    pub(super) fn number_of(&self, fact: FactIndex) -> Option<usize> {
        self.lines.iter().find_map(|line| match line {
            ListingRow::Card(its, number) if *its == fact => Some(*number),
            _ => None,
        })
    }

    /// The place of a fact's card.
    pub(super) fn place_of(&self, fact: FactIndex) -> Option<usize> {
        self.lines.iter().position(|line| matches!(line, ListingRow::Card(its, _) if *its == fact))
    }
}
