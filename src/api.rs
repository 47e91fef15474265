//! What JavaScript may call. Errors come out as JavaScript errors; nothing here panics on what it is given.

mod corpus_at;
mod mount_options;

use crate::address::AddressUse;
use crate::state::Explorer;
use crate::views::app::App;
use corpus_at::corpus_at;
use engine::asked::ask;
use engine::report::{compare_report, compare_state, search_report, search_state};
use engine::{Corpus, Query};
use js_sys::Function;
use leptos::prelude::*;
use model::ArticleIndex;
use mount_options::{AddressOption, Options, read_options};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::any::Any;
use std::cell::RefCell;
use std::fmt::Display;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

/// The corpus that this page was built from.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));

/// The types of all that crosses, for TypeScript. A test holds the answers against them.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("api.d.ts");

/// A mounted explorer.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Handle(RefCell<Option<Mounted>>);

/// What a handle is of, until it is taken away.
#[derive(Debug)]
struct Mounted {
    corpus: Arc<Corpus>,
    explorer: Explorer,
    owner: Owner,
    _view: Box<dyn Any>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}

/// Shows an explorer in `element`.
///
/// # Errors
/// When `element` is no element, the options are not `MountOptions`, or the corpus cannot be read.
#[wasm_bindgen]
pub fn mount(
    #[wasm_bindgen(unchecked_param_type = "Element")] element: JsValue,
    #[wasm_bindgen(unchecked_param_type = "MountOptions | undefined")] options: JsValue,
) -> Result<Handle, JsError> {
    mounted(&read_element(element)?, read_options(options)?)
}

/// Asks for a corpus, then shows an explorer of it in `element`: a promise of what [`mount`] gives.
///
/// # Errors
/// As [`mount`], or when the address is not of this page's origin or nothing that can be read is there.
#[wasm_bindgen(js_name = mountFrom)]
pub async fn mount_from(
    #[wasm_bindgen(unchecked_param_type = "string")] address: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Element")] element: JsValue,
    #[wasm_bindgen(unchecked_param_type = "MountOptions | undefined")] options: JsValue,
) -> Result<Handle, JsError> {
    let (address, element, options) = (text(&address, "the address")?, read_element(element)?, read_options(options)?);
    let corpus = corpus_at(&address).await?;
    mounted(&element, Options { corpus: Some(corpus), ..options })
}

fn mounted(element: &Element, options: Options) -> Result<Handle, JsError> {
    let corpus = read_corpus(options.corpus.as_deref())?;
    let is_guest = options.embed.unwrap_or(false);
    let history = match options.history {
        Some(AddressOption::None) => AddressUse::None,
        _ if is_guest => AddressUse::Guest,
        _ => AddressUse::Own,
    };
    // An explorer follows signals before anything is mounted. Where another explorer is on the page, it has begun.
    let _begun = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let state = options.state.unwrap_or_default();
    let explorer = owner.with(|| {
        let explorer = Explorer::new(corpus.clone(), is_guest, history, &state);
        provide_context(explorer);
        explorer
    });
    let view = owner.with(|| leptos::mount::mount_to_renderer(element, || view! { <App /> }));
    Ok(Handle(RefCell::new(Some(Mounted { corpus, explorer, owner, _view: Box::new(view) }))))
}

#[wasm_bindgen]
impl Handle {
    /// The state that is shown, as after `#` in an address.
    ///
    /// # Errors
    /// This and every other method: when the explorer was taken away.
    #[wasm_bindgen(getter)]
    pub fn state(&self) -> Result<String, JsError> {
        Ok(self.shown()?.1.query().with_untracked(ToString::to_string))
    }

    /// Shows a state. What the dossier does not have of it is left out and told on the page.
    ///
    /// # Errors
    /// When the state is not a text.
    #[wasm_bindgen(js_name = setState)]
    pub fn set_state(&self, #[wasm_bindgen(unchecked_param_type = "string")] state: JsValue) -> Result<(), JsError> {
        let (_, explorer) = self.shown()?;
        let state = text(&state, "the state")?;
        explorer.show(&state);
        Ok(())
    }

