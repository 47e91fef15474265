//! Which files a page loads, read from its HTML, its style sheets and its scripts.
//!
//! The HTML is read by lol_html. Of the other two languages only the few words are looked for with which Trunk,
//! wasm-bindgen and our own sources name a file: a whole parser of either would be many times this program, and a file
//! that were missed would show in the whole-page tests, which record what the browser asks for.

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::failure::{Failure, Outcome};

/// Of the kinds of link those that are fetched with the page: not `canonical`, `alternate`, `license` and so on.
fn is_loading(rel: &str) -> bool {
    const LOADING: [&str; 6] = ["stylesheet", "modulepreload", "preload", "icon", "apple-touch-icon", "manifest"];
    rel.split_ascii_whitespace().any(|word| LOADING.iter().any(|it| word.eq_ignore_ascii_case(it)))
}

/// What a browser fetches because of the page.
pub(crate) fn in_html(html: &str) -> Outcome<Vec<String>> {
    let mut links = Vec::new();
    let elements = "script[src], img[src], source[src], iframe[src], link[rel][href]";
    let collect = element!(elements, |element| {
        links.extend(loads(element));
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(collect);
    let read = rewrite_str(html, settings);
    read.map_err(|error| Failure::new(format!("the page's HTML cannot be read: {error}")))?;
    Ok(links)
}

/// The reader leaves an attribute as it is written; of all entities only this one stands in addresses.
fn loads(element: &Element<'_, '_>) -> Option<String> {
    let link = match element.get_attribute("rel") {
        Some(rel) if element.tag_name() == "link" => is_loading(&rel).then(|| element.get_attribute("href"))?,
        _ => element.get_attribute("src"),
    };
    link.filter(|it| !it.is_empty()).map(|it| it.replace("&amp;", "&"))
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
            <link rel="shortcut icon" href=./icon.svg/><p title="<img src=x>">text < more</p><img src=a.png>"#;
        let expected = ["./main-1.css?a=1&b=2", "./page-2.js", "./page_bg.wasm", "./boot.js", "./icon.svg/", "a.png"];
        assert_eq!(in_html(html).unwrap(), expected);
    }

    #[test]
    fn broken_html_ends() {
        for html in ["<", "<a", "<a =", "<a b=\"c", "<!--", "<script>", "<a = = >", "<é>", "<a é='"] {
            assert!(in_html(html).unwrap().is_empty(), "{html}");
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
