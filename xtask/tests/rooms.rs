//! Holds the order of the house: crates depend one way as ARCHITECTURE.md draws it, no module is in a circle, a type's name
//! is declared once, what the reader reads of the core's own is worded in one place, and no source is hidden from git.

mod sources;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package};
use sources::{Module, Names, crate_modules, root};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

fn metadata() -> Metadata {
    MetadataCommand::new().other_options(["--locked".to_owned()]).no_deps().exec().expect("the repository is whole")
}

/// The folders of the workspace's sources, by the name of the package.
fn source_folders(metadata: &Metadata) -> Vec<(String, std::path::PathBuf)> {
    let folder = |package: &Package| {
        let manifest = package.manifest_path.as_std_path();
        (package.name.to_string(), manifest.parent().expect("the repository is whole").join("src"))
    };
    metadata.packages.iter().map(folder).filter(|(_, folder)| folder.is_dir()).collect()
}

#[test]
fn no_module_is_in_a_circle() {
    let mut circles = String::new();
    for (name, folder) in source_folders(&metadata()) {
        for circle in circles_of(&crate_modules(&folder)) {
            writeln!(circles, "{name}: {}", circle.join(" -> ")).expect("the repository is whole");
        }
    }
    assert!(circles.is_empty(), "modules that use each other in a circle:\n{circles}");
}

/// The circles among modules: of each knot one, beginning with its first name.
fn circles_of(modules: &[Module]) -> Vec<Vec<String>> {
    let arrows: BTreeMap<&str, &BTreeSet<String>> =
        modules.iter().map(|module| (module.name.as_str(), &module.uses)).collect();
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut circles = Vec::new();
    for &start in arrows.keys() {
        let Some(circle) = way_back(&arrows, start).filter(|circle| !circle.iter().any(|it| told.contains(it))) else {
            continue;
        };
        told.extend(circle.iter().cloned());
        circles.push(circle);
    }
    circles
}

/// The shortest way from a module back to itself.
fn way_back(arrows: &BTreeMap<&str, &BTreeSet<String>>, start: &str) -> Option<Vec<String>> {
    let mut ways: Vec<Vec<String>> = vec![vec![start.to_owned()]];
    let mut seen: BTreeSet<String> = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            for next in arrows.get(way.last()?.as_str()).into_iter().copied().flatten() {
                let mut way = way.clone();
                way.push(next.clone());
                if next == start {
                    return Some(way);
                }
                if seen.insert(next.clone()) {
                    longer.push(way);
                }
            }
        }
        ways = longer;
    }
    None
}

#[test]
fn a_circle_is_found_and_shown() {
    let module = |name: &str, uses: &[&str]| Module {
        name: name.to_owned(),
        uses: uses.iter().map(|it| (*it).to_owned()).collect(),
        ..Module::default()
    };
    let modules = [module("a", &["b"]), module("b", &["c", "d"]), module("c", &["a"]), module("d", &[])];
    assert_eq!(circles_of(&modules), [["a", "b", "c", "a"]]);
    assert!(circles_of(&[module("a", &["b"]), module("b", &[])]).is_empty());
}

#[test]
fn the_crates_depend_on_each_other_as_drawn() {
    const BEGIN: &str = "<!-- crates -->\n";
    const END: &str = "<!-- end -->";
    let path = root().join("ARCHITECTURE.md");
    let text = std::fs::read_to_string(&path).expect("the repository is whole");
    let (before, rest) = text.split_once(BEGIN).expect("ARCHITECTURE.md has a place for the crates");
    let (_, after) = rest.split_once(END).expect("the place ends");
    let drawn = format!("{before}{BEGIN}{}{END}{after}", drawing(&metadata()));
    if std::env::var_os("DOSSIER_BLESS").is_some() {
        std::fs::write(&path, &drawn).expect("the repository is whole");
    }
    let now = std::fs::read_to_string(&path).expect("the repository is whole");
    assert!(now == drawn, "the crates are drawn otherwise; cargo xtask bless draws them anew");
}

/// A line a crate of `crates/` and the page: what it is built on.
fn drawing(metadata: &Metadata) -> String {
    let rooms = metadata.packages.iter().filter(|package| {
        let folder = package.manifest_path.as_std_path().parent().expect("the repository is whole");
        folder == root() || folder.parent() == Some(&root().join("crates"))
    });
    let rooms: BTreeMap<&str, &Package> = rooms.map(|package| (package.name.as_str(), package)).collect();
    let needs = |package: &Package, kind: DependencyKind| -> BTreeSet<String> {
        let needed = package.dependencies.iter().filter(|needed| needed.kind == kind);
        needed.map(|needed| needed.name.clone()).filter(|name| rooms.contains_key(name.as_str())).collect()
    };
    let mut out = "```\n".to_owned();
    for (name, package) in sorted(&rooms, &needs) {
        let built_on = needs(package, DependencyKind::Normal).into_iter().collect::<Vec<_>>().join(", ");
        let by_build: Vec<String> = needs(package, DependencyKind::Build).into_iter().collect();
        let by_build =
            if by_build.is_empty() { String::new() } else { format!("; its build.rs {}", by_build.join(", ")) };
        let built_on = if built_on.is_empty() { "nothing of ours".to_owned() } else { built_on };
        writeln!(out, "{name:<12} ──► {built_on}{by_build}").expect("the repository is whole");
    }
    out + "```\n"
}

