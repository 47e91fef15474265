//! Where the query lives: the fragment of the address. The only module that touches history and location.
//!
//! Browsers cut off a page that writes history more than about 200 times in 10 s, some silently and some by throwing.
//! So there is one writer, it waits while somebody types, and a state that did not arrive is written again later.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// What sort of change a new state is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// One act (tick, open, switch): Back undoes it.
    Step,
    /// One of many quick changes: the first after a rest can be undone, later ones take its place.
    Typing,
}

/// What an explorer may do with the history of the page that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AddressUse {
    /// A page of its own: each act can be undone by Back.
    Own,
    /// A guest in another's frame: the state is in the address, and nothing is added.
    Guest,
    /// Neither read nor written: the host keeps the state, or nobody does.
    None,
}

/// How long after the last key typing counts as over.
const REST: u32 = 1_000;
/// How long a typed state waits before it is written.
const TYPING_PAUSE: u32 = 250;
/// How long a refused state waits.
const REFUSED_PAUSE: u32 = 2_500;

/// The writer of the address.
#[derive(Clone)]
pub(crate) struct Address(Rc<AddressWriter>);

struct AddressWriter {
    history: AddressUse,
    is_typing: Cell<bool>,
    /// Whether Back or Forward brought the newest state.
    has_travelled: Cell<bool>,
    rest: RefCell<Option<Timeout>>,
    later: RefCell<Option<Timeout>>,
    newest: RefCell<String>,
}

impl Address {
    /// The writer of an explorer that may do so much.
    pub(crate) fn new(history: AddressUse) -> Self {
        let writer = AddressWriter {
            history,
            is_typing: Cell::new(false),
            has_travelled: Cell::new(false),
            rest: RefCell::new(None),
            later: RefCell::new(None),
            newest: RefCell::new(read()),
        };
        Self(Rc::new(writer))
    }

    /// Makes `state` the address.
    pub(crate) fn write(&self, state: &str, act: Act) {
        let writer = &self.0;
        if writer.history == AddressUse::None {
            return;
        }
        let waited = writer.later.take().is_some();
        if waited && act == Act::Step {
            writer.replace();
        }
        writer.has_travelled.set(false);
        *writer.newest.borrow_mut() = format!("#{state}");
        let goes_on = act == Act::Typing && writer.is_typing.get();
        match (writer.history, goes_on) {
            (_, true) => self.replace_after(TYPING_PAUSE),
            (AddressUse::Own, false) => self.settle(AddressWriter::push),
            (_, false) => self.settle(AddressWriter::replace),
        }
        writer.is_typing.set(act == Act::Typing);
        if act == Act::Typing {
            let resting = Rc::downgrade(writer);
            let rest = move || resting.upgrade().into_iter().for_each(|writer| writer.is_typing.set(false));
            *writer.rest.borrow_mut() = Some(Timeout::new(REST, rest));
        }
    }

    /// Calls back with the state whenever the reader goes Back, Forward, or edits the address.
    pub(crate) fn on_change(&self, callback: impl Fn(String) + Clone + 'static) -> Vec<EventListener> {
        let events = if self.0.history == AddressUse::None { &[][..] } else { &["popstate", "hashchange"] };
        let listener = |event: &&'static str| {
            let (writer, callback) = (self.clone(), callback.clone());
            EventListener::new(&gloo::utils::window(), *event, move |_| {
                let state = read();
                if *writer.0.newest.borrow() != state {
                    writer.0.later.take();
                    // What is typed from here on is a step of its own.
                    writer.0.is_typing.set(false);
                    writer.0.newest.borrow_mut().clone_from(&state);
                    writer.0.has_travelled.set(true);
                    callback(state);
                }
            })
        };
        events.iter().map(listener).collect()
    }

    /// Whether the reader came to the present state by Back, Forward or an edited address.
    pub(crate) fn has_travelled(&self) -> bool {
        self.0.has_travelled.get()
    }

    /// Whether the page is the explorer's own.
    pub(crate) fn is_own(&self) -> bool {
        self.0.history == AddressUse::Own
    }

    fn settle(&self, write: impl Fn(&AddressWriter)) {
        write(&self.0);
        if read() != self.0.newest() {
            self.replace_after(REFUSED_PAUSE);
        }
    }

    fn replace_after(&self, pause: u32) {
        // A timer holds nothing: when the explorer is gone it writes no more.
        let later = Rc::downgrade(&self.0);
        let write = move || later.upgrade().into_iter().for_each(|writer| Self(writer).settle(AddressWriter::replace));
        *self.0.later.borrow_mut() = Some(Timeout::new(pause, write));
    }
}

impl AddressWriter {
    fn push(&self) {
        if let Ok(history) = gloo::utils::window().history() {
            let _borne = history.push_state_with_url(&JsValue::NULL, "", Some(&self.newest()));
        }
    }

    fn replace(&self) {
        if let Ok(history) = gloo::utils::window().history() {
            let _borne = history.replace_state_with_url(&JsValue::NULL, "", Some(&self.newest()));
        }
    }

    /// Nothing stays borrowed while the browser writes: a host that hears of it may ask for another state at once.
    fn newest(&self) -> String {
        self.newest.borrow().clone()
    }
}

/// The fragment, with its `#`; empty where there is none.
pub(crate) fn read() -> String {
    gloo::utils::window().location().hash().unwrap_or_default()
}

/// The address of this page without its fragment and without the author's presentation.
pub(crate) fn base() -> String {
    let address = gloo::utils::window().location().href().unwrap_or_default();
    address.split(['#', '?']).next().unwrap_or_default().to_owned()
}

/// Whether the page was opened from a disk: nobody else can follow its address.
pub(crate) fn is_file() -> bool {
    gloo::utils::window().location().protocol().is_ok_and(|protocol| protocol == "file:")
}

/// Shows the top of the page, as after following a link.
pub(crate) fn scroll_to_top() {
    gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
}
