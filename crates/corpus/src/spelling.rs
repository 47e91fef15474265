//! Words spelt like others, and names by any of their spellings.

use crate::index::Shelf;
use crate::model::{Corpus, Records, Term, TermIndex};
use crate::order::by_comparing;
use crate::query::Facet;
use crate::text::{Phrase, Stems, Words, fold, tokens};

/// Longer words are left as they are.
const LONGEST: usize = 32;
/// So many words of a query are looked up among those spelt like them.
const MOST_FORGIVEN: usize = 8;
/// So many spellings a word may stand for.
const MOST_SPELLINGS: usize = 8;

/// How many letters may be wrong: one of three to seven, two of more; shorter words and numbers are as they are.
pub fn forgiven(word: &str) -> usize {
    let n = word.chars().count();
    match n {
        _ if word.chars().any(char::is_numeric) => 0,
        3..=7 => 1,
        8..=LONGEST => 2,
        _ => 0,
    }
}

/// In how many letters two words differ: left out, added, changed, or two side by side exchanged (Damerau 1964,
/// Levenshtein 1966, each place changed once); `None`: in more than `most`.
///
/// ```
/// use corpus::spelling::distance;
/// assert_eq!(distance("pipline", "pipeline", 2), Some(1));
/// assert_eq!(distance("kazahk", "kazakh", 2), Some(1));
/// assert_eq!(distance("gas", "oil", 2), None);
/// ```
pub fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let n = other.len();
    if one.len().abs_diff(n) > most {
        return None;
    }
    let mut rows = [vec![0; n + 1], (0..=n).collect::<Vec<usize>>(), vec![0; n + 1]];
    for (at, letter) in one.iter().enumerate() {
        // The row before the last, the last, and the one that is written.
        let [before, last, row] = &mut rows;
        row[0] = at + 1;
        for (to, wanted) in other.iter().enumerate() {
            let changed = last[to] + usize::from(letter != wanted);
            let mut least = changed.min(last[to + 1] + 1).min(row[to] + 1);
            if at > 0 && to > 0 && *letter == other[to - 1] && one[at - 1] == *wanted {
                least = least.min(before[to - 1] + 1);
            }
            row[to + 1] = least;
        }
        // An exchange reaches back two rows.
        if row.iter().chain(last.iter()).all(|&so_far| so_far > most) {
            return None;
        }
        rows.rotate_left(1);
    }
    Some(rows[1][n]).filter(|&found| found <= most)
}

/// The words of the shelves that are spelt most like a word, its first letter the same; with `is_begun` also those
/// whose beginning is.
pub(crate) fn spelt_like(shelves: &[&Shelf], word: &str, is_begun: bool) -> Vec<String> {
    let most = forgiven(word);
    let first: String = word.chars().take(1).collect();
    let length = word.chars().count();
    let mut nearest: (usize, Vec<String>) = (most + 1, Vec::new());
    if most == 0 {
        return Vec::new();
    }
    for (other, _) in shelves.iter().flat_map(|shelf| shelf.words_from(&first)) {
        let begun: Option<String> = is_begun.then(|| other.chars().take(length).collect());
        let far = distance(word, other, most);
        // Of a beginning, one letter may be wrong.
        let far = far.or_else(|| begun.and_then(|begun| distance(word, &begun, 1)).map(|_| most));
        let Some(far) = far.filter(|&far| far <= nearest.0) else { continue };
        if far < nearest.0 {
            nearest = (far, Vec::new());
        }
        if nearest.1.len() < MOST_SPELLINGS && !nearest.1.iter().any(|known| known == other) {
            nearest.1.push(other.to_owned());
        }
    }
    nearest.1
}

/// Gives words that no text has the spellings that some text has; says for which words it did.
pub(crate) fn forgive(shelves: &[&Shelf], q: &str, words: &mut Words) -> Vec<String> {
    let mut said = Vec::new();
    for typed in words.typed.iter().filter(|typed| !typed.phrase.is_quoted) {
        let Some(phrase) = words.wanted.iter_mut().find(|phrase| **phrase == typed.phrase) else { continue };
        if said.len() < MOST_FORGIVEN {
            said.extend(forgive_phrase(shelves, q.get(typed.inner.clone()).unwrap_or(""), phrase));
        }
    }
    said
}

/// Looks up each word of a phrase, as it was typed, that no text has.
pub(crate) fn forgive_phrase(shelves: &[&Shelf], typed: &str, phrase: &mut Phrase) -> Vec<String> {
    let mut said = Vec::new();
    let typed = tokens(typed);
    let last = phrase.stems.len() - 1;
    for (at, token) in typed.iter().enumerate().take(last + 1) {
        let (stem, prefix) = (&phrase.stems[at], phrase.prefix.as_deref().filter(|_| at == last));
        if shelves.iter().any(|shelf| shelf.knows(stem, prefix)) {
            continue;
        }
        let word = &token.word;
        let like = spelt_like(shelves, word, prefix.is_some());
        if like.is_empty() {
            continue;
        }
        said.push(format!("Nothing has ‘{word}’; shown is ‘{}’", like.join("’ or ‘")));
        let stems = Stems::new();
        for spelling in like {
            let instead = (at, stems.stem(&spelling));
            if !phrase.instead.contains(&instead) {
                phrase.instead.push(instead);
            }
        }
    }
    said
}

