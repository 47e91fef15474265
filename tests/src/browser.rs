//! A browser of its own for a test: started empty, looked through for errors at the end, removed without a trace.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::common::capabilities::chrome::ChromeCapabilities;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::{Capabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};

use crate::driver::{BrowserKind, Driver};
use crate::firefox::{self, FirefoxReport};
use crate::temporary::TemporaryFolder;
use crate::trouble::{Done, Trouble};

/// No window of its own, nothing asked of the network, and no sandbox, for tests often run as root in a container.
const FLAGS: [&str; 12] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // A test may change the address more than 200 times in ten seconds: on a quick machine the browser would drop some.
    "--disable-ipc-flooding-protection",
    "--window-size=1280,900",
];
/// A sandboxed frame has a process of its own, of which the driver tells neither console nor requests.
const FRAMES_WITHIN: &str = "--disable-features=IsolateSandboxedIframes";
/// The same size of a browser that does not take it as a flag.
const SIZE: (u32, u32) = (1280, 900);

/// What chromedriver calls the log in which requests are.
const TOOLS_LOG: &str = "performance";

/// A browser with an empty profile.
#[derive(Debug)]
pub struct Browser {
    kind: BrowserKind,
    web: WebDriver,
    /// Removed after the browser has gone.
    _profile: TemporaryFolder,
    /// Ends with the last browser.
    _driver: Arc<Driver>,
}

impl Browser {
    /// A Chromium.
    pub(crate) async fn start() -> Result<Self, Trouble> {
        let profile = TemporaryFolder::new("browser")?;
        let wanted = chromium(profile.path())?;
        Self::open(BrowserKind::Chromium, wanted.into(), profile).await
    }

    /// A browser that keeps what its pages ask for: [`Browser::requests`].
    pub(crate) async fn watched(kind: BrowserKind) -> Result<Self, Trouble> {
        let profile = TemporaryFolder::new("browser")?;
        if kind == BrowserKind::Chromium {
            let mut wanted = chromium(profile.path())?;
            wanted.add_arg(FRAMES_WITHIN)?;
            wanted.set_logging_prefs(TOOLS_LOG, LoggingPrefsLogLevel::All)?;
            return Self::open(kind, wanted.into(), profile).await;
        }
        let wanted = firefox::capabilities(profile.path())?;
        let browser = Self::open(kind, wanted.into(), profile).await?;
        browser.web.set_window_rect(0, 0, SIZE.0, SIZE.1).await?;
        firefox::watch(&browser.web).await?;
        Ok(browser)
    }

    async fn open(kind: BrowserKind, wanted: Capabilities, profile: TemporaryFolder) -> Result<Self, Trouble> {
        let driver = Driver::of(kind)?;
        let web = WebDriver::new(driver.address(), wanted)
            .await
            .map_err(|error| Trouble::new(format!("no {kind:?} could be started ({}): {error}", kind.hint())))?;
        web.set_script_timeout(Duration::from_secs(120)).await?;
        Ok(Self { kind, web, _profile: profile, _driver: driver })
    }

    /// The driver's own handle.
    pub fn web(&self) -> &WebDriver {
        &self.web
    }

    /// Runs a script before any other in each page that is opened from now on. Chromium alone can.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn before_each_page(&self, script: &str) -> Done {
        self.web.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        Ok(())
    }

    /// Speaks to the browser's own tools. Only Chromium has them.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value, Trouble> {
        Ok(self.web.cdp().send_raw(command, parameters).await?)
    }

    /// What the console and the network reported since this was last asked. Of Firefox: errors and warnings of scripts and
    /// policies, what is said by `console`, and answers that refuse a request. Not seen there is a request without an answer
    /// of which no script is told, a picture's for example.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn console(&self) -> Result<Vec<String>, Trouble> {
        if self.kind == BrowserKind::Firefox {
            return firefox::told(&self.web, FirefoxReport::Console).await;
        }
        let entries = self.web.browser_log().await?;
        // What the browser's own screens say is not the page's.
        let of_page = entries.into_iter().filter(|entry| !entry.message.starts_with("chrome://"));
        Ok(of_page.map(|entry| format!("{}: {}", entry.level, entry.message)).collect())
    }

    /// What pages and the frames in them asked for since this was last asked, each document too, of a browser that was
    /// started to be watched; of workers only Firefox tells. What lies in the address itself (`data:`) or in memory
    /// (`blob:`) is no request.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn requests(&self) -> Result<Vec<String>, Trouble> {
        let all = match self.kind {
            BrowserKind::Firefox => firefox::told(&self.web, FirefoxReport::Requests).await?,
            BrowserKind::Chromium => {
                let entries = self.web.get_log(TOOLS_LOG).await?;
                entries.iter().filter_map(|entry| request_in(&entry.message)).collect()
            }
        };
        let is_asked =
            |address: &String| !["data:", "blob:", "about:", "chrome"].iter().any(|it| address.starts_with(it));
        Ok(all.into_iter().filter(is_asked).collect())
    }

    pub(crate) async fn quit(self) -> Done {
        let Self { web, _profile, _driver, .. } = self;
        Ok(web.quit().await?)
    }
}

fn chromium(profile: &Path) -> Result<ChromeCapabilities, Trouble> {
    let mut wanted = DesiredCapabilities::chrome();
    for flag in FLAGS {
        wanted.add_arg(flag)?;
    }
    wanted.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(wanted)
}

/// What is asked for, where this event of Chromium's tools tells of a request.
fn request_in(event: &str) -> Option<String> {
    let event: Value = serde_json::from_str(event).ok()?;
    let message = event.get("message")?;
    let is_request = message.get("method")? == "Network.requestWillBeSent";
    let address = message.pointer("/params/request/url").filter(|_| is_request)?;
    address.as_str().map(str::to_owned)
}
