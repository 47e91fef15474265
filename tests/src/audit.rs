//! The page before its checkers: what axe-core finds, and what does not fit into the window.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::findings::Finding;
use crate::page::Page;
use crate::trouble::{Done, Trouble};

const SEEING: &str = include_str!("seeing.js");
const LAYOUT: &str = include_str!("layout.js");
const WORDS: &str = include_str!("words.js");
const ACCESS: &str = include_str!("access.js");
const PIXELS: &str = include_str!("pixels.js");
const SETTLED: &str = include_str!("settled.js");

/// Has every row drawn, wherever it lies.
const ALL_DRAWN: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync('.card { content-visibility: visible !important }');
    document.adoptedStyleSheets = [sheet];";

/// The variable that names axe-core's one file.
const AXE: &str = "DOSSIER_AXE";

/// A part of the window, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub struct Area {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

/// What is drawn in an area.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct DrawnArea {
    /// How much of it is not paper, from 0 to 1.
    pub ink: f64,
    /// The same of its fullest line.
    pub line: f64,
    /// Its pixels.
    pub pattern: String,
}

impl Page {
    /// Waits until nothing moves any more.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn settles(&self) -> Done {
        self.run_slowly::<Value>(SETTLED, Value::Null).await.map(drop)
    }

    /// Goes to one of the states of [`crate::STATES`], without loading the page again where it is the same, and waits
    /// until it is drawn.
    ///
    /// # Errors
    /// Where it does not start.
    pub async fn goes_to(&self, state: &str) -> Done {
        let (before, fragment) = state.split_once('#').unwrap_or((state, "/"));
        let address = format!("{}{before}#", self.site().address());
        if self.address().await?.starts_with(&address) {
            self.edit_address(fragment).await?;
        } else {
            self.open(state).await?;
        }
        self.settles().await
    }

    /// Has the browser say this of itself, as `("prefers-color-scheme", "dark")`; all else is as it was at first.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub async fn emulate(&self, features: &[(&str, &str)]) -> Done {
        let still = [("prefers-reduced-motion", "reduce")];
        let features: Vec<Value> =
            still.iter().chain(features).map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.browser().devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await.map(drop)
    }

    /// What axe-core finds.
    ///
    /// # Errors
    /// Where it is missing or breaks off.
    pub async fn violations(&self) -> Result<Vec<Finding>, Trouble> {
        // What is not drawn has no size of its own: its parts would be measured one upon the other.
        self.act(ALL_DRAWN, Vec::new()).await?;
        if !self.ask::<bool>("return 'axe' in window").await? {
            self.act(&axe()?, Vec::new()).await?;
        }
        self.run_slowly(&format!("{SEEING}\n{ACCESS}"), Value::Null).await
    }

    /// What sticks out of the window, is cut off or lies on something else.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn misfits(&self) -> Result<Vec<Finding>, Trouble> {
        self.ask(&format!("{SEEING}\n{LAYOUT}")).await
    }

    /// What the browser draws in these areas.
    ///
    /// # Errors
    /// Where it draws nothing, or an area is not in the window.
    pub async fn drawn(&self, areas: &[Area]) -> Result<Vec<DrawnArea>, Trouble> {
        let shot = self.browser().devtools("Page.captureScreenshot", json!({ "format": "png" })).await?;
        self.run_slowly(PIXELS, json!({ "picture": shot["data"], "boxes": areas })).await
    }

    /// Words that the end of a line cuts in two.
    ///
    /// # Errors
    /// Where the driver refuses.
    pub async fn broken_words(&self) -> Result<Vec<Finding>, Trouble> {
        self.ask(&format!("{SEEING}\n{WORDS}")).await
    }
}

fn axe() -> Result<String, Trouble> {
    let file = std::env::var_os(AXE).map(PathBuf::from).ok_or_else(|| {
        Trouble::new(format!(
            "{AXE} names no axe.min.js: `cargo xtask test` installs it and says where it is; by hand: `npm ci --prefix tests/web`, then {AXE}=$PWD/tests/web/node_modules/axe-core/axe.min.js"
        ))
    })?;
    std::fs::read_to_string(&file)
        .map_err(|error| Trouble::new(format!("{AXE} names {}, which cannot be read: {error}", file.display())))
}
