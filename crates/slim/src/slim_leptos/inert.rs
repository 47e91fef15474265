//! Static markup. `view!` writes it as HTML of its own making; here it is read and built like any other element, for no
//! page of ours parses HTML.

use super::dom::{AnyView, IntoAny, IntoView};
use super::element::Element;

/// Static elements of HTML, as `view!` writes them.
pub struct InertElement(&'static str);

/// Static elements of a drawing.
pub struct InertDrawing(&'static str);

impl InertElement {
    /// Of markup that `view!` has written.
    pub fn new(markup: &'static str) -> Self {
        Self(markup)
    }
}

impl InertDrawing {
    /// Of markup that `view!` has written.
    pub fn new(markup: &'static str) -> Self {
        Self(markup)
    }
}

impl IntoView for InertElement {
    fn into_any_view(self) -> AnyView {
        build(self.0, false)
    }
}

impl IntoView for InertDrawing {
    fn into_any_view(self) -> AnyView {
        build(self.0, true)
    }
}

/// Elements that have no end.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

fn build(markup: &str, is_drawing: bool) -> AnyView {
    let mut rest = markup;
    let mut open: Vec<(Element, bool)> = Vec::new();
    let mut done: Vec<AnyView> = Vec::new();
    let put = |view: AnyView, open: &mut Vec<(Element, bool)>, done: &mut Vec<AnyView>| match open.pop() {
        Some((parent, is_drawing)) => open.push((parent.child(view), is_drawing)),
        None => done.push(view),
    };
    while let Some(piece) = next_piece(&mut rest) {
        match piece {
            Markup::Text(text) => put(text.into_any(), &mut open, &mut done),
            Markup::End => {
                if let Some((element, _)) = open.pop() {
                    put(element.into_any(), &mut open, &mut done);
                }
            }
            Markup::Start(name, attributes) => {
                let is_drawing = name == "svg" || open.last().map_or(is_drawing, |(_, within)| *within);
                let element = if is_drawing { Element::svg(name) } else { Element::html(name) };
                attributes.iter().for_each(|(name, value)| element.set(name, value));
                if VOID.contains(&name) {
                    put(element.into_any(), &mut open, &mut done);
                } else {
                    open.push((element, is_drawing));
                }
            }
        }
    }
    done.into_any()
}

/// A piece of the markup that `view!` writes: quoted values, every element closed, no comments.
#[derive(Debug, PartialEq, Eq)]
enum Markup<'m> {
    Text(String),
    Start(&'m str, Vec<(&'m str, String)>),
    End,
}

fn next_piece<'m>(rest: &mut &'m str) -> Option<Markup<'m>> {
    if rest.is_empty() {
        return None;
    }
    let Some(tag) = rest.strip_prefix('<') else {
        let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        *rest = after;
        return Some(Markup::Text(unescaped(text)));
    };
    if let Some(end) = tag.strip_prefix('/') {
        *rest = end.split_once('>').map_or("", |(_, after)| after);
        return Some(Markup::End);
    }
    let name_ends = tag.find([' ', '>']).unwrap_or(tag.len());
    let (name, mut tag) = tag.split_at(name_ends);
    let mut attributes = Vec::new();
    while let Some(attribute) = tag.strip_prefix(' ') {
        let (name, after) = attribute.split_at(attribute.find([' ', '>', '=']).unwrap_or(attribute.len()));
        let quoted = after.strip_prefix("=\"").and_then(|value| value.split_once('"'));
        let (value, after) = quoted.unwrap_or(("", after));
        attributes.push((name, unescaped(value)));
        tag = after;
    }
    *rest = tag.strip_prefix('>').unwrap_or("");
    Some(Markup::Start(name, attributes))
}

/// What `view!` escapes.
fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(markup: &str) -> Vec<Markup<'_>> {
        let mut rest = markup;
        std::iter::from_fn(|| next_piece(&mut rest)).collect()
    }

    #[test]
    fn markup_is_read_as_the_macro_writes_it() {
        let found = pieces("<p class=\"a b\" hidden>1 &lt; 2 &amp;amp;<br>\u{e9}</p>");
        let attributes = vec![("class", "a b".to_owned()), ("hidden", String::new())];
        let expected = [
            Markup::Start("p", attributes),
            Markup::Text("1 < 2 &amp;".to_owned()),
            Markup::Start("br", Vec::new()),
            Markup::Text("\u{e9}".to_owned()),
            Markup::End,
        ];
        assert_eq!(found, expected);
        assert_eq!(pieces("<b title=\"a &quot;b&quot; > c\"></b>").len(), 2);
    }

    #[test]
    fn broken_markup_ends() {
        for markup in ["<", "<p", "<p a", "<p a=\"", "</", "</p", "<p>x", ">"] {
            assert!(pieces(markup).len() < 4, "{markup}");
        }
    }
}
