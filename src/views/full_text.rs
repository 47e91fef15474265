//! Two articles whole, side by side, with the passages that speak of the same joined.
//!
//! The texts are drawn once, a sentence an element; what is searched, selected and chosen changes only the sentences
//! that it touches. Where the matching sentences lie is measured once a layout, so that scrolling reads no layout.

mod aligned;
mod passage_list;
mod ribbons;
mod texts;

use crate::derived::derived;
use crate::dom::{Tag, button, follow, is_in_field, next_frame, on_key, overhear, tag, words};
use crate::state::Explorer;
use crate::views::labels::{article_class, article_name, publication_name, quiet};
use crate::views::mode::ModeContent;
use crate::views::phrases::{counted, thousands};
use aligned::AlignedArticles;
use engine::Query;
use engine::compare::alignment::{self, Pane};
use leptos::prelude::*;
use model::{ArticleIndex, FactIndex};
use ribbons::{Ends, Ribbons};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::sync::Arc;
use texts::TextPane;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, KeyboardEvent, Node};

/// In a narrower window one article is shown at a time; as the style sheet has it.
const NARROW: f64 = 640.0;

/// The mode "Full text".
pub(crate) fn full_text(explorer: Explorer, a: ArticleIndex, b: ArticleIndex) -> ModeContent {
    let corpus = explorer.corpus.get_untracked();
    let matches = Arc::new(alignment::matches(&corpus, a, b));
    let n = matches.len();
    let among = matches.clone();
    let chosen = derived(move || explorer.query.with(|query| alignment::chosen(&among, query.at, query.with)));
    let (is_narrow, shows_second) = (RwSignal::new(is_narrow_now()), RwSignal::new(false));
    let aligned = AlignedArticles { explorer, articles: [a, b], matches, chosen, is_narrow, shows_second };
    let texts = [TextPane::new(&aligned, false), TextPane::new(&aligned, true)];
    let both = Both::new(aligned.clone(), texts);
    let content = both.content();
    both.listen(&content);
    let title = match n {
        0 => "Both articles whole: no two passages match".to_owned(),
        _ => format!("Both articles whole: {}", counted(n, "matching passage", "matching passages")),
    };
    let beside = tag("div").class("match-tools").child(both.lock()).children((n > 0).then(|| both.stepper()));
    ModeContent {
        title: Box::new(move || title.clone()),
        beside: Some(beside),
        content: vec![asked(&aligned), content],
    }
}

fn is_narrow_now() -> bool {
    gloo::utils::window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width < NARROW)
}

/// What a query does here.
fn asked(aligned: &AlignedArticles) -> Tag {
    let explorer = aligned.explorer;
    let line = "Filters leave nothing out here: both texts and all their matching passages stay. Words that are \
                searched are marked.";
    tag("div").when(move || explorer.query.with(Query::narrows), move || words("p", "asked quiet", line))
}

/// Both panes and the gap between them.
struct Both {
    aligned: AlignedArticles,
    texts: [TextPane; 2],
    ribbons: Ribbons,
    is_locked: RwSignal<bool>,
    laid: RefCell<Laid>,
    /// What was last brought into view, and in which article where one is shown at a time.
    shown: Cell<(Option<usize>, Option<FactIndex>, bool)>,
    awaits_frame: Cell<bool>,
}

/// Where everything lies, as last measured.
#[derive(Default)]
struct Laid {
    panes: [Pane; 2],
    width: i32,
    /// By match, where its two sentences lie in their texts.
    ends: Vec<Ends>,
    /// To where each pane was last scrolled, by the reader or by us: what differs from it is the reader's doing.
    scrolled: [i32; 2],
}

impl Both {
    fn new(aligned: AlignedArticles, texts: [TextPane; 2]) -> Rc<Self> {
        Rc::new(Self {
            aligned,
            texts,
            ribbons: Ribbons::new(),
            is_locked: RwSignal::new(true),
            laid: RefCell::default(),
            shown: Cell::default(),
            awaits_frame: Cell::new(false),
        })
    }

