//! The form of every record: known keys, nothing missing, right types, values that can be.

use crate::error::{Report, nearest};
use crate::keys::{Key, Named, Reasons, Record, Shape};
use crate::names::Names;
use crate::tree::{Document, Fields, Located};
use model::decimal::Decimal;
use model::when;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Checks the form of a file, record by record.
pub(super) fn check(document: &Document<'_>, names: &Names<'_>, report: &mut Report) {
    if document.is_whole {
        let mut checker = Checker { document, names, report };
        checker.table(document.root().table, 0..0, document.file.record);
    }
}

struct Checker<'a, 'd> {
    document: &'a Document<'d>,
    names: &'a Names<'d>,
    report: &'a mut Report,
}

impl Checker<'_, '_> {
    fn say(&mut self, span: Range<usize>, what: impl Into<String>, hint: impl Into<String>) {
        self.report.at(self.document.place(), span, what, hint);
    }

    fn table(&mut self, table: &DeTable<'_>, span: Range<usize>, record: &Record) {
        for (name, value) in table {
            match record.key(name.get_ref()) {
                Some(key) => self.value(value, key, &key.shape),
                None => self.unknown_key(name.span(), name.get_ref(), record),
            }
        }
        // A missing digest is said with the right one, where the body is.
        let must_be_here = |key: &&Key| key.is_required && !matches!(key.shape, Shape::Digest);
        for key in record.keys.iter().filter(must_be_here).filter(|key| !table.contains_key(key.name)) {
            self.say(
                span.clone(),
                format!("the {} has no `{}`", record.name, key.name),
                format!("add it: {}", key.says),
            );
        }
    }

    fn unknown_key(&mut self, span: Range<usize>, name: &str, record: &Record) {
        let known = || record.keys.iter().map(|key| key.name);
        let hint = match nearest(name, known()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known are {}", known().collect::<Vec<_>>().join(", ")),
        };
        self.say(span, format!("unknown key `{name}` in this {}", record.name), hint);
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, key: &Key, shape: &Shape) {
        match (shape, value.get_ref()) {
            (Shape::List(item), DeValue::Array(array)) => {
                if array.is_empty() && key.is_required {
                    self.say(value.span(), format!("`{}` is empty", key.name), format!("fill it: {}", key.says));
                }
                array.iter().for_each(|value| self.value(value, key, item));
            }
            (Shape::Record(record), DeValue::Table(table)) => self.table(table, value.span(), record),
            (Shape::Reasons(reasons), DeValue::Table(table)) => self.reasons(table, key, *reasons),
            (Shape::Flag, DeValue::Boolean(_)) => {}
            (Shape::Flag | Shape::List(_) | Shape::Record(_) | Shape::Reasons(_), given) => {
                self.wrong_type(value.span(), key, shape, given);
            }
            (_, DeValue::String(text)) => self.text(&Located { text, span: value.span() }, key, shape),
            (_, given) => self.wrong_type(value.span(), key, shape, given),
        }
    }

    fn wrong_type(&mut self, span: Range<usize>, key: &Key, shape: &Shape, given: &DeValue<'_>) {
        let (is, text) = match given {
            DeValue::String(_) => ("text", None),
            DeValue::Integer(number) => ("a number", Some(number.as_str().to_owned())),
            DeValue::Float(number) => ("a number", Some(number.as_str().to_owned())),
            DeValue::Boolean(_) => ("true or false", None),
            DeValue::Datetime(date) => ("a date without quotation marks", Some(date.to_string())),
            DeValue::Array(_) => ("a list", None),
            DeValue::Table(_) => ("a table", None),
        };
        let (wanted, example) = expected(shape);
        let hint = match text {
            Some(text) if example.is_none() => format!("write it as text: \"{text}\""),
            _ => format!("write it as {}", example.unwrap_or("text: \"…\"")),
        };
        self.say(span, format!("`{}` is {is}, not {wanted}", key.name), hint);
    }

