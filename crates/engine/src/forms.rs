//! What else a typed word counts for in a corpus: the words that it may grow into, the word that it and its neighbour
//! are joined, the two words of which it is joined, and what it may have been meant to be spelt as.

use crate::inverted_index::InvertedIndex;
use crate::spelling::{Respelt, forgive, is_known};
use crate::typed::{OtherForm, OtherKind, Phrase, TypedQuery, TypedTerm};
use text::{Stemmer, is_stop_word};

/// Beginnings of fewer letters grow into too much.
const SHORTEST_GROWN: usize = 3;
/// So many words that a beginning may grow into are looked at for their parts.
const MOST_GROWN: usize = 64;
/// Parts of a word of fewer letters are no words.
const SHORTEST_PART: usize = 2;
/// The same, where nothing but the parts tells that it is joined.
const SHORTEST_GUESSED: usize = 3;

/// Adds to what is wanted what else counts for it; tells which words no text has. The indexes share their words.
pub(crate) fn extend(indexes: &[&InvertedIndex], q: &str, words: &mut TypedQuery) -> Vec<Respelt> {
    for phrase in words.wanted.iter_mut().chain(&mut words.adjacent) {
        grow(indexes, phrase);
    }
    join(indexes, q, words);
    part(indexes, words);
    forgive(indexes, &mut words.wanted)
}

/// What the beginning of a word may grow into is found in all its forms: "cooperatin" finds what "cooperating" does.
fn grow(indexes: &[&InvertedIndex], phrase: &mut Phrase) {
    let Some(prefix) = phrase.prefix.as_deref().filter(|prefix| prefix.len() >= SHORTEST_GROWN) else { return };
    phrase.grown = indexes.first().map_or_else(Vec::new, |index| index.stems_begun(prefix));
}

/// Two words that stand side by side in what was typed count as the one that they are joined: "cross border",
/// "cross-border" for "crossborder".
fn join(indexes: &[&InvertedIndex], q: &str, words: &mut TypedQuery) {
    let asked = words.wanted.clone();
    let stemmer = Stemmer::new();
    for (one, other) in neighbours(q, &words.typed) {
        let whole = [one.words[0].as_str(), &other.words[0]].concat();
        let stem = stemmer.stem(&whole);
        for (stem, is_begun) in [(stem, false), (whole, true)] {
            let form = OtherForm { stem, is_begun, kind: OtherKind::Joined };
            if (is_begun && other.prefix.is_none()) || !knows(indexes, &form) {
                continue;
            }
            for (place, phrase) in asked.iter().enumerate() {
                if *phrase == one || *phrase == other {
                    words.wanted[place].others.push(form.clone());
                }
            }
            for whole in &mut words.adjacent {
                if whole.words.contains(&one.words[0]) && whole.words.contains(&other.words[0]) {
                    whole.others.push(form.clone());
                }
            }
        }
    }
}

/// Words that were typed side by side, with or without a space.
fn neighbours(q: &str, typed: &[TypedTerm]) -> Vec<(Phrase, Phrase)> {
    let mut out = Vec::new();
    // The word before, and where its piece ends.
    let mut before: Option<(&Phrase, usize)> = None;
    for term in typed.iter().filter(|term| !term.excluded) {
        for part in &term.parts {
            let is_word = part.n_words() == 1 && !part.is_exact && !part.is_stop_word;
            if let Some((word, end)) = before.filter(|_| is_word) {
                let between = q.get(end..term.range.start).unwrap_or("");
                if between.trim().is_empty() {
                    out.push((word.clone(), part.clone()));
                }
            }
            before = is_word.then_some((part, term.range.end));
        }
    }
    out
}

fn knows(indexes: &[&InvertedIndex], form: &OtherForm) -> bool {
    let prefix = Some(form.stem.as_str()).filter(|_| form.is_begun);
    indexes.iter().any(|index| index.knows(&form.stem, prefix))
}

