//! How `dossier` is called: its arguments as types, which clap reads and describes.

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  dossier new bridge gazette.html county-news.html inn.htm
  dossier serve bridge
  dossier publish bridge --single-file bridge.html
  dossier search bridge '/facts?q=museum' --limit 5

Exit status: 0 fine, 1 seeds, texts or files are wrong, 2 the call is wrong. Errors go to the standard error.";

const SEARCH_USAGE: &str = "\
dossier search [DIR] (STATE | --states FILE | --queries FILE) [OPTIONS]
       dossier search --jsonl FILE (STATE | --states FILE | --queries FILE) [OPTIONS]";

const SEARCH_WORDS: &str = "\
DIR    a folder of seeds, or of plain texts, <id>.txt each; `seeds` if left out
STATE  what stands after `#` in the page's address, or plain words

Examples:
  dossier search 'gas pipeline'
  dossier search '/facts?q=pipeline&actor=kazakhstan'
  dossier search other-seeds '/facts?theme=gas&status=planned' --limit 5
  dossier search --jsonl texts.jsonl --queries queries.txt";

const COMPARE_WORDS: &str = "\
DIR    the folder of seeds; `seeds` if left out
A, B   ids of articles
STATE  what stands after `#` in the page's address; it chooses rows

Examples:
  dossier compare 2008-nascent-partnership 2011-strategic-relations
  dossier compare other-seeds first second '/compare?theme=gas'";

const NEW_EXAMPLES: &str = "\
Examples:
  dossier new bridge gazette.html county-news.html inn.htm
  dossier new bridge https://example.org/2008/bridge.html note.md
  dossier new bridge";

const ADD_EXAMPLES: &str = "\
Examples:
  dossier add bridge note.md
  dossier add bridge https://example.org/2008/bridge.html";

const PIN_EXAMPLES: &str = "\
Examples:
  dossier pin bridge";

const SCHEMA_EXAMPLES: &str = "\
Examples:
  dossier schema bridge";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  dossier completions bash > ~/.local/share/bash-completion/completions/dossier
  dossier completions zsh > ~/.zfunc/_dossier";

const MAN_EXAMPLES: &str = "\
Examples:
  dossier man | man -l -";

const SERVE_EXAMPLES: &str = "\
Examples:
  dossier serve bridge
  dossier serve bridge --port 9000";

const PUBLISH_EXAMPLES: &str = "\
Examples:
  dossier publish bridge --single-file bridge.html
  dossier publish bridge -o site --site-url https://example.org/bridge/";

const CHECK_EXAMPLES: &str = "\
Examples:
  dossier check bridge
  dossier check bridge --coverage
  dossier check --strict";

/// From articles to one page that searches, filters and compares what they say.
#[derive(Debug, Parser)]
#[command(name = "dossier", after_help = EXAMPLES, arg_required_else_help = false, disable_help_subcommand = true, version)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) call: DossierCommand,
}

/// What is to be done.
#[derive(Debug, PartialEq, Eq, Subcommand)]
pub(super) enum DossierCommand {
    /// Make a dossier of saved web pages, texts, Markdown, DOCX, EPUB and PDF files
    New(New),
    /// Add such files to a dossier
    Add(Add),
    /// Check every file, say what there is
    Check(Check),
    /// Show the page of a folder on this machine, made anew with each change, with what is wrong in it
    Serve(ServeCall),
    /// Make a site of a folder, for any host of files, or one file that opens by itself
    Publish(PublishCall),
    /// Note the digest of every article's text, so that no change of it goes unseen
    Pin(Pin),
    /// Write JSON Schemas with the ids of a dossier, by which an editor completes and checks
    Schema(Schema),
    /// What a state finds, as JSON
    Search(Search),
    /// Two articles side by side, as JSON
    Compare(Compare),
    /// What a shell needs to complete the words of a call
    Completions(Completions),
    /// The manual page
    Man(Man),
}

#[derive(Args, Debug, PartialEq, Eq)]
#[command(after_help = NEW_EXAMPLES)]
pub(super) struct New {
    /// The folder, which is made
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    /// .txt, .md (with front matter), .html (a saved page: its main text), .docx, .epub, .pdf with text, or the https:// address of such: each an article
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
}

#[derive(Args, Debug, PartialEq, Eq)]
#[command(after_help = ADD_EXAMPLES)]
pub(super) struct Add {
    /// The folder of the dossier
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    /// .txt, .md (with front matter), .html (a saved page: its main text), .docx, .epub, .pdf with text, or the https:// address of such: each an article
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
}