    fn reasons(&mut self, table: &DeTable<'_>, key: &Key, reasons: Reasons) {
        let known = (reasons.names)();
        for (name, value) in table {
            if !known.contains(&name.get_ref().as_ref()) {
                let hint = nearest(name.get_ref(), known.iter().copied());
                let hint = hint.map_or_else(
                    || format!("known are {}", known.join(", ")),
                    |near| format!("did you mean `{near}`?"),
                );
                self.say(name.span(), format!("`{}` names no {}: `{}`", key.name, reasons.of, name.get_ref()), hint);
            }
            self.value(value, key, &Shape::Text);
        }
    }

    fn text(&mut self, text: &Located<'_>, key: &Key, shape: &Shape) {
        let is_empty = text.text.trim().is_empty();
        let may_be_empty = !key.is_required && !matches!(key.shape, Shape::List(_) | Shape::Reasons(_));
        if is_empty && !(may_be_empty && text.text.is_empty()) {
            return self.say(
                text.span.clone(),
                format!("`{}` is empty", key.name),
                format!("fill it or leave the key out: {}", key.says),
            );
        }
        if is_empty {
            return;
        }
        match shape {
            Shape::Reference(named) => self.reference(text, *named),
            Shape::OneOf(values) => self.one_of(text, key, &values()),
            Shape::Date => self.date(text, key),
            _ => {
                if let Some((is_not, hint)) = rule(shape, text.text) {
                    self.say(text.span.clone(), format!("`{}` is not {is_not}: `{}`", key.name, text.text), hint);
                }
            }
        }
    }

    fn reference(&mut self, text: &Located<'_>, named: Named) {
        if self.names.lacks(named, text.text) {
            self.say(
                text.span.clone(),
                format!("there is no {named} `{}`", text.text),
                self.names.hint(named, text.text),
            );
        }
    }

    fn one_of(&mut self, text: &Located<'_>, key: &Key, values: &[&'static str]) {
        if !values.contains(&text.text) {
            let all = values.join(", ");
            let hint = match nearest(text.text, values.iter().copied()) {
                Some(near) => format!("did you mean `{near}`? It is one of {all}"),
                None => match meant(text.text, values) {
                    meant if meant.is_empty() => format!("it is one of {all}"),
                    meant => format!("did you mean {meant}? It is one of {all}"),
                },
            };
            self.say(text.span.clone(), format!("`{}` cannot be `{}`", key.name, text.text), hint);
        }
    }

    fn date(&mut self, text: &Located<'_>, key: &Key) {
        let hint = match edtf_core::Edtf::parse(text.text) {
            Err(error) => format!(
                "{}; dates are EDTF: 2008, 2008-07, 2008-07-31, 2007-22 (summer), 2003/2013, 2013/.., 199X, 2008~",
                error.message
            ),
            Ok(date) if date.level() > 1 => {
                "this is EDTF of level 2; use level 1: 2008, 2008-07, 2003/2013, 199X, 2008~".to_owned()
            }
            Ok(_) if when::days(text.text).is_none() => {
                "the page reads years of four digits, months, days, seasons, intervals, 199X and ~ ? % after a date"
                    .to_owned()
            }
            Ok(_) => return,
        };
        self.say(text.span.clone(), format!("`{}` is not a date: `{}`", key.name, text.text), hint);
    }
}

/// What people write for a value of a closed list, and the page too, with what it may mean.
const SAID_FOR: [(&str, &[&str]); 23] = [
    ("confirm", &["fulfils", "restates"]),
    ("agree", &["restates", "supporter"]),
    ("repeat", &["restates"]),
    ("same", &["restates"]),
    ("support", &["restates", "supporter"]),
    ("deny", &["contradicts", "denies"]),
    ("denie", &["contradicts", "denies"]),
    ("refute", &["contradicts"]),
    ("differ", &["contradicts"]),
    ("disagree", &["contradicts", "opponent"]),
    ("change", &["updates"]),
    ("correct", &["updates", "qualifies"]),
    ("relate", &["bears-on"]),
    ("same-subject", &["bears-on"]),
    ("done", &["happened"]),
    ("past", &["happened"]),
    ("true", &["happened"]),
    ("fact", &["happened", "states"]),
    ("complete", &["happened"]),
    ("under", &["ongoing"]),
    ("cancel", &["abandoned"]),
    ("said", &["states"]),
    ("quote", &["own"]),
];

