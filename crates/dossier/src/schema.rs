//! JSON Schemas of the seed files, and the tables of fields in `seeds/README.md`: both from the one description of all
//! keys that the checker uses. A schema for one dossier also has its ids, so that an editor can offer them.

use seeds::DossierIds;
use seeds::keys::{File, Key, Named, Record, Shape, Shorthand};
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// The schema of a seed file, as text; with the ids of a dossier only these can be referred to.
pub fn schema(file: &File, ids: Option<&DossierIds>) -> String {
    let writer = Writer { ids };
    let mut schema = writer.record(file.record);
    // What begins with its name in double brackets is a list always, and an editor then says what is wrong in one.
    for key in file.record.keys {
        if let Shape::List(Shape::Record(record)) = key.shape {
            schema["properties"][key.name] =
                json!({ "type": "array", "items": writer.record(record), "description": key.says });
        }
    }
    if let Some(object) = schema.as_object_mut() {
        object.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        object.insert("title".to_owned(), json!(file.path));
    }
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

struct Writer<'i> {
    ids: Option<&'i DossierIds>,
}

impl Writer<'_> {
    fn record(&self, record: &Record) -> Value {
        let properties: Map<String, Value> =
            record.keys.iter().map(|key| (key.name.to_owned(), self.described(key))).collect();
        let required: Vec<&str> = record.keys.iter().filter(|key| key.is_required).map(|key| key.name).collect();
        let mut schema = json!({ "type": "object", "additionalProperties": false, "properties": properties });
        if !required.is_empty() {
            schema["required"] = json!(required);
        }
        schema
    }

    fn described(&self, key: &Key) -> Value {
        let mut schema = self.shape(&key.shape, key.is_required);
        schema["description"] = json!(key.says);
        schema
    }

    fn shape(&self, shape: &Shape, is_required: bool) -> Value {
        match shape {
            Shape::Flag => json!({ "type": "boolean" }),
            Shape::List(item) => {
                let one = self.shape(item, true);
                let several = match is_required {
                    true => json!({ "type": "array", "items": one, "minItems": 1 }),
                    false => json!({ "type": "array", "items": one }),
                };
                json!({ "anyOf": [several, one] })
            }
            Shape::Record(keys) => match keys.short {
                Some(short) => json!({ "anyOf": [self.record(keys), self.short(short)] }),
                None => self.record(keys),
            },
            Shape::Reasons(reasons) => {
                let names = (reasons.names)().into_iter();
                let reasons: Map<String, Value> =
                    names.map(|name| (name.to_owned(), json!({ "type": "string", "minLength": 1 }))).collect();
                json!({ "type": "object", "additionalProperties": false, "properties": reasons })
            }
            Shape::OneOf(values) => one_of(values().into_iter(), is_required),
            Shape::Reference(named) => match self.ids {
                Some(ids) => one_of(ids.of(*named), is_required),
                None => text(pattern(shape), is_required),
            },
            _ => text(pattern(shape), is_required),
        }
    }

    /// Text that stands for a table.
    fn short(&self, short: Shorthand) -> Value {
        match (short, self.ids) {
            (Shorthand::Actor, Some(ids)) => {
                let in_roles = text(Some("[a-z0-9][a-z0-9-]*(:[a-z-]+)+"), true);
                json!({ "anyOf": [one_of(ids.of(Named::Actor), true), in_roles] })
            }
            _ => text(None, true),
        }
    }
}

/// One of a list; what is not required may also be empty.
fn one_of<'v>(values: impl Iterator<Item = &'v str>, is_required: bool) -> Value {
    let empty = (!is_required).then_some("");
    json!({ "enum": values.chain(empty).collect::<Vec<_>>() })
}

/// Text; what is not required may also be empty, which is to say absent.
fn text(pattern: Option<&str>, is_required: bool) -> Value {
    match pattern {
        None if is_required => json!({ "type": "string", "minLength": 1 }),
        None => json!({ "type": "string" }),
        Some(pattern) if is_required => json!({ "type": "string", "pattern": format!("^(?:{pattern})$") }),
        Some(pattern) => json!({ "type": "string", "pattern": format!("^(?:{pattern})?$") }),
    }
}

/// What can be said of a text without knowing the other files.
fn pattern(shape: &Shape) -> Option<&'static str> {
    match shape {
        Shape::Id(_) | Shape::Reference(_) => Some("[a-z0-9][a-z0-9-]*"),
        Shape::Value => {
            Some("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,2})?(/-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,2})?)?")
        }
        Shape::Degrees => Some("-?[0-9]+(\\.[0-9]+)?"),
        Shape::Address => Some("https?://[^\\s\"<>\\\\]+"),
        Shape::Contact => Some("(https://|mailto:)[^\\s\"<>\\\\]+"),
        Shape::Language => Some("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"),
        Shape::Digest => Some("[0-9a-f]{64}"),
        Shape::Source => Some("note:[0-9]+|text:.*\\S.*"),
        _ => None,
    }
}

/// The keys of a record as a table in Markdown.
pub fn table(record: &Record) -> String {
    let mut out = String::from("| key | what stands there | |\n|---|---|---|\n");
    for key in record.keys {
        let name = if key.is_required { format!("**`{}`**", key.name) } else { format!("`{}`", key.name) };
        let says = key.says.replace('|', "\\|");
        writeln!(out, "| {name} | {} | {says} |", in_words(&key.shape)).unwrap_or_default();
    }
    out
}

fn in_words(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Flag => "`true` or `false`".to_owned(),
        Shape::Id(_) => "an id".to_owned(),
        Shape::Reference(named) => {
            format!("the id of {} {named}", if named.id().starts_with('a') { "an" } else { "a" })
        }
        Shape::OneOf(values) => values().iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(" "),
        Shape::Date => "a date".to_owned(),
        Shape::Value => "a number".to_owned(),
        Shape::Degrees => "degrees".to_owned(),
        Shape::Address | Shape::Contact => "an address".to_owned(),
        Shape::Language => "a language tag".to_owned(),
        Shape::Digest => "64 digits".to_owned(),
        Shape::State => "a state".to_owned(),
        Shape::Path => "a path".to_owned(),
        Shape::Source => "a source".to_owned(),
        Shape::List(Shape::Record(record)) => format!("[{}](#{})", several(record.name), anchor(record.name)),
        Shape::List(item) => format!("a list: {}", in_words(item)),
        Shape::Record(record) => format!("[{}](#{})", record.name, anchor(record.name)),
        Shape::Reasons(reasons) => format!("{} and reason", reasons.of.split(' ').next().unwrap_or("name")),
    }
}

/// "facts", "actors of a fact".
fn several(name: &str) -> String {
    match name.split_once(' ') {
        Some((noun, rest)) => format!("{noun}s {rest}"),
        None => format!("{name}s"),
    }
}

fn anchor(name: &str) -> String {
    name.replace(' ', "-")
}
