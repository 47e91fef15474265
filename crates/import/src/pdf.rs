//! PDF files with text: its lines as paragraphs, and what the document's information states.

use crate::article::{ImportedArticle, Refusal, Told};
use crate::paragraphs::{joined, tidy};
use pdf_extract::{Document, Object, OutputError, extract_text_from_mem};

/// The article of a `.pdf` file.
pub(crate) fn read(bytes: &[u8]) -> Result<ImportedArticle, Refusal> {
    let text = extract_text_from_mem(bytes).map_err(|error| refusal(&error))?;
    if !text.contains(char::is_alphanumeric) {
        return Err(Refusal::new(
            "it holds pictures of pages and no text",
            "have its text recognised, and save that as .txt",
        ));
    }
    let information = information(bytes);
    let of = |key: &[u8]| information.iter().find(|(its, _)| its == key).and_then(|(_, value)| Told::stated(value));
    Ok(ImportedArticle {
        text: joined(paragraphs(&text)),
        title: of(b"Title"),
        authors: of(b"Author").into_iter().collect(),
        left_out: vec!["the layout: look at where paragraphs begin".to_owned()],
        ..ImportedArticle::default()
    })
}

fn refusal(error: &OutputError) -> Refusal {
    let words = error.to_string();
    if words.to_lowercase().contains("crypt") || words.contains("password") {
        return Refusal::new("it is locked by a password", "save it without one");
    }
    Refusal::new(format!("it is no PDF that can be read ({words})"), "copy its text and save it as .txt")
}

/// Lines joined into paragraphs, apart where a line is empty; a word that goes on in the next line is one.
fn paragraphs(text: &str) -> Vec<String> {
    let mut out: Vec<String> = vec![String::new()];
    for line in text.lines().map(tidy) {
        let begun = out.last_mut().filter(|_| !line.is_empty());
        match begun {
            None => out.push(String::new()),
            Some(begun) => {
                let goes_on = begun.ends_with('-') && line.starts_with(char::is_lowercase);
                if goes_on {
                    begun.pop();
                } else if !begun.is_empty() {
                    begun.push(' ');
                }
                begun.push_str(&line);
            }
        }
    }
    out
}

/// The entries of the document's information that are text.
fn information(bytes: &[u8]) -> Vec<(Vec<u8>, String)> {
    let Ok(document) = Document::load_mem(bytes) else { return Vec::new() };
    let Ok(Object::Reference(at)) = document.trailer.get(b"Info") else { return Vec::new() };
    let Ok(entries) = document.get_dictionary(*at) else { return Vec::new() };
    let text = |value: &Object| match value {
        Object::String(bytes, _) => {
            Some(crate::characters::decode(bytes, None).map(|decoded| decoded.text).unwrap_or_default())
        }
        _ => None,
    };
    entries.iter().filter_map(|(key, value)| Some((key.clone(), text(value)?))).collect()
}
