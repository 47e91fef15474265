//! Elements, built directly on the browser's tree and kept up to date by Leptos's signals.
//!
//! Leptos's own `view!` makes a type of each shape of element and compiles its machinery anew for each: with it this
//! page's program was 317 kB in brotli (288 with `erase_components`), against 180 kB for everything. [`Tag`] is one
//! type for all shapes; signals, memos, owners and mounting stay Leptos's.

use crate::derived::{Derived, derived};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::tachys::view::Render;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, FocusOptions, HtmlElement, KeyboardEvent, Node};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element that is being built. Everything in it lives as long as the reactive owner that it was built under.
#[derive(Clone)]
pub(crate) struct Tag(Element);

/// An element of that name.
pub(crate) fn tag(name: &str) -> Tag {
    Tag(made(gloo::utils::document().create_element(name)))
}

/// An element of that name in a drawing.
pub(crate) fn drawing(name: &str) -> Tag {
    Tag(made(gloo::utils::document().create_element_ns(Some(SVG), name)))
}

/// An element of that name with a class and words: what most elements are.
pub(crate) fn words(name: &str, class: &str, text: &str) -> Tag {
    let tag = tag(name);
    let tag = if class.is_empty() { tag } else { tag.class(class) };
    tag.text(text)
}

/// A link.
pub(crate) fn link(href: &str) -> Tag {
    tag("a").attr("href", href)
}

/// A button that acts.
pub(crate) fn button(class: &str, act: impl Fn() + 'static) -> Tag {
    tag("button").attr("type", "button").class(class).on("click", move |_| act())
}

/// The names that are asked for are ours and valid, so the browser never refuses.
fn made(element: Result<Element, JsValue>) -> Element {
    match element {
        Ok(element) => element,
        Err(_) => unreachable!("every element's name is a literal of this program"),
    }
}

impl Tag {
    /// Sets an attribute.
    pub(crate) fn attr(self, name: &str, value: &str) -> Self {
        let _valid = self.0.set_attribute(name, value);
        self
    }

    /// Sets the class.
    pub(crate) fn class(self, class: &str) -> Self {
        self.0.set_class_name(class);
        self
    }

    /// Sets a property of style, which a strict content policy allows where an attribute is refused.
    pub(crate) fn style(self, name: &str, value: &str) -> Self {
        if let Some(element) = self.0.dyn_ref::<HtmlElement>() {
            let _valid = element.style().set_property(name, value);
        }
        self
    }

    /// Adds words.
    pub(crate) fn text(self, text: &str) -> Self {
        if !text.is_empty() {
            self.append(&gloo::utils::document().create_text_node(text));
        }
        self
    }

    /// Adds an element.
    pub(crate) fn child(self, child: Tag) -> Self {
        self.append(&child.0);
        self
    }

    /// Adds elements, or one, or none.
    pub(crate) fn children(self, children: impl IntoIterator<Item = Tag>) -> Self {
        children.into_iter().for_each(|child| self.append(&child.0));
        self
    }

    /// Adds words that follow a signal.
    pub(crate) fn text_of(self, text: impl Fn() -> String + 'static) -> Self {
        let node = gloo::utils::document().create_text_node("");
        self.append(&node);
        follow_text(node.into(), Box::new(text));
        self
    }

    /// Has an attribute follow a signal; without a value it is absent.
    pub(crate) fn attr_of(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        follow_attribute(self.0.clone(), name, Box::new(value));
        self
    }

    /// Has a class of its own follow a signal.
    pub(crate) fn class_when(self, class: &'static str, is_on: impl Fn() -> bool + 'static) -> Self {
        let classes = self.0.class_list();
        follow(Box::new(move || {
            let _valid = classes.toggle_with_force(class, is_on());
        }));
        self
    }

    /// Has a property (what the reader changes: `value`, `checked`) follow a signal.
    pub(crate) fn property(self, name: &'static str, value: impl Fn() -> JsValue + 'static) -> Self {
        let tag = self.clone();
        follow(Box::new(move || tag.set_property(name, &value())));
        self
    }

