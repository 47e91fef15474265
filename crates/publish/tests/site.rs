//! What is published of a page and records: complete, the same each time, and nothing in it that the data says to do.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::read::GzDecoder;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};
use model::{Records, codec};
use publish::{BuiltPage, SiteFile, SiteOptions, compressed, single_file, site};
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::io::Read;
use std::path::Path;

/// As Trunk and the hook leave it, with programs and scripts of a few letters.
const INDEX: &str = "<!doctype html><html lang=\"\"><meta charset=utf-8><title></title><meta name=\"description\" content=\"\">\
    <link href=\"./dossier-1.css\" rel=stylesheet><link href=./icon-1.svg rel=icon>\
    <script data-glue=./dossier-page-1.js data-program=./dossier-page-1_bg.wasm data-program-bytes=\"8\" src=./boot.js></script>\
    <link crossorigin href=./dossier-page-1.js rel=modulepreload>\
    <link as=fetch crossorigin href=./dossier-page-1_bg.wasm rel=preload type=application/wasm></head>\
    <body><main id=dossier-static></main></body></html>";

fn page() -> BuiltPage {
    let files = [
        ("index.html", INDEX),
        ("boot.js", "start()"),
        ("dossier-1.css", "p{color:red}"),
        ("dossier-page-1.js", "export default 1"),
        ("dossier-page-1_bg.wasm", "\0asm\u{1}\0\0\0"),
        ("fonts/one.woff2", "font"),
        ("icon-1.svg", "<svg/>"),
        ("within.js", "let wasm_bindgen=1"),
    ];
    BuiltPage::of(files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))).expect("a page")
}

fn records(fixture: &str) -> Records {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds/tests/fixtures").join(fixture);
    seeds::compile_folder(&folder).expect("right seeds").records
}

fn published(records: &Records, address: Option<&str>) -> Vec<SiteFile> {
    let files = site(&page(), records, &SiteOptions { address: address.map(ToOwned::to_owned) }).expect("a site");
    compressed(files).expect("compressed")
}

fn text_of(files: &[SiteFile], path: &str) -> String {
    let file = files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("{path} is there"));
    String::from_utf8(file.bytes.clone()).expect("text")
}

/// Every `href`, `src` and `data-…` address of a document.
fn addresses(html: &str) -> Vec<String> {
    let found = RefCell::new(Vec::new());
    let settings = RewriteStrSettings::new().append_element_content_handler(element!("*", |element| {
        let names = ["href", "src", "data-glue", "data-program", "data-corpus"];
        found.borrow_mut().extend(names.iter().filter_map(|name| element.get_attribute(name)));
        Ok(())
    }));
    rewrite_str(html, settings).expect("HTML");
    found.into_inner()
}

#[test]
fn the_document_names_what_is_there_and_comes_last() {
    for fixture in ["three", "bare", "scripts", "unread"] {
        let files = published(&records(fixture), None);
        assert_eq!(files.last().map(|file| file.path.as_str()), Some("index.html"));
        for address in addresses(&text_of(&files, "index.html")).iter().filter(|address| address.starts_with("./")) {
            assert!(files.iter().any(|file| format!("./{}", file.path) == *address), "{fixture}: {address}");
        }
        let beside = |address: &String| !address.starts_with("../") && !address.starts_with("data:");
        let from_post = addresses(&text_of(&files, "examples/post.html"));
        assert_eq!(from_post.into_iter().filter(beside).collect::<Vec<_>>(), ["post.css"], "{fixture}");
        assert!(!files.iter().any(|file| file.path == "within.js"), "what only one file needs is not sent");
    }
}

#[test]
fn the_corpus_is_the_records_and_the_starter_knows_its_size() {
    let records = records("three");
    let files = published(&records, None);
    let corpus = files.iter().find(|file| file.path.starts_with("corpus-")).expect("a corpus");
    assert_eq!(codec::decode(&corpus.bytes).expect("records"), records);
    let index = text_of(&files, "index.html");
    assert!(index.contains(&format!("data-corpus=\"./{}\"", corpus.path)), "{index}");
    assert!(index.contains(&format!("data-corpus-bytes=\"{}\"", corpus.bytes.len())), "{index}");
    assert!(index.contains("<h1>A crane for Port Example</h1>"), "articles are there to read without the program");
}

#[test]
fn what_is_compressed_comes_out_as_it_was() {
    for file in published(&records("three"), None) {
        let Some((brotli, gzip)) = &file.compressed else { continue };
        let mut out = Vec::new();
        brotli::BrotliDecompress(&mut &brotli[..], &mut out).expect("brotli");
        assert_eq!(out, file.bytes, "{}", file.path);
        out.clear();
        GzDecoder::new(&gzip[..]).read_to_end(&mut out).expect("gzip");
        assert_eq!(out, file.bytes, "{}", file.path);
    }
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let records = records("three");
    assert_eq!(published(&records, None), published(&records, None));
    assert_eq!(single_file(&page(), &records), single_file(&page(), &records));
    let again = BuiltPage::unpacked(&page().packed().expect("packed")).expect("a page");
    assert_eq!(again, page());
}

#[test]
fn only_what_has_its_checksum_in_its_name_is_kept_for_ever() {
    let files = published(&records("three"), None);
    let headers = text_of(&files, "_headers");
    for file in &files {
        let is_told = headers.contains(&format!("\n/{}\n  Cache-Control: public", file.path));
        let has_sum = file.path.starts_with("fonts/") || file.path.contains("-1") || file.path.starts_with("corpus-");
        assert_eq!(is_told, has_sum, "{}", file.path);
    }
    assert!(headers.contains("Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"));
}

