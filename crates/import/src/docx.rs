//! Word documents: the paragraphs of their text, and what their properties state.

use crate::archive::{HINT, part};
use crate::article::{ImportedArticle, Refusal, Told};
use crate::paragraphs::{joined, tidy};
use roxmltree::{Document, Node};

/// What Word calls things in XML.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// A locked document is a file of another kind, as `.doc` was.
const OLD: &[u8] = b"\xd0\xcf\x11\xe0";

/// The article of a `.docx` file.
pub(crate) fn read(bytes: &[u8]) -> Result<ImportedArticle, Refusal> {
    if bytes.starts_with(OLD) {
        return Err(Refusal::new("it is locked by a password, or a .doc", "save it as .docx without a password"));
    }
    let text = part(bytes, "word/document.xml")?;
    let document = Document::parse(&text).map_err(|error| broken(&error))?;
    let paragraphs = document.descendants().filter(|node| is_word(node, "p") && !is_elsewhere(*node));
    let mut paragraphs: Vec<(String, String)> = paragraphs
        .map(|node| (words(node), style(node).to_lowercase()))
        .filter(|(words, _)| !words.is_empty())
        .collect();
    // The first title is the article's; others are titles of its parts.
    let title = paragraphs.iter().position(|(_, style)| style.starts_with("title")).map(|at| paragraphs.remove(at).0);
    let is_heading = |style: &str| style.starts_with("heading") || style.starts_with("title");
    let headings = paragraphs.iter().filter(|(_, style)| is_heading(style)).map(|(words, _)| words.clone()).collect();
    let stated = properties(bytes);
    Ok(ImportedArticle {
        text: joined(paragraphs.into_iter().map(|(words, _)| words)),
        headings,
        title: title.and_then(Told::stated).or(stated.title),
        left_out: notes(&document),
        ..stated
    })
}

/// Which notes a document has beside its text.
fn notes(document: &Document<'_>) -> Vec<String> {
    let counted = |name: &str| document.descendants().filter(|node| is_word(node, name)).count();
    let all = [("footnotes", counted("footnoteReference")), ("endnotes", counted("endnoteReference"))];
    all.into_iter().filter(|(_, n)| *n > 0).map(|(what, n)| format!("{what} ({n})")).collect()
}

/// Whether a piece stands in the document once more, for programs that do not know the newer form of it, or has been moved
/// away.
fn is_elsewhere(node: Node<'_, '_>) -> bool {
    node.ancestors().any(|above| above.tag_name().name() == "Fallback" || is_word(&above, "moveFrom"))
}

/// Whether it is not to be seen.
fn is_hidden(node: Node<'_, '_>) -> bool {
    let run = node.ancestors().find(|above| is_word(above, "r"));
    let switched = run.and_then(|run| run.descendants().find(|node| is_word(node, "vanish")));
    switched.is_some_and(|vanish| !matches!(vanish.attribute((WORD, "val")), Some("0" | "false" | "off")))
}

fn broken(error: &dyn std::fmt::Display) -> Refusal {
    Refusal::new(format!("its XML is broken ({error})"), HINT)
}

fn is_word(node: &Node<'_, '_>, name: &str) -> bool {
    node.has_tag_name((WORD, name))
}

/// The words of a paragraph, without those of paragraphs in boxes within it.
fn words(paragraph: Node<'_, '_>) -> String {
    let mut out = String::new();
    for node in paragraph.descendants() {
        let own = node.ancestors().find(|above| is_word(above, "p"));
        match node.tag_name().name() {
            _ if own != Some(paragraph) || node.tag_name().namespace() != Some(WORD) => {}
            "t" if is_elsewhere(node) || is_hidden(node) => {}
            "t" => out.push_str(node.text().unwrap_or("")),
            "tab" | "br" | "cr" => out.push(' '),
            "noBreakHyphen" => out.push('-'),
            _ => {}
        }
    }
    tidy(&out)
}

fn style<'d>(paragraph: Node<'d, '_>) -> &'d str {
    // Its own: in it may stand a box with paragraphs that have others.
    let about = paragraph.children().find(|node| is_word(node, "pPr"));
    let style = about.and_then(|about| about.children().find(|node| is_word(node, "pStyle")));
    style.and_then(|style| style.attribute((WORD, "val"))).unwrap_or("")
}

/// What the document's properties state; nothing where it has none.
fn properties(bytes: &[u8]) -> ImportedArticle {
    let text = part(bytes, "docProps/core.xml").unwrap_or_default();
    let Ok(document) = Document::parse(&text) else { return ImportedArticle::default() };
    let property = |name: &str| {
        let node = document.descendants().find(|node| node.tag_name().name() == name);
        node.and_then(|node| node.text()).and_then(Told::stated)
    };
    let created = property("created").and_then(|told| Told::day(&told.value));
    ImportedArticle {
        title: property("title"),
        authors: property("creator").into_iter().collect(),
        language: property("language"),
        published: created.map(|told| Told { guess: Some("the day on which the document was made"), ..told }),
        ..ImportedArticle::default()
    }
}