    /// Calls back at an event.
    pub(crate) fn on(self, event: &'static str, act: impl Fn(&Event) + 'static) -> Self {
        listen(&self.0, event, Box::new(act));
        self
    }

    /// Adds elements that are built anew whenever what `build` reads changes.
    pub(crate) fn part(self, build: impl Fn() -> Vec<Tag> + 'static) -> Self {
        follow_part(self.marker(), Box::new(build));
        self
    }

    /// Adds an element while a condition holds; it is built anew only when the condition changes.
    pub(crate) fn when(
        self,
        condition: impl Fn() -> bool + Send + Sync + 'static,
        build: impl Fn() -> Tag + 'static,
    ) -> Self {
        follow_condition(self.marker(), derived(condition), Box::new(build));
        self
    }

    /// Where elements are put in later.
    pub(crate) fn marker(&self) -> Node {
        let marker = gloo::utils::document().create_comment("");
        self.append(&marker);
        marker.into()
    }

    /// The element itself, for what only the browser can do.
    pub(crate) fn element<T: JsCast>(&self) -> Option<T> {
        self.0.clone().dyn_into().ok()
    }

    /// Sets an attribute later, from within what follows signals.
    pub(crate) fn set(&self, name: &str, value: &str) {
        let _valid = self.0.set_attribute(name, value);
    }

    /// Sets a property later.
    pub(crate) fn set_property(&self, name: &str, value: &JsValue) {
        let _valid = js_sys::Reflect::set(&self.0, &JsValue::from_str(name), value);
    }

    /// Puts other words in it, and nothing else.
    pub(crate) fn set_text(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// The element itself.
    pub(crate) fn node(&self) -> &Element {
        &self.0
    }

    fn append(&self, node: &Node) {
        let _valid = self.0.append_child(node);
    }
}

fn insert_before(next: &Node, node: &Node) {
    if let Some(parent) = next.parent_node() {
        let _valid = parent.insert_before(node, Some(next));
    }
}

// What follows takes boxes, so that there is one copy of it and not one for each closure.

/// Runs now and whenever what it reads changes, for as long as the current owner lives.
pub(crate) fn follow(run: Box<dyn Fn()>) {
    keep(Box::new(RenderEffect::new(move |_| run())));
}

/// Writes what differs only: the browser lays out anew whatever is written.
fn follow_text(node: Node, text: Box<dyn Fn() -> String>) {
    let shown = RefCell::new(String::new());
    follow(Box::new(move || {
        let now = text();
        if *shown.borrow() != now {
            node.set_node_value(Some(&now));
            shown.replace(now);
        }
    }));
}

fn follow_attribute(element: Element, name: &'static str, value: Box<dyn Fn() -> Option<String>>) {
    follow(Box::new(move || {
        let _valid = match value() {
            Some(value) => element.set_attribute(name, &value),
            None => element.remove_attribute(name),
        };
    }));
}

fn follow_part(marker: Node, build: Box<dyn Fn() -> Vec<Tag>>) {
    let shown = RefCell::new(Vec::<Tag>::new());
    follow(Box::new(move || {
        let fresh = build();
        fresh.iter().for_each(|tag| insert_before(&marker, &tag.0));
        shown.replace(fresh).iter().for_each(|old| old.0.remove());
    }));
}

fn follow_condition(marker: Node, condition: Derived<bool>, build: Box<dyn Fn() -> Tag>) {
    follow_part(marker, Box::new(move || if condition.get() { vec![untrack(&build)] } else { Vec::new() }));
}

/// An element with an owner of its own: what is in it lives as long as this.
pub(crate) struct Owned {
    /// The element.
    pub(crate) tag: Tag,
    _owner: Owner,
}

impl Owned {
    /// Builds an element under an owner that `parent` owns.
    pub(crate) fn new(parent: &Owner, build: &dyn Fn() -> Tag) -> Self {
        let owner = parent.with(Owner::new);
        let tag = owner.with(|| untrack(build));
        Self { tag, _owner: owner }
    }

