//! The page in one HTML file that asks the network for nothing: opened from a disk, mailed, framed.
//!
//! Program and corpus lie in it as gzip in base64, in elements that no browser runs; scripts and style are named by
//! their checksums in the one policy that the file carries, which lets nothing else run and nothing out. Modules and
//! requests are what a page from a disk or in a sandboxed frame may not have: none is used.

use crate::built_page::BuiltPage;
use crate::compressed::gzip;
use crate::document::with_preview;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lol_html::html_content::ContentType;
use maud::html;
use model::{Records, codec};
use prerender::{attribute, with_each};
use sha2::{Digest, Sha256};

/// What the classic glue calls itself, and where `boot.js` looks for it.
const GLUE_END: &str = ";window.dossierWithin=wasm_bindgen;";

/// The page of these records in one file.
///
/// # Errors
/// Where the page in the program is damaged, or the records are more than a corpus can hold.
pub fn single_file(page: &BuiltPage, records: &Records) -> Result<String, String> {
    let index = prerender::fill(&page.index()?.text()?, records)?;
    let index = with_preview(&index, &records.dossier, None)?;
    let named = |selector: &str, name: &str| page.loaded(&attribute(&index, selector, name)?);
    let style = inline(without_faces(&named("link[rel=stylesheet]", "href")?.text()?))?;
    let boot = inline(named("script[src]", "src")?.text()?)?;
    let glue = inline(page.within()?.text()? + GLUE_END)?;
    let icon = named("link[rel=icon]", "href")?.plain()?;
    let program = named("script[data-program]", "data-program")?;
    let program = program.compressed().ok_or("the program in the page is not compressed")?.1;
    let corpus = codec::encode(records).map_err(|error| error.to_string())?;
    let corpus = gzip(&corpus).map_err(|error| error.to_string())?;
    let policy = html! { meta http-equiv="Content-Security-Policy" content=(policy(&[&boot, &glue], &style)); };
    let icon = format!("data:image/svg+xml;base64,{}", STANDARD.encode(icon));

    let page = with_each(&index, "link[rel=modulepreload],link[rel=preload]", |element| {
        element.remove();
        Ok(())
    })?;
    let page = with_each(&page, "meta[charset]", |element| {
        element.after(&policy.clone().into_string(), ContentType::Html);
        Ok(())
    })?;
    let page = with_each(&page, "link[rel=stylesheet]", |element| {
        element.replace(&format!("<style>{style}</style>"), ContentType::Html);
        Ok(())
    })?;
    let page = with_each(&page, "link[rel=icon]", |element| Ok(element.set_attribute("href", &icon)?))?;
    let page = with_each(&page, "script[src]", |element| {
        element.replace(&format!("<script>{boot}</script>"), ContentType::Html);
        Ok(())
    })?;
    with_each(&page, "body", |element| {
        // After what is read: it is there while the rest of the file still comes.
        for (id, bytes) in [("dossier-program", program), ("dossier-corpus", &corpus)] {
            element.append(&data(id, bytes), ContentType::Html);
        }
        element.append(&format!("<script>{glue}</script>"), ContentType::Html);
        Ok(())
    })
}

/// A style without the faces of fonts: they are files beside the page, and one file has none. The blocks of faces have no
/// others within.
fn without_faces(style: &str) -> String {
    const FACE: &str = "@font-face";
    let mut parts = style.split(FACE);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once('}').map_or("", |(_, after)| after))
}

/// Bytes in the document, for a script to take.
fn data(id: &str, bytes: &[u8]) -> String {
    format!("<script type=\"application/octet-stream\" id=\"{id}\">{}</script>", STANDARD.encode(bytes))
}

/// Whether a script or a style can stand in a document as it is: nothing in it may end its element or begin a comment.
fn inline(text: String) -> Result<String, String> {
    let lower = text.to_ascii_lowercase();
    match ["</script", "</style", "<!--"].into_iter().find(|end| lower.contains(end)) {
        Some(end) => Err(format!("a script or style of the page has `{end}` in it, and cannot stand in one file")),
        None => Ok(text),
    }
}

/// Only these scripts and this style, WebAssembly, and pictures in the file. Nothing may be asked for; the file may
/// frame itself, for the preview of a frame.
fn policy(scripts: &[&str], style: &str) -> String {
    let scripts: Vec<String> = scripts.iter().map(|script| checksum(script)).collect();
    format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval' {}; style-src {}; img-src data:; frame-src 'self'; \
         base-uri 'none'; form-action 'none'",
        scripts.join(" "),
        checksum(style)
    )
}

fn checksum(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_of_fonts_go_and_all_else_stays() {
        let style =
            "@layer a{:root{color:red}@font-face{font-family:A;src:url(a.woff2)}@font-face {src:url(b)}p{margin:0}}";
        assert_eq!(without_faces(style), "@layer a{:root{color:red}p{margin:0}}");
        assert_eq!(without_faces("p{margin:0}"), "p{margin:0}");
    }

    #[test]
    fn what_would_end_its_element_is_refused() {
        for text in ["a</script>b", "a</STYLE>b", "a<!--b"] {
            assert!(inline(text.to_owned()).is_err(), "{text}");
        }
        assert_eq!(inline("a<b".to_owned()), Ok("a<b".to_owned()));
    }
}
