//! Rows by key.

use super::dom::{AnyView, LivePart, follow};
use super::parts::prelude::{Owner, untrack};
use super::parts::reactive::owner::WeakOwner;
use super::run::Run;
use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::rc::Rc;
use web_sys::Node;

/// A key of whatever type: one map for all of them.
pub(super) trait RowKey: Any {
    fn hash_into(&self, hasher: &mut dyn Hasher);
    fn is(&self, other: &dyn Any) -> bool;
    fn any(&self) -> &dyn Any;
}

impl<K: Eq + Hash + 'static> RowKey for K {
    fn hash_into(&self, mut hasher: &mut dyn Hasher) {
        self.hash(&mut hasher);
    }

    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<K>() == Some(self)
    }

    fn any(&self) -> &dyn Any {
        self
    }
}

impl Hash for dyn RowKey {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.hash_into(hasher);
    }
}

impl PartialEq for dyn RowKey {
    fn eq(&self, other: &Self) -> bool {
        self.is(other.any())
    }
}

impl Eq for dyn RowKey {}

/// The rows that are wanted: the key of each, and how it is built.
pub(super) type Rows = Vec<(Box<dyn RowKey>, Box<dyn FnOnce() -> AnyView>)>;

/// A row that is shown, and what it lives under.
struct Row {
    view: AnyView,
    _owner: Owner,
}

/// One row a key, in the keys' order.
pub(super) fn keyed(mut rows: Box<dyn Run<Rows>>) -> AnyView {
    let list = List::new();
    let view = AnyView::of_part(list.part.clone());
    let places = RefCell::new(HashMap::<Box<dyn RowKey>, usize>::new());
    follow(Box::new(move || {
        let wanted = rows.run();
        let mut before = places.take();
        let mut keys = Vec::with_capacity(wanted.len());
        let builds = wanted.into_iter().map(|(key, build)| {
            let place = before.remove(&key);
            keys.push(key);
            (place, build)
        });
        let builds = builds.collect();
        list.show(builds);
        places.replace(keys.into_iter().enumerate().map(|(place, key)| (key, place)).collect());
    }));
    view
}

/// Where a row stood before, if it did, and how it is built if it did not.
type Wanted = (Option<usize>, Box<dyn FnOnce() -> AnyView>);

/// The rows in the page, without their keys.
struct List {
    part: Rc<LivePart>,
    owners: RefCell<Vec<Owner>>,
    /// What the list is in. Weak, for that keeps the list.
    owner: WeakOwner,
}

impl List {
    fn new() -> Self {
        Self {
            part: LivePart::new(),
            owners: RefCell::default(),
            owner: Owner::current().unwrap_or_default().downgrade(),
        }
    }

    fn show(&self, wanted: Vec<Wanted>) {
        let views = self.part.shown.take().into_iter().zip(self.owners.take());
        let mut before: Vec<Option<Row>> = views.map(|(view, owner)| Some(Row { view, _owner: owner })).collect();
        let places: Vec<Option<usize>> = wanted.iter().map(|(place, _)| *place).collect();
        let take = |(place, build): Wanted| {
            let kept = place.and_then(|place| before.get_mut(place)?.take());
            kept.unwrap_or_else(|| self.build(build))
        };
        let now: Vec<Row> = wanted.into_iter().map(take).collect();
        before.into_iter().flatten().for_each(|gone| gone.view.remove());
        self.place(&now, &stay(&places));
        let (views, owners) = now.into_iter().map(|row| (row.view, row._owner)).unzip();
        self.part.shown.replace(views);
        self.owners.replace(owners);
    }

    fn build(&self, build: Box<dyn FnOnce() -> AnyView>) -> Row {
        let owner = self.owner.upgrade().map_or_else(Owner::new, |owner| owner.child());
        let view = owner.with(|| untrack(build));
        Row { view, _owner: owner }
    }

    /// Puts rows in order before the list's end; those that stay are not touched.
    fn place(&self, rows: &[Row], stays: &[bool]) {
        let Some(parent) = self.part.end.parent_node() else { return };
        let mut next: Node = self.part.end.clone();
        for (row, stays) in rows.iter().zip(stays).rev() {
            if !stays {
                row.view.insert(&parent, Some(&next));
            }
            next = row.view.first().unwrap_or(next);
        }
    }
}

/// Which rows need not be moved, of rows by where they stood before: the longest that stand in order already (C.
/// Schensted, “Longest increasing and decreasing subsequences”, Canadian Journal of Mathematics 13, 1961).
fn stay(before: &[Option<usize>]) -> Vec<bool> {
    // By length the row that the best sequence so long ends with, and of each row the one before it.
    let (mut ends, mut previous) = (Vec::<usize>::new(), vec![None; before.len()]);
    for (at, place) in before.iter().enumerate() {
        let Some(place) = place else { continue };
        let length = ends.partition_point(|&end| before[end].is_some_and(|end| end < *place));
        previous[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        ends.truncate(length.max(ends.len()));
        if length == ends.len() { ends.push(at) } else { ends[length] = at }
    }
    let mut stays = vec![false; before.len()];
    let mut last = ends.last().copied();
    while let Some(at) = last {
        stays[at] = true;
        last = previous[at];
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &[Option<usize>], expected: &[bool]) {
        assert_eq!(stay(before), expected, "{before:?}");
    }

    #[test]
    fn what_stands_in_order_already_stays() {
        check(&[], &[]);
        check(&[Some(0), Some(1), Some(2)], &[true, true, true]);
        check(&[Some(2), Some(0), Some(1)], &[false, true, true]);
        check(&[None, Some(0), None, Some(1)], &[false, true, false, true]);
        check(&[None, None], &[false, false]);
        check(&[Some(3), Some(1), Some(2), Some(0)], &[false, true, true, false]);
    }

    #[test]
    fn as_many_stay_as_can() {
        // Every order of six rows, held against trying every choice of them.
        let mut orders = vec![vec![]];
        for _ in 0..6 {
            let longer = |order: &Vec<usize>| -> Vec<Vec<usize>> {
                let rest = (0..6).filter(|place| !order.contains(place));
                rest.map(|place| [order.clone(), vec![place]].concat()).collect()
            };
            orders = orders.iter().flat_map(longer).collect();
        }
        for order in orders {
            let places: Vec<Option<usize>> = order.iter().copied().map(Some).collect();
            let staying: Vec<usize> =
                order.iter().zip(stay(&places)).filter(|(_, stays)| *stays).map(|(place, _)| *place).collect();
            assert!(staying.is_sorted(), "{order:?}");
            let of =
                |choice: u32| (0..6).filter(move |at| choice >> at & 1 == 1).map(|at| order[at]).collect::<Vec<_>>();
            let best = (0..64).map(of).filter(|chosen| chosen.is_sorted()).map(|chosen| chosen.len()).max();
            assert_eq!(Some(staying.len()), best, "{order:?}");
        }
    }
}
