//! One of the two texts: a sentence an element, drawn once.

use super::aligned::{AlignedArticles, whole};
use super::partners::Partners;
use crate::browser::{follow, spread};
use crate::views::article_text::{bring_into_view, is_shown, paragraph_of, run_of};
use crate::wording::full_text::changed;
use engine::Corpus;
use engine::compare::alignment::{MatchKind, Pane, PassageMatch};
use engine::typed::TypedQuery;
use leptos::html::Div;
use leptos::prelude::*;

use model::{Article, ArticleIndex, Block, Span};
use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;
use text::runs::{Run, runs};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDivElement};

/// How many sentences a frame marks anew.
const CHUNK: usize = 200;

/// The sentences of a pane, in their order: the elements of its paragraphs.
const SENTENCES: &str = ":scope>:not(details)>*";
/// The paragraphs of a pane, without notes and what stands above the text.
const PARAGRAPHS: &str = ":scope>p:not(.quiet,.note)";

/// A text in its pane.
#[derive(Clone, Copy)]
pub(super) struct TextPane {
    aligned: AlignedArticles,
    is_second: bool,
    /// What it is scrolled in.
    pub(super) pane: NodeRef<Div>,
    sentences: StoredValue<Vec<Sentence>>,
    /// Their elements, as soon as they are asked for.
    elements: StoredValue<Rc<Vec<Element>>, LocalStorage>,
    /// By match, the place of its sentence.
    of_match: StoredValue<Vec<usize>>,
    /// The sentence of the chosen match.
    chosen: Memo<Option<usize>>,
    /// The quotes that our reading ties to the other article, in no order.
    tied: StoredValue<Vec<Span>>,
}

#[derive(Clone, Copy)]
struct Sentence {
    span: Span,
    /// On what its plainest match rests; `None`: it has none.
    kind: Option<MatchKind>,
    /// What is marked in it; empty: nothing.
    marked: RwSignal<Vec<Run>>,
}

impl TextPane {
    pub(super) fn new(aligned: AlignedArticles, is_second: bool) -> Self {
        let corpus = aligned.explorer.corpus();
        let matches = aligned.matches();
        let kind = |span: Span| {
            let its = matches.iter().filter(|found| found.pair.side(is_second).start == span.start);
            its.map(|found| found.kind).min()
        };
        let sentence = |&span: &Span| Sentence { span, kind: kind(span), marked: RwSignal::default() };
        let blocks = &corpus.article(aligned.article(is_second)).blocks;
        let shown = blocks.iter().filter(|block| is_shown(block.role)).flat_map(|block| &block.sentences);
        let sentences: Vec<Sentence> = shown.map(sentence).collect();
        let of_match = matches.iter().map(|found| sentence_at(&sentences, found.pair.side(is_second))).collect();
        let of_match = StoredValue::<Vec<usize>>::new(of_match);
        let of_chosen = move |at: usize| of_match.with_value(|of_match| of_match.get(at).copied());
        let chosen = Memo::new(move |_| aligned.chosen.get().and_then(of_chosen));
        Self {
            aligned,
            is_second,
            pane: NodeRef::new(),
            sentences: StoredValue::new(sentences),
            elements: StoredValue::new_local(Rc::default()),
            of_match,
            chosen,
            tied: StoredValue::new(tied_quotes(&corpus, &matches, aligned.article(is_second))),
        }
    }

    fn article(self) -> ArticleIndex {
        self.aligned.article(self.is_second)
    }

    fn is_chosen(self, place: usize) -> bool {
        self.chosen.get() == Some(place)
    }

    /// Marks the words searched and the quotes of the selected fact, the first sentences now and the others in the
    /// frames that follow: typing goes on meanwhile. That is why the sentences are told, and do not follow the query
    /// themselves.
    fn follow_words(self) {
        let turn = Rc::new(Cell::new(0));
        follow(Box::new(move || {
            let (searched, lit) = (self.aligned.explorer.words().get(), self.quotes());
            turn.set(turn.get() + 1);
            let n = self.sentences.with_value(Vec::len);
            spread(0..n, CHUNK, turn.clone(), Rc::new(move |place| self.mark(place, &searched, &lit)));
        }));
    }

    /// Says where the markings of a sentence begin and end; touches nothing where they are the same.
    fn mark(self, place: usize, searched: &TypedQuery, lit: &[Span]) {
        // In a later frame there may be no text any more.
        let Some(Some(sentence)) = self.sentences.try_with_value(|sentences| sentences.get(place).copied()) else {
            return;
        };
        let corpus = self.aligned.explorer.corpus();
        let text = &corpus.article(self.article()).text;
        let now = self.tied.with_value(|tied| markings(text, sentence.span, searched, [lit, tied]));
        sentence.marked.maybe_update(|marked| {
            let differs = *marked != now;
            *marked = now;
            differs
        });
    }

