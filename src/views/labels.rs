//! Labels as elements: an article with its colour and mark, a status, a verdict, a quote with the words searched marked.

use crate::state::explorer;
use crate::wording::phrases::{LEFT_OUT, ONLY};
use engine::Corpus;
use engine::compare::shared_words::{SharedWords, shared_words};
use engine::typed::TypedQuery;
use engine::wording::Label;
use engine::wording::records::status_word;
use leptos::prelude::*;
use model::closed::Verdict;
use model::{ArticleIndex, Fact, FactIndex};
use std::sync::Arc;
use text::runs::{Run, runs};

/// The order in which verdicts are shown.
pub(crate) const VERDICTS: [Verdict; 6] =
    [Verdict::Agree, Verdict::Changed, Verdict::Differ, Verdict::Both, Verdict::OnlyA, Verdict::OnlyB];

/// The classes that give the first twelve articles their colours and marks; all later ones share one, beside their names.
const ARTICLE_CLASSES: [&str; 13] =
    ["is-a", "is-b", "is-c", "is-d", "is-e", "is-f", "is-g", "is-h", "is-i", "is-j", "is-k", "is-l", "is-n"];

/// The class that gives an article its colour and mark.
pub(crate) fn article_class(article: ArticleIndex) -> &'static str {
    ARTICLE_CLASSES[article.at().min(ARTICLE_CLASSES.len() - 1)]
}

/// "■ China Brief, 2008" over the article's title.
#[component]
pub(crate) fn NameOverTitle(
    /// Which article.
    article: ArticleIndex,
) -> impl IntoView {
    in_its_colour(article, explorer().corpus().name_over_title(article))
}

/// "■ China Brief, 2008".
#[component]
pub(crate) fn ArticleName(
    /// Which article.
    article: ArticleIndex,
) -> impl IntoView {
    article_name(&explorer().corpus(), article)
}

/// "■ China Brief".
#[component]
pub(crate) fn PublicationName(
    /// Which article.
    article: ArticleIndex,
) -> impl IntoView {
    publication_name(&explorer().corpus(), article)
}

/// A fact's quotes in quotation marks, what lies between them left out.
#[component]
pub(crate) fn Quotes(
    /// Whose quotes.
    fact: FactIndex,
    /// What was searched for.
    #[prop(optional)]
    searched: Arc<TypedQuery>,
) -> impl IntoView {
    quotes(&explorer().corpus(), fact, &|quote| marked_runs(quote, &searched))
}

/// A fact's quotes beside those of others: the words that they share underlined, and numbers of its own.
#[component]
pub(crate) fn ComparedQuotes(
    /// Whose quotes.
    fact: FactIndex,
    /// What stands beside it; none: nothing is underlined.
    beside: Vec<FactIndex>,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let others: Vec<&str> = beside.iter().flat_map(|&other| corpus.quotes(other)).collect();
    let others = others.join(" ");
    quotes(&corpus, fact, &|quote| {
        if others.is_empty() { vec![quote.to_owned().into_any()] } else { compared_runs(quote, &others) }
    })
}

fn compared_runs(quote: &str, others: &str) -> Vec<AnyView> {
    let SharedWords { same, other_numbers } = shared_words(quote, others);
    let run = |run: Run| {
        let class = if run.is_in(1) { Some("apart") } else { None };
        let piece = quote.get(run.range.clone()).unwrap_or("").to_owned();
        if run.layers == 0 { piece.into_any() } else { view! { <u class=class>{piece}</u> }.into_any() }
    };
    runs(0..quote.len(), &[&same, &other_numbers]).into_iter().map(run).collect()
}

/// A fact's status as a mark and a word: "○ planned".
#[component]
pub(crate) fn StatusMark(
    /// Whose status.
    fact: FactIndex,
) -> impl IntoView {
    status_mark(explorer().corpus().fact(fact))
}

