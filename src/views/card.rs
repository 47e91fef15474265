//! A fact as a card: when and how real it is in the gutter; statement, quote, what it is tied to.

use crate::state::{explorer, href, show_results};
use crate::views::copy::CopyButton;
use crate::views::labels::{ArticleName, Quotes, StatusMark, article_class, marked_runs};
use crate::views::links::{compared, link_to_article, link_to_fact, web_address};
use crate::views::phrases::{as_of, relation_words};
use crate::wording::facts::{
    BY_PROGRAM, COPY_LINK, FOUND_WORD_FOR_WORD, IN_QUOTE, OUR_ARITHMETIC, OUR_NOTE, OUR_READING, RESTS_ON,
    SAME_ARTICLE, WHOLE_ARTICLE, WHY, as_of_year, note, on_condition, own_reading, relation_in, stance_words,
    unsaid_names,
};
use engine::query::{Choice, View};
use engine::typed::TypedQuery;
use engine::wording::dates::time;
use engine::wording::proof::{own_words, proof};
use engine::wording::{Label, records};
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::closed::Facet;
use model::{Fact, FactIndex, Figure, Link, Source, Term, TermIndex};
use std::sync::Arc;

/// How many tags a card shows before it counts the rest.
const TAGS: usize = 4;

/// A fact in a list, as the query stands: the list builds its cards anew for another one. Cards are drawn by the
/// hundred, so one that is not selected follows nothing, and its parts are functions that are handed what they show.
#[component]
pub(crate) fn Card(
    /// Which fact.
    fact: FactIndex,
    /// Its number in a list that is not in the page as a whole, and of how many.
    #[prop(optional_no_strip)]
    position: Option<(usize, usize)>,
) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus();
    let is_selected = explorer.selected() == Some(fact);
    // Read once: the list builds its cards anew for another query.
    let (query, searched) = (explorer.query().get_untracked(), explorer.words().get_untracked());
    let stated = corpus.fact(fact);
    let selected = if is_selected { " selected" } else { "" };
    view! {
        <article
            class=format!("card {}{selected}", article_class(stated.article))
            aria-current=is_selected.then_some("true")
            data-fact=stated.id.clone()
            aria-posinset=position.map(|(number, _)| number)
            aria-setsize=position.map(|(_, n_cards)| n_cards)
        >
            {gutter(&corpus, fact)}
            <div class="body">
                {said(&corpus, fact, &query, searched)} {not_in_quote(&corpus, fact)} {said_by(&corpus, fact)}
                {readings(&corpus, fact)} <div class="tags">
                    <ArticleName article=stated.article />
                    {tags(&corpus, fact, &query)}
                </div> {is_selected.then(|| view! { <Details fact /> })}
            </div>
        </article>
    }
}

/// What is stated, and the quote that it rests on; of what a program found its sentence, as the quote that it is.
fn said(corpus: &Corpus, index: FactIndex, query: &Query, searched: Arc<TypedQuery>) -> AnyView {
    let (fact, there) = (corpus.fact(index), link_to_fact(corpus, query, index));
    if fact.is_by_program() {
        return view! {
            <h3 class="q found" dir="auto">
                <a href=there>
                    <Quotes fact=index searched />
                </a>
            </h3>
        }
        .into_any();
    }
    view! {
        <h3 class="st">
            <a href=there>{marked_runs(&fact.statement, &searched)}</a>
        </h3>
        <blockquote class="q" dir="auto">
            <Quotes fact=index searched />
        </blockquote>
    }
    .into_any()
}

/// When it is, how real, and its first numbers.
fn gutter(corpus: &Corpus, index: FactIndex) -> AnyView {
    let fact = corpus.fact(index);
    let when = fact.when.as_ref().map(|when| view! { <p class="when">{time(when, fact.status)}</p> });
    let as_of = as_of(corpus, fact).map(|year| view! { <p>{as_of_year(&year)}</p> });
    let figures = fact.figures.iter().take(2).map(|figure| number(corpus, figure)).collect_view();
    view! {
        <div class="gutter">
            {when} <p>
                <StatusMark fact=index />
            </p> {as_of} {figures}
        </div>
    }
    .into_any()
}

fn number(corpus: &Corpus, figure: &Figure) -> AnyView {
    let derived = if figure.derived { OUR_ARITHMETIC } else { "" };
    let number = format!("{}{derived}", records::figure(corpus, figure));
    view! {
        <p class="figure" title=figure.measures.clone()>
            {number}
        </p>
    }
    .into_any()
}

