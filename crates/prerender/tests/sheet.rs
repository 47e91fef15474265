//! The style sheet: one of many, nothing of it rewritten, in the place of the page's own.

use prerender::{ENTRY, Sheet, bundle, finish, with_sheet};
use std::fs;
use std::path::{Path, PathBuf};

const PAGE: &str = "<!doctypehtml><html lang=en><title></title><link rel=icon href=./icon.svg><link rel=stylesheet href=./main-0123.css><main id=dossier-static></main>";

const LAYERS: [&str; 5] = ["tokens", "base", "views", "enlarged", "print"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A folder with those files, of one test alone.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sheet").join(name);
    let _ = fs::remove_dir_all(&folder);
    for (file, text) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    }
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn all_sheets_are_in_the_one_in_their_layers() {
    let Sheet { name, text } = bundle(&root().join(ENTRY)).expect("the sheets are right");
    let layers: Vec<&str> = text.split("@layer ").skip(1).filter_map(|rest| rest.split('{').next()).collect();
    assert!(layers.is_sorted_by_key(|layer| LAYERS.iter().position(|its| its == layer)), "{layers:?}");
    assert!(LAYERS.iter().all(|layer| layers.contains(layer)) && text.starts_with("@layer "), "{layers:?}");
    assert!(!text.contains("@import") && !text.contains("/*"));
    let sheets = names(&root().join("style")).into_iter().filter(|name| name.ends_with(".css") && name != "main.css");
    let entry = fs::read_to_string(root().join(ENTRY)).expect("the entry");
    sheets.for_each(|sheet| assert!(entry.contains(&format!("@import \"{sheet}\"")), "{sheet} is not imported"));
    assert!(text.contains("url(fonts/source-serif-4-400.woff2)"), "addresses stay as they are written");
    assert_eq!(bundle(&root().join(ENTRY)), Ok(Sheet { name, text }), "the same sheets give the same bytes");
}

#[test]
fn nothing_is_rewritten_for_older_browsers() {
    let css = ":root{color:light-dark(red,#123)}a{&:hover{color:color-mix(in srgb,var(--x) 6%,transparent)}}@container (width<=520px){a{inset:0}}b:is(i,u){clip-path:inset(50%)}\n";
    let modern = folder("modern", &[("main.css", "@import \"a.css\";"), ("a.css", css)]);
    assert_eq!(bundle(&modern.join("main.css")).expect("it is right").text, css.trim_end());
}

#[test]
fn a_sheet_that_is_missing_or_wrong_is_said() {
    let wrong = folder("wrong", &[("main.css", "@import \"gone.css\";"), ("wrong.css", "a{b:c}\n}")]);
    let said = bundle(&wrong.join("main.css")).expect_err("it is missing");
    assert!(said.contains("main.css:1:1: No such file"), "{said}");
    let said = bundle(&wrong.join("wrong.css")).expect_err("it is wrong");
    assert!(said.contains("wrong.css:2:2: "), "{said}");
}

#[test]
fn the_sheet_takes_the_place_of_the_page_s_own() {
    let (page, before) = with_sheet(PAGE, "new.css").expect("it has a sheet");
    assert_eq!((page, before.as_str()), (PAGE.replace("href=./main-0123.css", "href=\"./new.css\""), "main-0123.css"));
    let (page, _) = with_sheet("<link rel=\"stylesheet\" href=\"/blog/a.css\">", "new.css").expect("it has a sheet");
    assert_eq!(page, "<link rel=\"stylesheet\" href=\"/blog/new.css\">");
    assert!(with_sheet("<p>", "new.css").is_err());
}

#[test]
fn a_page_is_finished_once() {
    let sources = [("style/main.css", "@import \"a.css\" layer(a);"), ("style/a.css", "p { color : red }")];
    let staged = [("dist/index.html", PAGE), ("dist/main-0123.css", "@import \"a.css\" layer(a);")];
    let folder = folder("finished", &[sources, staged].concat());
    let page = folder.join("dist/index.html");
    let records = model::Records::default();
    let mut results = Vec::new();
    for _ in 0..2 {
        finish(&page, &records, Some(&folder)).expect("it is finished");
        results.push((names(&folder.join("dist")), fs::read_to_string(&page).expect("the page")));
    }
    assert_eq!(results[0], results[1]);
    let [sheet, index] = results[0].0.as_slice() else { panic!("{:?}", results[0].0) };
    assert!(index == "index.html" && results[0].1.contains(&format!("href=\"./{sheet}\"")), "{results:?}");
    assert_eq!(fs::read_to_string(folder.join("dist").join(sheet)).expect("the sheet"), "@layer a{p{color:red}}");
}
