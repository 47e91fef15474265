//! The built page on a plain static server, and the seeds that it was built from.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use engine::Corpus;
use model::Records;
use server::{Response, StaticServer};

use crate::trouble::Trouble;

/// Where a blog might put the folder.
const PREFIX: &str = "/blog/dossier/";

/// The folder of the built page.
///
/// # Errors
/// Where nothing has been built.
pub fn dist() -> Result<PathBuf, Trouble> {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist");
    let folder = std::env::var_os("DOSSIER_DIST").map_or(built, PathBuf::from);
    match folder.join("index.html").canonicalize() {
        Ok(page) => Ok(page.with_file_name("")),
        Err(_) => Err(Trouble::new(format!(
            "there is no built page in {}: run `cargo xtask build` first, or name its folder in DOSSIER_DIST",
            folder.display()
        ))),
    }
}

/// What the file of the built page is called whose name, a hash in it, ends so.
///
/// # Errors
/// Where nothing has been built, or nothing of that name.
pub fn built(end: &str) -> Result<String, Trouble> {
    let entries = std::fs::read_dir(dist()?)?;
    let mut names = entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
    names.find(|name| name.ends_with(end)).ok_or_else(|| Trouble::new(format!("the built page has no …{end}")))
}

/// The corpus that the page was built from, compiled natively.
///
/// # Errors
/// Where the seeds are wrong.
pub fn seeds() -> Result<Corpus, Trouble> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds");
    let folder = std::env::var_os("DOSSIER_SEEDS").map_or(beside, PathBuf::from);
    compiled(&folder).map(Corpus::new)
}

/// The folder of a fixture dossier.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/seeds/tests/fixtures").join(name)
}

/// A folder of seeds, compiled.
///
/// # Errors
/// Where the seeds are wrong.
pub fn compiled(folder: &Path) -> Result<Records, Trouble> {
    match seeds::compile_folder(folder) {
        Ok(compiled) => Ok(compiled.records),
        Err(failure) => Err(Trouble::new(failure.lines().join("\n"))),
    }
}

/// The built page as a static host serves it: from a folder of a larger site, and nothing but files.
#[derive(Debug)]
pub struct Site {
    server: StaticServer,
    /// A changed copy of the page.
    _copy: Option<Copy>,
}

impl Site {
    /// The page as it was built.
    ///
    /// # Errors
    /// Where nothing has been built or no port can be had.
    pub fn new() -> Result<Self, Trouble> {
        Ok(Self { server: StaticServer::start(&dist()?, PREFIX)?, _copy: None })
    }

    /// The page as it was built in another folder.
    ///
    /// # Errors
    /// Where no port can be had.
    pub fn of(folder: &Path) -> Result<Self, Trouble> {
        Ok(Self { server: StaticServer::start(folder, PREFIX)?, _copy: None })
    }

    /// The page with another `index.html`.
    ///
    /// # Errors
    /// Where nothing has been built or it cannot be copied.
    pub fn with_index(change: impl FnOnce(&str) -> String) -> Result<Self, Trouble> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("dossier-site-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let copy = Copy(std::env::temp_dir().join(name));
        copy_folder(&dist()?, &copy.0)?;
        let index = copy.0.join("index.html");
        let changed = change(&fs::read_to_string(&index)?);
        fs::write(index, changed)?;
        Ok(Self { server: StaticServer::start(&copy.0, PREFIX)?, _copy: Some(copy) })
    }

    /// Where the page is, with a slash at the end.
    pub fn address(&self) -> &str {
        self.server.address()
    }

    /// What was asked for so far.
    pub fn requests(&self) -> Vec<String> {
        self.server.requests()
    }

    /// Answers what ends so in another way.
    #[must_use]
    pub fn answering(mut self, path_end: &str, response: Response) -> Self {
        self.server = self.server.with_override(path_end, response);
        self
    }

    /// Calls what ends so by another content type.
    #[must_use]
    pub fn calling(mut self, path_end: &str, content_type: &str) -> Self {
        self.server = self.server.with_content_type(path_end, content_type);
        self
    }

    /// Sends a header with every file.
    #[must_use]
    pub fn sending(mut self, name: &str, value: &str) -> Self {
        self.server = self.server.with_header(name, value);
        self
    }
}

/// A folder that goes with whoever holds it.
#[derive(Debug)]
struct Copy(PathBuf);

impl Drop for Copy {
    fn drop(&mut self) {
        // What is left behind lies in the folder for temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), Trouble> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
