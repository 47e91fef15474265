//! What a reader's browser transfers for the page: `index.html` and all that it loads, as brotli makes it, against
//! the budget. Counted apart: the second part of the program, which some views have fetched when they are opened, and
//! fonts, which come after the first content. `examples/` is not loaded and not counted.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::commands::command;
use crate::failure::{Failure, Outcome};
use crate::links;

/// Bytes in brotli for everything but fonts and the second part. A ratchet: who raises it says what the bytes buy.
pub(crate) const BUDGET: u64 = 220_000;
/// The same for the second part: the comparison, the time axis and the table of who and what.
const LATER_BUDGET: u64 = 83_000;
/// How its file's name ends.
const LATER: &str = "_later.wasm";
/// Where it should stay.
const AIM: u64 = 130_000;
/// Fonts are compressed by themselves: bytes as they are.
const FONT_BUDGET: u64 = 224_000;

/// Node is needed anyhow, so no crate: brotli as a good static host compresses.
const BROTLI: &str = "
const { brotliCompressSync, constants: c } = require('zlib');
for (const file of process.argv.slice(1)) {
  const raw = require('fs').readFileSync(file);
  const params = { [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_LGWIN]: 24, [c.BROTLI_PARAM_SIZE_HINT]: raw.length };
  console.log(raw.length, brotliCompressSync(raw, { params }).length);
}";

#[derive(Debug, PartialEq, Eq)]
struct Weight {
    /// Relative to the folder of the page.
    file: String,
    raw: u64,
    brotli: u64,
}

/// What all loaded files weigh.
#[derive(Debug)]
pub(crate) struct Weights {
    files: Vec<Weight>,
    later: Vec<Weight>,
    fonts: Vec<Weight>,
}

pub(crate) fn weigh(dist: &Path) -> Outcome<Weights> {
    let loaded = measure(dist, &loaded_files(dist)?)?;
    let (fonts, files) = loaded.into_iter().partition(|weight| weight.file.ends_with(".woff2"));
    Ok(Weights { files, later: measure(dist, &later_files(dist)?)?, fonts })
}

fn raw(weights: &[Weight]) -> u64 {
    weights.iter().map(|it| it.raw).sum()
}

fn brotli(weights: &[Weight]) -> u64 {
    weights.iter().map(|it| it.brotli).sum()
}

impl Weights {
    pub(crate) fn judged(&self) -> Outcome {
        let hint = "what grew: compare the table with an earlier commit's; the budget stands in xtask/src/sizes.rs";
        let weighed = [
            ("page", brotli(&self.files), BUDGET),
            ("page's second part", brotli(&self.later), LATER_BUDGET),
            ("page's fonts", raw(&self.fonts), FONT_BUDGET),
        ];
        for (what, bytes, most) in weighed {
            if bytes > most {
                let (over, most) = (grouped(bytes - most), grouped(most));
                let message = format!("the {what} weighs {over} bytes more than its {most}");
                return Err(Failure::new(message).hint(hint));
            }
        }
        Ok(())
    }
}

impl fmt::Display for Weights {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.files.iter().chain(&self.later).chain(&self.fonts);
        let width = all.map(|it| it.file.chars().count()).max().unwrap_or(0).max(20);
        writeln!(out, "\n{:width$}  {:>11}  {:>11}", "loaded by index.html", "bytes", "brotli 11")?;
        for Weight { file, raw, brotli } in &self.files {
            writeln!(out, "{file:width$}  {:>11}  {:>11}", grouped(*raw), grouped(*brotli))?;
        }
        writeln!(
            out,
            "{:width$}  {:>11}  {:>11}",
            "together",
            grouped(raw(&self.files)),
            grouped(brotli(&self.files))
        )?;
        writeln!(out, "{:width$}  {:>11}  {:>11}", "  at most", "", grouped(BUDGET))?;
        writeln!(out, "{:width$}  {:>11}  {:>11}", "  aim", "", grouped(AIM))?;
        for Weight { file, raw, brotli } in &self.later {
            writeln!(out, "{file:width$}  {:>11}  {:>11}", grouped(*raw), grouped(*brotli))?;
        }
        writeln!(out, "{:width$}  {:>11}  {:>11}", "  at most", "", grouped(LATER_BUDGET))?;
        for Weight { file, raw, .. } in &self.fonts {
            writeln!(out, "{file:width$}  {:>11}", grouped(*raw))?;
        }
        writeln!(out, "{:width$}  {:>11}", "fonts together", grouped(raw(&self.fonts)))?;
        write!(out, "{:width$}  {:>11}", "  at most", grouped(FONT_BUDGET))
    }
}

/// `1 234 567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

/// `index.html` and, from file to file, all that it loads.
fn loaded_files(dist: &Path) -> Outcome<BTreeSet<PathBuf>> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![PathBuf::from("index.html")];
    while let Some(file) = waiting.pop() {
        if found.contains(&file) {
            continue;
        }
        for link in links_in(&dist.join(&file))? {
            waiting.extend(resolved(&file, &link)?);
        }
        found.insert(file);
    }
    Ok(found)
}

/// The second part of the program. Not to find it is an error, for then everything would be loaded at once.
fn later_files(dist: &Path) -> Outcome<BTreeSet<PathBuf>> {
    let entries = fs::read_dir(dist).map_err(|error| Failure::file(dist, "read", &error))?;
    let names = entries.flatten().map(|entry| PathBuf::from(entry.file_name()));
    let found: BTreeSet<PathBuf> = names.filter(|name| name.to_string_lossy().ends_with(LATER)).collect();
    if found.is_empty() {
        let hint = "`cargo xtask build` cuts the program in two; plain `trunk build` does not";
        return Err(Failure::new(format!("the page has no file {LATER}")).hint(hint));
    }
    Ok(found)
}

