//! A row in the page.
//!
//! Where a row stands among the others, how high it is and what in it has the focus only the browser can say; so this
//! uses its element directly.

use crate::browser::focus_in_place;
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};

/// A row in the page, or about to be.
pub(super) struct PlacedRow {
    /// Its place in the list.
    pub(super) place: usize,
    element: HtmlElement,
    view: <AnyView as Render>::State,
    /// The room above it, in pixels.
    gap: f64,
    /// What is in the row lives as long as this.
    _owner: Owner,
}

impl PlacedRow {
    /// Builds a row under an owner of its own, which `parent` owns; `None` where what is built has no element.
    pub(super) fn new(place: usize, parent: &Owner, build: &dyn Fn() -> AnyView) -> Option<Self> {
        let owner = parent.with(Owner::new);
        // Not followed: a row is built anew when the list says so.
        let view = owner.with(|| untrack(|| build().build()));
        let element = Mountable::elements(&view).into_iter().find_map(|element| element.dyn_into().ok())?;
        Some(Self { place, element, view, gap: 0.0, _owner: owner })
    }

    /// Has the browser lay it out at once; else it would have to find out first whether it is seen.
    pub(super) fn lay_out_at_once(&self) {
        set_style(&self.element, "content-visibility", "visible");
    }

    /// Says which of how many it is.
    pub(super) fn count(&self, (number, n): (usize, usize)) {
        let _valid = self.element.set_attribute("aria-posinset", &number.to_string());
        let _valid = self.element.set_attribute("aria-setsize", &n.to_string());
    }

    /// Has it stand before an element, and moves it only where it does not; the element that it is.
    pub(super) fn stand_before(&mut self, next: &Element, frame: &Element) -> Element {
        if self.element.next_element_sibling().as_ref() != Some(next) {
            self.view.mount(frame, Some(next));
        }
        self.element.clone().into()
    }

    /// Takes it out of the page.
    pub(super) fn remove(mut self) {
        self.view.unmount();
    }

    /// Leaves so much room above it.
    pub(super) fn leave(&mut self, gap: f64) {
        if std::mem::replace(&mut self.gap, gap) != gap {
            set_style(&self.element, "margin-top", &pixels(gap));
        }
    }

    /// Its height.
    pub(super) fn height(&self) -> f64 {
        self.element.get_bounding_client_rect().height()
    }

    /// How far below the screen's top it begins.
    pub(super) fn top(&self) -> f64 {
        self.element.get_bounding_client_rect().top()
    }

    /// Where it is on the screen, if it is.
    pub(super) fn on_screen(&self, screen: f64) -> Option<(usize, f64)> {
        let frame = self.element.get_bounding_client_rect();
        (frame.bottom() > 0.0 && frame.top() < screen).then(|| (self.place, frame.top()))
    }

    /// Which of its links and buttons an element is.
    pub(super) fn place_of_link(&self, element: &Element) -> Option<u32> {
        if !self.element.contains(Some(element)) {
            return None;
        }
        let links = self.links()?;
        (0..links.length()).find(|&at| links.get(at).as_ref() == Some(element))
    }

    /// Gives the focus to one of its links and buttons.
    pub(super) fn focus_link(&self, at: u32) {
        let link = self.links().and_then(|links| links.get(at));
        if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
            focus_in_place(&link);
        }
    }

    /// What in it can have the focus.
    fn links(&self) -> Option<NodeList> {
        self.element.query_selector_all("a,button").ok()
    }
}

/// Sets a property of style.
pub(super) fn set_style(element: &HtmlElement, name: &str, value: &str) {
    let _valid = element.style().set_property(name, value);
}

/// As style has it, to a tenth. Printing floats would bring its own kilobytes.
pub(super) fn pixels(length: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "a length on a screen")]
    let tenths = (length * 10.0) as i64;
    format!("{}.{}px", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_written_to_a_tenth() {
        assert_eq!([0.0, 12.0, 99.99, 1_234_567.25].map(pixels), ["0.0px", "12.0px", "99.9px", "1234567.2px"]);
    }
}
