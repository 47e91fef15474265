//! An inverted index: which documents have which word, and where.
//!
//! A document has a few fields. An index knows every word of its documents with the places where it stands; words are
//! sorted, so that the beginning of a word is a range.
//!
//! Documents are ranked by BM25F (Robertson and Zaragoza, “The Probabilistic Relevance Framework”, 2009): the times
//! that a word stands in each field are weighed and summed before they saturate. Sums run in one order, the logarithm
//! is `libm`'s, scores leave as whole thousandths: the same bytes natively and in a browser.
//!
//! By hand, for it is what Dossier exists for, and measured (`docs/measurements.md`): at 10,000 facts in a browser a
//! query takes a quarter of the time of the next engine, and its ranking is above the best tuned BM25 on five
//! collections.

use crate::dictionary::Dictionary;
use crate::typed::{OtherKind, Phrase};
use std::ops::Range;
use std::sync::Arc;
use text::lexicon::Numbered;
use text::sorted::unique;

/// How much a field counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct FieldWeight {
    /// What one word in it is worth. At 0 the field finds documents but never lifts them; the higher it is, the
    /// further up stand the documents that have the word there.
    pub weight: f64,
    /// From 0 to 1. At 0 a word in a long field is worth what it is in a short one; at 1 twice the length halves it.
    pub shortness: f64,
}

/// How soon saying a word again adds nothing. At 0 once is as good as ten times; at 10 ten times is nearly five times
/// once, and a long passage that repeats one word beats one that has all.
const SATURATION: f64 = 1.2;

/// Pieces of one field stand so far apart that no phrase reaches from one into the next.
const GAP: u32 = 64;

/// A place where a word stands, as one number: document, field, position from the highest bits to the lowest.
type TokenPosition = u64;

/// How many bits a position takes, and with its field.
const POSITION: u32 = 28;
const FIELD: u32 = 32;

fn place(document: u32, field: usize, position: u32) -> TokenPosition {
    u64::from(document) << FIELD | (field as u64) << POSITION | u64::from(position.min((1 << POSITION) - 1))
}

fn document_of(place: TokenPosition) -> u32 {
    (place >> FIELD) as u32
}

fn field_of(place: TokenPosition) -> usize {
    (place as u32 >> POSITION) as usize
}

/// Documents and where which word stands in them.
#[derive(Debug)]
pub(crate) struct InvertedIndex {
    weights: &'static [FieldWeight],
    n_documents: usize,
    dictionary: Arc<Dictionary>,
    /// By word, as the dictionary has them.
    words: Vec<Word>,
    /// Places of all words, one after another; each word's sorted.
    places: Vec<TokenPosition>,
    /// The documents of all words, one after another; each word's rising.
    found: Vec<Posting>,
    /// What a word is worth in each field of each document, before saturation.
    worths: Vec<f32>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Word {
    /// One past its last place in [`InvertedIndex::places`].
    end: usize,
    /// One past its last document in [`InvertedIndex::found`].
    found_end: usize,
}

/// A document that has a phrase, and how much of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Posting {
    /// Which.
    pub document: u32,
    /// How often it has it, weighed by field, before saturation.
    weight: f32,
}

/// The documents that have a phrase.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Postings {
    /// Rising.
    pub found: Vec<Posting>,
    /// The word in the very form that was typed, where some documents have only another; `None`: they are not told apart.
    typed: Option<u32>,
    /// How many documents have it as it was typed, in any form; where none has, as it was forgiven. What few have is
    /// worth more.
    n_typed: usize,
}

/// What a word is worth that only begins as it was typed, that is joined with its neighbour, or is only spelt like it.
const BEGUN: f32 = 0.4;
const JOINED: f32 = 0.8;
const MISSPELT: f32 = 0.5;
/// What words side by side are worth that were typed so, to a word that as many have. Where all are in the form that was
/// typed, twice that is as much as the words apart can come to.
const BESIDE: u32 = 2;
/// What of a word's worth is for its very form; the rest is for how often and where it stands. At a half no number of other
/// forms comes up to the one that was typed.
const TYPED: f64 = 0.5;

impl InvertedIndex {
    /// How many documents it holds.
    pub(crate) fn n_documents(&self) -> usize {
        self.n_documents
    }

