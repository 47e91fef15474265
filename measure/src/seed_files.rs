//! Made records as a folder of seeds, to measure the compiler with.
//!
//! What a seed file cannot say without being checked against the text (figures, voices, notes) is left out; dates, actors
//! and places that stand in no quote are named as inferred, as a person would.

use model::{Article, Fact, Records, Term, TermIndex, lineage};
use seeds::SeedFile;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::path::Path;
use std::{fs, io};

/// The files of a dossier of so many articles, each of 300 words, and of `n_facts` facts less those whose quotes do not stand
/// alone in their article.
///
/// ```
/// let files = measure::seed_files::seed_files(10, 90);
/// let compiled = seeds::compile(&files).expect("what is made is right");
/// assert_eq!(compiled.records.articles.len(), 10);
/// assert!(compiled.records.facts.len() > 60);
/// ```
pub fn seed_files(n_articles: usize, n_facts: usize) -> Vec<SeedFile> {
    let records = crate::records_in(n_facts, n_articles);
    let written: Vec<&Fact> =
        records.facts.iter().filter(|fact| stands_alone(fact, &records.articles[fact.article.at()])).collect();
    let actors = |fact: &Fact| fact.actors.iter().map(|part| part.actor).collect();
    let mut files = vec![
        file("dossier.toml", dossier(&records)),
        file("vocabulary/actors.toml", vocabulary("actor", &records.actors, &written, &actors)),
        file("vocabulary/things.toml", vocabulary("thing", &records.things, &written, &|fact| fact.things.clone())),
        file("vocabulary/themes.toml", vocabulary("theme", &records.themes, &written, &|fact| fact.themes.clone())),
        file("vocabulary/places.toml", vocabulary("place", &records.places, &written, &|fact| fact.places.clone())),
        file(
            "vocabulary/kinds.toml",
            vocabulary("kind", &records.kinds, &written, &|fact| fact.kind.into_iter().collect()),
        ),
    ];
    for (at, article) in records.articles.iter().enumerate() {
        files.push(file(&format!("articles/{}.txt", article.id), article.text.clone()));
        files.push(file(&format!("articles/{}.toml", article.id), described(article)));
        let its = records.facts.iter().filter(|fact| fact.article.at() == at);
        let facts: String =
            its.filter(|fact| stands_alone(fact, article)).map(|it| fact(it, article, &records)).collect();
        files.extend((!facts.is_empty()).then(|| file(&format!("facts/{}.toml", article.id), facts)));
    }
    files
}

/// Writes seeds into a folder.
///
/// # Errors
/// Where a file cannot be written.
pub fn write_seed_files(folder: &Path, files: &[SeedFile]) -> io::Result<()> {
    for file in files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(&path, &file.bytes)?;
    }
    Ok(())
}

fn file(path: &str, text: String) -> SeedFile {
    SeedFile { path: path.to_owned(), bytes: text.into_bytes() }
}

/// A basic string of TOML.
fn string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

fn dossier(records: &Records) -> String {
    let about = &records.dossier;
    format!("title = {}\ndescription = {}\nlanguage = \"en\"\n", string(&about.title), string(&about.description))
}

/// The terms that facts use, with what they roll up into: others would be an error.
fn vocabulary(kind: &str, terms: &[Term], facts: &[&Fact], of_fact: &dyn Fn(&Fact) -> Vec<TermIndex>) -> String {
    let id = |term: TermIndex| string(&terms[term.at()].id);
    let mut is_used = vec![false; terms.len()];
    let used = facts.iter().flat_map(|fact| of_fact(fact)).flat_map(|term| lineage(terms, term));
    used.for_each(|term| is_used[term.at()] = true);
    let mut out = String::new();
    for term in terms.iter().zip(&is_used).filter(|(_, is_used)| **is_used).map(|(term, _)| term) {
        write!(out, "[[{kind}]]\nid = {}\nname = {}\n", string(&term.id), string(&term.name)).unwrap_or_default();
        if !term.aliases.is_empty() {
            writeln!(out, "aliases = {}", list(term.aliases.iter().map(|alias| string(alias)))).unwrap_or_default();
        }
        if let Some(parent) = term.parent {
            let key = if kind == "actor" { "organ_of" } else { "part_of" };
            writeln!(out, "{key} = {}", id(parent)).unwrap_or_default();
        }
    }
    out
}

fn described(article: &Article) -> String {
    let hash = Sha256::digest(article.text.as_bytes());
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let published = article.published.as_ref().map_or("", |when| when.edtf.as_str());
    format!(
        "title = {title}\npublication = {}\npublished = {}\nlanguage = \"en\"\n\
         lines = [{{ exact = {title}, role = \"title\" }}]\nsha256 = \"{hash}\"\n",
        string(&article.publication),
        string(published),
        title = string(&article.title),
    )
}

/// Whether each of its quotes stands in the article once, so that it can be found.
fn stands_alone(fact: &Fact, article: &Article) -> bool {
    fact.evidence.iter().all(|span| article.text.matches(span.of(&article.text)).count() == 1)
}

fn fact(fact: &Fact, article: &Article, records: &Records) -> String {
    let ids = |terms: &[Term], of: &[TermIndex]| list(of.iter().map(|term| string(&terms[term.at()].id)));
    let actors = fact.actors.iter().map(|part| format!("{{ id = {} }}", string(&records.actors[part.actor.at()].id)));
    let quotes = fact.evidence.iter().map(|span| format!("{{ exact = {} }}", string(span.of(&article.text))));
    let mut inferred: Vec<String> =
        fact.actors.iter().map(|part| string(&format!("actors.{}", records.actors[part.actor.at()].id))).collect();
    let mut out = format!(
        "[[fact]]\nid = {}\nstatement = {}\nkind = {}\nstatus = {}\nactors = {}\nthings = {}\nthemes = {}\nplaces = {}\nquote = {}\n",
        string(&fact.id),
        string(&fact.statement),
        string(fact.kind.map_or("", |kind| &records.kinds[kind.at()].id)),
        string(fact.status.map_or("", |status| status.id())),
        list(actors),
        ids(&records.things, &fact.things),
        ids(&records.themes, &fact.themes),
        ids(&records.places, &fact.places),
        list(quotes),
    );
    if let Some(when) = &fact.when {
        writeln!(out, "when = {}", string(&when.edtf)).unwrap_or_default();
        inferred.push(string("when"));
    }
    writeln!(out, "inferred = {}\n", list(inferred.into_iter())).unwrap_or_default();
    out
}
