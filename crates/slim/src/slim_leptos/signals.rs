//! Signals, stored values, references and effects behind one type each, as memos are: Leptos compiles its machinery for
//! each type of value, and a page has dozens.

use super::forget::{forget, forget_at_end};
use super::parts::prelude::{GetUntracked, GetValue, IsDisposed, LocalStorage, Notify, SyncStorage, Track};
use super::parts::reactive::effect::EffectFunction;
use super::parts::reactive::graph::ToAnySubscriber;
use super::parts::tachys::html::element::ElementType;
use super::run::Run;
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// A value of whatever type, in a cell.
type Held = Rc<dyn Any>;

fn held<T: 'static>(value: T) -> Held {
    Rc::new(RefCell::new(value))
}

#[inline(always)]
fn look_at<T: 'static, R>(held: &Held, look: impl FnOnce(&T) -> R) -> R {
    look(&cell(held).borrow())
}

#[inline(always)]
fn change<T: 'static, R>(held: &Held, change: impl FnOnce(&mut T) -> R) -> R {
    change(&mut cell(held).borrow_mut())
}

/// Every cell is of the type of its handle.
fn cell<T: 'static>(held: &Held) -> &RefCell<T> {
    match held.downcast_ref() {
        Some(cell) => cell,
        None => unreachable!("a cell is of the type of its handle"),
    }
}

macro_rules! handle {
    ($name:ident<$($parameter:ident),*>) => {
        impl<$($parameter),*> Clone for $name<$($parameter),*> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<$($parameter),*> Copy for $name<$($parameter),*> {}

        impl<$($parameter),*> std::fmt::Debug for $name<$($parameter),*> {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(stringify!($name))
            }
        }
    };
}

/// A value that is followed by whoever reads it.
pub struct RwSignal<T> {
    signal: super::parts::prelude::RwSignal<Held, LocalStorage>,
    of: PhantomData<fn() -> T>,
}

handle!(RwSignal<T>);

impl<T: Default + 'static> Default for RwSignal<T> {
    #[cfg_attr(debug_assertions, track_caller)]
    fn default() -> Self {
        Self::new(T::default())
    }
}

#[cfg_attr(debug_assertions, track_caller)]
fn signal_of(held: Held) -> super::parts::prelude::RwSignal<Held, LocalStorage> {
    super::parts::prelude::RwSignal::new_local(held)
}

impl<T: 'static> RwSignal<T> {
    /// A signal that lives as long as the current owner.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn new(value: T) -> Self {
        Self { signal: signal_of(held(value)), of: PhantomData }
    }

    /// What is there, whether or not it is followed.
    #[cfg_attr(debug_assertions, track_caller)]
    fn held(&self) -> Held {
        self.signal.get_untracked()
    }

    /// Its cell, unless its owner is gone.
    fn try_held(&self) -> Option<Held> {
        self.signal.try_get_untracked()
    }

    /// Looks at the value; whoever does follows it.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        self.signal.track();
        look_at(&self.held(), look)
    }

    /// Looks at the value without following it.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look_at(&self.held(), look)
    }

    /// Follows the value without reading it.
    pub fn track(&self) {
        self.signal.track();
    }

    /// Tells whoever follows it.
    pub fn notify(&self) {
        self.signal.notify();
    }

    /// Writes another value and tells whoever follows it; nothing where its owner is gone.
    pub fn set(&self, value: T) {
        self.update(|now| *now = value);
    }

    /// Writes another value and tells whoever follows it; gives the value back where its owner is gone.
    pub fn try_set(&self, value: T) -> Option<T> {
        if self.try_held().is_none() {
            return Some(value);
        }
        self.set(value);
        None
    }

    /// Changes the value and tells whoever follows it; nothing where its owner is gone.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Changes the value and tells whoever follows it; `None`: its owner is gone.
    pub fn try_update<R>(&self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let done = self::change(&self.try_held()?, change);
        self.signal.notify();
        Some(done)
    }

    /// Changes the value and tells nobody; nothing where its owner is gone.
    pub fn update_untracked(&self, change: impl FnOnce(&mut T)) {
        if let Some(held) = self.try_held() {
            self::change(&held, change);
        }
    }

    /// Changes the value, and tells whoever follows it if the change says so.
    pub fn maybe_update(&self, change: impl FnOnce(&mut T) -> bool) {
        if self.try_held().is_some_and(|held| self::change(&held, change)) {
            self.signal.notify();
        }
    }
}

impl<T: Clone + 'static> RwSignal<T> {
    /// The value; whoever reads it follows it.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// The value; `None`: its owner is gone.
    pub fn try_get(&self) -> Option<T> {
        self.signal.track();
        self.try_get_untracked()
    }

    /// The value, not followed.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }

    /// The value, not followed; `None`: its owner is gone.
    pub fn try_get_untracked(&self) -> Option<T> {
        self.try_held().map(|held| look_at(&held, T::clone))
    }
}

