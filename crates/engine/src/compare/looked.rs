//! What was looked for in an article before it is said that no sentence was found: the very words, names, figures and
//! dates, each with whether it stands there. It rather finds too much: what is said not to be there is not.

use crate::compare::absence::AbsenceFinder;
use crate::compare::features::NumberReader;
use crate::compare::words::WordIndex;
use crate::corpus::Corpus;
use crate::names::normalize;
use crate::text_index::NAMED;
use crate::wording::records;
use model::closed::{Facet, closed_list};
use model::decimal::Decimal;
use model::when::{OPEN_END, OPEN_START, When, year_of};
use model::{ArticleIndex, Fact, FactIndex, Figure, TermIndex};
use std::ops::Range;
use text::each_word;

closed_list! {
    /// What sort of thing was looked for.
    LookedFor {
        Words = "words";
        Name = "name";
        Figure = "figure";
        Date = "date";
    }
}

/// Something that was looked for in the whole of an article: its title, headings, paragraphs and notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// What it is.
    pub what: LookedFor,
    /// As the fact has it: a quote, a name, "US$7 bn"; of a time the years that it begins and ends in.
    pub text: String,
    /// Whether it stands there; of a figure whether its number does, whatever is counted.
    pub is_found: bool,
    /// Of a name that does not: whether one of its words, or a word like it, does.
    pub is_like: bool,
}

impl AbsenceFinder {
    /// What was looked for in an article in place of some facts: each once.
    pub fn looked(&self, corpus: &Corpus, facts: &[FactIndex], article: ArticleIndex) -> Vec<Looked> {
        let side = self.sides.iter().find(|side| side.article == article);
        let numbers: &[Decimal] =
            side.map_or(&[], |side| side.numbers.get_or_init(|| numbers_of(corpus, &self.words, article)).as_slice());
        let mut out: Vec<Looked> = Vec::new();
        let mut add = |what: LookedFor, text: String, is_found: bool, is_like: bool| {
            if !out.iter().any(|looked| (looked.what, looked.text.as_str()) == (what, text.as_str())) {
                out.push(Looked { what, text, is_found, is_like });
            }
        };
        for fact in facts.iter().map(|&fact| corpus.fact(fact)) {
            for &quote in &fact.evidence {
                let stands = self.words.same_words(fact.article, quote).iter().any(|(other, _)| *other == article);
                add(LookedFor::Words, quote.of(&corpus.article(fact.article).text).to_owned(), stands, false);
            }
            for (facet, term) in about(fact) {
                let name = corpus.terms(facet).get(term.at()).map_or("", |term| term.name.as_str());
                let is_named = self.is_named(corpus, (facet, term), article);
                add(
                    LookedFor::Name,
                    name.to_owned(),
                    is_named,
                    !is_named && self.is_hinted(corpus, (facet, term), article),
                );
            }
            for figure in &fact.figures {
                add(LookedFor::Figure, records::figure(corpus, figure), stands_as_number(figure, numbers), false);
            }
            for year in fact.when.iter().flat_map(years) {
                add(LookedFor::Date, year.to_string(), numbers.contains(&year), false);
            }
        }
        out
    }

    /// Who and what facts are about that an article does not name anywhere: no name of it, in any vocabulary, stands there,
    /// nor a part of one by which a reader could know it ("Hu" of Hu Jintao, "Asian" of Central Asian states), nor a word
    /// like one ("Uyghur" for Uyghurs).
    pub fn unnamed(&self, corpus: &Corpus, facts: &[FactIndex], article: ArticleIndex) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for (facet, term) in facts.iter().flat_map(|&fact| about(corpus.fact(fact))) {
            let name = corpus.terms(facet).get(term.at()).map_or("", |term| term.name.as_str());
            let is_unnamed =
                !self.is_hinted(corpus, (facet, term), article) && !self.is_named(corpus, (facet, term), article);
            if is_unnamed && !out.iter().any(|known| known == name) {
                out.push(name.to_owned());
            }
        }
        out
    }

    /// Whether a word by which a term can be known, or one like it, stands in an article.
    fn is_hinted(&self, corpus: &Corpus, (facet, term): (Facet, TermIndex), article: ArticleIndex) -> bool {
        let is_there = |name: &str| telling_words(name).into_iter().any(|word| self.words.has_form(word, article));
        let terms = alike(corpus, facet, term);
        let mut terms = terms.iter().filter_map(|(facet, term)| corpus.terms(*facet).get(term.at()));
        terms.any(|term| term.names().any(is_there))
    }

    /// Whether an article names a term: by one of its names, of those of its parts, or of what bears the same name in
    /// another vocabulary (Kazakhstan the place and the actor).
    fn is_named(&self, corpus: &Corpus, (facet, term): (Facet, TermIndex), article: ArticleIndex) -> bool {
        let Some(side) = self.sides.iter().find(|side| side.article == article) else { return false };
        let named = side.named.get_or_init(|| named(corpus, &self.words, article));
        let is_named = |(facet, term): &(Facet, TermIndex)| {
            let vocabulary = NAMED.iter().position(|named| named == facet).and_then(|at| named.get(at));
            vocabulary.and_then(|terms| terms.get(term.at())).copied().unwrap_or(false)
        };
        alike(corpus, facet, term).iter().any(is_named)
    }
}

