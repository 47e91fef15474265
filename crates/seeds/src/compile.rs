//! Seeds: text files in, checked records or all their errors out.
//!
//! The compiler is pure: [`compile`] takes files as bytes and reads nothing itself. Every TOML file is parsed to a tree
//! that knows where each value stands, and checked record by record against one description of all keys ([`keys`]), so
//! that all errors of all files come at once. What is built after that is total: where something is missing it goes on
//! with nothing, for the error is noted and the records are thrown away.
//!
//! The same files in any order give the same records.

use crate::agreement::{self, Reading};
use crate::article::{self, ArticleSource, Body};
use crate::coverage::{self, Coverage, Listed};
use crate::dossier;
use crate::error::{self, Lines, Report, SeedError};
use crate::fact::{self, SecondReading};
use crate::folder::{SeedFile, read as read_folder};
use crate::form;
use crate::hints::{Hint, hints};
use crate::keys::{self, File, Named};
use crate::link;
use crate::link_readings::{self, LinkReading};
use crate::names::Names;
use crate::proof;
use crate::tree::{Document, stem};
use crate::vocabulary;
use engine::compare::absences::absences;
use extract::mentions::NameFinder;
use model::when::OPEN_END;
use model::{Article, ArticleIndex, Fact, FactIndex, Records, Span};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;
use std::path::Path;

/// What seeds come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Compiled {
    /// Checked and resolved.
    pub records: Records,
    /// What only a person can judge, by file and line.
    pub second_reader: Vec<SecondReading>,
    /// The facts as other people read them.
    pub readings: Vec<Reading>,
    /// The links as other people read them.
    pub link_readings: Vec<LinkReading>,
    /// What a person should look at again, by path, line and column.
    pub hints: Vec<Hint>,
    /// The articles whose text has no digest, by id.
    pub unpinned: Vec<String>,
    listed: Listed,
}

impl Compiled {
    /// What of each article is in facts, in the articles' order. Counted when it is asked for.
    pub fn coverage(&self) -> Vec<Coverage> {
        coverage::coverage(&self.records, &self.listed)
    }
}

/// Compiles seeds.
///
/// # Errors
/// All that is wrong in all files, by path, line and column.
///
/// ```
/// use seeds::{compile, SeedFile};
/// let file = |path: &str, text: &str| SeedFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
/// let dossier = "title = \"A\"\ndescription = \"B\"\nlanguage = \"en\"";
/// let article = "title = \"T\"\nlanguage = \"en\"\nsha256 = \"7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069\"";
/// let seeds = [file("dossier.toml", dossier), file("articles/a.toml", article), file("articles/a.txt", "Hello World!")];
/// assert_eq!(compile(&seeds).map(|compiled| compiled.records.articles.len()), Ok(1));
///
/// let errors = compile(&[file("dossier.toml", "titel = \"A\"")]).expect_err("a misspelt key");
/// assert_eq!(errors[0].to_string(), "articles:1:1: there is no article; an article is articles/<id>.txt; beside it may lie articles/<id>.toml");
/// assert_eq!(errors.last().map(|error| error.hint.as_str()), Some("did you mean `title`?"));
/// ```
pub fn compile(files: &[SeedFile]) -> Result<Compiled, Vec<SeedError>> {
    let mut report = Report::default();
    let (documents, bodies) = read(files, &mut report);
    let mut compiled = build(&documents, &bodies, &mut report);
    if !report.is_empty() {
        return Err(report.into_sorted());
    }
    compiled.hints = hints(&documents, &compiled.records, &compiled.link_readings);
    compiled.records.absences = Some(absences(&compiled.records));
    Ok(compiled)
}

/// The ids that a dossier has, whatever else is wrong in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DossierIds {
    ids: BTreeMap<Named, Vec<String>>,
}

impl DossierIds {
    /// Of the files of a folder.
    ///
    /// ```
    /// use seeds::keys::Named;
    /// use seeds::{DossierIds, SeedFile};
    /// let file = |path: &str, text: &str| SeedFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() };
    /// let files = [file("vocabulary/actors.toml", "[[actor]]\nid = \"apple\""), file("articles/a.txt", "A story")];
    /// let ids = DossierIds::read(&files);
    /// assert_eq!(ids.of(Named::Actor).collect::<Vec<_>>(), ["apple"]);
    /// assert!(ids.of(Named::Unit).any(|unit| unit == "usd"), "built-in ones too");
    /// assert_eq!(ids.of(Named::Fact).count(), 0);
    /// ```
    pub fn read(files: &[SeedFile]) -> Self {
        let report = &mut Report::default();
        let (documents, bodies) = read(files, report);
        let mut names = Names::of(&documents, report);
        bodies.values().for_each(|body| names.add_article(stem(body.path), body.path, report));
        let of = |&named: &Named| (named, names.all(named).map(str::to_owned).collect());
        Self { ids: Named::ALL.iter().map(of).collect() }
    }

