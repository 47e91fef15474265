//! A folder as a plain host would serve it, and with the faults that a test wants.

use std::io;
use std::path::Path;

use axum::middleware;

use crate::faults::{self, SharedFaults};
use crate::files::{self, ServedFolder};
use crate::response::Response;
use crate::running::RunningServer;

/// Serves a folder until it is dropped.
#[derive(Debug)]
pub struct StaticServer {
    address: String,
    faults: SharedFaults,
    running: RunningServer,
}

impl StaticServer {
    /// Serves `root` under `prefix` (`""`, `"/"` or `"/like/this"`) on a free port of 127.0.0.1.
    ///
    /// # Errors
    ///
    /// Where `root` is not there or no port can be had.
    pub fn start(root: &Path, prefix: &str) -> io::Result<Self> {
        Self::start_on(root, prefix, 0)
    }

    /// Like [`StaticServer::start`], on the port named; 0 is any free one.
    ///
    /// # Errors
    ///
    /// Where `root` is not there or the port is taken.
    pub fn start_on(root: &Path, prefix: &str, port: u16) -> io::Result<Self> {
        let prefix = Some(prefix.trim_matches('/')).filter(|it| !it.is_empty());
        let prefix = prefix.map_or_else(String::new, |it| format!("/{it}"));
        let faults = SharedFaults::default();
        let files = files::router(ServedFolder { root: root.canonicalize()?, prefix: prefix.clone() });
        let router = files.layer(middleware::from_fn_with_state(faults.clone(), faults::layer));
        let running = RunningServer::start(port, router)?;
        let address = format!("http://127.0.0.1:{}{prefix}/", running.port());
        Ok(Self { address, faults, running })
    }

    /// Where the folder is to be found, with a slash at the end.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The port that the server got.
    pub fn port(&self) -> u16 {
        self.running.port()
    }

    /// Answers every path that ends in `path_end` with `response` (names are hashed, so `".wasm"` is often all
    /// that a test can know). The latest override that fits wins.
    #[must_use]
    pub fn with_override(self, path_end: &str, response: Response) -> Self {
        self.faults.answer(path_end, response);
        self
    }

    /// Serves what ends in `path_end` as it is, but calls it something else: a badly configured host.
    #[must_use]
    pub fn with_content_type(self, path_end: &str, content_type: &str) -> Self {
        self.faults.content_type(path_end, content_type);
        self
    }

    /// Sends one more header with every file, for example a Content-Security-Policy.
    #[must_use]
    pub fn with_header(self, name: &str, value: &str) -> Self {
        self.faults.header(name, value);
        self
    }

    /// The target of every request so far, in order of arrival, as the browser sent it.
    pub fn requests(&self) -> Vec<String> {
        self.faults.requests()
    }

    /// Waits for the end of the server, which is the end of the process: for `serve`.
    pub fn wait(mut self) {
        self.running.join();
    }
}
