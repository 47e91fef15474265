//! `new` and `add`: files that people have, and pages that they name, become articles of a folder, each with what it states
//! of itself beside it and the original kept.

use super::new_article::{NewArticle, make, write};
use super::outcome::CommandOutput;
use model::when::Day;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use toml_edit::{DocumentMut, value};

/// Makes a folder of a dossier, with these files as its articles. Where none of them can be read, nothing is made.
pub(super) fn created(folder: &Path, files: &[PathBuf]) -> Result<CommandOutput, String> {
    if folder.join("dossier.toml").exists() {
        return Err(format!("{}: there is a dossier already; `dossier add` adds to it", folder.display()));
    }
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("{}: the folder holds other files; name a new one", folder.display()));
    }
    if folder.is_file() {
        let what = "this is a file; the first word is the folder to be made: dossier new DIR FILE…";
        return Err(format!("{}: {what}", folder.display()));
    }
    let gathered = Gathered::of(files);
    if gathered.articles.is_empty() && !files.is_empty() {
        let outcome = gathered.added(folder)?;
        let not_made = format!("{}: not made, for there is nothing to put into it\n", folder.display());
        return Ok(CommandOutput { err: outcome.err + &not_made, ..outcome });
    }
    make(&folder.join("articles"))?;
    // Where nothing says otherwise, that of the page's own words.
    let language = commonest_language(&gathered.articles).unwrap_or("en").to_owned();
    write(&folder.join("dossier.toml"), &about(folder, &gathered.articles, &language))?;
    let outcome = gathered.added(folder)?;
    let made = format!(
        "{}: title, description and language ({language}) can be changed there\n",
        folder.join("dossier.toml").display()
    );
    Ok(CommandOutput { out: made + &outcome.out, ..outcome })
}

/// Adds files and pages to a folder of a dossier. One that is refused keeps no other out.
pub(super) fn added(folder: &Path, files: &[PathBuf]) -> Result<CommandOutput, String> {
    if !folder.join("dossier.toml").exists() {
        return Err(format!("{}: there is no dossier; `dossier new` makes one", folder.display()));
    }
    make(&folder.join("articles"))?;
    Gathered::of(files).added(folder)
}

/// What `dossier.toml` says of a dossier before anybody has said more: the folder's name is its title, its articles' titles
/// are the description.
fn about(folder: &Path, articles: &[NewArticle], language: &str) -> String {
    let name = folder.file_name().map_or_else(|| "Dossier".to_owned(), |name| title_of(&name.to_string_lossy()));
    let mut about = DocumentMut::new();
    about["title"] = value(name);
    about["description"] = value(description(articles));
    about["language"] = value(language);
    about.to_string()
}

/// So many titles are in a description, each of so many characters at most.
const N_DESCRIBED: usize = 3;
const LONGEST_TITLE: usize = 120;

fn description(articles: &[NewArticle]) -> String {
    let titles = articles.iter().map(NewArticle::title);
    // A text without a title may begin with a paragraph.
    let mut titles: Vec<&str> = titles.filter(|title| title.chars().count() <= LONGEST_TITLE).collect();
    if titles.is_empty() {
        return "Articles, as they were published.".to_owned();
    }
    if titles.len() > N_DESCRIBED {
        titles.truncate(N_DESCRIBED);
        titles.push("…");
    }
    titles.join(" · ")
}

/// The first of the commonest.
fn commonest_language(articles: &[NewArticle]) -> Option<&str> {
    let languages = || articles.iter().filter_map(|article| Some(article.imported.language.as_ref()?.value.as_str()));
    let n_of = |language: &str| languages().filter(|it| *it == language).count();
    languages().rev().max_by_key(|language| n_of(language))
}

/// What was made of the files and pages that a call names, before any of it is written.
#[derive(Default)]
struct Gathered {
    articles: Vec<NewArticle>,
    /// What was asked of the web.
    asked: String,
    refused: Vec<String>,
}

impl Gathered {
    fn of(files: &[PathBuf]) -> Self {
        let (mut gathered, today) = (Self::default(), today());
        for file in files {
            match NewArticle::read(file, &mut gathered.asked, today) {
                Ok(article) => gathered.articles.push(article),
                Err(what) => gathered.refused.push(format!("{}: {what}", file.display())),
            }
        }
        gathered
    }

    /// Writes the articles into a folder.
    fn added(self, folder: &Path) -> Result<CommandOutput, String> {
        let Self { articles, asked, mut refused } = self;
        let mut out = String::new();
        for article in articles {
            match article.add(folder) {
                Ok(said) => out.push_str(&said),
                Err(what) => refused.push(format!("{}: {what}", article.from)),
            }
        }
        let ended =
            if refused.is_empty() { CommandOutput::fine(String::new()) } else { CommandOutput::wrong_seeds(&refused) };
        Ok(CommandOutput { out, err: asked + &ended.err, ..ended })
    }
}

/// The day that it is, in UTC; the last of all where the clock cannot say.
fn today() -> Day {
    const SECONDS: u64 = 86_400;
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).map(|passed| passed.as_secs() / SECONDS);
    passed.ok().and_then(|days| Day::try_from(days).ok()).unwrap_or(Day::MAX)
}

/// "my-dossier" as a title: "My dossier".
fn title_of(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    letters.next().map_or_else(|| "Dossier".to_owned(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_folder_becomes_a_title() {
        assert_eq!(
            ["my-dossier", "the_bridge", "", "-"].map(title_of),
            ["My dossier", "The bridge", "Dossier", "Dossier"]
        );
    }
}