/// What of the figures, dates and names the quotes do not say.
fn not_in_quote(corpus: &Corpus, index: FactIndex) -> Option<AnyView> {
    if corpus.fact(index).unquoted.is_empty() {
        return None;
    }
    let unsaid = proof(corpus, index).unsaid;
    (!unsaid.is_empty()).then(|| view! { <p class="said unsaid">{unsaid_names(&unsaid)}</p> }.into_any())
}

/// Who says it and how, where that is not simply the author stating it.
fn said_by(corpus: &Corpus, index: FactIndex) -> Option<AnyView> {
    let fact = corpus.fact(index);
    let voice = (!fact.voices.is_empty()).then(|| records::voice(corpus, fact));
    let stance = fact.stance.and_then(stance_words).map(str::to_owned);
    let condition = (!fact.condition.is_empty()).then(|| on_condition(&fact.condition));
    let author = fact.author_view.map(|view| view.label().to_owned());
    let parts: Vec<String> = [voice, stance, condition, author].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| view! { <p class="said">{parts.join(" · ")}</p> }.into_any())
}

/// What links say of it: "Our reading: date confirmed in ◆ CACI Analyst, 2011 →".
fn readings(corpus: &Corpus, fact: FactIndex) -> Vec<AnyView> {
    corpus.links_of(fact).filter(|link| link.from != link.to).take(2).map(|link| reading(corpus, fact, link)).collect()
}

fn reading(corpus: &Corpus, fact: FactIndex, tie: &Link) -> AnyView {
    let end = if tie.from == fact { tie.to } else { tie.from };
    let other = corpus.fact(end).article;
    let (there, place) = if other == corpus.fact(fact).article {
        let there = link_to_fact(corpus, &Query { view: View::Facts, ..Query::default() }, end);
        (there, SAME_ARTICLE.into_any())
    } else {
        (
            compared(corpus, tie),
            view! {
                <ArticleName article=other />
                " →"
            }
            .into_any(),
        )
    };
    view! {
        <a class="tie" href=there title=tie.why.clone()>
            <span>{OUR_READING}</span>
            {relation_in(&relation_words(tie))}
            {place}
        </a>
    }
    .into_any()
}

/// What a card is tied to: every active filter first, then its themes, actors and things.
fn tags(corpus: &Corpus, fact: FactIndex, query: &Query) -> Vec<AnyView> {
    let mut all = carried_values(corpus, corpus.fact(fact), query);
    all.sort_by_cached_key(|value| u32::from(!value.is_on));
    let n_shown = all.iter().filter(|value| value.is_on).count().max(TAGS);
    let rest: Vec<&str> = all.iter().skip(n_shown).map(|value| value.name.as_str()).collect();
    let more = (!rest.is_empty()).then(|| {
        view! {
            <span class="tag" title=rest.join(", ")>
                {format!("+ {}", rest.len())}
            </span>
        }
        .into_any()
    });
    all.iter().take(n_shown).map(|value| value_tag(query, value)).chain(more).collect()
}

/// A value as a link that picks it, or lets go of it.
fn value_tag(query: &Query, value: &CarriedValue) -> AnyView {
    let next = if query.choice(value.facet, &value.id) == Choice::Picked { Choice::Open } else { Choice::Picked };
    let mut query = query.clone().with_choice(value.facet, &value.id, next);
    show_results(&mut query);
    let target = href(&query);
    view! {
        <a class="tag" class:on=value.is_on href=target>
            {value.name.clone()}
        </a>
    }
    .into_any()
}

/// A value that a fact carries.
struct CarriedValue {
    facet: Facet,
    id: String,
    name: String,
    /// Whether it, or what it rolls up into, is picked.
    is_on: bool,
}

fn carried_values(corpus: &Corpus, fact: &Fact, query: &Query) -> Vec<CarriedValue> {
    let carried = |facet: Facet, terms: &[Term], term: TermIndex| {
        let found = terms.get(term.at())?;
        let name = if facet == Facet::Theme { records::path(terms, term) } else { found.name.clone() };
        Some(CarriedValue { facet, id: found.id.clone(), name, is_on: is_picked(query, facet, terms, term) })
    };
    let themes = fact.themes.iter().filter_map(|&theme| carried(Facet::Theme, &corpus.themes, theme));
    let actors = fact.actors.iter().filter_map(|part| carried(Facet::Actor, &corpus.actors, part.actor));
    let things = fact.things.iter().filter_map(|&thing| carried(Facet::Thing, &corpus.things, thing));
    themes.chain(actors).chain(things).collect()
}

