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

/// What is said of a file that is refused: one line.
#[track_caller]
fn refused(name: &str, bytes: &[u8], expected: &str) {
    let refusal = read(name, bytes).expect_err(name).to_string();
    assert!(refusal.contains(expected) && !refusal.contains('\n'), "{name}: {refusal}");
}

#[test]
fn what_holds_no_article_is_refused_in_one_line() {
    refused("a.txt", b"", "the file is empty");
    refused("a.txt", b"\x7fELF\x02\x01\0\0\0", "this is no text");
    refused("a.doc", b"words", "`.doc` is not read");
    refused("README", b"words", "its name has no ending");
    refused("a.html", b"<html><body></body></html>", "no ");
    refused("a.txt", b" \n\n ", "no text was found");
    refused("a.txt", &vec![b'a'; import::MOST_BYTES + 1], "the file has 20 MB");
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

/// An archive of parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        std::io::Write::write_all(&mut archive, text.as_bytes()).expect("its text");
    }
    archive.finish().expect("an archive").into_inner()
}

fn word(body: &str, core: &str) -> Vec<u8> {
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let core =
        format!("<cp xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:t=\"http://purl.org/dc/terms/\">{core}</cp>");
    archive(&[("word/document.xml", &document), ("docProps/core.xml", &core)])
}

fn styled(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

#[test]
fn a_word_document_has_its_paragraphs_and_properties() {
    let body = [
        styled("Title", "<w:r><w:t>The lock at Exa</w:t></w:r>"),
        styled(
            "Normal",
            "<w:r><w:t>It was built</w:t></w:r><w:r><w:t xml:space=\"preserve\"> in 1931</w:t><w:footnoteReference/></w:r>",
        ),
        styled("Heading1", "<w:r><w:t>Water</w:t></w:r>"),
        styled(
            "Normal",
            "<w:r><w:t>It</w:t><w:br/><w:t>leaks.</w:t></w:r><w:del><w:r><w:delText>Not.</w:delText></w:r></w:del>",
        ),
    ];
    let core =
        "<dc:creator>Bea Lund</dc:creator><dc:language>en</dc:language><t:created>2009-02-11T08:00:00Z</t:created>";
    let article = read("lock.docx", &word(&body.concat(), core)).expect("an article");
    assert_eq!(article.text, "It was built in 1931\n\nWater\n\nIt leaks.\n");
    assert_eq!((value(&article.title), &article.headings[..]), ("The lock at Exa", &["Water".to_owned()][..]));
    assert_eq!((value(&article.language), article.authors[0].value.as_str()), ("en", "Bea Lund"));
    let published = article.published.expect("a date");
    assert_eq!(
        (published.value.as_str(), published.guess),
        ("2009-02-11", Some("the day on which the document was made"))
    );
    assert_eq!(article.left_out, ["footnotes (1)"]);
}

#[test]
fn a_book_is_read_in_its_order() {
    let container = "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>\
                     <rootfile full-path=\"book.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>";
    let package = "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">\
        <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:identifier id=\"id\">x</dc:identifier>\
        <dc:title>The ferry</dc:title><dc:language>en</dc:language><dc:creator>Ines Marlow</dc:creator>\
        <dc:publisher>Ferry Friends</dc:publisher><dc:date>2009-02-11</dc:date></metadata>\
        <manifest><item id=\"b\" href=\"b.xhtml\" media-type=\"application/xhtml+xml\"/>\
        <item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>\
        <item id=\"toc\" href=\"toc.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/></manifest>\
        <spine><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>";
    let chapter = |heading: &str, words: &str| {
        format!(
            "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body><h1>{heading}</h1><p>{words}</p></body></html>"
        )
    };
    let contents = "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><body>\
                    <nav epub:type=\"toc\"><ol><li><a href=\"a.xhtml\">One</a></li></ol></nav></body></html>";
    let book = archive(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", container),
        ("book.opf", package),
        ("b.xhtml", &chapter("Two", "It never sank.")),
        ("a.xhtml", &chapter("One", "It carried 12 cars.")),
        ("toc.xhtml", contents),
    ]);
    let article = read("ferry.epub", &book).expect("an article");
    assert_eq!(article.text, "One\n\nIt carried 12 cars.\n\nTwo\n\nIt never sank.\n");
    assert_eq!(
        [value(&article.title), value(&article.publication), value(&article.published)],
        ["The ferry", "Ferry Friends", "2009-02-11"]
    );
    assert_eq!(
        (article.authors[0].value.as_str(), &article.headings[..]),
        ("Ines Marlow", &["One".to_owned(), "Two".to_owned()][..])
    );
}

/// A PDF with these lines on its page, and this information.
fn pdf(lines: &[&str], information: &str) -> Vec<u8> {
    let shown: String = lines.iter().map(|line| format!("({line}) Tj 0 -14 Td ")).collect();
    let stream = format!("BT /F 12 Tf 50 700 Td {shown} ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        format!("<< {information} >>"),
    ];
    let mut out = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let start = out.len();
    out.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    places.iter().for_each(|place| out.push_str(&format!("{place:010} 00000 n \n")));
    out.push_str(&format!(
        "trailer\n<< /Size {} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    ));
    out.into_bytes()
}

#[test]
fn a_pdf_has_its_text_and_information() {
    let bytes = pdf(&["The ferry of 1931 has an en-", "gine by Wye."], "/Title (The ferry) /Author (Bea Lund)");
    let article = read("ferry.pdf", &bytes).expect("an article");
    assert_eq!(article.text.trim(), "The ferry of 1931 has an engine by Wye.");
    assert_eq!((value(&article.title), article.authors[0].value.as_str()), ("The ferry", "Bea Lund"));
    let refused = read("scan.pdf", &pdf(&[], "")).expect_err("no text").to_string();
    assert!(refused.starts_with("it holds pictures of pages and no text"), "{refused}");
}

#[test]
fn archives_that_are_locked_broken_or_bombs_are_refused() {
    refused("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "locked by a password");
    refused("a.docx", b"PK\x03\x04", "it is no such file");
    refused("a.docx", &archive(&[("x", "y")]), "it has no part `word/document.xml`");
    refused("a.docx", &archive(&[("word/document.xml", "<w")]), "its XML is broken");
    refused("a.docx", &archive(&[("word/document.xml", &" ".repeat(51_000_000))]), "more than 50 MB");
    refused("a.epub", &archive(&[("x.xhtml", &" ".repeat(51_000_000))]), "more than 50 MB");
    refused("a.epub", &archive(&[("x", "y")]), "it is no EPUB");
    refused("a.pdf", b"%PDF-1.4\nnothing", "it is no PDF that can be read");
}
