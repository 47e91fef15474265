//! `test`: everything that must pass, in the order in which it fails soonest; and `bless`.

use std::path::Path;
use std::process::Command;

use crate::call::Seeds;
use crate::commands::{ALL_ELSE, WHOLE_PAGE, cargo, command, on_path, root};
use crate::dist::{self, Effort};
use crate::failure::{Failure, Outcome};
use crate::page::{self, Workshop};
use crate::steps::Steps;
use crate::wasm_target::{self, Compiler, TARGET};
use crate::{look, npm, plain_build, system_packages, tools};

/// The package of the page, the only one that is built for the browser.
const PAGE: &str = "dossier-page";
/// Crates that compile seeds; in the page they would cost tens of kilobytes. Leptos names `toml` itself, for its
/// server half, which the linker leaves out: it is not looked into.
const NOT_IN_THE_PAGE: [&str; 3] = ["toml", "schemars", "edtf-core"];

pub(crate) fn test(fast: bool, steps: &mut Steps) -> Outcome {
    let outcome = native(steps).and_then(|()| if fast { Ok(()) } else { browser(steps) });
    steps.print_table();
    outcome
}

/// What needs no page: a minute where little has changed.
fn native(steps: &mut Steps) -> Outcome {
    let deny = ["--", "-D", "warnings"];
    steps.run("Format", &mut cargo(&["fmt", "--all", "--check"])).map_err(|it| it.hint("mend: cargo fmt --all"))?;
    views_format(steps)?;
    steps.run("Lints, host", cargo(&["clippy", "--workspace", "--all-targets"]).args(deny))?;
    lint_page(steps)?;
    steps.work("No seed compiler in the page", page_crates)?;
    boot_types(steps)?;
    unit_tests(steps)?;
    steps.run("Examples in the documentation", cargo(&["test", "--doc"]).args(ALL_ELSE))
}

/// What stands in `view!` is not rustfmt's.
fn views_format(steps: &mut Steps) -> Outcome {
    let mut format = Command::new(tools::leptosfmt(steps)?);
    format.args(["--check", "--quiet", "src"]).current_dir(root());
    let outcome = steps.run("Format, views", &mut format);
    outcome.map_err(|it| it.hint("mend: cargo xtask format"))
}

/// `view!` by leptosfmt, then the rest by rustfmt, which has the last word on what is around it.
pub(crate) fn format(steps: &mut Steps) -> Outcome {
    let mut format = Command::new(tools::leptosfmt(steps)?);
    steps.run("Views", format.args(["--quiet", "src"]).current_dir(root()))?;
    steps.run("All else", &mut cargo(&["fmt", "--all"]))
}

/// Debian's compiler is a version of its own, so where it stands in only its errors count, not its lints.
fn lint_page(steps: &mut Steps) -> Outcome {
    let target = ["--package", PAGE, "--target", TARGET];
    let compiler = wasm_target::ensure(steps)?;
    if compiler == Compiler::Debian {
        let mut check = compiler.cargo(&["check"])?;
        return steps.run("Check, page (no lints with Debian's compiler)", check.args(target));
    }
    let mut clippy = cargo(&["clippy"]);
    steps.run("Lints, page", clippy.args(target).args(["--", "-D", "warnings"]))?;
    let mut whole = cargo(&["check"]);
    steps.run("Check, page on Leptos itself", whole.args(target).args(["--features", "whole"]))
}

/// The script that starts the page is typed by its comments.
fn boot_types(steps: &mut Steps) -> Outcome {
    let folder = npm::installed("xtask/types", "types", "the checker of types", steps)?;
    let mut check = command("node");
    check.arg(folder.join("node_modules/typescript/bin/tsc"));
    check.args(["--noEmit", "--allowJs", "--checkJs", "--strict", "--target", "es2020", "--module", "esnext"]);
    check.args(["--lib", "es2020,dom"]).arg(root().join("src/boot.js"));
    steps.run("Types of boot.js", &mut check)
}

