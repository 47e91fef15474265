//! The server as a browser meets it: plain HTTP over a socket.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use server::{Response, StaticServer};

fn folder(name: &str) -> PathBuf {
    // In target/, written over by the next run.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let made = fs::create_dir_all(folder.join("sub"))
        .and_then(|()| fs::write(folder.join("index.html"), "<p>home"))
        .and_then(|()| fs::write(folder.join("sub/index.html"), "<p>sub"))
        .and_then(|()| fs::write(folder.join("page_bg.wasm"), b"\0asm"));
    made.expect("target/ can be written");
    folder
}

/// What is sent back. The request is the last on its connection.
fn ask(server: &StaticServer, request: &str) -> String {
    let exchange = || {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port()))?;
        stream.write_all(format!("{request}\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).map(|_| answer)
    };
    exchange().expect("the server answers")
}

fn get(server: &StaticServer, path: &str) -> String {
    ask(server, &format!("GET {path} HTTP/1.1"))
}

fn is_missing(server: &StaticServer, path: &str) -> bool {
    get(server, path).starts_with("HTTP/1.1 404 ")
}

#[test]
fn serves_files_under_a_prefix_and_nothing_else() {
    let root = folder("prefix");
    let server = StaticServer::start(&root, "/blog/dossier/").unwrap();
    assert!(server.address().ends_with("/blog/dossier/"));
    let home = get(&server, "/blog/dossier/?embed#/facts");
    assert!(home.starts_with("HTTP/1.1 200 OK\r\n"), "{home}");
    assert!(home.contains("text/html; charset=utf-8") && home.ends_with("<p>home"), "{home}");
    assert!(get(&server, "/blog/dossier/sub/").ends_with("<p>sub"));
    assert!(get(&server, "/blog/dossier/sub").contains("location: /blog/dossier/sub/\r\n"));
    assert!(get(&server, "/blog/dossier//sub?a").contains("location: /blog/dossier/sub/?a\r\n"));
    assert!(get(&server, "/blog/dossier").contains("location: /blog/dossier/\r\n"));
    for missing in ["/", "/index.html", "/blog/dossierindex.html", "/blog/dossier/no", "/blog/dossier/index.html/"] {
        assert!(is_missing(&server, missing), "{missing}");
    }
}

