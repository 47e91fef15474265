//! The scripts of a built page, shorter.

use prerender::shorten_scripts;
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scripts").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder is made");
    files.iter().for_each(|(file, text)| fs::write(folder.join(file), text).expect("the file is written"));
    folder
}

#[test]
fn what_is_written_for_people_is_left_out_and_all_else_stays() {
    let script =
        "// A comment.\nexport const greet = (name) => {\n    return `Good day, ${name}: /* no */ // comment`;\n};\n";
    let folder = folder("short", &[("page.js", script), ("page.css", "/* a */ b { }"), ("empty.js", "")]);
    for _ in 0..2 {
        shorten_scripts(&folder).expect("the scripts are right");
        let short = fs::read_to_string(folder.join("page.js")).expect("it is there");
        assert!(short.contains("`Good day, ${name}: /* no */ // comment`"), "{short}");
        assert!(!short.contains("A comment") && short.len() < script.len(), "{short}");
    }
    assert_eq!(fs::read_to_string(folder.join("page.css")).expect("it is there"), "/* a */ b { }");
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let missing = Path::new("no/such/folder");
    assert!(shorten_scripts(missing).is_err_and(|error| error.starts_with("no/such/folder: ")));
}
