//! Text cut where its markings begin and end.

use crate::sorted::unique;
use std::ops::Range;

/// A piece of text under one and the same markings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where, in the text that was cut.
    pub range: Range<usize>,
    /// Bit *n* is set where a range of layer *n* covers it.
    pub layers: u8,
}

impl Run {
    /// Whether a range of that layer covers it.
    pub fn is_in(&self, layer: usize) -> bool {
        self.layers & (1 << layer) != 0
    }
}

/// Cuts `span` at every border of up to eight layers of ranges. Ranges may lie outside `span`; those of one layer may
/// overlap. The runs follow one another without gaps.
///
/// ```
/// use text::runs::runs;
/// let cut = runs(0..10, &[&[2..5], &[4..20]]);
/// let seen: Vec<_> = cut.iter().map(|run| (run.range.clone(), run.layers)).collect();
/// assert_eq!(seen, [(0..2, 0), (2..4, 1), (4..5, 3), (5..10, 2)]);
/// assert!(runs(3..3, &[]).is_empty());
/// ```
pub fn runs(span: Range<usize>, layers: &[&[Range<usize>]]) -> Vec<Run> {
    let mut borders = vec![span.start, span.end];
    for range in layers.iter().flat_map(|ranges| ranges.iter()) {
        borders.extend([range.start, range.end]);
    }
    borders.retain(|border| (span.start..=span.end).contains(border));
    let borders = unique(borders.into_iter().map(|border| border as u32));
    let pieces = borders.windows(2).filter_map(|pair| match pair {
        [start, end] => Some(*start as usize..*end as usize),
        _ => None,
    });
    pieces.map(|range| Run { layers: covering(&range, layers), range }).collect()
}

fn covering(piece: &Range<usize>, layers: &[&[Range<usize>]]) -> u8 {
    let covers =
        |ranges: &[Range<usize>]| ranges.iter().any(|range| range.start <= piece.start && piece.end <= range.end);
    layers.iter().enumerate().filter(|(_, ranges)| covers(ranges)).fold(0, |bits, (layer, _)| bits | (1 << layer))
}
