//! Facts: each with its quotes found in the article, and what they say held against what the record says.

use crate::article::ArticleSource;
use crate::error::Report;
use crate::form::{is_value, names_field};
use crate::keys::Named;
use crate::names::Names;
use crate::tree::{Document, Fields, Located};
use extract::records::named;
use extract::said::Said;
use model::closed::{
    AuthorView, BlockRole, Facet, FigureRole, FoundBy, Qualifier, Role, Stance, Status, VoiceType, Words,
};
use model::when::When;
use model::{ArticleIndex, Fact, Figure, Mention, Part, Records, Source, Span, Speaker, TermIndex, Voice};

/// What only a person can judge: whether status, stance and voice are what the quote says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondReading {
    /// The facts file, relative to the folder of seeds.
    pub path: String,
    /// Where the fact begins in it, from 1.
    pub line: usize,
    /// Its id.
    pub fact: String,
    /// Field and value as written, or what an absent field means.
    pub fields: Vec<(&'static str, String)>,
    /// The first quote.
    pub quote: String,
}

/// Reads the facts of one file, of the article that it belongs to.
pub(super) struct FactReader<'a, 'd> {
    pub(super) document: &'d Document<'d>,
    pub(super) source: Option<&'a ArticleSource<'d>>,
    pub(super) article: ArticleIndex,
    pub(super) names: &'a Names<'d>,
    /// With vocabularies filled in.
    pub(super) records: &'a Records,
    pub(super) report: &'a mut Report,
    pub(super) second_reader: &'a mut Vec<SecondReading>,
}

