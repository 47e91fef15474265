//! What of two articles is the same word for word: sentences one to one, and paragraphs that were moved, edited or
//! repeated. Compared as words are: case, quotation marks, hyphens, soft hyphens and line breaks do not count.

use crate::corpus::Corpus;
use model::closed::BlockRole;
use model::{Article, ArticleIndex, Span};
use text::lexicon::Lexicon;

/// Fewer words one after another can stand anywhere by chance.
pub(crate) const SAME_WORDS: usize = 5;

/// A run of words that stands in more paragraphs than these tells nothing of which of them was edited.
const COMMON: usize = 8;

/// What two articles have in the same words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SameText {
    /// Sentences, each of the first with one of the second, as the first runs.
    pub sentences: Vec<(Span, Span)>,
    /// What became of paragraphs, as each article runs: of the first, then of the second.
    pub paragraphs: [Vec<ChangedParagraph>; 2],
}

/// A paragraph that the other article has too, but not as it stands here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangedParagraph {
    /// Where it lies.
    pub place: Span,
    /// What became of it.
    pub change: ParagraphChange,
}

/// What became of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphChange {
    /// The same words stand at another place among those that both have.
    Moved,
    /// Not the same, but so many of its words stand in one paragraph there, in runs of five or more; at least half of
    /// the longer of the two.
    Edited {
        /// How many of its words.
        n_same: usize,
        /// How many it has.
        n_words: usize,
    },
    /// It stands here more often than there.
    Repeated,
}

/// Words one after another, by their numbers.
struct WordedPassage {
    place: Span,
    words: Vec<u32>,
    /// The same for the same words, and seldom for others.
    key: u32,
    /// Of a sentence, which paragraph it is in.
    paragraph: usize,
}

impl WordedPassage {
    fn of(place: Span, words: Vec<u32>, paragraph: usize) -> Self {
        Self { place, key: key(&words), words, paragraph }
    }
}

/// A number for words, by the multiplicative hashing of Fibonacci (Knuth, The Art of Computer Programming, 6.4).
fn key(words: &[u32]) -> u32 {
    words.iter().fold(0, |key: u32, word| (key.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B1))
}

struct WordedArticle {
    paragraphs: Vec<WordedPassage>,
    sentences: Vec<WordedPassage>,
}

impl WordedArticle {
    fn of(lexicon: &mut Lexicon, article: &Article) -> Self {
        let (mut paragraphs, mut sentences): (Vec<_>, Vec<WordedPassage>) = (Vec::new(), Vec::new());
        let blocks = article.blocks.iter().filter(|block| block.role == BlockRole::Paragraph);
        for (at, block) in blocks.enumerate() {
            let first = sentences.len();
            for &place in &block.sentences {
                let mut words = Vec::new();
                lexicon.each(place.of(&article.text), &mut |_, word| words.push(word.number));
                sentences.push(WordedPassage::of(place, words, at));
            }
            let words = sentences[first..].iter().flat_map(|sentence| sentence.words.iter().copied()).collect();
            paragraphs.push(WordedPassage::of(block.span, words, at));
        }
        Self { paragraphs, sentences }
    }
}

/// What two articles have in the same words.
pub fn same_text(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex) -> SameText {
    let [a, b] = worded(corpus, a, b);
    let same = same_passages(&a.paragraphs, &b.paragraphs, &|_, _| false);
    let edited = edited(&a.paragraphs, &b.paragraphs, &same);
    let paragraphs = changed(&a.paragraphs, &b.paragraphs, &same, &edited);
    SameText { sentences: sentences(&a, &b, &same), paragraphs }
}

/// Only the sentences of [`SameText`].
pub(crate) fn same_sentences(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex) -> Vec<(Span, Span)> {
    let [a, b] = worded(corpus, a, b);
    sentences(&a, &b, &same_passages(&a.paragraphs, &b.paragraphs, &|_, _| false))
}

