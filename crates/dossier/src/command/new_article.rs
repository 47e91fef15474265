//! An article on its way into a folder: what a file states of it, what is guessed, and what is written.

use super::fetch::{FetchedFile, address_of, fetch};
use super::guessed::{HeadLines, guess};
use import::{ImportedArticle, Told};
use model::when::Day;
use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use text::fold;
use toml_edit::{Array, DocumentMut, InlineTable, value};

/// An article that is not in the folder yet.
pub(super) struct NewArticle {
    pub(super) imported: ImportedArticle,
    /// The lines of its text that data were guessed from.
    head: HeadLines,
    /// The file as it was named, or where the page was fetched.
    pub(super) from: String,
    /// What the file, or that of the page, is called.
    name: String,
    original: Original,
}

/// What an article was made of, to be kept beside it. Files are not held in memory: there may be hundreds.
enum Original {
    File(PathBuf),
    Page(Vec<u8>),
}

impl Original {
    fn keep(&self, path: &Path) -> Result<(), String> {
        fill(path, |kept| match self {
            Self::File(file) => io::copy(&mut fs::File::open(file)?, kept).map(|_| ()),
            Self::Page(bytes) => kept.write_all(bytes),
        })
    }
}

impl NewArticle {
    /// Of a file, or of a page of the web where an address is named; what is asked of the web is told in `asked`.
    pub(super) fn read(named: &Path, asked: &mut String, today: Day) -> Result<Self, String> {
        match address_of(named) {
            Some(address) => Self::of_page(address, asked, today),
            None => Self::of_file(named, today),
        }
    }

    fn of_file(file: &Path, today: Day) -> Result<Self, String> {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let about = fs::metadata(file).map_err(|error| not_read(file, &error))?;
        if about.is_dir() {
            return Err("this is a folder; name the files in it".to_owned());
        }
        import::within_size(about.len()).map_err(|refusal| refusal.to_string())?;
        let bytes = fs::read(file).map_err(|error| error.to_string())?;
        let article = import::read(&name, &bytes).map_err(|refusal| refusal.to_string())?;
        Ok(Self::of(article, file.display().to_string(), name, Original::File(file.to_owned()), today))
    }

    /// Of a page of the web. What it states as its address stays, else it is where it was fetched.
    fn of_page(address: &str, asked: &mut String, today: Day) -> Result<Self, String> {
        let FetchedFile { address, name, bytes, charset } = fetch(address, asked)?;
        let read = import::read_sent(&name, &bytes, charset.as_deref());
        let mut article = read.map_err(|refusal| refusal.to_string())?;
        article.url.get_or_insert_with(|| Told { value: address.clone(), guess: None });
        Ok(Self::of(article, address, name, Original::Page(bytes), today))
    }

    fn of(mut article: ImportedArticle, from: String, name: String, original: Original, today: Day) -> Self {
        let head = guess(&mut article, today);
        Self { imported: article, head, from, name, original }
    }

    /// What it is called, or how it begins.
    pub(super) fn title(&self) -> &str {
        let line = self.imported.text.lines().next().unwrap_or("");
        self.imported.title.as_ref().map_or(line, |title| &title.value)
    }

    /// Writes it into a folder; says what it is called, and what was guessed and left out.
    pub(super) fn add(&self, folder: &Path) -> Result<String, String> {
        if let Some(same) = same_text(folder, &self.imported.text) {
            return Err(format!("its text is there already, as {}; nothing was added", same.display()));
        }
        let id = free_id(folder, self);
        let ending = self.name.rsplit_once('.').map_or("txt", |(_, ending)| ending).to_lowercase();
        let (originals, articles) = (folder.join("originals"), folder.join("articles"));
        make(&originals)?;
        let files = [
            originals.join(format!("{id}.{ending}")),
            articles.join(format!("{id}.toml")),
            articles.join(format!("{id}.txt")),
        ];
        // All three or none: what was begun is taken back, so that the next call begins anew.
        let [original, sidecar, text] = files.each_ref().map(PathBuf::as_path);
        self.original.keep(original)?;
        write(sidecar, &self.described()).inspect_err(|_| take_back(&[original]))?;
        write(text, &self.imported.text).inspect_err(|_| take_back(&[original, sidecar]))?;
        Ok(self.told(folder, &id))
    }

