//! What is put into the page's document. It is read as HTML: a minifier has written it.

use lol_html::html_content::{ContentType, Element};
use lol_html::{HandlerResult, RewriteStrSettings, element, rewrite_str};
use maud::{Markup, html};
use model::Dossier;

/// Does something to each element that a selector finds.
pub(crate) fn with_each(
    page: &str,
    selector: &str,
    mut act: impl FnMut(&mut Element) -> HandlerResult,
) -> Result<String, String> {
    let settings = RewriteStrSettings::new().append_element_content_handler(element!(selector, |element| act(element)));
    rewrite_str(page, settings).map_err(|error| format!("the page cannot be read as HTML: {error}"))
}

/// What stands in an attribute of the first element that a selector finds.
pub(crate) fn attribute(page: &str, selector: &str, name: &str) -> Result<String, String> {
    let mut found = None;
    with_each(page, selector, |element| {
        found = found.take().or_else(|| element.get_attribute(name));
        Ok(())
    })?;
    found.ok_or_else(|| format!("the page has no {selector} with `{name}`"))
}

/// The page with what others show of a link to it: title and description, and its address where that is known.
pub(crate) fn with_preview(page: &str, dossier: &Dossier, address: Option<&str>) -> Result<String, String> {
    let tags = preview(dossier, address).into_string();
    with_each(page, "meta[name=description]", |element| {
        element.after(&tags, ContentType::Html);
        Ok(())
    })
}

/// Open Graph's four, as far as they are known; without a picture a card is the small one.
fn preview(dossier: &Dossier, address: Option<&str>) -> Markup {
    html! {
        meta property="og:type" content="website";
        meta property="og:title" content=(dossier.title);
        @if !dossier.description.is_empty() { meta property="og:description" content=(dossier.description); }
        @if let Some(address) = address {
            meta property="og:url" content=(address);
            link rel="canonical" href=(address);
        }
        meta name="twitter:card" content="summary";
    }
}