    /// Those of a kind, in the seeds' order.
    pub fn of(&self, named: Named) -> impl Iterator<Item = &str> {
        self.ids.get(&named).into_iter().flatten().map(String::as_str)
    }
}

/// Whether the seeds have a list instead of the program's own.
fn is_replaced(built_in: &Document<'_>, documents: &[Document<'_>]) -> bool {
    documents.iter().any(|document| document.path == built_in.path && document.root().flag("only"))
}

/// Parses what is TOML and sets the bodies apart, in the order of their paths.
fn read<'d>(files: &'d [SeedFile], report: &mut Report) -> (Vec<Document<'d>>, BTreeMap<&'d str, Body<'d>>) {
    let mut by_path: Vec<&SeedFile> = files.iter().collect();
    by_path.sort();
    by_path.dedup_by_key(|file| &file.path);
    let (mut documents, mut bodies) = (Vec::new(), BTreeMap::new());
    for SeedFile { path, bytes } in by_path {
        let name = path.rsplit('/').next().unwrap_or(path);
        if name.starts_with('.') {
            continue;
        }
        if let Some(file) = File::at(path) {
            documents.extend(document(path, file, bytes, report));
        } else if path.starts_with("articles/") && path.ends_with(".txt") {
            bodies.insert(stem(path), Body { path, bytes });
        } else {
            misplaced(path, report);
        }
    }
    documents.extend(undescribed(&documents, &bodies, report));
    let built_in: Vec<_> = Document::built_in(report).filter(|own| !is_replaced(own, &documents)).collect();
    documents.extend(built_in);
    (documents, bodies)
}

/// Of what is known of an article that nobody describes: nothing.
fn undescribed<'d>(
    documents: &[Document<'d>],
    bodies: &BTreeMap<&'d str, Body<'d>>,
    report: &mut Report,
) -> Vec<Document<'d>> {
    let described: HashSet<&str> = described(documents).map(Document::stem).collect();
    let alone = bodies.iter().filter(|(id, _)| !described.contains(*id));
    let empty = |(_, body): (_, &Body<'d>)| Some(Document::read(body.path, File::at("articles/*.toml")?, "", report));
    alone.filter_map(empty).collect()
}

/// What is known of articles.
fn described<'a, 'd>(documents: &'a [Document<'d>]) -> impl Iterator<Item = &'a Document<'d>> {
    documents.iter().filter(|document| document.file.schema == "article")
}

fn document<'d>(path: &'d str, file: &'static File, bytes: &'d [u8], report: &mut Report) -> Option<Document<'d>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Document::read(path, file, text, report)),
        Err(error) => {
            let whole = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            report.at(
                (path, &Lines::of(&whole)),
                whole.len()..whole.len(),
                "the file is not UTF-8",
                "save it as UTF-8",
            );
            None
        }
    }
}

