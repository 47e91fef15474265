//! Small pieces that several views share.

use crate::state::{Explorer, article_class, href};
use corpus::model::{ArticleIndex, Fact, FactIndex};
use corpus::query::View;
use corpus::text::Words;
use corpus::{Corpus, Query, label};
use leptos::prelude::*;

/// The explorer of this view tree.
pub(crate) fn explorer() -> Explorer {
    expect_context()
}

/// "■ China Brief, 2008".
pub(crate) fn article_name(corpus: &Corpus, article: ArticleIndex) -> AnyView {
    let class = format!("doc {}", article_class(article));
    view! { <span class=class>{label::article(corpus, article)}</span> }.into_any()
}

/// "■ China Brief".
pub(crate) fn publication_name(corpus: &Corpus, article: ArticleIndex) -> AnyView {
    let class = format!("doc {}", article_class(article));
    view! { <span class=class>{label::publication(corpus, article)}</span> }.into_any()
}

/// Text with the words that were searched for marked.
pub(crate) fn marked(text: &str, words: &Words) -> AnyView {
    let hits = corpus::search::highlights(words, text);
    if hits.is_empty() {
        return text.to_owned().into_any();
    }
    corpus::runs::runs(0..text.len(), &[&hits])
        .into_iter()
        .map(|run| {
            let piece = text.get(run.range.clone()).unwrap_or("").to_owned();
            if run.is_in(0) { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() }
        })
        .collect_view()
        .into_any()
}

/// A fact's quotes in quotation marks, what lies between them left out.
pub(crate) fn quotes(corpus: &Corpus, fact: FactIndex, words: &Words) -> AnyView {
    let quotes = corpus.quotes(fact).enumerate().map(|(at, quote)| {
        let gap = (at > 0).then(|| view! { <i>" […] "</i> });
        view! { {gap} {marked(quote, words)} }
    });
    view! { <span aria-hidden="true">"“"</span> {quotes.collect_view()} <span aria-hidden="true">"”"</span> }.into_any()
}

/// A fact's status as a mark and a word: "○ planned".
pub(crate) fn status_mark(fact: &Fact) -> AnyView {
    let class = format!("sta {}", fact.status.id());
    let word = if fact.negated { format!("not {}", fact.status.label()) } else { fact.status.label().to_owned() };
    view! { <span class=class>{word}</span> }.into_any()
}

/// What a fact's article reads on the screen where the fact is selected.
pub(crate) fn link_to_fact(corpus: &Corpus, query: &Query, fact: FactIndex) -> String {
    let mut query = query.clone().with_view(View::Facts);
    query.fact = Some(corpus.fact(fact).id.clone());
    query.at = None;
    href(&query)
}

/// "1 statement", "12 statements".
pub(crate) fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}

/// "2,872".
pub(crate) fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_as_a_person_writes_them() {
        assert_eq!(counted(1, "statement", "statements"), "1 statement");
        assert_eq!(counted(0, "statement", "statements"), "0 statements");
        assert_eq!(counted(2_872, "word", "words"), "2,872 words");
        assert_eq!(thousands(1_234_567), "1,234,567");
    }
}