/// "`fulfils` or `restates`": the values of a list that a word may mean.
fn meant(word: &str, values: &[&'static str]) -> String {
    let word = word.to_lowercase();
    let said = SAID_FOR.iter().filter(|(beginning, _)| word.starts_with(beginning));
    let meant = said.flat_map(|(_, meant)| meant.iter()).filter(|value| values.contains(value));
    meant.map(|value| format!("`{value}`")).collect::<Vec<_>>().join(" or ")
}

/// What a shape is called, and an example where text in quotation marks is not meant.
fn expected(shape: &Shape) -> (&'static str, Option<&'static str>) {
    match shape {
        Shape::Flag => ("true or false", Some("true or false, without quotation marks")),
        Shape::List(Shape::Record(Record { short: Some(short), .. })) => (short.name(), Some(short.example())),
        Shape::List(Shape::Record(_)) => {
            ("a list of tables", Some("[{ key = \"…\" }], or begin each with its name in double brackets"))
        }
        Shape::List(_) => ("a list", Some("[\"…\"], also where there is one")),
        Shape::Record(Record { short: Some(short), .. }) => (short.name(), Some(short.example())),
        Shape::Record(_) => ("a table", Some("{ key = \"…\" }")),
        Shape::Reasons(reasons) => ("a table of reasons", Some(reasons.example)),
        _ => ("text", None),
    }
}

/// The rule that a text breaks: what it is not, and what to do.
fn rule(shape: &Shape, text: &str) -> Option<(&'static str, &'static str)> {
    let rule = match shape {
        Shape::Id(_) if !is_id(text) => {
            ("an id", "ids are small letters a to z, digits and hyphens, and begin with a letter or digit")
        }
        Shape::Value if !is_value(text) => (
            "a number",
            "write 30, 1.5, 40e9, or 20/30 for a range; no spaces, no thousands separators, the unit apart",
        ),
        Shape::Degrees if Decimal::read(text).is_none() => ("a number of degrees", "write 45.25 or -3.5"),
        Shape::Address if !is_address(text, &["http://", "https://"]) => {
            ("a web address", "it begins with http:// or https:// and has no spaces")
        }
        Shape::Contact if !is_address(text, &["https://", "mailto:"]) => {
            ("an address", "it begins with https:// or mailto: and has no spaces")
        }
        Shape::Language if !is_language(text) => ("a language tag", "write en, ru, zh-Hans, pt-BR"),
        Shape::Digest if !is_digest(text) => {
            ("a SHA-256 digest", "it has 64 digits 0 to 9 and a to f; `sha256sum` prints it")
        }
        Shape::Source if !is_source(text) => ("a source", "write note:1, or text: and what stands in brackets"),
        _ => return None,
    };
    Some(rule)
}

/// Whether a text can be an id.
pub(super) fn is_id(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.bytes().next().is_some_and(is_letter) && text.bytes().all(|byte| is_letter(byte) || byte == b'-')
}

/// Whether a text is a number, or two that make a range.
pub(super) fn is_value(text: &str) -> bool {
    match text.split_once('/') {
        None => Decimal::read(text).is_some(),
        Some((from, to)) => match (Decimal::read(from), Decimal::read(to)) {
            (Some(from), Some(to)) => from < to,
            _ => false,
        },
    }
}

fn is_address(text: &str, schemes: &[&str]) -> bool {
    let is_plain =
        |letter: char| !letter.is_whitespace() && !letter.is_control() && !matches!(letter, '"' | '<' | '>' | '\\');
    schemes
        .iter()
        .any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/')))
        && text.chars().all(is_plain)
}

/// The shape of BCP 47: a language of two or three letters (there are none of more), then parts of one to eight
/// letters and digits.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_first = |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_later = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    parts.next().is_some_and(is_first) && parts.all(is_later)
}

/// Whether a text is a SHA-256 digest.
pub(super) fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_source(text: &str) -> bool {
    match text.split_once(':') {
        Some(("note", number)) => number.parse::<u32>().is_ok() && number.bytes().all(|byte| byte.is_ascii_digit()),
        Some(("text", words)) => !words.trim().is_empty(),
        _ => false,
    }
}

