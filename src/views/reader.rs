//! An article to read: the selected quote lit, names and hits marked, a bar of where facts lie.

use crate::state::{Explorer, article_class, href};
use crate::views::parts::{article_name, counted, explorer, thousands};
use corpus::closed::BlockRole;
use corpus::model::{Article, ArticleIndex, Block, FactIndex, Span};
use corpus::query::View;
use corpus::runs::{Run, runs};
use corpus::{Corpus, Query};
use leptos::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// What text can be marked as; places in the layers of [`runs`].
const HIT: usize = 0;
const LIT: usize = 1;
const NAMED: usize = 2;
const TOLD: usize = 3;

/// The article of the selected fact, beside the list.
#[component]
pub(crate) fn Reader() -> impl IntoView {
    let explorer = explorer();
    let article = Memo::new(move |_| explorer.selected().map(|fact| explorer.corpus.get().fact(fact).article));
    let close = move |_| explorer.step(|query| Query { fact: None, ..query });
    view! {
        <aside class="reader" aria-label="The article">
            {move || article.get().map(|article| {
                let corpus = explorer.corpus.get_untracked();
                let whole = move || explorer.href(|query| {
                    let corpus = explorer.corpus.get_untracked();
                    query.with_view(View::Article(corpus.article(article).id.clone()))
                });
                view! {
                    <header>
                        {article_name(&corpus, article)}
                        <a href=whole>"Whole article"</a>
                        <button type="button" class="plain" on:click=close>"Close"</button>
                    </header>
                    <h2>{corpus.article(article).title.clone()}</h2>
                    <p class="quiet">{about(corpus.article(article))}</p>
                    <ArticleText article />
                }
            })}
        </aside>
    }
}

/// An article by itself, with its facts beside it.
#[component]
pub(crate) fn ArticlePage(id: String) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus.get_untracked();
    let Some(article) = corpus.article_of(&id) else {
        return view! { <section class="page"><h1>"There is no such article here."</h1><p><a href="#/articles">"All articles"</a></p></section> }.into_any();
    };
    let document = corpus.article(article);
    view! {
        <div class=format!("article {}", article_class(article))>
            <section class="reader" aria-label="The article">
                <header>{article_name(&corpus, article)} {issue(document)}</header>
                <h1>{document.title.clone()}</h1>
                <p class="quiet">{about(document)}</p>
                <ArticleText article />
                {rights(document)}
            </section>
            <ArticleFacts article />
        </div>
    }
    .into_any()
}

/// The facts of one article as a short list; each lights its quote.
#[component]
fn ArticleFacts(article: ArticleIndex) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus.get_untracked();
    let told: Vec<FactIndex> = facts_of(&corpus, article).collect();
    let n = counted(told.len(), "statement", "statements");
    let item = move |fact: FactIndex| {
        let corpus = explorer.corpus.get_untracked();
        let is_lit = Memo::new(move |_| explorer.selected() == Some(fact));
        let (article_id, fact_id) = (corpus.article(article).id.clone(), corpus.fact(fact).id.clone());
        let link = move || explorer.href(|query| Query { fact: Some(fact_id.clone()), at: None, ..query.with_view(View::Article(article_id.clone())) });
        view! { <li><a href=link class:on=is_lit aria-current=move || is_lit.get().then_some("true")>{corpus.fact(fact).statement.clone()}</a></li> }
    };
    let empty = told.is_empty().then(|| view! { <p class="quiet">"No statements have been drawn from this article yet. Its text is searched and can be read."</p> });
    view! {
        <aside class="told" aria-label="Statements of this article">
            <h2>{n}</h2>
            {empty}
            <ol>{told.into_iter().map(item).collect_view()}</ol>
        </aside>
    }
}

fn facts_of(corpus: &Corpus, article: ArticleIndex) -> impl Iterator<Item = FactIndex> {
    let facts = corpus.facts.iter().enumerate();
    facts.filter(move |(_, fact)| fact.article == article).map(|(at, _)| FactIndex::new(at))
}

/// "Vol. 8, issue 21".
pub(crate) fn issue(article: &Article) -> Option<AnyView> {
    let volume = (!article.volume.is_empty()).then(|| format!("Vol. {}", article.volume));
    let issue = (!article.issue.is_empty()).then(|| format!("issue {}", article.issue));
    let parts: Vec<String> = [volume, issue].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| view! { <span class="quiet">{parts.join(", ")}</span> }.into_any())
}