#[test]
fn no_way_out_of_the_root() {
    let root = folder("root");
    fs::write(root.with_extension("secret"), "secret").unwrap();
    let server = StaticServer::start(&root, "").unwrap();
    let bad = ["/../root.secret", "/%2e%2e/root.secret", "/sub/../../root.secret", "//etc/passwd", "/%2fetc/passwd"];
    for path in bad.into_iter().chain(["/sub/../index.html", "/..%5croot.secret", "/C:/a", "/a%00b"]) {
        assert!(is_missing(&server, path), "{path}");
    }
    assert!(get(&server, "/.//index.html").ends_with("<p>home"));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_root_leads_nowhere() {
    use std::os::unix::fs::symlink;

    let root = folder("link");
    let secret = root.with_extension("secret");
    fs::write(&secret, "secret").unwrap();
    fs::create_dir_all(root.join("linked")).unwrap();
    for (target, link) in [(secret.as_path(), "link"), (&secret, "linked/index.html"), (Path::new("/etc"), "etc")] {
        // The link may be there from an earlier run.
        let _ = symlink(target, root.join(link));
    }
    let _ = symlink("index.html", root.join("inside"));
    let server = StaticServer::start(&root, "").unwrap();
    for path in ["/link", "/linked/", "/etc/passwd", "/etc"] {
        assert!(is_missing(&server, path), "{path}");
    }
    assert!(get(&server, "/inside").ends_with("<p>home"));
}

#[test]
fn percent_signs_are_read_or_refused() {
    let root = folder("percent");
    fs::write(root.join("a bé.txt"), "found").unwrap();
    let server = StaticServer::start(&root, "").unwrap();
    assert!(get(&server, "/a%20b%c3%a9.txt").ends_with("found"));
    for bad in ["/%", "/%2", "/%zz", "/%ff", "/%+1"] {
        assert!(is_missing(&server, bad), "{bad}");
    }
}

#[test]
fn content_types_that_browsers_insist_on() {
    let root = folder("types");
    let server = StaticServer::start(&root, "").unwrap();
    let types = [
        ("a.wasm", "application/wasm"),
        ("INDEX.HTML", "text/html; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.json", "application/json"),
        ("serif.woff2", "font/woff2"),
        ("a.svg", "image/svg+xml"),
        ("LICENSE", "application/octet-stream"),
    ];
    for (name, content_type) in types {
        fs::write(root.join(name), "x").unwrap();
        let answer = get(&server, &format!("/{name}"));
        assert!(answer.contains(&format!("content-type: {content_type}\r\n")), "{answer}");
    }
}

#[test]
fn head_has_no_body_and_other_methods_are_refused() {
    let server = StaticServer::start(&folder("head"), "/").unwrap();
    let head = ask(&server, "HEAD /index.html HTTP/1.1");
    assert!(head.contains("content-length: 7\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    let post = ask(&server, "POST / HTTP/1.1");
    assert!(post.starts_with("HTTP/1.1 405 ") && post.to_lowercase().contains("allow: get,head"), "{post}");
    assert_eq!(server.requests(), ["/index.html", "/"]);
}

#[test]
fn tests_may_answer_differently() {
    let root = folder("override");
    let server = StaticServer::start(&root, "").unwrap().with_header("X-Test", "1");
    let answer = get(&server, "/page_bg.wasm");
    assert!(answer.contains("content-type: application/wasm\r\n") && answer.contains("x-test: 1\r\n"), "{answer}");
    let server = server.with_content_type(".wasm", "text/plain");
    let answer = get(&server, "/page_bg.wasm?v=1");
    assert!(answer.contains("content-type: text/plain\r\n") && answer.ends_with("\0asm"), "{answer}");
    let server = server.with_override(".wasm", Response::not_found());
    assert!(is_missing(&server, "/page_bg.wasm"));
    assert!(get(&server, "/").ends_with("<p>home"));
    let server = server.with_override(".wasm", Response::new(418, "text/tea", "tea").with_header("X-Pot", "2"));
    let answer = get(&server, "/elsewhere/page_bg%2Ewasm");
    assert!(answer.starts_with("HTTP/1.1 418 ") && answer.contains("x-pot: 2\r\n"), "{answer}");
    assert!(ask(&server, "POST /page_bg.wasm HTTP/1.1").starts_with("HTTP/1.1 405 "));
}

#[test]
fn a_slow_answer_delays_no_other_and_no_end() {
    let hanging = Response::new(200, "text/plain", "late").after(Duration::from_secs(60));
    let late = Response::new(200, "text/plain", "late").after(Duration::from_millis(50));
    let server = StaticServer::start(&folder("slow"), "").unwrap().with_override(".wasm", hanging);
    let mut waiting = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
    waiting.write_all(b"GET /page_bg.wasm HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let started = Instant::now();
    assert!(get(&server, "/").ends_with("<p>home"));
    let server = server.with_override("late", late);
    assert!(get(&server, "/late").ends_with("late") && started.elapsed() >= Duration::from_millis(50));
    drop(server);
    assert!(started.elapsed() < Duration::from_secs(30));
}

#[test]
fn stops_when_dropped() {
    let server = StaticServer::start(&folder("drop"), "").unwrap();
    let port = server.port();
    drop(server);
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
}

#[test]
fn a_port_that_is_taken_and_a_root_that_is_missing_are_told() {
    let server = StaticServer::start(&folder("taken"), "").unwrap();
    let taken = StaticServer::start_on(&folder("taken"), "", server.port()).unwrap_err();
    assert_eq!(taken.kind(), std::io::ErrorKind::AddrInUse);
    assert!(StaticServer::start(Path::new("/no/such/folder"), "").is_err());
}
