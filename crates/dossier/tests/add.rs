//! `new` and `add`: from files that people have to a dossier that is right.

use dossier::command::{CommandOutput, Surroundings, run};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder that is taken away again.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("dossier-{name}-{}", std::process::id()));
        let _gone = fs::remove_dir_all(&folder);
        Self(folder)
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.0);
    }
}

fn file(name: &str) -> String {
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("../import/tests/files");
    files.join(name).display().to_string()
}

fn call(words: &[&str]) -> CommandOutput {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    run(&words, &Surroundings::default())
}

#[test]
fn three_saved_pages_become_a_dossier_that_is_right() {
    let scratch = Scratch::new("pages");
    let folder = scratch.0.display().to_string();
    let made = call(&["new", &folder, &file("gazette.html"), &file("county-news.html"), &file("inn.htm")]);
    assert_eq!((made.status, made.err.as_str()), (0, ""), "{made:?}");
    assert!(made.out.contains("left out: about 46 words that stand around the article"), "{}", made.out);
    let about = scratch.text("dossier.toml");
    assert!(about.contains("The bridge at Exa is open · Bridge closed for repair · What the bridge did to the inn"));
    let sidecar = scratch.text("articles/the-bridge-at-exa-is-open.toml");
    let lines = "lines = [{ exact = \"A museum on the water\", role = \"heading\" }]";
    assert!(sidecar.contains("published = \"2008-05-10\"") && sidecar.contains(lines), "{sidecar}");
    let original = fs::read(scratch.0.join("originals/what-the-bridge-did-to-the-inn.htm")).expect("the original");
    assert_eq!(original, fs::read(file("inn.htm")).expect("the page"), "byte for byte");
    let checked = call(&["check", &folder]);
    assert!(checked.status == 0 && checked.out.contains("3 articles"), "{checked:?}");
    assert!(checked.out.contains("warnings 0, hints 0"), "{}", checked.out);
}

#[test]
fn what_is_refused_keeps_nothing_else_out_and_the_same_text_comes_once() {
    let scratch = Scratch::new("refused");
    let folder = scratch.0.display().to_string();
    assert_eq!(call(&["new", &folder, &file("note.md")]).status, 0);
    let added = call(&["add", &folder, &file("README.md"), &file("note.md"), "/no/such.txt", &file("inn.htm")]);
    assert_eq!(added.status, 1);
    assert!(added.err.contains("its text is there already") && added.err.ends_with("2 errors\n"), "{}", added.err);
    assert!(scratch.0.join("articles/what-the-bridge-did-to-the-inn.txt").exists());
}

#[test]
fn a_file_of_300_megabytes_is_refused_before_it_is_read() {
    let scratch = Scratch::new("large");
    let folder = scratch.0.display().to_string();
    assert_eq!(call(&["new", &folder]).status, 0);
    let large = scratch.0.join("large.pdf");
    fs::File::create(&large).and_then(|file| file.set_len(300_000_000)).expect("a file of nothing");
    let added = call(&["add", &folder, &large.display().to_string()]);
    assert!(added.status == 1 && added.err.contains("the file has 300 MB; files of up to 20 MB are read"), "{added:?}");
    assert!(!scratch.0.join("originals").exists());
}

#[test]
fn where_nothing_can_be_read_no_folder_is_made() {
    let scratch = Scratch::new("nothing");
    let folder = scratch.0.display().to_string();
    let made = call(&["new", &folder, "/no/such.txt", &file("../files.rs")]);
    assert_eq!(made.status, 1);
    assert!(made.err.contains("2 errors\n") && made.err.contains("not made"), "{}", made.err);
    assert!(!scratch.0.exists());
}

#[test]
fn of_plain_texts_language_and_day_are_guessed_and_what_is_not_stated_can_be_filled_in() {
    let scratch = Scratch::new("plain");
    fs::create_dir_all(&scratch.0).expect("a folder");
    let text = scratch.0.join("bridge.txt");
    let body = "Новый мост открыт\n\n10 мая 2008\n\nНовый мост открыт, а старый паром будет ходить до сентября.\n";
    fs::write(&text, body).expect("written");
    let folder = scratch.0.join("dossier").display().to_string();
    let made = call(&["new", &folder, &text.display().to_string()]);
    assert_eq!((made.status, made.err.as_str()), (0, ""), "{made:?}");
    for said in ["published (a line at its head)", "language (by its letters and words)"] {
        assert!(made.out.contains(said), "{}", made.out);
    }
    assert!(made.out.contains("not stated: publication, authors, url"), "{}", made.out);
    let about = scratch.text("dossier/dossier.toml");
    assert!(about.contains("language = \"ru\"") && about.contains("description = \"Новый мост открыт\""), "{about}");
    let sidecar = scratch.text("dossier/articles/bridge.toml");
    assert!(sidecar.contains("lines = [{ exact = \"10 мая 2008\", role = \"byline\" }]"), "{sidecar}");
    // Whoever takes the signs away has written what is right.
    let filled = sidecar.replace("# Not stated", "## Not stated").replace("\n# ", "\n").replace("## ", "# ");
    assert_ne!(filled, sidecar);
    fs::write(scratch.0.join("dossier/articles/bridge.toml"), filled).expect("written");
    let checked = call(&["check", &folder]);
    assert!(checked.status == 0 && checked.out.contains("warnings 0, hints 0"), "{checked:?}");
}

