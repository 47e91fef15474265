//! `dossier serve` before the eyes of who writes facts: the page follows the folder, and what is wrong stands in it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use whole_page::{Done, Site, TemporaryFolder, Trouble, copy_folder, fixture, in_browser, program};

/// The command, ended when the test is.
struct Serving {
    process: Child,
    address: String,
    /// It ends when nobody reads what it says.
    _said: BufReader<ChildStdout>,
}

impl Serving {
    fn start(folder: &Path) -> Result<Self, Trouble> {
        let mut call = Command::new(program()?);
        let mut process = call.arg("serve").arg(folder).args(["--port", "0"]).stdout(Stdio::piped()).spawn()?;
        let said = process.stdout.take().ok_or_else(|| Trouble::new("it says nothing"))?;
        let (mut said, mut line) = (BufReader::new(said), String::new());
        said.read_line(&mut line)?;
        let address = line.split(' ').next().unwrap_or_default().to_owned();
        Ok(Self { process, address, _said: said })
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn change(file: &Path, from: &str, to: &str) -> Done {
    let text = fs::read_to_string(file)?;
    assert!(text.contains(from), "{from} in {text}");
    Ok(fs::write(file, text.replace(from, to))?)
}

#[test]
fn the_page_follows_the_folder_and_shows_what_is_wrong_in_it() {
    in_browser(Site::new(), async |page| {
        let folder = TemporaryFolder::new("served")?;
        copy_folder(&fixture("three"), folder.path())?;
        let serving = Serving::start(folder.path())?;
        page.open_address(&format!("{}#/facts?q=crane", serving.address)).await?;
        page.has_started().await?;
        page.sentence_is("of the word", |sentence| sentence.contains("‘crane’")).await?;

        let facts = folder.path().join("facts/2001-gazette.toml");
        change(&facts, "statement = ", "statment = ")?;
        let alert = page.find("alert", "").await?;
        let said = alert.text().await?;
        assert!(said.contains("facts/2001-gazette.toml:") && said.contains("did you mean `statement`"), "{said}");
        assert!(!page.statements().await?.is_empty(), "the last good page stays usable");

        change(&facts, "statment = ", "statement = ")?;
        change(&folder.path().join("dossier.toml"), "A crane for", "A second crane for")?;
        page.until("the new page", async || {
            Ok(page.ask::<String>("return document.title").await?.contains("second crane"))
        })
        .await?;
        page.is_gone("alert", whole_page::Name::begins("")).await?;
        page.sentence_is("of the same word", |sentence| sentence.contains("‘crane’")).await.map(drop)
    });
}
