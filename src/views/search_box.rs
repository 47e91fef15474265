//! The search box: a combobox after the pattern of WAI-ARIA, with suggestions while somebody types, and below it what
//! could not be understood.

use crate::derived::{Derived, derived};
use crate::dom::{Tag, button, drawing, follow, is_in_field, keep, on_key, tag, value_of, words};
use crate::state::{Explorer, on_results};
use crate::views::phrases::counted;
use engine::Query;
use engine::suggest::{Suggestion, suggest};
use engine::typed::Mistake;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::Cell;
use text::runs::runs;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

/// What the box is called.
const NAME: &str = "Search statements and articles";
/// How many earlier searches are remembered, while the page is open and nowhere else.
const RECENT: usize = 20;
/// How long after the first picture the index is built, in milliseconds.
const WARM_UP: u32 = 200;
/// No suggestion.
const NONE: usize = usize::MAX;

/// One box over facts and article text.
pub(crate) fn search_box(explorer: Explorer) -> Tag {
    let search = SearchBox::new(explorer);
    // The first search builds the index: better between the first picture and the first key than at that key.
    keep(Box::new(Timeout::new(WARM_UP, move || {
        let corpus = explorer.corpus.get_untracked();
        corpus.prepare_search();
    })));
    let input = search.input();
    let field: Option<HtmlInputElement> = input.element();
    if let Some(field) = field.clone().filter(|_| !explorer.is_guest) {
        on_slash(field.into());
    }
    let has_words = derived(move || explorer.query.with(Query::has_words));
    let beside = move || {
        let field = field.clone();
        let clear = move || {
            explorer.step(|query| Query { q: String::new(), ..query });
            focus(field.as_deref());
        };
        if has_words.get() {
            button("", clear).attr("aria-label", "Clear the search").text("×")
        } else {
            words("kbd", "", "/").attr("aria-hidden", "true")
        }
    };
    tag("form")
        .class("search")
        .attr("role", "search")
        .on("submit", |event| event.prevent_default())
        .child(lens())
        .child(input)
        .part(move || vec![beside()])
        .child(tag("div").class("below").child(search.mistakes()).child(search.list()))
        .child(
            tag("span")
                .class("away")
                .attr("role", "status")
                .attr("aria-label", "Suggestions")
                .text_of(move || search.announcement()),
        )
}

/// The box and what it suggests.
#[derive(Clone, Copy)]
struct SearchBox {
    explorer: Explorer,
    /// Tells the ids of this box from those of another on the same page.
    number: u32,
    /// Whether suggestions are wanted.
    is_open: RwSignal<bool>,
    /// Up to which byte is typed.
    caret: RwSignal<usize>,
    found: Derived<Vec<Suggestion>>,
    /// Which of them is meant by Enter.
    active: RwSignal<usize>,
    recent: RwSignal<Vec<String>>,
}

impl SearchBox {
    fn new(explorer: Explorer) -> Self {
        thread_local!(static NEXT: Cell<u32> = const { Cell::new(0) });
        let (is_open, caret, recent) = (RwSignal::new(false), RwSignal::new(0), RwSignal::new(Vec::new()));
        let found = derived(move || {
            if !is_open.get() {
                return Vec::new();
            }
            let corpus = explorer.corpus.get();
            explorer
                .query
                .with(|query| recent.with(|recent: &Vec<String>| suggest(&corpus, query, caret.get(), recent)))
        });
        let number = NEXT.with(|next| next.replace(next.get() + 1));
        Self { explorer, number, is_open, caret, found, active: RwSignal::new(NONE), recent }
    }

    fn input(self) -> Tag {
        let active = move || Some(self.active.get()).filter(|&active| active < self.n()).map(|at| self.option_id(at));
        tag("input")
            .attr("type", "text")
            .attr("role", "combobox")
            .attr("aria-label", NAME)
            .attr("placeholder", NAME)
            .attr("autocomplete", "off")
            .attr("autocapitalize", "none")
            .attr("spellcheck", "false")
            .attr("enterkeyhint", "search")
            .attr("aria-autocomplete", "list")
            .attr("aria-controls", &self.list_id())
            .attr_of("aria-expanded", move || Some((self.n() > 0).to_string()))
            .attr_of("aria-activedescendant", active)
            .property("value", move || JsValue::from_str(&self.explorer.query.with(|query| query.q.clone())))
            .on("input", move |event| self.typed(event))
            .on("keydown", move |event| self.pressed(event))
            .on("blur", move |_| self.leave())
    }

    fn list_id(self) -> String {
        format!("suggestions-{}", self.number)
    }

    fn option_id(self, at: usize) -> String {
        format!("suggestion-{}-{at}", self.number)
    }

    /// How many suggestions are on the screen.
    fn n(self) -> usize {
        self.found.with(Vec::len)
    }

    fn typed(self, event: &web_sys::Event) {
        let q = value_of(event);
        self.open(event);
        self.explorer.refine(|query| on_results(Query { q, ..query }));
    }

    /// Asks for suggestions to what stands before the caret.
    fn open(self, event: &web_sys::Event) {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let caret = field.and_then(|field| field.selection_start().ok().flatten()).unwrap_or(u32::MAX);
        self.caret.set(byte_at(&value_of(event), caret));
        self.active.set(NONE);
        self.is_open.set(true);
    }

    fn close(self) {
        self.active.set(NONE);
        self.is_open.set(false);
    }

    /// What was searched for is done: it can be suggested again.
    fn leave(self) {
        self.close();
        let q = self.explorer.query.with_untracked(|query| query.q.trim().to_owned());
        if !q.is_empty() {
            self.recent.update(|recent| {
                recent.retain(|before| *before != q);
                recent.insert(0, q);
                recent.truncate(RECENT);
            });
        }
    }

