//! Stands in for the crate of this name.
//!
//! Leptos names it for server functions that stream. This page has no server, but whatever exports itself to
//! JavaScript stays in a program, used or not: with the real crate the page is some 6 kB heavier in brotli.
//! Here a stream has no end that anything could be read from.

use futures_util::stream::{Empty, Stream, empty};
use wasm_bindgen::JsValue;

/// A stream of the browser, of which only its browser's side is kept.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps a stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// A stream that nothing can be read from, whatever is put in.
    pub fn from_stream<S: Stream<Item = Result<JsValue, JsValue>>>(_stream: S) -> Self {
        Self(JsValue::UNDEFINED.into())
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// What can be read from it: nothing.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }
}
