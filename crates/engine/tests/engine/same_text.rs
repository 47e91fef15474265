//! What two articles have in the same words, and what became of their paragraphs.

use crate::small::article;
use crate::{random, small};
use engine::Corpus;
use engine::compare::alignment::{MatchKind, bundles, matches};
use engine::compare::same_text::{ParagraphChange, SameText, same_text};
use model::{ArticleIndex, Records, Span};
use proptest::prelude::*;
use std::collections::HashMap;
use text::each_word;

const PAIR: (ArticleIndex, ArticleIndex) = (ArticleIndex(0), ArticleIndex(1));

const FIRST: &str = "The pipeline from Turkmenistan has been in operation since 2009. It carries gas to China.";
const SECOND: &str = "Both presidents met in Astana in June. They signed a declaration on strategic partnership there.";
const THIRD: &str = "Trade between the two tripled in six years. Nobody expects it to fall soon, says the ministry.";

fn corpus(a: &str, b: &str) -> Corpus {
    let articles = vec![article("a", "X", "2008", a), article("b", "Y", "2011", b)];
    Corpus::new(Records { articles, ..Records::default() })
}

fn of(a: &str, b: &str) -> SameText {
    same_text(&corpus(a, b), PAIR.0, PAIR.1)
}

fn paragraphs(parts: &[&str]) -> String {
    parts.join("\n\n")
}

/// What became of the paragraphs of one article, each by its first word.
fn changes(text: &str, found: &SameText, side: usize) -> Vec<(String, ParagraphChange)> {
    let first = |span: Span| span.of(text).split(' ').next().unwrap_or_default().to_owned();
    found.paragraphs[side].iter().map(|paragraph| (first(paragraph.place), paragraph.change)).collect()
}

#[test]
fn a_copy_is_the_same_sentence_by_sentence() {
    let text = paragraphs(&[FIRST, SECOND, THIRD]);
    let found = of(&text, &text);
    assert_eq!(found.sentences.len(), 6, "short ones too, for their paragraphs are the same");
    assert!(found.sentences.iter().all(|(one, other)| one == other));
    assert_eq!(found.paragraphs, [Vec::new(), Vec::new()]);
}

#[test]
fn a_copy_that_was_typed_again_is_the_same() {
    let text = "He said: “The gas pipeline’s branch is well-known to everybody here.”\n\nIt was opened in 2009 by both presidents.";
    let typed = "He said: \"The gas pipe\u{ad}line's branch is well\u{2011}known to\neverybody here.\"\n\nIt was  opened in 2009 by both\u{a0}presidents.";
    assert_eq!(of(text, typed).sentences.len(), 2);
    assert_eq!(of(&text.to_uppercase(), typed).sentences.len(), 2);
}

#[test]
fn swapped_edited_and_repeated_paragraphs_are_named_as_such() {
    let whole = paragraphs(&[FIRST, SECOND, THIRD]);
    let swapped = paragraphs(&[SECOND, FIRST, THIRD]);
    let found = of(&whole, &swapped);
    assert_eq!(found.sentences.len(), 6);
    assert_eq!(changes(&whole, &found, 0).len(), 1, "one of the two was moved");
    assert_eq!(changes(&whole, &found, 0)[0].1, ParagraphChange::Moved);
    assert_eq!(changes(&swapped, &found, 1), changes(&whole, &found, 0));

    let edited = paragraphs(&[FIRST, &SECOND.replace("in June", "in early July"), THIRD]);
    let found = of(&whole, &edited);
    assert_eq!(changes(&whole, &found, 0), [("Both".to_owned(), ParagraphChange::Edited { n_same: 14, n_words: 15 })]);
    assert_eq!(changes(&edited, &found, 1), [("Both".to_owned(), ParagraphChange::Edited { n_same: 14, n_words: 16 })]);
    assert_eq!(found.sentences.len(), 5, "what was not edited in it is the same");

    let repeated = paragraphs(&[FIRST, SECOND, FIRST, THIRD]);
    let found = of(&whole, &repeated);
    assert!(found.paragraphs[0].is_empty());
    assert_eq!(changes(&repeated, &found, 1), [("The".to_owned(), ParagraphChange::Repeated)]);
    assert_eq!(found.sentences.len(), 6, "each sentence has one partner");
}

