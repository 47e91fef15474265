//! What several views say in the same words: numbers and counts, what is known of an article, how a link ties statements.

use engine::Corpus;
use engine::wording::Label;
use engine::wording::dates::time;
use engine::wording::records;
use model::closed::{Extent, Facet, Verdict};
use model::{Article, ArticleIndex, Fact, Link};

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

/// Thousandths as a style says them: "37.5%".
pub(crate) fn percent(per_mille: u32) -> String {
    format!("{}.{}%", per_mille / 10, per_mille % 10)
}

/// "Not mentioned".
pub(crate) fn capitalized(label: &str) -> String {
    let mut label = label.to_owned();
    label.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
    label
}

/// How many facts an article states.
pub(crate) fn n_facts(corpus: &Corpus, article: ArticleIndex) -> usize {
    corpus.field(Facet::Article).facts(article.at()).len()
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

/// Who wrote it, when it appeared, what of that is not stated.
pub(crate) fn about(article: &Article) -> String {
    let when = article.published.as_ref().map(|published| time(published, None));
    let why =
        article.inferred.iter().find(|(field, _)| field == "published").map(|(_, why)| format!("year inferred: {why}"));
    let length = format!("{} words", thousands(article.n_words()));
    [Some(authors(article)), when, why, Some(length)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The year of an article, where what it tells still lay ahead.
pub(crate) fn as_of(corpus: &Corpus, fact: &Fact) -> Option<String> {
    let published = corpus.article(fact.article).published.as_ref().filter(|_| fact.status.is_ahead())?;
    Some(records::year(published))
}

/// "date: confirmed", "same subject, no verdict".
pub(crate) fn relation_words(link: &Link) -> String {
    let is_verdict = link.relation.verdict() != Verdict::Both;
    let part = if is_verdict && link.extent == Extent::Part { " in part" } else { "" };
    match link.aspect.label() {
        "" => format!("{}{part}", link.relation.label()),
        aspect => format!("{aspect}: {}{part}", link.relation.label()),
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
}
