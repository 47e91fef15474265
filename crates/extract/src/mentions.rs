//! Where a text names what the vocabulary knows.

use model::closed::{BlockRole, Facet};
use model::{Block, Mention, Span, TermIndex};
use std::borrow::Cow;
use text::interner::{Interner, intern};
use text::{is_apostrophe, is_unspaced};

/// Finds names in texts: prepared once for all texts.
///
/// Case counts (`us` is not the US), but for the first letter of a name that goes on small: "Drug traffickers" is called so
/// at the head of a list, and "drug traffickers" within a sentence. A run of spaces is one space and every apostrophe is the same. A name stands
/// between words, never within one; in scripts without spaces anywhere. Of two equal names the first given wins.
///
/// ```
/// use extract::blocks::blocks;
/// use extract::mentions::NameFinder;
/// use model::TermIndex;
/// use model::closed::Facet;
/// let names = NameFinder::of(&[(Facet::Actor, TermIndex(7), "Kazakhstan")]);
/// let text = "Kazakhstan’s Eurasian bank is not Kazakhstani.";
/// let found = names.mentions(text, &blocks(text, &[]));
/// assert_eq!(found.len(), 1);
/// assert_eq!((found[0].span.of(text), found[0].term), ("Kazakhstan", TermIndex(7)));
/// ```
#[derive(Debug)]
pub struct NameFinder<'a> {
    /// Names by their first word, the longest first.
    first_words: Interner,
    by_first_word: Vec<Vec<(Facet, TermIndex, Cow<'a, str>)>>,
}

impl<'a> NameFinder<'a> {
    /// Of names, each with the term that it is one of.
    pub fn of(names: &[(Facet, TermIndex, &'a str)]) -> Self {
        let mut longest_first: Vec<(Facet, TermIndex, Cow<'a, str>)> =
            names.iter().map(|&(facet, term, name)| (facet, term, Cow::Borrowed(name.trim()))).collect();
        let small =
            names.iter().filter_map(|&(facet, term, name)| Some((facet, term, Cow::Owned(within_a_sentence(name)?))));
        longest_first.extend(small);
        longest_first.sort_by_cached_key(|(_, _, name)| !(name.chars().count() as u32));
        let (mut first_words, mut by_first_word) = (Interner::default(), Vec::new());
        for name in longest_first.into_iter().filter(|(_, _, name)| !name.is_empty()) {
            let word = intern(&mut first_words, &name.2[..first_word(&name.2)]) as usize;
            by_first_word.resize_with(by_first_word.len().max(word + 1), Vec::new);
            by_first_word[word].push(name);
        }
        Self { first_words, by_first_word }
    }

    /// Every place where one of the names stands: the leftmost and there the longest, in order, apart. Skipped blocks
    /// name nothing.
    pub fn mentions(&self, text: &str, blocks: &[Block]) -> Vec<Mention> {
        let mut out = Vec::new();
        for block in blocks.iter().filter(|block| block.role != BlockRole::Skip) {
            find_in(block.span.of(text), block.span.range().start, self, &mut out);
        }
        out
    }
}

fn find_in(part: &str, offset: usize, names: &NameFinder<'_>, out: &mut Vec<Mention>) {
    let mut at = 0;
    while at < part.len() {
        let rest = &part[at..];
        let word = first_word(rest);
        let alike = names.first_words.get(&rest[..word]).and_then(|&word| names.by_first_word.get(word as usize));
        let found = alike.and_then(|alike| {
            alike.iter().find_map(|(facet, term, name)| Some((*facet, *term, length_at(rest, name)?)))
        });
        match found {
            Some((facet, term, length)) => {
                out.push(Mention { span: Span::new(offset + at..offset + at + length), facet, term });
                at += length;
            }
            None => at += word,
        }
    }
}

/// A name as it stands within a sentence, where only its first letter is great because it is a name's: "drug traffickers",
/// but not "UN troops", "Eurasian bank".
fn within_a_sentence(name: &str) -> Option<String> {
    let mut words = name.split_whitespace();
    let (first, second) = (words.next()?, words.next()?);
    let mut letters = first.chars();
    let great = letters.next().filter(|letter| letter.is_uppercase())?;
    let goes_on_small = |word: &str| word.chars().all(|letter| letter.is_lowercase() || is_apostrophe(letter));
    let rest = name.trim().strip_prefix(great)?;
    let is_label = goes_on_small(letters.as_str()) && !letters.as_str().is_empty() && goes_on_small(second);
    is_label.then(|| great.to_lowercase().chain(rest.chars()).collect())
}

/// The length of the first word: letters and digits, or one letter of another kind.
fn first_word(text: &str) -> usize {
    let is_spaced = |letter: char| letter.is_alphanumeric() && !is_unspaced(letter);
    let spaced = text.find(|letter| !is_spaced(letter)).unwrap_or(text.len());
    if spaced > 0 { spaced } else { text.chars().next().map_or(0, char::len_utf8) }
}

/// How many bytes of `text` the name covers, if the text begins with it and it ends between words.
fn length_at(text: &str, name: &str) -> Option<usize> {
    let (mut left, mut wanted) = (text, name);
    let mut last = ' ';
    while let Some(letter) = wanted.chars().next() {
        let found = left.chars().next()?;
        if letter.is_whitespace() && found.is_whitespace() {
            (left, wanted) = (left.trim_start(), wanted.trim_start());
        } else if letter == found || is_apostrophe(letter) && is_apostrophe(found) {
            (left, wanted) = (&left[found.len_utf8()..], &wanted[letter.len_utf8()..]);
        } else {
            return None;
        }
        last = letter;
    }
    let is_within = |letter: char| letter.is_alphanumeric() && !is_unspaced(letter);
    let ends_within = is_within(last) && left.chars().next().is_some_and(is_within);
    (!ends_within).then(|| text.len() - left.len())
}