/// By place in [`NAMED`] and term whether an article names it or a part of it.
fn named(corpus: &Corpus, words: &WordIndex, article: ArticleIndex) -> Vec<Vec<bool>> {
    let of_vocabulary = |&facet: &Facet| {
        let terms = corpus.terms(facet);
        let mut named = vec![false; terms.len()];
        for (at, term) in terms.iter().enumerate() {
            if term.names().any(|name| words.has_name(name, article)) {
                let above = |at: &TermIndex| terms.get(at.at())?.parent;
                let line = std::iter::successors(Some(TermIndex::new(at)), above).take(terms.len());
                line.for_each(|at| named[at.at()] = true);
            }
        }
        named
    };
    NAMED.iter().map(of_vocabulary).collect()
}

/// Who and what a fact is about.
fn about(fact: &Fact) -> Vec<(Facet, TermIndex)> {
    let things = fact.things.iter().map(|&thing| (Facet::Thing, thing));
    let actors = fact.actors.iter().map(|part| (Facet::Actor, part.actor));
    things.chain(actors).chain(fact.places.iter().map(|&place| (Facet::Place, place))).collect()
}

/// The words of a name by which it can be known: those that do not begin small; of a name without such words, all.
fn telling_words(name: &str) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    each_word(name, &mut |range, _| words.extend(name.get(range)));
    let is_small = |word: &str| word.starts_with(|letter: char| letter.is_ascii_lowercase());
    if !words.iter().all(|word| is_small(word)) {
        words.retain(|word| !is_small(word));
    }
    words
}

/// A term and whatever shares one of its names, in whichever vocabulary.
fn alike(corpus: &Corpus, facet: Facet, term: TermIndex) -> Vec<(Facet, TermIndex)> {
    let mut out = vec![(facet, term)];
    for name in corpus.terms(facet).get(term.at()).into_iter().flat_map(|term| term.names()) {
        let named = corpus.name_index().equal(&normalize(name)).iter().map(|named| (named.facet, named.term));
        out.extend(named);
    }
    out
}

/// The numbers that an article gives, those of its title as well.
fn numbers_of(corpus: &Corpus, words: &WordIndex, article: ArticleIndex) -> Vec<Decimal> {
    let record = corpus.article(article);
    let known = number_words();
    let begins_alike = |said: &str, word: &str| said.as_bytes().first() == word.as_bytes().first();
    let mut out: Vec<Decimal> = Vec::new();
    let mut read = |reader: &mut NumberReader<'_>, range: Range<usize>, word: &str| {
        reader.read(range, word);
        let found = known.iter().find(|(said, _)| begins_alike(said, word) && *said == word);
        out.extend(found.map(|(_, number)| *number));
    };
    let (mut of_title, mut of_text) = (NumberReader::new(&record.title), NumberReader::new(&record.text));
    each_word(&record.title, &mut |range, word| read(&mut of_title, range, word));
    words.each_of(article, &mut |range, word| read(&mut of_text, range, word));
    let in_digits = of_title.out.iter().chain(&of_text.out);
    out.extend(in_digits.filter_map(|(_, value)| Decimal::read(value)));
    // An article gives the same number often.
    let mut distinct: Vec<Decimal> = Vec::new();
    for number in out {
        if !distinct.contains(&number) {
            distinct.push(number);
        }
    }
    distinct
}

/// What words say as numbers, alone or as a change: "five", "doubled".
fn number_words() -> Vec<(&'static str, Decimal)> {
    let mut out = Vec::new();
    for line in NUMBER_WORDS.split('\n') {
        let mut words = line.split(' ');
        if let Some(number) = words.next().and_then(Decimal::read) {
            out.extend(words.map(|word| (word, number)));
        }
    }
    out
}

/// English number words, each row behind its number.
const NUMBER_WORDS: &str = include_str!("../../data/number_words.txt");

/// Whether one of these numbers can be a figure's: the same in thousands, millions or thousandths is the same, for a text
/// may say "30 bcm" or "30 billion cubic metres".
fn stands_as_number(figure: &Figure, numbers: &[Decimal]) -> bool {
    let ends = figure.value.split('/').filter_map(Decimal::read);
    let scaled = ends.flat_map(|value| (-4..=4).filter_map(move |scale| value.times(Decimal::ten_to(3 * scale))));
    scaled.into_iter().any(|value| numbers.contains(&value))
}

/// The years that a time begins and ends in.
fn years(when: &When) -> Vec<Decimal> {
    let ends = [when.days.first, when.days.last].into_iter().filter(|day| ![OPEN_START, OPEN_END].contains(day));
    ends.filter_map(|day| Decimal::new(year_of(day).into(), 0)).collect()
}
