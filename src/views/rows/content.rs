//! What a long list shows.

use leptos::prelude::AnyView;

/// The rows of a list, by place.
pub(crate) trait Content {
    /// How many rows there are.
    fn n(&self) -> usize;
    /// The row at a place: one element. It is built under an owner of its own, and what it reads is not followed.
    fn row(&self, place: usize) -> AnyView;
    /// Which one it is of those that are counted, and how many these are; `None` for a heading.
    fn number(&self, place: usize) -> Option<(usize, usize)>;
    /// What the row at a place is known by in other content; `None`: there it is gone.
    fn key(&self, place: usize) -> Option<u32>;
    /// The place of the row with that key.
    fn place_of(&self, key: u32) -> Option<usize>;
    /// How many of those that are counted are printed: the first so many.
    fn n_printed(&self) -> usize;
    /// The places of rows that are there wherever one scrolls; `first` is the first row near the screen.
    fn staying(&self, first: usize) -> Vec<u32>;
}