    /// What a state finds in this explorer's corpus; without one, what is shown.
    ///
    /// # Errors
    /// When the state is not a text.
    #[wasm_bindgen(unchecked_return_type = "SearchReport")]
    pub fn search(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string | undefined")] state: JsValue,
    ) -> Result<JsValue, JsError> {
        let (corpus, query) = self.asked(&state)?;
        to_js(&search_report(&corpus, &query, None, 0))
    }

    /// The values of every facet with their counts under a state; without one, as shown.
    ///
    /// # Errors
    /// When the state is not a text.
    #[wasm_bindgen(unchecked_return_type = "FacetsReport")]
    pub fn facets(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string | undefined")] state: JsValue,
    ) -> Result<JsValue, JsError> {
        let (corpus, query) = self.asked(&state)?;
        to_js(&search_report(&corpus, &query, None, 0).facets)
    }

    /// Two articles of this explorer's corpus side by side under a state; without one, as shown.
    ///
    /// # Errors
    /// When one of the ids is not an article's, or the state is not a text.
    #[wasm_bindgen(unchecked_return_type = "CompareReport")]
    pub fn compare(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] a: JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] b: JsValue,
        #[wasm_bindgen(unchecked_param_type = "string | undefined")] state: JsValue,
    ) -> Result<JsValue, JsError> {
        let (corpus, query) = self.asked(&state)?;
        let (a, b) = (article(&corpus, &a)?, article(&corpus, &b)?);
        to_js(&compare_report(&corpus, a, b, &query))
    }

    /// Calls back at an event: `ready` (once, soon), `change` (with the state), `select` (with a fact's id, or `null`).
    /// Gives a function that ends it.
    ///
    /// # Errors
    /// When there is no such event, or the callback is not a function.
    #[wasm_bindgen(unchecked_return_type = "() => void")]
    pub fn on(
        &self,
        #[wasm_bindgen(unchecked_param_type = "keyof HandleEvents")] event: JsValue,
        #[wasm_bindgen(unchecked_param_type = "(detail: any) => void")] callback: JsValue,
    ) -> Result<JsValue, JsError> {
        let (_, explorer) = self.shown()?;
        let event = text(&event, "the event")?;
        let callback: Function = callback.dyn_into().map_err(|_| JsError::new("the callback is not a function"))?;
        let listening = self.0.borrow().as_ref().map_or_else(Owner::new, |mounted| mounted.owner.with(Owner::new));
        let told: Box<dyn Fn() -> JsValue> = match event.as_str() {
            "ready" => {
                // As long as somebody listens.
                let awaited = listening.with(|| RwSignal::new(()));
                leptos::task::spawn_local(async move {
                    if awaited.try_get_untracked().is_some() {
                        tell(&callback, &JsValue::UNDEFINED);
                    }
                });
                return Ok(ending(listening));
            }
            "change" => Box::new(move || explorer.query().with(ToString::to_string).into()),
            "select" => Box::new(move || explorer.query().with(|query| query.fact.clone().into())),
            _ => return Err(JsError::new(&format!("there is no event `{event}`; there are ready, change, select"))),
        };
        listening.with(|| watch(told, callback));
        Ok(ending(listening))
    }

    /// Takes the explorer away with all that is its own: elements, listeners, timers. Called again it does nothing.
    pub fn destroy(&self) {
        let mounted = self.0.take();
        drop(mounted);
    }
}

impl Handle {
    /// What the handle is of. Nothing stays borrowed: whoever is called back may take the explorer away.
    fn shown(&self) -> Result<(Arc<Corpus>, Explorer), JsError> {
        let mounted = self.0.borrow();
        let mounted = mounted.as_ref().ok_or_else(|| JsError::new("this explorer was taken away"))?;
        Ok((mounted.corpus.clone(), mounted.explorer))
    }

