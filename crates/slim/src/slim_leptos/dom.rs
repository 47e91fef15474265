//! The one type of view, what can be one, and how it stands in the page.

use super::memo::Memo;
use super::parts::prelude::{Get, ReadSignal, Signal};
use super::run::Run;
use super::signals::{RenderEffect, RwSignal, StoredValue};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Node;

/// Anything that is shown: an element, text, several of them, or a part that follows signals.
pub struct AnyView(Shown);

enum Shown {
    /// An element or text.
    Node(Node),
    /// One after another.
    Several(Vec<AnyView>),
    /// What is built anew when what it reads changes.
    LivePart(Rc<LivePart>),
}

/// What is shown before a comment that stays.
pub(super) struct LivePart {
    pub(super) end: Node,
    pub(super) shown: RefCell<Vec<AnyView>>,
}

impl LivePart {
    /// An empty part.
    pub(super) fn new() -> Rc<Self> {
        Rc::new(Self { end: document().create_comment("").into(), shown: RefCell::new(Vec::new()) })
    }

    /// Shows something else.
    fn replace(&self, fresh: AnyView) {
        if let Some(parent) = self.end.parent_node() {
            fresh.insert(&parent, Some(&self.end));
        }
        self.shown.replace(vec![fresh]).iter().for_each(AnyView::remove);
    }
}

pub(super) fn document() -> web_sys::Document {
    gloo::utils::document()
}

impl AnyView {
    /// A node that was made elsewhere.
    pub fn of_node(node: Node) -> Self {
        Self(Shown::Node(node))
    }

    pub(super) fn of_part(part: Rc<LivePart>) -> Self {
        Self(Shown::LivePart(part))
    }

    /// What `view!` adds where it is compiled for debugging; nothing here needs it.
    pub fn with_view_marker(self, _marker: impl Into<std::borrow::Cow<'static, str>>) -> Self {
        self
    }

    /// Puts it into the page before a node, or last.
    pub(super) fn insert(&self, parent: &Node, before: Option<&Node>) {
        match &self.0 {
            Shown::Node(node) => insert(parent, node, before),
            Shown::Several(views) => views.iter().for_each(|view| view.insert(parent, before)),
            Shown::LivePart(part) => {
                part.shown.borrow().iter().for_each(|view| view.insert(parent, before));
                insert(parent, &part.end, before);
            }
        }
    }

    /// Takes it out of the page.
    pub(super) fn remove(&self) {
        match &self.0 {
            Shown::Node(node) => remove(node),
            Shown::Several(views) => views.iter().for_each(Self::remove),
            Shown::LivePart(part) => {
                part.shown.borrow().iter().for_each(Self::remove);
                remove(&part.end);
            }
        }
    }

    /// The node that it begins with; `None`: it is empty.
    pub(super) fn first(&self) -> Option<Node> {
        match &self.0 {
            Shown::Node(node) => Some(node.clone()),
            Shown::Several(views) => views.iter().find_map(Self::first),
            Shown::LivePart(part) => {
                part.shown.borrow().iter().find_map(Self::first).or_else(|| Some(part.end.clone()))
            }
        }
    }

    /// The elements that it consists of now, outermost only.
    pub(super) fn elements(&self) -> Vec<web_sys::Element> {
        match &self.0 {
            Shown::Node(node) => node.dyn_ref::<web_sys::Element>().cloned().into_iter().collect(),
            Shown::Several(views) => views.iter().flat_map(Self::elements).collect(),
            Shown::LivePart(part) => part.shown.borrow().iter().flat_map(Self::elements).collect(),
        }
    }
}

/// A parent in the page and a node in it, so the browser does not refuse.
pub(super) fn insert(parent: &Node, node: &Node, before: Option<&Node>) {
    let _inserted = parent.insert_before(node, before);
}

fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _removed = parent.remove_child(node);
    }
}

/// What can be shown.
pub trait IntoView: Sized {
    /// As a view.
    fn into_any_view(self) -> AnyView;

    /// Adds it to an element that is being built, without a view in between: what most views are for.
    fn append_to(self, parent: &Node) {
        self.into_any_view().insert(parent, None);
    }

    /// As a view that follows what `run` reads.
    fn follow(run: Box<dyn Run<Self>>) -> AnyView
    where
        Self: 'static,
    {
        let mut run = run;
        part(Box::new(move || run.run().into_any_view()))
    }
}

/// `.into_any()`, and the names under which macros ask for the same.
pub trait IntoAny {
    /// As a view.
    fn into_any(self) -> AnyView;
}

impl<V: IntoView> IntoAny for V {
    fn into_any(self) -> AnyView {
        self.into_any_view()
    }
}

/// What `view!` puts around a block.
pub trait IntoRender {
    /// What is rendered.
    type Output;
    /// The block's value.
    fn into_render(self) -> Self::Output;
}

impl<V: IntoView> IntoRender for V {
    type Output = V;

    fn into_render(self) -> V {
        self
    }
}

/// What `view!` puts around children where Leptos erases their types.
pub trait IntoMaybeErased {
    /// As a view.
    fn into_maybe_erased(self) -> AnyView;
}

impl<V: IntoView> IntoMaybeErased for V {
    fn into_maybe_erased(self) -> AnyView {
        self.into_any_view()
    }
}

/// `.collect_view()` of an iterator of views.
pub trait CollectView {
    /// The views.
    fn collect_view(self) -> Vec<AnyView>;
}

impl<V: IntoView, I: IntoIterator<Item = V>> CollectView for I {
    fn collect_view(self) -> Vec<AnyView> {
        views(self)
    }
}

