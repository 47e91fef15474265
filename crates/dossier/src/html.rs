//! Writes HTML in which nothing that was not escaped can stand: tags and attribute names come from the code alone,
//! text and attribute values always pass through [`escape`].

/// HTML under construction.
#[derive(Debug, Default)]
pub struct Html {
    out: String,
    open: Vec<&'static str>,
}

impl Html {
    /// Opens an element; what is written until [`Html::close`] stands in it.
    pub fn open(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]) -> &mut Self {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
        self.out.push('>');
        self.open.push(tag);
        self
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) -> &mut Self {
        if let Some(tag) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(tag);
            self.out.push_str(">\n");
        }
        self
    }

    /// Text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        escape(text, &mut self.out);
        self
    }

    /// An element that holds only text.
    pub fn element(&mut self, tag: &'static str, attributes: &[(&'static str, &str)], text: &str) -> &mut Self {
        self.open(tag, attributes).text(text).close()
    }

    /// A link, where the address is one that a page may lead to; else its words alone.
    pub fn link(&mut self, address: &str, text: &str) -> &mut Self {
        let is_safe = ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
        if is_safe { self.element("a", &[("href", address), ("rel", "noopener")], text) } else { self.text(text) }
    }

    /// How many bytes are written.
    pub fn len(&self) -> usize {
        self.out.len()
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    /// The HTML, all elements closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }
}

/// Writes text so that it can stand between tags and between quotation marks. What HTML cannot hold (most control
/// characters) becomes U+FFFD.
pub fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(letter),
            _ if letter.is_control() => out.push('\u{fffd}'),
            _ => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_close_in_order_and_by_themselves() {
        let mut html = Html::default();
        html.open("ul", &[("class", "a\"b")]).element("li", &[], "1 < 2 & 3").open("li", &[]).text("open");
        assert_eq!(html.finish(), "<ul class=\"a&quot;b\"><li>1 &lt; 2 &amp; 3</li>\n<li>open</li>\n</ul>\n");
    }

    #[test]
    fn only_plain_addresses_become_links() {
        let mut html = Html::default();
        html.link("javascript:alert(1)", "no").link("https://example.org/?a=1&b=2", "yes");
        assert_eq!(html.finish(), "no<a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noopener\">yes</a>\n");
    }
}