/// Whether a path names something that is written in the record, or one of its keys that always has a value.
pub(super) fn names_field(record: Fields<'_>, path: &str) -> bool {
    const ALWAYS: [&str; 5] = ["status", "stance", "voice", "negated", "author_view"];
    const NEVER: [&str; 5] = ["id", "statement", "quote", "inferred", "editor_note"];
    let mut parts = path.split('.');
    let Some(first) = parts.next().filter(|first| !NEVER.contains(first)) else { return false };
    let mut value = record.value(first).map(Spanned::get_ref);
    let mut is_alone = true;
    for part in parts {
        is_alone = false;
        value = value.and_then(|value| step(value, part));
    }
    value.is_some() || is_alone && ALWAYS.contains(&first)
}

/// One step down: by key, by place, or by id.
fn step<'d>(value: &'d DeValue<'d>, part: &str) -> Option<&'d DeValue<'d>> {
    match value {
        DeValue::Table(table) => table.get(part).map(Spanned::get_ref),
        DeValue::Array(array) => {
            let is_meant = |item: &DeValue<'_>| {
                item.as_str() == Some(part) || item.get("id").is_some_and(|id| id.get_ref().as_str() == Some(part))
            };
            let by_place = part.parse::<usize>().ok().and_then(|place| array.get(place));
            by_place.map(Spanned::get_ref).or_else(|| array.iter().map(Spanned::get_ref).find(|item| is_meant(item)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(shape: &Shape, good: &[&str], bad: &[&str]) {
        good.iter().for_each(|text| assert!(rule(shape, text).is_none(), "{text} is good"));
        bad.iter().for_each(|text| assert!(rule(shape, text).is_some(), "{text} is bad"));
    }

    #[test]
    fn texts_of_a_certain_form_are_known() {
        check(
            &Shape::Id(Named::Fact),
            &["2008-gas", "a", "7"],
            &["Gas", "gas pipeline", "-gas", "gás", "gas_pipeline"],
        );
        check(
            &Shape::Value,
            &["30", "1.5", "40e9", "20/30", "-2"],
            &["30 000", "30,000", "7 million", "30/20", "1/", "/", "1/2/3", "0x10"],
        );
        check(&Shape::Degrees, &["45.25", "-3"], &["45°", "45,25"]);
        check(
            &Shape::Address,
            &["https://example.org/?a=b#c", "http://例え.jp/"],
            &[
                "example.org",
                "javascript:alert(1)",
                "https://",
                "https://a b",
                "https:///x",
                "https://a\"b",
                "HTTPS://a",
            ],
        );
        check(
            &Shape::Contact,
            &["mailto:a@example.org", "https://example.org"],
            &["http://example.org", "mailto:", "a@example.org"],
        );
        check(&Shape::Language, &["en", "zh-Hans", "pt-BR", "gsw"], &["English", "en_GB", "e", "en-", ""]);
        check(
            &Shape::Source,
            &["note:12", "text:Rosbalt.biz, June 24"],
            &["1", "note:", "note:+1", "note:a", "text:", "Rosbalt"],
        );
    }

    #[test]
    fn paths_name_what_is_there_and_what_always_is() {
        let text = "when = \"2008\"\nactors = [{ id = \"china\", roles = [] }]\nfigures = [{ value = \"1\" }]\nthings = [\"oil\"]\nid = \"x\"";
        let mut report = Report::default();
        let file = crate::keys::File::at("facts/x.toml").expect("a facts file");
        let document = Document::read("facts/x.toml", file, text, &mut report);
        for path in [
            "when",
            "status",
            "voice",
            "stance",
            "actors",
            "actors.china",
            "actors.china.roles",
            "figures.0",
            "figures.0.value",
            "things.oil",
        ] {
            assert!(names_field(document.root(), path), "{path}");
        }
        for path in [
            "",
            "id",
            "whne",
            "actors.iran",
            "figures.1",
            "figures.0.when",
            "things.gas",
            "places",
            "when.year",
            "voice.0",
            ".",
        ] {
            assert!(!names_field(document.root(), path), "{path}");
        }
    }
}
