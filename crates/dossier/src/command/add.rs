//! `new` and `add`: files that people have, and pages that they name, become articles of a folder, each with what it states
//! of itself beside it and the original kept.

use super::fetch::{address_of, fetch};
use super::outcome::CommandOutput;
use import::{ImportedArticle, Told};
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use text::fold;
use toml_edit::{Array, DocumentMut, InlineTable, value};

/// Makes a folder of a dossier, with these files as its articles.
pub(super) fn created(folder: &Path, files: &[PathBuf]) -> Result<CommandOutput, String> {
    if folder.join("dossier.toml").exists() {
        return Err(format!("{}: there is a dossier already; `dossier add` adds to it", folder.display()));
    }
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("{}: the folder holds other files; name a new one", folder.display()));
    }
    make(&folder.join("articles"))?;
    let name = folder.file_name().map_or_else(|| "Dossier".to_owned(), |name| title_of(&name.to_string_lossy()));
    let mut about = DocumentMut::new();
    about["title"] = value(name);
    about["description"] = value("Articles, as they were published.");
    about["language"] = value("en");
    write(&folder.join("dossier.toml"), &about.to_string())?;
    let outcome = added(folder, files)?;
    let made =
        format!("{}: title, description and language can be changed there\n", folder.join("dossier.toml").display());
    Ok(CommandOutput { out: made + &outcome.out, ..outcome })
}

/// Adds files and pages to a folder of a dossier. One that is refused keeps no other out.
pub(super) fn added(folder: &Path, files: &[PathBuf]) -> Result<CommandOutput, String> {
    if !folder.join("dossier.toml").exists() {
        return Err(format!("{}: there is no dossier; `dossier new` makes one", folder.display()));
    }
    make(&folder.join("articles"))?;
    let (mut out, mut asked, mut refused) = (String::new(), String::new(), Vec::new());
    for file in files {
        let added = match address_of(file) {
            Some(address) => add_page(folder, address, &mut asked),
            None => add_file(folder, file),
        };
        match added {
            Ok(said) => out.push_str(&said),
            Err(what) => refused.push(format!("{}: {what}", file.display())),
        }
    }
    let ended =
        if refused.is_empty() { CommandOutput::fine(String::new()) } else { CommandOutput::wrong_seeds(&refused) };
    Ok(CommandOutput { out, err: asked + &ended.err, ..ended })
}

fn add_file(folder: &Path, file: &Path) -> Result<String, String> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let about = fs::metadata(file).map_err(|error| error.to_string())?;
    import::within_size(about.len()).map_err(|refusal| refusal.to_string())?;
    let bytes = fs::read(file).map_err(|error| error.to_string())?;
    let article = import::read(&name, &bytes).map_err(|refusal| refusal.to_string())?;
    add(folder, &Original { from: &name, name: &name, bytes: &bytes }, &article)
}

/// Adds a page of the web. What it states as its address stays, else it is where it was fetched.
fn add_page(folder: &Path, address: &str, asked: &mut String) -> Result<String, String> {
    let page = fetch(address, asked)?;
    let read = import::read_sent(&page.name, &page.bytes, page.charset.as_deref());
    let mut article = read.map_err(|refusal| refusal.to_string())?;
    article.url.get_or_insert_with(|| Told { value: page.address.clone(), guess: None });
    add(folder, &Original { from: &page.address, name: &page.name, bytes: &page.bytes }, &article)
}

/// What an article was made of.
struct Original<'f> {
    /// The file's name, or where the page was fetched.
    from: &'f str,
    name: &'f str,
    bytes: &'f [u8],
}

