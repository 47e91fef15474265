//! Where which word stands.
//!
//! Shelves (of facts, of sentences, of articles) hold documents of a few fields each. A shelf knows every word of its
//! documents with the places where it stands, sorted by word, so that the beginning of a word is a range.
//!
//! Documents are ranked by BM25F (Robertson and Zaragoza, “The Probabilistic Relevance Framework”, 2009): the times
//! that a word stands in each field are weighed and summed before they saturate. Sums run in one order, the logarithm
//! is `libm`'s, scores leave as whole thousandths: the same bytes natively and in a browser.
//!
//! By hand, for it is what Dossier exists for, and measured (`docs/measurements.md`): at 10,000 facts in a browser a query
//! takes a quarter of the time of the next engine, and its ranking is above the best tuned BM25 on five collections.

use crate::closed::BlockRole;
use crate::interner::{Interner, intern};
use crate::model::{Article, ArticleIndex, Fact, Records, Span, Speaker, Term, TermIndex};
use crate::sorted::{places_by_text, unique};
use crate::text::{Phrase, Stems, each_word, is_light};
use std::ops::Range;

/// How much a field counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weight {
    /// What one word in it is worth. At 0 the field finds documents but never lifts them; the higher it is, the
    /// further up stand the documents that have the word there.
    pub weight: f64,
    /// From 0 to 1. At 0 a word in a long field is worth what it is in a short one; at 1 twice the length halves it.
    pub shortness: f64,
}

/// How soon saying a word again adds nothing. At 0 once is as good as ten times; at 10 ten times is nearly five times
/// once, and a long passage that repeats one word beats one that has all.
const SATURATION: f64 = 1.2;

/// Of a fact: what we say it says, what the article says, and what its actors, things, themes and places are called.
/// Names find facts in other scripts and by metonym ("Назарбаев", "Astana"), but a fact that says the word itself
/// stands above one that is only tagged with it; and having many aliases costs nothing.
const FACT: [Weight; 3] = [
    Weight { weight: 2.0, shortness: 0.4 },
    Weight { weight: 1.0, shortness: 0.6 },
    Weight { weight: 0.7, shortness: 0.0 },
];
/// Of a sentence: itself.
const SENTENCE: [Weight; 1] = [Weight { weight: 1.0, shortness: 0.7 }];
/// Of an article: title and body.
const ARTICLE: [Weight; 2] = [Weight { weight: 4.0, shortness: 0.3 }, Weight { weight: 1.0, shortness: 0.7 }];

/// Pieces of one field stand so far apart that no phrase reaches from one into the next.
const GAP: u32 = 64;

/// The text index of a corpus: one shelf for facts, one for sentences; that of articles is apart.
#[derive(Debug)]
pub struct Shelves {
    /// A document a fact, in the corpus's order.
    pub facts: Shelf,
    /// A document a sentence of a paragraph, heading or note.
    pub sentences: Shelf,
    /// What each document of [`Shelves::sentences`] is: article by article, as the text runs.
    pub sentence_places: Vec<(ArticleIndex, Span)>,
}

impl Shelves {
    /// Of everything that can be searched.
    pub fn of(records: &Records) -> Self {
        let mut facts = Builder::new(&FACT);
        for fact in &records.facts {
            shelve_fact(&mut facts, records, fact);
        }
        let mut sentences = Builder::new(&SENTENCE);
        let mut sentence_places = Vec::new();
        for (at, article) in records.articles.iter().enumerate() {
            shelve_text(article, &mut |text, span| {
                sentences.add(0, text);
                sentences.close();
                sentence_places.push((ArticleIndex::new(at), span));
            });
        }
        Self { facts: facts.build(), sentences: sentences.build(), sentence_places }
    }
}

/// The shelf of articles: a document an article, in the corpus's order.
pub(crate) fn article_shelf(records: &Records) -> Shelf {
    let mut articles = Builder::new(&ARTICLE);
    for article in &records.articles {
        articles.add(0, &article.title);
        shelve_text(article, &mut |text, _| articles.add(1, text));
        articles.close();
    }
    articles.build()
}

fn shelve_text(article: &Article, shelve: &mut dyn FnMut(&str, Span)) {
    let is_searched = |role| matches!(role, BlockRole::Paragraph | BlockRole::Heading | BlockRole::Note);
    for block in article.blocks.iter().filter(|block| is_searched(block.role)) {
        for &span in &block.sentences {
            shelve(span.of(&article.text), span);
        }
    }
}

