//! What `view!` has no words for: events of the whole page, what waits for a picture, and what is done to the browser
//! when signals change.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::any::Any;
use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, FocusOptions, HtmlElement, KeyboardEvent};

/// Runs now and whenever what it reads changes, for as long as the current owner lives: before the next picture, where
/// an `Effect` would come after what else changes.
pub(crate) fn follow(run: Box<dyn Fn()>) {
    keep(Box::new(RenderEffect::new(move |_| run())));
}

/// Calls back at an event of the page or the window, seen before what it is meant for and never held up by it, for as
/// long as the current owner lives.
pub(crate) fn overhear(target: &EventTarget, event: &'static str, act: Box<dyn Fn()>) {
    let options = EventListenerOptions::run_in_capture_phase();
    keep(Box::new(EventListener::new_with_options(target, event, options, move |_| untrack(&act))));
}

/// Calls back before the next picture now, and whenever something has scrolled or the window has another size, for as long
/// as the current owner lives.
pub(crate) fn on_scrolling(act: Box<dyn Fn()>) {
    let (act, awaits_frame): (Rc<dyn Fn()>, Rc<Cell<bool>>) = (act.into(), Rc::default());
    let later = move || {
        if !awaits_frame.replace(true) {
            let (act, awaits_frame) = (Rc::downgrade(&act), awaits_frame.clone());
            next_frame(Box::new(move || {
                awaits_frame.set(false);
                act.upgrade().iter().for_each(|act| untrack(|| act()));
            }));
        }
    };
    later();
    overhear(&gloo::utils::document(), "scroll", Box::new(later.clone()));
    overhear(&gloo::utils::window(), "resize", Box::new(later));
}

/// Whether the page is being printed, for as long as the current owner lives.
pub(crate) fn printed() -> RwSignal<bool> {
    let (window, is_printed) = (gloo::utils::window(), RwSignal::new(false));
    overhear(&window, "beforeprint", Box::new(move || is_printed.set(true)));
    overhear(&window, "afterprint", Box::new(move || is_printed.set(false)));
    is_printed
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

/// Whether a condition of the style sheets holds, such as `(max-width:40em)`: these know how large the reader has text.
pub(crate) fn holds(condition: &str) -> bool {
    gloo::utils::window().match_media(condition).ok().flatten().is_some_and(|query| query.matches())
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

/// Gives an element the focus, and leaves the page where it is. Within a frame that has no focus nothing takes it from the
/// host.
pub(crate) fn focus_in_place(element: &HtmlElement) {
    if !gloo::utils::document().has_focus().unwrap_or(false) {
        return;
    }
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

/// Keys of the keyboard, as events call them.
pub(crate) mod keys {
    /// Leaves or closes.
    pub(crate) const ESCAPE: &str = "Escape";
    /// Chooses or opens.
    pub(crate) const ENTER: &str = "Enter";
    /// To the first.
    pub(crate) const HOME: &str = "Home";
    /// To the last.
    pub(crate) const END: &str = "End";
}