#[derive(Args, Debug, PartialEq, Eq)]
#[command(after_help = CHECK_EXAMPLES)]
pub(super) struct Check {
    /// The folder of seeds
    #[arg(value_name = "DIR", default_value = "seeds")]
    pub(super) folder: PathBuf,
    #[command(flatten)]
    pub(super) also: Also,
    /// Check again whenever a file of the folder changes, until it is interrupted
    #[arg(long)]
    pub(super) watch: bool,
}

#[derive(Args, Debug, PartialEq, Eq)]
#[command(after_help = SERVE_EXAMPLES)]
pub(super) struct ServeCall {
    /// The folder of seeds
    #[arg(value_name = "DIR", default_value = "seeds")]
    pub(super) folder: PathBuf,
    /// The port of 127.0.0.1; 8080 or another that is free where it is left out
    #[arg(long, value_name = "N")]
    pub(super) port: Option<u16>,
}

#[derive(Args, Debug, PartialEq, Eq)]
#[command(after_help = PUBLISH_EXAMPLES, group(clap::ArgGroup::new("where").required(true).multiple(true).args(["out", "single_file"])))]
pub(super) struct PublishCall {
    /// The folder of seeds
    #[arg(value_name = "DIR", default_value = "seeds")]
    pub(super) folder: PathBuf,
    /// The folder of the site, which is made; of what is there, only what `publish` wrote before is written over
    #[arg(short, long, value_name = "SITE")]
    pub(super) out: Option<PathBuf>,
    /// The whole page as one file that asks the network for nothing
    #[arg(long, value_name = "FILE.html")]
    pub(super) single_file: Option<PathBuf>,
    /// Where the site will be, for what others show of a link to it, and for code that can be pasted anywhere
    #[arg(long, value_name = "URL", requires = "out")]
    pub(super) site_url: Option<String>,
}

#[derive(Args, Debug, PartialEq, Eq)]
#[command(after_help = PIN_EXAMPLES)]
pub(super) struct Pin {
    /// The folder of seeds; `sha256` is written into its articles/<id>.toml
    #[arg(value_name = "DIR", default_value = "seeds")]
    pub(super) folder: PathBuf,
}

#[derive(Args, Debug, PartialEq, Eq)]
#[command(after_help = SCHEMA_EXAMPLES)]
pub(super) struct Schema {
    /// The folder of seeds; the schemas are written into its schema/
    #[arg(value_name = "DIR", default_value = "seeds")]
    pub(super) folder: PathBuf,
}

/// What `check` is to say beside right or wrong.
#[derive(Args, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Also {
    /// Also which sentences, figures and dates are in no fact; facts per theme, thing, actor
    #[arg(long)]
    pub(super) coverage: bool,
    /// Also how far the second reader agrees with the facts, field by field
    #[arg(long)]
    pub(super) agreement: bool,
    /// Hints and warnings are errors too, but for those that the seeds except with a reason
    #[arg(long)]
    pub(super) strict: bool,
    /// Also what only a person can judge, statement by statement; with --agreement, where readers differ; and the hints that are excepted
    #[arg(long)]
    pub(super) list: bool,
    /// `json`: an object a line for each error, warning and hint, for editors and other programs
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text, hide_default_value = true)]
    pub(super) format: Format,
}

/// How `check` says what it finds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    #[default]
    Text,
    Json,
}

#[derive(Args, Debug, PartialEq, Eq)]
#[command(override_usage = SEARCH_USAGE, after_help = SEARCH_WORDS)]
pub(super) struct Search {
    /// DIR and STATE: which is which follows from how many there are.
    #[arg(hide = true)]
    words: Vec<String>,
    /// Texts instead of DIR; each line of FILE is {"id": …, "text": …}
    #[arg(long, value_name = "FILE")]
    jsonl: Option<PathBuf>,
    /// Instead of STATE a state on each line of FILE; an answer a line
    #[arg(long, value_name = "FILE", conflicts_with = "queries")]
    states: Option<PathBuf>,
    /// Instead of STATE plain words on each line of FILE: the articles that have any of them, best first; an answer a line
    #[arg(long, value_name = "FILE")]
    queries: Option<PathBuf>,
    /// At most N facts, and of each facet N values; with --queries N articles. Without it all facts, 1,000 articles
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    /// Leave out the first N
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(super) offset: usize,
}

/// What `search` searches.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum SearchSource {
    /// A folder of seeds, or of plain texts.
    Folder(PathBuf),
    /// A file with a text a line.
    JsonLines(PathBuf),
}

/// What `search` searches for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum SearchInput {
    /// One state.
    State(String),
    /// A file with a state a line.
    States(PathBuf),
    /// A file with plain words a line.
    Queries(PathBuf),
}

