//! Matching passages as a reader follows them: what we know of each, which is chosen, and how two texts scroll
//! together.

use crate::compare::features::numbers;
use crate::compare::passages::{PassagePair, passages};
use crate::corpus::Corpus;
use model::closed::{Facet, Verdict};
use model::{Article, ArticleIndex, FactIndex, Span};
use std::ops::Range;

/// On what it rests that two passages match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    /// They are the same word for word.
    Same,
    /// A link of ours ties them, and says that they agree, differ, or that something changed.
    Verdict,
    /// A link of ours ties them: they speak of the same.
    Tied,
    /// They are alike: a guess of the program.
    Alike,
}

/// Two passages that speak of the same, and what we know of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageMatch {
    /// Where they are.
    pub pair: PassagePair,
    /// On what it rests.
    pub kind: MatchKind,
    /// What both are about, where our statements or names tell: a subject, a project, a theme.
    pub subject: Option<String>,
    /// Names and numbers that stand in both.
    pub shared: Vec<String>,
}

/// The passages of two articles that speak of the same, as the first article runs, each with what we know of it.
pub fn matches(corpus: &Corpus, a: ArticleIndex, b: ArticleIndex) -> Vec<PassageMatch> {
    let about = |pair: PassagePair| {
        let subject = match pair.link.and_then(|at| corpus.links.get(at)) {
            Some(link) => corpus.matters.get(link.matter.at()).map(|matter| matter.label.clone()),
            None => common_subject(corpus, &facts_in(corpus, a, pair.a), &facts_in(corpus, b, pair.b)),
        };
        PassageMatch {
            pair,
            kind: kind(corpus, pair),
            subject,
            shared: shared(corpus, corpus.article(a), corpus.article(b), pair),
        }
    };
    passages(corpus, a, b).into_iter().map(about).collect()
}

fn kind(corpus: &Corpus, pair: PassagePair) -> MatchKind {
    match pair.link.and_then(|at| corpus.links.get(at)) {
        _ if pair.is_same => MatchKind::Same,
        Some(link) if link.relation.verdict() != Verdict::Both => MatchKind::Verdict,
        Some(_) => MatchKind::Tied,
        None => MatchKind::Alike,
    }
}

/// The matches that are drawn as one: the same words go on from one sentence to the next in both articles. Ranges of
/// their places, which together are all of them.
pub fn bundles(corpus: &Corpus, (a, b): (ArticleIndex, ArticleIndex), matches: &[PassageMatch]) -> Vec<Range<usize>> {
    let follows = |article: ArticleIndex, before: Span, after: Span| {
        let between = corpus.article(article).text.get(before.end as usize..after.start as usize);
        between.is_some_and(|between| between.trim().is_empty())
    };
    let goes_on = |one: &PassageMatch, next: &PassageMatch| {
        let are_same = one.kind == MatchKind::Same && next.kind == MatchKind::Same;
        are_same && follows(a, one.pair.a, next.pair.a) && follows(b, one.pair.b, next.pair.b)
    };
    let mut from = 0;
    let range = |run: &[PassageMatch]| {
        let its = from..from + run.len();
        from = its.end;
        its
    };
    matches.chunk_by(goes_on).map(range).collect()
}

fn states(corpus: &Corpus, fact: FactIndex, passage: Span) -> bool {
    corpus.fact(fact).evidence.iter().any(|span| span.overlaps(passage))
}

fn facts_in(corpus: &Corpus, article: ArticleIndex, passage: Span) -> Vec<FactIndex> {
    let mut out = Vec::new();
    for &fact in corpus.field(Facet::Article).facts(article.at()) {
        if states(corpus, FactIndex(fact), passage) {
            out.push(FactIndex(fact));
        }
    }
    out
}

/// The first project that facts of both are about, else the first theme.
fn common_subject(corpus: &Corpus, one: &[FactIndex], other: &[FactIndex]) -> Option<String> {
    for facet in [Facet::Thing, Facet::Theme] {
        let of = |fact: FactIndex| match facet {
            Facet::Thing => &corpus.fact(fact).things,
            _ => &corpus.fact(fact).themes,
        };
        for term in one.iter().flat_map(|&fact| of(fact)) {
            if other.iter().any(|&fact| of(fact).contains(term)) {
                return corpus.terms(facet).get(term.at()).map(|term| term.name.clone());
            }
        }
    }
    None
}

