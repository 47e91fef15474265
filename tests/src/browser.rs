//! A browser of its own for a test: started empty, looked through for errors at the end, removed without a trace.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::{DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};

use crate::driver::Driver;
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

/// A Chromium with an empty profile.
#[derive(Debug)]
pub struct Browser {
    web: WebDriver,
    /// Removed after the browser has gone.
    _profile: Profile,
    /// Ends with the last browser.
    _driver: Arc<Driver>,
}

impl Browser {
    pub(crate) async fn start() -> Result<Self, Trouble> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let driver = Driver::shared()?;
        let name = format!("dossier-browser-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let profile = Profile(std::env::temp_dir().join(name));
        let mut wanted = DesiredCapabilities::chrome();
        for flag in FLAGS {
            wanted.add_arg(flag)?;
        }
        wanted.add_arg(&format!("--user-data-dir={}", profile.0.display()))?;
        wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        let web = WebDriver::new(driver.address(), wanted).await.map_err(|error| {
            Trouble::new(format!(
                "no Chromium could be started (Debian's packages: `chromium`, `chromium-driver`): {error}"
            ))
        })?;
        web.set_script_timeout(Duration::from_secs(120)).await?;
        Ok(Self { web, _profile: profile, _driver: driver })
    }

    /// The driver's own handle.
    pub fn web(&self) -> &WebDriver {
        &self.web
    }

    /// Runs a script before any other in each page that is opened from now on.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn before_each_page(&self, script: &str) -> Done {
        self.web.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        Ok(())
    }

    /// Speaks to the browser's own tools.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value, Trouble> {
        Ok(self.web.cdp().send_raw(command, parameters).await?)
    }

    /// What the console and the network reported since this was last asked.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn console(&self) -> Result<Vec<String>, Trouble> {
        let entries = self.web.browser_log().await?;
        // What the browser's own screens say is not the page's.
        let of_page = entries.into_iter().filter(|entry| !entry.message.starts_with("chrome://"));
        Ok(of_page.map(|entry| format!("{}: {}", entry.level, entry.message)).collect())
    }

    pub(crate) async fn quit(self) -> Done {
        let Self { web, _profile, _driver } = self;
        Ok(web.quit().await?)
    }
}

/// A folder that goes with the browser.
#[derive(Debug)]
struct Profile(PathBuf);

impl Drop for Profile {
    fn drop(&mut self) {
        // What is left behind lies in the folder for temporary files.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