/// Every name and alias of actors, things, themes and places, folded.
#[derive(Debug)]
pub struct KnownNames {
    /// Sorted by what they fold to.
    names: Vec<KnownName>,
}

/// A name or alias.
#[derive(Clone, Debug)]
pub struct KnownName {
    /// Folded, its words parted by one space.
    pub folded: String,
    /// Of which vocabulary.
    pub facet: Facet,
    /// Of which term.
    pub term: TermIndex,
    /// 0: the name itself; otherwise one more than its place among the aliases.
    pub at: u32,
}

impl KnownNames {
    /// Of all vocabularies.
    pub fn of(records: &Records) -> Self {
        let mut names: Vec<KnownName> = Vec::new();
        for (facet, terms) in vocabularies(records) {
            for (term, entry) in terms.iter().enumerate() {
                for (at, name) in (0..).zip(std::iter::once(&entry.name).chain(&entry.aliases)) {
                    let folded = plain(name);
                    if !folded.is_empty() {
                        names.push(KnownName { folded, facet, term: TermIndex::new(term), at });
                    }
                }
            }
        }
        let order = by_comparing(names.len(), &|one, other| names[one].folded.cmp(&names[other].folded));
        Self { names: order.iter().map(|&at| names[at as usize].clone()).collect() }
    }

    /// The names that fold to a text.
    pub fn equal(&self, folded: &str) -> &[KnownName] {
        let from = self.names.partition_point(|name| name.folded.as_str() < folded);
        let n = self.names[from..].partition_point(|name| name.folded == folded);
        &self.names[from..from + n]
    }

    /// All of them, sorted by what they fold to.
    pub fn all(&self) -> &[KnownName] {
        &self.names
    }
}

/// The vocabularies whose names find facts.
pub(crate) fn vocabularies(records: &Records) -> [(Facet, &[Term]); 4] {
    [
        (Facet::Actor, &records.actors),
        (Facet::Thing, &records.things),
        (Facet::Theme, &records.themes),
        (Facet::Place, &records.places),
    ]
}

/// Folded words with one space between them.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::new();
    for token in tokens(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&token.word);
    }
    out
}

/// What a word or phrase is another name of: "‘Назарбаев’ is Nursultan Nazarbayev".
pub(crate) fn other_names(corpus: &Corpus, q: &str, words: &Words) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for typed in words.typed.iter().filter(|typed| !typed.excluded) {
        let inner = q.get(typed.inner.clone()).unwrap_or("").trim();
        for name in corpus.known_names().equal(&plain(inner)).iter().filter(|name| name.at > 0) {
            let Some(term) = term_of(corpus, name.facet, name.term) else { continue };
            let line = format!("‘{inner}’ is {}", term.name);
            // "Nazarbayev" need not be told that it is Nursultan Nazarbayev.
            if !fold(&term.name).contains(&name.folded) && !said.contains(&line) {
                said.push(line);
            }
        }
    }
    said
}

pub(crate) fn term_of(corpus: &Corpus, facet: Facet, term: TermIndex) -> Option<&Term> {
    vocabularies(corpus).into_iter().find(|(other, _)| *other == facet).and_then(|(_, terms)| terms.get(term.at()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The definition, letter by letter.
    fn naive(one: &[char], other: &[char]) -> usize {
        let (n, m) = (one.len(), other.len());
        if n == 0 || m == 0 {
            return n.max(m);
        }
        let changed = naive(&one[..n - 1], &other[..m - 1]) + usize::from(one[n - 1] != other[m - 1]);
        let mut least = changed.min(naive(&one[..n - 1], other) + 1).min(naive(one, &other[..m - 1]) + 1);
        if n > 1 && m > 1 && one[n - 1] == other[m - 2] && one[n - 2] == other[m - 1] {
            least = least.min(naive(&one[..n - 2], &other[..m - 2]) + 1);
        }
        least
    }

    proptest! {
        #[test]
        fn the_distance_is_as_defined(one in "[ab中]{0,6}", other in "[ab中]{0,6}", most in 0_usize..4) {
            let letters = |word: &str| word.chars().collect::<Vec<char>>();
            let expected = Some(naive(&letters(&one), &letters(&other))).filter(|far| *far <= most);
            prop_assert_eq!(distance(&one, &other, most), expected);
        }
    }

    #[test]
    fn longer_words_bear_more_errors_and_numbers_none() {
        let all = ["ab", "gas", "pipelin", "pipeline", "2008", "x1y"];
        assert_eq!(all.map(forgiven), [0, 1, 1, 2, 0, 0]);
    }
}