    /// The documents that have a phrase within one piece of one field.
    pub(crate) fn find(&self, phrase: &Phrase) -> Postings {
        if phrase.n_words() == 1 { self.find_word(phrase) } else { self.find_phrase(phrase) }
    }

    fn find_word(&self, phrase: &Phrase) -> Postings {
        let forms = self.forms(phrase, 0);
        let mut lists: Vec<(u32, f32)> = Vec::new();
        forms.iter().for_each(|&word| lists.push((word, 1.0)));
        self.add_others(phrase, &mut lists);
        let n_known = lists.len();
        for word in self.grown(phrase) {
            if !lists[..n_known].iter().any(|(known, _)| *known == word) {
                lists.push((word, BEGUN));
            }
        }
        let n_typed = match forms[..] {
            [] => 0,
            [word] => self.postings_of(word).len(),
            _ => self.merged(&lists[..forms.len()]).len(),
        };
        let found = self.merged(&lists);
        let typed = phrase.words.first().and_then(|word| self.dictionary.place_of(word));
        let n_exact = typed.map_or(0, |word| self.postings_of(word).len());
        let is_mixed = n_exact > 0 && n_exact < found.len();
        let n_typed = if n_typed == 0 { found.len() } else { n_typed };
        Postings { found, typed: typed.filter(|_| is_mixed), n_typed }
    }

    fn find_phrase(&self, phrase: &Phrase) -> Postings {
        let mut found: Vec<Posting> = Vec::new();
        for place in self.places_of(phrase) {
            let (document, weight) = (document_of(place), self.weight_at(place));
            match found.last_mut().filter(|last| last.document == document) {
                Some(last) => last.weight += weight,
                None => found.push(Posting { document, weight }),
            }
        }
        let mut others = Vec::new();
        self.add_others(phrase, &mut others);
        if !others.is_empty() {
            found = either(&found, &self.merged(&others));
        }
        Postings { n_typed: found.len(), found, typed: None }
    }

    /// The forms that a word of a phrase may have: all of its stem, or only the one that was typed.
    fn forms(&self, phrase: &Phrase, at: usize) -> Vec<u32> {
        match phrase.is_exact {
            true => phrase.words.get(at).and_then(|word| self.dictionary.place_of(word)).into_iter().collect(),
            false => phrase.stems.get(at).map_or(&[][..], |stem| self.dictionary.of_stem(stem)).to_vec(),
        }
    }

    /// What counts in place of a phrase.
    fn add_others(&self, phrase: &Phrase, lists: &mut Vec<(u32, f32)>) {
        for other in &phrase.others {
            let worth = match other.kind {
                OtherKind::Joined => JOINED,
                OtherKind::Scale => 1.0,
                OtherKind::Misspelt => MISSPELT,
            };
            if other.is_begun {
                self.begun(&other.stem).for_each(|word| lists.push((word as u32, worth)));
            } else {
                self.dictionary.of_stem(&other.stem).iter().for_each(|&word| lists.push((word, worth)));
            }
        }
    }

    /// The words that begin as the last word of a phrase, and those that have the stem of one of them.
    fn grown(&self, phrase: &Phrase) -> Vec<u32> {
        let Some(prefix) = &phrase.prefix else { return Vec::new() };
        match phrase.grown {
            None => self.begun(prefix).map(|word| word as u32).collect(),
            Some(_) => self.dictionary.grown(prefix),
        }
    }

    /// Words of a stem: places in [`InvertedIndex::words`].
    fn words_of(&self, stem: &str) -> &[u32] {
        self.dictionary.of_stem(stem)
    }

    /// The stems of words that begin so, sorted: what the beginning may grow into.
    pub(crate) fn stems_begun(&self, prefix: &str) -> Arc<[String]> {
        self.dictionary.stems_begun(prefix).into_iter().map(str::to_owned).collect()
    }

    /// The words that begin so, sorted; some may stand in no document of this index.
    pub(crate) fn words_begun(&self, prefix: &str) -> impl Iterator<Item = &str> {
        self.begun(prefix).map(|word| self.dictionary.word(word))
    }

    /// Whether there is a word of that stem; it may stand in no document of this index.
    pub(crate) fn has_stem(&self, stem: &str) -> bool {
        !self.words_of(stem).is_empty()
    }

