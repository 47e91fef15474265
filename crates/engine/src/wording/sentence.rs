//! The query as a sentence: "9 statements with ‘pipeline’ about Kazakhstan and Energy, 2003 – 2013, not Russia".
//!
//! Every condition that narrows the result is a part that can be removed; what the corpus does not know is ignored by
//! the result and so is not in the sentence.

use crate::corpus::Corpus;
use crate::elsewhere::Other;
use crate::plan::Plan;
use crate::query::{NOT_STATED, Pick, Query, Scope};
use crate::sets::is_known;
use crate::typed::{TypedQuery, TypedTerm};
use crate::wording::counts::statements_among;
use crate::wording::dates::time;
use crate::wording::lists::Label;
use crate::wording::records;
use model::closed::{Facet, Stance, Status, VoiceType};
use model::when::When;
use model::{ArticleIndex, FactIndex};

/// A piece of the sentence.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "a sentence has few pieces")]
pub enum Piece {
    /// Plain words.
    Text(String),
    /// A condition that can be removed.
    Part(SentencePart),
}

/// A condition of the query in words.
#[derive(Clone, Debug, PartialEq)]
pub struct SentencePart {
    /// As the sentence says it: "Kazakhstan", "‘pipeline’", "2003 – 2013".
    pub label: String,
    /// Excluded: shown struck through.
    pub excluded: bool,
    /// The query without it.
    pub without: Query,
}

/// The sentence, in pieces; joined they read as one.
pub fn describe(corpus: &Corpus, plan: &Plan) -> Vec<Piece> {
    let count = statements_among(corpus, &mut plan.facts().ones().map(FactIndex::new));
    let count = count.strip_prefix("0 ").map_or(count.clone(), |none| format!("No {none}"));
    let mut pieces = vec![Piece::Text(count)];
    for clause in clauses(corpus, plan, plan.is_relaxed()) {
        clause.write(&mut pieces);
    }
    if plan.is_relaxed() {
        pieces.push(Piece::Text(" (none has all the words; these have some)".to_owned()));
    }
    pieces
}

/// The sentence as plain text.
pub fn to_text(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Part(part) => out.push_str(&part.label),
        }
    }
    out
}

/// Every condition, in the sentence's order.
pub(crate) fn parts(corpus: &Corpus, plan: &Plan) -> Vec<SentencePart> {
    clauses(corpus, plan, false).into_iter().flat_map(|clause| clause.parts).collect()
}

/// Parts that one set of words leads in and joins: " about " Kazakhstan " or " China.
struct Clause {
    lead: &'static str,
    parts: Vec<SentencePart>,
    /// Before the last part, and before those in the middle.
    joins: (&'static str, &'static str),
}

const AND: (&str, &str) = (" and ", ", ");
const OR: (&str, &str) = (" or ", ", ");
/// Names of articles have commas of their own.
const COMMA_AND: (&str, &str) = (", and ", ", ");
const COMMA_OR: (&str, &str) = (", or ", ", or ");

impl Clause {
    fn write(self, pieces: &mut Vec<Piece>) {
        let n = self.parts.len();
        for (at, part) in self.parts.into_iter().enumerate() {
            let before = match at {
                0 => self.lead,
                _ if at + 1 == n => self.joins.0,
                _ => self.joins.1,
            };
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Part(part));
        }
    }
}

/// All conditions, in the order in which the sentence says them.
fn clauses(corpus: &Corpus, plan: &Plan, relaxed: bool) -> Vec<Clause> {
    let query = &plan.query;
    let mut clauses = word_clauses(plan, relaxed);
    clauses.extend(about(corpus, query));
    let rest = [
        Facet::When,
        Facet::Voice,
        Facet::Words,
        Facet::Status,
        Facet::Kind,
        Facet::Stance,
        Facet::Place,
        Facet::Article,
        Facet::Other,
        Facet::FoundBy,
    ];
    let named = rest.into_iter().filter_map(|facet| named(corpus, query, facet, lead(facet)));
    clauses.extend(named);
    clauses.extend(Facet::ALL.iter().filter_map(|&facet| not_stated(corpus, query, facet)));
    clauses.extend(Facet::ALL.iter().flat_map(|&facet| excluded(corpus, query, facet)));
    clauses.extend(scope(query));
    clauses
}

fn word_clauses(plan: &Plan, relaxed: bool) -> Vec<Clause> {
    let Plan { query, words, .. } = plan;
    if words.expression.is_some() {
        let understood = understood(&query.q, words);
        if understood.trim().is_empty() {
            return Vec::new();
        }
        let label = quoted(understood.trim());
        let part = SentencePart { label, excluded: false, without: Query { q: String::new(), ..query.clone() } };
        return vec![Clause { lead: " with ", parts: vec![part], joins: AND }];
    }
    let typed = &words.typed;
    let parts = |excluded: bool| -> Vec<SentencePart> {
        let wanted = typed.iter().enumerate().filter(|(_, piece)| piece.excluded == excluded);
        wanted.map(|(at, piece)| word_part(query, typed, at, piece)).collect()
    };
    let (wanted, unwanted) = (parts(false), parts(true));
    let without = if wanted.is_empty() { " without " } else { " but without " };
    let joins = if relaxed { OR } else { AND };
    vec![Clause { lead: " with ", parts: wanted, joins }, Clause { lead: without, parts: unwanted, joins: OR }]
}

