//! `pin`: notes the digest of every article's text beside it, so that no later change of the text goes unseen.

use super::outcome::CommandOutput;
use seeds::{body_digest, read};
use std::fmt::Write;
use std::path::Path;
use toml_edit::{DocumentMut, value};

/// Writes `sha256` into `articles/<id>.toml` of every text; what stands there otherwise stays as it is.
pub(super) fn pinned(folder: &Path) -> Result<CommandOutput, String> {
    let files = read(folder).map_err(|error| error.to_string())?;
    let bodies = files.iter().filter(|file| file.path.starts_with("articles/") && file.path.ends_with(".txt"));
    let mut out = String::new();
    let (mut n, mut n_written) = (0, 0);
    for body in bodies {
        n += 1;
        let path = body.path.trim_end_matches(".txt").to_owned() + ".toml";
        let sidecar = files.iter().find(|file| file.path == path);
        let text = std::str::from_utf8(sidecar.map_or(&[], |file| &file.bytes));
        let text = text.map_err(|_| format!("{path}: the file is not UTF-8; save it as UTF-8"))?;
        let mut document: DocumentMut = text.parse().map_err(|error| format!("{path}: this is not TOML: {error}"))?;
        let digest = body_digest(&body.bytes);
        let before = document.get("sha256").and_then(|item| item.as_str()).unwrap_or("").to_owned();
        if before == digest {
            continue;
        }
        document["sha256"] = value(digest);
        let place = folder.join(&path);
        std::fs::write(&place, document.to_string()).map_err(|error| format!("{}: {error}", place.display()))?;
        n_written += 1;
        let what = if before.is_empty() { "pinned" } else { "pinned anew: the text is another than before" };
        writeln!(out, "{}: {what}", place.display()).unwrap_or_default();
    }
    writeln!(out, "{n} articles, {n_written} pinned now").unwrap_or_default();
    Ok(CommandOutput::fine(out))
}
