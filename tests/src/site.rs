//! Where the page lies: on a plain static server as built, or as one file; and the seeds that it was built from.

use std::fs;
use std::path::{Path, PathBuf};

use engine::Corpus;
use model::Records;
use server::{Response, StaticServer};

use crate::single_file::{published_site, seeds_folder};
use crate::temporary::TemporaryFolder;
use crate::trouble::Trouble;

/// Where a blog might put the folder.
const PREFIX: &str = "/blog/dossier/";
/// What a dossier in one file is called.
const NAME: &str = "one.html";
/// What a post calls the frame in which the page is.
const FRAME: &str = "The dossier";

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
    compiled(&seeds_folder()).map(Corpus::new)
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

/// Where the page lies: on a static host that serves nothing but files, mostly from a folder of a larger site, or on the
/// reader's own disk.
#[derive(Debug)]
pub struct Site {
    /// None for a file.
    server: Option<StaticServer>,
    address: String,
    /// The post whose frame the page is in.
    post: Option<PathBuf>,
    /// What was made for this site alone.
    _folder: Option<TemporaryFolder>,
}

impl Site {
    /// The page as it was built.
    ///
    /// # Errors
    /// Where nothing has been built or no port can be had.
    pub fn new() -> Result<Self, Trouble> {
        Self::under(PREFIX)
    }

    /// The page as it was built, from this path of its host; `""` is its root.
    ///
    /// # Errors
    /// Where nothing has been built or no port can be had.
    pub fn under(prefix: &str) -> Result<Self, Trouble> {
        Ok(Self::served(StaticServer::start(&dist()?, prefix)?, None))
    }

    /// The site that the command publishes of the same seeds, from this path of its host.
    ///
    /// # Errors
    /// Where it cannot be published or no port can be had.
    pub fn published(prefix: &str) -> Result<Self, Trouble> {
        let folder = published_site()?;
        let server = StaticServer::start(folder.path(), prefix)?;
        Ok(Self::served(server, Some(folder)))
    }

    /// The page as it was built in another folder.
    ///
    /// # Errors
    /// Where no port can be had.
    pub fn of(folder: &Path) -> Result<Self, Trouble> {
        Ok(Self::served(StaticServer::start(folder, PREFIX)?, None))
    }

    /// The page with another `index.html`.
    ///
    /// # Errors
    /// Where nothing has been built or it cannot be copied.
    pub fn with_index(change: impl FnOnce(&str) -> String) -> Result<Self, Trouble> {
        let copy = TemporaryFolder::new("site")?;
        copy_folder(&dist()?, copy.path())?;
        let index = copy.path().join("index.html");
        let changed = change(&fs::read_to_string(&index)?);
        fs::write(index, changed)?;
        Ok(Self::served(StaticServer::start(copy.path(), PREFIX)?, Some(copy)))
    }

    /// This page, all in one file, on the reader's disk.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn file(page: &[u8]) -> Result<Self, Trouble> {
        let folder = TemporaryFolder::new("file")?;
        let file = folder.path().join(NAME);
        fs::write(&file, page)?;
        let file = file.canonicalize()?;
        Ok(Self { server: None, address: format!("file://{}", file.display()), post: None, _folder: Some(folder) })
    }

    /// This page, all in one file, which a post shows in a frame that may run scripts and nothing else: it belongs to no
    /// origin.
    ///
    /// # Errors
    /// Where it cannot be written or no port can be had.
    pub fn framed(page: &[u8]) -> Result<Self, Trouble> {
        let folder = TemporaryFolder::new("post")?;
        let [files, posts] = ["files", "posts"].map(|name| folder.path().join(name));
        fs::create_dir(&files)?;
        fs::create_dir(&posts)?;
        fs::write(files.join(NAME), page)?;
        let server = StaticServer::start(folder.path(), "")?;
        Ok(Self { post: Some(posts.join("post.html")), ..Self::served(server, Some(folder)) })
    }

    fn served(server: StaticServer, folder: Option<TemporaryFolder>) -> Self {
        let address = server.address().to_owned();
        Self { server: Some(server), address, post: None, _folder: folder }
    }

    /// Where the page is: a folder with a slash at the end, or a file.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What is opened to see this of the page (`""`, `"#/facts"`, `"?embed#/facts"`).
    pub(crate) fn address_of(&self, rest: &str) -> Result<String, Trouble> {
        let Some(post) = &self.post else { return Ok(format!("{}{rest}", self.address)) };
        fs::write(post, post_with_frame(&format!("../files/{NAME}{rest}")))?;
        Ok(format!("{}posts/post.html", self.address))
    }

    /// Whether all of the page is in one file.
    pub fn is_one_file(&self) -> bool {
        self.server.is_none() || self.post.is_some()
    }

    /// The name of the frame in which the page is.
    pub(crate) fn frame(&self) -> Option<&'static str> {
        self.post.as_ref().map(|_| FRAME)
    }

    /// The documents that are asked for to see the page; one file needs nothing else.
    pub fn documents(&self) -> Vec<String> {
        match &self.post {
            None => vec![self.address.clone()],
            Some(_) => ["posts/post.html".to_owned(), format!("files/{NAME}")]
                .map(|it| format!("{}{it}", self.address))
                .to_vec(),
        }
    }

    /// What its server was asked for so far.
    pub fn requests(&self) -> Vec<String> {
        self.server.as_ref().map(StaticServer::requests).unwrap_or_default()
    }

    /// Answers what ends so in another way.
    #[must_use]
    pub fn answering(self, path_end: &str, response: Response) -> Self {
        self.changed(|server| server.with_override(path_end, response))
    }

    /// Calls what ends so by another content type.
    #[must_use]
    pub fn calling(self, path_end: &str, content_type: &str) -> Self {
        self.changed(|server| server.with_content_type(path_end, content_type))
    }

    /// Sends a header with every file.
    #[must_use]
    pub fn sending(self, name: &str, value: &str) -> Self {
        self.changed(|server| server.with_header(name, value))
    }

    fn changed(mut self, change: impl FnOnce(StaticServer) -> StaticServer) -> Self {
        self.server = self.server.map(change);
        self
    }
}

/// A post with one frame.
fn post_with_frame(source: &str) -> String {
    let source = source.replace('&', "&amp;").replace('"', "&quot;");
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A post</title><link rel=\"icon\" href=\"data:,\">\
         <p>Before the frame.</p>\
         <iframe title=\"{FRAME}\" sandbox=\"allow-scripts\" src=\"{source}\" width=\"1200\" height=\"800\"></iframe>"
    )
}

/// Copies a folder with all that is in it.
///
/// # Errors
/// Where something cannot be read or written.
pub fn copy_folder(from: &Path, to: &Path) -> Result<(), Trouble> {
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
