//! Markdown: its front matter, and its text without marks.

use crate::article::{ImportedArticle, Refusal, Told};
use crate::paragraphs::{joined, tidy};
use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};
use std::collections::BTreeMap;
use toml::{Table, Value};
use yaml_rust2::parser::{Event as YamlEvent, Parser as YamlParser};
use yaml_rust2::{Yaml, YamlLoader};

/// The article of a Markdown file.
pub(crate) fn read(text: &str) -> Result<ImportedArticle, Refusal> {
    let front = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let options = front | Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES;
    let mut page = MarkdownText::default();
    Parser::new_ext(text, options).for_each(|event| page.take(event));
    page.end_block();
    let mut article = stated_by(&page.front_matter()?);
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
    /// How it is marked off from the text; `None`: not within it.
    within: Option<MetadataBlockKind>,
    has_toml: bool,
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
            Event::Start(Tag::MetadataBlock(kind)) => {
                self.has_toml = kind == MetadataBlockKind::PlusesStyle;
                self.within = Some(kind);
            }
            Event::End(TagEnd::MetadataBlock(_)) => self.within = None,
            Event::Text(text) if self.within.is_some() => self.front_matter.push_str(&text),
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

/// What front matter has by its keys, in small letters; of a list each of its words.
type FrontMatter = BTreeMap<String, Vec<String>>;

impl MarkdownText {
    /// YAML between lines of `-`, TOML between lines of `+`.
    fn front_matter(&self) -> Result<FrontMatter, Refusal> {
        if self.has_toml {
            let wrong = |error: toml::de::Error| broken("TOML", error.message());
            let table: Table = self.front_matter.parse().map_err(wrong)?;
            return Ok(table.iter().map(|(key, value)| (key.to_lowercase(), words_of_toml(value))).collect());
        }
        // The marker above it is a line of the file.
        let wrong = |error| broken("YAML", &format!("{error} (lines counted below ---)"));
        if n_aliases(&self.front_matter) > MOST_ALIASES {
            return Err(broken("YAML that is read", "it repeats parts of itself"));
        }
        let documents = YamlLoader::load_from_str(&self.front_matter).map_err(wrong)?;
        let Some(Yaml::Hash(front)) = documents.into_iter().next() else { return Ok(FrontMatter::new()) };
        let known = front.iter().filter_map(|(key, value)| Some((key.as_str()?.to_lowercase(), words(value))));
        Ok(known.collect())
    }
}

/// What repeats itself more often, and within what it repeats, is made to fill memory.
const MOST_ALIASES: usize = 8;

fn n_aliases(text: &str) -> usize {
    let mut parser = YamlParser::new_from_str(text);
    let mut n = 0;
    while let Ok((event, _)) = parser.next_token() {
        match event {
            YamlEvent::Alias(_) => n += 1,
            YamlEvent::StreamEnd => break,
            _ => {}
        }
    }
    n
}

fn broken(kind: &str, error: &str) -> Refusal {
    Refusal::new(format!("its front matter is no {kind}: {}", error.replace('\n', " ")), "mend it, or take it out")
}

/// What front matter states, by the keys that people use.
fn stated_by(front: &FrontMatter) -> ImportedArticle {
    let all = |keys: &[&str]| {
        let found = keys.iter().filter_map(|key| front.get(*key)).find(|words| !words.is_empty());
        found.cloned().unwrap_or_default()
    };
    let one = |keys: &[&str]| all(keys).first().and_then(Told::stated);
    let mut article = ImportedArticle {
        title: one(&["title"]),
        publication: one(&["publication", "source", "site"]),
        authors: all(&["authors", "author", "by"]).iter().filter_map(Told::stated).collect(),
        language: one(&["language", "lang"]),
        url: one(&["url", "link", "canonical"]),
        ..ImportedArticle::default()
    };
    article.set_published(one(&["published", "date", "pubdate"]).map(|date| date.value).as_deref());
    article
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

fn words_of_toml(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Integer(number) => vec![number.to_string()],
        Value::Datetime(time) => vec![time.to_string()],
        Value::Array(all) => all.iter().flat_map(words_of_toml).collect(),
        Value::Table(table) => table.get("name").map(words_of_toml).unwrap_or_default(),
        _ => Vec::new(),
    }
}
