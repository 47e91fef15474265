//! Labels as elements: an article with its colour and mark, a status, a verdict, a quote with the words searched marked.

use crate::dom::{Tag, tag, words};
use engine::Corpus;
use engine::compare::ledger::Ledger;
use engine::typed::TypedQuery;
use engine::wording::{Label, records};
use model::closed::{Status, Verdict};
use model::{ArticleIndex, Fact, FactIndex};

/// The class that gives an article its colour and mark.
pub(crate) fn article_class(article: ArticleIndex) -> &'static str {
    match article.0 {
        0 => "is-a",
        1 => "is-b",
        _ => "is-c",
    }
}

/// "■ China Brief, 2008".
pub(crate) fn article_name(corpus: &Corpus, article: ArticleIndex) -> Tag {
    words("span", &format!("doc {}", article_class(article)), &corpus.article_name(article))
}

/// "■ China Brief".
pub(crate) fn publication_name(corpus: &Corpus, article: ArticleIndex) -> Tag {
    words("span", &format!("doc {}", article_class(article)), &records::publication(corpus, article))
}

/// Words of the second rank.
pub(crate) fn quiet(name: &str, text: &str) -> Tag {
    words(name, "quiet", text)
}

/// Adds text with the words that were searched for marked.
pub(crate) fn marked(parent: Tag, text: &str, searched: &TypedQuery) -> Tag {
    let hits = engine::search::highlights(searched, text);
    text::runs::runs(0..text.len(), &[&hits]).into_iter().fold(parent, |parent, run| {
        let piece = text.get(run.range.clone()).unwrap_or("");
        if run.is_in(0) { parent.child(words("mark", "", piece)) } else { parent.text(piece) }
    })
}

/// A fact's quotes in quotation marks, what lies between them left out.
pub(crate) fn quotes(corpus: &Corpus, fact: FactIndex, searched: &TypedQuery) -> Tag {
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
