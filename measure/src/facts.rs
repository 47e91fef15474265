//! Facts of a made corpus: each on a sentence of its article, with the names that stand there.

use crate::chance::{Chance, Zipf};
use crate::prose::{ArticleWriter, Cast, term_of};
use crate::words::SMALL;
use model::closed::{
    AuthorView, BlockRole, Facet, FigureRole, FoundBy, Qualifier, Role, Stance, Status, VoiceType, Words,
};
use model::when::{When, year_of};
use model::{Article, ArticleIndex, Fact, Figure, Part, Records, Source, Span, Speaker, TermIndex, Voice};

/// One of a closed list, its first value most often.
fn one_of<T: Copy>(all: &[T], chance: &mut Chance) -> T {
    Zipf::over(all.len()).pick(all, chance)
}

impl ArticleWriter {
    /// The facts of an article, in the order of its text.
    pub(crate) fn facts(
        &mut self,
        records: &Records,
        cast: &Cast,
        article: &Article,
        at: ArticleIndex,
        n: usize,
    ) -> Vec<Fact> {
        let paragraphs = article.blocks.iter().filter(|block| block.role == BlockRole::Paragraph);
        let sentences: Vec<Span> = paragraphs.flat_map(|block| block.sentences.iter().copied()).collect();
        let mut evidence: Vec<Vec<Span>> = (0..n).map(|_| self.evidence(&article.text, &sentences)).collect();
        evidence.sort_unstable();
        let facts = evidence.into_iter().enumerate();
        facts.map(|(nth, evidence)| self.fact(records, cast, (article, at), nth, evidence)).collect()
    }

    /// A sentence or its beginning; one time in ten also the beginning of the next.
    fn evidence(&mut self, text: &str, sentences: &[Span]) -> Vec<Span> {
        let nth = self.chance.below(sentences.len());
        let mut spans = vec![sentences[nth]];
        if self.chance.percent(30) {
            spans[0] = beginning(text, sentences[nth]);
        }
        if self.chance.percent(10) {
            spans.extend(sentences.get(nth + 1).map(|&next| beginning(text, next)));
        }
        spans
    }

    fn fact(
        &mut self,
        records: &Records,
        cast: &Cast,
        (article, at): (&Article, ArticleIndex),
        nth: usize,
        evidence: Vec<Span>,
    ) -> Fact {
        let named = self.named(cast, article, &evidence);
        let of = |facet: Facet| named.iter().filter(move |(its, _)| *its == facet).map(|&(_, term)| term);
        let status = one_of(Status::ALL, &mut self.chance);
        Fact {
            id: format!("{}-{nth}", article.id),
            article: at,
            statement: self.statement(records, cast, &named, evidence[0].of(&article.text)),
            kind: Some(TermIndex::new(Zipf::over(records.kinds.len()).draw(&mut self.chance))),
            found_by: FoundBy::Person,
            status: Some(status),
            stance: Some(if self.chance.percent(75) { Stance::States } else { one_of(Stance::ALL, &mut self.chance) }),
            negated: self.chance.percent(5),
            condition: String::new(),
            author_view: self.chance.percent(4).then_some(AuthorView::Doubts),
            when: self.chance.percent(75).then(|| self.when(article)).flatten(),
            voices: self.voices(&of(Facet::Actor).collect::<Vec<_>>()),
            actors: of(Facet::Actor).map(|actor| self.part(actor)).collect(),
            things: of(Facet::Thing).collect(),
            themes: self.fact_themes(cast),
            places: of(Facet::Place).collect(),
            figures: (0..self.chance.below(100) / 70).map(|_| self.figure(records)).collect(),
            evidence,
            sources: if self.chance.percent(10) { vec![Source::Text("a report".to_owned())] } else { Vec::new() },
            inferred: Vec::new(),
            unquoted: Vec::new(),
            editor_note: String::new(),
        }
    }