/// Holds the rule that the page carries the compiled corpus, never its compiler.
fn page_crates() -> Outcome {
    let mut tree = cargo(&["tree", "--locked", "--package", PAGE, "--target", TARGET]);
    tree.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]);
    let output = tree.output().map_err(|error| Failure::new(format!("could not run cargo tree: {error}")))?;
    if !output.status.success() {
        return Err(Failure::new(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    match unwanted_crate(&String::from_utf8_lossy(&output.stdout)) {
        None => Ok(()),
        Some(name) => {
            let why = format!("why: cargo tree -p {PAGE} --target {TARGET} -e normal --invert {name}");
            Err(Failure::new(format!("the page depends on {name}")).hint(why))
        }
    }
}

fn unwanted_crate(tree: &str) -> Option<&str> {
    let names = tree.lines().filter_map(|line| line.split_whitespace().next());
    names.into_iter().find(|name| NOT_IN_THE_PAGE.contains(name) || name.starts_with("toml_"))
}

fn unit_tests(steps: &mut Steps) -> Outcome {
    let (name, mut tests) = if on_path("cargo-nextest").is_some() {
        ("Tests (nextest)", cargo(&["nextest", "run"]))
    } else {
        ("Tests", cargo(&["test", "--lib", "--bins", "--tests", "--examples"]))
    };
    steps.run(name, same_examples(&mut tests).args(ALL_ELSE))
}

/// The properties are tried on the same examples each time, so that a change is judged by what it changes; new ones are
/// looked for by `fuzz`. Whoever sets the variable has their own.
fn same_examples(tests: &mut Command) -> &mut Command {
    const SEED: &str = "PROPTEST_RNG_SEED";
    if std::env::var_os(SEED).is_none() {
        tests.env(SEED, "2008");
    }
    tests
}

fn browser(steps: &mut Steps) -> Outcome {
    let driver = system_packages::ensure_browser(steps)?;
    system_packages::ensure_firefox(steps)?;
    let geckodriver = tools::geckodriver(steps)?;
    let workshop = Workshop::ensure(steps)?;
    let seeds = Seeds::default().folder()?;
    page::build(&workshop, seeds.as_deref(), steps)?;
    let weights = page::weigh(steps)?;
    weights.judged()?;
    // What another dossier holds is its own affair.
    if seeds.is_none() {
        weights.judged_whole()?;
    }
    plain_build::check(&workshop, seeds.as_deref(), steps)?;
    elements(&driver, steps)?;
    let program = dist::program(&workshop, Effort::Tested, steps)?;
    let axe = look::axe(steps)?;
    let mut tests = cargo(&["test", "--package", WHOLE_PAGE]);
    tests.env("DOSSIER_DIST", page::dist()).env("CHROMEDRIVER", &driver).env(look::AXE, axe);
    tests.env("GECKODRIVER", geckodriver).env("DOSSIER_PROGRAM", program);
    tests.env_remove("DOSSIER_SEEDS").envs(seeds.map(|it| ("DOSSIER_SEEDS", it)));
    steps.run("The whole page, in a browser", &mut tests)
}

/// The tests of `slim`, in a browser; what it stands in for must pass the same.
fn elements(driver: &Path, steps: &mut Steps) -> Outcome {
    let runner = tools::browser_test_runner(steps)?;
    for (name, features) in
        [("Elements, in a browser", &[][..]), ("The same on Leptos itself", &["--features", "whole"])]
    {
        let mut tests = cargo(&["test", "--package", "slim", "--target", TARGET, "--test", "browser"]);
        tests.args(features).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &runner).env("CHROMEDRIVER", driver);
        steps.run(name, &mut tests)?;
    }
    Ok(())
}

/// Golden files are written anew from what the code says now; `git diff` shows what that changes.
pub(crate) fn bless(steps: &mut Steps) -> Outcome {
    let mut tests = cargo(&["test"]);
    steps.run("Writing golden files anew", tests.args(ALL_ELSE).env("DOSSIER_BLESS", "1"))?;
    println!("Read the change before you commit it: git diff");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seed_compiler_is_recognised() {
        let clean = "dossier-page v0.1.0 (/x)\nserde v1.0.229\nleptos v0.8.23 (*)\ntomlike v1.0.0\n";
        assert_eq!(unwanted_crate(clean), None);
        assert_eq!(unwanted_crate("serde v1\ntoml_parser v1.0.0\n"), Some("toml_parser"));
        assert_eq!(unwanted_crate("toml v1.2.1\n"), Some("toml"));
    }
}
