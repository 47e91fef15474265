//! What can be asked of the chores: the words of the command line.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::failure::{Failure, Outcome};

const EXAMPLES: &str = "\
Examples:
  cargo xtask serve                        the release page, on port 8080 or another that is free
  cargo xtask serve --dev --port 9000      watches the sources and builds anew
  cargo xtask build --seeds ../my-dossier  the page of another dossier, in dist/
  cargo xtask test --fast                  what needs no page and no browser
  cargo xtask fuzz --seconds 600";

/// The chores of the repository.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", after_help = EXAMPLES, subcommand_value_name = "COMMAND")]
pub(crate) struct Call {
    /// Show what the commands print, also where they succeed
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
    /// What is to be done.
    #[command(subcommand)]
    pub(crate) chore: Chore,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Chore {
    /// Install what is missing, build the page, serve it on 127.0.0.1
    Serve(Serve),
    /// Build the release page in dist/ and weigh it against its budget
    Build(Seeds),
    /// The program for those who have no toolchain: one executable with the page inside, in an archive in target/dist
    Dist,
    /// Everything that CI runs
    Test {
        /// Leave out the page and the browser
        #[arg(long)]
        fast: bool,
    },
    /// Write all sources as they are to be written, views too
    Format,
    /// Only install the tools
    Install,
    /// Write the golden files of the tests anew
    Bless,
    /// Pictures of every view in target/look, what stands in the way of readers, what does not fit at any width
    Look(PictureCall),
    /// Our engine beside those of others in a browser, kept in docs/measurements.md
    BenchWeb,
    /// New examples for the properties; the reader of queries and the decoder of corpora against chance
    Fuzz {
        /// For how long each is tried
        #[arg(long, value_name = "N", default_value_t = 60)]
        seconds: u32,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Watch the sources and build anew, for development
    #[arg(long)]
    pub(crate) dev: bool,
    /// The port; 8080 or another that is free where it is left out
    #[arg(long, value_name = "N")]
    pub(crate) port: Option<u16>,
    #[command(flatten)]
    pub(crate) seeds: Seeds,
}

#[derive(Debug, Default, Args)]
pub(crate) struct PictureCall {
    /// The folder of another build
    #[arg(long, value_name = "DIST", value_parser = absolute_dist, conflicts_with = "whole")]
    pub(crate) before: Option<PathBuf>,
    /// Beside the page on Leptos itself, in place of the light elements of `slim`
    #[arg(long)]
    pub(crate) whole: bool,
    /// One part alone
    #[arg(long, value_enum, value_name = "PART")]
    only: Option<LookPart>,
}

impl PictureCall {
    /// What is looked at, in order.
    pub(crate) fn parts(&self) -> impl Iterator<Item = LookPart> {
        let only = self.only;
        LookPart::value_variants().iter().copied().filter(move |part| only.is_none_or(|only| only == *part))
    }
}

/// A part of looking at the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LookPart {
    /// Pictures of every view and mode at six widths, light, dark and in forced colours, in frames of three sizes and
    /// printed, of the default dossier and of a fixture; and which differ from those of another build
    Pictures,
    /// What axe-core finds
    Access,
    /// What sticks out, is cut off or overlaps from 320 to 1920 px
    Widths,
}

impl LookPart {
    /// As it is called.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Pictures => "pictures",
            Self::Access => "access",
            Self::Widths => "widths",
        }
    }
}

#[derive(Debug, Default, Args)]
pub(crate) struct Seeds {
    /// The folder of the dossier; DOSSIER_SEEDS or seeds/ where it is left out
    #[arg(long, value_name = "DIR", value_parser = absolute_folder)]
    seeds: Option<PathBuf>,
}

impl Seeds {
    /// The folder asked for or set in `DOSSIER_SEEDS`, absolute: it is read from other working folders. Nothing for
    /// the repository's own.
    pub(crate) fn folder(&self) -> Outcome<Option<PathBuf>> {
        let set = std::env::var("DOSSIER_SEEDS").unwrap_or_default();
        self.folder_or(&set)
    }

