//! Two articles chosen by how alike their words are.

use crate::state::explorer;
use crate::views::labels::ArticleName;
use crate::wording::compare::{ALL_PAIRS, AND, BY_LIKENESS, ENDS_OF_ALL, ENDS_OF_ONE, LIKENESS_MEANING, MOST_ALIKE};
use engine::Corpus;
use engine::compare::pairs::with_pair;
use engine::compare::similarity::{Similarity, ranked, similarities, similarity};
use leptos::prelude::*;
use model::ArticleIndex;
use std::mem::take;
use web_sys::{Element, Event};

/// Up to so many articles are shown as a table of all pairs.
const MOST_IN_TABLE: usize = 24;
/// Up to so many are all compared with each other, when asked to; of more only one with all.
const MOST_PAIRS: usize = 200;
/// How many of the most alike are listed at once.
const LISTED: usize = 20;

/// Two articles, the first and the second.
type Pair = (ArticleIndex, ArticleIndex);

/// Computed only when it is asked for.
#[component]
pub(super) fn ByLikeness(
    /// The first article.
    a: ArticleIndex,
    /// The second article.
    b: ArticleIndex,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let toggle = move |event: Event| is_open.set(event_target::<Element>(&event).has_attribute("open"));
    view! {
        <details class="alike" on:toggle=toggle>
            <summary>{BY_LIKENESS}</summary>
            <Show when=move || is_open.get()>
                <Likeness chosen=(a, b) />
            </Show>
        </details>
    }
}

/// The ends of the scale, and below them all pairs, or of very many articles those most like the first.
#[component]
fn Likeness(
    /// The pair that is compared now.
    chosen: Pair,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let n = corpus.articles.len();
    let all = (n <= MOST_PAIRS).then(|| similarity(&corpus));
    let to_first = likenesses(&corpus, all.as_ref(), chosen.0);
    let extremes = all.as_ref().map(extremes).unwrap_or_default();
    let ends = view! { <Ends chosen to_first=to_first.clone() extremes /> };
    let choice = match all.filter(|_| n <= MOST_IN_TABLE) {
        Some(all) => view! { <AllPairs chosen all /> }.into_any(),
        None => view! { <MostAlike chosen to_first /> }.into_any(),
    };
    view! {
        <div>
            <p class="quiet">{LIKENESS_MEANING}</p>
            {ends}
            {choice}
        </div>
    }
}

/// How alike each article is to one.
fn likenesses(corpus: &Corpus, all: Option<&Similarity>, article: ArticleIndex) -> Vec<u32> {
    all.map_or_else(|| similarities(corpus, article), |all| all.of(article).to_vec())
}

/// The most alike and the most different of all, and how alike they are.
fn extremes(all: &Similarity) -> Vec<(Pair, u32)> {
    let pairs = all.extremes().into_iter().flatten();
    pairs.map(|(one, other)| ((one, other), all.between(one, other))).collect()
}

fn likeness_at(likenesses: &[u32], article: ArticleIndex) -> u32 {
    likenesses.get(article.at()).copied().unwrap_or(0)
}

/// The most alike and the most different to the first article, and of all.
#[component]
fn Ends(
    /// The pair that is compared now.
    chosen: Pair,
    /// How alike each article is to the first.
    to_first: Vec<u32>,
    /// The most alike and the most different of all.
    extremes: Vec<(Pair, u32)>,
) -> impl IntoView {
    let first = chosen.0;
    let ranked = ranked(&to_first, first);
    let ends = [ranked.first().copied(), ranked.last().copied()];
    let of_one = ends.into_iter().zip(ENDS_OF_ONE).filter_map(|(article, what)| Some((article?, what)));
    let of_one = of_one.map(|(article, what)| {
        view! {
            <li>
                {what} <ArticleName article=first /> ": " <PairLink pair=(first, article) chosen>
                    <ArticleName article />
                </PairLink> <LikenessNumber likeness=likeness_at(&to_first, article) />
            </li>
        }
    });
    let of_all = extremes.into_iter().zip(ENDS_OF_ALL).map(|((pair, likeness), what)| {
        view! {
            <li>
                {what} <PairLink pair chosen>
                    <ArticleName article=pair.0 />
                    {AND}
                    <ArticleName article=pair.1 />
                </PairLink> <LikenessNumber likeness />
            </li>
        }
    });
    view! { <ul>{of_one.collect_view()} {of_all.collect_view()}</ul> }
}

