//! A line on the terminal that says what is going on and for how long, where that is more than a second.

use super::arguments::DossierCommand;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// So long nothing is said, and then so often.
const A_SECOND: Duration = Duration::from_secs(1);

/// Says it until it is dropped; then the line goes.
pub(super) struct Progress(Option<(Sender<()>, JoinHandle<()>)>);

impl Progress {
    /// Of a call; of one that goes on saying something itself, and where nobody reads along, nothing.
    pub(super) fn of(call: &DossierCommand, is_terminal: bool) -> Self {
        Self(words(call).filter(|_| is_terminal).map(told))
    }
}

fn words(call: &DossierCommand) -> Option<&'static str> {
    match call {
        DossierCommand::New(_) | DossierCommand::Add(_) => Some("reading"),
        DossierCommand::Check(check) if !check.watch => Some("checking"),
        DossierCommand::Publish(_) => Some("publishing"),
        DossierCommand::Compare(_) => Some("comparing"),
        _ => None,
    }
}

fn told(words: &'static str) -> (Sender<()>, JoinHandle<()>) {
    let (end, ended) = channel();
    let line = move || {
        let mut n_seconds = 0;
        while ended.recv_timeout(A_SECOND) == Err(RecvTimeoutError::Timeout) {
            n_seconds += 1;
            eprint!("\r{words} … {n_seconds} s");
        }
        if n_seconds > 0 {
            eprint!("\r\x1b[K");
        }
    };
    (end, thread::spawn(line))
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((end, line)) = self.0.take() {
            drop(end);
            // A panic of that thread has been reported by itself.
            let _ = line.join();
        }
    }
}
