//! A plain static server on 127.0.0.1 for development and for the whole-page tests: a thread a connection, one
//! request each, no cache. Not for the open network.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::answer::{Override, Response, Site};

/// Longer than any request head that a browser sends.
const HEAD_LIMIT: u64 = 64 * 1024;
/// Browsers open connections ahead of need and may never use them.
const READ_TIMEOUT: Duration = Duration::from_secs(20);

/// Serves a folder until it is dropped.
#[derive(Debug)]
pub struct StaticServer {
    address: String,
    port: u16,
    shared: Arc<Shared>,
    accepting: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    site: RwLock<Site>,
    requests: Mutex<Vec<String>>,
    stopping: AtomicBool,
}

impl StaticServer {
    /// Serves `root` under `prefix` (`""`, `"/"` or `"/like/this"`) on a free port of 127.0.0.1.
    ///
    /// # Errors
    ///
    /// Where `root` is not there or no port can be had.
    pub fn start(root: &Path, prefix: &str) -> io::Result<Self> {
        Self::start_on(root, prefix, 0)
    }

    /// Like [`StaticServer::start`], on the port named; 0 is any free one.
    ///
    /// # Errors
    ///
    /// Where `root` is not there or the port is taken.
    pub fn start_on(root: &Path, prefix: &str, port: u16) -> io::Result<Self> {
        let prefix =
            Some(prefix.trim_matches('/')).filter(|it| !it.is_empty()).map_or_else(String::new, |it| format!("/{it}"));
        let site = Site {
            root: root.canonicalize()?,
            prefix: prefix.clone(),
            overrides: Vec::new(),
            headers: vec![("Cache-Control".to_owned(), "no-cache".to_owned())],
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = listener.local_addr()?.port();
        let shared = Arc::new(Shared::new(site));
        let accepted = Arc::clone(&shared);
        Ok(Self {
            address: format!("http://127.0.0.1:{port}{prefix}/"),
            port,
            shared,
            accepting: Some(thread::spawn(move || accept(&listener, &accepted))),
        })
    }

    /// Where the folder is to be found, with a slash at the end.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The port that the server got.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Answers every path that ends in `path_end` with `response` (names are hashed, so `".wasm"` is often all
    /// that a test can know). The latest override that fits wins.
    #[must_use]
    pub fn with_override(self, path_end: &str, response: Response) -> Self {
        self.push(path_end, Override::Answer(response))
    }

    /// Serves what ends in `path_end` as it is, but calls it something else: a badly configured host.
    #[must_use]
    pub fn with_content_type(self, path_end: &str, content_type: &str) -> Self {
        self.push(path_end, Override::ContentType(content_type.to_owned()))
    }

    /// Sends one more header with every file, for example a Content-Security-Policy.
    #[must_use]
    pub fn with_header(self, name: &str, value: &str) -> Self {
        let header = (name.to_owned(), value.to_owned());
        self.shared.site_mut(|site| site.headers.push(header));
        self
    }

    /// The target of every request so far, in order of arrival, as the browser sent it.
    pub fn requests(&self) -> Vec<String> {
        self.shared.requests().clone()
    }

    fn push(self, path_end: &str, answer: Override) -> Self {
        let entry = (path_end.to_owned(), answer);
        self.shared.site_mut(|site| site.overrides.push(entry));
        self
    }

    /// Waits for the end of the server, which is the end of the process: for `serve`.
    pub fn wait(mut self) {
        if let Some(accepting) = self.accepting.take() {
            // A panic of the accepting thread has been reported by the thread itself.
            let _ = accepting.join();
        }
    }
}

impl Drop for StaticServer {
    fn drop(&mut self) {
        self.shared.stopping.store(true, Ordering::SeqCst);
        // The accepting thread sleeps in `accept`; a connection wakes it.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

impl Shared {
    fn new(site: Site) -> Self {
        Self { site: RwLock::new(site), requests: Mutex::default(), stopping: AtomicBool::new(false) }
    }

    fn answer(&self, target: &str) -> Response {
        let site = self.site.read().unwrap_or_else(PoisonError::into_inner);
        site.answer(target)
    }

    fn site_mut(&self, change: impl FnOnce(&mut Site)) {
        change(&mut self.site.write().unwrap_or_else(PoisonError::into_inner));
    }

    fn requests(&self) -> MutexGuard<'_, Vec<String>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopping.load(Ordering::SeqCst) {
            return;
        }
        let shared = Arc::clone(shared);
        if let Ok(stream) = stream {
            // A connection that breaks off concerns nobody but the browser that broke it.
            thread::spawn(move || drop(serve(&stream, &shared)));
        }
    }
}

fn serve(stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_read_timeout(Some(READ_TIMEOUT))?;
    let Some((method, target)) = request_head(stream)? else {
        return Ok(());
    };
    shared.requests().push(target.clone());
    let response = match method.as_str() {
        "GET" | "HEAD" => shared.answer(&target),
        _ => Response::method_not_allowed(),
    };
    thread::sleep(response.delay);
    write(stream, &response, method != "HEAD")
}

/// Method and target; the headers are read to their end and dropped.
fn request_head(stream: &TcpStream) -> io::Result<Option<(String, String)>> {
    let mut lines = BufReader::new(stream.take(HEAD_LIMIT)).lines();
    let Some(first) = lines.next().transpose()? else {
        return Ok(None);
    };
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = first.split(' ').map(str::to_owned);
    Ok(words.next().zip(words.next()))
}

fn write(mut stream: &TcpStream, response: &Response, with_body: bool) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {} {}\r\n", response.status, response.reason());
    for (name, value) in &response.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    let length = response.body.len();
    head.push_str(&format!("Content-Length: {length}\r\nConnection: close\r\n\r\n"));
    stream.write_all(head.as_bytes())?;
    if with_body {
        stream.write_all(&response.body)?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::*;

    fn folder(name: &str) -> PathBuf {
        // Beside the test itself, in target/: written over by the next run.
        let folder = std::env::current_exe().unwrap().with_file_name(format!("xtask-test-{name}"));
        fs::create_dir_all(folder.join("sub")).unwrap();
        fs::write(folder.join("index.html"), "<p>home").unwrap();
        fs::write(folder.join("sub/index.html"), "<p>sub").unwrap();
        fs::write(folder.join("page_bg.wasm"), b"\0asm").unwrap();
        folder
    }

    fn ask(server: &StaticServer, head: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
        stream.write_all(format!("{head}\r\nHost: x\r\n\r\n").as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn get(server: &StaticServer, path: &str) -> String {
        ask(server, &format!("GET {path} HTTP/1.1"))
    }

    #[test]
    fn serves_files_under_a_prefix_and_nothing_else() {
        let root = folder("prefix");
        let server = StaticServer::start(&root, "/blog/dossier/").unwrap();
        assert!(server.address().ends_with("/blog/dossier/"));
        let home = get(&server, "/blog/dossier/?embed#/facts");
        assert!(home.starts_with("HTTP/1.1 200 OK\r\n"), "{home}");
        assert!(home.contains("text/html; charset=utf-8") && home.ends_with("<p>home"));
        assert!(get(&server, "/blog/dossier/sub/").ends_with("<p>sub"));
        assert!(get(&server, "/blog/dossier/sub").contains("Location: /blog/dossier/sub/\r\n"));
        assert!(get(&server, "/blog/dossier").contains("Location: /blog/dossier/\r\n"));
        for missing in ["/", "/index.html", "/blog/dossierindex.html", "/blog/dossier/no"] {
            assert!(get(&server, missing).starts_with("HTTP/1.1 404 "), "{missing}");
        }
    }

    #[test]
    fn no_way_out_of_the_root() {
        let root = folder("root");
        fs::write(root.with_extension("secret"), "secret").unwrap();
        let name = root.file_name().unwrap().to_str().unwrap();
        let server = StaticServer::start(&root, "").unwrap();
        for path in [format!("/../{name}.secret"), format!("/%2e%2e/{name}.secret"), "//etc/passwd".into()] {
            assert!(get(&server, &path).starts_with("HTTP/1.1 404 "), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_root_leads_nowhere() {
        let root = folder("link");
        fs::write(root.with_extension("secret"), "secret").unwrap();
        // The link may be there from an earlier run.
        let _ = std::os::unix::fs::symlink(root.with_extension("secret"), root.join("link"));
        let server = StaticServer::start(&root, "").unwrap();
        assert!(get(&server, "/link").starts_with("HTTP/1.1 404 "));
    }

    #[test]
    fn head_has_no_body_and_other_methods_are_refused() {
        let server = StaticServer::start(&folder("head"), "/").unwrap();
        let head = ask(&server, "HEAD /index.html HTTP/1.1");
        assert!(head.contains("Content-Length: 7\r\n") && head.ends_with("\r\n\r\n"), "{head}");
        assert!(ask(&server, "POST / HTTP/1.1").starts_with("HTTP/1.1 405 "));
        assert_eq!(server.requests(), ["/index.html", "/"]);
    }

    #[test]
    fn tests_may_answer_differently() {
        let root = folder("override");
        let server = StaticServer::start(&root, "").unwrap().with_header("X-Test", "1");
        assert!(get(&server, "/page_bg.wasm").contains("Content-Type: application/wasm\r\n"));
        assert!(get(&server, "/page_bg.wasm").contains("X-Test: 1\r\n"));
        let server = server.with_content_type(".wasm", "text/plain");
        let answer = get(&server, "/page_bg.wasm?v=1");
        assert!(answer.contains("Content-Type: text/plain\r\n") && answer.ends_with("\0asm"));
        let server = server.with_override(".wasm", Response::not_found());
        assert!(get(&server, "/page_bg.wasm").starts_with("HTTP/1.1 404 "));
        assert!(get(&server, "/").ends_with("<p>home"));
    }

    #[test]
    fn stops_when_dropped() {
        let server = StaticServer::start(&folder("drop"), "").unwrap();
        let port = server.port();
        drop(server);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    }
}
