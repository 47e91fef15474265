//! `Show` and `For`.

use super::children::ViewFn;
use super::dom::{AnyView, IntoAny, IntoView, part};
use super::keyed::{RowKey, Rows, keyed};
use super::memo::Memo;
use super::parts::component;
use super::parts::prelude::untrack;
use super::run::Holds;
use std::hash::Hash;
use std::rc::Rc;

/// What is there while a condition holds, and else the fallback; built anew only when the condition changes.
#[component]
pub fn Show<W>(
    /// What is shown.
    children: ViewFn,
    /// The condition.
    when: W,
    /// What is shown where it does not hold.
    #[prop(optional, into)]
    fallback: ViewFn,
) -> AnyView
where
    W: Fn() -> bool + Send + Sync + 'static,
{
    show(Box::new(when), children, fallback)
}

fn show(when: Box<dyn Holds>, children: ViewFn, fallback: ViewFn) -> AnyView {
    let holds = Memo::new(move |_| when.holds());
    part(Box::new(move || if holds.get() { untrack(|| children.run()) } else { untrack(|| fallback.run()) }))
}

/// A view for each item, in the items' order. An item is known by its key: what stays is moved, not built anew, and only
/// what must be moved is. Each row has an owner of its own.
#[component]
pub fn For<IF, I, T, EF, N, KF, K>(
    /// The items.
    each: IF,
    /// The key of an item; no two have the same.
    key: KF,
    /// The view of an item.
    children: EF,
) -> AnyView
where
    IF: Fn() -> I + Send + 'static,
    I: IntoIterator<Item = T> + Send + 'static,
    EF: Fn(T) -> N + Send + Clone + 'static,
    N: IntoView + 'static,
    KF: Fn(&T) -> K + Send + Clone + 'static,
    K: Eq + Hash + 'static,
    T: Send + 'static,
{
    let children = Rc::new(children);
    keyed(Box::new(move || {
        let row = |item: T| {
            let (key, children): (Box<dyn RowKey>, _) = (Box::new(key(&item)), children.clone());
            let build: Box<dyn FnOnce() -> AnyView> = Box::new(move || children(item).into_any());
            (key, build)
        };
        each().into_iter().map(row).collect::<Rows>()
    }))
}
