//! What a file that somebody has says: the text of its article, and what it states of itself.
//!
//! [`read`] takes a file's name and bytes and touches nothing else; [`read_sent`] takes what a server said of them too. What
//! the file states (front matter, `meta`, JSON-LD, Open Graph) is told apart from what is guessed, each guess with its reason;
//! what is left out is listed. Native only.

#![forbid(unsafe_code)]

mod archive;
mod article;
mod characters;
mod docx;
mod epub;
mod furniture;
mod html;
mod markdown;
mod paragraphs;
mod pdf;
mod plain;

pub use article::{ImportedArticle, Refusal, Told};
use characters::decode;
use std::panic::catch_unwind;
use std::sync::Once;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 20_000_000;
/// Whether a file of so many bytes is read: to be asked before it is taken into memory.
///
/// # Errors
/// Where it has more than [`MOST_BYTES`].
pub fn within_size(n_bytes: u64) -> Result<(), Refusal> {
    if n_bytes <= MOST_BYTES as u64 {
        return Ok(());
    }
    let what = format!("the file has {} MB", n_bytes / 1_000_000);
    Err(Refusal::new(what, "files of up to 20 MB are read: save the article alone"))
}

/// Who reads longer than this has met a file that was made for it.
const MOST_TIME: Duration = Duration::from_secs(20);

/// How a file is read: its bytes, and what was sent along as the name of its characters.
type Reader = fn(&[u8], Option<&str>) -> Result<ImportedArticle, Refusal>;

/// The endings of files that are read, and how.
const READERS: [(&[&str], Reader); 6] = [
    (&["txt", "text"], |bytes, sent| decode(bytes, sent)?.read_by(plain::read)),
    (&["md", "markdown"], |bytes, sent| decode(bytes, sent)?.read_by(markdown::read)),
    (&["html", "htm", "xhtml"], |bytes, sent| decode(bytes, sent)?.read_by(html::read)),
    (&["docx"], |bytes, _| docx::read(bytes)),
    (&["epub"], |bytes, _| epub::read(bytes)),
    (&["pdf"], |bytes, _| pdf::read(bytes)),
];

/// The article of a file by its name's ending and its bytes.
///
/// # Errors
/// [`Refusal`] for an ending that is not known, and for what is empty, too large, no text, without an article, or takes too
/// long.
///
/// ```
/// use import::read;
/// let article = read("story.md", b"---\ntitle: The crane\ndate: 2007-05-14\n---\n\nIt is *tall*.\n").expect("an article");
/// assert_eq!(article.text, "It is tall.\n");
/// assert_eq!(article.published.map(|told| (told.value, told.guess)), Some(("2007-05-14".to_owned(), None)));
/// let refused = read("story.md", b"").expect_err("nothing in it");
/// assert_eq!(refused.to_string(), "the file is empty; save the article's text into it");
/// ```
pub fn read(name: &str, bytes: &[u8]) -> Result<ImportedArticle, Refusal> {
    read_sent(name, bytes, None)
}

/// As [`read`], of a file that a server sent with the name of its characters: it counts where the file itself says nothing.
///
/// # Errors
/// As [`read`].
///
/// ```
/// use import::read_sent;
/// let article = read_sent("bridge.txt", b"\xcc\xee\xf1\xf2", Some("windows-1251")).expect("an article");
/// assert_eq!(article.text, "Мост\n");
/// ```
pub fn read_sent(name: &str, bytes: &[u8], charset: Option<&str>) -> Result<ImportedArticle, Refusal> {
    let Some(reader) = reader_of(name) else {
        let ending = ending(name);
        let what =
            if ending.is_empty() { "its name has no ending".to_owned() } else { format!("`.{ending}` is not read") };
        return Err(Refusal::new(what, KINDS));
    };
    if bytes.is_empty() {
        return Err(Refusal::new("the file is empty", "save the article's text into it"));
    }
    within_size(bytes.len() as u64)?;
    let article = within_limits(reader, bytes.to_vec(), charset.map(str::to_owned))?;
    if !article.text.contains(char::is_alphanumeric) {
        return Err(Refusal::new("no text was found in it", "save the article's text as .txt"));
    }
    Ok(article.tidied())
}

/// Whether files of such a name are read.
pub fn is_read(name: &str) -> bool {
    reader_of(name).is_some()
}

fn reader_of(name: &str) -> Option<Reader> {
    let ending = ending(name);
    READERS.iter().find(|(endings, _)| endings.contains(&ending.as_str())).map(|(_, reader)| *reader)
}

/// What stands behind the last point of a name, in small letters.
fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase()
}

/// Reads in a thread of its own, so that neither a fault of a reader nor a file without end stops the program.
fn within_limits(reader: Reader, bytes: Vec<u8>, charset: Option<String>) -> Result<ImportedArticle, Refusal> {
    let (done, waiting) = channel();
    quiet_readers();
    let reading = move || {
        let read = catch_unwind(|| reader(&bytes, charset.as_deref()));
        // Nobody waits any more for what took too long.
        let _unheard = done.send(read.unwrap_or_else(|_| Err(Refusal::new("it could not be read", BROKEN))));
    };
    if thread::Builder::new().name(READER.to_owned()).spawn(reading).is_err() {
        return Err(Refusal::new("there is no room to read it", "close other programs"));
    }
    waiting.recv_timeout(MOST_TIME).unwrap_or_else(|_| Err(Refusal::new("it takes too long to read", BROKEN)))
}

/// The threads in which files are read.
const READER: &str = "reader of a file";

/// Has a fault of a reader told by its refusal alone, without a trace of our program in between.
fn quiet_readers() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |fault| {
            if thread::current().name() != Some(READER) {
                before(fault);
            }
        }));
    });
}

/// What is read.
const KINDS: &str = "read are .txt, .md, .html, .docx, .epub and .pdf";
const BROKEN: &str = "save the article's text as .txt";