impl Search {
    /// What is searched, and for what: the last word is the STATE where no file stands for it, what is before it the DIR.
    pub(super) fn meant(&self) -> Result<(SearchSource, SearchInput), String> {
        let mut words = self.words.iter();
        let asked = match (&self.states, &self.queries) {
            (Some(states), _) => SearchInput::States(states.clone()),
            (None, Some(queries)) => SearchInput::Queries(queries.clone()),
            (None, None) => {
                SearchInput::State(state_of(words.next_back().ok_or("search takes a STATE, before it a DIR")?))
            }
        };
        let source = match (&self.jsonl, words.next()) {
            (Some(_), Some(folder)) => return Err(format!("search takes a DIR or --jsonl, not both: `{folder}`")),
            (Some(texts), None) => SearchSource::JsonLines(texts.clone()),
            (None, folder) => SearchSource::Folder(folder.map_or_else(seeds::default_folder, PathBuf::from)),
        };
        match words.next() {
            Some(stray) => Err(format!("search takes a DIR and one STATE, or --states or --queries: not `{stray}`")),
            None => Ok((source, asked)),
        }
    }
}

/// A state as it stands, or that which asks plain words: they hold none of the signs that every state but the empty one
/// holds.
fn state_of(words: &str) -> String {
    if words.is_empty() || words.contains(SIGNS_OF_A_STATE) {
        return words.to_owned();
    }
    format!("/facts?q={}", percent_encoding::utf8_percent_encode(words, percent_encoding::NON_ALPHANUMERIC))
}

const SIGNS_OF_A_STATE: [char; 4] = ['/', '?', '=', '#'];

#[derive(Args, Debug, PartialEq, Eq)]
#[command(override_usage = "dossier compare [DIR] A B [STATE]", after_help = COMPARE_WORDS)]
pub(super) struct Compare {
    /// DIR, A, B and STATE: which is which follows from how many there are, and from the last.
    #[arg(hide = true)]
    words: Vec<String>,
}

/// Which two articles of which folder, under which state.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CompareInput {
    pub(super) folder: PathBuf,
    pub(super) a: String,
    pub(super) b: String,
    pub(super) state: String,
}

impl Compare {
    /// What is compared: of three words the first is the DIR, unless the last can only be a STATE.
    pub(super) fn meant(&self) -> Result<CompareInput, String> {
        let (folder, a, b, state) = match self.words.as_slice() {
            [a, b] => (seeds::default_folder(), a, b, ""),
            // An id holds none of the signs that every state but the empty one holds.
            [a, b, state] if state.is_empty() || state.contains(SIGNS_OF_A_STATE) => {
                (seeds::default_folder(), a, b, state.as_str())
            }
            [folder, a, b] => (folder.into(), a, b, ""),
            [folder, a, b, state] => (folder.into(), a, b, state.as_str()),
            _ => return Err("compare takes the ids A and B, before them a DIR, after them a STATE".to_owned()),
        };
        Ok(CompareInput { folder, a: a.clone(), b: b.clone(), state: state.to_owned() })
    }
}

#[derive(Args, Debug, PartialEq, Eq)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub(super) struct Completions {
    /// For which shell
    #[arg(value_name = "SHELL", value_enum)]
    pub(super) shell: Shell,
}