    /// What `articles/<id>.toml` says of it, and how the rest can be said.
    fn described(&self) -> String {
        let mut document = DocumentMut::new();
        let mut inferred = InlineTable::new();
        let mut guesses = |field: &str, told: &Told| {
            told.guess.into_iter().for_each(|why| drop(inferred.insert(field, why.into())));
        };
        for (field, told) in self.fields() {
            document[field] = value(told.value.as_str());
            guesses(field, told);
        }
        let authors = &self.imported.authors;
        if !authors.is_empty() {
            document["authors"] = value(authors.iter().map(|told| told.value.as_str()).collect::<Array>());
            authors.iter().for_each(|told| guesses("authors", told));
        }
        let lines = self.lines();
        if !lines.is_empty() {
            document["lines"] = value(lines);
        }
        if !inferred.is_empty() {
            document["inferred"] = value(inferred);
        }
        document.to_string() + &self.left_to_say()
    }

    /// Its lines that are not lines of a paragraph.
    fn lines(&self) -> Array {
        let line = |(line, role): (&String, &str)| InlineTable::from_iter([("exact", line.as_str()), ("role", role)]);
        let HeadLines { date, title } = &self.head;
        let head = date.iter().map(|line| (line, "byline")).chain(title.iter().map(|line| (line, "title")));
        let headings = self.imported.headings.iter().map(|line| (line, "heading"));
        // What a line is is said once: a date may be a heading as well.
        let mut seen = HashSet::new();
        head.chain(headings).filter(|(line, _)| seen.insert(*line)).map(line).collect()
    }

    /// The keys of what is not known, as comments that become the data once a value is there.
    fn left_to_say(&self) -> String {
        let keys: String = self.unknown().map(|(key, example)| format!("# {key} = {example}\n")).collect();
        if keys.is_empty() {
            keys
        } else {
            format!("# Not stated in the file. To say it: take away the #, write what it is.\n{keys}")
        }
    }

    /// What the sidecar could say and does not, each with an example.
    fn unknown(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let is_known = |key: &str| {
            self.fields().any(|(field, _)| field == key) || (key == "authors" && !self.imported.authors.is_empty())
        };
        EXAMPLES.into_iter().filter(move |(key, _)| !is_known(key))
    }

    /// What is known of it but its authors, by the key that it has in seeds.
    fn fields(&self) -> impl Iterator<Item = (&'static str, &Told)> {
        let article = &self.imported;
        let all = [
            ("title", &article.title),
            ("publication", &article.publication),
            ("published", &article.published),
            ("language", &article.language),
            ("url", &article.url),
        ];
        all.into_iter().filter_map(|(field, told)| Some((field, told.as_ref()?)))
    }

    /// What was made of it, and where to change it.
    fn told(&self, folder: &Path, id: &str) -> String {
        let Self { imported: article, from, .. } = self;
        let authors = article.authors.first().map(|told| ("authors", told));
        let known: Vec<(&str, &Told)> = self.fields().chain(authors).collect();
        let why = |told: &Told| told.guess.or_else(|| (told.value == *from).then_some("where it was fetched"));
        let named = |guessed: bool| {
            let fields = known.iter().filter(move |(_, told)| told.guess.is_some() == guessed);
            fields.map(|(field, told)| why(told).map_or_else(|| (*field).to_owned(), |why| format!("{field} ({why})")))
        };
        let characters =
            article.characters.as_ref().map(|told| format!("letters as {} ({})", told.value, told.guess.unwrap_or("")));
        let lists = [
            ("stated", named(false).collect::<Vec<_>>()),
            ("guessed", named(true).chain(characters).collect()),
            ("not stated", self.unknown().map(|(key, _)| key.to_owned()).collect()),
            ("left out", article.left_out.clone()),
        ];
        let n_words = article.text.split_whitespace().count();
        let mut out =
            format!("{}: {n_words} words of {from}\n", folder.join("articles").join(format!("{id}.txt")).display());
        for (what, list) in lists.iter().filter(|(_, list)| !list.is_empty()) {
            writeln!(out, "  {what}: {}", list.join(", ")).unwrap_or_default();
        }
        writeln!(out, "  to change: articles/{id}.toml; the file itself: originals/").unwrap_or_default();
        out
    }
}

