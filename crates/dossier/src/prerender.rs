//! The page's static part: the articles and the statements as plain HTML, put into `index.html`, so that they can be
//! read, found and indexed where nothing runs.

mod sheets;
mod tags;

use crate::html::Html;
use corpus::closed::BlockRole;
use corpus::model::{Article, ArticleIndex, Block, Records};
pub use sheets::{Joined, joined};
use tags::{Tag, find, replace_content};

/// The id of the element whose content the static part becomes.
pub const PLACE: &str = "dossier-static";

/// The most bytes that the static part has; beyond that it lists titles only.
pub const MOST_BYTES: usize = 200_000;

/// Puts the static part, the title, the description and the language into a page. Doing it twice changes nothing more.
///
/// # Errors
/// Where the page has no element with the id [`PLACE`], no `<title>` or no `<html>`: which.
pub fn prerender(page: &str, records: &Records) -> Result<String, String> {
    let page = with_language(page, &records.dossier.language)?;
    let page = with_head(&page, records)?;
    let place = find(&page, |tag| tag.attribute("id") == Some(PLACE))
        .ok_or_else(|| format!("the page has no element with the id `{PLACE}`"))?;
    replace_content(&page, &place, &static_part(records))
        .ok_or_else(|| format!("the element with the id `{PLACE}` is not closed"))
}

fn with_language(page: &str, language: &str) -> Result<String, String> {
    let tag = find(page, |tag| tag.name == "html").ok_or("the page has no <html>")?;
    let mut html = String::from("<html");
    for (name, value) in tag.attributes.iter().filter(|(name, _)| name != "lang") {
        let mark = if value.contains('"') { '\'' } else { '"' };
        html.push_str(&format!(" {name}={mark}{value}{mark}"));
    }
    tags::write_attribute("lang", language, &mut html);
    html.push('>');
    Ok(splice(page, &tag, &html))
}

fn with_head(page: &str, records: &Records) -> Result<String, String> {
    let title = find(page, |tag| tag.name == "title").ok_or("the page has no <title>")?;
    let mut text = String::new();
    crate::html::escape(&records.dossier.title, &mut text);
    let page = replace_content(page, &title, &text).ok_or("the page's <title> is not closed")?;
    let mut meta = String::from("<meta");
    tags::write_attribute("name", "description", &mut meta);
    tags::write_attribute("content", &records.dossier.description, &mut meta);
    meta.push('>');
    match find(&page, |tag| tag.name == "meta" && tag.attribute("name") == Some("description")) {
        Some(tag) => Ok(splice(&page, &tag, &meta)),
        None => Ok(page.replacen("</title>", &format!("</title>{meta}"), 1)),
    }
}

fn splice(page: &str, tag: &Tag, with: &str) -> String {
    format!("{}{with}{}", &page[..tag.range.start], &page[tag.range.end..])
}

/// The static part: everything, or where that is too much, titles only.
pub fn static_part(records: &Records) -> String {
    let mut html = Html::default();
    write_header(&mut html, records);
    write_articles(&mut html, records);
    write_statements(&mut html, records);
    let all = html.finish();
    if all.len() <= MOST_BYTES { all } else { titles_only(records) }
}

fn write_header(html: &mut Html, records: &Records) {
    let dossier = &records.dossier;
    html.open("header", &[("class", "static-header")]);
    html.element("h1", &[], &dossier.title).element("p", &[], &dossier.description).close();
    html.open("noscript", &[])
        .element(
            "p",
            &[("class", "static-note")],
            "To search, filter and compare, this page needs JavaScript and WebAssembly. To read it, it does not.",
        )
        .close();
}

fn write_articles(html: &mut Html, records: &Records) {
    html.open("section", &[("class", "static-articles"), ("aria-label", "Articles")]);
    for article in &records.articles {
        html.open("article", &[("class", "static-article"), ("lang", &article.language), ("dir", "auto")]);
        write_title(html, records, article, "h2");
        write_blocks(html, article);
        html.close();
    }
    html.close();
}