    fn content(self: &Rc<Self>) -> Tag {
        let AlignedArticles { is_narrow, shows_second, .. } = self.aligned;
        let both = self.clone();
        let list = (!self.aligned.matches.is_empty()).then(|| passage_list::passage_list(&self.aligned));
        tag("div")
            .class("both-texts")
            .class_when("second", move || shows_second.get())
            .on("click", move |event| both.clicked(event))
            .when(move || is_narrow.get(), {
                let aligned = self.aligned.clone();
                move || which(&aligned)
            })
            .child(self.side(0))
            .child(self.ribbons.drawing.clone())
            .child(self.side(1))
            .children(list)
    }

    fn side(self: &Rc<Self>, at: usize) -> Tag {
        let corpus = self.aligned.explorer.corpus.get_untracked();
        let index = self.aligned.articles[at];
        let article = corpus.article(index);
        let length = counted(article.n_words(), "word", "words");
        let head = tag("header")
            .child(tag("p").child(article_name(&corpus, index)).child(quiet("span", &length)))
            .child(words("h2", "", &article.title));
        let name = corpus.article_name(index);
        let both = Rc::downgrade(self);
        let pane = self.texts[at]
            .pane
            .clone()
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", &format!("{name}, the text"))
            .on("scroll", move |_| with(&both, &|both| both.scrolled(at)));
        let place = if at == 0 { "first" } else { "second" };
        tag("section").class(&format!("whole {place} {}", article_class(index))).child(head).child(pane)
    }

    /// Follows the window, the fonts, the keys, the query and what is chosen.
    fn listen(self: &Rc<Self>, content: &Tag) {
        let window = gloo::utils::window();
        let calling = |act: fn(&Rc<Self>)| -> Box<dyn Fn()> {
            let both = Rc::downgrade(self);
            Box::new(move || with(&both, &act))
        };
        overhear(&window, "resize", calling(Self::resized));
        let fonts = js_sys::Reflect::get(&gloo::utils::document(), &JsValue::from_str("fonts"));
        if let Some(fonts) = fonts.ok().and_then(|fonts| fonts.dyn_into().ok()) {
            overhear(&fonts, "loadingdone", calling(Self::later));
        }
        let frame = content.node().clone();
        let both = Rc::downgrade(self);
        on_key(Box::new(move |event| with(&both, &|both| both.pressed(event, &frame))));
        let both = self.clone();
        follow(Box::new(move || {
            let AlignedArticles { explorer, chosen, shows_second, .. } = both.aligned;
            // What narrows the query takes room above the panes; what is chosen or selected is to be seen.
            let _followed = (chosen.get(), explorer.selected(), explorer.narrowing.get(), shows_second.get());
            both.later();
        }));
    }

    fn resized(self: &Rc<Self>) {
        self.aligned.is_narrow.set(is_narrow_now());
        self.later();
    }

    /// Measures and draws before the next picture.
    fn later(self: &Rc<Self>) {
        if !self.awaits_frame.replace(true) {
            let both = Rc::downgrade(self);
            next_frame(Box::new(move || with(&both, &|both| both.lay())));
        }
    }

    fn lay(&self) {
        self.awaits_frame.set(false);
        let chosen = self.aligned.chosen.with_untracked(|chosen| *chosen);
        self.texts.iter().for_each(|text| text.light(chosen));
        self.measure();
        let AlignedArticles { explorer, shows_second, .. } = self.aligned;
        let shown = untrack(|| (chosen, explorer.selected(), shows_second.get()));
        if self.shown.replace(shown) != shown {
            self.bring_into_view(chosen);
        }
        self.draw();
    }

    fn measure(&self) {
        let mut laid = self.laid.borrow_mut();
        let [first, second] = &self.texts;
        laid.panes = [first.size(), second.size()];
        laid.width = self.ribbons.drawing.node().client_width();
        laid.ends.clear();
        let (a, b) = (first.measured(), second.measured());
        for (place, &a) in a.iter().enumerate() {
            laid.ends.push(Ends { a, b: b.get(place).copied().unwrap_or_default() });
        }
    }

