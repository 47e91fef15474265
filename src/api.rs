//! What JavaScript may call. Errors come out as JavaScript errors; nothing here panics on what it is given.

use crate::state::Explorer;
use crate::views::app::app;
use engine::report::{compare_report, search_report};
use engine::{Corpus, Query};
use model::ArticleIndex;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use serde_wasm_bindgen::Serializer;
use std::any::Any;
use std::fmt::Display;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

/// The corpus that this page was built from.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));

/// The types of all that crosses, for TypeScript. A test holds the answers against them.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("api.d.ts");

/// How to mount an explorer; see `MountOptions` in the TypeScript types.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Options {
    embed: Option<bool>,
    corpus: Option<ByteBuf>,
}

/// A mounted explorer. It goes with its handle: call `free()` to take it away.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Handle {
    _mounted: Box<dyn Any>,
}

/// Shows an explorer in `element`.
///
/// # Errors
/// When the options are not `MountOptions`, or the corpus cannot be read.
#[wasm_bindgen]
pub fn mount(
    element: web_sys::Element,
    #[wasm_bindgen(unchecked_param_type = "MountOptions | undefined")] options: JsValue,
) -> Result<Handle, JsError> {
    let options = read_options(options)?;
    let corpus = read_corpus(options.corpus.as_ref().map(|bytes| bytes.as_slice()))?;
    let is_guest = options.embed.unwrap_or(false);
    let mounted = leptos::mount::mount_to_renderer(&element, move || app(Explorer::new(corpus, is_guest)));
    Ok(Handle { _mounted: Box::new(mounted) })
}

/// What a state of the built-in corpus finds, as `dossier search` prints it: `search("/facts?q=pipeline")`.
///
/// # Errors
/// When the built-in corpus cannot be read.
#[wasm_bindgen(unchecked_return_type = "SearchReport")]
pub fn search(state: &str) -> Result<JsValue, JsError> {
    to_js(&search_report(&*read_corpus(None)?, &Query::parse(state), None, 0))
}

/// Two articles of the built-in corpus side by side under a state, as `dossier compare` prints it.
///
/// # Errors
/// When one of the ids is not an article's, or the built-in corpus cannot be read.
#[wasm_bindgen(unchecked_return_type = "CompareReport")]
pub fn compare(a: &str, b: &str, state: &str) -> Result<JsValue, JsError> {
    let corpus = read_corpus(None)?;
    let (a, b) = (article(&corpus, a)?, article(&corpus, b)?);
    to_js(&compare_report(&corpus, a, b, &Query::parse(state)))
}

fn article(corpus: &Corpus, id: &str) -> Result<ArticleIndex, JsError> {
    corpus.article_of(id).ok_or_else(|| JsError::new(&format!("there is no article `{id}`")))
}

/// Nothing given means nothing wished. What is no object has no properties either: serde would find nothing wrong.
fn read_options(options: JsValue) -> Result<Options, JsError> {
    if options.is_undefined() || options.is_null() {
        return Ok(Options::default());
    }
    if !options.is_object() {
        return Err(JsError::new("mount's options are not an object"));
    }
    serde_wasm_bindgen::from_value(options).map_err(error("mount's options: "))
}

fn read_corpus(bytes: Option<&[u8]>) -> Result<Arc<Corpus>, JsError> {
    Corpus::decode(bytes.unwrap_or(BUILT_IN)).map(Arc::new).map_err(error(""))
}

/// As `JSON.parse` would make it of what the command prints.
fn to_js(answer: &impl Serialize) -> Result<JsValue, JsError> {
    answer.serialize(&Serializer::json_compatible()).map_err(error(""))
}

