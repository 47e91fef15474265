//! What the dossier says of itself, and whether the states it stores can be read.

use crate::error::{Report, nearest};
use crate::keys::Named;
use crate::names::Names;
use crate::tree::{Document, Fields, Located};
use engine::elsewhere::Other;
use engine::fields::Field;
use engine::query::{NOT_STATED, Query, View};
use model::closed::{Facet, FoundBy, Stance, Status, Words};
use model::{Dossier, Question, Records, Span, when};
use text::sentences::sentences;

pub(super) fn build(fields: Fields<'_>) -> Dossier {
    let owned = |key: &str| fields.text(key).to_owned();
    let question = |fields: Fields<'_>| {
        let owned = |key: &str| fields.text(key).to_owned();
        Question { text: owned("text"), state: owned("state"), answer: owned("answer") }
    };
    let labels = fields.value("labels").and_then(Fields::of);
    let label = |facet: &Facet| Some((*facet, labels?.located(facet.id())?.text.to_owned()));
    Dossier {
        labels: Facet::ALL.iter().filter_map(label).collect(),
        title: owned("title"),
        description: owned("description"),
        language: owned("language"),
        view: owned("view"),
        readers: owned("readers"),
        licence: owned("licence"),
        report: owned("report"),
        report_url: owned("report_url"),
        questions: fields.records("question").map(question).collect(),
    }
}

/// Stored states are read as the page reads them; but what the page would ignore is an error here.
pub(super) fn check_states(document: &Document<'_>, names: &Names<'_>, records: &Records, report: &mut Report) {
    let mut checker = States { document, names, records, report };
    let root = document.root();
    root.located("view").into_iter().for_each(|view| checker.check(&view));
    root.records("question").filter_map(|question| question.located("state")).for_each(|state| checker.check(&state));
}

/// An answer is read before its evidence: it is short.
pub(super) fn check_answers(document: &Document<'_>, report: &mut Report) {
    for answer in document.root().records("question").filter_map(|question| question.located("answer")) {
        let n_sentences = sentences(answer.text, Span::new(0..answer.text.len())).len();
        if n_sentences > MOST_SENTENCES {
            let what = format!("`answer` has {n_sentences} sentences, more than {MOST_SENTENCES}");
            report.at(
                document.place(),
                answer.span,
                what,
                "what it rests on is shown below it; leave that to the evidence",
            );
        }
    }
}

/// The most sentences of an answer.
const MOST_SENTENCES: usize = 2;

struct States<'a, 'd> {
    document: &'a Document<'d>,
    names: &'a Names<'d>,
    records: &'a Records,
    report: &'a mut Report,
}

impl States<'_, '_> {
    fn say(&mut self, state: &Located<'_>, what: String, hint: impl Into<String>) {
        self.report.at(self.document.place(), state.span.clone(), what, hint);
    }

    fn check(&mut self, state: &Located<'_>) {
        let query = Query::parse(state.text);
        let (path, keys) = state.text.trim_start_matches('#').split_once('?').unwrap_or((state.text, ""));
        let is_entry = matches!(path.trim_start_matches(['#', '/']), "" | "entry");
        if query.view == View::Entry && !is_entry {
            let hint = "screens are /facts, /compare, /articles, /article/ and an id, /timeline, /matrix, /about";
            self.say(state, format!("the state has no screen that is known: `{path}`"), hint);
        }
        let printed = query.to_string();
        for pair in keys.split('&').filter(|pair| !pair.is_empty()) {
            let key = pair.split('=').next().unwrap_or("");
            if !printed.contains(&format!("?{key}=")) && !printed.contains(&format!("&{key}=")) {
                self.say(
                    state,
                    format!("the page cannot read this part of the state: `{pair}`"),
                    "a state is what stands after `#` in the page's address; copy it from there",
                );
            }
        }
        self.check_named(state, &query);
        for &facet in Facet::ALL {
            let selection = query.selection(facet);
            for pick in selection.picks.iter().chain(&selection.exclusions).filter(|pick| pick.id != NOT_STATED) {
                self.check_pick(state, facet, &pick.id);
            }
        }
    }

    fn check_named(&mut self, state: &Located<'_>, query: &Query) {
        let view = match &query.view {
            View::Article(id) => Some(id),
            _ => None,
        };
        let ids = [
            (Named::Article, view),
            (Named::Article, query.a.as_ref()),
            (Named::Article, query.b.as_ref()),
            (Named::Fact, query.fact.as_ref()),
            (Named::Matter, query.matter.as_ref()),
        ];
        for (named, id) in ids {
            id.into_iter().for_each(|id| self.check_id(state, named, id));
        }
    }

    fn check_id(&mut self, state: &Located<'_>, named: Named, id: &str) {
        if self.names.lacks(named, id) {
            self.say(state, format!("the state names no {named} that there is: `{id}`"), self.names.hint(named, id));
        }
    }

    fn check_pick(&mut self, state: &Located<'_>, facet: Facet, id: &str) {
        match facet {
            Facet::Actor => self.check_id(state, Named::Actor, id),
            Facet::Thing => self.check_id(state, Named::Thing, id),
            Facet::Theme => self.check_id(state, Named::Theme, id),
            Facet::Place => self.check_id(state, Named::Place, id),
            Facet::Kind => self.check_id(state, Named::Kind, id),
            Facet::Article => self.check_id(state, Named::Article, id),
            Facet::When if when::days(id).is_none() => {
                self.say(state, format!("the state has no date: `{id}`"), "write 2008 or 2003/2013");
            }
            Facet::When => {}
            Facet::Status => self.check_value(state, facet, id, Status::ALL.iter().map(|status| status.id())),
            Facet::Words => self.check_value(state, facet, id, Words::ALL.iter().map(|words| words.id())),
            Facet::Stance => self.check_value(state, facet, id, Stance::ALL.iter().map(|stance| stance.id())),
            // What it holds follows from the facts, so from whole ones only.
            Facet::Voice if self.report.is_empty() => {
                let field = Field::of(self.records, facet);
                self.check_value(state, facet, id, field.values.iter().map(|value| value.id.as_str()));
            }
            Facet::FoundBy => self.check_value(state, facet, id, FoundBy::ALL.iter().map(|by| by.id())),
            Facet::Other => self.check_value(state, facet, id, Other::ALL.iter().map(|other| other.id())),
            Facet::Voice => {}
        }
    }

    fn check_value<'v>(
        &mut self,
        state: &Located<'_>,
        facet: Facet,
        id: &str,
        values: impl Iterator<Item = &'v str> + Clone,
    ) {
        if !values.clone().any(|value| value == id) {
            let hint = match nearest(id, values.clone()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it is one of {}", values.collect::<Vec<_>>().join(", ")),
            };
            self.say(state, format!("`{}` cannot be `{id}` in a state", facet.id()), hint);
        }
    }
}
