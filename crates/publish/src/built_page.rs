//! The page as Trunk built it, without articles: its files, packed so that they fit into the program.

use crate::compressed::{SLOWEST, brotli, gzip, unbrotli};
use serde::{Deserialize, Serialize};
use std::io;

/// What is compressed already.
const AS_IT_IS: [&str; 1] = [".woff2"];

/// The document, into which articles are put.
const INDEX: &str = "index.html";

/// The glue of the program as a classic script, for a page in one file. It is no file of a site.
const WITHIN: &str = "within.js";

/// A file of the page, compressed once and for all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageFile {
    /// Where it lies, from the page on, with `/` between.
    pub path: String,
    /// As brotli; without a `gzip`, as it is.
    bytes: Vec<u8>,
    /// `None`: it is not worth compressing.
    gzip: Option<Vec<u8>>,
}

impl PageFile {
    fn of(path: String, bytes: &[u8]) -> io::Result<Self> {
        if AS_IT_IS.iter().any(|ending| path.ends_with(ending)) {
            return Ok(Self { path, bytes: bytes.to_vec(), gzip: None });
        }
        Ok(Self { path, bytes: brotli(bytes, SLOWEST)?, gzip: Some(gzip(bytes)?) })
    }

    /// What is in it.
    ///
    /// # Errors
    /// Where the pack is damaged.
    pub fn plain(&self) -> Result<Vec<u8>, String> {
        match &self.gzip {
            Some(_) => unbrotli(&self.bytes).map_err(|error| format!("{} in the program: {error}", self.path)),
            None => Ok(self.bytes.clone()),
        }
    }

    /// As brotli and as gzip, where it is worth it.
    pub fn compressed(&self) -> Option<(&[u8], &[u8])> {
        Some((&self.bytes, self.gzip.as_deref()?))
    }

    /// As text.
    pub(crate) fn text(&self) -> Result<String, String> {
        String::from_utf8(self.plain()?).map_err(|error| format!("{} in the program: {error}", self.path))
    }
}

/// The built page without articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuiltPage {
    files: Vec<PageFile>,
}

impl BuiltPage {
    /// The page of files: where each lies from the page on, and what is in it.
    ///
    /// # Errors
    /// Where a file cannot be compressed, or there is no `index.html` or no `within.js`.
    pub fn of(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Self, String> {
        let compressed = files
            .into_iter()
            .map(|(path, bytes)| PageFile::of(path.clone(), &bytes).map_err(|error| format!("{path}: {error}")));
        let mut page = Self { files: compressed.collect::<Result<_, _>>()? };
        page.files.sort_by(|one, other| one.path.cmp(&other.path));
        page.index()?;
        page.within()?;
        Ok(page)
    }

    /// As one piece of bytes.
    ///
    /// # Errors
    /// Where there is no room for them.
    pub fn packed(&self) -> Result<Vec<u8>, String> {
        postcard::to_allocvec(self).map_err(|error| error.to_string())
    }

    /// From such a piece.
    ///
    /// # Errors
    /// Where it is none.
    pub fn unpacked(bytes: &[u8]) -> Result<Self, String> {
        postcard::from_bytes(bytes).map_err(|error| format!("the page in the program cannot be read: {error}"))
    }

    /// The document.
    pub(crate) fn index(&self) -> Result<&PageFile, String> {
        self.named(|path| path == INDEX, INDEX)
    }

    /// The glue for a page in one file.
    pub(crate) fn within(&self) -> Result<&PageFile, String> {
        self.named(|path| path == WITHIN, WITHIN)
    }

    /// The file that the page loads by an address of its own.
    pub(crate) fn loaded(&self, address: &str) -> Result<&PageFile, String> {
        let path = address.trim_start_matches("./");
        self.named(|it| it == path, path)
    }

    /// What a site has of it as it is: all but the document, and the glue for one file.
    pub(crate) fn beside(&self) -> impl Iterator<Item = &PageFile> {
        self.files.iter().filter(|file| ![INDEX, WITHIN].contains(&file.path.as_str()))
    }

    fn named(&self, is_it: impl Fn(&str) -> bool, name: &str) -> Result<&PageFile, String> {
        let found = self.files.iter().find(|file| is_it(&file.path));
        found.ok_or_else(|| format!("the page in the program has no {name}"))
    }
}
