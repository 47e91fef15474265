//! What attributes, classes, styles and properties can be: values, or functions that are followed.

use super::dom::follow;
use super::memo::Memo;
use super::parts::prelude::{Get, ReadSignal, Signal};
use super::run::Run;
use super::signals::RwSignal;
use std::borrow::Cow;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// Text that is written, or made.
type Text = Cow<'static, str>;

/// What an attribute can be at one time.
pub trait Attribute: Sized + 'static {
    /// The attribute's text; `None`: it is absent.
    fn text(self) -> Option<Text>;
}

impl Attribute for &'static str {
    fn text(self) -> Option<Text> {
        Some(Cow::Borrowed(self))
    }
}

impl Attribute for String {
    fn text(self) -> Option<Text> {
        Some(Cow::Owned(self))
    }
}

impl Attribute for bool {
    fn text(self) -> Option<Text> {
        self.then_some(Cow::Borrowed(""))
    }
}

impl<T: Attribute> Attribute for Option<T> {
    fn text(self) -> Option<Text> {
        self.and_then(T::text)
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl Attribute for $number {
            fn text(self) -> Option<Text> {
                Some(Cow::Owned(self.to_string()))
            }
        }
    )*};
}
numbers!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64);

fn set(element: &Element, name: &str, value: Option<&str>) {
    let _valid = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Writes what differs only.
fn follow_attribute(element: Element, name: &'static str, mut run: Box<dyn Run<Option<Text>>>) {
    let mut shown = None;
    follow(Box::new(move || {
        let now = run.run();
        if shown != now {
            set(&element, name, now.as_deref());
            shown = now;
        }
    }));
}

/// What an attribute is given: a value, a function or a signal.
pub trait Value {
    /// Gives it.
    fn give(self, element: &Element, name: &'static str);
}

/// What `view!` puts around a value.
pub trait IntoAttributeValue: Sized {
    /// The value.
    fn into_attribute_value(self) -> Self {
        self
    }
}

impl<T: Value> IntoAttributeValue for T {}

macro_rules! values {
    ($($value:ty)*) => {$(
        impl Value for $value {
            fn give(self, element: &Element, name: &'static str) {
                set_once(element, name, Attribute::text(self));
            }
        }
    )*};
}
values!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64);

impl<T: Attribute> Value for Option<T> {
    fn give(self, element: &Element, name: &'static str) {
        set_once(element, name, Attribute::text(self));
    }
}

impl Value for &'static str {
    fn give(self, element: &Element, name: &'static str) {
        set(element, name, Some(self));
    }
}

impl Value for String {
    fn give(self, element: &Element, name: &'static str) {
        set(element, name, Some(&self));
    }
}

impl Value for bool {
    fn give(self, element: &Element, name: &'static str) {
        if self {
            set(element, name, Some(""));
        }
    }
}

fn set_once(element: &Element, name: &str, value: Option<Text>) {
    if let Some(value) = value {
        set(element, name, Some(&value));
    }
}

impl<F: FnMut() -> T + Send + 'static, T: Attribute> Value for F {
    fn give(mut self, element: &Element, name: &'static str) {
        follow_attribute(element.clone(), name, Box::new(move || self().text()));
    }
}

macro_rules! signals {
    ($($signal:ident)*) => {$(
        impl<T: Attribute + Clone + Send + Sync> Value for $signal<T> {
            fn give(self, element: &Element, name: &'static str) {
                follow_attribute(element.clone(), name, Box::new(move || self.get().text()));
            }
        }
    )*};
}
signals!(Memo ReadSignal RwSignal Signal);

/// What `class` and `class:name` take.
pub trait Class {
    /// Gives it.
    fn give(self, element: &Element);
}

impl Class for &'static str {
    fn give(self, element: &Element) {
        Value::give(self, element, "class");
    }
}

impl Class for String {
    fn give(self, element: &Element) {
        Value::give(self, element, "class");
    }
}

impl<T: Attribute> Class for Option<T> {
    fn give(self, element: &Element) {
        Value::give(self, element, "class");
    }
}

