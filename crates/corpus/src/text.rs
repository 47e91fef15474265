//! Text as the engine reads it: folded, cut into words, stemmed; the same at build time and in the page.
//!
//! Folding makes letters small and takes their marks off: É, é and e are one letter, and so are й and и, for й may be
//! written as и with a breve. Marks that follow their letter, apostrophes and soft hyphens within a word go.
//! [`fold`] covers Latin, Greek and Cyrillic by a table of ours; letters of other scripts stay as they are. The table is
//! written from Unicode's by a test, for `unicode-normalization` would cost the page 48 kB in brotli.

#[rustfmt::skip]
mod fold;

pub use crate::expression::MOST_WORDS;
use crate::expression::{self, Condition, Expression, Mistake};
use frostem::{Algorithm, Stemmer};
use std::ops::Range;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text it came from, bytes.
    pub range: Range<usize>,
    /// Folded: what the beginning of a word is compared with.
    pub word: String,
    /// Folded and stemmed: what is compared.
    pub stem: String,
}

/// What was typed, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Each is wanted; one with more than one stem is a phrase.
    pub wanted: Vec<Phrase>,
    /// None of these.
    pub unwanted: Vec<Phrase>,
    /// What exactly is asked, where an operator or a field stands in it; `None`: all of the wanted, none of the unwanted.
    pub expression: Option<Expression>,
    /// The fields that are asked for, as they stand.
    pub fields: Vec<Condition>,
    /// What could not be read.
    pub mistakes: Vec<Mistake>,
    /// Words and phrases as they were typed, each once.
    pub(crate) typed: Vec<Typed>,
}

/// Stems that stand side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// Folded and stemmed, in order; never empty.
    pub stems: Vec<String>,
    /// The last word as typed and folded, where it may be the beginning of a longer one.
    pub prefix: Option<String>,
    /// In quotation marks: as it stands, whatever is known of its spelling.
    pub is_quoted: bool,
    /// A word that every text has.
    pub is_light: bool,
    /// Places among the stems and further stems that count there, for words that are misspelt.
    pub instead: Vec<(usize, String)>,
}

/// A word or phrase as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Typed {
    /// Where, with its sign and quotes.
    pub(crate) range: Range<usize>,
    /// Where, without.
    pub(crate) inner: Range<usize>,
    pub(crate) excluded: bool,
    pub(crate) phrase: Phrase,
}

/// Reads what was typed: `words`, `"phrases"` (curly quotes as well), `-without`, and all that
/// [`crate::expression`] knows.
///
/// A typed word that is several to the engine (`Sino-Kazakh`, Chinese text) is a phrase. The last word, as long as no
/// space follows it, may be the beginning of a longer one. Words that every text has ("the", "of") count only within
/// phrases, or where nothing else was typed.
///
/// ```
/// use corpus::text::words;
/// let read = words("\"gas pipelines\" -uranium of kaz");
/// assert_eq!(read.wanted[0].stems, ["gas", "pipelin"]);
/// assert_eq!(read.wanted[1].prefix.as_deref(), Some("kaz"));
/// assert_eq!(read.unwanted[0].stems, ["uranium"]);
/// ```
pub fn words(q: &str) -> Words {
    let mut words = expression::read(q);
    if words.expression.is_none() && words.wanted.iter().any(|phrase| !phrase.is_light) {
        words.wanted.retain(|phrase| !phrase.is_light);
        words.typed.retain(|typed| typed.excluded || !typed.phrase.is_light);
    }
    words
}

/// The phrase that a typed piece means; `is_open`: its last word may go on.
pub(crate) fn read_phrase(typed: &str, is_open: bool, is_quoted: bool) -> Option<Phrase> {
    let mut tokens = tokens(typed);
    tokens.truncate(MOST_WORDS);
    let last = tokens.last()?;
    let prefix = (is_open && last.range.end == typed.len()).then(|| last.word.clone());
    let is_light = !is_quoted && is_light(&last.word) && tokens.len() == 1;
    let stems = tokens.into_iter().map(|token| token.stem).collect();
    Some(Phrase { stems, prefix, is_quoted, is_light, instead: Vec::new() })
}

/// Whether a letter opens or closes a phrase.
pub(crate) fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»' | '＂')
}

/// English words that say nothing by themselves: pronouns, articles, prepositions, auxiliaries, as Snowball and others
/// leave them out. Folded, sorted.
#[rustfmt::skip]
const LIGHT: [&str; 128] = [
    "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because",
    "been", "before", "being", "between", "both", "but", "by", "can", "cannot", "could", "did", "do", "does", "doing",
    "down", "during", "each", "few", "for", "from", "further", "had", "has", "have", "having", "he", "her", "here",
    "hers", "herself", "him", "himself", "his", "how", "if", "in", "into", "is", "it", "its", "itself", "just", "me",
    "might", "more", "most", "must", "my", "myself", "no", "nor", "not", "now", "of", "off", "on", "once", "only",
    "or", "other", "ought", "our", "ours", "ourselves", "out", "over", "own", "same", "shall", "she", "should", "so",
    "some", "such", "than", "that", "the", "their", "theirs", "them", "themselves", "then", "there", "these", "they",
    "this", "those", "through", "to", "too", "under", "until", "up", "very", "was", "we", "were", "what", "when",
    "where", "which", "while", "who", "whom", "why", "will", "with", "would", "you", "your", "yours", "yourself",
    "yourselves",
];