    /// Whether a text of the indexes that were built together has a word in this very form.
    pub(crate) fn is_listed(&self, word: &str) -> bool {
        self.dictionary.place_of(word).is_some()
    }

    /// Whether a text has a phrase.
    pub(crate) fn has_phrase(&self, phrase: &Phrase) -> bool {
        !self.places_of(phrase).is_empty()
    }

    /// Whether a text has a word in this very form.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.dictionary.place_of(word).is_some_and(|word| !self.postings_of(word).is_empty())
    }

    /// The forms of a stem that there are, with how many documents have each; some may stand in none of this index.
    pub(crate) fn forms_of(&self, stem: &str) -> Vec<(&str, usize)> {
        let counted = |&word: &u32| (self.dictionary.word(word as usize), self.postings_of(word).len());
        self.words_of(stem).iter().map(counted).collect()
    }

    /// How many documents have a word in this very form.
    pub(crate) fn n_having(&self, word: &str) -> usize {
        self.dictionary.place_of(word).map_or(0, |word| self.postings_of(word).len())
    }

    /// Words that begin so; some may stand in no document of this index.
    fn begun(&self, prefix: &str) -> Range<usize> {
        self.dictionary.begun(prefix)
    }

    /// Whether a text has a word of that stem, or one that begins so.
    pub(crate) fn knows(&self, stem: &str, prefix: Option<&str>) -> bool {
        let stands = |word: u32| !self.postings_of(word).is_empty();
        self.words_of(stem).iter().any(|&word| stands(word))
            || prefix.is_some_and(|prefix| self.begun(prefix).any(|word| stands(word as u32)))
    }

    /// Every word with how many documents have it, sorted, from the first that begins so.
    pub(crate) fn words_from<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, usize)> + 'a {
        let counted = self.begun(prefix).map(|at| (self.dictionary.word(at), self.postings_of(at as u32).len()));
        counted.filter(|(_, n)| *n > 0)
    }

    /// Words that stand right behind one of a stem and begin so, with how often.
    pub(crate) fn words_behind(&self, stem: &str, prefix: &str) -> Vec<(&str, usize)> {
        let mut before: Vec<TokenPosition> = Vec::new();
        self.words_of(stem).iter().for_each(|&word| before.extend_from_slice(self.places_at(word as usize)));
        before.sort_unstable();
        let behind = |word: usize| following(&before, self.places_at(word)).len();
        let all = self.begun(prefix).map(|word| (self.dictionary.word(word), behind(word)));
        all.filter(|(_, n)| *n > 0).collect()
    }

    /// The documents that have any of these words, rising.
    fn merged(&self, lists: &[(u32, f32)]) -> Vec<Posting> {
        if let [(word, 1.0)] = lists {
            return self.postings_of(*word).to_vec();
        }
        let mut sums = vec![0.0_f32; if lists.is_empty() { 0 } else { self.n_documents }];
        for &(word, factor) in lists {
            self.postings_of(word).iter().for_each(|found| sums[found.document as usize] += factor * found.weight);
        }
        let weighed = (0..).zip(sums).filter(|(_, weight)| *weight > 0.0);
        weighed.map(|(document, weight)| Posting { document, weight }).collect()
    }

    /// What a document is worth for a phrase, given its postings and how rare it is.
    fn worth(&self, find: &Postings, rarity: f64, found: Posting) -> f64 {
        let is_typed = find.typed.is_none_or(|word| has_document(self.postings_of(word), found.document));
        rarity * (saturated(found.weight) * (1.0 - TYPED) + if is_typed { TYPED } else { 0.0 })
    }

    /// What each document is worth for phrases whose finds are given, in whole thousandths.
    pub(crate) fn scores(&self, finds: &[Postings]) -> Vec<u32> {
        let mut sums = vec![0.0_f64; self.n_documents];
        for find in finds {
            let rarity = self.rarity(find.n_typed);
            let of_all = if find.typed.is_none() { TYPED } else { 0.0 };
            for found in &find.found {
                sums[found.document as usize] += rarity * (saturated(found.weight) * (1.0 - TYPED) + of_all);
            }
            for found in find.typed.map_or(&[][..], |word| self.postings_of(word)) {
                sums[found.document as usize] += rarity * TYPED;
            }
        }
        Self::thousandths(sums)
    }

    /// The same, more for documents that have words side by side that were typed so: they stand before all others that
    /// have the words.
    pub(crate) fn scores_beside(&self, finds: &[Postings], adjacent: &[Postings]) -> Vec<u32> {
        let mut scores = self.scores(finds);
        if !adjacent.is_empty() {
            scores.iter_mut().zip(self.scores(adjacent)).for_each(|(score, beside)| *score += BESIDE * beside);
        }
        scores
    }

    /// Adds what each document is worth for the postings of a phrase, times a factor.
    pub(crate) fn add_worths(&self, find: &Postings, factor: f64, sums: &mut [f64]) {
        let rarity = factor * self.rarity(find.n_typed);
        for found in &find.found {
            sums[found.document as usize] += rarity * saturated(found.weight);
        }
    }

    /// As whole numbers.
    pub(crate) fn thousandths(sums: Vec<f64>) -> Vec<u32> {
        sums.into_iter().map(thousandths).collect()
    }

    /// What a document is worth for a stem; what several words of the stem have is counted for each, which makes it a
    /// little less rare.
    pub(crate) fn worth_of(&self, stem: &str, document: usize) -> f64 {
        let (mut n_found, mut weight) = (0, 0.0);
        for &word in self.words_of(stem) {
            let found = self.postings_of(word);
            n_found += found.len();
            let at = found.partition_point(|found| (found.document as usize) < document);
            weight += found
                .get(at)
                .filter(|found| found.document as usize == document)
                .map_or(0.0, |it| f64::from(it.weight));
        }
        self.rarity(n_found) * weight / (SATURATION + weight)
    }

    /// The documents that have all, with what they are worth, rising.
    pub(crate) fn all_of(&self, finds: &[Postings]) -> Vec<(usize, u32)> {
        let Some(rarest) = finds.iter().min_by_key(|find| find.found.len()) else { return Vec::new() };
        let rarities: Vec<f64> = finds.iter().map(|find| self.rarity(find.n_typed)).collect();
        let mut next = vec![0_usize; finds.len()];
        let mut out = Vec::new();
        'documents: for found in &rarest.found {
            let mut sum = 0.0;
            for ((find, next), rarity) in finds.iter().zip(&mut next).zip(&rarities) {
                *next += reach(&find.found[*next..], found.document);
                match find.found.get(*next) {
                    Some(here) if here.document == found.document => sum += self.worth(find, *rarity, *here),
                    Some(_) => continue 'documents,
                    None => break 'documents,
                }
            }
            out.push((found.document as usize, thousandths(sum)));
        }
        out
    }

    /// What a word is worth that this many documents have: much where few have it, next to nothing where all do.
    fn rarity(&self, n_found: usize) -> f64 {
        let (n_documents, n_found) = (self.n_documents as f64, n_found as f64);
        libm::log(1.0 + (n_documents - n_found + 0.5).max(0.0) / (n_found + 0.5))
    }

    fn weight_at(&self, place: TokenPosition) -> f32 {
        let at = document_of(place) as usize * self.weights.len() + field_of(place);
        self.worths.get(at).copied().unwrap_or_default()
    }

    /// Where a phrase's first word stands, sorted: the places of its rarest word, behind and before which the others
    /// do.
    fn places_of(&self, phrase: &Phrase) -> Vec<TokenPosition> {
        let words: Vec<Vec<TokenPosition>> = (0..phrase.n_words()).map(|at| self.places_of_word(phrase, at)).collect();
        let Some(rarest) = (0..words.len()).min_by_key(|&at| words[at].len()) else { return Vec::new() };
        let mut next = vec![0_usize; words.len()];
        let mut out = Vec::new();
        'places: for &place in &words[rarest] {
            let Some(first) = place.checked_sub(rarest as u64) else { continue };
            for (at, places) in words.iter().enumerate().filter(|(at, _)| *at != rarest) {
                let wanted = first + at as u64;
                next[at] += reach_place(&places[next[at]..], wanted);
                if places.get(next[at]) != Some(&wanted) {
                    continue 'places;
                }
            }
            out.push(first);
        }
        out
    }

    /// Where the forms of a word stand, and what its beginning may grow into, sorted.
    fn places_of_word(&self, phrase: &Phrase, at: usize) -> Vec<TokenPosition> {
        let mut words = self.forms(phrase, at);
        if at + 1 == phrase.n_words() {
            words.extend(self.grown(phrase));
        }
        let words = unique(words);
        let mut places: Vec<TokenPosition> = Vec::new();
        words.iter().for_each(|&word| places.extend_from_slice(self.places_at(word as usize)));
        if words.len() > 1 {
            places.sort_unstable();
        }
        places
    }

    fn places_at(&self, word: usize) -> &[TokenPosition] {
        let start = word.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |before| before.end);
        let end = self.words.get(word).map_or(start, |word| word.end);
        self.places.get(start..end).unwrap_or(&[])
    }

    fn postings_of(&self, word: u32) -> &[Posting] {
        let word = word as usize;
        let start = word.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |before| before.found_end);
        let end = self.words.get(word).map_or(start, |word| word.found_end);
        self.found.get(start..end).unwrap_or(&[])
    }

    /// Fills in which documents each word has, from its places.
    fn with_postings(mut self) -> Self {
        let mut found: Vec<Posting> = Vec::with_capacity(self.places.len());
        for word in 0..self.words.len() {
            let mut last: Option<Posting> = None;
            for &place in self.places_at(word) {
                let (document, weight) = (document_of(place), self.weight_at(place));
                match last.as_mut().filter(|last| last.document == document) {
                    Some(last) => last.weight += weight,
                    None => found.extend(last.replace(Posting { document, weight })),
                }
            }
            found.extend(last);
            self.words[word].found_end = found.len();
        }
        self.found = found;
        self
    }
}