    /// The element itself.
    pub(crate) fn element(&self) -> &Element {
        &self.tag.0
    }
}

/// Puts elements in order before a marker, touching only those that are not there yet.
pub(crate) fn place_before(marker: &Node, elements: &mut dyn DoubleEndedIterator<Item = &Owned>) {
    let mut next = marker.clone();
    for element in elements.rev().map(Owned::element) {
        if element.next_sibling().as_ref() != Some(&next) {
            insert_before(&next, element);
        }
        next = element.clone().into();
    }
}

fn listen(target: &Element, event: &'static str, act: Box<dyn Fn(&Event)>) {
    let options = EventListenerOptions::enable_prevent_default();
    keep(Box::new(EventListener::new_with_options(target, event, options, move |event| untrack(|| act(event)))));
}

/// Calls back at an event of the page or the window, seen before what it is meant for and never held up by it, for as
/// long as the current owner lives.
pub(crate) fn overhear(target: &EventTarget, event: &'static str, act: Box<dyn Fn()>) {
    let options = EventListenerOptions::run_in_capture_phase();
    keep(Box::new(EventListener::new_with_options(target, event, options, move |_| untrack(&act))));
}

/// Calls back at every key that is pressed anywhere in the page, for as long as the current owner lives.
pub(crate) fn on_key(act: Box<dyn Fn(&KeyboardEvent)>) {
    let options = EventListenerOptions::enable_prevent_default();
    let heard = move |event: &Event| {
        if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
            untrack(|| act(key));
        }
    };
    let document = gloo::utils::document();
    keep(Box::new(EventListener::new_with_options(&document, "keydown", options, heard)));
}

/// Whether somebody types.
pub(crate) fn is_in_field(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.matches("input, textarea, select").unwrap_or(false))
}

/// Runs before the next picture is drawn.
pub(crate) fn next_frame(run: Box<dyn FnOnce()>) {
    request_animation_frame(run);
}

/// Does the first of many things now and the others in the frames that follow, unless it was begun anew since.
pub(crate) fn spread(places: Range<usize>, at_once: usize, turn: Rc<Cell<u32>>, act: Rc<dyn Fn(usize)>) {
    let middle = places.end.min(places.start + at_once);
    (places.start..middle).for_each(|place| act(place));
    if middle < places.end {
        let mine = turn.get();
        next_frame(Box::new(move || {
            if turn.get() == mine {
                spread(middle..places.end, at_once, turn, act);
            }
        }));
    }
}

/// Runs when the next picture is drawn, unless it is dropped by then.
pub(crate) fn after_picture(run: &Rc<dyn Fn()>) {
    let run = Rc::downgrade(run);
    let drawn = move || {
        if let Some(run) = run.upgrade() {
            run();
        }
    };
    next_frame(Box::new(move || {
        let _runs = Timeout::new(0, drawn).forget();
    }));
}

/// Gives an element the focus, and leaves the page where it is.
pub(crate) fn focus_in_place(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _borne = element.focus_with_options(&options);
}

/// Keeps something as long as the current owner lives.
pub(crate) fn keep(thing: Box<dyn Any>) {
    let _kept = StoredValue::new_local(thing);
}

/// What was typed or chosen in the field that an event comes from.
pub(crate) fn value_of(event: &Event) -> String {
    let field = event.target().and_then(|field| js_sys::Reflect::get(&field, &JsValue::from_str("value")).ok());
    field.and_then(|value| value.as_string()).unwrap_or_default()
}

impl Render for Tag {
    type State = Element;

    fn build(self) -> Element {
        self.0
    }

    fn rebuild(self, state: &mut Element) {
        let _replaced = state.replace_with_with_node_1(&self.0);
        *state = self.0;
    }
}
