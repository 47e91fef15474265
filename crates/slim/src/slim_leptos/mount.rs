//! Views in the page.

use super::dom::{AnyView, IntoView};
use super::parts::prelude::Owner;
use tachys::view::{Mountable, Render};
use web_sys::{Element, Node};

/// A view in the page. It is taken away when this is dropped.
#[must_use = "a view is taken away when its handle is dropped"]
pub struct UnmountHandle {
    view: AnyView,
    _owner: Owner,
}

impl std::fmt::Debug for UnmountHandle {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("UnmountHandle").finish_non_exhaustive()
    }
}

impl Drop for UnmountHandle {
    fn drop(&mut self) {
        self.view.remove();
    }
}

/// Shows a view in an element, under an owner of its own, until the handle is dropped.
pub fn mount_to_renderer<V: IntoView>(parent: &Element, view: impl FnOnce() -> V + 'static) -> UnmountHandle {
    // An error means that it has begun.
    let _begun = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let view = owner.with(|| view().into_any_view());
    view.insert(parent, None);
    UnmountHandle { view, _owner: owner }
}

impl Render for AnyView {
    type State = Self;

    fn build(self) -> Self {
        self
    }

    fn rebuild(self, state: &mut Self) {
        let first = state.first();
        if let Some((parent, first)) = first.and_then(|first| Some((first.parent_node()?, first))) {
            self.insert(&parent, Some(&first));
        }
        state.remove();
        *state = self;
    }
}

impl Mountable for AnyView {
    fn unmount(&mut self) {
        self.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.insert(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.first();
        let parent = first.as_ref().and_then(Node::parent_element);
        if let Some(parent) = &parent {
            child.mount(parent, first.as_ref());
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Element> {
        AnyView::elements(self)
    }
}
