//! `publish`: what it writes, what it leaves alone, what it says.

use dossier::command::{CommandOutput, Surroundings, run};
use publish::BuiltPage;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A folder that is taken away again.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("dossier-{name}-{}", std::process::id()));
        let _gone = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn path(&self, path: &str) -> String {
        self.0.join(path).display().to_string()
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// All files below a folder.
    fn files(&self, below: &str) -> Vec<String> {
        fn read(folder: &Path, before: &str, all: &mut Vec<String>) {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = format!("{before}{}", entry.file_name().to_string_lossy());
                if entry.path().is_dir() {
                    read(&entry.path(), &format!("{path}/"), all);
                } else {
                    all.push(path);
                }
            }
        }
        let mut all = Vec::new();
        read(&self.0.join(below), "", &mut all);
        all.sort();
        all
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.0);
    }
}

const INDEX: &str = "<!doctype html><html lang=\"\"><meta charset=utf-8><title></title><meta name=\"description\" content=\"\">\
    <link href=./dossier-1.css rel=stylesheet><link href=./icon-1.svg rel=icon>\
    <script data-glue=./dossier-page-1.js data-program=./dossier-page-1_bg.wasm src=./boot.js></script></head>\
    <body><main id=dossier-static></main></body></html>";

/// A page of a few letters, as it lies in the program.
fn packed(style: &str) -> &'static [u8] {
    let style_name = format!("dossier-{}.css", style.len());
    let files = [
        ("index.html", INDEX.replace("dossier-1.css", &style_name)),
        ("boot.js", "start()".to_owned()),
        (style_name.as_str(), style.to_owned()),
        ("dossier-page-1.js", "export default 1".to_owned()),
        ("dossier-page-1_bg.wasm", "\0asm".to_owned()),
        ("icon-1.svg", "<svg/>".to_owned()),
        ("within.js", "let wasm_bindgen=1".to_owned()),
    ];
    let page = BuiltPage::of(files.map(|(path, text)| (path.to_owned(), text.into_bytes()))).expect("a page");
    Box::leak(page.packed().expect("packed").into_boxed_slice())
}

fn call_with(page: Option<&'static [u8]>, words: &[&str]) -> CommandOutput {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    run(&words, &Surroundings { page, ..Surroundings::default() })
}

fn call(words: &[&str]) -> CommandOutput {
    static PAGE: OnceLock<&'static [u8]> = OnceLock::new();
    call_with(Some(PAGE.get_or_init(|| packed("p{}"))), words)
}

fn fixture(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds/tests/fixtures").join(name).display().to_string()
}

#[test]
fn a_site_is_written_and_what_was_written_is_said_with_sizes() {
    let scratch = Scratch::new("site");
    let site = scratch.path("site");
    let said = call(&["publish", &fixture("three"), "-o", &site]);
    assert_eq!((said.status, said.err.as_str()), (0, ""), "{said:?}");
    let files = scratch.files("site");
    for file in ["index.html", "index.html.br", "index.html.gz", "robots.txt", "_headers", "examples/post.html"] {
        assert!(files.iter().any(|it| it == file), "{file} in {files:?}");
    }
    assert!(!files.iter().any(|file| file.ends_with(".part")), "{files:?}");
    for file in files.iter().filter(|file| ![".br", ".gz", ".sha256"].iter().any(|end| file.ends_with(end))) {
        assert!(said.out.contains(file.as_str()), "{file} in {}", said.out);
    }
    let note = scratch.text("site/dossier-files.sha256");
    assert_eq!(note.lines().count() + 1, files.len(), "all but the note itself are noted");
}

#[test]
fn published_again_nothing_is_left_over_and_the_same_stays_the_same() {
    let scratch = Scratch::new("again");
    let site = scratch.path("site");
    call(&["publish", &fixture("three"), "-o", &site]);
    let before = scratch.files("site");
    let time =
        |file: &str| fs::metadata(scratch.0.join("site").join(file)).and_then(|it| it.modified()).expect("a time");
    let written = time("boot.js");
    assert!(!call(&["publish", &fixture("three"), "-o", &site]).out.contains("taken away"));
    assert_eq!((scratch.files("site"), time("boot.js")), (before, written));
    // Another dossier by a program with another page: other names of the corpus and of the sheet.
    let said = call_with(Some(packed("p{color:red}")), &["publish", &fixture("scripts"), "-o", &site]);
    assert!(said.out.contains("taken away of an earlier time: 6"), "{said:?}");
    let files = scratch.files("site");
    assert_eq!(
        files.iter().filter(|file| file.starts_with("corpus-") && file.ends_with(".bin")).count(),
        1,
        "{files:?}"
    );
    assert_eq!(files.iter().filter(|file| file.ends_with(".css")).count(), 2, "the page's and the post's: {files:?}");
}