    /// Who and what stands in the quotes, and one more of the cast.
    fn named(&mut self, cast: &Cast, article: &Article, evidence: &[Span]) -> Vec<(Facet, TermIndex)> {
        let quoted = |span: Span| evidence.iter().any(|quote| quote.covers(span));
        let mentions = article.mentions.iter().filter(|mention| quoted(mention.span));
        let mut named: Vec<_> = mentions.map(|mention| (mention.facet, mention.term)).collect();
        named.push(self.chance.pick(&cast.named));
        named.sort_unstable();
        named.dedup();
        named
    }

    /// The quote in other words: a name, words of the quote without most small ones, words of the theme.
    fn statement(&mut self, records: &Records, cast: &Cast, named: &[(Facet, TermIndex)], quote: &str) -> String {
        let name = named.first().and_then(|&(facet, term)| term_of(records, facet, term));
        let mut words: Vec<String> = name.map(|term| term.name.clone()).into_iter().collect();
        for word in quote.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).take(16) {
            let share = if SMALL.contains(&word.to_lowercase().as_str()) { 30 } else { 70 };
            if self.chance.percent(share) {
                words.push(word.to_lowercase());
            }
        }
        words.push(self.topical_word(cast.theme).to_owned());
        words.push(self.word().to_owned());
        format!("{}.", words.join(" "))
    }

    fn part(&mut self, actor: TermIndex) -> Part {
        Part { actor, roles: vec![one_of(Role::ALL, &mut self.chance)] }
    }

    fn fact_themes(&mut self, cast: &Cast) -> Vec<TermIndex> {
        let mut themes = vec![TermIndex::new(cast.theme)];
        for _ in 0..self.chance.below(3) {
            let other = TermIndex::new(self.themes.draw(&mut self.chance));
            if !themes.contains(&other) {
                themes.push(other);
            }
        }
        themes
    }

    /// A year, month, day, span or open span near the article's own, from 1990 to 2020.
    fn when(&mut self, article: &Article) -> Option<When> {
        let published = year_of(article.published.as_ref()?.days.first);
        let chance = &mut self.chance;
        let away = chance.between(0, 8) as i32 - 5;
        let year = (published + away).clamp(1990, 2020);
        let edtf = match chance.below(10) {
            0..4 => format!("{year}"),
            4..6 => format!("{year}-{:02}", chance.between(1, 12)),
            6..8 => format!("{year}-{:02}-{:02}", chance.between(1, 12), chance.between(1, 28)),
            8 => format!("{year}/{}", (year + 3).min(2020)),
            _ => format!("{year}/.."),
        };
        When::of(&edtf)
    }

    /// Mostly the author's own.
    fn voices(&mut self, actors: &[TermIndex]) -> Vec<Voice> {
        if !self.chance.percent(35) {
            return Vec::new();
        }
        let others = &VoiceType::ALL[1..];
        let speaker =
            actors.first().map_or_else(|| Speaker::Named("some observers".to_owned()), |&actor| Speaker::Actor(actor));
        let words = if self.chance.percent(30) { Words::Own } else { Words::Reported };
        vec![Voice { speaker, kind: one_of(others, &mut self.chance), words, when: None }]
    }

    fn figure(&mut self, records: &Records) -> Figure {
        let digits = self.chance.between(2, 999);
        let value = match self.chance.below(4) {
            0 => format!("{digits}e{}", self.chance.between(3, 9)),
            1 => format!("{digits}.{}", self.chance.between(1, 9)),
            2 => format!("{digits}/{}", digits + 10),
            _ => digits.to_string(),
        };
        Figure {
            value,
            unit: TermIndex::new(Zipf::over(records.units.len()).draw(&mut self.chance)),
            per: None,
            measures: self.word().to_owned(),
            qualifier: self.chance.percent(30).then_some(Qualifier::About),
            role: one_of(FigureRole::ALL, &mut self.chance),
            when: None,
            derived: false,
        }
    }
}

/// The first two thirds of a sentence, to the end of a word.
fn beginning(text: &str, sentence: Span) -> Span {
    let words = sentence.of(text);
    let cut = words
        .char_indices()
        .filter(|&(at, letter)| letter == ' ' && at * 3 >= words.len() * 2)
        .map(|(at, _)| at)
        .next();
    let start = sentence.range().start;
    let end = start + cut.unwrap_or(words.len());
    Span::new(start..text[..end].trim_end_matches([',', ' ']).len())
}
