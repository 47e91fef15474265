//! docs/first-dossier.md as a stranger goes through it: the program alone, three saved pages, and a browser.

use std::fs;
use std::path::Path;
use std::process::Command;

use whole_page::{Done, Page, Site, TemporaryFolder, Trouble, in_browser, program};

const DOCUMENT: &str = include_str!("../../../docs/first-dossier.md");

/// A step of the document.
enum Step<'d> {
    /// Lines behind `$`.
    Call(&'d str),
    /// A file to save.
    File { path: &'d str, text: &'d str },
}

/// What the document has a stranger do, in order.
fn steps() -> Vec<Step<'static>> {
    let mut steps = Vec::new();
    for block in DOCUMENT.split("\n```").skip(1).step_by(2) {
        let (kind, text) = block.split_once('\n').expect("a block has lines");
        match kind.split_once(' ') {
            Some((_, path)) => steps.push(Step::File { path, text }),
            None => steps.extend(text.lines().filter_map(|line| line.strip_prefix("$ ")).map(Step::Call)),
        }
    }
    steps
}

/// A folder with the three pages of the document, as a browser saved them.
fn with_pages() -> Result<TemporaryFolder, Trouble> {
    let folder = TemporaryFolder::new("first-dossier")?;
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/import/tests/files");
    for page in ["gazette.html", "county-news.html", "inn.htm"] {
        fs::copy(pages.join(page), folder.path().join(page))?;
    }
    Ok(folder)
}

/// Goes through the steps until `n` calls of the command are done, with nothing on PATH.
fn done(steps: &[Step<'_>], n: usize, folder: &Path) -> Done {
    let mut n_calls = 0;
    for step in steps {
        match step {
            Step::File { path, text } => {
                let path = folder.join(path);
                fs::create_dir_all(path.parent().unwrap_or(folder))?;
                fs::write(path, text)?;
            }
            Step::Call(line) if n_calls < n => {
                n_calls += 1;
                call(line, folder)?;
            }
            Step::Call(_) => return Ok(()),
        }
    }
    Ok(())
}

fn call(line: &str, folder: &Path) -> Done {
    let words: Vec<&str> = line.split(' ').collect();
    assert_eq!(words[0], "dossier", "the document calls nothing else: {line}");
    let empty = folder.join("nothing-here");
    let output =
        Command::new(program()?).args(&words[1..]).current_dir(folder).env_clear().env("PATH", empty).output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(Trouble::new(format!("{line}\n{}", String::from_utf8_lossy(&output.stderr))))
}

async fn opened(page: &Page, folder: &Path) -> Done {
    page.open_address(&format!("file://{}", folder.join("bridge.html").display())).await?;
    page.has_started().await
}

#[test]
fn three_saved_pages_are_searched_and_compared_in_one_file_after_two_commands() {
    in_browser(Site::new(), async |page| {
        let folder = with_pages()?;
        done(&steps(), 2, folder.path())?;
        opened(page, folder.path()).await?;
        page.follow("Sentences").await?;
        page.type_in_search("ferry").await?;
        page.sentence_is("of the word", |sentence| sentence.contains("‘ferry’")).await?;
        assert!(page.text().await?.contains("found by program"), "what a program found is called so");
        page.follow("Compare").await?;
        page.find("navigation", "How to compare").await?;
        page.until("both texts", async || {
            let text = page.text().await?;
            Ok(text.contains("The bridge at Exa is open") && text.contains("roof"))
        })
        .await
    });
}

#[test]
fn five_facts_later_the_same_file_shows_each_with_its_quote() {
    in_browser(Site::new(), async |page| {
        let folder = with_pages()?;
        done(&steps(), usize::MAX, folder.path())?;
        opened(page, folder.path()).await?;
        page.follow("Statements").await?;
        let text = page.text().await?;
        for statement in ["The old ferry is to become a museum.", "The ferry is no museum, for want of money."] {
            assert!(text.contains(statement), "{statement} in {text}");
        }
        assert!(text.contains("the council never found the money for a roof"), "a fact shows its quote: {text}");
        Ok(())
    });
}

#[test]
fn the_document_has_a_stranger_do_five_things_with_one_program() {
    let steps = steps();
    let calls: Vec<&str> =
        steps.iter().filter_map(|step| if let Step::Call(line) = step { Some(*line) } else { None }).collect();
    assert_eq!(calls.len(), 4, "{calls:?}");
    assert!(calls[0].starts_with("dossier new") && calls[1].contains("--single-file"), "{calls:?}");
    assert_eq!(steps.len() - calls.len(), 3, "three files are saved");
}
