//! Every view before its checkers, in all its presentations: what `cargo xtask look` lists beside its pictures.

use std::fs;
use std::path::Path;

use crate::browser::Browser;
use crate::findings::Findings;
use crate::page::Page;
use crate::site::Site;
use crate::states::{SCHEMES, STATES};
use crate::trouble::Trouble;

const ACCESS_WIDTHS: [u32; 3] = [1280, 768, 320];
const HEIGHT: u32 = 900;

/// What axe-core finds in every state, light and dark, at three widths; it is also written into a folder.
///
/// # Errors
/// Where the build, the browser or axe-core is missing.
pub async fn survey_access(build: &Path, out: &Path) -> Result<Findings, Trouble> {
    let page = Page::new(Browser::start().await?, Site::of(build)?);
    let mut findings = Findings::default();
    for (name, state) in STATES {
        page.goes_to(state).await?;
        for scheme in SCHEMES {
            page.emulate(&[("prefers-color-scheme", scheme)]).await?;
            for width in ACCESS_WIDTHS {
                page.resize(width, HEIGHT).await?;
                page.settles().await?;
                findings.add(&format!("{name}-{width}-{scheme}"), page.violations().await?);
            }
        }
    }
    page.into_browser().quit().await?;
    kept(findings, &out.join("access.txt"))
}

/// What does not fit in every state at every width from a small phone's to a large screen's; also written into a folder.
///
/// # Errors
/// Where the build or the browser is missing.
pub async fn survey_widths(build: &Path, out: &Path) -> Result<Findings, Trouble> {
    let page = Page::new(Browser::start().await?, Site::of(build)?);
    let mut findings = Findings::default();
    for (name, state) in STATES {
        page.goes_to(state).await?;
        for width in (320..=1920).step_by(40) {
            page.resize(width, HEIGHT).await?;
            page.settles().await?;
            findings.add(&format!("{name}-{width}"), page.misfits().await?);
        }
    }
    page.into_browser().quit().await?;
    kept(findings, &out.join("widths.txt"))
}

fn kept(findings: Findings, file: &Path) -> Result<Findings, Trouble> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, findings.to_string())?;
    Ok(findings)
}
