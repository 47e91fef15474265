//! The driver that steers the browsers: one process for all tests that run at the same time, ended with the last.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use crate::trouble::Trouble;

/// How long a driver may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running chromedriver.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// The one that is running, or a new one.
    pub(crate) fn shared() -> Result<Arc<Self>, Trouble> {
        static SHARED: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(running) = shared.upgrade() {
            return Ok(running);
        }
        let started = Arc::new(Self::start()?);
        *shared = Arc::downgrade(&started);
        Ok(started)
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn start() -> Result<Self, Trouble> {
        let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let port = free_port()?;
        let mut command = Command::new(&program);
        command.arg(format!("--port={port}")).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().map_err(|error| match error.kind() {
            ErrorKind::NotFound => Trouble::new(format!(
                "there is no `{program}`: install Debian's packages `chromium` and `chromium-driver`, or name a chromedriver in CHROMEDRIVER"
            )),
            _ => Trouble::new(format!("`{program}` cannot be started: {error}")),
        })?;
        let driver = Self { process, port };
        driver.wait_until_it_listens(&program)?;
        Ok(driver)
    }

    fn wait_until_it_listens(&self, program: &str) -> Result<(), Trouble> {
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            if Instant::now() > deadline {
                return Err(Trouble::new(format!("`{program}` does not listen on port {}", self.port)));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> Result<u16, Trouble> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
