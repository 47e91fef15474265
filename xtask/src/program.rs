//! The corpus in the program: which of the built corpora it is, for the budget counts the program without it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use wasmparser::{BinaryReaderError, Data, DataKind, Operator, Parser, Payload};

use crate::failure::{Failure, Outcome};

/// The page's build scripts, each with the corpus that it wrote.
const BUILDS: &str = "wasm32-unknown-unknown/page/build";
const PACKAGE: &str = "dossier-page-";

/// The newest built corpus whose bytes stand in the program.
pub(crate) fn embedded_corpus(program: &Path, target: &Path) -> Outcome<PathBuf> {
    let bytes = fs::read(program).map_err(|error| Failure::file(program, "read", &error))?;
    let unreadable = |error| Failure::new(format!("{} is no WebAssembly: {error}", program.display()));
    let memory = first_memory(&bytes).map_err(unreadable)?;
    let candidates = built_corpora(&target.join(BUILDS));
    let embedded = candidates.into_iter().find(|file| fs::read(file).is_ok_and(|corpus| holds(&memory, &corpus)));
    let message = || format!("none of the corpora in {BUILDS}/{PACKAGE}*/out stands in {}", program.display());
    embedded.ok_or_else(|| Failure::new(message()).hint("the page and target/ must be of one build: cargo xtask build"))
}

/// The corpora of all builds, the newest first.
fn built_corpora(builds: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(builds).into_iter().flatten().flatten();
    let ours = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(PACKAGE));
    let files = ours.map(|entry| entry.path().join("out/corpus.bin")).filter(|file| file.is_file());
    let time = |file: &Path| file.metadata().and_then(|it| it.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let mut files: Vec<PathBuf> = files.collect();
    files.sort_by_key(|file| std::cmp::Reverse(time(file)));
    files
}

fn holds(memory: &[u8], corpus: &[u8]) -> bool {
    !corpus.is_empty() && memory.windows(corpus.len()).any(|it| it == corpus)
}

/// What the memory holds when the program starts. In the file it lies in pieces: wasm-opt leaves out runs of zeros.
fn first_memory(program: &[u8]) -> Result<Vec<u8>, BinaryReaderError> {
    let mut memory = Vec::new();
    for payload in Parser::new(0).parse_all(program) {
        if let Payload::DataSection(pieces) = payload? {
            for piece in pieces {
                place(&mut memory, &piece?)?;
            }
        }
    }
    Ok(memory)
}

fn place(memory: &mut Vec<u8>, piece: &Data<'_>) -> Result<(), BinaryReaderError> {
    let DataKind::Active { offset_expr, .. } = &piece.kind else {
        return Ok(());
    };
    // Any other expression is the offset of a program that is linked when it starts, which the page's never is.
    if let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? {
        let start = usize::try_from(value).unwrap_or(0);
        let end = start + piece.data.len();
        memory.resize(memory.len().max(end), 0);
        memory[start..end].copy_from_slice(piece.data);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program whose memory holds `one` at 4 and `two` at 9.
    const PROGRAM: &[u8] = b"\0asm\x01\0\0\0\x05\x03\x01\0\x01\x0b\x11\x02\0\x41\x04\x0b\x03one\0\x41\x09\x0b\x03two";

    #[test]
    fn the_pieces_of_memory_are_put_together() {
        assert_eq!(first_memory(PROGRAM).unwrap(), b"\0\0\0\0one\0\0two");
        assert_eq!(first_memory(&PROGRAM[..13]).unwrap(), b"");
        assert!(first_memory(b"<!doctype html>").is_err());
    }

    #[test]
    fn the_corpus_is_the_built_one_that_the_program_holds() {
        // Beside the test itself, in target/: written over by the next run.
        let folder = std::env::current_exe().unwrap().with_file_name("xtask-test-program");
        let corpus = |build: &str| folder.join(BUILDS).join(build).join("out/corpus.bin");
        for (build, bytes) in [("dossier-page-1", "ne\0\0tw"), ("dossier-page-2", "other"), ("another-3", "one")] {
            fs::create_dir_all(corpus(build).parent().unwrap()).unwrap();
            fs::write(corpus(build), bytes).unwrap();
        }
        let program = folder.join("page_bg.wasm");
        fs::write(&program, PROGRAM).unwrap();
        assert_eq!(embedded_corpus(&program, &folder).unwrap(), corpus("dossier-page-1"));
        fs::write(corpus("dossier-page-1"), "").unwrap();
        assert!(embedded_corpus(&program, &folder).unwrap_err().to_string().contains("none of the corpora"));
        assert!(embedded_corpus(&program, Path::new("/no/such/folder")).is_err());
    }
}
