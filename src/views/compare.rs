//! Two articles side by side: a row a subject, the relation between the sentences in words.

use crate::state::{article_class, href};
use crate::views::card::relation_words;
use crate::views::facts::FilterButton;
use crate::views::parts::{article_name, counted, explorer, link_to_fact, publication_name, quotes, status_mark, thousands};
use crate::views::sentence::Sentence;
use crate::views::share::ShareButton;
use corpus::closed::Verdict;
use corpus::compare::{Ledger, Row, ledger, pair};
use corpus::model::{ArticleIndex, FactIndex, Link};
use corpus::query::View;
use corpus::text::Words;
use corpus::{Corpus, Query, label};
use leptos::prelude::*;
use std::sync::Arc;

/// How many rows of each verdict "All" shows before it folds the rest.
const FIRST: usize = 3;

/// The order in which verdicts are shown.
const ORDER: [Verdict; 6] = [Verdict::Agree, Verdict::Changed, Verdict::Differ, Verdict::Both, Verdict::OnlyA, Verdict::OnlyB];

/// The view "Compare".
#[component]
pub(crate) fn Compare() -> impl IntoView {
    let explorer = explorer();
    let narrows = Memo::new(move |_| explorer.query.with(Query::narrows));
    let shown = Memo::new(move |_| {
        let corpus = explorer.corpus.get();
        let asked = explorer.query.with(|query| Query { a: query.a.clone(), b: query.b.clone(), ..query.narrowing() });
        pair(&corpus, &asked).map(|(a, b)| Arc::new(ledger(&corpus, a, b, &asked)))
    });
    let nothing = || view! { <section class="page"><h1>"There is only one article here, so there is nothing to compare."</h1></section> };
    view! {
        <div class="compare">
            {move || shown.get().map(|ledger| {
                let corpus = explorer.corpus.get_untracked();
                view! {
                    <div class="bar">
                        <h1 class="sentence">{summary(&corpus, &ledger)}</h1>
                        <div class="actions"><FilterButton /><ShareButton /></div>
                    </div>
                    <Show when=move || narrows.get()>
                        <div class="under"><span>"Rows with any of these: "</span><Sentence is_title=false /></div>
                    </Show>
                    <PairChoice ledger=ledger.clone() />
                    <VerdictTabs ledger=ledger.clone() />
                    <Rows ledger />
                }.into_any()
            }).unwrap_or_else(|| nothing().into_any())}
        </div>
    }
}

/// "106 subjects: 14 in both articles, 70 only in China Brief, 22 only in CACI Analyst".
fn summary(corpus: &Corpus, ledger: &Ledger) -> String {
    let (only_a, only_b) = (ledger.count(Verdict::OnlyA), ledger.count(Verdict::OnlyB));
    let both = ledger.rows.len() - only_a - only_b;
    let (a, b) = (label::publication(corpus, ledger.a), label::publication(corpus, ledger.b));
    format!(
        "{}: {} in both articles, {} only in {a}, {} only in {b}",
        counted(ledger.rows.len(), "subject", "subjects"),
        thousands(both),
        thousands(only_a),
        thousands(only_b)
    )
}

/// "agree", "only ■ China Brief".
pub(crate) fn verdict_name(corpus: &Corpus, ledger: &Ledger, verdict: Verdict) -> AnyView {
    match verdict {
        Verdict::OnlyA => view! { "Only " {publication_name(corpus, ledger.a)} }.into_any(),
        Verdict::OnlyB => view! { "Only " {publication_name(corpus, ledger.b)} }.into_any(),
        _ => verdict.label().into_any(),
    }
}

/// Which two; with three articles or more, any two can be chosen.
#[component]
fn PairChoice(ledger: Arc<Ledger>) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus.get_untracked();
    if corpus.articles.len() < 3 {
        return ().into_any();
    }
    let choose = move |name: &'static str, chosen: ArticleIndex, set: fn(&mut Query, String)| {
        let corpus = explorer.corpus.get_untracked();
        let options = (0..corpus.articles.len()).map(|at| {
            let index = ArticleIndex::new(at);
            view! { <option value=corpus.articles[at].id.clone() selected=index == chosen>{label::article(&corpus, index)}" · "{corpus.articles[at].title.clone()}</option> }
        });
        let changed = move |event: leptos::ev::Event| {
            explorer.step(|mut query| {
                set(&mut query, event_target_value(&event));
                query
            });
        };
        view! { <select class="choose" aria-label=name on:change=changed>{options.collect_view()}</select> }
    };
    view! {
        <div class="toolbar">
            {choose("First article", ledger.a, |query, id| query.a = Some(id))}
            {choose("Second article", ledger.b, |query, id| query.b = Some(id))}
        </div>
    }
    .into_any()
}

