//! What a reader's browser transfers for the page: `index.html` and all that it loads, as brotli makes it, against
//! the budget.
//!
//! The budget is for what is the same in every dossier: the program without its corpus, the scripts, the style sheets.
//! What a dossier holds, in the program and as text in `index.html`, is shown beside it and never judged, but for the
//! repository's own. Fonts, which come after the first content, are counted apart; `examples/` is not loaded and not
//! counted.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::commands::{command, target};
use crate::failure::{Failure, Outcome};
use crate::{links, program};

/// Bytes in brotli for program, scripts and style sheets. A ratchet: who raises it says what the bytes buy.
const BUDGET: u64 = 402_500;
/// Where they should stay.
const AIM: u64 = 300_000;
/// Bytes in brotli for all that the repository's own dossier loads, but for fonts.
const WHOLE_BUDGET: u64 = 448_500;
/// Fonts are compressed by themselves: bytes as they are.
const FONT_BUDGET: u64 = 50_000;

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
    fonts: Vec<Weight>,
    /// The part of the program that is the dossier's.
    corpus: Weight,
}

pub(crate) fn weigh(dist: &Path) -> Outcome<Weights> {
    let loaded = loaded_files(dist)?;
    let corpus = program::embedded_corpus(&dist.join(the_program(&loaded)?), &target())?;
    let weights = measure(dist, &loaded)?;
    let (fonts, files) = weights.into_iter().partition(|weight| weight.file.ends_with(".woff2"));
    let mut corpus = measure(dist, &BTreeSet::from([corpus]))?;
    let corpus = corpus.pop().ok_or_else(|| Failure::new("the corpus could not be weighed"))?;
    Ok(Weights { files, fonts, corpus })
}

fn the_program(loaded: &BTreeSet<PathBuf>) -> Outcome<&PathBuf> {
    let mut programs = loaded.iter().filter(|file| file.extension().is_some_and(|it| it == "wasm"));
    match (programs.next(), programs.next()) {
        (Some(program), None) => Ok(program),
        _ => Err(Failure::new("the page must load one program, in one piece")),
    }
}

fn raw(weights: &[Weight]) -> u64 {
    weights.iter().map(|it| it.raw).sum()
}

fn brotli<'weights>(weights: impl IntoIterator<Item = &'weights Weight>) -> u64 {
    weights.into_iter().map(|it| it.brotli).sum()
}

impl Weight {
    /// Whether it is the same in every dossier, but for the corpus in the program.
    fn is_ours(&self) -> bool {
        [".wasm", ".js", ".css"].iter().any(|end| self.file.ends_with(end))
    }
}

impl Weights {
    /// Fails above the budgets that hold for any dossier.
    pub(crate) fn judged(&self) -> Outcome {
        at_most("program, its scripts and style sheets", self.without_corpus(), BUDGET)?;
        at_most("page's fonts", raw(&self.fonts), FONT_BUDGET)
    }

    /// Fails above the budget of the repository's own dossier.
    pub(crate) fn judged_whole(&self) -> Outcome {
        at_most("whole page of the default dossier", brotli(&self.files), WHOLE_BUDGET)
    }

    fn without_corpus(&self) -> u64 {
        brotli(self.files.iter().filter(|it| it.is_ours())).saturating_sub(self.corpus.brotli)
    }
}

fn at_most(what: &str, bytes: u64, most: u64) -> Outcome {
    if bytes <= most {
        return Ok(());
    }
    let hint = "what grew: compare the table with an earlier commit's; the budget stands in xtask/src/sizes.rs";
    let (over, most) = (grouped(bytes - most), grouped(most));
    Err(Failure::new(format!("the {what}: {over} bytes more than {most}")).hint(hint))
}

impl fmt::Display for Weights {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.files.iter().chain(&self.fonts).map(|it| it.file.chars().count());
        let width = names.max().unwrap_or(0).max(JUDGED.chars().count());
        writeln!(out)?;
        for [name, raw, brotli] in self.rows() {
            writeln!(out, "{}", format!("{name:width$}  {raw:>11}  {brotli:>11}").trim_end())?;
        }
        Ok(())
    }
}

const JUDGED: &str = "program, scripts, style sheets, less the corpus";

