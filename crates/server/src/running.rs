//! A server that runs in a thread of its own until it is dropped.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::thread::{self, JoinHandle};

use axum::Router;
use axum::serve::ListenerExt;
use tokio::runtime::{self, Runtime};
use tokio::sync::oneshot;

/// Listens on 127.0.0.1 until it is dropped.
#[derive(Debug)]
pub(crate) struct RunningServer {
    port: u16,
    stop: Option<oneshot::Sender<()>>,
    serving: Option<JoinHandle<()>>,
}

impl RunningServer {
    /// Answers on the port named, or on any free one where it is 0, what the router says.
    pub(crate) fn start(port: u16, router: Router) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = listener.local_addr()?.port();
        let (stop, stopped) = oneshot::channel();
        let runtime = start_serving(listener, router)?;
        // Who only drops the sender stops the server too. Open connections and late answers end with the runtime.
        let serving = thread::spawn(move || drop(runtime.block_on(stopped)));
        Ok(Self { port, stop: Some(stop), serving: Some(serving) })
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Waits for the end of the server.
    pub(crate) fn join(&mut self) {
        if let Some(serving) = self.serving.take() {
            // A panic of the serving thread has been reported by the thread itself.
            let _ = serving.join();
        }
    }
}

impl Drop for RunningServer {
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
