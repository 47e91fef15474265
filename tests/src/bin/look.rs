//! `look [--quick] OUT BUILD [BEFORE]`: pictures of every view, and which of them differ between two builds. Quick is one
//! width, light.

use std::path::PathBuf;
use std::process::ExitCode;

use whole_page::{Trouble, look};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble:?}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Trouble> {
    let mut arguments = std::env::args_os().skip(1).peekable();
    let is_quick = arguments.next_if(|word| word == "--quick").is_some();
    let mut folders = arguments.map(PathBuf::from);
    let (Some(out), Some(build)) = (folders.next(), folders.next()) else {
        return Err(Trouble::new("look [--quick] OUT BUILD [BEFORE]"));
    };
    let before = folders.next();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let differing = runtime.block_on(look(&build, before.as_deref(), &out, is_quick))?;
    println!("pictures are in {}", out.display());
    if before.is_some() {
        println!("{} differ from before", differing.len());
        differing.iter().for_each(|name| println!("  {name}"));
    }
    Ok(())
}
