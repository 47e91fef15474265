//! What JavaScript may call. Errors come out as JavaScript errors; nothing here panics on what it is given.

use crate::state::Explorer;
use crate::views::app;
use corpus::{Corpus, Query};
use std::any::Any;
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
#[derive(Default)]
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
    let options = read_options(&options)?;
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
    wire(&corpus::report::search_report(&corpus, &Query::parse(state), None, 0).json())
}

/// Read by hand: a general reader of JavaScript values brings the formatting of floats with it (7 kB in brotli).
fn read_options(options: &JsValue) -> Result<Options, JsError> {
    if options.is_undefined() || options.is_null() {
        return Ok(Options::default());
    }
    let get = |name: &str| {
        js_sys::Reflect::get(options, &JsValue::from_str(name))
            .map_err(|_| JsError::new("mount's options are not an object"))
    };
    let corpus = get("corpus")?;
    let corpus = match corpus.dyn_ref::<js_sys::Uint8Array>() {
        Some(bytes) => Some(bytes.to_vec()),
        None if corpus.is_undefined() || corpus.is_null() => None,
        None => return Err(JsError::new("mount's option corpus is not a Uint8Array")),
    };
    Ok(Options { embed: get("embed")?.is_truthy(), corpus })
}

fn read_corpus(bytes: Option<&[u8]>) -> Result<Arc<Corpus>, JsError> {
    corpus::codec::decode(bytes.unwrap_or(BUILT_IN)).map(Arc::new).map_err(|error| JsError::new(&error.to_string()))
}

fn wire(json: &str) -> Result<JsValue, JsError> {
    js_sys::JSON::parse(json).map_err(|_| JsError::new("the answer is not JSON"))
}
