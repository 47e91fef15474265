//! From the path of a request to a file that never lies outside the root.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderValue, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response as Answer};
use percent_encoding::percent_decode_str;
use tower_http::services::ServeDir;

use crate::response::Response;

/// A folder and the path under which it appears.
#[derive(Debug)]
pub(crate) struct ServedFolder {
    /// With all links followed.
    pub(crate) root: PathBuf,
    /// Empty, or `/like/this`.
    pub(crate) prefix: String,
}

impl ServedFolder {
    /// The path below the prefix, with one slash before it. Of several a redirect would make another host's name.
    fn inner(&self, path: &str) -> Option<String> {
        let inner = path.strip_prefix(&self.prefix)?;
        inner.starts_with('/').then(|| format!("/{}", inner.trim_start_matches('/')))
    }

    /// Whether the file is there, and still in the root after links are followed. ServeDir follows them anywhere.
    async fn holds(&self, inner: &str) -> bool {
        let Ok(path) = percent_decode_str(inner).decode_utf8() else {
            return false;
        };
        let mut file = self.root.join(path.trim_start_matches('/'));
        // A file with a slash behind it is not there, nor a folder without an index.
        if path.ends_with('/') {
            file.push("index.html");
        }
        tokio::fs::canonicalize(file).await.is_ok_and(|it| it.starts_with(&self.root))
    }
}

pub(crate) fn router(place: ServedFolder) -> Router {
    let files = ServeDir::new(&place.root);
    Router::new().fallback_service(files).layer(middleware::from_fn_with_state(Arc::new(place), layer))
}

/// Around tower-http's server of files, which knows neither a prefix nor a boundary for links.
async fn layer(State(place): State<Arc<ServedFolder>>, mut request: Request, next: Next) -> Answer {
    let path = request.uri().path();
    if !path.is_empty() && path == place.prefix {
        return Redirect::temporary(&format!("{path}/")).into_response();
    }
    let Some(inner) = place.inner(path) else {
        return Response::not_found().into_response();
    };
    if request.method().is_safe() && !place.holds(&inner).await {
        return Response::not_found().into_response();
    }
    let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
    let Ok(target) = PathAndQuery::try_from(format!("{inner}{query}")) else {
        return Response::not_found().into_response();
    };
    *request.uri_mut() = Uri::from(target);
    finished(&place, next.run(request).await)
}

/// A folder without its slash is sent to the slash, under the prefix; texts are UTF-8; nothing is kept without asking.
fn finished(place: &ServedFolder, mut answer: Answer) -> Answer {
    let headers = answer.headers_mut();
    let text = |name| headers.get(name).and_then(|it: &HeaderValue| it.to_str().ok()).map(str::to_owned);
    let (location, content_type) = (text(header::LOCATION), text(header::CONTENT_TYPE));
    let mut set = |name, value: String| HeaderValue::try_from(value).map(|value| headers.insert(name, value));
    if let Some(location) = location {
        let _ = set(header::LOCATION, format!("{}{location}", place.prefix));
    }
    if let Some(content_type) = content_type.filter(|it| it.starts_with("text/") && !it.contains("charset")) {
        let _ = set(header::CONTENT_TYPE, format!("{content_type}; charset=utf-8"));
    }
    let _ = set(header::CACHE_CONTROL, "no-cache".to_owned());
    answer
}
