//! Words spelt like others, and names by any of their spellings.

use crate::inverted_index::InvertedIndex;
use crate::typed::{OtherForm, OtherKind, Phrase};
use text::{Stemmer, is_stop_word};

/// Longer words are left as they are.
const LONGEST: usize = 32;
/// So many words of a query are looked up among those spelt like them.
const MOST_FORGIVEN: usize = 8;
/// Of fewer letters, a beginning with one wrong is of anything.
const SHORTEST_BEGUN: usize = 5;
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
/// use engine::spelling::distance;
/// assert_eq!(distance("pipline", "pipeline", 2), Some(1));
/// assert_eq!(distance("kazahk", "kazakh", 2), Some(1));
/// assert_eq!(distance("gas", "oil", 2), None);
/// ```
pub fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    let one: Vec<char> = one.chars().collect();
    let mut letters = ['\0'; LONGEST + MOST_APART];
    far(&one, written(other, &mut letters)?, most)
}

/// No words are compared that differ in more letters.
const MOST_APART: usize = 4;

/// The letters of a word; `None`: there are too many.
fn written<'a>(word: &str, letters: &'a mut [char; LONGEST + MOST_APART]) -> Option<&'a [char]> {
    let mut n = 0;
    for letter in word.chars() {
        *letters.get_mut(n)? = letter;
        n += 1;
    }
    letters.get(..n)
}

/// The distance of two words of at most [`LONGEST`] + [`MOST_APART`] letters, if it is at most `most`. Only places that
/// far from the diagonal are looked at.
fn far(one: &[char], other: &[char], most: usize) -> Option<usize> {
    const WIDTH: usize = LONGEST + MOST_APART + 1;
    let n = other.len();
    if one.len().abs_diff(n) > most || n >= WIDTH || one.len() >= WIDTH {
        return None;
    }
    let too_far = most + 1;
    let mut rows = [[too_far; WIDTH]; 3];
    (0..=n.min(most)).for_each(|to| rows[0][to] = to);
    for (at, &letter) in one.iter().enumerate() {
        let [row, last, before] = [(at + 1) % 3, at % 3, (at + 2) % 3];
        let (from, until) = ((at + 1).saturating_sub(most), (at + 1 + most).min(n));
        let mut least_here = too_far;
        if from == 0 {
            rows[row][0] = at + 1;
            least_here = at + 1;
        } else {
            rows[row][from - 1] = too_far;
        }
        for to in from.max(1)..=until {
            let wanted = other[to - 1];
            let above = if to < at + 1 + most { rows[last][to] } else { too_far };
            let mut least =
                (rows[last][to - 1] + usize::from(letter != wanted)).min(above + 1).min(rows[row][to - 1] + 1);
            if at > 0 && to > 1 && letter == other[to - 2] && one[at - 1] == wanted {
                least = least.min(rows[before][to - 2] + 1);
            }
            rows[row][to] = least;
            least_here = least_here.min(least);
        }
        // An exchange reaches back two rows.
        if least_here > most && rows[last][from.saturating_sub(1)..=until].iter().all(|&so_far| so_far >= most) {
            return None;
        }
    }
    Some(rows[one.len() % 3][n]).filter(|&found| found <= most)
}

