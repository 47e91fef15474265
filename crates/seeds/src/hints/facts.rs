//! Facts: a record held against its own quotes, as far as a program can.

use super::look::{Hint, Look};
use super::words::{HintWords, PlainWords, WordLists};
use crate::article::vocabulary_names;
use crate::rules::Rule;
use crate::tree::Document;
use extract::mentions::NameFinder;
use extract::said::Said;
use model::closed::{BlockRole, Facet, Role, Stance, Status};
use model::when::{Days, OPEN_END, OPEN_START, days};
use model::{Article, Block, Fact, Mention, Records, Source, Span, Speaker, TermIndex, lineage};
use std::collections::{HashMap, HashSet};
use text::{is_stop_word, tokens};

/// What looking at facts needs, prepared once for all files.
pub(super) struct FactRules<'r> {
    records: &'r Records,
    lists: WordLists,
    names: NameFinder<'r>,
    by_id: &'r HashMap<&'r str, &'r Fact>,
}

impl<'r> FactRules<'r> {
    pub(super) fn of(records: &'r Records, lists: WordLists, by_id: &'r HashMap<&'r str, &'r Fact>) -> Self {
        Self { records, lists, names: NameFinder::of(&vocabulary_names(records)), by_id }
    }

    /// Looks at every fact of a file.
    pub(super) fn look(&self, document: &Document<'_>, found: &mut Vec<Hint>) {
        let Self { records, lists, names, by_id } = self;
        for fields in document.root().records("fact") {
            let Some(fact) = by_id.get(fields.text("id")) else { continue };
            let article = &records.articles[fact.article.at()];
            FactLook { look: Look::at(document, fields), records, lists, names, fact, article }.all(found);
        }
    }
}

struct FactLook<'l, 'd> {
    look: Look<'l, 'd>,
    records: &'l Records,
    lists: &'l WordLists,
    names: &'l NameFinder<'l>,
    fact: &'l Fact,
    article: &'l Article,
}