fn worded(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex) -> [WordedArticle; 2] {
    let mut lexicon = Lexicon::default();
    [a, b].map(|article| WordedArticle::of(&mut lexicon, corpus.article(article)))
}

/// Sentences of the same words: those of paragraphs of the same words belong together.
fn sentences(a: &WordedArticle, b: &WordedArticle, paragraphs: &[Option<usize>]) -> Vec<(Span, Span)> {
    let belong = |one: &WordedPassage, other: &WordedPassage| {
        paragraphs.get(one.paragraph).copied().flatten() == Some(other.paragraph)
    };
    let partners = same_passages(&a.sentences, &b.sentences, &belong);
    let place =
        |(at, other): (usize, &Option<usize>)| other.map(|other| (a.sentences[at].place, b.sentences[other].place));
    partners.iter().enumerate().filter_map(place).collect()
}

/// By passage of the first its partner of the same words in the second, one to one: one that belongs to it, else the
/// next. Short ones only where they belong together.
fn same_passages(
    a: &[WordedPassage],
    b: &[WordedPassage],
    belong: &dyn Fn(&WordedPassage, &WordedPassage) -> bool,
) -> Vec<Option<usize>> {
    let mut by_key: Vec<u32> = (0..b.len() as u32).collect();
    by_key.sort_by_cached_key(|&at| b[at as usize].key);
    let mut is_free = vec![true; b.len()];
    let mut out = vec![None; a.len()];
    for must_belong in [true, false] {
        for (passage, partner) in a.iter().zip(&mut out).filter(|(_, partner)| partner.is_none()) {
            let from = by_key.partition_point(|&at| b[at as usize].key < passage.key);
            let alike = by_key[from..].iter().map(|&at| at as usize).take_while(|&at| b[at].key == passage.key);
            let is_partner = |at: &usize| {
                let may = if must_belong { belong(passage, &b[*at]) } else { passage.words.len() >= SAME_WORDS };
                is_free[*at] && may && b[*at].words == passage.words && !passage.words.is_empty()
            };
            *partner = alike.into_iter().find(is_partner);
            if let Some(at) = *partner {
                is_free[at] = false;
            }
        }
    }
    out
}

/// Two paragraphs, one of each article, of which most is the same.
struct EditedPair {
    a: usize,
    b: usize,
    /// How many words of each stand in the other.
    n_same: [usize; 2],
}

/// Of the paragraphs that are not the same those that share most of their words, one to one, the likest first.
fn edited(a: &[WordedPassage], b: &[WordedPassage], same: &[Option<usize>]) -> Vec<EditedPair> {
    let mut is_paired = vec![false; b.len()];
    same.iter().flatten().for_each(|&at| is_paired[at] = true);
    let mut runs: Vec<WordRun> = Vec::new();
    for (at, passage) in b.iter().enumerate().filter(|(at, _)| !is_paired[*at]) {
        let its = passage.words.windows(SAME_WORDS).enumerate();
        runs.extend(its.map(|(from, words)| WordRun { key: key(words), passage: at, from }));
    }
    runs.sort_by_cached_key(|run| run.key);
    let mut found: Vec<EditedPair> = Vec::new();
    for at in (0..a.len()).filter(|&at| same[at].is_none()) {
        sharing(a, b, at, &runs, &mut found);
    }
    found.sort_by_cached_key(|pair| !(pair.n_same[0] as u32));
    let mut out: Vec<EditedPair> = Vec::new();
    for pair in found {
        if !out.iter().any(|known| known.a == pair.a || known.b == pair.b) {
            out.push(pair);
        }
    }
    out
}

/// [`SAME_WORDS`] words of a passage, one after another.
struct WordRun {
    key: u32,
    passage: usize,
    /// Which of its words is the first.
    from: usize,
}

/// Which words of a paragraph stand in one of the other article, and which of that one here.
struct Shared {
    b: usize,
    is_same: [Vec<bool>; 2],
}

