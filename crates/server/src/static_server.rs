//! A server that runs in a thread of its own until it is dropped.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::thread::{self, JoinHandle};

use axum::serve::ListenerExt;
use axum::{Router, middleware};
use tokio::runtime::{self, Runtime};
use tokio::sync::oneshot;

use crate::faults::{self, SharedFaults};
use crate::files::{self, ServedFolder};
use crate::response::Response;

/// Serves a folder until it is dropped.
#[derive(Debug)]
pub struct StaticServer {
    address: String,
    port: u16,
    faults: SharedFaults,
    stop: Option<oneshot::Sender<()>>,
    serving: Option<JoinHandle<()>>,
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
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = listener.local_addr()?.port();
        let address = format!("http://127.0.0.1:{port}{prefix}/");
        let faults = SharedFaults::default();
        let files = files::router(ServedFolder { root: root.canonicalize()?, prefix });
        let router = files.layer(middleware::from_fn_with_state(faults.clone(), faults::layer));
        let (stop, stopped) = oneshot::channel();
        let runtime = start_serving(listener, router)?;
        // Who only drops the sender stops the server too. Open connections and late answers end with the runtime.
        let serving = thread::spawn(move || drop(runtime.block_on(stopped)));
        Ok(Self { address, port, faults, stop: Some(stop), serving: Some(serving) })
    }

    /// Where the folder is to be found, with a slash at the end.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The port that the server got.
    pub fn port(&self) -> u16 {
        self.port
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
        self.join();
    }

    fn join(&mut self) {
        if let Some(serving) = self.serving.take() {
            // A panic of the serving thread has been reported by the thread itself.
            let _ = serving.join();
        }
    }
}

impl Drop for StaticServer {
    fn drop(&mut self) {
        drop(self.stop.take());
        self.join();
    }
}

/// One thread serves all: it waits for files and browsers more than it computes.
fn start_serving(listener: TcpListener, router: Router) -> io::Result<Runtime> {
    let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
    listener.set_nonblocking(true)?;
    let inside = runtime.enter();
    // Else the end of a small file waits for the browser's acknowledgement of its head.
    let listener = tokio::net::TcpListener::from_std(listener)?.tap_io(|stream| drop(stream.set_nodelay(true)));
    runtime.spawn(async move { axum::serve(listener, router).await });
    drop(inside);
    Ok(runtime)
}
