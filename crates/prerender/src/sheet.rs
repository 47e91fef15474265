//! One style sheet of many: what `style/main.css` imports, each part in its layer, without spaces and comments.

use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::error::Error;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use sha2::{Digest, Sha256};
use std::fmt::Display;
use std::path::Path;

/// How many digits of the checksum stand in the sheet's name.
const DIGITS: usize = 16;

/// A style sheet and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// By what is in it, so that it may be kept for ever.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// A style sheet with all that it imports. Addresses in it stay as they are written; nothing is rewritten for older
/// browsers.
///
/// # Errors
/// Where a sheet cannot be read or is wrong: which, and where.
pub fn bundle(entry: &Path) -> Result<Sheet, String> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut whole = bundler.bundle(entry).map_err(|error| about(entry, &error))?;
    whole.minify(MinifyOptions::default()).map_err(|error| about(entry, &error))?;
    let options = PrinterOptions { minify: true, ..PrinterOptions::default() };
    let text = whole.to_css(options).map_err(|error| about(entry, &error))?.code;
    let checksum = format!("{:x}", Sha256::digest(&text));
    Ok(Sheet { name: format!("dossier-{}.css", &checksum[..DIGITS]), text })
}

/// `path:line:column: what`, or without a place the entry's path; the bundler counts lines from 0.
fn about(entry: &Path, error: &Error<impl Display>) -> String {
    match &error.loc {
        Some(place) => format!("{}:{}:{}: {}", place.filename, place.line + 1, place.column, error.kind),
        None => format!("{}: {}", entry.display(), error.kind),
    }
}
