//! What of two articles is the same word for word: sentences one to one, and paragraphs that were moved, edited or
//! repeated. Compared as words are: case, quotation marks, hyphens, soft hyphens and line breaks do not count.

use crate::corpus::Corpus;
use model::closed::BlockRole;
use model::{Article, ArticleIndex, Span};
use text::each_word;
use text::interner::{Interner, intern};

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

/// Words one after another, by numbers: who has the same has the same words.
struct WordedPassage {
    place: Span,
    /// Of all of them.
    words: u32,
    n_words: usize,
    /// Of every run of [`SAME_WORDS`], as they begin.
    runs: Vec<u32>,
    /// Of a sentence, which paragraph it is in.
    paragraph: usize,
}

impl WordedPassage {
    fn of(known: &mut Interner, article: &Article, place: Span, paragraph: usize) -> Self {
        let mut words: Vec<String> = Vec::new();
        each_word(place.of(&article.text), &mut |_, word| words.push(word.to_owned()));
        let runs = words.windows(SAME_WORDS).map(|run| intern(known, &run.join(" "))).collect();
        Self { place, words: intern(known, &words.join(" ")), n_words: words.len(), runs, paragraph }
    }
}

struct WordedArticle {
    paragraphs: Vec<WordedPassage>,
    sentences: Vec<WordedPassage>,
}

impl WordedArticle {
    fn of(known: &mut Interner, article: &Article) -> Self {
        let (mut paragraphs, mut sentences) = (Vec::new(), Vec::new());
        let blocks = article.blocks.iter().filter(|block| block.role == BlockRole::Paragraph);
        for (at, block) in blocks.enumerate() {
            paragraphs.push(WordedPassage::of(known, article, block.span, at));
            sentences.extend(block.sentences.iter().map(|&sentence| WordedPassage::of(known, article, sentence, at)));
        }
        Self { paragraphs, sentences }
    }
}

/// What two articles have in the same words.
pub fn same_text(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex) -> SameText {
    let mut known = Interner::default();
    let [a, b] = [a, b].map(|article| WordedArticle::of(&mut known, corpus.article(article)));
    let same = same_passages(&a.paragraphs, &b.paragraphs, known.len(), &|_, _| false);
    let edited = edited(&a.paragraphs, &b.paragraphs, known.len(), &same);
    let mut partners = same.clone();
    edited.iter().for_each(|pair| partners[pair.a] = Some(pair.b));
    let belong =
        |one: &WordedPassage, other: &WordedPassage| partners.get(one.paragraph) == Some(&Some(other.paragraph));
    let sentences = same_passages(&a.sentences, &b.sentences, known.len(), &belong);
    let place =
        |(at, other): (usize, &Option<usize>)| other.map(|other| (a.sentences[at].place, b.sentences[other].place));
    SameText {
        sentences: sentences.iter().enumerate().filter_map(place).collect(),
        paragraphs: changed(&a.paragraphs, &b.paragraphs, &same, &edited),
    }
}

/// By passage of the first its partner of the same words in the second, one to one: one that belongs to it, else the
/// next. Short ones only where they belong together.
fn same_passages(
    a: &[WordedPassage],
    b: &[WordedPassage],
    n_known: usize,
    belong: &dyn Fn(&WordedPassage, &WordedPassage) -> bool,
) -> Vec<Option<usize>> {
    // By their words, the last first.
    let mut free: Vec<Vec<usize>> = vec![Vec::new(); n_known];
    for (at, passage) in b.iter().enumerate().rev().filter(|(_, passage)| passage.n_words > 0) {
        free[passage.words as usize].push(at);
    }
    let mut out = vec![None; a.len()];
    for (passage, partner) in a.iter().zip(&mut out) {
        let places = &mut free[passage.words as usize];
        let found = places.iter().rposition(|&other| belong(passage, &b[other]));
        *partner = found.map(|found| places.remove(found));
    }
    for (passage, partner) in a.iter().zip(&mut out) {
        if partner.is_none() && passage.n_words >= SAME_WORDS {
            *partner = free[passage.words as usize].pop();
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
fn edited(a: &[WordedPassage], b: &[WordedPassage], n_known: usize, same: &[Option<usize>]) -> Vec<EditedPair> {
    let mut runs: Vec<Vec<(usize, usize)>> = vec![Vec::new(); n_known];
    for (at, passage) in b.iter().enumerate().filter(|(at, _)| !same.contains(&Some(*at))) {
        passage.runs.iter().enumerate().for_each(|(from, &run)| runs[run as usize].push((at, from)));
    }
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

/// Which words of a paragraph stand in one of the other article, and which of that one here.
struct Shared {
    b: usize,
    is_same: [Vec<bool>; 2],
}

/// The paragraphs of the second article that share most of their words with one of the first.
fn sharing(
    a: &[WordedPassage],
    b: &[WordedPassage],
    at: usize,
    runs: &[Vec<(usize, usize)>],
    out: &mut Vec<EditedPair>,
) {
    let own = &a[at];
    let mut shared: Vec<Shared> = Vec::new();
    for (from, &run) in own.runs.iter().enumerate() {
        for &(other, there) in runs[run as usize].iter().filter(|_| runs[run as usize].len() <= COMMON) {
            let known = shared.iter().position(|shared| shared.b == other).unwrap_or_else(|| {
                shared.push(Shared { b: other, is_same: [vec![false; own.n_words], vec![false; b[other].n_words]] });
                shared.len() - 1
            });
            let [here, beyond] = &mut shared[known].is_same;
            here[from..from + SAME_WORDS].fill(true);
            beyond[there..there + SAME_WORDS].fill(true);
        }
    }
    for Shared { b: other, is_same } in shared {
        let n_same = is_same.map(|is_same| is_same.into_iter().filter(|is_same| *is_same).count());
        if 2 * n_same[0].min(n_same[1]) >= own.n_words.max(b[other].n_words) {
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
            change: ParagraphChange::Edited { n_same: pair.n_same[side], n_words: passage.n_words },
        };
        out[0].push(change(0, &a[pair.a]));
        out[1].push(change(1, &b[pair.b]));
    }
    out.iter_mut().for_each(|changed| changed.sort_by_cached_key(|paragraph| paragraph.place.start));
    out
}

/// Paragraphs without a partner whose words stand in one with a partner, of the same article.
fn repeated(passages: &[WordedPassage], is_paired: &dyn Fn(usize) -> bool) -> Vec<ChangedParagraph> {
    let paired: Vec<u32> = (0..passages.len()).filter(|&at| is_paired(at)).map(|at| passages[at].words).collect();
    let alone = passages.iter().enumerate().filter(|(at, passage)| !is_paired(*at) && paired.contains(&passage.words));
    alone.map(|(_, passage)| ChangedParagraph { place: passage.place, change: ParagraphChange::Repeated }).collect()
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
