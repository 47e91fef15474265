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

/// Adds to what is wanted what else counts for it; tells which words and phrases no text has. The indexes share their
/// words.
pub(crate) fn extend(indexes: &[&InvertedIndex], q: &str, words: &mut TypedQuery) -> (Vec<Respelt>, Vec<String>) {
    set_apart(indexes, q, words);
    let phrases = take_apart(indexes, words);
    join(indexes, q, words);
    part(indexes, words);
    for phrase in words.wanted.iter_mut().chain(&mut words.adjacent) {
        grow(indexes, phrase);
    }
    (forgive(indexes, &mut words.wanted), phrases)
}

/// Has other phrases wanted in place of one: all of them.
fn put(words: &mut TypedQuery, at: usize, parts: Vec<Phrase>) {
    for (place, part) in parts.into_iter().enumerate() {
        if place == 0 {
            words.wanted[at] = part;
            continue;
        }
        if let Some(expression) = &mut words.expression {
            expression.and_as_well(at, words.wanted.len());
        }
        words.wanted.push(part);
    }
}

/// A phrase in quotation marks that no text has falls back on its words, in the forms that were typed; tells which.
fn take_apart(indexes: &[&InvertedIndex], words: &mut TypedQuery) -> Vec<String> {
    let mut told = Vec::new();
    for at in 0..words.wanted.len() {
        let phrase = &words.wanted[at];
        let is_taken = phrase.is_exact && phrase.n_words() > 1;
        if !is_taken || indexes.iter().any(|index| index.has_phrase(phrase)) {
            continue;
        }
        let Phrase { words: forms, stems, prefix, is_exact, .. } = phrase.clone();
        told.push(forms.join(" "));
        let mut parts = Vec::new();
        for (form, stem) in forms.into_iter().zip(stems) {
            parts.push(Phrase { words: vec![form], stems: vec![stem], is_exact, ..Phrase::default() });
        }
        parts.last_mut().into_iter().for_each(|last| last.prefix.clone_from(&prefix));
        put(words, at, parts);
    }
    told
}

/// Numbers with a space between them that no text has as one are two: "180 500".
fn set_apart(indexes: &[&InvertedIndex], q: &str, words: &mut TypedQuery) {
    let stemmer = Stemmer::new();
    for at in 0..words.typed.len() {
        let TypedTerm { inner, excluded: false, parts, .. } = &words.typed[at] else { continue };
        let ([part], typed) = (&parts[..], q.get(inner.clone()).unwrap_or("")) else { continue };
        let is_one = part.is_exact || part.n_words() > 1 || !typed.contains(' ') || is_known(indexes, part);
        if is_one {
            continue;
        }
        if let Some(at) = words.wanted.iter().position(|phrase| phrase == part) {
            put(words, at, typed.split(' ').map(|number| of_word(&stemmer, number)).collect());
        }
    }
}

/// What the beginning of a word may grow into is found in all its forms: "cooperatin" finds what "cooperating" does.
fn grow(indexes: &[&InvertedIndex], phrase: &mut Phrase) {
    let Some(prefix) = phrase.prefix.as_deref().filter(|prefix| prefix.len() >= SHORTEST_GROWN) else { return };
    phrase.grown = indexes.first().map(|index| index.stems_begun(prefix));
}

/// Words that stand side by side in what was typed count as the one that they are joined: "cross border",
/// "cross-border" for "crossborder", "S.C.O." for "SCO".
fn join(indexes: &[&InvertedIndex], q: &str, words: &mut TypedQuery) {
    let stemmer = Stemmer::new();
    let found = neighbours(q, &words.typed, &|parts| joined_forms(indexes, &stemmer, parts));
    let asked = if found.is_empty() { Vec::new() } else { words.wanted.clone() };
    for (parts, forms) in found {
        for form in forms {
            for (place, phrase) in asked.iter().enumerate().filter(|(_, phrase)| parts.contains(phrase)) {
                let is_new = !phrase.others.contains(&form);
                words.wanted[place].others.extend(is_new.then(|| form.clone()));
            }
            words.adjacent.push(Phrase { others: vec![form], ..Phrase::side_by_side(&parts) });
        }
    }
}

/// The word that words are joined, as far as a text has it; where the last may go on, what begins so as well.
fn joined_forms(indexes: &[&InvertedIndex], stemmer: &Stemmer, parts: &[&Phrase]) -> Vec<OtherForm> {
    let whole: String = parts.iter().map(|part| part.words[0].as_str()).collect();
    let is_open = parts.last().is_some_and(|last| last.prefix.is_some());
    let mut forms = vec![OtherForm { stem: stemmer.stem(&whole), is_begun: false, kind: OtherKind::Joined }];
    if is_open {
        forms.push(OtherForm { stem: whole, is_begun: true, kind: OtherKind::Joined });
    }
    forms.retain(|form| knows(indexes, form));
    forms
}

