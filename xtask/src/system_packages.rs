//! What only the system can give: the browsers for the whole-page tests, Chromium with its driver, and packages in
//! general, through apt-get where there is one.

use std::env;
use std::path::{Path, PathBuf};

use crate::commands::{command, executable, on_path, output_of};
use crate::failure::{Failure, Outcome};
use crate::steps::Steps;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const BROWSER_ON_MACOS: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
/// Debian's is the one of long support; Ubuntu's `firefox` is a snap, which sees no file of a test.
const FIREFOXES: [&str; 2] = ["firefox-esr", "firefox"];
const FIREFOX_ON_MACOS: &str = "/Applications/Firefox.app/Contents/MacOS/firefox";
/// Where Debian and Ubuntu have had the driver besides PATH.
const DRIVER_FOLDERS: [&str; 2] = ["/usr/lib/chromium", "/usr/lib/chromium-browser"];

/// Finds or installs Chromium and its driver; returns the driver.
pub(crate) fn ensure_browser(steps: &mut Steps) -> Outcome<PathBuf> {
    if let Some(driver) = driver().filter(|_| has_browser()) {
        return Ok(driver);
    }
    install("Installing Chromium and its driver", &["chromium", "chromium-driver"], steps)?;
    let lost = || Failure::new("chromedriver is not found although it was installed");
    driver().ok_or_else(|| lost().hint("set CHROMEDRIVER to its path"))
}

/// Finds or installs Firefox. Its driver is a crate: `tools::geckodriver`.
pub(crate) fn ensure_firefox(steps: &mut Steps) -> Outcome {
    if is_there(&FIREFOXES, FIREFOX_ON_MACOS) {
        return Ok(());
    }
    install("Installing Firefox", &["firefox-esr"], steps)
}

fn driver() -> Option<PathBuf> {
    let named = env::var_os("CHROMEDRIVER").map(PathBuf::from).filter(|it| it.is_file());
    let beside = || DRIVER_FOLDERS.iter().find_map(|it| executable(Path::new(it), "chromedriver"));
    named.or_else(|| on_path("chromedriver")).or_else(beside)
}

fn has_browser() -> bool {
    is_there(&BROWSERS, BROWSER_ON_MACOS)
}

fn is_there(names: &[&str], on_macos: &str) -> bool {
    names.iter().any(|name| on_path(name).is_some()) || Path::new(on_macos).exists() || cfg!(windows) // Found by the driver itself, through the registry.
}

/// Through apt-get, as root or by sudo. Nothing that is installed may be removed for it.
pub(crate) fn install(name: &str, packages: &[&str], steps: &mut Steps) -> Outcome {
    let by_hand = format!("install by hand: {}", packages.join(" "));
    if on_path("apt-get").is_none() {
        return Err(Failure::new(format!("{name}: only apt-get is known here, and it is missing")).hint(by_hand));
    }
    let apt = as_root().ok_or_else(|| {
        let message = format!("{name}: needs root, and there is no sudo");
        Failure::new(message).hint(format!("as root: apt-get install {}", packages.join(" ")))
    })?;
    apt_get(&apt, "Reading the system's package lists", &["update"], steps)?;
    let mut words = vec!["install", "--yes", "--no-install-recommends", "--no-remove"];
    words.extend(packages);
    apt_get(&apt, name, &words, steps).map_err(|failure| failure.hint(by_hand))
}

/// The words before `apt-get`: none for root, else sudo.
fn as_root() -> Option<Vec<&'static str>> {
    if output_of(command("id").arg("-u")).as_deref() == Some("0") {
        return Some(Vec::new());
    }
    on_path("sudo").map(|_| vec!["sudo"])
}

fn apt_get(before: &[&str], name: &str, words: &[&str], steps: &mut Steps) -> Outcome {
    let all: Vec<&str> = before.iter().chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]).copied().collect();
    let [first, rest @ ..] = all.as_slice() else { return Ok(()) };
    let mut command = command(first);
    command.args(rest).args(words);
    // sudo may ask for a password.
    if before.is_empty() { steps.run(name, &mut command) } else { steps.run_shown(name, &mut command) }
}