/// The paragraphs of the second article that share most of their words with one of the first.
fn sharing(a: &[WordedPassage], b: &[WordedPassage], at: usize, runs: &[WordRun], out: &mut Vec<EditedPair>) {
    let own = &a[at].words;
    let mut shared: Vec<Shared> = Vec::new();
    for (from, words) in own.windows(SAME_WORDS).enumerate() {
        let key = key(words);
        let first = runs.partition_point(|run| run.key < key);
        let n = runs[first..].iter().take(COMMON + 1).take_while(|run| run.key == key).count();
        for run in runs[first..first + n].iter().filter(|_| n <= COMMON) {
            let there = run.from..run.from + SAME_WORDS;
            if b[run.passage].words[there.clone()] != *words {
                continue;
            }
            let known = shared.iter().position(|shared| shared.b == run.passage).unwrap_or_else(|| {
                let is_same = [vec![false; own.len()], vec![false; b[run.passage].words.len()]];
                shared.push(Shared { b: run.passage, is_same });
                shared.len() - 1
            });
            let [here, beyond] = &mut shared[known].is_same;
            here[from..from + SAME_WORDS].fill(true);
            beyond[there].fill(true);
        }
    }
    for Shared { b: other, is_same } in shared {
        let n_same = is_same.map(|is_same| is_same.into_iter().filter(|is_same| *is_same).count());
        if 2 * n_same[0].min(n_same[1]) >= own.len().max(b[other].words.len()) {
            out.push(EditedPair { a: at, b: other, n_same });
        }
    }
}

/// What became of the paragraphs of both articles, as each runs.
fn changed(
    a: &[WordedPassage],
    b: &[WordedPassage],
    same: &[Option<usize>],
    edited: &[EditedPair],
) -> [Vec<ChangedParagraph>; 2] {
    let mut out = [repeated(a, &|at| same[at].is_some()), repeated(b, &|at| same.contains(&Some(at)))];
    let pairs: Vec<(usize, usize)> = same.iter().enumerate().filter_map(|(at, other)| Some((at, (*other)?))).collect();
    let mut in_order = vec![false; pairs.len()];
    longest_rising(&pairs).into_iter().for_each(|at| in_order[at] = true);
    for (&(one, other), _) in pairs.iter().zip(in_order).filter(|(_, in_order)| !in_order) {
        out[0].push(ChangedParagraph { place: a[one].place, change: ParagraphChange::Moved });
        out[1].push(ChangedParagraph { place: b[other].place, change: ParagraphChange::Moved });
    }
    for pair in edited {
        let change = |side: usize, passage: &WordedPassage| ChangedParagraph {
            place: passage.place,
            change: ParagraphChange::Edited { n_same: pair.n_same[side], n_words: passage.words.len() },
        };
        out[0].push(change(0, &a[pair.a]));
        out[1].push(change(1, &b[pair.b]));
    }
    out.iter_mut().for_each(|changed| changed.sort_by_cached_key(|paragraph| paragraph.place.start));
    out
}

/// Paragraphs without a partner whose words stand in one with a partner, of the same article.
fn repeated(passages: &[WordedPassage], is_paired: &dyn Fn(usize) -> bool) -> Vec<ChangedParagraph> {
    let (paired, alone): (Vec<usize>, Vec<usize>) = (0..passages.len()).partition(|&at| is_paired(at));
    let is_repeated = |at: &usize| paired.iter().any(|&other| passages[other].words == passages[*at].words);
    let places = alone.into_iter().filter(is_repeated).map(|at| passages[at].place);
    places.map(|place| ChangedParagraph { place, change: ParagraphChange::Repeated }).collect()
}

/// Which pairs make a longest chain in which the second rises as the first does: patience sorting (Schensted 1961).
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (_, number)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < *number);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    std::iter::successors(ends.last().copied(), |&at| before[at]).collect()
}