/// Names, then numbers, that stand in both, as the first has them.
fn shared(corpus: &Corpus, a: &Article, b: &Article, pair: PassagePair) -> Vec<String> {
    let there = b.mentions_in(pair.b);
    let mut out: Vec<String> = Vec::new();
    for mention in a.mentions_in(pair.a) {
        let is_there = there.iter().any(|other| (other.facet, other.term) == (mention.facet, mention.term));
        let name = corpus.terms(mention.facet).get(mention.term.at()).map(|term| &term.name);
        out.extend(name.filter(|name| is_there && !out.contains(name)).cloned());
    }
    let others = numbers(pair.b.of(&b.text));
    for (range, value) in numbers(pair.a.of(&a.text)) {
        let written = pair.a.of(&a.text).get(range).unwrap_or("").to_owned();
        if others.iter().any(|(_, other)| *other == value) && !out.contains(&written) {
            out.push(written);
        }
    }
    out
}

/// The match that an address names: it touches `at` in the first article and `with` in the second; where several do, one
/// that is told before what is only alike, then the likest.
pub fn chosen(matches: &[PassageMatch], at: Option<Span>, with: Option<Span>) -> Option<usize> {
    let at = at?;
    let mut best: Option<(usize, (bool, u32))> = None;
    for (place, PassageMatch { pair, .. }) in matches.iter().enumerate() {
        let is_named = pair.a.overlaps(at) && with.is_none_or(|with| pair.b.overlaps(with));
        let rank = (pair.is_told(), pair.score);
        if is_named && best.is_none_or(|(_, best)| best < rank) {
            best = Some((place, rank));
        }
    }
    best.map(|(place, _)| place)
}

/// For each matching passage of the article that leads (the second, if so) the match that the other follows: the
/// likest of those that are shown, or the chosen one. As the leading article runs.
pub fn rail(
    matches: &[PassageMatch],
    is_second: bool,
    chosen: Option<usize>,
    is_shown: &dyn Fn(&PassageMatch) -> bool,
) -> Vec<u32> {
    let leading = |at: u32| matches.get(at as usize).map_or(u32::MAX, |found| found.pair.side(is_second).start);
    let likest_first = |at: u32| match matches.get(at as usize) {
        Some(found) if chosen != Some(at as usize) => !found.pair.score,
        _ => 0,
    };
    let shown = (0..).zip(matches).filter(|(_, found)| is_shown(found));
    let mut out: Vec<u32> = shown.map(|(at, _)| at).collect();
    out.sort_by_cached_key(|&at| likest_first(at));
    out.sort_by_cached_key(|&at| leading(at));
    out.dedup_by(|next, first| leading(*next) == leading(*first));
    out
}

/// A pane in which a text is scrolled, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pane {
    /// How long the text is.
    pub length: u32,
    /// How much of it can be seen at once.
    pub height: u32,
}

impl Pane {
    /// By how far the text is scrolled, the line that is read: a third down the pane; on the first screen it comes
    /// from the text's first line, on the last it goes to its last, so that every line is read some time.
    fn lines(self) -> [(u32, u32); 4] {
        let most = self.length.saturating_sub(self.height);
        let third = (self.height / 3).min(most / 2);
        [(0, 0), (third, 2 * third), (most - third, most), (most, self.length.max(most))]
    }
}

/// How far a text is scrolled so that it shows what answers the other, which is scrolled by `at`. Between two knots
/// (places of passages that speak of the same; first the leading text's, rising) both go on in proportion.
///
/// ```
/// use engine::compare::alignment::{follow, Pane};
/// let (long, short) = (Pane { length: 9_000, height: 600 }, Pane { length: 1_800, height: 600 });
/// assert_eq!(follow(&[], long, short, 0), 0);
/// assert_eq!(follow(&[], long, short, 8_400), 1_200);
/// // What stands at 5,000 is answered at 600: both a third down.
/// assert_eq!(follow(&[(5_000, 600)], long, short, 4_800), 400);
/// ```
pub fn follow(knots: &[(u32, u32)], leading: Pane, other: Pane, at: u32) -> u32 {
    let mut path = vec![(0, 0)];
    path.extend(knots);
    path.push((leading.length, other.length));
    // The last pixel can be a part of one, and then a browser never comes to it.
    let most = leading.length.saturating_sub(leading.height);
    let at = if at > 0 && at + 1 >= most { most } else { at };
    let read = along(&path, along(&leading.lines(), at));
    along(&other.lines().map(|(scrolled, line)| (line, scrolled)), read)
}

/// Between two knots in proportion; before the first and after the last as they have it.
fn along(knots: &[(u32, u32)], at: u32) -> u32 {
    let next = knots.partition_point(|knot| knot.0 <= at);
    let before = next.checked_sub(1).and_then(|last| knots.get(last));
    match (before, knots.get(next)) {
        (Some(&(from, low)), Some(&(to, high))) => {
            let share = |value: u32, weight: u32| u64::from(value) * u64::from(weight);
            ((share(low, to - at) + share(high, at - from)) / u64::from(to - from)) as u32
        }
        (Some(&(_, end)), None) | (None, Some(&(_, end))) => end,
        (None, None) => 0,
    }
}
