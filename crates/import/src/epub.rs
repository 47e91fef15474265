//! Books as EPUB: the text of their chapters in reading order, and what the book states of itself.

use crate::archive::{HINT, check_size};
use crate::article::{ImportedArticle, Refusal, Told};
use crate::html::blocks_of;
use crate::paragraphs::joined;
use rbook::Epub;
use std::io::Cursor;

/// The article of an `.epub` file.
pub(crate) fn read(bytes: &[u8]) -> Result<ImportedArticle, Refusal> {
    check_size(bytes)?;
    let broken = |error: &dyn std::fmt::Display| Refusal::new(format!("it is no EPUB ({error})"), HINT);
    let book = Epub::read(Cursor::new(bytes.to_vec())).map_err(|error| broken(&error))?;
    let (mut blocks, mut headings) = (Vec::new(), Vec::new());
    for chapter in book.reader() {
        let chapter = chapter.map_err(|error| broken(&error))?;
        let (its, marked) = blocks_of(chapter.content());
        blocks.extend(its);
        headings.extend(marked);
    }
    let about = book.metadata();
    let title = about.title().and_then(|title| Told::stated(title.value()));
    blocks.retain(|block| title.as_ref().is_none_or(|title| title.value != *block));
    let mut article = ImportedArticle {
        headings,
        text: joined(blocks),
        title,
        publication: about.publishers().next().and_then(|publisher| Told::stated(publisher.value())),
        authors: about.creators().filter_map(|creator| Told::stated(creator.value())).collect(),
        language: about.language().and_then(|language| Told::stated(language.value())),
        ..ImportedArticle::default()
    };
    article.set_published(about.published_entry().map(|entry| entry.value()));
    Ok(article)
}
