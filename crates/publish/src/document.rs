//! What is put into the page's document. It is read as HTML: a minifier has written it.

use lol_html::html_content::ContentType;
use maud::{Markup, html};
use model::Dossier;
use prerender::with_each;

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
