//! What Firefox tells of a page on its own side, for WebDriver tells neither its console nor its requests.

use std::path::Path;
use std::sync::Arc;

use http::Method;
use serde_json::{Value, json};
use thirtyfour::common::capabilities::firefox::{FirefoxCapabilities, FirefoxPreferences};
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::{DesiredCapabilities, WebDriver};

use crate::trouble::{Done, Trouble};

const WATCH: &str = include_str!("firefox.js");
const TAKE: &str = "return Cu.getGlobalForObject(Services).dossierKept[arguments[0]].splice(0)";

/// What pages did since it was last asked.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FirefoxReport {
    /// What their console shows.
    Console,
    /// What they asked for.
    Requests,
}

impl FirefoxReport {
    fn list(self) -> &'static str {
        match self {
            Self::Console => "console",
            Self::Requests => "requests",
        }
    }
}

/// A Firefox without a window of its own, with this empty profile. What its driver makes easier than it is for a reader
/// is set back: files may read each other, and history may be written without end.
pub(crate) fn capabilities(profile: &Path) -> Result<FirefoxCapabilities, Trouble> {
    let mut wanted = DesiredCapabilities::firefox();
    for flag in ["-headless", "-profile"] {
        wanted.add_arg(flag)?;
    }
    wanted.add_arg(&profile.display().to_string())?;
    let mut preferences = FirefoxPreferences::new();
    preferences.set("security.fileuri.strict_origin_policy", true)?;
    preferences.set("dom.navigation.navigationRateLimit.count", 200)?;
    wanted.set_preferences(preferences)?;
    Ok(wanted)
}

/// Keeps from now on what pages do.
pub(crate) async fn watch(web: &WebDriver) -> Done {
    on_its_own_side(web, WATCH, Vec::new()).await.map(drop)
}

/// What pages did since this was last asked.
pub(crate) async fn told(web: &WebDriver, what: FirefoxReport) -> Result<Vec<String>, Trouble> {
    let told = on_its_own_side(web, TAKE, vec![json!(what.list())]).await?;
    Ok(serde_json::from_value(told)?)
}

/// Runs a script with all rights; the page and the frame that the driver is in stay what they are.
async fn on_its_own_side(web: &WebDriver, script: &str, arguments: Vec<Value>) -> Result<Value, Trouble> {
    switch(web, "chrome").await?;
    let outcome = web.execute(script, arguments).await;
    switch(web, "content").await?;
    Ok(outcome?.json().clone())
}

async fn switch(web: &WebDriver, side: &'static str) -> Done {
    let command = Command::ExtensionCommand(Box::new(SwitchSide(side)));
    Ok(web.handle().cmd(command).await.map(drop)?)
}

/// Geckodriver's "Set Context".
#[derive(Debug)]
struct SwitchSide(&'static str);

impl ExtensionCommand for SwitchSide {
    fn parameters_json(&self) -> Option<Value> {
        Some(json!({ "context": self.0 }))
    }

    fn method(&self) -> Method {
        Method::POST
    }

    fn endpoint(&self) -> Arc<str> {
        "/moz/context".into()
    }
}
