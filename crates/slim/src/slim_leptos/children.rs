//! What components take as children, with the bounds that Leptos has.

use super::dom::{AnyView, IntoAny, IntoView};
use std::sync::Arc;

/// Children that are built once.
pub type Children = Box<dyn FnOnce() -> AnyView + Send>;

/// Children that can be built again.
pub type ChildrenFn = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// What `view!` makes children of.
pub trait ToChildren<F> {
    /// As children.
    fn to_children(children: F) -> Self;
}

/// A single block as children.
pub struct ChildrenOptContainer<T>(pub T);

impl<F: FnOnce() -> V + Send + 'static, V: IntoView> ToChildren<F> for Children {
    fn to_children(children: F) -> Self {
        Box::new(move || children().into_any())
    }
}

impl<V: IntoView + Send + 'static> ToChildren<ChildrenOptContainer<V>> for Children {
    fn to_children(children: ChildrenOptContainer<V>) -> Self {
        Box::new(move || children.0.into_any())
    }
}

impl<F: Fn() -> V + Send + Sync + 'static, V: IntoView> ToChildren<F> for ChildrenFn {
    fn to_children(children: F) -> Self {
        Arc::new(move || children().into_any())
    }
}

impl<V: IntoView + Clone + Send + Sync + 'static> ToChildren<ChildrenOptContainer<V>> for ChildrenFn {
    fn to_children(children: ChildrenOptContainer<V>) -> Self {
        Arc::new(move || children.0.clone().into_any())
    }
}

/// A function that gives a view, as a component takes it.
#[derive(Clone)]
pub struct ViewFn(Arc<dyn Build>);

/// The one thing that is done with it: see `run.rs`.
trait Build: Send + Sync {
    fn build(&self) -> AnyView;
}

impl<F: Fn() -> V + Send + Sync, V: IntoView> Build for F {
    fn build(&self) -> AnyView {
        self().into_any()
    }
}

impl ViewFn {
    /// The view.
    pub fn run(&self) -> AnyView {
        self.0.build()
    }
}

impl Default for ViewFn {
    fn default() -> Self {
        Self(Arc::new(|| ()))
    }
}

impl<F: Fn() -> V + Send + Sync + 'static, V: IntoView + 'static> From<F> for ViewFn {
    fn from(view: F) -> Self {
        Self(Arc::new(view))
    }
}

impl<F: Fn() -> V + Send + Sync + 'static, V: IntoView + 'static> ToChildren<F> for ViewFn {
    fn to_children(children: F) -> Self {
        Self(Arc::new(children))
    }
}

impl<V: IntoView + Clone + Send + Sync + 'static> ToChildren<ChildrenOptContainer<V>> for ViewFn {
    fn to_children(children: ChildrenOptContainer<V>) -> Self {
        Self(Arc::new(move || children.0.clone()))
    }
}