#[test]
fn what_others_have_there_stays() {
    let scratch = Scratch::new("others");
    let site = scratch.path("site");
    call(&["publish", &fixture("three"), "-o", &site]);
    fs::write(scratch.0.join("site/CNAME"), "example.org").expect("written");
    let sheet = scratch.0.join("site/dossier-3.css");
    fs::write(&sheet, "p{color:green}").expect("written");
    let said = call_with(Some(packed("p{color:red}")), &["publish", &fixture("three"), "-o", &site]);
    assert!(said.status == 0 && said.out.contains("changed by others and left: dossier-3.css"), "{said:?}");
    assert_eq!(scratch.text("site/CNAME"), "example.org");
    assert_eq!(fs::read_to_string(&sheet).expect("there"), "p{color:green}");
}

#[test]
fn where_something_is_in_the_way_nothing_is_written() {
    let scratch = Scratch::new("way");
    let site = scratch.path("site");
    fs::create_dir_all(&site).expect("a folder");
    fs::write(scratch.0.join("site/index.html"), "my own").expect("written");
    let said = call(&["publish", &fixture("three"), "-o", &site]);
    assert!(said.status == 2 && said.err.contains("index.html: not written by `dossier publish`"), "{said:?}");
    assert_eq!(
        (scratch.files("site"), scratch.text("site/index.html")),
        (vec!["index.html".to_owned()], "my own".to_owned())
    );
    // A note that names what lies elsewhere is not followed.
    fs::write(scratch.0.join("mine.txt"), "mine").expect("written");
    let sum = "0".repeat(64);
    fs::write(scratch.0.join("site/dossier-files.sha256"), format!("{sum}  ../mine.txt\n{sum}  index.html\n"))
        .expect("written");
    let said = call(&["publish", &fixture("three"), "-o", &site]);
    assert!(said.status == 2 && scratch.text("mine.txt") == "mine", "{said:?}");
}

#[test]
fn one_file_is_written_over_only_where_it_is_ours() {
    let scratch = Scratch::new("file");
    let file = scratch.path("crane.html");
    for _ in 0..2 {
        let said = call(&["publish", &fixture("three"), "--single-file", &file]);
        assert!(said.status == 0 && said.out.contains("opens by itself"), "{said:?}");
    }
    assert!(scratch.text("crane.html").contains("A crane for Port Example"));
    fs::write(&file, "my own").expect("written");
    let said = call(&["publish", &fixture("three"), "--single-file", &file]);
    assert!(said.status == 2 && said.err.contains("no page of ours"), "{said:?}");
    assert_eq!(scratch.text("crane.html"), "my own");
}

#[test]
fn a_wrong_call_is_answered_in_words_and_writes_nothing() {
    let scratch = Scratch::new("wrong");
    let site = scratch.path("site");
    let three = fixture("three");
    let (among, within) = (format!("{three}/articles/site"), format!("{three}/facts/page.html"));
    let (text, folder) = (scratch.path("a.txt"), scratch.path(""));
    fs::write(&text, "mine").expect("written");
    let cases: [(&[&str], &str); 10] = [
        (&["publish", &three, "-o", &among], "among the dossier's own files"),
        (&["publish", &three, "--single-file", &within], "among the dossier's own files"),
        (&["publish", &three, "-o", &text], "this is a file; name a folder"),
        (&["publish", &three, "--single-file", &folder], "this is a folder; name a file"),
        (&["publish", &three], "--single-file"),
        (&["publish", &three, "-o", &site, "--site-url", "example.org"], "such as https://example.org/dossier/"),
        (&["publish", &three, "-o", &site, "--site-url", "https://example.org/?a"], "without `?` and `#`"),
        (&["publish", &three, "--single-file", "a.html", "--site-url", "https://example.org/"], "--out"),
        (&["publish", &three, "-o", &three], "the dossier's own folder"),
        (&["publish", "/no/such", "-o", &site], "/no/such"),
    ];
    for (words, why) in cases {
        let said = call(words);
        assert!(said.status == 2 && said.err.contains(why), "{words:?}: {said:?}");
    }
    let said = call_with(None, &["publish", &three, "-o", &site]);
    assert!(said.status == 2 && said.err.contains("built without the page"), "{said:?}");
    assert_eq!(scratch.files(""), ["a.txt"]);
}

#[test]
fn seeds_with_errors_are_not_published() {
    let scratch = Scratch::new("errors");
    let folder = scratch.0.join("wrong");
    fs::create_dir_all(folder.join("articles")).expect("a folder");
    fs::write(folder.join("dossier.toml"), "title = 3\n").expect("written");
    let said = call(&["publish", &folder.display().to_string(), "-o", &scratch.path("site")]);
    assert!(said.status == 1 && said.err.contains("dossier.toml:1:"), "{said:?}");
    assert!(!scratch.0.join("site").exists());
}
