//! How what is found is headed and explained.

use crate::corpus::Corpus;
use crate::query::Group;
use crate::wording::lists::Label;
use crate::wording::records;
use model::Fact;
use model::closed::VoiceType;

/// The heading of the group that a fact is in.
pub(crate) fn group_label(corpus: &Corpus, group: Group, fact: &Fact) -> String {
    match group {
        Group::None => String::new(),
        Group::Theme => fact
            .themes
            .first()
            .map_or_else(|| "Theme not stated".to_owned(), |&theme| records::path(&corpus.themes, theme)),
        Group::Article => corpus.article_name(fact.article),
        Group::Actor => fact
            .actors
            .first()
            .and_then(|part| corpus.actors.get(part.actor.at()))
            .map_or_else(|| "Actor not stated".to_owned(), |actor| actor.name.clone()),
        Group::Kind => {
            fact.kind.map_or_else(|| "Kind not stated".to_owned(), |kind| records::path(&corpus.kinds, kind))
        }
        Group::Status => fact.status.map_or("Status not stated", Label::label).to_owned(),
        Group::Voice => outer_voice(fact).map_or("Who says it not stated", Label::label).to_owned(),
    }
}

/// Whom the article cites: of a survey of experts the survey. `None` for what a program found: nobody has looked.
pub(crate) fn outer_voice(fact: &Fact) -> Option<VoiceType> {
    let unvoiced = (!fact.is_by_program()).then_some(VoiceType::Author);
    fact.voices.first().map(|voice| voice.kind).or(unvoiced)
}

/// The heading of all groups that have none of their own.
pub(crate) fn rest_label(by: Group) -> &'static str {
    match by {
        Group::Theme => "Other themes",
        Group::Actor => "Other actors",
        _ => "Other articles",
    }
}

/// Where in a fact a word can stand: what we say it says.
pub(crate) const STATEMENT: &str = "statement";
/// What its article says.
pub(crate) const QUOTE: &str = "quote";
/// What whom and what it is about is called.
pub(crate) const NAMES: &str = "names";

/// "‘pipelines’ in its statement and quote": in which forms a word was found, and where.
pub(crate) fn found_as(forms: &[&str], places: &[&str], is_respelt: bool) -> String {
    let spelt = if is_respelt { ", spelt otherwise" } else { "" };
    format!("‘{}’ in its {}{spelt}", forms.join("’, ‘"), places.join(" and "))
}
