//! Articles of a made corpus: 300 words in sentences and paragraphs, each about a theme, with a cast that it names.

use crate::chance::{Chance, Zipf};
use crate::words::{SMALL, WordList, capitalised};
use extract::blocks::blocks;
use model::closed::{Facet, LineRole};
use model::when::When;
use model::{Article, ArticleIndex, Mention, Records, Span, Term, TermIndex};

/// How long an article is.
pub(crate) const N_WORDS: usize = 300;
/// How many different words there are to write with.
const N_DIFFERENT: usize = 60_000;
/// How many words a theme likes more than others do.
const N_TOPICAL: usize = 200;

/// What writes: chance, words, and how often what is drawn.
pub(crate) struct ArticleWriter {
    pub(crate) chance: Chance,
    words: WordList,
    ranks: Zipf,
    /// By theme the ranks of the words it likes.
    topical: Vec<Vec<usize>>,
    topical_ranks: Zipf,
    actors: Zipf,
    things: Zipf,
    pub(crate) themes: Zipf,
    places: Zipf,
}

/// Ranks of words that mean something.
fn liked(ranks: &Zipf, chance: &mut Chance) -> Vec<usize> {
    std::iter::repeat_with(|| ranks.draw(chance)).filter(|&rank| rank >= SMALL.len()).take(N_TOPICAL).collect()
}

/// Whom and what an article is about.
pub(crate) struct Cast {
    pub(crate) theme: usize,
    pub(crate) named: Vec<(Facet, TermIndex)>,
}

impl ArticleWriter {
    pub(crate) fn of(records: &Records, mut chance: Chance) -> Self {
        let words = WordList::made(N_DIFFERENT, &mut chance);
        let ranks = Zipf::over(words.n_words());
        let topical = records.themes.iter().map(|_| liked(&ranks, &mut chance)).collect();
        Self {
            words,
            ranks,
            topical,
            topical_ranks: Zipf::over(N_TOPICAL),
            actors: Zipf::over(records.actors.len()),
            things: Zipf::over(records.things.len()),
            themes: Zipf::over(records.themes.len()),
            places: Zipf::over(records.places.len()),
            chance,
        }
    }

    /// Days of publication from 1990 to 2020, rising.
    pub(crate) fn days(&mut self, n: usize) -> Vec<When> {
        let mut day = || {
            format!(
                "{}-{:02}-{:02}",
                self.chance.between(1990, 2020),
                self.chance.between(1, 12),
                self.chance.between(1, 28)
            )
        };
        let mut days: Vec<String> = (0..n).map(|_| day()).collect();
        days.sort_unstable();
        days.iter().filter_map(|day| When::of(day)).collect()
    }

    pub(crate) fn cast(&mut self) -> Cast {
        let chance = &mut self.chance;
        let mut named = Vec::new();
        let mut draw = |facet: Facet, ranks: &Zipf, n: usize, chance: &mut Chance| {
            (0..n).for_each(|_| named.push((facet, TermIndex::new(ranks.draw(chance)))));
        };
        draw(Facet::Actor, &self.actors, 5, chance);
        draw(Facet::Thing, &self.things, 2, chance);
        draw(Facet::Place, &self.places, 2, chance);
        named.sort_unstable();
        named.dedup();
        Cast { theme: self.themes.draw(chance), named }
    }

    pub(crate) fn article(&mut self, records: &Records, cast: &Cast, at: ArticleIndex, published: When) -> Article {
        let title = self.title(cast);
        let mut pen = Pen { text: format!("{title}\n\n"), mentions: Vec::new(), n_words: 0 };
        while pen.n_words < N_WORDS {
            self.paragraph(records, cast, &mut pen);
        }
        let Pen { text, mentions, .. } = pen;
        let publication = 1 + self.chance.below(40);
        Article {
            id: format!("a{:05}", at.0),
            blocks: blocks(&text, &[(&title, LineRole::Title)]),
            title,
            publication: format!("Journal {publication}"),
            short: String::new(),
            volume: String::new(),
            issue: String::new(),
            authors: vec![format!("Author {}", self.chance.below(500))],
            published: Some(published),
            language: "en".to_owned(),
            url: String::new(),
            rights: "Made by a program.".to_owned(),
            inferred: Vec::new(),
            main: Vec::new(),
            outside: Vec::new(),
            text,
            mentions,
        }
    }

