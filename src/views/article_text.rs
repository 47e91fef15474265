//! The text of an article: the selected quote lit, names and hits marked, a bar of where facts lie.

use crate::browser::{next_frame, on_scrolling};
use crate::state::{Explorer, explorer};
use crate::views::labels::article_class;
use crate::views::phrases::{percent, statements_of};
use crate::wording::articles::from_sentence;
use engine::Corpus;
use leptos::html::Div;
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
#[component]
pub(crate) fn ArticleText(
    /// Which article.
    article: ArticleIndex,
    /// What of it is in view, told here.
    reading: RwSignal<Option<Span>>,
) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus();
    let document = corpus.article(article);
    let lit = Memo::new(move |_| lit_spans(explorer, article));
    let text = NodeRef::<Div>::new();
    Effect::new(move || {
        if lit.with(|lit| !lit.is_empty()) {
            next_frame(Box::new(move || bring_lit_into_view(explorer.owns_page(), text)));
        }
    });
    follow_reading(explorer, article, text, reading);
    let blocks = document.blocks.iter().filter_map(|block| block_text(explorer, article, block, lit));
    view! {
        <div class=format!("text {}", article_class(article)) node_ref=text>
            <div class="blocks" lang=document.language.clone()>
                {blocks.collect_view()}
            </div>
            <Overview article lit reading />
        </div>
    }
}

/// What is lit: the quotes of the selected fact, or the bytes that the address names.
fn lit_spans(explorer: Explorer, article: ArticleIndex) -> Vec<Span> {
    let corpus = explorer.corpus();
    match explorer.selected() {
        Some(fact) if corpus.fact(fact).article == article => corpus.fact(fact).evidence.clone(),
        Some(_) => Vec::new(),
        None => explorer.query().with(|query| query.at).into_iter().collect(),
    }
}

fn block_text(explorer: Explorer, article: ArticleIndex, block: &Block, lit: Memo<Vec<Span>>) -> Option<AnyView> {
    let role = block.role;
    // What is not shown need not be cut.
    if !is_shown(role) {
        return None;
    }
    let block = block.clone();
    let pieces = Memo::new(move |_| cut(explorer, article, &block, &lit.get()));
    let content = move || {
        let corpus = explorer.corpus();
        let text = &corpus.article(article).text;
        pieces.with(|pieces| pieces.iter().map(|piece| piece_view(text, piece)).collect_view())
    };
    paragraph_of(role, content.into_any())
}

/// Whether a block is text to read: a title stands above it, and what is skipped is only in our copy.
pub(crate) fn is_shown(role: BlockRole) -> bool {
    !matches!(role, BlockRole::Skip | BlockRole::Title)
}

/// A block with its content; what is not shown has none.
pub(crate) fn paragraph_of(role: BlockRole, content: AnyView) -> Option<AnyView> {
    match role {
        BlockRole::Skip | BlockRole::Title => None,
        BlockRole::Heading => Some(view! { <h3>{content}</h3> }.into_any()),
        BlockRole::Note => Some(view! { <p class="note">{content}</p> }.into_any()),
        BlockRole::Byline | BlockRole::Source => Some(view! { <p class="quiet">{content}</p> }.into_any()),
        BlockRole::Paragraph => Some(view! { <p>{content}</p> }.into_any()),
    }
}

/// A run of text, or the mark in the line in which a sentence begins that leads to its facts.
#[derive(Clone, PartialEq)]
enum TextPiece {
    Run(Run),
    Told { n: usize, next: FactIndex, is_lit: bool, is_further: bool },
}