/// A file that is no seed: fine beside them (README.md, schema/), not among them.
fn misplaced(path: &str, report: &mut Report) {
    if path.starts_with("articles/") {
        report.file(
            path,
            "this is neither a body nor what is known of one",
            "bodies are plain text, articles/<id>.txt; beside each may lie articles/<id>.toml",
        );
    } else if path.starts_with("facts/") {
        report.file(path, "this is no facts file", "facts are written in facts/<id of the article>.toml");
    } else if path.starts_with("vocabulary/") || path.ends_with(".toml") {
        let known = keys::FILES.iter().map(|file| file.path);
        let hint = error::nearest(path, known.clone()).map_or_else(
            || format!("known are {}", known.collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        report.file(path, "no seed file has this name", hint);
    }
}

fn build<'d>(documents: &'d [Document<'d>], bodies: &BTreeMap<&'d str, Body<'d>>, report: &mut Report) -> Compiled {
    let mut names = Names::of(documents, report);
    for body in bodies.values() {
        names.add_article(stem(body.path), body.path, report);
    }
    documents.iter().for_each(|document| form::check(document, &names, report));
    let mut records = Records::default();
    let mut second_reader = Vec::new();
    documents.iter().for_each(|document| vocabulary::build(document, &names, &mut records, report));
    let sources = sources(documents, bodies, &records, report);
    let mut facts = facts(documents, &sources, &names, &records, report, &mut second_reader);
    facts.extend(found(documents, &sources, &facts));
    facts.sort_by(|one, other| fact_order(one).cmp(&fact_order(other)));
    let readings = readings(documents, &names, &records, report);
    let listed = coverage::listed(documents, &sources, &facts, report);
    let by_id: HashMap<String, FactIndex> =
        facts.iter().enumerate().map(|(at, fact)| (fact.id.clone(), FactIndex::new(at))).collect();
    let mut articles = Vec::new();
    for (at, source) in sources.into_iter().enumerate() {
        let place = ArticleIndex::new(at);
        let outside = article::outside(&source, place, &facts, &names, &records.themes, report);
        articles.push(Article { outside, ..with_main(source, place, &facts, &by_id, report) });
    }
    records.articles = articles;
    let finder = NameFinder::of(&article::vocabulary_names(&records));
    let unquoted: Vec<Vec<String>> = facts
        .iter()
        .map(|fact| match records.articles.get(fact.article.at()) {
            Some(article) if !fact.is_by_program() => proof::unquoted(&records, &finder, article, fact),
            _ => fact.unquoted.clone(),
        })
        .collect();
    facts.iter_mut().zip(unquoted).for_each(|(fact, unquoted)| fact.unquoted = unquoted);
    records.facts = facts;
    for document in documents.iter().filter(|document| document.path == "links.toml" && document.is_whole) {
        link::build(document, &names, &by_id, &mut records, report);
    }
    match documents.iter().find(|document| document.path == "dossier.toml") {
        Some(document) => {
            records.dossier = dossier::build(document.root());
            dossier::check_states(document, &names, &records, report);
            dossier::check_answers(document, report);
        }
        None => report.file(
            "dossier.toml",
            "there is no dossier.toml",
            "it gives the dossier's title, description and language",
        ),
    }
    vocabulary::leave_out_unused(documents, &mut records);
    let link_readings = documents
        .iter()
        .filter(|document| document.file.schema == "second-links")
        .flat_map(link_readings::read)
        .collect();
    let is_unpinned = |document: &&Document<'_>| document.root().located("sha256").is_none();
    let unpinned = described(documents).filter(is_unpinned).map(|document| document.stem().to_owned()).collect();
    Compiled { records, second_reader, readings, link_readings, hints: Vec::new(), unpinned, listed }
}

/// The articles that have a body, by their first possible day of publication, then id.
fn sources<'d>(
    documents: &'d [Document<'d>],
    bodies: &BTreeMap<&'d str, Body<'d>>,
    records: &Records,
    report: &mut Report,
) -> Vec<ArticleSource<'d>> {
    let described: BTreeMap<&str, &Document<'d>> =
        described(documents).map(|document| (document.stem(), document)).collect();
    for (id, document) in described.iter().filter(|(id, _)| !bodies.contains_key(*id)) {
        report.file(
            document.path,
            "the article has no body",
            format!("put its text, as it was published, into articles/{id}.txt"),
        );
    }
    if bodies.is_empty() {
        report.file(
            "articles",
            "there is no article",
            "an article is articles/<id>.txt; beside it may lie articles/<id>.toml",
        );
    }
    let names = NameFinder::of(&article::vocabulary_names(records));
    let mut sources = Vec::new();
    for (id, body) in bodies {
        if !form::is_id(id) {
            report.file(
                body.path,
                "the file's name is not an id",
                "ids are small letters a to z, digits and hyphens, and begin with a letter or digit",
            );
        }
        sources.extend(described.get(id).and_then(|document| ArticleSource::of(*body, document, report)));
    }
    sources.iter_mut().for_each(|source| source.mention(&names));
    sources.sort_by(|one, other| order(&one.article).cmp(&order(&other.article)));
    sources
}

fn order(article: &Article) -> (i32, &str) {
    (article.published.as_ref().map_or(OPEN_END, |published| published.days.first), &article.id)
}

