//! A fact as a card: when and how real it is in the gutter; statement, quote, what it is tied to.

use crate::state::{Explorer, href, on_results};
use crate::views::parts::{article_name, explorer, link_to_fact, marked, quotes, status_mark};
use crate::views::share::CopyButton;
use corpus::closed::Stance;
use corpus::model::{Fact, FactIndex, Link, Source, TermIndex};
use corpus::query::{Choice, Facet, View};
use corpus::{Corpus, Query, label};
use leptos::prelude::*;
use std::sync::Arc;

/// How many tags a card shows before it counts the rest.
const TAGS: usize = 4;

/// A fact in a list.
#[component]
pub(crate) fn Card(fact: FactIndex) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus.get_untracked();
    let is_selected = Memo::new(move |_| explorer.selected() == Some(fact));
    let article_class = crate::state::article_class(corpus.fact(fact).article);
    let link = {
        let corpus = corpus.clone();
        move || explorer.query.with(|query| link_to_fact(&corpus, query, fact))
    };
    let statement = {
        let corpus = corpus.clone();
        move || explorer.words.with(|words| marked(&corpus.fact(fact).statement, words))
    };
    let quote = {
        let corpus = corpus.clone();
        move || explorer.words.with(|words| quotes(&corpus, fact, words))
    };
    view! {
        <article class=format!("card {article_class}") class:selected=is_selected aria-current=move || is_selected.get().then_some("true")>
            {gutter(&corpus, fact)}
            <div class="body">
                <h3 class="st"><a href=link>{statement}</a></h3>
                <blockquote class="q">{quote}</blockquote>
                {said_by(&corpus, fact)}
                {readings(&corpus, fact)}
                <div class="tags">
                    {article_name(&corpus, corpus.fact(fact).article)}
                    {tags(corpus.clone(), fact)}
                </div>
                <Show when=move || is_selected.get()>{details(explorer, fact)}</Show>
            </div>
        </article>
    }
}

fn gutter(corpus: &Corpus, index: FactIndex) -> AnyView {
    let fact = corpus.fact(index);
    let when = fact.when.as_ref().map(|when| view! { <p class="when">{when.label(Some(fact.status))}</p> });
    let published = corpus.article(fact.article).published.as_ref().map(|published| when_year(&published.edtf));
    let as_of = published.filter(|_| fact.status.is_ahead()).map(|year| view! { <p>"as of "{year}</p> });
    let figures = fact.figures.iter().take(2).map(|figure| {
        let words = label::figure(corpus, figure);
        view! { <p class="figure" title=figure.measures.clone()>{words}{figure.derived.then_some(" (our arithmetic)")}</p> }
    });
    view! { <div class="gutter">{when} <p>{status_mark(fact)}</p> {as_of} {figures.collect_view()}</div> }.into_any()
}

fn when_year(edtf: &str) -> String {
    edtf.get(..4).unwrap_or(edtf).to_owned()
}

/// Who says it and how, where that is not simply the author stating it.
fn said_by(corpus: &Corpus, index: FactIndex) -> Option<AnyView> {
    let fact = corpus.fact(index);
    let voice = (!fact.voices.is_empty()).then(|| label::voice(corpus, fact));
    let stance = (fact.stance != Stance::States).then(|| fact.stance.label());
    let condition = (!fact.condition.is_empty()).then(|| format!("on a condition: {}", fact.condition));
    let author = fact.author_view.map(|view| view.label().to_owned());
    let words = match (voice, stance) {
        (Some(voice), Some(stance)) => Some(format!("{voice}; {stance} it")),
        (Some(voice), None) => Some(voice),
        (None, Some(stance)) => Some(format!("The author {stance} it")),
        (None, None) => None,
    };
    let parts: Vec<String> = [words, condition, author].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| view! { <p class="said">{parts.join(" · ")}</p> }.into_any())
}

/// What links say of it: "Our reading: date confirmed in ◆ CACI Analyst, 2011 →".
fn readings(corpus: &Arc<Corpus>, fact: FactIndex) -> AnyView {
    let links: Vec<Link> = corpus.links_of(fact).filter(|link| other_end(link, fact) != fact).cloned().collect();
    links.into_iter().take(2).map(|link| reading(corpus, fact, &link)).collect_view().into_any()
}

fn other_end(link: &Link, fact: FactIndex) -> FactIndex {
    if link.from == fact { link.to } else { link.from }
}

fn reading(corpus: &Corpus, fact: FactIndex, link: &Link) -> AnyView {
    let other = corpus.fact(other_end(link, fact)).article;
    let mut query = Query { view: View::Compare, ..Query::default() };
    query.matter = corpus.matters.get(link.matter.at()).map(|matter| matter.id.clone());
    let (from, to) = (corpus.fact(link.from).article, corpus.fact(link.to).article);
    query.a = Some(corpus.article(from.min(to)).id.clone());
    query.b = Some(corpus.article(from.max(to)).id.clone());
    let words = relation_words(link);
    if from == to {
        return view! { <p class="reading"><span>"Our reading"</span> " "{words}" in the same article"</p> }.into_any();
    }
    view! {
        <a class="reading" href=href(&query) title=link.why.clone()>
            <span>"Our reading"</span> " " {words} " in " {article_name(corpus, other)} " →"
        </a>
    }
    .into_any()
}

