//! What follows from signals: Leptos's memos, behind one erased type.
//!
//! A `Memo` of each type is a copy of Leptos's whole machinery (about 2 kB of program each, and the views have twenty);
//! [`Derived`] has one copy and casts at its border.

use leptos::prelude::*;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value that follows from signals, computed anew only when one of them changes and passed on only when it differs.
pub(crate) struct Derived<T> {
    memo: Memo<Erased>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

/// A value of whatever type, with that type's equality.
#[derive(Clone)]
struct Erased {
    value: Arc<dyn Any + Send + Sync>,
    equals: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Erased {
    fn eq(&self, other: &Self) -> bool {
        (self.equals)(&*self.value, &*other.value)
    }
}

/// Derives a value from signals.
pub(crate) fn derived<T: PartialEq + Send + Sync + 'static>(
    derive: impl Fn() -> T + Send + Sync + 'static,
) -> Derived<T> {
    let erased = move || Erased { value: Arc::new(derive()), equals: equals::<T> };
    Derived { memo: memo(Box::new(erased)), of: PhantomData }
}

fn memo(derive: Box<dyn Fn() -> Erased + Send + Sync>) -> Memo<Erased> {
    Memo::new(move |_| derive())
}

fn equals<T: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    one.downcast_ref::<T>() == other.downcast_ref::<T>()
}

impl<T: Clone + 'static> Derived<T> {
    /// The value; whoever reads it follows it.
    pub(crate) fn get(self) -> T {
        self.with(T::clone)
    }
}

impl<T: 'static> Derived<T> {
    /// Looks at the value; whoever does follows it.
    pub(crate) fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        let erased = self.memo.get();
        match erased.value.downcast_ref() {
            Some(value) => look(value),
            None => unreachable!("a derived value is of the type that it was derived with"),
        }
    }

    /// Looks at the value without following it.
    pub(crate) fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        untrack(|| self.with(look))
    }
}
