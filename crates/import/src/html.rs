//! Saved web pages: the article among menus, cookie words and share lines, and what the page states of itself.

use crate::article::{ImportedArticle, Refusal, Told};
use crate::furniture::{leave_out_furniture, unname_parts};
use crate::paragraphs::{joined, tidy};
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use serde_json::Value;

/// A page with so many elements was made to be slow.
const MOST_ELEMENTS: usize = 200_000;

/// The article of a saved page.
pub(crate) fn read(page: &str) -> Result<ImportedArticle, Refusal> {
    let hint = "open it in a browser, copy the article's text and save it as .txt";
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let unread = |error: &dyn std::fmt::Display| Refusal::new(format!("no article was found in it ({error})"), hint);
    let mut reader = Readability::new(page, None, Some(config)).map_err(|error| unread(&error))?;
    let stated = reader.get_article_metadata(reader.parse_json_ld());
    let canonical = link_of(&reader.doc, "link[rel=canonical]", "href");
    let language = link_of(&reader.doc, "html", "lang");
    let listed = listed_authors(&reader.doc);
    let n_before = words_in(&reader.doc);
    let called = leave_out_furniture(&reader.doc);
    unname_parts(&reader.doc);
    let found = reader.parse().map_err(|error| unread(&error))?;
    let (title, publication) = (tidy(&found.title), stated.site_name);
    let (mut blocks, headings) = blocks_of(&found.content);
    let n_after: usize = blocks.iter().map(|block| block.split(' ').count()).sum();
    let left = n_before.saturating_sub(n_after);
    let authors = authors(stated.byline.as_deref(), found.byline, &listed);
    blocks.retain(|block| *block != title && !is_byline(block, &authors));
    let mut article = ImportedArticle {
        headings,
        text: joined(blocks),
        title: Told::stated(title),
        publication: publication.and_then(Told::stated),
        authors,
        language: found.lang.or(language).and_then(Told::stated),
        url: found.url.or(canonical).filter(|url| url.starts_with("http")).and_then(Told::stated),
        left_out: (left > 0 || !called.is_empty()).then(|| around(left, &called)).into_iter().collect(),
        ..ImportedArticle::default()
    };
    article.set_published(found.published_time.as_deref());
    Ok(article)
}

/// What is said of what stands around an article, with the names by which it was known.
fn around(n_words: usize, called: &[String]) -> String {
    let mut said = format!("about {n_words} words that stand around the article");
    if !called.is_empty() {
        said += &format!(", also what is called {}", called.join(", "));
    }
    said
}

/// Who wrote it: as the page states it, else a line that looks so. Several whom the page lists one by one stay several.
fn authors(stated: Option<&str>, line: Option<String>, listed: &[String]) -> Vec<Told> {
    let is_listed = stated.is_none_or(|stated| tidy(stated) == listed.join(", "));
    let guessed = |line| {
        Told::stated(line).map(|told| Told { guess: Some("a line of the page that looks like a byline"), ..told })
    };
    match (stated, line) {
        _ if is_listed && !listed.is_empty() => listed.iter().filter_map(Told::stated).collect(),
        (Some(stated), Some(_)) => Told::stated(stated).into_iter().collect(),
        (None, Some(line)) => guessed(line).into_iter().collect(),
        (_, None) => Vec::new(),
    }
}

/// The authors whom the page's JSON-LD lists.
fn listed_authors(page: &Document) -> Vec<String> {
    let scripts = page.select("script[type='application/ld+json']");
    let parsed = scripts.iter().filter_map(|script| serde_json::from_str::<Value>(&script.text()).ok());
    parsed.map(|value| authors_in(&value)).find(|names| !names.is_empty()).unwrap_or_default()
}

/// The first list of authors in an object, or in one of those that it is a list or a graph of.
fn authors_in(value: &Value) -> Vec<String> {
    let each = |values: &Vec<Value>| values.iter().map(authors_in).find(|names| !names.is_empty()).unwrap_or_default();
    match value {
        Value::Array(values) => each(values),
        Value::Object(fields) => match (fields.get("author"), fields.get("@graph")) {
            (Some(Value::Array(authors)), _) => {
                let name = |author: &Value| author.get("name").unwrap_or(author).as_str().map(tidy);
                authors.iter().filter_map(name).collect()
            }
            (_, Some(Value::Array(graph))) => each(graph),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The paragraphs of a piece of HTML, as it runs, and those of them that are headings.
pub(crate) fn blocks_of(html: &str) -> (Vec<String>, Vec<String>) {
    let body = Document::from(html);
    body.select("head, script, style, nav").remove();
    let headings = body.select("h1, h2, h3, h4, h5, h6");
    let headings = headings.iter().map(|heading| tidy(&heading.text())).collect();
    let mut blocks = Vec::new();
    collect(&body.root(), &mut blocks);
    (blocks, headings)
}

/// An attribute of the first element that a selector finds.
fn link_of(page: &Document, selector: &str, attribute: &str) -> Option<String> {
    page.select(selector).attr(attribute).map(|value| value.to_string())
}

/// How many words of a page are shown.
fn words_in(page: &Document) -> usize {
    let body = Document::from(page.html());
    body.select("script, style, noscript, template, head").remove();
    body.text().split_whitespace().count()
}

/// Elements that are a paragraph each.
const BLOCKS: [&str; 14] =
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "figcaption", "td", "th", "dd"];

/// The paragraphs within an element, as the page runs: an element without blocks in it is one, and so is text between blocks.
fn collect(node: &NodeRef<'_>, blocks: &mut Vec<String>) {
    let mut loose = String::new();
    for child in node.children() {
        let name = child.node_name().map(|name| name.to_string()).unwrap_or_default();
        let has_blocks = BLOCKS.iter().any(|block| child.find(&[block]).into_iter().next().is_some());
        if has_blocks {
            end(&mut loose, blocks);
            collect(&child, blocks);
        } else if BLOCKS.contains(&name.as_str()) || name == "div" || name == "section" {
            end(&mut loose, blocks);
            if !is_menu(&child) {
                loose.push_str(&child.text());
                end(&mut loose, blocks);
            }
        } else if name == "br" {
            loose.push(' ');
        } else {
            loose.push_str(&child.text());
        }
    }
    end(&mut loose, blocks);
}

/// Whether all words of a block are links: a menu, a list of other pages.
fn is_menu(block: &NodeRef<'_>) -> bool {
    let links = block.find_descendants("a").iter().map(|link| link.text().len()).sum::<usize>();
    let spaces =
        block.text().chars().filter(|letter| letter.is_whitespace() || matches!(letter, '|' | '·' | '•')).count();
    links > 0 && links + spaces >= block.text().len()
}

/// Whether a line only names who wrote it, which is known.
fn is_byline(block: &str, authors: &[Told]) -> bool {
    let name = block.strip_prefix("By ").or_else(|| block.strip_prefix("by ")).unwrap_or(block);
    authors.iter().any(|author| author.value == block || author.value == name)
}

fn end(loose: &mut String, blocks: &mut Vec<String>) {
    let block = tidy(&std::mem::take(loose));
    if !block.is_empty() {
        blocks.push(block);
    }
}
