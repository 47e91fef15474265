//! What of a fact its quotes do not say: figures, dates and names, looked for in their words.

use extract::mentions::NameFinder;
use extract::said::Said;
use model::closed::{BlockRole, Facet};
use model::{Article, Block, Fact, Records, Span, Speaker, TermIndex};

/// The paths of [`Fact::unquoted`].
pub(super) fn unquoted(records: &Records, names: &NameFinder<'_>, article: &Article, fact: &Fact) -> Vec<String> {
    let said = Said::of(fact.evidence.iter().map(|span| span.of(&article.text)));
    let mut out: Vec<String> = Vec::new();
    out.extend(fact.when.as_ref().and_then(|when| unsaid_date(&said, &when.edtf)).map(str::to_owned));
    let unsaid = fact.figures.iter().enumerate().filter(|(_, figure)| !said.has_value(&figure.value));
    out.extend(unsaid.map(|(at, _)| format!("figures.{at}")));
    for (facet, term) in named(names, fact) {
        let Some(term) = records.terms(facet).get(term.at()) else { continue };
        let path = format!("{}s.{}", facet.id(), term.id);
        if !term.names().any(|name| said.has_name(name)) && !out.contains(&path) {
            out.push(path);
        }
    }
    out
}

/// Of a date that the quotes do not say, or not all of it: which part.
fn unsaid_date(said: &Said, edtf: &str) -> Option<&'static str> {
    let year = edtf.split(['-', '/']).next().unwrap_or("");
    match () {
        () if said.has_date(edtf, "") => None,
        () if edtf.contains('-') && said.has_date(edtf, year) => Some("when.year"),
        () => Some("when"),
    }
}

/// Who and what a fact has, or its statement names.
fn named(names: &NameFinder<'_>, fact: &Fact) -> Vec<(Facet, TermIndex)> {
    let speakers = fact.voices.iter().filter_map(|voice| match voice.speaker {
        Speaker::Actor(actor) => Some((Facet::Actor, actor)),
        Speaker::Thing(thing) => Some((Facet::Thing, thing)),
        Speaker::Named(_) => None,
    });
    let actors = fact.actors.iter().map(|part| (Facet::Actor, part.actor));
    let things = fact.things.iter().map(|&thing| (Facet::Thing, thing));
    let places = fact.places.iter().map(|&place| (Facet::Place, place));
    let statement =
        Block { span: Span::new(0..fact.statement.len()), role: BlockRole::Paragraph, sentences: Vec::new() };
    let mentioned = names.mentions(&fact.statement, &[statement]);
    let mentioned = mentioned.into_iter().map(|mention| (mention.facet, mention.term));
    actors.chain(speakers).chain(things).chain(places).chain(mentioned).collect()
}