impl<'d> FactReader<'_, 'd> {
    /// All facts of the file.
    pub(super) fn facts(&mut self) -> Vec<Fact> {
        self.document.root().records("fact").map(|fields| self.fact(fields)).collect()
    }

    fn fact(&mut self, fields: Fields<'d>) -> Fact {
        let mut fact = Fact { evidence: self.evidence(fields), ..self.read(fields) };
        self.fill_in(fields, &mut fact);
        self.check_inferred(fields);
        self.check_evidence(fields, &fact);
        self.list_for_second_reader(fields, &fact);
        fact
    }

    /// Whom and what the quotes name, where the record does not say whom and what it is about.
    fn fill_in(&self, fields: Fields<'d>, fact: &mut Fact) {
        let Some(source) = self.source else { return };
        let in_quote = |quote: &Span| {
            let quote = *quote;
            source.article.mentions_in(quote).iter().copied().filter(move |mention| quote.covers(mention.span))
        };
        let mentions: Vec<Mention> = fact.evidence.iter().flat_map(in_quote).collect();
        let is_absent = |key: &str| fields.value(key).is_none();
        if is_absent("actors") {
            let mentioned = |actor| Part { actor, roles: vec![Role::Mentioned] };
            fact.actors = named(&mentions, Facet::Actor).into_iter().map(mentioned).collect();
        }
        if is_absent("things") {
            fact.things = named(&mentions, Facet::Thing);
        }
        if is_absent("places") {
            fact.places = named(&mentions, Facet::Place);
        }
    }

    /// The fact as it is written, without its evidence: nothing is looked up in the article but notes.
    pub(super) fn read(&mut self, fields: Fields<'d>) -> Fact {
        let found_by = FoundBy::from_id(fields.text("by")).unwrap_or_default();
        Fact {
            id: fields.text("id").to_owned(),
            article: self.article,
            statement: fields.text("statement").to_owned(),
            kind: self.term(Named::Kind, fields.text("kind")),
            found_by,
            status: Status::from_id(fields.text("status")),
            stance: Stance::from_id(fields.text("stance")).or((found_by == FoundBy::Person).then_some(Stance::States)),
            negated: fields.flag("negated"),
            condition: fields.text("condition").to_owned(),
            author_view: AuthorView::from_id(fields.text("author_view")),
            when: When::of(fields.text("when")),
            voices: fields.records("voice").filter_map(|voice| self.voice(voice)).collect(),
            actors: self.parts(fields),
            things: self.terms(Named::Thing, fields, "things"),
            themes: self.terms(Named::Theme, fields, "themes"),
            places: self.terms(Named::Place, fields, "places"),
            figures: fields.records("figures").map(|figure| self.figure(figure)).collect(),
            evidence: Vec::new(),
            sources: fields.texts("sources").filter_map(|source| self.source(&source)).collect(),
            inferred: fields.texts("inferred").map(|path| path.text.to_owned()).collect(),
            unquoted: Vec::new(),
            editor_note: fields.text("editor_note").to_owned(),
        }
    }

    fn say(&mut self, text: &Located<'_>, what: impl Into<String>, hint: impl Into<String>) {
        self.report.at(self.document.place(), text.span.clone(), what, hint);
    }

    fn term(&self, named: Named, id: &str) -> Option<TermIndex> {
        self.names.place(named, id).map(TermIndex::new)
    }

    /// The terms of a list; one that is written twice is reported.
    fn terms(&mut self, named: Named, fields: Fields<'d>, key: &str) -> Vec<TermIndex> {
        let mut terms = Vec::new();
        for id in fields.texts(key) {
            match self.term(named, id.text) {
                Some(term) if terms.contains(&term) => {
                    self.say(&id, format!("`{key}` has `{}` twice", id.text), "leave one out");
                }
                term => terms.extend(term),
            }
        }
        terms
    }

    fn parts(&mut self, fields: Fields<'d>) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for part in fields.records("actors") {
            let (Some(id), roles) =
                (part.located("id"), part.texts("roles").filter_map(|role| Role::from_id(role.text)).collect())
            else {
                continue;
            };
            match self.term(Named::Actor, id.text) {
                Some(actor) if parts.iter().any(|part| part.actor == actor) => {
                    self.say(&id, format!("`actors` has `{}` twice", id.text), "give it once, with all its roles");
                }
                Some(actor) => parts.push(Part { actor, roles }),
                None => {}
            }
        }
        parts
    }

    fn voice(&mut self, fields: Fields<'d>) -> Option<Voice> {
        let (actor, thing, name) = (fields.located("actor"), fields.located("thing"), fields.located("name"));
        if [&actor, &thing, &name].iter().filter(|speaker| speaker.is_some()).count() != 1 {
            let hint = "give one of `actor`, `thing` and `name`; a chain of voices is a list, from the outside in";
            self.report.at(self.document.place(), fields.start(), "a voice has one speaker", hint);
        }
        let by_actor = || Some(Speaker::Actor(self.term(Named::Actor, actor?.text)?));
        let by_thing = || Some(Speaker::Thing(self.term(Named::Thing, thing?.text)?));
        let by_name = || Some(Speaker::Named(name?.text.to_owned()));
        Some(Voice {
            speaker: by_actor().or_else(by_thing).or_else(by_name)?,
            kind: VoiceType::from_id(fields.text("type"))?,
            words: Words::from_id(fields.text("words")).unwrap_or(Words::Reported),
            when: When::of(fields.text("when")),
        })
    }

    fn figure(&self, fields: Fields<'d>) -> Figure {
        Figure {
            value: fields.text("value").to_owned(),
            unit: self.term(Named::Unit, fields.text("unit")).unwrap_or(TermIndex(0)),
            per: self.term(Named::Unit, fields.text("per")),
            measures: fields.text("measures").to_owned(),
            qualifier: Qualifier::from_id(fields.text("qualifier")),
            role: FigureRole::from_id(fields.text("role")).unwrap_or(FigureRole::Total),
            when: When::of(fields.text("when")),
            derived: fields.flag("derived"),
        }
    }

    fn source(&mut self, source: &Located<'d>) -> Option<Source> {
        let (sort, rest) = source.text.split_once(':')?;
        if sort != "note" {
            return Some(Source::Text(rest.trim().to_owned()));
        }
        let number = rest.parse().ok()?;
        let notes = &self.source?.notes;
        let block = notes.get(&number).copied();
        if block.is_none() {
            let hint = match notes.keys().max() {
                Some(last) => format!("its notes end with {last}"),
                None => "it has no notes: in its .toml, `lines` names the line from which on they stand, with role = \"notes\"".to_owned(),
            };
            self.say(source, format!("the article has no note {number}"), hint);
        }
        Some(Source::Note(number, block?))
    }

    /// Where the quotes stand, in order, each within one paragraph.
    fn evidence(&mut self, fields: Fields<'d>) -> Vec<Span> {
        let Some(source) = self.source else { return Vec::new() };
        let mut spans: Vec<Span> = Vec::new();
        for quote in fields.records("quote") {
            let Some(exact) = quote.located("exact") else { continue };
            match source.finder.locate(exact.text, quote.text("prefix"), quote.text("suffix")) {
                Err((what, hint)) => self.say(&exact, what, hint),
                Ok(range) => {
                    let span = Span::new(range);
                    self.check_place(source, &exact, span, spans.last().copied());
                    spans.push(span);
                }
            }
        }
        spans
    }

    fn check_place(&mut self, source: &ArticleSource<'_>, exact: &Located<'_>, span: Span, before: Option<Span>) {
        match source.block_at(span).map(|block| block.role) {
            None => self.say(exact, "the quote is not within one paragraph", "give a quote for each paragraph"),
            Some(BlockRole::Skip) => self.say(
                exact,
                "the quote lies in a line that is skipped",
                "take `skip` from that line in the article's .toml, or quote another",
            ),
            Some(_) => {}
        }
        if before.is_some_and(|before| before.overlaps(span)) {
            self.say(exact, "the quote overlaps the one before it", "join them into one");
        } else if before.is_some_and(|before| span.start < before.start) {
            self.say(
                exact,
                "the quote stands in the article before the one that is given before it",
                "give quotes in text order",
            );
        }
    }

    fn check_inferred(&mut self, fields: Fields<'d>) {
        for path in fields.texts("inferred").filter(|path| !path.text.trim().is_empty()) {
            if !names_field(fields, path.text) {
                let hint = "paths are `when`, `status`, `stance`, `voice`, `voice.0`, `figures.0`, `figures.0.when`, `actors.` and an id, of what the fact has";
                self.say(&path, format!("`inferred` names no field of this fact: `{}`", path.text), hint);
            }
        }
    }

    /// Figures, dates and actors lie in a quote, or are named as inferred.
    fn check_evidence(&mut self, fields: Fields<'d>, fact: &Fact) {
        // Of a quote that was not found, what it says is not known.
        let Some(source) =
            self.source.filter(|_| !fact.evidence.is_empty() && fact.evidence.len() == fields.records("quote").count())
        else {
            return;
        };
        let said = Said::of(fact.evidence.iter().map(|span| span.of(&source.article.text)));
        let is_inferred = |path: &str| {
            fact.inferred.iter().any(|inferred| {
                path.strip_prefix(inferred.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
        };
        let published = source.article.published.as_ref().map_or("", |published| &published.edtf);
        let mut claims = Claims { reader: self, said: &said, published, is_inferred: &is_inferred };
        claims.date(fields, "when");
        for (place, voice) in fields.records("voice").enumerate() {
            // Who is inferred as an actor is inferred as a voice.
            if !is_inferred(&format!("actors.{}", voice.text("actor"))) {
                claims.actor(voice, "actor", &format!("voice.{place}"));
            }
            claims.date(voice, &format!("voice.{place}.when"));
        }
        for part in fields.records("actors") {
            claims.actor(part, "id", &format!("actors.{}", part.text("id")));
        }
        for (place, figure) in fields.records("figures").enumerate() {
            claims.figure(figure, &format!("figures.{place}"));
            claims.date(figure, &format!("figures.{place}.when"));
        }
    }

    fn list_for_second_reader(&mut self, fields: Fields<'d>, fact: &Fact) {
        let is_inferred = |field: &str| fact.inferred.iter().any(|inferred| inferred.split('.').next() == Some(field));
        let voice = || match fields.records("voice").map(speaker).collect::<Vec<_>>() {
            voices if voices.is_empty() => "the author".to_owned(),
            voices => voices.join(" › "),
        };
        let status = fact.status.map(|status| ("status", status.id().to_owned()));
        let stance = fact.stance.map(|stance| ("stance", stance.id().to_owned()));
        let all = [status, stance, Some(("voice", voice()))].into_iter().flatten();
        let fields_to_read: Vec<_> = all.filter(|(field, _)| !is_inferred(field) && !fact.is_by_program()).collect();
        if let (false, Some(source)) = (fields_to_read.is_empty(), self.source) {
            let quote = fact.evidence.first().map_or("", |span| span.of(&source.article.text));
            let line = self.document.lines.place(fields.start().start).0;
            let reading = SecondReading {
                path: self.document.path.to_owned(),
                line,
                fact: fact.id.clone(),
                fields: fields_to_read,
                quote: quote.to_owned(),
            };
            self.second_reader.push(reading);
        }
    }
}

fn speaker(voice: Fields<'_>) -> String {
    let who =
        ["actor", "thing", "name"].into_iter().map(|key| voice.text(key)).find(|text| !text.is_empty()).unwrap_or("");
    format!("{who} ({})", voice.text("type"))
}

/// Holds what a fact claims against what its quotes say.
struct Claims<'c, 'r, 'a, 'd> {
    reader: &'r mut FactReader<'a, 'd>,
    said: &'c Said,
    /// When the article was published, in EDTF.
    published: &'c str,
    is_inferred: &'c dyn Fn(&str) -> bool,
}

impl<'d> Claims<'_, '_, '_, 'd> {
    fn date(&mut self, fields: Fields<'d>, path: &str) {
        let Some(date) = fields.located("when") else { return };
        let is_readable = When::of(date.text).is_some();
        if let Some(part) = self.said.unsaid_part(date.text, self.published).filter(|_| is_readable)
            && !(self.is_inferred)(path)
        {
            self.say(&date, &format!("{part} of the date"), path);
        }
    }

    fn figure(&mut self, fields: Fields<'d>, path: &str) {
        let Some(value) = fields.located("value") else { return };
        if is_value(value.text)
            && !fields.flag("derived")
            && !(self.is_inferred)(path)
            && !self.said.has_value(value.text)
        {
            self.say(&value, "figure", path);
        }
    }

    fn actor(&mut self, fields: Fields<'d>, key: &str, path: &str) {
        let Some(id) = fields.located(key) else { return };
        let Some(place) = self.reader.names.place(Named::Actor, id.text) else { return };
        let Some(term) = self.reader.records.actors.get(place) else { return };
        let is_named = self.said.has_name(&term.name) || term.aliases.iter().any(|alias| self.said.has_name(alias));
        if !is_named && !(self.is_inferred)(path) {
            self.say(&id, "actor", path);
        }
    }

    fn say(&mut self, text: &Located<'_>, sort: &str, path: &str) {
        let way = if sort == "actor" {
            "quote the words that name it (or give them as an alias)"
        } else {
            "quote the words that say it"
        };
        let hint = format!("{way}, or add \"{path}\" to `inferred`");
        self.reader.say(text, format!("no quote says the {sort} `{}`", text.text), hint);
    }
}