/// The words of the indexes that are spelt most like a word, its first letter the same; with `is_begun` also those
/// whose beginning is.
pub(crate) fn spelt_like(indexes: &[&InvertedIndex], word: &str, is_begun: bool) -> Vec<String> {
    let most = forgiven(word);
    let typed: Vec<char> = word.chars().collect();
    let first: String = typed.iter().take(1).collect();
    let mut nearest: (usize, Vec<String>) = (most, Vec::new());
    if most == 0 {
        return Vec::new();
    }
    let signs = signature(word);
    // The indexes share their words; of those near, what stands nowhere is looked for last.
    for other in indexes.first().into_iter().flat_map(|index| index.words_begun(&first)) {
        let others = signature(other);
        let lacking = (signs & !others).count_ones() as usize;
        if lacking > nearest.0 || !is_begun && (others & !signs).count_ones() as usize > nearest.0 {
            continue;
        }
        let mut letters = ['\0'; LONGEST + MOST_APART];
        let Some(letters) = written(other, &mut letters) else { continue };
        let whole = far(&typed, letters, nearest.0);
        // Of a beginning, one letter may be wrong; it is worth as little as the worst.
        let begun = || letters.get(..typed.len()).filter(|_| is_begun && nearest.0 == most);
        let Some(away) = whole.or_else(|| begun().and_then(|begun| far(&typed, begun, 1)).map(|_| most)) else {
            continue;
        };
        if is_stop_word(other) || !indexes.iter().any(|index| index.has(other)) {
            continue;
        }
        if away < nearest.0 {
            nearest = (away, Vec::new());
        }
        if nearest.1.len() < MOST_SPELLINGS {
            nearest.1.push(other.to_owned());
        }
    }
    nearest.1
}

/// Which letters a word has, roughly: each one that is wrong changes at most one bit that it has and one that it lacks.
fn signature(word: &str) -> u32 {
    word.chars().fold(0, |signs, letter| signs | 1 << (u32::from(letter) & 31))
}

/// A word that no text has, and those spelt like it that are sought instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Respelt {
    pub word: String,
    /// Empty: none is spelt like it.
    pub spellings: Vec<String>,
}

/// Gives words that no text has the spellings that some text has; says which words those are.
pub(crate) fn forgive(indexes: &[&InvertedIndex], wanted: &mut [Phrase]) -> Vec<Respelt> {
    let mut unknown =
        wanted.iter_mut().filter(|phrase| !phrase.is_exact && !phrase.is_stop_word && !is_known(indexes, phrase));
    unknown.by_ref().take(MOST_FORGIVEN).map(|phrase| forgive_phrase(indexes, phrase)).collect()
}

/// Whether a text has what a phrase asks.
pub(crate) fn is_known(indexes: &[&InvertedIndex], phrase: &Phrase) -> bool {
    let [stem] = &phrase.stems[..] else { return indexes.iter().any(|index| index.has_phrase(phrase)) };
    let is_known = |stem: &str, prefix: Option<&str>| indexes.iter().any(|index| index.knows(stem, prefix));
    let is_other_known = |other: &OtherForm| is_known(&other.stem, other.is_begun.then_some(other.stem.as_str()));
    is_known(stem, phrase.prefix.as_deref()) || phrase.others.iter().any(is_other_known)
}

/// Gives a word that no text has the spellings that some text has.
pub(crate) fn forgive_phrase(indexes: &[&InvertedIndex], phrase: &mut Phrase) -> Respelt {
    let word = phrase.words.concat();
    if phrase.n_words() > 1 {
        return Respelt { word, spellings: Vec::new() };
    }
    let is_begun = phrase.prefix.is_some() && word.chars().count() >= SHORTEST_BEGUN;
    let spellings = spelt_like(indexes, &word, is_begun);
    let stemmer = Stemmer::new();
    for spelling in &spellings {
        let other = OtherForm { stem: stemmer.stem(spelling), is_begun: false, kind: OtherKind::Misspelt };
        if !phrase.others.contains(&other) {
            phrase.others.push(other);
        }
    }
    Respelt { word, spellings }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_distance_is_as_a_library_has_it(one in "[ab中]{0,6}", other in "[ab中]{0,6}", most in 0_usize..4) {
            let expected = Some(strsim::osa_distance(&one, &other)).filter(|far| *far <= most);
            prop_assert_eq!(distance(&one, &other, most), expected);
        }
    }

    #[test]
    fn longer_words_bear_more_errors_and_numbers_none() {
        let all = ["ab", "gas", "pipelin", "pipeline", "2008", "x1y"];
        assert_eq!(all.map(forgiven), [0, 1, 1, 2, 0, 0]);
    }
}