    fn title(&mut self, cast: &Cast) -> String {
        let n = self.chance.between(4, 8);
        let words: Vec<String> = (0..n).map(|_| capitalised(self.topical_word(cast.theme))).collect();
        words.join(" ")
    }

    fn paragraph(&mut self, records: &Records, cast: &Cast, pen: &mut Pen) {
        for nth in 0..self.chance.between(3, 6) {
            let left = N_WORDS - pen.n_words;
            if left == 0 {
                break;
            }
            if nth > 0 {
                pen.text.push(' ');
            }
            let n = self.chance.between(8, 24);
            self.sentence(records, cast, pen, if left < n + 5 { left } else { n });
        }
        pen.text.push_str("\n\n");
    }

    /// A sentence of exactly `n` words.
    fn sentence(&mut self, records: &Records, cast: &Cast, pen: &mut Pen, n: usize) {
        let last = pen.n_words + n;
        let start = pen.text.len();
        while pen.n_words < last {
            if pen.text.len() > start {
                pen.text.push_str(if self.chance.percent(6) { ", " } else { " " });
            }
            let name = self.chance.percent(9).then(|| self.chance.pick(&cast.named));
            match name
                .and_then(|(facet, term)| Some((facet, term, self.name(records, facet, term, last - pen.n_words)?)))
            {
                Some((facet, term, name)) => pen.name(facet, term, &name),
                None => pen.word(&self.next_word(cast), start),
            }
        }
        pen.text.push('.');
    }

    /// A name or, one time in six, another name of the same; none that is too long.
    fn name(&mut self, records: &Records, facet: Facet, term: TermIndex, most: usize) -> Option<String> {
        let Term { name, aliases, .. } = term_of(records, facet, term)?;
        let other = aliases.first().filter(|_| self.chance.percent(16));
        let name = other.unwrap_or(name);
        (name.split(' ').count() <= most).then(|| name.clone())
    }

    fn next_word(&mut self, cast: &Cast) -> String {
        match self.chance.below(100) {
            0..2 => self.chance.between(2, 900).to_string(),
            2..17 => self.topical_word(cast.theme).to_owned(),
            _ => self.word().to_owned(),
        }
    }

    /// Any word.
    pub(crate) fn word(&mut self) -> &str {
        self.words.get(self.ranks.draw(&mut self.chance))
    }

    /// A word that a theme likes.
    pub(crate) fn topical_word(&mut self, theme: usize) -> &str {
        let nth = self.topical_ranks.draw(&mut self.chance);
        self.words.get(self.topical[theme][nth])
    }
}

pub(crate) fn term_of(records: &Records, facet: Facet, term: TermIndex) -> Option<&Term> {
    let terms = match facet {
        Facet::Actor => &records.actors,
        Facet::Thing => &records.things,
        Facet::Place => &records.places,
        _ => return None,
    };
    terms.get(term.at())
}

/// A text as it is written, and where it names what the vocabularies know.
struct Pen {
    text: String,
    mentions: Vec<Mention>,
    /// Without the title's.
    n_words: usize,
}

impl Pen {
    fn word(&mut self, word: &str, sentence: usize) {
        let is_first = self.text.len() == sentence;
        self.text.push_str(&if is_first { capitalised(word) } else { word.to_owned() });
        self.n_words += 1;
    }

    fn name(&mut self, facet: Facet, term: TermIndex, name: &str) {
        let start = self.text.len();
        self.text.push_str(name);
        self.n_words += name.split(' ').count();
        self.mentions.push(Mention { span: Span::new(start..self.text.len()), facet, term });
    }
}
