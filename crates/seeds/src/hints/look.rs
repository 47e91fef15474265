//! Looking at one record: what is found, and what of it the record excepts.

use crate::error::SeedError;
use crate::rules::Rule;
use crate::tree::{Document, Fields};
use std::collections::HashSet;
use std::fmt::{self, Display, Formatter};
use std::ops::Range;

/// Something to look at again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hint {
    /// Where, what and what to do.
    pub told: SeedError,
    /// Why it was said.
    pub rule: Rule,
    /// Why the record is excepted, as the seeds say it.
    pub excepted: Option<String>,
}

impl Display for Hint {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let SeedError { path, line, column, what, hint } = &self.told;
        let rule = self.rule.id();
        write!(formatter, "{path}:{line}:{column}: {}: {what}; {hint} ({rule})", self.rule.loudness())?;
        self.excepted.as_ref().map_or(Ok(()), |why| write!(formatter, "; excepted: {why}"))
    }
}

/// A record that is looked at, and what was found in it.
pub(super) struct Look<'l, 'd> {
    document: &'l Document<'d>,
    pub(super) fields: Fields<'l>,
    found: Vec<Hint>,
}

impl<'l, 'd> Look<'l, 'd> {
    pub(super) fn at(document: &'l Document<'d>, fields: Fields<'l>) -> Self {
        Self { document, fields, found: Vec::new() }
    }

    /// Notes something; `span` is where it stands in the file.
    pub(super) fn say(&mut self, rule: Rule, span: Range<usize>, what: impl Into<String>, hint: impl Into<String>) {
        let (path, lines) = self.document.place();
        let why = self.exceptions().map(|exceptions| exceptions.text(rule.id())).filter(|why| !why.is_empty());
        let told = SeedError::at(path, lines.place(span.start), &what.into(), &hint.into());
        self.found.push(Hint { told, rule, excepted: why.map(str::to_owned) });
    }

    fn exceptions(&self) -> Option<Fields<'l>> {
        self.fields.value("exceptions").and_then(Fields::of)
    }

    /// What was found, and which exceptions are from rules that found nothing.
    pub(super) fn finish(mut self, all: &mut Vec<Hint>) {
        let met: HashSet<&str> = self.found.iter().map(|hint| hint.rule.id()).collect();
        let named = self.exceptions().into_iter().flat_map(|exceptions| exceptions.table.iter());
        let needless: Vec<_> = named
            .map(|(name, _)| (name.get_ref().as_ref(), name.span()))
            .filter(|(name, _)| !met.contains(name))
            .map(|(name, span)| (name.to_owned(), span))
            .collect();
        for (name, span) in needless {
            let what = format!("the exception from `{name}` is not needed");
            self.say(Rule::NeedlessException, span, what, "take it out: the rule finds nothing here");
        }
        all.append(&mut self.found);
    }
}
