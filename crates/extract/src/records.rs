//! Records that a program finds in an article: one a sentence that names, dates or counts something. The statement is the
//! sentence; what only a reader can judge, status, stance and who says it, is not stated.

use crate::dates::dates;
use crate::said::number_spans;
use model::closed::{Facet, FoundBy, Role};
use model::when::When;
use model::{Article, ArticleIndex, Fact, Mention, Part, Span, TermIndex};

/// The records of an article that has its mentions, in text order. Of several dates of a sentence the first counts; one
/// without a year is completed by the day of publication, and [`Fact::unquoted`] says so.
///
/// Their ids are the article's and the number of the sentence among those of its paragraphs, from 1: they change where
/// sentences come or go before it.
pub fn records(article: &Article, place: ArticleIndex) -> Vec<Fact> {
    let sentences = article.sentences().into_iter().enumerate();
    sentences.filter_map(|(at, sentence)| record(article, place, at + 1, sentence)).collect()
}

fn record(article: &Article, place: ArticleIndex, number: usize, sentence: Span) -> Option<Fact> {
    let words = sentence.of(&article.text);
    let mentions = article.mentions_in(sentence);
    let published = article.published.as_ref().map_or("", |published| &published.edtf);
    let date = dates(words, published).into_iter().next();
    let is_dateline = date
        .as_ref()
        .is_some_and(|date| !has_words(&words[..date.range.start]) && !has_words(&words[date.range.end..]));
    let is_empty =
        is_dateline || mentions.is_empty() && date.is_none() && number_spans(words).is_empty() && !has_name(words);
    (!is_empty).then(|| Fact {
        id: format!("{}-sentence-{number}", article.id),
        article: place,
        found_by: FoundBy::Program,
        statement: words.to_owned(),
        when: date.as_ref().and_then(|date| When::of(&date.edtf)),
        actors: named(mentions, Facet::Actor)
            .into_iter()
            .map(|actor| Part { actor, roles: vec![Role::Mentioned] })
            .collect(),
        things: named(mentions, Facet::Thing),
        places: named(mentions, Facet::Place),
        evidence: vec![sentence],
        unquoted: date.filter(|date| date.is_completed).map(|_| "when.year".to_owned()).into_iter().collect(),
        ..Fact::default()
    })
}

/// Whether there is more than punctuation: a date alone is a dateline, no sentence.
fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// The terms of a vocabulary that are named, each once, as the text runs.
pub fn named(mentions: &[Mention], facet: Facet) -> Vec<TermIndex> {
    let mut terms = Vec::new();
    for mention in mentions.iter().filter(|mention| mention.facet == facet) {
        if !terms.contains(&mention.term) {
            terms.push(mention.term);
        }
    }
    terms
}

/// Whether a word begins with a great letter that is not the first of the sentence: what no vocabulary knows is taken for
/// a name, which in German finds too many. Scripts without great letters have none.
fn has_name(sentence: &str) -> bool {
    let words = sentence.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.skip(1).any(|word| word.chars().count() > 1 && word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::blocks;
    use crate::mentions::NameFinder;

    fn found(text: &str) -> Vec<(String, String, Vec<u32>)> {
        let blocks = blocks(text, &[]);
        let mentions = NameFinder::of(&[(Facet::Actor, TermIndex(7), "the firm")]).mentions(text, &blocks);
        let published = When::of("2010-07-02");
        let article =
            Article { id: "a".to_owned(), text: text.to_owned(), blocks, mentions, published, ..Article::default() };
        let row = |fact: Fact| {
            let actors = fact.actors.iter().map(|part| part.actor.0).collect();
            (fact.id, fact.when.map_or_else(String::new, |when| when.edtf), actors)
        };
        records(&article, ArticleIndex(0)).into_iter().map(row).collect()
    }

    #[test]
    fn a_sentence_that_names_dates_or_counts_is_a_record() {
        let text = "Nothing is said. It is in Almaty. There were 30 of them. On June 24 the firm opened. So it goes.";
        let row = |number: u32, when: &str, actors: &[u32]| {
            (format!("a-sentence-{number}"), when.to_owned(), actors.to_vec())
        };
        assert_eq!(found(text), [row(2, "", &[]), row(3, "", &[]), row(4, "2010-06-24", &[7])]);
        assert_eq!(found("这里没有。2011年签署。")[0].1, "2011");
        assert_eq!(found("June 24, 2010\n\nSo it goes."), [], "a dateline");
        assert_eq!(found(""), []);
    }

    #[test]
    fn what_only_a_reader_can_judge_is_not_stated() {
        let text = "On June 24 it opened.";
        let article = Article {
            text: text.to_owned(),
            blocks: blocks(text, &[]),
            published: When::of("2010-07-02"),
            ..Article::default()
        };
        let found = records(&article, ArticleIndex(3));
        assert_eq!((found[0].status, found[0].stance, found[0].article), (None, None, ArticleIndex(3)));
        assert_eq!((found[0].statement.as_str(), &found[0].unquoted[..]), (text, &["when.year".to_owned()][..]));
        assert_eq!(found[0].found_by, FoundBy::Program);
    }
}
