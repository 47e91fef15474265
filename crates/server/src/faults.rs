//! What a test has the server do differently: one layer around the files, which also records what is asked for.

use std::sync::{Arc, PoisonError, RwLock};

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response as Answer};
use percent_encoding::percent_decode_str;

use crate::response::Response;

/// What stands in place of the file's own answer.
#[derive(Clone, Debug)]
enum Override {
    Answer(Response),
    ContentType(HeaderValue),
}

#[derive(Debug, Default)]
struct Faults {
    /// Ends of paths; the last that fits wins.
    overrides: Vec<(String, Override)>,
    /// Sent with every file.
    headers: Vec<(HeaderName, HeaderValue)>,
    requests: Vec<String>,
}

/// The faults, shared between who sets them and the server's thread.
#[derive(Clone, Debug, Default)]
pub(crate) struct SharedFaults(Arc<RwLock<Faults>>);

impl SharedFaults {
    pub(crate) fn answer(&self, path_end: &str, response: Response) {
        self.change(|it| it.overrides.push((path_end.to_owned(), Override::Answer(response))));
    }

    pub(crate) fn content_type(&self, path_end: &str, content_type: &str) {
        let content_type = header_value(content_type);
        self.change(|it| it.overrides.push((path_end.to_owned(), Override::ContentType(content_type))));
    }

    pub(crate) fn header(&self, name: &str, value: &str) {
        // A name that HTTP does not know is a mistake in the test itself.
        let name = HeaderName::try_from(name).unwrap_or(HeaderName::from_static("x-wrong-name"));
        self.change(|it| it.headers.push((name, header_value(value))));
    }

    pub(crate) fn requests(&self) -> Vec<String> {
        self.read(|it| it.requests.clone())
    }

    fn record(&self, uri: &Uri) {
        let target = uri.path_and_query().map_or_else(|| uri.to_string(), ToString::to_string);
        self.change(|it| it.requests.push(target));
    }

    fn override_for(&self, uri: &Uri) -> Option<Override> {
        let path = percent_decode_str(uri.path()).decode_utf8_lossy();
        let fits = |(end, _): &&(String, Override)| path.ends_with(end.as_str());
        self.read(|it| it.overrides.iter().rev().find(fits).map(|(_, fault)| fault.clone()))
    }

    fn read<T>(&self, look: impl FnOnce(&Faults) -> T) -> T {
        look(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn change(&self, change: impl FnOnce(&mut Faults)) {
        change(&mut self.0.write().unwrap_or_else(PoisonError::into_inner));
    }
}

fn header_value(text: &str) -> HeaderValue {
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("wrong value"))
}

/// The layer around the files.
pub(crate) async fn layer(State(shared): State<SharedFaults>, request: Request, next: Next) -> Answer {
    shared.record(request.uri());
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let fault = shared.override_for(request.uri()).filter(|_| is_reading);
    if let Some(Override::Answer(response)) = fault {
        tokio::time::sleep(response.delay).await;
        return response.into_response();
    }
    let mut answer = next.run(request).await;
    if answer.status().is_client_error() {
        return answer;
    }
    let headers = answer.headers_mut();
    headers.extend(shared.read(|it| it.headers.clone()));
    if let Some(Override::ContentType(content_type)) = fault {
        headers.insert(header::CONTENT_TYPE, content_type);
    }
    answer
}
