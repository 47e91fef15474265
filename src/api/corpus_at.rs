//! A corpus of the page's own origin: the one thing that the program itself asks for, and only when a host has it do so.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, RequestMode, Response};

/// The bytes at an address, relative to the page. An answer that another origin gives in the end is refused as well.
pub(crate) async fn corpus_at(address: &str) -> Result<Vec<u8>, JsError> {
    let request = RequestInit::new();
    request.set_mode(RequestMode::SameOrigin);
    let asked = gloo::utils::window().fetch_with_str_and_init(address, &request);
    let unreached = |_| JsError::new(&format!("`{address}` cannot be fetched; it must be of this page's origin"));
    let answer: Response = JsFuture::from(asked).await.map_err(unreached)?.unchecked_into();
    if !answer.ok() {
        return Err(JsError::new(&format!("the server answers {} for `{address}`", answer.status())));
    }
    let body = answer.array_buffer().map_err(unreached)?;
    let body = JsFuture::from(body).await.map_err(unreached)?;
    Ok(Uint8Array::new(body.unchecked_ref::<ArrayBuffer>()).to_vec())
}