fn is_picked(query: &Query, facet: Facet, terms: &[Term], term: TermIndex) -> bool {
    let Some(found) = terms.get(term.at()) else { return false };
    query.choice(facet, &found.id) == Choice::Picked
        || found.parent.is_some_and(|parent| is_picked(query, facet, terms, parent))
}

/// What only the selected card says: sources, what is inferred, our note, its link.
#[component]
fn Details(
    /// Which fact.
    fact: FactIndex,
) -> impl IntoView {
    let explorer = explorer();
    let corpus = explorer.corpus();
    let stated = corpus.fact(fact);
    let id = Some(stated.id.clone());
    let state = Query { view: View::Facts, fact: id.clone(), ..Query::default() };
    let address = Arc::new(move || format!("{}#{state}", crate::address::base()));
    let whole = Query { fact: id, ..Query::parse(&link_to_article(corpus.article(stated.article))) };
    // Read once, as all of the card is.
    let proof = proof(&corpus, fact);
    let why = explorer.results().with_untracked(|results| engine::search::explain(&corpus, results, fact));
    view! {
        <div class="details">
            {line(WHY, &why.join("; "))}
            {stated.sources.iter().map(|source| source_line(&corpus, stated, source)).collect_view()}
            {line(OUR_NOTE, &stated.editor_note)}
            <p>{if stated.is_by_program() { BY_PROGRAM } else { FOUND_WORD_FOR_WORD }}</p>
            {line(IN_QUOTE, &proof.said.join(", "))}
            {(!stated.is_by_program()).then(|| view! { <p>{own_reading(&own_words(&corpus, fact))}</p> })}
            <p class="actions">
                <CopyButton name=COPY_LINK text=address />
                <a href=href(&whole)>{WHOLE_ARTICLE}</a>
            </p>
        </div>
    }
}

/// "Our note: …"; nothing where there is nothing to say.
fn line(name: &str, content: &str) -> Option<AnyView> {
    (!content.is_empty()).then(|| view! { <p>{format!("{name}: {content}")}</p> }.into_any())
}

/// What the article rests on here: its note, which leads to where it stands, with the cited work and its address.
fn source_line(corpus: &Corpus, fact: &Fact, source: &Source) -> AnyView {
    let article = corpus.article(fact.article);
    let (number, block) = match source {
        Source::Text(text) => return view! { <p>{RESTS_ON} {text.clone()}</p> }.into_any(),
        Source::Note(number, block) => (number, article.blocks.get(*block as usize)),
    };
    let name = note(*number);
    let Some(span) = block.map(|block| block.span) else {
        return view! { <p>{RESTS_ON} {name}</p> }.into_any();
    };
    let there = Query { at: Some(span), ..Query::parse(&link_to_article(article)) };
    let cited = span.of(&article.text);
    let cited = cited.split_once(". ").map_or(cited, |(_, cited)| cited);
    let (before, address, after) = cut_at_address(cited);
    let address = web_address(address).map(str::to_owned).map(|url| {
        view! {
            <a href=url rel="noreferrer">
                {url.clone()}
            </a>
        }
    });
    view! { <p>{RESTS_ON} <a href=href(&there)>{name}</a> {format!(": {before}")} {address} {after.to_owned()}</p> }
        .into_any()
}

/// What stands before the first web address of a text, the address, and what stands after it.
fn cut_at_address(text: &str) -> (&str, &str, &str) {
    let Some(start) = text.find("http") else { return (text, "", "") };
    let end = text[start..].find([' ', ',', ';', ')']).map_or(text.len(), |length| start + length);
    let address = text[start..end].trim_end_matches('.');
    (&text[..start], address, &text[start + address.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found_in_a_note_without_its_full_stop() {
        let note = "A brief, https://example.org/a.pdf, 2008.";
        assert_eq!(cut_at_address(note), ("A brief, ", "https://example.org/a.pdf", ", 2008."));
        assert_eq!(cut_at_address("See http://example.org/."), ("See ", "http://example.org/", "."));
        assert_eq!(cut_at_address("An interview."), ("An interview.", "", ""));
    }
}
