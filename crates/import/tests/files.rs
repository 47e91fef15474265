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

/// A page with this in its head and this as its article, which is long enough to be one.
fn page(head: &str, body: &str) -> ImportedArticle {
    let long =
        "<p>The bridge at Exa is open, and the old ferry, which has run since 1931, will go on until September.</p>"
            .repeat(4);
    let page = format!(
        "<!doctype html><html><head><title>A page</title>{head}</head><body><article><h1>A page</h1>{long}{body}</article></body></html>"
    );
    read("a.html", page.as_bytes()).expect("an article")
}

#[test]
fn a_part_of_an_article_is_no_furniture_for_its_name() {
    let article = page(
        "",
        "<section id='social-effects'><h2>Social effects</h2><p>The inn lost its guests, and the shop lost half of them.</p></section>\
         <section id='related-work'><h2>Related work</h2><p>Wye, of 1931, has the same engine and the same roof.</p></section>\
         <p class='share-price-note'>A share of the ferry cost 12 crowns in 1931, and 3 of them today.</p>\
         <div class='share-bar'>Share: <a href='/a'>by mail</a> <a href='/b'>by post</a></div>\
         <div class='cookie-note'>We set cookies to count you, and so do 12 partners of ours.</div>",
    );
    for kept in ["The inn lost", "Wye, of 1931", "12 crowns"] {
        assert!(article.text.contains(kept), "{kept}: {}", article.text);
    }
    assert!(!article.text.contains("by mail") && !article.text.contains("12 partners"), "{}", article.text);
    assert!(article.left_out[0].contains("also what is called share-bar, cookie-note"), "{:?}", article.left_out);
}

#[test]
fn what_is_part_of_an_article_stays_whatever_it_is_called() {
    let long =
        "<p>The bridge at Exa is open, and the old ferry, which has run since 1931, will go on until September.</p>"
            .repeat(8);
    let page = format!(
        "<!doctype html><html><head><title>A page</title></head><body><article class='post tag-newsletter'><h1>A page</h1>{long}\
         <section id='social-effects'><h2>Social effects</h2><p>The inn lost its guests, and the <a class='related-link' \
         href='/x'>council</a> lost half of them, as it said in May of the year after.</p></section>\
         <div class='paywall'><p>The museum of the ferry cost 12 crowns in 1931, and 3 of them today, said the mayor.</p></div>\
         </article><div class='comments'><h3>Comments</h3><p>I like it.</p></div>\
         <div class='newsletter'><h3>Newsletter</h3><p>Have our letters sent to you, each week.</p></div></body></html>"
    );
    let text = read("a.html", page.as_bytes()).expect("an article").text;
    for kept in ["Social effects", "and the council lost half", "12 crowns"] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    assert!(!text.contains("I like it") && !text.contains("letters sent"), "{text}");
}

#[test]
fn authors_whom_a_page_lists_stay_several() {
    let listed = "<script type='application/ld+json'>{\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\", \
                  \"headline\": \"A page\", \"author\": [{\"name\": \"Ann Bee\"}, {\"name\": \"Bob Cee\"}]}</script>";
    let names: Vec<String> = page(listed, "").authors.into_iter().map(|told| told.value).collect();
    assert_eq!(names, ["Ann Bee", "Bob Cee"]);
    let graph = "<script type='application/ld+json'>{\"@context\": \"https://schema.org\", \"@graph\": [{\"@type\": \"WebSite\"}, \
                 {\"@type\": \"Article\", \"author\": [\"Ann Bee\", \"Bob Cee\"]}]}</script>";
    let names: Vec<String> = page(graph, "").authors.into_iter().map(|told| told.value).collect();
    assert_eq!(names, ["Ann Bee", "Bob Cee"]);
}

#[test]
fn what_a_page_states_wrongly_is_left_out_and_said() {
    let article = page("<meta property='article:published_time' content='some day in May'>", "");
    assert_eq!(article.published, None);
    assert!(article.left_out.iter().any(|it| it.contains("its date, “some day in May”")), "{:?}", article.left_out);
    let article = page("<meta property='article:published_time' content='May 3, 2008'>", "");
    assert_eq!(value(&article.published), "2008-05-03");
}

#[test]
fn front_matter_may_be_of_any_usual_spelling() {
    let check = |front: &str, expected: [&str; 3]| {
        let article = read("a.md", format!("{front}\n\nA text.\n").as_bytes()).expect("an article");
        let authors: Vec<&str> = article.authors.iter().map(|told| told.value.as_str()).collect();
        assert_eq!([value(&article.title), value(&article.published), &authors.join("+")], expected, "{front}");
        assert_eq!(article.text, "A text.\n");
    };
    check("---\nTitle: The ferry\nDate: May 3, 2008\nAuthor: Bea Lund\n---", ["The ferry", "2008-05-03", "Bea Lund"]);
    let toml = "+++\ntitle = \"The ferry\"\ndate = 2008-05-03T10:00:00Z\nauthors = [\"Bea Lund\", \"Tom Ek\"]\n+++";
    check(toml, ["The ferry", "2008-05-03", "Bea Lund+Tom Ek"]);
    assert!(read("a.md", b"+++\ntitle = \n+++\n\nA text.\n").is_err(), "no TOML");
    let bomb = "---\na: &a [x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n---\n\nA text.\n";
    refused("a.md", bomb.as_bytes(), "it repeats parts of itself");
    let odd = read("a.md", b"---\nlang: English\nurl: www\n---\n\nA text.\n").expect("an article");
    assert_eq!((odd.language, odd.url, odd.left_out.len()), (None, None, 2));
}

#[test]
fn a_heading_that_occurs_twice_is_named_once() {
    let article =
        read("a.md", "# A\n\n## Notes\n\nOne.\n\n## Notes\n\nTwo.\n\n## \u{a0}\n".as_bytes()).expect("an article");
    assert_eq!(article.headings, ["Notes"]);
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
fn of_a_word_document_all_that_is_to_be_seen_is_there_once() {
    let run = |words: &str| format!("<w:r><w:t>{words}</w:t></w:r>");
    let body = [
        styled("Title", &run("The lock")),
        styled("Title", &run("Part two")),
        styled("Normal", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r><w:r><w:t>Seen.</w:t></w:r>"),
        styled("Normal", &format!("<w:moveFrom>{}</w:moveFrom>{}", run("Moved."), run("Here."))),
        format!(
            "<w:p><w:r><mc:AlternateContent xmlns:mc=\"x\"><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent><w:endnoteReference/></w:r></w:p>",
            format!("<w:p>{}</w:p>", run("A box."))
        ),
    ];
    let article = read("lock.docx", &word(&body.concat(), "")).expect("an article");
    assert_eq!(article.text, "Part two\n\nSeen.\n\nHere.\n\nA box.\n");
    assert_eq!((value(&article.title), &article.headings[..]), ("The lock", &["Part two".to_owned()][..]));
    assert_eq!(article.left_out, ["endnotes (1)"]);
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
