//! The places of a page that are filled: its language, title and description, the static part, its style sheet.
//!
//! The page is ours, but a minifier may have rewritten it; so it is read as HTML.

use crate::static_part::{static_part, written};
use lol_html::html_content::{ContentType, Element};
use lol_html::{HandlerResult, RewriteStrSettings, element, end_tag, rewrite_str};
use maud::html;
use model::{Dossier, Records};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The id of the element whose content the static part becomes.
pub const PLACE: &str = "dossier-static";

/// What of an element was met in the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum ElementState {
    #[default]
    Nothing,
    Start,
    End,
}

/// An element to fill; shared, for the handlers of an end tag outlive what borrows.
#[derive(Clone, Debug, Default)]
struct ElementSlot(Rc<Cell<ElementState>>);

impl ElementSlot {
    /// Whether this is the first such element of the page: only that one is filled.
    fn is_first(&self) -> bool {
        let is_first = self.0.get() == ElementState::Nothing;
        if is_first {
            self.0.set(ElementState::Start);
        }
        is_first
    }

    fn fill(&self, element: &mut Element, content: &str) -> HandlerResult {
        element.set_inner_content(content, ContentType::Html);
        let place = self.clone();
        element.on_end_tag(end_tag!(move |_| {
            place.0.set(ElementState::End);
            Ok(())
        }))
    }

    fn check(&self, name: &str) -> Result<(), String> {
        match self.0.get() {
            ElementState::Nothing => Err(format!("the page has no {name}")),
            ElementState::Start => Err(format!("the page's {name} is not closed")),
            ElementState::End => Ok(()),
        }
    }
}

/// Puts the static part, the title, the description and the language into a page. Doing it twice changes nothing more.
///
/// # Errors
/// Where the page has no element with the id [`PLACE`], no `<title>` or no `<html>`: which.
pub fn fill(page: &str, records: &Records) -> Result<String, String> {
    let page = with_language(page, &records.dossier.language)?;
    let page = with_head(&page, &records.dossier)?;
    with_content(&page, &static_part(records))
}

fn with_language(page: &str, language: &str) -> Result<String, String> {
    let is_found = Cell::new(false);
    // The rewriter escapes nothing but quotation marks in an attribute.
    let language = written(html! { (language) });
    let settings = RewriteStrSettings::new().append_element_content_handler(element!("html", |element| {
        is_found.set(true);
        Ok(element.set_attribute("lang", &language)?)
    }));
    let page = rewritten(page, settings)?;
    if is_found.get() { Ok(page) } else { Err("the page has no <html>".to_owned()) }
}

/// The title, and after it the description in the place of any other.
fn with_head(page: &str, dossier: &Dossier) -> Result<String, String> {
    let place = ElementSlot::default();
    let title = written(html! { (dossier.title) });
    let description = written(html! { meta name="description" content=(dossier.description); });
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("title", |element| {
            if place.is_first() {
                element.after(&description, ContentType::Html);
                place.fill(element, &title)?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!("meta[name=description]", |element| {
            element.remove();
            Ok(())
        }));
    let page = rewritten(page, settings)?;
    place.check("<title>")?;
    Ok(page)
}

fn with_content(page: &str, content: &str) -> Result<String, String> {
    let place = ElementSlot::default();
    let settings = RewriteStrSettings::new().append_element_content_handler(element!(format!("#{PLACE}"), |element| {
        if place.is_first() { place.fill(element, content) } else { Ok(()) }
    }));
    let page = rewritten(page, settings)?;
    place.check(&format!("element with the id `{PLACE}`"))?;
    Ok(page)
}

/// The page with another style sheet in the place of its own, and the name of the file that it had.
///
/// # Errors
/// Where the page has no style sheet.
pub fn with_sheet(page: &str, name: &str) -> Result<(String, String), String> {
    let before = RefCell::new(None);
    let settings =
        RewriteStrSettings::new().append_element_content_handler(element!("link[rel=stylesheet][href]", |element| {
            let mut before = before.borrow_mut();
            if before.is_none() {
                let address = element.get_attribute("href").unwrap_or_default();
                let (folder, file) = address.split_at(address.rfind('/').map_or(0, |at| at + 1));
                element.set_attribute("href", &format!("{folder}{name}"))?;
                *before = Some(file.to_owned());
            }
            Ok(())
        }));
    let page = rewritten(page, settings)?;
    let before = before.into_inner().ok_or("the page has no style sheet")?;
    Ok((page, before))
}

/// The element that starts the page: it names the program.
pub(crate) const STARTER: &str = "script[data-program]";

/// Does something to each element of a page that a selector finds.
///
/// # Errors
/// Where the page cannot be read as HTML, or what is done fails.
pub fn with_each(
    page: &str,
    selector: &str,
    mut act: impl FnMut(&mut Element) -> HandlerResult,
) -> Result<String, String> {
    rewritten(
        page,
        RewriteStrSettings::new().append_element_content_handler(element!(selector, |element| act(element))),
    )
}

/// What stands in an attribute of the first element that a selector finds.
///
/// # Errors
/// Where the page has no such element, or none with that attribute.
pub fn attribute(page: &str, selector: &str, name: &str) -> Result<String, String> {
    let mut found = None;
    with_each(page, selector, |element| {
        found = found.take().or_else(|| element.get_attribute(name));
        Ok(())
    })?;
    found.ok_or_else(|| format!("the page has no {selector} with `{name}`"))
}

/// The page with more told to the script that starts it: names of attributes and what stands in them.
///
/// # Errors
/// Where the page has no such script.
pub fn with_told_at_start(page: &str, told: &[(&str, &str)]) -> Result<String, String> {
    let mut is_found = false;
    let page = with_each(page, STARTER, |element| {
        is_found = true;
        told.iter().try_for_each(|(name, value)| element.set_attribute(name, &written(html! { (value) })))?;
        Ok(())
    })?;
    if is_found { Ok(page) } else { Err("the page has no script that starts it".to_owned()) }
}

fn rewritten(page: &str, settings: RewriteStrSettings) -> Result<String, String> {
    rewrite_str(page, settings).map_err(|error| format!("the page cannot be read as HTML: {error}"))
}