#[derive(Args, Debug, PartialEq, Eq)]
#[command(after_help = MAN_EXAMPLES)]
pub(super) struct Man {}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn read(arguments: &[&str]) -> Result<DossierCommand, String> {
        let words = ["dossier"].iter().chain(arguments);
        Arguments::try_parse_from(words).map(|arguments| arguments.call).map_err(|error| error.to_string())
    }

    fn searched(arguments: &[&str]) -> Result<(SearchSource, SearchInput), String> {
        match read(arguments)? {
            DossierCommand::Search(search) => search.meant(),
            call => Err(format!("{call:?}")),
        }
    }

    fn compared(arguments: &[&str]) -> Result<CompareInput, String> {
        match read(arguments)? {
            DossierCommand::Compare(compare) => compare.meant(),
            call => Err(format!("{call:?}")),
        }
    }

    #[test]
    fn the_arguments_are_described_without_contradiction() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_command_shows_an_example_of_a_call() {
        for command in Arguments::command().get_subcommands() {
            let name = command.get_name();
            let help = read(&[name, "--help"]).expect_err("help is no call");
            assert!(help.contains("Examples:\n") && help.contains(&format!("  dossier {name} ")), "{help}");
        }
        let help = read(&["--help"]).expect_err("help is no call");
        assert!(help.contains("Exit status: 0 fine"), "{help}");
    }

    #[test]
    fn check_and_search_may_leave_the_folder_out() {
        let check = |folder: &str, also| Ok(DossierCommand::Check(Check { folder: folder.into(), also, watch: false }));
        assert_eq!(read(&["check"]), check("seeds", Also::default()));
        assert_eq!(read(&["check", "--list", "x"]), check("x", Also { list: true, ..Also::default() }));
        let folder = |name: &str| SearchSource::Folder(name.into());
        let state = |state: &str| SearchInput::State(state.into());
        assert_eq!(searched(&["search", "/facts", "--limit=3"]), Ok((folder("seeds"), state("/facts"))));
        assert_eq!(searched(&["search", "x", "/facts"]), Ok((folder("x"), state("/facts"))));
        assert_eq!(searched(&["search", "--", "-x", "--y"]), Ok((folder("-x"), state("/facts?q=%2D%2Dy"))));
        assert_eq!(searched(&["search", "gas pipeline"]), Ok((folder("seeds"), state("/facts?q=gas%20pipeline"))));
        assert_eq!(searched(&["search", ""]), Ok((folder("seeds"), state(""))));
        let lines = |name: &str| SearchSource::JsonLines(name.into());
        assert_eq!(searched(&["search", "/facts", "--jsonl", "x"]), Ok((lines("x"), state("/facts"))));
        assert_eq!(searched(&["search", "--states", "x"]), Ok((folder("seeds"), SearchInput::States("x".into()))));
        assert_eq!(searched(&["search", "y", "--queries=x"]), Ok((folder("y"), SearchInput::Queries("x".into()))));
        assert_eq!(
            searched(&["search", "--jsonl=y", "--queries=x"]),
            Ok((lines("y"), SearchInput::Queries("x".into())))
        );
    }

    #[test]
    fn compare_may_leave_the_folder_out() {
        let pair = |folder: &str, state: &str| {
            Ok(CompareInput { folder: folder.into(), a: "a".into(), b: "b".into(), state: state.into() })
        };
        assert_eq!(compared(&["compare", "a", "b"]), pair("seeds", ""));
        assert_eq!(compared(&["compare", "a", "b", ""]), pair("seeds", ""));
        assert_eq!(compared(&["compare", "a", "b", "/compare?theme=gas"]), pair("seeds", "/compare?theme=gas"));
        assert_eq!(compared(&["compare", "/tmp/x", "a", "b"]), pair("/tmp/x", ""));
        assert_eq!(compared(&["compare", "x", "a", "b", "theme=gas"]), pair("x", "theme=gas"));
    }

    #[test]
    fn a_call_against_the_rule_of_words_says_what_is_wrong() {
        for (arguments, expected) in [
            (&["search"][..], "search takes a STATE"),
            (&["search", "x", "y", "/facts"], "search takes a DIR and one STATE"),
            (&["search", "x", "/facts", "--states", "y"], "search takes a DIR and one STATE"),
            (&["search", "x", "/facts", "--jsonl", "y"], "search takes a DIR or --jsonl, not both"),
        ] {
            let said = searched(arguments).expect_err("a wrong call");
            assert!(said.starts_with(expected), "{said}");
        }
        let said = compared(&["compare", "a"]).expect_err("a wrong call");
        assert!(said.starts_with("compare takes the ids"), "{said}");
    }

    #[test]
    fn a_mistyped_or_misplaced_word_is_an_error_that_names_it() {
        for (arguments, expected) in [
            (&["chekc"][..], "tip: some similar subcommands exist: 'schema', 'check'"),
            (&[], "requires a subcommand"),
            (&["check", "--lsit"], "a similar argument exists: '--list'"),
            (&["check", "x", "y"], "unexpected argument 'y'"),
            (&["search", "/facts", "--limit"], "a value is required for '--limit <N>'"),
            (&["search", "/facts", "--limit", "-1"], "unexpected argument '-1'"),
            (&["search", "/facts", "--limit", "many"], "invalid value 'many' for '--limit <N>'"),
            (&["check", "--limit", "3"], "unexpected argument '--limit'"),
            (&["search", "--states", "x", "--queries", "y"], "cannot be used with"),
            (&["search", "--queries"], "a value is required for '--queries <FILE>'"),
            (&["search", "--queries="], "a value is required for '--queries <FILE>'"),
            (&["compare", "a", "b", "--jsonl", "x"], "unexpected argument '--jsonl'"),
        ] {
            let said = read(arguments).expect_err("a wrong call");
            assert!(said.contains(expected), "{arguments:?}: {said}");
        }
    }
}
