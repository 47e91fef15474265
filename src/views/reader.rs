//! An article to read: the selected quote lit, names and hits marked, a bar of where facts lie.

use crate::derived::{Derived, derived};
use crate::dom::{Tag, button, focus_in_place, follow, link, next_frame, tag, words};
use crate::state::{Explorer, article_class, href};
use crate::views::parts::{article_name, authors, issue, quiet, statements, thousands, web_address};
use corpus::closed::BlockRole;
use corpus::model::{Article, ArticleIndex, Block, FactIndex, Span};
use corpus::query::{Facet, View};
use corpus::runs::{Run, runs};
use corpus::{Corpus, Query};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What text can be marked as; places in the layers of [`runs`].
const HIT: usize = 0;
const LIT: usize = 1;
const NAMED: usize = 2;
const TOLD: usize = 3;

/// The article of the selected fact, beside the list.
pub(crate) fn reader(explorer: Explorer) -> Tag {
    let article = derived(move || explorer.selected().map(|fact| explorer.corpus.get().fact(fact).article));
    tag("aside")
        .class("reader")
        .attr("aria-label", "The article")
        .part(move || article.get().map(|article| beside(explorer, article)).unwrap_or_default())
}

/// The article of the selected statement, over the column of the comparison that is its own.
pub(crate) fn pane(explorer: Explorer) -> Tag {
    let article = derived(move || explorer.selected().map(|fact| explorer.corpus.get().fact(fact).article));
    let is_first = Cell::new(true);
    // Where the reader was, to go back there.
    let before = RefCell::new(None::<HtmlElement>);
    let open = move || {
        let is_opened = !is_first.replace(false);
        let Some(article) = article.get() else {
            if let Some(before) = before.take() {
                next_frame(Box::new(move || focus_in_place(&before)));
            }
            return Vec::new();
        };
        let is_second = explorer.query.with_untracked(|query| {
            corpus::compare::pair(&explorer.corpus.get_untracked(), query).is_some_and(|(_, b)| b == article)
        });
        let pane = tag("aside")
            .class(if is_second { "reader drawer second" } else { "reader drawer" })
            .attr("aria-label", "The article")
            .attr("tabindex", "-1")
            .children(beside(explorer, article));
        if is_opened && let Some(opened) = pane.element::<HtmlElement>() {
            before.replace(gloo::utils::document().active_element().and_then(|active| active.dyn_into().ok()));
            next_frame(Box::new(move || focus_in_place(&opened)));
        }
        vec![pane]
    };
    crate::dom::on_key(Box::new(move |key| {
        if key.key() == "Escape" && article.with_untracked(Option::is_some) && !key.default_prevented() {
            explorer.step(|query| Query { fact: None, ..query });
        }
    }));
    tag("div").part(open)
}

fn beside(explorer: Explorer, article: ArticleIndex) -> Vec<Tag> {
    let corpus = explorer.corpus.get_untracked();
    let document = corpus.article(article);
    let id = document.id.clone();
    let whole = move || Some(explorer.href(|query| query.with_view(View::Article(id.clone()))));
    let close = button("plain", move || explorer.step(|query| Query { fact: None, ..query })).text("Close");
    let head = tag("header")
        .child(article_name(&corpus, article))
        .child(tag("a").attr_of("href", whole).text("Whole article"))
        .child(close);
    vec![head, words("h2", "", &document.title), quiet("p", &about(document)), article_text(explorer, article)]
}

/// An article by itself, with its facts beside it.
pub(crate) fn article_page(explorer: Explorer, id: &str) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let Some(article) = corpus.article_of(id) else {
        let all = tag("p").child(link("#/articles").text("All articles"));
        return tag("section").class("page").child(words("h1", "", "There is no such article here.")).child(all);
    };
    let document = corpus.article(article);
    let text = tag("section")
        .class("reader")
        .attr("aria-label", "The article")
        .child(tag("header").child(article_name(&corpus, article)).child(quiet("span", &issue(document))))
        .child(words("h1", "", &document.title))
        .child(quiet("p", &about(document)))
        .child(article_text(explorer, article))
        .child(rights(document));
    tag("div").class(&format!("article {}", article_class(article))).child(text).child(article_facts(explorer, article))
}

