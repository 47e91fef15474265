//! `serve`: the page follows its folder, and the last good one stays where the folder has errors.

use dossier::command::{Surroundings, run_into};
use publish::BuiltPage;
use std::fs;
use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(30);

/// What the command says; the reader may go.
#[derive(Clone, Default)]
struct Terminal {
    said: Arc<Mutex<String>>,
    is_gone: Arc<AtomicBool>,
}

impl Write for Terminal {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_gone.load(Ordering::Relaxed) {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.said.lock().expect("the terminal").push_str(&String::from_utf8_lossy(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A folder that is served, in a copy that is taken away again.
struct Served {
    folder: PathBuf,
    terminal: Terminal,
    serving: Option<JoinHandle<()>>,
}

impl Served {
    fn new(name: &str, change: impl Fn(&Path)) -> Self {
        let folder = std::env::temp_dir().join(format!("dossier-serve-{name}-{}", std::process::id()));
        let _gone = fs::remove_dir_all(&folder);
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds/tests/fixtures/three"), &folder);
        change(&folder);
        let words = ["serve", &folder.display().to_string(), "--port", "0"].map(str::to_owned);
        let terminal = Terminal::default();
        let mut answers = terminal.clone();
        let surroundings = Surroundings { page: Some(page()), ..Surroundings::default() };
        let serving = thread::spawn(move || drop(run_into(&mut answers, &words, &surroundings)));
        Self { folder, terminal, serving: Some(serving) }
    }

    fn said(&self) -> String {
        self.terminal.said.lock().expect("the terminal").clone()
    }

    fn address(&self) -> String {
        until("the address", || self.said().contains("(Ctrl-C ends it)"));
        let said = self.said();
        said.split_once("http://").expect("an address").1.split('/').next().expect("a host").to_owned()
    }

    fn get(&self, path: &str) -> String {
        let address = self.address();
        asked(&address, &address, path)
    }

    fn state(&self) -> serde_json::Value {
        let answer = self.get("/_dossier/state");
        serde_json::from_str(answer.split_once("\r\n\r\n").expect("a body").1).expect("JSON")
    }

    fn write(&self, path: &str, change: impl Fn(&str) -> String) {
        let path = self.folder.join(path);
        let text = fs::read_to_string(&path).expect("a file");
        fs::write(&path, change(&text)).expect("written");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.terminal.is_gone.store(true, Ordering::Relaxed);
        // What it would say of this change it cannot say any more.
        let _changed = fs::write(self.folder.join("README.md"), "the end");
        let _ended = self.serving.take().map(JoinHandle::join);
        let _gone = fs::remove_dir_all(&self.folder);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() { copy(&entry.path(), &target) } else { drop(fs::copy(entry.path(), target)) }
    }
}

/// A page of a few letters, as it lies in the program.
fn page() -> &'static [u8] {
    let index = "<!doctype html><html lang=\"\"><meta charset=utf-8><title></title><meta name=description content=\"\">\
                 <script data-program=./a.wasm src=./boot.js></script></head><body><main id=dossier-static></main></body></html>";
    let files = [("index.html", index), ("boot.js", "start()"), ("a.wasm", "asm"), ("within.js", "x")];
    let page = BuiltPage::of(files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))).expect("a page");
    Box::leak(page.packed().expect("packed").into_boxed_slice())
}

fn asked(address: &str, host: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("it listens");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("asked");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("answered");
    answer
}

fn until(what: &str, holds: impl Fn() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < PATIENCE, "{what}");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn the_page_follows_its_folder_and_the_last_good_one_stays() {
    let served = Served::new("follows", |_| {});
    let page = served.get("/");
    assert!(page.contains("200 OK") && page.contains("A crane for Port Example"), "{page}");
    assert!(page.contains("src=\"/_dossier/live.js\""), "{page}");
    assert!(served.get("/boot.js").contains("text/javascript"), "a file of the page");
    assert!(served.get("/examples/post.html").contains("200 OK") && served.get("/none").contains("404"));
    assert_eq!(served.state(), serde_json::json!({ "version": 1, "errors": [] }));

    served.write("dossier.toml", |text| text.replace("title =", "titel ="));
    until("the error", || served.state()["errors"].as_array().is_some_and(|errors| !errors.is_empty()));
    let state = served.state();
    let error = &state["errors"][0];
    assert!(error["place"].as_str().is_some_and(|place| place.contains("dossier.toml:")), "{state}");
    assert!(error["hint"].as_str().is_some_and(|hint| !hint.is_empty()) && state["version"] == 1, "{state}");
    assert!(served.get("/").contains("A crane for Port Example"), "the last good page stays");
    assert!(served.said().contains("the last good page stays"), "{}", served.said());

    served.write("dossier.toml", |text| text.replace("titel =", "title =").replace("A crane", "Another crane"));
    until("the next page", || served.state() == serde_json::json!({ "version": 2, "errors": [] }));
    assert!(served.get("/").contains("Another crane for Port Example"));
}

#[test]
fn a_folder_with_errors_is_served_as_soon_as_they_are_mended() {
    let served =
        Served::new("errors", |folder| fs::write(folder.join("dossier.toml"), "title = 3\n").expect("written"));
    assert!(served.get("/").contains("There is no page yet"), "{}", served.get("/"));
    assert_eq!(served.state()["version"], 0);
    let right = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds/tests/fixtures/three/dossier.toml");
    fs::copy(right, served.folder.join("dossier.toml")).expect("mended");
    until("the page", || served.state()["version"] == 1);
    assert!(served.get("/").contains("A crane for Port Example"));
}

#[test]
fn only_this_machine_is_answered() {
    let served = Served::new("host", |_| {});
    let address = served.address();
    assert!(asked(&address, "evil.example", "/").contains("403"));
    assert!(asked(&address, "localhost:1", "/").contains("200 OK"));
}
