//! Whether two statements that agree rest on the same source.

use crate::names::normalize;
use model::closed::{Facet, Verdict, VoiceType, closed_list};
use model::{Fact, Link, Records, Source, Speaker, Term, TermIndex};
use text::{each_word, is_stop_word};

closed_list! {
    /// What the sources of two statements that agree are to each other.
    SourceAgreement {
        /// They share a work or a named voice, or say it in the same words.
        Same = "same";
        /// Both name theirs, and these have no word in common.
        Different = "different";
        /// One of them names none, or it cannot be told whether they are the same.
        NotStated = "not-stated";
    }
}

/// What the sources of a link's two statements are to each other; `None` for a link that does not make them agree.
///
/// A source is a cited work, a note by its text and never by its number, or the outermost voice where that is not the
/// author. Whether it is the same is told by its words, and by an actor's id. Sources that are written otherwise but share
/// a word ("Rosbalt, June 24", "Rosbalt.biz") may be the same, so nothing is said of them; nor of speakers without a name,
/// nor of notes that refer to one before ("ibid.").
pub fn sources(records: &Records, link: &Link) -> Option<SourceAgreement> {
    if link.relation.verdict() != Verdict::Agree {
        return None;
    }
    let (from, to) = (records.facts.get(link.from.at())?, records.facts.get(link.to.at())?);
    let (one, other) = (sources_of(records, from), sources_of(records, to));
    let may_be_same = || one.iter().any(|one| other.iter().any(|other| one.shares_word(other)));
    Some(match () {
        () if words(records, from) == words(records, to) => SourceAgreement::Same,
        () if one.iter().any(|one| other.iter().any(|other| one.is_same(other))) => SourceAgreement::Same,
        () if one.is_empty() || other.is_empty() || may_be_same() => SourceAgreement::NotStated,
        () => SourceAgreement::Different,
    })
}

/// A source that a fact names.
struct NamedSource {
    /// An actor or a thing that the dossier knows.
    known: Option<(Facet, TermIndex)>,
    /// What it is called, normalised.
    words: String,
}

impl NamedSource {
    fn known(records: &Records, facet: Facet, term: TermIndex) -> Self {
        let names = records.terms(facet).get(term.at()).into_iter().flat_map(Term::names);
        Self { known: Some((facet, term)), words: normalize(&names.collect::<Vec<_>>().join(" ")) }
    }

    fn is_same(&self, other: &Self) -> bool {
        match (self.known, other.known) {
            (Some(one), Some(other)) => one == other,
            _ => self.words == other.words,
        }
    }

    /// Whether a word stands in both that could be part of a name.
    fn shares_word(&self, other: &Self) -> bool {
        let there = named_words(&other.words);
        let are_told_apart = self.known.is_some() && other.known.is_some();
        !are_told_apart && named_words(&self.words).iter().any(|word| there.contains(word))
    }
}

fn named_words(source: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(source, &mut |_, word| words.extend((!is_stop_word(word)).then(|| word.to_owned())));
    words
}

/// Words of notes that refer to another one: "ibid.", "op. cit."
const REFERRING: [&str; 4] = ["ibid", "ibidem", "idem", "cit"];

/// The sources that a fact names; none where one of them cannot be known by its words.
fn sources_of(records: &Records, fact: &Fact) -> Vec<NamedSource> {
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
    let works: Vec<String> = fact.sources.iter().filter_map(work).filter(|work| !work.is_empty()).collect();
    if works.iter().any(|work| refers(work)) {
        return Vec::new();
    }
    let voice = fact.voices.first().and_then(|voice| match &voice.speaker {
        Speaker::Actor(actor) => Some(NamedSource::known(records, Facet::Actor, *actor)),
        Speaker::Thing(thing) => Some(NamedSource::known(records, Facet::Thing, *thing)),
        // "Officials" here and there need not be the same.
        Speaker::Named(_) if !HAVE_NAMES.contains(&voice.kind) => None,
        Speaker::Named(name) => Some(NamedSource { known: None, words: normalize(name) }),
    });
    works.into_iter().map(|words| NamedSource { known: None, words }).chain(voice).collect()
}

/// What of the speakers that no vocabulary knows is called by a name of its own.
const HAVE_NAMES: [VoiceType; 4] = [VoiceType::NamedExpert, VoiceType::Survey, VoiceType::Document, VoiceType::Media];

/// Whether a cited work is only "the one before", in whichever way it is put.
fn refers(work: &str) -> bool {
    named_words(work).iter().any(|word| REFERRING.contains(&word.as_str()))
}

fn words(records: &Records, fact: &Fact) -> Vec<String> {
    let text = records.articles.get(fact.article.at()).map_or("", |article| article.text.as_str());
    fact.evidence.iter().map(|quote| normalize(quote.of(text))).collect()
}