/// A word counts as the two of which it is joined: "crossborder" for "cross-border", where texts have these side by side;
/// a word that no text has also where they only have both.
fn part(indexes: &[&InvertedIndex], words: &mut TypedQuery) {
    for at in 0..words.wanted.len() {
        let phrase = &words.wanted[at];
        let is_word = phrase.n_words() == 1 && !phrase.is_exact && phrase.words[0].chars().all(char::is_alphabetic);
        let pairs = if is_word && phrase.others.is_empty() { parts(indexes, phrase) } else { Vec::new() };
        if pairs.is_empty() {
            continue;
        }
        let mut next = phrase.clone();
        for (first, second) in pairs {
            let begun = second.prefix.clone().map(|stem| OtherForm { stem, is_begun: true, kind: OtherKind::Joined });
            next.others.extend([Some(joined(&second)), begun].into_iter().flatten());
            let others = vec![joined(&words.wanted[at])];
            words.adjacent.push(Phrase { others, ..side_by_side(&first, &second) });
            words.wanted[at].others.push(joined(&first));
        }
        let new = words.wanted.len();
        words.wanted.push(next);
        if let Some(expression) = &mut words.expression {
            expression.and_as_well(at, new);
        }
    }
}

fn joined(part: &Phrase) -> OtherForm {
    OtherForm { stem: part.stems[0].clone(), is_begun: false, kind: OtherKind::Joined }
}

/// The pairs of words of which a word is joined, or one that its beginning may grow into.
fn parts(indexes: &[&InvertedIndex], phrase: &Phrase) -> Vec<(Phrase, Phrase)> {
    let word = phrase.words[0].as_str();
    let has = |word: &str| !is_stop_word(word) && indexes.iter().any(|index| index.has(word));
    let ends = word.char_indices().map(|(at, _)| at).skip(SHORTEST_PART);
    let ends: Vec<usize> = ends.filter(|&at| has(&word[..at])).collect();
    if ends.is_empty() {
        return Vec::new();
    }
    let grown = phrase.prefix.iter().filter(|prefix| prefix.len() >= SHORTEST_GROWN);
    let grown = grown.flat_map(|prefix| indexes.first().into_iter().flat_map(|index| index.words_begun(prefix)));
    let stemmer = Stemmer::new();
    let mut pairs: Vec<(Phrase, Phrase)> = Vec::new();
    for whole in grown.take(MOST_GROWN).chain([word]) {
        for (first, second) in ends.iter().map(|&at| whole.split_at(at)) {
            let pair = (of_word(&stemmer, first), of_word(&stemmer, second));
            let is_pair = second.chars().count() >= SHORTEST_PART && has(second) && !pairs.contains(&pair);
            if is_pair && indexes.iter().any(|index| !index.find(&side_by_side(&pair.0, &pair.1)).found.is_empty()) {
                pairs.push(pair);
            }
        }
    }
    if pairs.is_empty() && !is_known(indexes, phrase) {
        pairs.extend(guessed(indexes, phrase, &ends));
    }
    pairs
}

/// The two words into which one may be cut that no text has, both as long as can be.
fn guessed(indexes: &[&InvertedIndex], phrase: &Phrase, ends: &[usize]) -> Option<(Phrase, Phrase)> {
    let stemmer = Stemmer::new();
    let mut best: Option<(usize, (Phrase, Phrase))> = None;
    for (first, second) in ends.iter().map(|&at| phrase.words[0].split_at(at)) {
        let prefix = phrase.prefix.as_ref().map(|_| second.to_owned());
        let second = Phrase { prefix, is_stop_word: is_stop_word(second), ..of_word(&stemmer, second) };
        let shorter = first.chars().count().min(second.words[0].chars().count());
        let is_better = shorter >= SHORTEST_GUESSED && best.as_ref().is_none_or(|(known, _)| *known < shorter);
        if is_better && !second.is_stop_word && is_known(indexes, &second) {
            best = Some((shorter, (of_word(&stemmer, first), second)));
        }
    }
    best.map(|(_, pair)| pair)
}

fn of_word(stemmer: &Stemmer, word: &str) -> Phrase {
    Phrase { words: vec![word.to_owned()], stems: vec![stemmer.stem(word)], ..Phrase::default() }
}

fn side_by_side(first: &Phrase, second: &Phrase) -> Phrase {
    Phrase {
        words: [first.words.as_slice(), &second.words].concat(),
        stems: [first.stems.as_slice(), &second.stems].concat(),
        prefix: second.prefix.clone(),
        ..Phrase::default()
    }
}