/// Adds one article; says what it is called, and what was guessed and left out.
fn add(folder: &Path, original: &Original<'_>, article: &ImportedArticle) -> Result<String, String> {
    if let Some(same) = same_text(folder, &article.text) {
        return Err(format!("its text is there already, as {}; nothing was added", same.display()));
    }
    let id = free_id(folder, article, original.name);
    let home = folder.join("articles");
    write(&home.join(format!("{id}.txt")), &article.text)?;
    let sidecar = described(article);
    if !sidecar.is_empty() {
        write(&home.join(format!("{id}.toml")), &sidecar)?;
    }
    let ending = original.name.rsplit_once('.').map_or("txt", |(_, ending)| ending).to_lowercase();
    let originals = folder.join("originals");
    make(&originals)?;
    let kept = originals.join(format!("{id}.{ending}"));
    fs::write(&kept, original.bytes).map_err(|error| said(&kept, &error))?;
    Ok(told(folder, &id, original.from, article))
}

/// What `articles/<id>.toml` says of an article.
fn described(article: &ImportedArticle) -> String {
    let mut document = DocumentMut::new();
    let mut inferred = InlineTable::new();
    let mut guesses = |field: &str, told: &Told| {
        told.guess.into_iter().for_each(|why| drop(inferred.insert(field, why.into())));
    };
    for (field, told) in fields(article) {
        document[field] = value(told.value.as_str());
        guesses(field, told);
    }
    if !article.authors.is_empty() {
        document["authors"] = value(article.authors.iter().map(|told| told.value.as_str()).collect::<Array>());
        article.authors.iter().for_each(|told| guesses("authors", told));
    }
    let heading = |heading: &String| InlineTable::from_iter([("exact", heading.as_str()), ("role", "heading")]);
    let lines: Array = article.headings.iter().map(heading).collect();
    if !lines.is_empty() {
        document["lines"] = value(lines);
    }
    if !inferred.is_empty() {
        document["inferred"] = value(inferred);
    }
    document.to_string()
}

/// What is known of an article but its authors, by the key that it has in seeds.
fn fields(article: &ImportedArticle) -> impl Iterator<Item = (&'static str, &Told)> {
    let all = [
        ("title", &article.title),
        ("publication", &article.publication),
        ("published", &article.published),
        ("language", &article.language),
        ("url", &article.url),
    ];
    all.into_iter().filter_map(|(field, told)| Some((field, told.as_ref()?)))
}

/// What was made of a file, and where to change it.
fn told(folder: &Path, id: &str, from: &str, article: &ImportedArticle) -> String {
    let authors = article.authors.first().map(|told| ("authors", told));
    let known: Vec<(&str, &Told)> = fields(article).chain(authors).collect();
    let why = |told: &Told| told.guess.or_else(|| (told.value == from).then_some("where it was fetched"));
    let named = |guessed: bool| {
        let fields = known.iter().filter(move |(_, told)| told.guess.is_some() == guessed);
        fields.map(|(field, told)| why(told).map_or_else(|| (*field).to_owned(), |why| format!("{field} ({why})")))
    };
    let lists = [
        ("stated", named(false).collect::<Vec<_>>()),
        ("guessed", named(true).collect()),
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

/// An id that no article has: of the title, else of the file's name.
fn free_id(folder: &Path, article: &ImportedArticle, name: &str) -> String {
    let line = article.text.lines().next().unwrap_or("");
    let title = article.title.as_ref().map_or(line, |title| &title.value);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let id = [title, stem].into_iter().map(slug).find(|slug| !slug.is_empty()).unwrap_or_else(|| "article".to_owned());
    let is_free = |id: &String| !folder.join("articles").join(format!("{id}.txt")).exists();
    let numbered = (2..).map(|n| format!("{id}-{n}"));
    std::iter::once(id.clone()).chain(numbered).find(is_free).unwrap_or(id)
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

/// "my-dossier" as a title: "My dossier".
fn title_of(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    letters.next().map_or_else(|| "Dossier".to_owned(), |first| first.to_uppercase().chain(letters).collect())
}

/// The article that has the same text.
fn same_text(folder: &Path, text: &str) -> Option<PathBuf> {
    let entries = fs::read_dir(folder.join("articles")).ok()?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    paths.into_iter().find(|path| fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes()))
}

fn make(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| said(folder, &error))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| said(path, &error))
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
        assert_eq!(title_of("my-dossier"), "My dossier");
    }
}
