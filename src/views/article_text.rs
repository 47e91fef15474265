//! The text of an article: the selected quote lit, names and hits marked, a bar of where facts lie.

use crate::derived::{Derived, derived};
use crate::dom::{Tag, follow, link, tag, words};
use crate::state::{Explorer, href};
use crate::views::labels::article_class;
use crate::views::phrases::statements;
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::closed::{BlockRole, Facet};
use model::{ArticleIndex, Block, FactIndex, Span};
use std::ops::Range;
use text::runs::{Run, runs};
use web_sys::Element;

/// What text can be marked as; places in the layers of [`runs`].
const HIT: usize = 0;
const LIT: usize = 1;
const NAMED: usize = 2;
const EVIDENCE: usize = 3;

/// The text of an article by blocks, and the bar beside it.
pub(crate) fn article_text(explorer: Explorer, article: ArticleIndex) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let lit = derived(move || lit_spans(explorer, article));
    follow(Box::new(move || {
        if lit.with(|lit| !lit.is_empty()) {
            request_animation_frame(bring_lit_into_view);
        }
    }));
    let document = corpus.article(article);
    let blocks = document.blocks.iter().filter_map(|block| block_text(explorer, article, block, lit));
    tag("div")
        .class(&format!("text {}", article_class(article)))
        .child(tag("div").class("blocks").attr("lang", &document.language).children(blocks))
        .child(overview(&corpus, article, lit))
}

/// What is lit: the quotes of the selected fact, or the bytes that the address names.
fn lit_spans(explorer: Explorer, article: ArticleIndex) -> Vec<Span> {
    let corpus = explorer.corpus.get();
    match explorer.selected() {
        Some(fact) if corpus.fact(fact).article == article => corpus.fact(fact).evidence.clone(),
        Some(_) => Vec::new(),
        None => explorer.query.with(|query| query.at).into_iter().collect(),
    }
}

fn block_text(explorer: Explorer, article: ArticleIndex, block: &Block, lit: Derived<Vec<Span>>) -> Option<Tag> {
    let paragraph = paragraph(block.role)?;
    let pieces = {
        let block = block.clone();
        derived(move || cut(explorer, article, &block, &lit.get()))
    };
    let content = move || {
        let corpus = explorer.corpus.get_untracked();
        pieces.with(|pieces| pieces.iter().map(|piece| piece_view(explorer, &corpus, article, piece)).collect())
    };
    Some(paragraph.part(content))
}

/// The element of a block; what is not shown has none.
pub(crate) fn paragraph(role: BlockRole) -> Option<Tag> {
    match role {
        BlockRole::Skip | BlockRole::Title => None,
        BlockRole::Heading => Some(tag("h3")),
        BlockRole::Note => Some(tag("p").class("note")),
        BlockRole::Byline | BlockRole::Source => Some(tag("p").class("quiet")),
        BlockRole::Paragraph => Some(tag("p")),
    }
}

/// A run of text, or the mark at the end of a sentence that leads to its facts.
#[derive(Clone, PartialEq)]
enum TextPiece {
    Run(Run),
    Told { n: usize, next: FactIndex, is_lit: bool },
}

/// The text of a block where its markings begin and end, and after each sentence what is told in it.
fn cut(explorer: Explorer, article: ArticleIndex, block: &Block, lit: &[Span]) -> Vec<TextPiece> {
    let corpus = explorer.corpus.get();
    let document = corpus.article(article);
    let base = block.span.start as usize;
    let moved = |range: Range<usize>| range.start + base..range.end + base;
    let hits = explorer.words.with(|words| engine::search::highlights(words, block.span.of(&document.text)));
    let hits: Vec<_> = hits.into_iter().map(moved).collect();
    let lit: Vec<_> = lit.iter().map(|span| span.range()).collect();
    let named: Vec<_> = document
        .mentions
        .iter()
        .filter(|mention| block.span.covers(mention.span))
        .map(|mention| mention.span.range())
        .collect();
    let evidence = evidence_in(&corpus, article, block.span);
    let evidence_ranges: Vec<_> = evidence.iter().map(|(span, _)| span.range()).collect();
    let layers: [&[Range<usize>]; 4] = [&hits, &lit, &named, &evidence_ranges];
    let selected = explorer.selected();
    let mut pieces = Vec::new();
    let mut from = base;
    for sentence in &block.sentences {
        let to = sentence.end as usize;
        pieces.extend(runs(from..to, &layers).into_iter().map(TextPiece::Run));
        pieces.extend(mark_of(&evidence, *sentence, selected));
        from = to;
    }
    pieces.extend(runs(from..block.span.end as usize, &layers).into_iter().map(TextPiece::Run));
    pieces
}

