//! One of the two texts: a sentence an element, drawn once.

use super::passage_list::why;
use super::{Comparison, whole};
use crate::dom::{Tag, follow, next_frame, tag, words};
use crate::state::{Explorer, article_class};
use crate::views::parts::{counted, publication_name, quiet};
use crate::views::reader::{bring_into_view, paragraph, run_view};
use corpus::compare::alignment::{Match, Pane};
use corpus::model::{Article, ArticleIndex, Block, Span};
use corpus::runs::runs;
use corpus::text::Words;
use leptos::prelude::*;
use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

/// How many sentences a frame marks anew.
const CHUNK: usize = 200;

/// A text in its pane.
pub(super) struct Text {
    pub(super) pane: Tag,
    is_second: bool,
    sentences: Rc<Vec<Sentence>>,
    /// By match, the place of its sentence.
    of_match: Vec<usize>,
    /// The sentence of the chosen match.
    lit: Cell<Option<usize>>,
}

struct Sentence {
    span: Span,
    tag: Tag,
    is_matching: bool,
    /// Nothing is marked in it.
    is_plain: Cell<bool>,
}

impl Text {
    pub(super) fn new(comparison: &Comparison, is_second: bool) -> Self {
        let corpus = comparison.explorer.corpus.get_untracked();
        let article = corpus.article(comparison.articles[usize::from(is_second)]);
        let mut matching: Vec<u32> = comparison.matches.iter().map(|found| found.pair.side(is_second).start).collect();
        matching.sort_by_cached_key(|start| *start);
        let mut sentences = Vec::new();
        let mut pane = tag("div").class("pane").attr("lang", &article.language);
        for block in &article.blocks {
            let Some(shape) = paragraph(block.role) else { continue };
            let first = sentences.len();
            pane = pane.child(block_text(shape, article, block, &matching, &mut sentences));
            if sentences[first..].iter().any(|sentence: &Sentence| sentence.is_matching) {
                pane = folded_partners(pane, comparison, is_second, block.span);
            }
        }
        let mut of_match = Vec::new();
        comparison.matches.iter().for_each(|found| of_match.push(sentence_at(&sentences, found.pair.side(is_second))));
        let text = Self { pane, is_second, sentences: Rc::new(sentences), of_match, lit: Cell::new(None) };
        text.follow_words(comparison);
        text
    }

    /// Marks the words searched and the quotes of the selected fact, the first sentences now and the others in the
    /// frames that follow: typing goes on meanwhile.
    fn follow_words(&self, comparison: &Comparison) {
        let explorer = comparison.explorer;
        let article = comparison.articles[usize::from(self.is_second)];
        let (sentences, turn) = (self.sentences.clone(), Rc::new(Cell::new(0)));
        follow(Box::new(move || {
            let (searched, lit) = (explorer.words.get(), quotes_in(explorer, article));
            let (sentences, corpus) = (sentences.clone(), explorer.corpus.get_untracked());
            turn.set(turn.get() + 1);
            let n = sentences.len();
            let mark = move |at: usize| {
                if let Some(sentence) = sentences.get(at) {
                    sentence.mark(&corpus.article(article).text, &searched, &lit);
                }
            };
            spread(0..n, CHUNK, turn.clone(), Rc::new(mark));
        }));
    }

    /// Lights the sentence of the chosen match.
    pub(super) fn light(&self, chosen: Option<usize>) {
        let now = chosen.and_then(|chosen| self.of_match.get(chosen).copied());
        let last = self.lit.replace(now);
        for (place, is_on) in [(last, false), (now, true)] {
            if let Some(sentence) = place.and_then(|place| self.sentences.get(place)) {
                let _valid = sentence.tag.node().class_list().toggle_with_force("on", is_on);
            }
        }
    }

    /// Where the sentence of each match lies, from the text's top.
    pub(super) fn measured(&self) -> Vec<(i32, i32)> {
        let pane = self.pane.node();
        let above = pane.get_bounding_client_rect().top() - f64::from(pane.scroll_top());
        let mut extents = Vec::new();
        for sentence in self.sentences.iter() {
            extents.push(if sentence.is_matching { extent(sentence, above) } else { (0, 0) });
        }
        let mut out = Vec::new();
        self.of_match.iter().for_each(|&place| out.push(extents.get(place).copied().unwrap_or_default()));
        out
    }

    pub(super) fn size(&self) -> Pane {
        let pane = self.pane.node();
        Pane { length: pane.scroll_height().unsigned_abs(), height: pane.client_height().unsigned_abs() }
    }

    /// The place of the sentence in which the quote of the selected fact begins, where it is of this article.
    pub(super) fn quoted(&self, comparison: &Comparison) -> Option<usize> {
        let article = comparison.articles[usize::from(self.is_second)];
        let quotes = untrack(|| quotes_in(comparison.explorer, article));
        quotes.first().map(|quote| sentence_at(&self.sentences, *quote))
    }

    /// Where a sentence lies.
    pub(super) fn extent(&self, place: usize) -> (i32, i32) {
        let pane = self.pane.node();
        let above = pane.get_bounding_client_rect().top() - f64::from(pane.scroll_top());
        self.sentences.get(place).map(|sentence| extent(sentence, above)).unwrap_or_default()
    }

    /// Has the page show the chosen passage or the selected fact's quote, where panes do not scroll.
    pub(super) fn bring_into_page(&self, comparison: &Comparison) {
        let place = self.lit.get().or_else(|| self.quoted(comparison));
        if let Some(sentence) = place.and_then(|place| self.sentences.get(place)) {
            bring_into_view(sentence.tag.node());
        }
    }

