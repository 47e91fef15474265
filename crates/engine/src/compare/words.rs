//! Whether words stand in articles, one after another: anywhere, in titles, headings, paragraphs, notes and lines that
//! are skipped. Compared as words are: case, marks, quotation marks, hyphens, soft hyphens, spaces and line breaks do not
//! count.

use model::{ArticleIndex, Records, Span};
use std::ops::Range;
use text::lexicon::Lexicon;
use text::sorted::places_by_text;
use text::{each_word, fold};

/// A name of so many letters is also found where a word goes on: "Kazakhstani", "Uyghurs".
const LONG_NAME: usize = 4;

/// Between two texts: no word has this number.
const GAP: u32 = u32::MAX;

/// Every word of some articles, one after another, and where each word stands.
pub(crate) struct WordIndex {
    /// By number, folded.
    words: Vec<String>,
    /// Places in `words`, sorted by the words.
    by_text: Vec<u32>,
    /// All texts: the number of each word.
    numbers: Vec<u32>,
    /// Where each stands in its article's text; a word of a title nowhere.
    spans: Vec<Span>,
    articles: Vec<ArticleRange>,
    /// Where the places of each word begin in `places`.
    begins: Vec<u32>,
    /// Places in `numbers`, by word, rising.
    places: Vec<u32>,
}

/// Where the words of an article lie among all.
struct ArticleRange {
    article: ArticleIndex,
    /// The first of its title.
    from: usize,
    /// The first of its text.
    body: usize,
    /// One past its last.
    to: usize,
}

impl WordIndex {
    /// Of these articles.
    pub(crate) fn of(records: &Records, articles: &[ArticleIndex]) -> Self {
        let (mut lexicon, mut numbers, mut spans, mut ranges) =
            (Lexicon::default(), Vec::new(), Vec::new(), Vec::new());
        for &article in articles {
            let Some(record) = records.articles.get(article.at()) else { continue };
            let from = numbers.len();
            lexicon.each(&record.title, &mut |_, word| numbers.push(word.number));
            numbers.push(GAP);
            let body = numbers.len();
            spans.resize(body, Span::new(0..0));
            lexicon.each(&record.text, &mut |range, word| {
                numbers.push(word.number);
                spans.push(Span::new(range));
            });
            ranges.push(ArticleRange { article, from, body, to: numbers.len() });
            numbers.push(GAP);
            spans.push(Span::new(0..0));
        }
        let words = lexicon.into_words();
        let (begins, places) = places_by_number(&numbers, words.len());
        Self { by_text: places_by_text(&words), words, numbers, spans, articles: ranges, begins, places }
    }

    /// Where the words of a passage of an article stand in the texts of others; nowhere for a passage without words.
    pub(crate) fn same_words(&self, own: ArticleIndex, passage: Span) -> Vec<(ArticleIndex, Span)> {
        let sought = self.words_of(own, passage);
        let Some(rarest) = (0..sought.len()).min_by_key(|&at| self.places_of(sought[at]).len()) else {
            return Vec::new();
        };
        let stands = |&place: &u32| {
            let from = (place as usize).checked_sub(rarest)?;
            let to = from + sought.len();
            let range = self.range_at(from).filter(|range| range.article != own && range.body <= from)?;
            let is_same = self.numbers.get(from..to)? == sought;
            let span = Span::new(self.spans[from].range().start..self.spans[to - 1].range().end);
            is_same.then_some((range.article, span))
        };
        self.places_of(sought[rarest]).iter().filter_map(stands).collect()
    }

    /// Whether a name stands in an article: all its words one after another, of which the last may go on.
    pub(crate) fn has_name(&self, name: &str, article: ArticleIndex) -> bool {
        let mut sought: Vec<String> = Vec::new();
        each_word(name, &mut |_, word| sought.push(word.to_owned()));
        let Some((last, before)) = sought.split_last() else { return false };
        let Some(before) = before.iter().map(|word| self.number_of(word)).collect::<Option<Vec<u32>>>() else {
            return false;
        };
        let Some(range) = self.range_of(article) else { return false };
        let follows = |place: u32| {
            let first = (place as usize).checked_sub(before.len());
            first.and_then(|first| self.numbers.get(first..place as usize)).is_some_and(|words| words == before)
        };
        let is_here = |&place: &u32| (range.from..range.to).contains(&(place as usize)) && follows(place);
        self.forms(last).iter().any(|&word| self.places_of(word).iter().any(is_here))
    }