fn evidence_in(corpus: &Corpus, article: ArticleIndex, block: Span) -> Vec<(Span, FactIndex)> {
    let spans = |fact: FactIndex| corpus.fact(fact).evidence.iter().map(move |&span| (span, fact));
    facts_of(corpus, article).flat_map(spans).filter(|(span, _)| block.covers(*span)).collect()
}

/// How many facts a sentence tells, and the one that the mark leads to: the first, or the one after the selected.
fn mark_of(evidence: &[(Span, FactIndex)], sentence: Span, selected: Option<FactIndex>) -> Option<TextPiece> {
    let mut facts: Vec<FactIndex> =
        evidence.iter().filter(|(span, _)| span.overlaps(sentence)).map(|(_, fact)| *fact).collect();
    facts.dedup();
    let place = facts.iter().position(|fact| Some(*fact) == selected);
    let next = place.map_or(0, |place| (place + 1) % facts.len());
    facts.get(next).map(|&next| TextPiece::Told { n: facts.len(), next, is_lit: place.is_some() })
}

fn piece_view(explorer: Explorer, corpus: &Corpus, article: ArticleIndex, piece: &TextPiece) -> Tag {
    match piece {
        TextPiece::Run(run) => run_view(&corpus.article(article).text, run),
        TextPiece::Told { n, next, is_lit } => {
            let fact = Some(corpus.fact(*next).id.clone());
            let target = explorer.query.with_untracked(|query| href(&Query { fact, at: None, ..query.clone() }));
            let name = format!("{} from this sentence", statements(*n));
            // The number is drawn, not written: copied text stays the article's.
            let number = tag("span").attr("data-n", &n.to_string());
            link(&target)
                .class(if *is_lit { "told-mark on" } else { "told-mark" })
                .attr("aria-label", &name)
                .attr("title", &name)
                .child(number)
        }
    }
}

pub(crate) fn run_view(text: &str, run: &Run) -> Tag {
    let names = [(LIT, "lit"), (NAMED, "named"), (EVIDENCE, "told-text")];
    let class =
        names.iter().filter(|(layer, _)| run.is_in(*layer)).map(|(_, name)| *name).collect::<Vec<_>>().join(" ");
    let is_marked = run.is_in(LIT) || run.is_in(HIT);
    words(if is_marked { "mark" } else { "span" }, &class, text.get(run.range.clone()).unwrap_or(""))
}

/// Where facts lie in the article, the lit one strong. The list of facts is its twin.
fn overview(corpus: &Corpus, article: ArticleIndex, lit: Derived<Vec<Span>>) -> Tag {
    let length = u64::try_from(corpus.article(article).text.len()).unwrap_or(u64::MAX).max(1);
    let place = move |span: Span| {
        let per_mille = u64::from(span.start) * 1_000 / length;
        format!("{}.{}%", per_mille / 10, per_mille % 10)
    };
    let ticks = facts_of(corpus, article).filter_map(|fact| corpus.fact(fact).evidence.first().copied());
    let ticks = ticks.map(|span| tag("i").style("top", &place(span)));
    let strong =
        move || lit.with(|lit| lit.first().map(|&span| tag("b").style("top", &place(span)))).into_iter().collect();
    tag("div").class("overview").attr("aria-hidden", "true").children(ticks).part(strong)
}

fn bring_lit_into_view() {
    if let Ok(Some(lit)) = gloo::utils::document().query_selector("mark.lit") {
        bring_into_view(&lit);
    }
}

/// Scrolls the nearest pane that scrolls, or the page; never a host's page.
pub(crate) fn bring_into_view(lit: &Element) {
    let window = gloo::utils::window();
    let at = lit.get_bounding_client_rect();
    let mut above = lit.parent_element();
    while let Some(pane) = above {
        let style = window.get_computed_style(&pane).ok().flatten();
        let scrolls =
            style.and_then(|style| style.get_property_value("overflow-y").ok()).is_some_and(|value| value == "auto");
        if scrolls && pane.scroll_height() > pane.client_height() {
            let frame = pane.get_bounding_client_rect();
            let wanted = f64::from(pane.scroll_top()) + at.top() - frame.top() - frame.height() * ABOVE_LIT;
            #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
            pane.set_scroll_top(wanted.max(0.0) as i32);
            return;
        }
        above = pane.parent_element();
    }
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let scrolled = window.scroll_y().unwrap_or(0.0);
    window.scroll_to_with_x_and_y(0.0, (scrolled + at.top() - height * ABOVE_LIT).max(0.0));
}

/// How much of a pane stays above what is lit.
const ABOVE_LIT: f64 = 0.3;

pub(crate) fn facts_of(corpus: &Corpus, article: ArticleIndex) -> impl Iterator<Item = FactIndex> {
    corpus.field(Facet::Article).facts(article.at()).iter().map(|&fact| FactIndex(fact))
}
