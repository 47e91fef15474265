//! What is asked of a made corpus: searches as people type them, of words that some fact has, so that each finds
//! something; drawn by the same chance every time.

use crate::chance::Chance;
use crate::words::SMALL;
use engine::query::{Choice, Query, View};
use model::closed::Facet;
use model::{Fact, Records};

/// How many queries a measured pass has.
pub const N_QUERIES: usize = 20;

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueryKind {
    /// One word.
    Word,
    /// Three words of one fact.
    Words,
    /// Two words in quotation marks, as they stand in a quote.
    Phrase,
    /// Two words and the first letters of a third, as while typing.
    Prefix,
    /// One word of five letters or more, with one slip that is not in its first letter.
    Typo,
    /// Three words, one with a slip, the last unfinished.
    Hurried,
    /// Seventeen words, as in a question that is pasted: of several facts, so that none has all.
    Question,
}

impl QueryKind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Word, Self::Words, Self::Phrase, Self::Prefix, Self::Typo, Self::Hurried, Self::Question];

    /// What it is called in lists of results.
    pub fn label(self) -> &'static str {
        match self {
            Self::Word => "one word",
            Self::Words => "three words",
            Self::Phrase => "phrase",
            Self::Prefix => "three words, the last unfinished",
            Self::Typo => "misspelt word",
            Self::Hurried => "three words, one misspelt, the last unfinished",
            Self::Question => "seventeen words",
        }
    }
}

/// `n` searches of a kind; the same for the same records.
///
/// # Panics
/// Where no fact has three longer words.
pub fn searches(records: &Records, typed: QueryKind, n: usize) -> Vec<String> {
    let mut chance = Chance::of(typed as u64 + 100);
    (0..n).map(|_| search(records, typed, &mut chance)).collect()
}

/// A query on the list of facts for what was typed.
pub fn query(typed: &str) -> Query {
    Query { view: View::Facts, q: typed.to_owned(), ..Query::default() }
}

/// `n` queries with one value picked in one facet; facets in turn, values as often as facts carry them.
pub fn picks(records: &Records, n: usize) -> Vec<Query> {
    let mut chance = Chance::of(200);
    let pick = |at: usize| loop {
        let fact = &records.facts[chance.below(records.facts.len())];
        if let Some((facet, id)) = value_of(records, fact, at % 5) {
            return Query::default().with_view(View::Facts).with_choice(facet, id, Choice::Picked);
        }
    };
    (0..n).map(pick).collect()
}

fn value_of<'r>(records: &'r Records, fact: &'r Fact, nth: usize) -> Option<(Facet, &'r str)> {
    Some(match nth {
        0 => (Facet::Theme, &records.themes[fact.themes.first()?.at()].id),
        1 => (Facet::Actor, &records.actors[fact.actors.first()?.actor.at()].id),
        2 => (Facet::Status, fact.status.map_or("_", |status| status.id())),
        3 => (Facet::Kind, &records.kinds[fact.kind?.at()].id),
        _ => (Facet::Place, &records.places[fact.places.first()?.at()].id),
    })
}

fn search(records: &Records, typed: QueryKind, chance: &mut Chance) -> String {
    if typed == QueryKind::Phrase {
        return phrase(records, chance);
    }
    if typed == QueryKind::Question {
        return question(records, chance);
    }
    let words = loop {
        let words = longer_words(&records.facts[chance.below(records.facts.len())].statement);
        if words.len() >= 3 {
            break words;
        }
    };
    let first = chance.below(words.len() - 2);
    let [one, two, three] = [0, 1, 2].map(|nth| words[first + nth].clone());
    match typed {
        QueryKind::Word | QueryKind::Phrase | QueryKind::Question => one,
        QueryKind::Words => format!("{one} {two} {three}"),
        QueryKind::Prefix => format!("{one} {two} {}", unfinished(&three, chance)),
        QueryKind::Typo => misspelt(&one, chance),
        QueryKind::Hurried => format!("{} {two} {}", misspelt(&one, chance), unfinished(&three, chance)),
    }
}

/// How many words a pasted question has.
const N_ASKED: usize = 17;

fn question(records: &Records, chance: &mut Chance) -> String {
    let mut words: Vec<String> = Vec::new();
    while words.len() < N_ASKED {
        words.extend(longer_words(&records.facts[chance.below(records.facts.len())].statement));
    }
    words.truncate(N_ASKED);
    words.join(" ")
}

/// Words of five letters or more, in low case; none of the small ones.
fn longer_words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| word.is_ascii() && word.len() >= 5 && !SMALL.contains(&word.as_str())).collect()
}

fn phrase(records: &Records, chance: &mut Chance) -> String {
    loop {
        let fact = &records.facts[chance.below(records.facts.len())];
        let quote = fact.evidence[0].of(&records.articles[fact.article.at()].text);
        let words: Vec<&str> = quote.split(' ').collect();
        let pairs: Vec<&[&str]> =
            words.windows(2).filter(|pair| !pair[0].ends_with(',') && pair.iter().any(|word| word.len() > 5)).collect();
        if !pairs.is_empty() {
            return format!("\"{}\"", chance.pick(&pairs).join(" ").trim_end_matches(['.', ',']).to_lowercase());
        }
    }
}

/// The first three to five letters.
fn unfinished(word: &str, chance: &mut Chance) -> String {
    let n = chance.between(3, 5);
    word.chars().take(n).collect()
}

/// With a letter left out, changed, doubled or swapped with the next; the first stays.
fn misspelt(word: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = chance.between(1, letters.len() - 2);
    match chance.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters[at] = if letters[at] == 'x' { 'z' } else { 'x' },
        2 => letters.insert(at, letters[at]),
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}
