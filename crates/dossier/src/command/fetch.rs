//! A page of the web as a file: asked for once, within limits, and in plain words what of it went wrong.

use import::{MOST_BYTES, is_read};
use percent_encoding::percent_decode_str;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::{Duration, Instant};
use ureq::http::{Response, StatusCode, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body};
use url::Url;

/// So long may all of it take: the host's name, the connection, redirects, the page.
const MOST_TIME: Duration = Duration::from_secs(30);
/// Who is sent on more often goes in a circle.
const MOST_REDIRECTS: usize = 5;
/// How we are called; a site may want to know who asks.
const USER_AGENT: &str = concat!("dossier/", env!("CARGO_PKG_VERSION"));

/// What can always be done: a browser has the cookies, the passwords and the patience that we have not.
const SAVE: &str = "save the page in a browser and add that file";
const KINDS: &str = "read are web pages, .txt, .md, .docx, .epub and .pdf";

/// A file as a server sent it.
#[derive(Debug)]
pub(super) struct FetchedFile {
    /// What a file of its kind would be called.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// How the server names the page's characters.
    pub(super) charset: Option<String>,
    /// Where it is, after all redirects.
    pub(super) address: String,
}

/// An argument that is an address and no path.
pub(super) fn address_of(argument: &Path) -> Option<&str> {
    let begins = |text: &str, scheme: &str| text.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme));
    argument.to_str().filter(|text| begins(text, "https://") || begins(text, "http://"))
}

/// Asks for a page; `told` gets a line that says what was sent, also where nothing comes of it.
pub(super) fn fetch(address: &str, told: &mut String) -> Result<FetchedFile, String> {
    let mut asked = Vec::new();
    let fetched = fetch_within(address, MOST_TIME, &mut asked);
    if !asked.is_empty() {
        let places: Vec<&str> = asked.iter().map(Url::as_str).collect();
        let places = places.join(", from there ");
        told.push_str(&format!("asked {places}: GET, User-Agent {USER_AGENT}, no cookies, no referrer\n"));
    }
    fetched
}

/// Follows redirects itself, so that each is looked at before it is asked.
fn fetch_within(address: &str, time: Duration, asked: &mut Vec<Url>) -> Result<FetchedFile, String> {
    let end = Instant::now() + time;
    let mut place = Url::parse(address).map_err(|error| format!("this is no address ({error})"))?;
    while asked.len() <= MOST_REDIRECTS {
        // What stands behind `#` is for browsers.
        place.set_fragment(None);
        may_be_asked(&place, asked)?;
        asked.push(place.clone());
        let answer = ask(&place, end).map_err(|error| in_words(&error, time))?;
        match redirect(&place, &answer)? {
            Some(next) => place = next,
            None => return received(&place, answer, time),
        }
    }
    Err(format!("it was redirected more than {MOST_REDIRECTS} times, at last to {place}; {SAVE}"))
}

/// Refuses an address that would send more than an address, or less safely than the one before it.
fn may_be_asked(place: &Url, asked: &[Url]) -> Result<(), String> {
    if !matches!(place.scheme(), "https" | "http") {
        return Err(format!("it is redirected to {place}, which is no page of the web; {SAVE}"));
    }
    if !place.username().is_empty() || place.password().is_some() {
        return Err("the address holds a name or a password; leave it out, it would be kept in the dossier".to_owned());
    }
    if place.scheme() == "http" && asked.last().is_some_and(|before| before.scheme() == "https") {
        return Err(format!("it is redirected from https to {place}, where anybody on the way reads along; {SAVE}"));
    }
    if asked.contains(place) {
        return Err(format!("it is redirected in a circle, to {place}; it may want cookies: {SAVE}"));
    }
    Ok(())
}

fn ask(place: &Url, end: Instant) -> Result<Response<Body>, ureq::Error> {
    let trusted = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
    let agent: Agent = Agent::config_builder()
        .tls_config(trusted)
        .timeout_global(Some(end.saturating_duration_since(Instant::now())))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .user_agent(USER_AGENT)
        .build()
        .into();
    agent.get(place.as_str()).call()
}

/// Where an answer sends us on; an error where it is neither that nor a page.
fn redirect(place: &Url, answer: &Response<Body>) -> Result<Option<Url>, String> {
    let status = answer.status();
    if status.is_success() {
        return Ok(None);
    }
    let target = answer.headers().get(header::LOCATION).filter(|_| status.is_redirection());
    let Some(target) = target else {
        return Err(format!("the server answers {status}; {}", hint(status)));
    };
    let target = String::from_utf8_lossy(target.as_bytes());
    let next = place.join(&target).map_err(|error| format!("it is redirected to {target:?} ({error}); {SAVE}"))?;
    Ok(Some(next))
}

fn hint(status: StatusCode) -> &'static str {
    match status.as_u16() {
        404 | 410 => "look whether the address is whole",
        408 | 429 | 500.. => "try again later",
        _ => SAVE,
    }
}

