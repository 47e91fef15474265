//! Memos behind one type. Leptos compiles its whole machinery for each type of value that a memo has, about two kilobytes
//! of program; this has one copy, which casts at its border.

use super::forget::forget_at_end;
use super::parts::prelude::{ArcMemo, Get, GetUntracked, Signal, Track};
use super::parts::reactive::graph::ToAnySubscriber;
use super::run::Derive;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value that follows from signals: computed anew only when one of them changes, passed on only when it differs.
///
/// It is used as Leptos's own `Memo` is.
pub struct Memo<T> {
    erased: super::parts::prelude::Memo<Erased>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T> std::fmt::Debug for Memo<T> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Memo").field(&std::any::type_name::<T>()).finish()
    }
}

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

fn equals<T: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    matches!((one.downcast_ref::<T>(), other.downcast_ref()), (Some(one), Some(other)) if one == other)
}

fn erased(derive: Box<dyn Derive<Erased>>) -> super::parts::prelude::Memo<Erased> {
    let memo = ArcMemo::new(move |last| derive.derive(last));
    forget_at_end(memo.to_any_subscriber());
    memo.into()
}

/// Every erased value of a memo is of the memo's type.
fn of_type<T: 'static>(erased: &Erased) -> &T {
    match erased.value.downcast_ref() {
        Some(value) => value,
        None => unreachable!("a memo's value is of the memo's type"),
    }
}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// Derives a value from signals, and if it likes from its last.
    #[cfg_attr(debug_assertions, track_caller)]
    pub fn new(derive: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let derive =
            move |last: Option<&Erased>| Erased { value: Arc::new(derive(last.map(of_type))), equals: equals::<T> };
        Self { erased: erased(Box::new(derive)), of: PhantomData }
    }
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// The value; whoever reads it follows it.
    #[inline(never)]
    pub fn get(&self) -> T
    where
        T: Clone,
    {
        of_type::<T>(&self.erased.get()).clone()
    }

    /// Looks at the value; whoever does follows it.
    pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(of_type(&self.erased.get()))
    }

    /// The value, not followed.
    pub fn get_untracked(&self) -> T
    where
        T: Clone,
    {
        of_type::<T>(&self.erased.get_untracked()).clone()
    }

    /// Looks at the value without following it.
    pub fn with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> R {
        look(of_type(&self.erased.get_untracked()))
    }

    /// Follows the value without reading it.
    pub fn track(&self) {
        self.erased.track();
    }
}

impl<T: Clone + Send + Sync + 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self::derive(move || memo.get())
    }
}