/// The facts of one article as a short list; each lights its quote.
fn article_facts(explorer: Explorer, article: ArticleIndex) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let told: Vec<FactIndex> = facts_of(&corpus, article).collect();
    let empty = told.is_empty().then(|| {
        quiet("p", "No statements have been drawn from this article yet. Its text is searched and can be read.")
    });
    let list = tag("ol").children(told.iter().map(|&fact| told_item(explorer, article, fact)));
    tag("aside")
        .class("told")
        .attr("aria-label", "Statements of this article")
        .child(words("h2", "", &statements(told.len())))
        .children(empty)
        .child(list)
}

fn told_item(explorer: Explorer, article: ArticleIndex, fact: FactIndex) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let is_lit = derived(move || explorer.selected() == Some(fact));
    let (article_id, fact_id) = (corpus.article(article).id.clone(), corpus.fact(fact).id.clone());
    let target = move || {
        let fact = Some(fact_id.clone());
        Some(explorer.href(|query| Query { fact, at: None, ..query.with_view(View::Article(article_id.clone())) }))
    };
    let item = tag("a")
        .attr_of("href", target)
        .class_when("on", move || is_lit.get())
        .attr_of("aria-current", move || is_lit.get().then(|| "true".to_owned()))
        .text(&corpus.fact(fact).statement);
    tag("li").child(item)
}

fn facts_of(corpus: &Corpus, article: ArticleIndex) -> impl Iterator<Item = FactIndex> {
    corpus.coded(Facet::Article).facts(article.at()).iter().map(|&fact| FactIndex(fact))
}

/// Who wrote it, when it appeared, what of that is not stated.
pub(crate) fn about(article: &Article) -> String {
    let when = article.published.as_ref().map(|published| published.label(None));
    let why =
        article.inferred.iter().find(|(field, _)| field == "published").map(|(_, why)| format!("year inferred: {why}"));
    let length = format!("{} words", thousands(corpus::article::n_article_words(article)));
    [Some(authors(article)), when, why, Some(length)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn rights(article: &Article) -> Tag {
    let source = match web_address(&article.url) {
        Some(url) => tag("p").child(outward(url, "Where it appeared")),
        None => words("p", "", "Its address is not stated in our copy."),
    };
    tag("footer").class("quiet").child(words("p", "", &article.rights)).child(source)
}

/// A link that leaves this page.
pub(crate) fn outward(url: &str, name: &str) -> Tag {
    link(url).attr("rel", "noopener").attr("target", "_blank").text(name)
}

/// The text of an article by blocks, and the bar beside it.
fn article_text(explorer: Explorer, article: ArticleIndex) -> Tag {
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
    let hits = explorer.words.with(|words| corpus::search::highlights(words, block.span.of(&document.text)));
    let hits: Vec<_> = hits.into_iter().map(moved).collect();
    let lit: Vec<_> = lit.iter().map(|span| span.range()).collect();
    let named: Vec<_> = document
        .mentions
        .iter()
        .filter(|mention| block.span.covers(mention.span))
        .map(|mention| mention.span.range())
        .collect();
    let told = told_in(&corpus, article, block.span);
    let told_ranges: Vec<_> = told.iter().map(|(span, _)| span.range()).collect();
    let layers: [&[Range<usize>]; 4] = [&hits, &lit, &named, &told_ranges];
    let selected = explorer.selected();
    let mut pieces = Vec::new();
    let mut from = base;
    for sentence in &block.sentences {
        let to = sentence.end as usize;
        pieces.extend(runs(from..to, &layers).into_iter().map(TextPiece::Run));
        pieces.extend(mark_of(&told, *sentence, selected));
        from = to;
    }
    pieces.extend(runs(from..block.span.end as usize, &layers).into_iter().map(TextPiece::Run));
    pieces
}

fn told_in(corpus: &Corpus, article: ArticleIndex, block: Span) -> Vec<(Span, FactIndex)> {
    let spans = |fact: FactIndex| corpus.fact(fact).evidence.iter().map(move |&span| (span, fact));
    facts_of(corpus, article).flat_map(spans).filter(|(span, _)| block.covers(*span)).collect()
}

/// How many facts a sentence tells, and the one that the mark leads to: the first, or the one after the selected.
fn mark_of(told: &[(Span, FactIndex)], sentence: Span, selected: Option<FactIndex>) -> Option<TextPiece> {
    let mut facts: Vec<FactIndex> =
        told.iter().filter(|(span, _)| span.overlaps(sentence)).map(|(_, fact)| *fact).collect();
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
    let names = [(LIT, "lit"), (NAMED, "named"), (TOLD, "told-text")];
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
