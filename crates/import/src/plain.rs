//! Plain texts, as they stand: only ends of lines and what is not seen are made alike.

use crate::article::{ImportedArticle, Refusal};
use crate::paragraphs::{joined, tidy};

/// The article of a plain text; its first line is its title, as seeds have it.
pub(crate) fn read(text: &str) -> Result<ImportedArticle, Refusal> {
    let paragraphs = text.split("\n\n").map(|paragraph| {
        let lines: Vec<String> = paragraph.lines().map(tidy).filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    });
    Ok(ImportedArticle { text: joined(paragraphs), ..ImportedArticle::default() })
}
