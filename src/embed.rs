//! Being a guest: the snippet that a blog pastes, and the clipboard.

use crate::address;
use engine::plan::Plan;
use engine::wording::sentence::{describe, to_text};
use engine::{Corpus, Query};
use html_escape::encode_double_quoted_attribute;
use wasm_bindgen_futures::JsFuture;

/// How high a frame is that nothing has measured.
const HEIGHT: u32 = 640;

/// What a blog pastes: a paragraph that stands alone, then a frame of the present view.
pub(crate) fn snippet(corpus: &Corpus, plan: &Plan, query: &Query) -> String {
    let sentence = to_text(&describe(corpus, plan));
    snippet_of(&address::base(), &query.to_string(), &sentence, &corpus.dossier.title)
}

fn snippet_of(base: &str, state: &str, sentence: &str, title: &str) -> String {
    let base = encode_double_quoted_attribute(base);
    let state = encode_double_quoted_attribute(state);
    let (sentence, title) = (encode_double_quoted_attribute(sentence), encode_double_quoted_attribute(title));
    format!(
        "<p><a href=\"{base}#{state}\">{title}: {sentence}</a></p>\n\
         <iframe src=\"{base}?embed#{state}\" title=\"{title}: {sentence}\" width=\"100%\" height=\"{HEIGHT}\" loading=\"lazy\" \
         style=\"border:0\" allow=\"clipboard-write\"></iframe>\n"
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
        let html =
            snippet_of("https://example.org/d/", "/facts?q=%22&actor=a", "2 statements with ‘<b>\"x\"&’", "A & B");
        assert!(html.contains("2 statements with ‘&lt;b&gt;&quot;x&quot;&amp;’"));
        assert!(html.contains("src=\"https://example.org/d/?embed#/facts?q=%22&amp;actor=a\""));
        assert!(!html.contains("<b>"));
    }
}
