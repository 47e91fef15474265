//! The command `dossier`.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let folder = std::env::args().nth(2).unwrap_or_else(|| "seeds".to_owned());
    match dossier::compile(Path::new(&folder)) {
        Ok(compiled) => {
            println!("{} articles, {} facts", compiled.records.articles.len(), compiled.records.facts.len());
            ExitCode::SUCCESS
        }
        Err(failure) => {
            failure.lines().iter().for_each(|line| eprintln!("{line}"));
            ExitCode::FAILURE
        }
    }
}
