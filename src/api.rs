//! What JavaScript may call. Errors come out as JavaScript errors; nothing here panics on what it is given.

use crate::state::Explorer;
use crate::views::app;
use corpus::{Corpus, Query};
use serde::{Deserialize, Serialize};
use std::any::Any;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

/// The corpus that this page was built from.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r"
/** How to mount an explorer. */
export interface MountOptions {
  /** Shown in another's frame: no masthead, no history, no focus taken. Default: false. */
  embed?: boolean;
  /** Another corpus than the one that this page was built from, as `dossier` writes it. */
  corpus?: Uint8Array;
}
";

/// How to mount an explorer; see `MountOptions` in the TypeScript types.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Options {
    embed: bool,
    corpus: Option<Vec<u8>>,
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
    let corpus = read_corpus(options.corpus.as_deref())?;
    let mounted = leptos::mount::mount_to_renderer(&element, move || app(Explorer::new(corpus, options.embed)));
    Ok(Handle { _mounted: Box::new(mounted) })
}

/// What a state finds, as `dossier search` prints it.
///
/// # Errors
/// When the built-in corpus cannot be read.
#[wasm_bindgen(unchecked_return_type = "object")]
pub fn search(state: &str) -> Result<JsValue, JsError> {
    let corpus = read_corpus(None)?;
    wire(&corpus::report::search_report(&corpus, &Query::parse(state), None, 0))
}

/// Two articles side by side under a state, as `dossier compare` prints it; `undefined` for an unknown article.
///
/// # Errors
/// When the built-in corpus cannot be read.
#[wasm_bindgen(unchecked_return_type = "object | undefined")]
pub fn compare(a: &str, b: &str, state: &str) -> Result<JsValue, JsError> {
    let corpus = read_corpus(None)?;
    match (corpus.article_of(a), corpus.article_of(b)) {
        (Some(a), Some(b)) => wire(&corpus::report::compare_report(&corpus, a, b, &Query::parse(state))),
        _ => Ok(JsValue::UNDEFINED),
    }
}

/// Has a panic's words handed to `callback` from now on; without it a panic would only be a trap. After one, nothing
/// of this module may be called any more.
#[wasm_bindgen]
pub fn on_panic(#[wasm_bindgen(unchecked_param_type = "(words: string) => void")] callback: js_sys::Function) {
    LISTENER.with(|listener| *listener.borrow_mut() = Some(callback));
    std::panic::set_hook(Box::new(|info| {
        LISTENER.with(|listener| {
            if let Ok(Some(callback)) = listener.try_borrow().as_deref() {
                let _borne = callback.call1(&JsValue::UNDEFINED, &JsValue::from_str(&info.to_string()));
            }
        });
    }));
}

thread_local! {
    static LISTENER: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
}

fn read_options(options: JsValue) -> Result<Options, JsError> {
    if options.is_undefined() || options.is_null() {
        return Ok(Options::default());
    }
    serde_wasm_bindgen::from_value(options).map_err(|error| JsError::new(&format!("mount's options: {error}")))
}

fn read_corpus(bytes: Option<&[u8]>) -> Result<Arc<Corpus>, JsError> {
    corpus::codec::decode(bytes.unwrap_or(BUILT_IN)).map(Arc::new).map_err(|error| JsError::new(&error.to_string()))
}

fn wire(answer: &impl Serialize) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    answer.serialize(&serializer).map_err(|error| JsError::new(&error.to_string()))
}