    /// Shows both passages of the chosen match, or the quotes of the selected fact. What can be seen stays where it is,
    /// and the other comes beside it.
    fn bring_into_view(&self, chosen: Option<usize>) {
        if self.aligned.is_narrow.get_untracked() {
            let is_second = self.aligned.shows_second.get_untracked();
            return self.texts[usize::from(is_second)].bring_into_page(&self.aligned);
        }
        let ends = chosen.and_then(|chosen| self.laid.borrow().ends.get(chosen).copied());
        if let Some(Ends { a, b }) = ends {
            return self.show([a, b]);
        }
        for (at, text) in self.texts.iter().enumerate() {
            if let Some(quoted) = text.quoted(&self.aligned) {
                let third = height(self.laid.borrow().panes[at]) / 3;
                self.scroll(at, text.extent(quoted).0 - third);
                self.lead(at);
            }
        }
    }

    fn show(&self, ends: [(i32, i32); 2]) {
        let (panes, scrolled) = (self.laid.borrow().panes, self.scroll_tops());
        let is_seen = |at: usize| {
            let (top, bottom) = (ends[at].0 - scrolled[at], ends[at].1 - scrolled[at]);
            let height = height(panes[at]);
            top >= 0 && (bottom <= height || top < height / 3)
        };
        let level = match [is_seen(0), is_seen(1)] {
            [true, _] => ends[0].0 - scrolled[0],
            [_, true] => ends[1].0 - scrolled[1],
            _ => height(panes[0]) / 3,
        };
        for at in [0, 1] {
            if !is_seen(at) {
                let lowest = height(panes[at]) - (ends[at].1 - ends[at].0);
                self.scroll(at, ends[at].0 - level.min(lowest.max(0)));
            }
        }
    }

    fn scroll_tops(&self) -> [i32; 2] {
        [self.texts[0].pane.node().scroll_top(), self.texts[1].pane.node().scroll_top()]
    }

    /// Scrolls a pane without taking that for the reader's doing.
    fn scroll(&self, at: usize, to: i32) {
        let pane = self.texts[at].pane.node();
        pane.set_scroll_top(to.max(0));
        self.laid.borrow_mut().scrolled[at] = pane.scroll_top();
    }

    /// A pane was scrolled. The other follows only where the reader did it.
    fn scrolled(&self, at: usize) {
        let now = self.texts[at].pane.node().scroll_top();
        if self.laid.borrow().scrolled[at] != now {
            self.laid.borrow_mut().scrolled[at] = now;
            self.lead(at);
        }
        self.draw();
    }

    /// Has the other pane show what answers this one.
    fn lead(&self, at: usize) {
        if !self.is_locked.get_untracked() || self.aligned.is_narrow.get_untracked() {
            return;
        }
        let to = {
            let laid = self.laid.borrow();
            let chosen = self.aligned.chosen.with_untracked(|chosen| *chosen);
            let mut knots = Vec::new();
            for place in alignment::rail(&self.aligned.matches, at == 1, chosen) {
                if let Some(ends) = laid.ends.get(place as usize) {
                    let (here, there) = if at == 0 { (ends.a, ends.b) } else { (ends.b, ends.a) };
                    knots.push((middle(here), middle(there)));
                }
            }
            alignment::follow(&knots, laid.panes[at], laid.panes[1 - at], laid.scrolled[at].unsigned_abs())
        };
        self.scroll(1 - at, to.try_into().unwrap_or(i32::MAX));
    }

    fn draw(&self) {
        let laid = self.laid.borrow();
        let heights = [height(laid.panes[0]), height(laid.panes[1])];
        let chosen = self.aligned.chosen.with_untracked(|chosen| *chosen);
        self.ribbons.draw(laid.width, &laid.ends, self.scroll_tops(), heights, chosen);
    }

    fn lock(self: &Rc<Self>) -> Tag {
        let is_locked = self.is_locked;
        let turned = move |_: &Event| is_locked.update(|is_locked| *is_locked = !*is_locked);
        let tick = tag("input")
            .attr("type", "checkbox")
            .property("checked", move || JsValue::from_bool(is_locked.get()))
            .on("change", turned);
        tag("label").class("lock").child(tick).text("Scroll together")
    }