/// The text of a block where its markings begin and end, and in each sentence what is told in it.
fn cut(explorer: Explorer, article: ArticleIndex, block: &Block, lit: &[Span]) -> Vec<TextPiece> {
    let corpus = explorer.corpus();
    let document = corpus.article(article);
    let base = block.span.start as usize;
    let moved = |range: Range<usize>| range.start + base..range.end + base;
    let hits = explorer.words().with(|words| engine::search::highlights(words, block.span.of(&document.text)));
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
    let (mut pieces, mut from) = (Vec::new(), base);
    let (mut before, mut is_further) = (None, false);
    for sentence in &block.sentences {
        // After the first letter: what comes before it may be placed in the line above.
        let to = after_first_letter(&document.text, *sentence);
        pieces.extend(runs(from..to, &layers).into_iter().map(TextPiece::Run));
        let is_close = before.is_some_and(|before: Span| sentence.start - before.start < LONGEST_LINE);
        if let Some(mark) = mark_of(&evidence, *sentence, selected, !is_further && is_close) {
            (before, is_further) = (Some(*sentence), !is_further && is_close);
            pieces.push(mark);
        }
        from = to;
    }
    pieces.extend(runs(from..block.span.end as usize, &layers).into_iter().map(TextPiece::Run));
    pieces
}

/// Where the first letter of a sentence ends.
fn after_first_letter(text: &str, sentence: Span) -> usize {
    sentence.start as usize + sentence.of(text).chars().next().map_or(0, char::len_utf8)
}

/// Two sentences that begin closer than this, in bytes, may begin in one line: the longest line of `--measure`, with room
/// for a line of narrow letters.
const LONGEST_LINE: u32 = 130;

fn evidence_in(corpus: &Corpus, article: ArticleIndex, block: Span) -> Vec<(Span, FactIndex)> {
    let spans = |fact: FactIndex| corpus.fact(fact).evidence.iter().map(move |&span| (span, fact));
    facts_of(corpus, article).flat_map(spans).filter(|(span, _)| block.covers(*span)).collect()
}

/// How many facts a sentence tells, and the one that the mark leads to: the first, or the one after the selected.
fn mark_of(
    evidence: &[(Span, FactIndex)],
    sentence: Span,
    selected: Option<FactIndex>,
    is_further: bool,
) -> Option<TextPiece> {
    let mut facts: Vec<FactIndex> =
        evidence.iter().filter(|(span, _)| span.overlaps(sentence)).map(|(_, fact)| *fact).collect();
    facts.dedup();
    let place = facts.iter().position(|fact| Some(*fact) == selected);
    let next = place.map_or(0, |place| (place + 1) % facts.len());
    facts.get(next).map(|&next| TextPiece::Told { n: facts.len(), next, is_lit: place.is_some(), is_further })
}

fn piece_view(text: &str, piece: &TextPiece) -> AnyView {
    match *piece {
        TextPiece::Run(ref run) => run_of(text, run),
        TextPiece::Told { n, next, is_lit, is_further } => {
            view! { <ToldMark n fact=next is_lit is_further /> }.into_any()
        }
    }
}

/// The mark in the line in which a sentence begins that leads to what is told in it.
#[component]
fn ToldMark(
    /// How many facts are told.
    n: usize,
    /// The one that it leads to.
    fact: FactIndex,
    /// Whether one of them is selected.
    is_lit: bool,
    /// Whether it stands further out, for another may stand in the same line.
    is_further: bool,
) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus();
    let id = corpus.fact(fact).id.clone();
    let target = move || {
        explorer.href(|query| {
            query.fact = Some(id.clone());
            query.at = None;
        })
    };
    let name = from_sentence(&statements_of(&corpus, corpus.fact(fact).article, n));
    view! {
        // Ticks are drawn, not written: copied text stays the article's.
        <a href=target class="told-mark" class:on=is_lit class:further=is_further style:--n=n.to_string() aria-label=name.clone() title=name />
    }
}

/// A run of text, with the class of all that it is in.
pub(crate) fn run_of(text: &str, run: &Run) -> AnyView {
    let class = run_class(run);
    let class = (!class.is_empty()).then_some(class);
    let text = text.get(run.range.clone()).unwrap_or("").to_owned();
    if run.is_in(LIT) || run.is_in(HIT) {
        view! { <mark class=class>{text}</mark> }.into_any()
    } else {
        view! { <span class=class>{text}</span> }.into_any()
    }
}

