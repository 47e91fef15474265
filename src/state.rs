//! The state of one explorer: a corpus, a query, and what follows from the two.

use crate::address::{self, Act, Address, AddressUse};
use crate::browser::{after_picture, follow};
use engine::asked::{Asked, LeftOut, ask};
use engine::plan::Plan;
use engine::query::{Choice, View};
use engine::search::Results;
use engine::typed::TypedQuery;
use engine::{Corpus, Query};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use model::FactIndex;
use model::closed::Facet;
use std::cell::RefCell;
use std::mem::take;
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

/// So long after the last key nobody is typing, in milliseconds.
const REST: u32 = 500;

/// One explorer: a handle that is copied freely. What it points at lives as long as the view that it was made in.
#[derive(Clone, Copy)]
pub(crate) struct Explorer(StoredValue<Parts, LocalStorage>);

/// What an explorer consists of.
struct Parts {
    corpus: Arc<Corpus>,
    query: RwSignal<Query>,
    /// What the address asks and the corpus does not have, until something else is asked.
    left_out: RwSignal<Vec<LeftOut>>,
    narrowing: Memo<Query>,
    plan: Memo<CompiledPlan>,
    results: Memo<Arc<Results>>,
    rested_results: Memo<Arc<Results>>,
    counts: Memo<Arc<Tallies>>,
    words: Memo<Arc<TypedQuery>>,
    is_guest: bool,
    /// What it began at.
    home: Query,
    address: Address,
    /// Whether somebody types or drags, or has within the last [`REST`].
    is_typing: RwSignal<bool>,
    rest: RefCell<Option<Timeout>>,
    /// Changes when what is narrowed to has been drawn: the list comes first, what is counted beside it follows.
    drawn: RwSignal<usize>,
}

impl std::fmt::Debug for Explorer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Explorer").finish_non_exhaustive()
    }
}

impl Explorer {
    /// An explorer of a corpus, at the address's state; without one at the dossier's own. Without a history it begins at
    /// the state that is given.
    pub(crate) fn new(corpus: Arc<Corpus>, is_guest: bool, history: AddressUse, state: &str) -> Self {
        let address = if history == AddressUse::None { format!("#{state}") } else { address::read() };
        let Asked { query: home, left_out } = first_asked(&corpus, &address);
        let (query, left_out) = (RwSignal::new(home.clone()), RwSignal::new(left_out));
        let narrowing = Memo::new(move |_| query.with(Query::narrowing));
        let planned = corpus.clone();
        let plan = Memo::new(move |_| CompiledPlan(Arc::new(Plan::of(&planned, &narrowing.get()))));
        let searched = corpus.clone();
        let results = Memo::new(move |_| Arc::new(engine::search::search(&searched, &plan.get())));
        let (drawn, counted) = (drawn(narrowing), corpus.clone());
        let counts = Memo::new(move |_| {
            let plan = settled(drawn, plan);
            Arc::new(engine::facets::tallies(&counted, &plan))
        });
        let words = Memo::new(move |_| results.with(|results| results.words.clone()));
        let address = Address::new(history);
        let (is_typing, rest) = (RwSignal::new(false), RefCell::new(None));
        let rested_results = Memo::new(move |before: Option<&Arc<Results>>| match before {
            Some(before) if is_typing.get() => before.clone(),
            _ => results.get(),
        });
        let parts = Parts {
            corpus,
            query,
            left_out,
            narrowing,
            plan,
            results,
            rested_results,
            counts,
            words,
            is_guest,
            home,
            address,
            is_typing,
            rest,
            drawn,
        };
        Self(StoredValue::new_local(parts))
    }

    /// The articles and facts.
    pub(crate) fn corpus(self) -> Arc<Corpus> {
        self.0.with_value(|parts| parts.corpus.clone())
    }

    /// What is asked; written only here.
    pub(crate) fn query(self) -> RwSignal<Query> {
        self.0.with_value(|parts| parts.query)
    }