impl Weights {
    /// Name, bytes, bytes in brotli.
    fn rows(&self) -> Vec<[String; 3]> {
        let row = |name: &str, raw, brotli| [name.to_owned(), grouped(raw), grouped(brotli)];
        let in_brotli = |name: &str, brotli| [name.to_owned(), String::new(), grouped(brotli)];
        let plain = |name: &str, raw| [name.to_owned(), grouped(raw), String::new()];
        let mut rows = vec![["loaded by index.html", "bytes", "brotli 11"].map(str::to_owned)];
        rows.extend(self.files.iter().map(|it| row(&it.file, it.raw, it.brotli)));
        rows.push(row("together", raw(&self.files), brotli(&self.files)));
        rows.push(in_brotli("  at most, for the default dossier", WHOLE_BUDGET));
        rows.push(row("the corpus in the program", self.corpus.raw, self.corpus.brotli));
        rows.push(in_brotli(JUDGED, self.without_corpus()));
        rows.push(in_brotli("  at most", BUDGET));
        rows.push(in_brotli("  aim", AIM));
        rows.extend(self.fonts.iter().map(|it| plain(&it.file, it.raw)));
        rows.push(plain("fonts together", raw(&self.fonts)));
        rows.push(plain("  at most", FONT_BUDGET));
        rows
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

fn links_in(file: &Path) -> Outcome<Vec<String>> {
    let bytes = fs::read(file).map_err(|error| {
        let hint = "index.html or a file that it loads names it; `cargo xtask build` builds the page";
        Failure::file(file, "read", &error).hint(hint)
    })?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(match file.extension().and_then(|it| it.to_str()) {
        Some("html") => links::in_html(&text)?,
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
    use crate::commands::made_folder;

    #[test]
    fn follows_the_page_from_file_to_file() {
        let dist = made_folder(
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
        let missing = made_folder("missing", &[("index.html", "<script src=./gone.js></script>")]);
        assert!(loaded_files(&missing).unwrap_err().to_string().contains("gone.js"));
        for link in ["https://example.org/a.js", "//example.org/a.js", "/a.js"] {
            assert!(resolved(Path::new("index.html"), link).is_err(), "{link}");
        }
        let kept = resolved(Path::new("a/index.html"), "../b.js?at=12:30").unwrap();
        assert_eq!(kept, Some(PathBuf::from("b.js")));
    }

    fn weighed(file: &str, raw: u64, brotli: u64) -> Weight {
        Weight { file: file.to_owned(), raw, brotli }
    }

    #[test]
    fn the_budget_is_for_what_no_dossier_changes() {
        let files = [("a.wasm", 900_000, BUDGET + 40_000), ("index.html", 90_000, 70_000), ("b.js", 9, 1)];
        let mut weights = Weights {
            files: files.map(|(file, raw, brotli)| weighed(file, raw, brotli)).into(),
            fonts: vec![weighed("f.woff2", FONT_BUDGET, 0)],
            corpus: weighed("corpus.bin", 100_000, 40_001),
        };
        assert!(weights.judged().is_ok());
        assert!(weights.to_string().contains("990 009"), "{weights}");
        weights.files.push(weighed("b.css", 1, 1));
        let why = weights.judged().unwrap_err().to_string();
        assert!(why.contains(&format!("1 bytes more than {}", grouped(BUDGET))), "{why}");
        weights.files.pop();
        weights.fonts.push(weighed("g.woff2", 1, 0));
        assert!(weights.judged().unwrap_err().to_string().contains("fonts"));
    }

    #[test]
    fn the_default_dossier_is_judged_whole() {
        let mut weights = Weights {
            files: vec![weighed("a.wasm", 900_000, WHOLE_BUDGET - 10), weighed("index.html", 9, 10)],
            fonts: vec![weighed("f.woff2", FONT_BUDGET, 0)],
            corpus: weighed("corpus.bin", 100_000, 70_000),
        };
        assert!(weights.judged_whole().is_ok());
        weights.files.push(weighed("icon.svg", 1, 1));
        assert!(weights.judged_whole().unwrap_err().to_string().contains("whole page"));
        assert!(weights.judged().is_ok());
    }

    #[test]
    fn the_page_has_one_program() {
        let loaded = |files: &[&str]| files.iter().map(PathBuf::from).collect::<BTreeSet<_>>();
        assert_eq!(the_program(&loaded(&["a.wasm", "b.js"])).unwrap(), Path::new("a.wasm"));
        assert!(the_program(&loaded(&["a.wasm", "b.wasm"])).is_err());
        assert!(the_program(&loaded(&["b.js"])).is_err());
    }

    #[test]
    fn what_node_says_is_read() {
        let read = weight(Path::new("a.js"), "1234 567");
        assert_eq!(read, Some(Weight { file: "a.js".to_owned(), raw: 1234, brotli: 567 }));
        assert_eq!(weight(Path::new("a.js"), "Error"), None);
        assert_eq!([grouped(0), grouped(1000), grouped(1_234_567)], ["0", "1 000", "1 234 567"]);
    }
}
