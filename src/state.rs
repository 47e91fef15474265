//! The state of one explorer: a corpus, a query, and what follows from the two.

use crate::address::{self, Act, Address};
use crate::derived::{Derived, derived};
use crate::dom::{after_picture, follow};
use engine::plan::Plan;
use engine::query::{Choice, View};
use engine::search::Results;
use engine::typed::TypedQuery;
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::FactIndex;
use model::closed::Facet;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// The facets, and of each how many facts each of its values would give.
pub(crate) type Tallies = Vec<(Facet, Vec<u32>)>;

/// A compiled query. Each compiling gives another: what it follows from tells whether it has changed.
#[derive(Clone)]
pub(crate) struct CompiledPlan(Arc<Plan>);

impl PartialEq for CompiledPlan {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for CompiledPlan {
    type Target = Plan;

    fn deref(&self) -> &Plan {
        &self.0
    }
}

/// One explorer. Small and copied freely; what it points at lives as long as the view that it was made in.
#[derive(Clone, Copy)]
pub(crate) struct Explorer {
    /// The articles and facts.
    pub(crate) corpus: RwSignal<Arc<Corpus>>,
    /// What is asked; written only here.
    pub(crate) query: RwSignal<Query>,
    /// What the query narrows to, without screen and selection.
    pub(crate) narrowing: Derived<Query>,
    /// The same, compiled once for all that is shown of it.
    pub(crate) plan: Derived<CompiledPlan>,
    /// What it finds.
    pub(crate) results: Derived<Arc<Results>>,
    /// How many facts each value of each facet would give: in the order of its values, then "not stated".
    pub(crate) counts: Derived<Arc<Tallies>>,
    /// The words that are highlighted.
    pub(crate) words: Derived<TypedQuery>,
    /// Whether it is shown in another's frame.
    pub(crate) is_guest: bool,
    home: StoredValue<Query>,
    address: StoredValue<Address, LocalStorage>,
    /// Changes when what is narrowed to has been drawn: the list comes first, what is counted beside it follows.
    drawn: RwSignal<usize>,
}

impl Explorer {
    /// An explorer of a corpus, at the address's state; without one at the dossier's own.
    pub(crate) fn new(corpus: Arc<Corpus>, is_guest: bool) -> Self {
        let first = first_query(&corpus, &address::read());
        let corpus = RwSignal::new(corpus);
        let query = RwSignal::new(first.clone());
        let narrowing = derived(move || query.with(Query::narrowing));
        let plan = derived(move || CompiledPlan(Arc::new(Plan::of(&corpus.get(), &narrowing.get()))));
        let results = derived(move || Arc::new(engine::search::search(&corpus.get(), &plan.get())));
        let drawn = drawn(narrowing);
        let counts = derived(move || {
            let (corpus, plan) = (corpus.get(), settled(drawn, plan));
            Arc::new(engine::facets::tallies(&corpus, &plan))
        });
        let words = derived(move || results.with(|results| results.words.clone()));
        let address = StoredValue::new_local(Address::new(is_guest));
        Self {
            corpus,
            query,
            narrowing,
            plan,
            results,
            counts,
            words,
            is_guest,
            home: StoredValue::new(first),
            address,
            drawn,
        }
    }

    /// Follows the reader's Back and Forward for as long as the current owner lives.
    pub(crate) fn follow_address(self) {
        let listeners = self.address.with_value(|address| {
            address.on_change(move |state| {
                self.query.try_update(|query| *query = first_query(&self.corpus.get_untracked(), &state));
            })
        });
        crate::dom::keep(Box::new(listeners));
    }

    /// Whether the reader came to the present state by Back, Forward or an edited address.
    pub(crate) fn has_travelled(self) -> bool {
        self.address.with_value(Address::has_travelled)
    }

    /// Changes the query by one act.
    pub(crate) fn step(self, change: impl FnOnce(Query) -> Query) {
        self.write(change(self.query.get_untracked()), Act::Step);
    }

    /// Changes the query while somebody types or drags.
    pub(crate) fn refine(self, change: impl FnOnce(Query) -> Query) {
        self.write(change(self.query.get_untracked()), Act::Typing);
    }

