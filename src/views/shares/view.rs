//! What the shares and their table have in common: what is shown and how.

use crate::state::Explorer;
use crate::wording::shares::values_in_both_or_one;
use crate::wording::shares::{Nouns, none_to_count, note, nothing, nouns, values};
use engine::compare::emphasis::{Counts, ShareOrder, ShareUnit, counts, is_named, unit};
use engine::wording::records;
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::ArticleIndex;
use model::closed::Facet;
use std::sync::Arc;

/// Of what shares can be shown.
pub(super) const FACETS: [Facet; 7] =
    [Facet::Theme, Facet::Actor, Facet::Thing, Facet::Place, Facet::Status, Facet::Voice, Facet::Kind];
/// How many values are shown at first.
const FIRST: usize = 25;

/// What is shown, and how.
#[derive(Clone, Copy)]
pub(super) struct SharesView {
    pub(super) explorer: Explorer,
    pub(super) pair: [ArticleIndex; 2],
    pub(super) facet: Memo<Facet>,
    pub(super) unit: Memo<ShareUnit>,
    /// What the reader asked to have counted.
    pub(super) chosen_unit: RwSignal<Option<ShareUnit>>,
    pub(super) order: RwSignal<ShareOrder>,
    pub(super) n_shown: RwSignal<usize>,
    pub(super) counts: Memo<Arc<Counts>>,
}

/// The facet that the query chooses; of those that have no shares the themes, where there are any.
fn facet_of(corpus: &Corpus, query: &Query) -> Facet {
    let first = if corpus.themes.is_empty() { Facet::Actor } else { Facet::Theme };
    query.rows.filter(|facet| FACETS.contains(facet)).unwrap_or(first)
}

impl SharesView {
    pub(super) fn new(explorer: Explorer, pair: [ArticleIndex; 2]) -> Self {
        let chosen_unit = RwSignal::new(None);
        let facet = Memo::new(move |_| explorer.query().with(|query| facet_of(&explorer.corpus(), query)));
        let unit = Memo::new(move |_| chosen_unit.get().unwrap_or_else(|| unit(facet.get())));
        let counts = Memo::new(move |_| {
            let query = explorer.narrowing().get();
            Arc::new(counts(&explorer.corpus(), pair, facet.get(), unit.get(), &query))
        });
        let (order, n_shown) = (RwSignal::new(ShareOrder::Difference), RwSignal::new(FIRST));
        Self { explorer, pair, facet, unit, chosen_unit, order, n_shown, counts }
    }

    /// "66 actors: 27 in both articles, 33 only in China Brief, 6 only in CACI Analyst".
    pub(super) fn summary(self) -> String {
        let (counts, corpus) = (self.counts.get(), self.explorer.corpus());
        let n_only = |side: usize| counts.rows.iter().filter(|row| row.n[1 - side] == 0).count();
        let (only_a, only_b) = (n_only(0), n_only(1));
        let [a, b] = self.pair.map(|article| corpus.short_name(article));
        match counts.rows.len() {
            0 => none_to_count(&self.nouns()),
            n => values_in_both_or_one(&values(&self.nouns(), n), n - only_a - only_b, [(only_a, a), (only_b, b)]),
        }
    }

    pub(super) fn n_rows(self) -> usize {
        self.counts.with(|counts| counts.rows.len())
    }

    pub(super) fn has_rows(self) -> bool {
        self.n_rows() > 0
    }

    pub(super) fn has_more(self) -> bool {
        self.n_rows() > self.n_shown.get()
    }

    /// "actor", "actors", as this dossier says it.
    pub(super) fn nouns(self) -> Nouns {
        let (corpus, facet) = (self.explorer.corpus(), self.facet.get());
        nouns(records::own_label(&corpus, facet), facet)
    }

    pub(super) fn note(self) -> String {
        note(self.unit.get(), &self.nouns(), is_named(self.facet.get()), self.explorer.narrowing().with(Query::narrows))
    }

    pub(super) fn nothing(self) -> String {
        nothing(self.unit.get(), &self.nouns(), self.counts.with(|counts| counts.n))
    }
}