/// All, Agree, Changed, Differ … with how many rows each has.
#[component]
fn VerdictTabs(ledger: Arc<Ledger>) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus.get_untracked();
    let tab = |verdict: Option<Verdict>, name: AnyView, n: usize| {
        let link = move || explorer.href(|query| Query { verdict, matter: None, ..query });
        let is_on = move || explorer.query.with(|query| query.verdict == verdict && query.matter.is_none());
        view! { <a href=link class:on=is_on aria-current=move || is_on().then_some("true")>{name} " " <span class="n num">{n}</span></a> }
    };
    let all = tab(None, "All".into_any(), ledger.rows.len());
    let each = ORDER.map(|verdict| tab(Some(verdict), verdict_name(&corpus, &ledger, verdict), ledger.count(verdict)));
    view! { <nav class="switch" aria-label="Verdict">{all} {each.into_iter().collect_view()}</nav> }
}

/// The rows under the heads of both articles.
#[component]
fn Rows(ledger: Arc<Ledger>) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus.get_untracked();
    let words = Words::default();
    let heads = [ledger.a, ledger.b].map(|article| article_head(&corpus, article));
    let [head_a, head_b] = heads;
    let groups = move || {
        let query = explorer.query.get();
        let corpus = explorer.corpus.get_untracked();
        let is_all = query.verdict.is_none() && query.matter.is_none();
        let group = |verdict: Verdict| {
            let rows: Vec<&Row> = ledger.shown(&corpus, &query).into_iter().filter(|row| row.verdict == verdict).collect();
            (!rows.is_empty() || is_all).then(|| group_view(&corpus, &ledger, verdict, &rows, is_all, &words))
        };
        ORDER.into_iter().filter_map(group).collect_view()
    };
    let one = move || {
        let all = explorer.href(|query| Query { matter: None, ..query });
        explorer.query.with(|query| query.matter.is_some()).then(|| view! { <p class="one"><a href=all>"All subjects"</a></p> })
    };
    view! {
        {one}
        <div class="ledger">
            <div class="heads"><span></span>{head_a}<span class="quiet">"Our reading"</span>{head_b}</div>
            {groups}
        </div>
    }
}

fn article_head(corpus: &Corpus, index: ArticleIndex) -> AnyView {
    let article = corpus.article(index);
    let n_facts = corpus.facts.iter().filter(|fact| fact.article == index).count();
    let link = href(&Query { view: View::Article(article.id.clone()), ..Query::default() });
    let length = format!("{} · {}", counted(corpus::article::n_article_words(article), "word", "words"), counted(n_facts, "statement", "statements"));
    view! {
        <div class=article_class(index)>
            <p>{article_name(corpus, index)} <span class="quiet">{length}</span></p>
            <h2><a href=link>{article.title.clone()}</a></h2>
        </div>
    }
    .into_any()
}

/// The rows of one verdict; in "All" the first few, the rest folded but found by the browser's own search.
fn group_view(corpus: &Corpus, ledger: &Ledger, verdict: Verdict, rows: &[&Row], is_all: bool, words: &Words) -> AnyView {
    let n_first = if is_all { FIRST } else { rows.len() };
    let first = rows.iter().take(n_first).map(|row| row_view(corpus, ledger, row, words)).collect_view();
    let rest: Vec<AnyView> = rows.iter().skip(n_first).map(|row| row_view(corpus, ledger, row, words)).collect();
    let is_open = RwSignal::new(false);
    let n_rest = rest.len();
    let unfold = (n_rest > 0).then(|| {
        view! {
            <button type="button" class="plain" aria-expanded=move || is_open.get().to_string() on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)>
                {move || if is_open.get() { "Fewer".to_owned() } else { format!("{n_rest} more") }}
            </button>
        }
    });
    view! {
        <section class="verdict">
            <h2>{verdict_name(corpus, ledger, verdict)} <span class="n num">{rows.len()}</span> {unfold}</h2>
            {first}
            <div class="folded" hidden=move || (!is_open.get()).then_some("until-found")>{rest}</div>
        </section>
    }
    .into_any()
}

