//! The files of a site: the page, its corpus, what is said to others of it, each file also compressed.

use crate::built_page::BuiltPage;
use crate::compressed::{brotli, care_for, gzip};
use crate::document::with_preview;
use crate::post::{post, post_style};
use lol_html::html_content::ContentType;
use maud::html;
use model::{Records, codec};
use prerender::with_each;
use sha2::{Digest, Sha256};

/// How many digits of the checksum stand in a file's name.
const DIGITS: usize = 16;

/// What is compressed already, or read by its host alone.
const AS_IT_IS: [&str; 3] = [".woff2", "robots.txt", "_headers"];

/// A file of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteFile {
    /// Where it lies, from the site's folder on, with `/` between.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// As brotli and as gzip; `None` where that is not worth it, or not done yet: see [`compressed`].
    pub compressed: Option<(Vec<u8>, Vec<u8>)>,
}

impl SiteFile {
    /// Whether its name says what is in it, so that a browser may keep it for ever.
    pub fn is_kept(&self) -> bool {
        is_kept(&self.path)
    }

    fn of(path: &str, bytes: Vec<u8>) -> Self {
        Self { path: path.to_owned(), bytes, compressed: None }
    }

    /// With its compressed forms, where it has none yet and they are worth it.
    fn with_compressed(mut self) -> Result<Self, String> {
        if self.compressed.is_none() && !AS_IT_IS.iter().any(|end| self.path.ends_with(end)) {
            let about = |error: std::io::Error| format!("{}: {error}", self.path);
            let forms = (brotli(&self.bytes, care_for(&self.bytes)).map_err(about)?, gzip(&self.bytes).map_err(about)?);
            self.compressed = Some(forms);
        }
        Ok(self)
    }
}

/// Fonts never change under their names; all else of the page but its starter has a checksum in its name.
fn is_kept(path: &str) -> bool {
    path.starts_with("fonts/") || ["corpus-", "dossier-", "icon-"].iter().any(|begin| path.starts_with(begin))
}

/// What is wanted of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteOptions {
    /// Where it will be, with a slash at the end; `None`: that is not known, and every address is relative.
    pub address: Option<String>,
}

/// The files of the site of these records, the document last: it names the others.
///
/// # Errors
/// Where the page in the program is damaged, or the records are more than a corpus can hold.
pub fn site(page: &BuiltPage, records: &Records, options: &SiteOptions) -> Result<Vec<SiteFile>, String> {
    let corpus = codec::encode(records).map_err(|error| error.to_string())?;
    let corpus_name = format!("corpus-{}.bin", &format!("{:x}", Sha256::digest(&corpus))[..DIGITS]);
    let index = document(page, records, (&corpus_name, corpus.len()), options)?;
    let mut files = Vec::new();
    for file in page.beside() {
        let compressed = file.compressed().map(|(brotli, gzip)| (brotli.to_vec(), gzip.to_vec()));
        files.push(SiteFile { path: file.path.clone(), bytes: file.plain()?, compressed });
    }
    files.push(SiteFile::of(&corpus_name, corpus));
    files.push(SiteFile::of("examples/post.html", post(records, options.address.as_deref()).into_bytes()));
    files.push(SiteFile::of("examples/post.css", post_style().into()));
    files.push(SiteFile::of("robots.txt", b"User-agent: *\nAllow: /\n".to_vec()));
    files.push(SiteFile::of("_headers", headers(&files).into_bytes()));
    files.push(SiteFile::of("index.html", index.into_bytes()));
    Ok(files)
}

/// The same files, each with its compressed forms: for a host, not for who looks at the site while it is written.
///
/// # Errors
/// Where a file cannot be compressed.
pub fn compressed(files: Vec<SiteFile>) -> Result<Vec<SiteFile>, String> {
    files.into_iter().map(SiteFile::with_compressed).collect()
}

/// The document with its articles, what its starter is told of the corpus, and what others show of a link to it.
fn document(
    page: &BuiltPage,
    records: &Records,
    (corpus, n_bytes): (&str, usize),
    options: &SiteOptions,
) -> Result<String, String> {
    let index = prerender::fill(&page.index()?.text()?, records)?;
    let address = format!("./{corpus}");
    let told = [("data-corpus", address.as_str()), ("data-corpus-bytes", &n_bytes.to_string())];
    let index = prerender::with_told_at_start(&index, &told)?;
    let early = html! { link rel="preload" as="fetch" crossorigin href=(address); };
    let index = with_each(&index, "link[rel=preload]", |element| {
        element.after(&early.clone().into_string(), ContentType::Html);
        Ok(())
    })?;
    with_preview(&index, &records.dossier, options.address.as_deref())
}

/// Under which the page runs. Who may frame it is for its host to say: it is made to be framed.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; \
                      img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

/// What hosts that read `_headers` (Netlify, Cloudflare Pages and others) send with which file.
fn headers(files: &[SiteFile]) -> String {
    let mut text = format!(
        "/*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n\
         /index.html\n  Content-Security-Policy: {POLICY}\n  Cache-Control: no-cache\n"
    );
    for file in files.iter().filter(|file| file.is_kept()) {
        text += &format!("/{}\n  Cache-Control: public, max-age=31536000, immutable\n", file.path);
    }
    text
}
