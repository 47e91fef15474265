//! `seeds/README.md` and `seeds/schema/` say what the checker does. `DOSSIER_BLESS=1 cargo test` brings them into step.

#[path = "../../seeds/tests/patched/mod.rs"]
mod patched;

use dossier::schema::{schema, table};
use seeds::keys::{self, FILES, Named, Record, Shape};
use seeds::{Rule, compile};
use std::fs;
use std::path::{Path, PathBuf};

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

fn is_blessing() -> bool {
    std::env::var_os("DOSSIER_BLESS").is_some()
}

/// Holds a file against what it should be, or makes it so.
fn check_file(path: &Path, expected: &str) {
    if is_blessing() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, expected).expect("the file is written");
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(
        found == expected,
        "{} is out of step; DOSSIER_BLESS=1 cargo test -p dossier brings it into step",
        path.display()
    );
}

/// Text between fences: the language, of a whole file its path behind it, and what stands in it.
struct Fenced {
    language: String,
    path: String,
    text: String,
}

fn fenced(readme: &str) -> Vec<Fenced> {
    let mut out: Vec<Fenced> = Vec::new();
    let mut is_inside = false;
    for line in readme.lines() {
        match (line.strip_prefix("```"), is_inside) {
            (Some(opening), false) => {
                let (language, path) = opening.split_once(' ').unwrap_or((opening, ""));
                out.push(Fenced { language: language.to_owned(), path: path.to_owned(), text: String::new() });
            }
            (None, true) => out.last_mut().expect("an open fence").text.push_str(&format!("{line}\n")),
            _ => {}
        }
        is_inside ^= line.starts_with("```");
    }
    out
}

fn said(patch: &str) -> String {
    let mut files = patched::read(&patched::fixture("three"));
    patched::apply(patch, &mut files);
    match compile(&files) {
        Ok(compiled) => compiled.hints.iter().map(|hint| format!("{hint}\n")).collect(),
        Err(errors) => errors.iter().map(|error| format!("{error}\n")).collect(),
    }
}

/// Every record that a file holds, at whatever depth.
fn records() -> Vec<&'static Record> {
    fn below(shape: &'static Shape, out: &mut Vec<&'static Record>) {
        match shape {
            Shape::List(item) => below(item, out),
            Shape::Record(record) => {
                out.push(record);
                record.keys.iter().for_each(|key| below(&key.shape, out));
            }
            _ => {}
        }
    }
    let mut out = vec![&keys::DOSSIER, &keys::ARTICLE, &keys::RETIRED];
    FILES.iter().flat_map(|file| file.record.keys).for_each(|key| below(&key.shape, &mut out));
    out
}

#[test]
fn every_record_has_its_table() {
    let path = seeds().join("README.md");
    let mut readme = fs::read_to_string(&path).expect("the README");
    for record in records() {
        let begin = format!("<!-- fields: {} -->\n", record.name);
        let start =
            readme.find(&begin).unwrap_or_else(|| panic!("no place for the table of {}", record.name)) + begin.len();
        let end = start + readme[start..].find("<!-- end -->").expect("an end");
        readme.replace_range(start..end, &format!("\n{}\n", table(record)));
    }
    check_file(&path, &readme);
}

#[test]
fn every_built_in_kind_and_unit_is_named() {
    let readme = fs::read_to_string(seeds().join("README.md")).expect("the README");
    let section = |heading: &str| {
        let start = readme.find(heading).expect("a section");
        let length = readme[start + 4..].find("\n### ").unwrap_or(readme.len() - start - 4);
        &readme[start..start + 4 + length]
    };
    let own = seeds::DossierIds::read(&[]);
    for (heading, named) in [("\n### Kind\n", Named::Kind), ("\n### Unit\n", Named::Unit)] {
        let words: Vec<&str> =
            section(heading).split(|letter: char| !(letter.is_alphanumeric() || letter == '-')).collect();
        let missing: Vec<&str> = own.of(named).filter(|id| !words.contains(id)).collect();
        assert!(missing.is_empty(), "{heading}: {missing:?}");
    }
}

#[test]
fn every_rule_has_its_row() {
    let path = seeds().join("README.md");
    let mut readme = fs::read_to_string(&path).expect("the README");
    let begin = "<!-- rules -->\n";
    let start = readme.find(begin).expect("a place for the rules") + begin.len();
    let end = start + readme[start..].find("<!-- end -->").expect("an end");
    let rows: String = Rule::ALL.iter().map(|rule| format!("| `{}` | {} |\n", rule.id(), rule.says())).collect();
    readme.replace_range(start..end, &format!("\n| rule | finds |\n|---|---|\n{rows}\n"));
    check_file(&path, &readme);
}