/// "date: confirmed", "same subject, no verdict".
pub(crate) fn relation_words(link: &Link) -> String {
    let part = if link.extent == corpus::closed::Extent::Part { " in part" } else { "" };
    match link.aspect.label() {
        "" => format!("{}{part}", link.relation.label()),
        aspect => format!("{aspect}: {}{part}", link.relation.label()),
    }
}

/// What a card is tied to: every active filter first, then its actors, themes and things.
fn tags(corpus: Arc<Corpus>, fact: FactIndex) -> impl IntoView {
    let explorer = explorer();
    move || {
        let query = explorer.narrowing.get();
        let mut all = tags_of(&corpus, corpus.fact(fact));
        all.sort_by_key(|tag| query.choice(tag.facet, &tag.id) != Choice::Picked);
        let n_active = all.iter().filter(|tag| query.choice(tag.facet, &tag.id) == Choice::Picked).count();
        let n_shown = n_active.max(TAGS);
        let rest: Vec<String> = all.iter().skip(n_shown).map(|tag| tag.name.clone()).collect();
        let more = (!rest.is_empty()).then(|| view! { <span class="tag" title=rest.join(", ")>{format!("+ {}", rest.len())}</span> });
        let shown = all.into_iter().take(n_shown).map(|tag| tag_view(explorer, &query, tag)).collect_view();
        view! { {shown} {more} }
    }
}

struct Tag {
    facet: Facet,
    id: String,
    name: String,
}

fn tags_of(corpus: &Corpus, fact: &Fact) -> Vec<Tag> {
    let tag = |facet: Facet, terms: &[corpus::model::Term], term: TermIndex, full: bool| {
        let found = terms.get(term.at())?;
        let name = if full { label::path(terms, term) } else { found.name.clone() };
        Some(Tag { facet, id: found.id.clone(), name })
    };
    let actors = fact.actors.iter().filter_map(|part| tag(Facet::Actor, &corpus.actors, part.actor, false));
    let themes = fact.themes.iter().filter_map(|&theme| tag(Facet::Theme, &corpus.themes, theme, true));
    let things = fact.things.iter().filter_map(|&thing| tag(Facet::Thing, &corpus.things, thing, false));
    themes.chain(actors).chain(things).collect()
}

fn tag_view(explorer: Explorer, query: &Query, tag: Tag) -> AnyView {
    let is_on = query.choice(tag.facet, &tag.id) == Choice::Picked;
    let next = if is_on { Choice::Open } else { Choice::Picked };
    let target = explorer.query.with_untracked(|query| on_results(query.clone().with_choice(tag.facet, &tag.id, next)));
    let title = format!("{} {}", if is_on { "Remove the filter" } else { "Only statements with" }, tag.name);
    view! { <a class="tag" class:on=is_on href=href(&target) title=title>{tag.name}</a> }.into_any()
}

/// What only the selected card says: sources, what is inferred, our note, its link.
fn details(explorer: Explorer, index: FactIndex) -> AnyView {
    let corpus = explorer.corpus.get_untracked();
    let fact = corpus.fact(index);
    let sources = fact.sources.iter().map(|source| source_words(&corpus, fact, source)).collect::<Vec<_>>();
    let rests_on = (!sources.is_empty()).then(|| view! { <p>"Rests on: "{sources.join("; ")}</p> });
    let inferred = (!fact.inferred.is_empty()).then(|| {
        view! { <p>"Not in the quote but from its context: "{fact.inferred.join(", ")}</p> }
    });
    let note = (!fact.editor_note.is_empty()).then(|| view! { <p>"Our note: "{fact.editor_note.clone()}</p> });
    let id = fact.id.clone();
    let link = move || {
        let state = Query { view: View::Facts, fact: Some(id.clone()), ..Query::default() };
        format!("{}#{state}", crate::address::base())
    };
    let whole = href(&Query { view: View::Article(corpus.article(fact.article).id.clone()), fact: Some(fact.id.clone()), ..Query::default() });
    view! {
        <div class="details">
            {rests_on} {inferred} {note}
            <p>"Found word for word in the article."</p>
            <p class="actions"><CopyButton words="Copy link" text=link /> <a href=whole>"Whole article"</a></p>
        </div>
    }
    .into_any()
}

fn source_words(corpus: &Corpus, fact: &Fact, source: &Source) -> String {
    match source {
        Source::Text(words) => words.clone(),
        Source::Note(_, block) => {
            let article = corpus.article(fact.article);
            article.blocks.get(*block as usize).map(|block| format!("note {}", block.span.of(&article.text))).unwrap_or_default()
        }
    }
}
