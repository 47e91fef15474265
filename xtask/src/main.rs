//! The chores of the repository: `cargo xtask <command>`. Everything that CI runs is here, so that it runs the
//! same way on any machine.

mod arguments;
mod bench_web;
mod checks;
mod commands;
mod failure;
mod fuzz;
mod links;
mod page;
mod serve;
mod sizes;
mod steps;
mod system_packages;
mod tools;
mod wasm_target;

use std::process::ExitCode;

use arguments::{Accepted, Arguments};
use failure::{Failure, Outcome};
use page::Workshop;
use steps::Steps;

struct Command {
    name: &'static str,
    usage: &'static str,
    about: &'static str,
    accepted: Accepted,
    run: fn(&Arguments, &mut Steps) -> Outcome,
}

const COMMANDS: [Command; 7] = [
    Command {
        name: "serve",
        usage: "[--dev] [--port N] [--seeds DIR]",
        about: "install what is missing, build the page, serve it on 127.0.0.1; --dev watches",
        accepted: Accepted { switches: &["--dev"], options: &["--port", "--seeds"] },
        run: serve::run,
    },
    Command {
        name: "build",
        usage: "[--seeds DIR]",
        about: "the release page in dist/, weighed against its budget",
        accepted: Accepted { switches: &[], options: &["--seeds"] },
        run: build,
    },
    Command {
        name: "test",
        usage: "[--fast]",
        about: "everything that CI runs; --fast leaves out the page and the browser",
        accepted: Accepted { switches: &["--fast"], options: &[] },
        run: checks::test,
    },
    Command {
        name: "install",
        usage: "",
        about: "only the tools",
        accepted: Accepted { switches: &[], options: &[] },
        run: install,
    },
    Command {
        name: "bless",
        usage: "",
        about: "write the golden files of the tests anew",
        accepted: Accepted { switches: &[], options: &[] },
        run: checks::bless,
    },
    Command {
        name: "bench-web",
        usage: "",
        about: "our engine beside those of others in a browser, kept in docs/measurements.md",
        accepted: Accepted { switches: &[], options: &[] },
        run: bench_web::run,
    },
    Command {
        name: "fuzz",
        usage: "[--seconds N]",
        about: "new examples for the properties; the reader of queries and the decoder of corpora against chance",
        accepted: Accepted { switches: &[], options: &["--seconds"] },
        run: fuzz::run,
    },
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::from(failure.code)
        }
    }
}

fn run(mut words: Vec<String>) -> Outcome {
    if words.is_empty() || words.iter().any(|word| matches!(word.as_str(), "help" | "-h" | "--help")) {
        println!("{}", usage());
        return Ok(());
    }
    let all = words.len();
    words.retain(|word| !matches!(word.as_str(), "-v" | "--verbose"));
    let verbose = words.len() < all;
    let Some((name, rest)) = words.split_first() else {
        return Err(Failure::wrong_call("which command?").hint(usage()));
    };
    let unknown = || Failure::wrong_call(format!("no such command: {name}")).hint(usage());
    let command = COMMANDS.iter().find(|it| it.name == name).ok_or_else(unknown)?;
    let arguments = Arguments::read(rest, &command.accepted)
        .map_err(|failure| failure.hint(format!("usage: cargo xtask {name} {}", command.usage)))?;
    (command.run)(&arguments, &mut Steps::new(verbose))
}

fn usage() -> String {
    let line = |it: &Command| format!("  {:10}{:34}{}\n", it.name, it.usage, it.about);
    let commands: String = COMMANDS.iter().map(line).collect();
    format!("cargo xtask COMMAND\n\n{commands}\n--verbose shows what the commands print, also where they succeed.")
}

fn build(arguments: &Arguments, steps: &mut Steps) -> Outcome {
    let seeds = arguments.seeds()?;
    let workshop = Workshop::ensure(steps)?;
    page::build(&workshop, seeds.as_deref(), steps)?;
    page::weigh(steps)
}

fn install(_: &Arguments, steps: &mut Steps) -> Outcome {
    Workshop::ensure(steps)?;
    system_packages::ensure_browser(steps)?;
    println!("All tools are there, in {}", tools::cache()?.display());
    Ok(())
}