/// All pairs, a row and a column an article.
#[component]
fn AllPairs(
    /// The pair that is compared now.
    chosen: Pair,
    /// How alike any two are.
    all: Similarity,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let articles = || (0..corpus.articles.len()).map(ArticleIndex::new);
    let head = |article: ArticleIndex| {
        let name = corpus.article_name(article);
        let title = name.clone();
        view! {
            <th scope="col" title=title>
                <span aria-hidden="true">{article.at() + 1}</span>
                <span class="away">{name}</span>
            </th>
        }
    };
    let row = |one: ArticleIndex| view! { <PairsRow one likenesses=all.of(one).to_vec() chosen /> };
    view! {
        <div class="across" role="region" aria-label=ALL_PAIRS tabindex="0">
            <table>
                <caption class="away">{ALL_PAIRS}</caption>
                <thead>
                    <tr>
                        <td />
                        {articles().map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>{articles().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// One article with every other.
#[component]
fn PairsRow(
    /// Which one.
    one: ArticleIndex,
    /// How alike each is to it.
    likenesses: Vec<u32>,
    /// The pair that is compared now.
    chosen: Pair,
) -> impl IntoView {
    let cell = |(at, likeness): (usize, u32)| {
        let other = ArticleIndex::new(at);
        if other == one {
            return view! { <td class="quiet">"–"</td> }.into_any();
        }
        view! {
            <td class=shade(likeness)>
                <PairLink pair=(one, other) chosen>
                    {of_hundred(likeness)}
                </PairLink>
            </td>
        }
        .into_any()
    };
    view! {
        <tr>
            <th scope="row">
                <span class="n" aria-hidden="true">
                    {one.at() + 1}
                </span>
                " "
                <ArticleName article=one />
            </th>
            {likenesses.into_iter().enumerate().map(cell).collect_view()}
        </tr>
    }
}

/// The articles that are most like the first.
#[component]
fn MostAlike(
    /// The pair that is compared now.
    chosen: Pair,
    /// How alike each article is to the first.
    to_first: Vec<u32>,
) -> impl IntoView {
    let corpus = explorer().corpus();
    let item = |article: ArticleIndex| {
        view! {
            <li>
                <PairLink pair=(chosen.0, article) chosen>
                    <ArticleName article />
                </PairLink>
                <LikenessNumber likeness=likeness_at(&to_first, article) />
                " "
                <span class="quiet">{corpus.article(article).title.clone()}</span>
            </li>
        }
    };
    view! { <ol aria-label=MOST_ALIKE>{ranked(&to_first, chosen.0).into_iter().take(LISTED).map(item).collect_view()}</ol> }
}

/// A link that chooses these two; all else stays.
#[component]
fn PairLink(
    /// Which two.
    pair: Pair,
    /// The pair that is compared now.
    chosen: Pair,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let explorer = explorer();
    let target = move || explorer.href(|query| *query = with_pair(&explorer.corpus(), take(query), pair.0, pair.1));
    view! {
        <a href=target aria-current=(pair == chosen).then_some("true")>
            {children()}
        </a>
    }
}

/// How alike two are, after their names.
#[component]
fn LikenessNumber(
    /// In thousandths.
    likeness: u32,
) -> impl IntoView {
    view! { <span class="n">{format!(" {}", of_hundred(likeness))}</span> }
}

/// Thousandths as the page says them: of a hundred.
fn of_hundred(likeness: u32) -> u32 {
    (likeness + 5) / 10
}

/// The class of one of five shades.
fn shade(likeness: u32) -> String {
    format!("s{}", 1 + (likeness / 100).min(4))
}