/// "Agree", "Only ■ China Brief".
#[component]
pub(crate) fn VerdictName(
    /// The verdict.
    verdict: Verdict,
    /// The first article of the comparison.
    a: ArticleIndex,
    /// The second.
    b: ArticleIndex,
) -> impl IntoView {
    verdict_name_of(&explorer().corpus(), verdict, a, b)
}

/// Text with the words that were searched for marked, without an element around it.
pub(crate) fn marked_runs(text: &str, searched: &TypedQuery) -> Vec<AnyView> {
    let hits = engine::search::highlights(searched, text);
    runs(0..text.len(), &[&hits])
        .into_iter()
        .map(|run| {
            let is_hit = run.is_in(0);
            let piece = text.get(run.range).unwrap_or("").to_owned();
            if is_hit { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() }
        })
        .collect()
}

// What follows is for who has the corpus at hand, and for what is built where there is no context: in a later frame.

/// "■ China Brief, 2008".
pub(crate) fn article_name(corpus: &Corpus, article: ArticleIndex) -> AnyView {
    in_its_colour(article, corpus.article_name(article))
}

/// "■ China Brief".
pub(crate) fn publication_name(corpus: &Corpus, article: ArticleIndex) -> AnyView {
    in_its_colour(article, corpus.short_name(article).to_owned())
}

fn in_its_colour(article: ArticleIndex, name: String) -> AnyView {
    view! { <span class=format!("doc {}", article_class(article))>{name}</span> }.into_any()
}

/// A fact's quotes in quotation marks, what lies between them left out.
fn quotes(corpus: &Corpus, fact: FactIndex, marked: &dyn Fn(&str) -> Vec<AnyView>) -> AnyView {
    let quote = |(at, quote)| {
        let left_out = (at > 0).then(|| view! { <i>{LEFT_OUT}</i> });
        view! {
            {left_out}
            {marked(&nested(quote))}
        }
    };
    let quoted = corpus.quotes(fact).enumerate().map(quote).collect_view();
    let language = corpus.article(corpus.fact(fact).article).language.clone();
    view! { <span lang=language>"“" {quoted} "”"</span> }.into_any()
}

/// A quote as it stands within quotation marks: its own become single ones, as long in bytes.
fn nested(quote: &str) -> String {
    let single = |letter: char| match letter {
        '“' => '‘',
        '”' => '’',
        '"' => '\'',
        _ => letter,
    };
    quote.chars().map(single).collect()
}

/// A fact's status as a mark and a word: "○ planned". What is denied has the mark of nothing else, what a program found
/// none; nothing where it is not stated.
pub(crate) fn status_mark(fact: &Fact) -> AnyView {
    let (word, mark) = (status_word(fact), status_class(fact));
    if word.is_empty() { ().into_any() } else { view! { <span class=format!("sta {mark}")>{word}</span> }.into_any() }
}

/// What gives a fact the mark of its status.
pub(crate) fn status_class(fact: &Fact) -> &'static str {
    if fact.negated { "negated" } else { fact.status.map_or("unstated", |status| status.id()) }
}

/// "Agree", "Only China Brief".
pub(crate) fn verdict_words(corpus: &Corpus, verdict: Verdict, (a, b): (ArticleIndex, ArticleIndex)) -> String {
    match verdict {
        Verdict::OnlyA => format!("{ONLY}{}", corpus.short_name(a)),
        Verdict::OnlyB => format!("{ONLY}{}", corpus.short_name(b)),
        _ => verdict.label().to_owned(),
    }
}

fn verdict_name_of(corpus: &Corpus, verdict: Verdict, a: ArticleIndex, b: ArticleIndex) -> AnyView {
    let only = |article| view! { <span>{ONLY} {publication_name(corpus, article)}</span> }.into_any();
    match verdict {
        Verdict::OnlyA => only(a),
        Verdict::OnlyB => only(b),
        _ => view! { <span>{verdict.label()}</span> }.into_any(),
    }
}
