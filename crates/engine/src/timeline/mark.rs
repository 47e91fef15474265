//! What stands on a chart: marks, and the lanes that they are in.

use model::{ArticleIndex, FactIndex};

/// How high a row is.
pub const ROW: i32 = 22;
/// How high the name of a lane, or of an article, is.
pub(super) const NAME: i32 = 24;
/// Between two marks of a row.
pub(super) const GAP: i32 = 3;

/// How an end of something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// As a date.
    Firm,
    /// About, or doubted.
    Rough,
    /// Not at all: it goes on, or nobody says since when.
    Open,
}

/// As what something is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkShape {
    /// So short that it has one place: a day, seen from afar a month.
    Point,
    /// Somewhere within: a year, a decade.
    Within,
    /// It lasts from one time to another.
    Lasting,
    /// What begins in a column, counted.
    Count,
}

/// Something on the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which fact; of several the first.
    pub fact: FactIndex,
    /// How many facts it stands for: those of one article that tell of the same time with the same status, or what a
    /// column counts.
    pub n: u32,
    /// As what it is drawn.
    pub shape: MarkShape,
    /// Its left edge, in pixels.
    pub from: i32,
    /// Its right edge.
    pub to: i32,
    /// Where there is room for words: left and right edge, on one side of the mark; equal where there is none.
    pub words: (i32, i32),
    /// The top of its row, in pixels.
    pub y: i32,
    /// How its begin is told.
    pub begin: End,
    /// How its end is told.
    pub end: End,
    /// Of a count: the column's days, EDTF.
    pub column: String,
}

/// Facts of one article, theme or actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// What they have in common.
    pub label: String,
    /// Which article, where lanes are articles.
    pub article: Option<ArticleIndex>,
    /// Its top, in pixels.
    pub y: i32,
    /// How many facts of it are seen.
    pub n: usize,
}
