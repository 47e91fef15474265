//! A site that is in memory and changes while it is looked at: for `dossier serve`.
//!
//! Each page asks from time to time what is shown now (`/_dossier/state`), and loads itself again when that has changed.
//! Asking again is plainer than a connection that stays open, and finds its server again when that was started anew.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response as Answer};
use percent_encoding::percent_decode_str;

use crate::running::RunningServer;

/// Where a page asks what is shown now.
const STATE: &str = "/_dossier/state";

/// A server of files in memory, on 127.0.0.1, until it is dropped.
#[derive(Debug)]
pub struct LiveServer {
    shown: SharedSite,
    running: RunningServer,
}

/// What is shown: files by their paths from the site on, and what is to be said of them.
#[derive(Debug, Default)]
struct LiveSite {
    files: BTreeMap<String, Vec<u8>>,
    state: String,
}

type SharedSite = Arc<RwLock<LiveSite>>;

impl LiveServer {
    /// Serves nothing yet, on the port named; 0 is any free one.
    ///
    /// # Errors
    /// Where the port is taken.
    pub fn start_on(port: u16) -> io::Result<Self> {
        let shown = SharedSite::default();
        let router = Router::new().fallback(answer).layer(middleware::from_fn(only_from_here));
        let running = RunningServer::start(port, router.with_state(shown.clone()))?;
        Ok(Self { shown, running })
    }

    /// Where the site is to be found, with a slash at the end.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.running.port())
    }

    /// Shows these files from now on, in the place of what there was.
    pub fn show(&self, files: BTreeMap<String, Vec<u8>>) {
        self.shown.write().unwrap_or_else(PoisonError::into_inner).files = files;
    }

    /// What a page that asks is told: JSON.
    pub fn tell(&self, state: String) {
        self.shown.write().unwrap_or_else(PoisonError::into_inner).state = state;
    }
}

/// A page of another site can have its own name lead to this machine; it must not read a dossier through that.
async fn only_from_here(request: Request, next: Next) -> Answer {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if !["127.0.0.1", "localhost"].contains(&name) {
        return (StatusCode::FORBIDDEN, "only for this machine\n").into_response();
    }
    next.run(request).await
}

async fn answer(State(shown): State<SharedSite>, request: Request) -> Answer {
    let shown = shown.read().unwrap_or_else(PoisonError::into_inner);
    let path = percent_decode_str(request.uri().path()).decode_utf8_lossy();
    if path == STATE {
        return sent("application/json", shown.state.clone().into_bytes());
    }
    let path = path.trim_start_matches('/');
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    match shown.files.get(&path) {
        Some(bytes) => sent(content_type(&path), bytes.clone()),
        None => (StatusCode::NOT_FOUND, "not found\n").into_response(),
    }
}

fn sent(content_type: &'static str, bytes: Vec<u8>) -> Answer {
    let value = HeaderValue::from_static;
    let headers = [(header::CONTENT_TYPE, value(content_type)), (header::CACHE_CONTROL, value("no-store"))];
    (headers, bytes).into_response()
}

/// Of what a site has.
fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "bin" => "application/octet-stream",
        _ => "text/plain; charset=utf-8",
    }
}