/// What was typed without the fields whose values there are not: these narrow nothing.
fn understood(q: &str, words: &TypedQuery) -> String {
    let mut out = q.to_owned();
    for field in words.fields.iter().rev() {
        if words.mistakes.iter().any(|mistake| mistake.range == field.value) {
            out.replace_range(field.range.clone(), "");
        }
    }
    out
}

/// As much of a typed word as a sentence bears.
const LONGEST_WORD: usize = 60;

fn word_part(query: &Query, typed: &[TypedTerm], at: usize, piece: &TypedTerm) -> SentencePart {
    let others = typed.iter().enumerate().filter(|(other, _)| *other != at);
    let rest: Vec<&str> = others.filter_map(|(_, other)| query.q.get(other.range.clone())).collect();
    let label = quoted(query.q.get(piece.inner.clone()).unwrap_or("").trim());
    SentencePart { label, excluded: piece.excluded, without: Query { q: rest.join(" "), ..query.clone() } }
}

/// What was typed, between quotation marks, and not too long.
fn quoted(typed: &str) -> String {
    match typed.char_indices().nth(LONGEST_WORD) {
        Some((end, _)) => format!("‘{}…’", &typed[..end]),
        None => format!("‘{typed}’"),
    }
}

/// Actors, things and themes: "about Kazakhstan and Energy", "about Kazakhstan or China, and Energy".
fn about(corpus: &Corpus, query: &Query) -> Vec<Clause> {
    let groups = [Facet::Actor, Facet::Thing, Facet::Theme];
    let mut clauses: Vec<Clause> =
        groups.into_iter().filter_map(|facet| named(corpus, query, facet, " about ")).collect();
    let is_plain = clauses.iter().all(|clause| clause.parts.len() == 1);
    for clause in clauses.iter_mut().skip(1) {
        clause.lead = if is_plain { " and " } else { ", and " };
    }
    clauses
}

/// What leads in the picks of a facet.
fn lead(facet: Facet) -> &'static str {
    match facet {
        Facet::Actor | Facet::Thing | Facet::Theme => " about ",
        Facet::When | Facet::Words | Facet::Status | Facet::Other => ", ",
        Facet::Voice => ", said by ",
        Facet::FoundBy => ", found by ",
        Facet::Kind => ", of the kind ",
        Facet::Stance => ", where the speaker ",
        Facet::Place | Facet::Article => ", in ",
    }
}

/// What leads in an exclusion of a facet.
fn lead_of_exclusion(facet: Facet) -> &'static str {
    match facet {
        Facet::Actor | Facet::Thing | Facet::Theme | Facet::When | Facet::Words | Facet::Status => ", not ",
        // "not not mentioned" would be hard to read.
        Facet::Other => ", without those ",
        Facet::Voice => ", not said by ",
        Facet::FoundBy => ", not found by ",
        Facet::Kind => ", not of the kind ",
        Facet::Stance => ", not where the speaker ",
        Facet::Place | Facet::Article => ", not in ",
    }
}

/// What a facet's value is called where none is stated: by the dossier's own name in quotation marks.
fn noun(corpus: &Corpus, facet: Facet) -> String {
    records::own_label(corpus, facet).map_or_else(|| usual_noun(facet).to_owned(), |own| format!("“{own}”"))
}

/// The same as every dossier calls it that has no name of its own for the facet.
pub(crate) fn usual_noun(facet: Facet) -> &'static str {
    match facet {
        Facet::Actor => "actor",
        Facet::Thing => "project or agreement",
        Facet::Theme => "theme",
        Facet::When => "time",
        Facet::Voice => "speaker",
        Facet::Words => "cited speaker",
        Facet::Status => "status",
        Facet::Kind => "kind",
        Facet::Article => "article",
        Facet::Stance => "stance",
        Facet::Place => "place",
        // Its "not stated" has a name of its own.
        Facet::Other => "relation to other articles",
        Facet::FoundBy => "finder",
    }
}

/// The picks of a facet, unless "not stated" is the only one.
fn named(corpus: &Corpus, query: &Query, facet: Facet, lead: &'static str) -> Option<Clause> {
    let picks = known_picks(corpus, query, facet);
    let has_name = facet == Facet::Other || picks.iter().any(|pick| pick.id != NOT_STATED);
    let label_of = |pick: &Pick| match pick.id.as_str() {
        NOT_STATED if facet != Facet::Other => format!("no stated {}", noun(corpus, facet)),
        _ => label_of(corpus, facet, pick),
    };
    let place = picks.last().map_or("", |last| where_other(corpus, &last.id));
    let mut parts: Vec<SentencePart> =
        picks.into_iter().map(|pick| part(query, facet, pick, false, label_of(pick))).collect();
    // "confirmed or changed in the other article"
    parts.last_mut().filter(|_| facet == Facet::Other).into_iter().for_each(|part| part.label.push_str(place));
    let joins = match (query.selection(facet).all, facet == Facet::Article) {
        (true, false) => AND,
        (false, false) => OR,
        (true, true) => COMMA_AND,
        (false, true) => COMMA_OR,
    };
    (has_name && !parts.is_empty()).then_some(Clause { lead, parts, joins })
}