    /// What is asked of it: under a state, or as shown.
    fn asked(&self, state: &JsValue) -> Result<(Arc<Corpus>, Query), JsError> {
        let (corpus, explorer) = self.shown()?;
        let query = match state.is_undefined() || state.is_null() {
            true => explorer.query().get_untracked(),
            false => ask(&corpus, &text(state, "the state")?).query,
        };
        Ok((corpus, query))
    }
}

/// A function that ends what an owner keeps; called again it does nothing.
fn ending(listening: Owner) -> JsValue {
    Closure::<dyn FnMut()>::new(move || listening.cleanup()).into_js_value()
}

/// Calls back whenever what is told differs from what was told last; not with what there is at first.
fn watch(told: Box<dyn Fn() -> JsValue>, callback: Function) {
    let last = RefCell::new(None);
    crate::browser::follow(Box::new(move || {
        let now = told();
        let last = last.replace(Some(now.clone()));
        if last.is_some_and(|last| last != now) {
            untrack(|| tell(&callback, &now));
        }
    }));
}

/// An error of the host's is the host's, and told in the console.
fn tell(callback: &Function, detail: &JsValue) {
    if let Err(error) = callback.call1(&JsValue::NULL, detail) {
        web_sys::console::error_1(&error);
    }
}

/// What a state of the built-in corpus finds, as `dossier search` prints it: `search("/facts?q=pipeline")`.
///
/// # Errors
/// When the state is not a text, or the built-in corpus cannot be read.
#[wasm_bindgen(unchecked_return_type = "SearchReport")]
pub fn search(#[wasm_bindgen(unchecked_param_type = "string")] state: JsValue) -> Result<JsValue, JsError> {
    to_js(&search_state(&*read_corpus(None)?, &text(&state, "the state")?, None, 0))
}

/// Two articles of the built-in corpus side by side under a state, as `dossier compare` prints it.
///
/// # Errors
/// When one of the ids is not an article's, the state is not a text, or the built-in corpus cannot be read.
#[wasm_bindgen(unchecked_return_type = "CompareReport")]
pub fn compare(
    #[wasm_bindgen(unchecked_param_type = "string")] a: JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] b: JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] state: JsValue,
) -> Result<JsValue, JsError> {
    let corpus = read_corpus(None)?;
    let (a, b) = (article(&corpus, &a)?, article(&corpus, &b)?);
    to_js(&compare_state(&corpus, a, b, &text(&state, "the state")?))
}

fn article(corpus: &Corpus, id: &JsValue) -> Result<ArticleIndex, JsError> {
    let id = text(id, "the article's id")?;
    corpus.article_of(&id).ok_or_else(|| JsError::new(&format!("there is no article `{id}`")))
}

/// What JavaScript gives for a text may be anything; the glue would write what is none into memory that is not there.
fn text(given: &JsValue, what: &str) -> Result<String, JsError> {
    given.as_string().ok_or_else(|| JsError::new(&format!("{what} is not a text")))
}

/// An element of whatever page, so it is known by what it says of itself; a host's `querySelector` may have found none.
fn read_element(given: JsValue) -> Result<Element, JsError> {
    let kind = given.is_object().then(|| given.unchecked_ref::<Node>().node_type());
    let is_element = kind == Some(Node::ELEMENT_NODE);
    is_element.then(|| given.unchecked_into()).ok_or_else(|| JsError::new("mount's first argument is not an element"))
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
            "boolean" => value.is_boolean(),
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
        let wrong = serde_json::json!({ "start": 1, "end": "2", "score": 3, "tied": false, "basis": "link" });
        assert_eq!(fault(&wrong, "NearestReport").as_deref(), Some("end: \"2\" is no number"));
        let more = serde_json::json!({ "a": 1, "b": 2, "c": 3 });
        assert!(fault(&more, "SentencesReport").is_some());
        assert!(interfaces().values().all(|fields| !fields.is_empty()));
    }
}
