//! The answers that a test puts in place of a file.

use std::time::Duration;

use axum::body::Body;
use axum::http;
use axum::response::IntoResponse;

/// One answer of the server; a test makes its own to see how the page bears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    pub(crate) delay: Duration,
}

impl Response {
    /// An answer with a body of the given content type.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: vec![("Content-Type".to_owned(), content_type.to_owned())],
            body: body.into(),
            delay: Duration::ZERO,
        }
    }

    /// A plain 404.
    pub fn not_found() -> Self {
        Self::new(404, "text/plain; charset=utf-8", "not found\n")
    }

    /// The same answer with one more header.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same answer, given only after a while: a slow or hanging host.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }
}

impl IntoResponse for Response {
    /// A status or a header that HTTP does not know is told as a 500, so that the test sees it.
    fn into_response(self) -> axum::response::Response {
        let mut response = http::Response::builder().status(self.status);
        for (name, value) in self.headers {
            response = response.header(name, value);
        }
        let wrong = |error: http::Error| (http::StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response();
        response.body(Body::from(self.body)).unwrap_or_else(wrong)
    }
}
