//! Has what is followed forget who followed it. In reactive_graph 0.2.16 a memo keeps every follower that it ever had until
//! that one runs again: what was taken from the page would stay in memory, and be asked at each change, for good.

use super::parts::prelude::on_cleanup;
use super::parts::reactive::graph::{AnySubscriber, Subscriber};

/// None of its sources knows this follower any more.
pub(super) fn forget(follower: &AnySubscriber) {
    follower.clear_sources(follower);
}

/// The same when the current owner ends.
pub(super) fn forget_at_end(follower: AnySubscriber) {
    on_cleanup(move || forget(&follower));
}
