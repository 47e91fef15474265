//! TOML files as trees in which every value knows where it stands.

use crate::error::{Lines, Report};
use crate::keys::File;
use crate::short_forms::spell_out;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A TOML file, read.
#[derive(Debug)]
pub(super) struct Document<'d> {
    pub(super) path: &'d str,
    pub(super) file: &'static File,
    pub(super) lines: Lines<'d>,
    root: Spanned<DeTable<'d>>,
    /// Whether its syntax is right: of a file with a broken line we know only a part.
    pub(super) is_whole: bool,
    /// Whether it is the program's own, which gives way to what the seeds say.
    pub(super) is_built_in: bool,
}

impl<'d> Document<'d> {
    /// Reads a file; what is wrong in its syntax is reported, all of it.
    pub(super) fn read(path: &'d str, file: &'static File, text: &'d str, report: &mut Report) -> Self {
        let (mut root, errors) = DeTable::parse_recoverable(text);
        spell_out(root.get_mut(), file.record);
        let lines = Lines::of(text);
        let is_whole = errors.is_empty();
        let mut line_before = 0;
        for (at, message) in all_errors(text, &errors) {
            // What is wrong behind it on the line mostly has the same cause.
            let line = lines.place(at).0;
            if std::mem::replace(&mut line_before, line) == line {
                continue;
            }
            let message = message.trim_end_matches(", expected literal string");
            report.at((path, &lines), at..at, format!("this is not TOML: {message}"), syntax_hint(text, at, message));
        }
        Self { path, file, lines, root, is_whole, is_built_in: false }
    }

    /// The program's own vocabularies.
    pub(super) fn built_in(report: &mut Report) -> impl Iterator<Item = Self> {
        let read = |(path, text)| {
            let file = File::at(path)?;
            Some(Self { is_built_in: true, ..Self::read(path, file, text, report) })
        };
        BUILT_IN.into_iter().filter_map(read)
    }

    /// All that it holds.
    pub(super) fn root(&self) -> Fields<'_> {
        Fields { table: self.root.get_ref(), start: 0 }
    }

    /// Where it is, for a report.
    pub(super) fn place(&self) -> (&str, &Lines<'d>) {
        (self.path, &self.lines)
    }

    /// What a path with `*` has there: the article's id in `facts/*.toml`.
    pub(super) fn stem(&self) -> &'d str {
        stem(self.path)
    }
}

/// Vocabularies that every dossier has, by the path of the file that adds to them.
const BUILT_IN: [(&str, &str); 2] = [
    ("vocabulary/kinds.toml", include_str!("../data/kinds.toml")),
    ("vocabulary/units.toml", include_str!("../data/units.toml")),
];

/// A file's name without folder and extension.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Where the syntax is wrong, and how. The parser gives up after some errors; what follows is then read on from the
/// next record.
fn all_errors(text: &str, errors: &[toml::de::Error]) -> Vec<(usize, String)> {
    let of = |errors: &[toml::de::Error], from: usize| -> Vec<(usize, String)> {
        errors
            .iter()
            .map(|error| (from + error.span().map_or(0, |span| span.start), error.message().to_owned()))
            .collect()
    };
    let mut found = of(errors, 0);
    for _ in 0..MOST_ROUNDS {
        let last = found.iter().map(|(at, _)| *at).max();
        let Some(next) = last.and_then(|last| Some(last + text.get(last..)?.find("\n[[")? + 1)) else { break };
        let more = DeTable::parse_recoverable(&text[next..]).1;
        if more.is_empty() {
            break;
        }
        found.extend(of(&more, next));
    }
    found
}

/// How often a broken file is read on: enough for a person, and no file takes for ever.
const MOST_ROUNDS: usize = 50;

fn syntax_hint(text: &str, at: usize, message: &str) -> &'static str {
    let line_start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let line = text.get(line_start..).and_then(|rest| rest.lines().next()).unwrap_or("");
    let value = line.split_once('=').map_or("", |(_, value)| value.trim_start());
    if message.contains("duplicate key") {
        "a key stands once in a record; a new record begins with its name in double brackets"
    } else if value.starts_with(|letter: char| letter.is_ascii_digit()) {
        "write dates and numbers as text, in quotation marks: \"2008-07\""
    } else if value.starts_with(['“', '”', '‘', '’', '„', '«']) {
        "text stands between straight quotation marks: \"…\""
    } else if ends_early(text, at) {
        "a straight quotation mark within a text ends it: write \\\" for it, or put the text between ''' and '''"
    } else if message.contains("must be quoted") {
        "text stands between quotation marks: \"…\""
    } else if line.matches('"').count() % 2 == 1 {
        "text stands between two quotation marks on one line; a quotation mark within it is written \\\""
    } else {
        "a line is `key = \"text\"`, `key = [\"text\", \"text\"]`, `[[record]]` or `# remark`"
    }
}

/// Whether letters follow right behind a quotation mark.
fn ends_early(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    before.ends_with('"') && text.get(at..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// A text of a seed and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Located<'d> {
    pub(super) text: &'d str,
    pub(super) span: Range<usize>,
}

/// A record as written. Whatever is missing or of the wrong type reads as empty: the form was reported already.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'d> {
    pub(super) table: &'d DeTable<'d>,
    start: usize,
}

impl<'d> Fields<'d> {
    pub(super) fn of(value: &'d Spanned<DeValue<'d>>) -> Option<Self> {
        match value.get_ref() {
            DeValue::Table(table) => Some(Self { table, start: value.span().start }),
            _ => None,
        }
    }

    /// The keys of a whole file.
    pub(super) fn of_table(table: &'d DeTable<'d>) -> Self {
        Self { table, start: 0 }
    }

    pub(super) fn value(self, key: &str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.table.get(key)
    }

    /// Where the value of a key stands; where there is none, where the record begins.
    pub(super) fn span(self, key: &str) -> Range<usize> {
        self.value(key).map_or(self.start..self.start, Spanned::span)
    }

    /// Where the record begins.
    pub(super) fn start(self) -> Range<usize> {
        self.start..self.start
    }

    /// A text that is there and not empty.
    pub(super) fn located(self, key: &str) -> Option<Located<'d>> {
        self.value(key).and_then(located).filter(|text| !text.text.is_empty())
    }

    pub(super) fn text(self, key: &str) -> &'d str {
        self.located(key).map_or("", |text| text.text)
    }

    pub(super) fn flag(self, key: &str) -> bool {
        matches!(self.value(key).map(Spanned::get_ref), Some(DeValue::Boolean(true)))
    }

    fn items(self, key: &str) -> impl Iterator<Item = &'d Spanned<DeValue<'d>>> {
        let array = self.value(key).and_then(|value| value.get_ref().as_array());
        array.into_iter().flat_map(|array| array.iter())
    }

    /// The texts of a list.
    pub(super) fn texts(self, key: &str) -> impl Iterator<Item = Located<'d>> {
        self.items(key).filter_map(located)
    }

    /// The records of a list.
    pub(super) fn records(self, key: &str) -> impl Iterator<Item = Self> {
        self.items(key).filter_map(Self::of)
    }

    /// The records of a file's only list.
    pub(super) fn all_records(self, file: &'static File) -> impl Iterator<Item = Self> {
        file.record.keys.iter().flat_map(move |key| self.records(key.name))
    }
}

fn located<'d>(value: &'d Spanned<DeValue<'d>>) -> Option<Located<'d>> {
    value.get_ref().as_str().map(|text| Located { text, span: value.span() })
}
