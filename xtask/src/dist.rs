//! The program for those who have no toolchain: one executable with the page inside, and an archive of it.

mod notices;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::Compression;
use flate2::write::GzEncoder;
use wasmparser::{Parser, Payload};

use crate::commands::{ALL_ELSE, cargo, root, target};
use crate::failure::{Failure, Outcome};
use crate::page::{self, Workshop};
use crate::steps::Steps;
use crate::wasm_target::TARGET;

/// What the glue for a page in one file is called beside the page. `publish` looks for it by this name.
const WITHIN: &str = "within.js";

/// What Trunk calls the program, by which it asks for its glue.
const PROGRAM_NAME: &str = "dossier-page";

pub(crate) fn run(steps: &mut Steps) -> Outcome {
    let workshop = Workshop::ensure(steps)?;
    let program = program(&workshop, Effort::Released, steps)?;
    let archive = steps.work("Packing the archive", || archive(&program))?;
    for file in [&program, &archive] {
        let about = file.metadata().map_err(|error| Failure::file(file, "read", &error))?;
        println!("{}  {:.1} MB", file.display(), about.len() as f64 / 1e6);
    }
    Ok(())
}

/// What lies in the archive beside the program: where it is in the repository, and what it is called.
const BESIDE: [(&str, &str); 6] = [
    ("xtask/src/dist/README.md", "README.md"),
    ("crates/import/tests/files/gazette.html", "example/gazette.html"),
    ("crates/import/tests/files/county-news.html", "example/county-news.html"),
    ("crates/import/tests/files/inn.htm", "example/inn.htm"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// One folder with the program, how it is used, and the licences.
fn archive(program: &Path) -> Outcome<PathBuf> {
    let name = format!("dossier-{}-{}-{}", env!("CARGO_PKG_VERSION"), std::env::consts::ARCH, std::env::consts::OS);
    let path = home().join(format!("{name}.tar.gz"));
    let about = |error: std::io::Error| Failure::file(&path, "write", &error);
    let file = fs::File::create(&path).map_err(about)?;
    let mut archive = tar::Builder::new(GzEncoder::new(file, Compression::best()));
    let program_name = format!("{name}/dossier{}", std::env::consts::EXE_SUFFIX);
    archive.append_path_with_name(program, program_name).map_err(about)?;
    for (from, to) in BESIDE {
        archive.append_path_with_name(root().join(from), format!("{name}/{to}")).map_err(about)?;
    }
    let texts = [("THIRD-PARTY.txt", notices::notices(&root())?), ("FIRST-DOSSIER.md", first_dossier()?)];
    for (file, text) in texts {
        let mut head = tar::Header::new_gnu();
        head.set_size(text.len() as u64);
        head.set_mode(0o644);
        archive.append_data(&mut head, format!("{name}/{file}"), text.as_bytes()).map_err(about)?;
    }
    archive.into_inner().and_then(GzEncoder::finish).map_err(about)?;
    Ok(path)
}

/// How much is spent on making the program quick.
#[derive(Clone, Copy)]
pub(crate) enum Effort {
    /// As it is given away.
    Released,
    /// As the tests compile all else: it does the same, and nothing is compiled twice for it.
    Tested,
}

impl Effort {
    /// Both programs in one call: built one by one, what they share would be compiled for each.
    fn build(self) -> Command {
        let mut build = cargo(&["build", "--bins"]);
        match self {
            Self::Released => build.args(["--release", "--package", "publish", "--package", "dossier"]),
            // The tests as well: what only they need counts for the features of all.
            Self::Tested => build.arg("--tests").args(ALL_ELSE),
        };
        build.env_remove("DOSSIER_PAGE");
        build
    }

    fn built(self, name: &str) -> PathBuf {
        let folder = match self {
            Self::Released => "release",
            Self::Tested => "debug",
        };
        target().join(folder).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }
}

/// The executable `dossier` with the page inside.
pub(crate) fn program(workshop: &Workshop, effort: Effort, steps: &mut Steps) -> Outcome<PathBuf> {
    let (folder, pack) = (home().join("page"), home().join("page.pack"));
    page::build_empty(workshop, &folder, steps)?;
    add_glue(workshop, &folder, steps)?;
    steps.run("Building what packs the page", &mut effort.build())?;
    steps.run("Packing the page", Command::new(effort.built("pack")).arg(&folder).arg(&pack))?;
    steps.run("Building the program with the page inside", effort.build().env("DOSSIER_PAGE", &pack))?;
    Ok(effort.built("dossier"))
}

/// The walk through a first dossier, for who has the archive alone: its pages lie in `example/`, other documents do not.
fn first_dossier() -> Outcome<String> {
    let path = root().join("docs/first-dossier.md");
    let text = fs::read_to_string(&path).map_err(|error| Failure::file(&path, "read", &error))?;
    Ok(without_links(&text.replace("[crates/import/tests/files](../crates/import/tests/files)", "`example/`")))
}

/// Markdown in which links are their words alone.
fn without_links(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        let (Some((begin, words)), Some((_, behind))) = (before.rsplit_once('['), after.split_once(')')) else { break };
        out += begin;
        out += words;
        rest = behind;
    }
    out + rest
}

fn home() -> PathBuf {
    target().join("dist")
}

/// The program's glue once more as a classic script: a page in one file can have no modules. It is of the same program
/// as the page's own, before wasm-opt; that what the optimised one asks for is in it is looked up.
fn add_glue(workshop: &Workshop, folder: &Path, steps: &mut Steps) -> Outcome {
    let (out, bound) = (home().join("within"), target().join(TARGET).join("page/dossier_page.wasm"));
    let mut bindgen = workshop.tool("wasm-bindgen")?;
    bindgen.args(["--target", "no-modules", "--no-typescript", "--out-name", PROGRAM_NAME, "--out-dir"]);
    steps.run("Writing the glue for one file", bindgen.arg(&out).arg(&bound))?;
    let script = out.join(format!("{PROGRAM_NAME}.js"));
    let glue = fs::read_to_string(&script).map_err(|error| Failure::file(&script, "read", &error))?;
    let missing: Vec<String> =
        imports(&the_program(folder)?)?.into_iter().filter(|name| !glue.contains(name)).collect();
    if !missing.is_empty() {
        let message = format!("the glue for one file lacks what the page's program asks for: {}", missing.join(", "));
        return Err(Failure::new(message).hint("wasm-bindgen by hand and by Trunk must be the same version"));
    }
    let to = folder.join(WITHIN);
    fs::write(&to, glue).map_err(|error| Failure::file(&to, "write", &error))
}

fn the_program(folder: &Path) -> Outcome<PathBuf> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::file(folder, "read", &error))?;
    let mut files = entries.flatten().map(|entry| entry.path());
    let program = files.find(|path| path.extension().is_some_and(|ending| ending == "wasm"));
    program.ok_or_else(|| Failure::new(format!("there is no program in {}", folder.display())))
}

/// The names of what a program asks its glue for, and of the modules in which it looks for that.
fn imports(program: &Path) -> Outcome<BTreeSet<String>> {
    let bytes = fs::read(program).map_err(|error| Failure::file(program, "read", &error))?;
    let unreadable = |error| Failure::new(format!("{} is no WebAssembly: {error}", program.display()));
    let mut names = BTreeSet::new();
    for payload in Parser::new(0).parse_all(&bytes) {
        if let Payload::ImportSection(imports) = payload.map_err(unreadable)? {
            for import in imports.into_imports() {
                let import = import.map_err(unreadable)?;
                names.extend([import.module.to_owned(), import.name.to_owned()]);
            }
        }
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_become_their_words() {
        assert_eq!(without_links("a [b](c.md), [d e](f)."), "a b, d e.");
        assert_eq!(without_links("quote = [\"a\", \"b\"]"), "quote = [\"a\", \"b\"]");
    }

    #[test]
    fn the_walk_in_the_archive_leads_to_nothing_that_is_not_there() {
        let walk = first_dossier().unwrap();
        assert!(walk.contains("They lie in `example/`") && !walk.contains("]("), "{walk}");
    }
}