/// How often a phrase stands somewhere, weighed, from 0 to 1.
fn saturated(weight: f32) -> f64 {
    let weight = f64::from(weight);
    weight / (SATURATION + weight)
}

fn has_document(postings: &[Posting], document: u32) -> bool {
    let at = postings.partition_point(|posting| posting.document < document);
    postings.get(at).is_some_and(|posting| posting.document == document)
}

/// The documents of both, rising.
fn either(one: &[Posting], other: &[Posting]) -> Vec<Posting> {
    let mut out: Vec<Posting> = Vec::new();
    let (mut left, mut right) = (0, 0);
    while left < one.len() || right < other.len() {
        let is_left = other.get(right).is_none_or(|next| one.get(left).is_some_and(|it| it.document <= next.document));
        let next = if is_left { one[left] } else { other[right] };
        (left, right) = if is_left { (left + 1, right) } else { (left, right + 1) };
        match out.last_mut().filter(|last| last.document == next.document) {
            Some(last) => last.weight += next.weight,
            None => out.push(next),
        }
    }
    out
}

/// The words that most documents have, of equal ones the first.
pub(crate) fn most_of(mut counted: Vec<(&str, usize)>, most: usize) -> Vec<&str> {
    counted.sort_by_cached_key(|(_, n)| !(*n as u32));
    counted.into_iter().take(most).map(|(word, _)| word).collect()
}