    /// The quotes of the selected fact that stand in it.
    fn quotes(self) -> Vec<Span> {
        let corpus = self.aligned.explorer.corpus();
        let selected = self.aligned.explorer.selected().map(|fact| corpus.fact(fact));
        selected.filter(|fact| fact.article == self.article()).map(|fact| fact.evidence.clone()).unwrap_or_default()
    }

    /// What a sentence says, cut where its markings begin and end.
    fn content(self, sentence: Sentence) -> AnyView {
        let corpus = self.aligned.explorer.corpus();
        let text = &corpus.article(self.article()).text;
        sentence.marked.with(|marked| match marked.is_empty() {
            true => sentence.span.of(text).to_owned().into_any(),
            false => marked.iter().map(|run| run_of(text, run)).collect_view().into_any(),
        })
    }

    /// Where the sentence of each match lies, from the text's top.
    pub(super) fn measured(self) -> Vec<(i32, i32)> {
        let (above, elements) = (self.above(), self.elements());
        let lie = |(sentence, element): (&Sentence, &Element)| match sentence.kind {
            Some(_) => extent(element, above),
            None => (0, 0),
        };
        let extents: Vec<(i32, i32)> =
            self.sentences.with_value(|sentences| sentences.iter().zip(elements.iter()).map(lie).collect());
        let of = |&place: &usize| extents.get(place).copied().unwrap_or_default();
        self.of_match.with_value(|of_match| of_match.iter().map(of).collect())
    }

    /// Where each paragraph lies, from the text's top.
    pub(super) fn paragraphs(self) -> Vec<(i32, i32)> {
        let above = self.above();
        self.all(PARAGRAPHS).iter().map(|element| extent(element, above)).collect()
    }

    /// Where a sentence lies.
    pub(super) fn extent(self, place: usize) -> (i32, i32) {
        let above = self.above();
        self.elements().get(place).map(|element| extent(element, above)).unwrap_or_default()
    }

    /// Where the text's top is, in the window.
    fn above(self) -> f64 {
        let top = |pane: HtmlDivElement| pane.get_bounding_client_rect().top() - f64::from(pane.scroll_top());
        self.pane.get().map(top).unwrap_or_default()
    }

    pub(super) fn size(self) -> Pane {
        let size = |pane: HtmlDivElement| Pane {
            length: pane.scroll_height().unsigned_abs(),
            height: pane.client_height().unsigned_abs(),
        };
        self.pane.get().map(size).unwrap_or_default()
    }

    pub(super) fn scroll_top(self) -> i32 {
        self.pane.get().map(|pane| pane.scroll_top()).unwrap_or_default()
    }

    /// Scrolls it, as far as it goes: to where, is given back.
    pub(super) fn scroll_to(self, top: i32) -> i32 {
        if let Some(pane) = self.pane.get() {
            pane.set_scroll_top(top);
        }
        self.scroll_top()
    }

    /// The elements of the sentences: they are never built anew.
    fn elements(self) -> Rc<Vec<Element>> {
        let known = self.elements.get_value();
        if !known.is_empty() {
            return known;
        }
        let elements = Rc::new(self.all(SENTENCES));
        self.elements.set_value(elements.clone());
        elements
    }

    fn all(self, selector: &str) -> Vec<Element> {
        let found = self.pane.get().and_then(|pane| pane.query_selector_all(selector).ok());
        let each = found.iter().flat_map(|found| (0..found.length()).filter_map(|at| found.get(at)));
        each.filter_map(|node| node.dyn_into().ok()).collect()
    }

    /// The place of the sentence in which the quote of the selected fact begins, where it is of this article.
    pub(super) fn quoted(self) -> Option<usize> {
        let quote = self.quotes().first().copied()?;
        Some(self.sentences.with_value(|sentences| sentence_at(sentences, quote)))
    }

    /// Has the page show the chosen passage or the selected fact's quote, where panes do not scroll.
    pub(super) fn bring_into_page(self) {
        let place = self.chosen.get().or_else(|| self.quoted());
        if let Some(element) = place.and_then(|place| self.elements().get(place).cloned()) {
            bring_into_view(&element, self.aligned.explorer.owns_page());
        }
    }

