//! `new` and `add` with addresses: pages are fetched within limits, and what was sent is said.

use dossier::command::{CommandOutput, Surroundings, run};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use server::{Response, StaticServer};
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::thread;

/// A folder that is taken away again.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("dossier-fetch-{name}-{}", std::process::id()));
        let _gone = fs::remove_dir_all(&folder);
        Self(folder)
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The names in one of its folders; none where there is no such folder.
    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.join(folder)).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.0);
    }
}

fn pages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../import/tests/files")
}

/// Serves the saved pages on this machine.
fn host() -> StaticServer {
    StaticServer::start(&pages(), "").expect("a server")
}

fn call(word: &str, scratch: &Scratch, addresses: &[&str]) -> CommandOutput {
    let folder = scratch.0.display().to_string();
    let words: Vec<String> = [word, &folder].iter().chain(addresses).map(|word| (*word).to_owned()).collect();
    run(&words, &Surroundings::default())
}

/// What is said of a page that is asked for.
fn asked(places: &[&str]) -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!("asked {}: GET, User-Agent dossier/{version}, no cookies, no referrer\n", places.join(", from there "))
}

/// A server that answers each connection by this, with a head and whatever comes behind it.
fn raw(answer: impl Fn(TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("its address").port();
    thread::spawn(move || listener.incoming().flatten().for_each(&answer));
    format!("http://127.0.0.1:{port}/page")
}

/// What a client asks, up to the empty line.
fn head(stream: &mut impl Read) -> String {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|n| n > 0) {
        head.extend(byte);
    }
    String::from_utf8_lossy(&head).into_owned()
}

#[test]
fn a_page_is_read_and_kept_as_a_saved_one_and_what_was_sent_is_said() {
    let (scratch, host) = (Scratch::new("page"), host());
    let [states, silent] = ["gazette.html", "county-news.html"].map(|name| host.address().to_owned() + name);
    let made = call("new", &scratch, &[&states, &(silent.clone() + "#top")]);
    assert_eq!((made.status, made.err), (0, asked(&[&states]) + &asked(&[&silent])), "{}", made.out);
    let sidecar = scratch.text("articles/the-bridge-at-exa-is-open.toml");
    assert!(sidecar.contains("url = \"https://gazette.example/2008/bridge\""), "the page says where it is: {sidecar}");
    let sidecar = scratch.text("articles/bridge-closed-for-repair.toml");
    assert!(sidecar.contains(&format!("url = \"{silent}\"")), "{sidecar}");
    assert!(sidecar.contains("inferred = { language = \"by its letters and words\" }"), "no more than that: {sidecar}");
    assert!(made.out.contains("url (where it was fetched)"), "{}", made.out);
    let kept = fs::read(scratch.0.join("originals/the-bridge-at-exa-is-open.html")).expect("the original");
    assert_eq!(kept, fs::read(pages().join("gazette.html")).expect("the page"), "byte for byte");
    let again = call("add", &scratch, &[&states]);
    assert!(again.status == 1 && again.err.contains("its text is there already"), "{again:?}");
    let checked = call("check", &scratch, &[]);
    assert!(checked.status == 0 && checked.out.contains("warnings 0, hints 0"), "{checked:?}");
}

#[test]
fn the_kind_of_a_page_is_what_its_server_says_else_how_its_address_ends() {
    let markdown = "# On ferries\n\nIt *sank*.\n";
    let page = "<html><body><article><h1>On ferries</h1><p>It sank.</p></article></body></html>";
    for (path, content_type, body, original) in [
        ("a", "text/html; charset=utf-8", page, "on-ferries.html"),
        ("a.php", "TEXT/HTML", page, "on-ferries.html"),
        ("a.htm", "application/xhtml+xml", page, "on-ferries.xhtml"),
        ("a.txt", "text/markdown", markdown, "on-ferries.md"),
        ("a.md", "text/plain", markdown, "on-ferries.md"),
        ("a.md", "application/octet-stream", markdown, "on-ferries.md"),
        ("a", "text/plain", "On ferries\n\nIt sank.\n", "on-ferries.txt"),
    ] {
        let host = host().with_override(path, Response::new(200, content_type, body));
        let scratch = Scratch::new("kind");
        let made = call("new", &scratch, &[&(host.address().to_owned() + path)]);
        assert_eq!((made.status, scratch.names("originals")), (0, vec![original.to_owned()]), "{path}: {made:?}");
        assert!(scratch.text("articles/on-ferries.txt").ends_with("It sank.\n"), "{path}: {made:?}");
    }
}