/// The best, best first; those of one score as they stood.
pub(crate) fn best_first(found: &mut Vec<(usize, u32)>, most: usize) {
    found.sort_by_cached_key(|&(_, score)| !score);
    found.truncate(most);
}

/// A score is never below one thousandth where a word was found: zero says that none was.
fn thousandths(sum: f64) -> u32 {
    if sum > 0.0 { ((sum * 1000.0 + 0.5) as u32).max(1) } else { 0 }
}

/// How many stand before a document: in growing steps, for it is mostly near.
fn reach(found: &[Posting], document: u32) -> usize {
    let mut step = 1;
    while found.get(step).is_some_and(|other| other.document < document) {
        step *= 2;
    }
    found[..found.len().min(step + 1)].partition_point(|other| other.document < document)
}

fn reach_place(places: &[TokenPosition], wanted: TokenPosition) -> usize {
    let mut step = 1;
    while places.get(step).is_some_and(|place| *place < wanted) {
        step *= 2;
    }
    places[..places.len().min(step + 1)].partition_point(|place| *place < wanted)
}

/// Those places that stand right behind one of the places before; both sorted.
fn following(before: &[TokenPosition], places: &[TokenPosition]) -> Vec<TokenPosition> {
    let mut before = before.iter().map(|place| place + 1).peekable();
    let follows = |place: &&TokenPosition| {
        while before.peek().is_some_and(|wanted| wanted < *place) {
            before.next();
        }
        before.peek() == Some(*place)
    };
    places.iter().filter(follows).copied().collect()
}