impl<'l> FactLook<'l, '_> {
    fn all(mut self, found: &mut Vec<Hint>) {
        self.actors_in_quotes();
        self.names_in_statement();
        self.times();
        self.speakers();
        self.undated_voices();
        self.call();
        self.leaning();
        self.dropped();
        self.look.finish(found);
    }

    fn say(&mut self, rule: Rule, key: &str, what: impl Into<String>, hint: impl Into<String>) {
        let span = self.look.fields.span(key);
        self.look.say(rule, span, what, hint);
    }

    fn quotes(&self) -> impl Iterator<Item = &'l str> {
        let text = &self.article.text;
        self.fact.evidence.iter().map(|span| span.of(text))
    }

    /// The actors of the record, in `actors` or `voice`.
    fn actors(&self) -> HashSet<TermIndex> {
        let voices = self.fact.voices.iter().filter_map(|voice| match voice.speaker {
            Speaker::Actor(actor) => Some(actor),
            _ => None,
        });
        self.fact.actors.iter().map(|part| part.actor).chain(voices).collect()
    }

    /// Actors that a quote names and the record does not have; a body of an actor stands for it.
    fn actors_in_quotes(&mut self) {
        let actors = &self.records.actors;
        let had: HashSet<TermIndex> = self.actors().into_iter().flat_map(|actor| lineage(actors, actor)).collect();
        let mut told = HashSet::new();
        for span in &self.fact.evidence {
            for mention in self.article.mentions_in(*span).iter().filter(|mention| mention.facet == Facet::Actor) {
                if span.covers(mention.span) && !had.contains(&mention.term) && told.insert(mention.term) {
                    let (actor, words) = (&actors[mention.term.at()], mention.span.of(&self.article.text));
                    let what = format!("the quote names {} (“{words}”), which no field has", actor.name);
                    let hint = format!("add it to `actors`: {{ id = \"{}\", roles = [\"mentioned\"] }}", actor.id);
                    self.say(Rule::ActorInQuote, "quote", what, hint);
                }
            }
        }
    }

    /// Names of the statement that are in no quote.
    fn names_in_statement(&mut self) {
        let statement = &self.fact.statement;
        let whole = Block { span: Span::new(0..statement.len()), role: BlockRole::Paragraph, sentences: Vec::new() };
        let unnamed = |mention: &Mention| !self.is_named(mention.facet, mention.term);
        for mention in self.names.mentions(statement, &[whole]).into_iter().filter(unnamed).collect::<Vec<_>>() {
            let term = &self.records.terms(mention.facet)[mention.term.at()];
            let what = format!("the statement names {}, which no quote names", term.name);
            let hint = match mention.facet {
                Facet::Actor => format!(
                    "quote the words that name it, or add it to `actors`, and \"actors.{}\" to `inferred`",
                    term.id
                ),
                facet => format!("quote the words that name it, or add \"{}\" to `{}s`", term.id, facet.id()),
            };
            self.say(Rule::NameInStatement, "statement", what, hint);
        }
    }

    /// Whether a quote names a term, or the record has it: what a fact is about is its own reading; that an actor takes
    /// part, its quotes say or `inferred`.
    fn is_named(&self, facet: Facet, term: TermIndex) -> bool {
        let (fact, record) = (self.fact, &self.records.terms(facet)[term.at()]);
        let is_given = match facet {
            Facet::Thing => fact.things.contains(&term),
            Facet::Place => fact.places.contains(&term),
            _ => fact.inferred.iter().any(|path| path.strip_prefix("actors.") == Some(&record.id)),
        };
        let mut mentions = fact.evidence.iter().flat_map(|span| self.article.mentions_in(*span));
        // A name within another is no mention, so the words are looked for as well.
        is_given
            || mentions.any(|mention| (mention.facet, mention.term) == (facet, term))
            || record.names().any(|name| Said::of(self.quotes()).has_name(name))
    }

    fn times(&mut self) {
        let (Some(when), Some(published)) = (&self.fact.when, &self.article.published) else { return };
        let Days { last, .. } = when.days;
        // "June 2011", said on the 22nd, ends after that day and yet is no later.
        let end = when.edtf.rsplit('/').next().and_then(days).map_or(when.days.first, |end| end.first);
        if self.fact.status == Some(Status::Happened) && last != OPEN_END && end > published.days.last {
            let what = format!("it happened, but `{}` ends after the article’s date", when.edtf);
            self.say(
                Rule::HappenedAfter,
                "when",
                what,
                "`when` is the time of what is told; a term or a deadline is none",
            );
        }
        let is_ahead = matches!(self.fact.status, Some(Status::Planned | Status::Expected));
        if is_ahead && last != OPEN_START && last < published.days.first {
            let what = format!(
                "it is {}, but `{}` ends before the article’s date",
                self.fact.status.map_or("not stated", Status::id),
                when.edtf
            );
            let hint = "if that is when it was said or signed, write it as the voice’s `when`";
            self.say(Rule::PlannedBefore, "when", what, hint);
        }
    }

    fn speakers(&mut self) {
        let has_role = |actor: TermIndex, roles: &[Role]| {
            let parts = self.fact.actors.iter().filter(|part| part.actor == actor);
            parts.flat_map(|part| &part.roles).any(|role| roles.contains(role))
        };
        let speaker = self.fact.actors.iter().find(|part| part.roles.contains(&Role::Speaker));
        if let (Some(part), true) = (speaker, self.fact.voices.is_empty()) {
            let what = format!("`{}` is a speaker, but nobody has a voice", self.records.actors[part.actor.at()].id);
            self.say(Rule::SpeakerWithoutVoice, "actors", what, "say in `voice` who says it, or give another role");
        }
        if self.fact.voices.is_empty() {
            self.seen_by_whom();
        }
        // Who fears, hopes or believes need not have spoken.
        if !matches!(self.fact.stance, None | Some(Stance::States | Stance::CallsFor | Stance::Denies)) {
            return;
        }
        let silent = self.fact.voices.iter().filter_map(|voice| match voice.speaker {
            Speaker::Actor(actor) if !has_role(actor, &[Role::Speaker, Role::Proposer]) => Some(actor),
            _ => None,
        });
        for actor in silent.collect::<Vec<_>>() {
            let what = format!("`{}` has a voice, but is no speaker", self.records.actors[actor.at()].id);
            self.say(Rule::VoiceWithoutSpeaker, "voice", what, "give it the role `speaker` in `actors`");
        }
    }

    fn seen_by_whom(&mut self) {
        let quotes: Vec<PlainWords> = self.quotes().map(PlainWords::of).collect();
        let lists = self.lists.of_rule(Rule::SeenByWhom, Some(&self.article.language));
        let found = lists.flat_map(|list| &list.said).find(|(_, words)| quotes.iter().any(|quote| quote.have(words)));
        if let Some((words, _)) = found {
            let what = format!("the quote says “{words}”, and `voice` does not say by whom");
            let hint = "give the voice; where the article does not say, { name = \"not named\", type = \"observers\" }";
            self.say(Rule::SeenByWhom, "quote", what, hint);
        }
    }

    fn undated_voices(&mut self) {
        if self.fact.voices.is_empty() || self.fact.voices.iter().any(|voice| voice.when.is_some()) {
            return;
        }
        let text = |source: &Source| match source {
            Source::Text(text) => text.clone(),
            Source::Note(_, block) => self.article.blocks[*block as usize].span.of(&self.article.text).to_owned(),
        };
        if let Some(source) = self.fact.sources.iter().map(text).find(|text| has_year(text)) {
            let shown: String = source.chars().take(60).collect();
            let what = format!("the source has a year (“{shown}…”), and no voice has `when`");
            let hint = "give the voice’s `when`, and add \"voice.0.when\" to `inferred`";
            self.say(Rule::VoiceUndated, "voice", what, hint);
        }
    }

    fn call(&mut self) {
        if self.fact.stance == Some(Stance::CallsFor) && self.fact.status != Some(Status::Proposed) {
            let what = format!(
                "what is called for is `proposed`, not `{}`",
                self.fact.status.map_or("not stated", Status::id)
            );
            self.say(Rule::CallNotProposed, "status", what, "write status = \"proposed\", or another stance");
        }
    }

    fn leaning(&mut self) {
        let statement = PlainWords::of(&self.fact.statement);
        let lists = self.lists.of_rule(Rule::StandsAlone, None);
        let found = lists
            .flat_map(|list| list.said.iter().map(move |said| (list, said)))
            .find_map(|(list, said)| statement.lean_by(&said.1, list).then_some(said));
        if let Some((words, _)) = found {
            let what = format!("“{words}” leans on what stands before it in the article");
            self.say(Rule::StandsAlone, "statement", what, "name what is meant: a statement is read alone");
        }
    }

    /// Hedges of a quote that the statement does not keep. Only those of clauses that the statement is of.
    fn dropped(&mut self) {
        let own = format!("{} {}", self.fact.statement, self.fact.condition);
        let statement = PlainWords::of(&own);
        let quotes: Vec<PlainWords> = self.quotes().map(PlainWords::of_quote).collect();
        let said = |words: &PlainWords, of: &[PlainWords]| of.iter().any(|part| part.have(words));
        let dropped: Vec<&HintWords> = self
            .lists
            .of_rule(Rule::HedgeDropped, Some(&self.article.language))
            .filter(|list| list.said.iter().any(|(_, words)| said(words, &quotes)))
            .filter(|list| !list.kept.iter().any(|words| statement.have(words)))
            .collect();
        if dropped.is_empty() {
            return;
        }
        let stems = stems(&own);
        let clauses: Vec<PlainWords> =
            self.quotes().flat_map(clauses).filter(|clause| is_of(clause, &stems)).map(PlainWords::of_quote).collect();
        let found = dropped.iter().filter_map(|list| list.said.iter().find(|(_, words)| said(words, &clauses)));
        for words in found.map(|(words, _)| words.clone()).collect::<Vec<_>>() {
            let what = format!("the quote says “{words}”, and the statement does not");
            self.say(Rule::HedgeDropped, "statement", what, "keep what hedges or restricts");
        }
    }
}

fn has_year(text: &str) -> bool {
    let numbers = text.split(|letter: char| !letter.is_ascii_digit());
    numbers.filter(|digits| digits.len() == 4).any(|digits| matches!(digits.parse(), Ok(1800..=2199)))
}

/// The parts of a quote between its marks.
fn clauses(quote: &str) -> impl Iterator<Item = &str> {
    quote.split([',', ';', ':', '—', '(', ')']).filter(|part| !part.trim().is_empty())
}

fn stems(text: &str) -> HashSet<String> {
    tokens(text).into_iter().filter(|token| !is_stop_word(&token.word)).map(|token| token.stem).collect()
}

/// Whether a clause says what the statement says: it has two of its words that say something, or its only one.
fn is_of(clause: &str, statement: &HashSet<String>) -> bool {
    let clause = stems(clause);
    let shared = clause.intersection(statement).count();
    shared >= 2 || shared == clause.len() && shared > 0
}
