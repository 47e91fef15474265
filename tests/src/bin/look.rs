//! `look WHAT OUT BUILD [BEFORE]`: pictures of every view, and which of them differ between two builds (`pictures`; at one
//! width, light: `quick`); what axe-core finds in them (`access`); what does not fit at any width (`widths`).

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use whole_page::{Done, Findings, Trouble, look, survey_access, survey_widths};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble:?}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Done {
    let words: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let usage = || Trouble::new("look pictures|quick|access|widths OUT BUILD [BEFORE]");
    let [what, out, build, before @ ..] = words.as_slice() else { return Err(usage()) };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        match what.to_str() {
            Some("access") => judged(&survey_access(build, out).await?),
            Some("widths") => judged(&survey_widths(build, out).await?),
            Some(what @ ("pictures" | "quick")) => {
                pictures(build, before.first().map(PathBuf::as_path), out, what == "quick").await
            }
            _ => Err(usage()),
        }
    })
}

async fn pictures(build: &Path, before: Option<&Path>, out: &Path, is_quick: bool) -> Done {
    let differing = look(build, before, out, is_quick).await?;
    println!("pictures are in {}", out.display());
    if before.is_some() {
        println!("{} differ from before", differing.len());
        differing.iter().for_each(|name| println!("  {name}"));
    }
    Ok(())
}

fn judged(findings: &Findings) -> Done {
    if findings.is_empty() {
        println!("nothing found");
    }
    findings.none()
}
