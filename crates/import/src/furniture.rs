//! What stands around the article of a page, known by what the page calls it.

use crate::paragraphs::tidy;
use dom_query::{Document, NodeRef};

/// Words of classes and ids by which pages call what stands around an article.
const FURNITURE: [&str; 11] = [
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
];

/// Those of them that are words of articles as well: what is called so is left out only where it is no
/// sentence, or made of links and buttons.
const AMBIGUOUS: [&str; 4] = ["share", "sharing", "social", "related"];

/// Takes out what is called so and is less than half of the page; how it is called.
pub(crate) fn leave_out_furniture(page: &Document) -> Vec<String> {
    let most = page.text().len() / 2;
    let mut called: Vec<String> = Vec::new();
    for element in page.select("body [class], body [id]").nodes() {
        let named = [element.attr_or("class", ""), element.attr_or("id", "")].map(|names| names.to_ascii_lowercase());
        let names = named.iter().flat_map(|names| names.split_whitespace());
        let found = names.filter(|name| is_furniture(name, element)).map(str::to_owned).next();
        let Some(name) = found.filter(|_| element.text().len() < most) else { continue };
        element.remove_from_parent();
        if !called.contains(&name) {
            called.push(name);
        }
    }
    called
}

/// Takes away names that are made of an element's own heading: programs that write pages make such names of whatever a
/// part is about, and the reader of articles would take the part for what they usually name.
pub(crate) fn unname_parts(page: &Document) {
    for element in page.select("body [id]").nodes() {
        let id = element.attr_or("id", "").to_ascii_lowercase();
        let words: Vec<&str> = id.split(|letter: char| !letter.is_ascii_alphanumeric()).collect();
        if is_of_heading(&words, element) {
            element.remove_attr("id");
        }
    }
}

/// Elements that are never beside an article: the article itself, its headings, and words within a sentence.
const NEVER: [&str; 24] = [
    "article",
    "main",
    "body",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "figcaption",
    "a",
    "span",
    "em",
    "strong",
    "i",
    "b",
    "small",
    "abbr",
    "mark",
    "cite",
    "sup",
    "sub",
    "code",
    "time",
];

/// Whether a name of an element is that of what stands around articles.
fn is_furniture(name: &str, element: &NodeRef<'_>) -> bool {
    let is_never = element.node_name().is_some_and(|name| NEVER.contains(&&*name));
    if is_never || !element.find_descendants("h1").is_empty() {
        return false;
    }
    let words: Vec<&str> = name.split(|letter: char| !letter.is_ascii_alphanumeric()).collect();
    let is_sure = words.iter().any(|word| FURNITURE.contains(word) && !AMBIGUOUS.contains(word));
    let is_ambiguous = words.iter().any(|word| AMBIGUOUS.contains(word));
    is_sure || (is_ambiguous && is_worked(element) && !is_of_heading(&words, element))
}

/// Whether an element says nothing, but is there to be pressed: it has no sentence, or half of its words or more are links
/// and buttons.
fn is_worked(element: &NodeRef<'_>) -> bool {
    if !element.text().contains(['.', '!', '?', '。', '؟']) {
        return true;
    }
    let length = |node: &NodeRef<'_>| tidy(&node.text()).len();
    let pressed: usize =
        ["a", "button"].iter().flat_map(|name| element.find_descendants(name)).map(|it| length(&it)).sum();
    2 * pressed >= length(element)
}

fn is_of_heading(words: &[&str], element: &NodeRef<'_>) -> bool {
    let is_heading = |node: &NodeRef<'_>| {
        node.node_name().is_some_and(|name| matches!(&*name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6"))
    };
    let heading = if is_heading(element) { Some(*element) } else { element.children().into_iter().find(is_heading) };
    let heading = heading.map(|heading| tidy(&heading.text()).to_ascii_lowercase()).unwrap_or_default();
    let its: Vec<&str> =
        heading.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|it| !it.is_empty()).collect();
    !its.is_empty() && its == words
}
