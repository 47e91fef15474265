//! Words that no language has but that look as if English had them: common ones short, rare ones long, many of one
//! family (trade, trades, trading), so that a stemmer has something to do. The first ranks are English's own small
//! words, for they make a third of any text.

use crate::chance::Chance;
use std::collections::HashSet;

/// The most frequent words of English that carry little meaning, most frequent first.
pub const SMALL: [&str; 64] = [
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "was", "on", "with", "as", "be", "by", "at",
    "from", "are", "this", "have", "or", "an", "which", "had", "not", "but", "their", "has", "its", "were", "they",
    "been", "more", "will", "would", "who", "also", "than", "other", "into", "when", "between", "such", "after",
    "over", "only", "most", "these", "could", "while", "under", "about", "against", "through", "because", "before",
    "where", "both", "during", "without", "within", "however", "among",
];

const ONSETS: [&str; 30] = [
    "b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "w", "br", "cl", "cr", "dr", "fl", "gr",
    "pl", "pr", "sh", "sp", "st", "str", "th", "tr", "ch",
];
const NUCLEI: [&str; 12] = ["a", "e", "i", "o", "u", "a", "e", "o", "ai", "ea", "ou", "oa"];
const CODAS: [&str; 16] = ["", "n", "r", "l", "t", "s", "m", "d", "nt", "rd", "st", "ck", "nd", "rm", "lt", "p"];
const SUFFIXES: [&str; 14] =
    ["s", "ed", "ing", "er", "ers", "ation", "ations", "ly", "ment", "ments", "al", "ity", "ive", "able"];

/// Words by rank, the most frequent first, no two alike.
#[derive(Clone, Debug)]
pub struct WordList(Vec<String>);

impl WordList {
    /// Of `n` words; at least [`SMALL`].
    pub fn made(n: usize, chance: &mut Chance) -> Self {
        let mut words: Vec<String> = SMALL.map(str::to_owned).to_vec();
        let mut known: HashSet<String> = words.iter().cloned().collect();
        while words.len() < n {
            let word = new_word(&words[SMALL.len()..], chance);
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        Self(words)
    }

    /// How many.
    pub fn n_words(&self) -> usize {
        self.0.len()
    }

    /// The word of a rank; empty past the last.
    pub fn get(&self, rank: usize) -> &str {
        self.0.get(rank).map_or("", String::as_str)
    }
}

/// A new root, or one of the words so far with a suffix.
fn new_word(so_far: &[String], chance: &mut Chance) -> String {
    if so_far.len() > 20 && chance.percent(55) {
        let root = chance.pick(so_far);
        if root.len() <= 9 {
            return format!("{root}{}", chance.pick(&SUFFIXES));
        }
    }
    // The rarer, the longer: 2 syllables for the first hundreds, 4 for the ten-thousands.
    let most = 2 + usize::from(so_far.len() > 300) + usize::from(so_far.len() > 10_000);
    let n_syllables = chance.between(1 + usize::from(so_far.len() > 1_500), most);
    root(n_syllables, chance)
}

fn root(n_syllables: usize, chance: &mut Chance) -> String {
    let mut word = String::new();
    for _ in 1..n_syllables {
        word.push_str(chance.pick(&ONSETS));
        word.push_str(chance.pick(&NUCLEI));
    }
    word.push_str(chance.pick(&ONSETS));
    word.push_str(chance.pick(&NUCLEI));
    word.push_str(chance.pick(&CODAS));
    word
}

/// Makes names, never the same twice.
#[derive(Debug, Default)]
pub struct Namer {
    known: HashSet<String>,
}

impl Namer {
    /// A name with one of the endings, in title case.
    ///
    /// # Panics
    /// Where there are no endings.
    pub fn name(&mut self, endings: &[&str], chance: &mut Chance) -> String {
        loop {
            let n_syllables = chance.between(1, 2);
            let name = capitalised(&format!("{}{}", root(n_syllables, chance), chance.pick(endings)));
            if self.is_new(&name) {
                return name;
            }
        }
    }

    /// Whether nobody has it yet; from now on somebody has.
    pub fn is_new(&mut self, name: &str) -> bool {
        self.known.insert(name.to_owned())
    }
}

/// The word with a capital first.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The name in Cyrillic letters, letter by letter.
pub fn cyrillic(name: &str) -> String {
    const PAIRS: [(char, char); 26] = [
        ('a', 'а'),
        ('b', 'б'),
        ('c', 'к'),
        ('d', 'д'),
        ('e', 'е'),
        ('f', 'ф'),
        ('g', 'г'),
        ('h', 'х'),
        ('i', 'и'),
        ('j', 'ж'),
        ('k', 'к'),
        ('l', 'л'),
        ('m', 'м'),
        ('n', 'н'),
        ('o', 'о'),
        ('p', 'п'),
        ('q', 'к'),
        ('r', 'р'),
        ('s', 'с'),
        ('t', 'т'),
        ('u', 'у'),
        ('v', 'в'),
        ('w', 'в'),
        ('x', 'х'),
        ('y', 'ы'),
        ('z', 'з'),
    ];
    let letter = |latin: char| {
        let low = latin.to_ascii_lowercase();
        PAIRS.iter().find(|(from, _)| *from == low).map_or(latin, |&(_, to)| to)
    };
    let upper = |latin: char| if latin.is_uppercase() { letter(latin).to_uppercase().next() } else { None };
    name.chars().map(|latin| upper(latin).unwrap_or_else(|| letter(latin))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_all_different_and_readable() {
        let words = WordList::made(5_000, &mut Chance::of(1));
        let distinct: HashSet<&str> = (0..5_000).map(|rank| words.get(rank)).collect();
        assert_eq!((distinct.len(), words.n_words()), (5_000, 5_000));
        assert!(distinct.iter().all(|word| word.bytes().all(|letter| letter.is_ascii_lowercase())));
    }

    #[test]
    fn names_in_two_scripts() {
        assert_eq!(capitalised("bran"), "Bran");
        assert_eq!(cyrillic("Bran Ost"), "Бран Ост");
    }
}