/// A value that nobody follows, for as long as the current owner lives. Whether it may go to other threads makes no
/// difference here.
pub struct StoredValue<T, S = SyncStorage> {
    value: super::parts::prelude::StoredValue<Held, LocalStorage>,
    of: PhantomData<fn() -> (T, S)>,
}

handle!(StoredValue<T, S>);

impl<T: Send + Sync + 'static> StoredValue<T> {
    /// Stores a value.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn new(value: T) -> Self {
        Self { value: stored(held(value)), of: PhantomData }
    }
}

impl<T: Default + Send + Sync + 'static> Default for StoredValue<T> {
    #[cfg_attr(debug_assertions, track_caller)]
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: 'static> StoredValue<T, LocalStorage> {
    /// Stores a value that stays on this thread.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn new_local(value: T) -> Self {
        Self { value: stored(held(value)), of: PhantomData }
    }
}

#[cfg_attr(debug_assertions, track_caller)]
fn stored(held: Held) -> super::parts::prelude::StoredValue<Held, LocalStorage> {
    super::parts::prelude::StoredValue::new_local(held)
}

impl<T: 'static, S> StoredValue<T, S> {
    #[cfg_attr(debug_assertions, track_caller)]
    fn held(&self) -> Held {
        self.value.get_value()
    }

    /// Whether its owner is gone.
    pub fn is_disposed(&self) -> bool {
        self.value.is_disposed()
    }

    /// Looks at the value.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn with_value<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look_at(&self.held(), look)
    }

    /// Looks at the value; `None`: its owner is gone.
    pub fn try_with_value<R>(&self, look: impl FnOnce(&T) -> R) -> Option<R> {
        self.value.try_get_value().map(|held| look_at(&held, look))
    }

    /// Changes the value.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn update_value(&self, change: impl FnOnce(&mut T)) {
        self::change(&self.held(), change);
    }

    /// Changes the value; `None`: its owner is gone.
    pub fn try_update_value<R>(&self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.value.try_get_value().map(|held| self::change(&held, change))
    }

    /// Stores another value.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn set_value(&self, value: T) {
        self.update_value(|now| *now = value);
    }

    /// The value.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn get_value(&self) -> T
    where
        T: Clone,
    {
        self.with_value(T::clone)
    }
}

/// A reference to an element of a view, by `node_ref`.
pub struct NodeRef<E> {
    element: RwSignal<Option<Element>>,
    of: PhantomData<fn() -> E>,
}

handle!(NodeRef<E>);

impl<E> Default for NodeRef<E> {
    #[cfg_attr(debug_assertions, track_caller)]
    fn default() -> Self {
        Self::new()
    }
}

impl<E> NodeRef<E> {
    /// A reference to no element yet.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn new() -> Self {
        Self { element: RwSignal::new(None), of: PhantomData }
    }

    /// Refers to an element from now on.
    pub(super) fn load(&self, element: &Element) {
        self.element.set(Some(element.clone()));
    }
}

impl<E: ElementType> NodeRef<E>
where
    E::Output: JsCast,
{
    /// The element, once it is built; whoever reads it follows it.
    pub fn get(&self) -> Option<E::Output> {
        self.element.track();
        self.get_untracked()
    }

    /// The element, not followed.
    pub fn get_untracked(&self) -> Option<E::Output> {
        self.try_get_untracked().flatten()
    }

    /// The element; `None`: the reference's owner is gone.
    pub fn try_get(&self) -> Option<Option<E::Output>> {
        self.element.track();
        self.try_get_untracked()
    }

    /// The element, not followed; `None`: the reference's owner is gone.
    pub fn try_get_untracked(&self) -> Option<Option<E::Output>> {
        self.element.try_get_untracked().map(|element| element.map(JsCast::unchecked_into))
    }
}

/// What runs after the page was brought up to date, and again when what it reads changes.
#[derive(Clone, Copy, Debug)]
pub struct Effect(super::parts::prelude::Effect<LocalStorage>);

impl Effect {
    /// Begins it; it ends with the current owner.
    pub fn new<T: 'static, M>(run: impl EffectFunction<T, M> + 'static) -> Self {
        let (mut run, mut last) = (run, None);
        begin(Box::new(move || last = Some(run.run(last.take()))))
    }

    /// Ends it.
    pub fn stop(self) {
        self.0.stop();
    }
}

fn begin(mut run: Box<dyn Run<()>>) -> Effect {
    let effect = super::parts::prelude::Effect::new(move || run.run());
    forget_at_end(effect.to_any_subscriber());
    Effect(effect)
}

/// What runs at once, and again when what it reads changes, for as long as this is kept.
#[derive(Debug)]
pub struct RenderEffect<T: 'static>(super::parts::prelude::RenderEffect<T>);

impl<T: 'static> RenderEffect<T> {
    /// Runs it for the first time; each run is given what the last one gave.
    pub fn new(run: impl FnMut(Option<T>) -> T + 'static) -> Self {
        Self(super::parts::prelude::RenderEffect::new(run))
    }
}

impl<T: 'static> Drop for RenderEffect<T> {
    fn drop(&mut self) {
        forget(&self.0.to_any_subscriber());
    }
}