fn run_class(run: &Run) -> String {
    let names = [(LIT, "lit"), (NAMED, "named"), (EVIDENCE, "told-text")];
    names.iter().filter(|(layer, _)| run.is_in(*layer)).map(|(_, name)| *name).collect::<Vec<_>>().join(" ")
}

/// Where facts lie in the article, the lit one strong. The list of facts is its twin.
#[component]
fn Overview(
    /// Which article.
    article: ArticleIndex,
    /// What is lit in it.
    lit: Memo<Vec<Span>>,
    /// What of it is in view.
    reading: RwSignal<Option<Span>>,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let length = u64::try_from(corpus.article(article).text.len()).unwrap_or(u64::MAX).max(1);
    let down = move |bytes: u32| percent((u64::from(bytes) * 1_000 / length).try_into().unwrap_or(0));
    let place = move |span: Span| down(span.start);
    let ticks = facts_of(&corpus, article).filter_map(|fact| corpus.fact(fact).evidence.first().copied());
    let strong = move || lit.with(|lit| lit.first().copied());
    view! {
        <div class="overview" aria-hidden="true">
            {ticks.map(|span| view! { <i style:top=place(span) /> }).collect_view()}
            {move || strong().map(|span| view! { <b style:top=place(span) /> })}
            {move || {
                reading
                    .get()
                    .map(|seen| view! { <span style:top=place(seen) style:height=down(seen.end - seen.start) /> })
            }}
        </div>
    }
}

/// Tells what of a text is in view.
fn follow_reading(explorer: Explorer, article: ArticleIndex, text: NodeRef<Div>, reading: RwSignal<Option<Span>>) {
    on_scrolling(Box::new(move || {
        let corpus = explorer.corpus();
        if let Some(seen) = text.get().and_then(|text| span_in_view(&text, &corpus.article(article).blocks)) {
            reading.maybe_update(|before| before.replace(seen) != Some(seen));
        }
    }));
}

/// The bytes in view, within a block by the part of its height: enough to say where one is.
fn span_in_view(text: &Element, blocks: &[Block]) -> Option<Span> {
    let window = gloo::utils::window().inner_height().ok()?.as_f64()?;
    let pane = text.closest(".reader").ok()??.get_bounding_client_rect();
    let (top, bottom) = (pane.top().max(0.0), pane.bottom().min(window));
    let elements = text.first_element_child()?.children();
    let at = |edge: f64, block: &Block, element: &Element| {
        let frame = element.get_bounding_client_rect();
        let part = ((edge - frame.top()) / frame.height().max(1.0)).clamp(0.0, 1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a length")]
        let bytes = (part * f64::from(block.span.end - block.span.start)) as u32;
        block.span.start + bytes
    };
    let mut seen: Option<Span> = None;
    for (place, block) in (0..).zip(blocks.iter().filter(|block| is_shown(block.role))) {
        let element = elements.item(place)?;
        let frame = element.get_bounding_client_rect();
        if frame.bottom() > top && frame.top() < bottom {
            let start = seen.map_or_else(|| at(top, block, &element), |seen| seen.start);
            seen = Some(Span { start, end: at(bottom, block, &element) });
        }
    }
    seen
}

fn bring_lit_into_view(owns_page: bool, text: NodeRef<Div>) {
    let text = text.try_get_untracked().flatten();
    if let Some(Ok(Some(lit))) = text.map(|text| text.query_selector("mark.lit")) {
        bring_into_view(&lit, owns_page);
    }
}

/// Scrolls the nearest pane that scrolls, or the page; never a host's page, unless it is a frame of ours.
pub(crate) fn bring_into_view(lit: &Element, owns_page: bool) {
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
    let is_framed = window.parent().ok().flatten().is_some_and(|parent| parent != window);
    if !owns_page && !is_framed {
        return;
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
