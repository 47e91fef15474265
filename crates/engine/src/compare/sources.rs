//! Whether two statements that agree rest on the same source.

use crate::names::normalize;
use model::closed::{Verdict, closed_list};
use model::{Fact, Link, Records, Source, Speaker};

closed_list! {
    /// What the sources of two statements that agree are to each other.
    SourceAgreement {
        /// They share a work or a voice, or say it in the same words.
        Same = "same";
        /// Both name theirs, and share none.
        Different = "different";
        /// One of them names none.
        NotStated = "not-stated";
    }
}

/// What the sources of a link's two statements are to each other; `None` for a link that does not make them agree.
///
/// A source is a cited work, a note by its text and never by its number, or the outermost voice where that is not the
/// author. Whether it is the same is told by its words, and by an actor's id.
pub fn sources(records: &Records, link: &Link) -> Option<SourceAgreement> {
    if link.relation.verdict() != Verdict::Agree {
        return None;
    }
    let (from, to) = (records.facts.get(link.from.at())?, records.facts.get(link.to.at())?);
    let (one, other) = (sources_of(records, from), sources_of(records, to));
    Some(match () {
        () if one.iter().any(|source| other.contains(source)) => SourceAgreement::Same,
        () if words(records, from) == words(records, to) => SourceAgreement::Same,
        () if one.is_empty() || other.is_empty() => SourceAgreement::NotStated,
        () => SourceAgreement::Different,
    })
}

/// The sources that a fact names, as words or ids.
fn sources_of(records: &Records, fact: &Fact) -> Vec<String> {
    let article = records.articles.get(fact.article.at());
    let work = |source: &Source| match source {
        Source::Text(text) => Some(normalize(text)),
        Source::Note(number, block) => {
            let note = article.and_then(|article| Some(article.blocks.get(*block as usize)?.span.of(&article.text)));
            let words = note.map(normalize)?;
            // Its number is the article's own.
            Some(words.strip_prefix(&format!("{number} ")).map_or_else(|| words.clone(), str::to_owned))
        }
    };
    let voice = fact.voices.first().map(|voice| match &voice.speaker {
        Speaker::Actor(actor) => format!("actor:{}", actor.0),
        Speaker::Thing(thing) => format!("thing:{}", thing.0),
        Speaker::Named(name) => normalize(name),
    });
    fact.sources.iter().filter_map(work).chain(voice).filter(|source| !source.is_empty()).collect()
}

fn words(records: &Records, fact: &Fact) -> Vec<String> {
    let text = records.articles.get(fact.article.at()).map_or("", |article| article.text.as_str());
    fact.evidence.iter().map(|quote| normalize(quote.of(text))).collect()
}
