//! Rules that no compiler holds: what sources may name, and whether documents speak of what there is.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files under a folder of the repository that end so, sorted, as paths from its root.
fn files(folder: &str, end: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        let entries = fs::read_dir(root().join(&folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
        for entry in entries {
            let entry = entry.expect("an entry");
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.file_type().expect("a type").is_dir() {
                waiting.push(path);
            } else if path.ends_with(end) {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has no {end}");
    found.sort();
    found
}

/// The pure core.
const CORE: [&str; 4] = ["crates/text/src", "crates/model/src", "crates/extract/src", "crates/engine/src"];
const COMMAND: &str = "crates/dossier/src";
/// What else touches files, and the server.
const AROUND: [&str; 3] = ["crates/seeds/src", "crates/prerender/src", "crates/server/src"];
const PAGE: &str = "src";

fn sources(folders: &[&str]) -> Vec<String> {
    folders.iter().flat_map(|folder| files(folder, ".rs")).collect()
}

/// What a person reads to use or change the project.
fn documents() -> Vec<String> {
    let named = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "seeds/README.md", "style/fonts/README.md"];
    named.map(str::to_owned).into_iter().chain(files("docs", ".md")).collect()
}

/// The lines that are code: without comments of their own line, and without the tests at the end.
fn code(path: &str) -> Vec<(usize, String)> {
    let text = read(path);
    let text = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    lines.map(|(at, line)| (at + 1, line.to_owned())).collect()
}

/// Holds that none of the words stands in the code of those files.
fn without(paths: &[String], words: &[&str], why: &str) {
    let mut found = String::new();
    for path in paths {
        for (at, line) in code(path) {
            for word in words.iter().filter(|word| line.contains(**word)) {
                writeln!(found, "{path}:{at}: `{word}`").expect("it is a string");
            }
        }
    }
    assert!(found.is_empty(), "{why}:\n{found}");
}

/// The names under `[dependencies]` of a manifest, without a build's or a test's.
fn dependencies(manifest: &str) -> Vec<String> {
    let text = read(manifest);
    let mut names = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if let Some(section) = line.strip_prefix('[') {
            inside = section == "dependencies]";
            names.extend(section.strip_prefix("dependencies.").map(|name| name.trim_end_matches(']').to_owned()));
        } else if inside && line.starts_with(|first: char| first.is_ascii_lowercase()) {
            names.extend(line.split(['.', ' ', '=']).next().map(str::to_owned));
        }
    }
    assert!(!names.is_empty(), "{manifest} depends on nothing");
    names
}

#[test]
fn the_core_knows_no_browser_file_or_clock() {
    let words = [
        "std::env",
        "std::fs",
        "std::io",
        "std::net",
        "std::process",
        "std::thread",
        "std::time",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "leptos",
        "gloo",
    ];
    without(&sources(&CORE), &words, "the core takes values and gives values");
    for manifest in CORE.map(|folder| folder.replace("src", "Cargo.toml")) {
        for name in ["web-sys", "js-sys", "wasm-bindgen", "leptos", "gloo"] {
            assert!(!dependencies(&manifest).iter().any(|it| it == name), "{manifest} depends on {name}");
        }
    }
}

#[test]
fn no_text_becomes_markup() {
    let sinks = [
        "inner_html",
        "innerHTML",
        "outer_html",
        "outerHTML",
        "insert_adjacent_html",
        "insertAdjacentHTML",
        "document.write",
        "srcdoc",
        "eval(",
        "new Function",
        "create_contextual_fragment",
        "DomParser",
        "DOMParser",
    ];
    let mut paths = sources(&[COMMAND, PAGE]);
    paths.extend(sources(&CORE));
    paths.extend(sources(&AROUND));
    paths.push("src/boot.js".to_owned());
    without(&paths, &sinks, "text goes into text nodes and attributes");
    let markup = ["\"<p", "\"<a", "\"<b", "\"<div", "\"<span", "\"<mark", "\"</", "&lt;", "&amp;"];
    without(&sources(&CORE), &markup, "no HTML leaves the core");
}

#[test]
fn one_query_is_the_state() {
    let others: Vec<String> = sources(&[PAGE]).into_iter().filter(|path| path != "src/state.rs").collect();
    let writing = ["set(", "update(", "try_update(", "maybe_update(", "try_set(", "write("];
    let writing: Vec<String> = writing.iter().map(|act| format!(".query().{act}")).collect();
    let writing: Vec<&str> = writing.iter().map(String::as_str).chain(["RwSignal<Query>"]).collect();
    without(&others, &writing, "only src/state.rs writes the query");
    let holders = code("src/state.rs").iter().filter(|(_, line)| line.contains("query: RwSignal<Query>")).count();
    assert_eq!(holders, 1, "there is one query");
}

#[test]
fn one_module_writes_the_address() {
    let others: Vec<String> = sources(&[PAGE]).into_iter().filter(|path| path != "src/address.rs").collect();
    let words = [".history(", ".location(", "History", "Location", "push_state", "replace_state", "popstate"];
    without(&others, &words, "only src/address.rs touches history and location");
    let words = ["history", "hash =", "location.href", "location =", "location.replace", "location.assign"];
    without(&["src/boot.js".to_owned()], &words, "boot.js only reads the address");
}

#[test]
fn nothing_is_stored() {
    let mut paths = sources(&[PAGE]);
    paths.push("src/boot.js".to_owned());
    let words = [
        "localStorage",
        "sessionStorage",
        "local_storage(",
        "session_storage(",
        "indexedDB",
        "indexed_db",
        ".cookie",
        "set_cookie",
        "serviceWorker",
        "service_worker(",
        "caches",
        "sendBeacon",
        "send_beacon",
    ];
    without(&paths, &words, "the page stores and counts nothing");
}

#[test]
fn nothing_comes_from_elsewhere() {
    let mut paths = files("style", ".css");
    paths.extend(["index.html", "src/boot.js"].map(str::to_owned));
    without(&paths, &["http:", "https:", "\"//", "'//", "(//"], "everything lies beside the page");
    let words = ["fetch", "XmlHttpRequest", "WebSocket", "EventSource", "RequestInit"];
    // `mountFrom` asks for what a host names, of its own origin.
    let others: Vec<String> = sources(&[PAGE]).into_iter().filter(|path| path != "src/api/corpus_at.rs").collect();
    without(&others, &words, "boot.js loads the program; nothing else is loaded");
}

#[test]
fn one_module_speaks_to_javascript() {
    let is_border = |path: &String| path == "src/api.rs" || path.starts_with("src/api/");
    let others: Vec<String> = sources(&[PAGE]).into_iter().filter(|path| !is_border(path)).collect();
    without(&others, &["#[wasm_bindgen", "serde_wasm_bindgen"], "only src/api.rs and src/api/ speak to JavaScript");
}

#[test]
fn no_router_takes_a_hosts_links() {
    assert!(!dependencies("Cargo.toml").iter().any(|it| it == "leptos_router"), "it listens on the whole window");
}

#[test]
fn a_plain_stable_rust_builds_everything() {
    let mut paths = ["Cargo.toml", "Trunk.toml", "build.rs", ".cargo/config.toml", ".ci/run", "index.html"]
        .map(str::to_owned)
        .to_vec();
    // Debian's compiler is the way out where rustup cannot add the target.
    paths.extend(sources(&["xtask/src"]).into_iter().filter(|path| path != "xtask/src/wasm_target.rs"));
    let words = ["build-std", "BUILD_STD", "RUSTC_BOOTSTRAP", "-Zunstable", "cargo-features"];
    without(&paths, &words, "nothing but the fallback asks for what a stable compiler does not do");
}

#[test]
fn every_module_says_what_it_is() {
    for path in sources(&["crates", PAGE, "tests", "xtask"]) {
        assert!(read(&path).starts_with("//!"), "{path} does not begin with //!");
    }
    assert!(read("build.rs").starts_with("//!"), "build.rs does not begin with //!");
}

/// What stands between backquotes, with the folder that the heading above it names.
fn named(architecture: &str) -> Vec<(String, String)> {
    let mut folder = String::new();
    let mut names = Vec::new();
    let mut is_drawing = false;
    for line in architecture.lines() {
        is_drawing ^= line.starts_with("```");
        let quoted: Vec<&str> = line.split('`').skip(1).step_by(2).collect();
        if line.starts_with('#') {
            folder = quoted.first().map_or_else(String::new, |it| (*it).to_owned());
        } else if !is_drawing && !line.starts_with("```") {
            names.extend(quoted.into_iter().map(|name| (folder.clone(), name.to_owned())));
        }
    }
    names
}

/// Whether a quoted word is a path: it has a slash or ends as our files do, and nothing that no path has.
fn is_path(name: &str) -> bool {
    let ends = [".rs", ".js", ".md", ".toml", ".html", ".css"];
    let letters = name.chars().all(|letter| letter.is_ascii_alphanumeric() || "._-/".contains(letter));
    letters && (name.contains('/') || ends.iter().any(|end| name.ends_with(end)))
}

#[test]
fn the_architecture_names_what_there_is() {
    let architecture = read("ARCHITECTURE.md");
    let mut n_tests = 0;
    for (folder, name) in named(&architecture) {
        if let Some((path, test)) = name.split_once("::").filter(|(path, _)| is_path(path)) {
            assert!(read(path).contains(&format!("fn {test}(")), "{path} has no test {test}");
            n_tests += 1;
        } else if is_path(&name) {
            let is_there = root().join(&folder).join(&name).exists() || root().join(&name).exists();
            assert!(is_there, "there is no {name}, nor one in {folder}");
        }
    }
    assert!(n_tests > 20, "every invariant names its tests, which are only {n_tests}");
}

#[test]
fn the_map_names_every_module() {
    let architecture = read("ARCHITECTURE.md");
    let folders = [COMMAND, PAGE, "src/views", "xtask/src", "tests/src"];
    for folder in folders.into_iter().chain(CORE).chain(AROUND) {
        let names: Vec<String> =
            named(&architecture).into_iter().filter(|(its, _)| its == folder).map(|(_, name)| name).collect();
        for path in files(folder, ".rs") {
            let module = path.strip_prefix(&format!("{folder}/")).expect("it lies there");
            let room = module.split_inclusive('/').next().unwrap_or(module);
            assert!(names.iter().any(|its| its == room), "the map of {folder} does not name {room}");
        }
    }
}

#[test]
fn documents_are_short_where_they_must_be() {
    assert!(read("ARCHITECTURE.md").lines().count() <= 150, "ARCHITECTURE.md has more than 150 lines");
    let readme = read("README.md");
    let first_screen: Vec<&str> = readme.lines().take(40).collect();
    for what in ["cargo xtask serve", "cargo xtask test", "docs/page.png", "rustup", "Node"] {
        assert!(first_screen.iter().any(|line| line.contains(what)), "README.md's first 40 lines do not say {what}");
    }
}

#[test]
fn links_in_documents_lead_somewhere() {
    for path in documents() {
        let text = read(&path);
        let folder = root().join(&path).parent().expect("a folder").to_owned();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap_or_default();
            let is_ours = !target.contains(':') && !file.is_empty();
            assert!(!is_ours || folder.join(file).exists(), "{path} links to {target}, which is not there");
        }
    }
}

#[test]
fn documents_name_no_machine() {
    for path in documents() {
        let text = read(&path);
        for place in ["/root/", "/home/", "/Users/", "/tmp/", ".cargo/registry"] {
            assert!(!text.contains(place), "{path} names {place}");
        }
    }
}

#[test]
fn licences_name_their_holders() {
    let fonts = read("style/fonts/OFL.txt");
    let first = fonts.lines().next().unwrap_or_default();
    assert!(first.contains("Adobe") && first.contains("Reserved Font Name"), "OFL.txt begins with {first}");
    assert!(fonts.contains("SIL OPEN FONT LICENSE Version 1.1"));
    assert!(read("LICENSE-MIT").starts_with("Copyright (c) The Dossier authors\n"));
    assert!(read("LICENSE-APACHE").contains("Version 2.0, January 2004"));
}

#[test]
fn files_and_components_are_short() {
    for path in sources(&[PAGE]) {
        let text = read(&path);
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines.len() <= 400, "{path} has {} lines", lines.len());
        for (at, _) in lines.iter().enumerate().filter(|(_, line)| **line == "#[component]") {
            let n = lines[at..].iter().position(|line| *line == "}").expect("a component ends");
            assert!(n < 80, "the component at {path}:{} has {} lines", at + 2, n + 1);
        }
    }
}
