//! From the path of a request to what is answered: names of types, the way from a URL to a file that never leaves
//! the root, and the answers that a test puts in place of a file.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// One answer of the server; a test makes its own to see how the page bears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
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
        Self::new(404, TEXT, "not found\n")
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

    pub(crate) fn method_not_allowed() -> Self {
        Self::new(405, TEXT, "only GET and HEAD\n").with_header("Allow", "GET, HEAD")
    }

    fn moved(location: &str) -> Self {
        Self::new(301, TEXT, "moved\n").with_header("Location", location)
    }

    pub(crate) fn reason(&self) -> &'static str {
        match self.status {
            200 => "OK",
            301 => "Moved Permanently",
            404 => "Not Found",
            405 => "Method Not Allowed",
            _ => "Other",
        }
    }
}

const TEXT: &str = "text/plain; charset=utf-8";

/// What stands in place of the file's own answer.
#[derive(Clone, Debug)]
pub(crate) enum Override {
    Answer(Response),
    ContentType(String),
}

/// A folder, the path under which it appears, and what is answered differently.
#[derive(Debug)]
pub(crate) struct Site {
    pub(crate) root: PathBuf,
    /// Empty, or `/like/this`.
    pub(crate) prefix: String,
    /// Ends of paths; the last that fits wins.
    pub(crate) overrides: Vec<(String, Override)>,
    /// Sent with every file.
    pub(crate) headers: Vec<(String, String)>,
}

impl Site {
    pub(crate) fn answer(&self, target: &str) -> Response {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let Some(path) = percent_decoded(path) else {
            return Response::not_found();
        };
        let file = || self.file_answer(&path);
        match self.override_for(&path) {
            Some(Override::Answer(response)) => response.clone(),
            Some(Override::ContentType(content_type)) => with_content_type(file(), content_type),
            None => file(),
        }
    }

    fn override_for(&self, path: &str) -> Option<&Override> {
        let fitting = |(end, _): &&(String, Override)| path.ends_with(end.as_str());
        self.overrides.iter().rev().find(fitting).map(|(_, it)| it)
    }

    fn file_answer(&self, path: &str) -> Response {
        let Some(inner) = path.strip_prefix(&self.prefix) else {
            return Response::not_found();
        };
        if inner.is_empty() {
            return Response::moved(&format!("{}/", self.prefix));
        }
        match inner.strip_prefix('/').and_then(relative_path) {
            Some(relative) => self.read(path, &self.root.join(relative)),
            None => Response::not_found(),
        }
    }

    /// The file, or the index of a folder; a folder without its slash is sent to the slash, for relative links.
    fn read(&self, path: &str, file: &Path) -> Response {
        let Ok(mut file) = file.canonicalize() else {
            return Response::not_found();
        };
        if file.is_dir() {
            if !path.ends_with('/') {
                return Response::moved(&format!("{path}/"));
            }
            file.push("index.html");
        } else if path.ends_with('/') {
            return Response::not_found();
        }
        // After links are followed: one that leads out of the root leads nowhere.
        match fs::read(&file) {
            Ok(body) if file.starts_with(&self.root) => self.found(&file, body),
            _ => Response::not_found(),
        }
    }

    fn found(&self, file: &Path, body: Vec<u8>) -> Response {
        let mut response = Response::new(200, content_type(file), body);
        response.headers.extend(self.headers.iter().cloned());
        response
    }
}

fn with_content_type(mut response: Response, content_type: &str) -> Response {
    for (name, value) in &mut response.headers {
        if name == "Content-Type" {
            content_type.clone_into(value);
        }
    }
    response
}

/// The path inside the root, or nothing where a part could lead out of it or means something to a file system.
fn relative_path(path: &str) -> Option<PathBuf> {
    let harmless = |part: &&str| *part != ".." && !part.contains(['\\', ':', '\0']);
    let parts = path.split('/').filter(|part| !matches!(*part, "" | "."));
    let all: Vec<&str> = parts.collect();
    all.iter().all(harmless).then(|| all.iter().collect())
}

fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        if byte == b'%' {
            let [high, low, after @ ..] = tail else { return None };
            bytes.push(hex_digit(*high)? << 4 | hex_digit(*low)?);
            rest = after;
        } else {
            bytes.push(byte);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

fn hex_digit(byte: u8) -> Option<u8> {
    let digit = char::from(byte).to_digit(16)?;
    u8::try_from(digit).ok()
}

fn content_type(file: &Path) -> &'static str {
    let extension = file.extension().and_then(|it| it.to_str()).unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "jsonld" => "application/ld+json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "csv" => "text/csv; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "xml" => "application/xml",
        "pdf" => "application/pdf",
        "txt" | "ts" | "toml" | "bib" | "ris" => TEXT,
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_never_leaves_the_root() {
        for bad in ["../a", "a/../../b", "a/..", "..\\a", "C:/a", "a\0b"] {
            assert_eq!(relative_path(bad), None, "{bad:?}");
        }
        assert_eq!(relative_path("a//./b.js"), Some(PathBuf::from("a/b.js")));
        assert_eq!(relative_path(""), Some(PathBuf::new()));
        assert_eq!(relative_path("..."), Some(PathBuf::from("...")));
    }

    #[test]
    fn percent_signs_are_read_or_refused() {
        assert_eq!(percent_decoded("/a%20b%c3%a9").as_deref(), Some("/a bé"));
        for bad in ["/%", "/%2", "/%zz", "/%ff", "/%+1"] {
            assert_eq!(percent_decoded(bad), None, "{bad}");
        }
    }

    #[test]
    fn content_types_that_browsers_insist_on() {
        let named = |name: &str| content_type(Path::new(name));
        assert_eq!(named("page_bg.wasm"), "application/wasm");
        assert_eq!(named("INDEX.HTML"), "text/html; charset=utf-8");
        assert_eq!(named("a.js"), "text/javascript; charset=utf-8");
        assert_eq!(named("serif.woff2"), "font/woff2");
        assert_eq!(named("LICENSE"), "application/octet-stream");
    }
}
