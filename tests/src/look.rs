//! Pictures of every view at several widths, light and dark, and which of them differ from those of another build.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::site::Site;
use crate::states::{SCHEMES, STATES};
use crate::trouble::{Done, Trouble};

const WIDTHS: [(u32, u32); 3] = [(1440, 1000), (768, 1000), (390, 844)];

/// Pictures by name.
type Pictures = BTreeMap<String, Vec<u8>>;

/// Takes the pictures of a build into a folder; with another build, also its own and what differs: the names.
///
/// # Errors
/// Where a build or the browser is missing, a folder cannot be written, or the console is not empty.
pub async fn look(build: &Path, before: Option<&Path>, out: &Path, is_quick: bool) -> Result<Vec<String>, Trouble> {
    let now = pictures(build, is_quick).await?;
    keep(&now, &out.join("now"))?;
    let Some(before) = before else { return Ok(Vec::new()) };
    let earlier = pictures(before, is_quick).await?;
    keep(&earlier, &out.join("before"))?;
    Ok(now.into_iter().filter(|(name, picture)| earlier.get(name) != Some(picture)).map(|(name, _)| name).collect())
}

fn keep(pictures: &Pictures, folder: &Path) -> Done {
    fs::create_dir_all(folder)?;
    for (name, picture) in pictures {
        fs::write(folder.join(format!("{name}.png")), picture)?;
    }
    Ok(())
}

async fn pictures(build: &Path, is_quick: bool) -> Result<Pictures, Trouble> {
    let site = Site::of(build)?;
    let browser = Browser::start().await?;
    let mut all = Pictures::new();
    let (n_widths, n_schemes) = if is_quick { (1, 1) } else { (WIDTHS.len(), SCHEMES.len()) };
    for (width, height) in WIDTHS.into_iter().take(n_widths) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        browser.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        for scheme in SCHEMES.into_iter().take(n_schemes) {
            let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
            browser.devtools("Emulation.setEmulatedMedia", media).await?;
            for (name, state) in STATES {
                browser.web().goto("about:blank").await?;
                browser.web().goto(format!("{}{state}", site.address())).await?;
                all.insert(format!("{name}-{width}-{scheme}"), picture(&browser).await?);
            }
        }
    }
    let console = browser.console().await;
    browser.quit().await?;
    match console?.as_slice() {
        [] => Ok(all),
        lines => Err(Trouble::new(format!("the console is not empty:\n{}", lines.join("\n")))),
    }
}

/// When it has started and nothing moves any more.
const AT_REST: &str = "
    const [done] = arguments;
    const rest = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 250)));
    const wait = () => document.documentElement.dataset.started === undefined ? setTimeout(wait, 20) : document.fonts.ready.then(rest);
    wait();";

async fn picture(browser: &Browser) -> Result<Vec<u8>, Trouble> {
    browser.web().execute_async(AT_REST, Vec::<Value>::new()).await?;
    let shot = browser.devtools("Page.captureScreenshot", json!({ "format": "png" })).await?;
    let data = shot["data"].as_str().ok_or_else(|| Trouble::new("the browser gives no picture"))?;
    STANDARD.decode(data).map_err(|error| Trouble::new(error.to_string()))
}
