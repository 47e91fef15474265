//! The drivers that steer the browsers: one process for all Chromiums of the tests that run at the same time, ended with
//! the last; one for each Firefox.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use crate::trouble::Trouble;

/// How long a driver may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);

/// Which program draws and runs the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrowserKind {
    /// Steered by chromedriver.
    Chromium,
    /// Steered by geckodriver.
    Firefox,
}

impl BrowserKind {
    /// The variable that names its driver.
    fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMEDRIVER",
            Self::Firefox => "GECKODRIVER",
        }
    }

    fn usual_driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
        }
    }

    /// How it is had.
    pub(crate) fn hint(self) -> &'static str {
        match self {
            Self::Chromium => "install Debian's packages `chromium` and `chromium-driver`",
            Self::Firefox => "`cargo xtask install` installs Debian's `firefox-esr` and the crate `geckodriver`",
        }
    }

    /// What its driver is started with beside the port. Firefox's own side is only open to a test where that is allowed
    /// here, and its second port would be a fixed one.
    fn flags(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &[],
            Self::Firefox => &["--allow-system-access", "--websocket-port=0"],
        }
    }
}

/// A running driver.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// A driver that can start one more browser.
    pub(crate) fn of(kind: BrowserKind) -> Result<Arc<Self>, Trouble> {
        match kind {
            BrowserKind::Chromium => Self::shared(),
            // It steers one at a time.
            BrowserKind::Firefox => Ok(Arc::new(Self::start(kind)?)),
        }
    }

    /// The one that is running, or a new one.
    fn shared() -> Result<Arc<Self>, Trouble> {
        static SHARED: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(running) = shared.upgrade() {
            return Ok(running);
        }
        let started = Arc::new(Self::start(BrowserKind::Chromium)?);
        *shared = Arc::downgrade(&started);
        Ok(started)
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn start(kind: BrowserKind) -> Result<Self, Trouble> {
        let program = std::env::var(kind.variable()).unwrap_or_else(|_| kind.usual_driver().to_owned());
        let port = free_port()?;
        let mut command = Command::new(&program);
        command.arg(format!("--port={port}")).args(kind.flags());
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().map_err(|error| match error.kind() {
            ErrorKind::NotFound => {
                let (hint, variable) = (kind.hint(), kind.variable());
                Trouble::new(format!(
                    "there is no `{program}`: {hint}, or name a {} in {variable}",
                    kind.usual_driver()
                ))
            }
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