/// A subject: for each link both sentences and what ties them; or the one sentence and what stands against it.
fn row_view(corpus: &Corpus, ledger: &Ledger, row: &Row, words: &Words) -> AnyView {
    let pairs: Vec<AnyView> = match row.verdict {
        Verdict::OnlyA | Verdict::OnlyB => {
            let facts = if row.verdict == Verdict::OnlyA { &row.a } else { &row.b };
            facts.iter().map(|&fact| one_sided(corpus, ledger, row.verdict, fact, words)).collect()
        }
        _ => row.links.iter().filter_map(|&at| corpus.links.get(at)).filter_map(|link| pair_view(corpus, ledger, link, words)).collect(),
    };
    let n = row.a.len() + row.b.len();
    let name = match row.matter.and_then(|matter| corpus.matters.get(matter.at())) {
        Some(matter) => {
            let explorer = explorer();
            let link = explorer.query.with_untracked(|query| href(&Query { matter: Some(matter.id.clone()), ..query.clone() }));
            view! { <h3><a href=link>{row.label.clone()}</a></h3> }.into_any()
        }
        None => view! { <h3>{row.label.clone()}</h3> }.into_any(),
    };
    view! { <div class="row"><div class="subject">{name}<p class="quiet">{counted(n, "statement", "statements")}</p></div><div class="pairs">{pairs}</div></div> }
        .into_any()
}

fn pair_view(corpus: &Corpus, ledger: &Ledger, link: &Link, words: &Words) -> Option<AnyView> {
    let (a, b) = if corpus.fact(link.from).article == ledger.a { (link.from, link.to) } else { (link.to, link.from) };
    let is_across = corpus.fact(a).article == ledger.a && corpus.fact(b).article == ledger.b;
    let arrow = match (link.relation.verdict(), link.from == a) {
        (Verdict::Differ, _) => "apart",
        (Verdict::Both, _) => "level",
        (_, true) => "forward",
        (_, false) => "back",
    };
    is_across.then(|| {
        view! {
            <div class="pair">
                {side(corpus, a, words)}
                <div class="relation">
                    <p><span class="away">"Our reading: "</span><b>{relation_words(link)}</b></p>
                    <i class=arrow aria-hidden="true"></i>
                    <p>{link.why.clone()}</p>
                </div>
                {side(corpus, b, words)}
            </div>
        }
        .into_any()
    })
}

fn one_sided(corpus: &Corpus, ledger: &Ledger, verdict: Verdict, fact: FactIndex, words: &Words) -> AnyView {
    let other = if verdict == Verdict::OnlyA { ledger.b } else { ledger.a };
    let none = view! { <div class="missing"><p>"No linked statement in "{label::publication(corpus, other)}"."</p></div> }.into_any();
    let relation = view! { <div class="relation"><p>"only "{label::publication(corpus, corpus.fact(fact).article)}</p></div> }.into_any();
    let told = side(corpus, fact, words);
    let (left, right) = if verdict == Verdict::OnlyA { (told, none) } else { (none, told) };
    view! { <div class="pair">{left} {relation} {right}</div> }.into_any()
}

/// A statement with its quote, status, voice and figures; the article opens at it.
fn side(corpus: &Corpus, index: FactIndex, words: &Words) -> AnyView {
    let fact = corpus.fact(index);
    let link = link_to_fact(corpus, &Query::default(), index);
    let published = corpus.article(fact.article).published.as_ref();
    let as_of = published.filter(|_| fact.status.is_ahead()).map(|published| format!(", as of {}", published.edtf.get(..4).unwrap_or_default()));
    let figures = fact.figures.iter().map(|figure| label::figure(corpus, figure)).collect::<Vec<_>>().join(", ");
    view! {
        <div class=format!("side {}", article_class(fact.article))>
            <p class="whose">{article_name(corpus, fact.article)}</p>
            <h4 class="st"><a href=link>{fact.statement.clone()}</a></h4>
            <blockquote class="q">{quotes(corpus, index, words)}</blockquote>
            <p class="facts-line">{status_mark(fact)}{as_of} <span>{label::voice(corpus, fact)}</span> <b>{figures}</b></p>
        </div>
    }
    .into_any()
}
