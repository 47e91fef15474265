//! `fuzz`: the properties of the core on examples that nobody has seen, then the reader of queries and the decoder of
//! corpora against chance, for as long as is wanted.

use crate::arguments::Arguments;
use crate::commands::{cargo, command, path_with, root};
use crate::failure::{Failure, Outcome};
use crate::steps::Steps;
use crate::tools;

/// Each in `fuzz/fuzz_targets`.
const TARGETS: [&str; 2] = ["asked", "bytes"];

const SECONDS: &str = "60";

/// How many examples a property is tried on for each second that a target gets; the test command has 256 in all.
const EXAMPLES: u32 = 50;

/// libFuzzer's flags are for a nightly compiler; the stable one takes them too when it is told that it may. Without a
/// sanitizer, for the core is safe Rust throughout.
pub(crate) fn run(arguments: &Arguments, steps: &mut Steps) -> Outcome {
    let seconds = arguments.value("--seconds").unwrap_or(SECONDS);
    let Ok(n_seconds) = seconds.parse::<u32>() else {
        return Err(Failure::wrong_call(format!("--seconds wants a number, not `{seconds}`")));
    };
    let n_examples = n_seconds.saturating_mul(EXAMPLES).to_string();
    let mut properties = cargo(&["test", "--package", "corpus", "--all-features", "--tests"]);
    properties.env("PROPTEST_CASES", &n_examples).env_remove("PROPTEST_RNG_SEED");
    steps.run(&format!("Properties on {n_examples} new examples"), &mut properties)?;
    let path = path_with([tools::cargo_fuzz(steps)?])?;
    for target in TARGETS {
        let mut fuzz = command("cargo");
        fuzz.args(["fuzz", "run", "--fuzz-dir"]).arg(root().join("fuzz")).args(["--sanitizer", "none", "--target-dir"]);
        fuzz.arg(root().join("target/fuzz"))
            .args([target, "--", "-max_len=400"])
            .arg(format!("-max_total_time={seconds}"));
        fuzz.env("RUSTC_BOOTSTRAP", "1").env("PATH", &path);
        steps.run(&format!("Fuzzing {target} for {seconds} s"), &mut fuzz)?;
    }
    Ok(())
}