    /// The passage of that number.
    pub(super) fn passage(&self, place: usize) -> Option<Span> {
        self.sentences.get(place).map(|sentence| sentence.span)
    }
}

fn extent(sentence: &Sentence, above: f64) -> (i32, i32) {
    let frame = sentence.tag.node().get_bounding_client_rect();
    (whole(frame.top() - above), whole(frame.bottom() - above))
}

/// The quotes of the selected fact that stand in an article.
fn quotes_in(explorer: Explorer, article: ArticleIndex) -> Vec<Span> {
    let corpus = explorer.corpus.get();
    let selected = explorer.selected().map(|fact| corpus.fact(fact));
    selected.filter(|fact| fact.article == article).map(|fact| fact.evidence.clone()).unwrap_or_default()
}

/// The sentence that a span begins in.
fn sentence_at(sentences: &[Sentence], span: Span) -> usize {
    sentences.partition_point(|sentence| sentence.span.end <= span.start)
}

/// A paragraph; what lies between its sentences are spaces.
fn block_text(shape: Tag, article: &Article, block: &Block, matching: &[u32], out: &mut Vec<Sentence>) -> Tag {
    let mut from = block.span.start;
    let mut paragraph = shape;
    for &span in &block.sentences {
        let is_matching = matching.binary_search(&span.start).is_ok();
        let text = span.of(&article.text);
        let tag = match is_matching {
            true => words("mark", "match", text).attr("data-passage", &out.len().to_string()),
            false => words("span", "", text),
        };
        let between = Span { start: from, end: span.start };
        paragraph = paragraph.text(between.of(&article.text)).child(tag.clone());
        from = span.end;
        out.push(Sentence { span, tag, is_matching, is_plain: Cell::new(true) });
    }
    paragraph
}

impl Sentence {
    /// Cuts it where its markings begin and end; touches nothing where there are none and were none.
    fn mark(&self, text: &str, searched: &Words, lit: &[Span]) {
        let start = self.span.start as usize;
        let hits = corpus::search::highlights(searched, self.span.of(text));
        let hits: Vec<Range<usize>> = hits.into_iter().map(|hit| hit.start + start..hit.end + start).collect();
        let lit: Vec<Range<usize>> =
            lit.iter().filter(|span| span.overlaps(self.span)).map(|span| span.range()).collect();
        let is_plain = hits.is_empty() && lit.is_empty();
        if self.is_plain.replace(is_plain) && is_plain {
            return;
        }
        self.tag.set_text(if is_plain { self.span.of(text) } else { "" });
        if !is_plain {
            let pieces = runs(self.span.range(), &[&hits, &lit]);
            let _filled = self.tag.clone().children(pieces.iter().map(|run| run_view(text, run)));
        }
    }
}

/// Does the first of many things now and the others in the frames that follow, unless it was begun anew since.
pub(super) fn spread(places: Range<usize>, at_once: usize, turn: Rc<Cell<u32>>, act: Rc<dyn Fn(usize)>) {
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

/// Below a paragraph, where one article is shown at a time: what answers it in the other.
fn folded_partners(pane: Tag, comparison: &Comparison, is_second: bool, block: Span) -> Tag {
    let is_narrow = comparison.is_narrow;
    let comparison = comparison.clone();
    pane.when(move || is_narrow.get(), move || partners(&comparison, is_second, block))
}

fn partners(comparison: &Comparison, is_second: bool, block: Span) -> Tag {
    let all = partners_of(comparison, is_second, block);
    let corpus = comparison.explorer.corpus.get_untracked();
    let other = comparison.articles[usize::from(!is_second)];
    let item = |&at: &usize| {
        let found = &comparison.matches[at];
        let said = found.pair.side(!is_second).of(&corpus.article(other).text);
        let go = words("button", "plain", "Read it there").attr("type", "button").attr("data-match", &at.to_string());
        let foot = tag("p").class("tags").child(quiet("span", &why(&corpus, found))).child(go);
        tag("li").class(article_class(other)).child(words("blockquote", "q", said)).child(foot)
    };
    let n = counted(all.len(), "matching passage in ", "matching passages in ");
    let summary = words("summary", "", &n).child(publication_name(&corpus, other));
    let chosen = comparison.chosen;
    let matches = comparison.matches.clone();
    let is_here = move || {
        let at = chosen.get().and_then(|at| matches.get(at)).map(|found| found.pair.side(is_second));
        at.is_some_and(|span| block.covers(span)).then(String::new)
    };
    tag("details")
        .class("partners")
        .attr_of("open", is_here)
        .child(summary)
        .child(tag("ul").children(all.iter().map(item)))
}

/// For each passage that answers a paragraph, the match that says most of it: one of our reading, then the likest.
fn partners_of(comparison: &Comparison, is_second: bool, block: Span) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for (at, found) in comparison.matches.iter().enumerate() {
        if !block.covers(found.pair.side(is_second)) {
            continue;
        }
        let other = found.pair.side(!is_second);
        let rank = |found: &Match| (found.pair.link.is_some(), found.pair.score);
        match out.iter_mut().find(|place| comparison.matches[**place].pair.side(!is_second) == other) {
            Some(place) if rank(&comparison.matches[*place]) < rank(found) => *place = at,
            Some(_) => {}
            None => out.push(at),
        }
    }
    out.sort_by_cached_key(|&at| comparison.matches[at].pair.side(!is_second).start);
    out
}
