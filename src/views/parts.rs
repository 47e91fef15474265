//! Small pieces that several views share.

use crate::dom::{Tag, tag, words};
use crate::state::{article_class, href};
use corpus::closed::{Status, Verdict};
use corpus::compare::Ledger;
use corpus::model::{Article, ArticleIndex, Fact, FactIndex};
use corpus::query::{Facet, View};
use corpus::text::Words;
use corpus::{Corpus, Query, label};

/// "■ China Brief, 2008".
pub(crate) fn article_name(corpus: &Corpus, article: ArticleIndex) -> Tag {
    words("span", &format!("doc {}", article_class(article)), &label::article(corpus, article))
}

/// "■ China Brief".
pub(crate) fn publication_name(corpus: &Corpus, article: ArticleIndex) -> Tag {
    words("span", &format!("doc {}", article_class(article)), &label::publication(corpus, article))
}

/// Words of the second rank.
pub(crate) fn quiet(name: &str, text: &str) -> Tag {
    words(name, "quiet", text)
}

/// Adds text with the words that were searched for marked.
pub(crate) fn marked(parent: Tag, text: &str, searched: &Words) -> Tag {
    let hits = corpus::search::highlights(searched, text);
    corpus::runs::runs(0..text.len(), &[&hits]).into_iter().fold(parent, |parent, run| {
        let piece = text.get(run.range.clone()).unwrap_or("");
        if run.is_in(0) { parent.child(words("mark", "", piece)) } else { parent.text(piece) }
    })
}

/// A fact's quotes in quotation marks, what lies between them left out.
pub(crate) fn quotes(corpus: &Corpus, fact: FactIndex, searched: &Words) -> Tag {
    let quoted = corpus.quotes(fact).enumerate().fold(tag("span").text("“"), |quoted, (at, quote)| {
        let quoted = if at > 0 { quoted.child(words("i", "", " […] ")) } else { quoted };
        marked(quoted, quote, searched)
    });
    quoted.text("”")
}

/// A fact's status as a mark and a word: "○ planned".
pub(crate) fn status_mark(fact: &Fact) -> Tag {
    let word = match fact.status {
        Status::Happened if fact.negated => "did not happen".to_owned(),
        status if fact.negated => format!("not {}", status.label()),
        status => status.label().to_owned(),
    };
    words("span", &format!("sta {}", fact.status.id()), &word)
}

/// The year of an article, where what it tells still lay ahead.
pub(crate) fn as_of<'a>(corpus: &'a Corpus, fact: &Fact) -> Option<&'a str> {
    let published = corpus.article(fact.article).published.as_ref().filter(|_| fact.status.is_ahead())?;
    published.edtf.get(..4)
}

/// A link to where a fact is selected.
pub(crate) fn link_to_fact(corpus: &Corpus, query: &Query, fact: FactIndex) -> String {
    let fact = Some(corpus.fact(fact).id.clone());
    href(&Query { fact, at: None, ..query.clone().with_view(View::Facts) })
}

/// A link to an article by itself.
pub(crate) fn link_to_article(article: &Article) -> String {
    href(&Query { view: View::Article(article.id.clone()), ..Query::default() })
}

/// How many facts an article states.
pub(crate) fn n_facts(corpus: &Corpus, article: ArticleIndex) -> usize {
    corpus.coded(Facet::Article).facts(article.at()).len()
}

/// "Author not stated in our copy", "Georgiy Voloshin".
pub(crate) fn authors(article: &Article) -> String {
    if article.authors.is_empty() { "Author not stated in our copy".to_owned() } else { article.authors.join(", ") }
}

/// "Vol. 8, issue 21"; empty where neither is stated.
pub(crate) fn issue(article: &Article) -> String {
    let volume = (!article.volume.is_empty()).then(|| format!("Vol. {}", article.volume));
    let issue = (!article.issue.is_empty()).then(|| format!("issue {}", article.issue));
    volume.into_iter().chain(issue).collect::<Vec<_>>().join(", ")
}

/// An address that may become a link.
pub(crate) fn web_address(url: &str) -> Option<&str> {
    Some(url).filter(|url| url.starts_with("https://") || url.starts_with("http://"))
}

/// "Not mentioned".
pub(crate) fn capitalized(label: &str) -> String {
    let mut label = label.to_owned();
    label.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
    label
}

/// "1 statement", "12 statements".
pub(crate) fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}

/// "1 statement", "12 statements".
pub(crate) fn statements(n: usize) -> String {
    counted(n, "statement", "statements")
}

/// "2,872".
pub(crate) fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The order in which verdicts are shown.
pub(crate) const VERDICTS: [Verdict; 6] =
    [Verdict::Agree, Verdict::Changed, Verdict::Differ, Verdict::Both, Verdict::OnlyA, Verdict::OnlyB];

/// "Agree", "Only ■ China Brief".
pub(crate) fn verdict_name(corpus: &Corpus, ledger: &Ledger, verdict: Verdict) -> Tag {
    let name = tag("span");
    match verdict {
        Verdict::OnlyA => name.text("Only ").child(publication_name(corpus, ledger.a)),
        Verdict::OnlyB => name.text("Only ").child(publication_name(corpus, ledger.b)),
        _ => name.text(verdict.label()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_as_a_person_writes_them() {
        assert_eq!(statements(1), "1 statement");
        assert_eq!(statements(0), "0 statements");
        assert_eq!(counted(2_872, "word", "words"), "2,872 words");
        assert_eq!(thousands(1_234_567), "1,234,567");
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(web_address("https://example.org/"), Some("https://example.org/"));
        assert_eq!(web_address("javascript:alert(1)"), None);
        assert_eq!(web_address(""), None);
    }
}
