//! Pictures of every view at several widths, light, dark and in forced colours, in frames and printed, of the page's own
//! dossier and of a fixture; and which of them differ from those of another build.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use engine::Corpus;

use crate::browser::Browser;
use crate::page::Page;
use crate::site::{Site, compiled, fixture};
use crate::states::{STATES, states_of};
use crate::trouble::{Done, Trouble};

const WIDTHS: [(u32, u32); 6] = [(1440, 1000), (1920, 1080), (1024, 900), (768, 1000), (390, 844), (320, 640)];
/// Of a post.
const FRAMES: [(u32, u32); 3] = [(720, 640), (560, 480), (360, 640)];
/// The dossier that is looked at beside the page's own.
const OTHER: &str = "outlet";

/// What it is called, and what the browser says of itself.
type Presentation = (&'static str, &'static [(&'static str, &'static str)]);
const LOOKS: [Presentation; 3] = [
    ("light", &[("prefers-color-scheme", "light")]),
    ("dark", &[("prefers-color-scheme", "dark")]),
    ("forced", &[("forced-colors", "active")]),
];

/// Pictures and printed sheets, by the names of their files.
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
    // What is printed has its date in it.
    let differs = |(name, picture): &(String, Vec<u8>)| name.ends_with(".png") && earlier.get(name) != Some(picture);
    Ok(now.into_iter().filter(differs).map(|(name, _)| name).collect())
}

fn keep(pictures: &Pictures, folder: &Path) -> Done {
    fs::create_dir_all(folder)?;
    for (name, picture) in pictures {
        fs::write(folder.join(name), picture)?;
    }
    Ok(())
}

async fn pictures(build: &Path, is_quick: bool) -> Result<Pictures, Trouble> {
    let page = Page::new(Browser::start().await?, Site::of(build)?);
    let mut all = Pictures::new();
    let states: Vec<(String, String)> = STATES.map(|(name, state)| (name.to_owned(), state.to_owned())).to_vec();
    let (widths, looks) = if is_quick { (&WIDTHS[..1], &LOOKS[..1]) } else { (&WIDTHS[..], &LOOKS[..]) };
    for (name, state) in &states {
        page.open_address("about:blank").await?;
        page.open(state).await?;
        take(&page, name, widths, looks, &mut all).await?;
        if !is_quick {
            let printed = page.browser().devtools("Page.printToPDF", json!({ "preferCSSPageSize": true })).await?;
            all.insert(format!("{name}.pdf"), decoded(&printed)?);
        }
    }
    if !is_quick {
        for (name, state) in states.iter().filter(|(_, state)| state.starts_with('#')) {
            page.open_address("about:blank").await?;
            page.open(&format!("?embed{state}")).await?;
            take(&page, &format!("frame-{name}"), &FRAMES, &LOOKS[..2], &mut all).await?;
        }
        of_other(&page, OTHER, &mut all).await?;
    }
    let console = page.browser().console().await;
    page.into_browser().quit().await?;
    match console?.as_slice() {
        [] => Ok(all),
        lines => Err(Trouble::new(format!("the console is not empty:\n{}", lines.join("\n")))),
    }
}

/// Every view of a fixture's dossier.
async fn of_other(page: &Page, fixture_name: &str, all: &mut Pictures) -> Done {
    let records = compiled(&fixture(fixture_name))?;
    page.open("#/about").await?;
    page.mounts(&records).await?;
    for (name, state) in states_of(&Corpus::new(records)) {
        page.goes_to(&state).await?;
        let name: String = name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
        take(page, &format!("{fixture_name}{name}"), &WIDTHS, &LOOKS, all).await?;
    }
    Ok(())
}

/// What is on the screen, at every size and look.
async fn take(page: &Page, name: &str, sizes: &[(u32, u32)], looks: &[Presentation], all: &mut Pictures) -> Done {
    for &(width, height) in sizes {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        page.browser().devtools("Emulation.setDeviceMetricsOverride", size).await?;
        for (look, features) in looks {
            page.emulate(features).await?;
            page.settles().await?;
            let shot = page.browser().devtools("Page.captureScreenshot", json!({ "format": "png" })).await?;
            all.insert(format!("{name}-{width}-{look}.png"), decoded(&shot)?);
        }
    }
    Ok(())
}

fn decoded(answer: &Value) -> Result<Vec<u8>, Trouble> {
    let data = answer["data"].as_str().ok_or_else(|| Trouble::new("the browser gives no picture"))?;
    STANDARD.decode(data).map_err(|error| Trouble::new(error.to_string()))
}
