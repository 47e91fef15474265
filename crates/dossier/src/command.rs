//! The command: what is called, what it answers, how it ends.

mod add;
mod arguments;
mod check;
mod described;
mod fetch;
mod guessed;
mod languages;
mod new_article;
mod outcome;
mod pin;
mod progress;
mod publish;
mod search;
mod serve;

use crate::kept;
use crate::schema::schema;
use add::{added, created};
use arguments::{Add, Arguments, Check, CompareInput, Completions, DossierCommand, Man, New, Pin, Schema};
use check::{check, watched};
use clap::Parser;
use described::{completions, manual};
use engine::{Corpus, report};
pub use outcome::CommandOutput;
use outcome::{failed, json};
use pin::pinned;
use progress::Progress;
use publish::published;
use search::search;
use seeds::DossierIds;
use seeds::keys::FILES;
use serve::served;
use std::io;
use std::path::{Path, PathBuf};

/// What the command read from outside: nothing else reaches it.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// Where compiled seeds are kept; `None`: they are not.
    pub cache: Option<PathBuf>,
    /// The packed page in this program, if it was built with one.
    pub page: Option<&'static [u8]>,
    /// Whether a person reads along on a terminal: there is colour, and what takes long says so.
    pub is_terminal: bool,
}

/// Runs a call: its arguments without the program's name.
pub fn run(arguments: &[String], surroundings: &Surroundings) -> CommandOutput {
    let mut answers = Vec::new();
    let outcome = run_into(&mut answers, arguments, surroundings);
    CommandOutput { out: String::from_utf8_lossy(&answers).into_owned() + &outcome.out, ..outcome }
}

/// Runs a call as [`run`] does, but where it asks many queries each answer goes to `answers` as soon as it is found,
/// and only what comes after them is in the outcome.
pub fn run_into(answers: &mut dyn io::Write, arguments: &[String], surroundings: &Surroundings) -> CommandOutput {
    let words = std::iter::once("dossier").chain(arguments.iter().map(String::as_str));
    let called = match Arguments::try_parse_from(words) {
        Ok(called) => called.call,
        Err(error) => return help_or_error(&error, surroundings.is_terminal),
    };
    done(called, answers, surroundings)
        .unwrap_or_else(|what| CommandOutput::wrong_call(&format!("{what}\n`dossier --help` says how it is called\n")))
}

/// Help, or what is wrong with the call.
fn help_or_error(error: &clap::Error, is_terminal: bool) -> CommandOutput {
    let words = error.render();
    let words = if is_terminal { words.ansi().to_string() } else { words.to_string() };
    if error.use_stderr() {
        CommandOutput::wrong_call(words.trim_start_matches("error: "))
    } else {
        CommandOutput::fine(words)
    }
}

fn done(
    call: DossierCommand,
    answers: &mut dyn io::Write,
    surroundings: &Surroundings,
) -> Result<CommandOutput, String> {
    let _progress = Progress::of(&call, surroundings.is_terminal);
    match call {
        DossierCommand::Check(Check { folder, also, watch: false }) => check(&folder, also),
        DossierCommand::Check(Check { folder, also, watch: true }) => watched(&folder, also, answers),
        DossierCommand::New(New { folder, files }) => created(&folder, &files),
        DossierCommand::Add(Add { folder, files }) => added(&folder, &files),
        DossierCommand::Serve(serve) => served(&serve, surroundings.page, answers),
        DossierCommand::Publish(publish) => published(&publish, surroundings.page),
        DossierCommand::Pin(Pin { folder }) => pinned(&folder),
        DossierCommand::Schema(Schema { folder }) => with_schemas(&folder),
        DossierCommand::Search(asked) => {
            let (source, what) = asked.meant()?;
            search(answers, &source, &what, (asked.limit, asked.offset), surroundings.cache.as_deref())
        }
        DossierCommand::Compare(compare) => {
            let pair = compare.meant()?;
            match kept::records(&pair.folder, surroundings.cache.as_deref()) {
                Ok(records) => compared(&Corpus::new(records), &pair).map(CommandOutput::fine),
                Err(failure) => failed(&failure),
            }
        }
        DossierCommand::Completions(Completions { shell }) => Ok(CommandOutput::fine(completions(shell))),
        DossierCommand::Man(Man {}) => manual().map(CommandOutput::fine),
    }
}

/// Writes the schemas of a folder's files, with its ids, into its `schema/`.
fn with_schemas(folder: &Path) -> Result<CommandOutput, String> {
    let said = |path: &Path, error: &io::Error| format!("{}: {error}", path.display());
    let ids = DossierIds::read(&seeds::read(folder).map_err(|error| error.to_string())?);
    let home = folder.join("schema");
    std::fs::create_dir_all(&home).map_err(|error| said(&home, &error))?;
    for file in FILES {
        let path = home.join(format!("{}.json", file.schema));
        std::fs::write(&path, schema(file, Some(&ids))).map_err(|error| said(&path, &error))?;
    }
    Ok(CommandOutput::fine(format!("{}: {} schemas with the ids of this dossier\n", home.display(), FILES.len())))
}

fn compared(corpus: &Corpus, pair: &CompareInput) -> Result<String, String> {
    let article = |id: &str| corpus.article_of(id).ok_or_else(|| no_article(corpus, id));
    let (a, b) = (article(&pair.a)?, article(&pair.b)?);
    if a == b {
        return Err(format!("`{}` is named twice: an article is compared with another one", pair.a));
    }
    Ok(json(&report::compare_state(corpus, a, b, &pair.state)) + "\n")
}

fn no_article(corpus: &Corpus, id: &str) -> String {
    let ids: Vec<&str> = corpus.articles.iter().map(|article| article.id.as_str()).collect();
    format!("there is no article `{id}`; there are {}", ids.join(", "))
}
