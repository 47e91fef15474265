//! What the tests of the engine try on a few examples, on as many as there is time for.

#![no_main]

#[path = "../../crates/engine/tests/engine/chance/asked.rs"]
mod asked;

libfuzzer_sys::fuzz_target!(|input: &str| asked::ask(input));