/// "not stated" where it is the only pick of a facet.
fn not_stated(corpus: &Corpus, query: &Query, facet: Facet) -> Option<Clause> {
    let picks = known_picks(corpus, query, facet);
    let is_only = picks.len() == 1 && facet != Facet::Other;
    let only = picks.first().filter(|pick| pick.id == NOT_STATED && is_only)?;
    let label = format!("{} not stated", noun(corpus, facet));
    Some(Clause { lead: ", ", parts: vec![part(query, facet, only, false, label)], joins: OR })
}

fn known_picks<'a>(corpus: &Corpus, query: &'a Query, facet: Facet) -> Vec<&'a Pick> {
    query.selection(facet).picks.iter().filter(|pick| is_known(corpus, facet, pick)).collect()
}

/// Each exclusion by itself, for "not Russia or its bodies or Energy" could be read in two ways.
fn excluded(corpus: &Corpus, query: &Query, facet: Facet) -> Vec<Clause> {
    let clause = |pick: &Pick| {
        let (lead, label) = if facet == Facet::Other {
            (lead_of_exclusion(facet), label_of(corpus, facet, pick) + where_other(corpus, &pick.id))
        } else if pick.id == NOT_STATED {
            (", not ", format!("without a stated {}", noun(corpus, facet)))
        } else {
            let bodies = if pick.role.is_none() && has_bodies(corpus, facet, pick) { " or its bodies" } else { "" };
            (lead_of_exclusion(facet), label_of(corpus, facet, pick) + bodies)
        };
        Clause { lead, parts: vec![part(query, facet, pick, true, label)], joins: OR }
    };
    let exclusions = query.selection(facet).exclusions.iter();
    exclusions.filter(|pick| is_known(corpus, facet, pick)).map(clause).collect()
}

fn has_bodies(corpus: &Corpus, facet: Facet, pick: &Pick) -> bool {
    let field = corpus.field(facet);
    let value = field.value_of(&pick.id).and_then(|value| u32::try_from(value).ok());
    facet == Facet::Actor && value.is_some() && field.values.iter().any(|below| below.parent == value)
}

fn scope(query: &Query) -> Option<Clause> {
    let scope = query.scope.filter(|&scope| scope != Scope::Fact && query.narrows())?;
    let without = Query { scope: None, ..query.clone() };
    let part = SentencePart { label: scope.label().to_owned(), excluded: false, without };
    Some(Clause { lead: ", ", parts: vec![part], joins: AND })
}

fn part(query: &Query, facet: Facet, pick: &Pick, excluded: bool, label: String) -> SentencePart {
    let mut without = query.clone();
    let selection = without.selection_mut(facet);
    let list = if excluded { &mut selection.exclusions } else { &mut selection.picks };
    list.retain(|other| other != pick);
    SentencePart { label, excluded, without }
}

/// What a value is called within the sentence.
fn label_of(corpus: &Corpus, facet: Facet, pick: &Pick) -> String {
    let field = corpus.field(facet);
    let value = field.value_of(&pick.id);
    let name =
        || value.and_then(|value| field.values.get(value)).map_or_else(|| pick.id.clone(), |value| value.name.clone());
    match facet {
        Facet::When => When::of(&pick.id).map_or_else(name, |when| time(&when, None)),
        Facet::Voice => VoiceType::from_id(&pick.id).map_or_else(name, |kind| speakers(kind).to_owned()),
        Facet::Status => Status::from_id(&pick.id).map_or_else(name, |status| status.label().to_owned()),
        Facet::Stance => Stance::from_id(&pick.id).map_or_else(name, |stance| stance.label().to_owned()),
        Facet::Article => value.map_or_else(name, |value| corpus.article_name(ArticleIndex::new(value))),
        Facet::Other if pick.id == NOT_STATED => records::not_stated(facet).to_owned(),
        _ => match pick.role {
            Some(role) => format!("{} ({})", name(), role.label()),
            None => name(),
        },
    }
}

/// Behind what becomes of a statement there. Among several others the strongest counts: what is found in none of them is
/// so in all.
fn where_other(corpus: &Corpus, id: &str) -> &'static str {
    match () {
        () if corpus.articles.len() <= 2 => " in the other article",
        () if id == Other::NoneFound.id() => " in any other article",
        () if id == Other::Later.id() => " in all other articles",
        () => " in another article",
    }
}

fn speakers(kind: VoiceType) -> &'static str {
    match kind {
        VoiceType::Author => "the author",
        VoiceType::Official => "officials",
        VoiceType::NamedExpert => "named experts",
        VoiceType::UnnamedExperts => "unnamed experts",
        VoiceType::Survey => "surveys",
        VoiceType::Document => "documents",
        VoiceType::Observers => "observers",
        VoiceType::Media => "media",
    }
}