#[test]
fn what_the_server_says_of_the_letters_counts_where_the_page_is_silent() {
    let page =
        b"<html><body><article><h1>The inn</h1><p>The \x93Caf\xe9\x94 is \xa35 dear.</p></article></body></html>";
    let cyrillic = b"<html><body><article><h1>The inn</h1><p>\xcc\xee\xf1\xf2 stands.</p></article></body></html>";
    for (charset, page, expected) in [
        ("; charset=windows-1252", &page[..], "The “Café” is £5 dear."),
        ("", &page[..], "The “Café” is £5 dear."),
        ("; charset=\"windows-1251\"", &cyrillic[..], "Мост stands."),
        ("; charset=utf-8", "<html><body><p>Größe at the inn.</p></body></html>".as_bytes(), "Größe at the inn."),
    ] {
        let host = host().with_override("inn", Response::new(200, &format!("text/html{charset}"), page));
        let scratch = Scratch::new("letters");
        let made = call("new", &scratch, &[&format!("{}inn", host.address())]);
        let articles = scratch.names("articles");
        let text =
            articles.iter().find(|name| name.ends_with(".txt")).map(|name| scratch.text(&format!("articles/{name}")));
        assert!(text.as_ref().is_some_and(|text| text.contains(expected)), "{charset}: {text:?} {made:?}");
    }
}

#[test]
fn a_redirect_is_followed_and_the_last_address_is_the_articles() {
    let host = host()
        .with_override("/old", Response::new(301, "text/plain", "").with_header("Location", "/new?id=2"))
        .with_override("/new", Response::new(302, "text/plain", "").with_header("Location", "county-news.html#top"));
    let [old, new, page] = ["old", "new?id=2", "county-news.html"].map(|name| host.address().to_owned() + name);
    let scratch = Scratch::new("redirect");
    let made = call("new", &scratch, &[&old]);
    assert_eq!((made.status, made.err), (0, asked(&[&old, &new, &page])), "{}", made.out);
    assert!(scratch.text("articles/bridge-closed-for-repair.toml").contains(&format!("url = \"{page}\"")));
}

#[test]
fn what_is_refused_is_said_in_one_line_and_nothing_is_written() {
    let to = |place: &str| Response::new(302, "text/plain", "").with_header("Location", place);
    let host = host()
        .with_override("/missing", Response::not_found())
        .with_override("/members", Response::new(403, "text/html", "no"))
        .with_override("/broken", Response::new(503, "text/html", "no"))
        .with_override("/nowhere", Response::new(302, "text/plain", ""))
        .with_override("/round", to("/about"))
        .with_override("/about", to("/round"))
        .with_override("/mail", to("mailto:a@example.org"))
        .with_override("/secret", to("http://me:word@127.0.0.1/"))
        .with_override("/picture", Response::new(200, "image/png", b"\x89PNG\r\n\x1a\n".as_slice()))
        .with_override("/picture.html", Response::new(200, "image/png", b"\x89PNG\r\n\x1a\n\0\0".as_slice()))
        .with_override("/empty", Response::new(200, "text/html", ""))
        .with_override("/large", Response::new(200, "text/plain", vec![b'a'; import::MOST_BYTES + 1]));
    let host = (0..9).fold(host, |host, n| host.with_override(&format!("/far{n}"), to(&format!("/far{}", n + 1))));
    let closed = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a port that is free again");
    let at = |path: &str| format!("{}{path}", host.address());
    for (address, expected) in [
        (at("missing"), "the server answers 404 Not Found; look whether the address is whole"),
        (at("members"), "the server answers 403 Forbidden; save the page in a browser"),
        (at("broken"), "the server answers 503 Service Unavailable; try again later"),
        (at("nowhere"), "the server answers 302 Found; "),
        (at("round"), "it is redirected in a circle, to "),
        (at("far0"), "it was redirected more than 5 times, at last to "),
        (at("mail"), "it is redirected to mailto:a@example.org, which is no page of the web"),
        (at("secret"), "the address holds a name or a password"),
        (at("picture"), "it is `image/png`; read are web pages"),
        (at("picture.html"), "this is no text"),
        (at("empty"), "the file is empty"),
        (at("large"), "it is larger than 20 MB"),
        (format!("http://{closed}/"), "the connection is refused; look whether the address is right"),
        ("http://nowhere.invalid/".to_owned(), "its host is not found; look whether the address is right"),
        ("https://me:word@example.org/".to_owned(), "the address holds a name or a password"),
        ("http://".to_owned(), "this is no address (empty host)"),
        (at("").replace("http:", "https:"), "it speaks no safe https"),
    ] {
        let scratch = Scratch::new("refused");
        let made = call("new", &scratch, &[&address]);
        let lines: Vec<&str> = made.err.lines().filter(|line| !line.starts_with("asked ")).collect();
        let begin = format!("{address}: {expected}");
        assert!(made.status == 1 && lines.len() == 3 && lines[0].starts_with(&begin), "{expected}: {made:?}");
        assert!(lines[2].ends_with("not made, for there is nothing to put into it"), "{made:?}");
        assert!(!scratch.0.exists(), "{address}");
    }
}