#[test]
fn every_bad_example_is_answered_as_the_readme_says() {
    let readme = fs::read_to_string(seeds().join("README.md")).expect("the README");
    let blocks = fenced(&readme);
    let bad: Vec<usize> = (0..blocks.len()).filter(|at| blocks[*at].language == "diff").collect();
    assert!(bad.len() > 25, "the README has its bad examples");
    let mut blessed = readme;
    for at in bad {
        let (patch, answer) =
            (&blocks[at].text, blocks.get(at + 1).filter(|block| block.language == "text").expect("an answer"));
        let said = said(patch);
        assert!(!said.is_empty(), "nothing is wrong with\n{patch}");
        let shown = |answer: &str| format!("```diff\n{patch}```\n\n```text\n{answer}```\n");
        blessed = blessed.replace(&shown(&answer.text), &shown(&said));
        assert!(is_blessing() || answer.text == said, "{patch}\nsays\n{said}\nand the README\n{}", answer.text);
    }
    if is_blessing() {
        fs::write(seeds().join("README.md"), blessed).expect("the README is written");
    }
}

#[test]
fn every_good_example_stands_in_the_fixture() {
    let files = patched::read(&patched::fixture("three"));
    let readme = fs::read_to_string(seeds().join("README.md")).expect("the README");
    let is_part = |block: &&Fenced| block.language == "toml" && block.path.is_empty();
    for example in fenced(&readme).iter().filter(is_part) {
        let is_there = files.iter().any(|file| String::from_utf8_lossy(&file.bytes).contains(&example.text));
        assert!(is_there, "not in the fixture:\n{}", example.text);
    }
}

#[test]
fn the_first_example_is_a_whole_dossier_and_is_right() {
    let readme = fs::read_to_string(seeds().join("README.md")).expect("the README");
    let bytes = |block: &Fenced| block.text.clone().into_bytes();
    let files: Vec<_> = fenced(&readme)
        .iter()
        .filter(|block| !block.path.is_empty())
        .map(|block| seeds::SeedFile { path: block.path.clone(), bytes: bytes(block) })
        .collect();
    let compiled = compile(&files).unwrap_or_else(|errors| panic!("{errors:?}"));
    assert_eq!(compiled.records.facts.len(), 2);
    let hints: Vec<String> = compiled.hints.iter().map(ToString::to_string).collect();
    assert!(hints.is_empty(), "{hints:?}");
}

#[test]
fn every_built_in_kind_is_named() {
    let readme = fs::read_to_string(seeds().join("README.md")).expect("the README");
    let built_in = fs::read_to_string(seeds().join("../crates/seeds/data/kinds.toml")).expect("the kinds");
    let listed = readme.split("These are built in").nth(1).and_then(|rest| rest.split('.').next()).expect("the list");
    for id in built_in.lines().filter_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"')) {
        assert!(listed.contains(id), "{id}");
    }
}

#[test]
fn a_schema_for_a_dossier_has_its_ids() {
    let ids = seeds::DossierIds::read(&patched::read(&patched::fixture("three")));
    let facts = FILES.iter().find(|file| file.schema == "facts").expect("the facts");
    let written: serde_json::Value = serde_json::from_str(&schema(facts, Some(&ids))).expect("JSON");
    let fact = &written["properties"]["fact"]["items"]["properties"];
    let things = &fact["things"]["anyOf"][0]["items"]["enum"];
    assert_eq!(things, &serde_json::json!(["crane", "contract"]));
    let short = fact["actors"]["anyOf"][1]["anyOf"][1]["anyOf"][0]["enum"].as_array().expect("actors");
    assert!(short.iter().any(|id| id == "jon-fisher"), "{short:?}");
    let kinds = fact["kind"]["enum"].as_array().expect("kinds");
    assert!(["infrastructure", "survey", ""].iter().all(|kind| kinds.iter().any(|id| id == kind)), "{kinds:?}");
}

#[test]
fn every_file_has_its_schema() {
    for file in FILES {
        check_file(&seeds().join("schema").join(format!("{}.json", file.schema)), &schema(file, None));
    }
}
