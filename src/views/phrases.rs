//! What several views say in the same words: numbers and counts, what is known of an article, how a link ties statements.

use crate::wording::app::{SENTENCES, STATEMENTS};
use crate::wording::phrases::{IN_PART, NO_AUTHOR, WORDS, date_inferred, issue_number, volume};
use engine::Corpus;
use engine::wording::Label;
pub(crate) use engine::wording::counts::{counted, statements, statements_among, statements_of, thousands};
use engine::wording::dates::time;
use engine::wording::records;
use model::closed::{Extent, Facet, Verdict};
use model::{Article, ArticleIndex, Fact, Link};

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
    if article.authors.is_empty() { NO_AUTHOR.to_owned() } else { article.authors.join(", ") }
}

/// "Vol. 8, issue 21"; empty where neither is stated.
pub(crate) fn issue(article: &Article) -> String {
    let volume = (!article.volume.is_empty()).then(|| volume(&article.volume));
    let issue = (!article.issue.is_empty()).then(|| issue_number(&article.issue));
    volume.into_iter().chain(issue).collect::<Vec<_>>().join(", ")
}

/// What is listed, as a heading: statements, or sentences where a program found them all.
pub(crate) fn statements_name(corpus: &Corpus) -> &'static str {
    if corpus.is_found_only() { SENTENCES } else { STATEMENTS }
}

/// Who wrote it, when it appeared, what of that is not stated.
pub(crate) fn about(article: &Article) -> String {
    let when = article.published.as_ref().map(|published| time(published, None));
    let why = article.inferred.iter().find(|(field, _)| field == "published");
    let why = why.and_then(|(_, why)| Some(date_inferred(&article.published.as_ref()?.edtf, why)));
    let length = format!("{} {WORDS}", thousands(article.n_words()));
    [Some(authors(article)), when, why, Some(length)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The year of an article, where what it tells still lay ahead.
pub(crate) fn as_of(corpus: &Corpus, fact: &Fact) -> Option<String> {
    let published = corpus.article(fact.article).published.as_ref().filter(|_| fact.is_ahead())?;
    Some(records::year(published))
}

/// "date: confirmed", "same subject, no verdict".
pub(crate) fn relation_words(link: &Link) -> String {
    let is_verdict = link.relation.verdict() != Verdict::Both;
    let part = if is_verdict && link.extent == Extent::Part { IN_PART } else { "" };
    match link.aspect.label() {
        "" => format!("{}{part}", link.relation.label()),
        aspect => format!("{aspect}: {}{part}", link.relation.label()),
    }
}