#[test]
fn a_page_without_end_is_left_unread() {
    let endless = raw(|mut stream| {
        let _asked = head(&mut stream);
        let _sent = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
        while stream.write_all(&[b'a'; 65_536]).is_ok() {}
    });
    let made = call("new", &Scratch::new("endless"), &[&endless]);
    assert!(made.err.contains("it is larger than 20 MB"), "{made:?}");
}

#[test]
fn a_packed_answer_is_unpacked() {
    let packed = b"\x1f\x8b\x08\0\0\0\0\0\x02\x03\xf3\xcfSHK-*\xcaL-\xe6\xe2\xf2,Q(N\xcc\xcb\xd6\xe3\x02\0\xbc\x0c\xbd.\x15\0\0\0";
    let answer = Response::new(200, "text/plain", packed.as_slice()).with_header("Content-Encoding", "gzip");
    let (host, scratch) = (host().with_override("/packed", answer), Scratch::new("packed"));
    assert_eq!(call("new", &scratch, &[&format!("{}packed", host.address())]).status, 0);
    assert_eq!(scratch.text("originals/on-ferries.txt"), "On ferries\n\nIt sank.\n");
}

#[test]
fn nothing_is_sent_but_what_is_said() {
    let echo = raw(|mut stream| {
        let body = head(&mut stream);
        let length = body.len();
        let _sent =
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n\r\n{body}");
    });
    let scratch = Scratch::new("sent");
    assert_eq!(call("new", &scratch, &[&echo]).status, 0);
    let sent = scratch.text("originals/get-page-http-1-1.txt");
    let mut names: Vec<&str> = sent.lines().filter_map(|line| line.split_once(": ")).map(|(name, _)| name).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "accept-encoding", "host", "user-agent"], "{sent}");
    assert!(sent.contains(&format!("user-agent: dossier/{}\r\n", env!("CARGO_PKG_VERSION"))), "{sent}");
}

/// A server with the certificate of `tests/fetch`, which gives every connection this answer.
fn safe(answer: &'static str) -> u16 {
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fetch");
    let certificate = CertificateDer::from_pem_file(files.join("localhost.pem")).expect("the certificate");
    let key = PrivatePkcs8KeyDer::from(fs::read(files.join("localhost-key.der")).expect("its key"));
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], PrivateKeyDer::Pkcs8(key))
        .expect("a pair");
    let config = Arc::new(config);
    let place = raw(move |stream| {
        let connection = ServerConnection::new(Arc::clone(&config)).expect("a connection");
        let mut stream = StreamOwned::new(connection, stream);
        let _asked = head(&mut stream);
        let _sent = stream.write_all(answer.as_bytes());
        stream.conn.send_close_notify();
        let _ended = stream.flush();
    });
    place.rsplit(':').next().and_then(|it| it.trim_end_matches("/page").parse().ok()).expect("its port")
}

/// Calls the program where only the certificate of `tests/fetch` is trusted, as Linux lets one say.
fn trusting(scratch: &Scratch, address: &str) -> String {
    let trusted = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fetch/localhost.pem");
    let mut program = Command::new(env!("CARGO_BIN_EXE_dossier"));
    let called = program.args(["new".as_ref(), scratch.0.as_os_str(), address.as_ref()]).env("SSL_CERT_FILE", trusted);
    String::from_utf8(called.output().expect("it runs").stderr).expect("text")
}

#[test]
#[cfg_attr(not(target_os = "linux"), ignore = "only there a variable says whom to trust")]
fn https_needs_a_certificate_that_is_trusted_and_never_falls_back() {
    const PAGE: &str = "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nOn ferries\n\nIt sank.\n";
    const LESS_SAFE: &str = "HTTP/1.0 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n";
    let page = safe(PAGE);
    let scratch = Scratch::new("safe");
    let place = format!("https://localhost:{page}/page");
    assert_eq!(trusting(&scratch, &place), asked(&[&place]), "trusted");
    assert_eq!(scratch.text("articles/on-ferries.txt"), "On ferries\n\nIt sank.\n");
    for (place, expected) in [
        (format!("https://127.0.0.1:{page}/page"), "its certificate is not trusted"),
        (format!("https://localhost:{}/page", safe(LESS_SAFE)), "it is redirected from https to http://127.0.0.1:9/"),
    ] {
        let scratch = Scratch::new("unsafe");
        let said = trusting(&scratch, &place);
        assert!(said.contains(&format!("{place}: {expected}")), "{said}");
        assert!(scratch.names("articles").is_empty(), "{place}");
    }
    let said = call("new", &Scratch::new("stranger"), &[&place]);
    assert!(said.err.contains("its certificate is not trusted"), "a stranger's certificate: {said:?}");
}
