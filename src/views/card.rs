//! A fact as a card: when and how real it is in the gutter; statement, quote, what it is tied to.

use crate::dom::{Tag, link, tag, words};
use crate::state::{Explorer, href, on_results};
use crate::views::copy::copy_button;
use crate::views::labels::{article_class, article_name, marked, quotes, status_mark};
use crate::views::links::{link_to_article, link_to_fact, web_address};
use crate::views::phrases::{as_of, relation_words};
use engine::query::{Choice, View};
use engine::wording::dates::time;
use engine::wording::{Label, records};
use engine::{Corpus, Query};
use leptos::prelude::*;
use model::closed::{Facet, Stance};
use model::{Fact, FactIndex, Link, Source, Term, TermIndex};
use std::rc::Rc;

/// How many tags a card shows before it counts the rest.
const TAGS: usize = 4;

/// A fact in a list, as the query stands: the list builds its cards anew for another one.
pub(crate) fn card(explorer: Explorer, fact: FactIndex) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let is_selected = explorer.selected() == Some(fact);
    let article = corpus.fact(fact).article;
    let foot = tag("div").class("tags").child(article_name(&corpus, article)).children(tags(explorer, &corpus, fact));
    let quote = explorer.words.with_untracked(|searched| quotes(&corpus, fact, searched));
    let body = tag("div")
        .class("body")
        .child(words("h3", "st", "").child(statement(explorer, &corpus, fact)))
        .child(tag("blockquote").class("q").child(quote))
        .children(said_by(&corpus, fact))
        .children(readings(&corpus, fact))
        .child(foot)
        .children(is_selected.then(|| details(explorer, fact)));
    let card = tag("article")
        .class(&format!("card {}{}", article_class(article), if is_selected { " selected" } else { "" }))
        .child(gutter(&corpus, fact))
        .child(body);
    if is_selected { card.attr("aria-current", "true") } else { card }
}

/// The statement as a link that selects it.
fn statement(explorer: Explorer, corpus: &Corpus, fact: FactIndex) -> Tag {
    let target = explorer.query.with_untracked(|query| link_to_fact(corpus, query, fact));
    explorer.words.with_untracked(|searched| marked(link(&target), &corpus.fact(fact).statement, searched))
}

fn gutter(corpus: &Corpus, index: FactIndex) -> Tag {
    let fact = corpus.fact(index);
    let when = fact.when.as_ref().map(|when| words("p", "when", &time(when, Some(fact.status))));
    let as_of = as_of(corpus, fact).map(|year| words("p", "", &format!("as of {year}")));
    let figures = fact.figures.iter().take(2).map(|figure| {
        let derived = if figure.derived { " (our arithmetic)" } else { "" };
        words("p", "figure", &format!("{}{derived}", records::figure(corpus, figure))).attr("title", &figure.measures)
    });
    tag("div").class("gutter").children(when).child(tag("p").child(status_mark(fact))).children(as_of).children(figures)
}

/// Who says it and how, where that is not simply the author stating it.
fn said_by(corpus: &Corpus, index: FactIndex) -> Option<Tag> {
    let fact = corpus.fact(index);
    let voice = (!fact.voices.is_empty()).then(|| records::voice(corpus, fact));
    let stance = stance_words(fact.stance).map(str::to_owned);
    let condition = (!fact.condition.is_empty()).then(|| format!("on a condition: {}", fact.condition));
    let author = fact.author_view.map(|view| view.label().to_owned());
    let parts: Vec<String> = [voice, stance, condition, author].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| words("p", "said", &parts.join(" · ")))
}

/// How it is held, where it is not simply stated.
fn stance_words(stance: Stance) -> Option<&'static str> {
    match stance {
        Stance::States => None,
        Stance::Believes => Some("said as a belief"),
        Stance::Expects => Some("said as an expectation"),
        Stance::Hopes => Some("said as a hope"),
        Stance::Fears => Some("said as a fear"),
        Stance::Doubts => Some("said as a doubt"),
        Stance::Denies => Some("said as a denial"),
        Stance::CallsFor => Some("said as a demand"),
    }
}

/// What links say of it: "Our reading: date confirmed in ◆ CACI Analyst, 2011 →".
fn readings(corpus: &Corpus, fact: FactIndex) -> Vec<Tag> {
    corpus.links_of(fact).filter(|link| link.from != link.to).take(2).map(|link| reading(corpus, fact, link)).collect()
}