fn error<E: Display>(before: &'static str) -> impl Fn(E) -> JsError {
    move |error| JsError::new(&format!("{before}{error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::report::PassageReport;
    use serde_json::Value;
    use std::collections::BTreeMap;

    const TYPES: &str = include_str!("api.d.ts");

    /// The fields of each interface in the types, with the type of each.
    fn interfaces() -> BTreeMap<&'static str, Vec<(&'static str, &'static str)>> {
        let bodies = TYPES.split("export interface ").skip(1).filter_map(|rest| rest.split_once(" {\n"));
        let fields = |body: &'static str| {
            let lines = body.split("\n}").next().unwrap_or_default().lines().map(str::trim);
            let declared = lines.filter(|line| !line.starts_with("/*") && !line.is_empty());
            declared.filter_map(|line| line.strip_suffix(';')?.rsplit_once(": ")).collect()
        };
        bodies.map(|(name, body)| (name, fields(body))).collect()
    }

    /// Why a value is not of a type; `None`: it is.
    fn fault(value: &Value, of: &str) -> Option<String> {
        let interfaces = interfaces();
        if let Some(item) = of.strip_suffix("[]") {
            let Some(list) = value.as_array() else { return Some(format!("{value} is no list")) };
            return list.iter().find_map(|value| fault(value, item));
        }
        if let Some(of) = of.strip_suffix(" | null") {
            return if value.is_null() { None } else { fault(value, of) };
        }
        let is_right = match of {
            "number" => value.is_u64(),
            "string" => value.is_string(),
            _ if of.starts_with('"') => *value == of.trim_matches('"'),
            _ => {
                let Some(fields) = interfaces.get(of) else { return Some(format!("there is no interface {of}")) };
                return object_fault(value, fields, of);
            }
        };
        (!is_right).then(|| format!("{value} is no {of}"))
    }

    fn object_fault(value: &Value, fields: &[(&str, &str)], of: &str) -> Option<String> {
        let Some(object) = value.as_object() else { return Some(format!("{value} is no {of}")) };
        if let [("[facet: string]", item)] = fields {
            return object.values().find_map(|value| fault(value, item));
        }
        let (has, wants): (Vec<&str>, Vec<&str>) =
            (object.keys().map(String::as_str).collect(), fields.iter().map(|(name, _)| *name).collect());
        if has.iter().any(|key| !wants.contains(key)) || has.len() != wants.len() {
            return Some(format!("a {of} has {has:?}, its type {wants:?}"));
        }
        fields.iter().find_map(|(name, of)| fault(&object[*name], of).map(|why| format!("{name}: {why}")))
    }

    #[test]
    fn answers_are_what_their_types_say() {
        let corpus = Corpus::decode(BUILT_IN).expect("the built-in corpus");
        let states = ["/facts?q=pipeline", "/facts?q=the%20government", "/facts?q=pipline", "/facts?q=gas%20AND%20("];
        let found = states.map(|state| search_report(&corpus, &Query::parse(state), None, 0));
        for report in &found {
            assert_eq!(fault(&serde_json::to_value(report).expect("plain data"), "SearchReport"), None);
        }
        assert!(
            found.iter().any(|report| !report.facts.is_empty()) && found.iter().any(|report| !report.meant.is_empty())
        );
        // Every sentence of the default dossier is in a fact.
        let passage = PassageReport { article: String::new(), start: 0, end: 1, score: 2 };
        assert_eq!(fault(&serde_json::to_value(passage).expect("plain data"), "PassageReport"), None);
        assert!(found.iter().any(|report| !report.mistakes.is_empty()));
        let compared = compare_report(&corpus, ArticleIndex(0), ArticleIndex(1), &Query::default());
        let compared = serde_json::to_value(&compared).expect("plain data");
        assert_eq!(fault(&compared, "CompareReport"), None);
        let is_used = |list: &str| compared[list].as_array().is_some_and(|list| !list.is_empty());
        assert!(["rows", "figures", "passages", "emphasis", "promises"].iter().all(|list| is_used(list)));
    }

    #[test]
    fn a_value_of_another_type_is_noticed() {
        let wrong = serde_json::json!({ "start": 1, "end": "2", "score": 3 });
        assert_eq!(fault(&wrong, "NearestReport").as_deref(), Some("end: \"2\" is no number"));
        let more = serde_json::json!({ "a": 1, "b": 2, "c": 3 });
        assert!(fault(&more, "SentencesReport").is_some());
        assert!(interfaces().values().all(|fields| !fields.is_empty()));
    }
}
