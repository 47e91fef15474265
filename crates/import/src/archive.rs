//! Parts of files that are archives: DOCX, EPUB.

use crate::article::Refusal;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What a part unpacks to at most, in bytes: more is made to fill memory.
const MOST: u64 = 50_000_000;

/// What to do with an archive that is broken.
pub(crate) const HINT: &str = "save it anew, or as .txt";

fn opened(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Refusal> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| Refusal::new(format!("it is no such file ({error})"), HINT))
}

/// A part of an archive as text.
pub(crate) fn part(bytes: &[u8], name: &str) -> Result<String, Refusal> {
    let mut archive = opened(bytes)?;
    let part = archive.by_name(name).map_err(|_| Refusal::new(format!("it has no part `{name}`"), HINT))?;
    let mut text = String::new();
    let read = part.take(MOST + 1).read_to_string(&mut text);
    read.map_err(|error| Refusal::new(format!("its part `{name}` cannot be read ({error})"), HINT))?;
    if text.len() as u64 > MOST {
        return Err(Refusal::new("a part of it unpacks to more than 50 MB", HINT));
    }
    Ok(text)
}

/// Whether an archive's parts together are as large as a text may be.
pub(crate) fn check_size(bytes: &[u8]) -> Result<(), Refusal> {
    let mut archive = opened(bytes)?;
    let mut n_bytes = 0;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|error| Refusal::new(error.to_string(), HINT))?;
        let name = part.name().unwrap_or_default().into_owned();
        let is_text = [".xhtml", ".html", ".htm", ".xml", ".opf", ".ncx"].iter().any(|ending| name.ends_with(ending));
        // What a part says of its size may be false: it is unpacked and counted.
        n_bytes += if is_text { std::io::copy(&mut part.take(MOST + 1), &mut std::io::sink()).unwrap_or(0) } else { 0 };
        if n_bytes > MOST {
            return Err(Refusal::new("its parts unpack to more than 50 MB", HINT));
        }
    }
    Ok(())
}
