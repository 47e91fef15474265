//! Articles: whether the page can call each by a short name of its own, and whether lines stand where they belong.

use super::look::{Hint, Look};
use crate::rules::Rule;
use crate::tree::Document;
use model::closed::BlockRole;
use model::{Article, Records};

/// Looks at one article among all. Where only titles tell it from another, readers meet long names everywhere.
pub(super) fn look(document: &Document<'_>, records: &Records, found: &mut Vec<Hint>) {
    let Some(article) = records.articles.iter().find(|article| article.id == document.stem()) else { return };
    let mut look = Look::at(document, document.root());
    let name = called_by(article);
    let other = records.articles.iter().find(|other| other.id != article.id && called_by(other) == name);
    if let Some(other) = other {
        let key = if article.short.is_empty() { "publication" } else { "short" };
        let what = format!("by publication and date this article is called the same as `{}`", other.id);
        let what = if article.short.is_empty() { what } else { format!("`{}` has the same `short`", other.id) };
        look.say(Rule::NamesAlike, look.fields.span(key), what, "give it a `short` that no other article has");
    }
    for line in lines_in_paragraphs(article) {
        let hint = "give it a role in `lines`: title, byline, heading, source or skip";
        look.say(Rule::LineInParagraph, look.fields.start(), format!("the line `{line}` stands in a paragraph"), hint);
    }
    look.finish(found);
}

/// What tells articles apart before their titles do.
fn called_by(article: &Article) -> (&str, Option<&str>) {
    match article.short.as_str() {
        "" if article.publication.is_empty() => (&article.title, None),
        "" => (&article.publication, Some(article.published.as_ref().map_or("", |when| &when.edtf))),
        short => (short, None),
    }
}

/// Lines that end a sentence without a stop.
fn lines_in_paragraphs(article: &Article) -> impl Iterator<Item = &str> {
    let paragraphs = article.blocks.iter().filter(|block| block.role == BlockRole::Paragraph);
    paragraphs.flat_map(|block| block.sentences.windows(2)).filter_map(|two| {
        let (line, between) = (two[0].of(&article.text), article.text.get(two[0].range().end..two[1].range().start)?);
        (between.contains('\n') && line.ends_with(char::is_alphanumeric)).then_some(line)
    })
}