/// What others are built on first.
fn sorted<'m>(
    rooms: &BTreeMap<&'m str, &'m Package>,
    needs: &dyn Fn(&Package, DependencyKind) -> BTreeSet<String>,
) -> Vec<(&'m str, &'m Package)> {
    let mut out: Vec<(&str, &Package)> = Vec::new();
    while out.len() < rooms.len() {
        let is_there = |name: &String| out.iter().any(|(known, _)| known == name);
        let next = rooms.iter().find(|(name, package)| {
            !out.iter().any(|(known, _)| known == *name) && needs(package, DependencyKind::Normal).iter().all(is_there)
        });
        let (name, package) = next.expect("cargo lets no crates be in a circle");
        out.push((name, package));
    }
    out
}

#[test]
fn the_page_is_built_without_what_only_the_command_needs() {
    let metadata = metadata();
    let page =
        metadata.packages.iter().find(|package| package.name == "dossier-page").expect("the repository is whole");
    let ours: BTreeSet<&str> = page.dependencies.iter().map(|it| it.name.as_str()).collect();
    for name in ["dossier", "server", "prerender"] {
        assert!(!ours.contains(name), "the page is built on {name}");
    }
}

#[test]
fn each_type_is_named_once() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    // What `slim` has has the names that Leptos gave it.
    let folders = source_folders(&metadata()).into_iter().filter(|(name, _)| name != "slim");
    for (_, folder) in folders {
        for module in crate_modules(&folder) {
            for name in module.types {
                places.entry(name).or_default().push(module.path.clone());
            }
        }
    }
    let twice: Vec<String> = places
        .into_iter()
        .filter(|(_, places)| places.len() > 1)
        .map(|(name, places)| format!("{name}: {}", places.join(", ")))
        .collect();
    assert!(twice.is_empty(), "a name of a type means one thing:\n{}", twice.join("\n"));
}

#[test]
fn what_the_core_says_to_the_reader_is_worded_in_one_place() {
    let found = english_outside_wording("crates/engine/src");
    assert!(found.is_empty(), "words for the reader stand in crates/engine/src/wording:\n{found}");
}

#[test]
fn what_the_views_say_to_the_reader_is_worded_in_a_module_for_each() {
    let found = english_outside_wording("src");
    let found: Vec<&str> = found.lines().filter(|line| line.starts_with("src/views")).collect();
    assert!(found.is_empty(), "words for the reader stand in src/wording:\n{}", found.join("\n"));
}

/// Texts that are words for the reader, in modules that are not for them.
fn english_outside_wording(folder: &str) -> String {
    let mut found = String::new();
    for module in crate_modules(&root().join(folder)).iter().filter(|module| !module.name.starts_with("wording")) {
        for text in module.texts.iter().filter(|text| is_english(text)) {
            writeln!(found, "{}: {text:?}", module.path).expect("the repository is whole");
        }
    }
    found
}

/// Two words, or one with a capital: ids, keys and separators are neither.
fn is_english(text: &str) -> bool {
    let bare: String = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, behind)| behind)).collect();
    let words: Vec<&str> = bare.split(' ').filter(|word| word.chars().any(char::is_alphabetic)).collect();
    let is_name = |word: &str| {
        word.len() > 1 && word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase)
    };
    words.len() > 1 || words.first().is_some_and(|word| is_name(word))
}

#[test]
fn english_is_told_from_ids() {
    for text in ["one of them", "Recent", "‘{typed}’ is or was {name}", "no ratio: {reason}"] {
        assert!(is_english(text), "{text}");
    }
    for text in ["not-mentioned", "AND", ", ", "only_a", "", "{}", " · ", "{alias} · {n}", "FacetsReport"] {
        assert!(!is_english(text), "{text}");
    }
}

#[test]
fn sources_are_read_as_the_compiler_reads_them() {
    let text = "use crate::a::{self, b::Thing};\nmod child;\nuse child::Inner;\nfn f() { let _ = super::other::g(\"Some words\"); \
                println!(\"{}\", crate::mac::x()); view! { <p class=\"one two\"/> } }\n#[cfg(test)]\nmod tests { use crate::never; }\nstruct Outer;\nmod inner { use super::Outer; }";
    let known: Names = ["a", "a::b", "x", "x::child", "other", "mac", "never"].map(str::to_owned).into();
    let module = sources::module("x", Path::new("x.rs"), text, &known);
    assert_eq!(module.uses, ["a", "a::b", "mac", "other", "x::child"].map(str::to_owned).into());
    assert_eq!(module.types, ["Outer"]);
    assert_eq!(module.texts, ["Some words", "{}"]);
}

/// What is built or fetched; all else that lies in the checkout belongs to it.
const MADE: [&str; 5] = ["target/", "dist/", "fuzz/target/", "fuzz/corpus/", "fuzz/artifacts/"];

#[test]
fn no_source_is_hidden_from_git() {
    // An archive of the sources has nothing that could be hidden.
    if !root().join(".git").exists() {
        return;
    }
    // Whoever runs the tests need not own the checkout.
    let ignored = ["-c", "safe.directory=*", "ls-files", "--others", "--ignored", "--exclude-standard", "--directory"];
    let listed = Command::new("git").args(ignored).current_dir(root()).output().expect("git runs");
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let listed = String::from_utf8(listed.stdout).expect("paths are UTF-8");
    let made = |path: &&str| MADE.contains(path) || path.ends_with("node_modules/");
    let hidden: Vec<&str> = listed.lines().filter(|path| !made(path)).collect();
    assert!(hidden.is_empty(), ".gitignore hides what a clone then lacks:\n{}", hidden.join("\n"));
}
