//! A corpus ready to be asked: its records and the indexes over them.

use crate::fields::Field;
use crate::inverted_index::InvertedIndex;
use crate::names::NameIndex;
use crate::text_index::{TextIndex, article_text_index};
use crate::wording::article_names::{name_over_title, short_names, titled};
use model::closed::Facet;
use model::codec::{DecodeError, decode};
use model::{Article, ArticleIndex, Fact, FactIndex, Link, Records};
use std::sync::OnceLock;
use text::interner::{Interner, places};

/// [`Records`] and all that follows from them: ids by name, fields, the text indexes.
#[derive(Debug)]
pub struct Corpus {
    records: Records,
    fact_ids: Interner,
    article_ids: Interner,
    fields: Vec<Field>,
    /// By fact, how many facts the articles tell before it.
    reading_order: Vec<u32>,
    short_names: Vec<String>,
    most_tied: Option<(ArticleIndex, ArticleIndex)>,
    text_index: OnceLock<TextIndex>,
    article_text_index: OnceLock<InvertedIndex>,
    name_index: OnceLock<NameIndex>,
}

impl std::ops::Deref for Corpus {
    type Target = Records;

    fn deref(&self) -> &Records {
        &self.records
    }
}

impl Corpus {
    /// Of checked records (see [`model::codec`] for those that come as bytes).
    pub fn new(records: Records) -> Self {
        let fact_ids = places(records.facts.iter().map(|fact| fact.id.as_str()));
        let article_ids = places(records.articles.iter().map(|article| article.id.as_str()));
        let fields = Facet::ALL.iter().map(|&facet| Field::of(&records, facet)).collect();
        let (reading_order, short_names) = (reading_order(&records), short_names(&records));
        let most_tied = most_tied(&records);
        let (text_index, article_text_index, name_index) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self {
            records,
            fact_ids,
            article_ids,
            fields,
            reading_order,
            short_names,
            most_tied,
            text_index,
            article_text_index,
            name_index,
        }
    }