    /// Previous, where we are, next.
    fn stepper(self: &Rc<Self>) -> Tag {
        let step = |name: &str, key: &str, is_forward: bool| {
            let both = self.clone();
            button("button", move || both.step(is_forward))
                .attr("aria-keyshortcuts", key)
                .text(name)
                .child(words("kbd", "", key).attr("aria-hidden", "true"))
        };
        let aligned = self.aligned.clone();
        let place = move || {
            let n = aligned.matches.len();
            match aligned.chosen.get() {
                Some(at) => format!("{} of {}", thousands(at + 1), thousands(n)),
                None => counted(n, "match", "matches"),
            }
        };
        let aligned = self.aligned.clone();
        let what = move || {
            let chosen = aligned.chosen.get().and_then(|at| aligned.matches.get(at));
            let corpus = aligned.explorer.corpus.get_untracked();
            chosen.map(|found| passage_list::said(&corpus, &aligned, found)).unwrap_or_default()
        };
        let status = tag("span")
            .class("num")
            .attr("role", "status")
            .attr("aria-label", "The chosen match")
            .text_of(place)
            .child(tag("span").class("away").text_of(what));
        tag("span").class("stepper").child(step("Previous", "p", false)).child(status).child(step("Next", "n", true))
    }

    /// From match to match; without one from the first that begins below.
    fn step(&self, is_forward: bool) {
        let n = self.aligned.matches.len();
        let below = || {
            let laid = self.laid.borrow();
            laid.ends.iter().position(|ends| ends.a.0 >= laid.scrolled[0]).unwrap_or(0)
        };
        let next = match (self.aligned.chosen.with_untracked(|chosen| *chosen), is_forward) {
            (Some(at), true) => at + 1,
            (Some(at), false) => at + n - 1,
            (None, true) => below(),
            (None, false) => below() + n - 1,
        };
        if n > 0 {
            self.aligned.choose(next % n);
        }
    }

    fn pressed(&self, event: &KeyboardEvent, frame: &Element) {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        // The buttons stand above, beside the choice of modes.
        let view = frame.closest(".compare").ok().flatten().unwrap_or_else(|| frame.clone());
        let is_near = target.is_some_and(|target| target.contains(Some(&view)) || view.contains(Some(&target)));
        let is_bare = !(event.ctrl_key() || event.meta_key() || event.alt_key() || is_in_field(event));
        match event.key().as_str() {
            "n" if is_near && is_bare => self.step(true),
            "p" if is_near && is_bare => self.step(false),
            _ => {}
        }
    }

    /// A click on a passage of a text, or on a match of the list.
    fn clicked(&self, event: &Event) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        if let Some((at, listed)) = numbered(&target, "data-match") {
            if self.aligned.is_narrow.get_untracked() {
                let is_second = listed.closest(".first").ok().flatten().is_some();
                self.aligned.shows_second.set(is_second);
            }
            self.aligned.choose(at);
        } else if let Some((at, passage)) = numbered(&target, "data-passage") {
            let is_second = passage.closest(".second.whole").ok().flatten().is_some();
            if let Some(span) = self.texts[usize::from(is_second)].passage(at) {
                self.aligned.choose_of(is_second, span);
            }
        }
    }
}

/// What was clicked, or what it is in, that has such a number.
fn numbered(target: &Element, name: &str) -> Option<(usize, Element)> {
    let found = target.closest(&format!("[{name}]")).ok().flatten()?;
    let number = found.get_attribute(name).and_then(|number| number.parse().ok())?;
    Some((number, found))
}

fn middle((top, bottom): (i32, i32)) -> u32 {
    ((top + bottom) / 2).unsigned_abs()
}

fn height(pane: Pane) -> i32 {
    pane.height.try_into().unwrap_or(i32::MAX)
}

fn with(both: &Weak<Both>, act: &dyn Fn(&Rc<Both>)) {
    if let Some(both) = both.upgrade() {
        act(&both);
    }
}

/// Where there is room for one article: which.
fn which(aligned: &AlignedArticles) -> Tag {
    let corpus = aligned.explorer.corpus.get_untracked();
    let shows_second = aligned.shows_second;
    let choice = |at: usize| {
        let is_on = move || shows_second.get() == (at == 1);
        button("plain", move || shows_second.set(at == 1))
            .class_when("on", is_on)
            .attr_of("aria-pressed", move || Some(is_on().to_string()))
            .child(publication_name(&corpus, aligned.articles[at]))
    };
    tag("div")
        .class("which")
        .attr("role", "group")
        .attr("aria-label", "Article shown")
        .child(choice(0))
        .child(choice(1))
}
