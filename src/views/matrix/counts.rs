//! What the table of counts and its choices share: the counts, and how many rows and columns of them are shown.

use crate::state::Explorer;
use engine::Query;
use engine::matrix::{MatrixAxis, MatrixLayout, Order};
use engine::query::Scope;
use leptos::prelude::*;
use std::sync::Arc;

/// How many rows and columns are shown at first, and how many more at once: a table of everything has a million cells.
pub(super) const ROWS: Few = Few { first: 12, more: 100, is_rows: true };
pub(super) const COLUMNS: Few = Few { first: 8, more: 40, is_rows: false };

#[derive(Clone, Copy)]
pub(super) struct Few {
    pub(super) first: usize,
    pub(super) more: usize,
    pub(super) is_rows: bool,
}

/// The counts, what they are of, and how they are laid out. Small and copied freely.
#[derive(Clone, Copy)]
pub(super) struct TableCounts {
    pub(super) explorer: Explorer,
    /// What the counts depend on, and what their links keep.
    pub(super) query: Memo<Query>,
    pub(super) layout: RwSignal<MatrixLayout>,
    pub(super) shown: Memo<Arc<engine::matrix::Matrix>>,
}

impl TableCounts {
    pub(super) fn new(explorer: Explorer) -> Self {
        let query = Memo::new(move |_| {
            let (narrowing, now) = (explorer.narrowing().get(), explorer.query().get());
            Query { rows: now.rows, columns: now.columns, a: now.a, b: now.b, mode: now.mode, ..narrowing }
        });
        let layout = RwSignal::new(MatrixLayout {
            row_order: Order::Total,
            column_order: Order::Total,
            n_rows: ROWS.first,
            n_columns: COLUMNS.first,
        });
        let shown = Memo::new(move |_| {
            let matrix =
                engine::matrix::matrix(&explorer.corpus(), &query.get(), &explorer.plan().get(), &layout.get());
            Arc::new(matrix)
        });
        Self { explorer, query, layout, shown }
    }

    /// Reads the rows or the columns.
    pub(super) fn with_axis<T>(self, is_rows: bool, read: impl FnOnce(&MatrixAxis) -> T) -> T {
        self.shown.with(|matrix| read(if is_rows { &matrix.rows } else { &matrix.columns }))
    }

    pub(super) fn is_empty(self) -> bool {
        self.shown.with(|matrix| matrix.rows.n == 0 || matrix.columns.n == 0)
    }

    /// How many statements there are, where that needs saying: where conditions need not meet in the same statement
    /// elsewhere, and do here.
    pub(super) fn n_in_one_statement(self) -> Option<usize> {
        let sum = |matrix: &Arc<engine::matrix::Matrix>| -> u32 {
            (0..matrix.slots.len()).map(|slot| matrix.count(None, None, slot)).sum()
        };
        let is_wider = self.query.with(|query| query.scope() != Scope::Fact);
        is_wider.then(|| self.shown.with(sum) as usize)
    }
}