    fn folder_or(&self, set: &str) -> Outcome<Option<PathBuf>> {
        if self.seeds.is_some() || set.is_empty() {
            return Ok(self.seeds.clone());
        }
        let wrong = |message| Failure::wrong_call(message).hint("it is set in DOSSIER_SEEDS");
        absolute_folder(set).map(Some).map_err(wrong)
    }
}

fn absolute_dist(folder: &str) -> Result<PathBuf, String> {
    if !Path::new(folder).join("index.html").is_file() {
        return Err(format!("no built page in {folder}; give the folder that holds its index.html"));
    }
    std::path::absolute(folder).map_err(|error| format!("could not find {folder}: {error}"))
}

fn absolute_folder(folder: &str) -> Result<PathBuf, String> {
    if !Path::new(folder).is_dir() {
        return Err(format!("no such folder of seeds: {folder}; give the one that holds dossier.toml"));
    }
    std::path::absolute(folder).map_err(|error| format!("could not find {folder}: {error}"))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn read(words: &[&str]) -> Result<Call, clap::Error> {
        Call::try_parse_from([&["cargo xtask"], words].concat())
    }

    fn served(words: &[&str]) -> Serve {
        match read(words).unwrap().chore {
            Chore::Serve(serve) => serve,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_definition_holds_together() {
        Call::command().debug_assert();
    }

    #[test]
    fn switches_and_values_in_both_spellings() {
        let serve = served(&["serve", "--dev", "--port=8081"]);
        assert!(serve.dev && serve.port == Some(8081));
        assert_eq!(served(&["serve", "--port", "8082"]).port, Some(8082));
        assert_eq!(served(&["serve"]).port, None);
        assert!(read(&["--verbose", "bless"]).unwrap().verbose && read(&["bless", "-v"]).unwrap().verbose);
    }

    #[test]
    fn all_is_looked_at_or_one_part() {
        let parts = |words: &[&str]| match read(words).unwrap().chore {
            Chore::Look(call) => call.parts().map(LookPart::word).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        assert_eq!(parts(&["look"]), ["pictures", "access", "widths"]);
        for part in LookPart::value_variants() {
            assert_eq!(parts(&["look", "--only", part.word()]), [part.word()]);
        }
    }

    #[test]
    fn a_wrong_call_is_told_apart() {
        let wrong =
            [&["serve", "--port"][..], &["serve", "--dev=1"], &["serve", "-x"], &["serve", "there"], &["sevre"]];
        let values =
            [&["serve", "--port", "70000"][..], &["fuzz", "--seconds", "long"], &["build", "--seeds", "/no/such"]];
        for words in wrong.iter().chain(&values).chain(&[&[][..]]) {
            assert_eq!(read(words).unwrap_err().exit_code(), 2, "{words:?}");
        }
        assert!(read(&["sevre"]).unwrap_err().to_string().contains("'serve'"));
    }

    #[test]
    fn help_is_no_error_and_has_examples() {
        let help = read(&["--help"]).unwrap_err();
        assert_eq!(help.exit_code(), 0);
        assert!(help.to_string().contains("cargo xtask serve --dev"), "{help}");
    }

    #[test]
    fn the_folder_of_seeds_is_absolute_and_the_option_comes_first() {
        let none = Seeds::default();
        assert_eq!(none.folder_or("").unwrap(), None);
        assert_eq!(none.folder_or("src").unwrap(), Some(std::env::current_dir().unwrap().join("src")));
        assert_eq!(none.folder_or("/no/such/folder").unwrap_err().code, 2);
        let given = served(&["serve", "--seeds", "."]).seeds;
        assert!(given.folder_or("/no/such/folder").unwrap().unwrap().is_absolute());
    }
}
