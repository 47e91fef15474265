//! Markdown: its front matter, and its text without marks.

use crate::article::{ImportedArticle, Refusal, Told};
use crate::paragraphs::{joined, tidy};
use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};
use yaml_rust2::{Yaml, YamlLoader};

/// The article of a Markdown file.
pub(crate) fn read(text: &str) -> Result<ImportedArticle, Refusal> {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES;
    let mut page = MarkdownText::default();
    Parser::new_ext(text, options).for_each(|event| page.take(event));
    page.end_block();
    let mut article = front_matter(&page.front_matter)?;
    if article.title.is_none() {
        article.title = page.heading.as_deref().and_then(Told::stated);
    } else if let Some(heading) =
        page.heading.filter(|heading| article.title.as_ref().is_none_or(|it| it.value != *heading))
    {
        page.headings.insert(0, heading.clone());
        page.blocks.insert(0, heading);
    }
    if page.n_left_out > 0 {
        let n = page.n_left_out;
        article.left_out.push(if n == 1 {
            "a picture or a piece of HTML".to_owned()
        } else {
            format!("{n} pictures or pieces of HTML")
        });
    }
    Ok(ImportedArticle { text: joined(page.blocks), headings: page.headings, ..article })
}

/// What is read of a Markdown file.
#[derive(Default)]
struct MarkdownText {
    front_matter: String,
    is_front_matter: bool,
    /// The first heading, where nothing stands before it.
    heading: Option<String>,
    is_first_heading: bool,
    blocks: Vec<String>,
    headings: Vec<String>,
    block: String,
    n_left_out: usize,
    /// Within how many pictures, whose words describe them.
    n_pictures: usize,
}

impl MarkdownText {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::MetadataBlock(MetadataBlockKind::YamlStyle)) => self.is_front_matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => self.is_front_matter = false,
            Event::Text(text) if self.is_front_matter => self.front_matter.push_str(&text),
            Event::Start(Tag::Image { .. }) => {
                (self.n_pictures, self.n_left_out) = (self.n_pictures + 1, self.n_left_out + 1);
            }
            Event::End(TagEnd::Image) => self.n_pictures -= 1,
            Event::Text(text) | Event::Code(text) if self.n_pictures == 0 => self.block.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.block.push(' '),
            Event::Html(_) | Event::InlineHtml(_) => self.n_left_out += 1,
            Event::Start(tag) if is_block(&tag) => {
                self.end_block();
                self.is_first_heading =
                    matches!(tag, Tag::Heading { .. }) && self.blocks.is_empty() && self.heading.is_none();
            }
            Event::End(TagEnd::Heading(_)) => {
                let n = self.blocks.len();
                self.end_block();
                self.headings.extend(self.blocks.get(n).cloned());
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableRow | TagEnd::CodeBlock) => {
                self.end_block();
            }
            Event::End(TagEnd::TableCell) => self.block.push(' '),
            _ => {}
        }
    }

    fn end_block(&mut self) {
        let block = tidy(&std::mem::take(&mut self.block));
        if block.is_empty() {
            return;
        }
        if std::mem::take(&mut self.is_first_heading) { self.heading = Some(block) } else { self.blocks.push(block) }
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::Item
            | Tag::CodeBlock(_)
            | Tag::TableRow
            | Tag::FootnoteDefinition(_)
    )
}

/// What front matter states, by the keys that people use.
fn front_matter(text: &str) -> Result<ImportedArticle, Refusal> {
    let documents = YamlLoader::load_from_str(text)
        .map_err(|error| Refusal::new(format!("its front matter is no YAML: {error}"), "mend it, or take it out"))?;
    let front = documents.into_iter().next().unwrap_or(Yaml::Null);
    let first =
        |keys: &[&str]| keys.iter().map(|key| words(&front[*key])).find(|words| !words.is_empty()).unwrap_or_default();
    let one = |keys: &[&str]| first(keys).first().and_then(Told::stated);
    Ok(ImportedArticle {
        title: one(&["title"]),
        publication: one(&["publication", "source", "site"]),
        authors: first(&["authors", "author", "by"]).iter().filter_map(Told::stated).collect(),
        published: one(&["published", "date", "pubdate"]).and_then(|date| Told::day(&date.value)),
        language: one(&["language", "lang"]),
        url: one(&["url", "link", "canonical"]).filter(|url| url.value.starts_with("http")),
        ..ImportedArticle::default()
    })
}

/// A value as words: of a list each.
fn words(value: &Yaml) -> Vec<String> {
    match value {
        Yaml::String(text) | Yaml::Real(text) => vec![text.clone()],
        Yaml::Integer(number) => vec![number.to_string()],
        Yaml::Array(all) => all.iter().flat_map(words).collect(),
        Yaml::Hash(_) => words(&value["name"]),
        _ => Vec::new(),
    }
}
