//! Which files a page loads, read from its HTML, its style sheets and its scripts.
//!
//! It reads what Trunk and our own sources write, not the whole of the three languages.

/// One start tag with its attributes; names in lower case.
#[derive(Debug, PartialEq, Eq)]
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// What a browser fetches because of this tag.
    fn loads(&self) -> Option<&str> {
        match self.name.as_str() {
            "script" | "img" | "source" | "iframe" => self.attribute("src"),
            "link" if self.attribute("rel").is_some_and(is_loading) => self.attribute("href"),
            _ => None,
        }
    }
}

/// Of the kinds of link those that are fetched with the page: not `canonical`, `alternate`, `license` and so on.
fn is_loading(rel: &str) -> bool {
    const LOADING: [&str; 6] = ["stylesheet", "modulepreload", "preload", "icon", "apple-touch-icon", "manifest"];
    rel.split_ascii_whitespace().any(|word| LOADING.iter().any(|it| word.eq_ignore_ascii_case(it)))
}

pub(crate) fn in_html(html: &str) -> Vec<String> {
    let loaded = tags(html).into_iter().filter_map(|tag| tag.loads().map(str::to_owned));
    loaded.filter(|link| !link.is_empty()).collect()
}

/// `url(…)` and `@import "…"`.
pub(crate) fn in_css(css: &str) -> Vec<String> {
    let urls = css.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let imports = css.split("@import").skip(1).filter_map(|rest| in_quotes(rest.trim_start()));
    urls.map(|url| url.trim().trim_matches(['"', '\'']).trim()).chain(imports).map(str::to_owned).collect()
}

/// Relative modules after `from`, `import` and `import(`.
pub(crate) fn in_script(script: &str) -> Vec<String> {
    let after = |word: &'static str| script.split(word).skip(1).map(str::trim_start);
    let called = after("import").map(|rest| rest.trim_start_matches('(').trim_start());
    let named = after("from").chain(called).filter_map(in_quotes);
    named.filter(|it| it.starts_with("./") || it.starts_with("../")).map(str::to_owned).collect()
}

/// What the quotation marks that the text begins with hold.
fn in_quotes(text: &str) -> Option<&str> {
    let mark = text.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    text[1..].split_once(mark).map(|(inner, _)| inner)
}

fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if after.starts_with(|it: char| it.is_ascii_alphabetic()) {
            let (tag, after) = tag(after);
            rest = after_raw_text(&tag.name, after);
            tags.push(tag);
        }
    }
    tags
}

/// The inside of a script or a style is not HTML.
fn after_raw_text<'html>(name: &str, rest: &'html str) -> &'html str {
    if !matches!(name, "script" | "style" | "textarea" | "title") {
        return rest;
    }
    let end = format!("</{name}");
    let at = rest.as_bytes().windows(end.len()).position(|it| it.eq_ignore_ascii_case(end.as_bytes()));
    at.map_or("", |at| &rest[at..])
}

/// Reads a tag from behind its `<` to behind its `>`.
fn tag(text: &str) -> (Tag, &str) {
    let (name, mut rest) = split_at_any(text, &[' ', '\t', '\n', '\r', '/', '>']);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\n', '\r', '/']);
        if rest.is_empty() {
            break;
        }
        if let Some(after) = rest.strip_prefix('>') {
            rest = after;
            break;
        }
        let (attribute, after) = attribute(rest);
        attributes.push(attribute);
        rest = after;
    }
    (Tag { name: name.to_ascii_lowercase(), attributes }, rest)
}

fn attribute(text: &str) -> ((String, String), &str) {
    // A stray `=` is part of a name, so that every round of the reader goes on.
    let first = text.chars().next().map_or(0, char::len_utf8);
    let (tail, _) = split_at_any(&text[first..], &[' ', '\t', '\n', '\r', '/', '>', '=']);
    let (name, after) = text.split_at(first + tail.len());
    let (value, rest) = match after.trim_start().strip_prefix('=') {
        Some(value) => attribute_value(value.trim_start()),
        None => ("", after),
    };
    ((name.to_ascii_lowercase(), value.replace("&amp;", "&")), rest)
}

fn attribute_value(text: &str) -> (&str, &str) {
    match in_quotes(text) {
        Some(value) => (value, &text[value.len() + 2..]),
        None => split_at_any(text, &[' ', '\t', '\n', '\r', '>']),
    }
}

fn split_at_any<'text>(text: &'text str, ends: &[char]) -> (&'text str, &'text str) {
    text.split_at(text.find(ends).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_a_page_as_trunk_writes_it() {
        let html = r#"<!DOCTYPE html><html lang=en><head><meta charset=utf-8>
            <!-- <script src="./commented.js"></script> -->
            <link rel=canonical href=https://example.org/><LINK REL='Alternate' href="./feed.xml">
            <link rel="stylesheet" href="./main-1.css?a=1&amp;b=2" integrity="sha384-a/b=" />
            <link rel=modulepreload href=./page-2.js crossorigin=anonymous integrity=sha384-x>
            <link crossorigin="anonymous" rel="preload" as=fetch type=application/wasm href='./page_bg.wasm'>
            <script type=module src=./boot.js data-note="a > b"></script>
            <script>if (a < b) document.write('<script src="./inside.js">')</script>
            <link rel="shortcut icon" href=./icon.svg/><p title="<img src=x>">text < more</p><img src=a.png"#;
        let expected = ["./main-1.css?a=1&b=2", "./page-2.js", "./page_bg.wasm", "./boot.js", "./icon.svg/", "a.png"];
        assert_eq!(in_html(html), expected);
    }

    #[test]
    fn broken_html_ends() {
        for html in ["<", "<a", "<a =", "<a b=\"c", "<!--", "<script>", "<a = = >", "<é>", "<a é='"] {
            assert!(in_html(html).is_empty(), "{html}");
        }
    }

    #[test]
    fn links_of_style_and_script() {
        let css = "@import './a.css';@font-face{src:url(\"../b.woff2\") format('woff2'),url( c.woff2 )}";
        assert_eq!(in_css(css), ["../b.woff2", "c.woff2", "./a.css"]);
        let script =
            "import{a}from'./a.js';import \"./b.js\";await import('../c.js');Array.from('./no');import x from 'bare'";
        assert_eq!(in_script(script), ["./a.js", "./b.js", "../c.js"]);
    }
}
