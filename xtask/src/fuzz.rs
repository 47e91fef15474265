//! `fuzz`: the reader of queries and the decoder of corpora against chance, for as long as is wanted.

use crate::arguments::Arguments;
use crate::commands::{command, path_with, root};
use crate::failure::{Failure, Outcome};
use crate::steps::Steps;
use crate::tools;

/// Each in `fuzz/fuzz_targets`.
const TARGETS: [&str; 2] = ["asked", "bytes"];

const SECONDS: &str = "60";

/// libFuzzer's flags are for a nightly compiler; the stable one takes them too when it is told that it may. Without a
/// sanitizer, for the core is safe Rust throughout.
pub(crate) fn run(arguments: &Arguments, steps: &mut Steps) -> Outcome {
    let seconds = arguments.value("--seconds").unwrap_or(SECONDS);
    if seconds.parse::<u32>().is_err() {
        return Err(Failure::wrong_call(format!("--seconds wants a number, not `{seconds}`")));
    }
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
