//! What `mount` is given to go by: looked at before it is used, and refused in words.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

/// How to mount an explorer.
#[derive(Default)]
pub(crate) struct Options {
    /// Whether it is a guest in a page.
    pub(crate) embed: Option<bool>,
    /// What it shows instead of what the page was built from.
    pub(crate) corpus: Option<Vec<u8>>,
    /// What it may do with the address.
    pub(crate) history: Option<AddressOption>,
    /// The state that it begins with.
    pub(crate) state: Option<String>,
}

/// What may be done with the history of the page.
#[derive(Clone, Copy)]
pub(crate) enum AddressOption {
    /// It writes states into the address, as embedding allows.
    Address,
    /// Nothing.
    None,
}

/// Nothing given means nothing wished. Each property is read as what it is and then looked at: reading them with serde
/// brings the printing of floats, and 17 kB (brotli).
pub(crate) fn read_options(options: JsValue) -> Result<Options, JsError> {
    if options.is_undefined() || options.is_null() {
        return Ok(Options::default());
    }
    if !options.is_object() {
        return Err(JsError::new("mount's options are not an object"));
    }
    let given = |name: &str| Reflect::get(&options, &JsValue::from_str(name));
    Ok(Options {
        embed: option(given("embed"), JsValue::as_bool, "`embed` is not true or false")?,
        corpus: option(given("corpus"), bytes, "`corpus` is not a Uint8Array")?,
        history: option(given("history"), address_option, "`history` is not \"address\" or \"none\"")?,
        state: option(given("state"), JsValue::as_string, "`state` is not a text")?,
    })
}

/// One of mount's options; `None` where it was not given.
fn option<T>(
    given: Result<JsValue, JsValue>,
    read: impl Fn(&JsValue) -> Option<T>,
    fault: &str,
) -> Result<Option<T>, JsError> {
    let refuse = || JsError::new(&format!("mount's options: {fault}"));
    let given = given.map_err(|_| refuse())?;
    if given.is_undefined() || given.is_null() {
        return Ok(None);
    }
    read(&given).map(Some).ok_or_else(refuse)
}

fn bytes(given: &JsValue) -> Option<Vec<u8>> {
    given.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

fn address_option(given: &JsValue) -> Option<AddressOption> {
    match given.as_string()?.as_str() {
        "address" => Some(AddressOption::Address),
        "none" => Some(AddressOption::None),
        _ => None,
    }
}
