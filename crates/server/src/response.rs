//! The answers that a test puts in place of a file.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http;
use axum::response::IntoResponse;
use futures_util::{StreamExt, stream};

/// One answer of the server; a test makes its own to see how the page bears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    pub(crate) delay: Duration,
    /// In how many pieces the body is sent, and how long between two.
    pieces: (usize, Duration),
}

impl Response {
    /// An answer with a body of the given content type.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: vec![("Content-Type".to_owned(), content_type.to_owned())],
            body: body.into(),
            delay: Duration::ZERO,
            pieces: (1, Duration::ZERO),
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

    /// The same answer in so many pieces, each but the first only after a while: a slow line.
    #[must_use]
    pub fn in_pieces(mut self, n: usize, pause: Duration) -> Self {
        self.pieces = (n.max(1), pause);
        self
    }

    /// Its body as it is sent.
    fn sent_body(body: Vec<u8>, (n, pause): (usize, Duration)) -> Body {
        if n == 1 {
            return Body::from(body);
        }
        let size = body.len().div_ceil(n).max(1);
        let pieces: Vec<Bytes> = body.chunks(size).map(Bytes::copy_from_slice).collect();
        let paused = pieces.into_iter().enumerate();
        Body::from_stream(stream::iter(paused).then(move |(at, piece)| async move {
            if at > 0 {
                tokio::time::sleep(pause).await;
            }
            Ok::<_, Infallible>(piece)
        }))
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
        response.body(Self::sent_body(self.body, self.pieces)).unwrap_or_else(wrong)
    }
}
