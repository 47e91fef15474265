//! Being a guest: the snippet that a blog pastes, and the clipboard.

use crate::address;
use engine::plan::Plan;
use engine::wording::shown::shown;
use engine::{Corpus, Query};
use html_escape::encode_double_quoted_attribute;
use wasm_bindgen_futures::JsFuture;

/// How high a frame is that nothing has measured.
const HEIGHT: u32 = 640;

/// How a frame looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// As the reader's system does.
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Scheme {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// What stands before the state in a frame's address.
    fn presentation(self) -> &'static str {
        match self {
            Self::System => "embed",
            Self::Light => "embed&scheme=light",
            Self::Dark => "embed&scheme=dark",
        }
    }

    /// What the frame's element says: a frame of another scheme than its page has a ground of its own, which is seen while
    /// it loads.
    fn of_element(self) -> &'static str {
        match self {
            Self::System => "light dark",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The address of a frame of the present view.
pub(crate) fn frame_address(query: &Query, scheme: Scheme) -> String {
    format!("{}?{}#{query}", address::base(), scheme.presentation())
}

/// What a blog pastes: a paragraph that stands alone, then a frame of the present view.
pub(crate) fn snippet(corpus: &Corpus, plan: &Plan, query: &Query, scheme: Scheme) -> String {
    let shown = shown(corpus, plan, query);
    snippet_of(&address::base(), &query.to_string(), (&shown, &corpus.dossier.title), scheme)
}

fn snippet_of(base: &str, state: &str, (sentence, title): (&str, &str), scheme: Scheme) -> String {
    let presentation = encode_double_quoted_attribute(scheme.presentation());
    let base = encode_double_quoted_attribute(base);
    let state = encode_double_quoted_attribute(state);
    let (sentence, title) = (encode_double_quoted_attribute(sentence), encode_double_quoted_attribute(title));
    format!(
        "<p><a href=\"{base}#{state}\">{title}: {sentence}</a></p>\n\
         <iframe src=\"{base}?{presentation}#{state}\" title=\"{title}: {sentence}\" width=\"100%\" height=\"{HEIGHT}\" loading=\"lazy\" \
         style=\"border:0;color-scheme:{element}\" allow=\"clipboard-write\"></iframe>\n",
        element = scheme.of_element()
    )
}

/// Copies text; `false` where the browser does not let us.
pub(crate) async fn copy(text: &str) -> bool {
    let navigator = gloo::utils::window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    clipboard && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_holds_nothing_unescaped() {
        let words = ("2 statements with ‘<b>\"x\"&’", "A & B");
        let html = snippet_of("https://example.org/d/", "/facts?q=%22&actor=a", words, Scheme::System);
        assert!(html.contains("2 statements with ‘&lt;b&gt;&quot;x&quot;&amp;’"));
        assert!(html.contains("src=\"https://example.org/d/?embed#/facts?q=%22&amp;actor=a\""));
        assert!(!html.contains("<b>"));
        let dark = snippet_of("https://example.org/d/", "/facts", words, Scheme::Dark);
        assert!(dark.contains("?embed&amp;scheme=dark#/facts\"") && dark.contains("color-scheme:dark\""), "{dark}");
    }
}