    /// Of bytes that [`model::codec::encode`] wrote.
    ///
    /// # Errors
    /// [`DecodeError`] for bytes that are not a whole corpus of this version.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        decode(bytes).map(Self::new)
    }

    /// The fact of that id.
    pub fn fact_of(&self, id: &str) -> Option<FactIndex> {
        self.fact_ids.get(id).copied().map(FactIndex)
    }

    /// The article of that id.
    pub fn article_of(&self, id: &str) -> Option<ArticleIndex> {
        self.article_ids.get(id).copied().map(ArticleIndex)
    }

    /// What the matter of that id is called; `None` where there is none, or none is asked for.
    pub fn matter_label(&self, id: Option<&str>) -> Option<&str> {
        let matter = self.matters.iter().find(|matter| Some(matter.id.as_str()) == id)?;
        Some(&matter.label)
    }

    /// One fact.
    ///
    /// # Panics
    /// For an index that is not of this corpus; [`Corpus::fact_of`] gives only such that are.
    pub fn fact(&self, fact: FactIndex) -> &Fact {
        &self.records.facts[fact.at()]
    }

    /// One article.
    ///
    /// # Panics
    /// For an index that is not of this corpus; [`Corpus::article_of`] gives only such that are.
    pub fn article(&self, article: ArticleIndex) -> &Article {
        &self.records.articles[article.at()]
    }

    /// What the page calls an article: "China Brief, 2008"; never a year alone, and no two alike: where several share
    /// that, by their dates, then their titles.
    pub fn article_name(&self, article: ArticleIndex) -> String {
        self.field(Facet::Article).values.get(article.at()).map_or_else(String::new, |value| value.name.clone())
    }

    /// What stands over an article's title: its name, but not the title once more.
    pub fn name_over_title(&self, article: ArticleIndex) -> String {
        name_over_title(self.article(article), &self.article_name(article))
    }

    /// The name with the title, where that is not the name already: "China Brief, 2008: A title".
    pub fn name_and_title(&self, article: ArticleIndex) -> String {
        titled(&self.article_name(article), &self.article(article).title)
    }

    /// What the page calls an article where there is little room: "China Brief"; no two alike.
    pub fn short_name(&self, article: ArticleIndex) -> &str {
        self.short_names.get(article.at()).map_or("", String::as_str)
    }

    /// Whether a program found all that the articles tell: what is listed is sentences, and nobody's reading.
    pub fn is_found_only(&self) -> bool {
        self.facts.iter().all(Fact::is_by_program)
    }

    /// The article that states a fact.
    pub fn article_stating(&self, fact: FactIndex) -> &Article {
        self.article(self.fact(fact).article)
    }

    /// The words of a fact's quotes, in text order.
    pub fn quotes(&self, fact: FactIndex) -> impl Iterator<Item = &str> {
        let text = &self.article_stating(fact).text;
        self.fact(fact).evidence.iter().map(move |span| span.of(text))
    }

    /// How many facts the articles tell before it: by article, then by where their first quotes lie.
    pub(crate) fn reading_order(&self, fact: FactIndex) -> u32 {
        self.reading_order.get(fact.at()).copied().unwrap_or(u32::MAX)
    }

    /// A field: its values and which fact carries which.
    pub fn field(&self, facet: Facet) -> &Field {
        &self.fields[facet as usize]
    }

    /// Builds what the first search needs, if it is not there yet: for whoever has time before somebody types.
    pub fn prepare_search(&self) {
        self.text_index();
        self.name_index();
    }

    /// The text index of facts and sentences; built at the first search.
    pub(crate) fn text_index(&self) -> &TextIndex {
        self.text_index.get_or_init(|| TextIndex::of(&self.records))
    }

    /// The text index of the articles as wholes; built at the first search.
    pub(crate) fn article_text_index(&self) -> &InvertedIndex {
        self.article_text_index.get_or_init(|| article_text_index(&self.records))
    }

    /// Every name and alias of the vocabularies; sorted at the first search.
    pub(crate) fn name_index(&self) -> &NameIndex {
        self.name_index.get_or_init(|| NameIndex::of(&self.records))
    }

    /// The two articles that most links tie, the earlier first; of equals the first. `None`: no link ties two.
    pub fn most_tied(&self) -> Option<(ArticleIndex, ArticleIndex)> {
        self.most_tied
    }

    /// Whether a link ties a fact of one article to a fact of another.
    pub fn is_tied(&self, a: ArticleIndex, b: ArticleIndex) -> bool {
        tied(&self.records).any(|pair| pair == (a.min(b), a.max(b)))
    }

    /// The links that touch a fact, found by walking all of them.
    pub fn links_of(&self, fact: FactIndex) -> impl Iterator<Item = &Link> {
        self.records.links.iter().filter(move |link| link.from == fact || link.to == fact)
    }
}

/// Of each link between two articles which they are, the lesser first.
fn tied(records: &Records) -> impl Iterator<Item = (ArticleIndex, ArticleIndex)> {
    let article = |fact: FactIndex| records.facts.get(fact.at()).map(|fact| fact.article);
    let ends = records.links.iter().filter_map(move |link| article(link.from).zip(article(link.to)));
    ends.filter(|(from, to)| from != to).map(|(from, to)| (from.min(to), from.max(to)))
}

fn most_tied(records: &Records) -> Option<(ArticleIndex, ArticleIndex)> {
    let mut pairs: Vec<_> = tied(records).collect();
    pairs.sort_unstable();
    let runs = pairs.chunk_by(|one, next| one == next);
    let most = runs.reduce(|most, run| if run.len() > most.len() { run } else { most });
    most.and_then(|run| run.first().copied())
}

/// By fact its place when the articles are read from the first to the last.
fn reading_order(records: &Records) -> Vec<u32> {
    let facts = &records.facts;
    let mut read: Vec<u32> = (0..facts.len() as u32).collect();
    read.sort_by_cached_key(|&at| facts[at as usize].evidence.first().map_or(0, |span| span.start));
    read.sort_by_cached_key(|&at| facts[at as usize].article.0);
    let mut reading_order = vec![0; facts.len()];
    (0..).zip(read).for_each(|(rank, fact)| reading_order[fact as usize] = rank);
    reading_order
}
