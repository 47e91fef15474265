//! Saved web pages: the article among menus, cookie words and share lines, and what the page states of itself.

use crate::article::{ImportedArticle, Refusal, Told};
use crate::paragraphs::{joined, tidy};
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

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
    let n_before = words_in(&reader.doc);
    leave_out_furniture(&reader.doc);
    let found = reader.parse().map_err(|error| unread(&error))?;
    let (title, publication) = (tidy(&found.title), stated.site_name);
    let (mut blocks, headings) = blocks_of(&found.content);
    let n_after: usize = blocks.iter().map(|block| block.split(' ').count()).sum();
    let left = n_before.saturating_sub(n_after);
    let authors: Vec<Told> = found.byline.and_then(|line| author(stated.byline, line)).into_iter().collect();
    blocks.retain(|block| *block != title && !is_byline(block, &authors));
    Ok(ImportedArticle {
        headings: headings.into_iter().filter(|heading| blocks.contains(heading)).collect(),
        text: joined(blocks),
        title: Told::stated(title),
        publication: publication.and_then(Told::stated),
        authors,
        published: found.published_time.as_deref().and_then(Told::day),
        language: found.lang.or(language).and_then(Told::stated),
        url: found.url.or(canonical).filter(|url| url.starts_with("http")).and_then(Told::stated),
        left_out: (left > 0).then(|| format!("about {left} words that stand around the article")).into_iter().collect(),
    })
}

/// Who wrote it: as the page states it, else a line that looks so.
fn author(stated: Option<String>, line: String) -> Option<Told> {
    let guessed =
        || Told::stated(line).map(|told| Told { guess: Some("a line of the page that looks like a byline"), ..told });
    stated.map_or_else(guessed, Told::stated)
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

/// Words of classes and ids by which pages call what stands around an article.
const FURNITURE: [&str; 12] = [
    "share",
    "sharing",
    "social",
    "newsletter",
    "cookie",
    "cookies",
    "consent",
    "related",
    "advertisement",
    "breadcrumbs",
    "comments",
    "paywall",
];

/// Takes out what is called so and is less than half of the page.
fn leave_out_furniture(page: &Document) {
    let most = page.text().len() / 2;
    for element in page.select("body [class], body [id]").nodes() {
        let names = [element.attr_or("class", ""), element.attr_or("id", "")].map(|names| names.to_ascii_lowercase());
        let mut words = names.iter().flat_map(|names| names.split(|letter: char| !letter.is_ascii_alphanumeric()));
        if words.any(|word| FURNITURE.contains(&word)) && element.text().len() < most {
            element.remove_from_parent();
        }
    }
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