fn links_in(file: &Path) -> Outcome<Vec<String>> {
    let bytes = fs::read(file).map_err(|error| {
        let hint = "index.html or a file that it loads names it; `cargo xtask build` builds the page";
        Failure::file(file, "read", &error).hint(hint)
    })?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(match file.extension().and_then(|it| it.to_str()) {
        Some("html") => links::in_html(&text),
        Some("css") => links::in_css(&text),
        Some("js") => links::in_script(&text),
        _ => Vec::new(),
    })
}

/// The file in the folder of the page; nothing for what a document carries in itself. Another origin is an error:
/// the page never asks one.
fn resolved(from: &Path, link: &str) -> Outcome<Option<PathBuf>> {
    if link.starts_with("data:") || link.starts_with('#') {
        return Ok(None);
    }
    let has_scheme = link.split_once(':').is_some_and(|(scheme, _)| !scheme.contains(['/', '?', '.']));
    if has_scheme || link.starts_with('/') {
        let message = format!("{} loads {link}, which is not beside it", from.display());
        return Err(Failure::new(message).hint("all files of the page are ours, with relative addresses"));
    }
    let path = link.split(['?', '#']).next().unwrap_or_default();
    let beside = from.parent().unwrap_or(Path::new("")).join(path);
    Ok(Some(without_dots(&beside)))
}

fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => drop(plain.pop()),
            other => plain.push(other),
        }
    }
    plain
}

fn measure(dist: &Path, files: &BTreeSet<PathBuf>) -> Outcome<Vec<Weight>> {
    let mut node = command("node");
    node.args(["-e", BROTLI, "--"]).args(files).current_dir(dist);
    let output = node.output().map_err(|error| {
        Failure::new(format!("could not run node: {error}")).hint("install Node 20 or newer: https://nodejs.org")
    })?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let weights: Option<Vec<Weight>> =
        files.iter().zip(printed.lines()).map(|(file, line)| weight(file, line)).collect();
    let failed = || Failure::new(format!("node could not compress: {}", String::from_utf8_lossy(&output.stderr)));
    weights.filter(|it| it.len() == files.len()).ok_or_else(failed)
}

fn weight(file: &Path, line: &str) -> Option<Weight> {
    let (raw, brotli) = line.split_once(' ')?;
    let file = file.to_str()?.replace('\\', "/");
    Some(Weight { file, raw: raw.parse().ok()?, brotli: brotli.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
        // Beside the test itself, in target/: written over by the next run.
        let folder = std::env::current_exe().unwrap().with_file_name(format!("xtask-test-{name}"));
        for (file, text) in files {
            let file = folder.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        folder
    }

    #[test]
    fn follows_the_page_from_file_to_file() {
        let dist = folder(
            "follow",
            &[
                ("index.html", "<link rel=stylesheet href=./s/a.css><script type=module src=./b.js></script>"),
                ("s/a.css", "@font-face{src:url(../fonts/f.woff2)} p{background:url(data:image/svg+xml;x)}"),
                ("fonts/f.woff2", "font"),
                ("b.js", "import './snippets/c.js'; import './snippets/c.js'"),
                ("snippets/c.js", "import '../b.js'"),
                ("examples/post.html", "not loaded"),
            ],
        );
        let files: Vec<String> = loaded_files(&dist).unwrap().iter().map(|it| it.display().to_string()).collect();
        assert_eq!(files, ["b.js", "fonts/f.woff2", "index.html", "s/a.css", "snippets/c.js"]);
    }

    #[test]
    fn a_missing_file_and_another_origin_are_errors() {
        let missing = folder("missing", &[("index.html", "<script src=./gone.js></script>")]);
        assert!(loaded_files(&missing).unwrap_err().to_string().contains("gone.js"));
        for link in ["https://example.org/a.js", "//example.org/a.js", "/a.js"] {
            assert!(resolved(Path::new("index.html"), link).is_err(), "{link}");
        }
        let kept = resolved(Path::new("a/index.html"), "../b.js?at=12:30").unwrap();
        assert_eq!(kept, Some(PathBuf::from("b.js")));
    }

    #[test]
    fn the_budget_is_the_sum_without_fonts() {
        let weight = |file: &str, raw, brotli| Weight { file: file.to_owned(), raw, brotli };
        let mut weights = Weights {
            files: vec![weight("a.wasm", 900_000, BUDGET - 1), weight("index.html", 9, 1)],
            later: vec![weight("a_later.wasm", 200_000, LATER_BUDGET)],
            fonts: vec![weight("f.woff2", FONT_BUDGET, 0)],
        };
        assert!(weights.judged().is_ok());
        weights.files.push(weight("b.css", 1, 1));
        let why = weights.judged().unwrap_err().to_string();
        assert!(why.contains(&format!("weighs 1 bytes more than its {}", grouped(BUDGET))), "{why}");
        assert!(weights.to_string().contains("900 010"), "{weights}");
        weights.files.pop();
        weights.later.push(weight("b_later.wasm", 1, 1));
        let why = weights.judged().unwrap_err().to_string();
        assert!(why.contains("second part weighs 1 bytes more"), "{why}");
    }

    #[test]
    fn what_node_says_is_read() {
        let read = weight(Path::new("a.js"), "1234 567");
        assert_eq!(read, Some(Weight { file: "a.js".to_owned(), raw: 1234, brotli: 567 }));
        assert_eq!(weight(Path::new("a.js"), "Error"), None);
        assert_eq!([grouped(0), grouped(1000), grouped(1_234_567)], ["0", "1 000", "1 234 567"]);
    }
}