#[test]
fn an_id_that_any_file_has_or_had_is_not_given_again() {
    let scratch = Scratch::new("ids");
    let folder = scratch.0.display().to_string();
    assert_eq!(call(&["new", &folder, &file("note.md")]).status, 0);
    fs::remove_file(scratch.0.join("articles/a-note-on-the-ferry.txt")).expect("removed");
    fs::write(scratch.0.join("retired.toml"), "articles = [\"a-note-on-the-ferry-2\"]\n").expect("written");
    let other = scratch.0.join("other.md");
    fs::write(&other, "# A note on the ferry\n\nAnother text.\n").expect("written");
    let before =
        ["articles/a-note-on-the-ferry.toml", "originals/a-note-on-the-ferry.md"].map(|path| scratch.text(path));
    assert_eq!(call(&["add", &folder, &other.display().to_string()]).status, 0);
    let after =
        ["articles/a-note-on-the-ferry.toml", "originals/a-note-on-the-ferry.md"].map(|path| scratch.text(path));
    assert_eq!(before, after);
    assert_eq!(scratch.text("articles/a-note-on-the-ferry-3.txt"), "Another text.\n");
}

#[test]
fn what_cannot_be_written_whole_is_not_begun() {
    let scratch = Scratch::new("whole");
    let folder = scratch.0.display().to_string();
    assert_eq!(call(&["new", &folder]).status, 0);
    // A file is where the originals are to be.
    fs::write(scratch.0.join("originals"), "").expect("written");
    let added = call(&["add", &folder, &file("note.md")]);
    assert!(added.status == 1 && added.out.is_empty(), "{added:?}");
    assert_eq!(fs::read_dir(scratch.0.join("articles")).expect("a folder").count(), 0);
    fs::remove_file(scratch.0.join("originals")).expect("removed");
    assert_eq!(call(&["add", &folder, &file("note.md")]).status, 0);
}

#[test]
fn headings_that_occur_twice_and_dates_as_headings_make_what_is_right() {
    let scratch = Scratch::new("headings");
    fs::create_dir_all(&scratch.0).expect("a folder");
    let text = scratch.0.join("ferry.md");
    let body = "# The ferry\n\n## May 3, 2008\n\nIt runs.\n\n## Notes\n\nOne.\n\n## Notes\n\nTwo.\n";
    fs::write(&text, body).expect("written");
    let folder = scratch.0.join("dossier").display().to_string();
    assert_eq!(call(&["new", &folder, &text.display().to_string()]).status, 0);
    let checked = call(&["check", &folder]);
    assert!(checked.status == 0 && checked.out.contains("warnings 0, hints 0"), "{checked:?}");
}

#[test]
fn what_is_named_wrongly_is_said_with_what_to_do() {
    let scratch = Scratch::new("named");
    fs::create_dir_all(&scratch.0).expect("a folder");
    let text = scratch.0.join("a.txt");
    fs::write(&text, "A text.\n").expect("written");
    let (folder, text) = (scratch.0.join("dossier").display().to_string(), text.display().to_string());
    let forgotten = call(&["new", &text, &text]);
    assert!(
        forgotten.status == 2 && forgotten.err.contains("the first word is the folder to be made"),
        "{forgotten:?}"
    );
    let made = call(&["new", &folder, &scratch.0.display().to_string(), "www.example.org/a.html", &text]);
    assert!(made.err.contains("this is a folder; name the files in it"), "{made:?}");
    assert!(made.err.contains("an address begins with https://"), "{made:?}");
}

#[test]
fn nothing_that_is_there_is_written_over() {
    let scratch = Scratch::new("there");
    let folder = scratch.0.display().to_string();
    let no_dossier = call(&["add", &folder, &file("note.md")]);
    assert!(no_dossier.status == 2 && no_dossier.err.contains("there is no dossier"), "{no_dossier:?}");
    assert_eq!(call(&["new", &folder]).status, 0);
    let again = call(&["new", &folder, &file("note.md")]);
    assert!(again.status == 2 && again.err.contains("there is a dossier already"), "{again:?}");
    fs::remove_file(scratch.0.join("dossier.toml")).expect("removed");
    let others = call(&["new", &folder]);
    assert!(others.status == 2 && others.err.contains("the folder holds other files"), "{others:?}");
    fs::remove_dir_all(scratch.0.join("articles")).expect("removed");
    assert_eq!(call(&["new", &folder, &file("note.md")]).status, 0);
    // Two articles of one title have two ids.
    fs::write(scratch.0.join("other.md"), "# A note on the ferry\n\nAnother text.\n").expect("written");
    let other = scratch.0.join("other.md").display().to_string();
    assert_eq!(call(&["add", &folder, &other]).status, 0);
    assert_eq!(scratch.text("articles/a-note-on-the-ferry-2.txt"), "Another text.\n");
}