fn reading(corpus: &Corpus, fact: FactIndex, tie: &Link) -> Tag {
    let other = corpus.fact(if tie.from == fact { tie.to } else { tie.from }).article;
    let ours = words("span", "", "Our reading");
    let relation = format!(" {} in ", relation_words(tie));
    if other == corpus.fact(fact).article {
        let end = if tie.from == fact { tie.to } else { tie.from };
        let there = link_to_fact(corpus, &Query { view: View::Facts, ..Query::default() }, end);
        return link(&there)
            .class("tie")
            .attr("title", &tie.why)
            .child(ours)
            .text(&relation)
            .text("the same article →");
    }
    let (from, to) = (corpus.fact(tie.from).article, corpus.fact(tie.to).article);
    let row = Query {
        view: View::Compare,
        matter: corpus.matters.get(tie.matter.at()).map(|matter| matter.id.clone()),
        a: Some(corpus.article(from.min(to)).id.clone()),
        b: Some(corpus.article(from.max(to)).id.clone()),
        ..Query::default()
    };
    link(&href(&row))
        .class("tie")
        .attr("title", &tie.why)
        .child(ours)
        .text(&relation)
        .child(article_name(corpus, other))
        .text(" →")
}

/// What a card is tied to: every active filter first, then its themes, actors and things.
fn tags(explorer: Explorer, corpus: &Corpus, fact: FactIndex) -> Vec<Tag> {
    let mut all = explorer.narrowing.with_untracked(|query| carried_values(corpus, corpus.fact(fact), query));
    all.sort_by_cached_key(|value| u32::from(!value.is_on));
    let n_shown = all.iter().filter(|value| value.is_on).count().max(TAGS);
    let rest: Vec<&str> = all.iter().skip(n_shown).map(|value| value.name.as_str()).collect();
    let more =
        (!rest.is_empty()).then(|| words("span", "tag", &format!("+ {}", rest.len())).attr("title", &rest.join(", ")));
    all.iter().take(n_shown).map(|value| tag_view(explorer, value)).chain(more).collect()
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

fn tag_view(explorer: Explorer, value: &CarriedValue) -> Tag {
    let target = explorer.query.with_untracked(|query| {
        let next = if query.choice(value.facet, &value.id) == Choice::Picked { Choice::Open } else { Choice::Picked };
        on_results(query.clone().with_choice(value.facet, &value.id, next))
    });
    link(&href(&target)).class(if value.is_on { "tag on" } else { "tag" }).text(&value.name)
}

/// What only the selected card says: sources, what is inferred, our note, its link.
fn details(explorer: Explorer, index: FactIndex) -> Tag {
    let corpus = explorer.corpus.get_untracked();
    let fact = corpus.fact(index);
    let sources: Vec<Tag> = fact.sources.iter().map(|source| source_line(&corpus, fact, source)).collect();
    let line = |name: &str, content: &str| (!content.is_empty()).then(|| words("p", "", &format!("{name}: {content}")));
    let state = Query { view: View::Facts, fact: Some(fact.id.clone()), ..Query::default() };
    let address = Rc::new(move || format!("{}#{state}", crate::address::base()));
    let whole = Query { fact: Some(fact.id.clone()), ..Query::parse(&link_to_article(corpus.article(fact.article))) };
    let actions = tag("p")
        .class("actions")
        .child(copy_button("Copy link", address))
        .child(link(&href(&whole)).text("Whole article"));
    let why = explorer.results.with_untracked(|results| engine::search::explain(&corpus, results, index));
    tag("div")
        .class("details")
        .children(line("Why", &why.join("; ")))
        .children(sources)
        .children(line("Not in the quote but from its context", &fact.inferred.join(", ")))
        .children(line("Our note", &fact.editor_note))
        .child(words("p", "", "Found word for word in the article."))
        .child(actions)
}

/// What the article rests on here: its note, which leads to where it stands, with the cited work and its address.
fn source_line(corpus: &Corpus, fact: &Fact, source: &Source) -> Tag {
    let line = words("p", "", "Rests on: ");
    let article = corpus.article(fact.article);
    let (number, block) = match source {
        Source::Text(text) => return line.text(text),
        Source::Note(number, block) => (number, article.blocks.get(*block as usize)),
    };
    let name = format!("note {number}");
    let Some(span) = block.map(|block| block.span) else { return line.text(&name) };
    let note = Query { at: Some(span), ..Query::parse(&link_to_article(article)) };
    let cited = span.of(&article.text);
    let cited = cited.split_once(". ").map_or(cited, |(_, cited)| cited);
    let (before, address, after) = cut_at_address(cited);
    let line = line.child(link(&href(&note)).text(&name)).text(&format!(": {before}"));
    let line = match web_address(address) {
        Some(url) => line.child(link(url).attr("rel", "noreferrer").text(url)),
        None => line,
    };
    line.text(after)
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
