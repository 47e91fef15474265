//! Files as people have them: what is read of each, and what is refused.

use import::{ImportedArticle, Told, read};
use std::path::Path;

fn of(name: &str) -> ImportedArticle {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    read(name, &bytes).unwrap_or_else(|refusal| panic!("{name}: {refusal}"))
}

fn value(told: &Option<Told>) -> &str {
    told.as_ref().map_or("", |told| &told.value)
}

/// What a page states, and how its text begins and ends.
#[track_caller]
fn check(
    name: &str,
    [title, publication, author, published, url]: [&str; 5],
    [first, last]: [&str; 2],
) -> ImportedArticle {
    let article = of(name);
    let authors: Vec<&str> = article.authors.iter().map(|told| told.value.as_str()).collect();
    let stated = [
        value(&article.title),
        value(&article.publication),
        &authors.join(", "),
        value(&article.published),
        value(&article.url),
    ];
    assert_eq!(stated, [title, publication, author, published, url], "{name}");
    assert!(article.text.starts_with(first) && article.text.trim_end().ends_with(last), "{name}: {}", article.text);
    article
}

#[test]
fn the_article_of_a_saved_page_comes_without_what_stands_around_it() {
    let article = check(
        "gazette.html",
        ["The bridge at Exa is open", "Exa Gazette", "Bea Lund", "2008-05-10", "https://gazette.example/2008/bridge"],
        ["On 3 May Mayor Jon Fisher", "felled for the road."],
    );
    for around in ["cookies", "Sport", "Share on", "Read also", "Imprint", "tracking"] {
        assert!(!article.text.contains(around), "{around}: {}", article.text);
    }
    assert_eq!(article.text.split("\n\n").count(), 5, "{}", article.text);
    assert_eq!((value(&article.language), &article.headings[..]), ("en", &["A museum on the water".to_owned()][..]));
    assert!(article.left_out[0].starts_with("about "), "{:?}", article.left_out);
    let article = check(
        "county-news.html",
        ["Bridge closed for repair", "County News", "Tom Ek", "2011-06-20", ""],
        ["The bridge at Exa was closed on 13 June 2011", "longer than before."],
    );
    assert!(!article.text.contains("Subscribe") && !article.text.contains("Log in"), "{}", article.text);
}

#[test]
fn a_page_of_another_encoding_and_without_metadata_is_read() {
    let article = check(
        "inn.htm",
        ["What the bridge did to the inn", "", "", "", ""],
        ["The bridge at Exa replaced", "for a roof."],
    );
    assert!(
        article.text.contains("the “Café at the Landing”") && article.text.contains("museum – the council"),
        "{}",
        article.text
    );
}

#[test]
fn markdown_states_what_its_front_matter_has() {
    let article = check(
        "note.md",
        ["A note on the ferry", "Ferry Friends", "Ines Marlow, Bea Lund", "2009-02-11", "https://ferry.example/note"],
        ["The ferry of 1931 has an engine by Wye & Sons. It ran for 77 years.", "It never sank."],
    );
    assert_eq!(article.text.split("\n\n").count(), 3, "a point is a paragraph: {}", article.text);
    assert_eq!(article.left_out, ["a picture or a piece of HTML"]);
    let plain = read("a.md", b"# Title\n\nA *word*.").expect("Markdown");
    assert_eq!((value(&plain.title), plain.text.as_str()), ("Title", "A word.\n"));
    assert!(read("a.md", b"---\ntitle: [\n---\n\nText").is_err(), "broken front matter");
}

#[test]
fn a_plain_text_stays_as_it_stands() {
    let article = read("a.txt", b"\xef\xbb\xbfThe bridge\r\n\r\nIt is  open.\r\nAnd wide.\r\n").expect("a text");
    assert_eq!(article.text, "The bridge\n\nIt is open.\nAnd wide.\n");
    assert_eq!(article.title, None);
}

#[test]
fn what_holds_no_article_is_refused_in_one_line() {
    let check = |name: &str, bytes: &[u8], expected: &str| {
        let refusal = read(name, bytes).expect_err(name).to_string();
        assert!(refusal.contains(expected) && !refusal.contains('\n'), "{name}: {refusal}");
    };
    check("a.txt", b"", "the file is empty");
    check("a.txt", b"\x7fELF\x02\x01\0\0\0", "this is no text");
    check("a.pdf", b"%PDF-1.4", "`.pdf` is not read");
    check("README", b"words", "its name has no ending");
    check("a.html", b"<html><body></body></html>", "no ");
    check("a.txt", b" \n\n ", "no text was found");
    check("a.txt", &vec![b'a'; import::MOST_BYTES + 1], "the file has 20 MB");
}

#[test]
fn no_bytes_make_a_reader_fail() {
    let pages = ["gazette.html", "county-news.html", "inn.htm", "note.md"];
    for name in pages {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name);
        let bytes = std::fs::read(&path).expect("the file");
        for length in (0..bytes.len()).step_by(97) {
            // An article or a refusal, never a fault.
            let _borne = read(name, &bytes[..length]);
        }
    }
}
