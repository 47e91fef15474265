//! Which columns of a table of counts stand on one sheet of paper.

use super::Matrix;
use std::ops::Range;

/// How many digits fit across a sheet beside the names of the rows, with room for one more beside each number.
const ACROSS: usize = 108;

impl Matrix {
    /// The columns in parts that each fit across a sheet of paper, about as many in each: 0 is the column of all facts,
    /// 1 the first value's.
    pub fn sheets(&self) -> Vec<Range<usize>> {
        let n_columns = self.columns.values.len() + 1;
        let largest = (0..self.slots.len()).map(|slot| self.count(None, None, slot)).max().unwrap_or(0);
        let n_across = fitting(largest, self.slots.len());
        let n_each = n_columns.div_ceil(n_columns.div_ceil(n_across));
        (0..n_columns).step_by(n_each).map(|from| from..n_columns.min(from + n_each)).collect()
    }
}

/// How many columns fit across a sheet, each of so many numbers up to the largest.
fn fitting(largest: u32, n_numbers: usize) -> usize {
    let n_digits = largest.max(1).ilog10() as usize + 1;
    (ACROSS / ((n_digits + 1) * n_numbers.max(1))).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::{MatrixAxis, Slot};
    use model::closed::Facet;

    /// Of so many columns with so many numbers each, all alike.
    fn matrix(n_columns: usize, n_slots: usize, count: u32) -> Matrix {
        let axis = |n: usize| MatrixAxis { facet: Facet::Theme, values: (0..n).collect(), n };
        let counts = vec![count; (n_columns + 1) * n_slots];
        Matrix { rows: axis(0), columns: axis(n_columns), slots: vec![Slot::All; n_slots], counts, wholes: Vec::new() }
    }

    #[test]
    fn each_column_is_on_one_sheet_and_sheets_are_about_alike() {
        let ends = |matrix: Matrix| {
            let sheets = matrix.sheets();
            let starts = [0].into_iter().chain(sheets.iter().map(|sheet| sheet.end));
            assert!(sheets.iter().zip(starts).all(|(sheet, start)| sheet.start == start), "{sheets:?}");
            sheets.iter().map(|sheet| sheet.end).collect::<Vec<_>>()
        };
        assert_eq!(ends(matrix(8, 2, 224)), [9]);
        assert_eq!(ends(matrix(9, 3, 224)), [5, 10]);
        assert_eq!(ends(matrix(40, 3, 224)), [9, 18, 27, 36, 41]);
        assert_eq!(ends(matrix(0, 1, 0)), [1]);
    }

    #[test]
    fn fewer_columns_fit_where_there_are_more_numbers_and_longer_ones() {
        assert_eq!(
            [(7, 1), (99, 2), (224, 2), (224, 3), (10_000, 3)].map(|(n, of)| fitting(n, of)),
            [54, 18, 13, 9, 6]
        );
        assert_eq!((fitting(0, 0), fitting(u32::MAX, 50)), (54, 1));
    }
}