/// Title, publication, date, authors, address: in the dossier's language, but for the title.
fn write_title(html: &mut Html, records: &Records, article: &Article, heading: &'static str) {
    html.element(heading, &[("lang", &article.language), ("dir", "auto")], &article.title);
    html.open("p", &[("class", "static-source"), ("lang", &records.dossier.language)]).text(&source_line(article));
    if !article.url.is_empty() {
        html.text(" ").link(&article.url, &article.url);
    }
    html.close();
    if !article.rights.is_empty() {
        html.element("p", &[("class", "static-rights"), ("lang", &records.dossier.language)], &article.rights);
    }
}

/// "China Brief, volume 8, issue 21, 2008 (inferred). Author: not stated in our copy."
fn source_line(article: &Article) -> String {
    let is_inferred = |field: &str| article.inferred.iter().any(|(inferred, _)| inferred == field);
    let mark = |field: &str| if is_inferred(field) { " (inferred)" } else { "" };
    let part =
        |label: &str, value: &str, field: &str| (!value.is_empty()).then(|| format!("{label}{value}{}", mark(field)));
    let published =
        article.published.as_ref().map_or_else(|| "date not stated in our copy".to_owned(), |when| when.label(None));
    let parts = [
        part("", &article.publication, "publication"),
        part("volume ", &article.volume, "volume"),
        part("issue ", &article.issue, "issue"),
        part("", &published, "published"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let authors = match article.authors.as_slice() {
        [] => "Author: not stated in our copy".to_owned(),
        [author] => format!("Author: {author}"),
        authors => format!("Authors: {}", authors.join(", ")),
    };
    format!("{}. {authors}{}.", parts.join(", "), mark("authors"))
}

fn write_blocks(html: &mut Html, article: &Article) {
    let mut is_in_notes = false;
    for block in &article.blocks {
        let is_note = block.role == BlockRole::Note;
        if is_note && !is_in_notes {
            html.open("ol", &[("class", "static-notes")]);
        } else if !is_note && is_in_notes {
            html.close();
        }
        is_in_notes = is_note;
        write_block(html, block, block.span.of(&article.text));
    }
    if is_in_notes {
        html.close();
    }
}

fn write_block(html: &mut Html, block: &Block, text: &str) {
    match block.role {
        BlockRole::Skip | BlockRole::Title => {}
        BlockRole::Heading => {
            html.element("h3", &[], text);
        }
        BlockRole::Note => {
            // "7. Text": the list writes the number.
            match text.split_once('.') {
                Some((number, rest)) if number.parse::<u32>().is_ok() => {
                    html.element("li", &[("value", number)], rest.trim())
                }
                _ => html.element("li", &[], text),
            };
        }
        BlockRole::Byline => {
            html.element("p", &[("class", "static-byline")], text);
        }
        BlockRole::Source => {
            html.element("p", &[("class", "static-origin")], text);
        }
        BlockRole::Paragraph => {
            html.element("p", &[], text);
        }
    }
}

/// Our statements, not the quotes: those stand in the articles.
fn write_statements(html: &mut Html, records: &Records) {
    if records.facts.is_empty() {
        return;
    }
    html.open("section", &[("class", "static-statements")]).element("h2", &[], "Statements");
    for (place, article) in records.articles.iter().enumerate() {
        let own = || records.facts.iter().filter(|fact| fact.article == ArticleIndex::new(place));
        if own().next().is_none() {
            continue;
        }
        html.element("h3", &[("lang", &article.language), ("dir", "auto")], &article.title).open("ul", &[]);
        for fact in own() {
            html.element("li", &[], &fact.statement);
        }
        html.close();
    }
    html.close();
}

/// As many titles as there is room for.
fn titles_only(records: &Records) -> String {
    let mut html = Html::default();
    write_header(&mut html, records);
    let note = "The articles are too long to stand here in full: these are their titles. The texts and all statements appear once the page runs.";
    html.element("p", &[("class", "static-note")], note);
    html.open("section", &[("class", "static-articles"), ("aria-label", "Articles")]);
    for (n_written, article) in records.articles.iter().enumerate() {
        let mut next = Html::default();
        write_title(&mut next, records, article, "h2");
        if html.len() + next.len() + 200 > MOST_BYTES {
            html.element(
                "p",
                &[("class", "static-note")],
                &format!("And {} more.", records.articles.len() - n_written),
            );
            break;
        }
        write_title(&mut html, records, article, "h2");
    }
    html.finish()
}
