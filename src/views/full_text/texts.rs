//! One of the two texts: a sentence an element, drawn once.

use super::aligned::{AlignedArticles, whole, why};
use crate::dom::{Tag, follow, spread, tag, words};
use crate::state::Explorer;
use crate::views::article_text::{bring_into_view, paragraph, run_view};
use crate::views::labels::{article_class, publication_name, quiet};
use crate::views::phrases::counted;
use engine::compare::alignment::{Pane, PassageMatch};
use engine::typed::TypedQuery;
use leptos::prelude::*;
use model::{Article, ArticleIndex, Block, Span};
use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;
use text::runs::runs;

/// How many sentences a frame marks anew.
const CHUNK: usize = 200;

/// A text in its pane.
pub(super) struct TextPane {
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

impl TextPane {
    pub(super) fn new(aligned: &AlignedArticles, is_second: bool) -> Self {
        let corpus = aligned.explorer.corpus.get_untracked();
        let article = corpus.article(aligned.articles[usize::from(is_second)]);
        let mut matching: Vec<u32> = aligned.matches.iter().map(|found| found.pair.side(is_second).start).collect();
        matching.sort_by_cached_key(|start| *start);
        let mut sentences = Vec::new();
        let mut pane = tag("div").class("pane").attr("lang", &article.language);
        for block in &article.blocks {
            let Some(shape) = paragraph(block.role) else { continue };
            let first = sentences.len();
            pane = pane.child(block_text(shape, article, block, &matching, &mut sentences));
            if sentences[first..].iter().any(|sentence: &Sentence| sentence.is_matching) {
                pane = folded_partners(pane, aligned, is_second, block.span);
            }
        }
        let mut of_match = Vec::new();
        aligned.matches.iter().for_each(|found| of_match.push(sentence_at(&sentences, found.pair.side(is_second))));
        let text = Self { pane, is_second, sentences: Rc::new(sentences), of_match, lit: Cell::new(None) };
        text.follow_words(aligned);
        text
    }

    /// Marks the words searched and the quotes of the selected fact, the first sentences now and the others in the
    /// frames that follow: typing goes on meanwhile.
    fn follow_words(&self, aligned: &AlignedArticles) {
        let explorer = aligned.explorer;
        let article = aligned.articles[usize::from(self.is_second)];
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
    pub(super) fn quoted(&self, aligned: &AlignedArticles) -> Option<usize> {
        let article = aligned.articles[usize::from(self.is_second)];
        let quotes = untrack(|| quotes_in(aligned.explorer, article));
        quotes.first().map(|quote| sentence_at(&self.sentences, *quote))
    }

    /// Where a sentence lies.
    pub(super) fn extent(&self, place: usize) -> (i32, i32) {
        let pane = self.pane.node();
        let above = pane.get_bounding_client_rect().top() - f64::from(pane.scroll_top());
        self.sentences.get(place).map(|sentence| extent(sentence, above)).unwrap_or_default()
    }

    /// Has the page show the chosen passage or the selected fact's quote, where panes do not scroll.
    pub(super) fn bring_into_page(&self, aligned: &AlignedArticles) {
        let place = self.lit.get().or_else(|| self.quoted(aligned));
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
    fn mark(&self, text: &str, searched: &TypedQuery, lit: &[Span]) {
        let start = self.span.start as usize;
        let hits = engine::search::highlights(searched, self.span.of(text));
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

/// Below a paragraph, where one article is shown at a time: what answers it in the other.
fn folded_partners(pane: Tag, aligned: &AlignedArticles, is_second: bool, block: Span) -> Tag {
    let is_narrow = aligned.is_narrow;
    let aligned = aligned.clone();
    pane.when(move || is_narrow.get(), move || partners(&aligned, is_second, block))
}

fn partners(aligned: &AlignedArticles, is_second: bool, block: Span) -> Tag {
    let all = partners_of(aligned, is_second, block);
    let corpus = aligned.explorer.corpus.get_untracked();
    let other = aligned.articles[usize::from(!is_second)];
    let item = |&at: &usize| {
        let found = &aligned.matches[at];
        let said = found.pair.side(!is_second).of(&corpus.article(other).text);
        let go = words("button", "plain", "Read it there").attr("type", "button").attr("data-match", &at.to_string());
        let foot = tag("p").class("tags").child(quiet("span", &why(&corpus, found))).child(go);
        tag("li").class(article_class(other)).child(words("blockquote", "q", said)).child(foot)
    };
    let n = counted(all.len(), "matching passage in ", "matching passages in ");
    let summary = words("summary", "", &n).child(publication_name(&corpus, other));
    let chosen = aligned.chosen;
    let matches = aligned.matches.clone();
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
fn partners_of(aligned: &AlignedArticles, is_second: bool, block: Span) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for (at, found) in aligned.matches.iter().enumerate() {
        if !block.covers(found.pair.side(is_second)) {
            continue;
        }
        let other = found.pair.side(!is_second);
        let rank = |found: &PassageMatch| (found.pair.link.is_some(), found.pair.score);
        match out.iter_mut().find(|place| aligned.matches[**place].pair.side(!is_second) == other) {
            Some(place) if rank(&aligned.matches[*place]) < rank(found) => *place = at,
            Some(_) => {}
            None => out.push(at),
        }
    }
    out.sort_by_cached_key(|&at| aligned.matches[at].pair.side(!is_second).start);
    out
}
