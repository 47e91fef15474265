//! PlainWords that make a person look again: of a language's own list, and of the dossier's `words.toml`.

use crate::rules::Rule;
use crate::tree::{Document, Fields};
use text::each_word;
use toml::de::DeTable;

/// English, as `words.toml` has it.
const ENGLISH: &str = include_str!("../../data/words-en.toml");

/// PlainWords as they stand, one after another, in small letters without marks, with a space on either side.
#[derive(Debug)]
pub(super) struct PlainWords(String);

impl PlainWords {
    pub(super) fn of(text: &str) -> Self {
        let mut words = " ".to_owned();
        each_word(text, &mut |_, word| {
            words.push_str(word);
            words.push(' ');
        });
        Self(words)
    }

    /// Of a quote, in which a word with a capital within a sentence is a name or a month and says nothing else: 3 May.
    pub(super) fn of_quote(text: &str) -> Self {
        const NAME: &str = "\u{1} ";
        let mut words = " ".to_owned();
        each_word(text, &mut |span, word| {
            let (before, from) = text.split_at(span.start);
            let before = before.trim_end().chars().next_back();
            let is_first = before.is_none_or(|sign| ".!?:“”‘\"'".contains(sign));
            if !is_first && from.starts_with(char::is_uppercase) {
                words.push_str(NAME);
            } else {
                words.push_str(word);
                words.push(' ');
            }
        });
        Self(words)
    }

    /// Whether the other's words stand in it, in that order and side by side.
    pub(super) fn have(&self, other: &Self) -> bool {
        other.0.len() > 1 && self.0.contains(&other.0)
    }

    /// Whether it has words of the list where those lean on something else.
    pub(super) fn lean_by(&self, words: &Self, list: &HintWords) -> bool {
        if words.0.len() < 2 {
            return false;
        }
        let follows = |after: usize| self.0[after..].split(' ').next().unwrap_or("");
        let mut places = self.0.match_indices(&words.0).map(|(at, found)| (at, at + found.len()));
        places.any(|(at, end)| {
            (at == 0 || !list.only_first) && !list.unless_before.iter().any(|word| word == follows(end))
        })
    }
}

/// A list of words.
#[derive(Debug)]
pub(super) struct HintWords {
    pub(super) rule: Rule,
    /// Any of them makes one look.
    pub(super) said: Vec<(String, PlainWords)>,
    /// With any of these the statement keeps it.
    pub(super) kept: Vec<PlainWords>,
    /// Whether it is only looked for where a statement begins.
    pub(super) only_first: bool,
    /// Not where one of these words follows.
    pub(super) unless_before: Vec<String>,
    /// The language that it is for; of the dossier's own list none: it is for all.
    language: Option<&'static str>,
}

/// All lists.
#[derive(Debug)]
pub(super) struct WordLists {
    lists: Vec<HintWords>,
    /// Of the statements.
    language: String,
}

impl WordLists {
    pub(super) fn of(documents: &[Document<'_>], language: &str) -> Self {
        let own = documents.iter().filter(|document| document.path == "words.toml");
        let mut lists = DeTable::parse(ENGLISH)
            .map_or_else(|_| Vec::new(), |root| read(Fields::of_table(root.get_ref()), Some("en")));
        own.for_each(|document| lists.extend(read(document.root(), None)));
        Self { lists, language: language.to_owned() }
    }

    /// The lists of a rule for statements, and for quotes of an article in `language`.
    pub(super) fn of_rule(&self, rule: Rule, language: Option<&str>) -> impl Iterator<Item = &HintWords> {
        let fits = move |list: &&HintWords| {
            let of = |tag: &str| list.language.is_none_or(|language| tag.split('-').next() == Some(language));
            // What holds a quote against a statement needs both in its language.
            let is_of_statements = rule == Rule::SeenByWhom || of(&self.language);
            list.rule == rule && is_of_statements && language.is_none_or(of)
        };
        self.lists.iter().filter(fits)
    }
}

fn read(root: Fields<'_>, language: Option<&'static str>) -> Vec<HintWords> {
    let list = |fields: Fields<'_>| {
        let said: Vec<(String, PlainWords)> =
            fields.texts("said").map(|text| (text.text.to_owned(), PlainWords::of(text.text))).collect();
        let kept = fields.texts("said").chain(fields.texts("kept")).map(|text| PlainWords::of(text.text)).collect();
        let rule = Rule::from_id(fields.text("rule"))?;
        let unless_before = fields.texts("unless_before").map(|text| text.text.to_lowercase()).collect();
        Some(HintWords { rule, said, kept, only_first: fields.flag("first"), unless_before, language })
    };
    root.records("list").filter_map(list).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_and_a_name_are_no_hedges() {
        let may = PlainWords::of("may");
        for (quote, says) in [
            ("It may open", true),
            ("May it open soon?", true),
            ("It closed. May it open soon", true),
            ("On 3 May the mayor opened it", false),
            ("said Theresa May on Monday", false),
            ("On 3 May it may open", true),
            ("“May it open”, he said", true),
        ] {
            assert_eq!(PlainWords::of_quote(quote).have(&may), says, "{quote}");
        }
    }
}
