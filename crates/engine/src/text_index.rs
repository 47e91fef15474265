//! What is indexed: which words of facts, sentences and articles, in which fields, and how much each field counts.
//!
//! Each text is cut into words once: a quote takes its words from the sentences that it lies in, a name is cut when the
//! vocabulary is read. That is most of what loading a corpus costs.

use crate::dictionary::Dictionary;
use crate::inverted_index::{FieldWeight, IndexBuilder, InvertedIndex};
use model::closed::{BlockRole, Facet};
use model::{Article, ArticleIndex, Block, Fact, Records, Span, Speaker, Term, TermIndex};
use std::sync::Arc;
use text::lexicon::{Lexicon, Numbered};
use text::sorted::unique;

/// Of a fact: what we say it says, what the article says, and what its actors, things, themes and places are called.
/// Names find facts in other scripts and by metonym ("Назарбаев", "Astana"), but a fact that says the word itself
/// stands above one that is only tagged with it; and having many aliases costs nothing.
const FACT: [FieldWeight; 3] = [
    FieldWeight { weight: 2.0, shortness: 0.4 },
    FieldWeight { weight: 1.0, shortness: 0.6 },
    FieldWeight { weight: 0.7, shortness: 0.0 },
];
/// Of a sentence: itself.
const SENTENCE: [FieldWeight; 1] = [FieldWeight { weight: 1.0, shortness: 0.7 }];
/// Of what stands around an article: its title; who wrote and published it; sources, notes to the reader, when, where
/// from, whose.
const AROUND: [FieldWeight; 3] = [
    FieldWeight { weight: 4.0, shortness: 0.3 },
    FieldWeight { weight: 2.0, shortness: 0.3 },
    FieldWeight { weight: 1.0, shortness: 0.7 },
];
/// Of an article: title and body.
const ARTICLE: [FieldWeight; 2] =
    [FieldWeight { weight: 4.0, shortness: 0.3 }, FieldWeight { weight: 1.0, shortness: 0.7 }];

/// The text index of a corpus: one index for facts, one for sentences, one for what stands around the articles; that of
/// whole articles is apart.
#[derive(Debug)]
pub(crate) struct TextIndex {
    /// A document a fact, in the corpus's order.
    pub facts: InvertedIndex,
    /// A document a sentence of a paragraph, heading or note.
    pub sentences: InvertedIndex,
    /// A document an article: what is no sentence of it.
    pub around: InvertedIndex,
    /// What each document of [`TextIndex::sentences`] is: article by article, as the text runs.
    pub sentence_places: Vec<(ArticleIndex, Span)>,
}

impl TextIndex {
    /// Of everything that can be searched.
    pub(crate) fn of(records: &Records) -> Self {
        let mut lexicon = Lexicon::default();
        let names = TermNames::of(records, &mut lexicon);
        let (mut facts, mut sentences) = (IndexBuilder::new(&FACT), IndexBuilder::new(&SENTENCE));
        let mut around = IndexBuilder::new(&AROUND);
        let mut sentence_places = Vec::new();
        let mut rest = records.facts.as_slice();
        for (at, article) in records.articles.iter().enumerate() {
            let words = ArticleWords::of(article, &mut lexicon, &mut |span, words| {
                words.iter().for_each(|word| sentences.add(0, word.word));
                sentences.close();
                sentence_places.push((ArticleIndex::new(at), span));
            });
            each_text_around(article, &mut |field, text| {
                lexicon.each(text, &mut |_, word| around.add(field, word));
                around.end_piece(field);
            });
            around.close();
            // Facts stand by article.
            let n_its = rest.iter().take_while(|fact| fact.article.at() == at).count();
            let (its, others) = rest.split_at(n_its);
            its.iter().for_each(|fact| add_fact(&mut facts, &mut lexicon, &names, fact, (&article.text, Some(&words))));
            rest = others;
        }
        for fact in rest {
            let text = records.articles.get(fact.article.at()).map_or("", |article| article.text.as_str());
            add_fact(&mut facts, &mut lexicon, &names, fact, (text, None));
        }
        let (dictionary, places) = Dictionary::of(lexicon.into_words());
        let dictionary = Arc::new(dictionary);
        let (facts, sentences) = (facts.build(&dictionary, &places), sentences.build(&dictionary, &places));
        let around = around.build(&dictionary, &places);
        Self { facts, sentences, around, sentence_places }
    }

    /// Everything that is searched; the indexes share their words.
    pub(crate) fn all(&self) -> [&InvertedIndex; 3] {
        [&self.facts, &self.sentences, &self.around]
    }
}

/// What stands around an article, each text with its place among [`AROUND`], by rising places: all that its file and its
/// metadata say besides the sentences that are searched.
pub(crate) fn each_text_around(article: &Article, act: &mut dyn FnMut(usize, &str)) {
    let blocks = |field: usize, act: &mut dyn FnMut(usize, &str)| {
        for block in article.blocks.iter().filter(|block| field_around(block.role) == Some(field)) {
            act(field, block.span.of(&article.text));
        }
    };
    act(0, &article.title);
    act(0, &article.short);
    blocks(0, act);
    article.authors.iter().for_each(|author| act(1, author));
    act(1, &article.publication);
    blocks(1, act);
    let published = article.published.as_ref().map_or("", |when| &when.edtf);
    for text in [article.volume.as_str(), &article.issue, published, &article.url, &article.rights] {
        act(2, text);
    }
    blocks(2, act);
}