#[test]
fn what_others_show_of_a_link_is_said_and_the_address_where_it_is_known() {
    let records = records("three");
    let unknown = text_of(&published(&records, None), "index.html");
    assert!(unknown.contains("<meta property=\"og:title\" content=\"A crane for Port Example\">"), "{unknown}");
    assert!(!unknown.contains("og:url") && !unknown.contains("canonical"));
    let files = published(&records, Some("https://example.org/crane/"));
    let known = text_of(&files, "index.html");
    assert!(known.contains("<meta property=\"og:url\" content=\"https://example.org/crane/\">"), "{known}");
    assert!(known.contains("<link rel=\"canonical\" href=\"https://example.org/crane/\">"), "{known}");
    let post = text_of(&files, "examples/post.html");
    assert!(post.contains("src=\"https://example.org/crane/?embed#/"), "{post}");
}

#[test]
fn the_post_frames_what_this_dossier_has() {
    let post = text_of(&published(&records("three"), None), "examples/post.html");
    assert!(post.contains("<iframe src=\"../index.html?embed#/facts?theme="), "{post}");
    assert!(post.contains("A crane for Port Example: ") && post.contains(", side by side</a>"), "{post}");
    let frames: Vec<&str> = post.split("<iframe src=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(
        frames.len() > 1 && frames.iter().all(|one| frames.iter().filter(|it| *it == one).count() == 1),
        "{frames:?}"
    );
    let unread = text_of(&published(&records("unread"), None), "examples/post.html");
    assert!(unread.contains("<iframe src=\"../index.html?embed#/"), "{unread}");
}

const HOSTILE: &str = "</title></script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

#[test]
fn nothing_in_the_data_becomes_markup() {
    let mut hostile = records("three");
    hostile.dossier.title = HOSTILE.to_owned();
    hostile.dossier.description = HOSTILE.to_owned();
    hostile.themes.iter_mut().chain(&mut hostile.actors).for_each(|term| term.name = HOSTILE.to_owned());
    let files = published(&hostile, None);
    let single = single_file(&page(), &hostile).expect("one file");
    for html in [text_of(&files, "index.html"), text_of(&files, "examples/post.html"), single] {
        let elements = |selector: &str| {
            let n = RefCell::new(0);
            let settings = RewriteStrSettings::new().append_element_content_handler(element!(selector, |_| {
                *n.borrow_mut() += 1;
                Ok(())
            }));
            rewrite_str(&html, settings).expect("HTML");
            n.into_inner()
        };
        assert_eq!((elements("img"), elements("[onerror]")), (0, 0), "{html}");
        assert!(!html.contains("<script>alert"), "{html}");
    }
}

/// What stands in each element that the selector finds.
fn contents(html: &str, selector: &str) -> Vec<String> {
    let found = RefCell::new(Vec::new());
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!(selector, |_| {
            found.borrow_mut().push(String::new());
            Ok(())
        }))
        .append_element_content_handler(text!(selector, |chunk| {
            if let Some(last) = found.borrow_mut().last_mut() {
                last.push_str(chunk.as_str());
            }
            Ok(())
        }));
    rewrite_str(html, settings).expect("HTML");
    found.into_inner()
}

#[test]
fn one_file_holds_all_and_lets_nothing_else_run() {
    let records = records("three");
    let html = single_file(&page(), &records).expect("one file");
    assert!(
        addresses(&html).iter().all(|address| address.starts_with("data:") || address.starts_with("https://")),
        "{html}"
    );
    assert!(contents(&html, "link[href]:not([rel=icon])").is_empty(), "nothing is loaded");
    let policy = html.split_once("content=\"default-src 'none'").expect("a policy").1;
    let policy = policy.split('"').next().expect("its end");
    let scripts = contents(&html, "script:not([type])");
    assert_eq!(scripts, ["start()", "let wasm_bindgen=1;window.dossierWithin=wasm_bindgen;"]);
    for running in scripts.iter().chain(&contents(&html, "style")) {
        let sum = STANDARD.encode(Sha256::digest(running));
        assert!(policy.contains(&format!("'sha256-{sum}'")), "{running} in {policy}");
    }
    assert_eq!(policy.matches("sha256-").count(), 3, "and no more: {policy}");
    assert!(!policy.contains("connect-src") && !policy.contains("unsafe-inline"), "{policy}");
    let corpus = STANDARD.decode(&contents(&html, "#dossier-corpus")[0]).expect("base64");
    let mut bytes = Vec::new();
    GzDecoder::new(&corpus[..]).read_to_end(&mut bytes).expect("gzip");
    assert_eq!(codec::decode(&bytes).expect("records"), records);
}

#[test]
fn a_page_that_lacks_a_part_is_refused() {
    let without = |name: &str| {
        let files = [("index.html", INDEX), ("within.js", "x")].into_iter().filter(|(path, _)| *path != name);
        BuiltPage::of(files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())))
    };
    for name in ["index.html", "within.js"] {
        assert_eq!(without(name), Err(format!("the page in the program has no {name}")));
    }
    let bare = without("").expect("a page");
    assert!(single_file(&bare, &Records::default()).expect_err("no sheet").contains("dossier-1.css"));
    assert!(BuiltPage::unpacked(b"\xff\xff\xff\xff\xff\xff").is_err());
}