/// What the sidecar of an article may say, with an example of each.
const EXAMPLES: [(&str, &str); 5] = [
    ("publication", "\"The County News\""),
    ("authors", "[\"Jon Fisher\"]"),
    ("published", "\"2008-05-03\" # or \"2008-05\", \"2008\""),
    ("language", "\"en\""),
    ("url", "\"https://example.org/article\""),
];

/// An id that no article has: of the title, else of the file's name.
fn free_id(folder: &Path, article: &NewArticle) -> String {
    let name = article.name.as_str();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let id = [article.title(), stem]
        .into_iter()
        .map(slug)
        .find(|slug| !slug.is_empty())
        .unwrap_or_else(|| "article".to_owned());
    let taken = taken_ids(folder);
    let is_free = |id: &String| !taken.contains(id);
    let numbered = (2..).map(|n| format!("{id}-{n}"));
    std::iter::once(id.clone()).chain(numbered).find(is_free).unwrap_or(id)
}

/// Ids that some file of the folder has, or that an article had once.
fn taken_ids(folder: &Path) -> HashSet<String> {
    let entries = ["articles", "facts", "second", "originals"]
        .into_iter()
        .filter_map(|name| fs::read_dir(folder.join(name)).ok());
    let stem = |entry: fs::DirEntry| entry.path().file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let mut taken: HashSet<String> = entries.flatten().flatten().filter_map(stem).collect();
    let retired = fs::read_to_string(folder.join("retired.toml")).unwrap_or_default().parse::<DocumentMut>();
    let articles = retired.ok().and_then(|retired| retired.get("articles")?.as_array().cloned());
    taken.extend(articles.iter().flatten().filter_map(|id| id.as_str().map(str::to_owned)));
    taken
}

/// As many letters has an id at most.
const ID_LETTERS: usize = 48;

/// "The harbour’s new crane" as an id: `the-harbours-new-crane`; empty where no letter is Latin.
fn slug(title: &str) -> String {
    let small = fold(title);
    let words = small.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut out = String::new();
    for word in words {
        if !out.is_empty() && out.len() + word.len() >= ID_LETTERS {
            break;
        }
        out.push_str(if out.is_empty() { "" } else { "-" });
        out.push_str(&word[..word.len().min(ID_LETTERS)]);
    }
    out
}

/// The article that has the same text.
fn same_text(folder: &Path, text: &str) -> Option<PathBuf> {
    let entries = fs::read_dir(folder.join("articles")).ok()?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    paths.into_iter().find(|path| fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes()))
}

pub(super) fn make(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| said(folder, &error))
}

/// Writes a file that is not there yet.
pub(super) fn write(path: &Path, text: &str) -> Result<(), String> {
    fill(path, |file| file.write_all(text.as_bytes()))
}

/// Makes a file that is not there yet, whole or not at all.
fn fill(path: &Path, content: impl FnOnce(&mut fs::File) -> io::Result<()>) -> Result<(), String> {
    let mut file = fs::File::create_new(path).map_err(|error| said(path, &error))?;
    content(&mut file).map_err(|error| {
        take_back(&[path]);
        said(path, &error)
    })
}

/// Takes away what this call has made; what cannot be taken away stays.
fn take_back(files: &[&Path]) {
    files.iter().for_each(|file| drop(fs::remove_file(file)));
}

/// Why a file is not read, and what else it may be.
fn not_read(file: &Path, error: &io::Error) -> String {
    let is_address = file.to_string_lossy().starts_with("www.");
    match error.kind() {
        io::ErrorKind::NotFound if is_address => "there is no such file; an address begins with https://".to_owned(),
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => error.to_string(),
    }
}

fn said(path: &Path, error: &io::Error) -> String {
    format!("{}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_an_id() {
        assert_eq!(slug("The harbour’s new crane"), "the-harbours-new-crane");
        assert_eq!(slug("Größe & Café"), "grosse-cafe");
        assert_eq!(slug("Мост в Эксе"), "");
        assert!(slug(&"very long words ".repeat(20)).len() <= ID_LETTERS);
        assert_eq!(slug(&"x".repeat(100)).len(), ID_LETTERS);
    }
}