    /// What the address asks and the corpus does not have.
    pub(crate) fn left_out(self) -> RwSignal<Vec<LeftOut>> {
        self.0.with_value(|parts| parts.left_out)
    }

    /// Shows a state in its text form, as one act; what the corpus does not have of it is told.
    pub(crate) fn show(self, state: &str) {
        let asked = ask(&self.corpus(), state);
        self.write(asked.query, Act::Step, asked.left_out);
    }

    /// What the query narrows to, without screen and selection.
    pub(crate) fn narrowing(self) -> Memo<Query> {
        self.0.with_value(|parts| parts.narrowing)
    }

    /// The same, compiled once for all that is shown of it.
    pub(crate) fn plan(self) -> Memo<CompiledPlan> {
        self.0.with_value(|parts| parts.plan)
    }

    /// What it finds.
    pub(crate) fn results(self) -> Memo<Arc<Results>> {
        self.0.with_value(|parts| parts.results)
    }

    /// How many facts each value of each facet would give: in the order of its values, then "not stated".
    pub(crate) fn counts(self) -> Memo<Arc<Tallies>> {
        self.0.with_value(|parts| parts.counts)
    }

    /// The words that are highlighted.
    pub(crate) fn words(self) -> Memo<Arc<TypedQuery>> {
        self.0.with_value(|parts| parts.words)
    }

    /// What it began at.
    fn home(self) -> Query {
        self.0.with_value(|parts| parts.home.clone())
    }

    /// Whether it is shown in another's frame.
    pub(crate) fn is_guest(self) -> bool {
        self.0.with_value(|parts| parts.is_guest)
    }

    /// Whether the page is this explorer's own: then its title, its scrolling and its focus are as well.
    pub(crate) fn owns_page(self) -> bool {
        self.0.with_value(|parts| parts.address.is_own())
    }

    /// Follows the reader's Back and Forward for as long as the current owner lives.
    pub(crate) fn follow_address(self) {
        let (corpus, query, left_out) = (self.corpus(), self.query(), self.left_out());
        let travelled = move |state: String| {
            let asked = first_asked(&corpus, &state);
            left_out.try_set(asked.left_out);
            query.try_set(asked.query);
        };
        let listeners = self.0.with_value(|parts| parts.address.on_change(travelled));
        crate::browser::keep(Box::new(listeners));
    }

    /// Whether the reader came to the present state by Back, Forward or an edited address.
    pub(crate) fn has_travelled(self) -> bool {
        self.0.with_value(|parts| parts.address.has_travelled())
    }

    /// Changes the query by one act.
    pub(crate) fn step(self, change: impl FnOnce(&mut Query)) {
        self.is_typing().set(false);
        let mut query = self.query().get_untracked();
        change(&mut query);
        self.write(query, Act::Step, Vec::new());
    }

    /// Changes the query while somebody types or drags.
    pub(crate) fn refine(self, change: impl FnOnce(&mut Query)) {
        let mut query = self.query().get_untracked();
        change(&mut query);
        let is_typing = self.is_typing();
        let rest = Timeout::new(REST, move || {
            let _gone = is_typing.try_update(|is_typing| *is_typing = false);
        });
        self.0.with_value(|parts| drop(parts.rest.replace(Some(rest))));
        // Nothing of the explorer is held while what follows hears of it.
        is_typing.set(true);
        self.write(query, Act::Typing, Vec::new());
    }

    /// Whether somebody types or drags.
    fn is_typing(self) -> RwSignal<bool> {
        self.0.with_value(|parts| parts.is_typing)
    }

    /// What the query found when nobody was typing: of half a word nothing is said.
    pub(crate) fn rested_results(self) -> Memo<Arc<Results>> {
        self.0.with_value(|parts| parts.rested_results)
    }

    /// Takes every condition away; in a frame, goes back to what its author chose.
    pub(crate) fn clear(self) {
        self.step(|query| *query = if self.is_guest() { self.home() } else { take(query).cleared() });
    }

