//! Whether every actor, thing, theme and place of the vocabulary is used: by a fact, a matter, another term or the
//! text.

use super::look::{Hint, Look};
use crate::rules::Rule;
use crate::tree::Document;
use model::closed::Facet;
use model::{Fact, Records, Speaker, Term, TermIndex};
use std::collections::HashSet;

/// Looks for terms that nothing uses. Where nobody has written a fact yet, the vocabulary may be ahead.
pub(super) fn look(documents: &[Document<'_>], records: &Records, found: &mut Vec<Hint>) {
    if records.facts.iter().all(Fact::is_by_program) {
        return;
    }
    let used = used(records);
    let vocabularies = [
        (Facet::Actor, "actors", &records.actors),
        (Facet::Thing, "things", &records.things),
        (Facet::Theme, "themes", &records.themes),
        (Facet::Place, "places", &records.places),
    ];
    for (facet, schema, terms) in vocabularies {
        let Some(document) = documents.iter().find(|document| document.file.schema == schema) else { continue };
        for (at, fields) in document.root().all_records(document.file).enumerate() {
            let Some(term) = terms.get(at).filter(|_| !used.contains(&(facet, TermIndex::new(at)))) else { continue };
            let what = format!("nothing uses the {} `{}`", facet.id(), term.id);
            let hint =
                "no statement, no other term and no article names it; is its name spelt as the articles spell it?";
            let mut look = Look::at(document, fields);
            look.say(Rule::Unused, look.fields.span("id"), what, hint);
            look.finish(found);
        }
    }
}

fn used(records: &Records) -> HashSet<(Facet, TermIndex)> {
    let mut used = HashSet::new();
    for fact in &records.facts {
        used.extend(fact.actors.iter().map(|part| (Facet::Actor, part.actor)));
        used.extend(fact.voices.iter().filter_map(|voice| match voice.speaker {
            Speaker::Actor(actor) => Some((Facet::Actor, actor)),
            Speaker::Thing(thing) => Some((Facet::Thing, thing)),
            Speaker::Named(_) => None,
        }));
        for (facet, terms) in [(Facet::Thing, &fact.things), (Facet::Theme, &fact.themes), (Facet::Place, &fact.places)]
        {
            used.extend(terms.iter().map(|&term| (facet, term)));
        }
    }
    used.extend(records.matters.iter().map(|matter| (Facet::Theme, matter.theme)));
    let mentions = records.articles.iter().flat_map(|article| &article.mentions);
    used.extend(mentions.map(|mention| (mention.facet, mention.term)));
    let vocabularies = [
        (Facet::Actor, &records.actors),
        (Facet::Thing, &records.things),
        (Facet::Theme, &records.themes),
        (Facet::Place, &records.places),
    ];
    for (facet, terms) in vocabularies {
        used.extend(terms.iter().flat_map(referred).map(|term| (facet, term)));
    }
    used
}

/// What a term rolls up into or belongs to.
fn referred(term: &Term) -> impl Iterator<Item = TermIndex> {
    term.parent.into_iter().chain(term.member_of.iter().copied())
}
