//! The part of the program that only some views need, fetched when the first of them is opened.
//!
//! The built program is cut in two (`split` of the command says how): what only [`crate::views::later`] needs lies in a
//! file beside it. Both parts have one memory and one table of functions.

use crate::dom::{Tag, button, tag, words};
use crate::state::Explorer;
use crate::views::later::builder;
use corpus::Query;
use corpus::query::View;
use js_sys::{Object, Promise, Reflect};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// How far the second part has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arrival {
    /// Nobody has asked for it, or it is under way.
    Awaited,
    /// Its views can be built.
    Here,
    /// It could not be fetched.
    Failed,
}

thread_local! {
    /// The one fetching of it, whoever asks.
    static FETCHED: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// Where this program's script is.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static SCRIPT: String;

    fn fetch(address: &str) -> Promise;

    #[wasm_bindgen(js_namespace = WebAssembly)]
    fn instantiate(program: &JsValue, imports: &Object) -> Promise;
}

/// A view of the second part, or what stands in its place until that is here; `None` of any other view.
pub(crate) fn screen(explorer: Explorer, view: &View) -> Option<Tag> {
    let build = builder(view)?;
    Some(match explorer.later.get() {
        Arrival::Here => untrack(|| build(explorer)),
        Arrival::Awaited => {
            bring(explorer);
            awaited()
        }
        Arrival::Failed => failed(explorer),
    })
}

/// Seen only where it takes long enough to be read.
fn awaited() -> Tag {
    let what = words("p", "awaited", "This view is being fetched.").attr("role", "status");
    tag("section").class("page").child(what)
}

fn failed(explorer: Explorer) -> Tag {
    let again = button("button", move || explorer.later.set(Arrival::Awaited)).text("Try again");
    let why = "This view could not be fetched. The statements and the articles are all here.";
    tag("section").class("page").child(words("p", "", why).attr("role", "alert")).child(again)
}

/// Has the second part fetched, and says when it is here.
fn bring(explorer: Explorer) {
    leptos::task::spawn_local(async move {
        let arrival = if arrive().await.is_ok() { Arrival::Here } else { Arrival::Failed };
        explorer.later.try_set(arrival);
    });
}

/// Has the second part fetched for who points at a link to this state and will likely follow it, where that is of one of
/// its views. If it fails, nobody has asked yet.
pub(crate) fn foresee(state: &str) {
    if builder(&Query::parse(state).view).is_some() {
        leptos::task::spawn_local(async {
            let _borne = arrive().await;
        });
    }
}

async fn arrive() -> Result<(), JsValue> {
    let exports = wasm_bindgen::exports();
    if !Reflect::has(&exports, &JsValue::from_str("later:table"))? {
        return Ok(());
    }
    let fetched = FETCHED.with_borrow_mut(|fetched| {
        fetched.get_or_insert_with(|| wasm_bindgen_futures::future_to_promise(join(exports))).clone()
    });
    let joined = JsFuture::from(fetched).await;
    if joined.is_err() {
        FETCHED.take();
    }
    joined.map(drop)
}

/// Fetches the second part and joins it to the first, whose exports these are.
async fn join(exports: JsValue) -> Result<JsValue, JsValue> {
    let response: Response = JsFuture::from(fetch(&address())).await?.dyn_into()?;
    if !response.ok() {
        return Err(response.status_text().into());
    }
    let program = JsFuture::from(response.array_buffer()?).await?;
    let imports = Object::new();
    Reflect::set(&imports, &JsValue::from_str("first"), &exports)?;
    JsFuture::from(instantiate(&program, &imports)).await
}

/// It lies beside the script and is called after it.
fn address() -> String {
    let script = SCRIPT.with(String::clone);
    let (name, _) = script.rsplit_once(".js").unwrap_or((&script, ""));
    format!("{name}_later.wasm")
}
