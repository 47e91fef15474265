//! The chores of the repository: `cargo xtask <command>`. Everything that CI runs is here, so that it runs the
//! same way on any machine.

mod bench_web;
mod call;
mod checks;
mod commands;
mod dist;
mod failure;
mod fuzz;
mod links;
mod look;
mod npm;
mod page;
mod plain_build;
mod program;
mod serve;
mod sizes;
mod steps;
mod system_packages;
mod tools;
mod wasm_target;

use std::process::ExitCode;

use call::{Call, Chore, Seeds};
use clap::Parser;
use failure::Outcome;
use page::Workshop;
use steps::Steps;

fn main() -> ExitCode {
    let call = Call::parse();
    match run(call.chore, &mut Steps::new(call.verbose)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::from(failure.code)
        }
    }
}

fn run(chore: Chore, steps: &mut Steps) -> Outcome {
    match chore {
        Chore::Serve(serve) => serve::run(&serve, steps),
        Chore::Build(seeds) => build(&seeds, steps),
        Chore::Dist => dist::run(steps),
        Chore::Test { fast } => checks::test(fast, steps),
        Chore::Format => checks::format(steps),
        Chore::Install => install(steps),
        Chore::Bless => checks::bless(steps),
        Chore::Look(call) => look::run(&call, steps),
        Chore::BenchWeb => bench_web::run(steps),
        Chore::Fuzz { seconds } => fuzz::run(seconds, steps),
    }
}

fn build(seeds: &Seeds, steps: &mut Steps) -> Outcome {
    let seeds = seeds.folder()?;
    let workshop = Workshop::ensure(steps)?;
    page::build(&workshop, seeds.as_deref(), steps)?;
    page::weigh(steps)?.judged()
}

fn install(steps: &mut Steps) -> Outcome {
    Workshop::ensure(steps)?;
    system_packages::ensure_browser(steps)?;
    system_packages::ensure_firefox(steps)?;
    tools::geckodriver(steps)?;
    println!("All tools are there, in {}", tools::cache()?.display());
    Ok(())
}
