//! Articles that are copies of another, whole or changed, and articles with nothing in them: what the comparison says of
//! each, on the repository's own dossier.

use engine::Corpus;
use engine::compare::absence::AbsenceFinder;
use engine::compare::absences::absences;
use engine::compare::alignment::{MatchKind, matches};
use engine::compare::same_text::{ParagraphChange, same_text};
use model::closed::{AbsenceKind, BlockRole};
use model::{Article, ArticleIndex, Fact, FactIndex, Records};
use std::path::Path;
use std::sync::LazyLock;
use text::sentences::n_words;

static RECORDS: LazyLock<Records> = LazyLock::new(|| {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    dossier::compile_folder(&seeds).expect("the seeds are right").records
});

/// The article of 2011.
const COPIED: ArticleIndex = ArticleIndex(1);

fn copied() -> &'static Article {
    &RECORDS.articles[COPIED.at()]
}

/// The paragraphs of the copied article, without title, notes and lines of its source.
fn paragraphs() -> Vec<String> {
    let blocks = copied().blocks.iter().filter(|block| block.role == BlockRole::Paragraph);
    blocks.map(|block| block.span.of(&copied().text).to_owned()).collect()
}

/// The dossier and one more article of such a text, without facts.
fn with(text: String) -> (Corpus, ArticleIndex) {
    let blocks = extract::blocks::blocks(&text, &[]);
    let article = Article {
        id: "copy".to_owned(),
        publication: "Copy".to_owned(),
        main: Vec::new(),
        outside: Vec::new(),
        mentions: Vec::new(),
        blocks,
        text,
        ..copied().clone()
    };
    let mut records = RECORDS.clone();
    records.articles.push(article);
    records.absences = Some(absences(&records));
    let last = ArticleIndex::new(records.articles.len() - 1);
    (Corpus::new(records), last)
}

/// Whether each quote of a fact is long enough to stand anywhere by more than chance.
fn has_long_quotes(fact: &Fact) -> bool {
    fact.evidence.iter().all(|quote| n_words(quote.of(&copied().text)) >= 5)
}

/// The copy has every statement of the copied article in the same words.
fn is_a_copy(text: String) {
    let (corpus, copy) = with(text);
    let finder = AbsenceFinder::new(&corpus, &[COPIED, copy]);
    let facts = (0..corpus.facts.len()).map(FactIndex::new).filter(|&fact| corpus.fact(fact).article == COPIED);
    let mut n_same = 0;
    for fact in facts {
        let absence = finder.of_facts(&corpus, &[fact], copy).expect("it is looked through");
        let expected = if has_long_quotes(corpus.fact(fact)) {
            n_same += 1;
            AbsenceKind::SameWords
        } else {
            AbsenceKind::Nearest
        };
        assert_eq!(absence.kind, expected, "{}", corpus.fact(fact).id);
        assert!(finder.unnamed(&corpus, &[fact], copy).is_empty(), "{}", corpus.fact(fact).id);
    }
    assert!(n_same > 40, "{n_same}");
    let found = same_text(&corpus, COPIED, copy);
    assert_eq!(found.sentences.len(), copied().sentences().len(), "sentence by sentence");
    assert_eq!(found.paragraphs, [Vec::new(), Vec::new()]);
    let matches = matches(&corpus, COPIED, copy);
    assert!(matches.iter().all(|found| found.kind == MatchKind::Same), "a sentence that is the same is like no other");
}

#[test]
fn a_byte_copy_without_facts_has_every_statement_in_the_same_words() {
    is_a_copy(paragraphs().join("\n\n"));
}

#[test]
fn a_copy_that_was_typed_again_has_every_statement_in_the_same_words() {
    let retyped = |paragraph: String| {
        let straight = paragraph.replace(['“', '”'], "\"").replace(['‘', '’'], "'");
        // A soft hyphen within long words, and other ends of lines.
        let word = |word: &str| match word.char_indices().nth(6) {
            Some((at, _)) if word.chars().all(char::is_alphabetic) && word.len() > 9 => {
                format!("{}\u{ad}{}", &word[..at], &word[at..])
            }
            _ => word.to_owned(),
        };
        let words: Vec<String> = straight.split_whitespace().map(word).collect();
        words.chunks(9).map(|line| line.join(" ")).collect::<Vec<_>>().join("\n")
    };
    is_a_copy(paragraphs().into_iter().map(retyped).collect::<Vec<_>>().join("\n\n"));
}

#[test]
fn what_was_swapped_edited_and_repeated_is_named_as_such() {
    let mut changed = paragraphs();
    let n = changed.len();
    assert!(n >= 5, "{n} paragraphs");
    changed.swap(0, 1);
    let sentence = changed[2].split_inclusive(". ").next().expect("a sentence").to_owned();
    changed[2] = changed[2].replacen(&sentence, "Nobody had expected as much beforehand. ", 1);
    changed.push(changed[3].clone());
    let (corpus, copy) = with(changed.join("\n\n"));
    let found = same_text(&corpus, COPIED, copy);
    let of = |side: usize, is_such: fn(&ParagraphChange) -> bool| {
        found.paragraphs[side].iter().filter(|paragraph| is_such(&paragraph.change)).count()
    };
    for side in [0, 1] {
        assert_eq!(of(side, |change| *change == ParagraphChange::Moved), 1, "side {side}");
        assert_eq!(of(side, |change| matches!(change, ParagraphChange::Edited { .. })), 1, "side {side}");
    }
    assert_eq!(of(0, |change| *change == ParagraphChange::Repeated), 0);
    assert_eq!(of(1, |change| *change == ParagraphChange::Repeated), 1);
}

#[test]
fn an_article_of_nothing_or_of_one_word_is_compared_without_a_claim() {
    for text in ["", "Kazakhstan", "—"] {
        let (corpus, copy) = with(text.to_owned());
        assert!(matches(&corpus, COPIED, copy).is_empty(), "{text:?}");
        let finder = AbsenceFinder::new(&corpus, &[COPIED, copy]);
        let facts = (0..corpus.facts.len()).map(FactIndex::new).filter(|&fact| corpus.fact(fact).article == COPIED);
        for fact in facts {
            let absence = finder.of_facts(&corpus, &[fact], copy).expect("it is looked through");
            assert!([AbsenceKind::NoneFound, AbsenceKind::Later].contains(&absence.kind), "{absence:?}");
            let names = finder.unnamed(&corpus, &[fact], copy);
            assert!(!names.iter().any(|name| name.contains("Kazakhstan")) || text != "Kazakhstan", "{names:?}");
        }
    }
}

#[test]
fn at_most_a_third_of_the_two_articles_is_tinted() {
    let corpus = Corpus::new(RECORDS.clone());
    let matches = matches(&corpus, ArticleIndex(0), COPIED);
    for (is_second, article) in [(false, ArticleIndex(0)), (true, COPIED)] {
        let mut tinted: Vec<_> = matches
            .iter()
            .filter(|found| found.kind <= MatchKind::Verdict)
            .map(|found| found.pair.side(is_second))
            .collect();
        tinted.sort_unstable();
        tinted.dedup();
        let length: usize = tinted.iter().map(|span| span.range().len()).sum();
        let of = corpus.article(article).text.len();
        assert!(length > 0 && 3 * length <= of, "{length} of {of}");
    }
}