/// The place among [`AROUND`] of a block that is not searched with the sentences.
fn field_around(role: BlockRole) -> Option<usize> {
    match role {
        BlockRole::Title => Some(0),
        BlockRole::Byline => Some(1),
        BlockRole::Source | BlockRole::Skip => Some(2),
        BlockRole::Paragraph | BlockRole::Heading | BlockRole::Note => None,
    }
}

/// The index of articles: a document an article, in the corpus's order.
pub(crate) fn article_text_index(records: &Records) -> InvertedIndex {
    let mut lexicon = Lexicon::default();
    let mut articles = IndexBuilder::new(&ARTICLE);
    for article in &records.articles {
        lexicon.each(&article.title, &mut |_, word| articles.add(0, word));
        ArticleWords::of(article, &mut lexicon, &mut |_, words| {
            words.iter().for_each(|word| articles.add(1, word.word));
            articles.end_piece(1);
        });
        articles.close();
    }
    let (dictionary, places) = Dictionary::of(lexicon.into_words());
    articles.build(&Arc::new(dictionary), &places)
}

/// A word of an article, and where it stands in its text.
struct LocatedWord {
    start: u32,
    end: u32,
    word: Numbered,
}

/// The words of an article's sentences, as it runs.
struct ArticleWords {
    words: Vec<LocatedWord>,
    /// Where the searched blocks lie.
    blocks: Vec<Span>,
}

impl ArticleWords {
    /// Of the sentences that are searched: paragraphs, headings and notes. `each` sees them one by one.
    fn of(article: &Article, lexicon: &mut Lexicon, each: &mut dyn FnMut(Span, &[LocatedWord])) -> Self {
        let blocks: Vec<&Block> = article.blocks.iter().filter(|block| field_around(block.role).is_none()).collect();
        let mut words: Vec<LocatedWord> = Vec::new();
        for span in blocks.iter().flat_map(|block| block.sentences.iter().copied()) {
            let first = words.len();
            lexicon.each(span.of(&article.text), &mut |range, word| {
                let (start, end) = (span.start + range.start as u32, span.start + range.end as u32);
                words.push(LocatedWord { start, end, word });
            });
            each(span, &words[first..]);
        }
        Self { words, blocks: blocks.into_iter().map(|block| block.span).collect() }
    }

    /// The words within a span; `None` where it cuts one, or where it does not lie in searched sentences.
    fn within(&self, span: Span) -> Option<&[LocatedWord]> {
        let from = self.words.partition_point(|word| word.end <= span.start);
        let to = self.words.partition_point(|word| word.start < span.end);
        let words = self.words.get(from..to)?;
        let is_whole = span.start <= words.first()?.start && words.last()?.end <= span.end;
        let block = self.blocks.get(self.blocks.partition_point(|block| block.end < span.end))?;
        (is_whole && block.covers(span)).then_some(words)
    }
}

/// The names of all terms, cut into words: by vocabulary, by term, by name.
struct TermNames([Vec<Vec<Vec<Numbered>>>; NAMED.len()]);

impl TermNames {
    fn of(records: &Records, lexicon: &mut Lexicon) -> Self {
        let mut words = |name: &str| {
            let mut words = Vec::new();
            lexicon.each(name, &mut |_, word| words.push(word));
            words
        };
        Self(
            NAMED.map(|facet| records.terms(facet).iter().map(|term| term.names().map(&mut words).collect()).collect()),
        )
    }
}

/// The words of a fact; `text` is its article's, `words` are those of its sentences, where they are at hand.
fn add_fact(
    facts: &mut IndexBuilder,
    lexicon: &mut Lexicon,
    names: &TermNames,
    fact: &Fact,
    (text, words): (&str, Option<&ArticleWords>),
) {
    lexicon.each(&fact.statement, &mut |_, word| facts.add(0, word));
    facts.end_piece(0);
    for &span in &fact.evidence {
        match words.and_then(|words| words.within(span)) {
            Some(words) => words.iter().for_each(|word| facts.add(1, word.word)),
            None => lexicon.each(span.of(text), &mut |_, word| facts.add(1, word)),
        }
        facts.end_piece(1);
    }
    for (names, terms) in names.0.iter().zip(named_in(fact)) {
        for name in terms.iter().filter_map(|&term| names.get(term as usize)).flatten() {
            name.iter().for_each(|&word| facts.add(2, word));
            facts.end_piece(2);
        }
    }
    facts.close();
}

/// The vocabularies whose names find facts.
pub(crate) const NAMED: [Facet; 4] = [Facet::Actor, Facet::Thing, Facet::Theme, Facet::Place];

/// What a fact is about and who says it: terms of the vocabularies of [`NAMED`], each once.
fn named_in(fact: &Fact) -> [Vec<u32>; NAMED.len()] {
    let (mut actors, mut things): (Vec<TermIndex>, Vec<TermIndex>) =
        (fact.actors.iter().map(|part| part.actor).collect(), fact.things.clone());
    for voice in &fact.voices {
        match voice.speaker {
            Speaker::Actor(actor) => actors.push(actor),
            Speaker::Thing(thing) => things.push(thing),
            Speaker::Named(_) => {}
        }
    }
    [actors, things, fact.themes.clone(), fact.places.clone()].map(|terms| unique(terms.into_iter().map(|term| term.0)))
}

/// What the actors, things, themes and places of a fact are called, and who says it, in all their names.
pub(crate) fn names_of<'a>(records: &'a Records, fact: &Fact) -> Vec<&'a str> {
    let terms = NAMED
        .into_iter()
        .zip(named_in(fact))
        .flat_map(|(facet, terms)| terms.into_iter().filter_map(move |term| records.terms(facet).get(term as usize)));
    terms.flat_map(Term::names).collect()
}