    /// The passage of that number.
    pub(super) fn passage(self, place: usize) -> Option<Span> {
        self.sentences.with_value(|sentences| sentences.get(place).map(|sentence| sentence.span))
    }
}

fn extent(element: &Element, above: f64) -> (i32, i32) {
    let frame = element.get_bounding_client_rect();
    (whole(frame.top() - above), whole(frame.bottom() - above))
}

/// The sentence that a span begins in.
fn sentence_at(sentences: &[Sentence], span: Span) -> usize {
    sentences.partition_point(|sentence| sentence.span.end <= span.start)
}

/// The quotes of an article's statements that the links of matches tie.
fn tied_quotes(corpus: &Corpus, matches: &[PassageMatch], article: ArticleIndex) -> Vec<Span> {
    let links = matches.iter().filter_map(|found| corpus.links.get(found.pair.link?));
    let facts = links.flat_map(|link| [link.from, link.to]).map(|fact| corpus.fact(fact));
    facts.filter(|fact| fact.article == article).flat_map(|fact| fact.evidence.iter().copied()).collect()
}

/// A sentence cut where its markings begin and end; nothing where it has none. Marked are the words searched, what is lit
/// and what is tied.
fn markings(text: &str, sentence: Span, searched: &TypedQuery, [lit, tied]: [&[Span]; 2]) -> Vec<Run> {
    let start = sentence.start as usize;
    let hits = engine::search::highlights(searched, sentence.of(text));
    let hits: Vec<Range<usize>> = hits.into_iter().map(|hit| hit.start + start..hit.end + start).collect();
    let here = |spans: &[Span]| -> Vec<Range<usize>> {
        spans.iter().filter(|span| span.overlaps(sentence)).map(|span| span.range()).collect()
    };
    let (lit, tied) = (here(lit), here(tied));
    let is_plain = hits.is_empty() && lit.is_empty() && tied.is_empty();
    // The layers of an article's text; names are not marked here.
    if is_plain { Vec::new() } else { runs(sentence.range(), &[&hits, &lit, &[], &tied]) }
}

/// The paragraphs of a text, each with what became of it above and what answers it below.
#[component]
pub(super) fn Paragraphs(
    /// The text.
    text: TextPane,
) -> impl IntoView {
    text.follow_words();
    let corpus = text.aligned.explorer.corpus();
    let article = corpus.article(text.article());
    let blocks = article.blocks.iter().filter(|block| is_shown(block.role));
    blocks.map(|block| block_view(text, article, block)).collect_view()
}

fn block_view(text: TextPane, article: &Article, block: &Block) -> AnyView {
    let TextPane { aligned, is_second, sentences, .. } = text;
    let first = sentences.with_value(|sentences| sentence_at(sentences, block.span));
    let its = first..first + block.sentences.len();
    let its = sentences.with_value(|sentences| sentences.get(its).map(<[Sentence]>::to_vec)).unwrap_or_default();
    let has_partners = its.iter().any(|sentence| sentence.kind.is_some());
    let mut from = block.span.start;
    // What lies between its sentences are spaces.
    let content = its.into_iter().enumerate().map(|(at, sentence)| {
        let between = Span { start: from, end: sentence.span.start }.of(&article.text).to_owned();
        from = sentence.span.end;
        let between = (!between.is_empty()).then_some(between);
        view! {
            {between}
            <SentenceView text place=first + at sentence />
        }
    });
    let span = block.span;
    let partners = move || {
        view! {
            <Show when=move || aligned.is_narrow.get()>
                <Partners aligned is_second block=span />
            </Show>
        }
    };
    let change = aligned.changes(is_second).into_iter().find(|paragraph| paragraph.place == span);
    let change = change.map(|paragraph| view! { <p class="change quiet">{changed(paragraph.change)}</p> });
    (change, paragraph_of(block.role, content.collect_view().into_any()), has_partners.then(partners)).into_any()
}

/// A sentence; one that matches has a number, by which a click finds it.
#[component]
fn SentenceView(
    /// The text.
    text: TextPane,
    /// The number of the sentence.
    place: usize,
    /// The sentence.
    sentence: Sentence,
) -> impl IntoView {
    let content = move || text.content(sentence);
    let Some(kind) = sentence.kind else { return view! { <span>{content}</span> }.into_any() };
    view! {
        <mark
            class="match"
            class:plain-match=kind == MatchKind::Same
            class:alike-match=kind == MatchKind::Alike
            class:on=move || text.is_chosen(place)
            data-passage=place
        >
            {content}
        </mark>
    }
    .into_any()
}
