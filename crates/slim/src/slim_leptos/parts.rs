//! The parts of Leptos that this crate stands on: signals, the types of elements and events, the macros. The crate that
//! binds them together is left out, for it brings what a server needs into every page: four kilobytes of program.

#![allow(unreachable_pub, reason = "some are passed on, some only used here")]

pub use leptos_dom;
pub use leptos_macro::{component, slot, view};
pub use oco_ref as oco;
pub use reactive_graph as reactive;
pub use reactive_graph::callback;
pub use tachys;
pub use tachys::html::event as ev;

/// What Leptos's own prelude has of them.
pub mod prelude {
    pub use leptos_dom::helpers::{event_target, event_target_checked, event_target_value};
    pub use reactive_graph::computed::{ArcMemo, Memo};
    pub use reactive_graph::effect::{Effect, RenderEffect};
    pub use reactive_graph::graph::untrack;
    pub use reactive_graph::owner::{
        LocalStorage, Owner, StoredValue, SyncStorage, expect_context, on_cleanup, provide_context, use_context,
    };
    pub use reactive_graph::prelude::{Get, GetUntracked, GetValue, IsDisposed, Notify, Track};
    pub use reactive_graph::signal::{ArcRwSignal, ReadSignal, RwSignal, Trigger, WriteSignal, signal};
    pub use reactive_graph::wrappers::read::{ArcSignal, Signal};
    pub use tachys::prelude::GlobalAttributes;
}