    fn pressed(self, event: &web_sys::Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| !key.is_composing()) else { return };
        let is_shown = self.n() > 0;
        match key.key().as_str() {
            "ArrowDown" if key.alt_key() => self.open(event),
            "ArrowUp" if key.alt_key() => self.close(),
            "ArrowDown" => self.go(event, 0, |at| at + 1),
            "ArrowUp" => self.go(event, NONE, |at| at.wrapping_sub(1)),
            "Enter" if self.active.get() < self.n() => self.choose(self.active.get()),
            "Enter" => self.leave(),
            "Escape" if is_shown => self.close(),
            "Escape" => self.explorer.step(|query| Query { q: String::new(), ..query }),
            // The caret moves; nothing is meant by Enter any more.
            "Home" | "End" | "ArrowLeft" | "ArrowRight" => return self.active.set(NONE),
            _ => return,
        }
        event.prevent_default();
    }

    /// To the next suggestion or the one before, from the last to the first and back; opens the list where it is closed.
    fn go(self, event: &web_sys::Event, first: usize, next: fn(usize) -> usize) {
        if self.n() == 0 {
            self.open(event);
        }
        let (n, now) = (self.n(), self.active.get());
        let to = if now < n { next(now) } else { first };
        let wrapped = if to == NONE { n.saturating_sub(1) } else { to % n.max(1) };
        self.active.set(wrapped);
    }

    fn choose(self, at: usize) {
        let Some(chosen) = self.found.with(|found| found.get(at).cloned()) else { return };
        self.leave();
        self.caret.set(chosen.query.q.len());
        // Behind the name of a field comes its value.
        self.is_open.set(chosen.kind == "Field");
        self.explorer.step(|_| on_results(chosen.query));
    }

    fn announcement(self) -> String {
        match self.n() {
            0 => String::new(),
            n => counted(n, "suggestion", "suggestions"),
        }
    }

    /// The suggestions. Pressing the pointer on one leaves the focus in the box.
    fn list(self) -> Tag {
        tag("ul")
            .class("suggestions")
            .attr("role", "listbox")
            .attr("id", &self.list_id())
            .attr("aria-label", "Suggestions")
            .on("mousedown", |event| event.prevent_default())
            .part(move || self.found.with(|found| found.iter().enumerate().map(|each| self.option(each)).collect()))
    }

    fn option(self, (at, suggestion): (usize, &Suggestion)) -> Tag {
        let option = tag("li")
            .attr("role", "option")
            .attr("id", &self.option_id(at))
            .child(words("span", "what", &suggestion.label))
            .text(" ")
            .child(words("span", "note", &suggestion.note))
            .text(" ")
            .child(words("span", "kind", suggestion.kind))
            .on("click", move |_| self.choose(at));
        let shown = option.clone();
        follow(Box::new(move || {
            let is_active = self.active.get() == at;
            shown.set("aria-selected", if is_active { "true" } else { "false" });
            if is_active {
                bring_into_view(shown.node());
            }
        }));
        option
    }

    /// What was typed, with what could not be understood marked, and what to do about it.
    fn mistakes(self) -> Tag {
        let mistakes = derived(move || self.explorer.results.with(|results| results.mistakes.clone()));
        let lines = move || {
            mistakes.with(|mistakes| {
                let typed = (!mistakes.is_empty())
                    .then(|| self.explorer.narrowing.with(|query| marked_mistakes(&query.q, mistakes)));
                let lines = mistakes.iter().map(|mistake| words("p", "", &mistake.what));
                typed.into_iter().chain(lines).collect()
            })
        };
        tag("div").class("mistakes").attr("role", "status").attr("aria-label", "Not understood").part(lines)
    }
}

/// What was typed, with the mistakes underlined.
fn marked_mistakes(typed: &str, mistakes: &[Mistake]) -> Tag {
    let wrong: Vec<_> = mistakes.iter().map(|mistake| mistake.range.clone()).collect();
    runs(0..typed.len(), &[&wrong]).into_iter().fold(tag("p").class("typed"), |line, run| {
        let piece = typed.get(run.range.clone()).unwrap_or("");
        if run.is_in(0) { line.child(words("u", "", piece)) } else { line.text(piece) }
    })
}

/// The byte at so many UTF-16 units: browsers count in these.
fn byte_at(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    let ends = |(at, letter): (usize, char)| {
        let is_end = left < letter.len_utf16();
        left = left.saturating_sub(letter.len_utf16());
        is_end.then_some(at)
    };
    text.char_indices().find_map(ends).unwrap_or(text.len())
}

fn bring_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn lens() -> Tag {
    let circle = drawing("circle").attr("cx", "8.5").attr("cy", "8.5").attr("r", "5.5");
    let handle = drawing("path").attr("d", "M13 13l5 5");
    drawing("svg").attr("viewBox", "0 0 20 20").attr("aria-hidden", "true").child(circle).child(handle)
}

/// `/` goes to the box from anywhere but a field.
fn on_slash(field: HtmlElement) {
    on_key(Box::new(move |event| {
        let is_bare = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if event.key() == "/" && is_bare && !is_in_field(event) {
            event.prevent_default();
            focus(Some(&field));
        }
    }));
}

fn focus(field: Option<&HtmlElement>) {
    if let Some(field) = field {
        let _borne = field.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_is_found_among_letters_of_any_width() {
        let text = "aй𝄞z";
        assert_eq!([0, 1, 2, 4, 5, 9].map(|units| byte_at(text, units)), [0, 1, 3, 7, 8, 8]);
        assert_eq!(byte_at("", 3), 0);
    }
}
