//! Short forms as the long ones that they mean: `quote = "…"`, `actors = ["apple:speaker"]`,
//! `figures = ["30 bcm/a capacity"]`, and a list of one without its brackets. They are spelt out before anything is
//! checked, so that nothing else has to know them.

use crate::keys::{Record, Shape, Shorthand};
use model::closed::Qualifier;
use std::borrow::Cow;
use std::mem::replace;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// Spells out what is short in a table. What cannot be read stays as it is: the form is checked later.
pub(super) fn spell_out(table: &mut DeTable<'_>, record: &Record) {
    for (name, value) in table.iter_mut() {
        if let Some(key) = record.key(name.get_ref()) {
            spell_out_value(value, &key.shape);
        }
    }
}

fn spell_out_value(value: &mut Spanned<DeValue<'_>>, shape: &Shape) {
    match shape {
        Shape::List(item) => {
            if matches!(value.get_ref(), DeValue::String(_) | DeValue::Table(_)) {
                in_list(value);
            }
            if let DeValue::Array(array) = value.get_mut() {
                array.iter_mut().for_each(|value| spell_out_value(value, item));
            }
        }
        Shape::Record(record) => {
            if let (Some(short), Some(text)) = (record.short, value.get_ref().as_str())
                && let Some(long) = (Written { text, span: value.span() }).long_form(short)
            {
                *value.get_mut() = DeValue::Table(long);
            }
            if let DeValue::Table(table) = value.get_mut() {
                spell_out(table, record);
            }
        }
        _ => {}
    }
}

/// A list of one may stand without brackets.
fn in_list(value: &mut Spanned<DeValue<'_>>) {
    let mut list = DeArray::new();
    list.push(Spanned::new(value.span(), replace(value.get_mut(), DeValue::Boolean(false))));
    *value.get_mut() = DeValue::Array(list);
}

/// The text of a short form, and where it stands.
struct Written<'d> {
    text: &'d str,
    span: Range<usize>,
}

impl Written<'_> {
    /// A part of the text as a value of its own, which knows where it stands if nothing in the text is escaped.
    fn part(&self, part: &str) -> Spanned<DeValue<'static>> {
        let is_plain = self.span.len() == self.text.len() + 2;
        // Of the part itself, which may stand in the text twice: "about 30 bcm/a".
        let offset = part.as_ptr().addr().checked_sub(self.text.as_ptr().addr()).filter(|_| is_plain);
        let span = offset.map_or(self.span.clone(), |offset| {
            let start = self.span.start + 1 + offset;
            start..start + part.len()
        });
        Spanned::new(span, DeValue::String(Cow::Owned(part.to_owned())))
    }

    fn table(&self, parts: &[(&'static str, &str)]) -> DeTable<'static> {
        let mut table = DeTable::new();
        for &(key, part) in parts.iter().filter(|(_, part)| !part.is_empty()) {
            table.insert(Spanned::new(self.span.clone(), Cow::Borrowed(key)), self.part(part));
        }
        table
    }

    fn long_form(&self, short: Shorthand) -> Option<DeTable<'static>> {
        match short {
            Shorthand::Quote => Some(self.table(&[("exact", self.text)])),
            Shorthand::Actor => Some(self.actor()),
            Shorthand::Figure => self.figure(),
        }
    }

    /// `apple`, `apple:speaker`, `apple:host:speaker`.
    fn actor(&self) -> DeTable<'static> {
        let mut parts = self.text.split(':').map(str::trim);
        let mut table = self.table(&[("id", parts.next().unwrap_or(""))]);
        let mut roles = DeArray::new();
        parts.for_each(|role| roles.push(self.part(role)));
        if !roles.is_empty() {
            let roles = Spanned::new(self.span.clone(), DeValue::Array(roles));
            table.insert(Spanned::new(self.span.clone(), Cow::Borrowed("roles")), roles);
        }
        table
    }

    /// `30 bcm`, `30 bcm/a capacity`, `more than 40 billion usd trade in goods`: a qualifier, a number, a unit, what it
    /// measures.
    fn figure(&self) -> Option<DeTable<'static>> {
        let (qualifier, rest) = qualified(self.text.trim());
        let (value, rest) = rest.split_once(char::is_whitespace)?;
        let (scale, rest) = scaled(value, rest.trim());
        let (unit, measures) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let (unit, per) = unit.split_once('/').unwrap_or((unit, ""));
        let parts = [("value", value), ("unit", unit), ("per", per), ("measures", measures.trim())];
        let mut table = self.table(&parts);
        if let Some(exponent) = scale {
            let value = DeValue::String(Cow::Owned(format!("{value}e{exponent}")));
            table.insert(
                Spanned::new(self.span.clone(), Cow::Borrowed("value")),
                Spanned::new(self.span.clone(), value),
            );
        }
        if let Some(qualifier) = qualifier {
            let value = DeValue::String(Cow::Borrowed(qualifier.id()));
            let key = Spanned::new(self.span.clone(), Cow::Borrowed("qualifier"));
            table.insert(key, Spanned::new(self.span.clone(), value));
        }
        Some(table)
    }
}

/// `million usd pay` behind a number: by which power of ten it counts, and the rest.
fn scaled<'t>(value: &str, rest: &'t str) -> (Option<u8>, &'t str) {
    const SCALES: [(&str, u8); 4] = [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)];
    let is_plain = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let behind = |(word, exponent): &(&str, u8)| {
        let rest = rest.strip_prefix(word).filter(|rest| rest.starts_with(char::is_whitespace))?;
        Some((Some(*exponent), rest.trim_start()))
    };
    SCALES.iter().filter(|_| is_plain).find_map(behind).unwrap_or((None, rest))
}

/// `more than 30 km`, `more-than 30 km`: the qualifier and the rest.
fn qualified(text: &str) -> (Option<Qualifier>, &str) {
    let begins = |qualifier: &Qualifier| {
        let id = qualifier.id();
        let rest = text.strip_prefix(id).or_else(|| text.strip_prefix(&id.replace('-', " ")))?;
        rest.starts_with(char::is_whitespace).then(|| (Some(*qualifier), rest.trim_start()))
    };
    Qualifier::ALL.iter().find_map(begins).unwrap_or((None, text))
}