/// The page itself, unless it is of a kind that is not read or has no end.
fn received(place: &Url, mut answer: Response<Body>, time: Duration) -> Result<FetchedFile, String> {
    let body = answer.body_mut();
    let name = name_of(place, body.mime_type().unwrap_or(""))?;
    let charset = body.charset().map(str::to_owned);
    let most = MOST_BYTES as u64;
    if body.content_length().is_some_and(|length| length > most) {
        return Err(in_words(&ureq::Error::BodyExceedsLimit(most), time));
    }
    let bytes = body.with_config().limit(most).read_to_vec().map_err(|error| in_words(&error, time))?;
    Ok(FetchedFile { name, bytes, charset, address: place.to_string() })
}

/// The endings of files by what servers call them.
const TYPES: [(&str, &str); 7] = [
    ("text/html", "html"),
    ("application/xhtml+xml", "xhtml"),
    ("text/markdown", "md"),
    ("text/x-markdown", "md"),
    ("application/pdf", "pdf"),
    ("application/epub+zip", "epub"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
];

/// What a file of this address and type would be called. `text/plain` is also said of Markdown and of pages, so there the
/// ending of the address counts first.
fn name_of(place: &Url, content_type: &str) -> Result<String, String> {
    let content_type = content_type.trim().to_ascii_lowercase();
    let last = place.path_segments().and_then(|mut parts| parts.rfind(|part| !part.is_empty()));
    let last = percent_decode_str(last.or(place.host_str()).unwrap_or("page")).decode_utf8_lossy().into_owned();
    let stem = last.rsplit_once('.').filter(|_| is_read(&last)).map_or(last.as_str(), |(stem, _)| stem);
    let known = TYPES.iter().find(|(name, _)| *name == content_type);
    match (known, content_type.as_str()) {
        (Some((_, ending)), _) => Ok(format!("{stem}.{ending}")),
        (None, _) if is_read(&last) => Ok(last),
        (None, "text/plain") => Ok(format!("{last}.txt")),
        (None, "") => Err(format!("the server does not say what it is; {KINDS}")),
        (None, other) => Err(format!("it is `{other}`; {KINDS}")),
    }
}

/// What went wrong on the way, and what to do.
fn in_words(error: &ureq::Error, time: Duration) -> String {
    match error {
        ureq::Error::Timeout(_) => too_late(time),
        ureq::Error::HostNotFound => NO_HOST.to_owned(),
        ureq::Error::BodyExceedsLimit(_) => {
            format!("it is larger than {} MB, which is the most that is read; {SAVE}", MOST_BYTES / 1_000_000)
        }
        ureq::Error::Io(error) => broken_off(error, time),
        ureq::Error::Rustls(error) => unsafe_connection(&error.to_string()),
        other => format!("it could not be fetched ({other}); {SAVE}"),
    }
}

const NO_HOST: &str = "its host is not found; look whether the address is right and this machine is connected";

fn broken_off(error: &io::Error, time: Duration) -> String {
    match error.kind() {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => too_late(time),
        ErrorKind::ConnectionRefused => {
            "the connection is refused; look whether the address is right, or try again later".to_owned()
        }
        // So rustls says what it finds wrong.
        ErrorKind::InvalidData => unsafe_connection(&error.to_string()),
        _ if is_unknown_host(error) => NO_HOST.to_owned(),
        _ => format!("the connection broke off ({error}); try again later"),
    }
}

/// Whether a name was not found. The standard library has no kind for it: by its words on Unix, by its number on Windows.
fn is_unknown_host(error: &io::Error) -> bool {
    error.to_string().contains("lookup address") || matches!(error.raw_os_error(), Some(11_001..=11_004))
}

fn unsafe_connection(why: &str) -> String {
    let what = if why.contains("certificate") { "its certificate is not trusted" } else { "it speaks no safe https" };
    format!("{what} ({why}); look whether the address is right, or {SAVE}")
}

fn too_late(time: Duration) -> String {
    format!("it was not there whole within {} seconds; try again later, or {SAVE}", time.as_secs_f32())
}

#[cfg(test)]
mod tests {
    use super::*;
    use server::{Response, StaticServer};

    #[test]
    fn an_address_begins_like_one() {
        let is = |text: &str| address_of(Path::new(text)).is_some();
        assert!(is("https://example.org/") && is("HTTP://example.org"));
        assert!(!is("http.html") && !is("./https://example.org") && !is("ftp://example.org") && !is("é"));
    }

    #[test]
    fn a_server_that_hangs_is_left_and_all_redirects_share_the_time() {
        let slow = Duration::from_millis(400);
        let onward = Response::new(302, "text/plain", "").with_header("Location", "/second").after(slow);
        let host = StaticServer::start(Path::new(env!("CARGO_MANIFEST_DIR")), "")
            .expect("a server")
            .with_override("/hanging", Response::not_found().after(Duration::from_secs(60)))
            .with_override("/first", onward)
            .with_override("/second", Response::new(200, "text/plain", "late").after(slow));
        for path in ["hanging", "first"] {
            let (start, time) = (Instant::now(), Duration::from_millis(600));
            let said = fetch_within(&format!("{}{path}", host.address()), time, &mut Vec::new()).expect_err(path);
            assert!(said.starts_with("it was not there whole within 0.6 seconds; try again later"), "{path}: {said}");
            assert!(start.elapsed() < Duration::from_secs(20), "{path}");
        }
    }
}