/// Whether a folded word is one that every text has.
pub(crate) fn is_light(word: &str) -> bool {
    LIGHT.binary_search(&word).is_ok()
}

impl Phrase {
    /// Whether it stands at the start of these words.
    pub(crate) fn begins(&self, tokens: &[Token]) -> bool {
        let n = self.stems.len();
        tokens.len() >= n
            && self.stems.iter().zip(tokens).enumerate().all(|(at, (stem, token))| {
                *stem == token.stem
                    || at + 1 == n && self.prefix.as_ref().is_some_and(|prefix| token.word.starts_with(prefix.as_str()))
                    || self.instead.iter().any(|(place, other)| *place == at && *other == token.stem)
            })
    }
}

/// The words of a text: runs of letters and digits, with the apostrophes within them. A hyphen parts; where a script
/// has no spaces between words, each letter is a word.
pub fn tokens(text: &str) -> Vec<Token> {
    let stems = Stems::new();
    let mut out = Vec::new();
    each_word(text, &mut |range, word| out.push(Token { range, stem: stems.stem(word), word: word.to_owned() }));
    out
}

/// The words of a text, one after another: where each stands, and folded.
pub(crate) fn each_word(text: &str, act: &mut dyn FnMut(Range<usize>, &str)) {
    let mut end = 0;
    let mut folded = String::new();
    while let Some(length) = text[end..].find(is_letter) {
        let start = end + length;
        end = start + word_length(&text[start..]);
        folded.clear();
        without_possessive(&text[start..end]).chars().for_each(|letter| fold_letter(letter, &mut folded));
        act(start..end, &folded);
    }
}

/// What finds the stem of a word.
pub(crate) struct Stems(Stemmer);

impl Stems {
    pub(crate) fn new() -> Self {
        Self(Stemmer::new(Algorithm::English))
    }

    /// The words of Snowball's English lists are ASCII; of a longer one than any word the end tells nothing.
    pub(crate) fn stem(&self, word: &str) -> String {
        if !word.is_ascii() || word.len() > 32 {
            return word.to_owned();
        }
        Some(self.0.stem(word).into_owned()).filter(|stem| !stem.is_empty()).unwrap_or_else(|| word.to_owned())
    }
}

fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || !letter.is_ascii() && letter.is_alphanumeric() && !is_apostrophe(letter)
}

/// Marks over a letter, and what breaks lines or ligatures without being seen.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}')
}

/// How long the word is that a text begins with.
fn word_length(text: &str) -> usize {
    // Most words are plain English, and end at a space.
    let plain = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if plain > 0 && text.as_bytes().get(plain).is_none_or(|&byte| byte.is_ascii() && byte != b'\'') {
        return plain;
    }
    let mut letters = text.char_indices().peekable();
    let mut is_alone = false;
    while let Some((at, letter)) = letters.next() {
        let goes_on = match letter {
            _ if at == 0 => {
                is_alone = is_unspaced(letter);
                true
            }
            _ if is_mark(letter) => true,
            _ if is_apostrophe(letter) => {
                !is_alone && letters.peek().is_some_and(|&(_, next)| is_letter(next) && !is_unspaced(next))
            }
            _ => !is_alone && is_letter(letter) && !is_unspaced(letter),
        };
        if !goes_on {
            return at;
        }
    }
    text.len()
}

fn without_possessive(word: &str) -> &str {
    let owner = word.strip_suffix(['s', 'S']).and_then(|rest| rest.strip_suffix(is_apostrophe));
    owner.filter(|owner| !owner.is_empty()).unwrap_or(word)
}

/// Small letters without marks, as words are compared; apostrophes go.
///
/// ```
/// use corpus::text::fold;
/// assert_eq!(fold("Sébastien’s Straße in Łódź, Ёлка"), "sebastiens strasse in lodz, елка");
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        fold_letter(letter, &mut out);
    }
    out
}

fn fold_letter(letter: char, out: &mut String) {
    if letter.is_ascii() {
        if letter != '\'' {
            out.push(letter.to_ascii_lowercase());
        }
    } else if let Some(folded) = in_table(letter) {
        match folded {
            // Two ASCII letters in one number: "ae" for æ.
            0x8000.. => out.extend([folded >> 8 & 0x7F, folded & 0x7F].map(|code| char::from(code as u8))),
            _ => out.extend(char::from_u32(u32::from(folded))),
        }
    } else if ('\u{FF01}'..='\u{FF5E}').contains(&letter) {
        // The wide twins of ASCII.
        let twin = u8::try_from(u32::from(letter) - 0xFF01 + 0x21).unwrap_or(b' ');
        out.push(char::from(twin).to_ascii_lowercase());
    } else if !is_mark(letter) && !is_apostrophe(letter) {
        out.push(letter);
    }
}

fn in_table(letter: char) -> Option<u16> {
    let code = u32::from(letter);
    fold::RANGES
        .iter()
        .find_map(|(first, folded)| folded.get(usize::try_from(code.checked_sub(*first)?).ok()?))
        .copied()
}

/// Whether a letter belongs to a script that puts no spaces between words, or where what is between spaces is more
/// than a word (Korean): there every letter is a word of its own.
pub fn is_unspaced(letter: char) -> bool {
    letter >= '\u{0E00}'
        && matches!(letter,
            '\u{0E00}'..='\u{0EFF}' // Thai, Lao
            | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' // Burmese, Khmer
            | '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}' // Korean
            | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}' // Kana
            | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}') // Han
}

/// Whether a letter is written for an apostrophe.
pub fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ' | '‘' | '＇')
}