    /// Takes every condition away; in a frame, goes back to what its author chose.
    pub(crate) fn clear(self) {
        if self.is_guest { self.step(|_| self.home.get_value()) } else { self.step(Query::cleared) }
    }

    /// Whether there is anything to clear.
    pub(crate) fn can_clear(self) -> bool {
        self.query.with(|query| if self.is_guest { *query != self.home.get_value() } else { query.narrows() })
    }

    /// Chooses a value of a facet, or lets go of it where it is chosen so already.
    pub(crate) fn toggle(self, facet: Facet, id: &str, choice: Choice) {
        self.step(|query| {
            let next = if query.choice(facet, id) == choice { Choice::Open } else { choice };
            on_results(query.with_choice(facet, id, next))
        });
    }

    fn write(self, query: Query, act: Act) {
        if self.query.with_untracked(|now| *now == query) {
            return;
        }
        self.address.with_value(|address| address.write(&query.to_string(), act));
        self.query.set(query);
    }

    /// The selected fact, where the corpus has it.
    pub(crate) fn selected(self) -> Option<FactIndex> {
        let corpus = self.corpus.get();
        self.query.with(|query| query.fact.as_deref().and_then(|id| corpus.fact_of(id)))
    }

    /// What follows from the query, as it was when the last picture was drawn.
    pub(crate) fn settled<T: Clone + 'static>(self, of: Derived<T>) -> T {
        settled(self.drawn, of)
    }

    /// The address of a state of this explorer, for a link.
    pub(crate) fn href(self, change: impl FnOnce(Query) -> Query) -> String {
        href(&change(self.query.get()))
    }
}

/// Tells when a query has been drawn.
fn drawn(narrowing: Derived<Query>) -> RwSignal<usize> {
    let (drawn, last) = (RwSignal::new(0), RefCell::new(narrowing.get()));
    let count_drawn: Rc<dyn Fn()> = Rc::new(move || {
        let now = narrowing.with_untracked(Query::clone);
        if last.replace(now.clone()) != now {
            drawn.update(|n_drawn| *n_drawn += 1);
        }
    });
    follow(Box::new(move || {
        narrowing.with(|_| {});
        after_picture(&count_drawn);
    }));
    drawn
}

fn settled<T: Clone + 'static>(drawn: RwSignal<usize>, of: Derived<T>) -> T {
    drawn.track();
    of.with_untracked(T::clone)
}

/// A link to a state.
pub(crate) fn href(query: &Query) -> String {
    format!("#{query}")
}

/// The address's state; the dossier's own where the address has none.
fn first_query(corpus: &Corpus, address: &str) -> Query {
    let is_bare = matches!(address.split('?').next(), None | Some("" | "#"));
    Query::parse(if is_bare { &corpus.dossier.view } else { address })
}

/// Conditions chosen on a screen without a list of facts lead to one.
pub(crate) fn on_results(query: Query) -> Query {
    match query.view {
        View::Facts | View::Compare | View::Timeline | View::Matrix => query,
        View::Article(_) if query.narrows() => query,
        _ => query.with_view(View::Facts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_a_state_opens_the_dossiers_own_view() {
        let mut records = model::Records::default();
        records.dossier.view = "/facts?group=kind".to_owned();
        let corpus = Corpus::new(records);
        for bare in ["", "#", "#?secret=abc"] {
            assert_eq!(first_query(&corpus, bare).view, View::Facts, "{bare}");
        }
        assert_eq!(first_query(&corpus, "#/").view, View::Entry);
        assert_eq!(first_query(&corpus, "#/compare#?secret=abc").view, View::Compare);
    }

    #[test]
    fn picking_a_value_on_the_first_screen_leads_to_the_list() {
        let picked = Query::default().with_choice(Facet::Actor, "kazakhstan", Choice::Picked);
        assert_eq!(on_results(picked.clone()).view, View::Facts);
        assert_eq!(on_results(picked.with_view(View::Compare)).view, View::Compare);
    }
}