fn shelve_fact(shelf: &mut Builder, records: &Records, fact: &Fact) {
    shelf.add(0, &fact.statement);
    if let Some(article) = records.articles.get(fact.article.at()) {
        fact.evidence.iter().for_each(|span| shelf.add(1, span.of(&article.text)));
    }
    for term in named_in(records, fact) {
        shelf.add(2, &term.name);
        term.aliases.iter().for_each(|alias| shelf.add(2, alias));
    }
    shelf.close();
}

/// What a fact is about and who says it: terms of the vocabularies, each once.
fn named_in<'a>(records: &'a Records, fact: &Fact) -> Vec<&'a Term> {
    let (actors, things): (Vec<TermIndex>, Vec<TermIndex>) =
        fact.voices.iter().fold(Default::default(), |mut spoken, voice| {
            match voice.speaker {
                Speaker::Actor(actor) => spoken.0.push(actor),
                Speaker::Thing(thing) => spoken.1.push(thing),
                Speaker::Named(_) => {}
            }
            spoken
        });
    let lists = [
        (&records.actors, fact.actors.iter().map(|part| part.actor).chain(actors).collect()),
        (&records.things, fact.things.iter().copied().chain(things).collect()),
        (&records.themes, fact.themes.clone()),
        (&records.places, fact.places.clone()),
    ];
    let mut named = Vec::new();
    for (terms, places) in lists {
        named.extend(
            unique(places.into_iter().map(|place: TermIndex| place.0))
                .iter()
                .filter_map(|&place| terms.get(place as usize)),
        );
    }
    named
}

/// What the actors, things, themes and places of a fact are called, and who says it, in all their names.
pub(crate) fn names_of<'a>(records: &'a Records, fact: &Fact) -> Vec<&'a str> {
    let names = |term: &'a Term| std::iter::once(&term.name).chain(&term.aliases).map(String::as_str);
    named_in(records, fact).into_iter().flat_map(names).collect()
}

/// A place where a word stands, as one number: document, field, position from the highest bits to the lowest.
type Place = u64;

/// How many bits a position takes, and with its field.
const POSITION: u32 = 28;
const FIELD: u32 = 32;

fn place(document: u32, field: usize, position: u32) -> Place {
    u64::from(document) << FIELD | (field as u64) << POSITION | u64::from(position.min((1 << POSITION) - 1))
}

fn document_of(place: Place) -> u32 {
    (place >> FIELD) as u32
}

fn field_of(place: Place) -> usize {
    (place as u32 >> POSITION) as usize
}

/// Documents and where which word stands in them.
#[derive(Debug)]
pub struct Shelf {
    weights: &'static [Weight],
    n_documents: usize,
    /// Sorted.
    words: Vec<Word>,
    /// Places of all words, one after another; each word's sorted.
    places: Vec<Place>,
    /// The documents of all words, one after another; each word's rising.
    found: Vec<Found>,
    /// Stems and the words that have them, sorted.
    stems: Vec<(String, u32)>,
    /// How many words each field of each document has.
    lengths: Vec<u32>,
    /// How many words a field has on average.
    averages: Vec<f64>,
}

#[derive(Debug)]
struct Word {
    word: String,
    /// One past its last place in [`Shelf::places`].
    end: usize,
    /// One past its last document in [`Shelf::found`].
    found_end: usize,
}

/// A document that has a phrase, and how much of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// Which.
    pub document: u32,
    /// How often it has it, weighed by field, before saturation.
    weight: f32,
}

/// The documents that have a phrase.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Find {
    /// Rising.
    pub found: Vec<Found>,
    /// How many documents have it as it was typed; where none has, as it was forgiven. What few have is worth more.
    n_typed: usize,
}

/// What a word is worth that only begins as it was typed, or is only spelt like it.
const BEGUN: f32 = 0.4;
const MISSPELT: f32 = 0.5;

impl Shelf {
    /// How many documents it holds.
    pub fn n_documents(&self) -> usize {
        self.n_documents
    }

    /// The documents that have a phrase within one piece of one field.
    pub fn find(&self, phrase: &Phrase) -> Find {
        if phrase.stems.len() == 1 { self.find_word(phrase) } else { self.find_phrase(phrase) }
    }