    /// Whether there is anything to clear.
    pub(crate) fn can_clear(self) -> bool {
        self.query().with(|query| if self.is_guest() { *query != self.home() } else { query.narrows() })
    }

    /// Chooses a value of a facet, or lets go of it where it is chosen so already.
    pub(crate) fn toggle(self, facet: Facet, id: &str, choice: Choice) {
        self.step(|query| {
            let next = if query.choice(facet, id) == choice { Choice::Open } else { choice };
            *query = take(query).with_choice(facet, id, next);
            show_results(query);
        });
    }

    fn write(self, query: Query, act: Act, left_out: Vec<LeftOut>) {
        let is_same = self.query().with_untracked(|now| *now == query);
        if is_same && self.left_out().with_untracked(|now| *now == left_out) {
            return;
        }
        let (address, text) = (self.0.with_value(|parts| parts.address.clone()), query.to_string());
        let asked = self.query();
        self.left_out().set(left_out);
        asked.set(query);
        // The last: a host that hears of it may ask for another state at once, or take the explorer away.
        address.write(&text, act);
    }

    /// The selected fact, where the corpus has it.
    pub(crate) fn selected(self) -> Option<FactIndex> {
        let corpus = self.corpus();
        self.query().with(|query| query.fact.as_deref().and_then(|id| corpus.fact_of(id)))
    }

    /// What follows from the query, as it was when the last picture was drawn.
    pub(crate) fn settled<T: Clone + Send + Sync + 'static>(self, of: Memo<T>) -> T {
        settled(self.0.with_value(|parts| parts.drawn), of)
    }

    /// The whole address of what is shown, to be taken elsewhere.
    pub(crate) fn address(self) -> String {
        format!("{}{}", address::base(), self.query().with(href))
    }

    /// The address of a state of this explorer, for a link.
    pub(crate) fn href(self, change: impl FnOnce(&mut Query)) -> String {
        let mut query = self.query().get();
        change(&mut query);
        href(&query)
    }
}

/// The explorer that a component is in.
pub(crate) fn explorer() -> Explorer {
    expect_context()
}

/// Tells when a query has been drawn.
fn drawn(narrowing: Memo<Query>) -> RwSignal<usize> {
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

fn settled<T: Clone + Send + Sync + 'static>(drawn: RwSignal<usize>, of: Memo<T>) -> T {
    drawn.track();
    of.with_untracked(T::clone)
}

/// A link to a state.
pub(crate) fn href(query: &Query) -> String {
    format!("#{query}")
}

/// The address's state; the dossier's own where the address has none.
fn first_asked(corpus: &Corpus, address: &str) -> Asked {
    let is_bare = matches!(address.split('?').next(), None | Some("" | "#"));
    ask(corpus, if is_bare { &corpus.dossier.view } else { address })
}

/// Conditions chosen on a screen without a list of facts lead to one.
pub(crate) fn show_results(query: &mut Query) {
    let has_list = match query.view {
        View::Facts | View::Compare | View::Timeline | View::Matrix => true,
        View::Article(_) => query.narrows(),
        _ => false,
    };
    if !has_list {
        query.view = View::Facts;
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
            assert_eq!(first_asked(&corpus, bare).query.view, View::Facts, "{bare}");
        }
        assert_eq!(first_asked(&corpus, "#/").query.view, View::Entry);
        assert_eq!(first_asked(&corpus, "#/compare#?secret=abc").query.view, View::Compare);
    }

    #[test]
    fn picking_a_value_on_the_first_screen_leads_to_the_list() {
        let picked = Query::default().with_choice(Facet::Actor, "kazakhstan", Choice::Picked);
        let (mut first, mut compared) = (picked.clone(), picked.with_view(View::Compare));
        show_results(&mut first);
        assert_eq!(first.view, View::Facts);
        show_results(&mut compared);
        assert_eq!(compared.view, View::Compare);
    }
}
