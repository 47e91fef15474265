//! Finds tags in a page that we wrote ourselves and that a minifier may have rewritten (quotation marks dropped,
//! attributes in another order).

use crate::html::escape;
use std::ops::Range;

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) name: String,
    /// As written, names in small letters; without a value: empty.
    pub(super) attributes: Vec<(String, String)>,
    /// From `<` to after `>`.
    pub(super) range: Range<usize>,
}

impl Tag {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}

/// The first start tag that is wanted.
pub(super) fn find(page: &str, is_wanted: impl Fn(&Tag) -> bool) -> Option<Tag> {
    let mut from = 0;
    while let Some(start) = page[from..].find('<').map(|at| from + at) {
        from = start + 1;
        if page[start..].starts_with("<!--") {
            from = page[start..].find("-->").map_or(page.len(), |at| start + at + 3);
        } else if let Some(tag) = read(page, start) {
            if is_wanted(&tag) {
                return Some(tag);
            }
            from = tag.range.end;
        }
    }
    None
}

/// The page with the content of an element replaced, up to its first end tag; `None`: it has none.
pub(super) fn replace_content(page: &str, tag: &Tag, content: &str) -> Option<String> {
    let end = page[tag.range.end..].find(&format!("</{}", tag.name)).map(|at| tag.range.end + at)?;
    Some(format!("{}{content}{}", &page[..tag.range.end], &page[end..]))
}

/// Writes ` name="value"`, escaped.
pub(super) fn write_attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}

fn read(page: &str, start: usize) -> Option<Tag> {
    let rest = &page[start + 1..];
    let length = rest.find(|letter: char| !letter.is_ascii_alphanumeric()).filter(|length| *length > 0)?;
    let mut reader = Reader { page, at: start + 1 + length };
    let mut attributes = Vec::new();
    while let Some(attribute) = reader.attribute() {
        attributes.push(attribute);
    }
    let end = page[reader.at..].starts_with('>').then_some(reader.at + 1)?;
    Some(Tag { name: rest[..length].to_ascii_lowercase(), attributes, range: start..end })
}

struct Reader<'p> {
    page: &'p str,
    at: usize,
}

impl<'p> Reader<'p> {
    fn rest(&self) -> &'p str {
        &self.page[self.at..]
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'p str {
        let rest = self.rest();
        let length = rest.find(|letter| !belongs(letter)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn attribute(&mut self) -> Option<(String, String)> {
        self.take_while(|letter| letter.is_whitespace() || letter == '/');
        let name = self
            .take_while(|letter| !letter.is_whitespace() && !matches!(letter, '=' | '>' | '/'))
            .to_ascii_lowercase();
        if name.is_empty() {
            return None;
        }
        self.take_while(char::is_whitespace);
        if !self.rest().starts_with('=') {
            return Some((name, String::new()));
        }
        self.at += 1;
        self.take_while(char::is_whitespace);
        Some((name, self.value().to_owned()))
    }

    fn value(&mut self) -> &'p str {
        match self.rest().chars().next() {
            Some(mark @ ('"' | '\'')) => {
                self.at += 1;
                let value = self.take_while(|letter| letter != mark);
                self.at = self.page.len().min(self.at + 1);
                value
            }
            _ => self.take_while(|letter| !letter.is_whitespace() && letter != '>'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_as_we_write_them_and_as_a_minifier_does() {
        for page in [
            "<p><meta name=\"description\" content=\"a > b\" /></p>",
            "<!-- <meta name=description> --><meta content='a > b' name=description>",
        ] {
            let tag = find(page, |tag| tag.attribute("name") == Some("description")).expect("a tag");
            assert_eq!((tag.name.as_str(), tag.attribute("content")), ("meta", Some("a > b")), "{page}");
        }
    }

    #[test]
    fn content_is_replaced_up_to_the_end_tag() {
        let page = "<main id=x>old <b>text</b></main><p>";
        let tag = find(page, |tag| tag.attribute("id") == Some("x")).expect("a tag");
        assert_eq!(replace_content(page, &tag, "new").as_deref(), Some("<main id=x>new</main><p>"));
        assert_eq!(replace_content("<main id=x>open", &tag, "new"), None);
    }
}
