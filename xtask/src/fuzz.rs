//! `fuzz`: the properties of the engine on examples that nobody has seen, then the reader of queries and the decoder of
//! corpora against chance, for as long as is wanted.

use std::path::Path;
use std::process::Command;

use crate::commands::{cargo, command, on_path, output_of, path_with, root, target};
use crate::failure::{Failure, Outcome};
use crate::steps::Steps;
use crate::tools;

/// Each in `fuzz/fuzz_targets`.
const TARGETS: [&str; 2] = ["asked", "bytes"];

/// The crates whose tests have properties.
const CORE: [&str; 5] = ["text", "model", "extract", "engine", "seeds"];

/// How many examples a property is tried on for each second that a target gets; the test command has 256 in all.
const EXAMPLES: u32 = 50;

pub(crate) fn run(seconds: u32, steps: &mut Steps) -> Outcome {
    require_nightly()?;
    let n_examples = seconds.saturating_mul(EXAMPLES).to_string();
    let mut properties = cargo(&["test", "--tests"]);
    properties.args(CORE.iter().flat_map(|name| ["--package", name]));
    properties.env("PROPTEST_CASES", &n_examples).env_remove("PROPTEST_RNG_SEED");
    steps.run(&format!("Properties on {n_examples} new examples"), &mut properties)?;
    let tools = tools::cargo_fuzz(steps)?;
    for name in TARGETS {
        steps.run(&format!("Fuzzing {name} for {seconds} s"), &mut fuzz(name, seconds, &tools)?)?;
    }
    Ok(())
}

/// libFuzzer's flags are only for a nightly compiler.
fn require_nightly() -> Outcome {
    if on_path("rustup").is_some() && output_of(command("cargo").args(["+nightly", "--version"])).is_some() {
        return Ok(());
    }
    let hint = "rustup toolchain install nightly --profile minimal";
    Err(Failure::new("fuzzing needs a nightly toolchain of rustup's").hint(hint))
}

/// Without a sanitizer, for the engine is safe Rust throughout.
fn fuzz(name: &str, seconds: u32, tools: &Path) -> Outcome<Command> {
    let mut fuzz = command("cargo");
    fuzz.args(["+nightly", "fuzz", "run", "--fuzz-dir"]).arg(root().join("fuzz"));
    fuzz.args(["--sanitizer", "none", "--target-dir"]).arg(target().join("fuzz"));
    fuzz.args([name, "--", "-max_len=400"]).arg(format!("-max_total_time={seconds}"));
    fuzz.env("PATH", path_with([tools.to_owned()])?);
    Ok(fuzz)
}