    fn find_word(&self, phrase: &Phrase) -> Find {
        let mut lists: Vec<(usize, f32)> = self.words_of(&phrase.stems[0]).map(|word| (word, 1.0)).collect();
        let n_exact = lists.len();
        let misspelt = phrase.instead.iter().flat_map(|(_, stem)| self.words_of(stem));
        lists.extend(misspelt.map(|word| (word, MISSPELT)));
        if let Some(prefix) = &phrase.prefix {
            let known: Vec<usize> = lists.iter().map(|(word, _)| *word).collect();
            lists.extend(self.begun(prefix).filter(|word| !known.contains(word)).map(|word| (word, BEGUN)));
        }
        let n_typed = match n_exact {
            0 => 0,
            1 => self.found_of(lists[0].0).len(),
            _ => self.merged(&lists[..n_exact]).len(),
        };
        let found = self.merged(&lists);
        Find { n_typed: if n_typed == 0 { found.len() } else { n_typed }, found }
    }

    fn find_phrase(&self, phrase: &Phrase) -> Find {
        let mut found: Vec<Found> = Vec::new();
        for place in self.places_of(phrase) {
            let (document, weight) = (document_of(place), self.weight_at(place));
            match found.last_mut().filter(|last| last.document == document) {
                Some(last) => last.weight += weight,
                None => found.push(Found { document, weight }),
            }
        }
        Find { n_typed: found.len(), found }
    }

    /// Words of a stem: places in [`Shelf::words`].
    fn words_of<'a>(&'a self, stem: &'a str) -> impl Iterator<Item = usize> + 'a {
        let from = self.stems.partition_point(|(other, _)| other.as_str() < stem);
        self.stems.iter().skip(from).take_while(move |(other, _)| other == stem).map(|&(_, word)| word as usize)
    }

    /// Words that begin so.
    fn begun(&self, prefix: &str) -> Range<usize> {
        let from = self.words.partition_point(|word| word.word.as_str() < prefix);
        let n = self.words[from..].partition_point(|word| word.word.starts_with(prefix));
        from..from + n
    }

    /// Whether a text has a word of that stem, or one that begins so.
    pub(crate) fn knows(&self, stem: &str, prefix: Option<&str>) -> bool {
        self.words_of(stem).next().is_some() || prefix.is_some_and(|prefix| !self.begun(prefix).is_empty())
    }