/// The facts of all files, by article, then by where their first quote lies.
fn facts<'d>(
    documents: &'d [Document<'d>],
    sources: &[ArticleSource<'d>],
    names: &Names<'d>,
    records: &Records,
    report: &mut Report,
    second_reader: &mut Vec<SecondReading>,
) -> Vec<Fact> {
    let mut facts = Vec::new();
    let places: HashMap<&str, usize> =
        sources.iter().enumerate().map(|(at, source)| (source.article.id.as_str(), at)).collect();
    for document in documents.iter().filter(|document| document.file.schema == "facts") {
        let place = places.get(document.stem()).copied();
        if names.lacks(Named::Article, document.stem()) {
            let hint = names.hint(Named::Article, document.stem());
            report.file(
                document.path,
                format!("there is no article `{}`", document.stem()),
                format!("a facts file has its article's name; {hint}"),
            );
        }
        // What a broken file lacks is not the fault of what refers to it.
        let source = place.and_then(|place| sources.get(place)).filter(|source| source.document.is_whole);
        let article = ArticleIndex::new(place.unwrap_or(usize::MAX));
        if document.is_whole {
            facts.extend(fact::FactReader { document, source, article, names, records, report, second_reader }.facts());
        }
    }
    facts
}

/// What a program finds in the articles that have no facts file. An id that a person has given is left to that person.
fn found(documents: &[Document<'_>], sources: &[ArticleSource<'_>], facts: &[Fact]) -> Vec<Fact> {
    let read: HashSet<&str> =
        documents.iter().filter(|document| document.file.schema == "facts").map(Document::stem).collect();
    let taken: HashSet<&str> = facts.iter().map(|fact| fact.id.as_str()).collect();
    let unread = sources.iter().enumerate().filter(|(_, source)| !read.contains(source.article.id.as_str()));
    let found = unread.flat_map(|(at, source)| extract::records::records(&source.article, ArticleIndex::new(at)));
    found.filter(|fact| !taken.contains(fact.id.as_str())).collect()
}

/// The second readings of all files, as they stand.
fn readings<'d>(
    documents: &'d [Document<'d>],
    names: &Names<'d>,
    records: &Records,
    report: &mut Report,
) -> Vec<Reading> {
    let mut all = Vec::new();
    for document in documents.iter().filter(|document| document.file.schema == "second" && document.is_whole) {
        let article = ArticleIndex::new(usize::MAX);
        let second_reader = &mut Vec::new();
        let mut reader = fact::FactReader { document, source: None, article, names, records, report, second_reader };
        all.extend(agreement::readings(&mut reader, document));
    }
    all
}

fn fact_order(fact: &Fact) -> (ArticleIndex, Option<Span>, &str) {
    (fact.article, fact.evidence.first().copied(), &fact.id)
}

/// The article with its main facts, which are its own.
fn with_main(
    source: ArticleSource<'_>,
    place: ArticleIndex,
    facts: &[Fact],
    by_id: &HashMap<String, FactIndex>,
    report: &mut Report,
) -> Article {
    let mut article = source.article;
    for id in source.document.root().texts("main") {
        let Some(fact) = by_id.get(id.text).copied() else { continue };
        if facts.get(fact.at()).is_none_or(|fact| fact.article != place) {
            let hint = format!("`main` lists facts of facts/{}.toml", article.id);
            report.at(source.document.place(), id.span, format!("`{}` is a fact of another article", id.text), hint);
        } else if article.main.contains(&fact) {
            report.at(source.document.place(), id.span, format!("`main` has `{}` twice", id.text), "leave one out");
        } else {
            article.main.push(fact);
        }
    }
    article
}

/// Why a folder of seeds gives no corpus.
#[derive(Debug)]
pub enum CompileError {
    /// It cannot be read.
    Unreadable(io::Error),
    /// It can, and this is wrong in it.
    Wrong(Vec<SeedError>),
}

impl CompileError {
    /// What to print, a line each.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::Unreadable(error) => vec![error.to_string()],
            Self::Wrong(errors) => errors.iter().map(ToString::to_string).collect(),
        }
    }
}

/// Reads and compiles a folder of seeds. Paths in errors begin with the folder.
///
/// # Errors
/// [`CompileError`] where the folder cannot be read or something in it is wrong.
pub fn compile_folder(folder: &Path) -> Result<Compiled, CompileError> {
    compile_files(folder, &read_folder(folder).map_err(CompileError::Unreadable)?)
}

/// Compiles the files of a folder that have been read. Paths in errors begin with the folder.
///
/// # Errors
/// [`CompileError::Wrong`] where something in them is wrong.
pub fn compile_files(folder: &Path, files: &[SeedFile]) -> Result<Compiled, CompileError> {
    let within = |error: SeedError| SeedError { path: folder.join(&error.path).display().to_string(), ..error };
    compile(files).map_err(|errors| CompileError::Wrong(errors.into_iter().map(within).collect()))
}