/// Documents while they are added, a field after another.
pub(crate) struct IndexBuilder {
    weights: &'static [FieldWeight],
    /// Word and place, as they come: by rising places.
    tokens: Vec<(u32, TokenPosition)>,
    /// How many words each field of each document has; what everybody says makes no text longer.
    lengths: Vec<u32>,
    /// Of the open document: where the next piece of each field begins.
    positions: Vec<u32>,
    n_documents: u32,
}

impl IndexBuilder {
    pub(crate) fn new(weights: &'static [FieldWeight]) -> Self {
        let n = weights.len();
        Self { weights, tokens: Vec::new(), lengths: vec![0; n], positions: vec![0; n], n_documents: 0 }
    }

    /// Adds the next word to a field of the open document, whose later fields have no text yet.
    pub(crate) fn add(&mut self, field: usize, word: Numbered) {
        let position = &mut self.positions[field];
        self.tokens.push((word.number, place(self.n_documents, field, *position)));
        *position += 1;
        let n_words = self.lengths.len() - self.weights.len() + field;
        self.lengths[n_words] += u32::from(!word.is_stop_word);
    }

    /// Ends a piece of a field: no phrase reaches from it into the next.
    pub(crate) fn end_piece(&mut self, field: usize) {
        self.positions[field] += GAP;
    }

    /// Closes the open document and opens the next.
    pub(crate) fn close(&mut self) {
        self.n_documents += 1;
        self.positions.fill(0);
        self.lengths.extend(std::iter::repeat_n(0, self.weights.len()));
    }

    /// The index; `places` are those of the numbered words in the dictionary.
    pub(crate) fn build(self, dictionary: &Arc<Dictionary>, places_of: &[u32]) -> InvertedIndex {
        let n_documents = self.n_documents as usize;
        let worths = worths(self.weights, &self.lengths, n_documents);
        let (places, words) = by_word(&self.tokens, places_of);
        let dictionary = Arc::clone(dictionary);
        let index =
            InvertedIndex { weights: self.weights, n_documents, dictionary, words, places, found: Vec::new(), worths };
        index.with_postings()
    }
}

/// The places of each word, in the dictionary's order, and one past each word's last.
fn by_word(tokens: &[(u32, TokenPosition)], places_of: &[u32]) -> (Vec<TokenPosition>, Vec<Word>) {
    let mut next = vec![0_usize; places_of.len() + 1];
    tokens.iter().for_each(|&(number, _)| next[places_of[number as usize] as usize + 1] += 1);
    (1..next.len()).for_each(|at| next[at] += next[at - 1]);
    let mut places = vec![0; tokens.len()];
    for &(number, place) in tokens {
        let at = &mut next[places_of[number as usize] as usize];
        places[*at] = place;
        *at += 1;
    }
    next.pop();
    (places, next.into_iter().map(|end| Word { end, found_end: 0 }).collect())
}

/// What a word is worth in each field of each document. Where all fields say nothing but what everybody says, none is
/// longer than another.
fn worths(weights: &[FieldWeight], lengths: &[u32], n_documents: usize) -> Vec<f32> {
    let n_fields = weights.len().max(1);
    let mut sums = vec![0_u64; n_fields];
    for document in lengths.chunks(n_fields) {
        sums.iter_mut().zip(document).for_each(|(sum, &length)| *sum += u64::from(length));
    }
    let averages: Vec<f64> = sums.into_iter().map(|sum| sum as f64 / n_documents.max(1) as f64).collect();
    let worth = |(at, &length): (usize, &u32)| {
        let (weight, average) = (weights[at % n_fields], averages[at % n_fields]);
        let length = if average > 0.0 { f64::from(length) / average } else { 1.0 };
        (weight.weight / (1.0 - weight.shortness + weight.shortness * length)) as f32
    };
    lengths.iter().enumerate().map(worth).collect()
}
