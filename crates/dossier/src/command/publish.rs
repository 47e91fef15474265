//! `publish`: a dossier as a site for any host of files, or as one file.

use super::arguments::PublishCall;
use super::outcome::{CommandOutput, failed};
use crate::site_folder::{WrittenSite, write, write_site};
use engine::wording::counts::{counted, thousands};
use model::Records;
use publish::{BuiltPage, SiteFile, SiteOptions, compressed, single_file, site};
use seeds::compile_folder;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// What a program says that was compiled without the page.
const NO_PAGE: &str =
    "this program was built without the page; `cargo xtask dist` builds the one that has it (target/release/dossier)";

/// By which a file that is there is known to be one of ours.
const OUR_FILE: &str = "id=\"dossier-program\"";

/// The page in the program.
pub(super) fn page_within(page: Option<&[u8]>) -> Result<BuiltPage, String> {
    BuiltPage::unpacked(page.ok_or(NO_PAGE)?)
}

/// Publishes a folder of seeds.
///
/// # Errors
/// Where the call is wrong, files of others are in the way, or something cannot be read or written.
pub(super) fn published(call: &PublishCall, page: Option<&[u8]>) -> Result<CommandOutput, String> {
    let page = page_within(page)?;
    let options = SiteOptions { address: call.site_url.as_deref().map(site_address).transpose()? };
    let records = match compile_folder(&call.folder) {
        Ok(compiled) => compiled.records,
        Err(failure) => return failed(&failure),
    };
    let mut out = held(&call.folder, &records);
    if let Some(home) = &call.out {
        check_place(&call.folder, home)?;
        if real(home) == real(&call.folder) {
            return Err(format!("{}: this is the dossier's own folder; name another one", home.display()));
        }
        if home.is_file() {
            return Err(format!("{}: this is a file; name a folder, or say --single-file", home.display()));
        }
        let files = compressed(site(&page, &records, &options)?)?;
        let written = write_site(home, &files)?;
        out += &table(home, &files, &written);
    }
    if let Some(file) = &call.single_file {
        check_place(&call.folder, file)?;
        out += &write_file(file, &single_file(&page, &records)?)?;
    }
    Ok(CommandOutput::fine(out))
}

/// Nothing is published among the seeds, where it would be read as one of them.
fn check_place(folder: &Path, target: &Path) -> Result<(), String> {
    let (folder, place) = (real(folder), real(target));
    let own = seeds::keys::FILES.iter().filter_map(|file| Some(file.path.split_once('/')?.0));
    if own.chain(["originals"]).any(|name| place.starts_with(folder.join(name))) {
        let hint = "it lies among the dossier's own files; name another place";
        return Err(format!("{}: {hint}", target.display()));
    }
    Ok(())
}

/// A path without links and dots; of what is not there yet, as far as it is there.
fn real(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let known = whole.ancestors().find_map(|above| Some((above.canonicalize().ok()?, whole.strip_prefix(above).ok()?)));
    known.map_or(whole.clone(), |(above, rest)| above.join(rest))
}

/// An address with a slash at its end: what is beside the page is found from there.
fn site_address(address: &str) -> Result<String, String> {
    let is_plain = address.starts_with("https://") || address.starts_with("http://");
    let is_whole = !address.contains(|letter: char| "?#\"<> ".contains(letter) || letter.is_control());
    if !is_plain || !is_whole {
        return Err(format!(
            "--site-url {address}: give where the site will be, such as https://example.org/dossier/, without `?` and `#`"
        ));
    }
    Ok(format!("{}/", address.trim_end_matches('/')))
}

fn held(folder: &Path, records: &Records) -> String {
    let n_read = records.facts.iter().filter(|fact| !fact.is_by_program()).count();
    let n_found = records.facts.len() - n_read;
    let mut parts = vec![counted(records.articles.len(), "article", "articles"), counted(n_read, "fact", "facts")];
    if n_found > 0 {
        parts.push(counted(n_found, "sentence found by program", "sentences found by program"));
    }
    format!("{}: {}\n", folder.display(), parts.join(", "))
}

/// What was written, file by file.
fn table(home: &Path, files: &[SiteFile], written: &WrittenSite) -> String {
    let sizes = |file: &SiteFile| {
        let brotli = file.compressed.as_ref().map(|(brotli, _)| thousands(brotli.len()));
        [file.path.clone(), thousands(file.bytes.len()), brotli.unwrap_or_default()]
    };
    let mut rows = vec![[home.display().to_string(), "bytes".to_owned(), "brotli".to_owned()]];
    rows.extend(files.iter().map(sizes));
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (first, second, third) = (width(0), width(1), width(2));
    let mut out = String::new();
    for [name, bytes, brotli] in &rows {
        let line = format!("{name:first$}  {bytes:>second$}  {brotli:>third$}");
        writeln!(out, "{}", line.trim_end()).unwrap_or_default();
    }
    let n_compressed = files.iter().filter(|file| file.compressed.is_some()).count();
    writeln!(out, "{n_compressed} of them also as .br and .gz, for hosts that send these").unwrap_or_default();
    if !written.removed.is_empty() {
        let n = written.removed.len();
        writeln!(out, "taken away of an earlier time: {n}").unwrap_or_default();
    }
    if !written.left.is_empty() {
        writeln!(out, "no longer needed, but changed by others and left: {}", written.left.join(", "))
            .unwrap_or_default();
    }
    out
}

fn write_file(file: &Path, html: &str) -> Result<String, String> {
    if file.is_dir() {
        return Err(format!("{}: this is a folder; name a file, or say -o", file.display()));
    }
    if std::fs::read(file).is_ok_and(|there| !String::from_utf8_lossy(&there).contains(OUR_FILE)) {
        return Err(format!("{}: is there, and no page of ours; name another file, or move it away", file.display()));
    }
    write(file, html.as_bytes())?;
    Ok(format!("{}  {} bytes, opens by itself\n", file.display(), thousands(html.len())))
}
