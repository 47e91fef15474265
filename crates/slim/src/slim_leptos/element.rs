//! Elements of the browser, being built.

use super::attributes::{Class, Property, Style, Value};
use super::dom::{AnyView, IntoView, document, insert, keep};
use super::parts::ev::EventDescriptor;
use super::parts::prelude::untrack;
use super::run::Act;
use super::signals::NodeRef;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use std::borrow::Cow;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, Node};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element that is being built. What is in it lives as long as the owner that it is built under.
pub struct Element(web_sys::Element);

/// The names that are asked for are those of `view!`, so the browser does not refuse.
fn made(element: Result<web_sys::Element, JsValue>) -> Element {
    match element {
        Ok(element) => Element(element),
        Err(_) => unreachable!("the names of elements are literals"),
    }
}

macro_rules! attributes {
    ($($method:ident $name:literal)*) => {$(
        #[doc = concat!("The attribute `", $name, "`.")]
        pub fn $method(self, value: impl Value) -> Self {
            self.attr($name, value)
        }
    )*};
}

impl Element {
    pub(super) fn html(name: &str) -> Self {
        made(document().create_element(name))
    }

    pub(super) fn svg(name: &str) -> Self {
        made(document().create_element_ns(Some(SVG), name))
    }

    pub(super) fn into_node(self) -> Node {
        self.0.into()
    }

    pub(super) fn set(&self, name: &str, value: &str) {
        let _valid = self.0.set_attribute(name, value);
    }

    /// Adds what is within it.
    pub fn child(self, child: impl IntoView) -> Self {
        child.append_to(&self.0);
        self
    }

    /// An attribute of any name.
    pub fn attr(self, name: &'static str, value: impl Value) -> Self {
        value.give(&self.0, name);
        self
    }

    attributes!(
        accept "accept" action "action" alt "alt" aria_activedescendant "aria-activedescendant" aria_atomic "aria-atomic"
        aria_autocomplete "aria-autocomplete" aria_busy "aria-busy" aria_checked "aria-checked" aria_colindex "aria-colindex"
        aria_controls "aria-controls" aria_current "aria-current" aria_describedby "aria-describedby" aria_description
        "aria-description" aria_disabled "aria-disabled" aria_expanded "aria-expanded" aria_haspopup "aria-haspopup"
        aria_hidden "aria-hidden" aria_invalid "aria-invalid" aria_keyshortcuts "aria-keyshortcuts" aria_label "aria-label"
        aria_labelledby "aria-labelledby" aria_level "aria-level" aria_live "aria-live" aria_modal "aria-modal"
        aria_orientation "aria-orientation" aria_owns "aria-owns" aria_posinset "aria-posinset" aria_pressed "aria-pressed"
        aria_roledescription "aria-roledescription" aria_rowcount "aria-rowcount" aria_rowindex "aria-rowindex"
        aria_selected "aria-selected" aria_setsize "aria-setsize" aria_sort "aria-sort" aria_valuemax "aria-valuemax"
        aria_valuemin "aria-valuemin" aria_valuenow "aria-valuenow" aria_valuetext "aria-valuetext" autocapitalize
        "autocapitalize" autocomplete "autocomplete" autofocus "autofocus" checked "checked" cite "cite" cols "cols" colspan
        "colspan" content "content" datetime "datetime" dir "dir" disabled "disabled" download "download" draggable
        "draggable" enterkeyhint "enterkeyhint" r#for "for" form "form" headers "headers" height "height" hidden "hidden"
        high "high" href "href" hreflang "hreflang" id "id" inert "inert" inputmode "inputmode" label "label" lang "lang" list
        "list" loading "loading" low "low" max "max" maxlength "maxlength" media "media" method "method" min "min" minlength
        "minlength" multiple "multiple" name "name" open "open" optimum "optimum" part "part" pattern "pattern" placeholder
        "placeholder" popover "popover" readonly "readonly" rel "rel" required "required" reversed "reversed" role "role"
        rows "rows" rowspan "rowspan" scope "scope" selected "selected" size "size" sizes "sizes" span "span" spellcheck
        "spellcheck" src "src" srcset "srcset" start "start" step "step" tabindex "tabindex" target "target" title "title"
        translate "translate" r#type "type" value "value" width "width" wrap "wrap"
    );

    /// `class="…"`, `class=move || …`, `class:name=…`.
    pub fn class(self, class: impl Class) -> Self {
        class.give(&self.0);
        self
    }

    /// `style:name=…`. A whole `style="…"` is no `Style`: strict content policies refuse it.
    pub fn style(self, style: impl Style) -> Self {
        style.give(&self.0);
        self
    }

    /// `prop:name=…`: what the reader changes, `value` and `checked`.
    pub fn prop(self, name: &'static str, value: impl Property) -> Self {
        value.give(&self.0, name);
        self
    }

    /// `on:event=…`. What it reads it does not follow.
    pub fn on<E: EventDescriptor>(self, event: E, mut act: impl FnMut(E::EventType) + 'static) -> Self
    where
        E::EventType: From<JsValue>,
    {
        let act = Box::new(move |event: Event| act(JsValue::from(event).into()));
        listen(&self.0, event.name(), E::CAPTURE, act);
        self
    }

    /// `node_ref=…`.
    pub fn node_ref<E>(self, reference: NodeRef<E>) -> Self {
        reference.load(&self.0);
        self
    }
}

impl IntoView for Element {
    fn into_any_view(self) -> AnyView {
        AnyView::of_node(self.into_node())
    }

    fn append_to(self, parent: &Node) {
        insert(parent, &self.into_node(), None);
    }
}

fn listen(target: &web_sys::Element, event: Cow<'static, str>, is_captured: bool, act: Box<dyn Act<Event>>) {
    let phase = if is_captured { EventListenerPhase::Capture } else { EventListenerPhase::Bubble };
    let (options, act) = (EventListenerOptions { phase, passive: false }, RefCell::new(act));
    // An act that brings about its own event again is not begun a second time.
    let call = move |event: &Event| {
        if let Ok(mut act) = act.try_borrow_mut() {
            untrack(|| act.act(event.clone()));
        }
    };
    keep(Box::new(EventListener::new_with_options(target.unchecked_ref(), event, options, call)));
}