/// Pushed one by one: a page has few views at once, and many kinds of iterators, for each of which collecting is compiled
/// in three ways.
fn views<V: IntoView>(from: impl IntoIterator<Item = V>) -> Vec<AnyView> {
    let mut views = Vec::new();
    from.into_iter().for_each(|view| views.push(view.into_any_view()));
    views
}

/// What `view!` makes.
pub struct View;

impl View {
    /// The view of what stands in the macro.
    #[expect(clippy::new_ret_no_self, reason = "the macro calls it so")]
    pub fn new(view: impl IntoView) -> AnyView {
        view.into_any_view()
    }
}

impl IntoView for AnyView {
    fn into_any_view(self) -> AnyView {
        self
    }
}

impl IntoView for &'static str {
    fn into_any_view(self) -> AnyView {
        text(self)
    }

    fn append_to(self, parent: &Node) {
        append_text(parent, self);
    }

    fn follow(mut run: Box<dyn Run<Self>>) -> AnyView {
        follow_text(Box::new(move || run.run().to_owned()))
    }
}

impl IntoView for String {
    fn into_any_view(self) -> AnyView {
        text(&self)
    }

    fn append_to(self, parent: &Node) {
        append_text(parent, &self);
    }

    fn follow(run: Box<dyn Run<Self>>) -> AnyView {
        follow_text(run)
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl IntoView for $number {
            fn into_any_view(self) -> AnyView {
                text(&self.to_string())
            }

            fn follow(mut run: Box<dyn Run<Self>>) -> AnyView {
                follow_text(Box::new(move || run.run().to_string()))
            }
        }
    )*};
}
numbers!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64 char);

impl IntoView for () {
    fn into_any_view(self) -> AnyView {
        AnyView(Shown::Several(Vec::new()))
    }
}

impl<V: IntoView> IntoView for Option<V> {
    fn into_any_view(self) -> AnyView {
        self.map_or_else(|| ().into_any_view(), IntoView::into_any_view)
    }

    fn append_to(self, parent: &Node) {
        if let Some(view) = self {
            view.append_to(parent);
        }
    }
}

impl<V: IntoView> IntoView for Vec<V> {
    fn into_any_view(self) -> AnyView {
        AnyView(Shown::Several(views(self)))
    }

    fn append_to(self, parent: &Node) {
        self.into_iter().for_each(|view| view.append_to(parent));
    }
}

impl<F: FnMut() -> V + Send + 'static, V: IntoView + 'static> IntoView for F {
    fn into_any_view(self) -> AnyView {
        V::follow(Box::new(self))
    }
}

macro_rules! signals {
    ($($signal:ident)*) => {$(
        impl<V: IntoView + Clone + Send + Sync + 'static> IntoView for $signal<V> {
            fn into_any_view(self) -> AnyView {
                V::follow(Box::new(move || self.get()))
            }
        }
    )*};
}
signals!(Memo ReadSignal RwSignal Signal);

macro_rules! tuples {
    ($($name:ident)*) => {
        impl<$($name: IntoView),*> IntoView for ($($name,)*) {
            fn into_any_view(self) -> AnyView {
                #[expect(non_snake_case, reason = "a value has the name of its type here")]
                let ($($name,)*) = self;
                AnyView(Shown::Several(vec![$($name.into_any_view()),*]))
            }

            fn append_to(self, parent: &Node) {
                #[expect(non_snake_case, reason = "a value has the name of its type here")]
                let ($($name,)*) = self;
                $($name.append_to(parent);)*
            }
        }
    };
}
tuples!(A);
tuples!(A B);
tuples!(A B C);
tuples!(A B C D);
tuples!(A B C D E);
tuples!(A B C D E F);
tuples!(A B C D E F G);
tuples!(A B C D E F G H);
tuples!(A B C D E F G H I);
tuples!(A B C D E F G H I J);
tuples!(A B C D E F G H I J K);
tuples!(A B C D E F G H I J K L);
tuples!(A B C D E F G H I J K L M);
tuples!(A B C D E F G H I J K L M N);
tuples!(A B C D E F G H I J K L M N O);
tuples!(A B C D E F G H I J K L M N O P);

fn text(text: &str) -> AnyView {
    AnyView::of_node(document().create_text_node(text).into())
}

fn append_text(parent: &Node, text: &str) {
    insert(parent, &document().create_text_node(text), None);
}

/// Writes what differs only: the browser lays out anew whatever is written.
fn follow_text(mut run: Box<dyn Run<String>>) -> AnyView {
    let node = document().create_text_node("");
    let view = AnyView::of_node(node.clone().into());
    let mut shown = String::new();
    follow(Box::new(move || {
        let now = run.run();
        if shown != now {
            node.set_data(&now);
            shown = now;
        }
    }));
    view
}

/// What is built anew whenever what it reads changes.
pub(super) fn part(mut build: Box<dyn Run<AnyView>>) -> AnyView {
    let part = LivePart::new();
    let view = AnyView::of_part(part.clone());
    let mut is_first = true;
    follow(Box::new(move || {
        let fresh = build.run();
        if std::mem::take(&mut is_first) {
            part.shown.replace(vec![fresh]);
        } else {
            part.replace(fresh);
        }
    }));
    view
}

/// Runs now and whenever what it reads changes, for as long as the current owner lives.
pub(super) fn follow(mut run: Box<dyn Run<()>>) {
    keep(Box::new(RenderEffect::new(move |_| run.run())));
}

/// Keeps something for as long as the current owner lives.
pub(super) fn keep(thing: Box<dyn Any>) {
    let _kept = StoredValue::new_local(thing);
}
