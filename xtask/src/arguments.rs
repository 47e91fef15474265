//! Reads the arguments of a command against what the command takes.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};

/// What one command takes: switches, and options with a value.
pub(crate) struct Accepted {
    pub(crate) switches: &'static [&'static str],
    pub(crate) options: &'static [&'static str],
}

#[derive(Debug, Default)]
pub(crate) struct Arguments {
    switches: Vec<String>,
    values: Vec<(String, String)>,
}

impl Arguments {
    pub(crate) fn read(words: &[String], accepted: &Accepted) -> Outcome<Self> {
        let mut arguments = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let (name, value) = match word.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (word.as_str(), None),
            };
            if accepted.options.contains(&name) {
                let value = value.or_else(|| words.next().cloned());
                let missing = || Failure::wrong_call(format!("{name} needs a value"));
                arguments.values.push((name.to_owned(), value.ok_or_else(missing)?));
            } else if accepted.switches.contains(&word.as_str()) {
                arguments.switches.push(word.clone());
            } else {
                return Err(Failure::wrong_call(format!("unknown argument: {word}")));
            }
        }
        Ok(arguments)
    }

    pub(crate) fn has(&self, switch: &str) -> bool {
        self.switches.iter().any(|it| it == switch)
    }

    pub(crate) fn port(&self) -> Outcome<Option<u16>> {
        let number = |text: &str| {
            let wrong = |_| Failure::wrong_call(format!("--port {text}: not a number up to 65535"));
            text.parse().map_err(wrong)
        };
        self.value("--port").map(number).transpose()
    }

    /// The seeds folder asked for (or set in `DOSSIER_SEEDS`), absolute: it is read from other working folders.
    pub(crate) fn seeds(&self) -> Outcome<Option<PathBuf>> {
        let set = || std::env::var("DOSSIER_SEEDS").ok().filter(|it| !it.is_empty());
        let Some(folder) = self.value("--seeds").map(str::to_owned).or_else(set) else {
            return Ok(None);
        };
        let folder = Path::new(&folder);
        if !folder.is_dir() {
            let message = format!("no such folder of seeds: {}", folder.display());
            return Err(Failure::wrong_call(message).hint("give the folder that holds dossier.toml"));
        }
        let absolute = std::path::absolute(folder);
        absolute.map(Some).map_err(|error| Failure::file(folder, "find", &error))
    }

    pub(crate) fn value(&self, option: &str) -> Option<&str> {
        let last = self.values.iter().rev().find(|(name, _)| name == option);
        last.map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCEPTED: Accepted = Accepted { switches: &["--dev"], options: &["--port", "--seeds"] };

    fn read(words: &[&str]) -> Outcome<Arguments> {
        let words: Vec<String> = words.iter().map(|&it| it.to_owned()).collect();
        Arguments::read(&words, &ACCEPTED)
    }

    #[test]
    fn switches_and_values_in_both_spellings() {
        let arguments = read(&["--port", "1", "--dev", "--port=8081"]).unwrap();
        assert!(arguments.has("--dev"));
        assert_eq!(arguments.port().unwrap(), Some(8081));
        assert_eq!(read(&[]).unwrap().port().unwrap(), None);
    }

    #[test]
    fn a_wrong_call_is_told_apart() {
        for words in [&["--port"][..], &["--dev=1"], &["-x"], &["there"]] {
            assert_eq!(read(words).unwrap_err().code, 2, "{words:?}");
        }
        assert_eq!(read(&["--port", "70000"]).unwrap().port().unwrap_err().code, 2);
        assert_eq!(read(&["--seeds", "/no/such/folder"]).unwrap().seeds().unwrap_err().code, 2);
    }
}