    /// Every word with how many documents have it, sorted, from the first that begins so.
    pub(crate) fn words_from<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, usize)> + 'a {
        let begun = self.begun(prefix);
        begun.map(|at| (self.words[at].word.as_str(), self.found_of(at).len()))
    }

    /// Words that stand right behind one of a stem and begin so, with how often.
    pub(crate) fn words_behind(&self, stem: &str, prefix: &str) -> Vec<(&str, usize)> {
        let mut before: Vec<Place> = Vec::new();
        self.words_of(stem).for_each(|word| before.extend_from_slice(self.places_at(word)));
        before.sort_unstable();
        let behind = |word: usize| following(&before, self.places_at(word)).len();
        let all = self.begun(prefix).map(|word| (self.words[word].word.as_str(), behind(word)));
        all.filter(|(_, n)| *n > 0).collect()
    }

    /// The documents that have any of these words, rising.
    fn merged(&self, lists: &[(usize, f32)]) -> Vec<Found> {
        if let [(word, 1.0)] = lists {
            return self.found_of(*word).to_vec();
        }
        let mut sums = vec![0.0_f32; if lists.is_empty() { 0 } else { self.n_documents }];
        for &(word, factor) in lists {
            self.found_of(word).iter().for_each(|found| sums[found.document as usize] += factor * found.weight);
        }
        let weighed = (0..).zip(sums).filter(|(_, weight)| *weight > 0.0);
        weighed.map(|(document, weight)| Found { document, weight }).collect()
    }

    /// What a document is worth for its part in each find.
    fn worth(&self, find: &Find, weight: f32) -> f64 {
        let weight = f64::from(weight);
        self.rarity(find.n_typed) * weight / (SATURATION + weight)
    }

    /// What each document is worth for phrases whose finds are given, in whole thousandths.
    pub fn scores(&self, finds: &[Find]) -> Vec<u32> {
        let mut sums = vec![0.0_f64; self.n_documents];
        finds.iter().for_each(|find| self.add_worths(find, 1.0, &mut sums));
        Self::thousandths(sums)
    }

    /// Adds what each document is worth for a find, times a factor.
    pub(crate) fn add_worths(&self, find: &Find, factor: f64, sums: &mut [f64]) {
        let rarity = factor * self.rarity(find.n_typed);
        for found in &find.found {
            let weight = f64::from(found.weight);
            sums[found.document as usize] += rarity * weight / (SATURATION + weight);
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
        for found in self.words_of(stem).map(|word| self.found_of(word)) {
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
    pub fn all_of(&self, finds: &[Find]) -> Vec<(usize, u32)> {
        let Some(rarest) = finds.iter().min_by_key(|find| find.found.len()) else { return Vec::new() };
        let mut next = vec![0_usize; finds.len()];
        let mut out = Vec::new();
        'documents: for found in &rarest.found {
            let mut sum = 0.0;
            for (find, next) in finds.iter().zip(&mut next) {
                *next += reach(&find.found[*next..], found.document);
                match find.found.get(*next) {
                    Some(here) if here.document == found.document => sum += self.worth(find, here.weight),
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

    fn weight_at(&self, place: Place) -> f32 {
        let field = field_of(place);
        let length = self
            .lengths
            .get(document_of(place) as usize * self.weights.len() + field)
            .map_or(0.0, |&length| f64::from(length));
        let average = self.averages.get(field).copied().unwrap_or_default();
        // Where all fields say nothing but what everybody says, none is longer than another.
        let length = if average > 0.0 { length / average } else { 1.0 };
        let worth = |weight: &Weight| weight.weight / (1.0 - weight.shortness + weight.shortness * length);
        self.weights.get(field).map_or(0.0, worth) as f32
    }

    /// Where a phrase's first word stands, sorted: the places of its rarest word, behind and before which the others do.
    fn places_of(&self, phrase: &Phrase) -> Vec<Place> {
        let last = phrase.stems.len().saturating_sub(1);
        let words: Vec<Vec<Place>> = phrase
            .stems
            .iter()
            .enumerate()
            .map(|(at, stem)| self.places_of_word(phrase, at, stem, phrase.prefix.as_deref().filter(|_| at == last)))
            .collect();
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

    /// Where words of a stem stand, words that count instead, and words with a beginning, sorted.
    fn places_of_word(&self, phrase: &Phrase, at: usize, stem: &str, prefix: Option<&str>) -> Vec<Place> {
        let mut words: Vec<usize> = self.words_of(stem).collect();
        let instead = phrase.instead.iter().filter(|(place, _)| *place == at);
        words.extend(instead.flat_map(|(_, stem)| self.words_of(stem)));
        words.extend(prefix.into_iter().flat_map(|prefix| self.begun(prefix)));
        let words = unique(words.into_iter().map(|word| word as u32));
        let mut places: Vec<Place> = Vec::new();
        words.iter().for_each(|&word| places.extend_from_slice(self.places_at(word as usize)));
        if words.len() > 1 {
            places.sort_unstable();
        }
        places
    }

    fn places_at(&self, word: usize) -> &[Place] {
        let start = word.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |before| before.end);
        let end = self.words.get(word).map_or(start, |word| word.end);
        self.places.get(start..end).unwrap_or(&[])
    }

    fn found_of(&self, word: usize) -> &[Found] {
        let start = word.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |before| before.found_end);
        let end = self.words.get(word).map_or(start, |word| word.found_end);
        self.found.get(start..end).unwrap_or(&[])
    }

    /// Fills in which documents each word has, from its places.
    fn weigh(mut self) -> Self {
        let mut found: Vec<Found> = Vec::new();
        for word in 0..self.words.len() {
            let start = found.len();
            for &place in self.places_at(word) {
                let (document, weight) = (document_of(place), self.weight_at(place));
                match found[start..].last_mut().filter(|last| last.document == document) {
                    Some(last) => last.weight += weight,
                    None => found.push(Found { document, weight }),
                }
            }
            self.words[word].found_end = found.len();
        }
        self.found = found;
        self
    }
}

/// A score is never below one thousandth where a word was found: zero says that none was.
fn thousandths(sum: f64) -> u32 {
    if sum > 0.0 { ((sum * 1000.0 + 0.5) as u32).max(1) } else { 0 }
}

/// How many stand before a document: in growing steps, for it is mostly near.
fn reach(found: &[Found], document: u32) -> usize {
    let mut step = 1;
    while found.get(step).is_some_and(|other| other.document < document) {
        step *= 2;
    }
    found[..found.len().min(step + 1)].partition_point(|other| other.document < document)
}

fn reach_place(places: &[Place], wanted: Place) -> usize {
    let mut step = 1;
    while places.get(step).is_some_and(|place| *place < wanted) {
        step *= 2;
    }
    places[..places.len().min(step + 1)].partition_point(|place| *place < wanted)
}

/// Those places that stand right behind one of the places before; both sorted.
fn following(before: &[Place], places: &[Place]) -> Vec<Place> {
    let mut before = before.iter().map(|place| place + 1).peekable();
    let follows = |place: &&Place| {
        while before.peek().is_some_and(|wanted| wanted < *place) {
            before.next();
        }
        before.peek() == Some(*place)
    };
    places.iter().filter(follows).copied().collect()
}

struct Builder {
    weights: &'static [Weight],
    words: Interner,
    /// Word and place, as they come: by rising places.
    found: Vec<(u32, Place)>,
    lengths: Vec<u32>,
    /// Of the open document: where the next piece of each field begins.
    positions: Vec<u32>,
    n_documents: u32,
}

impl Builder {
    fn new(weights: &'static [Weight]) -> Self {
        let n = weights.len();
        Self {
            weights,
            words: Interner::default(),
            found: Vec::new(),
            lengths: vec![0; n],
            positions: vec![0; n],
            n_documents: 0,
        }
    }

    /// Adds a piece of text to a field of the open document, whose later fields have no text yet.
    fn add(&mut self, field: usize, text: &str) {
        each_word(text, &mut |_, word| {
            let place = place(self.n_documents, field, self.positions[field]);
            self.positions[field] += 1;
            self.found.push((intern(&mut self.words, word), place));
        });
        self.positions[field] += GAP;
    }

    /// Closes the open document and opens the next.
    fn close(&mut self) {
        self.n_documents += 1;
        self.positions.fill(0);
        self.lengths.extend(std::iter::repeat_n(0, self.weights.len()));
    }

    /// Counts how many words each field has. What everybody says makes no text longer.
    fn measure(&mut self) {
        let is_light: Vec<bool> = self.words.keys().map(|word| is_light(word)).collect();
        for &(_, place) in self.found.iter().filter(|(word, _)| !is_light[*word as usize]) {
            self.lengths[document_of(place) as usize * self.weights.len() + field_of(place)] += 1;
        }
    }

    fn build(mut self) -> Shelf {
        let n_documents = self.n_documents as usize;
        self.measure();
        let averages = averages(&self.lengths, self.weights.len(), n_documents);
        let mut names: Vec<String> = self.words.into_keys().collect();
        let order = places_by_text(&names);
        let (places, ends) = by_word(&self.found, &order);
        let take =
            |(&at, end): (&u32, usize)| Word { word: std::mem::take(&mut names[at as usize]), end, found_end: 0 };
        let words: Vec<Word> = order.iter().zip(ends).map(take).collect();
        let stems = stems(&words);
        let (found, weights, lengths) = (Vec::new(), self.weights, self.lengths);
        Shelf { weights, n_documents, words, places, found, stems, lengths, averages }.weigh()
    }
}

/// The places of each word, words in that order, and one past each word's last.
fn by_word(found: &[(u32, Place)], order: &[u32]) -> (Vec<Place>, Vec<usize>) {
    let mut n_places = vec![0; order.len()];
    found.iter().for_each(|&(word, _)| n_places[word as usize] += 1);
    let mut next = vec![0; order.len()];
    let mut n = 0;
    for &word in order {
        next[word as usize] = n;
        n += n_places[word as usize];
    }
    let mut places = vec![0; found.len()];
    for &(word, place) in found {
        let at = &mut next[word as usize];
        places[*at] = place;
        *at += 1;
    }
    (places, order.iter().map(|&word| next[word as usize]).collect())
}

/// Stems and the words that have them, sorted.
fn stems(words: &[Word]) -> Vec<(String, u32)> {
    let stemmer = Stems::new();
    let mut stems: Vec<String> = words.iter().map(|word| stemmer.stem(&word.word)).collect();
    let order = places_by_text(&stems);
    order.iter().map(|&word| (std::mem::take(&mut stems[word as usize]), word)).collect()
}

fn averages(lengths: &[u32], n_fields: usize, n_documents: usize) -> Vec<f64> {
    let mut sums = vec![0_u64; n_fields];
    for document in lengths.chunks(n_fields.max(1)) {
        sums.iter_mut().zip(document).for_each(|(sum, &length)| *sum += u64::from(length));
    }
    sums.into_iter().map(|sum| sum as f64 / n_documents.max(1) as f64).collect()
}