impl<F: FnMut() -> T + Send + 'static, T: Attribute> Class for F {
    fn give(self, element: &Element) {
        Value::give(self, element, "class");
    }
}

/// What `class:name` takes: yes or no, or a function of it.
pub trait Toggle {
    /// Has the class there or not.
    fn toggle(self, element: &Element, class: &'static str);
}

impl Toggle for bool {
    fn toggle(self, element: &Element, class: &'static str) {
        let _valid = element.class_list().toggle_with_force(class, self);
    }
}

impl<F: FnMut() -> bool + Send + 'static> Toggle for F {
    fn toggle(self, element: &Element, class: &'static str) {
        follow_toggle(element, class, Box::new(self));
    }
}

fn follow_toggle(element: &Element, class: &'static str, mut run: Box<dyn Run<bool>>) {
    let classes = element.class_list();
    follow(Box::new(move || {
        let _valid = classes.toggle_with_force(class, run.run());
    }));
}

macro_rules! toggled_by {
    ($($signal:ident)*) => {$(
        impl Toggle for $signal<bool> {
            fn toggle(self, element: &Element, class: &'static str) {
                (move || self.get()).toggle(element, class);
            }
        }
    )*};
}
toggled_by!(Memo ReadSignal RwSignal Signal);

impl<T: Toggle> Class for (&'static str, T) {
    fn give(self, element: &Element) {
        self.1.toggle(element, self.0);
    }
}

/// What `style:name` takes.
pub trait Style {
    /// Gives it.
    fn give(self, element: &Element);
}

fn set_style(element: &Element, name: &str, value: Option<&str>) {
    // Elements of HTML and of drawings have a style alike.
    let style = element.unchecked_ref::<web_sys::HtmlElement>().style();
    let _valid = match value {
        Some(value) => style.set_property(name, value),
        None => style.remove_property(name).map(drop),
    };
}

impl Style for (&'static str, &'static str) {
    fn give(self, element: &Element) {
        set_style(element, self.0, Some(self.1));
    }
}

impl Style for (&'static str, String) {
    fn give(self, element: &Element) {
        set_style(element, self.0, Some(&self.1));
    }
}

impl<T: Attribute> Style for (&'static str, Option<T>) {
    fn give(self, element: &Element) {
        set_style(element, self.0, self.1.text().as_deref());
    }
}

impl<F: FnMut() -> T + Send + 'static, T: Attribute> Style for (&'static str, F) {
    fn give(self, element: &Element) {
        let (name, mut run) = self;
        follow_style(element.clone(), name, Box::new(move || run().text()));
    }
}

fn follow_style(element: Element, name: &'static str, mut run: Box<dyn Run<Option<Text>>>) {
    follow(Box::new(move || set_style(&element, name, run.run().as_deref())));
}

/// What `prop:name` takes.
pub trait Property {
    /// Gives it.
    fn give(self, element: &Element, name: &'static str);
}

fn set_property(element: &Element, name: &str, value: &JsValue) {
    let _valid = js_sys::Reflect::set(element, &JsValue::from_str(name), value);
}

macro_rules! properties {
    ($($value:ty)*) => {$(
        impl Property for $value {
            fn give(self, element: &Element, name: &'static str) {
                set_property(element, name, &self.into());
            }
        }
    )*};
}
properties!(bool &'static str String u32 i32 f64 JsValue);

impl<F: FnMut() -> T + Send + 'static, T: Into<JsValue> + 'static> Property for F {
    fn give(mut self, element: &Element, name: &'static str) {
        follow_property(element.clone(), name, Box::new(move || self().into()));
    }
}

fn follow_property(element: Element, name: &'static str, mut run: Box<dyn Run<JsValue>>) {
    follow(Box::new(move || set_property(&element, name, &run.run())));
}

macro_rules! properties_by {
    ($($signal:ident)*) => {$(
        impl<T: Into<JsValue> + Clone + Send + Sync + 'static> Property for $signal<T> {
            fn give(self, element: &Element, name: &'static str) {
                Property::give(move || self.get(), element, name);
            }
        }
    )*};
}
properties_by!(Memo ReadSignal RwSignal Signal);