/// Who wrote it, when it appeared, what of that is not stated.
pub(crate) fn about(article: &Article) -> String {
    let by = if article.authors.is_empty() { "Author not stated in our copy".to_owned() } else { article.authors.join(", ") };
    let when = article.published.as_ref().map(|published| published.label(None));
    let why = article.inferred.iter().find(|(field, _)| field == "published").map(|(_, why)| format!("year inferred: {why}"));
    let parts = [Some(by), when, why, Some(format!("{} words", thousands(corpus::article::n_article_words(article))))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn rights(article: &Article) -> AnyView {
    let address = web_address(&article.url).map(|url| view! { <a href=url rel="noopener" target="_blank">"Where it appeared"</a> });
    let missing = article.url.is_empty().then_some("Its address is not stated in our copy.");
    view! { <footer class="quiet"><p>{article.rights.clone()}</p><p>{address}{missing}</p></footer> }.into_any()
}

/// An address that may become a link.
pub(crate) fn web_address(url: &str) -> Option<String> {
    (url.starts_with("https://") || url.starts_with("http://")).then(|| url.to_owned())
}

/// The text of an article by blocks, and the bar beside it.
#[component]
fn ArticleText(article: ArticleIndex) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus.get_untracked();
    let lit = Memo::new(move |_| lit_spans(explorer, article));
    Effect::new(move |_| {
        if lit.with(|lit| !lit.is_empty()) {
            request_animation_frame(bring_lit_into_view);
        }
    });
    let n_blocks = corpus.article(article).blocks.len();
    let blocks = (0..n_blocks).map(|at| view! { <BlockText article at lit /> });
    view! {
        <div class=format!("text {}", article_class(article))>
            <div class="blocks" lang=corpus.article(article).language.clone()>{blocks.collect_view()}</div>
            {overview(&corpus, article, lit)}
        </div>
    }
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

#[component]
fn BlockText(article: ArticleIndex, at: usize, lit: Memo<Vec<Span>>) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus.get_untracked();
    let Some(block) = corpus.article(article).blocks.get(at).cloned() else { return ().into_any() };
    if matches!(block.role, BlockRole::Skip | BlockRole::Title) {
        return ().into_any();
    }
    let role = block.role;
    let pieces = {
        let (corpus, block) = (corpus.clone(), block);
        Memo::new(move |_| cut(&corpus, article, &block, &lit.get(), explorer))
    };
    let content = move || {
        let text = &corpus.article(article).text;
        pieces.with(|pieces| pieces.iter().map(|piece| piece_view(explorer, &corpus, text, piece)).collect_view())
    };
    match role {
        BlockRole::Heading => view! { <h3>{content}</h3> }.into_any(),
        BlockRole::Note => view! { <p class="note">{content}</p> }.into_any(),
        BlockRole::Byline | BlockRole::Source => view! { <p class="quiet">{content}</p> }.into_any(),
        _ => view! { <p>{content}</p> }.into_any(),
    }
}

/// A run of text, or the mark at the end of a sentence that leads to its facts.
#[derive(Clone, PartialEq)]
enum TextPiece {
    Run(Run),
    Told { n: usize, next: FactIndex, is_lit: bool },
}

/// The text of a block where its markings begin and end, and after each sentence what is told in it.
fn cut(corpus: &Arc<Corpus>, article: ArticleIndex, block: &Block, lit: &[Span], explorer: Explorer) -> Vec<TextPiece> {
    let document = corpus.article(article);
    let text = block.span.of(&document.text);
    let base = block.span.start as usize;
    let moved = |range: Range<usize>| range.start + base..range.end + base;
    let hits: Vec<_> = explorer.words.with(|words| corpus::search::highlights(words, text)).into_iter().map(moved).collect();
    let lit: Vec<_> = lit.iter().map(|span| span.range()).collect();
    let named: Vec<_> = document.mentions.iter().filter(|mention| block.span.covers(mention.span)).map(|mention| mention.span.range()).collect();
    let told: Vec<(Span, FactIndex)> = told_in(corpus, article, block.span);
    let told_ranges: Vec<_> = told.iter().map(|(span, _)| span.range()).collect();
    let selected = explorer.selected();
    let mut pieces = Vec::new();
    let mut from = base;
    for sentence in &block.sentences {
        let to = sentence.end as usize;
        pieces.extend(runs(from..to, &[&hits, &lit, &named, &told_ranges]).into_iter().map(TextPiece::Run));
        pieces.extend(mark_of(&told, *sentence, selected));
        from = to;
    }
    pieces.extend(runs(from..block.span.end as usize, &[&hits, &lit, &named, &told_ranges]).into_iter().map(TextPiece::Run));
    pieces
}

fn told_in(corpus: &Corpus, article: ArticleIndex, block: Span) -> Vec<(Span, FactIndex)> {
    let spans = |fact: FactIndex| corpus.fact(fact).evidence.iter().map(move |&span| (span, fact));
    facts_of(corpus, article).flat_map(spans).filter(|(span, _)| block.covers(*span)).collect()
}

/// How many facts a sentence tells, and the one that the mark leads to: the first, or the one after the selected.
fn mark_of(told: &[(Span, FactIndex)], sentence: Span, selected: Option<FactIndex>) -> Option<TextPiece> {
    let mut facts: Vec<FactIndex> = told.iter().filter(|(span, _)| span.overlaps(sentence)).map(|(_, fact)| *fact).collect();
    facts.dedup();
    let place = facts.iter().position(|fact| Some(*fact) == selected);
    let next = place.map_or(0, |place| (place + 1) % facts.len());
    facts.get(next).map(|&next| TextPiece::Told { n: facts.len(), next, is_lit: place.is_some() })
}

fn piece_view(explorer: Explorer, corpus: &Corpus, text: &str, piece: &TextPiece) -> AnyView {
    match piece {
        TextPiece::Run(run) => run_view(text, run),
        TextPiece::Told { n, next, is_lit } => {
            let id = corpus.fact(*next).id.clone();
            let link = explorer.query.with_untracked(|query| href(&Query { fact: Some(id), at: None, ..query.clone() }));
            let name = format!("{} from this sentence", counted(*n, "statement", "statements"));
            view! { <a class="told-mark" class:on=*is_lit href=link aria-label=name.clone() title=name><span data-n=n.to_string()></span></a> }.into_any()
        }
    }
}

fn run_view(text: &str, run: &Run) -> AnyView {
    let words = text.get(run.range.clone()).unwrap_or("").to_owned();
    let names = [(LIT, "lit"), (NAMED, "named"), (TOLD, "told-text")];
    let class = names.iter().filter(|(layer, _)| run.is_in(*layer)).map(|(_, name)| *name).collect::<Vec<_>>().join(" ");
    match (run.is_in(LIT) || run.is_in(HIT), class.is_empty()) {
        (true, _) => view! { <mark class=class>{words}</mark> }.into_any(),
        (false, false) => view! { <span class=class>{words}</span> }.into_any(),
        (false, true) => words.into_any(),
    }
}

/// Where facts lie in the article, the lit one strong. The list of facts is its twin.
fn overview(corpus: &Corpus, article: ArticleIndex, lit: Memo<Vec<Span>>) -> AnyView {
    let length = u32::try_from(corpus.article(article).text.len()).unwrap_or(u32::MAX).max(1);
    let place = move |span: Span| format!("{}.{}%", span.start * 100 / length, (u64::from(span.start) * 1000 / u64::from(length)) % 10);
    let ticks = facts_of(corpus, article).filter_map(|fact| corpus.fact(fact).evidence.first().copied());
    let ticks = ticks.map(|span| view! { <i style:top=place(span)></i> }).collect_view();
    let strong = move || lit.with(|lit| lit.first().map(|&span| view! { <b style:top=place(span)></b> }));
    view! { <div class="overview" aria-hidden="true">{ticks}{strong}</div> }.into_any()
}

/// Scrolls the nearest pane that scrolls, or the page; never a host's page.
fn bring_lit_into_view() {
    let document = gloo::utils::document();
    let Ok(Some(lit)) = document.query_selector("mark.lit") else { return };
    let at = lit.get_bounding_client_rect();
    let mut above = lit.parent_element();
    while let Some(pane) = above {
        let style = gloo::utils::window().get_computed_style(&pane).ok().flatten();
        let scrolls = style.and_then(|style| style.get_property_value("overflow-y").ok()).is_some_and(|value| value == "auto");
        if scrolls && pane.scroll_height() > pane.client_height() {
            let frame = pane.get_bounding_client_rect();
            let wanted = f64::from(pane.scroll_top()) + at.top() - frame.top() - frame.height() * 0.35;
            #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
            pane.set_scroll_top(wanted.max(0.0) as i32);
            return;
        }
        above = pane.parent_element();
    }
    let window = gloo::utils::window();
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    if let (Ok(scrolled), true) = (window.scroll_y(), lit.is_instance_of::<web_sys::Element>()) {
        window.scroll_to_with_x_and_y(0.0, (scrolled + at.top() - height * 0.35).max(0.0));
    }
}