    /// Whether a word that may be a form of this one stands in an article: it begins alike, but for the last letters of a
    /// long word. It rather finds too much.
    pub(crate) fn has_form(&self, word: &str, article: ArticleIndex) -> bool {
        let word = fold(word);
        let Some(range) = self.range_of(article).filter(|_| !word.is_empty()) else { return false };
        let n = n_alike(&word);
        let (begin, may_go_on) = (first_letters(&word, n), n >= LONG_NAME);
        let text = |&at: &u32| self.words.get(at as usize).map_or("", String::as_str);
        let from = self.by_text.partition_point(|at| text(at) < begin);
        let alike = self.by_text[from..].iter().take_while(|at| text(at).starts_with(begin));
        let is_here = |place: &u32| (range.from..range.to).contains(&(*place as usize));
        alike.filter(|at| may_go_on || text(at) == word).any(|&at| self.places_of(at).iter().any(is_here))
    }

    /// The words that a word of a name stands for: itself, and where it is long whatever begins with it.
    fn forms(&self, word: &str) -> &[u32] {
        let text = |&at: &u32| self.words.get(at as usize).map_or("", String::as_str);
        let from = self.by_text.partition_point(|at| text(at) < word);
        let may_go_on = word.chars().count() >= LONG_NAME;
        let is_form = |at: &u32| if may_go_on { text(at).starts_with(word) } else { text(at) == word };
        let n = self.by_text[from..].iter().take_while(|at| is_form(at)).count();
        &self.by_text[from..from + n]
    }

    /// The words of an article's text, folded, and where each stands.
    pub(crate) fn each_of(&self, article: ArticleIndex, act: &mut dyn FnMut(Range<usize>, &str)) {
        let Some(range) = self.range_of(article) else { return };
        for at in range.body..range.to {
            let word = self.numbers.get(at).and_then(|&number| self.words.get(number as usize));
            if let (Some(word), Some(span)) = (word, self.spans.get(at)) {
                act(span.range(), word);
            }
        }
    }

    fn number_of(&self, word: &str) -> Option<u32> {
        let text = |&at: &u32| self.words.get(at as usize).map_or("", String::as_str);
        let at = self.by_text.binary_search_by(|at| text(at).cmp(word)).ok()?;
        self.by_text.get(at).copied()
    }

    fn places_of(&self, number: u32) -> &[u32] {
        let at = number as usize;
        match (self.begins.get(at), self.begins.get(at + 1)) {
            (Some(&from), Some(&to)) => &self.places[from as usize..to as usize],
            _ => &[],
        }
    }

    fn range_at(&self, place: usize) -> Option<&ArticleRange> {
        self.articles.get(self.articles.partition_point(|range| range.to <= place))
    }

    fn range_of(&self, article: ArticleIndex) -> Option<&ArticleRange> {
        self.articles.iter().find(|range| range.article == article)
    }

    /// The words of a passage of one of the articles.
    fn words_of(&self, article: ArticleIndex, passage: Span) -> &[u32] {
        let Some(range) = self.range_of(article) else { return &[] };
        let spans = &self.spans[range.body..range.to];
        let from = range.body + spans.partition_point(|span| span.start < passage.start);
        let to = range.body + spans.partition_point(|span| span.end <= passage.end);
        &self.numbers[from..to.max(from)]
    }
}

/// Where each number stands in a row of them: where its places begin, and all places by number.
fn places_by_number(numbers: &[u32], n_words: usize) -> (Vec<u32>, Vec<u32>) {
    let mut begins = vec![0_u32; n_words + 1];
    let words = || numbers.iter().enumerate().filter(|(_, number)| **number != GAP);
    words().for_each(|(_, &number)| begins[number as usize + 1] += 1);
    for at in 1..begins.len() {
        begins[at] += begins[at - 1];
    }
    let (mut next, mut places) = (begins.clone(), vec![0_u32; words().count()]);
    for (place, &number) in words() {
        let at = &mut next[number as usize];
        places[*at as usize] = place as u32;
        *at += 1;
    }
    (begins, places)
}

fn first_letters(word: &str, n: usize) -> &str {
    let end = word.char_indices().nth(n).map_or(word.len(), |(at, _)| at);
    &word[..end]
}

/// How many letters at the beginning of a word its forms share: "uyghu(rs)", "compan(ies)", "росси(я)".
fn n_alike(word: &str) -> usize {
    match word.chars().count() {
        n @ 0..=4 => n,
        n if word.ends_with("ies") => n - 3,
        n @ 5..=6 => n - 1,
        n @ 7..=8 => n - 2,
        n => n - 3,
    }
}