/// Words that were typed side by side, with or without a space, two by two, and all that were typed as one piece; with the
/// forms that each have joined, where they have any.
fn neighbours(
    q: &str,
    typed: &[TypedTerm],
    joined: &dyn Fn(&[&Phrase]) -> Vec<OtherForm>,
) -> Vec<(Vec<Phrase>, Vec<OtherForm>)> {
    let mut out = Vec::new();
    let mut add = |parts: &[&Phrase]| {
        let forms = joined(parts);
        if !forms.is_empty() {
            out.push((parts.iter().copied().cloned().collect(), forms));
        }
    };
    // The word before, and where its piece ends.
    let mut before: Option<(&Phrase, usize)> = None;
    for term in typed.iter().filter(|term| !term.excluded) {
        for part in &term.parts {
            let is_word = is_word(part) && !part.is_stop_word;
            if let Some((word, end)) = before.filter(|_| is_word)
                && q.get(end..term.range.start).unwrap_or("").trim().is_empty()
            {
                add(&[word, part]);
            }
            before = is_word.then_some((part, term.range.end));
        }
        if term.parts.len() > 2 && term.parts.iter().all(is_word) {
            add(&term.parts.iter().collect::<Vec<&Phrase>>());
        }
    }
    out
}

/// Whether it is one word of letters, in whatever form.
fn is_word(phrase: &Phrase) -> bool {
    phrase.n_words() == 1 && !phrase.is_exact && phrase.words[0].chars().all(char::is_alphabetic)
}

fn knows(indexes: &[&InvertedIndex], form: &OtherForm) -> bool {
    // Most joined words are none: the indexes share their words, so one look at them is enough.
    if !form.is_begun && !indexes.first().is_some_and(|index| index.has_stem(&form.stem)) {
        return false;
    }
    let prefix = Some(form.stem.as_str()).filter(|_| form.is_begun);
    indexes.iter().any(|index| index.knows(&form.stem, prefix))
}

/// A word counts as the two of which it is joined, where texts have these side by side: "crossborder" for "cross-border".
fn part(indexes: &[&InvertedIndex], words: &mut TypedQuery) {
    for at in 0..words.wanted.len() {
        let phrase = &words.wanted[at];
        let pairs = if is_word(phrase) && phrase.others.is_empty() { parts(indexes, phrase) } else { Vec::new() };
        if pairs.is_empty() {
            continue;
        }
        let (mut first_half, mut second_half) = (phrase.clone(), phrase.clone());
        for pair in pairs {
            let [first, second] = &pair;
            let begun = second.prefix.clone().map(|stem| OtherForm { stem, is_begun: true, kind: OtherKind::Joined });
            second_half.others.extend([Some(joined(second)), begun].into_iter().flatten());
            let others = vec![joined(&words.wanted[at])];
            words.adjacent.push(Phrase { others, ..Phrase::side_by_side(&pair) });
            first_half.others.push(joined(first));
        }
        put(words, at, vec![first_half, second_half]);
    }
}

fn joined(part: &Phrase) -> OtherForm {
    OtherForm { stem: part.stems[0].clone(), is_begun: false, kind: OtherKind::Joined }
}

/// The pairs of words of which a word is joined, or one that its beginning may grow into.
fn parts(indexes: &[&InvertedIndex], phrase: &Phrase) -> Vec<[Phrase; 2]> {
    let word = phrase.words[0].as_str();
    let Some(index) = indexes.first() else { return Vec::new() };
    let is_part = |word: &str| word.chars().count() >= SHORTEST_PART && index.is_listed(word) && !is_stop_word(word);
    let mut ends: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    ends.retain(|&end| is_part(&word[..end]));
    if ends.is_empty() {
        return Vec::new();
    }
    let open = phrase.prefix.as_deref().filter(|prefix| prefix.len() >= SHORTEST_GROWN);
    let grown = open.into_iter().flat_map(|prefix| index.words_begun(prefix)).take(MOST_GROWN);
    let stemmer = Stemmer::new();
    let mut pairs: Vec<[Phrase; 2]> = Vec::new();
    let mut add = |pair: [Phrase; 2]| {
        if !pairs.contains(&pair) && indexes.iter().any(|index| index.has_phrase(&Phrase::side_by_side(&pair))) {
            pairs.push(pair);
        }
    };
    for whole in grown.chain([word]) {
        for (first, second) in ends.iter().map(|&at| whole.split_at(at)) {
            if is_part(second) {
                add([of_word(&stemmer, first), of_word(&stemmer, second)]);
            }
        }
    }
    // A beginning that no word has may be that of the second half.
    if open.is_some() && !is_known(indexes, phrase) {
        for (first, second) in ends.iter().map(|&at| word.split_at(at)) {
            if second.chars().count() >= SHORTEST_PART {
                let second = Phrase { prefix: Some(second.to_owned()), ..of_word(&stemmer, second) };
                add([of_word(&stemmer, first), second]);
            }
        }
    }
    pairs
}

fn of_word(stemmer: &Stemmer, word: &str) -> Phrase {
    Phrase { words: vec![word.to_owned()], stems: vec![stemmer.stem(word)], ..Phrase::default() }
}