#[test]
fn equal_sentences_pair_one_to_one() {
    let many = [SECOND; 15].join("\n\n");
    let corpus = corpus(&many, &many);
    assert_eq!(matches(&corpus, PAIR.0, PAIR.1).len(), 30, "not each with each");
}

#[test]
fn what_has_nothing_has_nothing_in_common() {
    for (a, b) in [("", ""), ("", FIRST), ("Gas.", "Gas."), ("Gas.", FIRST), ("—", "—")] {
        let found = of(a, b);
        assert!(found.sentences.len() <= 1, "{a:?} and {b:?}: {found:?}");
        assert_eq!(found.paragraphs, [Vec::new(), Vec::new()], "{a:?} and {b:?}");
        assert!(found.sentences.is_empty() || a == "Gas.", "{a:?} and {b:?}");
    }
}

#[test]
fn two_languages_have_no_words_in_common_but_those_that_are_the_same() {
    assert_eq!(of(FIRST, "Газопровод из Туркмении работает с 2009 года."), SameText::default());
    let chinese = "中国和哈萨克斯坦的天然气管道已经投入运营。";
    assert_eq!(of(chinese, chinese).sentences.len(), 1);
}

#[test]
fn sentences_that_go_on_in_both_are_drawn_as_one() {
    let text = paragraphs(&[FIRST, SECOND]);
    let whole = corpus(&text, &text);
    assert_eq!(bundles(&whole, PAIR, &matches(&whole, PAIR.0, PAIR.1)), std::iter::once(0..4).collect::<Vec<_>>());
    let corpus = small::corpus();
    let found = matches(&corpus, PAIR.0, PAIR.1);
    let bundled = bundles(&corpus, PAIR, &found);
    assert_eq!(bundled.iter().map(ExactSizeIterator::len).sum::<usize>(), found.len());
}

/// The words of a text, folded.
fn words(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    each_word(text, &mut |_, word| out.push(word.to_owned()));
    out
}

proptest! {
    #[test]
    fn the_same_is_the_same_and_one_to_one(records in random::records()) {
        let corpus = Corpus::new(records);
        let n = corpus.articles.len();
        for (a, b) in (0..n).flat_map(|a| (0..n).map(move |b| (a, b))).filter(|(a, b)| a != b) {
            let (one, other) = (&corpus.articles[a], &corpus.articles[b]);
            let found = same_text(&corpus, ArticleIndex::new(a), ArticleIndex::new(b));
            let mut left: HashMap<Vec<String>, usize> = HashMap::new();
            for sentence in other.sentences() {
                *left.entry(words(sentence.of(&other.text))).or_default() += 1;
            }
            let mut seen = Vec::new();
            for (here, there) in &found.sentences {
                prop_assert_eq!(words(here.of(&one.text)), words(there.of(&other.text)));
                prop_assert!(!seen.contains(there), "each has one partner");
                seen.push(*there);
            }
            // Naively: as many of five words or more as stand in both.
            let mut expected = 0;
            for sentence in one.sentences() {
                let words = words(sentence.of(&one.text));
                let n_left = left.entry(words.clone()).or_default();
                if words.len() >= 5 && *n_left > 0 {
                    (expected, *n_left) = (expected + 1, *n_left - 1);
                }
            }
            let long = found.sentences.iter().filter(|(here, _)| words(here.of(&one.text)).len() >= 5).count();
            prop_assert_eq!(long, expected);
            let mirrored = same_text(&corpus, ArticleIndex::new(b), ArticleIndex::new(a));
            prop_assert_eq!(found.sentences.len(), mirrored.sentences.len());
        }
    }

    #[test]
    fn a_sentence_that_is_the_same_is_like_no_other(records in random::records()) {
        let corpus = Corpus::new(records);
        prop_assume!(corpus.articles.len() > 1);
        let all = matches(&corpus, PAIR.0, PAIR.1);
        let same: Vec<_> = all.iter().filter(|found| found.kind == MatchKind::Same).collect();
        for found in all.iter().filter(|found| found.kind == MatchKind::Alike) {
            prop_assert!(!same.iter().any(|same| same.pair.a == found.pair.a || same.pair.b == found.pair.b));
        }
    }
}
